/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/moor-visibility.h"

typedef enum {
  VIEW_UNKNOWN,
  VIEW_BUSY,        /* being decided: asking again means that two conditions ask each other */
  VIEW_THERE,
  VIEW_GONE,
} View;

typedef struct {
  MoorPart *part;
  int       index;
  View      view;
} PartEntry;

typedef struct {
  MoorField *field;
  PartEntry *part;
  MoorField *timer;   /* (nullable) the field this one is asked in */
  View       view;
} FieldEntry;

struct _MoorVisibility {
  MoorConditionLookup  raw;
  gpointer             raw_data;
  GPtrArray           *parts;    /* PartEntry, in the file's order */
  GPtrArray           *fields;   /* FieldEntry, in the file's order */
  GHashTable          *by_part;  /* MoorPart → PartEntry */
  GHashTable          *by_id;    /* field id → FieldEntry */
  gboolean             fresh;
};

static gboolean field_is_there (MoorVisibility *self, FieldEntry *entry);

/* Reads only what is decided or can be decided now. */
static MoorAnswer *
lookup (const char *id,
        gpointer    data)
{
  MoorVisibility *self = data;
  FieldEntry *entry = g_hash_table_lookup (self->by_id, id);

  if (entry == NULL || !field_is_there (self, entry))
    return NULL;

  return self->raw (id, self->raw_data);
}

static gboolean
part_is_there (MoorVisibility *self,
               PartEntry      *entry)
{
  if (entry->view == VIEW_UNKNOWN)
    {
      entry->view = VIEW_BUSY;
      entry->view = moor_condition_holds (entry->part->when, lookup, self) ? VIEW_THERE : VIEW_GONE;
    }

  return entry->view == VIEW_THERE;
}

static gboolean
field_is_there (MoorVisibility *self,
                FieldEntry     *entry)
{
  if (entry->view == VIEW_UNKNOWN)
    {
      gboolean there;

      entry->view = VIEW_BUSY;
      there = part_is_there (self, entry->part);
      if (there && entry->timer != NULL)
        there = moor_condition_holds (entry->timer->when, lookup, self);
      if (there)
        there = moor_condition_holds (entry->field->when, lookup, self);
      entry->view = there ? VIEW_THERE : VIEW_GONE;
    }

  return entry->view == VIEW_THERE;
}

/* Everything is decided at once and in the file's order, so that conditions
 * which ask each other give the same picture whoever is asked about first. */
static void
decide (MoorVisibility *self)
{
  if (self->fresh)
    return;

  for (guint i = 0; i < self->parts->len; i++)
    ((PartEntry *) g_ptr_array_index (self->parts, i))->view = VIEW_UNKNOWN;
  for (guint i = 0; i < self->fields->len; i++)
    ((FieldEntry *) g_ptr_array_index (self->fields, i))->view = VIEW_UNKNOWN;

  self->fresh = TRUE;

  for (guint i = 0; i < self->fields->len; i++)
    field_is_there (self, g_ptr_array_index (self->fields, i));
  for (guint i = 0; i < self->parts->len; i++)
    part_is_there (self, g_ptr_array_index (self->parts, i));
}

static void
add_field (MoorVisibility *self,
           PartEntry      *part,
           MoorField      *field,
           MoorField      *timer)
{
  FieldEntry *entry = g_new0 (FieldEntry, 1);

  entry->field = field;
  entry->part = part;
  entry->timer = timer;
  g_ptr_array_add (self->fields, entry);
  g_hash_table_insert (self->by_id, field->id, entry);

  if (field->kind == MOOR_FIELD_TIMER && field->columns != NULL)
    {
      for (guint i = 0; i < field->columns->len; i++)
        add_field (self, part, g_ptr_array_index (field->columns, i), field);
    }
}

MoorVisibility *
moor_visibility_new (MoorExercise        *exercise,
                     MoorConditionLookup  raw,
                     gpointer             raw_data)
{
  MoorVisibility *self;
  GPtrArray *parts;

  g_return_val_if_fail (MOOR_IS_EXERCISE (exercise), NULL);
  g_return_val_if_fail (raw != NULL, NULL);

  self = g_new0 (MoorVisibility, 1);
  self->raw = raw;
  self->raw_data = raw_data;
  self->parts = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->by_part = g_hash_table_new (NULL, NULL);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);

  parts = moor_exercise_get_parts (exercise);
  for (guint i = 0; i < parts->len; i++)
    {
      PartEntry *entry = g_new0 (PartEntry, 1);

      entry->part = g_ptr_array_index (parts, i);
      entry->index = (int) i;
      g_ptr_array_add (self->parts, entry);
      g_hash_table_insert (self->by_part, entry->part, entry);

      for (guint b = 0; b < entry->part->blocks->len; b++)
        {
          MoorBlock *block = g_ptr_array_index (entry->part->blocks, b);

          if (block->kind == MOOR_BLOCK_FIELD)
            add_field (self, entry, block->field, NULL);
        }
    }

  return self;
}

void
moor_visibility_free (MoorVisibility *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_part);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

void
moor_visibility_invalidate (MoorVisibility *self)
{
  g_return_if_fail (self != NULL);

  self->fresh = FALSE;
}

gboolean
moor_visibility_has_part (MoorVisibility *self,
                          const MoorPart *part)
{
  PartEntry *entry;

  g_return_val_if_fail (self != NULL, FALSE);

  decide (self);
  entry = g_hash_table_lookup (self->by_part, part);

  return entry != NULL && entry->view == VIEW_THERE;
}

gboolean
moor_visibility_has_field (MoorVisibility *self,
                           const char     *field)
{
  FieldEntry *entry;

  g_return_val_if_fail (self != NULL, FALSE);

  decide (self);
  entry = g_hash_table_lookup (self->by_id, field);

  return entry != NULL && entry->view == VIEW_THERE;
}

gboolean
moor_visibility_holds (MoorVisibility      *self,
                       const MoorCondition *condition)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return moor_condition_holds (condition, moor_visibility_lookup, self);
}

MoorAnswer *
moor_visibility_lookup (const char *field,
                        gpointer    self)
{
  g_return_val_if_fail (self != NULL, NULL);

  decide (self);

  return lookup (field, self);
}

MoorField *
moor_visibility_find_field (MoorVisibility *self,
                            const char     *field)
{
  FieldEntry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  entry = field != NULL ? g_hash_table_lookup (self->by_id, field) : NULL;

  return entry != NULL ? entry->field : NULL;
}

MoorPart *
moor_visibility_part_of_field (MoorVisibility *self,
                               const char     *field)
{
  FieldEntry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  entry = field != NULL ? g_hash_table_lookup (self->by_id, field) : NULL;

  return entry != NULL ? entry->part->part : NULL;
}

int
moor_visibility_index_of_part (MoorVisibility *self,
                               const MoorPart *part)
{
  PartEntry *entry;

  g_return_val_if_fail (self != NULL, -1);

  entry = g_hash_table_lookup (self->by_part, part);

  return entry != NULL ? entry->index : -1;
}

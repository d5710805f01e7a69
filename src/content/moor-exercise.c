/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-exercise.h"

#include "content/moor-exercise-private.h"

G_DEFINE_FINAL_TYPE (MoorExercise, moor_exercise, G_TYPE_OBJECT)

static const char *const step_names[] = {
  [MOOR_STEP_STYLE] = "style",
  [MOOR_STEP_PATTERNS] = "patterns",
  [MOOR_STEP_CONNECTIONS] = "connections",
  [MOOR_STEP_REGULATION] = "regulation",
  [MOOR_STEP_TOOLS] = "tools",
};

static const char *const leaning_names[] = {
  [MOOR_LEANING_NONE] = "",
  [MOOR_LEANING_ANXIOUS] = "anxious",
  [MOOR_LEANING_AVOIDANT] = "avoidant",
  [MOOR_LEANING_MIXED] = "mixed",
  [MOOR_LEANING_SECURE] = "secure",
};

static const char *const distress_names[] = {
  [MOOR_DISTRESS_NONE] = "none",
  [MOOR_DISTRESS_AFTER] = "after",
  [MOOR_DISTRESS_BOTH] = "both",
};

static const char *const kind_names[MOOR_N_FIELD_KINDS] = {
  [MOOR_FIELD_TEXT] = "text",
  [MOOR_FIELD_LIST] = "list",
  [MOOR_FIELD_CHOICE] = "choice",
  [MOOR_FIELD_CHOICES] = "choices",
  [MOOR_FIELD_SCALE] = "scale",
  [MOOR_FIELD_PERCENT] = "percent",
  [MOOR_FIELD_DATE] = "date",
  [MOOR_FIELD_AGE] = "age",
  [MOOR_FIELD_CHECK] = "check",
  [MOOR_FIELD_PERSON] = "person",
  [MOOR_FIELD_LINK] = "link",
  [MOOR_FIELD_EMOTIONS] = "emotions",
  [MOOR_FIELD_BODY] = "body",
  [MOOR_FIELD_ROWS] = "rows",
  [MOOR_FIELD_ITEMS] = "items",
  [MOOR_FIELD_TIMER] = "timer",
  [MOOR_FIELD_READ] = "read",
};

static void
mark_free (gpointer data)
{
  MoorMark *mark = data;

  g_free (mark->label);
  g_free (mark);
}

static void
fixed_row_free (gpointer data)
{
  MoorFixedRow *row = data;

  g_free (row->id);
  g_free (row->label);
  g_free (row);
}

static void
item_free (gpointer data)
{
  MoorItem *item = data;

  g_free (item->id);
  g_free (item->text);
  g_free (item);
}

static void
event_free (gpointer data)
{
  MoorTimerEvent *event = data;

  g_free (event->text);
  g_free (event->field);
  g_free (event);
}

static void
card_free (gpointer data)
{
  MoorCardText *card = data;

  g_free (card->markup);
  g_free (card->sure);
  g_free (card->url);
  g_free (card);
}

static gboolean
field_uses_kind (const MoorField *field,
                 MoorFieldKind    kind)
{
  if (field->kind == kind)
    return TRUE;

  for (guint i = 0; i < field->columns->len; i++)
    if (field_uses_kind (g_ptr_array_index (field->columns, i), kind))
      return TRUE;

  return FALSE;
}

static void
moor_exercise_finalize (GObject *object)
{
  MoorExercise *self = MOOR_EXERCISE (object);

  g_hash_table_unref (self->fields);
  g_hash_table_unref (self->field_parts);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->cautions);
  g_ptr_array_unref (self->agains);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->closings);
  g_free (self->id);
  g_free (self->language);
  g_free (self->hash);
  g_free (self->definition);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->why);

  G_OBJECT_CLASS (moor_exercise_parent_class)->finalize (object);
}

static void
moor_exercise_class_init (MoorExerciseClass *class)
{
  G_OBJECT_CLASS (class)->finalize = moor_exercise_finalize;
}

static void
moor_exercise_init (MoorExercise *self)
{
  self->fields = g_hash_table_new (g_str_hash, g_str_equal);
  self->field_parts = g_hash_table_new (g_str_hash, g_str_equal);
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->cautions = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_words_free);
  self->agains = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_words_free);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_part_free);
  self->closings = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_words_free);
}

MoorExercise *
moor_exercise_new (void)
{
  return g_object_new (MOOR_TYPE_EXERCISE, NULL);
}

void
moor_exercise_index (MoorExercise *self)
{
  for (guint p = 0; p < self->parts->len; p++)
    {
      MoorPart *part = g_ptr_array_index (self->parts, p);

      for (guint b = 0; b < part->blocks->len; b++)
        {
          MoorBlock *block = g_ptr_array_index (part->blocks, b);

          if (block->kind != MOOR_BLOCK_FIELD)
            continue;

          g_hash_table_insert (self->fields, block->field->id, block->field);
          g_hash_table_insert (self->field_parts, block->field->id, part);

          /* What a timer asks on the way is a field like any other. */
          for (guint i = 0; block->field->kind == MOOR_FIELD_TIMER &&
                            i < block->field->columns->len; i++)
            {
              MoorField *asked = g_ptr_array_index (block->field->columns, i);

              g_hash_table_insert (self->fields, asked->id, asked);
              g_hash_table_insert (self->field_parts, asked->id, part);
            }
        }
    }
}

MoorField *
moor_field_new (MoorFieldKind kind)
{
  MoorField *field = g_new0 (MoorField, 1);

  field->kind = kind;
  field->lines = 1;
  field->options = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_option_free);
  field->marks = g_ptr_array_new_with_free_func (mark_free);
  field->ahead = g_array_new (FALSE, FALSE, sizeof (int));
  field->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_field_free);
  field->fixed = g_ptr_array_new_with_free_func (fixed_row_free);
  field->items = g_ptr_array_new_with_free_func (item_free);
  field->minutes = g_array_new (FALSE, FALSE, sizeof (int));
  field->events = g_ptr_array_new_with_free_func (event_free);
  field->cards = g_ptr_array_new_with_free_func (card_free);

  return field;
}

void
moor_field_free (MoorField *field)
{
  if (field == NULL)
    return;

  g_free (field->id);
  g_free (field->role);
  g_free (field->label);
  g_free (field->required);
  moor_condition_free (field->when);
  g_ptr_array_unref (field->options);
  g_clear_pointer (&field->from, g_ptr_array_unref);
  g_free (field->low);
  g_free (field->high);
  g_ptr_array_unref (field->marks);
  g_array_unref (field->ahead);
  g_free (field->link_to);
  g_ptr_array_unref (field->columns);
  g_ptr_array_unref (field->fixed);
  g_free (field->row_for);
  moor_condition_free (field->pause_where);
  g_free (field->add_label);
  g_ptr_array_unref (field->items);
  g_free (field->questionnaire);
  g_clear_object (&field->scored_by);
  g_free (field->about);
  g_array_unref (field->minutes);
  g_free (field->pattern);
  g_ptr_array_unref (field->events);
  g_ptr_array_unref (field->cards);
  g_free (field);
}

void
moor_words_free (MoorWords *words)
{
  if (words == NULL)
    return;

  g_free (words->text);
  g_free (words->markup);
  moor_condition_free (words->when);
  g_free (words->target);
  g_free (words->part);
  g_free (words->same);
  g_free (words);
}

void
moor_option_free (MoorOption *option)
{
  if (option == NULL)
    return;

  g_free (option->value);
  g_free (option->label);
  g_free (option->detail);
  moor_condition_free (option->when);
  g_free (option);
}

void
moor_block_free (MoorBlock *block)
{
  if (block == NULL)
    return;

  moor_words_free (block->words);
  moor_field_free (block->field);
  g_free (block->recall);
  g_free (block->recall_label);
  g_free (block->target);
  moor_condition_free (block->when);
  g_free (block);
}

MoorPart *
moor_part_new (void)
{
  MoorPart *part = g_new0 (MoorPart, 1);

  part->keep = TRUE;
  part->sources = g_ptr_array_new_with_free_func (g_free);
  part->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_block_free);

  return part;
}

void
moor_part_free (MoorPart *part)
{
  if (part == NULL)
    return;

  g_free (part->id);
  moor_condition_free (part->when);
  g_free (part->after_field);
  g_ptr_array_unref (part->sources);
  g_ptr_array_unref (part->blocks);
  g_free (part);
}

gboolean
moor_field_kind_from_string (const char    *string,
                             MoorFieldKind *kind)
{
  for (guint i = 0; i < MOOR_N_FIELD_KINDS; i++)
    if (g_strcmp0 (kind_names[i], string) == 0)
      {
        *kind = (MoorFieldKind) i;
        return TRUE;
      }

  return FALSE;
}

const char *
moor_exercise_get_id (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);

  return self->id;
}

int
moor_exercise_get_version (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), 0);

  return self->version;
}

const char *
moor_exercise_get_language (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);

  return self->language;
}

const char *
moor_exercise_get_hash (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);

  return self->hash;
}

const char *
moor_exercise_get_definition (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);

  return self->definition;
}

const char *
moor_exercise_get_title (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);

  return self->title;
}

const char *
moor_exercise_get_summary (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);

  return self->summary;
}

const char *
moor_exercise_get_why (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);

  return self->why;
}

MoorStep
moor_exercise_get_step (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), MOOR_STEP_TOOLS);

  return self->step;
}

int
moor_exercise_get_depth (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), 0);

  return self->depth;
}

int
moor_exercise_get_minutes (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), 0);

  return self->minutes;
}

int
moor_exercise_get_short_minutes (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), 0);

  return self->short_minutes;
}

MoorDistress
moor_exercise_get_distress (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), MOOR_DISTRESS_NONE);

  return self->distress;
}

gboolean
moor_exercise_is_living (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), FALSE);

  return self->living;
}

gboolean
moor_exercise_is_private (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), FALSE);

  return self->private_;
}

gboolean
moor_exercise_has_memory_frame (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), FALSE);

  return self->memory_frame;
}

GPtrArray *
moor_exercise_get_sources (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);

  return self->sources;
}

GPtrArray *
moor_exercise_get_cautions (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);

  return self->cautions;
}

GPtrArray *
moor_exercise_get_agains (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);

  return self->agains;
}

GPtrArray *
moor_exercise_get_parts (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);

  return self->parts;
}

GPtrArray *
moor_exercise_get_closings (MoorExercise *self)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);

  return self->closings;
}

MoorPart *
moor_exercise_find_part (MoorExercise *self,
                         const char   *id)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      MoorPart *part = g_ptr_array_index (self->parts, i);

      if (g_str_equal (part->id, id))
        return part;
    }

  return NULL;
}

MoorField *
moor_exercise_find_field (MoorExercise *self,
                          const char   *id)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->fields, id);
}

MoorPart *
moor_exercise_part_of_field (MoorExercise *self,
                             const char   *id)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->field_parts, id);
}

MoorField *
moor_exercise_find_role (MoorExercise *self,
                         const char   *role)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), NULL);
  g_return_val_if_fail (role != NULL, NULL);

  for (guint p = 0; p < self->parts->len; p++)
    {
      MoorPart *part = g_ptr_array_index (self->parts, p);

      for (guint b = 0; b < part->blocks->len; b++)
        {
          MoorBlock *block = g_ptr_array_index (part->blocks, b);

          if (block->kind == MOOR_BLOCK_FIELD && g_strcmp0 (block->field->role, role) == 0)
            return block->field;
        }
    }

  return NULL;
}

gboolean
moor_exercise_uses_kind (MoorExercise *self,
                         MoorFieldKind kind)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (self), FALSE);

  GHashTableIter iter;
  gpointer field;

  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, NULL, &field))
    if (field_uses_kind (field, kind))
      return TRUE;

  return FALSE;
}

const char *
moor_step_to_string (MoorStep step)
{
  g_return_val_if_fail (step >= MOOR_STEP_STYLE && step <= MOOR_STEP_TOOLS, NULL);

  return step_names[step];
}

gboolean
moor_step_from_string (const char *string,
                       MoorStep   *step)
{
  for (guint i = MOOR_STEP_STYLE; i < G_N_ELEMENTS (step_names); i++)
    if (g_strcmp0 (step_names[i], string) == 0)
      {
        if (step != NULL)
          *step = (MoorStep) i;
        return TRUE;
      }

  return FALSE;
}

const char *
moor_leaning_to_string (MoorLeaning leaning)
{
  g_return_val_if_fail (leaning <= MOOR_LEANING_SECURE, NULL);

  return leaning_names[leaning];
}

MoorLeaning
moor_leaning_from_string (const char *string)
{
  for (guint i = MOOR_LEANING_ANXIOUS; i < G_N_ELEMENTS (leaning_names); i++)
    if (g_strcmp0 (leaning_names[i], string) == 0)
      return (MoorLeaning) i;

  return MOOR_LEANING_NONE;
}

const char *
moor_field_kind_to_string (MoorFieldKind kind)
{
  g_return_val_if_fail (kind < MOOR_N_FIELD_KINDS, NULL);

  return kind_names[kind];
}

const char *
moor_distress_to_string (MoorDistress distress)
{
  g_return_val_if_fail (distress <= MOOR_DISTRESS_BOTH, NULL);

  return distress_names[distress];
}

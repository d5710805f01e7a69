/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/moor-run-private.h"

#define ROLE_STATE "state"
#define ROLE_DISTRESS_BEFORE "distress-before"
#define ROLE_DISTRESS_AFTER "distress-after"

/* The first field with that role in @parts, where it asks how it is before and
 * not after. */
static MoorField *
find_before (GPtrArray  *parts,
             const char *role)
{
  for (guint i = 0; i < parts->len; i++)
    {
      MoorPart *part = g_ptr_array_index (parts, i);
      MoorField *found = NULL;

      for (guint b = 0; b < part->blocks->len; b++)
        {
          MoorBlock *block = g_ptr_array_index (part->blocks, b);

          if (block->kind != MOOR_BLOCK_FIELD)
            continue;
          if (g_strcmp0 (block->field->role, ROLE_DISTRESS_AFTER) == 0)
            return NULL;
          if (found == NULL && g_strcmp0 (block->field->role, role) == 0)
            found = block->field;
        }

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
fill (MoorRun    *self,
      GPtrArray  *parts,
      const char *role,
      MoorAnswer *answer,
      GHashTable *filled)
{
  MoorField *field = answer != NULL ? find_before (parts, role) : NULL;

  if (field != NULL &&
      moor_visibility_has_field (self->view, field->id) &&
      moor_run_get_answer (self, field->id) == NULL &&
      moor_run_answer (self, field->id, answer, NULL))
    g_hash_table_add (filled, field);
}

static gboolean
is_asked_before (const MoorField *field)
{
  return g_strcmp0 (field->role, ROLE_STATE) == 0 ||
         g_strcmp0 (field->role, ROLE_DISTRESS_BEFORE) == 0;
}

static gboolean
has_field_of_role (const MoorPart *part,
                   const char     *role)
{
  for (guint i = 0; i < part->blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (part->blocks, i);

      if (block->kind == MOOR_BLOCK_FIELD && g_strcmp0 (block->field->role, role) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_all_filled (MoorRun        *self,
               const MoorPart *part,
               GHashTable     *filled,
               gboolean        asked)
{
  gboolean any = FALSE;

  for (guint i = 0; i < part->blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (part->blocks, i);

      if (block->kind != MOOR_BLOCK_FIELD ||
          !moor_visibility_has_field (self->view, block->field->id))
        continue;
      if (!g_hash_table_contains (filled, block->field) &&
          !(asked && is_asked_before (block->field)))
        return FALSE;
      any = TRUE;
    }

  return any;
}

MoorEarlier *
moor_earlier_new (gint64       done,
                  MoorAnswers *answers)
{
  MoorEarlier *earlier = g_new0 (MoorEarlier, 1);

  earlier->done = done;
  earlier->answers = g_object_ref (answers);

  return earlier;
}

void
moor_earlier_free (MoorEarlier *earlier)
{
  g_object_unref (earlier->answers);
  g_free (earlier);
}

void
moor_run_set_facts (MoorRun         *self,
                    const MoorFacts *facts)
{
  g_autoptr (GHashTable) filled = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) parts = NULL;

  g_return_if_fail (MOOR_IS_RUN (self));
  g_return_if_fail (facts != NULL);

  self->last_done = facts->last_done;
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  self->earlier = facts->earlier != NULL ? g_ptr_array_ref (facts->earlier) : NULL;
  g_free (self->today);
  self->today = g_strdup (facts->today);

  if (self->later != NULL)
    return;

  parts = moor_run_walk (self, self->view);
  fill (self, parts, ROLE_STATE, facts->state, filled);
  fill (self, parts, ROLE_DISTRESS_BEFORE, facts->distress, filled);
  if (g_hash_table_size (filled) == 0 && !facts->asked)
    return;

  g_ptr_array_unref (parts);
  parts = moor_run_walk (self, self->view);
  for (guint i = 0; i < parts->len; i++)
    {
      MoorPart *part = g_ptr_array_index (parts, i);

      if (is_all_filled (self, part, filled,
                         facts->asked && has_field_of_role (part, ROLE_DISTRESS_BEFORE)))
        g_hash_table_add (self->passed, part);
    }

  if (self->current != NULL && g_hash_table_contains (self->passed, self->current))
    moor_run_advance (self);
}

void
moor_run_shorten (MoorRun *self)
{
  GPtrArray *all;
  g_autoptr (GPtrArray) parts = NULL;
  gboolean has_short = FALSE;

  g_return_if_fail (MOOR_IS_RUN (self));

  all = moor_exercise_get_parts (self->exercise);
  for (guint i = 0; i < all->len; i++)
    {
      MoorPart *part = g_ptr_array_index (all, i);

      has_short = has_short || (part->in_short_form && !part->is_later);
    }
  if (!has_short || self->later != NULL)
    return;

  self->short_form = TRUE;
  if (self->current != NULL && !self->current->in_short_form)
    {
      parts = moor_run_walk (self, self->view);
      moor_run_go_to (self, moor_run_nearest (self, parts, self->current));
    }
  moor_run_update (self);
}

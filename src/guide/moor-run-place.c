/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/moor-run-private.h"

#include "base/moor-clock.h"
#include "guide/moor-place.h"

/* A place is written as if the answers that are not kept had never been given:
 * it must not tell on its own what they were. */
char *
moor_run_save_place (MoorRun *self)
{
  g_autoptr (MoorPlace) place = g_new0 (MoorPlace, 1);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GPtrArray) parts = NULL;
  MoorPart *at;
  guint n_before = 0;

  g_return_val_if_fail (MOOR_IS_RUN (self), NULL);

  if (self->phase == MOOR_RUN_FINISHED)
    {
      place->done_on = self->today != NULL ? g_strdup (self->today) : moor_clock_today ();
      return moor_place_format (place);
    }

  parts = moor_run_walk (self, self->kept_view);
  place->closing = self->phase == MOOR_RUN_CLOSING || self->return_to_closing;
  if (place->closing)
    at = self->ended_at;
  else
    at = self->return_to != NULL ? self->return_to : self->current;

  if (at != NULL)
    at = moor_run_nearest (self, parts, at);
  else if (parts->len > 0)
    at = g_ptr_array_index (parts, parts->len - 1);

  if (at != NULL)
    {
      guint index;

      if (g_ptr_array_find (parts, at, &index))
        n_before = index + 1;
    }

  place->n_parts = (int) parts->len;
  place->position = place->closing ? (int) parts->len : (int) n_before;
  for (guint i = n_before; i > 0; i--)
    g_strv_builder_add (ids, ((MoorPart *) g_ptr_array_index (parts, i - 1))->id);
  place->parts = g_strv_builder_end (ids);

  return moor_place_format (place);
}

/* The part meant by the first id that this exercise knows. */
static MoorPart *
find_place (MoorRun         *self,
            GPtrArray       *parts,
            const MoorPlace *place)
{
  for (int i = 0; place->parts[i] != NULL; i++)
    {
      MoorPart *part = moor_exercise_find_part (self->exercise, place->parts[i]);

      if (part != NULL && !part->is_later)
        return moor_run_nearest (self, parts, part);
    }

  return parts->len > 0 ? g_ptr_array_index (parts, 0) : NULL;
}

void
moor_run_restore_place (MoorRun    *self,
                        const char *text)
{
  g_autoptr (MoorPlace) place = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  MoorPart *target;
  MoorPart *again;
  guint index = 0;

  g_return_if_fail (MOOR_IS_RUN (self));

  place = moor_place_parse (text);
  if (self->later != NULL || place->done_on != NULL ||
      (place->parts[0] == NULL && !place->closing))
    return;

  self->current = NULL;
  self->ended_at = NULL;
  self->return_to = NULL;
  self->return_to_closing = FALSE;

  parts = moor_run_walk (self, self->view);
  target = find_place (self, parts, place);
  if (target != NULL)
    g_ptr_array_find (parts, target, &index);

  /* What is asked each time and never kept is asked again, and only that. */
  again = moor_run_unkept_between (parts, -1, (int) index + (place->closing ? 1 : 0));
  if (again != NULL)
    {
      self->return_to = place->closing ? NULL : target;
      self->return_to_closing = place->closing;
      if (place->closing)
        self->ended_at = target;
      moor_run_go_to (self, again);
    }
  else if (place->closing)
    {
      self->ended_at = target;
      moor_run_go_to (self, NULL);
    }
  else
    {
      moor_run_go_to (self, target);
    }

  moor_run_update (self);
}

GPtrArray *
moor_run_get_skipped (MoorRun *self)
{
  GPtrArray *skipped = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *parts;

  g_return_val_if_fail (MOOR_IS_RUN (self), skipped);

  parts = moor_exercise_get_parts (self->exercise);
  for (guint i = 0; i < parts->len; i++)
    {
      MoorPart *part = g_ptr_array_index (parts, i);

      if (part->keep && g_hash_table_contains (self->skipped, part->id))
        g_ptr_array_add (skipped, g_strdup (part->id));
    }

  return skipped;
}

void
moor_run_restore_skipped (MoorRun            *self,
                          const char * const *parts)
{
  g_return_if_fail (MOOR_IS_RUN (self));

  g_hash_table_remove_all (self->skipped);
  for (int i = 0; parts != NULL && parts[i] != NULL; i++)
    g_hash_table_add (self->skipped, g_strdup (parts[i]));
}

static char *
due_day (MoorRun        *self,
         const MoorPart *part,
         const char     *done_on)
{
  MoorAnswer *date;
  const char *day;

  if (part->after_field == NULL)
    return moor_clock_add_days (done_on, part->after_days);

  date = moor_visibility_lookup (part->after_field, self->view);
  day = date != NULL ? moor_answer_get_text (date, 0, "") : NULL;

  return day != NULL ? moor_clock_add_days (day, 0) : NULL;
}

gboolean
moor_run_next_later (MoorRun     *self,
                     const char  *done_on,
                     char       **part_id,
                     char       **due)
{
  GPtrArray *parts;
  MoorPart *best = NULL;
  g_autofree char *best_due = NULL;

  g_return_val_if_fail (MOOR_IS_RUN (self), FALSE);
  g_return_val_if_fail (done_on != NULL, FALSE);

  parts = moor_exercise_get_parts (self->exercise);
  for (guint i = 0; i < parts->len; i++)
    {
      MoorPart *part = g_ptr_array_index (parts, i);
      g_autofree char *day = NULL;

      if (!part->is_later ||
          !moor_visibility_has_part (self->view, part) ||
          g_hash_table_contains (self->skipped, part->id) ||
          moor_run_part_is_answered (self, part))
        continue;

      day = due_day (self, part, done_on);
      if (day != NULL && (best == NULL || strcmp (day, best_due) < 0))
        {
          best = part;
          g_free (best_due);
          best_due = g_steal_pointer (&day);
        }
    }

  if (best == NULL)
    return FALSE;

  if (part_id != NULL)
    *part_id = g_strdup (best->id);
  if (due != NULL)
    *due = g_steal_pointer (&best_due);

  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/moor-run-private.h"

#include <glib/gi18n-lib.h>

#include "base/moor-clock.h"
#include "guide/moor-options.h"

static gboolean
note_is_there (MoorRun         *self,
               const MoorWords *words)
{
  return (words->leaning == MOOR_LEANING_NONE || words->leaning == self->leaning) &&
         moor_visibility_holds (self->view, words->when);
}

static MoorWords *
choose (MoorRun       *self,
        GPtrArray     *words,
        MoorWordsKind  kind)
{
  return moor_words_choose (words, kind, self->leaning, moor_visibility_lookup, self->view);
}

GPtrArray *
moor_run_get_blocks (MoorRun *self)
{
  GPtrArray *there = g_ptr_array_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  MoorWords *chosen[3];
  GPtrArray *blocks;

  g_return_val_if_fail (MOOR_IS_RUN (self), there);

  if (self->current == NULL)
    return there;

  blocks = self->current->blocks;
  for (guint i = 0; i < blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == MOOR_BLOCK_WORDS)
        g_ptr_array_add (words, block->words);
    }

  chosen[0] = choose (self, words, MOOR_WORDS_PROMPT);
  chosen[1] = choose (self, words, MOOR_WORDS_HINT);
  chosen[2] = choose (self, words, MOOR_WORDS_EXAMPLE);

  for (guint i = 0; i < blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (blocks, i);
      gboolean show = FALSE;

      switch (block->kind)
        {
        case MOOR_BLOCK_WORDS:
          if (block->words->kind == MOOR_WORDS_NOTE)
            show = note_is_there (self, block->words);
          else
            show = block->words == chosen[0] || block->words == chosen[1] ||
                   block->words == chosen[2];
          break;
        case MOOR_BLOCK_FIELD:
          show = moor_visibility_has_field (self->view, block->field->id);
          break;
        case MOOR_BLOCK_RECALL:
          show = moor_visibility_holds (self->view, block->when) &&
                 moor_visibility_lookup (block->recall, self->view) != NULL;
          break;
        case MOOR_BLOCK_GO:
        case MOOR_BLOCK_RESULT:
          show = moor_visibility_holds (self->view, block->when);
          break;
        default:
          g_assert_not_reached ();
        }

      if (show)
        g_ptr_array_add (there, block);
    }

  return there;
}

GPtrArray *
moor_run_get_options (MoorRun         *self,
                      const MoorField *field)
{
  g_return_val_if_fail (MOOR_IS_RUN (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  return moor_options_now (field, self->view, moor_run_get_answer (self, field->id));
}

static gboolean
asks_about_later (MoorRun             *self,
                  const MoorCondition *when)
{
  g_autoptr (GPtrArray) fields = NULL;

  if (when == NULL)
    return FALSE;

  fields = moor_condition_fields (when);
  for (guint i = 0; i < fields->len; i++)
    {
      if (moor_visibility_part_of_field (self->view, g_ptr_array_index (fields, i)) == self->later)
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
moor_run_get_closings (MoorRun *self)
{
  GPtrArray *shown = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  GPtrArray *all;
  MoorWords *words;

  g_return_val_if_fail (MOOR_IS_RUN (self), shown);

  all = moor_exercise_get_closings (self->exercise);
  for (guint i = 0; i < all->len; i++)
    {
      words = g_ptr_array_index (all, i);

      /* What closes the page was said when it was closed. A part that comes
       * back has a closing only where one asks about that part. */
      if (self->later != NULL && !asks_about_later (self, words->when))
        continue;

      if (!words->add)
        g_ptr_array_add (others, words);
      else if (note_is_there (self, words))
        g_ptr_array_add (shown, words);
    }

  words = choose (self, others, MOOR_WORDS_CLOSING);
  if (words != NULL)
    g_ptr_array_add (shown, words);

  return shown;
}

GPtrArray *
moor_run_get_cautions (MoorRun *self)
{
  GPtrArray *there = g_ptr_array_new ();
  GPtrArray *all;

  g_return_val_if_fail (MOOR_IS_RUN (self), there);

  /* A part that comes back has its own notes; what is said before an exercise was
   * said then, and would stand between a person and the one question now. */
  if (self->later != NULL)
    return there;

  all = moor_exercise_get_cautions (self->exercise);
  for (guint i = 0; i < all->len; i++)
    {
      MoorWords *words = g_ptr_array_index (all, i);

      if (note_is_there (self, words))
        g_ptr_array_add (there, words);
    }

  return there;
}

static char *
fill_slot (const char *text,
           const char *slot,
           const char *value)
{
  g_auto (GStrv) pieces = g_strsplit (text, slot, -1);

  return g_strjoinv (value, pieces);
}

static MoorAnswer *
look_up_earlier (const char *field,
                 gpointer    answers)
{
  return moor_answers_get (answers, field);
}

static gboolean
is_alike (MoorRun           *self,
          const MoorWords   *again,
          const MoorEarlier *earlier)
{
  g_autoptr (MoorVisibility) then = moor_visibility_new (self->exercise, look_up_earlier,
                                                         earlier->answers);

  return moor_visibility_has_part (then, self->current) &&
         (again->same == NULL ||
          moor_answer_equal (moor_visibility_lookup (again->same, then),
                             moor_visibility_lookup (again->same, self->view)));
}

/* When what @again speaks of was done last, µs UTC; 0 if never, or if it is not
 * said in the current part. */
static gint64
last_done (MoorRun         *self,
           const MoorWords *again)
{
  gint64 last = 0;

  if (again->part == NULL)
    return moor_run_get_position (self) == 1 ? self->last_done : 0;
  if (self->current == NULL || strcmp (self->current->id, again->part) != 0 || self->earlier == NULL)
    return 0;
  /* Whoever comes back to it has decided. */
  if (moor_run_part_is_answered (self, self->current))
    return 0;

  for (guint i = 0; i < self->earlier->len; i++)
    {
      const MoorEarlier *earlier = g_ptr_array_index (self->earlier, i);

      if (earlier->done > last && is_alike (self, again, earlier))
        last = earlier->done;
    }

  return last;
}

/* @done: (out): when it was done, µs UTC */
static MoorWords *
find_again (MoorRun *self,
            gint64  *done)
{
  GPtrArray *all;
  MoorWords *best = NULL;
  g_autofree char *today = NULL;

  if (self->later != NULL)
    return NULL;

  today = self->today != NULL ? g_strdup (self->today) : moor_clock_today ();

  all = moor_exercise_get_agains (self->exercise);
  for (guint i = 0; i < all->len; i++)
    {
      MoorWords *words = g_ptr_array_index (all, i);
      gint64 last = last_done (self, words);
      g_autofree char *done_on = last > 0 ? moor_clock_local_date (last) : NULL;
      int days = last > 0 ? moor_clock_days_between (done_on, today) : -1;

      if (days >= 0 && days <= words->days && note_is_there (self, words) &&
          (best == NULL || words->days < best->days))
        {
          best = words;
          *done = last;
        }
    }

  return best;
}

gboolean
moor_run_offers_rest (MoorRun *self)
{
  MoorWords *again;
  gint64 done = 0;

  g_return_val_if_fail (MOOR_IS_RUN (self), FALSE);

  again = find_again (self, &done);
  return again != NULL && again->rest;
}

char *
moor_run_get_again (MoorRun *self)
{
  MoorWords *best;
  g_autofree char *time = NULL;
  g_autofree char *date = NULL;
  g_autofree char *with_time = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  gint64 done = 0;

  g_return_val_if_fail (MOOR_IS_RUN (self), NULL);

  best = find_again (self, &done);
  if (best == NULL)
    return NULL;

  utc = g_date_time_new_from_unix_utc (done / G_USEC_PER_SEC);
  local = g_date_time_to_local (utc);
  time = g_date_time_format (local, "%H:%M");
  /* Translators: a day without its year, as in "You answered this on 3 November". */
  date = g_date_time_format (local, _("%-d %B"));
  with_time = fill_slot (best->text, "{time}", time);

  return fill_slot (with_time, "{date}", date);
}

gboolean
moor_run_holds (MoorRun             *self,
                const MoorCondition *condition)
{
  g_return_val_if_fail (MOOR_IS_RUN (self), FALSE);

  return moor_visibility_holds (self->view, condition);
}

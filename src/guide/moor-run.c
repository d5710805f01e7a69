/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/moor-run-private.h"

#include <glib/gi18n-lib.h>

#include "base/moor-error.h"
#include "base/moor-text.h"
#include "guide/moor-options.h"

G_DEFINE_FINAL_TYPE (MoorRun, moor_run, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static MoorAnswers *
answers_of_part (MoorRun        *self,
                 const MoorPart *part)
{
  return part->keep ? self->answers : self->unkept;
}

static MoorAnswer *
raw_answer (const char *field,
            gpointer    data)
{
  MoorRun *self = data;
  MoorPart *part = moor_visibility_part_of_field (self->view, field);

  return part != NULL ? moor_answers_get (answers_of_part (self, part), field) : NULL;
}

static MoorAnswer *
raw_kept_answer (const char *field,
                 gpointer    data)
{
  MoorRun *self = data;
  MoorPart *part = moor_visibility_part_of_field (self->view, field);

  return part != NULL && part->keep ? moor_answers_get (self->answers, field) : NULL;
}

GPtrArray *
moor_run_walk (MoorRun        *self,
               MoorVisibility *view)
{
  GPtrArray *all = moor_exercise_get_parts (self->exercise);
  GPtrArray *parts = g_ptr_array_new ();

  if (self->later != NULL)
    {
      g_ptr_array_add (parts, self->later);
      return parts;
    }

  for (guint i = 0; i < all->len; i++)
    {
      MoorPart *part = g_ptr_array_index (all, i);

      if (part->is_later || (self->short_form && !part->in_short_form))
        continue;

      if (moor_visibility_has_part (view, part) ||
          (view == self->view && part == self->current))
        g_ptr_array_add (parts, part);
    }

  return parts;
}

static int
find_in_walk (GPtrArray      *parts,
              const MoorPart *part)
{
  guint index;

  return g_ptr_array_find (parts, part, &index) ? (int) index : -1;
}

MoorPart *
moor_run_nearest (MoorRun        *self,
                  GPtrArray      *parts,
                  const MoorPart *part)
{
  int wanted = moor_visibility_index_of_part (self->view, part);

  for (guint i = parts->len; i > 0; i--)
    {
      MoorPart *candidate = g_ptr_array_index (parts, i - 1);

      if (moor_visibility_index_of_part (self->view, candidate) <= wanted)
        return candidate;
    }

  return parts->len > 0 ? g_ptr_array_index (parts, 0) : NULL;
}

static void
describe_words (GString   *into,
                GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (into, " %p", g_ptr_array_index (words, i));
}

/* All that a screen would draw differently, so that "changed" is said then and
 * only then. It stays in memory. */
static char *
describe (MoorRun *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) blocks = moor_run_get_blocks (self);
  g_autoptr (GPtrArray) closings = NULL;

  g_string_append_printf (text, "%d %p %d/%d", self->phase, self->current,
                          moor_run_get_position (self), moor_run_get_n_parts (self));

  for (guint i = 0; i < blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (blocks, i);
      g_autoptr (GPtrArray) options = NULL;

      g_string_append_printf (text, " %p", block);
      if (block->kind != MOOR_BLOCK_FIELD)
        continue;

      options = moor_run_get_options (self, block->field);
      for (guint o = 0; o < options->len; o++)
        {
          MoorOption *option = g_ptr_array_index (options, o);

          g_string_append_printf (text, "\037%s", option->value);
        }
    }

  if (self->phase == MOOR_RUN_CLOSING)
    {
      closings = moor_run_get_closings (self);
      describe_words (text, closings);
    }

  return g_string_free (text, FALSE);
}

void
moor_run_update (MoorRun *self)
{
  g_autofree char *now = describe (self);

  if (g_strcmp0 (now, self->seen) == 0)
    return;

  g_free (self->seen);
  self->seen = g_steal_pointer (&now);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
answers_changed_cb (MoorRun *self)
{
  moor_visibility_invalidate (self->view);
  moor_visibility_invalidate (self->kept_view);
  moor_run_update (self);
}

void
moor_run_go_to (MoorRun  *self,
                MoorPart *part)
{
  self->current = part;
  self->phase = part != NULL ? MOOR_RUN_OPEN : MOOR_RUN_CLOSING;
}

/* The part after @part in the walk that is still to be seen. */
static MoorPart *
part_after (MoorRun   *self,
            GPtrArray *parts,
            int        index)
{
  for (guint i = (guint) (index + 1); i < parts->len; i++)
    {
      MoorPart *part = g_ptr_array_index (parts, i);

      if (!g_hash_table_contains (self->passed, part))
        return part;
    }

  return NULL;
}

MoorPart *
moor_run_unkept_between (GPtrArray *parts,
                         int        after,
                         int        before)
{
  for (int i = after + 1; i < before && i < (int) parts->len; i++)
    {
      MoorPart *part = g_ptr_array_index (parts, (guint) i);

      if (!part->keep)
        return part;
    }

  return NULL;
}

void
moor_run_advance (MoorRun *self)
{
  g_autoptr (GPtrArray) parts = moor_run_walk (self, self->view);
  int index = find_in_walk (parts, self->current);
  gboolean returning = self->return_to != NULL || self->return_to_closing;

  if (returning && !self->current->keep)
    {
      MoorPart *target = self->return_to != NULL
                           ? moor_run_nearest (self, parts, self->return_to) : NULL;
      int target_index = target != NULL ? find_in_walk (parts, target) : (int) parts->len;
      MoorPart *again = moor_run_unkept_between (parts, index, target_index);

      if (again == NULL)
        {
          self->return_to = NULL;
          self->return_to_closing = FALSE;
          if (target_index <= index)
            target = part_after (self, parts, index);
        }

      moor_run_go_to (self, again != NULL ? again : target);
    }
  else
    {
      self->ended_at = NULL;
      moor_run_go_to (self, part_after (self, parts, index));
    }

  moor_run_update (self);
}

/* A required field can hold a person up only if it can be answered: a choice
 * among earlier answers that were never given is none. */
static gboolean
can_be_answered (MoorRun         *self,
                 const MoorField *field)
{
  g_autoptr (GPtrArray) options = NULL;

  if (field->other)
    return TRUE;

  if (field->kind == MOOR_FIELD_CHOICE || field->kind == MOOR_FIELD_CHOICES ||
      (field->kind == MOOR_FIELD_ROWS && field->row_for != NULL))
    {
      options = moor_run_get_options (self, field);
      return options->len > 0;
    }

  return TRUE;
}

static gboolean
check_required (MoorRun  *self,
                GError  **error)
{
  GPtrArray *blocks = self->current->blocks;

  for (guint i = 0; i < blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (blocks, i);
      MoorField *field = block->field;

      if (block->kind != MOOR_BLOCK_FIELD || field->required == NULL ||
          !moor_visibility_has_field (self->view, field->id) ||
          moor_run_get_answer (self, field->id) != NULL ||
          !can_be_answered (self, field))
        continue;

      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, field->required);
      return FALSE;
    }

  return TRUE;
}

gboolean
moor_run_part_is_answered (MoorRun        *self,
                           const MoorPart *part)
{
  for (guint i = 0; i < part->blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (part->blocks, i);

      if (block->kind == MOOR_BLOCK_FIELD && moor_run_get_answer (self, block->field->id) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
moor_run_dispose (GObject *object)
{
  MoorRun *self = MOOR_RUN (object);

  if (self->answers != NULL)
    g_signal_handlers_disconnect_by_data (self->answers, self);

  G_OBJECT_CLASS (moor_run_parent_class)->dispose (object);
}

static void
moor_run_finalize (GObject *object)
{
  MoorRun *self = MOOR_RUN (object);

  g_clear_pointer (&self->view, moor_visibility_free);
  g_clear_pointer (&self->kept_view, moor_visibility_free);
  g_clear_object (&self->exercise);
  g_clear_object (&self->answers);
  g_clear_object (&self->unkept);
  g_clear_pointer (&self->passed, g_hash_table_unref);
  g_clear_pointer (&self->skipped, g_hash_table_unref);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->seen, g_free);

  G_OBJECT_CLASS (moor_run_parent_class)->finalize (object);
}

static void
moor_run_class_init (MoorRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = moor_run_dispose;
  object_class->finalize = moor_run_finalize;

  /**
   * MoorRun::changed:
   *
   * The current part, what is there in it, or the position has changed.
   */
  signals[CHANGED] = g_signal_new ("changed", MOOR_TYPE_RUN, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
moor_run_init (MoorRun *self)
{
  self->unkept = moor_answers_new ();
  self->passed = g_hash_table_new (NULL, NULL);
  self->skipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
has_short_form (MoorExercise *exercise)
{
  GPtrArray *parts = moor_exercise_get_parts (exercise);

  for (guint i = 0; i < parts->len; i++)
    {
      MoorPart *part = g_ptr_array_index (parts, i);

      if (part->in_short_form && !part->is_later)
        return TRUE;
    }

  return FALSE;
}

static MoorRun *
run_new (MoorExercise *exercise,
         MoorAnswers  *answers,
         MoorLeaning   leaning,
         gboolean      short_form,
         MoorPart     *later)
{
  MoorRun *self = g_object_new (MOOR_TYPE_RUN, NULL);
  g_autoptr (GPtrArray) parts = NULL;

  self->exercise = g_object_ref (exercise);
  self->answers = answers != NULL ? g_object_ref (answers) : moor_answers_new ();
  self->leaning = leaning;
  self->short_form = short_form && has_short_form (exercise);
  self->later = later;
  self->view = moor_visibility_new (exercise, raw_answer, self);
  self->kept_view = moor_visibility_new (exercise, raw_kept_answer, self);

  g_signal_connect_swapped (self->answers, "changed", G_CALLBACK (answers_changed_cb), self);
  g_signal_connect_swapped (self->unkept, "changed", G_CALLBACK (answers_changed_cb), self);

  parts = moor_run_walk (self, self->view);
  moor_run_go_to (self, parts->len > 0 ? g_ptr_array_index (parts, 0) : NULL);
  self->seen = describe (self);

  return self;
}

MoorRun *
moor_run_new (MoorExercise *exercise,
              MoorAnswers  *answers,
              MoorLeaning   leaning,
              gboolean      short_form)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (exercise), NULL);
  g_return_val_if_fail (answers == NULL || MOOR_IS_ANSWERS (answers), NULL);

  return run_new (exercise, answers, leaning, short_form, NULL);
}

MoorRun *
moor_run_new_later (MoorExercise *exercise,
                    MoorAnswers  *answers,
                    MoorLeaning   leaning,
                    const char   *part_id)
{
  MoorPart *part;

  g_return_val_if_fail (MOOR_IS_EXERCISE (exercise), NULL);
  g_return_val_if_fail (answers == NULL || MOOR_IS_ANSWERS (answers), NULL);

  part = part_id != NULL ? moor_exercise_find_part (exercise, part_id) : NULL;
  if (part == NULL || !part->is_later)
    return NULL;

  return run_new (exercise, answers, leaning, FALSE, part);
}

MoorExercise *
moor_run_get_exercise (MoorRun *self)
{
  g_return_val_if_fail (MOOR_IS_RUN (self), NULL);

  return self->exercise;
}

MoorAnswers *
moor_run_get_answers (MoorRun *self)
{
  g_return_val_if_fail (MOOR_IS_RUN (self), NULL);

  return self->answers;
}

MoorLeaning
moor_run_get_leaning (MoorRun *self)
{
  g_return_val_if_fail (MOOR_IS_RUN (self), MOOR_LEANING_NONE);

  return self->leaning;
}

void
moor_run_set_leaning (MoorRun     *self,
                      MoorLeaning  leaning)
{
  g_return_if_fail (MOOR_IS_RUN (self));

  self->leaning = leaning;
  moor_run_update (self);
}

gboolean
moor_run_is_short (MoorRun *self)
{
  g_return_val_if_fail (MOOR_IS_RUN (self), FALSE);

  return self->short_form;
}

gboolean
moor_run_is_later (MoorRun *self)
{
  g_return_val_if_fail (MOOR_IS_RUN (self), FALSE);

  return self->later != NULL;
}

MoorRunPhase
moor_run_get_phase (MoorRun *self)
{
  g_return_val_if_fail (MOOR_IS_RUN (self), MOOR_RUN_FINISHED);

  return self->phase;
}

MoorPart *
moor_run_get_part (MoorRun *self)
{
  g_return_val_if_fail (MOOR_IS_RUN (self), NULL);

  return self->current;
}

int
moor_run_get_position (MoorRun *self)
{
  g_autoptr (GPtrArray) parts = NULL;

  g_return_val_if_fail (MOOR_IS_RUN (self), 0);

  parts = moor_run_walk (self, self->view);

  return self->current != NULL ? find_in_walk (parts, self->current) + 1 : (int) parts->len;
}

int
moor_run_get_n_parts (MoorRun *self)
{
  g_autoptr (GPtrArray) parts = NULL;

  g_return_val_if_fail (MOOR_IS_RUN (self), 0);

  parts = moor_run_walk (self, self->view);

  return (int) parts->len;
}

static MoorPart *
part_before (MoorRun *self)
{
  g_autoptr (GPtrArray) parts = moor_run_walk (self, self->view);
  int index;

  if (self->phase == MOOR_RUN_FINISHED || parts->len == 0)
    return NULL;

  if (self->phase == MOOR_RUN_CLOSING)
    {
      if (self->ended_at != NULL)
        return moor_run_nearest (self, parts, self->ended_at);
      return g_ptr_array_index (parts, parts->len - 1);
    }

  index = find_in_walk (parts, self->current);

  return index > 0 ? g_ptr_array_index (parts, index - 1) : NULL;
}

gboolean
moor_run_can_back (MoorRun *self)
{
  g_return_val_if_fail (MOOR_IS_RUN (self), FALSE);

  return part_before (self) != NULL;
}

void
moor_run_back (MoorRun *self)
{
  MoorPart *part;

  g_return_if_fail (MOOR_IS_RUN (self));

  part = part_before (self);
  if (part == NULL)
    return;

  /* Whoever goes back to a part that was filled for them wants to see it, and
   * sees it again on the way forward. */
  g_hash_table_remove (self->passed, part);
  moor_run_go_to (self, part);
  moor_run_update (self);
}

gboolean
moor_run_next (MoorRun  *self,
               GError  **error)
{
  g_return_val_if_fail (MOOR_IS_RUN (self), FALSE);
  g_return_val_if_fail (self->phase == MOOR_RUN_OPEN, FALSE);

  if (!check_required (self, error))
    return FALSE;

  g_hash_table_remove (self->skipped, self->current->id);
  moor_run_advance (self);

  return TRUE;
}

gboolean
moor_run_skip (MoorRun  *self,
               GError  **error)
{
  g_return_val_if_fail (MOOR_IS_RUN (self), FALSE);
  g_return_val_if_fail (self->phase == MOOR_RUN_OPEN, FALSE);

  if (!check_required (self, error))
    return FALSE;

  g_hash_table_add (self->skipped, g_strdup (self->current->id));
  moor_run_advance (self);

  return TRUE;
}

gboolean
moor_run_can_end (MoorRun *self)
{
  g_return_val_if_fail (MOOR_IS_RUN (self), FALSE);

  return self->current != NULL && self->current->may_end;
}

void
moor_run_end (MoorRun *self)
{
  g_return_if_fail (MOOR_IS_RUN (self));
  g_return_if_fail (moor_run_can_end (self));

  self->ended_at = self->current;
  self->return_to = NULL;
  self->return_to_closing = FALSE;
  moor_run_go_to (self, NULL);
  moor_run_update (self);
}

void
moor_run_finish (MoorRun *self)
{
  g_return_if_fail (MOOR_IS_RUN (self));
  g_return_if_fail (self->phase == MOOR_RUN_CLOSING);

  /* A later part left empty has been asked all the same. */
  if (self->later != NULL && !moor_run_part_is_answered (self, self->later))
    g_hash_table_add (self->skipped, g_strdup (self->later->id));

  self->phase = MOOR_RUN_FINISHED;
  moor_run_update (self);
}

static gboolean
set_not_an_option (GError **error)
{
  g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_OUT_OF_RANGE,
                       _("This is not one of the answers offered here. Nothing was changed."));
  return FALSE;
}

gboolean
moor_run_answer (MoorRun     *self,
                 const char  *field_id,
                 MoorAnswer  *answer,
                 GError     **error)
{
  MoorField *field;
  MoorPart *part;
  MoorAnswers *answers;

  g_return_val_if_fail (MOOR_IS_RUN (self), FALSE);
  g_return_val_if_fail (field_id != NULL, FALSE);

  field = moor_visibility_find_field (self->view, field_id);
  if (field == NULL)
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND,
                           _("This exercise has no such question. Nothing was changed."));
      return FALSE;
    }

  if (!moor_field_check (field, answer, error))
    return FALSE;

  part = moor_visibility_part_of_field (self->view, field_id);
  answers = answers_of_part (self, part);

  if (answer != NULL)
    {
      MoorAnswer *before = moor_answers_get (answers, field_id);
      gsize old_bytes = before != NULL ? moor_answer_get_bytes (before) : 0;
      gsize new_bytes = moor_answer_get_bytes (answer);
      gsize page_bytes = moor_answers_get_bytes (self->answers) +
                         moor_answers_get_bytes (self->unkept);

      /* A page that is too full already may still be made shorter. */
      if (new_bytes > old_bytes && page_bytes - old_bytes + new_bytes > MOOR_TEXT_PAGE_MAX)
        {
          g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE,
                               _("This page is full. What was on it before is safe. "
                                 "Write the rest on a new page."));
          return FALSE;
        }
    }

  if (answer != NULL && (field->kind == MOOR_FIELD_CHOICE || field->kind == MOOR_FIELD_CHOICES))
    {
      g_autoptr (GPtrArray) options = moor_run_get_options (self, field);

      if (!moor_options_allow (options, field, answer))
        return set_not_an_option (error);
    }

  moor_answers_set (answers, field_id, answer);

  return TRUE;
}

MoorAnswer *
moor_run_get_answer (MoorRun    *self,
                     const char *field)
{
  g_return_val_if_fail (MOOR_IS_RUN (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  return raw_answer (field, self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* How a sitting comes about: a new page, an existing one, a newer text. */

#include "desk/moor-desk-private.h"

#include <glib/gi18n-lib.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "desk/moor-sitting-private.h"
#include "guide/moor-place.h"

#define FRESH_CHECK_IN (10 * G_TIME_SPAN_MINUTE)

/* So many earlier pages of one exercise are looked at: two a day in four weeks. */
#define EARLIER_MOST 56

#define ROLE_STATE "state"
#define ROLE_DISTRESS "distress"

static void
set_no_exercise (GTask *task)
{
  g_task_return_new_error (task, MOOR_ERROR, MOOR_ERROR_NOT_FOUND, "%s",
                           _("This exercise is not in the library. Your pages are safe."));
}

/* The definition of a page --------------------------------------------------- */

static void
definition_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  MoorExercise *exercise = moor_store_load_definition_finish (MOOR_STORE (source), result, &error);

  if (exercise != NULL)
    g_task_return_pointer (task, exercise, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
moor_desk_definition_async (MoorDesk            *self,
                            MoorPage            *page,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  MoorExercise *exercise;
  const char *hash;

  g_return_if_fail (MOOR_IS_DESK (self));
  g_return_if_fail (MOOR_IS_PAGE (page) && moor_page_get_exercise (page) != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, moor_desk_definition_async);

  hash = moor_page_get_definition (page);
  exercise = moor_desk_find_exercise (self, moor_page_get_exercise (page));

  if (exercise != NULL && (hash == NULL || g_str_equal (hash, moor_exercise_get_hash (exercise))))
    g_task_return_pointer (task, g_object_ref (exercise), g_object_unref);
  else if (hash == NULL)
    set_no_exercise (task);
  else
    moor_store_load_definition_async (moor_desk_get_store (self), hash, cancellable,
                                      definition_cb, g_object_ref (task));
}

MoorExercise *
moor_desk_definition_finish (MoorDesk      *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A sitting at an existing page ---------------------------------------------- */

static gboolean
is_due (MoorPage *page)
{
  g_autofree char *today = moor_clock_today ();

  return moor_page_get_due (page) != NULL && strcmp (moor_page_get_due (page), today) <= 0;
}

static MoorRun *
open_run (MoorPage     *page,
          MoorExercise *exercise,
          gboolean      later)
{
  g_autoptr (MoorAnswers) answers = NULL;
  MoorRun *run = NULL;

  answers = moor_page_get_answers (page) != NULL ? moor_answers_copy (moor_page_get_answers (page))
                                                 : moor_answers_new ();

  if (moor_page_get_state (page) == MOOR_PAGE_WAITING && (later || is_due (page)))
    run = moor_run_new_later (exercise, answers, moor_page_get_leaning (page),
                              moor_page_get_due_part (page));
  if (run == NULL)
    run = moor_run_new (exercise, answers, moor_page_get_leaning (page), moor_page_is_short (page));

  moor_run_restore_skipped (run, moor_page_get_skipped (page));
  if (moor_page_get_state (page) == MOOR_PAGE_DRAFT)
    moor_run_restore_place (run, moor_page_get_place (page));

  return run;
}

/* Answers that the new text does not allow in their field any more. The version
 * before, which was kept, has them. */
static void
let_go_of_unfit (MoorSitting  *sitting,
                 MoorExercise *exercise)
{
  MoorAnswers *answers = moor_sitting_get_answers (sitting);
  g_autoptr (GPtrArray) fields = moor_answers_fields (answers);

  for (guint i = 0; i < fields->len; i++)
    {
      const char *id = g_ptr_array_index (fields, i);
      MoorField *field = moor_exercise_find_field (exercise, id);

      if (field != NULL && !moor_field_check (field, moor_answers_get (answers, id), NULL))
        moor_answers_set (answers, id, NULL);
    }
}

static MoorSitting *
sit_down (MoorDesk     *self,
          MoorPage     *page,
          MoorExercise *exercise,
          gboolean      later,
          gboolean      moved)
{
  g_autoptr (MoorRun) run = exercise != NULL ? open_run (page, exercise, later) : NULL;
  MoorSitting *sitting = moor_sitting_new (moor_desk_get_store (self), run, page);

  if (moved)
    {
      let_go_of_unfit (sitting, exercise);
      moor_sitting_move_to_exercise (sitting);
    }

  return moor_desk_take_sitting (self, sitting);
}

typedef struct {
  MoorPage     *page;
  MoorExercise *exercise;    /* (nullable) the text to move the page to */
  gboolean      later;
} Open;

static void
open_free (gpointer data)
{
  Open *open = data;

  g_clear_object (&open->page);
  g_clear_object (&open->exercise);
  g_free (open);
}

static void
open_definition_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Open *open = g_task_get_task_data (task);
  MoorDesk *self = MOOR_DESK (source);
  g_autoptr (MoorExercise) exercise = moor_desk_definition_finish (self, result, &error);

  if (exercise == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, sit_down (self, open->page, exercise, open->later, FALSE),
                           g_object_unref);
}

static void
open_revision_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Open *open = g_task_get_task_data (task);

  if (!moor_store_keep_revision_finish (MOOR_STORE (source), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task,
                           sit_down (g_task_get_source_object (task), open->page, open->exercise,
                                     open->later, TRUE),
                           g_object_unref);
}

/* @exercise (nullable): move the page to this text. @task is consumed and
 * answers with the sitting. */
static void
open_page (GTask        *task,
           MoorPage     *page,
           MoorExercise *exercise,
           gboolean      later)
{
  MoorDesk *self = g_task_get_source_object (task);
  Open *open;

  if (moor_page_get_exercise (page) == NULL)
    {
      g_task_return_pointer (task, sit_down (self, page, NULL, FALSE, FALSE), g_object_unref);
      g_object_unref (task);
      return;
    }

  open = g_new0 (Open, 1);
  open->page = g_object_ref (page);
  open->later = later;
  g_set_object (&open->exercise, exercise);
  g_task_set_task_data (task, open, open_free);

  if (exercise != NULL)
    moor_store_keep_revision_async (moor_desk_get_store (self), moor_page_get_id (page),
                                    open_revision_cb, task);
  else
    moor_desk_definition_async (self, page, g_task_get_cancellable (task),
                                open_definition_cb, task);
}

/* A living page moves on to the newest text whenever it is opened. */
static MoorExercise *
find_newer_living (MoorDesk *self,
                   MoorPage *page)
{
  MoorExercise *exercise;

  if (moor_page_get_exercise (page) == NULL)
    return NULL;

  exercise = moor_desk_find_exercise (self, moor_page_get_exercise (page));

  if (exercise == NULL || !moor_exercise_is_living (exercise) ||
      g_strcmp0 (moor_page_get_definition (page), moor_exercise_get_hash (exercise)) == 0)
    return NULL;

  return exercise;
}

static void
resume_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  GTask *task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorPage) page = moor_store_load_page_finish (MOOR_STORE (source), result, &error);

  if (page == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }

  open_page (task, page, find_newer_living (g_task_get_source_object (task), page),
             GPOINTER_TO_INT (g_task_get_task_data (task)));
}

void
moor_desk_resume_async (MoorDesk            *self,
                        const char          *page_id,
                        gboolean             later,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_DESK (self));
  g_return_if_fail (page_id != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, moor_desk_resume_async);
  g_task_set_task_data (task, GINT_TO_POINTER (later), NULL);
  moor_store_load_page_async (moor_desk_get_store (self), page_id, cancellable,
                              resume_loaded_cb, task);
}

MoorSitting *
moor_desk_resume_finish (MoorDesk      *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A newer text --------------------------------------------------------------- */

static MoorExercise *
find_newer (MoorDesk     *self,
            MoorExercise *exercise)
{
  MoorExercise *newest = moor_desk_find_exercise (self, moor_exercise_get_id (exercise));

  /* Another language is the same text; another version, or an own file that was
   * edited, is not. */
  if (newest == NULL ||
      moor_exercise_get_version (newest) < moor_exercise_get_version (exercise) ||
      g_str_equal (moor_exercise_get_hash (newest), moor_exercise_get_hash (exercise)) ||
      (moor_exercise_get_version (newest) == moor_exercise_get_version (exercise) &&
       g_strcmp0 (moor_exercise_get_language (newest), moor_exercise_get_language (exercise)) != 0))
    return NULL;

  return newest;
}

gboolean
moor_desk_has_newer (MoorDesk    *self,
                     MoorSitting *sitting)
{
  MoorRun *run;

  g_return_val_if_fail (MOOR_IS_DESK (self), FALSE);
  g_return_val_if_fail (MOOR_IS_SITTING (sitting), FALSE);

  run = moor_sitting_get_run (sitting);

  return run != NULL && !moor_run_is_later (run) &&
         find_newer (self, moor_run_get_exercise (run)) != NULL;
}

static void
renew_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  GTask *task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorPage) page = moor_store_load_page_finish (MOOR_STORE (source), result, &error);
  MoorDesk *self = g_task_get_source_object (task);

  if (page == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }

  open_page (task, page, moor_desk_find_exercise (self, moor_page_get_exercise (page)), FALSE);
}

static void
renew_left_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  GTask *task = data;
  g_autoptr (GError) error = NULL;
  MoorSitting *sitting = MOOR_SITTING (source);
  MoorDesk *self = g_task_get_source_object (task);

  if (!moor_sitting_leave_finish (sitting, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }

  moor_store_load_page_async (moor_desk_get_store (self), moor_sitting_get_page_id (sitting),
                              NULL, renew_loaded_cb, task);
}

void
moor_desk_renew_async (MoorDesk            *self,
                       MoorSitting         *sitting,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_DESK (self));
  g_return_if_fail (MOOR_IS_SITTING (sitting));
  g_return_if_fail (moor_desk_has_newer (self, sitting));

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, moor_desk_renew_async);
  moor_sitting_leave_async (sitting, renew_left_cb, task);
}

MoorSitting *
moor_desk_renew_finish (MoorDesk      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A new page ----------------------------------------------------------------- */

typedef struct {
  MoorExercise *exercise;
  gboolean      short_form;
  char         *state;        /* (nullable) the chip that was pressed, or what the gate was told */
  gint64        last_done;
  GPtrArray    *earlier;      /* (nullable) MoorEarlier */
  gboolean      gate;         /* three rows were answered before */
  int           number;       /* -1 left out */
  char         *if_much;      /* (nullable) */
} Begin;

static void
begin_free (gpointer data)
{
  Begin *begin = data;

  g_clear_object (&begin->exercise);
  g_clear_pointer (&begin->earlier, g_ptr_array_unref);
  g_free (begin->state);
  g_free (begin->if_much);
  g_free (begin);
}

static MoorAnswer *
answer_for_role (MoorExercise *exercise,
                 MoorAnswers  *answers,
                 const char   *role)
{
  MoorField *field = moor_exercise_find_role (exercise, role);

  return field != NULL ? moor_answers_get (answers, field->id) : NULL;
}

static gboolean
is_fresh (MoorPage *page)
{
  gint64 age = moor_clock_now () - moor_page_get_created (page);

  return age >= 0 && age < FRESH_CHECK_IN;
}

/* @check_in (nullable): the newest check-in. @task is consumed. */
static void
begin_with_facts (GTask    *task,
                  MoorPage *check_in)
{
  MoorDesk *self = g_task_get_source_object (task);
  Begin *begin = g_task_get_task_data (task);
  MoorFacts facts = { .last_done = begin->last_done, .earlier = begin->earlier };
  g_autoptr (MoorAnswer) pressed = NULL;
  g_autoptr (MoorAnswer) number = NULL;
  gboolean is_chip = begin->state != NULL && !begin->gate;
  g_autoptr (MoorRun) run = NULL;
  MoorExercise *exercise = moor_desk_find_exercise (self, MOOR_CHECK_IN);
  MoorSitting *sitting;

  run = moor_run_new (begin->exercise, NULL, moor_desk_get_leaning (self), begin->short_form);

  if (begin->state != NULL)
    {
      pressed = moor_answer_new_text (begin->state);
      facts.state = pressed;
    }
  else if (check_in != NULL && exercise != NULL && is_fresh (check_in) &&
           moor_page_get_answers (check_in) != NULL)
    {
      facts.state = answer_for_role (exercise, moor_page_get_answers (check_in), ROLE_STATE);
      facts.distress = answer_for_role (exercise, moor_page_get_answers (check_in), ROLE_DISTRESS);
    }

  if (begin->gate)
    {
      MoorGateAnswers answers = { begin->short_form, begin->state, begin->number, begin->if_much };

      moor_gate_answers_fill (&answers, run);
      facts.asked = TRUE;
      if (begin->number >= 0)
        facts.distress = number = moor_answer_new_number (begin->number);
    }

  /* A chip is an answer, and stored as one. What an earlier page said is none,
   * and what was said before an exercise may never be begun: it goes to the page
   * with the first answer given there. */
  if (!is_chip)
    moor_run_set_facts (run, &facts);
  sitting = moor_sitting_new (moor_desk_get_store (self), run, NULL);
  if (is_chip)
    moor_run_set_facts (run, &facts);

  g_task_return_pointer (task, moor_desk_take_sitting (self, sitting), g_object_unref);
  g_object_unref (task);
}

static void
begin_check_in_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  GTask *task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = moor_store_list_finish (MOOR_STORE (source), result, &error);

  if (pages == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }

  begin_with_facts (task, pages->len > 0 ? g_ptr_array_index (pages, 0) : NULL);
}

static void
list_newest (MoorDesk            *self,
             const char          *exercise,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             data)
{
  MoorQuery query = {
    .list = MOOR_LIST_EVERYTHING,
    .exercise = exercise,
    .answers = TRUE,
    .limit = 1,
  };

  moor_store_list_async (moor_desk_get_store (self), &query, cancellable, callback, data);
}

/* The check-in is the measure itself: it is never filled from an earlier one. */
static void
begin_known (GTask *task)
{
  MoorDesk *self = g_task_get_source_object (task);
  Begin *begin = g_task_get_task_data (task);

  if (begin->state != NULL || begin->gate ||
      g_str_equal (moor_exercise_get_id (begin->exercise), MOOR_CHECK_IN))
    begin_with_facts (task, NULL);
  else
    list_newest (self, MOOR_CHECK_IN, g_task_get_cancellable (task), begin_check_in_cb, task);
}

static void
begin_earlier_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  GTask *task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = moor_store_list_finish (MOOR_STORE (source), result, &error);
  Begin *begin = g_task_get_task_data (task);

  if (pages == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }

  begin->earlier = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_earlier_free);
  for (guint i = 0; i < pages->len; i++)
    {
      MoorPage *page = g_ptr_array_index (pages, i);

      if (moor_page_get_state (page) != MOOR_PAGE_DRAFT && moor_page_get_answers (page) != NULL)
        g_ptr_array_add (begin->earlier, moor_earlier_new (moor_page_get_created (page),
                                                           moor_page_get_answers (page)));
    }
  begin_known (task);
}

static gboolean
says_in_a_part (MoorExercise *exercise)
{
  GPtrArray *agains = moor_exercise_get_agains (exercise);

  for (guint i = 0; i < agains->len; i++)
    if (((MoorWords *) g_ptr_array_index (agains, i))->part != NULL)
      return TRUE;

  return FALSE;
}

static void
begin_counts_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  GTask *task = data;
  g_autoptr (GError) error = NULL;
  MoorStore *store = MOOR_STORE (source);
  g_autoptr (GPtrArray) counts = moor_store_exercise_counts_finish (store, result, &error);
  Begin *begin = g_task_get_task_data (task);
  const char *id = moor_exercise_get_id (begin->exercise);

  if (counts == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }

  for (guint i = 0; i < counts->len; i++)
    {
      MoorExerciseCount *count = g_ptr_array_index (counts, i);

      if (g_str_equal (count->exercise, id))
        begin->last_done = count->last;
    }

  if (begin->last_done > 0 && says_in_a_part (begin->exercise))
    {
      MoorQuery query = {
        .list = MOOR_LIST_EVERYTHING,
        .exercise = id,
        .answers = TRUE,
        .limit = EARLIER_MOST,
      };

      moor_store_list_async (store, &query, g_task_get_cancellable (task), begin_earlier_cb, task);
    }
  else
    {
      begin_known (task);
    }
}

static void
begin_new (GTask *task)
{
  MoorDesk *self = g_task_get_source_object (task);

  moor_store_exercise_counts_async (moor_desk_get_store (self), g_task_get_cancellable (task),
                                    begin_counts_cb, task);
}

static void
begin_living_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  GTask *task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = moor_store_list_finish (MOOR_STORE (source), result, &error);

  if (pages == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
    }
  else if (pages->len > 0)
    {
      MoorPage *page = g_ptr_array_index (pages, 0);

      open_page (task, page, find_newer_living (g_task_get_source_object (task), page), FALSE);
    }
  else
    {
      begin_new (task);
    }
}

/* @gate (nullable) */
static void
begin (GTask                 *task,
       const char            *exercise_id,
       gboolean               short_form,
       const char            *state,
       const MoorGateAnswers *gate)
{
  MoorDesk *self = g_task_get_source_object (task);
  MoorExercise *exercise = moor_desk_find_exercise (self, exercise_id);
  Begin *begin;

  if (exercise == NULL)
    {
      set_no_exercise (task);
      g_object_unref (task);
      return;
    }

  begin = g_new0 (Begin, 1);
  begin->exercise = g_object_ref (exercise);
  begin->short_form = short_form;
  begin->state = g_strdup (state);
  begin->gate = gate != NULL;
  begin->number = gate != NULL ? gate->number : -1;
  begin->if_much = gate != NULL ? g_strdup (gate->if_much) : NULL;
  g_task_set_task_data (task, begin, begin_free);

  if (moor_exercise_is_living (exercise))
    list_newest (self, exercise_id, g_task_get_cancellable (task), begin_living_cb, task);
  else
    begin_new (task);
}

void
moor_desk_begin_async (MoorDesk            *self,
                       const char          *exercise_id,
                       gboolean             short_form,
                       const char          *state,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_DESK (self));
  g_return_if_fail (exercise_id != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, moor_desk_begin_async);
  begin (task, exercise_id, short_form, state, NULL);
}

void
moor_desk_begin_memory_async (MoorDesk              *self,
                              const char            *exercise_id,
                              const MoorGateAnswers *answers,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_DESK (self));
  g_return_if_fail (exercise_id != NULL);
  g_return_if_fail (answers != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, moor_desk_begin_memory_async);
  begin (task, exercise_id, answers->short_form, answers->state, answers);
}

MoorSitting *
moor_desk_begin_memory_finish (MoorDesk      *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return moor_desk_begin_finish (self, result, error);
}

MoorSitting *
moor_desk_begin_finish (MoorDesk      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

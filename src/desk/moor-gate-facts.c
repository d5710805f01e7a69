/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-gate-facts.h"

#include "desk/moor-desk-private.h"

#define ROLE_PRACTICE "practice"
#define ROLE_CHANGE "practice-change"
#define ROLE_SOMEONE "someone"
#define ROLE_AFTERMATH "aftermath"

/* How many pages of one exercise are looked at for one that has the answer. */
#define LOOK_AT 12

typedef struct {
  guint         pending;
  GError       *error;           /* (nullable) the first */
  GPtrArray    *people;          /* MoorPerson */
  MoorAnswer   *reach;           /* (nullable) of the page with people: rows, persons or text */
  const MoorField *reach_field;
  MoorExercise *reach_exercise;
  MoorGatePast *past;
  gint64        practice_at, aftermath_at;
  gint64        reach_at;
} Ask;

/* One list that was asked for. */
typedef struct {
  GTask        *task;
  MoorExercise *exercise;
  const char   *role;
} Look;

void
moor_gate_past_free (MoorGatePast *self)
{
  if (self == NULL)
    return;

  g_free (self->practice);
  g_free (self->practice_day);
  g_free (self->someone);
  g_free (self->aftermath);
  g_free (self);
}

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_clear_error (&ask->error);
  g_clear_pointer (&ask->people, g_ptr_array_unref);
  g_clear_pointer (&ask->reach, moor_answer_unref);
  g_clear_object (&ask->reach_exercise);
  g_clear_pointer (&ask->past, moor_gate_past_free);
  g_free (ask);
}

static gboolean
has_column (const MoorField *field,
            const char      *role)
{
  for (guint i = 0; field->columns != NULL && i < field->columns->len; i++)
    if (g_strcmp0 (((MoorField *) field->columns->pdata[i])->role, role) == 0)
      return TRUE;

  return FALSE;
}

/* The last field of that role, or the rows with a column of it, that @answers
 * has an answer to; with @answers NULL, the first that is there at all. */
static MoorField *
find_field (MoorExercise *exercise,
            MoorAnswers  *answers,
            const char   *role)
{
  GPtrArray *parts = moor_exercise_get_parts (exercise);
  MoorField *found = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      MoorPart *part = g_ptr_array_index (parts, i);

      for (guint k = 0; k < part->blocks->len; k++)
        {
          MoorBlock *block = g_ptr_array_index (part->blocks, k);

          if (block->kind != MOOR_BLOCK_FIELD ||
              (g_strcmp0 (block->field->role, role) != 0 && !has_column (block->field, role)))
            continue;
          if (answers == NULL)
            return block->field;
          if (moor_answers_get (answers, block->field->id) != NULL)
            found = block->field;
        }
    }

  return found;
}

/* What stayed: the two answers after which more time is wise. */
static gboolean
has_stayed (const MoorAnswer *answer)
{
  return moor_answer_has (answer, "still") || moor_answer_has (answer, "night");
}

/* A way that made it harder, or took the person further away, is none to come back
 * by. */
static gboolean
made_it_worse (MoorExercise *exercise,
               MoorAnswers  *answers)
{
  MoorField *field = moor_exercise_find_role (exercise, ROLE_CHANGE);
  MoorAnswer *change = field != NULL ? moor_answers_get (answers, field->id) : NULL;

  return change != NULL &&
         (moor_answer_has (change, "harder") || moor_answer_has (change, "less-here"));
}

static void
take_page (Ask             *ask,
           MoorPage        *page,
           MoorExercise    *exercise,
           const MoorField *field,
           MoorAnswer      *answer,
           const char      *role)
{
  gint64 at = moor_page_get_created (page);

  if (g_str_equal (role, ROLE_PRACTICE) && at > ask->practice_at)
    {
      ask->practice_at = at;
      g_free (ask->past->practice);
      g_free (ask->past->practice_day);
      ask->past->practice = moor_field_answer_to_text (field, answer, NULL, NULL);
      ask->past->practice_day = g_strdup (moor_page_get_date (page));
    }
  else if (g_str_equal (role, ROLE_AFTERMATH) && at > ask->aftermath_at)
    {
      ask->aftermath_at = at;
      g_clear_pointer (&ask->past->aftermath, g_free);
      if (has_stayed (answer))
        ask->past->aftermath = moor_field_answer_to_text (field, answer, NULL, NULL);
    }
  else if (g_str_equal (role, ROLE_SOMEONE) && at > ask->reach_at)
    {
      ask->reach_at = at;
      g_clear_pointer (&ask->reach, moor_answer_unref);
      ask->reach = moor_answer_ref (answer);
      ask->reach_field = field;
      g_set_object (&ask->reach_exercise, exercise);
    }
}

/* A name: of the person with that id, unless they are not to be shown; or as it
 * was typed, where the field is one of words. */
static char *
name_of (Ask             *ask,
         const MoorField *field,
         const char      *text)
{
  if (text == NULL)
    return NULL;
  if (field->kind != MOOR_FIELD_PERSON)
    return g_strdup (text);

  for (guint i = 0; ask->people != NULL && i < ask->people->len; i++)
    {
      MoorPerson *person = g_ptr_array_index (ask->people, i);

      if (g_str_equal (moor_person_get_id (person), text))
        return moor_person_is_not_to_be_shown (person) ? NULL
                                                       : g_strdup (moor_person_get_name (person));
    }

  return NULL;
}

static char *
first_name (Ask             *ask,
            const MoorField *field,
            MoorAnswer      *answer)
{
  for (int row = 0; row < moor_answer_get_n_rows (answer); row++)
    {
      char *name = NULL;

      if (field->kind != MOOR_FIELD_ROWS)
        {
          name = name_of (ask, field, moor_answer_get_text (answer, row, ""));
        }
      else
        {
          for (guint i = 0; name == NULL && i < field->columns->len; i++)
            {
              MoorField *column = g_ptr_array_index (field->columns, i);
              g_autoptr (MoorAnswer) cell = NULL;

              if (g_strcmp0 (column->role, ROLE_SOMEONE) != 0)
                continue;
              cell = moor_answer_get_column (answer, row, column->id);
              if (cell != NULL)
                name = first_name (ask, column, cell);
            }
        }

      if (name != NULL)
        return name;
    }

  return NULL;
}

static void
answered (GTask  *task,
          GError *error)
{
  Ask *ask = g_task_get_task_data (task);

  if (error != NULL && ask->error == NULL)
    ask->error = g_error_copy (error);
  if (--ask->pending > 0)
    return;

  if (ask->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&ask->error));
      return;
    }

  if (ask->reach != NULL)
    ask->past->someone = first_name (ask, ask->reach_field, ask->reach);
  g_task_return_pointer (task, g_steal_pointer (&ask->past),
                         (GDestroyNotify) moor_gate_past_free);
}

static void
people_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Ask *ask = g_task_get_task_data (task);

  ask->people = moor_store_people_finish (MOOR_STORE (source), result, &error);
  answered (task, error);
}

static void
pages_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Look *look = data;
  g_autoptr (GTask) task = look->task;
  g_autoptr (MoorExercise) exercise = look->exercise;
  const char *role = look->role;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = moor_store_list_finish (MOOR_STORE (source), result, &error);
  Ask *ask = g_task_get_task_data (task);

  g_free (look);
  for (guint i = 0; pages != NULL && i < pages->len; i++)
    {
      MoorPage *page = g_ptr_array_index (pages, i);
      MoorAnswers *answers = moor_page_get_answers (page);
      MoorField *field;

      /* Tried is what was walked to its end; who can be reached stands on a page
       * that never ends. */
      if (answers == NULL ||
          (moor_page_get_state (page) == MOOR_PAGE_DRAFT && !moor_exercise_is_living (exercise)))
        continue;

      field = find_field (exercise, answers, role);
      if (field == NULL || (g_str_equal (role, ROLE_PRACTICE) && made_it_worse (exercise, answers)))
        continue;
      take_page (ask, page, exercise, field, moor_answers_get (answers, field->id), role);
      break;
    }

  answered (task, error);
}

void
moor_desk_gate_past_async (MoorDesk            *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             data)
{
  static const char * const roles[] = { ROLE_PRACTICE, ROLE_SOMEONE, ROLE_AFTERMATH };
  g_autoptr (GTask) task = NULL;
  GListModel *library;
  MoorStore *store;
  Ask *ask;

  g_return_if_fail (MOOR_IS_DESK (self));

  library = G_LIST_MODEL (moor_desk_get_library (self));
  store = moor_desk_get_store (self);
  ask = g_new0 (Ask, 1);
  ask->past = g_new0 (MoorGatePast, 1);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, moor_desk_gate_past_async);
  g_task_set_task_data (task, ask, ask_free);

  ask->pending++;
  moor_store_people_async (store, FALSE, cancellable, people_cb, g_object_ref (task));

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (library, i);

      for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
        {
          MoorQuery query = {
            .list = MOOR_LIST_EVERYTHING,
            .exercise = moor_exercise_get_id (exercise),
            .answers = TRUE,
            .limit = LOOK_AT,
          };
          Look *look;

          if (find_field (exercise, NULL, roles[r]) == NULL)
            continue;

          look = g_new0 (Look, 1);
          look->task = g_object_ref (task);
          look->exercise = g_object_ref (exercise);
          look->role = roles[r];
          ask->pending++;
          moor_store_list_async (store, &query, cancellable, pages_cb, look);
        }
    }
}

MoorGatePast *
moor_desk_gate_past_finish (MoorDesk      *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What was answered, for the run ---------------------------------------------- */

void
moor_gate_answers_go_on (const MoorGateAnswers *answers,
                         MoorSitting           *sitting)
{
  g_return_if_fail (answers != NULL);
  g_return_if_fail (MOOR_IS_SITTING (sitting));

  moor_gate_answers_fill (answers, moor_sitting_get_run (sitting));
  if (answers->short_form)
    moor_run_shorten (moor_sitting_get_run (sitting));
}

void
moor_gate_answers_fill (const MoorGateAnswers *answers,
                        MoorRun               *run)
{
  MoorExercise *exercise = moor_run_get_exercise (run);
  MoorField *length = moor_exercise_find_role (exercise, "memory-length");

  if (answers->if_much != NULL && moor_exercise_find_field (exercise, MOOR_IF_MUCH) != NULL)
    {
      g_autoptr (MoorAnswer) line = moor_answer_new_text (answers->if_much);

      moor_run_answer (run, MOOR_IF_MUCH, line, NULL);
    }

  /* The short form was offered as headlines only, ten minutes. */
  if (answers->short_form && length != NULL)
    {
      g_autoptr (MoorAnswer) ten = moor_answer_new_text ("10");

      moor_run_answer (run, length->id, ten, NULL);
    }
}

gboolean
moor_sitting_needs_gate (MoorSitting *sitting)
{
  MoorRun *run;

  g_return_val_if_fail (MOOR_IS_SITTING (sitting), FALSE);

  run = moor_sitting_get_run (sitting);

  return run != NULL && !moor_run_is_later (run) &&
         moor_exercise_has_memory_frame (moor_run_get_exercise (run));
}

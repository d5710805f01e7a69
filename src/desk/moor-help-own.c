/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-help-own.h"

#include "base/moor-clock.h"
#include "base/moor-text.h"
#include "desk/moor-desk-private.h"
#include "desk/moor-help-book.h"

/* What is asked of the journal, and what came. */
typedef struct {
  guint         pending;
  GError       *error;           /* (nullable) the first */
  GPtrArray    *names;           /* MoorPerson */
  MoorPage     *pages[2];        /* (nullable) people, plan */
  MoorExercise *exercises[2];    /* (nullable) as the page was begun with */
} Ask;

enum { PEOPLE, PLAN };

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_clear_error (&ask->error);
  g_clear_pointer (&ask->names, g_ptr_array_unref);
  for (int i = 0; i < 2; i++)
    {
      g_clear_object (&ask->pages[i]);
      g_clear_object (&ask->exercises[i]);
    }
  g_free (ask);
}

static void
plan_line_free (gpointer data)
{
  MoorHelpPlanLine *line = data;

  g_free (line->heading);
  g_free (line->text);
  g_free (line);
}

void
moor_help_own_free (MoorHelpOwn *own)
{
  if (own == NULL)
    return;

  g_ptr_array_unref (own->people);
  g_clear_pointer (&own->plan, g_ptr_array_unref);
  g_free (own->plan_changed_on);
  g_free (own);
}

/* People ------------------------------------------------------------------ */

static MoorPerson *
find_person (GPtrArray  *names,
             const char *id)
{
  for (guint i = 0; id != NULL && i < names->len; i++)
    if (g_str_equal (moor_person_get_id (g_ptr_array_index (names, i)), id))
      return g_ptr_array_index (names, i);

  return NULL;
}

/* @id (nullable): a service has none. */
static void
add_number (GPtrArray  *people,
            const char *id,
            const char *name,
            const char *number)
{
  MoorHelpPerson *bare = NULL;

  for (guint i = 0; i < people->len; i++)
    {
      MoorHelpPerson *known = g_ptr_array_index (people, i);

      if (g_strcmp0 (known->person, id) != 0 || !g_str_equal (known->name, name))
        continue;
      if (number == NULL || moor_help_same_number (known->number, number))
        return;
      if (known->number == NULL)
        bare = known;
    }

  if (bare != NULL)
    bare->number = g_strdup (number);
  else
    g_ptr_array_add (people, moor_help_person_new (id, name, number));
}

/* What a row says in that column, NULL for nothing. (transfer full) */
static char *
column_text (MoorAnswer      *answer,
             int              row,
             const MoorField *column)
{
  g_autoptr (MoorAnswer) inner = moor_answer_get_column (answer, row, column->id);
  const char *text = inner != NULL ? moor_answer_get_text (inner, 0, "") : NULL;
  g_autofree char *folded = moor_text_fold (text != NULL ? text : "");

  return folded[0] != '\0' ? g_steal_pointer (&folded) : NULL;
}

/* The people of that row, each with the row's number or the one that is kept
 * with their name. */
static void
add_persons (GPtrArray  *people,
             GPtrArray  *names,
             MoorAnswer *persons,
             const char *number)
{
  for (int i = 0; i < moor_answer_get_n_rows (persons); i++)
    {
      MoorPerson *person = find_person (names, moor_answer_get_text (persons, i, ""));

      if (person != NULL && !moor_person_is_gone (person))
        add_number (people, moor_person_get_id (person), moor_person_get_name (person),
                    number != NULL ? number : moor_person_get_phone (person));
    }
}

/* Rows that have a phone number, and a person or the name of a service, are
 * whom to reach. */
static void
add_rows (GPtrArray       *people,
          GPtrArray       *names,
          const MoorField *field,
          MoorAnswer      *answer)
{
  const MoorField *person = NULL, *service = NULL, *phone = NULL;

  for (guint i = 0; i < field->columns->len; i++)
    {
      const MoorField *column = g_ptr_array_index (field->columns, i);

      if (column->kind == MOOR_FIELD_PERSON && person == NULL)
        person = column;
      else if (column->kind == MOOR_FIELD_TEXT && column->phone && phone == NULL)
        phone = column;
      else if (column->kind == MOOR_FIELD_TEXT && service == NULL)
        service = column;
    }
  if (phone == NULL || (person == NULL && service == NULL))
    return;

  for (int row = 0; row < moor_answer_get_n_rows (answer); row++)
    {
      g_autofree char *number = column_text (answer, row, phone);
      g_autofree char *name = NULL;
      g_autoptr (MoorAnswer) persons = NULL;

      if (person != NULL)
        {
          persons = moor_answer_get_column (answer, row, person->id);
          if (persons != NULL)
            add_persons (people, names, persons, number);
          continue;
        }
      name = column_text (answer, row, service);
      if (name != NULL && number != NULL)
        add_number (people, NULL, name, number);
    }
}

static void
add_people (MoorHelpOwn *own,
            Ask         *ask,
            int          which)
{
  MoorAnswers *answers;
  GPtrArray *parts;

  if (ask->exercises[which] == NULL)
    return;

  answers = moor_page_get_answers (ask->pages[which]);
  parts = moor_exercise_get_parts (ask->exercises[which]);
  for (guint p = 0; p < parts->len; p++)
    {
      const MoorPart *part = g_ptr_array_index (parts, p);

      for (guint b = 0; b < part->blocks->len; b++)
        {
          const MoorBlock *block = g_ptr_array_index (part->blocks, b);
          MoorAnswer *answer;

          if (block->kind != MOOR_BLOCK_FIELD || block->field->kind != MOOR_FIELD_ROWS)
            continue;
          answer = moor_answers_get (answers, block->field->id);
          if (answer != NULL)
            add_rows (own->people, ask->names, block->field, answer);
        }
    }
}

/* The plan ---------------------------------------------------------------- */

static const char *
person_name (const MoorField *field,
             const char      *uuid,
             gpointer         data)
{
  MoorPerson *person = field->kind == MOOR_FIELD_PERSON ? find_person (data, uuid) : NULL;

  return person != NULL ? moor_person_get_name (person) : NULL;
}

static MoorAnswer *
look_up (const char *field,
         gpointer    data)
{
  return moor_answers_get (data, field);
}

static void
add_plan_part (MoorHelpOwn    *own,
               Ask            *ask,
               const MoorPart *part)
{
  MoorAnswers *answers = moor_page_get_answers (ask->pages[PLAN]);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const MoorWords *prompt;

  for (guint b = 0; b < part->blocks->len; b++)
    {
      MoorBlock *block = g_ptr_array_index (part->blocks, b);

      if (block->kind == MOOR_BLOCK_WORDS)
        g_ptr_array_add (words, block->words);
    }
  prompt = moor_words_choose (words, MOOR_WORDS_PROMPT, MOOR_LEANING_NONE, look_up, answers);

  for (guint b = 0; b < part->blocks->len; b++)
    {
      const MoorBlock *block = g_ptr_array_index (part->blocks, b);
      MoorAnswer *answer;
      MoorHelpPlanLine *line;
      g_autofree char *text = NULL;

      if (block->kind != MOOR_BLOCK_FIELD)
        continue;
      answer = moor_answers_get (answers, block->field->id);
      text = answer != NULL ? moor_field_answer_to_text (block->field, answer, person_name, ask->names)
                            : NULL;
      if (text == NULL || text[0] == '\0')
        continue;

      line = g_new0 (MoorHelpPlanLine, 1);
      line->heading = g_strdup (block->field->label != NULL ? block->field->label
                                : prompt != NULL            ? prompt->text
                                                            : "");
      line->text = g_steal_pointer (&text);
      g_ptr_array_add (own->plan, line);
    }
}

static gboolean
is_past (const char *day,
         int         days)
{
  g_autofree char *today = moor_clock_today ();
  int since = day != NULL ? moor_clock_days_between (day, today) : G_MININT;

  return since == G_MININT || since > days;
}

static void
add_plan (MoorHelpOwn *own,
          Ask         *ask,
          MoorStore   *store)
{
  GPtrArray *parts;

  if (ask->exercises[PLAN] == NULL)
    return;

  own->plan = g_ptr_array_new_with_free_func (plan_line_free);
  parts = moor_exercise_get_parts (ask->exercises[PLAN]);
  for (guint p = 0; p < parts->len; p++)
    {
      const MoorPart *part = g_ptr_array_index (parts, p);

      /* When it was looked at again is no line of the plan. */
      if (!part->is_later)
        add_plan_part (own, ask, part);
    }

  if (own->plan->len == 0)
    {
      g_clear_pointer (&own->plan, g_ptr_array_unref);
      return;
    }

  own->plan_changed_on = moor_clock_local_date (moor_page_get_updated (ask->pages[PLAN]));
  own->plan_is_old = is_past (own->plan_changed_on, MOOR_HELP_ASK_AFTER_DAYS)
                     && is_past (moor_store_get_setting (store, MOOR_SETTING_PLAN_RIGHT),
                                 MOOR_HELP_ASK_AFTER_DAYS)
                     && is_past (moor_store_get_setting (store, MOOR_SETTING_PLAN_NOT_NOW),
                                 MOOR_HELP_NOT_NOW_DAYS);
}

/* Asking ------------------------------------------------------------------ */

/* One answer fewer to wait for; @task and @error are consumed. */
static void
answered (GTask  *task,
          GError *error)
{
  Ask *ask = g_task_get_task_data (task);
  MoorHelpOwn *own;

  if (error != NULL && ask->error == NULL)
    ask->error = error;
  else
    g_clear_error (&error);

  if (--ask->pending == 0)
    {
      if (ask->error != NULL)
        g_task_return_error (task, g_steal_pointer (&ask->error));
      else
        {
          own = g_new0 (MoorHelpOwn, 1);
          own->people = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_help_person_free);
          add_people (own, ask, PEOPLE);
          add_people (own, ask, PLAN);
          add_plan (own, ask, moor_desk_get_store (g_task_get_source_object (task)));
          g_task_return_pointer (task, own, (GDestroyNotify) moor_help_own_free);
        }
    }

  g_object_unref (task);
}

static void
names_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Ask *ask = g_task_get_task_data (data);
  GError *error = NULL;

  ask->names = moor_store_people_finish (MOOR_STORE (source), result, &error);
  answered (data, error);
}

static void
definition_came (GTask        *task,
                 GAsyncResult *result,
                 MoorDesk     *desk,
                 int           which)
{
  Ask *ask = g_task_get_task_data (task);
  GError *error = NULL;

  ask->exercises[which] = moor_desk_definition_finish (desk, result, &error);
  answered (task, error);
}

static void
people_definition_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  definition_came (data, result, MOOR_DESK (source), PEOPLE);
}

static void
plan_definition_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  definition_came (data, result, MOOR_DESK (source), PLAN);
}

static void
page_came (GTask               *task,
           MoorStore           *store,
           GAsyncResult        *result,
           int                  which,
           GAsyncReadyCallback  definition_cb)
{
  Ask *ask = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) pages = moor_store_list_finish (store, result, &error);

  if (pages == NULL || pages->len == 0)
    {
      answered (task, error);
      return;
    }

  ask->pages[which] = g_object_ref (g_ptr_array_index (pages, 0));
  moor_desk_definition_async (g_task_get_source_object (task), ask->pages[which],
                              g_task_get_cancellable (task), definition_cb, task);
}

static void
people_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  page_came (data, MOOR_STORE (source), result, PEOPLE, people_definition_cb);
}

static void
plan_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  page_came (data, MOOR_STORE (source), result, PLAN, plan_definition_cb);
}

void
moor_desk_help_own_async (MoorDesk            *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             data)
{
  static const MoorQuery people = {
    .list = MOOR_LIST_EVERYTHING, .exercise = MOOR_EXERCISE_PEOPLE, .answers = TRUE, .limit = 1,
  };
  static const MoorQuery plan = {
    .list = MOOR_LIST_EVERYTHING, .exercise = MOOR_EXERCISE_PLAN, .answers = TRUE, .limit = 1,
  };
  g_autoptr (GTask) task = NULL;
  MoorStore *store;
  Ask *ask;

  g_return_if_fail (MOOR_IS_DESK (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, moor_desk_help_own_async);
  ask = g_new0 (Ask, 1);
  ask->pending = 3;
  g_task_set_task_data (task, ask, ask_free);

  store = moor_desk_get_store (self);
  moor_store_people_async (store, FALSE, cancellable, names_cb, g_object_ref (task));
  moor_store_list_async (store, &people, cancellable, people_cb, g_object_ref (task));
  moor_store_list_async (store, &plan, cancellable, plan_cb, g_object_ref (task));
}

MoorHelpOwn *
moor_desk_help_own_finish (MoorDesk      *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
set_today (MoorDesk   *self,
           const char *setting)
{
  g_autofree char *today = moor_clock_today ();

  moor_store_set_setting (moor_desk_get_store (self), setting, today);
}

void
moor_desk_plan_is_right (MoorDesk *self)
{
  g_return_if_fail (MOOR_IS_DESK (self));

  set_today (self, MOOR_SETTING_PLAN_RIGHT);
}

void
moor_desk_plan_not_now (MoorDesk *self)
{
  g_return_if_fail (MOOR_IS_DESK (self));

  set_today (self, MOOR_SETTING_PLAN_NOT_NOW);
}

gboolean
moor_desk_offers (MoorDesk   *self,
                  const char *exercise)
{
  MoorExercise *found;

  g_return_val_if_fail (MOOR_IS_DESK (self), FALSE);
  g_return_val_if_fail (exercise != NULL, FALSE);

  found = moor_desk_find_exercise (self, exercise);

  return found != NULL && moor_library_is_offered (moor_desk_get_library (self), found);
}

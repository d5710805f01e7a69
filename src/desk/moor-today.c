/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What Today shows: one suggestion with its why, and what comes back. Nothing
 * here reads a word that was written, counts how often, or concludes. */

#include "desk/moor-desk-private.h"

#include <glib/gi18n-lib.h>

#include "base/moor-clock.h"
#include "desk/moor-sitting-private.h"
#include "guide/moor-place.h"

#define AFTER_LONG_DAYS 30
#define NOT_THIS_ONE_DAYS 30
#define ENOUGH_FOR_NOW_DAYS 7        /* what was done so lately is not suggested for its reason */
#define FRESH_CHECK_IN (10 * G_TIME_SPAN_MINUTE)

/* The first time: one of each line, the first that is offered. @why NULL: the
 * exercise's own summary. */
typedef struct {
  const char *exercise;
  const char *why;
} FirstTime;

static const FirstTime first_times[][3] = {
  {
    { "settle", N_("One short practice, so that you have it when you need it.") },
    { "four-pulls", NULL },
  },
  {
    { "one-moment-slowly",
      N_("A small thing that happened with someone, looked at in slow motion.") },
  },
  {
    { "small-map-of-closeness", N_("What people mean by attachment, and what fits you.") },
    { "three-expectations", NULL },
  },
};

/* What brings a person here (welcome, third screen), and what is made for it. */
typedef struct {
  const char *reason;
  const char *exercises[4];
  const char *why;
} Reason;

static const Reason reasons[] = {
  { "today", { "one-moment-slowly", "settle", NULL },
    N_("You came because something had happened. This one is made for that.") },
  { "again", { "reflexes-then-and-now", "four-pulls", "one-moment-slowly", NULL },
    N_("You keep ending up in the same place with people. This one is made for that.") },
  { "past", { "reflexes-then-and-now", "three-expectations", NULL },
    N_("You want to understand where it comes from. This one begins there.") },
  { "counselor", { "one-moment-slowly", "three-expectations", NULL },
    N_("You have a counselor. This makes a good page to bring.") },
  { "recovery", { "four-pulls", "reflexes-then-and-now", NULL },
    N_("You are in recovery. This one is about staying with a pull for a moment.") },
  { "parent", { "one-moment-slowly", "reflexes-then-and-now", NULL },
    N_("You are a parent. A small moment with a child fits here too.") },
  { "looking", { "three-expectations", "four-pulls", "one-moment-slowly", NULL },
    N_("You are looking around. This is a good place to begin.") },
};

/* The way through the catalogue when nothing else speaks for one. */
static const char * const path[] = {
  "settle", MOOR_MY_PEOPLE, "three-expectations", "small-map-of-closeness", "one-moment-slowly", "four-pulls",
  "kind-minute", "reflexes-then-and-now", "someone-on-my-side", "wait-with-it",
};

typedef struct {
  guint      pending;
  GError    *error;          /* (nullable) the first */
  guint      n_pages;
  GPtrArray *newest;         /* MoorPage: none or one */
  GPtrArray *waiting;        /* MoorPage */
  GPtrArray *counts;         /* MoorExerciseCount */
  GPtrArray *check_ins;      /* MoorPage: none or one, with answers */
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_clear_error (&ask->error);
  g_clear_pointer (&ask->newest, g_ptr_array_unref);
  g_clear_pointer (&ask->waiting, g_ptr_array_unref);
  g_clear_pointer (&ask->counts, g_ptr_array_unref);
  g_clear_pointer (&ask->check_ins, g_ptr_array_unref);
  g_free (ask);
}

static void
back_free (gpointer data)
{
  MoorBack *back = data;

  g_free (back->page_id);
  g_free (back->title);
  g_free (back->date);
  g_free (back);
}

static void
suggestion_free (gpointer data)
{
  MoorSuggestion *suggestion = data;

  g_free (suggestion->exercise_id);
  g_free (suggestion->why);
  g_free (suggestion);
}

void
moor_today_free (MoorToday *today)
{
  if (today == NULL)
    return;

  g_ptr_array_unref (today->suggestions);
  g_ptr_array_unref (today->back);
  g_free (today);
}

static void
suggest (MoorToday  *today,
         const char *exercise_id,
         const char *why)
{
  MoorSuggestion *suggestion = g_new0 (MoorSuggestion, 1);

  suggestion->exercise_id = g_strdup (exercise_id);
  suggestion->why = g_strdup (why);
  g_ptr_array_add (today->suggestions, suggestion);
}

/* What comes back ------------------------------------------------------------ */

/* An exercise that is not in the library any more may have been one about
 * memories: then its title is not shown either. */
static gboolean
is_memory (MoorDesk *self,
           MoorPage *page)
{
  MoorExercise *exercise = moor_desk_find_exercise (self, moor_page_get_exercise (page));

  return exercise == NULL || moor_exercise_has_memory_frame (exercise);
}

static void
add_back (MoorDesk   *self,
          MoorToday  *today,
          MoorPage   *page,
          const char *day)
{
  gboolean later = moor_page_get_state (page) == MOOR_PAGE_WAITING;
  gboolean memory;
  g_autoptr (MoorPlace) place = NULL;
  MoorBack *back;

  /* A free page waits for nothing, and how it was an hour ago is no question
   * for now. */
  if (moor_page_get_exercise (page) == NULL ||
      (!later && g_str_equal (moor_page_get_exercise (page), MOOR_CHECK_IN)))
    return;

  if (later && moor_clock_days_between (moor_page_get_due (page), day) >= MOOR_LET_GO_AFTER_DAYS)
    {
      moor_desk_let_go (self, moor_page_get_id (page));
      return;
    }

  /* Put away means out of sight; only what a memory exercise left open may show
   * itself, and that without a title. */
  memory = is_memory (self, page);
  if (moor_page_is_put_away (page) && !memory)
    return;

  place = moor_place_parse (moor_page_get_place (page));
  back = g_new0 (MoorBack, 1);
  if (later)
    back->kind = memory ? MOOR_BACK_MEMORY_LATER : MOOR_BACK_LATER;
  else
    back->kind = memory ? MOOR_BACK_MEMORY_DRAFT : MOOR_BACK_DRAFT;
  back->page_id = g_strdup (moor_page_get_id (page));
  back->title = g_strdup (memory ? "" : moor_page_get_title (page));
  back->position = place->position;
  back->n_parts = place->n_parts;
  back->date = moor_clock_local_date (moor_page_get_updated (page));
  g_ptr_array_add (today->back, back);
}

/* Suggestions ---------------------------------------------------------------- */

static gboolean
was_refused (MoorDesk   *self,
             const char *exercise_id,
             const char *day)
{
  MoorStore *store = moor_desk_get_store (self);
  const char *setting = moor_store_get_setting (store, MOOR_SETTING_NOT_THIS_ONE);
  g_auto (GStrv) lines = g_strsplit (setting != NULL ? setting : "", "\n", -1);

  for (int i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 2);

      if (words[0] != NULL && words[1] != NULL && g_str_equal (words[1], exercise_id) &&
          moor_clock_days_between (words[0], day) < NOT_THIS_ONE_DAYS)
        return TRUE;
    }

  return FALSE;
}

static MoorExerciseCount *
find_count (Ask        *ask,
            const char *exercise_id)
{
  for (guint i = 0; i < ask->counts->len; i++)
    {
      MoorExerciseCount *count = g_ptr_array_index (ask->counts, i);

      if (g_str_equal (count->exercise, exercise_id))
        return count;
    }

  return NULL;
}

/* Days since the exercise was last finished; G_MAXINT if it never was. */
static int
days_since (Ask        *ask,
            const char *exercise_id,
            const char *day)
{
  MoorExerciseCount *count = find_count (ask, exercise_id);
  int days = count != NULL && count->last_date != NULL
               ? moor_clock_days_between (count->last_date, day) : G_MININT;

  return days != G_MININT ? days : G_MAXINT;
}

static gboolean
is_open (Ask        *ask,
         const char *exercise_id)
{
  for (guint i = 0; i < ask->waiting->len; i++)
    {
      MoorPage *page = g_ptr_array_index (ask->waiting, i);

      if (moor_page_get_state (page) == MOOR_PAGE_DRAFT &&
          g_strcmp0 (moor_page_get_exercise (page), exercise_id) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Of the tools only the people to reach are suggested, and that until they are
 * written down; the plan for the worst hour is offered where Help now is, never as
 * a task. */
static gboolean
is_tool_to_suggest (Ask          *ask,
                    MoorExercise *exercise)
{
  return g_str_equal (moor_exercise_get_id (exercise), MOOR_MY_PEOPLE) &&
         find_count (ask, MOOR_MY_PEOPLE) == NULL;
}

/* Memory exercises are chosen, never suggested; what was done today, or stands
 * half done below, is not suggested either. */
static gboolean
may_suggest (MoorDesk   *self,
             Ask        *ask,
             const char *exercise_id,
             const char *day)
{
  MoorLibrary *library = moor_desk_get_library (self);
  MoorExercise *exercise = moor_library_find (library, exercise_id);

  return exercise != NULL &&
         moor_library_is_offered (library, exercise) &&
         (moor_exercise_get_step (exercise) != MOOR_STEP_TOOLS ||
          is_tool_to_suggest (ask, exercise)) &&
         moor_exercise_get_depth (exercise) < 3 &&
         days_since (ask, exercise_id, day) > 0 &&
         !is_open (ask, exercise_id) &&
         !was_refused (self, exercise_id, day);
}

static void
suggest_first_time (MoorDesk   *self,
                    Ask        *ask,
                    MoorToday  *today,
                    const char *day)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_times); i++)
    {
      const FirstTime *end = first_times[i] + G_N_ELEMENTS (first_times[i]);

      for (const FirstTime *one = first_times[i]; one < end && one->exercise != NULL; one++)
        {
          MoorExercise *exercise;

          if (!may_suggest (self, ask, one->exercise, day))
            continue;

          exercise = moor_desk_find_exercise (self, one->exercise);
          suggest (today, one->exercise,
                   one->why != NULL ? _(one->why) : moor_exercise_get_summary (exercise));
          break;
        }
    }
}

/* The state a person has just chosen may order the next screen. */
static gboolean
suggest_for_state (MoorDesk   *self,
                   Ask        *ask,
                   MoorToday  *today,
                   const char *day)
{
  MoorLibrary *library = moor_desk_get_library (self);
  MoorExercise *check_in = moor_library_find (library, MOOR_CHECK_IN);
  MoorField *field = check_in != NULL ? moor_exercise_find_role (check_in, "state") : NULL;
  MoorPage *page = ask->check_ins->len > 0 ? g_ptr_array_index (ask->check_ins, 0) : NULL;
  MoorAnswers *answers = page != NULL ? moor_page_get_answers (page) : NULL;
  MoorAnswer *state = field != NULL && answers != NULL
                        ? moor_answers_get (answers, field->id) : NULL;

  if (state == NULL || moor_answer_has (state, "settled") ||
      moor_clock_now () - moor_page_get_created (page) >= FRESH_CHECK_IN)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (G_LIST_MODEL (library), i);
      const char *id = moor_exercise_get_id (exercise);

      if (moor_exercise_get_step (exercise) != MOOR_STEP_REGULATION ||
          !may_suggest (self, ask, id, day))
        continue;

      suggest (today, id,
               _("You checked in a few minutes ago. This one is for a moment like that."));
      return TRUE;
    }

  return FALSE;
}

static gboolean
suggest_for_reason (MoorDesk   *self,
                    Ask        *ask,
                    MoorToday  *today,
                    const char *day)
{
  g_auto (GStrv) chosen = moor_desk_get_reasons (self);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      if (!g_strv_contains ((const char * const *) chosen, reasons[i].reason))
        continue;

      for (int k = 0; reasons[i].exercises[k] != NULL; k++)
        {
          const char *id = reasons[i].exercises[k];

          if (!may_suggest (self, ask, id, day) || days_since (ask, id, day) <= ENOUGH_FOR_NOW_DAYS)
            continue;

          suggest (today, id, _(reasons[i].why));
          return TRUE;
        }
    }

  return FALSE;
}

static int
place_on_path (const char *exercise_id)
{
  for (guint i = 0; i < G_N_ELEMENTS (path); i++)
    {
      if (g_str_equal (path[i], exercise_id))
        return (int) i;
    }

  return G_N_ELEMENTS (path);
}

static char *
say_when (const char *date)
{
  g_autofree char *noon = g_strconcat (date, "T12:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (noon, zone);
  g_autofree char *day = NULL;

  if (when == NULL)
    return NULL;

  /* Translators: a day without its year, as in "You last did this one on 9 November". */
  day = g_date_time_format (when, _("%-d %B"));

  /* Translators: the slot is a day such as "9 November". */
  return g_strdup_printf (_("You last did this one on %s."), day);
}

/* What was never done before what was done, the longest ago first; among equals
 * as the path goes. */
static void
suggest_along_path (MoorDesk   *self,
                    Ask        *ask,
                    MoorToday  *today,
                    const char *day)
{
  GListModel *library = G_LIST_MODEL (moor_desk_get_library (self));
  g_autoptr (MoorExercise) best = NULL;
  g_autofree char *why = NULL;
  int best_days = 0;

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (library, i);
      const char *id = moor_exercise_get_id (exercise);
      int days = days_since (ask, id, day);

      if (!may_suggest (self, ask, id, day))
        continue;

      if (best == NULL || days > best_days ||
          (days == best_days && place_on_path (id) < place_on_path (moor_exercise_get_id (best))))
        {
          g_set_object (&best, exercise);
          best_days = days;
        }
    }

  if (best == NULL)
    return;

  if (best_days < G_MAXINT)
    why = say_when (find_count (ask, moor_exercise_get_id (best))->last_date);
  suggest (today, moor_exercise_get_id (best),
           why != NULL ? why : _("You have not done this one yet."));
}

/* Asking --------------------------------------------------------------------- */

static MoorToday *
build (MoorDesk *self,
       Ask      *ask)
{
  MoorToday *today = g_new0 (MoorToday, 1);
  g_autofree char *day = moor_clock_today ();
  MoorStore *store = moor_desk_get_store (self);
  const char *nothing = moor_store_get_setting (store, MOOR_SETTING_NOTHING_TODAY);

  today->suggestions = g_ptr_array_new_with_free_func (suggestion_free);
  today->back = g_ptr_array_new_with_free_func (back_free);
  today->first_time = ask->n_pages == 0;

  if (ask->newest->len > 0)
    {
      MoorPage *page = g_ptr_array_index (ask->newest, 0);

      int days = moor_clock_days_between (moor_page_get_date (page), day);

      today->after_long = days > AFTER_LONG_DAYS;
    }

  for (guint i = 0; i < ask->waiting->len; i++)
    add_back (self, today, g_ptr_array_index (ask->waiting, i), day);

  if (g_strcmp0 (nothing, day) == 0)
    return today;

  if (today->first_time)
    suggest_first_time (self, ask, today, day);
  else if (!suggest_for_state (self, ask, today, day) &&
           !suggest_for_reason (self, ask, today, day))
    suggest_along_path (self, ask, today, day);

  return today;
}

static void
answered (GTask  *task,
          GError *error)
{
  Ask *ask = g_task_get_task_data (task);

  if (error != NULL && ask->error == NULL)
    ask->error = error;
  else
    g_clear_error (&error);

  if (--ask->pending == 0)
    {
      if (ask->error != NULL)
        g_task_return_error (task, g_steal_pointer (&ask->error));
      else
        g_task_return_pointer (task, build (g_task_get_source_object (task), ask),
                               (GDestroyNotify) moor_today_free);
    }

  g_object_unref (task);
}

static void
count_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Ask *ask = g_task_get_task_data (data);
  GError *error = NULL;

  moor_store_count_finish (MOOR_STORE (source), result, &ask->n_pages, &error);
  answered (data, error);
}

static void
newest_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Ask *ask = g_task_get_task_data (data);
  GError *error = NULL;

  ask->newest = moor_store_list_finish (MOOR_STORE (source), result, &error);
  answered (data, error);
}

static void
check_ins_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Ask *ask = g_task_get_task_data (data);
  GError *error = NULL;

  ask->check_ins = moor_store_list_finish (MOOR_STORE (source), result, &error);
  answered (data, error);
}

static void
waiting_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Ask *ask = g_task_get_task_data (data);
  GError *error = NULL;

  ask->waiting = moor_store_waiting_finish (MOOR_STORE (source), result, &error);
  answered (data, error);
}

static void
counts_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Ask *ask = g_task_get_task_data (data);
  GError *error = NULL;

  ask->counts = moor_store_exercise_counts_finish (MOOR_STORE (source), result, &error);
  answered (data, error);
}

void
moor_desk_today_async (MoorDesk            *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  static const MoorQuery all = { .list = MOOR_LIST_EVERYTHING };
  static const MoorQuery newest = { .list = MOOR_LIST_EVERYTHING, .limit = 1 };
  static const MoorQuery check_ins = {
    .list = MOOR_LIST_EVERYTHING, .exercise = MOOR_CHECK_IN, .answers = TRUE, .limit = 1,
  };
  g_autoptr (GTask) task = NULL;
  g_autofree char *day = moor_clock_today ();
  MoorStore *store;
  Ask *ask;

  g_return_if_fail (MOOR_IS_DESK (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, moor_desk_today_async);
  ask = g_new0 (Ask, 1);
  ask->pending = 5;
  g_task_set_task_data (task, ask, ask_free);

  store = moor_desk_get_store (self);
  moor_store_count_async (store, &all, cancellable, count_cb, g_object_ref (task));
  moor_store_list_async (store, &newest, cancellable, newest_cb, g_object_ref (task));
  moor_store_list_async (store, &check_ins, cancellable, check_ins_cb, g_object_ref (task));
  moor_store_waiting_async (store, day, cancellable, waiting_cb, g_object_ref (task));
  moor_store_exercise_counts_async (store, cancellable, counts_cb, g_object_ref (task));
}

MoorToday *
moor_desk_today_finish (MoorDesk      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
moor_desk_not_this_one (MoorDesk   *self,
                        const char *exercise_id)
{
  MoorStore *store;
  const char *setting;
  g_autofree char *day = NULL;
  g_autoptr (GString) kept = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (MOOR_IS_DESK (self));
  g_return_if_fail (exercise_id != NULL);

  store = moor_desk_get_store (self);
  setting = moor_store_get_setting (store, MOOR_SETTING_NOT_THIS_ONE);
  day = moor_clock_today ();
  kept = g_string_new (NULL);
  g_string_printf (kept, "%s %s", day, exercise_id);

  lines = g_strsplit (setting != NULL ? setting : "", "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 2);
      int age = words[0] != NULL ? moor_clock_days_between (words[0], day) : G_MININT;

      if (age != G_MININT && age < NOT_THIS_ONE_DAYS && words[1] != NULL &&
          !g_str_equal (words[1], exercise_id))
        g_string_append_printf (kept, "\n%s", lines[i]);
    }

  moor_store_set_setting (store, MOOR_SETTING_NOT_THIS_ONE, kept->str);
}

void
moor_desk_nothing_today (MoorDesk *self)
{
  g_autofree char *day = NULL;

  g_return_if_fail (MOOR_IS_DESK (self));

  day = moor_clock_today ();
  moor_store_set_setting (moor_desk_get_store (self), MOOR_SETTING_NOTHING_TODAY, day);
}

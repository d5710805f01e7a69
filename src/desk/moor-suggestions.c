/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-suggestions.h"

#include <glib/gi18n-lib.h>

#include "base/moor-clock.h"
#include "desk/moor-desk-private.h"
#include "desk/moor-made-for.h"
#include "desk/moor-way.h"

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

typedef struct {
  MoorDesk                  *desk;
  const MoorSuggestionFacts *facts;
  GPtrArray                 *found;      /* MoorSuggestion */
  int                        deepest;    /* nothing deeper than that */
} Search;

static void
suggestion_free (gpointer data)
{
  MoorSuggestion *suggestion = data;

  g_free (suggestion->exercise_id);
  g_free (suggestion->why);
  g_free (suggestion);
}

static void
suggest (Search     *search,
         const char *exercise_id,
         const char *why)
{
  MoorSuggestion *suggestion = g_new0 (MoorSuggestion, 1);

  suggestion->exercise_id = g_strdup (exercise_id);
  suggestion->why = g_strdup (why);
  g_ptr_array_add (search->found, suggestion);
}

/* What may be suggested ------------------------------------------------------ */

static gboolean
was_refused (Search     *search,
             const char *exercise_id)
{
  MoorStore *store = moor_desk_get_store (search->desk);
  const char *setting = moor_store_get_setting (store, MOOR_SETTING_NOT_THIS_ONE);
  g_auto (GStrv) lines = g_strsplit (setting != NULL ? setting : "", "\n", -1);

  for (int i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 2);

      if (words[0] != NULL && words[1] != NULL && g_str_equal (words[1], exercise_id) &&
          moor_clock_days_between (words[0], search->facts->today) < NOT_THIS_ONE_DAYS)
        return TRUE;
    }

  return FALSE;
}

static MoorExerciseCount *
find_count (Search     *search,
            const char *exercise_id)
{
  for (guint i = 0; i < search->facts->counts->len; i++)
    {
      MoorExerciseCount *count = g_ptr_array_index (search->facts->counts, i);

      if (g_str_equal (count->exercise, exercise_id))
        return count;
    }

  return NULL;
}

/* Days since the exercise was last finished; G_MAXINT if it never was. */
static int
days_since (Search     *search,
            const char *exercise_id)
{
  MoorExerciseCount *count = find_count (search, exercise_id);
  int days = count != NULL && count->last_date != NULL
               ? moor_clock_days_between (count->last_date, search->facts->today) : G_MININT;

  return days != G_MININT ? days : G_MAXINT;
}

static gboolean
is_open (Search     *search,
         const char *exercise_id)
{
  for (guint i = 0; i < search->facts->waiting->len; i++)
    {
      MoorPage *page = g_ptr_array_index (search->facts->waiting, i);

      if (moor_page_get_state (page) == MOOR_PAGE_DRAFT &&
          g_strcmp0 (moor_page_get_exercise (page), exercise_id) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Memory exercises are chosen, never suggested; what was done today, or stands
 * half done below, is not suggested either. */
static gboolean
may_suggest (Search     *search,
             const char *exercise_id)
{
  MoorLibrary *library = moor_desk_get_library (search->desk);
  MoorExercise *exercise = moor_library_find (library, exercise_id);

  return exercise != NULL &&
         moor_library_is_offered (library, exercise) &&
         !moor_exercise_has_memory_frame (exercise) &&
         moor_exercise_get_depth (exercise) <= search->deepest &&
         days_since (search, exercise_id) > 0 &&
         !is_open (search, exercise_id) &&
         !was_refused (search, exercise_id);
}

/* A tool is suggested for what it is made for. Without such a reason only the people
 * to reach are, and that until they are written down; the plan for the worst hour is
 * offered where Help now is, never as a task. */
static gboolean
may_suggest_along (Search       *search,
                   MoorExercise *exercise)
{
  const char *id = moor_exercise_get_id (exercise);

  return may_suggest (search, id) &&
         (moor_exercise_get_step (exercise) != MOOR_STEP_TOOLS ||
          (g_str_equal (id, MOOR_MY_PEOPLE) && find_count (search, id) == NULL));
}

/* The first of what is made for @key that was not done within @rest days. */
static gboolean
suggest_made_for (Search            *search,
                  const MoorMadeFor *table,
                  guint              n,
                  const char        *key,
                  int                rest)
{
  for (guint i = 0; i < n; i++)
    {
      if (!g_str_equal (table[i].key, key) || !may_suggest (search, table[i].exercise) ||
          days_since (search, table[i].exercise) <= rest)
        continue;

      suggest (search, table[i].exercise, _(table[i].why));
      return TRUE;
    }

  return FALSE;
}

/* In order ------------------------------------------------------------------- */

static void
suggest_first_time (Search *search)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_times); i++)
    {
      const FirstTime *end = first_times[i] + G_N_ELEMENTS (first_times[i]);

      for (const FirstTime *one = first_times[i]; one < end && one->exercise != NULL; one++)
        {
          MoorExercise *exercise;

          if (!may_suggest (search, one->exercise))
            continue;

          exercise = moor_desk_find_exercise (search->desk, one->exercise);
          suggest (search, one->exercise,
                   one->why != NULL ? _(one->why) : moor_exercise_get_summary (exercise));
          break;
        }
    }
}

/* The state chosen a few minutes ago, unless it is a settled one. (nullable) */
static const char *
find_state (Search *search)
{
  MoorExercise *exercise = moor_desk_find_exercise (search->desk, MOOR_CHECK_IN);
  MoorField *field = exercise != NULL ? moor_exercise_find_role (exercise, "state") : NULL;
  MoorPage *page = search->facts->check_in;
  MoorAnswers *answers = page != NULL ? moor_page_get_answers (page) : NULL;
  MoorAnswer *answer = field != NULL && answers != NULL
                         ? moor_answers_get (answers, field->id) : NULL;

  if (answer == NULL || moor_answer_has (answer, "settled") ||
      moor_clock_now () - moor_page_get_created (page) >= FRESH_CHECK_IN)
    return NULL;

  return moor_answer_get_text (answer, 0, "");
}

static gboolean
suggest_for_state (Search     *search,
                   const char *state)
{
  guint n;
  const MoorMadeFor *states = moor_made_for_states (&n);

  return suggest_made_for (search, states, n, state, 0);
}

/* The answer to one field of the page with the aims, unless it is kept out of sight:
 * a suggestion says what was chosen there. */
static MoorAnswer *
find_aims (Search     *search,
           const char *field_id)
{
  MoorExercise *exercise = moor_desk_find_exercise (search->desk, MOOR_MY_AIMS);
  MoorField *field = exercise != NULL ? moor_exercise_find_field (exercise, field_id) : NULL;
  MoorPage *page = search->facts->aims;

  if (field == NULL || field->private_ || moor_exercise_is_private (exercise) ||
      page == NULL || moor_page_is_put_away (page) || moor_page_get_answers (page) == NULL)
    return NULL;

  return moor_answers_get (moor_page_get_answers (page), field_id);
}

/* The one for now, then the others. An aim in a person's own words is none of the
 * table's, so that no word of it can come here. */
static gboolean
suggest_for_aim (Search *search)
{
  guint n;
  const MoorMadeFor *table = moor_made_for_aims (&n);
  MoorAnswer *now = find_aims (search, MOOR_AIM_NOW);
  MoorAnswer *aims = find_aims (search, MOOR_AIMS);
  const char *first = now != NULL ? moor_answer_get_text (now, 0, "") : NULL;

  if (first != NULL && (aims == NULL || moor_answer_has (aims, first)) &&
      suggest_made_for (search, table, n, first, ENOUGH_FOR_NOW_DAYS))
    return TRUE;

  for (guint i = 0; aims != NULL && i < n; i++)
    {
      if (moor_answer_has (aims, table[i].key) &&
          suggest_made_for (search, table, n, table[i].key, ENOUGH_FOR_NOW_DAYS))
        return TRUE;
    }

  return FALSE;
}

static gboolean
suggest_for_reason (Search *search)
{
  guint n;
  const MoorMadeFor *table = moor_made_for_reasons (&n);
  g_auto (GStrv) chosen = moor_desk_get_reasons (search->desk);

  for (guint i = 0; i < n; i++)
    {
      if (g_strv_contains ((const char * const *) chosen, table[i].key) &&
          suggest_made_for (search, table, n, table[i].key, ENOUGH_FOR_NOW_DAYS))
        return TRUE;
    }

  return FALSE;
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
suggest_along_path (Search *search)
{
  GListModel *library = G_LIST_MODEL (moor_desk_get_library (search->desk));
  g_autoptr (MoorExercise) best = NULL;
  g_autofree char *why = NULL;
  int best_days = 0;

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (library, i);
      const char *id = moor_exercise_get_id (exercise);
      int days = days_since (search, id);

      if (!may_suggest_along (search, exercise))
        continue;

      if (best == NULL || days > best_days ||
          (days == best_days &&
           moor_way_place_of (id) < moor_way_place_of (moor_exercise_get_id (best))))
        {
          g_set_object (&best, exercise);
          best_days = days;
        }
    }

  if (best == NULL)
    return;

  if (best_days < G_MAXINT)
    why = say_when (find_count (search, moor_exercise_get_id (best))->last_date);
  suggest (search, moor_exercise_get_id (best),
           why != NULL ? why : _("You have not done this one yet."));
}

GPtrArray *
moor_suggestions_find (MoorDesk                  *desk,
                       const MoorSuggestionFacts *facts)
{
  Search search = { .desk = desk, .facts = facts, .deepest = 2 };
  const char *state;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);
  g_return_val_if_fail (facts != NULL, NULL);

  search.found = g_ptr_array_new_with_free_func (suggestion_free);
  if (facts->first_time)
    {
      suggest_first_time (&search);
      return search.found;
    }

  state = find_state (&search);
  if (state != NULL)
    {
      if (suggest_for_state (&search, state))
        return search.found;
      /* An upset person meets nothing that stirs up more. */
      search.deepest = 1;
    }

  if (!suggest_for_aim (&search) && !suggest_for_reason (&search))
    suggest_along_path (&search);

  return search.found;
}

/* What was refused ----------------------------------------------------------- */

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

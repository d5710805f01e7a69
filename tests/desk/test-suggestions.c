/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-today-fixture.h"

#include "desk/moor-made-for.h"
#include "desk/moor-suggestions.h"
#include "desk/moor-way.h"

static void
test_suggestion (void)
{
  static const char * const again[] = { "again", NULL };
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);

  moor_test_set_day ("2026-11-01");
  write_page (desk);
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpstr (only_suggestion (today)->why, ==, "You have not done this one yet.");
  }

  /* What brings a person here says which, and why. */
  moor_desk_set_reasons (desk, again);
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpstr (only_suggestion (today)->exercise_id, ==, "reflexes-then-and-now");
    g_assert_cmpstr (only_suggestion (today)->why, ==,
                     "You keep ending up in the same place with people. This one is made for that.");
  }

  /* Not this one: another, and this one not before thirty days. */
  moor_desk_not_this_one (desk, "reflexes-then-and-now");
  moor_test_set_day ("2026-11-30");
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpstr (only_suggestion (today)->exercise_id, !=, "reflexes-then-and-now");
  }
  moor_test_set_day ("2026-12-01");
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpstr (only_suggestion (today)->exercise_id, ==, "reflexes-then-and-now");
  }

  /* Nothing today is for today. */
  moor_desk_nothing_today (desk);
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpuint (today->suggestions->len, ==, 0);
  }
  moor_test_set_day ("2026-12-02");
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpuint (today->suggestions->len, ==, 1);
  }

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

/* Whatever stands in a table for @key comes, in that order, as one after the other is
 * turned down; how many there were. */
static guint
walk_table (MoorDesk          *desk,
            const MoorMadeFor *table,
            guint              n,
            const char        *key)
{
  guint found = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoorToday) today = NULL;

      if (!g_str_equal (table[i].key, key) ||
          moor_library_find (moor_desk_get_library (desk), table[i].exercise) == NULL)
        continue;

      today = moor_test_today (desk);
      assert_no_secret (today);
      g_assert_cmpstr (only_suggestion (today)->exercise_id, ==, table[i].exercise);
      g_assert_cmpstr (only_suggestion (today)->why, ==, table[i].why);
      moor_desk_not_this_one (desk, table[i].exercise);
      found++;
    }

  return found;
}

/* Forgets what was turned down. */
static void
forget (MoorDesk *desk)
{
  moor_store_set_setting (moor_desk_get_store (desk), "not-this-one", NULL);
}

static void
test_reasons (void)
{
  static const char * const reasons[] = {
    "today", "again", "past", "counselor", "recovery", "parent", "looking",
  };
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  guint n;
  const MoorMadeFor *table = moor_made_for_reasons (&n);

  moor_test_set_day ("2026-11-01");
  write_page (desk);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      const char *chosen[] = { reasons[i], NULL };

      moor_desk_set_reasons (desk, chosen);
      g_assert_cmpuint (walk_table (desk, table, n, reasons[i]), >=, 1);
      forget (desk);
    }

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

static void
answer_aims (MoorSitting        *sitting,
             const char * const *aims)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; aims[i] != NULL; i++)
    {
      moor_answer_builder_add_text (builder, i, "", aims[i]);
      if (g_str_equal (aims[i], "other"))
        moor_answer_builder_add_text (builder, i, "other", SECRET);
    }
  answer = moor_answer_builder_end (builder);
  moor_run_answer (moor_sitting_get_run (sitting), MOOR_AIMS, answer, &error);
  g_assert_no_error (error);
}

/* A page of aims, gone through; its id. The aims are @later, when the one for now has been
 * chosen, where there is such a change of mind. "other": in own words. */
static char *
choose_aims (MoorDesk           *desk,
             const char * const *aims,
             const char         *now,
             const char * const *later)
{
  MoorSitting *sitting = moor_test_begin (desk, MOOR_MY_AIMS, NULL);
  char *id = g_strdup (moor_sitting_get_page_id (sitting));

  answer_aims (sitting, aims);
  if (now != NULL)
    moor_test_answer (sitting, MOOR_AIM_NOW, now);
  if (later != NULL)
    answer_aims (sitting, later);
  moor_test_finish (sitting);
  moor_test_leave (sitting);

  return id;
}

/* Every aim brings what is made for it, before what brought the person here, and what
 * was done within a week rests. */
static void
test_aims (void)
{
  static const char * const looking[] = { "looking", NULL };
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  guint n;
  const MoorMadeFor *table = moor_made_for_aims (&n);

  moor_desk_set_reasons (desk, looking);
  moor_test_set_day ("2026-11-01");

  for (guint i = 0; i < n; i++)
    {
      const char *aims[] = { table[i].key, NULL };
      g_autofree char *id = NULL;

      if (i > 0 && g_str_equal (table[i].key, table[i - 1].key))
        continue;

      id = choose_aims (desk, aims, table[i].key, NULL);
      walk_table (desk, table, n, table[i].key);
      {
        g_autoptr (MoorToday) today = moor_test_today (desk);

        g_assert_true (g_str_has_prefix (only_suggestion (today)->why, "You are looking around."));
      }
      forget (desk);
    }

  /* The one for now before the others; one that is not wanted any more is none. */
  {
    static const char * const both[] = { "settle", "pull-away", NULL };
    static const char * const one[] = { "settle", NULL };
    g_autofree char *first = choose_aims (desk, both, "pull-away", NULL);
    g_autofree char *second = NULL;

    {
      g_autoptr (MoorToday) today = moor_test_today (desk);

      g_assert_cmpstr (only_suggestion (today)->exercise_id, ==, "wait-with-it");
    }
    second = choose_aims (desk, both, "pull-away", one);
    {
      g_autoptr (MoorToday) today = moor_test_today (desk);

      g_assert_cmpstr (only_suggestion (today)->exercise_id, ==, "settle");
      g_assert_cmpstr (only_suggestion (today)->why, ==,
                       "You chose “settle when I am upset” as an aim. Settle is made for that.");
    }

    /* Done: for a week something else. */
    do_exercise (desk, "settle", NULL);
    moor_test_set_day ("2026-11-08");
    {
      g_autoptr (MoorToday) today = moor_test_today (desk);

      g_assert_cmpstr (only_suggestion (today)->exercise_id, ==, "muscle-release-or-body-scan");
    }
    moor_test_set_day ("2026-11-09");
    {
      g_autoptr (MoorToday) today = moor_test_today (desk);

      g_assert_cmpstr (only_suggestion (today)->exercise_id, ==, "settle");
    }
  }

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

/* What was chosen on a page that is put away, or in the trash, or half done, does not
 * show on Today; and nothing that stands there in own words ever does. */
static void
test_aims_out_of_sight (void)
{
  static const char * const settle[] = { "settle", NULL };
  static const char * const own[] = { "other", NULL };
  g_autofree char *dir = moor_test_data_dir ();
  g_autofree char *id = NULL, *words = NULL, *draft = NULL;
  MoorDesk *desk;
  MoorSitting *sitting;

  desk = moor_test_open (dir);
  moor_test_set_day ("2026-11-01");
  write_page (desk);

  id = choose_aims (desk, settle, "settle", NULL);
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_true (g_str_has_prefix (only_suggestion (today)->why, "You chose “settle"));
  }

  /* Half done, the one before stands. */
  sitting = moor_test_begin (desk, MOOR_MY_AIMS, NULL);
  moor_test_answer (sitting, MOOR_AIMS, "listen");
  draft = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_leave (sitting);
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_true (g_str_has_prefix (only_suggestion (today)->why, "You chose “settle"));
  }

  sitting = moor_test_resume (desk, id, FALSE);
  moor_sitting_set_put_away (sitting, TRUE);
  moor_test_leave (sitting);
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_false (g_str_has_prefix (only_suggestion (today)->why, "You chose"));
  }

  sitting = moor_test_resume (desk, id, FALSE);
  moor_sitting_set_put_away (sitting, FALSE);
  moor_test_leave (sitting);
  {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (MoorToday) today = NULL;
    MoorStore *store = moor_desk_get_store (desk);

    moor_store_trash_async (store, id, moor_test_store_result, &result);
    moor_test_wait (result != NULL);
    g_assert_true (moor_store_trash_finish (store, result, NULL));
    today = moor_test_today (desk);
    g_assert_false (g_str_has_prefix (only_suggestion (today)->why, "You chose"));
  }

  words = choose_aims (desk, own, NULL, NULL);
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    assert_no_secret (today);
    g_assert_false (g_str_has_prefix (only_suggestion (today)->why, "You chose"));
  }

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

/* The option between quotation marks is called so where it is chosen, and the exercise
 * that is named is the one that begins. */
static void
test_sentences (void)
{
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  MoorExercise *my_aims = moor_library_find (library, MOOR_MY_AIMS);
  MoorField *field;
  guint n, n_states, n_reasons;
  const MoorMadeFor *aims = moor_made_for_aims (&n);
  const MoorMadeFor *tables[] = {
    aims, moor_made_for_states (&n_states), moor_made_for_reasons (&n_reasons),
  };
  const guint lengths[] = { n, n_states, n_reasons };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      for (guint i = 0; i < lengths[t]; i++)
        {
          MoorExercise *exercise = moor_library_find (library, tables[t][i].exercise);

          /* Nothing about memories, and not the plan for the worst hour. */
          g_assert_cmpstr (tables[t][i].exercise, !=, "safety-plan");
          if (exercise == NULL)
            continue;
          g_assert_false (moor_exercise_has_memory_frame (exercise));
          g_assert_cmpint (moor_exercise_get_depth (exercise), <, 3);
          if (t == 0)
            g_assert_nonnull (strstr (aims[i].why, moor_exercise_get_title (exercise)));
          if (t == 1)
            g_assert_cmpint (moor_exercise_get_depth (exercise), ==, 1);
        }
    }

  g_assert_nonnull (my_aims);
  field = moor_exercise_find_field (my_aims, MOOR_AIMS);
  g_assert_nonnull (field);
  g_assert_nonnull (moor_exercise_find_field (my_aims, MOOR_AIM_NOW));
  for (guint i = 0; i < n; i++)
    {
      const char *label = NULL;
      g_autofree char *quoted = NULL;

      for (guint o = 0; o < field->options->len; o++)
        {
          MoorOption *option = g_ptr_array_index (field->options, o);

          if (g_str_equal (option->value, aims[i].key))
            label = option->label;
        }
      g_assert_nonnull (label);
      quoted = g_strdup_printf ("You chose “%s” as an aim. ", label);
      g_assert_true (g_str_has_prefix (aims[i].why, quoted));
    }

  /* Every aim that can be chosen has something made for it, but for "I don't know". */
  for (guint o = 0; o < field->options->len; o++)
    {
      MoorOption *option = g_ptr_array_index (field->options, o);
      gboolean found = g_str_equal (option->value, "unknown");

      for (guint i = 0; i < n; i++)
        found |= g_str_equal (aims[i].key, option->value);
      g_assert_true (found);
    }
}

/* A state just chosen comes before an aim, an aim before a reason, a reason before the
 * way; and whoever is upset meets nothing that stirs up more. */
static void
test_order (void)
{
  static const char * const again[] = { "again", NULL };
  static const char * const aim[] = { "fear-or-fact", NULL };
  static const char * const for_state[] = {
    "settle", "muscle-release-or-body-scan", "regulate-then-choose", "wait-with-it",
  };
  g_autofree char *dir = moor_test_data_dir ();
  g_autofree char *id = NULL;
  MoorDesk *desk;
  MoorSitting *sitting;
  guint n;
  const MoorMadeFor *table = moor_made_for_states (&n);
  gint64 now;

  desk = moor_test_open (dir);
  moor_test_set_day ("2026-11-22");
  now = moor_clock_now ();
  moor_desk_set_reasons (desk, again);
  id = choose_aims (desk, aim, "fear-or-fact", NULL);

  sitting = moor_test_begin (desk, "check-in", "racing");
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  g_assert_cmpuint (walk_table (desk, table, n, "racing"), ==, G_N_ELEMENTS (for_state));
  for (;;)
    {
      g_autoptr (MoorToday) today = moor_test_today (desk);
      MoorExercise *exercise;

      if (today->suggestions->len == 0)
        break;
      exercise = moor_library_find (moor_desk_get_library (desk),
                                    only_suggestion (today)->exercise_id);
      g_assert_cmpint (moor_exercise_get_depth (exercise), ==, 1);
      moor_desk_not_this_one (desk, only_suggestion (today)->exercise_id);
    }

  forget (desk);
  moor_clock_set_for_test (now + 11 * G_TIME_SPAN_MINUTE);
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_true (g_str_has_prefix (only_suggestion (today)->why, "You chose “"));
  }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MoorToday) today = moor_test_today (desk);

      if (g_str_has_prefix (only_suggestion (today)->why, "You chose"))
        moor_desk_not_this_one (desk, only_suggestion (today)->exercise_id);
    }
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_true (g_str_has_prefix (only_suggestion (today)->why, "You keep ending up"));
  }
  moor_desk_set_reasons (desk, NULL);
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpstr (only_suggestion (today)->why, ==, "You have not done this one yet.");
    g_assert_cmpstr (only_suggestion (today)->exercise_id, ==, "settle");
  }

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

/* The way names nothing twice but the one moment it comes back to, and its order is
 * that of what is suggested when nothing else speaks for one. */
static void
test_way (void)
{
  guint n;
  const MoorWayStop *stops = moor_way_get_stops (&n);
  int last = -1;

  for (guint i = 0; i < n; i++)
    {
      g_assert_nonnull (stops[i].exercises[0]);
      for (int k = 0; stops[i].exercises[k] != NULL; k++)
        {
          int place = moor_way_place_of (stops[i].exercises[k]);

          if (place < last)
            g_assert_cmpstr (stops[i].exercises[k], ==, "one-moment-slowly");
          else
            last = place;
        }
    }
  g_assert_cmpint (moor_way_place_of ("settle"), ==, 0);
  g_assert_cmpint (moor_way_place_of ("one-moment-slowly"), <, moor_way_place_of ("four-pulls"));
  g_assert_cmpint (moor_way_place_of ("weeks-end"), ==, G_MAXINT);
}

/* Whatever is turned down, another comes, but never the plan for the worst hour nor
 * anything about memories; of the tools only the people to reach. */
static void
test_never_suggested (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  g_autoptr (GString) seen = g_string_new (" ");

  moor_test_set_day ("2026-11-01");
  write_page (desk);

  for (;;)
    {
      g_autoptr (MoorToday) today = moor_test_today (desk);
      MoorSuggestion *suggestion;
      MoorExercise *exercise;

      if (today->suggestions->len == 0)
        break;

      suggestion = only_suggestion (today);
      exercise = moor_library_find (moor_desk_get_library (desk), suggestion->exercise_id);
      g_assert_cmpint (moor_exercise_get_depth (exercise), <, 3);
      if (moor_exercise_get_step (exercise) == MOOR_STEP_TOOLS)
        g_assert_cmpstr (suggestion->exercise_id, ==, "my-people-and-what-helps");
      g_string_append_printf (seen, "%s ", suggestion->exercise_id);
      moor_desk_not_this_one (desk, suggestion->exercise_id);
    }

  g_assert_nonnull (strstr (seen->str, " my-people-and-what-helps "));
  g_assert_nonnull (strstr (seen->str, " four-pulls "));

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

/* Once there is such a page it is not suggested again, on no day. */
static void
test_people_once (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);

  moor_test_set_day ("2026-11-01");
  do_exercise (desk, "my-people-and-what-helps", "first-words");
  moor_test_set_day ("2027-11-01");

  for (;;)
    {
      g_autoptr (MoorToday) today = moor_test_today (desk);

      if (today->suggestions->len == 0)
        break;
      g_assert_cmpstr (only_suggestion (today)->exercise_id, !=, "my-people-and-what-helps");
      moor_desk_not_this_one (desk, only_suggestion (today)->exercise_id);
    }

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

/* A state just chosen orders what comes next; a settled one, or one from an
 * hour ago, does not. */
static void
test_state (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting;
  gint64 now;

  moor_test_set_day ("2026-11-22");
  now = moor_clock_now ();
  sitting = moor_test_begin (desk, "check-in", "racing");
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpstr (only_suggestion (today)->exercise_id, ==, "settle");
    g_assert_cmpstr (only_suggestion (today)->why, ==,
                     "You checked in a few minutes ago. This one is for a moment like that.");
  }

  moor_clock_set_for_test (now + 11 * G_TIME_SPAN_MINUTE);
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpstr (only_suggestion (today)->why, ==, "You have not done this one yet.");
  }

  sitting = moor_test_begin (desk, "check-in", "settled");
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpstr (only_suggestion (today)->why, ==, "You have not done this one yet.");
  }

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/suggestions/suggestion", test_suggestion);
  g_test_add_func ("/suggestions/reasons", test_reasons);
  g_test_add_func ("/suggestions/aims", test_aims);
  g_test_add_func ("/suggestions/aims-out-of-sight", test_aims_out_of_sight);
  g_test_add_func ("/suggestions/sentences", test_sentences);
  g_test_add_func ("/suggestions/order", test_order);
  g_test_add_func ("/suggestions/way", test_way);
  g_test_add_func ("/suggestions/never-suggested", test_never_suggested);
  g_test_add_func ("/suggestions/people-once", test_people_once);
  g_test_add_func ("/suggestions/state", test_state);

  return g_test_run ();
}

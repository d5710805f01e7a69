/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-desk-test.h"

#define SECRET "zebrafinch"

static MoorSuggestion *
only_suggestion (MoorToday *today)
{
  g_assert_cmpuint (today->suggestions->len, ==, 1);

  return g_ptr_array_index (today->suggestions, 0);
}

/* What Today says, in one line; and that it says no word of the person's. */
static char *
describe (MoorDesk *desk)
{
  g_autoptr (MoorToday) today = moor_test_today (desk);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < today->back->len; i++)
    {
      static const char * const kinds[] = { "draft", "later", "memory-draft", "memory-later" };
      MoorBack *back = g_ptr_array_index (today->back, i);

      g_string_append_printf (text, "%s%s '%s' %d/%d %s", i > 0 ? ", " : "", kinds[back->kind],
                              back->title, back->position, back->n_parts, back->date);
    }
  for (guint i = 0; i < today->suggestions->len; i++)
    g_assert_null (strstr (((MoorSuggestion *) g_ptr_array_index (today->suggestions, i))->why, SECRET));
  g_assert_null (strstr (text->str, SECRET));

  return g_string_free (text, FALSE);
}

static void
assert_back (MoorDesk   *desk,
             const char *expected)
{
  g_autofree char *text = describe (desk);

  g_assert_cmpstr (text, ==, expected);
}

static void
flush (MoorDesk *desk)
{
  g_assert_true (moor_store_flush (moor_desk_get_store (desk), NULL));
}

static void
write_page (MoorDesk *desk)
{
  MoorSitting *sitting = moor_desk_write (desk);

  g_assert_true (moor_sitting_set_text (sitting, SECRET " on a page", NULL));
  moor_test_leave (sitting);
}

static void
do_exercise (MoorDesk   *desk,
             const char *exercise,
             const char *field)
{
  MoorSitting *sitting = moor_test_begin (desk, exercise, NULL);

  moor_test_answer (sitting, field, SECRET);
  moor_test_finish (sitting);
  moor_test_leave (sitting);
}

static void
test_first_time (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  g_autoptr (MoorToday) today = moor_test_today (desk);
  MoorSuggestion *first;
  gboolean found = FALSE;

  g_assert_true (today->first_time);
  g_assert_false (today->after_long);
  g_assert_cmpuint (today->back->len, ==, 0);
  g_assert_cmpuint (today->suggestions->len, ==, 3);

  first = g_ptr_array_index (today->suggestions, 0);
  g_assert_cmpstr (first->exercise_id, ==, "settle");
  g_assert_cmpstr (first->why, ==, "One short practice, so that you have it when you need it.");

  for (guint i = 0; i < today->suggestions->len; i++)
    {
      MoorSuggestion *suggestion = g_ptr_array_index (today->suggestions, i);
      MoorExercise *exercise = moor_library_find (moor_desk_get_library (desk), suggestion->exercise_id);

      g_assert_nonnull (exercise);
      g_assert_true (moor_library_is_offered (moor_desk_get_library (desk), exercise));
      g_assert_cmpstr (suggestion->why, !=, "");
      if (g_str_equal (suggestion->exercise_id, "one-moment-slowly"))
        {
          g_assert_cmpstr (suggestion->why, ==,
                           "A small thing that happened with someone, looked at in slow motion.");
          found = TRUE;
        }
    }
  g_assert_true (found);

  moor_test_close (desk);
}

/* What no screen can show is not suggested. */
static void
test_only_what_is_offered (void)
{
  static const MoorFieldKind kinds[] = { MOOR_FIELD_TEXT, MOOR_FIELD_LIST };
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  g_autoptr (MoorToday) today = NULL;

  moor_library_allow_kinds (moor_desk_get_library (desk), kinds, G_N_ELEMENTS (kinds));
  today = moor_test_today (desk);
  g_assert_cmpuint (today->suggestions->len, ==, 0);

  moor_test_close (desk);
}

static void
test_draft (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting;
  g_autofree char *id = NULL;
  g_autofree char *expected = NULL;

  moor_test_set_day ("2026-11-20");
  write_page (desk);
  assert_back (desk, "");

  sitting = moor_test_begin (desk, "one-moment-slowly", NULL);
  id = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_answer (sitting, "trigger", SECRET);
  for (int i = 0; i < 3; i++)
    g_assert_true (moor_run_next (moor_sitting_get_run (sitting), NULL));
  expected = g_strdup_printf ("draft 'One moment, slowly' 4/%d 2026-11-20",
                              moor_run_get_n_parts (moor_sitting_get_run (sitting)));
  moor_test_leave (sitting);

  moor_test_set_day ("2026-11-22");
  assert_back (desk, expected);

  /* Left as it is, and not. */
  moor_desk_leave_page (desk, id, TRUE);
  flush (desk);
  assert_back (desk, "");
  moor_desk_leave_page (desk, id, FALSE);
  flush (desk);
  assert_back (desk, expected);

  /* Reading what was left changes nothing; writing on brings it back. */
  moor_desk_leave_page (desk, id, TRUE);
  flush (desk);
  sitting = moor_test_resume (desk, id, FALSE);
  moor_test_leave (sitting);
  assert_back (desk, "");
  sitting = moor_test_resume (desk, id, FALSE);
  moor_test_answer (sitting, "trigger", SECRET " again");
  moor_test_leave (sitting);
  {
    g_autofree char *text = describe (desk);

    g_assert_true (g_str_has_prefix (text, "draft 'One moment, slowly' 4/"));
  }

  /* Put away is out of sight. */
  sitting = moor_test_resume (desk, id, FALSE);
  moor_sitting_set_put_away (sitting, TRUE);
  moor_test_leave (sitting);
  assert_back (desk, "");

  /* How it was an hour ago does not come back. */
  sitting = moor_test_begin (desk, "check-in", "racing");
  moor_test_leave (sitting);
  assert_back (desk, "");

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

static void
test_memory (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting;
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;

  moor_test_set_day ("2026-11-20");
  sitting = moor_test_begin (desk, "timeline-of-care", NULL);
  id = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_answer (sitting, "memory-afterwards", SECRET);
  moor_sitting_set_put_away (sitting, TRUE);
  moor_test_leave (sitting);
  text = describe (desk);
  g_assert_true (g_str_has_prefix (text, "memory-draft '' 1/"));

  sitting = moor_test_resume (desk, id, FALSE);
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  assert_back (desk, "");

  /* The day after, without its title. */
  moor_test_set_day ("2026-11-21");
  assert_back (desk, "memory-later '' 0/0 2026-11-20");

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

static void
test_after_long (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);

  moor_test_set_day ("2026-10-01");
  write_page (desk);

  moor_test_set_day ("2026-10-31");
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_false (today->first_time);
    g_assert_false (today->after_long);
  }
  moor_test_set_day ("2026-11-01");
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_true (today->after_long);
  }

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

static void
test_suggestion (void)
{
  static const char * const past[] = { "past", NULL };
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  g_autofree char *first = NULL;

  moor_test_set_day ("2026-11-01");
  write_page (desk);
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpstr (only_suggestion (today)->why, ==, "You have not done this one yet.");
  }

  /* What brings a person here says which, and why. */
  moor_desk_set_reasons (desk, past);
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpstr (only_suggestion (today)->exercise_id, ==, "reflexes-then-and-now");
    g_assert_cmpstr (only_suggestion (today)->why, ==,
                     "You want to understand where it comes from. This one begins there.");
  }

  /* Not this one: another, and this one not before thirty days. */
  moor_desk_not_this_one (desk, "reflexes-then-and-now");
  moor_test_set_day ("2026-11-30");
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpstr (only_suggestion (today)->exercise_id, ==, "three-expectations");
    moor_desk_not_this_one (desk, "three-expectations");
  }
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpstr (only_suggestion (today)->exercise_id, !=, "three-expectations");
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

/* What was done today is not suggested today; what was done longest ago comes
 * first once everything has been done. */
static void
test_done (void)
{
  static const char * const none[] = { NULL };
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  g_autofree char *suggested = NULL;

  moor_desk_set_reasons (desk, none);
  moor_test_set_day ("2026-11-09");
  do_exercise (desk, "one-moment-slowly", "trigger");

  for (int day = 10; day < 28; day++)
    {
      g_autofree char *date = g_strdup_printf ("2026-11-%d", day);
      g_autoptr (MoorToday) today = NULL;
      MoorSuggestion *suggestion;
      MoorSitting *sitting;
      GPtrArray *parts;

      moor_test_set_day (date);
      today = moor_test_today (desk);
      suggestion = only_suggestion (today);
      if (g_str_equal (suggestion->exercise_id, "one-moment-slowly"))
        {
          g_assert_cmpstr (suggestion->why, ==, "You last did this one on 9 November.");
          suggested = g_strdup (suggestion->exercise_id);
          break;
        }

      /* Anything on any part makes it a page. */
      g_assert_cmpstr (suggestion->why, ==, "You have not done this one yet.");
      sitting = moor_test_begin (desk, suggestion->exercise_id, NULL);
      parts = moor_exercise_get_parts (moor_run_get_exercise (moor_sitting_get_run (sitting)));
      for (guint p = 0; p < parts->len; p++)
        {
          MoorPart *part = g_ptr_array_index (parts, p);

          for (guint b = 0; b < part->blocks->len; b++)
            {
              MoorBlock *block = g_ptr_array_index (part->blocks, b);

              if (part->keep && block->kind == MOOR_BLOCK_FIELD && block->field->kind == MOOR_FIELD_TEXT)
                moor_test_answer (sitting, block->field->id, SECRET);
            }
        }
      moor_test_finish (sitting);
      moor_test_leave (sitting);
      {
        g_autoptr (MoorToday) after = moor_test_today (desk);

        for (guint i = 0; i < after->suggestions->len; i++)
          g_assert_cmpstr (((MoorSuggestion *) g_ptr_array_index (after->suggestions, i))->exercise_id,
                           !=, suggestion->exercise_id);
      }
    }
  g_assert_nonnull (suggested);

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

  g_test_add_func ("/today/first-time", test_first_time);
  g_test_add_func ("/today/only-what-is-offered", test_only_what_is_offered);
  g_test_add_func ("/today/draft", test_draft);
  g_test_add_func ("/today/memory", test_memory);
  g_test_add_func ("/today/after-long", test_after_long);
  g_test_add_func ("/today/suggestion", test_suggestion);
  g_test_add_func ("/today/never-suggested", test_never_suggested);
  g_test_add_func ("/today/people-once", test_people_once);
  g_test_add_func ("/today/done", test_done);
  g_test_add_func ("/today/state", test_state);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-today-fixture.h"

#include "desk/moor-suggestions.h"

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

  /* A day for each exercise there can be. */
  for (int day = 1; day < 80; day++)
    {
      g_autoptr (GDateTime) first = g_date_time_new_utc (2026, 11, 9, 12, 0, 0);
      g_autoptr (GDateTime) then = g_date_time_add_days (first, day);
      g_autofree char *date = g_date_time_format (then, "%Y-%m-%d");
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

              if (!part->keep || block->kind != MOOR_BLOCK_FIELD)
                continue;
              /* An aim would have a say in what comes next. */
              if (g_str_equal (block->field->id, MOOR_AIMS))
                moor_test_answer (sitting, MOOR_AIMS, "unknown");
              else if (block->field->kind == MOOR_FIELD_TEXT)
                moor_test_answer (sitting, block->field->id, SECRET);
              else if (block->field->kind == MOOR_FIELD_CHOICES && block->field->options->len > 0)
                moor_test_answer (sitting, block->field->id,
                                  ((MoorOption *) block->field->options->pdata[0])->value);
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
  g_test_add_func ("/today/done", test_done);

  return g_test_run ();
}

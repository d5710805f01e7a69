/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-library.h"
#include "guide/moor-break.h"
#include "moor-test.h"

#define SECOND G_TIME_SPAN_SECOND
#define MINUTE G_TIME_SPAN_MINUTE
#define START (1234 * G_TIME_SPAN_HOUR)

/* At the chosen length, at ten minutes where none was chosen, and not a frame
 * before. */
static void
test_length (void)
{
  const int chosen[] = { 0, 10, 20 };
  const int minutes[] = { 10, 10, 20 };

  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      g_autoptr (MoorBreak) self = moor_break_new ();

      moor_break_set_minutes (self, chosen[i]);
      g_assert_cmpint (moor_break_next (self, START), ==, -1);
      moor_break_set_running (self, TRUE, START);
      g_assert_cmpint (moor_break_next (self, START), ==, minutes[i] * MINUTE);
      g_assert_false (moor_break_is_due (self, START + minutes[i] * MINUTE - 1));
      g_assert_true (moor_break_is_due (self, START + minutes[i] * MINUTE));
      g_assert_false (moor_break_is_for_rows (self));
    }
}

/* Never in the middle of typing: five seconds after the last key. */
static void
test_typing (void)
{
  g_autoptr (MoorBreak) self = moor_break_new ();
  gint64 up = START + 10 * MINUTE;

  moor_break_set_running (self, TRUE, START);
  moor_break_typed (self, up - SECOND);
  g_assert_false (moor_break_is_due (self, up));
  g_assert_cmpint (moor_break_next (self, up), ==, 4 * SECOND);

  /* A person who types on for an hour is not interrupted for an hour. */
  for (gint64 now = up; now < up + 60 * MINUTE; now += 4 * SECOND)
    {
      moor_break_typed (self, now);
      g_assert_false (moor_break_is_due (self, now + 4 * SECOND));
    }

  moor_break_typed (self, up + 60 * MINUTE);
  g_assert_false (moor_break_is_due (self, up + 60 * MINUTE + 5 * SECOND - 1));
  g_assert_true (moor_break_is_due (self, up + 60 * MINUTE + 5 * SECOND));
}

/* Steady, Help now, the parts round the memory: that time does not count. */
static void
test_covered (void)
{
  g_autoptr (MoorBreak) self = moor_break_new ();
  gint64 now = START;

  moor_break_set_running (self, TRUE, now);
  now += 6 * MINUTE;
  moor_break_set_running (self, FALSE, now);
  g_assert_cmpint (moor_break_next (self, now), ==, -1);
  now += 30 * MINUTE;
  g_assert_false (moor_break_is_due (self, now));
  moor_break_set_running (self, TRUE, now);
  moor_break_set_running (self, TRUE, now + 3 * MINUTE);
  g_assert_cmpint (moor_break_next (self, now), ==, 4 * MINUTE);
  g_assert_true (moor_break_is_due (self, now + 4 * MINUTE));
}

/* Five more minutes, once; then whoever goes on is left alone. */
static void
test_five_more (void)
{
  g_autoptr (MoorBreak) self = moor_break_new ();
  gint64 now = START + 12 * MINUTE;

  moor_break_set_running (self, TRUE, START);
  g_assert_true (moor_break_is_due (self, now));
  g_assert_true (moor_break_has_more (self));

  /* While the card is there, nothing counts. */
  moor_break_set_running (self, FALSE, now);
  now += 3 * MINUTE;
  moor_break_go_on (self, now);
  moor_break_set_running (self, TRUE, now);
  g_assert_false (moor_break_has_more (self));
  g_assert_cmpint (moor_break_next (self, now), ==, 5 * MINUTE);

  /* Another length chosen now is no sixth minute. */
  moor_break_set_minutes (self, 20);
  now += 5 * MINUTE;
  g_assert_true (moor_break_is_due (self, now));
  moor_break_go_on (self, now);
  g_assert_cmpint (moor_break_next (self, now), ==, -1);
  g_assert_false (moor_break_is_due (self, now + 600 * MINUTE));
}

/* rows pause="3 where tone < 0": the same card, after every third. */
static void
test_rows (void)
{
  g_autoptr (MoorBreak) self = moor_break_new ();
  gint64 now = START;

  moor_break_set_running (self, TRUE, now);
  moor_break_count_hard (self, "events", 0, 3);
  moor_break_count_hard (self, "events", 2, 3);
  g_assert_false (moor_break_is_due (self, now));

  moor_break_typed (self, now);
  moor_break_count_hard (self, "events", 3, 3);
  g_assert_true (moor_break_is_for_rows (self));
  g_assert_false (moor_break_is_due (self, now + 4 * SECOND));
  g_assert_true (moor_break_is_due (self, now + 5 * SECOND));

  /* It was offered once for these three, and the time goes on as it was. */
  moor_break_go_on (self, now + 5 * SECOND);
  g_assert_true (moor_break_has_more (self));
  moor_break_count_hard (self, "events", 2, 3);
  moor_break_count_hard (self, "events", 3, 3);
  moor_break_count_hard (self, "events", 5, 3);
  g_assert_cmpint (moor_break_next (self, now + MINUTE), ==, 9 * MINUTE);
  moor_break_count_hard (self, "events", 6, 3);
  g_assert_true (moor_break_is_due (self, now + MINUTE));
}

/* Who comes back to a page with hard rows on it is not met by a break. */
static void
test_rows_of_before (void)
{
  g_autoptr (MoorBreak) self = moor_break_new ();

  moor_break_set_running (self, TRUE, START);
  moor_break_count_hard (self, "events", 4, 3);
  g_assert_false (moor_break_is_due (self, START + MINUTE));
  moor_break_count_hard (self, "events", 5, 3);
  g_assert_false (moor_break_is_due (self, START + MINUTE));
  moor_break_count_hard (self, "events", 6, 3);
  g_assert_true (moor_break_is_due (self, START + MINUTE));
}

/* The condition of the file, over each row. */
static void
test_hard_rows (void)
{
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  MoorExercise *exercise = moor_library_find (library, "timeline-of-care");
  MoorField *field = moor_exercise_find_field (exercise, "events");
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) answer = NULL;

  g_assert_cmpuint (moor_break_hard_rows (field, NULL), ==, 0);

  moor_answer_builder_add_number (builder, 0, "tone", -5);
  moor_answer_builder_add_number (builder, 1, "tone", 3);
  moor_answer_builder_add_text (builder, 2, "headline", "no tone");
  moor_answer_builder_add_number (builder, 3, "tone", -1);
  moor_answer_builder_add_number (builder, 4, "tone", 0);
  answer = moor_answer_builder_end (builder);
  g_assert_cmpuint (moor_break_hard_rows (field, answer), ==, 2);

  g_assert_cmpuint (moor_break_hard_rows (moor_exercise_find_field (exercise, "helpers"), answer),
                    ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/break/length", test_length);
  g_test_add_func ("/break/typing", test_typing);
  g_test_add_func ("/break/covered", test_covered);
  g_test_add_func ("/break/five-more", test_five_more);
  g_test_add_func ("/break/rows", test_rows);
  g_test_add_func ("/break/rows-of-before", test_rows_of_before);
  g_test_add_func ("/break/hard-rows", test_hard_rows);

  return g_test_run ();
}

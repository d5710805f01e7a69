/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/moor-pacer.h"

#include <math.h>

#include "content/moor-practices.h"
#include "moor-test.h"

#define SECOND G_USEC_PER_SEC
#define BEGIN (77 * SECOND + 123)          /* the clock does not begin at nought */

static MoorPacer *
new_pacer (const char *id)
{
  const MoorPractice *practice = moor_practices_find (id);

  g_assert_nonnull (practice);

  return moor_pacer_new (practice);
}

static MoorPace
look (MoorPacer *pacer,
      double     seconds)
{
  MoorPace pace;

  moor_pacer_at (pacer, BEGIN + llround (seconds * SECOND), &pace);

  return pace;
}

static void
test_breath (void)
{
  g_autoptr (MoorPacer) pacer = new_pacer ("longer-out-breath");
  MoorPace pace = look (pacer, 50);

  /* Nothing moves before it is started. */
  g_assert_cmpfloat (pace.elapsed, ==, 0);
  g_assert_cmpint (pace.round, ==, 1);
  g_assert_false (pace.paused);

  moor_pacer_start (pacer, BEGIN);

  pace = look (pacer, 0);
  g_assert_cmpfloat (pace.total, ==, 120);
  g_assert_cmpint (pace.n_rounds, ==, 12);
  g_assert_cmpint (pace.phase, ==, 0);
  g_assert_cmpint (pace.move, ==, MOOR_MOVE_IN);
  g_assert_cmpstr (pace.word, ==, "In");
  g_assert_cmpint (pace.count, ==, 4);
  g_assert_cmpfloat (pace.openness, ==, 0);
  g_assert_true (g_str_has_prefix (pace.line, "Sit, stand or lie"));
  g_assert_false (pace.done);

  pace = look (pacer, 2);
  g_assert_cmpfloat_with_epsilon (pace.fraction, 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (pace.openness, 0.5, 1e-9);
  g_assert_cmpint (pace.count, ==, 2);

  pace = look (pacer, 3.999);
  g_assert_cmpint (pace.move, ==, MOOR_MOVE_IN);
  g_assert_cmpint (pace.count, ==, 1);

  pace = look (pacer, 4);
  g_assert_cmpint (pace.move, ==, MOOR_MOVE_OUT);
  g_assert_cmpint (pace.count, ==, 6);
  g_assert_cmpfloat (pace.openness, ==, 1);

  pace = look (pacer, 20);
  g_assert_true (g_str_has_prefix (pace.line, "Breathe gently"));

  pace = look (pacer, 59.9);
  g_assert_cmpint (pace.round, ==, 6);
  pace = look (pacer, 60);
  g_assert_cmpint (pace.round, ==, 7);
  g_assert_true (g_str_has_prefix (pace.line, "Half way"));

  pace = look (pacer, 119.99);
  g_assert_false (pace.done);
  pace = look (pacer, 500);
  g_assert_true (pace.done);
  g_assert_cmpfloat (pace.elapsed, ==, 120);
  g_assert_cmpint (pace.round, ==, 12);
  g_assert_cmpfloat_with_epsilon (pace.openness, 0, 1e-9);
  g_assert_cmpint (pace.count, ==, 0);
  g_assert_true (g_str_has_prefix (pace.line, "Let your breath"));
  g_assert_cmpint (moor_pacer_next_event (pacer, BEGIN + 500 * SECOND), ==, G_MAXINT64);
}

/* The second breath in of a sigh grows on, a hold stays where it is. */
static void
test_openness (void)
{
  g_autoptr (MoorPacer) sigh = new_pacer ("two-part-sigh");
  g_autoptr (MoorPacer) box = new_pacer ("box");
  g_autoptr (MoorPacer) feet = new_pacer ("feet-and-hands");
  g_autoptr (MoorPacer) around = new_pacer ("look-around");
  double before = -1;

  moor_pacer_start (sigh, BEGIN);
  moor_pacer_start (box, BEGIN);
  moor_pacer_start (feet, BEGIN);
  moor_pacer_start (around, BEGIN);

  for (double t = 0; t < 3; t += 0.05)
    {
      MoorPace pace = look (sigh, t);

      g_assert_cmpfloat (pace.openness, >, before);
      before = pace.openness;
    }
  g_assert_cmpfloat_with_epsilon (look (sigh, 2).openness, 2 / 3.0, 1e-9);
  g_assert_cmpfloat (look (sigh, 3).openness, ==, 1);

  g_assert_cmpfloat (look (box, 5).openness, ==, 1);
  g_assert_cmpfloat (look (box, 7.9).openness, ==, 1);
  g_assert_cmpfloat (look (box, 12).openness, ==, 0);
  g_assert_cmpfloat (look (box, 15.9).openness, ==, 0);
  g_assert_cmpstr (look (box, 13).word, ==, "Wait");

  g_assert_cmpfloat (look (feet, 0).openness, ==, 1);
  g_assert_cmpfloat (look (feet, 5).openness, ==, 0);
  g_assert_cmpint (look (feet, 5).count, ==, 10);

  g_assert_cmpfloat (look (around, 3).openness, ==, 0.5);
  g_assert_cmpint (look (around, 3).move, ==, MOOR_MOVE_NONE);
  g_assert_cmpint (look (around, 3).count, ==, 87);
  g_assert_null (look (around, 3).word);
}

/* Twenty minutes of frames of a 60 Hz screen, some of them late: each phase is seen
 * at the first frame after it began, to the last one. The expected times are counted
 * apart, in whole numbers of a tenth of a second. */
static void
test_twenty_minutes (void)
{
  g_autoptr (MoorPractice) practice =
    moor_practice_with_timings (moor_practices_find ("slow-and-even"), 4.4, 6.5, 110);
  g_autoptr (MoorPacer) pacer = moor_pacer_new (practice);
  g_autoptr (GRand) random = NULL;
  guint32 seed = g_random_int ();
  gint64 frame = 16667, now = BEGIN, before = BEGIN;
  gint64 worst = 0;
  int seen = 0;
  MoorPace pace;

  g_test_message ("seed %u", seed);
  random = g_rand_new_with_seed (seed);
  moor_pacer_start (pacer, BEGIN);
  moor_pacer_at (pacer, now, &pace);

  do
    {
      int index;

      before = now;
      now += frame + g_rand_int_range (random, 0, 3000);
      moor_pacer_at (pacer, now, &pace);
      index = pace.done ? 220 : (pace.round - 1) * 2 + pace.phase;

      if (index != seen)
        {
          /* In tenths: 44 in, 65 out. */
          gint64 tenths = index / 2 * 109 + index % 2 * 44;
          gint64 due = BEGIN + tenths * (SECOND / 10);

          g_assert_cmpint (index, ==, seen + 1);
          g_assert_cmpint (due, >, before);
          g_assert_cmpint (due, <=, now);
          worst = MAX (worst, now - due);
          seen = index;
        }
    }
  while (!pace.done);

  g_assert_cmpint (seen, ==, 220);
  g_assert_cmpint (worst, <, frame + 3000);
  g_assert_cmpfloat (pace.total, ==, 1199);
}

/* A program that was asleep, or could draw nothing for a while, is where the time is. */
static void
test_jump (void)
{
  g_autoptr (MoorPacer) pacer = new_pacer ("longer-out-breath");
  g_autoptr (MoorPacer) twin = new_pacer ("longer-out-breath");
  MoorPace pace, expected;

  moor_pacer_start (pacer, BEGIN);
  moor_pacer_start (twin, BEGIN);
  for (double t = 0; t < 30; t += 0.016)
    expected = look (twin, t);

  pace = look (pacer, 93.25);
  expected = look (twin, 93.25);
  g_assert_cmpint (pace.round, ==, 10);
  g_assert_cmpint (pace.phase, ==, expected.phase);
  g_assert_cmpfloat (pace.openness, ==, expected.openness);

  /* Back is not possible, and does no harm. */
  pace = look (pacer, -10);
  g_assert_cmpfloat (pace.elapsed, ==, 0);
}

static void
test_pause (void)
{
  g_autoptr (MoorPacer) pacer = new_pacer ("longer-out-breath");
  MoorPace pace;

  moor_pacer_resume (pacer, BEGIN);
  g_assert_cmpfloat (look (pacer, 5).elapsed, ==, 0);

  moor_pacer_start (pacer, BEGIN);
  moor_pacer_start (pacer, BEGIN + 3 * SECOND);
  moor_pacer_pause (pacer, BEGIN + 7 * SECOND);
  moor_pacer_pause (pacer, BEGIN + 9 * SECOND);
  pace = look (pacer, 1000);
  g_assert_true (pace.paused);
  g_assert_cmpfloat (pace.elapsed, ==, 7);
  g_assert_cmpint (pace.count, ==, 3);
  g_assert_cmpint (moor_pacer_next_event (pacer, BEGIN + 1000 * SECOND), ==, G_MAXINT64);

  moor_pacer_resume (pacer, BEGIN + 1000 * SECOND);
  moor_pacer_resume (pacer, BEGIN + 1001 * SECOND);
  pace = look (pacer, 1003);
  g_assert_false (pace.paused);
  g_assert_cmpfloat (pace.elapsed, ==, 10);
  g_assert_cmpint (pace.round, ==, 2);
  g_assert_cmpfloat (look (pacer, 1000 + 112.9).elapsed, <, 120);
  g_assert_true (look (pacer, 1000 + 113).done);

  /* What is over stays over. */
  moor_pacer_pause (pacer, BEGIN + 2000 * SECOND);
  moor_pacer_resume (pacer, BEGIN + 2001 * SECOND);
  pace = look (pacer, 3000);
  g_assert_true (pace.done);
  g_assert_false (pace.paused);
}

/* Between two of the times it names, nothing changes but the shape; at each,
 * something does. */
static void
test_next_event (void)
{
  static const char *const ids[] = { "longer-out-breath", "slow-and-even", "two-part-sigh", "look-around", "body-scan" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MoorPacer) pacer = new_pacer (ids[i]);
      gint64 now = BEGIN;
      guint n = 0;
      MoorPace here;

      moor_pacer_start (pacer, BEGIN);
      moor_pacer_at (pacer, now, &here);
      while (!here.done)
        {
          gint64 next = moor_pacer_next_event (pacer, now);
          MoorPace before, after;

          g_assert_cmpint (next, >, now);
          g_assert_cmpint (next, <=, now + SECOND);
          moor_pacer_at (pacer, next - 1, &before);
          moor_pacer_at (pacer, next, &after);
          g_assert_cmpint (before.count, ==, here.count);
          g_assert_cmpint (before.phase, ==, here.phase);
          g_assert_true (before.line == here.line);
          g_assert_true (after.count != here.count || after.phase != here.phase ||
                         after.round != here.round || after.line != here.line || after.done);
          here = after;
          now = next;
          n++;
        }
      g_assert_cmpuint (n, >=, (guint) here.total - 1);
    }
}

static void
test_own_timings (void)
{
  const MoorPractice *practice = moor_practices_find ("longer-out-breath");
  g_autoptr (MoorPractice) own = moor_practice_with_timings (practice, 3, 7.5, 4);
  g_autoptr (MoorPacer) pacer = moor_pacer_new (own);

  moor_pacer_start (pacer, BEGIN);
  g_assert_cmpfloat (look (pacer, 0).total, ==, 42);
  g_assert_cmpint (look (pacer, 0).n_rounds, ==, 4);
  g_assert_cmpint (look (pacer, 2.9).move, ==, MOOR_MOVE_IN);
  g_assert_cmpint (look (pacer, 3).count, ==, 8);
  /* The half moved along: it comes before the line for 20 s would be over. */
  g_assert_true (g_str_has_prefix (look (pacer, 21).line, "Half way"));
  g_assert_true (look (pacer, 42).done);
}

static void
test_by_hand (void)
{
  g_autoptr (MoorPacer) pacer = new_pacer ("five-things");
  MoorPace pace;

  moor_pacer_start (pacer, BEGIN);
  pace = look (pacer, 3600);
  g_assert_cmpfloat (pace.total, ==, 0);
  g_assert_cmpfloat (pace.elapsed, ==, 3600);
  g_assert_cmpint (pace.step, ==, 1);
  g_assert_cmpint (pace.n_steps, ==, 6);
  g_assert_true (g_str_has_prefix (pace.line, "Find five things"));
  g_assert_cmpint (moor_pacer_next_event (pacer, BEGIN), ==, G_MAXINT64);

  for (int i = 2; i <= 6; i++)
    {
      moor_pacer_step (pacer, BEGIN + i * SECOND);
      g_assert_cmpint (look (pacer, i).step, ==, i);
    }
  g_assert_true (g_str_has_prefix (look (pacer, 7).line, "Now say where"));
  g_assert_false (look (pacer, 7).done);

  moor_pacer_step (pacer, BEGIN + 10 * SECOND);
  pace = look (pacer, 500);
  g_assert_true (pace.done);
  g_assert_cmpfloat (pace.elapsed, ==, 10);
  g_assert_true (g_str_has_prefix (pace.line, "Now say where"));
  moor_pacer_step (pacer, BEGIN + 11 * SECOND);
  g_assert_cmpint (look (pacer, 500).step, ==, 6);
}

static void
free_event (gpointer data)
{
  MoorTimerEvent *event = data;

  g_free (event->text);
  g_free (event->field);
  g_free (event);
}

static void
add_event (GPtrArray  *events,
           double      seconds,
           double      fraction,
           const char *text,
           const char *field)
{
  MoorTimerEvent *event = g_new0 (MoorTimerEvent, 1);

  event->seconds = seconds;
  event->fraction = fraction;
  event->text = g_strdup (text);
  event->field = g_strdup (field);
  g_ptr_array_add (events, event);
}

static void
test_minutes (void)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (free_event);
  MoorPacer *pacer;
  MoorPace pace;

  add_event (events, -1, 1, NULL, "after");
  add_event (events, -1, 0, "begin", NULL);
  add_event (events, 120, 0, "two", NULL);
  add_event (events, -1, 0.5, "half", NULL);
  add_event (events, -1, 0.5, NULL, "middle");
  add_event (events, 3000, 0, "never", NULL);

  pacer = moor_pacer_new_minutes (600, events);
  g_clear_pointer (&events, g_ptr_array_unref);
  moor_pacer_start (pacer, BEGIN);

  pace = look (pacer, 0);
  g_assert_cmpstr (pace.line, ==, "begin");
  g_assert_cmpint (pace.count, ==, 600);
  g_assert_cmpint (pace.phase, ==, -1);
  g_assert_cmpuint (pace.n_passed, ==, 1);

  g_assert_cmpstr (look (pacer, 119.9).line, ==, "begin");
  g_assert_cmpstr (look (pacer, 120).line, ==, "two");

  /* A text and a question at the same time: both, the text stays. */
  pace = look (pacer, 300);
  g_assert_cmpuint (pace.n_passed, ==, 4);
  g_assert_cmpstr (pace.line, ==, "half");
  g_assert_cmpstr (moor_pacer_get_event (pacer, 3)->field, ==, "middle");
  g_assert_cmpfloat (pace.fraction, ==, 0.5);

  pace = look (pacer, 9999);
  g_assert_true (pace.done);
  g_assert_cmpuint (pace.n_passed, ==, 5);
  g_assert_cmpstr (moor_pacer_get_event (pacer, 4)->field, ==, "after");
  g_assert_cmpstr (pace.line, ==, "half");
  g_assert_nonnull (moor_pacer_get_event (pacer, 5));
  g_assert_null (moor_pacer_get_event (pacer, 6));
  g_assert_finalize_object (pacer);
}

int
main (int   argc,
      char *argv[])
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/pacer/breath", test_breath);
  g_test_add_func ("/pacer/openness", test_openness);
  g_test_add_func ("/pacer/twenty-minutes", test_twenty_minutes);
  g_test_add_func ("/pacer/jump", test_jump);
  g_test_add_func ("/pacer/pause", test_pause);
  g_test_add_func ("/pacer/next-event", test_next_event);
  g_test_add_func ("/pacer/own-timings", test_own_timings);
  g_test_add_func ("/pacer/by-hand", test_by_hand);
  g_test_add_func ("/pacer/minutes", test_minutes);

  return g_test_run ();
}

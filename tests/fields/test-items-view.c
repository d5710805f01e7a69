/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-scored-fixture.h"
#include "moor-told.h"

#include "base/moor-clock.h"
#include "fields/moor-wrap.h"

/* How long the statements of a questionnaire took: from the first choice to the last. The
 * clock stands still; only wait moves it. */

#define START (1000 * (gint64) G_USEC_PER_SEC)
#define A_DAY (G_GINT64_CONSTANT (1795380000) * G_USEC_PER_SEC)

static void
wait (double seconds)
{
  moor_clock_set_monotonic_for_test (moor_clock_monotonic () + (gint64) (seconds * G_USEC_PER_SEC));
}

/* @number as it is spoken: "4, mostly". */
static void
choose (MoorFieldView *view,
        guint          statement,
        const char    *number)
{
  const MoorItem *item = moor_field_view_get_field (view)->items->pdata[statement];
  GtkWidget *row = moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_WRAP, item->text);

  g_assert_nonnull (row);
  g_signal_emit_by_name (moor_screen_find (row, GTK_TYPE_BUTTON, number), "clicked");
}

static void
assert_seconds (Told   *told,
                double  expected)
{
  double seconds = NAN;

  g_assert_nonnull (told->last);
  g_assert_true (moor_answer_get_number (told->last, 0, MOOR_ITEMS_SECONDS, &seconds));
  g_assert_cmpfloat_with_epsilon (seconds, expected, 1e-6);
}

static void
test_seconds (void)
{
  g_autoptr (MoorExercise) exercise = scored_fixture_built_in ("how-i-answered-today");
  const MoorField *field = moor_exercise_find_field (exercise, "statements");
  g_autoptr (MoorAnswer) kept = NULL;
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window;

  moor_clock_set_monotonic_for_test (START);
  moor_clock_set_for_test (A_DAY);
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 600);

  /* What is read before the first choice is not counted. */
  wait (30);
  choose (view, 0, "4, mostly");
  assert_seconds (&told, 0);

  /* The clock on the wall is set back by an hour: that is no time. */
  wait (7.25);
  moor_clock_set_for_test (A_DAY - G_TIME_SPAN_HOUR);
  choose (view, 1, "2, a little");
  assert_seconds (&told, 7.25);

  /* Its own answer comes back to it, and does not count twice. */
  moor_field_view_set_answer (view, told.last);
  wait (2);
  choose (view, 1, "4, mostly");
  assert_seconds (&told, 9.25);

  /* Looked at for a while and left; a week later, on a machine that was started anew. */
  wait (60);
  kept = moor_answer_ref (told.last);
  finish (window, view, &told);
  moor_clock_set_monotonic_for_test (START / 2);

  view = make_view (field, &told);
  moor_field_view_set_answer (view, kept);
  window = moor_screen_show (GTK_WIDGET (view), 360, 600);
  wait (40);
  choose (view, 2, "2, a little");
  assert_seconds (&told, 9.25);
  wait (4.5);
  choose (view, 3, "4, mostly");
  assert_seconds (&told, 13.75);

  /* Taken back one after the other: a time without an answer is none. */
  wait (1);
  choose (view, 3, "4, mostly");
  assert_seconds (&told, 14.75);
  choose (view, 2, "2, a little");
  choose (view, 1, "4, mostly");
  choose (view, 0, "4, mostly");
  g_assert_null (told.last);

  finish (window, view, &told);
  moor_clock_set_for_test (0);
  moor_clock_set_monotonic_for_test (0);
}

/* A scale that is typed is measured, too. */
static void
test_typed (void)
{
  g_autoptr (MoorExercise) own = scored_fixture_built_in ("how-i-answered-today");
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_ITEMS, "f", NULL);
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window, *entry;

  fixture_add_two (field->items, "one", "I worry about losing people who matter to me.");
  field->highest = 100;
  field->scored_by = moor_exercise_find_field (own, "statements")->scored_by;
  moor_clock_set_monotonic_for_test (START);
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 600);
  entry = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_ENTRY, "I worry about losing people who matter to me.");

  wait (3);
  gtk_editable_set_text (GTK_EDITABLE (entry), "4");
  assert_seconds (&told, 0);
  wait (3);
  gtk_editable_set_text (GTK_EDITABLE (entry), "40");
  assert_seconds (&told, 3);

  finish (window, view, &told);
  moor_clock_set_monotonic_for_test (0);
}

/* Statements that stand in an exercise, as in its first version, are not timed. */
static void
test_no_questionnaire (void)
{
  g_autoptr (MoorExercise) exercise = scored_fixture_first_version ();
  const MoorField *field = moor_exercise_find_field (exercise, "statements");
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 600);
  double number;

  g_assert_null (field->scored_by);
  choose (view, 0, "4, mostly");
  choose (view, 1, "2, a little");
  g_assert_true (moor_answer_get_number (told.last, 0, ((MoorItem *) field->items->pdata[1])->id,
                                         &number));
  g_assert_cmpfloat (number, ==, 2);
  g_assert_false (moor_answer_get_number (told.last, 0, MOOR_ITEMS_SECONDS, &number));

  finish (window, view, &told);
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);
  add_people ();

  g_test_add_func ("/items/seconds", test_seconds);
  g_test_add_func ("/items/seconds/typed", test_typed);
  g_test_add_func ("/items/seconds/no-questionnaire", test_no_questionnaire);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-pacing-fixture.h"

#include "fields/moor-rating.h"

/* What stands before memories, on the screen. */

/* What stands before it -------------------------------------------------------- */

static void
on_begin (MoorGateView *view,
          Fixture      *fixture)
{
  fixture->begun = TRUE;
}

static void
on_leave (MoorGateView *view,
          int           how,
          Fixture      *fixture)
{
  fixture->leave = how;
}

static gboolean
is_asked (Fixture *fixture)
{
  /* The journal has answered: there is nobody in it. */
  return shows (fixture, "Nobody written down.") && !g_main_context_pending (NULL);
}

static void
open_gate (Fixture *fixture)
{
  MoorExercise *exercise = moor_library_find (moor_desk_get_library (fixture->desk), MEMORIES);

  fixture->shown = moor_gate_view_new (fixture->desk, exercise, NULL);
  g_signal_connect (fixture->shown, "begin", G_CALLBACK (on_begin), fixture);
  g_signal_connect (fixture->shown, "leave", G_CALLBACK (on_leave), fixture);
  fixture->window = moor_screen_show (fixture->shown, 360, 640);
  moor_test_wait (is_asked (fixture));
}

static void
settle (Fixture *fixture)
{
  g_autoptr (MoorSitting) sitting = moor_desk_fixture_begin (fixture->desk, "own-settling", FALSE);
  g_autoptr (MoorAnswer) way = moor_answer_new_text ("breath");
  g_autoptr (GAsyncResult) result = NULL;
  MoorRun *run = moor_sitting_get_run (sitting);

  g_assert_true (moor_run_answer (run, "way", way, NULL));
  g_assert_true (moor_run_next (run, NULL));
  moor_run_finish (run);
  moor_sitting_leave_async (sitting, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
}

static void
choose_number (Fixture *fixture,
               int      number)
{
  static const char * const marks[] = {
    [0] = "0, at ease", [5] = "5, hard, and I can go on", [8] = "8, hard to think",
    [10] = "10, the worst I can imagine",
  };
  g_autofree char *plain = g_strdup_printf ("%d", number);

  press (fixture, marks[number] != NULL ? marks[number] : plain);
}

static void
choose_state (Fixture    *fixture,
              const char *name)
{
  GtkWidget *chip = moor_screen_find (fixture->shown, GTK_TYPE_TOGGLE_BUTTON, name);

  g_assert_nonnull (chip);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip),
                                !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
}

static void
test_gate_rows (Fixture       *fixture,
                gconstpointer  data)
{
  MoorGateAnswers answers;

  open_gate (fixture);
  moor_screen_check_names (fixture->shown);
  g_assert_true (shows (fixture, "This one goes to memories"));
  /* Which exercise it is stands on it, as long as it may be. */
  g_assert_true (moor_screen_shows (moor_screen_find (fixture->shown, GTK_TYPE_SCROLLED_WINDOW, NULL),
                                    moor_exercise_get_title (moor_gate_view_get_exercise (
                                      MOOR_GATE_VIEW (fixture->shown)))));
  g_assert_true (shows (fixture, "None so far."));
  g_assert_true (shows (fixture, "not answered"));
  g_assert_true (shows (fixture, "Something above is still open."));
  press (fixture, "Try one, 2 minutes");
  g_assert_cmpint (fixture->leave, ==, MOOR_GATE_LEAVE_PRACTICE);
  press (fixture, "Add someone");
  g_assert_cmpint (fixture->leave, ==, MOOR_GATE_LEAVE_PEOPLE);

  /* It comes back with what is new. */
  moor_clock_set_for_test (G_GINT64_CONSTANT (1794481200) * G_USEC_PER_SEC);
  settle (fixture);
  cover (fixture);
  moor_test_wait (shows (fixture, "A longer out-breath, 12 November"));
  g_assert_false (shows (fixture, "None so far."));
  press (fixture, "There is nobody right now");
  g_assert_true (shows (fixture, "Then the numbers under Help now are your people for today."));

  g_assert_true (shows (fixture, "You left this out."));
  choose_number (fixture, 6);
  choose_state (fixture, "Settled enough");
  g_assert_true (shows (fixture, "You have what you need."));
  g_assert_null (find_button (fixture, "Begin anyway"));
  press (fixture, "Keep it for a session");
  g_assert_cmpint (fixture->leave, ==, MOOR_GATE_LEAVE_KEEP);
  press (fixture, "Begin");
  g_assert_true (fixture->begun);
  moor_gate_view_get_answers (MOOR_GATE_VIEW (fixture->shown), &answers);
  g_assert_cmpstr (answers.state, ==, "settled");
  g_assert_cmpint (answers.number, ==, 6);
  g_assert_false (answers.short_form);
  g_assert_null (answers.if_much);
}

/* In a window as small as a telephone: what a choice brings is not below it. */
static void
test_gate_in_sight (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkAdjustment *adjustment;
  GtkWidget *rating;
  double top;

  open_gate (fixture);
  rating = moor_screen_find (fixture->shown, MOOR_TYPE_RATING, NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (
                 GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (rating, GTK_TYPE_SCROLLED_WINDOW)));
  top = gtk_adjustment_get_value (adjustment);
  g_assert_false (moor_screen_is_in_sight (find_button (fixture, "Short form")));

  choose_number (fixture, 3);
  moor_test_wait (moor_screen_is_in_sight (find_button (fixture, "Short form")));
  g_assert_true (moor_screen_is_in_sight (rating));

  /* This far, or as far as what was pressed: not out of sight. */
  gtk_adjustment_set_value (adjustment, top);
  choose_number (fixture, 9);
  moor_test_wait (moor_screen_is_in_sight (find_button (fixture, "I chose the wrong number")));
  moor_test_wait (moor_screen_is_in_sight (rating));

  choose_number (fixture, 3);
  moor_test_wait (moor_screen_is_in_sight (find_button (fixture, "Short form")));
  gtk_adjustment_set_value (adjustment, top);
  choose_state (fixture, "Numb or far away");
  moor_test_wait (moor_screen_is_in_sight (find_button (fixture, "Look around")));

  choose_state (fixture, "Settled enough");
  press (fixture, "Begin anyway");
  moor_test_wait (moor_screen_is_in_sight (find_button (fixture, "Begin")));
  g_assert_true (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (fixture->window))));
}

static void
test_gate_heavy (Fixture       *fixture,
                 gconstpointer  data)
{
  MoorGateAnswers answers;
  GtkWidget *entry;

  settle (fixture);
  open_gate (fixture);
  choose_number (fixture, 7);
  choose_state (fixture, "Tense or racing");
  g_assert_true (shows (fixture, "You said 7. That is a lot to carry into a memory."));
  press (fixture, "Settle first");
  g_assert_cmpint (fixture->leave, ==, MOOR_GATE_LEAVE_PRACTICE);

  /* Settled, and seen: now is asked again. */
  cover (fixture);
  g_assert_true (shows (fixture, "not answered"));
  choose_number (fixture, 8);
  press (fixture, "Short form");
  g_assert_true (fixture->begun);
  moor_gate_view_get_answers (MOOR_GATE_VIEW (fixture->shown), &answers);
  g_assert_true (answers.short_form);

  fixture->begun = FALSE;
  moor_test_wait (shows (fixture, "A longer out-breath"));
  press (fixture, "Begin anyway");
  g_assert_false (fixture->begun);
  g_assert_true (shows (fixture, "You decide. One thing before you begin:"));
  moor_screen_check_names (fixture->shown);
  entry = moor_screen_find (fixture->shown, GTK_TYPE_ENTRY, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "A longer out-breath");
  press (fixture, "Begin");
  g_assert_true (fixture->begun);
  moor_gate_view_get_answers (MOOR_GATE_VIEW (fixture->shown), &answers);
  g_assert_false (answers.short_form);
  g_assert_cmpint (answers.number, ==, 8);
  g_assert_cmpstr (answers.if_much, ==, "A longer out-breath");

  /* Another answer takes the decision back. */
  choose_number (fixture, 9);
  g_assert_false (shows (fixture, "You decide."));
}

static void
test_gate_rests (Fixture       *fixture,
                 gconstpointer  data)
{
  open_gate (fixture);
  choose_number (fixture, 9);
  g_assert_true (shows (fixture, "You said 9. Now is for the next ten minutes, not for the past."));
  g_assert_null (find_button (fixture, "Begin"));
  g_assert_null (find_button (fixture, "Begin anyway"));
  g_assert_null (find_button (fixture, "Short form"));
  press (fixture, "Write a page");
  g_assert_cmpint (fixture->leave, ==, MOOR_GATE_LEAVE_WRITE);
  press (fixture, "I chose the wrong number");
  g_assert_true (shows (fixture, "not answered"));
  g_assert_true (shows (fixture, "Something above is still open."));
}

static void
test_gate_numb (Fixture       *fixture,
                gconstpointer  data)
{
  open_gate (fixture);
  choose_state (fixture, "Numb or far away");
  choose_number (fixture, 2);
  g_assert_true (shows (fixture, "Then a memory can take you further off, even when the number is low."));
  g_assert_null (find_button (fixture, "Begin anyway"));

  /* Something else that covers it is no look around. */
  cover (fixture);
  g_assert_true (shows (fixture, "Then a memory can take you further off"));
  press (fixture, "Look around");
  cover (fixture);
  g_assert_true (shows (fixture, "not answered"));

  choose_state (fixture, "Numb or far away");
  g_assert_true (shows (fixture, "Still far away. Then today is for coming back, not for going in."));
  g_assert_nonnull (find_button (fixture, "Write a page"));
  press (fixture, "Begin anyway, with someone beside me");
  g_assert_true (shows (fixture, "If it gets too much, I will…"));

  /* No longer numb: the row of the number. */
  choose_state (fixture, "Both at once");
  choose_number (fixture, 7);
  g_assert_true (shows (fixture, "You said 7."));
}

/* Nothing of it is on disk, and it fits. */
static void
test_gate_keeps_nothing (Fixture       *fixture,
                         gconstpointer  data)
{
  int minimum;

  open_gate (fixture);
  choose_number (fixture, 8);
  press (fixture, "Begin anyway");
  gtk_widget_measure (fixture->shown, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  for (int state = 0; state < 2; state++)
    {
      choose_number (fixture, 9 + state);
      gtk_widget_measure (fixture->shown, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      g_assert_cmpint (minimum, <=, 360);
    }
  press (fixture, "Back");
  g_assert_cmpint (fixture->leave, ==, MOOR_GATE_LEAVE_BACK);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  ADD ("/before/rows", test_gate_rows);
  ADD ("/before/heavy", test_gate_heavy);
  ADD ("/before/rests", test_gate_rests);
  ADD ("/before/numb", test_gate_numb);
  ADD ("/before/in-sight", test_gate_in_sight);
  ADD ("/before/keeps-nothing", test_gate_keeps_nothing);

  return g_test_run ();
}

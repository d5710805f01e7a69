/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-player-fixture.h"

#include "views/moor-closing-view.h"

/* What stands at the end of an exercise. */

#define HARD_WORDS "Give it somewhere to land before you go on."
#define NUMB_WORDS "You said numb or far away."

static void
test_closing_hard (Fixture       *fixture,
                   gconstpointer  data)
{
  to_closing (fixture, "3", "4", NULL);
  g_assert_true (shows (fixture, HARD_WORDS));
  g_assert_false (shows (fixture, NUMB_WORDS));
  press (fixture, "Put this page away");
  g_assert_true (moor_sitting_is_put_away (sitting_of (fixture)));
  g_assert_true (shows (fixture, "Put away: not in lists or search until you ask for it."));
}

static void
test_closing_eight (Fixture       *fixture,
                    gconstpointer  data)
{
  to_closing (fixture, "10, the worst I can imagine", "8, hard to think", NULL);
  g_assert_true (shows (fixture, HARD_WORDS));
  g_assert_true (shows (fixture, "10 and 8"));
}

static void
test_closing_numb (Fixture       *fixture,
                   gconstpointer  data)
{
  to_closing (fixture, "5, hard, and I can go on", "2", "Numb or far away");
  g_assert_false (shows (fixture, HARD_WORDS));
  g_assert_true (shows (fixture, NUMB_WORDS));
  g_assert_null (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Put this page away"));
}

static void
test_closing_easy (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *close;

  to_closing (fixture, NULL, "2", "Settled enough");
  g_assert_false (shows (fixture, HARD_WORDS));
  g_assert_false (shows (fixture, NUMB_WORDS));
  g_assert_false (shows (fixture, "Before and after"));
  close = moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Close Mooring");
  /* Not at once: a second Return on the last Next would close what was not read. */
  g_assert_false (gtk_widget_is_focus (close));
  moor_test_wait (gtk_widget_is_focus (close));
}

static void
test_closing_audience (Fixture       *fixture,
                       gconstpointer  data)
{
  MoorSitting *sitting;
  GtkWidget *counselor;

  to_closing (fixture, NULL, NULL, NULL);
  sitting = sitting_of (fixture);
  g_assert_cmpint (moor_sitting_get_audience (sitting), ==, MOOR_AUDIENCE_ONLY_ME);
  counselor = moor_screen_find (fixture->player, GTK_TYPE_CHECK_BUTTON, "For my counselor");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (counselor), TRUE);
  g_assert_cmpint (moor_sitting_get_audience (sitting), ==, MOOR_AUDIENCE_COUNSELOR);
  g_assert_true (shows (fixture, "Nothing is sent"));
  g_assert_cmpstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (
                     moor_screen_find (fixture->player, ADW_TYPE_WINDOW_TITLE,
                                       NULL))), ==, "For my counselor");
  g_assert_false (moor_sitting_is_put_away (sitting));

  act (fixture, "player.back");
  g_assert_true (shows (fixture, "8 of 8 · For my counselor"));
}

static void
test_take_along (Fixture       *fixture,
                 gconstpointer  data)
{
  begin (fixture, "every-kind");
  act (fixture, "player.next");
  type_in (fixture, "What happened", "A look.");
  type_in (fixture, "What speaks for it, line 1", "she called");
  for (int i = 0; i < 5; i++)
    act (fixture, "player.next");
  press_in (fixture, "take", "A look.");
  act (fixture, "player.next");
  act (fixture, "player.next");

  g_assert_true (shows (fixture, "One line to take along"));
  press (fixture, "Change the line to take along");
  moor_screen_check_names (fixture->player);
  press_in (fixture, "take", "she called");
  g_assert_cmpstr (moor_answer_get_text (moor_run_get_answer (run_of (fixture), "take"), 0, ""), ==,
                   "she called");
  press (fixture, "No line to take along");
  g_assert_null (moor_run_get_answer (run_of (fixture), "take"));
}

static void
test_check_in (Fixture       *fixture,
               gconstpointer  data)
{
  begin (fixture, "check-in");
  press_in (fixture, "state", "Tense or racing");
  for (int i = 0; i < 6 && moor_run_get_phase (run_of (fixture)) == MOOR_RUN_OPEN; i++)
    act (fixture, "player.next");
  g_assert_true (shows (fixture, "Noted. It is fast right now."));
  g_assert_false (shows (fixture, "That is the page"));
  g_assert_false (shows (fixture, "Who is this page for?"));
  g_assert_nonnull (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Close Mooring"));
  g_assert_nonnull (moor_screen_find (moor_screen_find (fixture->player, MOOR_TYPE_CLOSING_VIEW,
                                                        NULL),
                                      GTK_TYPE_BUTTON, "Help now"));
}

/* Where every part was passed over, nothing is called a page. */
static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  begin (fixture, "wonder");
  while (moor_run_get_phase (run_of (fixture)) == MOOR_RUN_OPEN)
    act (fixture, "player.next");
  g_assert_true (shows (fixture, "That is all for now"));
  g_assert_false (shows (fixture, "That is the page"));

  /* And one word is enough for one. */
  act (fixture, "player.back");
  type_in (fixture, "My question", "How was it?");
  act (fixture, "player.next");
  g_assert_true (shows (fixture, "That is the page"));
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  ADD ("/player/closing/hard", test_closing_hard);
  ADD ("/player/closing/eight", test_closing_eight);
  ADD ("/player/closing/numb", test_closing_numb);
  ADD ("/player/closing/easy", test_closing_easy);
  ADD ("/player/closing/audience", test_closing_audience);
  ADD ("/player/closing/take-along", test_take_along);
  ADD ("/player/closing/empty", test_empty);
  ADD ("/player/check-in", test_check_in);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-player-fixture.h"

#include "moor-scored-fixture.h"

/* Leaving an exercise and coming back to it. */

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (MoorSitting) again = NULL;

  begin (fixture, "every-kind");
  act (fixture, "player.next");
  type_in (fixture, "What happened", "A look across the table.");
  act (fixture, "player.next");
  act (fixture, "player.stop");
  moor_test_wait (fixture->left);
  g_assert_false (fixture->finished);
  g_assert_cmpstr (fixture->toast, ==, "Saved. It waits at 3 of 8.");
  g_assert_nonnull (fixture->page_id);
  close_player (fixture);

  again = moor_desk_fixture_resume (fixture->desk, fixture->page_id);
  fixture->left = FALSE;
  g_clear_pointer (&fixture->toast, g_free);
  g_clear_pointer (&fixture->page_id, g_free);
  open_player (fixture, again);
  g_assert_true (shows (fixture, "3 of 8"));
  g_assert_true (shows (fixture, "You were here. This is what you wrote last."));
  g_assert_true (shows (fixture, "A look across the table."));
  act (fixture, "player.back");
  g_assert_cmpstr (moor_answer_get_text (moor_field_view_get_answer (MOOR_FIELD_VIEW (
                     find_field (fixture, fixture->player,
                                 "story"))), 0, ""), ==, "A look across the table.");
}

/* Back at a result, its words come first: sixteen answers are nothing that was written. */
static void
test_stop_at_result (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (MoorSitting) again = NULL;
  g_autoptr (MoorExercise) today = scored_fixture_built_in ("how-i-answered-today");
  g_autoptr (MoorAnswer) answer =
    scored_fixture_answer (today, "statements", "1 2 4 5 5 3 2 1 3 2 2 2 4 1 3 4", 90);
  g_autoptr (GError) error = NULL;

  begin (fixture, "how-i-answered-today");
  press_in (fixture, "about", "people in general");
  press (fixture, "Next");
  moor_run_answer (run_of (fixture), "statements", answer, &error);
  g_assert_no_error (error);
  press (fixture, "Next");
  g_assert_true (shows (fixture, "How you answered today"));
  act (fixture, "player.stop");
  moor_test_wait (fixture->left);
  close_player (fixture);

  again = moor_desk_fixture_resume (fixture->desk, fixture->page_id);
  fixture->left = FALSE;
  g_clear_pointer (&fixture->toast, g_free);
  g_clear_pointer (&fixture->page_id, g_free);
  open_player (fixture, again);
  g_assert_true (shows (fixture, "You were here."));
  g_assert_true (shows (fixture, "How you answered today"));
  g_assert_false (shows (fixture, "If plans change, I can believe it is about the plan."));
}

static void
test_stop_empty (Fixture       *fixture,
                 gconstpointer  data)
{
  begin (fixture, "every-kind");
  act (fixture, "player.next");
  moor_player_stop (MOOR_PLAYER (fixture->player));
  moor_player_stop (MOOR_PLAYER (fixture->player));
  moor_test_wait (fixture->left);
  g_assert_null (fixture->toast);
  g_assert_null (fixture->page_id);
}

/* A part with end="yes". */
static void
test_end (Fixture       *fixture,
          gconstpointer  data)
{
  begin (fixture, "every-kind");
  act (fixture, "player.next");
  g_assert_null (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Finish here"));
  type_in (fixture, "What happened", "x");
  for (int i = 0; i < 3; i++)
    act (fixture, "player.next");
  press (fixture, "Finish here");
  g_assert_cmpint (moor_run_get_phase (run_of (fixture)), ==, MOOR_RUN_CLOSING);
  press (fixture, "Back to Today");
  moor_test_wait (fixture->left);
  g_assert_true (fixture->finished);
}

/* A finished page that is opened again does not wait. */
static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MoorSitting) again = NULL;

  to_closing (fixture, "3", "4", NULL);
  press (fixture, "Back to Today");
  moor_test_wait (fixture->left);
  close_player (fixture);

  again = moor_desk_fixture_resume (fixture->desk, fixture->page_id);
  fixture->left = FALSE;
  g_clear_pointer (&fixture->page_id, g_free);
  open_player (fixture, again);
  g_assert_false (shows (fixture, "You were here"));
  press_in (fixture, "before", "5, hard, and I can go on");
  moor_player_stop (MOOR_PLAYER (fixture->player));
  moor_test_wait (fixture->left);
  g_assert_cmpstr (fixture->toast, ==, "Saved.");
}

/* While a save fails the sentence stands above the part, and the part goes on. */
static void
test_problem (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GAsyncResult) closed = NULL;
  MoorStore *store = moor_desk_get_store (fixture->desk);
  const char *sentence;

  begin (fixture, "every-kind");
  press_in (fixture, "before", "3");
  moor_store_close_async (store, moor_test_store_result, &closed);
  moor_test_wait (closed != NULL);
  press_in (fixture, "before", "4");

  moor_test_wait (moor_sitting_get_problem (sitting_of (fixture)) != NULL);
  sentence = moor_sitting_get_problem (sitting_of (fixture));
  g_assert_true (shows (fixture, sentence));
  act (fixture, "player.next");
  g_assert_true (shows (fixture, "2 of 8"));

  /* Stopping does not leave with words that are not on disk. */
  moor_player_stop (MOOR_PLAYER (fixture->player));
  for (int i = 0; i < 50 && !fixture->left; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (fixture->left);

  close_player (fixture);
  g_clear_object (&closed);
  moor_desk_close_async (fixture->desk, moor_test_store_result, &closed);
  moor_test_wait (closed != NULL);
  g_clear_object (&closed);
  g_assert_finalize_object (g_steal_pointer (&fixture->desk));
}

/* When the exercise has been renewed in between. */

#define OWN(version, parts) \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" \
  "<exercise id=\"own-renewed\" version=\"" version "\" step=\"connections\" depth=\"1\" minutes=\"5\">" \
  "<title>Own</title><summary>A test.</summary>" parts "<closing>Done.</closing></exercise>"
#define OLD_TEXT OWN ("1", \
  "<part id=\"a\"><prompt>As it was asked</prompt><text id=\"ta\"><label>First</label></text></part>" \
  "<part id=\"b\"><prompt>Where was it</prompt><text id=\"where\"><label>Where</label></text></part>" \
  "<part id=\"c\"><prompt>And then</prompt><text id=\"tc\"><label>Then</label></text></part>")
#define NEW_TEXT OWN ("2", \
  "<part id=\"zero\"><prompt>Something new</prompt><text id=\"tz\"><label>New</label></text></part>" \
  "<part id=\"a\"><prompt>In other words</prompt><text id=\"ta\"><label>First</label></text></part>" \
  "<part id=\"b\"><prompt>How strong was it</prompt><scale id=\"where\" from=\"0\" to=\"10\"/></part>")
#define BANNER "This exercise has a newer text."

static void
write_own (Fixture    *fixture,
           const char *text)
{
  g_autofree char *path = g_build_filename (fixture->dir, "exercises", "own-renewed.xml", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  if (fixture->desk != NULL)
    moor_desk_fixture_close (fixture->desk);
  fixture->desk = moor_desk_fixture_open (fixture->dir);
}

/* Version 1, left at its third part; then there is a version 2. */
static void
begin_old (Fixture *fixture)
{
  g_autoptr (MoorSitting) again = NULL;

  write_own (fixture, OLD_TEXT);
  begin (fixture, "own-renewed");
  g_assert_false (shows (fixture, BANNER));
  type_in (fixture, "First", "Kept");
  act (fixture, "player.next");
  type_in (fixture, "Where", "Hands");
  act (fixture, "player.next");
  moor_player_stop (MOOR_PLAYER (fixture->player));
  moor_test_wait (fixture->left);
  close_player (fixture);
  fixture->left = FALSE;
  g_clear_pointer (&fixture->toast, g_free);

  write_own (fixture, NEW_TEXT);
  again = moor_desk_fixture_resume (fixture->desk, fixture->page_id);
  open_player (fixture, again);
  g_assert_true (shows (fixture, BANNER));
  g_assert_true (shows (fixture, "And then"));
  type_in (fixture, "Then", "Typed just now");
}

static GPtrArray *
revisions_of (Fixture *fixture)
{
  MoorStore *store = moor_desk_get_store (fixture->desk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *revisions;

  moor_store_revisions_async (store, fixture->page_id, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  revisions = moor_store_revisions_finish (store, result, &error);
  g_assert_no_error (error);
  return revisions;
}

static void
assert_text (MoorPage   *page,
             const char *field,
             const char *text)
{
  MoorAnswer *answer = moor_answers_get (moor_page_get_answers (page), field);

  g_assert_nonnull (answer);
  g_assert_cmpstr (moor_answer_get_text (answer, 0, ""), ==, text);
}

static void
test_finish_as_begun (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *page_id = NULL;
  g_autoptr (MoorPage) page = NULL;
  g_autoptr (GPtrArray) revisions = NULL;

  begin_old (fixture);
  page_id = g_strdup (fixture->page_id);
  gtk_widget_grab_focus (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Finish as begun"));
  press (fixture, "Finish as begun");
  g_assert_false (shows (fixture, BANNER));
  g_assert_true (shows (fixture, "And then"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         find_field (fixture, fixture->player, "tc")));
  act (fixture, "player.back");
  act (fixture, "player.back");
  g_assert_true (shows (fixture, "As it was asked"));
  for (int i = 0; i < 3; i++)
    act (fixture, "player.next");
  g_assert_cmpint (moor_run_get_phase (run_of (fixture)), ==, MOOR_RUN_CLOSING);
  press (fixture, "Back to Today");
  moor_test_wait (fixture->left);

  page = moor_desk_fixture_load (fixture->desk, page_id);
  revisions = revisions_of (fixture);
  g_assert_cmpint (moor_page_get_version (page), ==, 1);
  g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_DONE);
  assert_text (page, "ta", "Kept");
  assert_text (page, "where", "Hands");
  assert_text (page, "tc", "Typed just now");
  g_assert_cmpuint (revisions->len, ==, 0);
}

static void
test_start_the_new_one (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (MoorPage) page = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  MoorPage *before;
  double number;

  begin_old (fixture);
  press (fixture, "Start the new one");
  g_assert_false (shows (fixture, BANNER));
  /* Until the page is here in the new text nothing can be typed into the old. */
  g_assert_false (gtk_widget_is_sensitive (fixture->player));
  moor_test_wait (moor_exercise_get_version (moor_run_get_exercise (run_of (fixture))) == 2);
  g_assert_true (gtk_widget_is_sensitive (fixture->player));

  /* "c" is no longer there: it goes on at what stood before it. */
  g_assert_true (shows (fixture, "How strong was it"));
  g_assert_false (shows (fixture, BANNER));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         find_field (fixture, fixture->player, "where")));
  press_in (fixture, "where", "4");
  act (fixture, "player.back");
  g_assert_true (shows (fixture, "In other words"));
  g_assert_cmpstr (moor_answer_get_text (moor_run_get_answer (run_of (fixture), "ta"), 0, ""), ==,
                   "Kept");
  act (fixture, "player.next");
  act (fixture, "player.next");
  press (fixture, "Back to Today");
  moor_test_wait (fixture->left);

  page = moor_desk_fixture_load (fixture->desk, fixture->page_id);
  g_assert_cmpint (moor_page_get_version (page), ==, 2);
  assert_text (page, "ta", "Kept");
  g_assert_true (moor_answer_get_number (moor_answers_get (moor_page_get_answers (page), "where"),
                                         0, "", &number));
  g_assert_cmpfloat (number, ==, 4);

  /* What the new text does not ask is in the version before, with the old text. */
  revisions = revisions_of (fixture);
  g_assert_cmpuint (revisions->len, ==, 1);
  before = g_ptr_array_index (revisions, 0);
  g_assert_cmpint (moor_page_get_version (before), ==, 1);
  assert_text (before, "ta", "Kept");
  assert_text (before, "where", "Hands");
  assert_text (before, "tc", "Typed just now");
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  ADD ("/player/stop", test_stop);
  ADD ("/player/stop/empty", test_stop_empty);
  ADD ("/player/stop/result", test_stop_at_result);
  ADD ("/player/end", test_end);
  ADD ("/player/changed", test_changed);
  ADD ("/player/problem", test_problem);
  ADD ("/player/newer/finish-as-begun", test_finish_as_begun);
  ADD ("/player/newer/start-the-new-one", test_start_the_new_one);

  return g_test_run ();
}

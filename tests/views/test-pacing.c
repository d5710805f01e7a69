/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "moor-pacing-fixture.h"

#include "desk/moor-gate-facts.h"
#include "fields/moor-field-view.h"
#include "views/moor-break-watch.h"
#include "views/moor-player-private.h"

/* The frame round memories, and what is asked without being kept: on the screen.
 * The clock of the break is the test's. */

/* The frame -------------------------------------------------------------------- */

static void
on_left (MoorPlayer *player,
         gboolean    finished,
         const char *toast,
         const char *page_id,
         Fixture    *fixture)
{
  g_assert_false (fixture->left);
  fixture->left = TRUE;
  fixture->finished = finished;
  g_free (fixture->toast);
  g_free (fixture->page_id);
  fixture->toast = g_strdup (toast);
  fixture->page_id = g_strdup (page_id);
}

static void
open_player (Fixture     *fixture,
             MoorSitting *sitting)
{
  fixture->left = FALSE;
  fixture->shown = moor_player_new (fixture->desk, sitting);
  g_signal_connect (fixture->shown, "left", G_CALLBACK (on_left), fixture);
  fixture->window = moor_screen_show (fixture->shown, 360, 640);
}

static void
begin_memory (Fixture    *fixture,
              const char *state,
              int         number)
{
  MoorGateAnswers answers = { .state = state, .number = number };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MoorSitting) sitting = NULL;

  moor_desk_begin_memory_async (fixture->desk, MEMORIES, &answers, NULL, moor_test_store_result,
                                &result);
  moor_test_wait (result != NULL);
  sitting = moor_desk_begin_memory_finish (fixture->desk, result, NULL);
  open_player (fixture, sitting);
}

static void
begin_exercise (Fixture    *fixture,
                const char *exercise)
{
  g_autoptr (MoorSitting) sitting = moor_desk_fixture_begin (fixture->desk, exercise, FALSE);

  open_player (fixture, sitting);
}

static MoorSitting *
sitting_of (Fixture *fixture)
{
  return moor_player_get_sitting (MOOR_PLAYER (fixture->shown));
}

static MoorRun *
run_of (Fixture *fixture)
{
  return moor_sitting_get_run (sitting_of (fixture));
}

static const char *
part_of (Fixture *fixture)
{
  return moor_run_get_part (run_of (fixture))->id;
}

static void
answer (Fixture    *fixture,
        const char *field,
        const char *text)
{
  g_autoptr (MoorAnswer) value = moor_answer_new_text (text);

  g_assert_true (moor_run_answer (run_of (fixture), field, value, NULL));
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->shown, action, NULL));
}

static void
add_rows (Fixture *fixture,
          int      n_hard)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) value = NULL;

  for (int i = 0; i < n_hard; i++)
    moor_answer_builder_add_number (builder, i, "tone", -3);
  moor_answer_builder_add_text (builder, n_hard, "headline", "The winter with the neighbor");
  value = moor_answer_builder_end (builder);
  g_assert_true (moor_run_answer (run_of (fixture), "events", value, NULL));
}

static void
pass (Fixture *fixture,
      gint64   time)
{
  moor_clock_set_monotonic_for_test (moor_clock_monotonic () + time);
  moor_break_watch_look (MOOR_PLAYER (fixture->shown)->watch);
}

#define CARD "Time is up, if you want it to be."
#define MINUTE G_TIME_SPAN_MINUTE
#define SECOND G_TIME_SPAN_SECOND

static void
test_opening (Fixture       *fixture,
              gconstpointer  data)
{
  /* Settled or racing: nothing stands before the opening. */
  begin_memory (fixture, "racing", 5);
  g_assert_cmpstr (part_of (fixture), ==, "memory-opening");
  g_assert_true (shows (fixture, "You decide how near you go."));
  g_assert_false (shows (fixture, "First bring the room back."));
  close_shown (fixture);

  begin_memory (fixture, "unknown", 3);
  g_assert_true (shows (fixture, "First bring the room back. It takes ninety seconds."));
  g_assert_nonnull (find_button (fixture, "Look around"));
  moor_screen_check_names (fixture->shown);
  press (fixture, "Short form");
  g_assert_true (moor_run_is_short (run_of (fixture)));
  g_assert_null (find_button (fixture, "Short form"));
  g_assert_nonnull (find_button (fixture, "Look around"));
  g_assert_true (moor_answer_has (moor_run_get_answer (run_of (fixture), "memory-length"), "10"));
  act (fixture, "player.next");
  g_assert_false (shows (fixture, "First bring the room back."));
}

/* The break comes at the chosen length, not before, and not while a key was
 * pressed in the last five seconds; behind it everything stays as it was. */
static void
test_break (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *focus;

  begin_memory (fixture, "settled", 2);
  answer (fixture, "memory-length", "20");
  /* The parts round it do not count. */
  pass (fixture, 30 * MINUTE);
  g_assert_false (shows (fixture, CARD));
  act (fixture, "player.next");
  g_assert_cmpstr (part_of (fixture), ==, "line");

  pass (fixture, 20 * MINUTE - SECOND);
  g_assert_false (shows (fixture, CARD));
  add_rows (fixture, 0);
  pass (fixture, 4 * SECOND);
  g_assert_false (shows (fixture, CARD));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  pass (fixture, SECOND);
  g_assert_true (shows (fixture, CARD));
  moor_screen_check_names (fixture->shown);
  g_assert_true (gtk_widget_is_focus (find_button (fixture, "Stop here")) ||
                 moor_screen_shows (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                    "Stop here"));

  press (fixture, "Five more minutes");
  g_assert_false (shows (fixture, CARD));
  g_assert_cmpstr (part_of (fixture), ==, "line");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == focus);

  /* Something covers it: that time does not count. */
  cover (fixture);
  gtk_widget_set_visible (fixture->shown, FALSE);
  pass (fixture, 60 * MINUTE);
  gtk_widget_set_visible (fixture->shown, TRUE);
  moor_test_wait (moor_screen_is_mapped (fixture->shown));
  pass (fixture, 4 * MINUTE);
  g_assert_false (shows (fixture, CARD));
  pass (fixture, MINUTE);
  g_assert_true (shows (fixture, CARD));
  g_assert_null (find_button (fixture, "Five more minutes"));
  press (fixture, "Go on");
  pass (fixture, 200 * MINUTE);
  g_assert_false (shows (fixture, CARD));
}

/* A word that is half written is gone on with, not written over. */
static void
test_break_word (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *text;

  begin_memory (fixture, "settled", 2);
  act (fixture, "player.next");
  text = moor_screen_find (fixture->shown, GTK_TYPE_TEXT, NULL);
  g_assert_nonnull (text);
  gtk_widget_grab_focus (text);
  gtk_editable_set_text (GTK_EDITABLE (text), "9");
  gtk_editable_set_position (GTK_EDITABLE (text), -1);
  pass (fixture, 10 * MINUTE);
  g_assert_true (shows (fixture, CARD));
  press (fixture, "Five more minutes");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == text);
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (text), NULL, NULL));
}

/* A key that answers nothing is typing too. */
static void
test_break_key (Fixture       *fixture,
                gconstpointer  data)
{
  begin_memory (fixture, "settled", 2);
  act (fixture, "player.next");
  moor_clock_set_monotonic_for_test (moor_clock_monotonic () + 10 * MINUTE);
  moor_screen_key (fixture->shown, GDK_KEY_a, 0);
  pass (fixture, 4 * SECOND);
  g_assert_false (shows (fixture, CARD));
  pass (fixture, SECOND);
  g_assert_true (shows (fixture, CARD));
}

/* rows pause="3 where tone < 0": the same card. */
static void
test_break_rows (Fixture       *fixture,
                 gconstpointer  data)
{
  begin_memory (fixture, "settled", 2);
  act (fixture, "player.next");
  add_rows (fixture, 2);
  pass (fixture, 6 * SECOND);
  g_assert_false (shows (fixture, "some hard ones"));
  add_rows (fixture, 3);
  pass (fixture, 4 * SECOND);
  g_assert_false (shows (fixture, "some hard ones"));
  pass (fixture, SECOND);
  g_assert_true (shows (fixture, "There are some hard ones here now."));
  press (fixture, "Go on");
  g_assert_false (shows (fixture, "some hard ones"));
}

/* By itself, at the right moment, without anybody who asks: the one test that
 * waits for a real timer, and that for the pause alone. */
static void
test_break_by_itself (Fixture       *fixture,
                      gconstpointer  data)
{
  begin_memory (fixture, "settled", 2);
  act (fixture, "player.next");
  add_rows (fixture, 0);
  pass (fixture, 10 * MINUTE - 20 * G_TIME_SPAN_MILLISECOND);
  g_assert_false (shows (fixture, CARD));
  moor_clock_set_monotonic_for_test (moor_clock_monotonic () + MINUTE);
  moor_test_wait (shows (fixture, CARD));
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (MoorPage) page = NULL;
  g_autofree char *page_id = NULL;

  begin_memory (fixture, "settled", 2);
  act (fixture, "player.next");
  add_rows (fixture, 1);
  page_id = g_strdup (moor_sitting_get_page_id (sitting_of (fixture)));
  act (fixture, "player.stop");
  moor_test_wait (shows (fixture, "You stopped. That is all right."));
  g_assert_true (shows (fixture, "It is saved and put away. Look around: the door, a window, "
                                 "something blue. Say today's date."));
  g_assert_nonnull (find_button (fixture, "Two minutes of Steady"));
  g_assert_null (find_button (fixture, "Stop here"));
  g_assert_null (find_button (fixture, "Next"));
  g_assert_false (fixture->left);
  moor_screen_check_names (fixture->shown);

  page = moor_desk_fixture_load (fixture->desk, page_id);
  g_assert_true (moor_page_is_put_away (page));
  g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_DRAFT);
  press (fixture, "Done");
  g_assert_true (fixture->left);
  g_assert_false (fixture->finished);
  /* Once, after the first page put away. */
  g_assert_cmpstr (fixture->toast, ==,
                   "“Put away” keeps a page out of lists. It does not encrypt it.");
  g_assert_null (fixture->page_id);
  close_shown (fixture);

  /* The next time it was said already; and Escape is Done. */
  begin_memory (fixture, "settled", 2);
  act (fixture, "player.next");
  add_rows (fixture, 1);
  act (fixture, "player.stop");
  moor_test_wait (shows (fixture, "You stopped."));
  act (fixture, "player.stop");
  g_assert_true (fixture->left);
  g_assert_null (fixture->toast);
}

/* Nobody left it: the window was closed, or the power went. */
static void
test_cut_off (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MoorPage) page = NULL;

  begin_memory (fixture, "settled", 2);
  act (fixture, "player.next");
  g_assert_false (moor_sitting_is_stored (sitting_of (fixture)));
  add_rows (fixture, 1);
  g_assert_true (moor_sitting_flush (sitting_of (fixture), NULL));
  page = moor_desk_fixture_load (fixture->desk, moor_sitting_get_page_id (sitting_of (fixture)));
  g_assert_true (moor_page_is_put_away (page));
  g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_DRAFT);
}

/* Before the memory, and with nothing written: there is nothing to land from. */
static void
test_stop_before (Fixture       *fixture,
                  gconstpointer  data)
{
  begin_memory (fixture, "settled", 2);
  act (fixture, "player.stop");
  moor_test_wait (fixture->left);
  g_assert_null (fixture->toast);
  close_shown (fixture);

  /* In it, without a word: the words that lead back, and no promise. */
  begin_memory (fixture, "settled", 2);
  act (fixture, "player.next");
  act (fixture, "player.stop");
  moor_test_wait (shows (fixture, "You stopped."));
  g_assert_false (shows (fixture, "It is saved"));
}

static void
to_landing (Fixture *fixture)
{
  begin_memory (fixture, "settled", 2);
  act (fixture, "player.next");
  add_rows (fixture, 1);
  while (g_strcmp0 (part_of (fixture), "memory-landing") != 0)
    act (fixture, "player.next");
}

static void
leave_for_today (Fixture *fixture)
{
  press (fixture, "Back to Today");
  moor_test_wait (fixture->left);
  g_assert_true (fixture->finished);
}

/* Put away is chosen, shown at the closing, and so. */
static void
test_landing_put_away (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (MoorPage) page = NULL;
  g_autofree char *page_id = NULL;

  to_landing (fixture);
  page_id = g_strdup (moor_sitting_get_page_id (sitting_of (fixture)));
  g_assert_true (moor_answer_has (moor_run_get_answer (run_of (fixture), "memory-place"),
                                  "put-away"));
  act (fixture, "player.skip");
  g_assert_true (shows (fixture, "Put away: not in lists or search until you ask for it."));
  g_assert_false (shows (fixture, "Who is this page for?"));
  g_assert_null (moor_screen_find (fixture->shown, GTK_TYPE_CHECK_BUTTON, "Only me"));
  leave_for_today (fixture);
  page = moor_desk_fixture_load (fixture->desk, page_id);
  g_assert_true (moor_page_is_put_away (page));
  g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_WAITING);
  g_assert_cmpstr (moor_page_get_due_part (page), ==, "memory-next-day");
}

static void
test_landing_journal (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (MoorPage) page = NULL;
  g_autofree char *page_id = NULL;

  to_landing (fixture);
  page_id = g_strdup (moor_sitting_get_page_id (sitting_of (fixture)));
  act (fixture, "player.next");
  act (fixture, "player.back");
  answer (fixture, "memory-place", "journal");
  act (fixture, "player.next");
  g_assert_false (moor_sitting_is_put_away (sitting_of (fixture)));
  leave_for_today (fixture);
  g_assert_null (fixture->toast);
  page = moor_desk_fixture_load (fixture->desk, page_id);
  g_assert_false (moor_page_is_put_away (page));
}

static void
test_landing_delete (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (MoorPage) page = NULL;
  g_autofree char *page_id = NULL;

  to_landing (fixture);
  page_id = g_strdup (moor_sitting_get_page_id (sitting_of (fixture)));
  answer (fixture, "memory-place", "delete");
  act (fixture, "player.next");
  g_assert_true (shows (fixture, "It is deleted when you leave here."));
  moor_screen_check_names (fixture->shown);
  leave_for_today (fixture);
  g_assert_cmpstr (fixture->toast, ==, "Page moved to the trash.");
  g_assert_cmpstr (fixture->page_id, ==, page_id);
  page = moor_desk_fixture_load (fixture->desk, page_id);
  g_assert_cmpint (moor_page_get_trashed (page), >, 0);
}

static void
test_landing_gone (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *page_id = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GtkWidget *gone;

  to_landing (fixture);
  page_id = g_strdup (moor_sitting_get_page_id (sitting_of (fixture)));
  answer (fixture, "memory-place", "delete");
  act (fixture, "player.next");
  gone = moor_screen_find (fixture->shown, GTK_TYPE_CHECK_BUTTON,
                           "Gone at once: nobody can bring it back");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gone), TRUE);
  leave_for_today (fixture);
  g_assert_cmpstr (fixture->toast, ==, "The page is gone.");
  g_assert_null (fixture->page_id);
  moor_store_load_page_async (moor_desk_get_store (fixture->desk), page_id, NULL,
                              moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_null (moor_store_load_page_finish (moor_desk_get_store (fixture->desk), result, NULL));
}

/* The window is closed at the closing instead: deleted is said, and so it is. */
static void
test_landing_closed (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *page_id = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GtkWidget *gone;

  to_landing (fixture);
  page_id = g_strdup (moor_sitting_get_page_id (sitting_of (fixture)));
  answer (fixture, "memory-place", "delete");
  act (fixture, "player.next");
  gone = moor_screen_find (fixture->shown, GTK_TYPE_CHECK_BUTTON,
                           "Gone at once: nobody can bring it back");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gone), TRUE);
  moor_player_close (MOOR_PLAYER (fixture->shown));
  close_shown (fixture);
  moor_desk_fixture_close (fixture->desk);

  fixture->desk = moor_desk_fixture_open (fixture->dir);
  moor_store_load_page_async (moor_desk_get_store (fixture->desk), page_id, NULL,
                              moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_null (moor_store_load_page_finish (moor_desk_get_store (fixture->desk), result, NULL));
}

/* The state outranks the number, at the end as at the beginning. */
static void
test_after (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (MoorAnswer) nine = moor_answer_new_number (9);

  to_landing (fixture);
  answer (fixture, "state-after", "numb");
  g_assert_true (moor_run_answer (run_of (fixture), "after", nine, NULL));
  g_assert_true (shows (fixture, "Do not stay alone with the screen now."));
  act (fixture, "player.next");
  g_assert_nonnull (find_button (fixture, "Look around"));
  g_assert_null (find_button (fixture, "Two minutes of Steady"));
  g_assert_null (find_button (fixture, "Put this page away"));
  act (fixture, "player.back");
  answer (fixture, "state-after", "racing");
  act (fixture, "player.next");
  g_assert_nonnull (find_button (fixture, "Two minutes of Steady"));
  g_assert_null (find_button (fixture, "Look around"));
  g_assert_true (shows (fixture, "2 and 9"));
}

/* The day after: one question, without a break, a place or yesterday's numbers. */
static void
test_next_day (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *page_id = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MoorSitting) sitting = NULL;
  g_autoptr (MoorPage) page = NULL;
  g_autoptr (MoorAnswer) ten = moor_answer_new_number (10);

  moor_clock_set_for_test (G_GINT64_CONSTANT (1794481200) * G_USEC_PER_SEC);
  to_landing (fixture);
  page_id = g_strdup (moor_sitting_get_page_id (sitting_of (fixture)));
  g_assert_true (moor_run_answer (run_of (fixture), "after", ten, NULL));
  act (fixture, "player.next");
  leave_for_today (fixture);
  close_shown (fixture);

  moor_clock_set_for_test (G_GINT64_CONSTANT (1794481200 + 86400) * G_USEC_PER_SEC);
  moor_desk_resume_async (fixture->desk, page_id, TRUE, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  sitting = moor_desk_resume_finish (fixture->desk, result, NULL);
  open_player (fixture, sitting);
  g_assert_true (shows (fixture, "Yesterday you wrote about something old."));
  pass (fixture, 60 * MINUTE);
  g_assert_false (shows (fixture, CARD));
  answer (fixture, "memory-aftermath", "still");
  g_assert_true (shows (fixture, "Then leave the old things alone for a week."));
  act (fixture, "player.next");
  g_assert_null (find_button (fixture, "Two minutes of Steady"));
  g_assert_false (shows (fixture, "2 and 10"));
  g_clear_object (&sitting);
  leave_for_today (fixture);
  page = moor_desk_fixture_load (fixture->desk, page_id);
  g_assert_true (moor_page_is_put_away (page));
  g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_DONE);
}

/* Asked, and never kept -------------------------------------------------------- */

static void
add_file (GString    *all,
          const char *path)
{
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_string_append_printf (all, "\n%s %" G_GSIZE_FORMAT "\n", path, length);
  g_string_append_len (all, text, (gssize) length);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* Every file below @path, name and bytes. */
static void
add_files (GString    *all,
           const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *child = g_build_filename (path, names->pdata[i], NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        add_files (all, child);
      else
        add_file (all, child);
    }
}

static GString *
bytes_of (Fixture *fixture)
{
  GString *all = g_string_new (NULL);

  moor_desk_flush (fixture->desk);
  add_files (all, fixture->dir);

  return all;
}

static void
say_yes (Fixture *fixture)
{
  answer (fixture, "fear-refuse", "yes");
  answer (fixture, "fear-hurt", "no");
  answer (fixture, "fear-read", "yes");
  answer (fixture, "fear-of-me", "yes");
}

static gboolean
bytes_equal (GString *a,
             GString *b)
{
  return a->len == b->len && memcmp (a->str, b->str, a->len) == 0;
}

/* A whole check, forth and back, with every way that it offers: nothing on disk
 * is another byte. */
static void
test_fear_bytes (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GString) before = NULL;
  g_autoptr (GString) after = NULL;
  int n_parts;

  begin_exercise (fixture, "our-loop");
  g_assert_cmpstr (part_of (fixture), ==, "fear-check");
  before = bytes_of (fixture);
  n_parts = moor_run_get_n_parts (run_of (fixture));
  g_assert_null (find_button (fixture, "Only for myself"));

  answer (fixture, "fear-of-me", "yes");
  g_assert_true (shows (fixture, "It takes something to say that."));
  g_assert_nonnull (find_button (fixture, "Only for myself"));
  say_yes (fixture);
  g_assert_true (shows (fixture, "Then talking this through together is not the safe next step"));
  g_assert_nonnull (find_button (fixture, "Help now"));
  moor_screen_check_names (fixture->shown);
  /* Below the questions, and nobody walks past it: Next brings it into sight. */
  moor_test_wait (!moor_screen_is_in_sight (find_button (fixture, "Only for myself")));
  act (fixture, "player.next");
  g_assert_cmpstr (part_of (fixture), ==, "fear-check");
  moor_test_wait (moor_screen_is_in_sight (find_button (fixture, "Only for myself")));
  /* It hides nothing. */
  g_assert_cmpint (moor_run_get_n_parts (run_of (fixture)), ==, n_parts);
  press (fixture, "Only for myself");
  g_assert_cmpstr (part_of (fixture), !=, "fear-check");
  moor_sitting_save_now (sitting_of (fixture));
  act (fixture, "player.back");
  g_assert_true (shows (fixture, "Then talking this through together"));
  moor_sitting_save_now (sitting_of (fixture));
  act (fixture, "player.turn-back");
  moor_test_wait (fixture->left);
  g_assert_null (fixture->toast);

  after = bytes_of (fixture);
  g_assert_true (bytes_equal (before, after));
}

/* An answer is a row of its field's id; what is not one is the text of the
 * exercise, which stands there whatever was answered: id="…" or when="…". */
static guint
count_answers (GString    *bytes,
               const char *field)
{
  guint n = 0;

  for (gsize i = 1; i + strlen (field) < bytes->len; i++)
    if (memcmp (bytes->str + i, field, strlen (field)) == 0 &&
        bytes->str[i - 1] != '"' && bytes->str[i - 1] != ' ')
      n++;

  return n;
}

static void
test_fear_page (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const asked[] = { "fear-refuse", "fear-hurt", "fear-read", "fear-of-me" };
  g_autoptr (GString) bytes = NULL;
  g_autoptr (MoorPage) page = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autofree char *page_id = NULL;
  gboolean written = FALSE;

  begin_exercise (fixture, "our-loop");
  say_yes (fixture);
  while (moor_run_get_phase (run_of (fixture)) == MOOR_RUN_OPEN)
    {
      g_autoptr (GPtrArray) blocks = moor_run_get_blocks (run_of (fixture));

      for (guint i = 0; i < blocks->len; i++)
        {
          MoorBlock *block = blocks->pdata[i];

          if (block->kind == MOOR_BLOCK_FIELD && block->field->kind == MOOR_FIELD_TEXT)
            {
              answer (fixture, block->field->id, "a word of mine");
              written = TRUE;
            }
        }
      act (fixture, "player.next");
    }
  g_assert_true (written);
  page_id = g_strdup (moor_sitting_get_page_id (sitting_of (fixture)));
  leave_for_today (fixture);

  page = moor_desk_fixture_load (fixture->desk, page_id);
  fields = moor_answers_fields (moor_page_get_answers (page));
  for (guint i = 0; i < fields->len; i++)
    g_assert_false (g_str_has_prefix (fields->pdata[i], "fear"));
  g_assert_null (strstr (moor_page_get_place (page), "fear"));
  for (int i = 0; moor_page_get_skipped (page)[i] != NULL; i++)
    g_assert_null (strstr (moor_page_get_skipped (page)[i], "fear"));

  bytes = bytes_of (fixture);
  g_assert_nonnull (memmem (bytes->str, bytes->len, "a word of mine", 14));
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    g_assert_cmpuint (count_answers (bytes, asked[i]), ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  ADD ("/memory/opening", test_opening);
  ADD ("/memory/break", test_break);
  ADD ("/memory/break/word", test_break_word);
  ADD ("/memory/break/key", test_break_key);
  ADD ("/memory/break/rows", test_break_rows);
  ADD ("/memory/break/by-itself", test_break_by_itself);
  ADD ("/memory/stop", test_stop);
  ADD ("/memory/stop/before", test_stop_before);
  ADD ("/memory/cut-off", test_cut_off);
  ADD ("/memory/landing/put-away", test_landing_put_away);
  ADD ("/memory/landing/journal", test_landing_journal);
  ADD ("/memory/landing/delete", test_landing_delete);
  ADD ("/memory/landing/gone", test_landing_gone);
  ADD ("/memory/landing/closed", test_landing_closed);
  ADD ("/memory/after", test_after);
  ADD ("/memory/next-day", test_next_day);
  ADD ("/fear-check/bytes", test_fear_bytes);
  ADD ("/fear-check/page", test_fear_page);

  return g_test_run ();
}

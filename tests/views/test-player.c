/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-player-fixture.h"

#include "moor-scored-pages.h"
#include "views/moor-nav-bar.h"
#include "views/moor-part-view.h"

/* Walking an exercise, part by part. */

static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (MoorPage) page = NULL;
  MoorAnswers *answers;
  double number;

  begin (fixture, "every-kind");
  g_assert_true (shows (fixture, "Every kind of field"));
  g_assert_true (shows (fixture, "1 of 8 · Only me"));
  g_assert_true (shows (fixture, "If you were afraid"));
  g_assert_null (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Back"));

  press_in (fixture, "state", "Settled enough");
  press_in (fixture, "before", "3");
  press (fixture, "Next");

  g_assert_true (shows (fixture, "2 of 8"));
  g_assert_false (shows (fixture, "If you were afraid"));
  g_assert_true (shows (fixture, "Write what a camera would have caught."));
  type_in (fixture, "What happened", "A look across the table.");
  type_in (fixture, "What speaks for it, line 1", "she called");
  type_in (fixture, "What speaks for it, line 2", "she waited");
  press (fixture, "Next");

  /* The earlier answers are options now. */
  press_in (fixture, "reading", "she waited");
  press_in (fixture, "need", "time");
  act (fixture, "player.back");
  g_assert_cmpstr (moor_answer_get_text (moor_run_get_answer (run_of (fixture), "story"), 0, ""),
                   ==,
                   "A look across the table.");
  act (fixture, "player.next");
  g_assert_cmpstr (moor_answer_get_text (moor_field_view_get_answer (MOOR_FIELD_VIEW (
                     find_field (fixture, fixture->player, "need"))), 0, ""), ==, "time");

  press (fixture, "Next");
  press_in (fixture, "tone", "-5, very hard");
  press (fixture, "Skip");
  g_assert_true (shows (fixture, "A look across the table."));      /* recalled */
  press (fixture, "Next");
  press (fixture, "Next");
  press_in (fixture, "take", "she called");
  press (fixture, "Next");
  press_in (fixture, "after", "5, hard, and I can go on");
  press (fixture, "Next");

  g_assert_cmpint (moor_run_get_phase (run_of (fixture)), ==, MOOR_RUN_CLOSING);
  g_assert_true (shows (fixture, "That is the page"));
  g_assert_true (shows (fixture, "Now something for the hands."));
  g_assert_true (shows (fixture, "3 and 5"));
  g_assert_true (shows (fixture, "she called"));
  g_assert_false (shows (fixture, "Enough for now."));
  moor_screen_check_names (fixture->player);
  press (fixture, "Back to Today");
  moor_test_wait (fixture->left);

  g_assert_true (fixture->finished);
  g_assert_null (fixture->toast);
  page = moor_desk_fixture_load (fixture->desk, fixture->page_id);
  answers = moor_page_get_answers (page);
  g_assert_cmpstr (moor_answer_get_text (moor_answers_get (answers, "lines"), 1, ""), ==,
                   "she waited");
  g_assert_true (moor_answer_get_number (moor_answers_get (answers, "tone"), 0, "", &number));
  g_assert_cmpfloat (number, ==, -5);
  g_assert_null (moor_answers_get (answers, "likely"));
  g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_DONE);
}

/* 2026-11-24, noon in Stockholm. */
#define ANSWERED (1795518000LL * G_USEC_PER_SEC)
#define REST "You answered this on 24 November."

/* The statements of How I answered today, that many days after they were answered. */
static void
answer_after (Fixture *fixture,
              int      days)
{
  g_autoptr (MoorExercise) today = scored_fixture_built_in ("how-i-answered-today");
  g_autofree char *page = NULL;

  moor_clock_set_for_test (ANSWERED);
  page = scored_pages_add (fixture->desk, today, "statements", "1 2 4 5 5 3 2 1 3 2 2 2 4 1 3 4",
                           "general", NULL, MOOR_PAGE_DONE);
  moor_clock_set_for_test (ANSWERED + days * G_TIME_SPAN_DAY);
  begin (fixture, "how-i-answered-today");
  g_assert_false (shows (fixture, REST));
  press_in (fixture, "about", "people in general");
  press (fixture, "Next");
  g_assert_true (shows (fixture, "How much is this like you?"));
}

/* A rest is offered, and both ways are one press. */
static void
test_rest (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *focus;

  answer_after (fixture, 27);
  g_assert_true (shows (fixture, REST));
  g_assert_nonnull (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Wait"));
  moor_screen_check_names (fixture->player);

  gtk_widget_grab_focus (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Answer anyway"));
  press (fixture, "Answer anyway");
  g_assert_false (shows (fixture, REST));
  g_assert_null (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Wait"));
  g_assert_null (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Answer anyway"));
  /* What the statements are stays. */
  g_assert_true (shows (fixture, "Our own statements, not a tested questionnaire."));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, find_field (fixture, fixture->player, "statements")));
  g_assert_false (fixture->left);

  moor_clock_set_for_test (0);
}

/* To wait is to stop: it waits on Today. */
static void
test_rest_wait (Fixture       *fixture,
                gconstpointer  data)
{
  answer_after (fixture, 27);
  gtk_widget_activate (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Wait"));
  moor_test_wait (fixture->left);
  g_assert_false (fixture->finished);
  g_assert_cmpstr (fixture->toast, ==, "Saved. It waits at 2 of 4.");
  g_assert_nonnull (fixture->page_id);

  moor_clock_set_for_test (0);
}

/* Another person has a rest of their own. */
static void
test_rest_person (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (MoorExercise) today = scored_fixture_built_in ("how-i-answered-today");
  g_autofree char *kim = scored_pages_person (fixture->desk, "Kim");
  g_autofree char *sam = scored_pages_person (fixture->desk, "Sam");
  g_autofree char *page = NULL;
  const char *const names[] = { "Kim", "Sam" };

  moor_clock_set_for_test (ANSWERED);
  page = scored_pages_add (fixture->desk, today, "statements-one", "1 2 4 5 5 3 2 1 3 2 2 2 4 1 3 4",
                           "one", kim, MOOR_PAGE_DONE);
  moor_clock_set_for_test (ANSWERED + G_TIME_SPAN_DAY);
  begin (fixture, "how-i-answered-today");
  press_in (fixture, "about", "one person");
  press (fixture, "Next");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      press_in (fixture, "who", names[i]);
      press (fixture, "Next");
      g_assert_true (shows (fixture, "How much is this like you with this person?"));
      g_assert_cmpint (shows (fixture, "You answered this about the same person on 24 November."), ==, i == 0);
      g_assert_cmpint (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Wait") != NULL, ==, i == 0);
      act (fixture, "player.back");
    }

  moor_clock_set_for_test (0);
}

/* What was begun yesterday and not finished is no answer to rest from. */
static void
test_rest_unfinished (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (MoorExercise) today = scored_fixture_built_in ("how-i-answered-today");
  g_autofree char *draft = NULL;

  moor_clock_set_for_test (ANSWERED + 28 * G_TIME_SPAN_DAY);
  draft = scored_pages_add (fixture->desk, today, "statements", "1 2 4 5 5 3 2 1 3 2 2 2 4 1 3 4",
                            "general", NULL, MOOR_PAGE_DRAFT);
  answer_after (fixture, 29);
  g_assert_null (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Wait"));

  moor_clock_set_for_test (0);
}

static void
test_rest_over (Fixture       *fixture,
                gconstpointer  data)
{
  answer_after (fixture, 28);
  g_assert_true (shows (fixture, "Our own statements, not a tested questionnaire."));
  g_assert_false (shows (fixture, REST));
  g_assert_null (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Wait"));

  moor_clock_set_for_test (0);
}

static void
test_required (Fixture       *fixture,
               gconstpointer  data)
{
  begin (fixture, "every-kind");
  act (fixture, "player.next");
  act (fixture, "player.next");
  g_assert_true (shows (fixture, "2 of 8"));
  g_assert_true (shows (fixture, "The next question builds on this line."));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         find_field (fixture, fixture->player, "story")));
  act (fixture, "player.skip");
  g_assert_true (shows (fixture, "2 of 8"));

  type_in (fixture, "What happened", "x");
  g_assert_false (shows (fixture, "The next question builds on this line."));
  act (fixture, "player.skip");
  g_assert_true (shows (fixture, "3 of 8"));
}

static void
test_note (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *needed;

  begin (fixture, "every-kind");
  act (fixture, "player.next");
  type_in (fixture, "What happened", "x");
  act (fixture, "player.next");
  needed = find_field (fixture, fixture->player, "need");
  g_assert_false (shows (fixture, "trust that"));
  press_in (fixture, "need", "to be safe");
  g_assert_true (shows (fixture, "trust that"));
  g_assert_nonnull (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Help now"));
  /* The field a person is in is the same one as before. */
  g_assert_true (find_field (fixture, fixture->player, "need") == needed);
  press_in (fixture, "need", "to be safe");
  g_assert_false (shows (fixture, "trust that"));
}

static void
test_wording (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *popover;
  int width;

  begin (fixture, "every-kind");
  act (fixture, "player.next");
  type_in (fixture, "What happened", "kept");
  g_assert_true (shows (fixture, "What happened, in a few words?"));
  gtk_menu_button_popup (GTK_MENU_BUTTON (moor_screen_find (fixture->player, GTK_TYPE_MENU_BUTTON,
                                                            "Other wording")));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (
                          moor_screen_find (fixture->player, GTK_TYPE_MENU_BUTTON,
                                            "Other wording"))));
  g_assert_true (moor_screen_shows (popover, "It is so for this page."));
  gtk_widget_measure (popover, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  g_assert_cmpint (width, <=, 350);
  press (fixture, "I worry about losing people, and reach for them");
  g_assert_cmpint (moor_run_get_leaning (run_of (fixture)), ==, MOOR_LEANING_ANXIOUS);
  g_assert_true (shows (fixture, "What happened first?"));
  g_assert_cmpstr (moor_answer_get_text (moor_run_get_answer (run_of (fixture), "story"), 0, ""),
                   ==, "kept");
}

/* The prompt stays in sight, and the focus is where one begins. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *scroller;

  begin (fixture, "every-kind");
  act (fixture, "player.next");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         find_field (fixture, fixture->player, "story")));
  scroller = moor_screen_find (fixture->player, GTK_TYPE_SCROLLED_WINDOW, NULL);
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (
                       GTK_SCROLLED_WINDOW (scroller))), ==, 0);
}

/* Ctrl+Return and Alt with the arrows come before the field under the focus. */
static void
test_shortcuts (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GListModel) controllers = NULL;
  const char *keys[] = { "<Control>Return|", "<Alt>Left" };
  guint found = 0;

  begin (fixture, "every-kind");
  controllers = gtk_widget_observe_controllers (fixture->player);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller) ||
          gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          g_autofree char *trigger =
            gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (strstr (trigger, keys[k]) == NULL)
            continue;
          found++;
          if (k == 0)
            {
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, fixture->player,
                                            NULL);
              g_assert_true (shows (fixture, "2 of 8"));
            }
          else
            {
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, fixture->player,
                                            NULL);
              g_assert_true (shows (fixture, "1 of 8"));
            }
        }
    }
  g_assert_cmpuint (found, ==, 2);
}

/* "What you wrote before" is kept in sight once it is opened. */
static void
test_before (Fixture       *fixture,
             gconstpointer  data)
{
  begin (fixture, "every-kind");
  g_assert_null (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "What you wrote before"));
  press_in (fixture, "before", "3");
  act (fixture, "player.next");
  g_assert_false (shows (fixture, "How hard is it?"));
  press (fixture, "What you wrote before");
  g_assert_true (shows (fixture, "How hard is it?"));
  type_in (fixture, "What happened", "A look across the table.");
  act (fixture, "player.next");
  g_assert_true (shows (fixture, "A look across the table."));
  press (fixture, "What you wrote before");
  g_assert_false (shows (fixture, "A look across the table."));
  act (fixture, "player.back");
  g_assert_false (shows (fixture, "How hard is it?"));
}

/* The same words beside several cards: what is shown says which card was meant. */
static void
test_before_cards (Fixture       *fixture,
                   gconstpointer  data)
{
  begin (fixture, "small-map-of-closeness");
  act (fixture, "player.next");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                 moor_screen_find (find_field (fixture, fixture->player,
                                                               "fits-reach"),
                                                   GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  act (fixture, "player.next");
  act (fixture, "player.next");
  press (fixture, "What you wrote before");
  g_assert_true (shows (fixture, "Reaching for people: what do you know of this?"));
  g_assert_false (shows (fixture, "Needing room: what do you know of this?"));
}

/* A name typed and not confirmed goes along with Next. */
static void
test_new_person (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *entry;
  MoorAnswer *answer;

  begin (fixture, "every-kind");
  act (fixture, "player.next");
  type_in (fixture, "What happened", "x");
  act (fixture, "player.next");
  act (fixture, "player.next");
  act (fixture, "player.next");
  entry = moor_screen_find (fixture->player, GTK_TYPE_ENTRY, "Who it was with, a name or initials");
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Kim");
  act (fixture, "player.next");
  answer = moor_run_get_answer (run_of (fixture), "who");
  g_assert_nonnull (answer);
  act (fixture, "player.back");
  g_assert_nonnull (moor_screen_find (find_field (fixture, fixture->player, "who"), GTK_TYPE_BUTTON,
                                      "Kim"));
}

/* What is written stays in sight, in the editor and in the screen around it. */
static gboolean
caret_in_sight (Fixture *fixture)
{
  GtkWidget *view = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *scroller = moor_screen_find (fixture->player, GTK_TYPE_SCROLLED_WINDOW, NULL);
  graphene_point_t point;
  GdkRectangle caret;
  int x, y;

  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (view), NULL, &caret, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET,
                                         caret.x, caret.y, &x, &y);
  return gtk_widget_compute_point (view, scroller, &GRAPHENE_POINT_INIT (x, y), &point) &&
         point.y >= 0 && point.y + caret.height <= gtk_widget_get_height (scroller);
}

/* Where the focus is once a part is shown is settled some frames later. */
static void
wait_until_begun (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->player);
  gint64 first = gdk_frame_clock_get_frame_counter (clock);

  moor_test_wait ((gtk_widget_queue_draw (fixture->player),
                   gdk_frame_clock_get_frame_counter (clock) > first + 6));
}

/* Where all is to be read, Next has the focus once nothing is below the fold. */
static void
test_only_to_read (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWindow *window;

  begin (fixture, "finding-someone");
  window = GTK_WINDOW (fixture->window);
  while (strcmp (moor_run_get_part (run_of (fixture))->id, "red-flags") != 0)
    act (fixture, "player.next");
  wait_until_begun (fixture);
  g_assert_true (GTK_IS_LABEL (gtk_window_get_focus (window)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window),
                                         moor_screen_find (fixture->player, MOOR_TYPE_PART_VIEW, NULL)));
}

/* What is below the fold does not have the focus unread: the prompt has it. */
static void
test_below (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWindow *window;

  begin (fixture, "every-kind");
  window = GTK_WINDOW (fixture->window);
  act (fixture, "player.next");
  wait_until_begun (fixture);
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_window_get_focus (window)));
  act (fixture, "player.back");

  gtk_window_set_default_size (window, 360, 294);
  moor_test_wait (gtk_widget_get_height (fixture->player) <= 294);
  act (fixture, "player.next");
  wait_until_begun (fixture);
  g_assert_true (GTK_IS_LABEL (gtk_window_get_focus (window)));
  g_assert_true (moor_screen_shows (gtk_window_get_focus (window), "What happened, in a few words?"));
  g_assert_true (gtk_widget_child_focus (fixture->player, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window),
                                         find_field (fixture, fixture->player, "story")));
}

static void
test_caret (Fixture       *fixture,
            gconstpointer  data)
{
  begin (fixture, "every-kind");
  act (fixture, "player.next");
  wait_until_begun (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 294);
  moor_test_wait (gtk_widget_get_height (fixture->player) <= 294);
  for (int i = 0; i < 30; i++)
    {
      type_in (fixture, "What happened", "one more line\n");
      moor_test_wait (caret_in_sight (fixture));
    }

  /* Also when the room around it becomes less: for the title, or for a problem. */
  gtk_widget_set_size_request (moor_screen_find (fixture->player, MOOR_TYPE_NAV_BAR, NULL), -1,
                               gtk_widget_get_height (fixture->player) / 2);
  moor_test_wait (!caret_in_sight (fixture));
  moor_test_wait (caret_in_sight (fixture));
}

static gboolean
is_laid_out (GtkWidget *widget)
{
  int minimum, natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_allocated_width (widget),
                      &minimum, &natural, NULL, NULL);
  return gtk_widget_get_allocated_height (widget) == natural;
}

static GtkWidget *
below_header (Fixture *fixture)
{
  return gtk_widget_get_next_sibling (moor_screen_find (fixture->player, ADW_TYPE_HEADER_BAR, NULL));
}

/* The title stands in exactly one of its two places: each change of the header bar
 * has been answered. */
static gboolean
title_has_its_place (Fixture *fixture)
{
  gboolean in_header = moor_screen_find (fixture->player, ADW_TYPE_WINDOW_TITLE, NULL) != NULL;

  return gtk_widget_get_visible (below_header (fixture)) != in_header;
}

/* The title goes below the header bar where it has no room there, and comes back
 * when Stop here has gone; the rest keeps its place. */
static void
test_title (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *nav;
  int width = 1200;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  begin (fixture, "check-in");
  nav = moor_screen_find (fixture->player, MOOR_TYPE_NAV_BAR, NULL);
  /* The width at which it just has no room: how wide words are is up to the fonts. */
  do
    {
      width -= 20;
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 640);
      moor_test_wait (gtk_widget_get_width (fixture->player) == width);
      moor_test_wait (title_has_its_place (fixture));
    }
  while (!gtk_widget_get_visible (below_header (fixture)));
  g_assert_cmpint (width, >, 360);
  g_assert_true (moor_screen_shows (below_header (fixture), "1 of 4"));
  moor_test_wait (is_laid_out (nav));

  for (int i = 0; i < 4; i++)
    act (fixture, "player.next");
  moor_test_wait (!gtk_widget_get_visible (below_header (fixture)));
  moor_test_wait (is_laid_out (nav));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

/* Every exercise there is, part by part: names, widths, nothing in the log. */
static void
look (Fixture *fixture)
{
  int minimum;

  moor_screen_check_names (fixture->player);
  gtk_widget_measure (fixture->player, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > 360)
    g_error ("part %d is %d px wide at least", moor_run_get_position (run_of (fixture)), minimum);
}

static void
test_every_exercise (Fixture       *fixture,
                     gconstpointer  data)
{
  GListModel *library = G_LIST_MODEL (moor_desk_get_library (fixture->desk));
  const MoorFieldKind *kinds;
  guint n_kinds, walked = 0;

  if (data != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);

  kinds = moor_field_view_kinds (&n_kinds);
  moor_library_allow_kinds (MOOR_LIBRARY (library), kinds, n_kinds);

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (library, i);

      if (!moor_library_is_offered (MOOR_LIBRARY (library), exercise))
        continue;

      g_test_message ("%s", moor_exercise_get_id (exercise));
      begin (fixture, moor_exercise_get_id (exercise));
      for (int step = 0; step < 60 &&
           moor_run_get_phase (run_of (fixture)) == MOOR_RUN_OPEN; step++)
        {
          GtkWidget *needed = find_field (fixture, fixture->player, "story");

          look (fixture);
          if (needed != NULL)
            type_in (fixture, "What happened", "x");
          act (fixture, "player.next");
        }
      g_assert_cmpint (moor_run_get_phase (run_of (fixture)), ==, MOOR_RUN_CLOSING);
      look (fixture);
      press (fixture, "Back to Today");
      moor_test_wait (fixture->left);
      fixture->left = FALSE;
      g_clear_pointer (&fixture->toast, g_free);
      g_clear_pointer (&fixture->page_id, g_free);
      close_player (fixture);
      walked++;
    }

  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_assert_cmpuint (walked, >=, 6);
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  ADD ("/player/walk", test_walk);
  ADD ("/player/rest", test_rest);
  ADD ("/player/rest/wait", test_rest_wait);
  ADD ("/player/rest/unfinished", test_rest_unfinished);
  ADD ("/player/rest/over", test_rest_over);
  ADD ("/player/rest/person", test_rest_person);
  ADD ("/player/required", test_required);
  ADD ("/player/note", test_note);
  ADD ("/player/wording", test_wording);
  ADD ("/player/focus", test_focus);
  ADD ("/player/shortcuts", test_shortcuts);
  ADD ("/player/before", test_before);
  ADD ("/player/before/cards", test_before_cards);
  ADD ("/player/new-person", test_new_person);
  ADD ("/player/below", test_below);
  ADD ("/player/only-to-read", test_only_to_read);
  ADD ("/player/caret", test_caret);
  ADD ("/player/title", test_title);
  ADD ("/player/every-exercise", test_every_exercise);
  g_test_add ("/player/every-exercise/mirrored", Fixture, "rtl", set_up, test_every_exercise,
              tear_down);

  return g_test_run ();
}

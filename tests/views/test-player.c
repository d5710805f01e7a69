/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-desk-fixture.h"
#include "moor-screen.h"

#include "fields/moor-field-view.h"
#include "views/moor-closing-view.h"
#include "views/moor-nav-bar.h"
#include "views/moor-part-view.h"
#include "views/moor-player.h"

typedef struct {
  char      *dir;
  MoorDesk  *desk;
  GtkWidget *window;
  GtkWidget *player;
  gboolean   left;
  gboolean   finished;
  char      *toast;
  char      *page_id;
} Fixture;

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
  fixture->toast = g_strdup (toast);
  fixture->page_id = g_strdup (page_id);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = moor_desk_fixture_dir ();
  moor_desk_fixture_add (fixture->dir, "every-kind.xml");
  fixture->desk = moor_desk_fixture_open (fixture->dir);
}

static void
open_player (Fixture     *fixture,
             MoorSitting *sitting)
{
  fixture->player = moor_player_new (fixture->desk, sitting);
  g_signal_connect (fixture->player, "left", G_CALLBACK (on_left), fixture);
  fixture->window = moor_screen_show (fixture->player, 360, 640);
}

static void
begin (Fixture    *fixture,
       const char *exercise)
{
  g_autoptr (MoorSitting) sitting = moor_desk_fixture_begin (fixture->desk, exercise, FALSE);

  open_player (fixture, sitting);
}

/* Takes the player away and sees that it is gone. */
static void
close_player (Fixture *fixture)
{
  GtkWidget *player = g_object_ref (fixture->player);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  fixture->window = fixture->player = NULL;
  g_assert_finalize_object (player);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->player != NULL)
    close_player (fixture);
  if (fixture->desk != NULL)
    moor_desk_fixture_close (fixture->desk);
  moor_desk_fixture_remove (fixture->dir);
  g_free (fixture->dir);
  g_free (fixture->toast);
  g_free (fixture->page_id);
}

static MoorSitting *
sitting_of (Fixture *fixture)
{
  return moor_player_get_sitting (MOOR_PLAYER (fixture->player));
}

static MoorRun *
run_of (Fixture *fixture)
{
  return moor_sitting_get_run (sitting_of (fixture));
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->player, action, NULL));
}

static void
press (Fixture    *fixture,
       const char *name)
{
  GtkWidget *button = moor_screen_find (fixture->player, GTK_TYPE_BUTTON, name);

  if (button == NULL)
    g_error ("no button is called “%s”", name);
  g_signal_emit_by_name (button, "clicked");
}

static void
type_in (Fixture    *fixture,
         const char *name,
         const char *text)
{
  GtkWidget *view = moor_screen_find (fixture->player, GTK_TYPE_TEXT_VIEW, name);

  if (view == NULL)
    g_error ("nothing to write in is called “%s”", name);
  gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                                                text, -1, TRUE);
}

static GtkWidget *
find_field (Fixture    *fixture,
            GtkWidget  *widget,
            const char *id)
{
  if (MOOR_IS_FIELD_VIEW (widget) &&
      g_str_equal (moor_field_view_get_field (MOOR_FIELD_VIEW (widget))->id, id))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_field (fixture, child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
press_in (Fixture    *fixture,
          const char *field,
          const char *name)
{
  GtkWidget *view = find_field (fixture, fixture->player, field);
  GtkWidget *button;

  if (view == NULL)
    g_error ("no field is called %s", field);
  button = moor_screen_find (view, GTK_TYPE_BUTTON, name);
  if (button == NULL)
    g_error ("no button in %s is called “%s”", field, name);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
shows (Fixture    *fixture,
       const char *words)
{
  return moor_screen_shows (fixture->player, words);
}

/* --------------------------------------------------------------------------- */

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
  begin (fixture, "every-kind");
  act (fixture, "player.next");
  type_in (fixture, "What happened", "kept");
  g_assert_true (shows (fixture, "What happened, in a few words?"));
  gtk_menu_button_popup (GTK_MENU_BUTTON (moor_screen_find (fixture->player, GTK_TYPE_MENU_BUTTON,
                                                            "Other wording")));
  press (fixture, "I worry about losing people, and reach for them");
  g_assert_cmpint (moor_run_get_leaning (run_of (fixture)), ==, MOOR_LEANING_ANXIOUS);
  g_assert_true (shows (fixture, "What happened first?"));
  g_assert_cmpstr (moor_answer_get_text (moor_run_get_answer (run_of (fixture), "story"), 0, ""),
                   ==, "kept");
}

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

static void
to_closing (Fixture    *fixture,
            const char *before,
            const char *after,
            const char *state)
{
  begin (fixture, "every-kind");
  if (before != NULL)
    press_in (fixture, "before", before);
  act (fixture, "player.next");
  type_in (fixture, "What happened", "x");
  for (int i = 0; i < 6; i++)
    act (fixture, "player.next");
  if (after != NULL)
    press_in (fixture, "after", after);
  if (state != NULL)
    press_in (fixture, "state-after", state);
  act (fixture, "player.next");
  g_assert_cmpint (moor_run_get_phase (run_of (fixture)), ==, MOOR_RUN_CLOSING);
}

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
  g_assert_true (gtk_widget_is_focus (close));
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

static void
test_caret (Fixture       *fixture,
            gconstpointer  data)
{
  begin (fixture, "every-kind");
  act (fixture, "player.next");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 294);
  moor_test_wait (gtk_widget_get_height (fixture->player) <= 294);
  for (int i = 0; i < 30; i++)
    {
      type_in (fixture, "What happened", "one more line\n");
      moor_test_wait (caret_in_sight (fixture));
    }
}

static gboolean
is_laid_out (GtkWidget *widget)
{
  int minimum, natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_allocated_width (widget),
                      &minimum, &natural, NULL, NULL);
  return gtk_widget_get_allocated_height (widget) == natural;
}

/* The title goes below the header bar where it has no room there, and comes back
 * when Stop here has gone; the rest keeps its place. */
static void
test_title (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *nav;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  begin (fixture, "check-in");
  nav = moor_screen_find (fixture->player, MOOR_TYPE_NAV_BAR, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 760, 640);
  moor_test_wait (gtk_widget_get_width (fixture->player) == 760);
  moor_test_wait (moor_screen_shows (gtk_widget_get_next_sibling (moor_screen_find (
                    fixture->player, ADW_TYPE_HEADER_BAR, NULL)), "1 of 4"));
  moor_test_wait (is_laid_out (nav));

  for (int i = 0; i < 4; i++)
    act (fixture, "player.next");
  moor_test_wait (!gtk_widget_get_visible (gtk_widget_get_next_sibling (moor_screen_find (
                    fixture->player, ADW_TYPE_HEADER_BAR, NULL))));
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

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  ADD ("/player/walk", test_walk);
  ADD ("/player/required", test_required);
  ADD ("/player/note", test_note);
  ADD ("/player/wording", test_wording);
  ADD ("/player/stop", test_stop);
  ADD ("/player/stop/empty", test_stop_empty);
  ADD ("/player/closing/hard", test_closing_hard);
  ADD ("/player/closing/eight", test_closing_eight);
  ADD ("/player/closing/numb", test_closing_numb);
  ADD ("/player/closing/easy", test_closing_easy);
  ADD ("/player/closing/audience", test_closing_audience);
  ADD ("/player/closing/take-along", test_take_along);
  ADD ("/player/check-in", test_check_in);
  ADD ("/player/focus", test_focus);
  ADD ("/player/shortcuts", test_shortcuts);
  ADD ("/player/before", test_before);
  ADD ("/player/new-person", test_new_person);
  ADD ("/player/end", test_end);
  ADD ("/player/changed", test_changed);
  ADD ("/player/problem", test_problem);
  ADD ("/player/caret", test_caret);
  ADD ("/player/title", test_title);
  ADD ("/player/every-exercise", test_every_exercise);
  g_test_add ("/player/every-exercise/mirrored", Fixture, "rtl", set_up, test_every_exercise,
              tear_down);

  return g_test_run ();
}

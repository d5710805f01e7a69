/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the program begins and ends: the real executable for signals and second
 * starts, the same classes in this process for everything that has to be
 * looked at. */
#include "config.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>

#include "base/moor-paths.h"
#include "moor-app.h"
#include "views/moor-help-now.h"
#include "views/moor-player.h"

static char *
make_data_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = g_dir_make_tmp ("mooring-app-XXXXXX", &error);

  g_assert_no_error (error);
  return dir;
}

static gboolean
exists (const char *dir,
        const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The journal is there and closed: nothing of it is left beside it. */
static void
assert_closed (const char *dir)
{
  g_assert_true (exists (dir, "journal.db"));
  g_assert_false (exists (dir, "journal.db-wal"));
  g_assert_false (exists (dir, "journal.db-shm"));
}

/* The executable ---------------------------------------------------------- */

typedef struct {
  GSubprocess      *process;
  GDataInputStream *told;
  char             *line;        /* the latest of "mooring-bench: …" */
  gboolean          ended;
} Program;

static void read_line (Program *program);

static void
line_read (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Program *program = data;
  char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result,
                                                          NULL, NULL);

  if (line == NULL)
    {
      program->ended = TRUE;
      return;
    }
  if (g_str_has_prefix (line, "mooring-bench: "))
    {
      g_free (program->line);
      program->line = g_strdup (line + strlen ("mooring-bench: "));
    }
  else
    g_test_message ("%s", line);
  g_free (line);
  read_line (program);
}

static void
read_line (Program *program)
{
  g_data_input_stream_read_line_async (program->told, G_PRIORITY_DEFAULT, NULL, line_read, program);
}

static void
start (Program    *program,
       const char *data_dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *executable = g_test_build_filename (G_TEST_BUILT, "..", "src", "mooring", NULL);

  memset (program, 0, sizeof *program);
  g_subprocess_launcher_setenv (launcher, "MOORING_BENCH", "1", TRUE);
  program->process = g_subprocess_launcher_spawn (launcher, &error,
                                                  executable, "--data-dir", data_dir, NULL);
  g_assert_no_error (error);
  program->told = g_data_input_stream_new (g_subprocess_get_stderr_pipe (program->process));
  read_line (program);
}

static void
finish (Program *program)
{
  g_autoptr (GError) error = NULL;

  moor_test_wait (program->ended);
  g_subprocess_wait (program->process, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&program->told);
  g_clear_object (&program->process);
  g_clear_pointer (&program->line, g_free);
}

static void
test_signal (gconstpointer data)
{
  int number = GPOINTER_TO_INT (data);
  g_autofree char *dir = make_data_dir ();
  Program program;

  start (&program, dir);
  moor_test_wait (exists (dir, "journal.db") && g_strcmp0 (program.line, "open") == 0);
  g_subprocess_send_signal (program.process, number);
  moor_test_wait (program.ended);
  g_subprocess_wait (program.process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_exited (program.process));
  g_assert_cmpint (g_subprocess_get_exit_status (program.process), ==, 0);
  finish (&program);

  assert_closed (dir);
  moor_test_remove_tree_ (dir);
}

/* A signal that comes while the journal is still being opened. */
static void
test_signal_at_once (void)
{
  g_autofree char *dir = make_data_dir ();
  Program program;

  start (&program, dir);
  moor_test_wait (program.line != NULL);
  g_assert_cmpstr (program.line, ==, "first-frame");
  g_subprocess_send_signal (program.process, SIGTERM);
  finish (&program);

  g_assert_false (exists (dir, "journal.db-wal"));
  g_assert_false (exists (dir, "journal.db-shm"));
  moor_test_remove_tree_ (dir);
}

/* The second start raises the window of the first and ends by itself. */
static void
test_second_start (void)
{
  g_autofree char *dir = make_data_dir ();
  Program first, second;

  start (&first, dir);
  moor_test_wait (g_strcmp0 (first.line, "open") == 0);
  start (&second, dir);
  finish (&second);
  g_assert_false (first.ended);
  moor_test_wait (g_strcmp0 (first.line, "raised") == 0);

  g_subprocess_send_signal (first.process, SIGTERM);
  finish (&first);
  assert_closed (dir);
  moor_test_remove_tree_ (dir);
}

/* Another directory is another journal, with a window of its own. */
static void
test_other_directory (void)
{
  g_autofree char *one = make_data_dir ();
  g_autofree char *two = make_data_dir ();
  Program first, second;

  start (&first, one);
  start (&second, two);
  moor_test_wait (g_strcmp0 (first.line, "open") == 0 && g_strcmp0 (second.line, "open") == 0);
  g_subprocess_send_signal (first.process, SIGTERM);
  g_subprocess_send_signal (second.process, SIGTERM);
  finish (&first);
  finish (&second);
  assert_closed (one);
  assert_closed (two);
  moor_test_remove_tree_ (one);
  moor_test_remove_tree_ (two);
}

static void
test_id (void)
{
  g_autofree char *own = moor_paths_default_data_dir ();
  g_autofree char *plain = moor_application_make_id (NULL);
  g_autofree char *same = moor_application_make_id (own);
  g_autofree char *other = moor_application_make_id ("/somewhere/else");
  g_autofree char *third = moor_application_make_id ("/somewhere/else/again");

  g_assert_cmpstr (plain, ==, MOOR_APPLICATION_ID);
  g_assert_cmpstr (same, ==, plain);
  g_assert_cmpstr (other, !=, plain);
  g_assert_cmpstr (other, !=, third);
  g_assert_true (g_application_id_is_valid (other));
}

/* The window -------------------------------------------------------------- */

static void
visit_nothing (MoorApp *app, gpointer data)
{
  gboolean recent;

  moor_test_wait (moor_app_is_open (app));
  g_object_get (gtk_settings_get_default (), "gtk-recent-files-enabled", &recent, NULL);
  g_assert_false (recent);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (app->window)), ==, "Mooring");
}

static void
test_quit (void)
{
  g_autofree char *dir = make_data_dir ();

  moor_app_run (dir, visit_nothing, NULL);
  assert_closed (dir);
  moor_test_remove_tree_ (dir);
}

static void
visit_close (MoorApp *app, gpointer data)
{
  moor_test_wait (moor_app_is_open (app));
  gtk_window_close (GTK_WINDOW (app->window));
}

static void
test_close (void)
{
  g_autofree char *dir = make_data_dir ();

  moor_app_run (dir, visit_close, NULL);
  assert_closed (dir);
  moor_test_remove_tree_ (dir);
}

/* Quit before the journal is there: its opening is waited for, and it closes. */
static void
visit_at_once (MoorApp *app, gpointer data)
{
}

static void
test_quit_at_once (void)
{
  g_autofree char *dir = make_data_dir ();

  moor_app_run (dir, visit_at_once, NULL);
  g_assert_false (exists (dir, "journal.db-wal"));
  moor_test_remove_tree_ (dir);
}

static void
assert_help_now (MoorApp    *app,
                 const char *screen)
{
  GtkWidget *front = moor_app_front (app);
  GtkWidget *button = moor_screen_find (front, GTK_TYPE_BUTTON, "Help now");

  if (button == NULL || !gtk_widget_get_mapped (button))
    g_error ("no Help now on %s", screen);
}

static void
assert_screen (MoorApp    *app,
               const char *screen)
{
  GtkWidget *front = moor_app_front (app);
  int width, height;

  moor_render_settle (front);
  moor_screen_check_names (front);
  /* Without the edge that the window gets where nothing draws shadows. */
  front = gtk_window_get_child (GTK_WINDOW (front));
  gtk_widget_measure (front, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (front, GTK_ORIENTATION_VERTICAL, 360, &height, NULL, NULL, NULL);
  if (width > 360 || height > 294)
    g_error ("%s needs %d × %d", screen, width, height);
}

static void
visit_welcome (MoorApp *app, gpointer data)
{
  moor_test_wait (moor_app_is_open (app));

  assert_screen (app, "welcome 1");
  assert_help_now (app, "welcome 1");
  moor_app_press (app, "Next");
  assert_screen (app, "welcome 2");
  assert_help_now (app, "welcome 2");
  moor_app_press (app, "Next");
  assert_screen (app, "welcome 3");
  assert_help_now (app, "welcome 3");
  moor_app_press (app, "I am a parent");
  moor_app_press (app, "Begin");

  moor_test_wait (moor_app_has (app, "MoorTodayView"));
  assert_screen (app, "Today");
  assert_help_now (app, "Today");
}

static void
visit_again (MoorApp *app, gpointer data)
{
  moor_test_wait (moor_app_is_open (app));
  g_assert_true (moor_app_has (app, "MoorTodayView"));
  g_assert_false (moor_app_has (app, "MoorWelcome"));
}

static void
test_welcome (void)
{
  g_autofree char *dir = make_data_dir ();

  moor_app_run (dir, visit_welcome, NULL);
  moor_app_run (dir, visit_again, NULL);
  moor_test_remove_tree_ (dir);
}

static void
welcome (MoorApp *app)
{
  moor_test_wait (moor_app_is_open (app));
  moor_app_press (app, "Next");
  moor_app_press (app, "Next");
  moor_app_press (app, "Begin");
  moor_test_wait (moor_app_has (app, "MoorTodayView"));
}

/* Help now is reached from every screen, and gives the screen back. */
static void
visit_help (MoorApp *app, gpointer data)
{
  static const char * const dialogs[] = { "preferences", "about", "shortcuts" };
  GtkWidget *help;
  int least;

  /* Before the journal is open, if this is quick enough; in any case before
   * the welcome was gone through. */
  moor_app_action (app, "help-now");
  moor_test_wait (moor_app_has (app, "MoorHelpNow"));
  gtk_widget_activate_action (moor_app_find (app, "MoorHelpNow"), "help.back", NULL);
  moor_test_wait (!moor_app_has (app, "MoorHelpNow"));

  welcome (app);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      moor_app_action (app, dialogs[i]);
      moor_test_wait (moor_app_front (app) != app->window && gtk_widget_get_mapped (moor_app_front (app)));
      moor_render_settle (moor_app_front (app));
      assert_help_now (app, dialogs[i]);
      /* What is in the window: its frame is the desktop's. */
      gtk_widget_measure (gtk_widget_get_first_child (moor_app_front (app)),
                          GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      if (least > 360)
        g_error ("%s is %d px wide at least", dialogs[i], least);

      moor_app_action (app, "help-now");
      g_assert_true (moor_app_front (app) == app->window);
      help = moor_app_find (app, "MoorHelpNow");
      for (int door = 0; door < 5; door++)
        {
          moor_help_now_open (MOOR_HELP_NOW (help), door);
          assert_screen (app, "a door of Help now");
          gtk_widget_activate_action (help, "help.back", NULL);
        }
      assert_screen (app, "Help now");
      gtk_widget_activate_action (help, "help.back", NULL);
      moor_test_wait (moor_app_has (app, "MoorTodayView"));
    }
}

static void
test_help (void)
{
  g_autofree char *dir = make_data_dir ();

  moor_app_run (dir, visit_help, NULL);
  moor_test_remove_tree_ (dir);
}

static void
visit_hide (MoorApp *app, gpointer data)
{
  GtkWidget *focus;

  welcome (app);
  focus = gtk_window_get_focus (GTK_WINDOW (app->window));

  moor_app_action (app, "preferences");
  moor_test_wait (moor_app_front (app) != app->window);
  moor_app_action (app, "hide");
  g_assert_true (moor_app_front (app) == app->window);
  g_assert_false (moor_app_has (app, "MoorTodayView"));
  assert_screen (app, "the hidden screen");
  assert_help_now (app, "the hidden screen");

  /* Nothing that needs the journal answers behind it: Today is what comes back. */
  gtk_widget_activate_action (app->window, "win.new-page", NULL);

  /* Enter, on whatever has the focus. */
  g_assert_true (gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (app->window))));
  moor_test_wait (moor_app_has (app, "MoorTodayView"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (app->window)) == focus);
}

static void
test_hide (void)
{
  g_autofree char *dir = make_data_dir ();

  moor_app_run (dir, visit_hide, NULL);
  moor_test_remove_tree_ (dir);
}

/* Every part of an exercise, stopped in the middle and hidden on the way. */
static void
visit_player (MoorApp *app, gpointer data)
{
  GtkWidget *player;

  welcome (app);
  gtk_widget_activate_action (app->window, "win.begin", "s", "one-moment-slowly");
  moor_test_wait (moor_app_has (app, "MoorPlayer"));
  player = moor_app_find (app, "MoorPlayer");

  for (int part = 1; moor_screen_find (app->window, GTK_TYPE_BUTTON, "Skip") != NULL; part++)
    {
      g_autofree char *name = g_strdup_printf ("part %d of the player", part);

      g_assert_cmpint (part, <, 30);
      assert_screen (app, name);
      assert_help_now (app, name);

      /* Help now and Hide give the same part back. */
      moor_app_action (app, "help-now");
      gtk_widget_activate_action (moor_app_find (app, "MoorHelpNow"), "help.back", NULL);
      moor_app_action (app, "hide");
      g_assert_false (moor_app_has (app, "MoorPlayer"));
      gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (app->window)));
      moor_test_wait (moor_app_has (app, "MoorPlayer"));
      g_assert_true (moor_app_find (app, "MoorPlayer") == player);

      gtk_widget_activate_action (player, "player.skip", NULL);
    }
  assert_screen (app, "the closing");
  assert_help_now (app, "the closing");

  moor_app_press (app, "Back to Today");
  moor_test_wait (moor_app_has (app, "MoorTodayView"));
  g_assert_false (moor_app_has (app, "MoorPlayer"));
}

static void
test_player (void)
{
  g_autofree char *dir = make_data_dir ();

  moor_app_run (dir, visit_player, NULL);
  assert_closed (dir);
  moor_test_remove_tree_ (dir);
}

static void
type (GtkWidget  *widget,
      const char *text)
{
  GtkWidget *view = moor_screen_find (widget, GTK_TYPE_TEXT_VIEW, NULL);

  g_assert_nonnull (view);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

/* A button of an exercise that leads to another one: what was open is saved, and is
 * there to be gone on with. */
static void
visit_next (MoorApp *app, gpointer data)
{
  welcome (app);
  gtk_widget_activate_action (app->window, "win.begin", "s", "my-aims");
  moor_test_wait (moor_app_has (app, "MoorPlayer"));
  for (int part = 0; moor_screen_find (app->window, GTK_TYPE_BUTTON, "Finding someone") == NULL; part++)
    {
      g_assert_cmpint (part, <, 5);
      if (part == 1)
        type (app->window, "I ask before it is too late.");
      gtk_widget_activate_action (moor_app_find (app, "MoorPlayer"), "player.next", NULL);
    }

  moor_app_press (app, "Finding someone");
  moor_test_wait (moor_screen_find (app->window, GTK_TYPE_LABEL,
                                    "What do you look for in someone who helps?") != NULL);
  gtk_widget_activate_action (moor_app_find (app, "MoorPlayer"), "player.stop", NULL);
  moor_test_wait (moor_app_has (app, "MoorTodayView"));
  moor_test_wait (moor_screen_find (app->window, GTK_TYPE_BUTTON,
                                    "Go on: My aims, and is this for me?") != NULL);
}

static void
test_next (void)
{
  g_autofree char *dir = make_data_dir ();

  moor_app_run (dir, visit_next, NULL);
  assert_closed (dir);
  moor_test_remove_tree_ (dir);
}

/* Words typed into a part, and the program ended the next moment: stopped,
 * closed, quit. The start after that brings the page back. */
static void
visit_type (MoorApp *app, gpointer data)
{
  welcome (app);
  gtk_widget_activate_action (app->window, "win.begin", "s", "one-moment-slowly");
  moor_test_wait (moor_app_has (app, "MoorPlayer"));
  type (app->window, "He looked away and said nothing.");
  if (data != NULL)
    gtk_window_close (GTK_WINDOW (app->window));
}

static void
visit_draft (MoorApp *app, gpointer data)
{
  moor_test_wait (moor_app_is_open (app));
  moor_test_wait (moor_screen_find (app->window, GTK_TYPE_BUTTON, "Go on: One moment, slowly") != NULL);
}

static void
test_type (gconstpointer close)
{
  g_autofree char *dir = make_data_dir ();

  moor_app_run (dir, visit_type, (gpointer) close);
  assert_closed (dir);
  moor_app_run (dir, visit_draft, NULL);
  moor_test_remove_tree_ (dir);
}

static void
visit_stop (MoorApp *app, gpointer data)
{
  GtkWidget *focus;

  visit_type (app, NULL);
  moor_app_press (app, "Stop here");
  moor_test_wait (moor_app_has (app, "MoorTodayView"));
  moor_test_wait (moor_screen_find (app->window, GTK_TYPE_BUTTON, "Leave it as it is") != NULL);
  /* Whoever cannot see hears where this is. */
  focus = gtk_window_get_focus (GTK_WINDOW (app->window));
  g_assert_nonnull (focus);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (focus)), ==,
                   GTK_ACCESSIBLE_ROLE_HEADING);
  g_assert_true (gtk_widget_is_ancestor (focus, moor_app_find (app, "MoorTodayView")));
  moor_test_wait (moor_screen_find (app->window, GTK_TYPE_BUTTON, "Go on: One moment, slowly") != NULL);
  moor_app_press (app, "Leave it as it is");
  moor_test_wait (moor_screen_find (app->window, GTK_TYPE_BUTTON, "Go on: One moment, slowly") == NULL);
}

static void
test_stop (void)
{
  g_autofree char *dir = make_data_dir ();

  moor_app_run (dir, visit_stop, NULL);
  moor_test_remove_tree_ (dir);
}

/* Preferences: what is set is used. */
static void
visit_preferences (MoorApp *app, gpointer data)
{
  GtkWidget *entry, *row;

  welcome (app);
  moor_app_action (app, "preferences");
  moor_test_wait (moor_app_front (app) != app->window);
  assert_screen (app, "Preferences");
  entry = moor_screen_find (moor_app_front (app), ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  Ada & Bo ");
  row = moor_screen_find (moor_app_front (app), g_type_from_name ("MoorLeaningRow"), NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  moor_render_settle (moor_app_front (app));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (moor_screen_find (row, GTK_TYPE_CHECK_BUTTON,
                               "I need room, and manage things alone")), TRUE);
  gtk_window_close (GTK_WINDOW (moor_app_front (app)));
  moor_test_wait (moor_app_front (app) == app->window);

  gtk_widget_activate_action (app->window, "win.begin", "s", "one-moment-slowly");
  moor_test_wait (moor_app_has (app, "MoorPlayer"));
  g_assert_cmpint (moor_run_get_leaning (moor_sitting_get_run (
                     moor_player_get_sitting (MOOR_PLAYER (moor_app_find (app, "MoorPlayer"))))),
                   ==, MOOR_LEANING_AVOIDANT);
  while (moor_screen_find (app->window, GTK_TYPE_BUTTON, "Skip") != NULL)
    gtk_widget_activate_action (moor_app_find (app, "MoorPlayer"), "player.skip", NULL);
  g_assert_nonnull (moor_screen_find (app->window, GTK_TYPE_CHECK_BUTTON, "For Ada & Bo"));
}

static void
test_preferences (void)
{
  g_autofree char *dir = make_data_dir ();

  moor_app_run (dir, visit_preferences, NULL);
  moor_test_remove_tree_ (dir);
}

/* A dialog that is held until after the end, as the key that ends it all holds it. */
static void
visit_dialog (MoorApp *app, gpointer data)
{
  GtkWidget **held = data;

  welcome (app);
  moor_app_action (app, "preferences");
  moor_test_wait (moor_app_front (app) != app->window);
  *held = g_object_ref (moor_app_front (app));
}

static void
test_quit_in_dialog (void)
{
  g_autofree char *dir = make_data_dir ();
  GtkWidget *held = NULL;

  moor_app_run (dir, visit_dialog, &held);
  assert_closed (dir);
  g_assert_null (gtk_window_get_transient_for (GTK_WINDOW (held)));
  g_assert_finalize_object (held);
  moor_test_remove_tree_ (dir);
}

/* A file that is no journal: a sentence in place of everything, the file as it
 * was, and a way to try again once it is gone. */
static void
visit_problem (MoorApp *app, gpointer data)
{
  g_autofree char *path = g_build_filename (app->data_dir, "journal.db", NULL);
  g_autofree char *content = NULL;

  moor_test_wait (moor_app_has (app, "AdwStatusPage"));
  assert_screen (app, "the screen with a problem");
  assert_help_now (app, "the screen with a problem");
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, data);

  g_assert_cmpint (g_remove (path), ==, 0);
  moor_app_press (app, "Try again");
  moor_test_wait (moor_app_is_open (app));
}

static void
test_problem (void)
{
  static const char words[] = "This is a shopping list, long enough to be mistaken for something else. "
                              "Bread, milk, apples, a lamp, a card for the neighbor, stamps.";
  g_autofree char *dir = make_data_dir ();
  g_autofree char *path = g_build_filename (dir, "journal.db", NULL);

  g_assert_true (g_file_set_contents (path, words, -1, NULL));
  moor_app_run (dir, visit_problem, (gpointer) words);
  assert_closed (dir);
  moor_test_remove_tree_ (dir);
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  g_test_add_func ("/application/id", test_id);
  g_test_add_func ("/application/quit", test_quit);
  g_test_add_func ("/application/quit-at-once", test_quit_at_once);
  g_test_add_func ("/application/quit-in-dialog", test_quit_in_dialog);
  g_test_add_func ("/application/close", test_close);
  g_test_add_func ("/application/welcome", test_welcome);
  g_test_add_func ("/application/help", test_help);
  g_test_add_func ("/application/hide", test_hide);
  g_test_add_func ("/application/player", test_player);
  g_test_add_func ("/application/next", test_next);
  g_test_add_data_func ("/application/type-and-quit", NULL, test_type);
  g_test_add_data_func ("/application/type-and-close", "close", test_type);
  g_test_add_func ("/application/stop", test_stop);
  g_test_add_func ("/application/preferences", test_preferences);
  g_test_add_func ("/application/problem", test_problem);
  g_test_add_data_func ("/application/sigterm", GINT_TO_POINTER (SIGTERM), test_signal);
  g_test_add_data_func ("/application/sigint", GINT_TO_POINTER (SIGINT), test_signal);
  g_test_add_data_func ("/application/sighup", GINT_TO_POINTER (SIGHUP), test_signal);
  g_test_add_func ("/application/signal-at-once", test_signal_at_once);
  g_test_add_func ("/application/second-start", test_second_start);
  g_test_add_func ("/application/other-directory", test_other_directory);

  return g_test_run ();
}

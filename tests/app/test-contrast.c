/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real colors of every text on the screens a person meets first, light
 * and dark. meson runs it a second time with high contrast switched on. */
#include "config.h"

#include "moor-app.h"
#include "moor-contrast.h"
#include "views/moor-help-now.h"

static double
wanted (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 7 : 4.5;
}

static void
check (MoorApp    *app,
       const char *screen)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  static const char * const names[] = { "light", "dark" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s, %s", screen, names[i]);

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
      moor_contrast_check (moor_app_front (app), name, wanted ());
    }
}

static void
visit (MoorApp *app,
       gpointer data)
{
  static const char * const dialogs[] = { "preferences", "about", "shortcuts" };
  static const char * const views[] = { "today", "path", "journal", "over-time" };
  GtkWidget *help;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (app->window), 400, 640);
  moor_test_wait (moor_app_is_open (app));
  check (app, "welcome 1");
  moor_app_press (app, "Next");
  check (app, "welcome 2");
  moor_app_press (app, "Next");
  moor_app_press (app, "I am a parent");
  check (app, "welcome 3");
  moor_app_press (app, "Begin");
  moor_test_wait (moor_app_has (app, "MoorTodayView"));

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_widget_activate_action (app->window, "win.show-view", "s", views[i]);
      check (app, views[i]);
    }
  gtk_widget_activate_action (app->window, "win.show-view", "s", "path");
  gtk_widget_activate_action (moor_app_find (app, "MoorPathView"), "path.show-way", NULL);
  check (app, "the way");
  gtk_widget_activate_action (moor_app_find (app, "MoorPathView"), "path.show-leaning", NULL);
  check (app, "the leaning");

  gtk_widget_activate_action (app->window, "win.begin", "s", "one-moment-slowly");
  moor_test_wait (moor_app_has (app, "MoorPlayer"));
  while (moor_screen_find (app->window, GTK_TYPE_BUTTON, "Skip") != NULL)
    {
      check (app, "a part of the player");
      gtk_widget_activate_action (moor_app_find (app, "MoorPlayer"), "player.skip", NULL);
    }
  check (app, "the closing");
  moor_app_press (app, "Back to Today");
  moor_test_wait (moor_app_has (app, "MoorTodayView"));

  moor_app_action (app, "steady");
  check (app, "Steady");
  gtk_widget_activate_action (moor_app_find (app, "MoorSteady"), "steady.state", "s", "racing");
  check (app, "Steady, breathing");
  gtk_widget_activate_action (moor_app_find (app, "MoorSteady"), "steady.something-else", NULL);
  check (app, "Steady, something else");
  gtk_widget_activate_action (moor_app_find (app, "MoorSteady"), "steady.enough", NULL);

  moor_app_action (app, "help-now");
  help = moor_app_find (app, "MoorHelpNow");
  check (app, "Help now");
  moor_help_now_open (MOOR_HELP_NOW (help), 0);
  check (app, "a door of Help now");
  gtk_widget_activate_action (help, "help.back", NULL);
  gtk_widget_activate_action (help, "help.back", NULL);

  moor_app_action (app, "hide");
  check (app, "the hidden screen");
  gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (app->window)));
  moor_test_wait (moor_app_has (app, "MoorTodayView"));

  gtk_widget_activate_action (app->window, "win.toast", "s", "Saved. It waits at 4 of 7.");
  check (app, "a toast");

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      moor_app_action (app, dialogs[i]);
      moor_test_wait (moor_app_front (app) != app->window);
      check (app, dialogs[i]);
      gtk_window_destroy (GTK_WINDOW (moor_app_front (app)));
    }
}

static void
test_screens (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("mooring-contrast-XXXXXX", &error);

  g_assert_no_error (error);
  moor_app_run (dir, visit, NULL);
  moor_test_remove_tree_ (dir);
}

/* The measure itself: known colors give known ratios. */
static void
test_measure (void)
{
  g_assert_cmpfloat_with_epsilon (moor_contrast_ratio (0x000000, 0xffffff), 21, .001);
  g_assert_cmpfloat_with_epsilon (moor_contrast_ratio (0x767676, 0xffffff), 4.54, .01);
  g_assert_cmpfloat_with_epsilon (moor_contrast_ratio (0xffffff, 0x767676), 4.54, .01);
  g_assert_cmpfloat_with_epsilon (moor_contrast_ratio (0x2b7a76, 0x2b7a76), 1, .001);
}

/* A pale label is found: otherwise the test above could not fail. */
static void
test_pale (void)
{
  if (g_test_subprocess ())
    {
      GtkWidget *label = gtk_label_new (NULL);
      GtkWidget *window;

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
      gtk_label_set_markup (GTK_LABEL (label), "<span color='#aaaaaa'>Too pale to be read</span>");
      window = moor_screen_show (label, 360, 294);
      moor_contrast_check (window, "a pale label", 4.5);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*Too pale to be read*");
}

int
main (int    argc,
      char **argv)
{
  /* Read when libadwaita starts. */
  if (argc > 1 && g_str_equal (argv[1], "--high-contrast"))
    {
      g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
      argv[1] = argv[0];
      argv++;
      argc--;
    }
  moor_screen_init (&argc, &argv);

  g_test_add_func ("/contrast/measure", test_measure);
  g_test_add_func ("/contrast/pale", test_pale);
  g_test_add_func ("/contrast/screens", test_screens);

  return g_test_run ();
}

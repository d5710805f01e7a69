/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the application room and its neighbors make from templates is made,
 * shown and let go without a warning and without anything left. */
#include "config.h"

#include <glib/gstdio.h>

#include "app/moor-about.h"
#include "app/moor-exercise-preview.h"
#include "app/moor-form-preview.h"
#include "app/moor-preferences.h"
#include "base/moor-error.h"
#include "content/moor-library.h"
#include "moor-render.h"
#include "moor-screen.h"
#include "views/moor-country.h"
#include "views/moor-header-start.h"
#include "views/moor-help-now.h"
#include "views/moor-leaning-row.h"
#include "views/moor-reason-chips.h"
#include "views/moor-watching.h"

static void
test_widget (gconstpointer data)
{
  GType (*get_type) (void) = data;
  GtkWidget *widget = g_object_new (get_type (), NULL);
  GtkWidget *window;

  g_object_ref_sink (widget);
  window = moor_screen_show (widget, 360, 294);
  moor_render_settle (window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (widget);
}

/* Right to left, with every child mirrored, nothing complains either. */
static void
test_right_to_left (void)
{
  g_autofree char *dir = g_dir_make_tmp ("mooring-templates-XXXXXX", NULL);
  GtkWidget *help, *window;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  help = g_object_ref_sink (moor_help_now_new (dir));
  window = moor_screen_show (help, 360, 294);
  for (int door = 0; door < 5; door++)
    {
      moor_help_now_open (MOOR_HELP_NOW (help), door);
      moor_render_settle (window);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (help);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  moor_test_remove_tree_ (dir);
}

/* Help now in a directory that cannot be made: the numbers are there all the
 * same, and choosing a country says that it cannot be kept. */
static void
told (GtkWidget  *country,
      const char *problem,
      gpointer    data)
{
  g_free (*(char **) data);
  *(char **) data = g_strdup (problem);
}

static void
test_country_not_kept (void)
{
  g_autofree char *dir = g_dir_make_tmp ("mooring-templates-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (dir, "a-file", NULL);
  g_autofree char *below = g_build_filename (file, "below", NULL);
  g_autofree char *problem = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorHelpLines) help = moor_help_lines_new (&error);
  GtkWidget *country = g_object_ref_sink (g_object_new (MOOR_TYPE_COUNTRY, NULL));

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  moor_country_fill (MOOR_COUNTRY (country), help, below);
  g_assert_cmpstr (moor_country_get_code (MOOR_COUNTRY (country)), ==, "");

  g_signal_connect (country, "chosen", G_CALLBACK (told), &problem);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_first_child (country)), 0);
  g_assert_nonnull (problem);
  g_assert_cmpstr (moor_country_get_code (MOOR_COUNTRY (country)), !=, "");

  g_assert_finalize_object (country);
  moor_test_remove_tree_ (dir);
}

static void
test_about (void)
{
  GtkWindow *about = moor_about_new ();

  gtk_window_present (about);
  moor_render_settle (GTK_WIDGET (about));
  g_object_add_weak_pointer (G_OBJECT (about), (gpointer *) &about);
  gtk_window_destroy (about);
  g_assert_null (about);
}

/* Preferences while the journal cannot be opened. */
static void
test_preferences (void)
{
  g_autofree char *dir = g_dir_make_tmp ("mooring-templates-XXXXXX", NULL);
  MoorPreferences *preferences = moor_preferences_new (NULL, dir);

  gtk_window_present (GTK_WINDOW (preferences));
  moor_render_settle (GTK_WIDGET (preferences));
  g_assert_null (moor_screen_find (GTK_WIDGET (preferences), MOOR_TYPE_LEANING_ROW, NULL));
  g_assert_nonnull (moor_screen_find (GTK_WIDGET (preferences), MOOR_TYPE_COUNTRY, NULL));
  g_object_add_weak_pointer (G_OBJECT (preferences), (gpointer *) &preferences);
  gtk_window_destroy (GTK_WINDOW (preferences));
  moor_test_wait (preferences == NULL);
  moor_test_remove_tree_ (dir);
}

static void
added (GtkWindow  *preview,
       const char *path,
       gpointer    data)
{
  *(char **) data = g_strdup (path);
}

static void
test_preview (void)
{
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  MoorExercise *exercise = moor_library_find (library, "one-moment-slowly");
  g_autofree char *path = NULL;
  GtkWindow *preview;

  g_assert_nonnull (exercise);
  preview = moor_exercise_preview_new (exercise, "/tmp/mine.xml", NULL);
  g_object_add_weak_pointer (G_OBJECT (preview), (gpointer *) &preview);
  g_signal_connect (preview, "add", G_CALLBACK (added), &path);
  gtk_window_present (preview);
  moor_render_settle (GTK_WIDGET (preview));
  moor_screen_check_names (GTK_WIDGET (preview));
  g_signal_emit_by_name (moor_screen_find (GTK_WIDGET (preview), GTK_TYPE_BUTTON, "Add it"), "clicked");
  g_assert_cmpstr (path, ==, "/tmp/mine.xml");
  moor_test_wait (preview == NULL);
}

/* A file that cannot be read: the sentence, and nothing to add. */
static void
test_preview_broken (void)
{
  g_autoptr (GError) error = g_error_new (MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                                          "mine.xml:4:3: error: <part> & more");
  GtkWindow *preview = moor_exercise_preview_new (NULL, "/tmp/mine.xml", error);

  gtk_window_present (preview);
  moor_render_settle (GTK_WIDGET (preview));
  g_assert_null (moor_screen_find (GTK_WIDGET (preview), GTK_TYPE_BUTTON, "Add it"));
  g_object_add_weak_pointer (G_OBJECT (preview), (gpointer *) &preview);
  gtk_window_destroy (preview);
  moor_test_wait (preview == NULL);
}

static char *
form_path (const char *folder,
           const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "questionnaires", folder, name, NULL);
}

/* A form: nothing adds it until the person says that they may use it, and a line says so. */
static void
test_form_preview (void)
{
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *file = form_path ("good", "example.xml");
  g_autoptr (MoorQuestionnaire) form = moor_library_read_questionnaire (library, file, &error);
  g_autofree char *path = NULL;
  GtkWindow *preview;
  GtkWidget *check;
  int least;

  g_assert_no_error (error);
  preview = moor_form_preview_new (form, "/tmp/form.xml", 0);
  g_object_add_weak_pointer (G_OBJECT (preview), (gpointer *) &preview);
  g_signal_connect (preview, "add", G_CALLBACK (added), &path);
  gtk_window_present (preview);
  moor_render_settle (GTK_WIDGET (preview));
  moor_screen_check_names (GTK_WIDGET (preview));
  gtk_widget_measure (gtk_widget_get_first_child (GTK_WIDGET (preview)), GTK_ORIENTATION_HORIZONTAL, -1,
                      &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);

  g_assert_true (moor_screen_shows (GTK_WIDGET (preview), "Two sides"));
  g_assert_true (moor_screen_shows (GTK_WIDGET (preview), "What it is for, in a sentence or two."));
  g_assert_true (moor_screen_shows (GTK_WIDGET (preview), "2 statements, once for each of these:"));
  g_assert_true (moor_screen_shows (GTK_WIDGET (preview), "My partner (it asks which person)"));
  g_assert_true (moor_screen_shows (GTK_WIDGET (preview), "tested for research"));
  g_assert_true (moor_screen_shows (GTK_WIDGET (preview), "1 sheet counted here, all as the file says."));
  g_assert_true (moor_screen_shows (GTK_WIDGET (preview), "The rights are with Jane Doe."));
  g_assert_true (moor_screen_shows (GTK_WIDGET (preview), "Free for research."));
  g_assert_true (moor_screen_shows (GTK_WIDGET (preview), "https://example.org/terms"));

  check = moor_screen_find (GTK_WIDGET (preview), GTK_TYPE_CHECK_BUTTON, "I may use this form");
  g_assert_null (moor_screen_find (GTK_WIDGET (preview), GTK_TYPE_BUTTON, "Add it"));
  g_assert_true (moor_screen_shows (GTK_WIDGET (preview), "Then it can be added."));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  moor_render_settle (GTK_WIDGET (preview));
  g_assert_false (moor_screen_shows (GTK_WIDGET (preview), "Then it can be added."));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_null (moor_screen_find (GTK_WIDGET (preview), GTK_TYPE_BUTTON, "Add it"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  moor_render_settle (GTK_WIDGET (preview));
  g_signal_emit_by_name (moor_screen_find (GTK_WIDGET (preview), GTK_TYPE_BUTTON, "Copy the address"), "clicked");
  g_signal_emit_by_name (moor_screen_find (GTK_WIDGET (preview), GTK_TYPE_BUTTON, "Add it"), "clicked");
  g_assert_cmpstr (path, ==, "/tmp/form.xml");
  moor_test_wait (preview == NULL);
}

/* What is here already is said before it is added. */
static void
test_form_there (void)
{
  static const struct { int there; const char *words; } cases[] = {
    { 0, NULL },
    { 1, "This is version 2. It takes the place of version 1, which is here." },
    { 2, "This form is here already." },
  };
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  g_autofree char *example = form_path ("good", "example.xml");
  g_autofree char *dir = g_dir_make_tmp ("mooring-test-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (dir, "two.xml", NULL);
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autoptr (MoorQuestionnaire) form = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (example, &text, NULL, NULL));
  pieces = g_strsplit (text, "version=\"1\" validated", 2);
  g_assert_cmpuint (g_strv_length (pieces), ==, 2);
  second = g_strjoinv ("version=\"2\" validated", pieces);
  g_assert_true (g_file_set_contents (file, second, -1, NULL));
  form = moor_library_read_questionnaire (library, file, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *preview = GTK_WIDGET (moor_form_preview_new (form, file, cases[i].there));

      gtk_window_present (GTK_WINDOW (preview));
      moor_render_settle (preview);
      for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
        if (cases[k].words != NULL)
          g_assert_cmpint (moor_screen_shows (preview, cases[k].words), ==, i == k);
      gtk_window_destroy (GTK_WINDOW (preview));
    }

  g_remove (file);
  g_rmdir (dir);
}

/* A form that did not prove itself: the test, what the file says and what comes out. */
static void
test_form_refused (void)
{
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *file = form_path ("bad", "expect-other-value.xml");
  GtkWindow *preview;

  g_assert_null (moor_library_read_questionnaire (library, file, &error));
  preview = moor_exercise_preview_new (NULL, file, error);
  gtk_window_present (preview);
  moor_render_settle (GTK_WIDGET (preview));
  g_assert_true (moor_screen_shows (GTK_WIDGET (preview), "This file cannot be added"));
  g_assert_true (moor_screen_shows (GTK_WIDGET (preview), "is 3.5 in the file, and 4.5 as it is counted here"));
  g_assert_null (moor_screen_find (GTK_WIDGET (preview), GTK_TYPE_BUTTON, "Add it"));
  g_object_add_weak_pointer (G_OBJECT (preview), (gpointer *) &preview);
  gtk_window_destroy (preview);
  moor_test_wait (preview == NULL);
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  g_test_add_data_func ("/templates/header-start", moor_header_start_get_type, test_widget);
  g_test_add_data_func ("/templates/country", moor_country_get_type, test_widget);
  g_test_add_data_func ("/templates/leaning-row", moor_leaning_row_get_type, test_widget);
  g_test_add_data_func ("/templates/reason-chips", moor_reason_chips_get_type, test_widget);
  g_test_add_data_func ("/templates/watching", moor_watching_get_type, test_widget);
  g_test_add_func ("/templates/right-to-left", test_right_to_left);
  g_test_add_func ("/templates/country-not-kept", test_country_not_kept);
  g_test_add_func ("/templates/about", test_about);
  g_test_add_func ("/templates/preferences", test_preferences);
  g_test_add_func ("/templates/preview", test_preview);
  g_test_add_func ("/templates/preview-broken", test_preview_broken);
  g_test_add_func ("/templates/form-preview", test_form_preview);
  g_test_add_func ("/templates/form-preview/there", test_form_there);
  g_test_add_func ("/templates/form-refused", test_form_refused);

  return g_test_run ();
}

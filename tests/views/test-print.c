/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-views-fixture.h"

#include "moor-desk-fixture.h"
#include "moor-render.h"
#include "views/moor-closing-view.h"
#include "views/moor-page-view.h"
#include "views/moor-path-view.h"
#include "views/moor-print.h"
#include "views/moor-sheet.h"

typedef struct {
  char     *dir;
  MoorDesk *desk;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = moor_desk_fixture_dir ();
  moor_desk_fixture_add (fixture->dir, "paper.xml");
  fixture->desk = moor_desk_fixture_open (fixture->dir);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  moor_desk_fixture_close (fixture->desk);
  moor_desk_fixture_remove (fixture->dir);
  g_free (fixture->dir);
}

static void
answer (MoorSitting *sitting,
        const char  *field,
        const char  *text)
{
  g_autoptr (MoorAnswer) told = moor_answer_new_text (text);
  g_autoptr (GError) error = NULL;

  moor_run_answer (moor_sitting_get_run (sitting), field, told, &error);
  g_assert_no_error (error);
}

/* The window for printing that is open; NULL: none. */
static GtkWidget *
find_print (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (MOOR_IS_PRINT (window))
        return window;
    }

  return NULL;
}

static gboolean
is_shown (GtkWidget  *window,
          const char *text)
{
  GtkWidget *sheet = window != NULL ? moor_screen_find (window, MOOR_TYPE_SHEET, NULL) : NULL;
  g_autofree char *wrong = NULL;

  if (sheet == NULL || !gtk_widget_get_mapped (sheet))
    return FALSE;

  wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (sheet),
                                              GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
  return wrong == NULL;
}

/* Closes the window for printing and sees that it goes. */
static void
close_print (GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  moor_test_wait (window == NULL);
}

static char *
day_of (Fixture    *fixture,
        const char *page_id)
{
  g_autoptr (MoorPage) page = moor_desk_fixture_load (fixture->desk, page_id);
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *at = g_strconcat (moor_page_get_date (page), "T12:00:00Z", NULL);

  date = g_date_time_new_from_iso8601 (at, NULL);
  return g_date_time_format (date, "%A, %-e %B %Y");
}

/* Private answers only when they are asked for. */
static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (MoorSitting) sitting = moor_desk_fixture_begin (fixture->desk, "paper", FALSE);
  g_autofree char *id = NULL, *day = NULL, *open = NULL, *all = NULL;
  GtkWidget *window, *too;
  int least;

  answer (sitting, "story", "Quiet.");
  answer (sitting, "secret", "only mine");
  id = fixture_leave (sitting);
  day = day_of (fixture, id);
  open = g_strdup_printf ("On paper\n%s\nWhat was it like?\nQuiet.\n", day);
  all = g_strconcat (open, "What stays with you?\nonly mine\n", NULL);

  window = GTK_WIDGET (moor_print_new_page (NULL, fixture->desk, id));
  gtk_window_present (GTK_WINDOW (window));
  moor_test_wait (is_shown (window, open));
  moor_screen_check_names (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Print");
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);

  too = moor_screen_find (window, GTK_TYPE_CHECK_BUTTON, "Private answers too");
  g_assert_nonnull (too);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (too), TRUE);
  g_assert_true (is_shown (window, all));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (too), FALSE);
  g_assert_true (is_shown (window, open));

  close_print (window);
}

/* One that is private as a whole is printed whole, and says so. */
static void
test_private_exercise (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (MoorSitting) sitting = moor_desk_fixture_begin (fixture->desk, "safety-plan", FALSE);
  g_autofree char *id = NULL, *day = NULL, *text = NULL;
  GtkWidget *window;

  answer (sitting, "signs", "I stop answering.");
  id = fixture_leave (sitting);
  day = day_of (fixture, id);
  text = g_strdup_printf ("Safety plan\n%s\nHow do you notice that it is getting dangerous?\n"
                          "My warning signs\nI stop answering.\n", day);

  window = GTK_WIDGET (moor_print_new_page (NULL, fixture->desk, id));
  gtk_window_present (GTK_WINDOW (window));
  moor_test_wait (is_shown (window, text));
  g_assert_true (moor_screen_shows (window, "because you print it for yourself"));
  g_assert_null (moor_screen_find (window, GTK_TYPE_CHECK_BUTTON, NULL));

  close_print (window);
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (moor_print_new_page (NULL, fixture->desk,
                                                       "00000000-0000-4000-8000-000000000000"));

  gtk_window_present (GTK_WINDOW (window));
  moor_test_wait (moor_screen_find (window, MOOR_TYPE_SHEET, NULL) == NULL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  gtk_widget_activate_action (window, "print.print", NULL);
  close_print (window);
}

/* Sheet by sheet, to the last and no further. */
static void
test_sheets (Fixture       *fixture,
             gconstpointer  data)
{
  MoorExercise *exercise = moor_library_find (moor_desk_get_library (fixture->desk),
                                              "timeline-of-care");
  GtkWidget *window = GTK_WIDGET (moor_print_new_empty (NULL, fixture->desk, exercise));
  guint turned = 0;

  gtk_window_present (GTK_WINDOW (window));
  moor_test_wait (moor_screen_is_mapped (moor_screen_find (window, MOOR_TYPE_SHEET, NULL)));
  moor_screen_check_names (window);
  g_assert_true (moor_screen_shows (window, "1 of "));
  g_assert_false (gtk_widget_get_sensitive (moor_screen_find (window, GTK_TYPE_BUTTON,
                                                              "The sheet before")));

  while (gtk_widget_get_sensitive (moor_screen_find (window, GTK_TYPE_BUTTON, "The next sheet")))
    {
      g_signal_emit_by_name (moor_screen_find (window, GTK_TYPE_BUTTON, "The next sheet"),
                             "clicked");
      turned++;
      g_assert_cmpuint (turned, <, 20);
    }
  g_assert_cmpuint (turned, >, 1);
  moor_render_settle (window);
  gtk_widget_activate_action (window, "print.back", NULL);

  close_print (window);
}

/* The job -------------------------------------------------------------------- */

static GPtrArray *
list_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));

  return names;
}

static MoorPaper *
some_paper (void)
{
  MoorPaper *paper = moor_paper_new ();

  moor_paper_add (paper, MOOR_PAPER_TITLE, "Walrus");
  for (int i = 0; i < 100; i++)
    moor_paper_add (paper, MOOR_PAPER_ANSWER, "Something about a walrus.");
  return paper;
}

/* As many sheets as there are, under a name that says nothing; and nothing stays
 * in the temporary directory. */
static void
test_job (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GPtrArray) before = list_files (g_get_tmp_dir ());
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (MoorPaper) paper = some_paper ();
  g_autoptr (GtkPrintOperation) operation = moor_print_new_operation (paper);
  g_autofree char *file = g_build_filename (fixture->dir, "printed.pdf", NULL);
  g_autofree char *name = NULL, *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  gtk_print_operation_set_export_filename (operation, file);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                                            &error), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_object_get (operation, "job-name", &name, NULL);
  g_assert_cmpstr (name, ==, "Mooring");
  g_assert_cmpuint (moor_paper_get_sheets (paper), >, 1);
  g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
  g_assert_null (g_strstr_len (bytes, (gssize) length, "Walrus"));

  after = list_files (g_get_tmp_dir ());
  g_assert_cmpuint (after->len, ==, before->len);
}

/* The library's preview would be a file with all the words in it. */
static void
test_no_preview_file (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GPtrArray) before = list_files (g_get_tmp_dir ());
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (MoorPaper) paper = some_paper ();
  g_autoptr (GtkPrintOperation) operation = moor_print_new_operation (paper);
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GError) error = NULL;

  gtk_window_present (GTK_WINDOW (window));
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PREVIEW, GTK_WINDOW (window),
                           &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  after = list_files (g_get_tmp_dir ());
  g_assert_cmpuint (after->len, ==, before->len);
  g_assert_cmpuint (moor_paper_get_sheets (paper), >, 1);

  gtk_window_destroy (GTK_WINDOW (window));
}

/* The doors ------------------------------------------------------------------ */

/* From a page: with what was typed a moment ago. */
static void
test_from_page (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *view = moor_page_view_new (fixture->desk);
  GtkWidget *window = moor_screen_show (view, 360, 500);
  GtkWidget *text;
  g_autofree char *day = NULL, *shown = NULL;

  /* Nothing written, nothing to print. */
  moor_page_view_open (MOOR_PAGE_VIEW (view), NULL);
  gtk_widget_activate_action (view, "page.print", NULL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (find_print ());

  text = moor_screen_find (view, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)),
                                                "Slept badly.", -1, TRUE);
  gtk_widget_activate_action (text, "page.print", NULL);
  moor_test_wait (find_print () != NULL);
  day = day_of (fixture, moor_page_view_get_page_id (MOOR_PAGE_VIEW (view)));
  shown = g_strdup_printf ("%s\nSlept badly.\n", day);
  moor_test_wait (is_shown (find_print (), shown));

  close_print (find_print ());
  gtk_window_destroy (GTK_WINDOW (window));
}

/* From the closing of a plan, and only of a plan. */
static void
test_from_closing (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char * const exercises[] = { "safety-plan", "paper" };

  for (guint i = 0; i < G_N_ELEMENTS (exercises); i++)
    {
      g_autoptr (MoorSitting) sitting = moor_desk_fixture_begin (fixture->desk, exercises[i], FALSE);
      g_autoptr (MoorPeople) people = moor_people_new (moor_desk_get_store (fixture->desk));
      GtkWidget *closing, *window, *print;

      answer (sitting, i == 0 ? "signs" : "story", "I stop answering.");
      closing = moor_closing_view_new (fixture->desk, sitting, people);
      window = moor_screen_show (closing, 360, 600);
      print = moor_screen_find (closing, GTK_TYPE_BUTTON, "Print…");
      if (i == 1)
        g_assert_null (print);
      else
        {
          g_signal_emit_by_name (print, "clicked");
          moor_test_wait (find_print () != NULL &&
                          moor_screen_find (find_print (), MOOR_TYPE_SHEET, NULL) != NULL &&
                          moor_screen_shows (find_print (), "1 of 1"));
          close_print (find_print ());
        }
      gtk_window_destroy (GTK_WINDOW (window));
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_free (fixture_leave (sitting));
    }
}

/* From an exercise in the path. */
static void
test_from_path (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *view = moor_path_view_new (fixture->desk);
  GtkWidget *window = moor_screen_show (view, 1080, 720);

  gtk_widget_activate_action (view, "path.show-step", "i", (int) MOOR_STEP_CONNECTIONS);
  moor_test_wait (moor_screen_find (view, GTK_TYPE_BUTTON,
                                    "Print it empty: One moment, slowly") != NULL);
  g_signal_emit_by_name (moor_screen_find (view, GTK_TYPE_BUTTON,
                                           "Print it empty: One moment, slowly"), "clicked");
  moor_test_wait (moor_screen_shows (find_print (), "1 of "));

  close_print (find_print ());
  gtk_window_destroy (GTK_WINDOW (window));
}

static char temporary[] = "/tmp/moor-print-XXXXXX";

/* After the home directory of the tests, which is in it. */
static void
remove_temporary (void)
{
  g_rmdir (temporary);
}

int
main (int    argc,
      char **argv)
{
  static const struct {
    const char *name;
    void      (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "page", test_page },
    { "private-exercise", test_private_exercise },
    { "gone", test_gone },
    { "sheets", test_sheets },
    { "job", test_job },
    { "no-preview-file", test_no_preview_file },
    { "from-page", test_from_page },
    { "from-closing", test_from_closing },
    { "from-path", test_from_path },
  };

  /* A temporary directory of its own, to see what is left in it. */
  g_assert_nonnull (mkdtemp (temporary));
  g_setenv ("TMPDIR", temporary, TRUE);
  atexit (remove_temporary);
  moor_screen_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/print/%s", tests[i].name);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }

  return g_test_run ();
}

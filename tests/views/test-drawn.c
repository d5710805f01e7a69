/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-drawing-area.h"
#include "moor-desk-fixture.h"
#include "moor-drawing-fixture.h"
#include "moor-screen.h"
#include "views/moor-page-answers.h"

/* A page that has something drawn, as it is read. */

static void
ready (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static MoorPage *
write_page (MoorDesk      *desk,
            MoorExercise **exercise)
{
  g_autoptr (MoorSitting) sitting = moor_desk_fixture_begin (desk, "drawn", FALSE);
  MoorRun *run = moor_sitting_get_run (sitting);
  g_autoptr (MoorAnswer) life = moor_drawing_fixture_life ();
  g_autoptr (MoorAnswer) circle = moor_drawing_fixture_circle ();
  g_autoptr (GAsyncResult) left = NULL;
  g_autoptr (GError) error = NULL;

  moor_run_answer (run, "events", life, &error);
  g_assert_no_error (error);
  moor_run_next (run, &error);
  g_assert_no_error (error);
  moor_run_answer (run, "people", circle, &error);
  g_assert_no_error (error);
  moor_sitting_leave_async (sitting, ready, &left);
  moor_test_wait (left != NULL);
  moor_sitting_leave_finish (sitting, left, &error);
  g_assert_no_error (error);

  *exercise = g_object_ref (moor_run_get_exercise (run));
  return moor_desk_fixture_load (desk, moor_sitting_get_page_id (sitting));
}

typedef struct {
  GPtrArray *areas;
  GPtrArray *labels;
} Seen;

static void
look (GtkWidget *widget,
      gpointer   data)
{
  Seen *seen = data;

  if (MOOR_IS_DRAWING_AREA (widget))
    g_ptr_array_add (seen->areas, widget);
  if (GTK_IS_LABEL (widget))
    g_ptr_array_add (seen->labels, (gpointer) gtk_label_get_text (GTK_LABEL (widget)));
}

/* The words of a drawing, cut into what is said between two dots; each of them stands
 * in the list of all that was written. */
static void
check_in_list (const char *words,
               const char *list)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " · ", -1);

      for (guint k = 1; parts[k] != NULL; k++)
        if (strstr (list, parts[k]) == NULL)
          g_error ("“%s” is drawn and does not stand in the list", parts[k]);
    }
}

/* The journal knows her, and what is read of it. (transfer full) */
static MoorNameBook *
make_names (MoorDesk *desk)
{
  MoorStore *store = moor_desk_get_store (desk);
  MoorNameBook *names = moor_name_book_new (store, NULL);
  g_autoptr (MoorPerson) lena = moor_person_new ("Lena", "Lena Holm", NULL, FALSE);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) read = NULL;

  moor_store_save_person_async (store, lena, moor_test_store_result, &saved);
  moor_test_wait (saved != NULL);
  g_assert_true (moor_store_save_person_finish (store, saved, NULL));
  moor_name_book_read_async (names, NULL, NULL, NULL, moor_test_store_result, &read);
  moor_test_wait (read != NULL);
  g_assert_true (moor_name_book_read_finish (names, read, NULL));
  return names;
}

static void
test_reading (void)
{
  g_autofree char *dir = moor_desk_fixture_dir ();
  g_autoptr (MoorNameBook) names = NULL;
  g_autoptr (MoorExercise) exercise = NULL;
  g_autoptr (MoorPage) page = NULL;
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  Seen seen = { areas, labels };
  static const char * const fields[] = { "events", "people" };
  GtkWidget *answers, *window;
  MoorDesk *desk;

  moor_desk_fixture_add (dir, "drawn.xml");
  desk = moor_desk_fixture_open (dir);
  page = write_page (desk, &exercise);
  names = make_names (desk);

  answers = moor_page_answers_new ();
  moor_page_answers_show (MOOR_PAGE_ANSWERS (answers), exercise, page, names);
  window = moor_screen_show (answers, 360, 1200);
  moor_screen_visit (answers, look, &seen);
  g_assert_cmpuint (areas->len, ==, G_N_ELEMENTS (fields));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      MoorAnswer *answer = moor_answers_get (moor_page_get_answers (page), fields[i]);
      const MoorField *field = moor_exercise_find_field (exercise, fields[i]);
      g_autofree char *list = moor_field_answer_to_text (field, answer, NULL, NULL);
      g_autoptr (MoorDrawing) drawing = moor_drawing_new (field, answer, NULL, NULL);
      g_auto (GStrv) drawn = g_strsplit (moor_drawing_get_words (drawing), "\n", -1);
      g_auto (GStrv) listed = g_strsplit (list, "\n", -1);

      g_assert_cmpuint (g_strv_length (drawn), ==, g_strv_length (listed));
      check_in_list (moor_drawing_get_words (drawing), list);
      g_assert_true (gtk_widget_get_mapped (areas->pdata[i]));
    }

  /* The drawing says the same as the words below it, and knows who is known. */
  gtk_test_accessible_assert_property (areas->pdata[1], GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "somebody · Then: close · Now: tense\n"
                                       "somebody · Then: distant · Now: not in my life\n"
                                       "Lena Holm · Then: close · Now: close\n"
                                       "somebody · Now: caring\n"
                                       "somebody · Then: caring · Now: not in my life\n"
                                       "somebody · Then: tense · Now: distant\n"
                                       "somebody · Then: caring · Now: cut off\n"
                                       "somebody · Then: close");
  moor_screen_check_names (window);

  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_object (&page);
  g_clear_object (&exercise);
  moor_desk_fixture_close (desk);
  moor_desk_fixture_remove (dir);
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  g_test_add_func ("/drawn/reading", test_reading);

  return g_test_run ();
}

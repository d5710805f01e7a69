/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-player-fixture.h"

#include "views/moor-page-reading.h"
#include "views/moor-whole-page.h"

/* The longest plausible answers, and none at all, on the smallest window. */

#define TITLE "What a person calls it when one line is not enough, and neither are two; " \
              "with a wordthatisverymuchlongerthananywordshouldeverbeinanylanguagewhatsoever"

static const char exercise[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
  "<exercise id=\"long\" version=\"1\" step=\"connections\" depth=\"1\" minutes=\"5\" distress=\"none\">"
  "<title>" TITLE "</title><summary>" TITLE "</summary>"
  "<part id=\"a\"><prompt>" TITLE "?</prompt><hint>" TITLE "</hint>"
  "<text id=\"words\" lines=\"3\"><label>" TITLE "</label></text></part>"
  "<part id=\"b\"><prompt>Rows</prompt><rows id=\"rows\" max=\"100\"><label>R</label>"
  "<text id=\"row-words\" lines=\"1\"><label>" TITLE "</label></text>"
  "<scale id=\"row-number\"><label>How it was</label></scale></rows></part>"
  "<part id=\"c\"><recall field=\"words\"/><recall field=\"rows\"/><prompt>C</prompt>"
  "<choice id=\"one\" other=\"yes\"><label>One</label><option value=\"x\">" TITLE "</option></choice></part>"
  "<closing>That is the page.</closing></exercise>";

static void
set_up_long (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *own = NULL;
  g_autofree char *path = NULL;

  fixture->dir = moor_desk_fixture_dir ();
  own = g_build_filename (fixture->dir, "exercises", NULL);
  path = g_build_filename (own, "long.xml", NULL);
  g_assert_cmpint (g_mkdir_with_parents (own, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, exercise, -1, NULL));
  fixture->desk = moor_desk_fixture_open (fixture->dir);
}

static int
least_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static char *
many_words (void)
{
  GString *words = g_string_new (NULL);

  for (int i = 0; i < 4000; i++)
    g_string_append_printf (words, "word-%d%s", i, i % 80 == 79 ? "\n\n" : " ");
  return g_string_free (words, FALSE);
}

static void
test_very_much (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *words = many_words ();
  g_autofree char *id = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MoorWholePage) whole = NULL;
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) rows = NULL;
  MoorStore *store = moor_desk_get_store (fixture->desk);
  GtkWidget *reading, *window;
  MoorAnswers *answers;

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *cell = g_strdup_printf ("Line %d of this one\n" TITLE, i);

      moor_answer_builder_add_text (builder, i, "row-words", cell);
      moor_answer_builder_add_number (builder, i, "row-number", i % 11);
    }
  rows = moor_answer_builder_end (builder);

  begin (fixture, "long");
  id = g_strdup (moor_sitting_get_page_id (sitting_of (fixture)));
  g_assert_cmpint (least_width (fixture->player), <=, 360);
  type_in (fixture, TITLE, words);
  g_assert_cmpint (least_width (fixture->player), <=, 360);
  g_assert_true (moor_run_answer (run_of (fixture), "rows", rows, NULL));
  press (fixture, "Next");
  g_assert_cmpint (least_width (fixture->player), <=, 360);
  g_assert_true (shows (fixture, "Line 59 of this one"));
  press (fixture, "Next");
  g_assert_true (shows (fixture, "word-3999"));
  g_assert_true (shows (fixture, "Line 59 of this one"));
  g_assert_cmpint (least_width (fixture->player), <=, 360);
  press (fixture, "Back");
  press (fixture, "Back");
  press (fixture, "Next");
  press (fixture, "Next");
  press_in (fixture, "one", TITLE);
  press (fixture, "Next");
  g_assert_true (shows (fixture, "That is the page."));
  g_assert_cmpint (least_width (fixture->player), <=, 360);
  act (fixture, "player.stop");
  moor_test_wait (fixture->left);

  moor_whole_page_load_async (store, id, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  whole = moor_whole_page_load_finish (store, result, NULL);
  answers = moor_page_get_answers (whole->page);
  g_assert_cmpstr (moor_answer_get_text (moor_answers_get (answers, "words"), 0, ""), ==, words);
  g_assert_true (moor_answer_equal (moor_answers_get (answers, "rows"), rows));

  reading = g_object_new (MOOR_TYPE_PAGE_READING, NULL);
  moor_page_reading_show (MOOR_PAGE_READING (reading), whole->exercise, whole->page, whole->names);
  window = moor_screen_show (reading, 360, 640);
  g_assert_cmpint (least_width (reading), <=, 360);
  g_assert_true (moor_screen_shows (reading, TITLE));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Through to the end with Next alone. */
static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  begin (fixture, "long");
  for (int i = 0; i < 3; i++)
    press (fixture, "Next");
  g_assert_true (shows (fixture, "That is the page."));
  moor_screen_check_names (fixture->player);
  act (fixture, "player.stop");
  moor_test_wait (fixture->left);
}

#undef ADD
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up_long, test, tear_down)

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  ADD ("/long/very-much", test_very_much);
  ADD ("/long/nothing", test_nothing);

  return g_test_run ();
}

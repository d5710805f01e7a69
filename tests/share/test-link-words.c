/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-links-fixture.h"

#include <string.h>

#include "share/moor-json.h"
#include "share/moor-markdown.h"
#include "share/moor-paper-page.h"

/* What an answer that points to another page reads as, in everything that is made
 * of it; and that nothing else of that page goes with it. */

typedef struct {
  char     *dir;
  MoorDesk *desk;
  char     *id;
} Fixture;

static void
answer (MoorRun    *run,
        const char *field,
        MoorAnswer *given)
{
  g_autoptr (MoorAnswer) owned = given;
  g_autoptr (GError) error = NULL;

  moor_run_answer (run, field, owned, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (MoorSitting) sitting = NULL;
  g_autoptr (GAsyncResult) left = NULL;
  MoorAnswerBuilder *rows = moor_answer_builder_new ();
  MoorRun *run;

  fixture->dir = moor_desk_fixture_dir ();
  moor_desk_fixture_add (fixture->dir, "links.xml");
  fixture->desk = moor_desk_fixture_open (fixture->dir);
  moor_links_fixture_fill (fixture->desk);

  sitting = moor_desk_fixture_begin (fixture->desk, "links", FALSE);
  run = moor_sitting_get_run (sitting);
  fixture->id = g_strdup (moor_sitting_get_page_id (sitting));
  answer (run, "page", moor_answer_new_text (PAGE_OLD));
  moor_run_next (run, NULL);
  moor_answer_builder_add_text (rows, 0, "done-page", PAGE_ADA);
  moor_answer_builder_add_text (rows, 0, "done-words", "slowly");
  moor_answer_builder_add_text (rows, 1, "done-page", PAGE_AWAY);
  answer (run, "done", moor_answer_builder_end (rows));
  moor_run_next (run, NULL);
  answer (run, "next", moor_answer_new_text ("settle"));
  moor_sitting_leave_async (sitting, moor_test_store_result, &left);
  moor_test_wait (left != NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  moor_desk_fixture_close (fixture->desk);
  moor_desk_fixture_remove (fixture->dir);
  g_free (fixture->dir);
  g_free (fixture->id);
}

static char *
export (Fixture  *fixture,
        gboolean  json)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorStore *store = moor_desk_get_store (fixture->desk);

  if (json)
    moor_json_export_async (store, stream, NULL, moor_test_store_result, &result);
  else
    moor_markdown_export_async (store, stream, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  if (json)
    moor_json_export_finish (result, NULL, &error);
  else
    moor_markdown_export_finish (result, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);

  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static void
test_markdown (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *text = export (fixture, FALSE);
  g_autofree char *gone = NULL;

  g_assert_nonnull (strstr (text, "**The page**\n\nThe old bridge. A secret line below it. "
                                  "(9 November 2026)\n"));
  g_assert_nonnull (strstr (text, "Which page: Marked for Ada (9 November 2026) · How it was: "
                                  "slowly\\\n"));
  g_assert_nonnull (strstr (text, "Which page: A page that is put away (9 November 2026)\n"));
  g_assert_nonnull (strstr (text, "**The exercise**\n\nSettle\n"));
  g_assert_null (strstr (text, PAGE_OLD));

  moor_links_fixture_trash (fixture->desk, PAGE_OLD);
  gone = export (fixture, FALSE);
  g_assert_nonnull (strstr (gone, "**The page**\n\nA page that is gone\n"));
  g_assert_null (strstr (gone, "bridge"));
}

static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *gone = NULL;

  text = export (fixture, TRUE);
  g_assert_nonnull (strstr (text, "\"page\": \"The old bridge. A secret line below it. "
                                  "(9 November 2026)\""));
  g_assert_nonnull (strstr (text, "\"done-page\": \"A page that is put away (9 November 2026)\""));
  g_assert_nonnull (strstr (text, "\"next\": \"Settle\""));
  /* As it is kept, it is what it was, so that it can be taken in again. */
  g_assert_nonnull (strstr (text, "[0, \"\", \"" PAGE_OLD "\"]"));
  g_assert_nonnull (strstr (text, "[0, \"\", \"settle\"]"));

  moor_links_fixture_trash (fixture->desk, PAGE_OLD);
  gone = export (fixture, TRUE);
  g_assert_nonnull (strstr (gone, "\"page\": \"A page that is gone\""));
  g_assert_nonnull (strstr (gone, "[0, \"\", \"" PAGE_OLD "\"]"));
}

static char *
text_of (MoorPaper *paper)
{
  GString *text = g_string_new (NULL);

  moor_paper_lay_out (paper, 595, 842);
  for (guint sheet = 0; sheet < moor_paper_get_sheets (paper); sheet++)
    {
      g_autofree char *one = moor_paper_get_text (paper, sheet);

      g_string_append (text, one);
    }

  return g_string_free (text, FALSE);
}

static void
test_paper (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (MoorPage) page = moor_desk_fixture_load (fixture->desk, fixture->id);
  MoorExercise *exercise = moor_library_find (moor_desk_get_library (fixture->desk), "links");
  g_autoptr (MoorNameBook) names = moor_name_book_new (moor_desk_get_store (fixture->desk), NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorPaper) paper = NULL;
  g_autoptr (MoorPaper) empty = NULL;
  g_autofree char *text = NULL;
  g_autofree char *empty_text = NULL;

  g_assert_false (moor_name_book_knows (names, exercise, moor_page_get_answers (page)));
  moor_name_book_read_async (names, exercise, moor_page_get_answers (page), NULL,
                             moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_name_book_read_finish (names, result, &error);
  g_assert_no_error (error);
  g_assert_true (moor_name_book_knows (names, exercise, moor_page_get_answers (page)));

  paper = moor_paper_new_page (page, exercise, names, "9 November", FALSE);
  text = text_of (paper);
  g_assert_nonnull (strstr (text, "The page\nThe old bridge. A secret line below it. "
                                  "(9 November 2026)\n"));
  g_assert_nonnull (strstr (text, "The exercise\nSettle\n"));

  /* To be filled in by hand: room for each. */
  empty = moor_paper_new_empty (exercise, MOOR_LEANING_NONE);
  empty_text = text_of (empty);
  g_assert_nonnull (strstr (empty_text, "The page\n\nOr in a few words\n\n"));
  g_assert_nonnull (strstr (empty_text, "Which page\n\nHow it was\n\n"));
}

/* A title that is only looked up comes a moment later, and is told of. */
static void
on_changed (MoorNameBook *names,
            guint        *n)
{
  (*n)++;
}

static void
test_look_up (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MoorNameBook) names = moor_name_book_new (moor_desk_get_store (fixture->desk), NULL);
  MoorExercise *exercise = moor_library_find (moor_desk_get_library (fixture->desk), "links");
  MoorField *page = moor_exercise_find_field (exercise, "page");
  MoorField *next = moor_exercise_find_field (exercise, "next");
  guint n = 0;

  g_signal_connect (names, "changed", G_CALLBACK (on_changed), &n);
  g_assert_null (moor_name_book_look_up (page, PAGE_PULLS, names));
  g_assert_null (moor_name_book_look_up (page, PAGE_PULLS, names));
  moor_test_wait (n == 1);
  g_assert_cmpstr (moor_name_book_look_up (page, PAGE_PULLS, names), ==,
                   "Settle (9 November 2026)");
  g_assert_null (moor_name_book_look_up (page, "no-such-page", names));
  moor_test_wait (n == 2);
  g_assert_cmpstr (moor_name_book_look_up (page, "no-such-page", names), ==, "A page that is gone");
  g_assert_cmpstr (moor_name_book_look_up (next, "settle", names), ==, "Settle");
  g_assert_cmpstr (moor_name_book_look_up (next, "no-such-exercise", names), ==,
                   "An exercise that is not here any more");
  g_assert_null (moor_name_book_look_up (page, PAGE_OLD, NULL));
}

#define ADD(name, test) g_test_add ("/share/links/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  ADD ("markdown", test_markdown);
  ADD ("json", test_json);
  ADD ("paper", test_paper);
  ADD ("look-up", test_look_up);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-desk-fixture.h"
#include "moor-scored-pages.h"

#include "base/moor-error.h"
#include "content/moor-form-rights.h"
#include "share/moor-json.h"

/* Answers to statements in a full copy: into a journal whose program has never seen the
 * form, they bring everything they are scored with. */

/* 2026-11-24, noon in Stockholm. */
#define DAY (1795518000LL * G_USEC_PER_SEC)
/* No short number in decimals. */
#define SECONDS (61 + 1.0 / 3)

typedef struct {
  char     *dirs[2];
  MoorDesk *here, *there;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  moor_clock_set_for_test (DAY);
  f->dirs[0] = moor_desk_fixture_dir ();
  f->dirs[1] = moor_desk_fixture_dir ();
  f->here = moor_desk_fixture_open (f->dirs[0]);
  f->there = moor_desk_fixture_open (f->dirs[1]);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  moor_desk_fixture_close (f->here);
  moor_desk_fixture_close (f->there);
  for (guint i = 0; i < G_N_ELEMENTS (f->dirs); i++)
    {
      moor_desk_fixture_remove (f->dirs[i]);
      g_free (f->dirs[i]);
    }
  moor_clock_set_for_test (0);
}

static char *
export_json (MoorDesk *desk)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_json_export_async (moor_desk_get_store (desk), stream, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_json_export_finish (result, NULL, &error);
  g_assert_no_error (error);

  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static guint
import_json (MoorDesk    *desk,
             const char  *text,
             GError     **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  MoorImportResult imported = { 0 };

  moor_json_import_async (moor_desk_get_store (desk), stream, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  return moor_json_import_finish (result, &imported, error) ? imported.added : 0;
}

static MoorExercise *
load_definition (MoorDesk *desk,
                 MoorPage *page)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorExercise *exercise;

  moor_store_load_definition_async (moor_desk_get_store (desk), moor_page_get_definition (page), NULL,
                                    moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  exercise = moor_store_load_definition_finish (moor_desk_get_store (desk), result, &error);
  g_assert_no_error (error);
  return exercise;
}

/* What a page of a journal gives, scored by what is kept with it there. */
static MoorScored *
score (MoorDesk     *desk,
       const char   *id,
       MoorExercise *asked)
{
  g_autoptr (MoorPage) page = moor_desk_fixture_load (desk, id);
  g_autoptr (MoorExercise) definition = load_definition (desk, page);
  g_autoptr (GPtrArray) all = moor_scored_of_page (page, definition, NULL);

  g_assert_cmpstr (moor_exercise_get_hash (definition), ==, moor_exercise_get_hash (asked));
  g_assert_cmpstr (moor_exercise_get_definition (definition), ==, moor_exercise_get_definition (asked));
  g_assert_cmpuint (all->len, ==, 1);
  return moor_scored_ref (all->pdata[0]);
}

/* To the last bit: they are counted again over there. */
static void
assert_same_scores (MoorScored *one,
                    MoorScored *two)
{
  MoorQuestionnaire *questionnaire = moor_scored_get_questionnaire (one);

  for (guint i = 0; i < moor_questionnaire_get_n_results (questionnaire); i++)
    {
      const MoorResult *result = moor_questionnaire_get_result (questionnaire, i);
      double a = moor_scored_get_score (one, result->score, result->form);
      double b = moor_scored_get_score (two, result->score, result->form);

      g_assert_true (a == b || (isnan (a) && isnan (b)));
    }
  for (guint form = 0; form < moor_questionnaire_get_n_forms (questionnaire); form++)
    {
      g_assert_cmpuint (moor_scored_get_n_answered (one, form), ==, moor_scored_get_n_answered (two, form));
      g_assert_cmpstr (moor_scored_get_about (one, form), ==, moor_scored_get_about (two, form));
      g_assert_cmpint (moor_scored_is_very_quick (one, form), ==, moor_scored_is_very_quick (two, form));
    }
}

static void
assert_seconds (MoorDesk   *desk,
                const char *id,
                const char *field,
                double      expected)
{
  g_autoptr (MoorPage) page = moor_desk_fixture_load (desk, id);
  MoorAnswer *answer = moor_answers_get (moor_page_get_answers (page), field);
  double seconds = NAN;

  g_assert_nonnull (answer);
  g_assert_true (moor_answer_get_number (answer, 0, MOOR_ITEMS_SECONDS, &seconds));
  g_assert_true (seconds == expected);
}

/* A form that somebody added here, answered about two. */
static void
test_form (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *partner = scored_pages_person (f->here, "Kim");
  g_autofree char *page = scored_pages_add_form (f->here, partner, SECONDS);
  MoorExercise *exercise = moor_library_find (moor_desk_get_library (f->here), "form-two-sides");
  g_autoptr (MoorScored) one = NULL, two = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL, *second = NULL, *touched = NULL, *words = NULL, *other_words = NULL;
  g_auto (GStrv) halves = NULL;
  MoorQuestionnaire *kept;

  first = export_json (f->here);

  /* Whose it is, and that it may be used, is under the seal as well. */
  halves = g_strsplit (first, "Jane Doe", 2);
  g_assert_nonnull (halves[1]);
  touched = g_strjoinv ("John Doe", halves);
  g_assert_cmpuint (import_json (f->there, touched, &error), ==, 0);
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
  g_clear_error (&error);

  moor_clock_set_for_test (DAY + 10 * G_TIME_SPAN_DAY);
  g_assert_cmpuint (import_json (f->there, first, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_null (moor_library_find (moor_desk_get_library (f->there), "form-two-sides"));
  second = export_json (f->there);
  g_assert_cmpstr (second, ==, first);

  one = score (f->here, page, exercise);
  two = score (f->there, page, exercise);
  kept = moor_scored_get_questionnaire (two);
  g_assert_cmpfloat_with_epsilon (moor_scored_get_score (two, 0, 0), 6, 1e-9);
  g_assert_cmpfloat_with_epsilon (moor_scored_get_score (two, 0, 1), 2.5, 1e-9);
  g_assert_cmpstr (moor_scored_get_about (two, 1), ==, partner);
  assert_same_scores (one, two);
  assert_seconds (f->there, page, "answers-mother", SECONDS);
  assert_seconds (f->there, page, "answers-partner", 0);

  g_assert_cmpstr (moor_questionnaire_get_confirmed (kept), ==, "2026-11-24");
  g_assert_cmpstr (moor_questionnaire_get_hash (kept), ==,
                   moor_questionnaire_get_hash (moor_scored_get_questionnaire (one)));
  words = moor_form_rights_words (moor_scored_get_questionnaire (one));
  other_words = moor_form_rights_words (kept);
  g_assert_cmpstr (other_words, ==, words);
  g_assert_nonnull (strstr (words, "confirmed on 24 November 2026"));
}

/* The program's own statements: that they were answered very quickly is told over there, too. */
static void
test_own (Fixture       *f,
          gconstpointer  data)
{
  g_autoptr (MoorExercise) exercise = scored_fixture_built_in ("how-i-answered-today");
  g_autoptr (MoorChange) change = moor_change_new ("00000000-0000-4000-8000-000000000002");
  g_autoptr (MoorAnswer) about = moor_answer_new_text ("general");
  g_autoptr (MoorScored) one = NULL, two = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;

  moor_change_create (change, exercise, DAY, MOOR_LEANING_NONE, FALSE);
  moor_change_set_answer (change, "about", about);
  scored_pages_set (change, exercise, "statements", "1 2 4 5 5 3 2 1 3 2 2 2 4 1 3 -", 0.1 + 0.2);
  moor_change_set_state (change, MOOR_PAGE_DONE);
  scored_pages_save (f->here, change);

  first = export_json (f->here);
  g_assert_cmpuint (import_json (f->there, first, &error), ==, 1);
  g_assert_no_error (error);

  one = score (f->here, moor_change_get_page_id (change), exercise);
  two = score (f->there, moor_change_get_page_id (change), exercise);
  g_assert_true (moor_scored_is_very_quick (two, 0));
  assert_same_scores (one, two);
  assert_seconds (f->there, moor_change_get_page_id (change), "statements", 0.1 + 0.2);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add ("/share/copy-scored/form", Fixture, NULL, set_up, test_form, tear_down);
  g_test_add ("/share/copy-scored/own", Fixture, NULL, set_up, test_own, tear_down);

  return g_test_run ();
}

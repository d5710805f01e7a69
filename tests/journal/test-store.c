/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "base/moor-text.h"
#include "journal-test.h"
#include "journal/moor-connection.h"
#include "journal/moor-index.h"

typedef struct {
  char      *dir;
  MoorStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = test_dir_new ();
  fixture->store = test_open (fixture->dir);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_close (fixture->store);
  test_dir_free (fixture->dir);
}

static void
reopen (Fixture *fixture)
{
  test_close (fixture->store);
  fixture->store = test_open (fixture->dir);
}

#define EXERCISE \
  "<exercise id='three-things' version='2' step='patterns' depth='2' minutes='5' distress='none'>" \
  "<title>Three things</title><summary>Look at three things.</summary>" \
  "<source id='D01'/>" \
  "<part id='one'><prompt>What happened?</prompt><text id='what'/></part>" \
  "<part id='two'><prompt>What only you know</prompt><text id='secret' private='yes'/></part>" \
  "<part id='three'><prompt>How strong?</prompt><scale id='strong' from='0' to='10'/>" \
  "<choices id='felt'><option value='sad'>Sad feeling</option><option value='glad'>Glad " \
  "feeling</option></choices></part>" \
  "<part id='who'><prompt>Who?</prompt><person id='who-was' several='yes'/></part>" \
  "<closing>Enough for now.</closing></exercise>"

static void
test_files (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *journal = g_build_filename (fixture->dir, "journal.db", NULL);
  g_autofree char *log = g_build_filename (fixture->dir, "journal.db-wal", NULL);
  g_autofree char *id = test_write (fixture->store, "words", 0);
  struct stat status;

  g_assert_cmpint (stat (fixture->dir, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (stat (journal, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (log, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  test_close (fixture->store);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  fixture->store = test_open (fixture->dir);
}

/* A page pasted into the search is cut to what can be looked for at once. */
static void
test_long_search (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *id = test_write (fixture->store, "river and stone, and a lamp", 0);
  g_autoptr (GString) same = g_string_new (NULL);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *query = NULL;
  g_autofree char *found = NULL;
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append (same, "river stone ");
      g_string_append_printf (many, "%u ", i);
    }
  g_string_append (many, "🌊");

  query = moor_index_query (many->str, TRUE);
  words = g_strsplit (query, " AND ", -1);
  g_assert_cmpuint (g_strv_length (words), ==, 64);

  g_free (query);
  query = moor_index_query ("river stone river stone riv", TRUE);
  g_assert_cmpstr (query, ==, "\"river\" AND \"stone\" AND \"riv\"*");

  /* The last word is a beginning also where it stood there before. */
  g_free (query);
  query = moor_index_query ("riv stone riv", TRUE);
  g_assert_cmpstr (query, ==, "\"riv\" AND \"stone\" AND \"riv\"*");

  found = test_search (fixture->store, MOOR_LIST_JOURNAL, same->str);
  g_assert_nonnull (strstr (found, "river and stone"));
}

static void
test_free_page (Fixture       *fixture,
                gconstpointer  data)
{
  /* 2026-11-22 21:40:10 in Stockholm. */
  const gint64 when = G_GINT64_CONSTANT (1795380010) * G_USEC_PER_SEC;
  g_autofree char *id = test_write (fixture->store, "The morning\nwas slow & grey.", when);
  g_autoptr (MoorPage) page = NULL;
  g_autofree char *text = NULL;

  reopen (fixture);
  page = test_load (fixture->store, id);
  text = test_text (fixture->store, id);

  g_assert_cmpstr (text, ==, "The morning\nwas slow & grey.");
  g_assert_cmpstr (moor_page_get_id (page), ==, id);
  g_assert_null (moor_page_get_exercise (page));
  g_assert_null (moor_page_get_definition (page));
  g_assert_cmpint (moor_page_get_version (page), ==, 0);
  g_assert_cmpstr (moor_page_get_title (page), ==, "The morning");
  g_assert_cmpstr (moor_page_get_preview (page), ==, "was slow & grey.");
  g_assert_cmpint (moor_page_get_created (page), ==, when);
  g_assert_cmpstr (moor_page_get_date (page), ==, "2026-11-22");
  g_assert_cmpstr (moor_page_get_time (page), ==, "21:40");
  g_assert_cmpint (moor_page_get_offset (page), ==, 60);
  g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_DONE);
  g_assert_cmpint (moor_page_get_audience (page), ==, MOOR_AUDIENCE_ONLY_ME);
  g_assert_cmpint (moor_page_get_trashed (page), ==, 0);
  g_assert_false (moor_page_is_put_away (page));
  g_assert_false (moor_page_is_starred (page));
  g_assert_null (moor_page_get_due (page));
  g_assert_null (moor_page_get_snippet (page));
  g_assert_cmpuint (g_strv_length ((char **) moor_page_get_tags (page)), ==, 0);
}

static void
test_members (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const skipped[] = { "one", "three", NULL };
  static const char * const tags[] = { "work", "  evening\tlight ", "work", "", NULL };
  g_autoptr (MoorExercise) exercise = test_exercise (EXERCISE);
  g_autofree char *id = g_uuid_string_random ();
  MoorChange *change = moor_change_new (id);
  g_autoptr (MoorPage) page = NULL;

  moor_change_create (change, exercise, moor_clock_now (), MOOR_LEANING_AVOIDANT, TRUE);
  moor_change_set_state (change, MOOR_PAGE_WAITING);
  moor_change_set_place (change, "part:two");
  moor_change_set_skipped (change, skipped);
  moor_change_set_due (change, "2027-01-02", "later");
  moor_change_set_audience (change, MOOR_AUDIENCE_COUNSELOR);
  moor_change_set_put_away (change, TRUE);
  moor_change_set_starred (change, TRUE);
  moor_change_set_left (change, TRUE);
  moor_change_set_tags (change, tags);
  test_save (fixture->store, change);

  reopen (fixture);
  page = test_load (fixture->store, id);
  g_assert_cmpstr (moor_page_get_exercise (page), ==, "three-things");
  g_assert_cmpint (moor_page_get_version (page), ==, 2);
  g_assert_cmpstr (moor_page_get_definition (page), ==, moor_exercise_get_hash (exercise));
  g_assert_cmpstr (moor_page_get_title (page), ==, "Three things");
  g_assert_cmpint (moor_page_get_leaning (page), ==, MOOR_LEANING_AVOIDANT);
  g_assert_true (moor_page_is_short (page));
  g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_WAITING);
  g_assert_cmpstr (moor_page_get_place (page), ==, "part:two");
  g_assert_cmpuint (g_strv_length ((char **) moor_page_get_skipped (page)), ==, 2);
  g_assert_cmpstr (moor_page_get_skipped (page)[1], ==, "three");
  g_assert_cmpstr (moor_page_get_due (page), ==, "2027-01-02");
  g_assert_cmpstr (moor_page_get_due_part (page), ==, "later");
  g_assert_cmpint (moor_page_get_audience (page), ==, MOOR_AUDIENCE_COUNSELOR);
  g_assert_true (moor_page_is_put_away (page));
  g_assert_true (moor_page_is_starred (page));
  g_assert_true (moor_page_is_left (page));
  g_assert_cmpuint (g_strv_length ((char **) moor_page_get_tags (page)), ==, 2);
  g_assert_cmpstr (moor_page_get_tags (page)[0], ==, "evening light");

  change = moor_change_new (id);
  moor_change_set_due (change, NULL, NULL);
  moor_change_set_tags (change, NULL);
  moor_change_set_place (change, NULL);
  test_save (fixture->store, change);

  g_clear_object (&page);
  page = test_load (fixture->store, id);
  g_assert_null (moor_page_get_due (page));
  g_assert_null (moor_page_get_due_part (page));
  g_assert_null (moor_page_get_place (page));
  g_assert_cmpuint (g_strv_length ((char **) moor_page_get_tags (page)), ==, 0);
}

/* Answers of every kind come back cell for cell; NULL takes one away. */
static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MoorExercise) exercise = test_exercise (EXERCISE);
  g_autofree char *id = g_uuid_string_random ();
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) rows = NULL;
  g_autoptr (MoorAnswer) number = moor_answer_new_number (-0.1);
  g_autoptr (MoorAnswer) texts = moor_answer_new_texts ((const char * const []) { "sad", "glad",
                                                                                 NULL });
  g_autoptr (MoorPage) page = NULL;
  MoorChange *change = moor_change_new (id);

  moor_answer_builder_add_text (builder, 0, "@id", "mother");
  moor_answer_builder_add_text (builder, 0, "what", "אמא 👩‍👧 \"said\"\n'no'");
  moor_answer_builder_add_number (builder, 2, "tone", -3);
  rows = moor_answer_builder_end (builder);

  moor_change_create (change, exercise, moor_clock_now (), MOOR_LEANING_NONE, FALSE);
  moor_change_set_answer (change, "rows", rows);
  moor_change_set_answer (change, "strong", number);
  moor_change_set_answer (change, "felt", texts);
  test_save (fixture->store, change);

  page = test_load (fixture->store, id);
  g_assert_true (moor_answer_equal (moor_answers_get (moor_page_get_answers (page), "rows"), rows));
  g_assert_true (moor_answer_equal (moor_answers_get (moor_page_get_answers (page), "strong"),
                                    number));
  g_assert_true (moor_answer_equal (moor_answers_get (moor_page_get_answers (page), "felt"),
                                    texts));
  g_assert_cmpstr (moor_page_get_preview (page), ==, "Sad feeling Glad feeling");

  change = moor_change_new (id);
  moor_change_set_answer (change, "rows", NULL);
  test_save (fixture->store, change);
  g_clear_object (&page);
  page = test_load (fixture->store, id);
  g_assert_null (moor_answers_get (moor_page_get_answers (page), "rows"));
  g_assert_nonnull (moor_answers_get (moor_page_get_answers (page), "strong"));
}

static void
test_head (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *cases[][3] = {
    { "", "", "" },
    { " \n\n  ", "", "" },
    { "One line", "One line", "" },
    { "\n\n  First line  \nand the rest\nof it", "First line", "and the rest of it" },
    { "A first line that is so long that it has to be cut at some word, and goes on",
      "A first line that is so long that it has to be cut at some…", "word, and goes on" },
    { "Ends in an ellipsis…\nand on", "Ends in an ellipsis…", "and on" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = test_write (fixture->store, "x", 0);
      g_autoptr (MoorPage) page = NULL;

      test_write_again (fixture->store, id, cases[i][0]);
      page = test_load (fixture->store, id);
      g_assert_cmpstr (moor_page_get_title (page), ==, cases[i][1]);
      g_assert_cmpstr (moor_page_get_preview (page), ==, cases[i][2]);
    }
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  guint *n = data;

  g_assert_true (moor_store_save_finish (MOOR_STORE (source), result, NULL));
  (*n)++;
}

static void
on_page_changed (MoorStore  *store,
                 const char *page_id,
                 guint      *n)
{
  (*n)++;
}

/* Many saves that wait together are one transaction, and say what the last
 * one says. */
static void
test_merge (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *text = NULL;
  g_autoptr (MoorPage) page = NULL;
  guint n_saved = 0, n_changed = 0;

  g_signal_connect (fixture->store, "page-changed", G_CALLBACK (on_page_changed), &n_changed);
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (MoorChange) change = moor_change_new (id);
      g_autofree char *words = g_strdup_printf ("text %d", i);
      g_autoptr (MoorAnswer) answer = moor_answer_new_text (words);

      if (i == 0)
        moor_change_create (change, NULL, moor_clock_now (), MOOR_LEANING_NONE, FALSE);
      if (i == 50)
        moor_change_set_starred (change, TRUE);
      if (i == 60)
        moor_change_set_starred (change, FALSE);
      if (i == 70)
        moor_change_set_audience (change, MOOR_AUDIENCE_COUNSELOR);
      moor_change_set_answer (change, MOOR_PAGE_FREE_FIELD, answer);
      moor_store_save_async (fixture->store, change, NULL, on_saved, &n_saved);
    }
  moor_test_wait (n_saved == 200);

  text = test_text (fixture->store, id);
  g_assert_cmpstr (text, ==, "text 199");
  page = test_load (fixture->store, id);
  g_assert_false (moor_page_is_starred (page));
  g_assert_cmpint (moor_page_get_audience (page), ==, MOOR_AUDIENCE_COUNSELOR);
  g_assert_cmpuint (n_changed, >, 0);
  g_assert_cmpuint (n_changed, <, 100);
  g_signal_handlers_disconnect_by_data (fixture->store, &n_changed);
}

static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *most = g_strnfill (MOOR_TEXT_FIELD_MAX, 'x');
  g_autofree char *more = g_strnfill (MOOR_TEXT_FIELD_MAX + 1, 'x');
  g_autofree char *id = test_write (fixture->store, "short", 0);
  g_autofree char *text = NULL;
  g_autoptr (MoorAnswer) full = moor_answer_new_text (most);
  g_autoptr (MoorAnswer) over = moor_answer_new_text (more);
  g_autoptr (MoorAnswer) little = moor_answer_new_text ("y");
  g_autoptr (MoorChange) change = moor_change_new (id);
  g_autoptr (GError) error = NULL;

  moor_change_set_answer (change, MOOR_PAGE_FREE_FIELD, over);
  g_assert_false (test_save_full (fixture->store, change, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE);
  g_clear_error (&error);
  text = test_text (fixture->store, id);
  g_assert_cmpstr (text, ==, "short");

  /* Four fields make a page full; one byte more is refused, and the rest stays. */
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *field = g_strdup_printf ("f%d", i);
      MoorChange *part = moor_change_new (id);

      moor_change_set_answer (part, MOOR_PAGE_FREE_FIELD, NULL);
      moor_change_set_answer (part, field, full);
      test_save (fixture->store, part);
    }
  g_clear_pointer (&change, moor_change_unref);
  change = moor_change_new (id);
  moor_change_set_answer (change, "f4", little);
  g_assert_false (test_save_full (fixture->store, change, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE);
  {
    g_autoptr (MoorPage) page = test_load (fixture->store, id);

    g_assert_cmpuint (moor_answers_get_bytes (moor_page_get_answers (page)), ==,
                      MOOR_TEXT_PAGE_MAX);
  }
}

/* A save that is too large does not take those with it that wait beside it. */
static void
test_merge_with_bad (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *most = g_strnfill (MOOR_TEXT_FIELD_MAX, 'x');
  g_autofree char *id = test_write (fixture->store, "short", 0);
  g_autoptr (MoorAnswer) full = moor_answer_new_text (most);
  GAsyncResult *results[7] = { NULL };
  guint n_right = 0;

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *field = g_strdup_printf ("f%u", i);
      g_autoptr (MoorChange) change = moor_change_new (id);

      moor_change_set_answer (change, field, full);
      moor_store_save_async (fixture->store, change, NULL, moor_test_store_result, &results[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      moor_test_wait (results[i] != NULL);
      n_right += moor_store_save_finish (fixture->store, results[i], NULL);
      g_object_unref (results[i]);
    }
  g_assert_cmpuint (n_right, ==, 3);
}

static void
test_not_there (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (MoorChange) change = moor_change_new (id);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_change_set_starred (change, TRUE);
  g_assert_false (test_save_full (fixture->store, change, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND);
  g_clear_error (&error);

  moor_store_load_page_async (fixture->store, id, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_null (moor_store_load_page_finish (fixture->store, result, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_clear_object (&result);

  moor_store_load_definition_async (fixture->store, "0000", NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_null (moor_store_load_definition_finish (fixture->store, result, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND);
}

/* A page keeps the definition it was begun with, whatever comes after it. */
static void
test_definition (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (MoorExercise) exercise = test_exercise (EXERCISE);
  g_autoptr (MoorExercise) newer = NULL;
  g_autoptr (MoorExercise) kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) definitions = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorPage) page = NULL;
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *second = g_uuid_string_random ();
  g_auto (GStrv) cut = g_strsplit (EXERCISE, "Three things", 2);
  g_autofree char *text = g_strjoinv ("Four things", cut);
  MoorChange *change;

  newer = test_exercise (text);
  for (int i = 0; i < 2; i++)
    {
      change = moor_change_new (i == 0 ? id : second);
      moor_change_create (change, i == 0 ? exercise : newer, moor_clock_now (), MOOR_LEANING_NONE,
                          FALSE);
      test_save (fixture->store, change);
    }

  reopen (fixture);
  page = test_load (fixture->store, id);
  g_assert_cmpstr (moor_page_get_title (page), ==, "Three things");
  moor_store_load_definition_async (fixture->store, moor_page_get_definition (page), NULL,
                                    moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  kept = moor_store_load_definition_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (moor_exercise_get_definition (kept), ==,
                   moor_exercise_get_definition (exercise));
  g_clear_object (&result);

  moor_store_definitions_async (fixture->store, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  definitions = moor_store_definitions_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (definitions->len, ==, 2);

  /* Moving on: the title is the new one's. */
  change = moor_change_new (id);
  moor_change_set_exercise (change, newer);
  test_save (fixture->store, change);
  g_clear_object (&page);
  page = test_load (fixture->store, id);
  g_assert_cmpstr (moor_page_get_title (page), ==, "Four things");
  g_assert_cmpstr (moor_page_get_definition (page), ==, moor_exercise_get_hash (newer));
}

static GPtrArray *
waiting (MoorStore  *store,
         const char *today)
{
  g_autoptr (GAsyncResult) result = NULL;

  moor_store_waiting_async (store, today, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  return moor_store_waiting_finish (store, result, NULL);
}

static GPtrArray *
exercise_counts (MoorStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  moor_store_exercise_counts_async (store, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  return moor_store_exercise_counts_finish (store, result, NULL);
}

static void
set_state (Fixture       *fixture,
           const char    *id,
           MoorPageState  state,
           const char    *due)
{
  MoorChange *change = moor_change_new (id);

  moor_change_set_state (change, state);
  moor_change_set_due (change, due, due != NULL ? "later" : NULL);
  test_save (fixture->store, change);
}

static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MoorExercise) exercise = test_exercise (EXERCISE);
  g_autofree char *free_page = test_write (fixture->store, "a free page waits for nothing", 0);
  g_autofree char *id = g_uuid_string_random ();
  const gint64 begun = G_GINT64_CONSTANT (1795380010) * G_USEC_PER_SEC;
  gboolean away = FALSE;
  MoorChange *change;

#define ASSERT_WAITING(today, n) G_STMT_START { \
    g_autoptr (GPtrArray) pages_ = waiting (fixture->store, today); \
    g_assert_cmpuint (pages_->len, ==, n); \
  } G_STMT_END
#define ASSERT_COUNT(n) G_STMT_START { \
    g_autoptr (GPtrArray) counts_ = exercise_counts (fixture->store); \
    g_assert_cmpuint (counts_->len, ==, n > 0 ? 1 : 0); \
    if (n > 0) \
      { \
        MoorExerciseCount *count_ = g_ptr_array_index (counts_, 0); \
        g_assert_cmpstr (count_->exercise, ==, "three-things"); \
        g_assert_cmpuint (count_->pages, ==, n); \
        g_assert_cmpint (count_->last, ==, begun); \
        g_assert_cmpstr (count_->last_date, ==, "2026-11-22"); \
        g_assert_cmpuint (count_->listed, ==, away ? 0 : n); \
        g_assert_cmpstr (count_->listed_date, ==, away ? NULL : "2026-11-22"); \
      } \
  } G_STMT_END

  set_state (fixture, free_page, MOOR_PAGE_DRAFT, NULL);
  ASSERT_WAITING ("2026-11-22", 0);

  change = moor_change_new (id);
  moor_change_create (change, exercise, begun, MOOR_LEANING_NONE, FALSE);
  test_save (fixture->store, change);
  ASSERT_WAITING ("2026-11-22", 1);
  ASSERT_COUNT (0);

  set_state (fixture, id, MOOR_PAGE_WAITING, "2026-11-25");
  ASSERT_WAITING ("2026-11-24", 0);
  ASSERT_WAITING ("2026-11-25", 1);
  ASSERT_WAITING ("2027-01-01", 1);
  ASSERT_COUNT (1);

  /* It counts, and no list says so. */
  for (int i = 0; i < 2; i++)
    {
      away = !away;
      change = moor_change_new (id);
      moor_change_set_put_away (change, away);
      test_save (fixture->store, change);
      ASSERT_COUNT (1);
    }

  change = moor_change_new (id);
  moor_change_set_left (change, TRUE);
  test_save (fixture->store, change);
  ASSERT_WAITING ("2026-11-25", 0);
  away = TRUE;
  change = moor_change_new (id);
  moor_change_set_left (change, FALSE);
  moor_change_set_put_away (change, TRUE);
  test_save (fixture->store, change);
  ASSERT_WAITING ("2026-11-25", 1);

  set_state (fixture, id, MOOR_PAGE_DONE, NULL);
  ASSERT_WAITING ("2026-11-25", 0);
  ASSERT_COUNT (1);

  test_do (fixture->store, trash, id);
  ASSERT_COUNT (0);
  test_do (fixture->store, restore, id);
  ASSERT_COUNT (1);
  set_state (fixture, id, MOOR_PAGE_DRAFT, NULL);
  ASSERT_COUNT (0);
  set_state (fixture, id, MOOR_PAGE_DONE, NULL);
  test_do (fixture->store, purge, id);
  ASSERT_COUNT (0);
}

static GPtrArray *
revisions (MoorStore  *store,
           const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;

  moor_store_revisions_async (store, id, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  return moor_store_revisions_finish (store, result, NULL);
}

static void
test_revisions (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *id = test_write (fixture->store, "one", 0);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) revised = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  MoorPage *page;

  /* The same is kept once. */
  test_do (fixture->store, keep_revision, id);
  test_do (fixture->store, keep_revision, id);
  test_write_again (fixture->store, id, "two");
  test_do (fixture->store, keep_revision, id);
  test_write_again (fixture->store, id, "three");

  kept = revisions (fixture->store, id);
  g_assert_cmpuint (kept->len, ==, 2);
  page = g_ptr_array_index (kept, 0);
  g_assert_cmpstr (moor_page_get_title (page), ==, "two");
  g_assert_cmpstr (moor_answer_get_text (moor_answers_get (moor_page_get_answers (page),
                                                           MOOR_PAGE_FREE_FIELD), 0, ""), ==, "two");
  page = g_ptr_array_index (kept, 1);
  g_assert_cmpstr (moor_page_get_title (page), ==, "one");
  g_assert_cmpstr (moor_page_get_id (page), ==, id);

  moor_store_revised_async (fixture->store, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  revised = moor_store_revised_finish (fixture->store, result, NULL);
  g_assert_cmpuint (revised->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (revised, 0), ==, id);
}

static GPtrArray *
people (MoorStore *store,
        gboolean   gone)
{
  g_autoptr (GAsyncResult) result = NULL;

  moor_store_people_async (store, gone, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  return moor_store_people_finish (store, result, NULL);
}

static void
save_person (MoorStore  *store,
             MoorPerson *person)
{
  g_autoptr (GAsyncResult) result = NULL;

  moor_store_save_person_async (store, person, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_true (moor_store_save_person_finish (store, result, NULL));
}

static void
on_people_changed (MoorStore *store,
                   guint     *n)
{
  (*n)++;
}

/* Somebody who was deleted is still named in the pages that name them, and
 * goes with the last of these. */
static void
test_people (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MoorExercise) exercise = test_exercise (EXERCISE);
  g_autoptr (MoorPerson) named = moor_person_new (NULL, "Siv", "112", FALSE);
  g_autoptr (MoorPerson) unnamed = moor_person_new (NULL, "Åke", NULL, TRUE);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (MoorAnswer) who = moor_answer_new_text (moor_person_get_id (named));
  g_autoptr (GPtrArray) there = NULL;
  g_autofree char *name = NULL;
  MoorChange *change = moor_change_new (id);
  guint n_changed = 0;

  g_signal_connect (fixture->store, "people-changed", G_CALLBACK (on_people_changed), &n_changed);
  save_person (fixture->store, named);
  save_person (fixture->store, unnamed);
  g_assert_cmpuint (n_changed, ==, 2);
  moor_change_create (change, exercise, moor_clock_now (), MOOR_LEANING_NONE, FALSE);
  moor_change_set_answer (change, "who-was", who);
  test_save (fixture->store, change);

  there = people (fixture->store, FALSE);
  g_assert_cmpuint (there->len, ==, 2);
  g_object_get (g_ptr_array_index (there, 0), "name", &name, NULL);
  g_assert_cmpstr (moor_person_get_name (g_ptr_array_index (there, 0)), ==, name);
  g_clear_pointer (&there, g_ptr_array_unref);

  test_do (fixture->store, delete_person, moor_person_get_id (named));
  test_do (fixture->store, delete_person, moor_person_get_id (unnamed));
  there = people (fixture->store, FALSE);
  g_assert_cmpuint (there->len, ==, 0);
  g_clear_pointer (&there, g_ptr_array_unref);
  there = people (fixture->store, TRUE);
  g_assert_cmpuint (there->len, ==, 1);
  g_assert_cmpstr (moor_person_get_name (g_ptr_array_index (there, 0)), ==, "Siv");
  g_assert_null (moor_person_get_phone (g_ptr_array_index (there, 0)));
  g_assert_true (moor_person_is_gone (g_ptr_array_index (there, 0)));
  g_clear_pointer (&there, g_ptr_array_unref);

  test_do (fixture->store, purge, id);
  there = people (fixture->store, TRUE);
  g_assert_cmpuint (there->len, ==, 0);
  g_signal_handlers_disconnect_by_data (fixture->store, &n_changed);
}

static void
test_settings (Fixture       *fixture,
               gconstpointer  data)
{
  g_auto (GStrv) names = NULL;

  g_assert_null (moor_store_get_setting (fixture->store, "leaning"));
  moor_store_set_setting (fixture->store, "leaning", "mixed");
  moor_store_set_setting (fixture->store, "reasons", "today past");
  moor_store_set_setting (fixture->store, "gone", "x");
  moor_store_set_setting (fixture->store, "leaning", "anxious");
  moor_store_set_setting (fixture->store, "gone", NULL);
  g_assert_cmpstr (moor_store_get_setting (fixture->store, "leaning"), ==, "anxious");

  reopen (fixture);
  g_assert_cmpstr (moor_store_get_setting (fixture->store, "leaning"), ==, "anxious");
  g_assert_cmpstr (moor_store_get_setting (fixture->store, "reasons"), ==, "today past");
  g_assert_null (moor_store_get_setting (fixture->store, "gone"));
  names = moor_store_get_setting_names (fixture->store);
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "leaning");
}

static void
test_tags (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *first = test_write (fixture->store, "a", 0);
  g_autofree char *second = test_write (fixture->store, "b", 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) tags = NULL;
  MoorChange *change = moor_change_new (first);

  moor_change_set_tags (change, (const char * const []) { "sea", "air", NULL });
  test_save (fixture->store, change);
  change = moor_change_new (second);
  moor_change_set_tags (change, (const char * const []) { "sea", "lost", NULL });
  test_save (fixture->store, change);
  test_do (fixture->store, trash, second);

  moor_store_tags_async (fixture->store, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  tags = moor_store_tags_finish (fixture->store, result, NULL);
  g_assert_cmpuint (g_strv_length (tags), ==, 2);
  g_assert_cmpstr (tags[0], ==, "air");
  g_assert_cmpstr (tags[1], ==, "sea");
}

/* Everything asked for before it is closed is done; all that comes later says
 * that it is closed. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  static const MoorQuery query = { .list = MOOR_LIST_JOURNAL };
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *text = NULL;
  g_autoptr (MoorChange) change = moor_change_new (id);
  g_autoptr (MoorAnswer) answer = moor_answer_new_text ("just before it was closed");
  g_autoptr (GError) error = NULL;
  GAsyncResult *closed = NULL, *listed = NULL, *saved = NULL, *verified = NULL;

  moor_change_create (change, NULL, moor_clock_now (), MOOR_LEANING_NONE, FALSE);
  moor_change_set_answer (change, MOOR_PAGE_FREE_FIELD, answer);
  moor_store_save_async (fixture->store, change, NULL, NULL, NULL);
  moor_store_close_async (fixture->store, moor_test_store_result, &closed);

  moor_store_list_async (fixture->store, &query, NULL, moor_test_store_result, &listed);
  moor_store_save_async (fixture->store, change, NULL, moor_test_store_result, &saved);
  moor_store_verify_async (fixture->store, NULL, NULL, NULL, moor_test_store_result, &verified);
  moor_store_page_left (fixture->store, id);
  moor_store_set_setting (fixture->store, "a", "b");
  g_assert_true (moor_store_flush (fixture->store, NULL));
  moor_test_wait (closed != NULL && listed != NULL && saved != NULL && verified != NULL);

  g_assert_true (moor_store_close_finish (fixture->store, closed, &error));
  g_assert_null (moor_store_list_finish (fixture->store, listed, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (moor_store_save_finish (fixture->store, saved, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (moor_store_verify_finish (fixture->store, verified, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_LOCKED);
  g_clear_object (&closed);
  g_clear_object (&listed);
  g_clear_object (&saved);
  g_clear_object (&verified);
  moor_test_wait (G_OBJECT (fixture->store)->ref_count == 1);
  g_assert_finalize_object (fixture->store);

  fixture->store = test_open (fixture->dir);
  text = test_text (fixture->store, id);
  g_assert_cmpstr (text, ==, "just before it was closed");
}

/* Nobody holds the store any more, but somebody waits for an answer. */
static void
test_unref_with_work (Fixture       *fixture,
                      gconstpointer  data)
{
  guint n_saved = 0;

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *id = g_uuid_string_random ();
      g_autoptr (MoorChange) change = moor_change_new (id);

      moor_change_create (change, NULL, moor_clock_now (), MOOR_LEANING_NONE, FALSE);
      moor_store_save_async (fixture->store, change, NULL, on_saved, &n_saved);
    }
  g_object_add_weak_pointer (G_OBJECT (fixture->store), (gpointer *) &fixture->store);
  g_object_unref (fixture->store);
  moor_test_wait (fixture->store == NULL);
  g_assert_cmpuint (n_saved, ==, 50);
  fixture->store = test_open (fixture->dir);
}

static gpointer
list_elsewhere (gpointer store)
{
  static const MoorQuery query = { .list = MOOR_LIST_JOURNAL };

  moor_store_list_async (store, &query, NULL, NULL, NULL);
  return NULL;
}

static gpointer
use_connection (gpointer connection)
{
  moor_connection_begin (connection, NULL);
  return NULL;
}

/* Runs the test in a process of its own, which is to die of @assertion. What
 * dies cleans up nothing: its temporary files go with a directory of ours. */
static void
assert_dies (const char *assertion)
{
  g_autofree char *pattern = g_strdup_printf ("*%s*", assertion);
  g_autofree char *before = g_strdup (g_getenv ("TMPDIR"));
  char *dir = test_dir_new ();

  g_setenv ("TMPDIR", dir, TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  if (before != NULL)
    g_setenv ("TMPDIR", before, TRUE);
  else
    g_unsetenv ("TMPDIR");
  test_dir_free (dir);

  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr (pattern);
}

/* The store belongs to one thread, a connection to another: each asserts it. */
static void
test_threads (void)
{
  g_autofree char *dir = NULL;

  if (!g_test_subprocess ())
    {
      assert_dies ("main_thread");
      return;
    }

  dir = test_dir_new ();
  g_thread_join (g_thread_new ("other", list_elsewhere, test_open (dir)));
}

static void
test_connection_thread (void)
{
  g_autoptr (MoorConnection) connection = NULL;

  if (!g_test_subprocess ())
    {
      assert_dies ("owner");
      return;
    }

  connection = moor_connection_open (NULL, MOOR_CONNECTION_ALONE, NULL, NULL);
  g_thread_join (g_thread_new ("other", use_connection, connection));
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/store/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("files", test_files);
  ADD ("long-search", test_long_search);
  ADD ("free-page", test_free_page);
  ADD ("members", test_members);
  ADD ("answers", test_answers);
  ADD ("head", test_head);
  ADD ("merge", test_merge);
  ADD ("limits", test_limits);
  ADD ("merge-with-bad", test_merge_with_bad);
  ADD ("not-there", test_not_there);
  ADD ("definition", test_definition);
  ADD ("waiting", test_waiting);
  ADD ("revisions", test_revisions);
  ADD ("people", test_people);
  ADD ("settings", test_settings);
  ADD ("tags", test_tags);
  ADD ("closed", test_closed);
  ADD ("unref-with-work", test_unref_with_work);
  g_test_add_func ("/store/threads", test_threads);
  g_test_add_func ("/store/connection-thread", test_connection_thread);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "base/moor-text.h"
#include "fault-vfs.h"
#include "journal-test.h"
#include "journal/moor-connection.h"

#define EXERCISE \
  "<exercise id='three-things' version='1' step='patterns' depth='2' minutes='5' " \
  "distress='none'>" \
  "<title>Three things</title><summary>Look at them.</summary><source id='D01'/>" \
  "<part id='one'><prompt>What happened?</prompt><text id='what'/></part>" \
  "<part id='two'><prompt>Only for you</prompt><text id='secret' private='yes'/></part>" \
  "<part id='four'><prompt>Who?</prompt><person id='who' several='yes'/></part>" \
  "<closing>Enough.</closing></exercise>"

typedef struct {
  char       *dir;
  MoorStore  *store;
  MoorImport *import;
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
begin (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_store_import_begin_async (fixture->store, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  fixture->import = moor_store_import_begin_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

static gboolean
end (Fixture           *fixture,
     MoorImportResult  *out,
     GCancellable      *cancellable,
     GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  moor_store_import_end_async (fixture->store, g_steal_pointer (&fixture->import), cancellable,
                               moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  return moor_store_import_end_finish (fixture->store, result, out, error);
}

static MoorAnswers *
answers_new (const char *field,
             const char *text)
{
  MoorAnswers *answers = moor_answers_new ();
  g_autoptr (MoorAnswer) answer = moor_answer_new_text (text);

  moor_answers_set (answers, field, answer);
  return answers;
}

static MoorImportPage
page_new (const char  *id,
          MoorAnswers *answers)
{
  const MoorImportPage page = {
    .id = id,
    .answers = answers,
    .created = G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC,
    .updated = G_GINT64_CONSTANT (1700000100) * G_USEC_PER_SEC,
    .offset = 120,
    .state = MOOR_PAGE_DONE,
    .audience = MOOR_AUDIENCE_ONLY_ME,
  };

  return page;
}

static void
add (Fixture    *fixture,
     const char *id,
     const char *text)
{
  g_autoptr (MoorAnswers) answers = answers_new (MOOR_PAGE_FREE_FIELD, text);
  MoorImportPage page = page_new (id, answers);
  g_autoptr (GError) error = NULL;

  moor_store_import_add (fixture->store, fixture->import, &page, &error);
  g_assert_no_error (error);
}

static guint
count (Fixture  *fixture,
       MoorList  list)
{
  const MoorQuery query = { .list = list };

  return test_count (fixture->store, &query);
}

static void
assert_finds (Fixture    *fixture,
              const char *search,
              const char *expected)
{
  g_autofree char *found = test_search (fixture->store, MOOR_LIST_JOURNAL, search);

  g_assert_cmpstr (found, ==, expected);
}

/* Nothing of any import is left, in the journal or beside it. */
static void
assert_clean (Fixture *fixture)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) problems = test_verify (fixture->store);
  const char *name;

  g_assert_cmpuint (problems->len, ==, 0);
  dir = g_dir_open (fixture->dir, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "import-"));
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  const char *id = "6a2f41a3-c54c-4d63-8b0e-16cd1d5a0001";
  g_autoptr (MoorAnswers) answers = answers_new ("what", "It rained on the harbour");
  g_autoptr (MoorAnswers) earlier = answers_new ("what", "It snowed");
  g_autoptr (MoorAnswer) secret = moor_answer_new_text ("hushed");
  g_autoptr (MoorAnswer) who = moor_answer_new_text ("6a2f41a3-c54c-4d63-8b0e-16cd1d5a0099");
  g_autoptr (MoorPerson) person = moor_person_new ("6a2f41a3-c54c-4d63-8b0e-16cd1d5a0099", "Astrid",
                                                   "112", TRUE);
  g_autoptr (MoorPage) page = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorImportPage in = page_new (id, answers);
  MoorImportResult out;

  moor_answers_set (answers, "secret", secret);
  moor_answers_set (answers, "who", who);
  in.exercise = "three-things";
  in.version = 1;
  in.definition = EXERCISE;
  in.language = "en";
  in.state = MOOR_PAGE_WAITING;
  in.due = "2023-12-01";
  in.due_part = "later";
  in.place = "one";
  in.leaning = MOOR_LEANING_ANXIOUS;
  in.short_form = TRUE;
  in.starred = TRUE;
  in.left = TRUE;
  in.audience = MOOR_AUDIENCE_COUNSELOR;
  in.tags = (const char * const []) { "sea", NULL };
  in.skipped = (const char * const []) { "two", NULL };

  begin (fixture);
  g_assert_true (moor_store_import_add (fixture->store, fixture->import, &in, &error));
  g_assert_true (moor_store_import_add_revision (fixture->store, fixture->import, id,
                                                 G_GINT64_CONSTANT (1700000050) * G_USEC_PER_SEC,
                                                 EXERCISE, "en", earlier, &error));
  /* After the page that names them. */
  moor_store_import_add_person (fixture->store, fixture->import, person);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, MOOR_LIST_EVERYTHING), ==, 0);
  g_assert_true (end (fixture, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (out.added, ==, 1);
  g_assert_cmpuint (out.same, ==, 0);
  g_assert_cmpuint (out.beside, ==, 0);
  g_assert_true (g_uuid_string_is_valid (out.id));

  page = test_load (fixture->store, id);
  g_assert_cmpint (moor_page_get_created (page), ==, in.created);
  g_assert_cmpint (moor_page_get_updated (page), ==, in.updated);
  g_assert_cmpint (moor_page_get_offset (page), ==, 120);
  /* 2023-11-14 22:13 in UTC. */
  g_assert_cmpstr (moor_page_get_date (page), ==, "2023-11-15");
  g_assert_cmpstr (moor_page_get_time (page), ==, "00:13");
  g_assert_cmpstr (moor_page_get_title (page), ==, "Three things");
  g_assert_cmpstr (moor_page_get_preview (page), ==, "It rained on the harbour");
  g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_WAITING);
  g_assert_cmpstr (moor_page_get_due (page), ==, "2023-12-01");
  g_assert_cmpstr (moor_page_get_due_part (page), ==, "later");
  g_assert_cmpstr (moor_page_get_place (page), ==, "one");
  g_assert_cmpint (moor_page_get_leaning (page), ==, MOOR_LEANING_ANXIOUS);
  g_assert_true (moor_page_is_short (page));
  g_assert_true (moor_page_is_starred (page));
  g_assert_true (moor_page_is_left (page));
  g_assert_cmpint (moor_page_get_audience (page), ==, MOOR_AUDIENCE_COUNSELOR);
  g_assert_cmpstr (moor_page_get_tags (page)[0], ==, "sea");
  g_assert_cmpstr (moor_page_get_skipped (page)[0], ==, "two");
  g_assert_cmpstr (moor_answer_get_text (moor_answers_get (moor_page_get_answers (page), "secret"),
                                         0, ""),
                   ==, "hushed");

  assert_finds (fixture, "harbour", "Three things");
  assert_finds (fixture, "astrid", "Three things");
  assert_finds (fixture, "hushed", "");

  moor_store_revisions_async (fixture->store, id, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  revisions = moor_store_revisions_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (revisions->len, ==, 1);
  g_assert_cmpstr (moor_page_get_preview (g_ptr_array_index (revisions, 0)), ==, "It snowed");
  g_assert_cmpint (moor_page_get_updated (g_ptr_array_index (revisions, 0)), ==,
                   G_GINT64_CONSTANT (1700000050) * G_USEC_PER_SEC);
  g_clear_object (&result);

  moor_store_people_async (fixture->store, FALSE, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  people = moor_store_people_finish (fixture->store, result, &error);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (moor_person_get_name (g_ptr_array_index (people, 0)), ==, "Astrid");
  g_assert_true (moor_person_is_not_to_be_shown (g_ptr_array_index (people, 0)));
  g_clear_object (&result);

  assert_clean (fixture);
}

static void
test_same_and_beside (Fixture       *fixture,
                      gconstpointer  data)
{
  const char *id = "6a2f41a3-c54c-4d63-8b0e-16cd1d5a0001";
  const char *other = "6a2f41a3-c54c-4d63-8b0e-16cd1d5a0002";
  g_autofree char *text = NULL;
  MoorImportResult out;

  for (int i = 0; i < 2; i++)
    {
      begin (fixture);
      add (fixture, id, "the same");
      add (fixture, other, "other");
      g_assert_true (end (fixture, &out, NULL, NULL));
      g_assert_cmpuint (out.added, ==, i == 0 ? 2 : 0);
      g_assert_cmpuint (out.same, ==, i == 0 ? 0 : 2);
    }

  /* What is here stays; what differs comes beside it, and only once. */
  for (int i = 0; i < 2; i++)
    {
      begin (fixture);
      add (fixture, id, "something else");
      g_assert_true (end (fixture, &out, NULL, NULL));
      g_assert_cmpuint (out.added, ==, 0);
      g_assert_cmpuint (out.beside, ==, i == 0 ? 1 : 0);
      g_assert_cmpuint (out.same, ==, i == 0 ? 0 : 1);
      g_assert_cmpuint (count (fixture, MOOR_LIST_JOURNAL), ==, 3);
    }

  text = test_text (fixture->store, id);
  g_assert_cmpstr (text, ==, "the same");
  assert_finds (fixture, "something", "something else");
  assert_clean (fixture);
}

static gboolean
undo (Fixture     *fixture,
      const char  *id,
      GError     **error)
{
  return test_run_full (fixture->store, id, moor_store_import_undo_async,
                        moor_store_import_undo_finish, error);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *mine = test_write (fixture->store, "mine", 0);
  const char *touched = "6a2f41a3-c54c-4d63-8b0e-16cd1d5a0002";
  g_autoptr (GError) error = NULL;
  MoorImportResult out;

  begin (fixture);
  add (fixture, "6a2f41a3-c54c-4d63-8b0e-16cd1d5a0001", "imported quicksilvertail");
  add (fixture, touched, "imported too");
  g_assert_true (end (fixture, &out, NULL, NULL));
  test_write_again (fixture->store, touched, "written in since");

  g_assert_true (undo (fixture, out.id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, MOOR_LIST_EVERYTHING), ==, 2);
  assert_finds (fixture, "imported", "");
  assert_finds (fixture, "since", "written in since");
  assert_finds (fixture, "mine", "mine");
  g_assert_false (test_dir_contains (fixture->dir, "ksilvertail"));
  assert_clean (fixture);

  g_assert_false (undo (fixture, out.id, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND);
}

static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  MoorImportResult out;

  begin (fixture);
  add (fixture, "6a2f41a3-c54c-4d63-8b0e-16cd1d5a0001", "never taken in");
  moor_store_import_drop (fixture->store, g_steal_pointer (&fixture->import));

  /* The next one can begin once the first is away. */
  for (;;)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      moor_store_import_begin_async (fixture->store, moor_test_store_result, &result);
      moor_test_wait (result != NULL);
      fixture->import = moor_store_import_begin_finish (fixture->store, result, &error);
      if (fixture->import != NULL)
        break;
      g_assert_error (error, MOOR_ERROR, MOOR_ERROR_IN_USE);
    }
  g_assert_true (end (fixture, &out, NULL, NULL));
  g_assert_cmpuint (count (fixture, MOOR_LIST_EVERYTHING), ==, 0);
  assert_clean (fixture);
}

static void
assert_refused (Fixture              *fixture,
                const MoorImportPage *page,
                int                   code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (moor_store_import_add (fixture->store, fixture->import, page, &error));
  g_assert_error (error, MOOR_ERROR, code);
}

static void
test_bad_pages (Fixture       *fixture,
                gconstpointer  data)
{
  const char *id = "6a2f41a3-c54c-4d63-8b0e-16cd1d5a0001";
  g_autoptr (MoorAnswers) answers = answers_new (MOOR_PAGE_FREE_FIELD, "text");
  g_autofree char *long_text = g_strnfill (MOOR_TEXT_FIELD_MAX + 1, 'x');
  g_autoptr (MoorAnswers) large = answers_new (MOOR_PAGE_FREE_FIELD, long_text);
  MoorImportPage page;

#define REFUSED(code, ...) G_STMT_START { \
    page = page_new (id, answers); \
    __VA_ARGS__; \
    assert_refused (fixture, &page, code); \
  } G_STMT_END

  begin (fixture);
  REFUSED (MOOR_ERROR_BAD_INPUT, page.id = NULL);
  REFUSED (MOOR_ERROR_BAD_INPUT, page.id = "../../etc/passwd");
  REFUSED (MOOR_ERROR_BAD_INPUT, page.answers = NULL);
  REFUSED (MOOR_ERROR_BAD_INPUT, page.state = 0);
  REFUSED (MOOR_ERROR_BAD_INPUT, page.state = 4);
  REFUSED (MOOR_ERROR_BAD_INPUT, page.audience = 0);
  REFUSED (MOOR_ERROR_BAD_INPUT, page.leaning = 5);
  REFUSED (MOOR_ERROR_BAD_INPUT, page.offset = 5000);
  REFUSED (MOOR_ERROR_BAD_INPUT, page.created = G_MAXINT64);
  REFUSED (MOOR_ERROR_BAD_INPUT, page.created = G_MININT64);
  REFUSED (MOOR_ERROR_BAD_INPUT, page.trashed = -1);
  REFUSED (MOOR_ERROR_BAD_INPUT, page.exercise = "without-definition");
  REFUSED (MOOR_ERROR_BAD_INPUT, page.due = "soon"; page.due_part = "later");
  REFUSED (MOOR_ERROR_BAD_INPUT, page.due = "2026-01-01");
  REFUSED (MOOR_ERROR_TOO_LARGE, page.answers = large);
  moor_store_import_drop (fixture->store, g_steal_pointer (&fixture->import));
  g_assert_true (moor_store_flush (fixture->store, NULL));
}

/* What turns out wrong late takes everything back. */
static void
test_broken_definition (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (MoorAnswers) answers = answers_new ("what", "text");
  MoorImportPage page = page_new ("6a2f41a3-c54c-4d63-8b0e-16cd1d5a0009", answers);
  g_autoptr (GError) error = NULL;
  MoorImportResult out;

  begin (fixture);
  add (fixture, "6a2f41a3-c54c-4d63-8b0e-16cd1d5a0001", "well");
  page.exercise = "x";
  page.definition = "<exercise";
  moor_store_import_add (fixture->store, fixture->import, &page, NULL);
  g_assert_false (end (fixture, &out, NULL, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
  g_assert_cmpuint (count (fixture, MOOR_LIST_EVERYTHING), ==, 0);
  assert_clean (fixture);

  /* The same page twice in one file. */
  g_clear_error (&error);
  begin (fixture);
  add (fixture, "6a2f41a3-c54c-4d63-8b0e-16cd1d5a0001", "once");
  add (fixture, "6a2f41a3-c54c-4d63-8b0e-16cd1d5a0001", "twice");
  g_assert_false (end (fixture, &out, NULL, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
  g_assert_cmpuint (count (fixture, MOOR_LIST_EVERYTHING), ==, 0);
  assert_clean (fixture);
}

static void
add_many (Fixture *fixture,
          int      n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = g_uuid_string_random ();
      g_autoptr (GString) text = g_string_new (NULL);

      for (int j = 0; j < 100; j++)
        g_string_append_printf (text, "word%d ", g_test_rand_int_range (0, 5000));
      add (fixture, id, text->str);
    }
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorImportResult out;

  begin (fixture);
  add_many (fixture, 2000);
  moor_store_import_end_async (fixture->store, g_steal_pointer (&fixture->import), cancellable,
                               moor_test_store_result, &result);
  moor_test_wait (count (fixture, MOOR_LIST_JOURNAL) > 0);
  g_cancellable_cancel (cancellable);
  moor_test_wait (result != NULL);
  g_assert_false (moor_store_import_end_finish (fixture->store, result, &out, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count (fixture, MOOR_LIST_EVERYTHING), ==, 0);
  g_clear_object (&result);
  assert_clean (fixture);
}

static void
test_full_disk (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *mine = test_write (fixture->store, "mine", 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorImportResult out;

  begin (fixture);
  add_many (fixture, 2000);
  moor_store_import_end_async (fixture->store, g_steal_pointer (&fixture->import), NULL,
                               moor_test_store_result, &result);
  moor_test_wait (count (fixture, MOOR_LIST_JOURNAL) > 1);
  fault_vfs_set_full (TRUE);
  moor_test_wait (result != NULL);
  fault_vfs_set_full (FALSE);
  g_assert_false (moor_store_import_end_finish (fixture->store, result, &out, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_DISK_FULL);
  g_clear_object (&result);

  /* At the latest the next start takes back what got in. */
  test_close (fixture->store);
  fixture->store = test_open (fixture->dir);
  moor_test_wait (count (fixture, MOOR_LIST_EVERYTHING) == 1);
  assert_clean (fixture);
}

/* The journal is closed in the middle: the next start takes it back. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  begin (fixture);
  add_many (fixture, 2000);
  moor_store_import_end_async (fixture->store, g_steal_pointer (&fixture->import), NULL, NULL,
                               NULL);
  moor_test_wait (count (fixture, MOOR_LIST_JOURNAL) > 0);
  test_close (fixture->store);

  fixture->store = test_open (fixture->dir);
  moor_test_wait (count (fixture, MOOR_LIST_EVERYTHING) == 0);
  assert_clean (fixture);
}

/* Somebody goes on writing meanwhile. */
static void
test_saves_meanwhile (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *id = test_write (fixture->store, "0", 0);
  guint n_saved = 0;
  MoorImportResult out;

  begin (fixture);
  add_many (fixture, 3000);
  moor_store_import_end_async (fixture->store, g_steal_pointer (&fixture->import), NULL,
                               moor_test_store_result, &result);
  while (result == NULL)
    {
      g_autofree char *text = g_strdup_printf ("%u", ++n_saved);

      test_write_again (fixture->store, id, text);
    }
  g_assert_true (moor_store_import_end_finish (fixture->store, result, &out, NULL));
  g_assert_cmpuint (out.added, ==, 3000);
  g_assert_cmpuint (n_saved, >, 1);
  g_assert_cmpuint (count (fixture, MOOR_LIST_JOURNAL), ==, 3001);
  g_clear_object (&result);
  assert_clean (fixture);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);
  fault_vfs_install ();

#define ADD(path, func) g_test_add ("/import/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("whole", test_whole);
  ADD ("same-and-beside", test_same_and_beside);
  ADD ("undo", test_undo);
  ADD ("drop", test_drop);
  ADD ("bad-pages", test_bad_pages);
  ADD ("broken-definition", test_broken_definition);
  ADD ("cancel", test_cancel);
  ADD ("full-disk", test_full_disk);
  ADD ("closed", test_closed);
  ADD ("saves-meanwhile", test_saves_meanwhile);

  return g_test_run ();
}

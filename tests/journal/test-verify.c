/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "journal-test.h"
#include "journal/moor-connection.h"

#define EXERCISE \
  "<exercise id='three-things' version='1' step='patterns' depth='2' minutes='5' " \
  "distress='none'>" \
  "<title>Three things</title><summary>Look at them.</summary><source id='D01'/>" \
  "<part id='one'><prompt>What happened?</prompt><text id='what'/></part>" \
  "<closing>Enough.</closing></exercise>"

typedef struct {
  char      *dir;
  char      *path;
  MoorStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = test_dir_new ();
  fixture->path = g_build_filename (fixture->dir, "journal.db", NULL);
  fixture->store = test_open (fixture->dir);

  for (int i = 0; i < 300; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *id = NULL;

      for (int j = 0; j < 50; j++)
        g_string_append_printf (text, "word%d ", g_test_rand_int_range (0, 1000));
      id = test_write (fixture->store, text->str, 0);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_close (fixture->store);
  g_free (fixture->path);
  test_dir_free (fixture->dir);
}

static void
write_exercise (Fixture *fixture)
{
  g_autoptr (MoorExercise) exercise = test_exercise (EXERCISE);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (MoorAnswer) answer = moor_answer_new_text ("what was answered");
  MoorChange *change = moor_change_new (id);

  moor_change_create (change, exercise, moor_clock_now (), MOOR_LEANING_NONE, FALSE);
  moor_change_set_answer (change, "what", answer);
  test_save (fixture->store, change);
}

/* Closes the journal and does something to it behind its back. */
static void
spoil (Fixture    *fixture,
       const char *sql)
{
  g_autoptr (MoorConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  test_close (fixture->store);
  connection = moor_connection_open (fixture->path, MOOR_CONNECTION_WRITER, NULL, &error);
  g_assert_no_error (error);
  moor_connection_exec (connection, sql, &error);
  g_assert_no_error (error);
  g_clear_pointer (&connection, moor_connection_close);
  fixture->store = test_open (fixture->dir);
}

/* @problem (nullable): what the one problem says in some place. */
static void
assert_verify (Fixture    *fixture,
               const char *problem)
{
  g_autoptr (GPtrArray) problems = test_verify (fixture->store);

  g_assert_cmpuint (problems->len, ==, problem != NULL ? 1 : 0);
  if (problem != NULL)
    {
      g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), problem));
      g_assert_true (g_str_has_suffix (g_ptr_array_index (problems, 0), "."));
    }
}

static void
on_progress (double   fraction,
             gpointer data)
{
  GArray *told = data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  if (told->len > 0)
    g_assert_cmpfloat (fraction, >, g_array_index (told, double, told->len - 1));
  g_array_append_val (told, fraction);
}

static void
test_well (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  moor_store_verify_async (fixture->store, on_progress, told, NULL, moor_test_store_result,
                           &result);
  moor_test_wait (result != NULL);
  problems = moor_store_verify_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (told->len, >, 5);
  g_assert_cmpfloat (g_array_index (told, double, told->len - 1), ==, 1);
}

static void
cancel_now (double   fraction,
            gpointer cancellable)
{
  g_assert_false (g_cancellable_is_cancelled (cancellable));
  g_cancellable_cancel (cancellable);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_store_verify_async (fixture->store, cancel_now, cancellable, cancellable,
                           moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_null (moor_store_verify_finish (fixture->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A row that is wrong, missing or too many is told of once, and made again. */
static void
test_index (Fixture       *fixture,
            gconstpointer  data)
{
  spoil (fixture, "UPDATE search SET body = 'other words' "
                  "WHERE rowid = (SELECT max (key) FROM page)");
  assert_verify (fixture, "1 page as it is");
  g_assert_true (moor_store_flush (fixture->store, NULL));
  assert_verify (fixture, NULL);

  spoil (fixture, "DELETE FROM search WHERE rowid IN (SELECT key FROM page LIMIT 3)");
  assert_verify (fixture, "3 pages as they are");
  g_assert_true (moor_store_flush (fixture->store, NULL));
  assert_verify (fixture, NULL);

  spoil (fixture, "INSERT INTO search (rowid, title) VALUES (77, 'stray');"
                  "INSERT INTO search_aside (rowid, title) SELECT max (key), 'stray' FROM page");
  assert_verify (fixture, "2 pages as they are");
  g_assert_true (moor_store_flush (fixture->store, NULL));
  assert_verify (fixture, NULL);
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  spoil (fixture, "UPDATE month SET pages = pages + 1");
  assert_verify (fixture, "number of pages");
  spoil (fixture, "DELETE FROM month");
  assert_verify (fixture, "number of pages");
}

static void
test_definitions (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *found = NULL;

  write_exercise (fixture);
  assert_verify (fixture, NULL);
  spoil (fixture, "UPDATE definition SET text = replace (text, '</exercise>', '')");
  {
    g_autoptr (GPtrArray) problems = test_verify (fixture->store);

    /* Its row holds what may now be private for all that is known. */
    g_assert_cmpuint (problems->len, ==, 2);
    g_assert_nonnull (strstr (g_ptr_array_index (problems, 1), "1 exercise kept"));
  }

  /* And so it is not found any more; but the page is still there and whole. */
  g_assert_true (moor_store_flush (fixture->store, NULL));
  found = test_search (fixture->store, MOOR_LIST_JOURNAL, "answered");
  g_assert_cmpstr (found, ==, "");
  g_clear_pointer (&found, g_free);
  found = test_search (fixture->store, MOOR_LIST_EVERYTHING, "answered");
  g_assert_cmpstr (found, ==, "Three things");
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *contents = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gsize length;

  test_close (fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  /* Not in the first pages, or it would not even open. */
  for (gsize at = length / 2; at < length - 4096; at += 4096)
    memset (contents + at, 0x5a, 2000);
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) length, NULL));

  fixture->store = test_open_full (fixture->dir, MOOR_STORE_READ, NULL, NULL);
  problems = test_verify (fixture->store);
  g_assert_cmpuint (problems->len, >, 0);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "damaged"));
}

/* Lists and saves go on while it looks. */
static void
test_meanwhile (Fixture       *fixture,
                gconstpointer  data)
{
  static const MoorQuery query = { .list = MOOR_LIST_JOURNAL, .limit = 5 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *id = test_write (fixture->store, "meanwhile", 0);
  guint n = 0;

  moor_store_verify_async (fixture->store, NULL, NULL, NULL, moor_test_store_result, &result);
  while (result == NULL)
    {
      g_autoptr (GPtrArray) pages = test_list (fixture->store, &query);
      g_autofree char *text = g_strdup_printf ("meanwhile %u", ++n);

      g_assert_cmpuint (pages->len, ==, 5);
      test_write_again (fixture->store, id, text);
    }
  g_assert_cmpuint (n, >, 0);
  problems = moor_store_verify_finish (fixture->store, result, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/verify/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("well", test_well);
  ADD ("cancel", test_cancel);
  ADD ("index", test_index);
  ADD ("counts", test_counts);
  ADD ("definitions", test_definitions);
  ADD ("damaged", test_damaged);
  ADD ("meanwhile", test_meanwhile);

  return g_test_run ();
}

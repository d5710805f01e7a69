/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "journal-test.h"
#include "journal/moor-connection.h"
#include "journal/moor-index.h"
#include "journal/moor-scrub.h"
#include "journal/moor-store-private.h"

/* What the tail of a word is looked for: FTS5 keeps common beginnings apart. */
#define WORD "quicksilvertail"
#define TAIL "ksilvertail"

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
  moor_clock_set_for_test (0);
  test_close (fixture->store);
  test_dir_free (fixture->dir);
}

static guint
count (MoorStore *store,
       MoorList   list)
{
  const MoorQuery query = { .list = list };

  return test_count (store, &query);
}

static void
test_trash (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *id = test_write (fixture->store, "a page", 0);
  g_autofree char *other = test_write (fixture->store, "another", 0);
  g_autoptr (MoorPage) page = NULL;
  g_autoptr (GError) error = NULL;

  test_do (fixture->store, trash, id);
  g_assert_cmpuint (count (fixture->store, MOOR_LIST_JOURNAL), ==, 1);
  g_assert_cmpuint (count (fixture->store, MOOR_LIST_TRASH), ==, 1);
  page = test_load (fixture->store, id);
  g_assert_cmpint (moor_page_get_trashed (page), >, 0);

  test_do (fixture->store, restore, id);
  g_assert_cmpuint (count (fixture->store, MOOR_LIST_JOURNAL), ==, 2);
  g_clear_object (&page);
  page = test_load (fixture->store, id);
  g_assert_cmpint (moor_page_get_trashed (page), ==, 0);

  g_assert_false (test_run_full (fixture->store, "none", moor_store_trash_async,
                                 moor_store_trash_finish, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (test_run_full (fixture->store, "none", moor_store_purge_async,
                                 moor_store_purge_finish, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND);
}

/* A save that was asked for before the trashing is in the trashed page; one
 * that comes after the purge says that the page is gone. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *id = test_write (fixture->store, "first", 0);
  g_autoptr (MoorChange) change = moor_change_new (id);
  g_autoptr (MoorAnswer) answer = moor_answer_new_text ("second");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  moor_change_set_answer (change, MOOR_PAGE_FREE_FIELD, answer);
  moor_store_save_async (fixture->store, change, NULL, NULL, NULL);
  test_do (fixture->store, trash, id);
  text = test_text (fixture->store, id);
  g_assert_cmpstr (text, ==, "second");

  test_do (fixture->store, purge, id);
  g_assert_false (test_save_full (fixture->store, change, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND);
}

/* How many bytes stand between the pointers and the cells of the b-tree pages of
 * a file (its format: "B-tree Pages" at sqlite.org). */
static guint
leftovers (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, size;
  const guint8 *file;
  guint n = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  file = (const guint8 *) contents;
  size = (gsize) file[16] << 8 | file[17];

  for (gsize at = 0; at < length; at += size)
    {
      const guint8 *header = file + at + (at == 0 ? 100 : 0);
      gsize cells = (gsize) header[3] << 8 | header[4];
      gsize end = (gsize) header[5] << 8 | header[6];
      const guint8 *p = header + (*header == 2 || *header == 5 ? 12 : 8) + 2 * cells;

      if (*header != 2 && *header != 5 && *header != 10 && *header != 13)
        continue;
      for (; p < file + at + end; p++)
        n += *p != 0;
    }

  return n;
}

/* Rows that move when a page of the file is divided leave their words behind in
 * the old one. Many do, in the tables and in their indexes. Returns the pages
 * that are kept, one in eight; the others hold the word, often more than once,
 * and are in the trash. */
static GPtrArray *
write_many (Fixture *fixture,
            guint    n)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      const char *word = i % 8 == 0 ? "kept " : WORD " ";
      gsize length = (gsize) g_test_rand_int_range (1, 20) * strlen (word);
      g_autofree char *text = g_strnfill (length, ' ');
      gint64 when = moor_clock_now () - g_test_rand_int_range (0, 400) * G_TIME_SPAN_DAY;

      for (gsize k = 0; k < length; k++)
        text[k] = word[k % strlen (word)];
      g_ptr_array_add (i % 8 == 0 ? kept : ids, test_write (fixture->store, text, when));
    }

  for (guint i = 0; i < ids->len; i++)
    test_do (fixture->store, trash, g_ptr_array_index (ids, i));
  g_assert_true (test_dir_contains (fixture->dir, TAIL));

  return kept;
}

static void
check_gone (Fixture *fixture,
            guint    n_kept)
{
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_false (test_dir_contains (fixture->dir, TAIL));
  g_assert_cmpuint (count (fixture->store, MOOR_LIST_EVERYTHING), ==, n_kept);
  problems = test_verify (fixture->store);
  g_assert_cmpuint (problems->len, ==, 0);

  test_close (fixture->store);
  g_assert_false (test_dir_contains (fixture->dir, TAIL));
  fixture->store = test_open (fixture->dir);
}

static void
test_gone_among_many (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *journal = g_build_filename (fixture->dir, "journal.db", NULL);
  g_autoptr (GPtrArray) kept = write_many (fixture, 1500);

  /* Search rows that wait are renewed before long work begins, and nothing is
   * written after the sweep but that it is done: that row's pointer may stay. */
  moor_store_set_quiet (fixture->store, 0);
  test_do (fixture->store, purge, NULL);
  g_assert_cmpuint (leftovers (journal), <=, 2);
  check_gone (fixture, kept->len);
}

static void
on_purged (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  moor_store_purge_finish (MOOR_STORE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* What is saved while the sweep goes on does not bring back what it wiped: all
 * the pages that stay, again and again, so that saves fall between any two of
 * its slices. */
static void
test_gone_while_typing (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GPtrArray) kept = write_many (fixture, 800);
  gboolean purged = FALSE;
  guint rounds = 0;

  moor_store_purge_async (fixture->store, NULL, on_purged, &purged);
  for (; !purged; rounds++)
    {
      g_autofree char *text = g_strdup_printf ("kept %u", rounds);

      for (guint i = 1; i < kept->len; i++)
        {
          g_autoptr (MoorChange) change = moor_change_new (g_ptr_array_index (kept, i));
          g_autoptr (MoorAnswer) answer = moor_answer_new_text (text);

          moor_change_set_answer (change, MOOR_PAGE_FREE_FIELD, answer);
          moor_store_save_async (fixture->store, change, NULL, NULL, NULL);
        }
      test_write_again (fixture->store, g_ptr_array_index (kept, 0), text);
    }
  g_assert_cmpuint (rounds, >, 2);
  check_gone (fixture, kept->len);
}

/* Puts the word between the pointers and the cells of each page of the file that has
 * room for it there, but the first. Returns how many. */
static guint
soil (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, size;
  guint n = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  size = (gsize) (guint8) contents[16] << 8 | (guint8) contents[17];

  for (gsize at = size; at < length; at += size)
    {
      const guint8 *header = (const guint8 *) contents + at;
      gsize begin = 12 + 2 * ((gsize) header[3] << 8 | header[4]);
      gsize end = (gsize) header[5] << 8 | header[6];

      if (*header != 13 || begin + strlen (WORD) > end)
        continue;
      memcpy (contents + at + begin, WORD, strlen (WORD));
      n++;
    }

  {
    g_autofree char *copy = g_steal_pointer (&contents);
    FILE *file = g_fopen (path, "r+b");

    g_assert_cmpuint (fwrite (copy, 1, length, file), ==, length);
    g_assert_cmpint (fclose (file), ==, 0);
  }

  return n;
}

static void
empty_the_log (MoorScrub      *scrub,
               MoorConnection *connection)
{
  g_autoptr (GError) error = NULL;

  moor_scrub_note_log (scrub, connection, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_wal_checkpoint_v2 (moor_connection_get_db (connection), "main",
                                              SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL),
                   ==, SQLITE_OK);
}

/* A page of the file that was saved after its turn has another one: it may be one
 * that had stood at a place whose turn was still to come. */
static void
test_saved_after_its_turn (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "journal.db", NULL);
  g_autoptr (GPtrArray) kept = write_many (fixture, 400);
  g_autoptr (MoorConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  MoorScrub *scrub = moor_scrub_new ();
  gboolean more = FALSE;

  test_do (fixture->store, purge, NULL);
  test_close (fixture->store);
  g_assert_false (test_dir_contains (fixture->dir, TAIL));
  connection = moor_connection_open (path, MOOR_CONNECTION_WRITER, NULL, &error);
  g_assert_no_error (error);

  /* All have had their turn but the last ones, if the file is long. */
  moor_scrub_begin (scrub);
  empty_the_log (scrub, connection);
  while (moor_scrub_slice (scrub, connection, G_MAXINT64, &more, &error) && more)
    ;
  g_assert_no_error (error);

  /* Every page of answers is written again, and comes with what it must not hold. */
  moor_connection_run (connection, &error, "UPDATE answer SET text = text || '.'", "");
  moor_connection_run (connection, &error, "UPDATE page SET title = title || '.'", "");
  g_assert_no_error (error);
  {
    g_autofree guint8 *log = NULL;
    g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
    g_autoptr (GHashTable) written = g_hash_table_new (NULL, NULL);
    gsize length, page;

    g_file_get_contents (log_path, (char **) &log, &length, &error);
    g_assert_no_error (error);
    page = (gsize) log[10] << 8 | log[11];
    for (gsize at = 32; at + 24 <= length; at += 24 + page)
      g_hash_table_add (written, GUINT_TO_POINTER ((guint) log[at + 2] << 8 | log[at + 3]));

    empty_the_log (scrub, connection);
    g_assert_cmpuint (soil (path), >, 0);
    moor_scrub_slice (scrub, connection, G_MAXINT64, &more, &error);
    g_assert_no_error (error);
    g_assert_false (more);

    /* Those that were not written stay as the hand above left them. */
    {
      g_autofree char *contents = NULL;
      guint wiped = 0;

      g_file_get_contents (path, &contents, &length, &error);
      g_assert_no_error (error);
      for (gsize number = 2; number * page <= length; number++)
        {
          const char *begin = contents + (number - 1) * page;

          if (g_hash_table_contains (written, GUINT_TO_POINTER ((guint) number)))
            {
              g_assert_null (memmem (begin, page, WORD, strlen (WORD)));
              wiped++;
            }
        }
      g_assert_cmpuint (wiped, >, 2);
    }
  }

  moor_scrub_end (scrub);
  moor_scrub_free (scrub);
  g_clear_pointer (&connection, moor_connection_close);
  fixture->store = test_open (fixture->dir);
}

/* A trash that is emptied again: its index was left with empty levels by the time
 * before, and a merge would keep the marks that rows are gone. */
static void
test_gone_again (Fixture       *fixture,
                 gconstpointer  data)
{
  GString *words = g_string_new (NULL);
  g_autofree char *long_text = NULL;

  for (int i = 0; i < 3000; i++)
    g_string_append_printf (words, "w%d ", i);
  long_text = g_string_free (words, FALSE);

  /* So many one by one that FTS5 merges the first, and the long one is of another
   * age then. */
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *id = test_write (fixture->store, i == 0 ? long_text : "alpha", 0);

      test_do (fixture->store, trash, id);
      g_free (test_search (fixture->store, MOOR_LIST_TRASH, "alpha"));
    }
  test_do (fixture->store, purge, NULL);

  for (int round = 0; round < 3; round++)
    {
      g_autofree char *id = test_write (fixture->store, WORD, 0);

      g_free (test_search (fixture->store, MOOR_LIST_JOURNAL, WORD));
      test_do (fixture->store, trash, id);
      g_free (test_search (fixture->store, MOOR_LIST_TRASH, WORD));
      g_assert_true (test_dir_contains (fixture->dir, TAIL));
      test_do (fixture->store, purge, NULL);
      g_assert_false (test_dir_contains (fixture->dir, TAIL));
    }
}

/* Words that a text held before it was changed: the next sweep takes them too,
 * whatever page it was for. */
static void
test_gone_from_edited (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *edited = test_write (fixture->store, "x " WORD " y", 0);
  g_autofree char *other = test_write (fixture->store, "another", 0);
  g_autofree char *found = test_search (fixture->store, MOOR_LIST_JOURNAL, WORD);
  g_autofree char *text = NULL;

  g_assert_cmpstr (found, ==, "x " WORD " y");
  test_write_again (fixture->store, edited, "something else");
  moor_store_set_quiet (fixture->store, 0);
  test_do (fixture->store, trash, other);
  g_assert_true (test_dir_contains (fixture->dir, TAIL));
  test_do (fixture->store, purge, other);
  g_assert_false (test_dir_contains (fixture->dir, TAIL));
  text = test_text (fixture->store, edited);
  g_assert_cmpstr (text, ==, "something else");
}

static void
test_gone_from_the_bytes (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *copy = g_build_filename (fixture->dir, "journal-schema-1.db", NULL);
  g_autofree char *id = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *found = NULL;
  MoorChange *change;

  /* Among others, so that pages of the file are shared. */
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *text = g_strdup_printf ("page %d quick quicksand quicksilver", i);
      g_autofree char *other = test_write (fixture->store, text, 0);
    }

  id = test_write (fixture->store, "x " WORD " y", 0);
  found = test_search (fixture->store, MOOR_LIST_JOURNAL, WORD);
  g_assert_cmpstr (found, ==, "x " WORD " y");
  test_do (fixture->store, keep_revision, id);
  test_write_again (fixture->store, id, "another " WORD " text");
  change = moor_change_new (id);
  moor_change_set_tags (change, (const char * const []) { "tag" TAIL, NULL });
  test_save (fixture->store, change);
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *text = g_strdup_printf ("later page %d quick quicksand", i);
      g_autofree char *other = test_write (fixture->store, text, 0);

      moor_store_page_left (fixture->store, other);
    }

  g_assert_true (g_file_set_contents (copy, "an old copy " WORD, -1, NULL));
  g_assert_true (test_dir_contains (fixture->dir, TAIL));
  test_do (fixture->store, trash, id);
  g_assert_true (test_dir_contains (fixture->dir, TAIL));
  test_do (fixture->store, purge, NULL);
  g_assert_false (test_dir_contains (fixture->dir, TAIL));
  test_close (fixture->store);
  g_assert_false (test_dir_contains (fixture->dir, TAIL));

  /* And everything else is there. */
  fixture->store = test_open (fixture->dir);
  g_assert_cmpuint (count (fixture->store, MOOR_LIST_EVERYTHING), ==, 120);
  {
    g_autoptr (GPtrArray) problems = test_verify (fixture->store);

    g_assert_cmpuint (problems->len, ==, 0);
  }
}

/* A purge that is killed after its rows went is gone on with at the next
 * start. */
static void
test_broken_off (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "journal.db", NULL);
  g_autofree char *id = test_write (fixture->store, "x " WORD " y", 0);
  g_autoptr (MoorPage) page = test_load (fixture->store, id);
  g_autoptr (MoorConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *text = g_strdup_printf ("page %d quick quicksand quicksilver", i);
      g_autofree char *other = test_write (fixture->store, text, 0);
    }
  test_close (fixture->store);

  connection = moor_connection_open (path, MOOR_CONNECTION_WRITER, NULL, &error);
  g_assert_no_error (error);
  moor_connection_begin (connection, &error);
  moor_connection_run (connection, &error, "DELETE FROM page WHERE key = ?", "i",
                       moor_page_get_sort_key (page));
  moor_index_remove (connection, moor_page_get_sort_key (page), &error);
  moor_connection_run (connection, &error, "INSERT INTO unfinished (what) VALUES ('sweep')", "");
  moor_connection_commit (connection, &error);
  g_assert_no_error (error);
  g_clear_pointer (&connection, moor_connection_close);
  g_assert_true (test_dir_contains (fixture->dir, TAIL));

  fixture->store = test_open (fixture->dir);
  moor_test_wait (!test_dir_contains (fixture->dir, TAIL));
}

static void
test_thirty_days (Fixture       *fixture,
                  gconstpointer  data)
{
  const gint64 start = moor_clock_now ();
  g_autofree char *old = NULL;
  g_autofree char *young = NULL;

  moor_clock_set_for_test (start);
  old = test_write (fixture->store, "old " WORD, 0);
  young = test_write (fixture->store, "young", 0);
  test_do (fixture->store, trash, old);
  moor_clock_set_for_test (start + 2 * G_TIME_SPAN_DAY);
  test_do (fixture->store, trash, young);

  moor_clock_set_for_test (start + 30 * G_TIME_SPAN_DAY);
  test_close (fixture->store);
  fixture->store = test_open (fixture->dir);
  g_assert_true (moor_store_flush (fixture->store, NULL));
  g_assert_cmpuint (count (fixture->store, MOOR_LIST_TRASH), ==, 2);

  moor_clock_set_for_test (start + 31 * G_TIME_SPAN_DAY);
  test_close (fixture->store);
  fixture->store = test_open (fixture->dir);
  moor_test_wait (count (fixture->store, MOOR_LIST_TRASH) == 1);
  moor_test_wait (!test_dir_contains (fixture->dir, TAIL));
}

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GString *order = data;

  g_string_append (order, g_async_result_is_tagged (result, moor_store_purge_async) ? "P" : "S");
}

/* Saves do not wait for long work. */
static void
test_saves_first (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GString) order = g_string_new (NULL);
  g_autofree char *id = test_write (fixture->store, "written meanwhile", 0);
  g_autofree char *long_text = NULL;
  GString *words = g_string_new (NULL);

  for (int i = 0; i < 3000; i++)
    g_string_append_printf (words, "w%d ", g_test_rand_int_range (0, 100000));
  long_text = g_string_free (words, FALSE);

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *page = test_write (fixture->store, long_text, 0);

      moor_store_page_left (fixture->store, page);
      test_do (fixture->store, trash, page);
    }

  moor_store_purge_async (fixture->store, NULL, on_result, order);
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (MoorChange) change = moor_change_new (id);

      moor_change_set_starred (change, i % 2 == 0);
      moor_store_save_async (fixture->store, change, NULL, on_result, order);
    }
  moor_test_wait (order->len == 6);
  g_assert_cmpstr (order->str, ==, "SSSSSP");
  g_assert_cmpuint (count (fixture->store, MOOR_LIST_TRASH), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/trash/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("trash", test_trash);
  ADD ("order", test_order);
  ADD ("gone-among-many", test_gone_among_many);
  ADD ("gone-while-typing", test_gone_while_typing);
  ADD ("saved-after-its-turn", test_saved_after_its_turn);
  ADD ("gone-again", test_gone_again);
  ADD ("gone-from-edited", test_gone_from_edited);
  ADD ("gone-from-the-bytes", test_gone_from_the_bytes);
  ADD ("broken-off", test_broken_off);
  ADD ("thirty-days", test_thirty_days);
  ADD ("saves-first", test_saves_first);

  return g_test_run ();
}

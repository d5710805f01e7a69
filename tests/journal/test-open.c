/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "journal-test.h"
#include "journal/moor-connection.h"
#include "journal/moor-schema.h"

typedef struct {
  char *dir;
  char *journal;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = test_dir_new ();
  fixture->journal = g_build_filename (fixture->dir, "journal.db", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->journal);
  test_dir_free (fixture->dir);
}

static GBytes *
read_file (const char *path)
{
  char *contents;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static void
write_file (const char *path,
            const void *bytes,
            gsize       length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

/* Opening fails with @code in both modes, and not a byte is different. */
static void
assert_refused_untouched (Fixture *fixture,
                          int      code)
{
  g_autoptr (GBytes) before = read_file (fixture->journal);
  g_autoptr (GBytes) after = NULL;
  g_autofree char *log = g_strconcat (fixture->journal, "-wal", NULL);

  test_open_fails (fixture->dir, MOOR_STORE_WRITE, code);
  test_open_fails (fixture->dir, MOOR_STORE_READ, code);
  after = read_file (fixture->journal);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

/* Runs SQL on a journal that is not open. */
static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
make_journal (Fixture    *fixture,
              const char *text)
{
  MoorStore *store = test_open (fixture->dir);
  g_autofree char *id = test_write (store, text, 0);

  test_close (store);
}

static void
test_new_directory (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *dir = g_build_filename (fixture->dir, "a", "b", NULL);
  MoorStore *store = test_open (dir);
  struct stat status;

  g_assert_cmpstr (moor_store_get_data_dir (store), ==, dir);
  g_assert_cmpint (stat (dir, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  test_close (store);
}

static void
test_wide_rights (Fixture       *fixture,
                  gconstpointer  data)
{
  MoorStore *store;
  struct stat status;

  make_journal (fixture, "words");
  g_assert_cmpint (g_chmod (fixture->dir, 0755), ==, 0);
  g_assert_cmpint (g_chmod (fixture->journal, 0644), ==, 0);
  store = test_open (fixture->dir);
  g_assert_cmpint (stat (fixture->dir, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (stat (fixture->journal, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  test_close (store);
}

static void
test_in_use (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  MoorStore *store = test_open (fixture->dir);
  MoorStore *first, *second;

  test_open_fails (fixture->dir, MOOR_STORE_WRITE, MOOR_ERROR_IN_USE);
  test_open_fails (fixture->dir, MOOR_STORE_READ, MOOR_ERROR_IN_USE);
  test_close (store);

  /* Readers share. */
  first = test_open_full (fixture->dir, MOOR_STORE_READ, NULL, &error);
  g_assert_no_error (error);
  second = test_open_full (fixture->dir, MOOR_STORE_READ, NULL, &error);
  g_assert_no_error (error);
  test_open_fails (fixture->dir, MOOR_STORE_WRITE, MOOR_ERROR_IN_USE);
  test_close (first);
  test_open_fails (fixture->dir, MOOR_STORE_WRITE, MOOR_ERROR_IN_USE);
  test_close (second);

  store = test_open (fixture->dir);
  test_close (store);
}

/* The last reference closes it too. */
static void
test_unref_closes (Fixture       *fixture,
                   gconstpointer  data)
{
  MoorStore *store = test_open (fixture->dir);
  g_autofree char *id = test_write (store, "kept", 0);
  g_autofree char *log = g_strconcat (fixture->journal, "-wal", NULL);

  g_assert_finalize_object (store);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  store = test_open (fixture->dir);
  test_close (store);
}

static void
test_not_a_journal (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *noise = g_malloc (20000);

  for (int i = 0; i < 20000; i++)
    noise[i] = (char) g_test_rand_int_range (0, 256);

  write_file (fixture->journal, noise, 20000);
  assert_refused_untouched (fixture, MOOR_ERROR_NOT_A_JOURNAL);

  write_file (fixture->journal, "Dear diary\n", 11);
  assert_refused_untouched (fixture, MOOR_ERROR_NOT_A_JOURNAL);

  write_file (fixture->journal, "", 0);
  assert_refused_untouched (fixture, MOOR_ERROR_NOT_A_JOURNAL);

  /* Somebody else's database. */
  g_unlink (fixture->journal);
  run_sql (fixture->journal, "CREATE TABLE page (key INTEGER); PRAGMA user_version = 1;");
  assert_refused_untouched (fixture, MOOR_ERROR_NOT_A_JOURNAL);

  g_unlink (fixture->journal);
  g_assert_cmpint (g_mkdir (fixture->journal, 0700), ==, 0);
  test_open_fails (fixture->dir, MOOR_STORE_WRITE, MOOR_ERROR_NOT_A_JOURNAL);
  test_open_fails (fixture->dir, MOOR_STORE_READ, MOOR_ERROR_NOT_A_JOURNAL);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  make_journal (fixture, "from the future");
  run_sql (fixture->journal, "PRAGMA user_version = 99;");
  assert_refused_untouched (fixture, MOOR_ERROR_NEWER);

  g_assert_null (test_open_full (fixture->dir, MOOR_STORE_WRITE, NULL, &error));
  g_assert_cmpstr (error->message, ==,
                   "This journal was made by a newer Mooring. Nothing was changed. "
                   "Update Mooring, or open another journal.");
}

/* The number may still stand in the log alone. */
static void
test_newer_in_log (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *log = g_strconcat (fixture->journal, "-wal", NULL);
  g_autoptr (GBytes) journal = NULL;
  g_autoptr (GBytes) wal = NULL;
  g_autoptr (GBytes) after = NULL;
  sqlite3 *db = NULL;

  make_journal (fixture, "from the future");
  g_assert_cmpint (sqlite3_open (fixture->journal, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 99", NULL, NULL, NULL), ==, SQLITE_OK);
  journal = read_file (fixture->journal);
  wal = read_file (log);
  sqlite3_close (db);
  write_file (fixture->journal, g_bytes_get_data (journal, NULL), g_bytes_get_size (journal));
  write_file (log, g_bytes_get_data (wal, NULL), g_bytes_get_size (wal));

  test_open_fails (fixture->dir, MOOR_STORE_WRITE, MOOR_ERROR_NEWER);
  after = read_file (fixture->journal);
  g_assert_true (g_bytes_equal (journal, after));
  g_clear_pointer (&after, g_bytes_unref);
  after = read_file (log);
  g_assert_true (g_bytes_equal (wal, after));
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *copy = NULL;
  gsize length;

  make_journal (fixture, "words");
  bytes = read_file (fixture->journal);
  length = g_bytes_get_size (bytes);
  copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);

  /* The schema's page, but for its header. */
  memset (copy + 100, 0xee, 3000);
  write_file (fixture->journal, copy, length);
  test_open_fails (fixture->dir, MOOR_STORE_WRITE, MOOR_ERROR_DAMAGED);
  test_open_fails (fixture->dir, MOOR_STORE_READ, MOOR_ERROR_DAMAGED);
}

/* The indexes of the pages are there, and the table is empty. */
static void
test_table_lost (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  MoorStore *store;

  make_journal (fixture, "words");
  run_sql (fixture->journal,
           "CREATE TABLE twin (key INTEGER PRIMARY KEY);"
           "PRAGMA writable_schema = ON;"
           "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema "
           "WHERE name = 'twin') WHERE name = 'page';"
           "DELETE FROM sqlite_schema WHERE name = 'twin';");

  store = test_open_full (fixture->dir, MOOR_STORE_READ, NULL, &error);
  g_assert_no_error (error);
  problems = test_verify (store);
  g_assert_cmpuint (problems->len, >, 0);
  test_close (store);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  MoorStore *store;
  g_autofree char *dir = g_build_filename (fixture->dir, "locked", NULL);
  g_autofree char *journal = g_build_filename (dir, "journal.db", NULL);
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;

  store = test_open (dir);
  id = test_write (store, "to be read only", 0);
  test_close (store);

  g_assert_cmpint (g_chmod (journal, 0400), ==, 0);
  g_assert_cmpint (g_chmod (dir, 0500), ==, 0);
  if (geteuid () != 0)
    test_open_fails (dir, MOOR_STORE_WRITE, MOOR_ERROR_READ_ONLY);
  else
    g_test_message ("root may write everywhere: the read-only directory is not tried");

  /* It can be read there, and nothing appears beside it. */
  store = test_open_full (dir, MOOR_STORE_READ, NULL, &error);
  g_assert_no_error (error);
  text = test_text (store, id);
  g_assert_cmpstr (text, ==, "to be read only");
  test_close (store);
  g_assert_cmpint (g_chmod (dir, 0700), ==, 0);

  if (geteuid () != 0)
    test_open_fails (dir, MOOR_STORE_WRITE, MOOR_ERROR_READ_ONLY);
}

static void
test_not_owned (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *dir = g_build_filename (fixture->dir, "theirs", NULL);

  if (geteuid () != 0)
    {
      /* Root's, and there on every system. */
      test_open_fails ("/usr", MOOR_STORE_WRITE, MOOR_ERROR_NOT_OWNED);
      return;
    }

  g_assert_cmpint (g_mkdir (dir, 0777), ==, 0);
  g_assert_cmpint (chown (dir, 65534, 65534), ==, 0);
  test_open_fails (dir, MOOR_STORE_WRITE, MOOR_ERROR_NOT_OWNED);

  g_assert_cmpint (chown (dir, 0, 0), ==, 0);
  make_journal (fixture, "words");
  g_assert_cmpint (chown (fixture->journal, 65534, 65534), ==, 0);
  test_open_fails (fixture->dir, MOOR_STORE_WRITE, MOOR_ERROR_NOT_OWNED);
}

static void
test_file_in_the_way (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *file = g_build_filename (fixture->dir, "file", NULL);

  write_file (file, "x", 1);
  test_open_fails (file, MOOR_STORE_WRITE, MOOR_ERROR_BAD_INPUT);
}

/* A link whose disk is not there is no empty folder. */
static void
test_loose_link (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *away = g_build_filename (fixture->dir, "away", "journal.db", NULL);
  g_autofree char *linked = g_build_filename (fixture->dir, "linked", NULL);
  struct stat status;

  g_assert_cmpint (symlink (away, fixture->journal), ==, 0);
  test_open_fails (fixture->dir, MOOR_STORE_WRITE, MOOR_ERROR_IO);
  test_open_fails (fixture->dir, MOOR_STORE_READ, MOOR_ERROR_IO);
  g_assert_cmpint (lstat (fixture->journal, &status), ==, 0);
  g_assert_true (S_ISLNK (status.st_mode));

  g_assert_cmpint (symlink ("nowhere", linked), ==, 0);
  test_open_fails (linked, MOOR_STORE_READ, MOOR_ERROR_IO);
}

/* Somebody's folder, named by mistake, keeps its rights. */
static void
test_other_things (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *dir = g_build_filename (fixture->dir, "shared", NULL);
  g_autofree char *other = g_build_filename (dir, "letter.txt", NULL);
  g_autofree char *own = g_build_filename (dir, "exercises", NULL);
  MoorStore *store;
  struct stat status;

  g_assert_cmpint (g_mkdir (dir, 0755), ==, 0);
  g_assert_cmpint (g_chmod (dir, 0755), ==, 0);
  write_file (other, "x", 1);
  test_open_fails (dir, MOOR_STORE_WRITE, MOOR_ERROR_BAD_INPUT);
  g_assert_cmpint (stat (dir, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0755);

  g_assert_cmpint (g_unlink (other), ==, 0);
  g_assert_cmpint (g_mkdir (own, 0755), ==, 0);
  store = test_open (dir);
  test_close (store);
  g_assert_cmpint (stat (dir, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
}

static void
test_read_nothing (Fixture       *fixture,
                   gconstpointer  data)
{
  static const MoorQuery query = { .list = MOOR_LIST_JOURNAL };
  g_autofree char *dir = g_build_filename (fixture->dir, "not-there", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  MoorStore *store = test_open_full (dir, MOOR_STORE_READ, NULL, &error);
  MoorChange *change = moor_change_new ("2b1f5c70-3d3c-4f7a-9a55-5a1f6d4f8c11");

  g_assert_no_error (error);
  pages = test_list (store, &query);
  g_assert_cmpuint (pages->len, ==, 0);
  g_assert_cmpuint (test_count (store, &query), ==, 0);
  problems = test_verify (store);
  g_assert_cmpuint (problems->len, ==, 0);

  g_assert_false (test_save_full (store, change, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_READ_ONLY);
  moor_change_unref (change);
  test_close (store);
  g_assert_false (g_file_test (dir, G_FILE_TEST_EXISTS));
}

/* After a kill the log is still there; who only reads sees what is in it. */
static void
test_read_with_log (Fixture       *fixture,
                    gconstpointer  data)
{
  MoorStore *store = test_open (fixture->dir);
  g_autofree char *id = test_write (store, "Only in the log so far", 0);
  g_autofree char *copy = test_dir_new ();
  g_autofree char *found = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  static const char *names[] = { "journal.db", "journal.db-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_build_filename (fixture->dir, names[i], NULL);
      g_autofree char *to = g_build_filename (copy, names[i], NULL);
      g_autoptr (GBytes) bytes = read_file (from);

      write_file (to, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  test_close (store);

  store = test_open_full (copy, MOOR_STORE_READ, NULL, &error);
  g_assert_no_error (error);
  text = test_text (store, id);
  g_assert_cmpstr (text, ==, "Only in the log so far");
  /* Its search row was never written. */
  found = test_search (store, MOOR_LIST_JOURNAL, "log");
  g_assert_cmpstr (found, ==, "Only in the log so far");
  test_close (store);
  test_dir_free (g_steal_pointer (&copy));
}

static void
test_key (Fixture       *fixture,
          gconstpointer  data)
{
  guint8 raw[32];
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) wrong = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  MoorStore *store;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; i < sizeof raw; i++)
    raw[i] = (guint8) g_test_rand_int_range (0, 256);
  key = g_bytes_new (raw, sizeof raw);
  raw[7] ^= 1;
  wrong = g_bytes_new (raw, sizeof raw);

  store = test_open_full (fixture->dir, MOOR_STORE_WRITE, key, &error);
  g_assert_no_error (error);
  id = test_write (store, "nobody reads this from the disk", 0);
  found = test_search (store, MOOR_LIST_JOURNAL, "disk");
  g_assert_cmpstr (found, ==, "nobody reads this from the disk");
  g_assert_false (test_dir_contains (fixture->dir, "from the disk"));
  test_close (store);
  g_assert_false (test_dir_contains (fixture->dir, "from the disk"));
  g_assert_false (test_dir_contains (fixture->dir, "SQLite format"));

  g_assert_null (test_open_full (fixture->dir, MOOR_STORE_WRITE, wrong, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_LOCKED);
  g_clear_error (&error);
  test_open_fails (fixture->dir, MOOR_STORE_WRITE, MOOR_ERROR_NOT_A_JOURNAL);

  store = test_open_full (fixture->dir, MOOR_STORE_READ, key, &error);
  g_assert_no_error (error);
  text = test_text (store, id);
  g_assert_cmpstr (text, ==, "nobody reads this from the disk");
  problems = test_verify (store);
  g_assert_cmpuint (problems->len, ==, 0);
  test_close (store);

  store = test_open_full (fixture->dir, MOOR_STORE_WRITE, key, &error);
  g_assert_no_error (error);
  test_close (store);
}

/* A first start that was killed at any place leaves nothing that hinders the
 * second, and a log whose journal is gone is never taken for a new one's. */
static void
test_broken_off (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *half = g_build_filename (fixture->dir, "journal.db.new", NULL);
  g_autofree char *log = g_strconcat (fixture->journal, "-wal", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  gboolean kept = FALSE;
  MoorStore *store;

  write_file (half, "half a journal", 14);
  write_file (log, "words that were never put in place", 34);
  store = test_open (fixture->dir);
  test_close (store);
  g_assert_false (g_file_test (half, G_FILE_TEST_EXISTS));

  dir = g_dir_open (fixture->dir, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    kept = kept || g_str_has_prefix (name, "journal.db-wal.left-");
  g_assert_true (kept);
}

static GBytes *
second_step (int      step,
             gpointer data)
{
  const char *sql = data;

  g_assert_cmpint (step, ==, 2);
  return g_bytes_new_static (sql, strlen (sql));
}

/* A step is there whole with its number, after a copy, or not at all. */
static void
test_migrate (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *copy = g_build_filename (fixture->dir, "journal-schema-1.db", NULL);
  g_autoptr (MoorConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  gint64 version = 0, pages = 0;

  make_journal (fixture, "from the first schema");
  connection = moor_connection_open (fixture->journal, MOOR_CONNECTION_WRITER, NULL, &error);
  g_assert_no_error (error);

  g_assert_false (moor_schema_migrate_to (connection, 2, second_step,
                                          (char *) "CREATE TABLE more (x); DROP TABLE page; NONSENSE;",
                                          &error));
  g_clear_error (&error);
  moor_connection_get_int (connection, &version, NULL, "PRAGMA user_version", "");
  g_assert_cmpint (version, ==, 1);
  moor_connection_get_int (connection, &pages, &error, "SELECT count (*) FROM page", "");
  g_assert_no_error (error);
  g_assert_cmpint (pages, ==, 1);

  g_assert_true (moor_schema_migrate_to (connection, 2, second_step,
                                         (char *) "CREATE TABLE more (x);", &error));
  g_assert_no_error (error);
  moor_connection_get_int (connection, &version, NULL, "PRAGMA user_version", "");
  g_assert_cmpint (version, ==, 2);
  g_clear_pointer (&connection, moor_connection_close);

  /* The copy is the journal as it was. */
  connection = moor_connection_open (copy, MOOR_CONNECTION_ALONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (moor_schema_check (connection, &error));
  pages = 0;
  moor_connection_get_int (connection, &pages, NULL, "SELECT count (*) FROM page", "");
  g_assert_cmpint (pages, ==, 1);
  g_clear_pointer (&connection, moor_connection_close);

  test_open_fails (fixture->dir, MOOR_STORE_WRITE, MOOR_ERROR_NEWER);
}

static char *
dump (const char *path)
{
  g_autoptr (MoorConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);
  static const char *queries[] = {
    "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name",
    "SELECT * FROM definition ORDER BY hash", "SELECT * FROM page ORDER BY key",
    "SELECT * FROM answer ORDER BY page, field, row, slot", "SELECT * FROM revision ORDER BY id",
    "SELECT * FROM revision_answer ORDER BY revision, field, row, slot",
    "SELECT * FROM tag ORDER BY page, name", "SELECT * FROM person ORDER BY id",
    "SELECT * FROM setting ORDER BY name", "SELECT * FROM month ORDER BY month",
    "SELECT * FROM exercise_count ORDER BY exercise", "SELECT rowid, * FROM search ORDER BY rowid",
    "SELECT rowid, * FROM search_aside ORDER BY rowid", "SELECT * FROM search_due ORDER BY page",
  };

  connection = moor_connection_open (path, MOOR_CONNECTION_ALONE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (MoorStatement) statement = moor_connection_prepare (connection, &error,
                                                                     queries[i], "");

      g_assert_no_error (error);
      g_string_append_printf (text, "-- %s\n", queries[i]);
      while (moor_connection_step (connection, statement, &error))
        {
          for (int c = 0; c < sqlite3_column_count (statement); c++)
            g_string_append_printf (text, "%s%s", c > 0 ? " | " : "",
                                    sqlite3_column_text (statement, c) != NULL
                                    ? (const char *) sqlite3_column_text (statement, c) : "NULL");
          g_string_append_c (text, '\n');
        }
      g_assert_no_error (error);
    }

  return g_string_free (text, FALSE);
}

/* Every journal of a released schema opens, and says what it said. The fixture
 * is made by make-fixture.c; what it must say stands beside it. */
static void
test_fixture_1 (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *sql_path = g_test_build_filename (G_TEST_DIST, "fixtures", "journal-1.sql",
                                                     NULL);
  g_autofree char *says_path = g_test_build_filename (G_TEST_DIST, "fixtures", "journal-1.txt",
                                                      NULL);
  g_autofree char *sql = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *says = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  MoorStore *store;

  g_file_get_contents (sql_path, &sql, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (says_path, &expected, NULL, &error);
  g_assert_no_error (error);

  /* When it was made: its trash is not thirty days old yet. */
  moor_clock_set_for_test (G_GINT64_CONSTANT (1795380010) * G_USEC_PER_SEC);
  run_sql (fixture->journal, sql);
  store = test_open (fixture->dir);
  problems = test_verify (store);
  g_assert_cmpuint (problems->len, ==, 0);
  found = test_search (store, MOOR_LIST_JOURNAL, "lighthouse");
  g_assert_cmpstr (found, ==, "The lighthouse was lit");
  test_close (store);
  moor_clock_set_for_test (0);

  says = dump (fixture->journal);
  if (g_getenv ("MOOR_WRITE_FIXTURE") != NULL)
    write_file (says_path, says, strlen (says));
  else
    g_assert_cmpstr (says, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/open/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("new-directory", test_new_directory);
  ADD ("wide-rights", test_wide_rights);
  ADD ("in-use", test_in_use);
  ADD ("unref-closes", test_unref_closes);
  ADD ("not-a-journal", test_not_a_journal);
  ADD ("newer", test_newer);
  ADD ("newer-in-log", test_newer_in_log);
  ADD ("damaged", test_damaged);
  ADD ("read-only", test_read_only);
  ADD ("not-owned", test_not_owned);
  ADD ("file-in-the-way", test_file_in_the_way);
  ADD ("table-lost", test_table_lost);
  ADD ("loose-link", test_loose_link);
  ADD ("other-things", test_other_things);
  ADD ("read-nothing", test_read_nothing);
  ADD ("read-with-log", test_read_with_log);
  ADD ("key", test_key);
  ADD ("broken-off", test_broken_off);
  ADD ("migrate", test_migrate);
  ADD ("fixture-1", test_fixture_1);

  return g_test_run ();
}

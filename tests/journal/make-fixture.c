/* SPDX-License-Identifier: GPL-3.0-or-later */

/* make-fixture DIR: writes a journal into DIR through the store, and then, as
 * SQL on standard output, what stands in it. So the fixtures of schema 1 were
 * made, in the build directory:
 *
 *   d=$(mktemp -d)
 *   TZ=Europe/Stockholm tests/journal/make-fixture $d > ../tests/fixtures/journal-1.sql
 *   MOOR_WRITE_FIXTURE=1 meson test journal-open     (writes journal-1.txt)
 *
 * Until the first release schema 1 may change, and its fixture with it; from
 * then on neither does, and a new schema gets a fixture of its own. */

#include "config.h"

#include <stdio.h>

#include "base/moor-clock.h"
#include "journal-test.h"
#include "journal/moor-connection.h"

#define EXERCISE \
  "<exercise id='small-light' version='3' step='regulation' depth='1' minutes='5' " \
  "distress='none'>" \
  "<title>A small light</title><summary>Look for one.</summary><source id='D01'/>" \
  "<part id='one'><prompt>Where was it?</prompt><text id='where'/></part>" \
  "<part id='two'><prompt>Who saw it?</prompt><person id='who'/>" \
  "<text id='secret' private='yes'/></part>" \
  "<part id='three'><prompt>How bright?</prompt><scale id='bright' from='0' to='10'/></part>" \
  "<closing>It is still there.</closing></exercise>"

static MoorStore *store;

static char *
write_page (int         n,
            const char *text)
{
  char *id = g_strdup_printf ("00000000-0000-4000-8000-%012d", n);
  MoorChange *change = moor_change_new (id);
  g_autoptr (MoorAnswer) answer = moor_answer_new_text (text);

  moor_change_create (change, NULL, moor_clock_now () + n * G_TIME_SPAN_DAY, MOOR_LEANING_NONE,
                      FALSE);
  moor_change_set_state (change, MOOR_PAGE_DONE);
  moor_change_set_answer (change, MOOR_PAGE_FREE_FIELD, answer);
  test_save (store, change);
  return id;
}

static void
write_exercise (void)
{
  g_autoptr (MoorExercise) exercise = test_exercise (EXERCISE);
  MoorChange *change = moor_change_new ("00000000-0000-4000-8000-000000000006");
  g_autoptr (MoorAnswer) where = moor_answer_new_text ("On the water, \"far\" out; it's small");
  g_autoptr (MoorAnswer) who = moor_answer_new_text ("00000000-0000-4000-8000-000000000101");
  g_autoptr (MoorAnswer) secret = moor_answer_new_text ("nobody's business");
  g_autoptr (MoorAnswer) bright = moor_answer_new_number (7);

  moor_change_create (change, exercise, moor_clock_now (), MOOR_LEANING_MIXED, TRUE);
  moor_change_set_state (change, MOOR_PAGE_WAITING);
  moor_change_set_due (change, "2026-12-24", "three");
  moor_change_set_place (change, "three");
  moor_change_set_skipped (change, (const char * const []) { "two", NULL });
  moor_change_set_audience (change, MOOR_AUDIENCE_COUNSELOR);
  moor_change_set_tags (change, (const char * const []) { "sea", "light", NULL });
  moor_change_set_answer (change, "where", where);
  moor_change_set_answer (change, "who", who);
  moor_change_set_answer (change, "secret", secret);
  moor_change_set_answer (change, "bright", bright);
  test_save (store, change);
}

static void
save_person (const char *id,
             const char *name,
             const char *phone)
{
  g_autoptr (MoorPerson) person = moor_person_new (id, name, phone, FALSE);
  g_autoptr (GAsyncResult) result = NULL;

  moor_store_save_person_async (store, person, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_true (moor_store_save_person_finish (store, result, NULL));
}

static void
fill (void)
{
  g_autofree char *lighthouse = write_page (1, "The lighthouse was lit\nall night. ÅÄÖ שלום 🌊");
  g_autofree char *away = write_page (2, "Not in the lists");
  g_autofree char *trashed = write_page (3, "Soon gone");
  g_autofree char *revised = write_page (4, "First version");
  g_autofree char *left = write_page (5, "Left on the table");
  MoorChange *change;

  save_person ("00000000-0000-4000-8000-000000000101", "Ada", "112");
  save_person ("00000000-0000-4000-8000-000000000102", "Bo", NULL);
  write_exercise ();
  test_do (store, delete_person, "00000000-0000-4000-8000-000000000101");

  change = moor_change_new (away);
  moor_change_set_put_away (change, TRUE);
  test_save (store, change);
  test_do (store, trash, trashed);
  test_do (store, keep_revision, revised);
  test_write_again (store, revised, "Second version");
  change = moor_change_new (left);
  moor_change_set_left (change, TRUE);
  moor_change_set_starred (change, TRUE);
  test_save (store, change);
  moor_store_set_setting (store, "leaning", "mixed");
}

static MoorConnection *connection;

static void
print_rows (const char *sql,
            void      (*print) (MoorStatement *statement))
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorStatement) statement = moor_connection_prepare (connection, &error, sql, "");

  g_assert_no_error (error);
  while (moor_connection_step (connection, statement, &error))
    print (statement);
  g_assert_no_error (error);
}

static void
print_sql (MoorStatement *statement)
{
  /* Not g_print: that writes for the locale. */
  fprintf (stdout, "%s;\n", (const char *) sqlite3_column_text (statement, 0));
}

static void
print_table (MoorStatement *statement)
{
  const char *table = (const char *) sqlite3_column_text (statement, 0);
  g_autofree char *info = g_strdup_printf ("SELECT group_concat (name, ', '), "
                                           "group_concat ('quote (' || name || ')', ' || '', '' || ') "
                                           "FROM pragma_table_info ('%s')", table);
  g_autoptr (MoorStatement) columns = moor_connection_prepare (connection, NULL, info, "");
  gboolean search = g_str_has_prefix (table, "search") && !g_str_equal (table, "search_due");
  g_autofree char *select = NULL;

  g_assert_true (moor_connection_step (connection, columns, NULL));
  select = g_strdup_printf ("SELECT 'INSERT INTO %s (%s%s) VALUES (' || %s%s || ')' FROM %s",
                            table, search ? "rowid, " : "", sqlite3_column_text (columns, 0),
                            search ? "rowid || ', ' || " : "", sqlite3_column_text (columns,
                                                                                    1), table);
  print_rows (select, print_sql);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    return 1;

  /* 2026-11-22 21:40 in Stockholm. */
  moor_clock_set_for_test (G_GINT64_CONSTANT (1795380010) * G_USEC_PER_SEC);
  store = test_open (argv[1]);
  fill ();
  test_close (store);

  path = g_build_filename (argv[1], "journal.db", NULL);
  connection = moor_connection_open (path, MOOR_CONNECTION_ALONE, NULL, &error);
  g_assert_no_error (error);

  fputs ("-- Made by tests/journal/make-fixture.c.\nPRAGMA foreign_keys = OFF;\nBEGIN;\n", stdout);
  print_rows ("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
              "AND NOT (name LIKE 'search\\_%' ESCAPE '\\' AND name NOT IN ('search_due', 'search_aside')) "
              "ORDER BY rowid", print_sql);
  print_rows ("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
              "AND NOT (name LIKE 'search\\_%' ESCAPE '\\' AND name NOT IN ('search_due', 'search_aside')) "
              "ORDER BY rowid", print_table);
  print_rows ("SELECT sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL "
              "ORDER BY rowid", print_sql);
  /* As if it had been killed before this page's search row was renewed. */
  fputs ("INSERT INTO search_due (page) SELECT key FROM page WHERE title = 'The lighthouse was lit';\n"
           "DELETE FROM search WHERE rowid IN (SELECT page FROM search_due);\n", stdout);
  print_rows ("SELECT 'PRAGMA application_id = ' || application_id FROM pragma_application_id",
              print_sql);
  print_rows ("SELECT 'PRAGMA user_version = ' || user_version FROM pragma_user_version",
              print_sql);
  fputs ("COMMIT;\n", stdout);

  moor_connection_close (connection);
  return 0;
}

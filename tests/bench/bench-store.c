/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-raw.h"
#include "journal/moor-page-list.h"

/* bench-store OURS RAW NAME
 *
 * Opening, the first list page, search and saving: the store on the journal in
 * OURS, and the same SQL by hand on its copy in RAW, in turn. Each line is
 * name, value, unit, and if there is one the name and value of the floor, with
 * tabs between. Times are medians unless the name says otherwise. */

#define LIST_PAGES 32
#define OPEN_ROUNDS 15
#define LIST_ROUNDS 60
#define SAVE_ROUNDS 300
#define SAVES_BESIDE_VERIFY 600

static const char *size_name;

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
check (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static void
add (GArray *values,
     double  since)
{
  double value = (bench_now () - since) / 1000;

  g_array_append_val (values, value);
}

static GArray *
new_values (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static void
report (const char *what,
        double      ours,
        const char *base,
        double      raw)
{
  if (base != NULL)
    printf ("%s-%s\t%.4f\tms\t%s\t%.4f\n", what, size_name, ours, base, raw);
  else
    printf ("%s-%s\t%.4f\tms\n", what, size_name, ours);
  fflush (stdout);
}

static void
report_medians (const char *what,
                GArray     *ours,
                GArray     *raw)
{
  report (what, bench_quantile (ours, 0.5), "raw", bench_quantile (raw, 0.5));
}

static MoorStore *
open_store (const char *data_dir)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) key = bench_key ();
  GError *error = NULL;
  MoorStore *store;

  moor_store_open_async (data_dir, MOOR_STORE_WRITE, key, NULL, on_done, &result);
  wait_for (&result);
  store = moor_store_open_finish (result, &error);
  check (error);

  return store;
}

static void
close_store (MoorStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  moor_store_close_async (store, on_done, &result);
  wait_for (&result);
  moor_store_close_finish (store, result, &error);
  check (error);
  g_object_unref (store);
}

static guint
list (MoorStore *store)
{
  const MoorQuery query = { .list = MOOR_LIST_JOURNAL, .limit = LIST_PAGES };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  GError *error = NULL;

  moor_store_list_async (store, &query, NULL, on_done, &result);
  wait_for (&result);
  pages = moor_store_list_finish (store, result, &error);
  check (error);

  return pages->len;
}

#define RAW_COLUMNS \
  "p.key, p.id, p.exercise, p.version, p.definition, p.title, p.preview, p.created, p.updated, " \
  "p.offset, p.date, p.state, p.place, p.leaning, p.due, p.audience, p.put_away, p.starred, " \
  "(SELECT group_concat (name, char (10)) FROM tag WHERE tag.page = p.key)"

#define RAW_LIST "SELECT " RAW_COLUMNS " FROM page p WHERE p.trashed = 0 AND p.put_away = 0 " \
                 "ORDER BY p.key DESC LIMIT 32"

static void
measure_open (const char *ours_dir,
              const char *raw_dir)
{
  g_autoptr (GArray) ours = new_values ();
  g_autoptr (GArray) raw = new_values ();

  for (guint i = 0; i < OPEN_ROUNDS; i++)
    {
      double since = bench_now ();
      MoorStore *store = open_store (ours_dir);
      sqlite3_stmt *first;
      sqlite3 *db;

      list (store);
      add (ours, since);
      close_store (store);

      since = bench_now ();
      db = bench_raw_open (raw_dir, TRUE);
      first = bench_raw_prepare (db, RAW_LIST);
      bench_raw_run (first);
      add (raw, since);
      sqlite3_finalize (first);
      sqlite3_close (db);
    }

  report_medians ("open", ours, raw);
}

static void
measure_list (MoorStore *store,
              sqlite3   *db)
{
  g_autoptr (GArray) ours = new_values ();
  g_autoptr (GArray) raw = new_values ();
  sqlite3_stmt *statement = bench_raw_prepare (db, RAW_LIST);

  for (guint i = 0; i < LIST_ROUNDS; i++)
    {
      double since = bench_now ();

      list (store);
      add (ours, since);

      since = bench_now ();
      bench_raw_run (statement);
      add (raw, since);
    }

  sqlite3_finalize (statement);
  report_medians ("list-first", ours, raw);
}

typedef struct {
  double last;
  double longest;
} Pulse;

static gboolean
on_pulse (gpointer data)
{
  Pulse *pulse = data;
  double now = bench_now ();

  pulse->longest = MAX (pulse->longest, now - pulse->last);
  pulse->last = now;

  return G_SOURCE_CONTINUE;
}

/* From a key to the first pages with their snippets, as the journal view asks
 * for them; the count and the pages below come after that. */
static void
search (MoorPageList *list,
        const char   *typed)
{
  const MoorQuery query = { .list = MOOR_LIST_JOURNAL, .search = typed };

  moor_page_list_set_query (list, &query);
  while (moor_page_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

/* What a person types, and what is there after every key. */
static void
measure_search (MoorStore *store,
                sqlite3   *db)
{
  static const char *const typed[] = {
    "kitchen quiet", "afraid", "mother said", "the evening", "bade", "angry alone close", "x",
  };
  g_autoptr (GArray) ours = new_values ();
  g_autoptr (GArray) raw = new_values ();
  g_autoptr (MoorPageList) pages = moor_page_list_new (store);
  sqlite3_stmt *statement = bench_raw_prepare (db,
    "SELECT " RAW_COLUMNS ", snippet (search, 1, char (2), char (3), '…', 24) "
    "FROM search CROSS JOIN page p ON p.key = search.rowid "
    "WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT 32");
  Pulse pulse = { bench_now (), 0 };
  guint source;

  source = g_timeout_add_full (G_PRIORITY_HIGH, 1, on_pulse, &pulse, NULL);
  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      for (gsize n = 1; n <= strlen (typed[i]); n++)
        {
          /* A blank at the end asks for nothing new. */
          if (typed[i][n - 1] == ' ')
            continue;

          g_autofree char *so_far = g_strndup (typed[i], n);
          g_auto (GStrv) words = g_strsplit (so_far, " ", -1);
          g_autoptr (GString) match = g_string_new ("{title body} : (");
          double since;

          for (guint k = 0; words[k] != NULL; k++)
            g_string_append_printf (match, "%s\"%s\"", k > 0 ? " AND " : "", words[k]);
          g_string_append (match, "*)");

          pulse.last = since = bench_now ();
          search (pages, so_far);
          add (ours, since);
          on_pulse (&pulse);

          since = bench_now ();
          bench_raw_bind (statement, "t", match->str);
          bench_raw_run (statement);
          add (raw, since);
        }
  g_source_remove (source);
  sqlite3_finalize (statement);

  report_medians ("search", ours, raw);
  report ("search-p99", bench_quantile (ours, 0.99), "raw", bench_quantile (raw, 0.99));
  report ("search-window-blocked", pulse.longest / 1000, NULL, 0);
}

static void
save (MoorStore  *store,
      const char *page_id,
      const char *text,
      GArray     *in_all,
      GArray     *on_main)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MoorChange) change = NULL;
  g_autoptr (MoorAnswer) answer = NULL;
  GError *error = NULL;
  double since = bench_now ();

  change = moor_change_new (page_id);
  answer = moor_answer_new_text (text);
  moor_change_set_answer (change, MOOR_PAGE_FREE_FIELD, answer);
  moor_store_save_async (store, change, NULL, on_done, &result);
  if (on_main != NULL)
    add (on_main, since);
  wait_for (&result);
  add (in_all, since);
  moor_store_save_finish (store, result, &error);
  check (error);
}

typedef struct {
  sqlite3      *db;
  gint64        key;
  sqlite3_stmt *begin, *take, *put, *head, *due, *commit;
} RawSave;

static void
raw_save_init (RawSave    *raw,
               sqlite3    *db,
               const char *page_id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT key FROM page WHERE id = '%s'", page_id);
  sqlite3_stmt *find = bench_raw_prepare (db, sql);

  if (sqlite3_step (find) != SQLITE_ROW)
    g_error ("the page is missing");
  raw->db = db;
  raw->key = sqlite3_column_int64 (find, 0);
  sqlite3_finalize (find);

  raw->begin = bench_raw_prepare (db, "BEGIN IMMEDIATE");
  raw->take = bench_raw_prepare (db, "DELETE FROM answer WHERE page = ? AND field = 'text'");
  raw->put = bench_raw_prepare (db, "INSERT INTO answer (page, field, row, slot, text) "
                                    "VALUES (?, 'text', 0, '', ?)");
  raw->head = bench_raw_prepare (db,
                                 "UPDATE page SET title = ?, preview = ?, updated = ? "
                                 "WHERE key = ?");
  raw->due = bench_raw_prepare (db,
                                "INSERT INTO search_due (page) VALUES (?) ON CONFLICT DO NOTHING");
  raw->commit = bench_raw_prepare (db, "COMMIT");
}

static void
raw_save_clear (RawSave *raw)
{
  sqlite3_finalize (raw->begin);
  sqlite3_finalize (raw->take);
  sqlite3_finalize (raw->put);
  sqlite3_finalize (raw->head);
  sqlite3_finalize (raw->due);
  sqlite3_finalize (raw->commit);
}

static void
raw_save (RawSave    *raw,
          const char *text,
          GArray     *in_all)
{
  double since = bench_now ();

  bench_raw_run (raw->begin);
  bench_raw_bind (raw->take, "i", raw->key);
  bench_raw_run (raw->take);
  bench_raw_bind (raw->put, "it", raw->key, text);
  bench_raw_run (raw->put);
  bench_raw_bind (raw->head, "ttii", "The first words of it", "More of its words",
                  g_get_real_time (),
                  raw->key);
  bench_raw_run (raw->head);
  bench_raw_bind (raw->due, "i", raw->key);
  bench_raw_run (raw->due);
  bench_raw_run (raw->commit);
  add (in_all, since);
}

static void
measure_save (MoorStore  *store,
              sqlite3    *db,
              const char *page_id,
              guint       n_words)
{
  g_autoptr (GArray) ours = new_values ();
  g_autoptr (GArray) on_main = new_values ();
  g_autoptr (GArray) raw = new_values ();
  g_autofree char *what = g_strdup_printf ("save-%u", n_words);
  g_autofree char *what_main = g_strdup_printf ("save-%u-main-thread", n_words);
  BenchRandom random = { 7 };
  RawSave by_hand;

  raw_save_init (&by_hand, db, page_id);
  for (guint i = 0; i < SAVE_ROUNDS; i++)
    {
      g_autofree char *words = bench_text (&random, n_words);

      save (store, page_id, words, ours, on_main);
      raw_save (&by_hand, words, raw);
    }
  raw_save_clear (&by_hand);

  report_medians (what, ours, raw);
  report (what_main, bench_quantile (on_main, 0.5), NULL, 0);
}

static void
measure_save_beside_verify (MoorStore *store,
                            sqlite3   *db)
{
  g_autoptr (GArray) ours = new_values ();
  g_autoptr (GArray) raw = new_values ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  BenchRandom random = { 8 };
  gboolean verifying = FALSE;
  GError *error = NULL;
  RawSave by_hand;

  raw_save_init (&by_hand, db, BENCH_PAGE_SHORT);
  while (ours->len < SAVES_BESIDE_VERIFY)
    {
      g_autofree char *words = bench_text (&random, 150);

      if (!verifying)
        moor_store_verify_async (store, NULL, NULL, cancellable, on_done, &result);
      verifying = TRUE;
      save (store, BENCH_PAGE_SHORT, words, ours, NULL);
      raw_save (&by_hand, words, raw);
      if (result != NULL)
        {
          g_autoptr (GPtrArray) problems = moor_store_verify_finish (store, result, &error);

          check (error);
          if (problems->len > 0)
            g_error ("%s", (char *) g_ptr_array_index (problems, 0));
          g_clear_object (&result);
          verifying = FALSE;
        }
    }

  g_cancellable_cancel (cancellable);
  if (verifying)
    wait_for (&result);
  raw_save_clear (&by_hand);
  report ("save-beside-verify-p99", bench_quantile (ours, 0.99), "raw", bench_quantile (raw, 0.99));
}

int
main (int    argc,
      char **argv)
{
  MoorStore *store;
  sqlite3 *db;

  if (argc != 4)
    {
      fprintf (stderr, "usage: bench-store OURS RAW NAME\n");
      return 2;
    }
  size_name = argv[3];

  measure_open (argv[1], argv[2]);

  store = open_store (argv[1]);
  db = bench_raw_open (argv[2], TRUE);
  measure_list (store, db);
  measure_search (store, db);
  measure_save (store, db, BENCH_PAGE_SHORT, 150);
  measure_save (store, db, BENCH_PAGE_LONG, 5000);
  measure_save_beside_verify (store, db);
  sqlite3_close (db);
  close_store (store);

  return 0;
}

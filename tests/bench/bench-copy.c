/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "bench-raw.h"
#include "journal/moor-store.h"
#include "share/moor-json.h"

/* bench-copy JOURNAL SCRATCH NAME
 *
 * A full copy out of the journal in JOURNAL and into an empty one below
 * SCRATCH: as JSON, and as a raw dump of the tables whose load fills the same
 * index. One line each, as bench-store prints them. */

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

  moor_store_close_async (store, on_done, &result);
  wait_for (&result);
  moor_store_close_finish (store, result, NULL);
  g_object_unref (store);
}

static double
export_json (const char *data_dir,
             const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  MoorStore *store = open_store (data_dir);
  double since = bench_now ();

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, &error);
  check (error);
  moor_json_export_async (store, G_OUTPUT_STREAM (stream), NULL, on_done, &result);
  wait_for (&result);
  moor_json_export_finish (result, NULL, &error);
  check (error);
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error);
  check (error);
  since = bench_now () - since;
  close_store (store);

  return since / 1000;
}

static double
import_json (const char *data_dir,
             const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  MoorStore *store = open_store (data_dir);
  double since = bench_now ();

  stream = g_file_read (file, NULL, &error);
  check (error);
  moor_json_import_async (store, G_INPUT_STREAM (stream), NULL, on_done, &result);
  wait_for (&result);
  moor_json_import_finish (result, NULL, &error);
  check (error);
  since = bench_now () - since;
  close_store (store);

  return since / 1000;
}

/* Tables in an order that foreign keys allow. */
static const struct { const char *select, *insert; } tables[] = {
  { "SELECT hash, exercise, version, language, title, text FROM definition",
    "INSERT INTO definition (hash, exercise, version, language, title, text) "
    "VALUES (?,?,?,?,?,?)" },
  { "SELECT key, id, exercise, version, definition, title, preview, created, updated, offset, "
    "date, state FROM page",
    "INSERT INTO page (key, id, exercise, version, definition, title, preview, created, updated, "
    "offset, date, state) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)" },
  { "SELECT page, field, row, slot, text, number FROM answer",
    "INSERT INTO answer (page, field, row, slot, text, number) VALUES (?,?,?,?,?,?)" },
  { "SELECT rowid, title, body, private FROM search",
    "INSERT INTO search (rowid, title, body, private) VALUES (?,?,?,?)" },
};

/* A value is its type, its length, its bytes. */
static double
dump_raw (const char *data_dir,
          const char *path)
{
  sqlite3 *db = bench_raw_open (data_dir, TRUE);
  double since = bench_now ();
  FILE *file = fopen (path, "wb");

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      sqlite3_stmt *statement = bench_raw_prepare (db, tables[i].select);

      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          fputc ('+', file);
          for (int c = 0; c < sqlite3_column_count (statement); c++)
            {
              int type = sqlite3_column_type (statement, c);
              const char *bytes = (const char *) sqlite3_column_text (statement, c);
              int length = sqlite3_column_bytes (statement, c);

              fputc (type, file);
              fwrite (&length, sizeof length, 1, file);
              fwrite (bytes, 1, (size_t) length, file);
            }
        }
      fputc ('.', file);
      sqlite3_finalize (statement);
    }
  fclose (file);
  since = bench_now () - since;
  sqlite3_close (db);

  return since / 1000;
}

static double
load_raw (const char *data_dir,
          const char *path)
{
  sqlite3 *db = bench_raw_open (data_dir, TRUE);
  double since = bench_now ();
  FILE *file = fopen (path, "rb");
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  bench_raw_exec (db, "BEGIN IMMEDIATE");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      sqlite3_stmt *statement = bench_raw_prepare (db, tables[i].insert);

      while (fgetc (file) == '+')
        {
          for (int c = 0; c < sqlite3_bind_parameter_count (statement); c++)
            {
              int type = fgetc (file);
              int length = 0;

              if (fread (&length, sizeof length, 1, file) != 1)
                g_error ("the dump is short");
              g_byte_array_set_size (bytes, (guint) length);
              if (fread (bytes->data, 1, (size_t) length, file) != (size_t) length)
                g_error ("the dump is short");

              if (type == SQLITE_NULL)
                sqlite3_bind_null (statement, c + 1);
              else if (type == SQLITE_INTEGER || type == SQLITE_FLOAT)
                {
                  g_autofree char *text = g_strndup ((const char *) bytes->data, bytes->len);

                  if (type == SQLITE_INTEGER)
                    sqlite3_bind_int64 (statement, c + 1, g_ascii_strtoll (text, NULL, 10));
                  else
                    sqlite3_bind_double (statement, c + 1, g_ascii_strtod (text, NULL));
                }
              else
                sqlite3_bind_text (statement, c + 1, (const char *) bytes->data, length,
                                   SQLITE_TRANSIENT);
            }
          bench_raw_run (statement);
        }
      sqlite3_finalize (statement);
    }
  bench_raw_exec (db, "COMMIT");
  fclose (file);
  since = bench_now () - since;
  sqlite3_close (db);

  return since / 1000;
}

static void
add (GArray *values,
     double  value)
{
  g_array_append_val (values, value);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GArray) out = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) raw_out = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) in = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) raw_in = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *json = NULL, *dump = NULL;

  if (argc != 4)
    {
      fprintf (stderr, "usage: bench-copy JOURNAL SCRATCH NAME\n");
      return 2;
    }

  json = g_build_filename (argv[2], "copy.json", NULL);
  dump = g_build_filename (argv[2], "copy.dump", NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("json-%u", i);
      g_autofree char *raw_name = g_strdup_printf ("raw-%u", i);
      g_autofree char *ours = g_build_filename (argv[2], name, NULL);
      g_autofree char *raw = g_build_filename (argv[2], raw_name, NULL);

      add (out, export_json (argv[1], json));
      add (raw_out, dump_raw (argv[1], dump));
      add (in, import_json (ours, json));
      close_store (open_store (raw));
      add (raw_in, load_raw (raw, dump));
    }

  /* Speed, so that more is better. */
  printf ("export-speed-%s\t%.1f\truns/min\traw dump\t%.1f\n", argv[3],
          60000 / bench_quantile (out, 0.5), 60000 / bench_quantile (raw_out, 0.5));
  printf ("import-speed-%s\t%.1f\truns/min\traw load\t%.1f\n", argv[3],
          60000 / bench_quantile (in, 0.5), 60000 / bench_quantile (raw_in, 0.5));

  return 0;
}

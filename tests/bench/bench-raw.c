/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-raw.h"

#include <math.h>
#include <string.h>

#define N_WORDS 6000

GBytes *
bench_key (void)
{
  guint8 key[32];

  memset (key, 0x5d, sizeof key);

  return g_bytes_new (key, sizeof key);
}

static void
check (sqlite3 *db,
       int      rc)
{
  if (rc != SQLITE_OK && rc != SQLITE_ROW && rc != SQLITE_DONE)
    g_error ("SQLite: %s", sqlite3_errmsg (db));
}

void
bench_raw_exec (sqlite3    *db,
                const char *sql)
{
  check (db, sqlite3_exec (db, sql, NULL, NULL, NULL));
}

sqlite3 *
bench_raw_open (const char *data_dir,
                gboolean    keyed)
{
  g_autofree char *path = g_build_filename (data_dir, "journal.db", NULL);
  sqlite3 *db = NULL;

  check (db, sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
  if (keyed)
    {
      g_autoptr (GString) text = g_string_new ("x'");

      for (guint i = 0; i < 32; i++)
        g_string_append (text, "5d");
      g_string_append_c (text, '\'');
      check (db, sqlite3_key (db, text->str, (int) text->len));
    }
  sqlite3_busy_timeout (db, 10000);
  bench_raw_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                      "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
                      "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;"
                      "SELECT count (*) FROM sqlite_schema;");

  return db;
}

sqlite3_stmt *
bench_raw_prepare (sqlite3    *db,
                   const char *sql)
{
  sqlite3_stmt *statement = NULL;

  check (db, sqlite3_prepare_v2 (db, sql, -1, &statement, NULL));

  return statement;
}

void
bench_raw_bind (sqlite3_stmt *statement,
                const char   *types,
                ...)
{
  va_list args;

  va_start (args, types);
  for (int i = 0; types[i] != '\0'; i++)
    {
      if (types[i] == 't')
        sqlite3_bind_text (statement, i + 1, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
      else if (types[i] == 'i')
        sqlite3_bind_int64 (statement, i + 1, va_arg (args, gint64));
      else
        sqlite3_bind_double (statement, i + 1, va_arg (args, double));
    }
  va_end (args);
}

guint
bench_raw_run (sqlite3_stmt *statement)
{
  guint n_rows = 0;
  int rc;

  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        sqlite3_column_text (statement, i);
      n_rows++;
    }
  check (sqlite3_db_handle (statement), rc);
  sqlite3_reset (statement);

  return n_rows;
}

double
bench_now (void)
{
  return (double) g_get_monotonic_time ();
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return one < two ? -1 : one > two;
}

double
bench_quantile (GArray *values,
                double  part)
{
  guint at;

  g_assert (values->len > 0);

  g_array_sort (values, compare);
  at = (guint) floor (part * (values->len - 1) + 0.5);

  return g_array_index (values, double, at);
}

guint32
bench_random (BenchRandom *random,
              guint32      below)
{
  /* xorshift64*: small, and the same on every machine. */
  random->state ^= random->state >> 12;
  random->state ^= random->state << 25;
  random->state ^= random->state >> 27;

  return (guint32) ((random->state * G_GUINT64_CONSTANT (2685821657736338717)) >> 32) % below;
}

static char **
make_words (void)
{
  static const char *const frequent[] = {
    "the", "and", "I", "to", "a", "it", "was", "that", "of", "in", "me", "he", "she", "we", "my",
    "not", "but", "for", "said", "with", "what", "when", "then", "so", "had", "this", "home",
    "evening", "kitchen", "quiet", "angry", "close", "alone", "afraid", "mother", "father",
  };
  static const char *const syllables[] = {
    "ba", "de", "ki", "lo", "mu", "ra", "se", "ti", "vo", "wen", "sha", "tor", "lin", "ge", "pra",
    "nu", "mel", "dor", "fi", "ast",
  };
  char **words = g_new0 (char *, N_WORDS + 1);
  BenchRandom random = { 20261122 };

  for (guint i = 0; i < N_WORDS; i++)
    {
      GString *word;

      if (i < G_N_ELEMENTS (frequent))
        {
          words[i] = g_strdup (frequent[i]);
          continue;
        }

      word = g_string_new (NULL);
      for (guint k = 2 + bench_random (&random, 3); k > 0; k--)
        g_string_append (word, syllables[bench_random (&random, G_N_ELEMENTS (syllables))]);
      words[i] = g_string_free (word, FALSE);
    }

  return words;
}

const char *
bench_word (BenchRandom *random)
{
  static char **words;
  double u;

  if (words == NULL)
    words = make_words ();

  /* As often as its rank is low. */
  u = bench_random (random, 1000000) / 1000000.0;

  return words[(guint) floor (exp (u * log (N_WORDS))) - 1];
}

char *
bench_text (BenchRandom *random,
            guint        n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0 && i % 60 == 0)
        g_string_append (text, ".\n\n");
      else if (i > 0 && i % 11 == 0)
        g_string_append (text, ". ");
      else if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, bench_word (random));
    }

  return g_string_free (text, FALSE);
}

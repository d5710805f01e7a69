/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* SQLCipher by hand, without a line of the journal room: the floor that the
 * store is measured against. Everything that fails ends the program. */

/* Free pages of 150 and of 5,000 words that every journal here has. */
#define BENCH_PAGE_SHORT "ffffffff-0000-4000-8000-000000000150"
#define BENCH_PAGE_LONG  "ffffffff-0000-4000-8000-000000005000"

/* The same 32 bytes everywhere: these journals hold nobody's words. */
GBytes       *bench_key        (void);

sqlite3      *bench_raw_open   (const char   *data_dir,
                                gboolean      keyed);
void          bench_raw_exec   (sqlite3      *db,
                                const char   *sql);
sqlite3_stmt *bench_raw_prepare(sqlite3      *db,
                                const char   *sql);
/* @types: t (const char *), i (gint64), d (double). Binds, does not step. */
void          bench_raw_bind   (sqlite3_stmt *statement,
                                const char   *types,
                                ...);
/* Steps to the end; how many rows there were. Every column is looked at. */
guint         bench_raw_run    (sqlite3_stmt *statement);

/* Microseconds on the clock that Python's time.monotonic() shows. */
double        bench_now        (void);
/* Sorts @values in place. @part 0.5 the median, 0.99 the 99th percentile. */
double        bench_quantile   (GArray       *values,    /* double */
                                double        part);

/* Words as a person might write them: some often, most seldom, the same for
 * the same seed. */
typedef struct { guint64 state; } BenchRandom;
guint32       bench_random     (BenchRandom  *random,
                                guint32       below);
const char   *bench_word       (BenchRandom  *random);
/* Sentences and paragraphs. (transfer full) */
char         *bench_text       (BenchRandom  *random,
                                guint         n_words);

G_END_DECLS

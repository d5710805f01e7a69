/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-change.h"
#include "journal/moor-connection.h"
#include "journal/moor-scrub.h"

G_BEGIN_DECLS

/**
 * MoorWriter:
 *
 * The thread that writes, with its connection. Three queues: the first holds
 * saves and everything else that is short, in the order it was asked for (so a
 * save never overtakes the trashing of its page); the second renews search
 * rows for a search that waits; the third holds long work, done in slices of
 * at most 50 ms. A slice begins only when the queue before it is empty.
 *
 * Saves of one page that wait together become one transaction. A save that
 * fails for want of space is kept, and written under the next one.
 *
 * The functions below are called on the main thread unless they say otherwise.
 */
typedef struct _MoorWriter MoorWriter;

/* What a slice may take. */
#define MOOR_SLICE_US (50 * 1000)

/* On the writer's thread, with no transaction open, before and after. */
typedef gboolean (*MoorWriterFunc)  (MoorWriter      *writer,
                                     MoorConnection  *connection,
                                     gpointer         data,
                                     GError         **error);
/* The same, and to stop by @deadline (monotonic) with @more set. */
typedef gboolean (*MoorWriterSlice) (MoorWriter      *writer,
                                     MoorConnection  *connection,
                                     gpointer         data,
                                     gint64           deadline,
                                     gboolean        *more,
                                     GError         **error);
/* On the main thread, after something was written. */
typedef void (*MoorWriterNotify)    (GObject         *store,
                                     const char      *page_id,     /* (nullable) */
                                     gboolean         people);

/* Starts the thread; it takes the lock, makes or opens the journal, brings it
 * up to date. Returns at once: moor_writer_wait_open tells what came of it.
 * @store is told of changes while it lives. */
MoorWriter  *moor_writer_new          (const char       *data_dir,
                                       const guint8     *key,
                                       GObject          *store,
                                       MoorWriterNotify  notify);
/* Blocks; from any thread. */
gboolean     moor_writer_wait_open    (MoorWriter       *self,
                                       GError          **error);
/* Writes what waits, renews search rows for at most a second, empties the log,
 * closes, lets go of the lock, frees. Long work that is not done is answered
 * with MOOR_ERROR_LOCKED. Blocks; from any thread. FALSE when a failed save
 * could not be written now either. */
gboolean     moor_writer_close        (MoorWriter       *self,
                                       GError          **error);

/* @task (transfer full) (nullable): returned with a boolean. */
void         moor_writer_save         (MoorWriter       *self,
                                       MoorChange       *change,
                                       GTask            *task);
void         moor_writer_run          (MoorWriter       *self,
                                       MoorWriterFunc    func,
                                       gpointer          data,
                                       GDestroyNotify    free_data,
                                       GTask            *task);
/* From any thread. */
void         moor_writer_run_slow     (MoorWriter       *self,
                                       MoorWriterSlice   slice,
                                       gpointer          data,
                                       GDestroyNotify    free_data,
                                       GTask            *task);
/* The same, and a close waits for it: what a person wants gone at once. */
void         moor_writer_run_to_its_end (MoorWriter *self, MoorWriterSlice slice, gpointer data,
                                         GDestroyNotify free_data, GTask *task);
/* Whether a search would miss something that was asked to be saved. */
gboolean     moor_writer_is_index_due (MoorWriter       *self);
/* Renews search rows, for a quarter of a second at most; then calls @then on
 * the writer's thread. */
void         moor_writer_refresh      (MoorWriter       *self,
                                       void            (*then) (gpointer data),
                                       gpointer          data);
/* Blocks until everything short that was asked for is done; also tries failed
 * saves again. */
gboolean     moor_writer_flush        (MoorWriter       *self,
                                       GError          **error);
/* How long a page must be quiet before its search row is renewed; tests make
 * it shorter. µs. */
void         moor_writer_set_quiet    (MoorWriter       *self,
                                       gint64            quiet);

/* On the writer's thread: to be told on the main thread once the job is done. */
void         moor_writer_page_changed   (MoorWriter     *self,
                                         const char     *page_id);
void         moor_writer_people_changed (MoorWriter     *self);
/* A page stands in search_due now; its row is renewed when it has been quiet,
 * or @soon. */
void         moor_writer_page_due       (MoorWriter     *self,
                                         gint64          key,
                                         gboolean        soon);
/* It is gone, or its row is new. */
void         moor_writer_page_not_due   (MoorWriter     *self,
                                         gint64          key);
const char  *moor_writer_get_data_dir   (MoorWriter     *self);
/* The sweep of what rows left behind in the file; one at a time. On the writer's
 * thread. */
MoorScrub   *moor_writer_get_scrub      (MoorWriter     *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-connection.h"

G_BEGIN_DECLS

/**
 * MoorReader:
 *
 * A thread that reads, with its connection. Work is done in the order it was
 * asked for; what is cancelled before its turn costs nothing, and what runs is
 * interrupted.
 */
typedef struct _MoorReader MoorReader;

/* On the reader's thread. The result is returned by the task and freed with
 * the function given to moor_reader_run if nobody takes it. */
typedef gpointer (*MoorReaderFunc) (MoorConnection  *connection,
                                    gpointer         data,
                                    GCancellable    *cancellable,
                                    GError         **error);

/* @path NULL: an empty journal in memory. Returns at once. */
MoorReader *moor_reader_new       (const char          *path,
                                   MoorConnectionKind   kind,
                                   const guint8        *key);
/* Blocks; from any thread. */
gboolean    moor_reader_wait_open (MoorReader          *self,
                                   GError             **error);
/* What is under way is interrupted; it and what waits, and whatever is asked
 * for later, are answered with MOOR_ERROR_LOCKED. The connection is closed when
 * this returns. Blocks; from any thread. */
void        moor_reader_stop      (MoorReader          *self);
/* After it was stopped. */
void        moor_reader_free      (MoorReader          *self);

/* @task (transfer full). From any thread. */
void        moor_reader_run       (MoorReader          *self,
                                   MoorReaderFunc       func,
                                   gpointer             data,
                                   GDestroyNotify       free_data,
                                   GDestroyNotify       free_result,
                                   GTask               *task);

G_END_DECLS

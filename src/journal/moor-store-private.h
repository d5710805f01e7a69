/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-reader.h"
#include "journal/moor-store.h"
#include "journal/moor-writer.h"

G_BEGIN_DECLS

/* What the files behind moor-store.h share. */

/* A task of the store's. NULL when it was answered already, because the store
 * is closed, or, with @write, opened to be read only. (transfer full) */
GTask      *moor_store_begin      (MoorStore           *self,
                                   gboolean             write,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             data,
                                   gpointer             tag);
gpointer    moor_store_finish     (MoorStore           *self,
                                   GAsyncResult        *result,
                                   gpointer             tag,
                                   GError             **error);
gboolean    moor_store_finish_boolean (MoorStore       *self,
                                   GAsyncResult        *result,
                                   gpointer             tag,
                                   GError             **error);

/* Hands @task over to the reader. */
void        moor_store_read       (MoorStore           *self,
                                   MoorReaderFunc       func,
                                   gpointer             data,
                                   GDestroyNotify       free_data,
                                   GDestroyNotify       free_result,
                                   GTask               *task);
/* To a reader of its own, for what takes seconds: the lists go on meanwhile. */
void        moor_store_read_long  (MoorStore           *self,
                                   MoorReaderFunc       func,
                                   gpointer             data,
                                   GDestroyNotify       free_data,
                                   GDestroyNotify       free_result,
                                   GTask               *task);
/* To the reader, once search rows that are due were renewed. */
void        moor_store_read_fresh (MoorStore           *self,
                                   MoorReaderFunc       func,
                                   gpointer             data,
                                   GDestroyNotify       free_data,
                                   GDestroyNotify       free_result,
                                   GTask               *task);
/* NULL in MOOR_STORE_READ and once closed. */
MoorWriter *moor_store_get_writer (MoorStore           *self);

/* For tests: how long a page is quiet before its search row is renewed. µs */
void        moor_store_set_quiet  (MoorStore           *self,
                                   gint64               quiet);

G_END_DECLS

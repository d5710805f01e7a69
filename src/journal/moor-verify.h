/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-connection.h"
#include "journal/moor-writer.h"

G_BEGIN_DECLS

/* What a verification looks at, and what came of it. */
typedef struct {
  void    (*progress) (double fraction, gpointer data);  /* (nullable) on the reader's thread */
  gpointer  progress_data;
} MoorVerify;

typedef struct {
  GPtrArray *problems;           /* sentences */
  GArray    *stale;              /* gint64: pages whose search row is wrong */
} MoorVerdict;

void      moor_verdict_free  (gpointer         verdict);

/* A MoorReaderFunc: a MoorVerdict. Looks at the journal as it is at one
 * moment. */
gpointer  moor_verify        (MoorConnection  *connection,
                              gpointer         verify,
                              GCancellable    *cancellable,
                              GError         **error);

/* A MoorWriterFunc; data: a GArray of gint64. Their search rows are made
 * again. */
gboolean  moor_verify_renew  (MoorWriter      *writer,
                              MoorConnection  *connection,
                              gpointer         keys,
                              GError         **error);

G_END_DECLS

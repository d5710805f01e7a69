/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-connection.h"

G_BEGIN_DECLS

/* What SQLite leaves behind of rows that are gone. secure_delete wipes a row
 * where it stood last; but when a page of the file is divided, the rows that
 * move away stay readable in the unused middle of the old page, and nothing
 * ever wipes those. */

typedef struct {
  gint64 next;                   /* page of the file; 0 at the start of a round */
  gint64 changes;                /* what the connection had written when it began */
  guint  rounds;
} MoorScrub;

/* Zeroes the unused bytes of the journal's pages, straight in the file, until
 * @deadline. On the writer's thread, outside a transaction and with an empty
 * log; @again is set when something was saved meanwhile, so that the log has to
 * be emptied and a new round made. Bytes that SQLite does not read are all that
 * changes: broken off anywhere, the journal is whole. An encrypted journal is
 * left alone, for what stays in it is encrypted too. */
gboolean moor_scrub_slice (MoorConnection  *connection,
                           MoorScrub       *scrub,
                           gint64           deadline,
                           gboolean        *more,
                           gboolean        *again,
                           GError         **error);

G_END_DECLS

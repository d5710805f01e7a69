/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-connection.h"
#include "journal/moor-store.h"

G_BEGIN_DECLS

/* MoorQuery against a reader's connection. */

MoorQuery *moor_query_copy  (const MoorQuery  *query);
void       moor_query_free  (gpointer          query);
gboolean   moor_query_equal (const MoorQuery  *a,
                             const MoorQuery  *b);

/* MoorReaderFunc with a MoorQuery as data: a GPtrArray of MoorPage. */
gpointer   moor_query_list  (MoorConnection   *connection,
                             gpointer          query,
                             GCancellable     *cancellable,
                             GError          **error);
/* How many the list would give: a pointer to a guint. */
gpointer   moor_query_count (MoorConnection   *connection,
                             gpointer          query,
                             GCancellable     *cancellable,
                             GError          **error);

/* Before query_only is set on a connection that is alone: search rows that the
 * last writer did not come to are made in a table in memory, which then takes
 * part in every search. */
gboolean   moor_query_prepare_alone (MoorConnection  *connection,
                                     GError         **error);

G_END_DECLS

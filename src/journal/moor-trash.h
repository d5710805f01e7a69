/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-writer.h"

G_BEGIN_DECLS

/* Trash and purge, on the writer's thread. */

/* MoorWriterFuncs; data: a page's id. */
gboolean  moor_trash_put       (MoorWriter *writer, MoorConnection *connection, gpointer page_id, GError **error);
gboolean  moor_trash_restore   (MoorWriter *writer, MoorConnection *connection, gpointer page_id, GError **error);

/* Long work that deletes pages for good: rows, search rows, then the index is
 * merged to one segment and the log truncated, so that none of their bytes is
 * left in the files. */
typedef struct _MoorPurge MoorPurge;

/* @page_id NULL: everything in the trash. */
MoorPurge *moor_purge_new       (const char *page_id);
/* Pages an import brought that were not written in since. */
MoorPurge *moor_purge_new_import (const char *import_id);
void       moor_purge_free      (gpointer    purge);
/* A MoorWriterSlice; data: a MoorPurge. */
gboolean   moor_purge_slice     (MoorWriter *writer, MoorConnection *connection, gpointer purge,
                                 gint64 deadline, gboolean *more, GError **error);

/* At the start: what has been thirty days in the trash goes, and a purge that
 * was broken off goes on. */
gboolean   moor_trash_clean_up  (MoorWriter      *writer,
                                 MoorConnection  *connection,
                                 GError         **error);

G_END_DECLS

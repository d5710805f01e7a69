/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-connection.h"

G_BEGIN_DECLS

/* What SQLite leaves behind of rows that are gone. secure_delete wipes a row
 * where it stood last; but when a page of the file is divided, the rows that
 * move away stay readable in the unused middle of the old page, and nothing
 * ever wipes those. */

/* One sweep over the whole file at a time, in slices between which pages are saved.
 * A page that is written after its turn was mostly read after it, and is as clean.
 * But where rows are divided anew, SQLite also gives a page the number of another
 * (rekey, in its balance): so a page that was not wiped yet comes to a place that
 * was. What the log holds is therefore noted before it goes into the file, and
 * wiped there once more. */
typedef struct _MoorScrub MoorScrub;

MoorScrub *moor_scrub_new      (void);
void       moor_scrub_free     (MoorScrub       *self);

/* From the first page of the file on. */
void       moor_scrub_begin    (MoorScrub       *self);
void       moor_scrub_end      (MoorScrub       *self);

/* While a sweep is under way: which pages the log holds. On the writer's thread,
 * outside a transaction, before the log is copied into the file, whoever does it;
 * a log that could not be read must not be copied. */
gboolean   moor_scrub_note_log (MoorScrub       *self,
                                MoorConnection  *connection,
                                GError         **error);

/* Zeroes the unused bytes of the journal's pages, straight in the file, until
 * @deadline; sets *@more when pages are left. On the writer's thread, outside a
 * transaction and with an empty log.
 * Bytes that SQLite does not read are all that changes: broken off anywhere, the
 * journal is whole. An encrypted journal is left alone, for what stays in it is
 * encrypted too. */
gboolean   moor_scrub_slice    (MoorScrub       *self,
                                MoorConnection  *connection,
                                gint64           deadline,
                                gboolean        *more,
                                GError         **error);

G_END_DECLS

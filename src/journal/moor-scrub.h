/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-connection.h"

G_BEGIN_DECLS

/* What SQLite leaves behind of rows that are gone. secure_delete wipes a row
 * where it stood last; but when a page of the file is divided, the rows that
 * move away stay readable in the unused middle of the old page, and nothing
 * ever wipes those. */

/* Zeroes the unused bytes of the journal's pages, straight in the file, from the
 * page *@next (0 at first) until @deadline. On the writer's thread, outside a
 * transaction and with an empty log: what was saved since the last slice may
 * hold a page as it was before it was wiped, and has to be in the file by now,
 * or it would come there later. With that, one round is enough, however much is
 * saved meanwhile: a page that is written after its turn was read after it.
 * Bytes that SQLite does not read are all that changes: broken off anywhere, the
 * journal is whole. An encrypted journal is left alone, for what stays in it is
 * encrypted too. */
gboolean moor_scrub_slice (MoorConnection  *connection,
                           gint64          *next,
                           gint64           deadline,
                           gboolean        *more,
                           GError         **error);

G_END_DECLS

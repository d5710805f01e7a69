/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/moor-desk.h"
#include "insight/moor-scored.h"

G_BEGIN_DECLS

/* Everything that was ever answered to questionnaires and is in the journal: finished, and
 * neither put away nor in the trash; each scored by the file it was answered with.
 * (element-type MoorScored), newest first; empty when there is nothing. */
void       moor_scored_book_read_async  (MoorDesk            *desk,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             data);
GPtrArray *moor_scored_book_read_finish (GAsyncResult        *result,
                                         GError             **error);

G_END_DECLS

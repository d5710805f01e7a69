/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-change.h"
#include "journal/moor-connection.h"

G_BEGIN_DECLS

/* Writes @change in one transaction; @now is the page's "updated" from then
 * on. @key gets the page's key, @due whether its search row is to be renewed.
 * On an error nothing of it is written. */
gboolean moor_save_apply           (MoorConnection  *connection,
                                    MoorChange      *change,
                                    gint64           now,
                                    gint64          *key,
                                    gboolean        *due,
                                    GError         **error);

/* The key for a page begun then. Inside a transaction. */
gboolean moor_save_new_key         (MoorConnection  *connection,
                                    gint64           created,
                                    int              offset,
                                    gint64          *key,
                                    GError         **error);
/* Inside a transaction. */
gboolean moor_save_definition      (MoorConnection  *connection,
                                    MoorExercise    *exercise,
                                    GError         **error);

/* What a page may hold. @bytes of text in one field, in one page. */
gboolean moor_save_check_field     (gsize            bytes,
                                    GError         **error);
gboolean moor_save_check_page      (gsize            bytes,
                                    GError         **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "journal/moor-store.h"

G_BEGIN_DECLS

/* The whole journal as JSON, and back in: a full copy for oneself, private
 * answers and put-away pages included, the trash left out. The format is
 * described in docs/json.md. Written page by page: memory does not grow with
 * the journal; and two copies of an unchanged journal are the same bytes. */

#define MOOR_JSON_FORMAT "mooring"
#define MOOR_JSON_FORMAT_VERSION 1

void      moor_json_export_async   (MoorStore *store, GOutputStream *stream,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
gboolean  moor_json_export_finish  (GAsyncResult *result, guint *n_pages, GError **error);

/* The pages of a list, newest first, as one array for other programs to read
 * ("mooring pages --json"); nothing reads it back. */
void      moor_json_pages_async    (MoorStore *store, const MoorQuery *query, GOutputStream *stream,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
gboolean  moor_json_pages_finish   (GAsyncResult *result, guint *n_pages, GError **error);

/* A file that is no export, a newer format version (MOOR_ERROR_NEWER), a broken
 * page, a cancel: an error, and nothing was taken in. A page that is here
 * already is left as it is. Settings are taken only where none is set here. */
void      moor_json_import_async   (MoorStore *store, GInputStream *stream,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
gboolean  moor_json_import_finish  (GAsyncResult *result, MoorImportResult *out, GError **error);

G_END_DECLS

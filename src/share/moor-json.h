/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/* The whole journal as JSON, and back in. The format is described in
 * docs/json.md; it carries "format": "mooring", "formatVersion": 1, pages with
 * raw cells beside the readable answers, people, definitions, settings. Written
 * page by page: memory does not grow with the journal. */

void      moor_json_export_async   (MoorDesk *desk, GOutputStream *stream, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
gboolean  moor_json_export_finish  (GAsyncResult *result, guint *n_pages, GError **error);
/* A file that is no export, a newer format version, a broken page: an error,
 * and nothing was taken in. */
void      moor_json_import_async   (MoorDesk *desk, GInputStream *stream, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
gboolean  moor_json_import_finish  (GAsyncResult *result, MoorImportResult *out, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/* The whole journal as one Markdown text, newest first, to be read without
 * Mooring. A person's words are escaped so that they read as they were typed. */
void      moor_markdown_export_async   (MoorDesk *desk, GOutputStream *stream, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer data);
gboolean  moor_markdown_export_finish  (GAsyncResult *result, guint *n_pages, GError **error);

/* One page: title, date, then prompt and answer. (transfer full) */
char     *moor_markdown_page           (MoorPage *page, MoorExercise *definition, GPtrArray *people);

G_END_DECLS

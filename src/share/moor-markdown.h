/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "desk/moor-name-book.h"
#include "journal/moor-store.h"

G_BEGIN_DECLS

/* The whole journal as one Markdown text (CommonMark), newest first, to be read
 * without Mooring: a full copy for oneself, as the JSON is. A person's words
 * are escaped so that they read as they were typed. */
void      moor_markdown_export_async   (MoorStore *store, GOutputStream *stream,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer data);
gboolean  moor_markdown_export_finish  (GAsyncResult *result, guint *n_pages, GError **error);

/* One page: title, date, then prompt and answer. @definition NULL for a free
 * page; @names as in moor_answer_json_readable(). (transfer full) */
char     *moor_markdown_page           (MoorPage *page, MoorExercise *definition,
                                        MoorNameBook *names);

/* Text made so that a Markdown reader shows just these characters, line for
 * line. (transfer full) */
char     *moor_markdown_escape         (const char *text);

G_END_DECLS

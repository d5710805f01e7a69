/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "content/moor-exercise.h"
#include "desk/moor-name-book.h"
#include "journal/moor-store.h"

G_BEGIN_DECLS

/**
 * MoorPageWriter:
 * @page: with its answers
 * @definition: (nullable): the exercise as it was shown; %NULL for a free page
 *   and where it cannot be read any more
 * @names: what the answers of @page name: read already
 * @index: 0 for the first page
 * @out: where the page's text is appended
 *
 * Turns one page into text.
 */
typedef void (*MoorPageWriter) (MoorPage     *page,
                                MoorExercise *definition,
                                MoorNameBook *names,
                                guint         index,
                                GString      *out,
                                gpointer      data);

/**
 * moor_page_stream_async:
 * @query: which pages; its limit, offset and answers are not looked at
 * @stream: gets what @writer makes of every page, in the order of the list
 * @data: for @writer; must live until @callback
 *
 * Reads the journal block by block and writes it page by page, so that memory
 * does not grow with the journal and the main thread is never held for long.
 */
void     moor_page_stream_async  (MoorStore           *store,
                                  const MoorQuery     *query,
                                  GOutputStream       *stream,
                                  MoorPageWriter       writer,
                                  gpointer             data,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
gboolean moor_page_stream_finish (GAsyncResult        *result,
                                  guint               *n_pages,    /* (nullable) */
                                  GError             **error);

G_END_DECLS

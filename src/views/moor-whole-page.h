/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/moor-name-book.h"
#include "journal/moor-store.h"

G_BEGIN_DECLS

/* A page with all that is needed to read it: the exercise as it was shown then,
 * and what those it names are called. */
typedef struct {
  MoorPage     *page;
  MoorExercise *exercise;        /* (nullable) a free page has none */
  MoorNameBook *names;           /* of the people and pages that it may name */
} MoorWholePage;

void           moor_whole_page_free        (MoorWholePage *self);
void           moor_whole_page_load_async  (MoorStore *store, const char *page_id,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer data);
MoorWholePage *moor_whole_page_load_finish (MoorStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorWholePage, moor_whole_page_free)

G_END_DECLS

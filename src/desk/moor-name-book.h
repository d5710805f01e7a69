/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-library.h"
#include "journal/moor-store.h"

G_BEGIN_DECLS

/**
 * MoorNameBook:
 *
 * What the ids in answers are called now: people by name, linked exercises by
 * title, linked pages by title and day. A page that was deleted, or is in the
 * trash, is "A page that is gone"; one that is put away does not show its title.
 * Of a linked page nothing but this is ever read out.
 *
 * Emits #MoorNameBook::changed when a title arrived that was asked for.
 */
#define MOOR_TYPE_NAME_BOOK (moor_name_book_get_type ())

G_DECLARE_FINAL_TYPE (MoorNameBook, moor_name_book, MOOR, NAME_BOOK, GObject)

/* @library (nullable): made from the journal's directory when first needed. */
MoorNameBook *moor_name_book_new         (MoorStore *store, MoorLibrary *library);

/* Reads the people, and the titles that @answers need, so that looking them up
 * does not wait. @definition, @answers (nullable): the people alone. Errors are
 * those of the store; a page that is not there any more is none. */
void          moor_name_book_read_async  (MoorNameBook *self, MoorExercise *definition,
                                          MoorAnswers *answers, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer data);
gboolean      moor_name_book_read_finish (MoorNameBook *self, GAsyncResult *result,
                                          GError **error);

/* Whether that is read already. */
gboolean      moor_name_book_knows       (MoorNameBook *self, MoorExercise *definition,
                                          MoorAnswers *answers);

/* A #MoorNameLookup; @book (nullable) knows nobody. A page's title that was not
 * read yet is read then, and told of with #MoorNameBook::changed. */
const char   *moor_name_book_look_up     (const MoorField *field, const char *id, gpointer book);

/* The same for a person alone. (transfer none) (nullable) */
const char   *moor_name_book_find_person (const char *uuid, gpointer book);

/* What a link to @page reads as. (transfer full) */
char         *moor_name_book_page_words  (MoorPage *page);

G_END_DECLS

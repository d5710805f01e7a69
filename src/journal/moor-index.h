/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-connection.h"

G_BEGIN_DECLS

/* The search rows of pages, in the tables "search" (the journal list) and
 * "search_aside" (put away, or in the trash). */

/* What the row of a page should hold now. */
typedef struct {
  gboolean  exists;
  gboolean  aside;
  char     *title;
  char     *body;
  char     *private_text;
} MoorIndexRow;

void     moor_index_row_clear   (MoorIndexRow    *row);
gboolean moor_index_make_row    (MoorConnection  *connection,
                                 gint64           page,
                                 MoorIndexRow    *row,
                                 GError         **error);

/* Renews the row of one page and takes the page out of search_due. Inside a
 * transaction of the caller's. */
gboolean moor_index_renew       (MoorConnection  *connection,
                                 gint64           page,
                                 GError         **error);
/* Takes the rows of a page away. Inside a transaction. */
gboolean moor_index_remove      (MoorConnection  *connection,
                                 gint64           page,
                                 GError         **error);
/* Puts in the row of a page that has none yet. Inside a transaction. */
gboolean moor_index_insert      (MoorConnection  *connection,
                                 gint64           page,
                                 gboolean         aside,
                                 const char      *title,
                                 const char      *body,
                                 const char      *private_text,
                                 GError         **error);

/* Before a merge: makes a table anew whose marks for rows that are gone a merge would
 * keep. That is a table all of whose segments are of one age, which a small one is, or
 * one that came in at once. In a transaction. */
gboolean moor_index_drop_marks  (MoorConnection  *connection,
                                 GError         **error);

/* One step of merging the indexes to one segment each, so that nothing is left
 * of rows that are gone; @begun is kept by the caller, FALSE at first. @more
 * tells whether another step is needed. */
gboolean moor_index_merge       (MoorConnection  *connection,
                                 gboolean        *begun,
                                 gboolean        *more,
                                 GError         **error);

/* What a person typed, as a query that any text is safe in: every word must
 * occur, the last one as a beginning. @everything looks into private words
 * too. Of a long text only the beginning is looked for: a pasted page would keep
 * the reader busy for minutes. NULL when there is nothing to look for. (transfer
 * full) */
char    *moor_index_query       (const char      *typed,
                                 gboolean         everything);

/* Marks that snippet() puts round found words, and the snippet as Pango
 * markup. (transfer full) */
#define MOOR_INDEX_MARK_BEGIN "\x02"
#define MOOR_INDEX_MARK_END "\x03"
char    *moor_index_markup      (const char      *snippet);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MoorIndexRow, moor_index_row_clear)

G_END_DECLS

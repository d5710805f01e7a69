/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "journal/moor-page-list.h"

G_BEGIN_DECLS

/* The heading of a month in the list. */
#define MOOR_TYPE_MONTH (moor_month_get_type ())

G_DECLARE_FINAL_TYPE (MoorMonth, moor_month, MOOR, MONTH, GObject)

const char *moor_month_get_month (MoorMonth *self);   /* "2026-11" */

/**
 * MoorJournalRows:
 *
 * The rows of the journal's list: a #MoorPageList, with a #MoorMonth before the
 * first page of each month where the list is the whole journal. A row is found
 * from the counts of the months, so that nothing has to be loaded to know what
 * stands where.
 */
#define MOOR_TYPE_JOURNAL_ROWS (moor_journal_rows_get_type ())

G_DECLARE_FINAL_TYPE (MoorJournalRows, moor_journal_rows, MOOR, JOURNAL_ROWS, GObject)

MoorJournalRows *moor_journal_rows_new         (MoorStore       *store);
void             moor_journal_rows_set_query   (MoorJournalRows *self,
                                                const MoorQuery *query);
MoorPageList    *moor_journal_rows_get_pages   (MoorJournalRows *self);
/* TRUE until pages and months of the newest query are both here. */
gboolean         moor_journal_rows_is_loading  (MoorJournalRows *self);
/* The row of a page by its place among the pages; the heading is not counted. */
guint            moor_journal_rows_row_of_page (MoorJournalRows *self,
                                                guint            page);
/* The row of the first page of that month or of an older one; 0 without any.
 * @before (nullable) gets how many pages stand before that month. */
guint            moor_journal_rows_row_of_month (MoorJournalRows *self,
                                                 const char      *month,
                                                 guint           *before);

G_END_DECLS

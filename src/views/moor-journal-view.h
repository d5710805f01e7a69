/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/* The list by month with search and calendar, and the page beside it. Uses
 * win.resume (page id, later). */
#define MOOR_TYPE_JOURNAL_VIEW (moor_journal_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorJournalView, moor_journal_view, MOOR, JOURNAL_VIEW, GtkWidget)

GtkWidget *moor_journal_view_new       (MoorDesk *desk);
void       moor_journal_view_refresh   (MoorJournalView *self);
/* Puts the focus in the search entry. */
void       moor_journal_view_search    (MoorJournalView *self);
/* NULL: a new one. */
void       moor_journal_view_open_page (MoorJournalView *self, const char *page_id);
/* Saves and leaves the open page (another view is shown, the window closes). */
void       moor_journal_view_leave     (MoorJournalView *self);

G_END_DECLS

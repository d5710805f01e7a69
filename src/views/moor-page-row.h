/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "journal/moor-page.h"

G_BEGIN_DECLS

/**
 * MoorPageRow:
 *
 * A row of the journal's list: a page with its title, day and first words (or
 * the found ones), or the heading of a month. Cheap: a list realises 205 of
 * them whatever the window shows.
 */
#define MOOR_TYPE_PAGE_ROW (moor_page_row_get_type ())

G_DECLARE_FINAL_TYPE (MoorPageRow, moor_page_row, MOOR, PAGE_ROW, GtkWidget)

GtkWidget *moor_page_row_new        (void);
/* @in_month: the month stands above, so the day is enough. A page that has not
 * been loaded shows as an empty row of the same height. */
void       moor_page_row_show_page  (MoorPageRow *self,
                                     MoorPage    *page,
                                     gboolean     in_month);
void       moor_page_row_show_month (MoorPageRow *self,
                                     const char  *month);
/* What it says, for the screen reader. (transfer full) */
char      *moor_page_row_get_name   (MoorPageRow *self);

G_END_DECLS

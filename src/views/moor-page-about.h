/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "journal/moor-page.h"

G_BEGIN_DECLS

/**
 * MoorPageAbout:
 *
 * What stands above a page: its day, who it is for, star, tags, the menu with
 * versions, printing and trash; for a page in the trash only that, and the way out.
 * Uses page.history, page.print, page.trash, page.restore, page.purge.
 *
 * Emits #MoorPageAbout::audience-chosen, #MoorPageAbout::starred and
 * #MoorPageAbout::tagged when the person changed one of them.
 */
#define MOOR_TYPE_PAGE_ABOUT (moor_page_about_get_type ())

G_DECLARE_FINAL_TYPE (MoorPageAbout, moor_page_about, MOOR, PAGE_ABOUT, GtkWidget)

/* What the choice for a counselor is called (moor_audience_words). */
void                moor_page_about_set_counselor (MoorPageAbout *self, const char *words);
/* NULL: a page that is not stored yet. */
void                moor_page_about_show         (MoorPageAbout *self, MoorPage *page);
MoorAudience        moor_page_about_get_audience (MoorPageAbout *self);
gboolean            moor_page_about_is_put_away  (MoorPageAbout *self);
gboolean            moor_page_about_is_starred   (MoorPageAbout *self);
const char * const *moor_page_about_get_tags     (MoorPageAbout *self);
/* Tags of other pages, offered when one is added. */
void                moor_page_about_set_known_tags (MoorPageAbout *self, const char * const *tags);

G_END_DECLS

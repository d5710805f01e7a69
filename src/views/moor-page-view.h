/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/**
 * MoorPageView:
 *
 * One page of the journal: a free page opens ready to write; a page of an
 * exercise shows prompt and answer as they were, with "Go on" for a draft and
 * "Change" for a finished one. Above it the date, the audience, star, tags,
 * history, trash.
 *
 * Emits #MoorPageView::walk (page-id, gboolean later) when the player is to be
 * opened, #MoorPageView::opened when another page is on the screen,
 * #MoorPageView::trashed (page-id) once a page is in the trash, and
 * #MoorPageView::gone when the page that was open is no longer there: thrown
 * away before anything was written, put back, or deleted for good.
 */
#define MOOR_TYPE_PAGE_VIEW (moor_page_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorPageView, moor_page_view, MOOR, PAGE_VIEW, GtkWidget)

GtkWidget  *moor_page_view_new   (MoorDesk *desk);
/* NULL page_id: a new free page. Whatever was open is saved and left first; if
 * that fails, it stays, with the sentence that says why. */
void        moor_page_view_open  (MoorPageView *self, const char *page_id);
/* A new free page that begins with a question, as its first line; nothing is
 * stored until the person writes. */
void        moor_page_view_open_question (MoorPageView *self, const char *question);
void        moor_page_view_clear (MoorPageView *self);
/* Saves what is open and renews its search row; it stays on the screen. */
void        moor_page_view_save  (MoorPageView *self);
const char *moor_page_view_get_page_id (MoorPageView *self);   /* (nullable) */
/* The sentence on the screen while something cannot be saved. (nullable) */
const char *moor_page_view_get_problem (MoorPageView *self);
/* Words to mark in a free page, for one opened from a search. (nullable) */
void        moor_page_view_set_search (MoorPageView *self, const char *search);

G_END_DECLS

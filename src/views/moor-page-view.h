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
 * opened, and #MoorPageView::trashed (page-id).
 */
#define MOOR_TYPE_PAGE_VIEW (moor_page_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorPageView, moor_page_view, MOOR, PAGE_VIEW, GtkWidget)

GtkWidget *moor_page_view_new   (MoorDesk *desk);
/* NULL page_id: a new free page. Whatever was open is saved and left first. */
void       moor_page_view_open  (MoorPageView *self, const char *page_id);
void       moor_page_view_clear (MoorPageView *self);
const char *moor_page_view_get_page_id (MoorPageView *self);   /* (nullable) */

G_END_DECLS

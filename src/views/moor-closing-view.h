/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-desk.h"
#include "views/moor-people.h"

G_BEGIN_DECLS

/**
 * MoorClosingView:
 *
 * After the last part: the closing words, one line to take along, the two
 * numbers where the exercise asks both (no arrow, no color, no difference),
 * and who the page is for. A check-in has its closing words and the ways out.
 *
 * Emits #MoorClosingView::leave (gboolean close): back to Today, or close
 * Mooring; and #MoorClosingView::audience when the person chose who the page is
 * for.
 */
#define MOOR_TYPE_CLOSING_VIEW (moor_closing_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorClosingView, moor_closing_view, MOOR, CLOSING_VIEW, GtkWidget)

GtkWidget *moor_closing_view_new   (MoorDesk *desk, MoorSitting *sitting, MoorPeople *people);
/* What is to be deleted does not go through the trash. */
gboolean   moor_closing_view_is_gone_at_once (MoorClosingView *self);
/* The focus on Close Mooring, which is the default. */
void       moor_closing_view_begin (MoorClosingView *self);

G_END_DECLS

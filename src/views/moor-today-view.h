/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/* Today. Uses the window's actions: win.begin (exercise id), win.check-in
 * (state), win.new-page, win.resume (page id, later), win.show-view. Emits
 * #MoorTodayView::filled each time the journal has answered. */
#define MOOR_TYPE_TODAY_VIEW (moor_today_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorTodayView, moor_today_view, MOOR, TODAY_VIEW, GtkWidget)

GtkWidget *moor_today_view_new     (MoorDesk *desk);
/* Asked again each time the view is shown. */
void       moor_today_view_refresh (MoorTodayView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/**
 * MoorOverTimeView:
 *
 * How closeness was answered about, time after time: for each questionnaire the newest
 * answers in words, then the map with earlier answers and other people, then two times
 * side by side, then a table of all. It shows and does not conclude.
 */
#define MOOR_TYPE_OVER_TIME_VIEW (moor_over_time_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorOverTimeView, moor_over_time_view, MOOR, OVER_TIME_VIEW, GtkWidget)

GtkWidget *moor_over_time_view_new     (MoorDesk         *desk);
/* Reads the journal again; what is shown stays until that is here. */
void       moor_over_time_view_refresh (MoorOverTimeView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorStoppedView:
 *
 * Where a person lands who stops in the middle of memories: a few words that
 * lead back to the room, and no question. Emits #MoorStoppedView::done.
 */
#define MOOR_TYPE_STOPPED_VIEW (moor_stopped_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorStoppedView, moor_stopped_view, MOOR, STOPPED_VIEW, GtkWidget)

/* @kept: something was written, and is saved and put away. */
GtkWidget *moor_stopped_view_new   (gboolean kept);
void       moor_stopped_view_begin (MoorStoppedView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "drawing/moor-closeness-map.h"

G_BEGIN_DECLS

/**
 * MoorClosenessView:
 *
 * A map of two dimensions on a card. Each of its points takes the focus and says its
 * words, to the screen reader and in a line below the map. Tab comes to the answers that
 * are looked at and leaves the map from any point; the arrows go to the next point in
 * their direction, so that left and right alone pass all of them, and up and down too.
 */
#define MOOR_TYPE_CLOSENESS_VIEW (moor_closeness_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorClosenessView, moor_closeness_view, MOOR, CLOSENESS_VIEW, GtkWidget)

GtkWidget *moor_closeness_view_new     (void);
/* NULL: nothing, and no room for it. The map is laid out by this view from then on. */
void       moor_closeness_view_set_map (MoorClosenessView *self, MoorClosenessMap *map);

G_END_DECLS

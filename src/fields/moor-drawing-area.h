/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "drawing/moor-drawing.h"

G_BEGIN_DECLS

/**
 * MoorDrawingArea:
 *
 * A drawing of rows on a card: as wide as there is room, as high as it needs, in the
 * colors and the type of the screen. For the screen reader it is an image that says in
 * words all that it shows. It takes no focus, since there is nothing to do on it.
 */
#define MOOR_TYPE_DRAWING_AREA (moor_drawing_area_get_type ())

G_DECLARE_FINAL_TYPE (MoorDrawingArea, moor_drawing_area, MOOR, DRAWING_AREA, GtkWidget)

GtkWidget *moor_drawing_area_new (void);
/* NULL: nothing, and no room for it. */
void       moor_drawing_area_set_drawing (MoorDrawingArea *self, MoorDrawing *drawing);

G_END_DECLS

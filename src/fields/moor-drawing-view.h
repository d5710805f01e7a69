/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "drawing/moor-drawing.h"

G_BEGIN_DECLS

/**
 * MoorDrawingView:
 *
 * A drawing of rows, and below it the same in words for everybody who would rather
 * read than look.
 */
#define MOOR_TYPE_DRAWING_VIEW (moor_drawing_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorDrawingView, moor_drawing_view, MOOR, DRAWING_VIEW, GtkWidget)

GtkWidget *moor_drawing_view_new         (void);
/* NULL: it is not to be seen. */
void       moor_drawing_view_set_drawing (MoorDrawingView *self, MoorDrawing *drawing);

G_END_DECLS

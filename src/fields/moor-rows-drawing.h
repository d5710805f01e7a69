/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/**
 * MoorRowsDrawing:
 *
 * What is drawn of rows while they are filled in: one line to press under the cards,
 * there once there is something to draw, with the drawing behind it. It is made only
 * while it is looked at.
 */
#define MOOR_TYPE_ROWS_DRAWING (moor_rows_drawing_get_type ())

G_DECLARE_FINAL_TYPE (MoorRowsDrawing, moor_rows_drawing, MOOR, ROWS_DRAWING, GtkWidget)

/* For rows that are drawn. Both have to outlive the widget. */
GtkWidget *moor_rows_drawing_new        (const MoorField        *rows,
                                         const MoorFieldContext *context);
void       moor_rows_drawing_set_answer (MoorRowsDrawing        *self,
                                         MoorAnswer             *answer);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorBodyFigure:
 *
 * A plain drawing of a body, from the front or from the back, on which places
 * are pressed with a pointer or a finger: none smaller than 24 px either way.
 * It is the second door to a list that has all places, so the keyboard passes
 * it by. A chosen place has an edge and a tick besides its color.
 *
 * The places are named by the values of resources/exercises/parts/
 * body-regions.xml; what is not on the drawing (breath, all over) is in the
 * list only.
 *
 * Emits #MoorBodyFigure::pressed (string: the place) and changes nothing by
 * itself.
 */
#define MOOR_TYPE_BODY_FIGURE (moor_body_figure_get_type ())

G_DECLARE_FINAL_TYPE (MoorBodyFigure, moor_body_figure, MOOR, BODY_FIGURE, GtkWidget)

typedef enum {
  MOOR_BODY_FRONT,
  MOOR_BODY_BACK,
} MoorBodySide;

GtkWidget    *moor_body_figure_new        (void);
void          moor_body_figure_set_side   (MoorBodyFigure *self, MoorBodySide side);
MoorBodySide  moor_body_figure_get_side   (MoorBodyFigure *self);
/* Forgets all places: none can be pressed. */
void          moor_body_figure_clear      (MoorBodyFigure *self);
/* Offers a place under the name a person knows; one that is not on the drawing
 * is passed over. */
void          moor_body_figure_offer      (MoorBodyFigure *self, const char *place, const char *label);
/* What is not offered is passed over. */
void          moor_body_figure_set_chosen (MoorBodyFigure *self, const char *place, gboolean chosen);
gboolean      moor_body_figure_is_chosen  (MoorBodyFigure *self, const char *place);

/* Whether @place is drawn on that side. */
gboolean      moor_body_figure_has        (MoorBodySide side, const char *place);
/* The place at a point of the widget, in px; NULL where there is none to press. */
const char   *moor_body_figure_get_place  (MoorBodyFigure *self, double x, double y);

G_END_DECLS

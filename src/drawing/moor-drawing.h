/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "content/moor-exercise.h"

G_BEGIN_DECLS

/**
 * MoorDrawing:
 *
 * The drawing of rows that have one: a line of years, or a map of people. It is laid
 * out for a width and a type, and drawn with cairo, so that the screen and the paper
 * show the same. What it shows is in its words, too, and nothing is only in a color.
 */
typedef struct _MoorDrawing MoorDrawing;

typedef struct {
  double red, green, blue;
} MoorColor;

typedef struct {
  MoorColor ground;              /* what it stands on */
  MoorColor words;               /* names, titles */
  MoorColor small;               /* numbers and what the signs mean */
  MoorColor edge;                /* lines that may be looked past */
  MoorColor accent;              /* marks */
} MoorInk;

typedef const char *(*MoorDrawingName) (const char *uuid, gpointer data);

/* NULL when these rows have no drawing, or nothing is said yet that could be drawn.
 * @name gives the name for a person's UUID. Keeps nothing of what it is given.
 * (transfer full) */
MoorDrawing *moor_drawing_new        (const MoorField  *rows,
                                      const MoorAnswer *answer,
                                      MoorDrawingName   name,
                                      gpointer          data);
MoorDrawing *moor_drawing_ref        (MoorDrawing      *self);
void         moor_drawing_unref      (MoorDrawing      *self);

/* What it is, in one sentence. */
const char  *moor_drawing_get_title  (MoorDrawing      *self);
/* All it shows, a line for each row that is drawn. */
const char  *moor_drawing_get_words  (MoorDrawing      *self);

/**
 * moor_drawing_lay_out:
 * @context: with the font it is set in; kept until the next time
 * @width: in the unit of @context
 * @mirrored: the language is written from right to left
 *
 * Returns: how high it is
 */
double       moor_drawing_lay_out    (MoorDrawing      *self,
                                      PangoContext     *context,
                                      double            width,
                                      gboolean          mirrored);
/* After it was laid out; with its corner at the top and the left at 0. */
void         moor_drawing_draw       (MoorDrawing      *self,
                                      cairo_t          *cr,
                                      const MoorInk    *ink);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorDrawing, moor_drawing_unref)

G_END_DECLS

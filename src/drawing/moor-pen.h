/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "drawing/moor-drawing.h"
#include "drawing/moor-metrics.h"

G_BEGIN_DECLS

/* What the drawings are drawn with: words in a place, and lines and marks in the colors
 * of the surface they stand on. */
typedef struct {
  cairo_t       *cr;
  PangoContext  *context;
  const MoorInk *ink;
  double         line;           /* the height of a line of text */
  gboolean       mirrored;
} MoorPen;

/* Where words stand in their box. */
typedef enum {
  MOOR_PEN_START,                /* at the left, or mirrored at the right */
  MOOR_PEN_END,
  MOOR_PEN_CENTER,
} MoorPenSide;

void   moor_pen_color        (MoorPen *pen, const MoorColor *color, double alpha);
/* At most @n_lines lines, the last one with "…" where there is more. */
void   moor_pen_words        (MoorPen *pen, const char *text, const MoorBox *box, int n_lines,
                              MoorPenSide side, const MoorColor *color, double scale);
/* Takes away what was drawn below a title, so that no line runs through it. */
void   moor_pen_clear        (MoorPen *pen, const MoorBox *box);
void   moor_pen_line         (MoorPen *pen, double x1, double y1, double x2, double y2, double width);
void   moor_pen_disc         (MoorPen *pen, double x, double y, double radius);

/* For layouts: the height of a line, the width of words, and the height of a paragraph
 * that is wrapped at @width. */
double moor_pen_line_height  (PangoContext *context);
double moor_pen_text_width   (const char *text, gpointer context);
double moor_pen_paragraph    (PangoContext *context, const char *text, double width);

G_END_DECLS

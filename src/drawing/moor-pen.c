/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/moor-pen.h"

#include <math.h>

static PangoLayout *
make_layout (PangoContext *context,
             const char   *text)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_auto_dir (layout, TRUE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

void
moor_pen_color (MoorPen         *pen,
                const MoorColor *color,
                double           alpha)
{
  cairo_set_source_rgba (pen->cr, color->red, color->green, color->blue, alpha);
}

void
moor_pen_words (MoorPen         *pen,
                const char      *text,
                const MoorBox   *box,
                int              n_lines,
                MoorPenSide      side,
                const MoorColor *color,
                double           scale)
{
  g_autoptr (PangoLayout) layout = make_layout (pen->context, text);
  gboolean at_right = (side == MOOR_PEN_END) != pen->mirrored;
  gboolean from_right = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  gboolean turns = from_right != (pango_context_get_base_dir (pen->context) == PANGO_DIRECTION_RTL);

  pango_layout_set_width (layout, (int) (box->width / scale * PANGO_SCALE));
  pango_layout_set_height (layout, -n_lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  /* Left means right in a paragraph that is written the other way than its surroundings:
   * from right to left on paper, or from left to right in a window that is mirrored. */
  pango_layout_set_alignment (layout, side == MOOR_PEN_CENTER ? PANGO_ALIGN_CENTER
                                      : at_right == turns ? PANGO_ALIGN_LEFT
                                                          : PANGO_ALIGN_RIGHT);
  moor_pen_color (pen, color, 1);
  cairo_save (pen->cr);
  cairo_translate (pen->cr, box->x, box->y);
  cairo_scale (pen->cr, scale, scale);
  cairo_move_to (pen->cr, 0, 0);
  pango_cairo_show_layout (pen->cr, layout);
  cairo_restore (pen->cr);
}

void
moor_pen_clear (MoorPen       *pen,
                const MoorBox *box)
{
  moor_pen_color (pen, &pen->ink->ground, 1);
  cairo_rectangle (pen->cr, box->x - 2, box->y, box->width + 4, box->height);
  cairo_fill (pen->cr);
}

void
moor_pen_line (MoorPen *pen,
               double   x1,
               double   y1,
               double   x2,
               double   y2,
               double   width)
{
  cairo_set_line_width (pen->cr, width);
  cairo_move_to (pen->cr, x1, y1);
  cairo_line_to (pen->cr, x2, y2);
  cairo_stroke (pen->cr);
}

void
moor_pen_disc (MoorPen *pen,
               double   x,
               double   y,
               double   radius)
{
  cairo_new_sub_path (pen->cr);
  cairo_arc (pen->cr, x, y, radius, 0, 2 * G_PI);
}

double
moor_pen_line_height (PangoContext *context)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double height = pango_font_metrics_get_height (metrics);

  if (height <= 0)
    height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);
  pango_font_metrics_unref (metrics);

  return ceil (height / PANGO_SCALE);
}

double
moor_pen_text_width (const char *text,
                     gpointer    context)
{
  g_autoptr (PangoLayout) layout = make_layout (context, text);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return ceil ((double) logical.width / PANGO_SCALE);
}

double
moor_pen_paragraph (PangoContext *context,
                    const char   *text,
                    double        width)
{
  g_autoptr (PangoLayout) layout = make_layout (context, text);
  PangoRectangle logical;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_get_extents (layout, NULL, &logical);
  return ceil ((double) logical.height / PANGO_SCALE);
}

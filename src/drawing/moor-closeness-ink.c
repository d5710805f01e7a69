/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/moor-closeness-layout.h"

#include <math.h>

/* How much of their color is left. */
#define PALE 0.16                /* the area */
#define RIM 0.75                 /* its edge: still told from the ground */
#define FAINT 0.4                /* the lines at whole steps */

static const MoorMapPoint *
point_at (GPtrArray *points,
          guint      i)
{
  return g_ptr_array_index (points, i);
}

static const MoorClosenessPlace *
place_at (const MoorClosenessLayout *layout,
          guint                      i)
{
  return &g_array_index (layout->places, MoorClosenessPlace, i);
}

static void
trace_diamond (cairo_t *cr,
               double   x,
               double   y,
               double   radius)
{
  cairo_new_sub_path (cr);
  cairo_move_to (cr, x, y - radius);
  cairo_line_to (cr, x + radius, y);
  cairo_line_to (cr, x, y + radius);
  cairo_line_to (cr, x - radius, y);
  cairo_close_path (cr);
}

/* Round and full, round and open, or a diamond: told apart without their colors. Each
 * has an edge of the ground, so that two that lie over each other stay two. */
void
moor_closeness_ink_mark (MoorPen          *pen,
                         MoorMapPointKind  kind,
                         double            x,
                         double            y,
                         double            radius)
{
  cairo_t *cr = pen->cr;
  double edge = MIN (pen->line * 0.1, radius * 0.4);

  cairo_new_path (cr);
  moor_pen_color (pen, &pen->ink->ground, 1);
  if (kind == MOOR_MAP_PERSON)
    trace_diamond (cr, x, y, radius + edge);
  else
    moor_pen_disc (pen, x, y, radius + edge / 2);
  cairo_fill (cr);

  switch (kind)
    {
    case MOOR_MAP_NOW:
      moor_pen_color (pen, &pen->ink->accent, 1);
      moor_pen_disc (pen, x, y, radius);
      cairo_fill (cr);
      break;

    case MOOR_MAP_EARLIER:
      moor_pen_color (pen, &pen->ink->small, 1);
      cairo_set_line_width (cr, edge);
      moor_pen_disc (pen, x, y, radius - edge / 2);
      cairo_stroke (cr);
      break;

    case MOOR_MAP_PERSON:
    default:
      moor_pen_color (pen, &pen->ink->words, 1);
      trace_diamond (cr, x, y, radius);
      cairo_fill (cr);
      break;
    }
}

static void
trace_area (MoorPen *pen,
            double   x,
            double   y,
            double   half_width,
            double   half_height)
{
  cairo_new_path (pen->cr);
  cairo_save (pen->cr);
  cairo_translate (pen->cr, x, y);
  cairo_scale (pen->cr, half_width, half_height);
  cairo_arc (pen->cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (pen->cr);
}

static void
fill_area (MoorPen *pen)
{
  moor_pen_color (pen, &pen->ink->accent, PALE);
  cairo_fill_preserve (pen->cr);
}

static void
rim_area (MoorPen *pen)
{
  moor_pen_color (pen, &pen->ink->accent, RIM);
  cairo_set_line_width (pen->cr, pen->line * 0.06);
  cairo_stroke (pen->cr);
}

void
moor_closeness_ink_area (MoorPen *pen,
                         double   x,
                         double   y,
                         double   half_width,
                         double   half_height)
{
  trace_area (pen, x, y, half_width, half_height);
  fill_area (pen);
  rim_area (pen);
}

/* No line runs through words. */
static void
clip_labels (MoorPen                   *pen,
             const MoorClosenessLayout *layout)
{
  cairo_t *cr = pen->cr;

  cairo_new_path (cr);
  cairo_rectangle (cr, -pen->line, -pen->line, layout->width + 2 * pen->line,
                   layout->height + 2 * pen->line);
  for (guint i = 0; i < layout->places->len; i++)
    {
      const MoorBox *box = &place_at (layout, i)->label;

      if (box->width > 0)
        cairo_rectangle (cr, box->x, box->y, box->width, box->height);
    }
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
}

/* Cut at the edges of the map; below a label it is there, too, but for its rim. */
static void
draw_area (MoorPen                   *pen,
           const MoorClosenessPlace  *place,
           const MoorClosenessLayout *layout)
{
  const MoorBox *area = &place->area;

  if (area->width <= 0)
    return;

  cairo_save (pen->cr);
  cairo_new_path (pen->cr);
  cairo_rectangle (pen->cr, area->x, area->y, area->width, area->height);
  cairo_clip (pen->cr);
  trace_area (pen, place->area_x, place->area_y, place->area_width, place->area_height);
  fill_area (pen);
  clip_labels (pen, layout);
  trace_area (pen, place->area_x, place->area_y, place->area_width, place->area_height);
  rim_area (pen);
  cairo_restore (pen->cr);
}

static double
across_at (const MoorPen             *pen,
           const MoorMapAxes         *axes,
           const MoorClosenessLayout *layout,
           double                     value)
{
  double part = (value - axes->lowest) / (axes->highest - axes->lowest);

  return layout->square.x + layout->square.width * (pen->mirrored ? 1 - part : part);
}

/* Every line as faint as the next: none of them is a border between anything. */
static void
draw_lines (MoorPen                   *pen,
            const MoorMapAxes         *axes,
            const MoorClosenessLayout *layout)
{
  const MoorBox *square = &layout->square;
  double right = square->x + square->width, bottom = square->y + square->height;
  double width = pen->line * 0.06;

  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_BUTT);
  moor_pen_color (pen, &pen->ink->edge, FAINT);
  for (guint i = 0; i <= layout->lines->len; i++)
    {
      /* The highest value has a line, too; the lowest has the axis. */
      double value = i < layout->lines->len ? g_array_index (layout->lines, double, i)
                                            : axes->highest;
      double part = (value - axes->lowest) / (axes->highest - axes->lowest);
      double x = across_at (pen, axes, layout, value), y = bottom - square->height * part;

      moor_pen_line (pen, x, square->y, x, bottom, width);
      moor_pen_line (pen, square->x, y, right, y, width);
    }
}

static void
draw_axes (MoorPen                   *pen,
           const MoorClosenessLayout *layout)
{
  const MoorBox *square = &layout->square;
  double bottom = square->y + square->height;
  double x = pen->mirrored ? square->x + square->width : square->x;
  double tick = pen->line * (pen->mirrored ? 0.2 : -0.2);

  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_SQUARE);
  moor_pen_color (pen, &pen->ink->edge, 1);
  moor_pen_line (pen, x, square->y, x, bottom, pen->line * 0.08);
  moor_pen_line (pen, square->x, bottom, square->x + square->width, bottom, pen->line * 0.08);
  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_BUTT);
  for (guint i = 0; i < layout->up_ticks->len; i++)
    {
      const MoorClosenessTick *up = &g_array_index (layout->up_ticks, MoorClosenessTick, i);
      const MoorClosenessTick *across = &g_array_index (layout->across_ticks, MoorClosenessTick, i);

      moor_pen_line (pen, x, up->at, x + tick, up->at, pen->line * 0.06);
      moor_pen_line (pen, across->at, bottom, across->at, bottom + pen->line * 0.2,
                     pen->line * 0.06);
    }
}

static void
write_number (MoorPen                 *pen,
              const MoorClosenessTick *tick,
              MoorPenSide              side)
{
  g_autofree char *number = g_strdup_printf ("%g", tick->value);

  moor_pen_words (pen, number, &tick->number, 1, side, &pen->ink->small, 1);
}

/* From below to above, in either direction of writing. */
static void
write_upwards (MoorPen       *pen,
               const char    *text,
               const MoorBox *box)
{
  MoorBox lying = { 0, 0, box->height, box->width };

  cairo_save (pen->cr);
  cairo_translate (pen->cr, box->x, box->y + box->height);
  cairo_rotate (pen->cr, -G_PI / 2);
  moor_pen_words (pen, text, &lying, 1, MOOR_PEN_CENTER, &pen->ink->small, 1);
  cairo_restore (pen->cr);
}

static void
write_axes (MoorPen                   *pen,
            const MoorMapAxes         *axes,
            const MoorClosenessLayout *layout)
{
  for (guint i = 0; i < layout->across_ticks->len; i++)
    {
      write_number (pen, &g_array_index (layout->across_ticks, MoorClosenessTick, i), MOOR_PEN_CENTER);
      write_number (pen, &g_array_index (layout->up_ticks, MoorClosenessTick, i), MOOR_PEN_END);
    }

  moor_pen_words (pen, axes->across, &layout->across, 1, MOOR_PEN_CENTER, &pen->ink->words, 1);
  moor_pen_words (pen, axes->up, &layout->up, 1, MOOR_PEN_START, &pen->ink->words, 1);
  moor_pen_words (pen, axes->low, &layout->across_low, 1, MOOR_PEN_START, &pen->ink->small, 1);
  moor_pen_words (pen, axes->high, &layout->across_high, 1, MOOR_PEN_END, &pen->ink->small, 1);
  write_upwards (pen, axes->low, &layout->up_low);
  write_upwards (pen, axes->high, &layout->up_high);
}

static void
write_label (MoorPen                   *pen,
             const MoorMapPoint        *point,
             const MoorClosenessPlace  *place,
             const MoorClosenessLayout *layout)
{
  if (place->number > 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", place->number);

      if (place->label.width > 0)
        moor_pen_words (pen, number, &place->label, 1, MOOR_PEN_CENTER, &pen->ink->words,
                        layout->scale);
      moor_pen_words (pen, number, &place->list_number, 1, MOOR_PEN_END, &pen->ink->small, 1);
      moor_pen_words (pen, point->label, &place->list_label, 1, MOOR_PEN_START, &pen->ink->words, 1);
    }
  else
    moor_pen_words (pen, point->label, &place->label, 1, MOOR_PEN_CENTER, &pen->ink->words, 1);
}

void
moor_closeness_ink (MoorPen                   *pen,
                    const MoorMapAxes         *axes,
                    GPtrArray                 *points,
                    const MoorClosenessLayout *layout)
{
  cairo_t *cr = pen->cr;

  cairo_save (cr);
  clip_labels (pen, layout);
  draw_lines (pen, axes, layout);
  cairo_restore (cr);

  for (guint i = 0; i < points->len; i++)
    draw_area (pen, place_at (layout, i), layout);

  cairo_save (cr);
  clip_labels (pen, layout);
  draw_axes (pen, layout);
  cairo_restore (cr);
  write_axes (pen, axes, layout);

  moor_pen_color (pen, &pen->ink->small, 1);
  for (guint i = 0; i < points->len; i++)
    if (place_at (layout, i)->is_led)
      moor_pen_line (pen, place_at (layout, i)->from_x, place_at (layout, i)->from_y,
                     place_at (layout, i)->to_x, place_at (layout, i)->to_y, pen->line * 0.05);

  /* The answers that are looked at come last, so that nothing lies over them. */
  for (int now = 0; now <= 1; now++)
    for (guint i = 0; i < points->len; i++)
      if ((point_at (points, i)->kind == MOOR_MAP_NOW) == now)
        moor_closeness_ink_mark (pen, point_at (points, i)->kind, place_at (layout, i)->x,
                                 place_at (layout, i)->y, layout->radius);

  for (guint i = 0; i < points->len; i++)
    write_label (pen, point_at (points, i), place_at (layout, i), layout);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "drawing/moor-ink-private.h"

static const MoorPeopleOne *
one_at (const MoorPeopleMap *map,
        guint                i)
{
  return g_ptr_array_index (map->people, i);
}

static const MoorPeoplePlace *
place_at (const MoorPeopleLayout *layout,
          guint                   i)
{
  return &g_array_index (layout->places, MoorPeoplePlace, i);
}

static void
jag (MoorPen *pen,
     double   length,
     double   swing)
{
  double step = pen->line * 0.35;
  int n = (int) MAX (2, floor (length / step));

  cairo_move_to (pen->cr, 0, 0);
  for (int i = 1; i < n; i++)
    cairo_line_to (pen->cr, length * i / n, i % 2 == 1 ? swing : -swing);
  cairo_line_to (pen->cr, length, 0);
}

/* The line between the middle and somebody, from edge to edge: each kind has a form of
 * its own. */
static void
draw_bond (MoorPen                *pen,
           const MoorPeopleLayout *layout,
           const MoorPeoplePlace  *place,
           MoorNearness            nearness)
{
  double dx = place->x - layout->x, dy = place->y - layout->y;
  double length = hypot (dx, dy) - layout->middle - layout->radius;
  double unit = pen->line;
  cairo_t *cr = pen->cr;

  if (length <= 0 || nearness == MOOR_NEARNESS_GONE)
    return;

  cairo_save (cr);
  cairo_translate (cr, layout->x, layout->y);
  cairo_rotate (cr, atan2 (dy, dx));
  cairo_translate (cr, layout->middle, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  moor_pen_color (pen, &pen->ink->small, 1);

  switch (nearness)
    {
    case MOOR_NEARNESS_CLOSE:
      moor_pen_line (pen, 0, 0, length, 0, unit * 0.16);
      break;

    case MOOR_NEARNESS_CARING:
      moor_pen_line (pen, 0, -unit * 0.1, length, -unit * 0.1, unit * 0.07);
      moor_pen_line (pen, 0, unit * 0.1, length, unit * 0.1, unit * 0.07);
      break;

    case MOOR_NEARNESS_TENSE:
      cairo_set_line_width (cr, unit * 0.08);
      jag (pen, length, unit * 0.16);
      cairo_stroke (cr);
      break;

    case MOOR_NEARNESS_DISTANT:
      moor_pen_line (pen, 0, 0, length, 0, unit * 0.06);
      break;

    case MOOR_NEARNESS_CUT_OFF:
      /* Two ends that do not meet. */
      moor_pen_line (pen, 0, 0, length * 0.38, 0, unit * 0.08);
      moor_pen_line (pen, length * 0.62, 0, length, 0, unit * 0.08);
      moor_pen_line (pen, length * 0.38, -unit * 0.2, length * 0.38, unit * 0.2, unit * 0.08);
      moor_pen_line (pen, length * 0.62, -unit * 0.2, length * 0.62, unit * 0.2, unit * 0.08);
      break;

    case MOOR_NEARNESS_UNKNOWN:
    case MOOR_NEARNESS_GONE:
    case MOOR_N_NEARNESSES:
    default:
      break;
    }
  cairo_restore (cr);
}

static void
draw_then (MoorPen                *pen,
           const MoorPeopleLayout *layout,
           const MoorPeoplePlace  *place)
{
  double edge = pen->line * 0.07 * layout->scale;

  moor_pen_color (pen, &pen->ink->edge, 1);
  moor_pen_line (pen, place->then_x, place->then_y, place->x, place->y, edge * 0.7);
  moor_pen_color (pen, &pen->ink->ground, 1);
  moor_pen_disc (pen, place->then_x, place->then_y, layout->then_radius);
  cairo_fill (pen->cr);
  moor_pen_color (pen, &pen->ink->small, 1);
  cairo_set_line_width (pen->cr, edge);
  moor_pen_disc (pen, place->then_x, place->then_y, layout->then_radius - edge / 2);
  cairo_stroke (pen->cr);
}

static void
draw_number (MoorPen                *pen,
             const MoorPeopleLayout *layout,
             const MoorPeoplePlace  *place,
             const char             *number)
{
  double scale = layout->scale * MOOR_PEOPLE_NUMBER_SCALE, height = pen->line * scale;
  MoorBox box = { place->x - layout->radius, place->y - height / 2, 2 * layout->radius, height };

  moor_pen_words (pen, number, &box, 1, MOOR_PEN_CENTER, &pen->ink->ground, scale);
}

static void
draw_middle (MoorPen                *pen,
             const MoorPeopleLayout *layout)
{
  double height = pen->line * layout->scale;
  MoorBox box = { layout->x - layout->middle, layout->y - height / 2, 2 * layout->middle, height };

  moor_pen_color (pen, &pen->ink->ground, 1);
  moor_pen_disc (pen, layout->x, layout->y, layout->middle);
  cairo_fill_preserve (pen->cr);
  moor_pen_color (pen, &pen->ink->words, 1);
  cairo_set_line_width (pen->cr, pen->line * 0.1);
  cairo_stroke (pen->cr);
  moor_pen_words (pen, moor_people_map_you (), &box, 1, MOOR_PEN_CENTER, &pen->ink->words,
                  layout->scale);
}

void
moor_people_ink (MoorPen                *pen,
                 const MoorPeopleMap    *map,
                 const MoorPeopleLayout *layout)
{
  const double dashes[] = { 1, pen->line * 0.3 };

  if (layout->places->len == 0)
    return;

  /* The rim, and how near those are who are near: no more, so that the lines between
   * people stay what is seen. */
  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (pen->cr, dashes, 2, 0);
  moor_pen_color (pen, &pen->ink->edge, 1);
  cairo_set_line_width (pen->cr, pen->line * 0.07);
  for (int ring = 0; ring < MOOR_PEOPLE_RINGS; ring += MOOR_PEOPLE_RINGS - 1)
    {
      moor_pen_disc (pen, layout->x, layout->y, layout->rings[ring]);
      cairo_stroke (pen->cr);
    }
  cairo_set_dash (pen->cr, NULL, 0, 0);

  for (guint i = 0; i < layout->places->len; i++)
    draw_bond (pen, layout, place_at (layout, i), one_at (map, i)->now);
  for (guint i = 0; i < layout->places->len; i++)
    if (place_at (layout, i)->has_then)
      draw_then (pen, layout, place_at (layout, i));

  for (guint i = 0; !layout->numbered && i < layout->places->len; i++)
    moor_pen_clear (pen, &place_at (layout, i)->name);

  for (guint i = 0; i < layout->places->len; i++)
    {
      const MoorPeoplePlace *place = place_at (layout, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      moor_pen_color (pen, &pen->ink->accent, 1);
      moor_pen_disc (pen, place->x, place->y, layout->radius);
      cairo_fill (pen->cr);

      if (layout->numbered)
        {
          double before = moor_pen_text_width ("100", pen->context) + 0.4 * pen->line;
          MoorBox box = { pen->mirrored ? place->name.x + place->name.width
                                        : place->name.x - before,
                          place->name.y, before - 0.4 * pen->line, pen->line };

          if (pen->mirrored)
            box.x += 0.4 * pen->line;
          draw_number (pen, layout, place, number);
          moor_pen_words (pen, number, &box, 1, MOOR_PEN_END, &pen->ink->small, 1);
        }
      moor_pen_words (pen, one_at (map, i)->name, &place->name, 1,
                      layout->numbered ? MOOR_PEN_START : MOOR_PEN_CENTER, &pen->ink->words, 1);
    }

  draw_middle (pen, layout);
}

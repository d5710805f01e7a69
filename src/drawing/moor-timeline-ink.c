/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "drawing/moor-ink-private.h"

/* How far a stem may be looked past. */
#define FAINT 0.6

static const MoorTimelineMark *
mark_at (const MoorTimeline *timeline,
         guint               i)
{
  return g_ptr_array_index (timeline->marks, i);
}

static const MoorTimelinePlace *
place_at (const MoorTimelineLayout *layout,
          guint                     i)
{
  return &g_array_index (layout->places, MoorTimelinePlace, i);
}

/* Good is round, hard is square, both or neither is half full, and what is not said is
 * open: the place says it, and the mark once more. */
static void
draw_mark (MoorPen                 *pen,
           const MoorTimelineMark  *mark,
           const MoorTimelinePlace *place,
           double                   radius)
{
  cairo_t *cr = pen->cr;
  double inside = radius - pen->line * 0.04;

  if (mark->has_tone && mark->tone < 0)
    {
      double half = radius * 0.84;

      moor_pen_color (pen, &pen->ink->small, 1);
      cairo_rectangle (cr, place->x - half, place->y - half, 2 * half, 2 * half);
      cairo_fill (cr);
      return;
    }

  if (mark->has_tone && mark->tone > 0)
    {
      moor_pen_color (pen, &pen->ink->accent, 1);
      moor_pen_disc (pen, place->x, place->y, radius);
      cairo_fill (cr);
      return;
    }

  moor_pen_color (pen, &pen->ink->ground, 1);
  moor_pen_disc (pen, place->x, place->y, inside);
  cairo_fill (cr);
  moor_pen_color (pen, mark->has_tone ? &pen->ink->accent : &pen->ink->small, 1);
  cairo_set_line_width (cr, pen->line * 0.08);
  moor_pen_disc (pen, place->x, place->y, inside);
  cairo_stroke (cr);
  if (mark->has_tone)
    {
      cairo_new_path (cr);
      cairo_arc (cr, place->x, place->y, inside, G_PI, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
draw_line (MoorPen                  *pen,
           const MoorTimelineLayout *layout)
{
  double width = pen->line * 0.09;

  if (layout->line_from == layout->line_to)
    return;

  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_ROUND);
  moor_pen_color (pen, &pen->ink->edge, 1);
  if (layout->across)
    moor_pen_line (pen, layout->line_from, layout->line_at, layout->line_to, layout->line_at, width);
  else
    moor_pen_line (pen, layout->line_at, layout->line_from, layout->line_at, layout->line_to, width);

  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const MoorTimelineTick *tick = &g_array_index (layout->ticks, MoorTimelineTick, i);

      moor_pen_line (pen, tick->at, layout->line_at, tick->at, layout->line_at + pen->line * 0.3,
                     width / 2);
    }
}

/* From the line to the mark; without an age, from where the line would be. */
static void
draw_stem (MoorPen                  *pen,
           const MoorTimelineLayout *layout,
           const MoorTimelinePlace  *place,
           gboolean                  is_dated)
{
  double x = is_dated ? layout->line_at : layout->undated_at;

  moor_pen_color (pen, &pen->ink->edge, FAINT);
  if (is_dated && layout->across && place->y == layout->line_at)
    /* On the line: up to its title, which may stand over others. */
    moor_pen_line (pen, place->x, layout->line_at, place->x, place->title.y + place->title.height,
                   pen->line * 0.06);
  else if (is_dated && layout->across)
    moor_pen_line (pen, place->x, layout->line_at, place->x, place->y, pen->line * 0.06);
  else
    moor_pen_line (pen, x, place->y, place->x, place->y, pen->line * 0.06);
  if (!is_dated)
    moor_pen_line (pen, x, place->y - pen->line * 0.3, x, place->y + pen->line * 0.3,
                   pen->line * 0.06);
}

void
moor_timeline_ink (MoorPen                  *pen,
                   const MoorTimeline       *timeline,
                   const MoorTimelineLayout *layout)
{
  for (guint i = 0; i < layout->places->len; i++)
    draw_stem (pen, layout, place_at (layout, i), i < timeline->n_dated);
  draw_line (pen, layout);

  for (guint i = 0; layout->across && i < timeline->n_dated; i++)
    moor_pen_clear (pen, &place_at (layout, i)->title);

  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const MoorTimelineTick *tick = &g_array_index (layout->ticks, MoorTimelineTick, i);
      g_autofree char *number = g_strdup_printf ("%g", tick->age);

      moor_pen_clear (pen, &tick->number);
      moor_pen_words (pen, number, &tick->number, 1, MOOR_PEN_CENTER, &pen->ink->small, 1);
    }

  for (guint i = 0; i < layout->places->len; i++)
    {
      const MoorTimelineMark *mark = mark_at (timeline, i);
      const MoorTimelinePlace *place = place_at (layout, i);
      gboolean before = i < timeline->n_dated && layout->across &&
                        (place->title.x + place->title.width / 2 < place->x) != pen->mirrored;

      draw_mark (pen, mark, place, layout->radius);
      moor_pen_words (pen, mark->title, &place->title, place->n_lines,
                      before ? MOOR_PEN_END : MOOR_PEN_START, &pen->ink->words, 1);
      if (place->age.width > 0)
        {
          g_autofree char *age = g_strdup_printf ("%g", mark->age);

          moor_pen_words (pen, age, &place->age, 1, MOOR_PEN_END, &pen->ink->small, 1);
        }
    }

  if (layout->undated.width > 0)
    moor_pen_words (pen, moor_timeline_undated (), &layout->undated, 1, MOOR_PEN_START,
                    &pen->ink->small, 1);
}

char *
moor_timeline_ink_legend (const MoorTimeline       *timeline,
                          const MoorTimelineLayout *layout,
                          gboolean                  mirrored)
{
  g_autoptr (GString) legend = g_string_new (NULL);
  const char *high = timeline->high != NULL ? timeline->high : _("good");
  const char *low = timeline->low != NULL ? timeline->low : _("hard");
  gboolean any_zero = FALSE, any_unsaid = FALSE;

  for (guint i = 0; i < timeline->marks->len; i++)
    {
      any_zero |= mark_at (timeline, i)->has_tone && mark_at (timeline, i)->tone == 0;
      any_unsaid |= !mark_at (timeline, i)->has_tone;
    }

  if (layout->across)
    /* Translators: the two ends of a scale, drawn above and below a line of years */
    g_string_append_printf (legend, _("Above the line: %s. Below it: %s."), high, low);
  else
    /* Translators: the two ends of a scale, drawn beside a line of years */
    g_string_append_printf (legend, _("Right of the line: %s. Left of it: %s."),
                            mirrored ? low : high, mirrored ? high : low);

  if (any_zero)
    {
      g_string_append_c (legend, ' ');
      /* Translators: the middle of a scale, drawn on a line of years */
      g_string_append_printf (legend, _("On it, half full: %s."),
                              timeline->zero != NULL ? timeline->zero : _("in between"));
    }
  if (any_unsaid)
    g_string_append_printf (legend, " %s", _("On it, open: not said."));
  if (timeline->n_dated > 0)
    g_string_append_printf (legend, " %s", _("The numbers are years of age."));

  return g_strdup (legend->str);
}

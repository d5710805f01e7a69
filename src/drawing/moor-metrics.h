/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a layout needs to know of the type it is set in, and what it says of places.
 * Everything is in the unit of the caller: pixels of a screen, points of a paper. */

typedef struct {
  double line;                                          /* the height of a line of text */
  double (*width) (const char *text, gpointer data);    /* of one line of text */
  gpointer data;
} MoorMetrics;

typedef struct {
  double x, y;                   /* the corner at the top and the left */
  double width, height;
} MoorBox;

static inline double
moor_metrics_width (const MoorMetrics *metrics,
                    const char        *text)
{
  return metrics->width (text, metrics->data);
}

static inline MoorBox
moor_box_round (double x,
                double y,
                double radius)
{
  return (MoorBox) { x - radius, y - radius, 2 * radius, 2 * radius };
}

/* Whether they have more in common than an edge. */
static inline gboolean
moor_box_overlaps (const MoorBox *a,
                   const MoorBox *b)
{
  const double nothing = 1e-6;

  return a->x + a->width > b->x + nothing && b->x + b->width > a->x + nothing &&
         a->y + a->height > b->y + nothing && b->y + b->height > a->y + nothing;
}

G_END_DECLS

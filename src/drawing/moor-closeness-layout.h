/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/moor-closeness-map.h"
#include "drawing/moor-pen.h"

G_BEGIN_DECLS

/* Where everything of a MoorClosenessMap stands: a pure function of the width and the
 * type. It knows no ink, and nothing of the legend. */

typedef struct {
  double   x, y;                 /* the middle of the mark */
  MoorBox  area;                 /* what is seen of the area; width 0: there is none */
  double   area_x, area_y;       /* the middle of it, and its half width and height, */
  double   area_width, area_height;         /* before it was cut at the edges */
  MoorBox  label;                /* at the mark: its label, or its number; width 0: it shares
                                  * the number of one beside it */
  gboolean is_led;               /* a line leads to the label, which stands apart: */
  double   from_x, from_y, to_x, to_y;
  guint    number;               /* 0: its label stands at the mark */
  MoorBox  list_number;          /* with a number, the list below has both */
  MoorBox  list_label;
} MoorClosenessPlace;

typedef struct {
  double  value;
  double  at;                    /* x or y */
  MoorBox number;
} MoorClosenessTick;

typedef struct {
  double   width, height;
  MoorBox  square;               /* from the lowest to the highest value of both */
  double   radius;               /* of a mark */
  gboolean numbered;
  double   scale;                /* of the numbers at the marks */
  GArray  *places;               /* MoorClosenessPlace: one for each point, in their order */
  GArray  *across_ticks;         /* MoorClosenessTick */
  GArray  *up_ticks;
  GArray  *lines;                /* double: values at which faint lines go both ways, the edges
                                  * not among them. Never a single one: that would be a cross
                                  * that makes four fields */
  MoorBox  across, up;           /* the names */
  MoorBox  across_low, across_high;
  MoorBox  up_low, up_high;      /* these are written upwards */
} MoorClosenessLayout;

/**
 * moor_closeness_lay_out:
 * @points: (element-type MoorMapPoint)
 * @width: what there is
 * @mirrored: the language is written from right to left: worry grows to the left
 *
 * A mark stands where its values are. Where one would hide another, they stand side by
 * side round that place. Labels overlap nothing; when there is no room for them, the
 * marks have numbers, and when there is none for those, marks that are near each other
 * share one.
 *
 * Returns: (transfer full)
 */
MoorClosenessLayout *moor_closeness_lay_out      (const MoorMapAxes   *axes,
                                                  GPtrArray           *points,
                                                  double               width,
                                                  const MoorMetrics   *metrics,
                                                  gboolean             mirrored);
void                 moor_closeness_layout_free  (MoorClosenessLayout *layout);

/* How much of the width a map needs at least, in heights of a line. */
#define MOOR_CLOSENESS_LEAST 8

/* How it is put down with a pen. */
void                 moor_closeness_ink          (MoorPen                   *pen,
                                                  const MoorMapAxes         *axes,
                                                  GPtrArray                 *points,
                                                  const MoorClosenessLayout *layout);
/* One mark, and one area, alone: for the legend. */
void                 moor_closeness_ink_mark     (MoorPen          *pen,
                                                  MoorMapPointKind  kind,
                                                  double            x,
                                                  double            y,
                                                  double            radius);
void                 moor_closeness_ink_area     (MoorPen          *pen,
                                                  double            x,
                                                  double            y,
                                                  double            half_width,
                                                  double            half_height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorClosenessLayout, moor_closeness_layout_free)

G_END_DECLS

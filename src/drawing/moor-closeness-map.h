/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "drawing/moor-drawing.h"
#include "drawing/moor-metrics.h"

G_BEGIN_DECLS

/**
 * MoorClosenessMap:
 *
 * Two dimensions as they are, from the lowest to the highest value of their scale: worry
 * across, distance up. A point is what somebody answered on one day. No quadrants, no
 * names for parts of it, no total. It is laid out for a width and a type and drawn with
 * cairo, so that the screen and the paper show the same; its words say all that it shows.
 */
typedef enum {
  MOOR_MAP_NOW,                  /* a filled point, with the area round it: the answers looked at */
  MOOR_MAP_EARLIER,              /* an open point with its date */
  MOOR_MAP_PERSON,               /* a diamond with the initials of whom it is about */
} MoorMapPointKind;

typedef struct {
  MoorMapPointKind kind;
  double  worry, distance;
  double  worry_spread, distance_spread;   /* half widths of the area, in steps of the scale;
                                            * NAN or 0: none */
  char   *label;                 /* short, at the point: a date, initials */
  char   *words;                 /* the whole of it, a sentence or two */
} MoorMapPoint;

typedef struct {
  double  lowest, highest;       /* of both axes */
  char   *across, *up;           /* "Worry", "Distance" */
  char   *across_says, *up_says; /* (nullable) what the axis is about, without its name: a line
                                  * below the map each */
  char   *low, *high;            /* what the ends are called: "little", "a lot" */
  char   *area_says;             /* (nullable) what the pale area means */
} MoorMapAxes;

typedef struct _MoorClosenessMap MoorClosenessMap;

/* Copies what it is given. @points: (element-type MoorMapPoint), in the order in which
 * they are read; points outside the axes are refused (a programmer's error). NULL when
 * there are none. (transfer full) */
MoorClosenessMap   *moor_closeness_map_new       (const MoorMapAxes *axes, GPtrArray *points);
MoorClosenessMap   *moor_closeness_map_ref       (MoorClosenessMap *self);
void                moor_closeness_map_unref     (MoorClosenessMap *self);
const char         *moor_closeness_map_get_title (MoorClosenessMap *self);   /* one sentence: what it is */
const char         *moor_closeness_map_get_words (MoorClosenessMap *self);   /* a line for each point */
/* What is said below it, a line each: of the axes, and of the marks that are there. */
const char         *moor_closeness_map_get_legend (MoorClosenessMap *self);
guint               moor_closeness_map_get_n_points (MoorClosenessMap *self);
const MoorMapPoint *moor_closeness_map_get_point (MoorClosenessMap *self, guint point);

/* Returns: how high it is, with axes, ends and the legend of what is there. The map
 * itself is square, never wider than 26 lines of text. Labels do not overlap each other
 * or a point; where there is no room, a point has a number and its label stands below.
 * Points that would hide each other stand side by side round their place. The context is
 * kept until the next time; it is laid out for one place at a time. */
double              moor_closeness_map_lay_out   (MoorClosenessMap *self,
                                                  PangoContext     *context,
                                                  double            width,
                                                  gboolean          mirrored);
/* After it was laid out, in whole units: how high it is without the legend. */
double              moor_closeness_map_get_map_height (MoorClosenessMap *self);
/* Where a point stands, after it was laid out: for what takes the focus there. */
MoorBox             moor_closeness_map_get_place (MoorClosenessMap *self, guint point);
void                moor_closeness_map_draw      (MoorClosenessMap *self,
                                                  cairo_t          *cr,
                                                  const MoorInk    *ink);
/* Each of the two alone, at the same place, for those who put something between them. */
void                moor_closeness_map_draw_map  (MoorClosenessMap *self,
                                                  cairo_t          *cr,
                                                  const MoorInk    *ink);
void                moor_closeness_map_draw_legend (MoorClosenessMap *self,
                                                    cairo_t          *cr,
                                                    const MoorInk    *ink);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorClosenessMap, moor_closeness_map_unref)

G_END_DECLS

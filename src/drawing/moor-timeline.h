/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-exercise.h"
#include "drawing/moor-metrics.h"

G_BEGIN_DECLS

/**
 * MoorTimeline:
 *
 * What a line of years shows: the rows of a field with draw="timeline", by age. It
 * knows no ink; where everything stands is a pure function of the width and the type.
 */
typedef struct {
  int      row;                  /* of the answer */
  double   age;                  /* < 0: not said */
  gboolean has_tone;
  double   tone;
  char    *title;                /* never NULL */
} MoorTimelineMark;

typedef struct {
  GPtrArray *marks;              /* MoorTimelineMark: by age, those without one last; else in
                                  * the order they were written */
  guint      n_dated;            /* how many have an age */
  double     lowest, highest;    /* of the tone */
  char      *low, *high;         /* (nullable) what its two ends are called */
  char      *zero;               /* (nullable) what its middle is called */
  char      *tone_label;
} MoorTimeline;

/* NULL when no row has an age, a title or a tone. (transfer full) */
MoorTimeline *moor_timeline_new       (const MoorField    *rows,
                                       const MoorAnswer   *answer);
void          moor_timeline_free      (MoorTimeline       *self);
/* One sentence: what it is. (transfer full) */
char         *moor_timeline_get_title (const MoorTimeline *self);
/* The same as the drawing, a mark a line. (transfer full) */
char         *moor_timeline_get_words (const MoorTimeline *self);

typedef struct {
  double  x, y;                  /* the middle of the mark */
  MoorBox title;
  int     n_lines;               /* of the title */
  MoorBox age;                   /* its number beside the line; width 0: none */
} MoorTimelinePlace;

typedef struct {
  double  age;
  double  at;                    /* on the line */
  MoorBox number;
} MoorTimelineTick;

typedef struct {
  gboolean across;               /* the line goes across, else it runs down */
  double   width, height;
  double   radius;               /* of a mark */
  double   line_at;              /* across: its y; down: its x */
  double   line_from, line_to;   /* equal: no line, since nothing has an age */
  GArray  *places;               /* MoorTimelinePlace: one for each mark, in their order */
  GArray  *ticks;                /* MoorTimelineTick: across */
  MoorBox  undated;              /* the words over the marks without an age; width 0: none */
  double   undated_at;           /* x of a tone of 0 below them */
} MoorTimelineLayout;

/**
 * moor_timeline_lay_out:
 * @width: what there is; more than a few letters
 * @mirrored: time goes from right to left
 *
 * Where there is room, the line goes across: years in proportion, every mark on the
 * side and at the distance of its tone, and titles of the same tone in as many lanes
 * as they need. In a narrow place it runs down, a mark a row, since titles beside each
 * other would be three letters long there. Nothing overlaps, every mark is there.
 *
 * Returns: (transfer full)
 */
MoorTimelineLayout *moor_timeline_lay_out     (const MoorTimeline *self,
                                               double              width,
                                               const MoorMetrics  *metrics,
                                               gboolean            mirrored);
void                moor_timeline_layout_free (MoorTimelineLayout *layout);

/* What stands over the marks without an age. */
const char         *moor_timeline_undated     (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorTimeline, moor_timeline_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorTimelineLayout, moor_timeline_layout_free)

G_END_DECLS

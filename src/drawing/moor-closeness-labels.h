/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/moor-metrics.h"

G_BEGIN_DECLS

/* Finds places for labels at marks, so that they overlap neither a mark nor each other.
 * Some marks may share one label, which then stands at one of them. */

typedef struct {
  double x, y;                   /* the middle */
} MoorClosenessMark;

typedef struct {
  const MoorClosenessMark *marks;
  const guint             *tags;            /* for each mark the label it has, from 0 */
  guint                    n_marks;
  double                   radius;          /* of every mark */
  const double            *widths;          /* of each label */
  guint                    n_tags;
  double                   height;          /* of every label */
  MoorBox                  field;           /* where labels may stand */
  double                   line;            /* the height of a line of text */
  double                   reach;           /* how far a label may stand from its mark, in lines */
} MoorClosenessCrowd;

typedef struct {
  MoorBox  box;
  guint    anchor;               /* the mark it stands at */
  gboolean is_led;               /* it stands apart, and a line leads there: */
  double   from_x, from_y, to_x, to_y;
} MoorClosenessSpot;

/* @spots: for each label, filled in
 *
 * FALSE when there is no room for all of them. */
gboolean moor_closeness_crowd_place (const MoorClosenessCrowd *self,
                                     MoorClosenessSpot        *spots);

G_END_DECLS

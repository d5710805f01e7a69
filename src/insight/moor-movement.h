/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-questionnaire.h"

G_BEGIN_DECLS

/* Whether a change of a score is more than the movement found when people answered
 * twice without any help in between. Only a retest value in the file says so; what one
 * sitting tells about itself (alpha, omega) would call far too much a change. */

typedef enum {
  MOOR_MOVEMENT_UNKNOWN,         /* no retest value, or a score is not there */
  MOOR_MOVEMENT_WITHIN,
  MOOR_MOVEMENT_MORE,
} MoorMovement;

/* 1.96 × SD × √2 × √(1 − r): N. Jacobson and P. Truax, Clinical significance, Journal of
 * Consulting and Clinical Psychology 59, 1991, with the retest value as r. A difference
 * has to be larger than that. */
double       moor_movement_limit      (const MoorReliability *retest);
/* SD × √(1 − r), the standard error of measurement: half the width of the area in which
 * the answers might have fallen on another day. */
double       moor_movement_half_width (const MoorReliability *retest);
MoorMovement moor_movement_between    (MoorQuestionnaire *questionnaire,
                                       guint              score,
                                       double             before,
                                       double             after);

G_END_DECLS

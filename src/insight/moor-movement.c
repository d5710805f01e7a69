/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/moor-movement.h"

#include <math.h>

double
moor_movement_limit (const MoorReliability *retest)
{
  g_return_val_if_fail (retest != NULL && retest->kind == MOOR_RELIABILITY_RETEST, NAN);

  return 1.96 * retest->sd * sqrt (2) * sqrt (1 - retest->value);
}

double
moor_movement_half_width (const MoorReliability *retest)
{
  g_return_val_if_fail (retest != NULL && retest->kind == MOOR_RELIABILITY_RETEST, NAN);

  return retest->sd * sqrt (1 - retest->value);
}

MoorMovement
moor_movement_between (MoorQuestionnaire *questionnaire,
                       guint              score,
                       double             before,
                       double             after)
{
  const MoorReliability *retest = moor_questionnaire_get_retest (questionnaire, score);

  if (retest == NULL || isnan (before) || isnan (after))
    return MOOR_MOVEMENT_UNKNOWN;

  return fabs (after - before) > moor_movement_limit (retest) ? MOOR_MOVEMENT_MORE
                                                              : MOOR_MOVEMENT_WITHIN;
}

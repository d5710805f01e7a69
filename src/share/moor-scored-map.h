/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/moor-closeness-map.h"
#include "insight/moor-scored.h"

G_BEGIN_DECLS

/* What a person's UUID is called; NULL: not known any more. */
typedef const char *(*MoorScoredName) (const char *uuid, gpointer data);

/**
 * moor_scored_map_new:
 * @now: the answers that are looked at
 * @form: of them
 * @others: (nullable) (element-type MoorScored): whatever else was answered, newest first;
 *   only what is of the same questionnaire and on the same scale counts
 *
 * The map: @now with its area, earlier answers about the same as open points, and of
 * everybody else the newest. Other answers about a person who was not chosen are left
 * out, since nobody can say whom they are about.
 *
 * Returns: (nullable) (transfer full): NULL when the questionnaire has no map, or @now is
 *   not scored on both its axes
 */
MoorClosenessMap *moor_scored_map_new (MoorScored     *now,
                                       guint           form,
                                       GPtrArray      *others,
                                       MoorScoredName  name,
                                       gpointer        data);

G_END_DECLS

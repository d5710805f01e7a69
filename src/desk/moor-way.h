/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-library.h"

G_BEGIN_DECLS

/* One way to walk the path: an order that is offered and never enforced. Nothing
 * is counted along it, and no stop has to be reached before another. */
typedef struct {
  const char *words;             /* one or two plain sentences, untranslated */
  const char *exercises[8];      /* NULL-terminated; what is not in the library is passed over */
  MoorStep    more;              /* 0, or the step where there are others like these */
} MoorWayStop;

/* (transfer none) @n_stops of them, in order. */
const MoorWayStop *moor_way_get_stops (guint *n_stops);

/* How far along the way an exercise stands for the first time; G_MAXINT for one that
 * is not named there. */
int                moor_way_place_of  (const char *exercise_id);

/* Whether a stop has anything to show in @library. */
gboolean           moor_way_is_there  (const MoorWayStop *stop,
                                       MoorLibrary       *library);

G_END_DECLS

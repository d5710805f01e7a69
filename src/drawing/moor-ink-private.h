/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "drawing/moor-pen.h"
#include "drawing/moor-people-map.h"
#include "drawing/moor-timeline.h"

G_BEGIN_DECLS

/* How the two layouts are put down with a pen. */

void  moor_timeline_ink        (MoorPen *pen, const MoorTimeline *timeline,
                                const MoorTimelineLayout *layout);
/* What the places mean, for that layout. (transfer full) */
char *moor_timeline_ink_legend (const MoorTimeline *timeline, const MoorTimelineLayout *layout,
                                gboolean mirrored);
void  moor_people_ink          (MoorPen *pen, const MoorPeopleMap *map,
                                const MoorPeopleLayout *layout);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/**
 * MoorWayList:
 *
 * The stops of one way through the exercises, as an offer: no number, no tick, no
 * end. What was done says when, and everything can be opened at any time. Uses
 * path.show-exercise and path.show-step.
 */
#define MOOR_TYPE_WAY_LIST (moor_way_list_get_type ())

G_DECLARE_FINAL_TYPE (MoorWayList, moor_way_list, MOOR, WAY_LIST, GtkWidget)

GtkWidget *moor_way_list_new  (void);
/* @counts (nullable) (element-type MoorExerciseCount): what the journal holds. */
void       moor_way_list_show (MoorWayList *self,
                               MoorLibrary *library,
                               GPtrArray   *counts);

G_END_DECLS

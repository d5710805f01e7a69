/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/moor-run.h"

G_BEGIN_DECLS

/**
 * MoorBreakWatch:
 *
 * Looks at the clock while a person walks through a run that is on the screen,
 * and emits #MoorBreakWatch::due when it is time to say that it may be enough
 * (see MoorBreak). It looks by itself when something may be due; time does not
 * count while what it watches cannot be seen.
 */
#define MOOR_TYPE_BREAK_WATCH (moor_break_watch_get_type ())

G_DECLARE_FINAL_TYPE (MoorBreakWatch, moor_break_watch, MOOR, BREAK_WATCH, GObject)

/* @over: what the run is shown in, and where its keys are pressed. */
MoorBreakWatch *moor_break_watch_new         (GtkWidget *over, MoorRun *run);
/* Looks again now. */
void            moor_break_watch_look        (MoorBreakWatch *self);
/* While the card is there, nothing is due. */
void            moor_break_watch_set_offered (MoorBreakWatch *self, gboolean offered);
gboolean        moor_break_watch_is_for_rows (MoorBreakWatch *self);
gboolean        moor_break_watch_has_more    (MoorBreakWatch *self);
void            moor_break_watch_go_on       (MoorBreakWatch *self);

G_END_DECLS

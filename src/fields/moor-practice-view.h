/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "content/moor-practice.h"

G_BEGIN_DECLS

/**
 * MoorPracticeView:
 *
 * Runs one practice: the line of this moment, the shape, and the line that always
 * stands under it. It has no buttons but Next, for practices by hand; pausing,
 * another practice and enough are for whoever shows it. It ticks only while it is
 * mapped and something moves; meanwhile the time goes on.
 *
 * Where sound is wanted on this device its turns are heard, and a device that does
 * not answer is said under the rest, once.
 *
 * Emits #MoorPracticeView::changed when it was paused, or a line or a step is new,
 * and #MoorPracticeView::ended once, when the practice is over by itself.
 */
#define MOOR_TYPE_PRACTICE_VIEW (moor_practice_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorPracticeView, moor_practice_view, MOOR, PRACTICE_VIEW, GtkWidget)

GtkWidget          *moor_practice_view_new          (void);
/* Starts at once, from the beginning. NULL: nothing, and no source is left. */
void                moor_practice_view_show         (MoorPracticeView   *self,
                                                     const MoorPractice *practice);
const MoorPractice *moor_practice_view_get_practice (MoorPracticeView   *self);    /* (nullable) */
void                moor_practice_view_set_paused   (MoorPracticeView   *self,
                                                     gboolean            paused);
gboolean            moor_practice_view_get_paused   (MoorPracticeView   *self);
gboolean            moor_practice_view_get_ended    (MoorPracticeView   *self);
/* Time spent with it, without pauses. */
double              moor_practice_view_get_seconds  (MoorPracticeView   *self);
/* The text shown now. (nullable) */
const char         *moor_practice_view_get_line     (MoorPracticeView   *self);

/* For tests: where it reads the time, in µs; NULL gives it back its own. */
void                moor_practice_view_set_clock_for_test (MoorPracticeView *self,
                                                           gint64          (*clock) (void));

G_END_DECLS

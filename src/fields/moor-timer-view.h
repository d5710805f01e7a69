/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/**
 * MoorTimerView:
 *
 * Time to stay with something: a wait of some minutes, or a practice. It is answered
 * by what was spent, from the moment it begins, so that stopping early is an answer
 * like any other.
 *
 * A wait goes on while other views cover it, and while the machine sleeps. What it
 * asks on the way are fields of their own: #MoorTimerView::asked (MoorFieldView,
 * MoorAnswer (nullable)) tells of their answers as #MoorFieldView::answered does.
 */
#define MOOR_TYPE_TIMER_VIEW (moor_timer_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorTimerView, moor_timer_view, MOOR, TIMER_VIEW, MoorFieldView)

/* For tests: where it reads the time, in µs; NULL gives it back its own. */
void moor_timer_view_set_clock_for_test (MoorTimerView *self,
                                         gint64       (*clock) (void));
/* For tests: looks at the clock now, as its own timeout does. */
void moor_timer_view_look_for_test      (MoorTimerView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/**
 * MoorStepPage:
 *
 * One step of the path: its exercises in a list, and beside it (over it when
 * narrow) what the chosen one is, what it asks, where it begins, and where it is printed
 * to be filled in by hand. Uses
 * win.begin, win.begin-short and app.help-now.
 *
 * Emits #MoorStepPage::back when the person goes back to the four steps.
 */
#define MOOR_TYPE_STEP_PAGE (moor_step_page_get_type ())

G_DECLARE_FINAL_TYPE (MoorStepPage, moor_step_page, MOOR, STEP_PAGE, GtkWidget)

/* @counts (nullable) (element-type MoorExerciseCount): what the journal holds.
 * @exercise_id (nullable): the one to show at once. @back (nullable): what the way back
 * leads to, where that is not the four steps. */
void moor_step_page_show (MoorStepPage *self,
                          MoorDesk     *desk,
                          MoorStep      step,
                          GPtrArray    *counts,
                          const char   *exercise_id,
                          const char   *back);
/* The focus goes to the list, the exercise that is shown beside it, or the first; with
 * an exercise that was to be shown at once, to the way back. */
void moor_step_page_begin (MoorStepPage *self);

/* Whether "What you wrote here" is offered, until another step is shown; it activates
 * path.show-written. */
void moor_step_page_offer_written (MoorStepPage *self,
                                   gboolean      offer);
void moor_step_page_focus_written (MoorStepPage *self);

/* Names of the steps, a sentence about each, and what stands at the head of its page. */
const char *moor_step_title        (MoorStep step);
const char *moor_step_sentence     (MoorStep step);
const char *moor_step_introduction (MoorStep step);
/* "10 minutes · may stir feelings" (transfer full) */
char       *moor_step_minutes_and_depth (MoorExercise *exercise);
/* "3 pages, last on 9 November"; "" without pages. (transfer full) */
char       *moor_step_count_text (guint       pages,
                                  const char *last_date);

G_END_DECLS

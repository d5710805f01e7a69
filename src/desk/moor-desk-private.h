/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/moor-desk.h"
#include "desk/moor-gate-facts.h"

G_BEGIN_DECLS

/* The exercise by which a person says how it is right now; its newest page is
 * what "a check-in less than ten minutes old" means. */
#define MOOR_CHECK_IN "check-in"
/* The living page with the people to reach and the list of what helps. */
#define MOOR_MY_PEOPLE "my-people-and-what-helps"

/* What people mean by attachment; at its end the wording is offered. */
#define MOOR_SMALL_MAP "small-map-of-closeness"

#define MOOR_SETTING_LEANING "leaning"
#define MOOR_SETTING_LEANING_OFFERED "leaning-offered"
#define MOOR_SETTING_WELCOMED "welcomed"
#define MOOR_SETTING_REASONS "reasons"
#define MOOR_SETTING_COUNSELOR "counselor"
/* "2026-11-22 four-pulls", one a line: the day and the exercise. */
#define MOOR_SETTING_NOT_THIS_ONE "not-this-one"
/* The local date on which nothing more was wanted. */
#define MOOR_SETTING_NOTHING_TODAY "nothing-today"
/* The person's own numbers of Help now, as JSON: see MoorHelpBook. */
#define MOOR_SETTING_HELP_ROWS "help-rows"
/* The local dates on which the safety plan was said to be right, and on which
 * the question was put off. */
#define MOOR_SETTING_PLAN_RIGHT "plan-right"
#define MOOR_SETTING_PLAN_NOT_NOW "plan-not-now"

/* (transfer none) (nullable) */
MoorExercise *moor_desk_find_exercise (MoorDesk    *self,
                                       const char  *id);

/* From now on the sitting is saved before the journal closes. Gives the sitting
 * back. */
MoorSitting  *moor_desk_take_sitting  (MoorDesk    *self,
                                       MoorSitting *sitting);

/* Who sits at that page now. (transfer none) (nullable) */
MoorSitting  *moor_desk_find_sitting  (MoorDesk    *self,
                                       const char  *page_id);

/* The exercise a page was begun with: from the library if that is still the
 * same, otherwise as it was kept. */
void          moor_desk_definition_async  (MoorDesk            *self,
                                           MoorPage            *page,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             data);
MoorExercise *moor_desk_definition_finish (MoorDesk            *self,
                                           GAsyncResult        *result,
                                           GError             **error);

/* Into the run what the three rows before it were told, but for what its facts
 * say: see moor-gate-facts.h. */
void          moor_gate_answers_fill      (const MoorGateAnswers *answers,
                                           MoorRun               *run);

/* Lets go of the later part that page waits for: it is marked as skipped, and
 * the next one, if there is one, is waited for. Nobody waits for the answer; a
 * failure leaves everything as it was, for the next day. */
void          moor_desk_let_go            (MoorDesk            *self,
                                           const char          *page_id);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/moor-gate-facts.h"

G_BEGIN_DECLS

/**
 * MoorGateView:
 *
 * What stands before an exercise about memories, at its beginning and at going
 * on: a way to settle, someone to reach, how it is right now; and what they
 * offer first. It has no name on the screen, and keeps nothing: what was
 * answered goes to the page if that is begun. Whenever it comes back into sight
 * it looks again at what is new.
 *
 * Emits #MoorGateView::begin when the exercise is to begin, and
 * #MoorGateView::leave (MoorGateLeave, as int) when something else is wanted. It
 * stays as it is meanwhile, so that it can be shown again.
 */
#define MOOR_TYPE_GATE_VIEW (moor_gate_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorGateView, moor_gate_view, MOOR, GATE_VIEW, GtkWidget)

typedef enum {
  MOOR_GATE_LEAVE_BACK,
  MOOR_GATE_LEAVE_KEEP,          /* for a session */
  MOOR_GATE_LEAVE_LIGHTER,       /* to the path */
  MOOR_GATE_LEAVE_WRITE,         /* a new page */
  MOOR_GATE_LEAVE_PRACTICE,      /* Settle, then back here */
  MOOR_GATE_LEAVE_PEOPLE,        /* My people and what helps, then back here */
} MoorGateLeave;

#define MOOR_GATE_PRACTICE "settle"
#define MOOR_GATE_PEOPLE "my-people-and-what-helps"

/* @sitting (nullable): the page that is gone on with; its exercise is @exercise. */
GtkWidget    *moor_gate_view_new          (MoorDesk *desk, MoorExercise *exercise, MoorSitting *sitting);
MoorExercise *moor_gate_view_get_exercise (MoorGateView *self);
MoorSitting  *moor_gate_view_get_sitting  (MoorGateView *self);       /* (nullable) */
/* What was answered; the strings are the view's. */
void          moor_gate_view_get_answers  (MoorGateView *self, MoorGateAnswers *answers);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/* The field of the frame round memories that keeps "If it gets too much, I will
 * …". */
#define MOOR_IF_MUCH "memory-if-much"

/* What the journal says to the three rows before an exercise about memories. All
 * of it stands there because the person wrote it; nothing is counted or
 * concluded. */
typedef struct {
  char *practice;        /* (nullable) the way to settle tried last, as it was chosen there */
  char *practice_day;    /* (nullable) its local date */
  char *someone;         /* (nullable) the name of the first who can be reached */
  char *aftermath;       /* (nullable) what was answered the day after the last one, where it stayed */
} MoorGatePast;

void          moor_gate_past_free         (MoorGatePast *self);

void          moor_desk_gate_past_async   (MoorDesk *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer data);
MoorGatePast *moor_desk_gate_past_finish  (MoorDesk *self, GAsyncResult *result, GError **error);

/* What was answered there, for the run that begins: the state and the number
 * fill the part that asks for them, which is not asked again. */
typedef struct {
  gboolean    short_form;
  const char *state;     /* (nullable) */
  int         number;    /* 0 to 10; -1 left out */
  const char *if_much;   /* (nullable) "If it gets too much, I will …" */
} MoorGateAnswers;

/* Begins the exercise with these answers. Nothing is stored before the first
 * answer in it. */
void          moor_desk_begin_memory_async  (MoorDesk *self, const char *exercise_id,
                                             const MoorGateAnswers *answers, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer data);
MoorSitting  *moor_desk_begin_memory_finish (MoorDesk *self, GAsyncResult *result, GError **error);
/* For a page that is gone on with: only the short form and the line count. What
 * was answered when it was begun stays. */
void          moor_gate_answers_go_on       (const MoorGateAnswers *answers, MoorSitting *sitting);

/* Whether @sitting is about memories in a way that three rows come first: a
 * part that comes back the day after is not. */
gboolean      moor_sitting_needs_gate       (MoorSitting *sitting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorGatePast, moor_gate_past_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/* What a person wrote in one step, gathered and not judged: their own answers, the
 * newest first. No sentence about the person, no count of kinds. Left out are what is
 * private, what somebody else wrote, whom it is about, what is put away or in the
 * trash, and what is not finished. */

typedef struct {
  char      *about;              /* (nullable) the question or the label above the answer */
  char      *text;               /* the answer in the person's words */
} MoorSummaryAnswer;

typedef struct {
  char      *page_id;
  char      *title;              /* of the exercise */
  char      *date;               /* local date */
  GPtrArray *answers;            /* MoorSummaryAnswer; none for a page about memories that has no
                                  * line to take along and the like: then it is only named */
} MoorSummaryPage;

typedef struct {
  GPtrArray *lines;              /* MoorSummaryPage, each with the one line to take along */
  GPtrArray *pages;              /* MoorSummaryPage, the latest of each exercise */
} MoorStepSummary;

void             moor_step_summary_free         (MoorStepSummary     *self);

void             moor_desk_step_summary_async   (MoorDesk            *self,
                                                 MoorStep             step,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             data);
/* NULL with no @error set: nothing was written there that could be shown. */
MoorStepSummary *moor_desk_step_summary_finish  (MoorDesk            *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorStepSummary, moor_step_summary_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of a run share: moor-run.c is the machine, -facts.c what it is
 * told from outside, -words.c what is said at this moment, -place.c where it is
 * and what comes later. */

#include "guide/moor-run.h"
#include "guide/moor-visibility.h"

G_BEGIN_DECLS

struct _MoorRun
{
  GObject         parent_instance;

  MoorExercise   *exercise;
  MoorAnswers    *answers;       /* shared with whoever keeps them */
  MoorAnswers    *unkept;        /* of parts with keep="no": they live and die with the run */
  MoorVisibility *view;          /* with every answer */
  MoorVisibility *kept_view;     /* as if the unkept ones had not been given */
  MoorLeaning     leaning;
  gboolean        short_form;
  MoorPart       *later;         /* (nullable) the one part of a run that came back */

  gint64          last_done;
  GPtrArray      *earlier;       /* (nullable) MoorEarlier */
  char           *today;         /* (nullable) */

  MoorRunPhase    phase;
  MoorPart       *current;       /* NULL unless OPEN */
  MoorPart       *ended_at;      /* (nullable) where "end" was pressed */
  MoorPart       *return_to;     /* (nullable) after the unkept parts were asked again */
  gboolean        return_to_closing;
  GHashTable     *passed;        /* MoorPart: filled from facts, and not looked at yet */
  GHashTable     *skipped;       /* part ids */
  char           *seen;          /* what "changed" was last emitted for */
};

/* The parts there are now, in order (transfer container). With the full view
 * the current one is among them even if an answer given on it has just taken
 * its own ground away: nothing is pulled from under a person's hands. */
GPtrArray  *moor_run_walk             (MoorRun         *self,
                                       MoorVisibility  *view);
/* @part, or the nearest earlier one in @parts, or the first; NULL if there is
 * none at all. */
MoorPart   *moor_run_nearest          (MoorRun         *self,
                                       GPtrArray       *parts,
                                       const MoorPart  *part);
/* NULL: the closing. */
void        moor_run_go_to            (MoorRun         *self,
                                       MoorPart        *part);
/* To the next part that is to be seen, or the closing; asks nothing. */
void        moor_run_advance          (MoorRun         *self);
/* The first part with keep="no" behind @after and before @before in @parts. */
MoorPart   *moor_run_unkept_between   (GPtrArray       *parts,
                                       int              after,
                                       int              before);
gboolean    moor_run_part_is_answered (MoorRun         *self,
                                       const MoorPart  *part);
/* Emits "changed" if anything did. */
void        moor_run_update           (MoorRun         *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-exercise.h"
#include "content/moor-practice.h"

G_BEGIN_DECLS

/* What a pacer shows at one moment. Texts are owned by the pacer. */
typedef struct {
  double      elapsed;           /* seconds spent, without pauses; never more than total when that is known */
  double      total;             /* seconds; 0: by hand */
  int         round, n_rounds;   /* the first is 1; 0: there are no rounds */
  int         phase;             /* counted from 0; -1: there are none */
  MoorMove    move;
  double      phase_seconds;     /* how long the phase takes */
  const char *word;              /* (nullable) on the shape: "Out, slowly" */
  double      fraction;          /* of the phase, 0 to 1; without phases of the whole */
  double      openness;          /* of the shape, 0 closed to 1 open; 0.5 where nothing moves */
  int         count;             /* whole seconds left in the phase, without phases of the whole */
  const char *line;              /* (nullable) the text to show now */
  int         step, n_steps;     /* by hand: the line shown, the first is 1; else 0 */
  guint       n_passed;          /* minutes: how many events have come, see moor_pacer_get_event */
  gboolean    paused;
  gboolean    done;
} MoorPace;

/**
 * MoorPacer:
 *
 * The clock of one practice, or of one wait: what is to be seen is a pure function
 * of the time that went by, in whole microseconds, so nothing adds up to a drift,
 * and a late frame is late once. It knows no screen and no main loop. @now is µs of
 * any clock that only goes forward; all calls are given the same one.
 */
#define MOOR_TYPE_PACER (moor_pacer_get_type ())

G_DECLARE_FINAL_TYPE (MoorPacer, moor_pacer, MOOR, PACER, GObject)

MoorPacer *moor_pacer_new         (const MoorPractice *practice);
/* A plain wait of so many @seconds. @events (nullable) (element-type MoorTimerEvent):
 * of a <timer>, in any order; kept, so that their field lives as long. */
MoorPacer *moor_pacer_new_minutes (double              seconds,
                                   GPtrArray          *events);

/* Starting again what has begun does nothing; so does a pause within a pause. */
void       moor_pacer_start       (MoorPacer          *self,
                                   gint64              now);
void       moor_pacer_pause       (MoorPacer          *self,
                                   gint64              now);
void       moor_pacer_resume      (MoorPacer          *self,
                                   gint64              now);
/* By hand: the next line, after the last one the end. Nothing else answers to it. */
void       moor_pacer_step        (MoorPacer          *self,
                                   gint64              now);

/* Before it is started it stands at its beginning. */
void       moor_pacer_at          (MoorPacer          *self,
                                   gint64              now,
                                   MoorPace           *pace);
/* When something else than the shape changes next: the count, the word, the line,
 * an event, the end. G_MAXINT64 when nothing will (paused, by hand, done). */
gint64     moor_pacer_next_event  (MoorPacer          *self,
                                   gint64              now);
/* In the order of time, those at the same time in the order they were given.
 * (nullable) past the last. */
const MoorTimerEvent *
           moor_pacer_get_event   (MoorPacer          *self,
                                   guint               index);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  MOOR_PRACTICE_BREATH,
  MOOR_PRACTICE_OUTWARD,         /* feet, eyes, the room: right in every state */
  MOOR_PRACTICE_BODY,
  MOOR_PRACTICE_KIND,            /* words and thoughts */
} MoorPracticeKind;

/* What has to be allowed by a checklist before a practice is offered. */
typedef enum {
  MOOR_PRACTICE_NEEDS_NOTHING = 0,
  MOOR_PRACTICE_NEEDS_HOLDS   = 1 << 0,    /* holding the breath */
  MOOR_PRACTICE_NEEDS_COLD    = 1 << 1,    /* cool water */
} MoorPracticeNeeds;

typedef enum {
  MOOR_MOVE_NONE,                /* a script: nothing moves */
  MOOR_MOVE_IN,
  MOOR_MOVE_HOLD,
  MOOR_MOVE_OUT,
  MOOR_MOVE_PRESS,
  MOOR_MOVE_REST,
} MoorMove;

typedef struct {
  MoorMove  move;
  double    seconds;
  char     *words;               /* on the shape: "Out, slowly" */
} MoorPhase;

/* A line that stays until the next. Just one of @seconds, @fraction and @round
 * counts, the others are negative; none does in a practice by hand. */
typedef struct {
  double    seconds;             /* from the beginning */
  double    fraction;            /* of the whole, 0 to 1 */
  int       round;               /* when that round begins, the first is 1 */
  char     *text;
} MoorPracticeLine;

/**
 * MoorPractice:
 *
 * One practice of Steady and of timers, as it stands in the data file: immutable,
 * counted, read-only to everybody. It has phases and rounds, or a length in
 * seconds, or neither: then it is a practice by hand, whose lines follow when the
 * person says so.
 */
typedef struct {
  char              *id;
  char              *title;
  MoorPracticeKind   kind;
  MoorPracticeNeeds  needs;
  GPtrArray         *phases;     /* MoorPhase, one round; empty: a script or by hand */
  int                rounds;     /* 0 without phases */
  double             seconds;    /* of the whole; 0: by hand */
  char              *always;     /* (nullable) a line that stays under the shape */
  GPtrArray         *lines;      /* MoorPracticeLine, in the file's order */
} MoorPractice;

#define MOOR_TYPE_PRACTICE (moor_practice_get_type ())

GType             moor_practice_get_type     (void);
MoorPractice     *moor_practice_ref          (const MoorPractice *self);
void              moor_practice_unref        (MoorPractice       *self);

/* Whether the seconds of breathing in and out may be the person's own: it has just
 * these two phases. */
gboolean          moor_practice_takes_timings (const MoorPractice *self);

/* The breath at the person's own pace: @in and @out in seconds, @rounds; 0 leaves
 * what is written. Values are brought into what is safe (never faster than ten
 * breaths a minute, never longer than 20 minutes), because a setting can hold
 * anything. A practice that takes no timings comes back as it is. (transfer full) */
MoorPractice     *moor_practice_with_timings (const MoorPractice *self,
                                              double              in,
                                              double              out,
                                              int                 rounds);

/* When @line comes, in seconds from the beginning. */
double            moor_practice_line_seconds (const MoorPractice     *self,
                                              const MoorPracticeLine *line);

const char       *moor_move_to_string        (MoorMove            move);    /* "in"; NONE gives NULL */
const char       *moor_practice_kind_to_string (MoorPracticeKind  kind);

/* For the reader of the file: an empty practice, the two element types. */
MoorPractice     *moor_practice_new          (void);
MoorPhase        *moor_phase_new             (MoorMove            move,
                                              double              seconds,
                                              const char         *words);
MoorPracticeLine *moor_practice_line_new     (const char         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorPractice, moor_practice_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands before an exercise about memories: three rows (a way to settle
 * that was tried, someone to reach, how it is right now) and what they offer
 * first. A pure function of what was answered; nothing is computed from pages,
 * and no answer closes the pen: a free page can be written at every number.
 *
 * On the screen it has no name. */

/* Row 2. */
typedef enum {
  MOOR_REACH_OPEN,               /* nobody written down, nothing said */
  MOOR_REACH_SOMEONE,
  MOOR_REACH_NOBODY,             /* "There is nobody right now": an answer too */
} MoorReach;

typedef struct {
  gboolean    practiced;         /* row 1 */
  MoorReach   reach;             /* row 2 */
  const char *state;             /* (nullable) settled racing numb both unknown */
  int         number;            /* 0 to 10; -1 left out */
  gboolean    looked_around;     /* since numb was said, and asked again after it */
} MoorGateFacts;

/* Which row of the table counts, the strictest last. */
typedef enum {
  MOOR_GATE_READY,               /* 0 to 6, not numb, all three rows filled */
  MOOR_GATE_NO_NUMBER,
  MOOR_GATE_OPEN,                /* row 1 or 2 is still open */
  MOOR_GATE_HEAVY,               /* 7 or 8 */
  MOOR_GATE_NUMB,                /* numb or far away, at any number up to 8 */
  MOOR_GATE_STILL_NUMB,          /* the same after looking around */
  MOOR_GATE_RESTS,               /* 9 or 10, in any state */
} MoorGateRow;

typedef enum {
  MOOR_OFFER_BEGIN,
  MOOR_OFFER_KEEP,               /* Keep it for a session */
  MOOR_OFFER_SETTLE,             /* Settle first */
  MOOR_OFFER_SHORT,              /* Short form */
  MOOR_OFFER_LIGHTER,            /* Something lighter */
  MOOR_OFFER_LOOK_AROUND,
  MOOR_OFFER_WRITE,              /* Write a page */
  MOOR_OFFER_HELP_NOW,
  MOOR_OFFER_STEADY,             /* numb: it opens on Look around */
  MOOR_OFFER_WRONG_NUMBER,       /* I chose the wrong number */
  MOOR_OFFER_TRY_ONE,            /* Try one, 2 minutes */
  MOOR_OFFER_ADD_SOMEONE,
} MoorOffer;

typedef enum {
  MOOR_ANYWAY_NOT,               /* not needed, or this one exercise rests */
  MOOR_ANYWAY,                   /* Begin anyway, as a plain link */
  MOOR_ANYWAY_WITH_SOMEONE,      /* Begin anyway, with someone beside me */
} MoorAnyway;

#define MOOR_GATE_MAX_OFFERS 4

typedef struct {
  MoorGateRow row;
  MoorOffer   offers[MOOR_GATE_MAX_OFFERS];   /* in order; the first is what is suggested */
  guint       n_offers;
  MoorAnyway  anyway;
  gboolean    short_form_first;  /* both at once, I can't tell, no state, numb: the opening part
                                  * begins with Look around and offers the short form first */
} MoorGate;

/* Where two rows of the table apply, the stricter one; the state outranks the
 * number. */
void     moor_gate_look       (const MoorGateFacts *facts,
                               MoorGate            *gate);
/* Whether the opening part begins with Look around in that state. */
gboolean moor_gate_looks_first (const char         *state);     /* (nullable) */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-exercise.h"

G_BEGIN_DECLS

/**
 * MoorBreak:
 *
 * When a person who writes about memories is told that it may be enough: at the
 * length they chose, of time spent in these parts, and after rows that a file
 * says are hard. Never in the middle of typing. Without a screen and without a
 * clock of its own: every call says what time it is, in µs of a clock that only
 * goes forward (g_get_monotonic_time()).
 */
typedef struct _MoorBreak MoorBreak;

#define MOOR_BREAK_MINUTES 10                            /* when none were chosen */
#define MOOR_BREAK_MORE_MINUTES 5                        /* "Five more minutes", once */
#define MOOR_BREAK_PAUSE (5 * G_TIME_SPAN_SECOND)        /* of no key, before it is said */

MoorBreak *moor_break_new         (void);
void       moor_break_free        (MoorBreak *self);

/* 0: none were chosen. Less: no break that time brings, as in a part that is not
 * about memories. */
void       moor_break_set_minutes (MoorBreak *self, int minutes);
/* Time counts while one of these parts can be seen: not while something covers
 * it, and not while the break itself is offered. */
void       moor_break_set_running (MoorBreak *self, gboolean running, gint64 now);
void       moor_break_typed       (MoorBreak *self, gint64 now);
/* How many hard rows there are now, and how many make one break; the first call
 * only says how many there were. */
void       moor_break_count_hard  (MoorBreak *self, const char *field, guint n_hard, guint per_break);

gboolean   moor_break_is_due      (MoorBreak *self, gint64 now);
/* Because of the rows, and not of the time. */
gboolean   moor_break_is_for_rows (MoorBreak *self);
/* µs from @now until it is worth to ask again; -1: not before something else
 * happens. */
gint64     moor_break_next        (MoorBreak *self, gint64 now);
/* Whether "Five more minutes" can still be had; without it, going on ends the
 * breaks that time brings. */
gboolean   moor_break_has_more    (MoorBreak *self);
void       moor_break_go_on       (MoorBreak *self, gint64 now);

/* Rows of that answer which count for the break that rows pause="…" asks for.
 * @answer (nullable). */
guint      moor_break_hard_rows   (const MoorField *field, const MoorAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorBreak, moor_break_free)

G_END_DECLS

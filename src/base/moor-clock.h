/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The only place where the program asks what time it is, so that a test can
 * set it. All functions may be called from any thread. */

gint64  moor_clock_now          (void);                 /* µs since 1970, UTC */
int     moor_clock_offset       (gint64 time_us);       /* minutes east of UTC, local zone at that time */
char   *moor_clock_today        (void);                 /* local date, "2026-11-22" (transfer full) */
char   *moor_clock_local_date   (gint64 time_us);       /* local date of a time (transfer full) */
char   *moor_clock_add_days     (const char *date,
                                 int         days);     /* NULL if @date is no ISO date (transfer full) */
int     moor_clock_days_between (const char *from,
                                 const char *to);       /* whole days; G_MININT if either is no ISO date */

/* µs that only go forward, from an unknown start: for how long something takes. */
gint64  moor_clock_monotonic    (void);

/* For tests: the clock stands still at @time_us until it is set again or let
 * go with 0. */
void    moor_clock_set_for_test (gint64 time_us);
void    moor_clock_set_monotonic_for_test (gint64 time_us);

G_END_DECLS

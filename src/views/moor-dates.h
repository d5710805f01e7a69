/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Local dates ("2026-11-09") and months ("2026-11") in words. Anything else
 * gives itself back. All (transfer full). */

char *moor_dates_day       (const char *date);   /* "9 November", of another year with it */
char *moor_dates_long      (const char *date);   /* "Monday, 9 November 2026" */
char *moor_dates_short     (const char *date);   /* "9 Nov", of another year with it */
char *moor_dates_in_month  (const char *date);   /* "Mon 9": the month stands above */
char *moor_dates_month     (const char *month);  /* "November 2026" */
/* The weekday for the last six days, the day otherwise: "Friday", "9 November". */
char *moor_dates_lately    (const char *date);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-clock.h"

#include <stdio.h>

static gint64 test_time;
static gint64 test_monotonic;

gint64
moor_clock_now (void)
{
  gint64 fixed = __atomic_load_n (&test_time, __ATOMIC_RELAXED);

  return fixed != 0 ? fixed : g_get_real_time ();
}

static GDateTime *
local_time (gint64 time_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);

  return g_date_time_to_local (utc);
}

int
moor_clock_offset (gint64 time_us)
{
  g_autoptr (GDateTime) local = local_time (time_us);

  return (int) (g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE);
}

char *
moor_clock_local_date (gint64 time_us)
{
  g_autoptr (GDateTime) local = local_time (time_us);

  return g_date_time_format (local, "%Y-%m-%d");
}

char *
moor_clock_today (void)
{
  return moor_clock_local_date (moor_clock_now ());
}

static gboolean
parse_date (const char *date,
            GDate      *out)
{
  int year, month, day, end = 0;

  if (date == NULL ||
      sscanf (date, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 ||
      end != 10 || date[end] != '\0' ||
      year < 1 || month < 1 || day < 1 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (out, 1);
  g_date_set_dmy (out, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

char *
moor_clock_add_days (const char *date,
                     int         days)
{
  GDate d;

  if (!parse_date (date, &d))
    return NULL;

  if (days >= 0)
    g_date_add_days (&d, (guint) days);
  else
    g_date_subtract_days (&d, (guint) -days);

  return g_strdup_printf ("%04d-%02d-%02d",
                          g_date_get_year (&d), g_date_get_month (&d), g_date_get_day (&d));
}

int
moor_clock_days_between (const char *from,
                         const char *to)
{
  GDate a, b;

  if (!parse_date (from, &a) || !parse_date (to, &b))
    return G_MININT;

  return g_date_days_between (&a, &b);
}

void
moor_clock_set_for_test (gint64 time_us)
{
  __atomic_store_n (&test_time, time_us, __ATOMIC_RELAXED);
}

gint64
moor_clock_monotonic (void)
{
  gint64 fixed = __atomic_load_n (&test_monotonic, __ATOMIC_RELAXED);

  return fixed != 0 ? fixed : g_get_monotonic_time ();
}

void
moor_clock_set_monotonic_for_test (gint64 time_us)
{
  __atomic_store_n (&test_monotonic, time_us, __ATOMIC_RELAXED);
}

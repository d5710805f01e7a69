/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-dates.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "base/moor-clock.h"

static GDateTime *
parse (const char *date,
       gboolean   *this_year)
{
  g_autofree char *today = NULL;
  int year, month, day;

  if (date == NULL || sscanf (date, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return NULL;

  today = moor_clock_today ();
  if (this_year != NULL)
    *this_year = strncmp (today, date, 4) == 0;

  return g_date_time_new_utc (year, month, day, 12, 0, 0);
}

static char *
in_words (const char *date,
          const char *format,
          const char *format_other_year)
{
  gboolean this_year = TRUE;
  g_autoptr (GDateTime) time = parse (date, &this_year);

  if (time == NULL)
    return g_strdup (date);

  return g_date_time_format (time, this_year ? format : format_other_year);
}

char *
moor_dates_day (const char *date)
{
  /* Translators: a day of this year, and one of another year, as strftime(3)
   * writes them: "9 November", "9 November 2025". */
  return in_words (date, C_("day", "%-d %B"), C_("day", "%-d %B %Y"));
}

char *
moor_dates_long (const char *date)
{
  /* Translators: "Monday, 9 November 2026" */
  return in_words (date, C_("long day", "%A, %-d %B %Y"), C_("long day", "%A, %-d %B %Y"));
}

char *
moor_dates_short (const char *date)
{
  /* Translators: "9 Nov", and of another year "9 Nov 2025" */
  return in_words (date, C_("short day", "%-d %b"), C_("short day", "%-d %b %Y"));
}

char *
moor_dates_in_month (const char *date)
{
  /* Translators: "Mon 9", in a list that names the month above it */
  return in_words (date, C_("day in a month", "%a %-d"), C_("day in a month", "%a %-d"));
}

char *
moor_dates_month (const char *month)
{
  g_autofree char *first = g_strconcat (month, "-01", NULL);
  g_autoptr (GDateTime) time = parse (first, NULL);

  if (time == NULL)
    return g_strdup (month);

  /* Translators: a month as the heading of a list: "November 2026" */
  return g_date_time_format (time, C_("month", "%OB %Y"));
}

char *
moor_dates_lately (const char *date)
{
  g_autofree char *today = moor_clock_today ();
  int days = date != NULL ? moor_clock_days_between (date, today) : G_MININT;

  if (days >= 1 && days <= 6)
    return in_words (date, "%A", "%A");

  return moor_dates_day (date);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "moor-test.h"

/* The tests' zone is Stockholm: summer time ends on 2026-10-25 at 01:00 UTC. */
#define SUMMER_ENDS (G_GINT64_CONSTANT (1792890000) * G_USEC_PER_SEC)

static void
assert_date (gint64      time,
             const char *expected)
{
  g_autofree char *date = moor_clock_local_date (time);

  g_assert_cmpstr (date, ==, expected);
}

static void
test_local (void)
{
  g_assert_cmpint (moor_clock_offset (SUMMER_ENDS - 1 * G_USEC_PER_SEC), ==, 120);
  g_assert_cmpint (moor_clock_offset (SUMMER_ENDS), ==, 60);

  /* Midnight is the local one. */
  assert_date (SUMMER_ENDS - 4 * G_TIME_SPAN_HOUR, "2026-10-24");
  assert_date (SUMMER_ENDS - 3 * G_TIME_SPAN_HOUR, "2026-10-25");
  assert_date (SUMMER_ENDS + 22 * G_TIME_SPAN_HOUR - 1, "2026-10-25");
  assert_date (SUMMER_ENDS + 22 * G_TIME_SPAN_HOUR, "2026-10-26");
}

static void
test_still (void)
{
  g_autofree char *today = NULL;
  gint64 before = g_get_real_time ();

  g_assert_cmpint (moor_clock_now (), >=, before);
  moor_clock_set_for_test (SUMMER_ENDS);
  g_assert_cmpint (moor_clock_now (), ==, SUMMER_ENDS);
  today = moor_clock_today ();
  g_assert_cmpstr (today, ==, "2026-10-25");
  moor_clock_set_for_test (0);
  g_assert_cmpint (moor_clock_now (), >=, before);
}

static void
assert_added (const char *date,
              int         days,
              const char *expected)
{
  g_autofree char *added = moor_clock_add_days (date, days);

  g_assert_cmpstr (added, ==, expected);
  if (expected != NULL)
    g_assert_cmpint (moor_clock_days_between (date, expected), ==, days);
}

static void
test_days (void)
{
  assert_added ("2026-11-22", 0, "2026-11-22");
  assert_added ("2026-12-31", 1, "2027-01-01");
  assert_added ("2027-01-01", -1, "2026-12-31");
  assert_added ("2028-02-28", 1, "2028-02-29");
  assert_added ("2027-02-28", 1, "2027-03-01");
  assert_added ("2026-10-24", 2, "2026-10-26");
  assert_added ("2026-03-28", 365, "2027-03-28");

  assert_added ("", 1, NULL);
  assert_added (NULL, 1, NULL);
  assert_added ("2026-2-3", 1, NULL);
  assert_added ("2026-02-30", 1, NULL);
  assert_added ("2026-11-22x", 1, NULL);
  assert_added ("tomorrow", 1, NULL);
  g_assert_cmpint (moor_clock_days_between ("2026-11-22", "x"), ==, G_MININT);
  g_assert_cmpint (moor_clock_days_between (NULL, "2026-11-22"), ==, G_MININT);
}

/* What the command line answers for each kind of failure. */
static void
test_exit_status (void)
{
  static const struct { MoorError code; int status; } cases[] = {
    { MOOR_ERROR_FAILED, 1 }, { MOOR_ERROR_BAD_INPUT, 1 }, { MOOR_ERROR_TOO_LARGE, 1 },
    { MOOR_ERROR_NEWER, 1 }, { MOOR_ERROR_READ_ONLY, 1 }, { MOOR_ERROR_DISK_FULL, 1 },
    { MOOR_ERROR_BAD_USAGE, 2 }, { MOOR_ERROR_LOCKED, 3 }, { MOOR_ERROR_DAMAGED, 4 },
    { MOOR_ERROR_NOT_A_JOURNAL, 4 }, { MOOR_ERROR_IN_USE, 5 },
  };
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "x");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (MOOR_ERROR, cases[i].code, "x");

      g_assert_cmpint (moor_error_exit_status (error), ==, cases[i].status);
    }
  g_assert_cmpint (moor_error_exit_status (other), ==, 1);
  g_assert_cmpint (moor_error_exit_status (NULL), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/clock/local", test_local);
  g_test_add_func ("/clock/still", test_still);
  g_test_add_func ("/clock/days", test_days);
  g_test_add_func ("/clock/exit-status", test_exit_status);

  return g_test_run ();
}

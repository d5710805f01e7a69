/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The desk's calls, waited for. */

#include "config.h"

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "desk/moor-desk.h"
#include "moor-test.h"

/* A data directory of its own below the test's, which GLib takes away. */
static inline char *
moor_test_data_dir (void)
{
  static int n;
  g_autofree char *name = g_strdup_printf ("journal-%d", n++);

  return g_build_filename (g_get_user_data_dir (), name, NULL);
}

static inline MoorDesk *
moor_test_open (const char *data_dir)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorDesk *desk;

  moor_desk_open_async (data_dir, MOOR_STORE_WRITE, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  desk = moor_desk_open_finish (result, &error);
  g_assert_no_error (error);

  return desk;
}

static inline void
moor_test_close (MoorDesk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_desk_close_async (desk, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_desk_close_finish (desk, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_finalize_object (desk);
}

static inline MoorSitting *
moor_test_begin (MoorDesk   *desk,
                 const char *exercise,
                 const char *state)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorSitting *sitting;

  moor_desk_begin_async (desk, exercise, FALSE, state, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  sitting = moor_desk_begin_finish (desk, result, &error);
  g_assert_no_error (error);

  return sitting;
}

static inline MoorSitting *
moor_test_resume (MoorDesk   *desk,
                  const char *page_id,
                  gboolean    later)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorSitting *sitting;

  moor_desk_resume_async (desk, page_id, later, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  sitting = moor_desk_resume_finish (desk, result, &error);
  g_assert_no_error (error);

  return sitting;
}

/* Saves all and takes the sitting away. */
static inline void
moor_test_leave (MoorSitting *sitting)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_sitting_leave_async (sitting, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_sitting_leave_finish (sitting, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  g_object_unref (sitting);
}

static inline MoorPage *
moor_test_load (MoorDesk   *desk,
                const char *page_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorPage *page;

  moor_store_load_page_async (moor_desk_get_store (desk), page_id, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  page = moor_store_load_page_finish (moor_desk_get_store (desk), result, &error);
  g_assert_no_error (error);

  return page;
}

static inline GPtrArray *
moor_test_revisions (MoorDesk   *desk,
                     const char *page_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *revisions;

  moor_store_revisions_async (moor_desk_get_store (desk), page_id, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  revisions = moor_store_revisions_finish (moor_desk_get_store (desk), result, &error);
  g_assert_no_error (error);

  return revisions;
}

static inline guint
moor_test_count (MoorDesk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorQuery query = { .list = MOOR_LIST_EVERYTHING };
  guint count = 0;

  moor_store_count_async (moor_desk_get_store (desk), &query, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_store_count_finish (moor_desk_get_store (desk), result, &count, &error);
  g_assert_no_error (error);

  return count;
}

static inline MoorToday *
moor_test_today (MoorDesk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorToday *today;

  moor_desk_today_async (desk, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  today = moor_desk_today_finish (desk, result, &error);
  g_assert_no_error (error);

  return today;
}

static inline void
moor_test_answer (MoorSitting *sitting,
                  const char  *field,
                  const char  *text)
{
  g_autoptr (MoorAnswer) answer = text != NULL ? moor_answer_new_text (text) : NULL;
  g_autoptr (GError) error = NULL;

  moor_run_answer (moor_sitting_get_run (sitting), field, answer, &error);
  g_assert_no_error (error);
}

static inline void
moor_test_answer_number (MoorSitting *sitting,
                         const char  *field,
                         double       number)
{
  g_autoptr (MoorAnswer) answer = moor_answer_new_number (number);
  g_autoptr (GError) error = NULL;

  moor_run_answer (moor_sitting_get_run (sitting), field, answer, &error);
  g_assert_no_error (error);
}

/* To the closing and through it. */
static inline void
moor_test_finish (MoorSitting *sitting)
{
  MoorRun *run = moor_sitting_get_run (sitting);

  while (moor_run_get_phase (run) == MOOR_RUN_OPEN)
    {
      g_autoptr (GError) error = NULL;

      moor_run_next (run, &error);
      g_assert_no_error (error);
    }
  moor_run_finish (run);
}

static inline const char *
moor_test_text_of (MoorPage   *page,
                   const char *field)
{
  MoorAnswer *answer = moor_answers_get (moor_page_get_answers (page), field);

  return answer != NULL ? moor_answer_get_text (answer, 0, "") : NULL;
}

/* An exercise of the person's own in the data directory, before it is opened. */
static inline void
moor_test_own_exercise (const char *data_dir,
                        const char *id,
                        const char *text)
{
  g_autofree char *dir = g_build_filename (data_dir, "exercises", NULL);
  g_autofree char *name = g_strconcat (id, ".xml", NULL);
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* Noon of a local day in Stockholm's winter, and the clock set to it. */
static inline void
moor_test_set_day (const char *day)
{
  g_autofree char *noon = g_strconcat (day, "T12:00:00+01:00", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (noon, NULL);

  moor_clock_set_for_test (g_date_time_to_unix (time) * G_USEC_PER_SEC);
}

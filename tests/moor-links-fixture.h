/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/moor-clock.h"
#include "journal/moor-change.h"
#include "moor-desk-fixture.h"

/* Pages of every sort that a link could be made to. */

static inline void
moor_links_fixture_save (MoorDesk   *desk,
                         MoorChange *change)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_store_save_async (moor_desk_get_store (desk), change, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_store_save_finish (moor_desk_get_store (desk), result, &error);
  g_assert_no_error (error);
}

/* A finished page of that minute; @exercise NULL: a free one with @words. */
static inline void
moor_links_fixture_add (MoorDesk     *desk,
                        const char   *id,
                        const char   *exercise,
                        const char   *words,
                        int           minute,
                        MoorAudience  audience,
                        gboolean      put_away)
{
  g_autoptr (GDateTime) when = g_date_time_new_utc (2026, 11, 9, 12, minute, 0);
  g_autoptr (MoorChange) change = moor_change_new (id);
  MoorExercise *found = exercise != NULL ? moor_library_find (moor_desk_get_library (desk), exercise)
                                         : NULL;

  g_assert_true (exercise == NULL || found != NULL);
  moor_change_create (change, found, g_date_time_to_unix (when) * G_USEC_PER_SEC,
                      MOOR_LEANING_NONE, FALSE);
  if (words != NULL)
    {
      g_autoptr (MoorAnswer) answer = moor_answer_new_text (words);

      moor_change_set_answer (change, MOOR_PAGE_FREE_FIELD, answer);
    }
  moor_change_set_state (change, MOOR_PAGE_DONE);
  moor_change_set_audience (change, audience);
  moor_change_set_put_away (change, put_away);
  moor_links_fixture_save (desk, change);
}

#define PAGE_OLD     "00000000-0000-4000-8000-000000000001"
#define PAGE_ADA     "00000000-0000-4000-8000-000000000002"
#define PAGE_NEW     "00000000-0000-4000-8000-000000000003"
#define PAGE_AWAY    "00000000-0000-4000-8000-000000000004"
#define PAGE_MEMORY  "00000000-0000-4000-8000-000000000005"
#define PAGE_PRIVATE "00000000-0000-4000-8000-000000000006"
#define PAGE_EMPTY   "00000000-0000-4000-8000-000000000007"
#define PAGE_PULLS   "00000000-0000-4000-8000-000000000008"

static inline void
moor_links_fixture_fill (MoorDesk *desk)
{
  moor_links_fixture_add (desk, PAGE_OLD, NULL, "The old bridge. A secret line below it.", 1,
                          MOOR_AUDIENCE_ONLY_ME, FALSE);
  moor_links_fixture_add (desk, PAGE_ADA, NULL, "Marked for Ada", 2, MOOR_AUDIENCE_COUNSELOR, FALSE);
  moor_links_fixture_add (desk, PAGE_PULLS, "settle", NULL, 3, MOOR_AUDIENCE_ONLY_ME, FALSE);
  moor_links_fixture_add (desk, PAGE_NEW, NULL, "The newest one", 10, MOOR_AUDIENCE_ONLY_ME, FALSE);
  moor_links_fixture_add (desk, PAGE_AWAY, NULL, "Out of sight", 11, MOOR_AUDIENCE_ONLY_ME, TRUE);
  moor_links_fixture_add (desk, PAGE_MEMORY, "timeline-of-care", NULL, 12, MOOR_AUDIENCE_ONLY_ME,
                          FALSE);
  moor_links_fixture_add (desk, PAGE_PRIVATE, "safety-plan", NULL, 13, MOOR_AUDIENCE_ONLY_ME,
                          FALSE);
  moor_links_fixture_add (desk, PAGE_EMPTY, NULL, NULL, 14, MOOR_AUDIENCE_ONLY_ME, FALSE);
}

static inline void
moor_links_fixture_trash (MoorDesk   *desk,
                          const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_store_trash_async (moor_desk_get_store (desk), id, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_store_trash_finish (moor_desk_get_store (desk), result, &error);
  g_assert_no_error (error);
}

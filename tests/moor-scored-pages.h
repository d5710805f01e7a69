/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/moor-clock.h"
#include "desk/moor-desk.h"
#include "moor-scored-fixture.h"

/* Pages with answers to questionnaires, put straight into a journal. */

static inline void
scored_pages_save (MoorDesk   *desk,
                   MoorChange *change)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_store_save_async (moor_desk_get_store (desk), change, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_store_save_finish (moor_desk_get_store (desk), result, &error);
  g_assert_no_error (error);
}

/* The answers to @field of @exercise, begun now by the clock; the page's id. @about and
 * @who (nullable): what a field of that id says. */
static inline char *
scored_pages_add (MoorDesk      *desk,
                  MoorExercise  *exercise,
                  const char    *field,
                  const char    *values,
                  const char    *about,
                  const char    *who,
                  MoorPageState  state)
{
  char *id = g_uuid_string_random ();
  g_autoptr (MoorChange) change = moor_change_new (id);
  g_autoptr (MoorAnswer) answer = scored_fixture_answer (exercise, field, values, 90);

  moor_change_create (change, exercise, moor_clock_now (), MOOR_LEANING_NONE, FALSE);
  moor_change_set_answer (change, field, answer);
  if (about != NULL)
    {
      g_autoptr (MoorAnswer) chosen = moor_answer_new_text (about);

      moor_change_set_answer (change, "about", chosen);
    }
  if (who != NULL)
    {
      g_autoptr (MoorAnswer) person = moor_answer_new_text (who);

      moor_change_set_answer (change, "who", person);
    }
  moor_change_set_state (change, state);
  scored_pages_save (desk, change);
  return id;
}

static inline void
scored_pages_put_away (MoorDesk   *desk,
                       const char *page,
                       gboolean    away)
{
  g_autoptr (MoorChange) change = moor_change_new (page);

  moor_change_set_put_away (change, away);
  scored_pages_save (desk, change);
}

static inline void
scored_pages_trash (MoorDesk   *desk,
                    const char *page)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_store_trash_async (moor_desk_get_store (desk), page, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_store_trash_finish (moor_desk_get_store (desk), result, &error);
  g_assert_no_error (error);
}

/* Somebody of that name; the id. */
static inline char *
scored_pages_person (MoorDesk   *desk,
                     const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorPerson) person = moor_person_new (NULL, name, NULL, FALSE);

  moor_store_save_person_async (moor_desk_get_store (desk), person, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_store_save_person_finish (moor_desk_get_store (desk), result, &error);
  g_assert_no_error (error);
  return g_strdup (moor_person_get_id (person));
}

/* Sets the answers to @field, as scored_fixture_answer() makes them. */
static inline void
scored_pages_set (MoorChange   *change,
                  MoorExercise *exercise,
                  const char   *field,
                  const char   *values,
                  double        seconds)
{
  g_autoptr (MoorAnswer) answer = scored_fixture_answer (exercise, field, values, seconds);

  moor_change_set_answer (change, field, answer);
}

/* Two sides, the example of docs/questionnaire-file.md, is added with its terms confirmed
 * today, and a page of it is finished: about the mother 6 and 2, which gives 6 (2 is
 * turned round), about the partner @who 2 and 5, which gives 2.5. The page's id. */
static inline char *
scored_pages_add_form (MoorDesk   *desk,
                       const char *who,
                       double      seconds)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "questionnaires", "good",
                                                 "example.xml", NULL);
  char *id = g_uuid_string_random ();
  g_autoptr (MoorChange) change = moor_change_new (id);
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) forms = NULL;
  g_autoptr (MoorAnswer) partner = moor_answer_new_text (who);
  g_autoptr (GError) error = NULL;
  MoorExercise *exercise;

  g_assert_true (moor_library_add_questionnaire (moor_desk_get_library (desk), path, &error));
  g_assert_no_error (error);
  exercise = moor_library_find (moor_desk_get_library (desk), "form-two-sides");

  moor_answer_builder_add_text (builder, 0, "", "form-mother");
  moor_answer_builder_add_text (builder, 1, "", "form-partner");
  forms = moor_answer_builder_end (builder);
  moor_change_create (change, exercise, moor_clock_now (), MOOR_LEANING_NONE, FALSE);
  moor_change_set_answer (change, "forms", forms);
  moor_change_set_answer (change, "who-partner", partner);
  scored_pages_set (change, exercise, "answers-mother", "6 2", seconds);
  scored_pages_set (change, exercise, "answers-partner", "2 5", 0);
  moor_change_set_state (change, MOOR_PAGE_DONE);
  scored_pages_save (desk, change);
  return id;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/moor-views-fixture.h"

/* A journal with what Help now takes from it: two people, and a plan. */

static inline char *
help_fixture_person (MoorDesk   *desk,
                     const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MoorPerson) person = moor_person_new (NULL, name, NULL, FALSE);

  moor_store_save_person_async (moor_desk_get_store (desk), person, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_true (moor_store_save_person_finish (moor_desk_get_store (desk), result, NULL));

  return g_strdup (moor_person_get_id (person));
}

static inline MoorSitting *
help_fixture_begin (MoorDesk   *desk,
                    const char *exercise)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorSitting *sitting;

  moor_desk_begin_async (desk, exercise, FALSE, NULL, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  sitting = moor_desk_begin_finish (desk, result, &error);
  g_assert_no_error (error);

  return sitting;
}

/* Walks on until the part with that field is there, and answers it. */
static inline void
help_fixture_answer (MoorSitting *sitting,
                     const char  *field,
                     MoorAnswer  *answer)
{
  MoorRun *run = moor_sitting_get_run (sitting);
  g_autoptr (GError) error = NULL;

  for (gboolean found = FALSE; !found;)
    {
      g_autoptr (GPtrArray) blocks = moor_run_get_blocks (run);

      for (guint i = 0; i < blocks->len; i++)
        {
          const MoorBlock *block = g_ptr_array_index (blocks, i);

          found = found || (block->kind == MOOR_BLOCK_FIELD && g_str_equal (block->field->id, field));
        }
      if (!found)
        g_assert_true (moor_run_next (run, NULL));
    }

  moor_run_answer (run, field, answer, &error);
  g_assert_no_error (error);
  moor_answer_unref (answer);
}

/* One row of two columns. */
static inline MoorAnswer *
help_fixture_row (const char *first,
                  const char *first_value,
                  const char *second,
                  const char *second_value)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  moor_answer_builder_add_text (builder, 0, first, first_value);
  moor_answer_builder_add_text (builder, 0, second, second_value);

  return moor_answer_builder_end (builder);
}

/* Ada, 070 1234, and a plan with Dr Ek, 08 4321. */
static inline void
help_fixture_fill (MoorDesk *desk)
{
  static const char * const signs[] = { "I stop answering anyone", "I do not sleep", NULL };
  static const char * const alone[] = { "Cold water on my face", "Down to the harbor and back",
                                        "The radio, loud", NULL };
  g_autofree char *ada = help_fixture_person (desk, "Ada");
  g_autoptr (MoorSitting) people = help_fixture_begin (desk, "my-people-and-what-helps");
  g_autoptr (MoorSitting) plan = NULL;

  help_fixture_answer (people, "people", help_fixture_row ("someone", ada, "someone-phone", "070 1234"));
  g_free (fixture_leave (people));

  plan = help_fixture_begin (desk, "safety-plan");
  help_fixture_answer (plan, "signs", moor_answer_new_texts (signs));
  help_fixture_answer (plan, "alone", moor_answer_new_texts (alone));
  help_fixture_answer (plan, "services", help_fixture_row ("service", "Dr Ek", "service-phone", "08 4321"));
  help_fixture_answer (plan, "worth", moor_answer_new_text ("The dog. She is waiting at the door every evening."));
  g_free (fixture_leave (plan));
}

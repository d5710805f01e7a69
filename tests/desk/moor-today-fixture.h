/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moor-desk-test.h"

/* What the tests of Today and of its suggestions begin from: pages with a word of the
 * person's in them, which Today must never say. */

#define SECRET "zebrafinch"

static inline MoorSuggestion *
only_suggestion (MoorToday *today)
{
  g_assert_cmpuint (today->suggestions->len, ==, 1);

  return g_ptr_array_index (today->suggestions, 0);
}

/* Neither a word of the person's nor a name: the sentences are the program's own. */
static inline void
assert_no_secret (MoorToday *today)
{
  for (guint i = 0; i < today->suggestions->len; i++)
    {
      MoorSuggestion *suggestion = g_ptr_array_index (today->suggestions, i);

      g_assert_null (strstr (suggestion->why, SECRET));
      g_assert_null (strstr (suggestion->exercise_id, SECRET));
      g_assert_cmpstr (suggestion->why, !=, "");
    }
  for (guint i = 0; i < today->back->len; i++)
    g_assert_null (strstr (((MoorBack *) g_ptr_array_index (today->back, i))->title, SECRET));
}

/* What Today says, in one line; and that it says no word of the person's. */
static inline char *
describe (MoorDesk *desk)
{
  g_autoptr (MoorToday) today = moor_test_today (desk);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < today->back->len; i++)
    {
      static const char * const kinds[] = { "draft", "later", "memory-draft", "memory-later" };
      MoorBack *back = g_ptr_array_index (today->back, i);

      g_string_append_printf (text, "%s%s '%s' %d/%d %s", i > 0 ? ", " : "", kinds[back->kind],
                              back->title, back->position, back->n_parts, back->date);
    }
  assert_no_secret (today);
  g_assert_null (strstr (text->str, SECRET));

  return g_string_free (text, FALSE);
}

static inline void
assert_back (MoorDesk   *desk,
             const char *expected)
{
  g_autofree char *text = describe (desk);

  g_assert_cmpstr (text, ==, expected);
}

static inline void
flush (MoorDesk *desk)
{
  g_assert_true (moor_store_flush (moor_desk_get_store (desk), NULL));
}

static inline void
write_page (MoorDesk *desk)
{
  MoorSitting *sitting = moor_desk_write (desk);

  g_assert_true (moor_sitting_set_text (sitting, SECRET " on a page", NULL));
  moor_test_leave (sitting);
}

static inline void
do_exercise (MoorDesk   *desk,
             const char *exercise,
             const char *field)
{
  MoorSitting *sitting = moor_test_begin (desk, exercise, NULL);

  if (field != NULL)
    moor_test_answer (sitting, field, SECRET);
  else
    moor_test_answer_number (sitting, "before", 3);
  moor_test_finish (sitting);
  moor_test_leave (sitting);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "content/moor-library.h"
#include "guide/moor-run.h"
#include "moor-test.h"

/* Where the words of an exercise that comes with Mooring speak of what stands beside
 * them, or of what was answered, they agree with it. */

typedef struct {
  MoorLibrary *library;
  MoorRun     *run;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  MoorExercise *exercise;

  fixture->library = moor_library_new (NULL);
  exercise = moor_library_find (fixture->library, data);
  g_assert_nonnull (exercise);
  fixture->run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->run);
  g_object_unref (fixture->library);
}

static void
to_part (MoorRun    *run,
         const char *id)
{
  while (!g_str_equal (moor_run_get_part (run)->id, id))
    {
      g_assert_true (moor_run_next (run, NULL));
      g_assert_cmpint (moor_run_get_phase (run), ==, MOOR_RUN_OPEN);
    }
}

static const char *
closing_of (MoorRun *run)
{
  g_autoptr (GPtrArray) closings = NULL;

  while (moor_run_get_phase (run) == MOOR_RUN_OPEN)
    g_assert_true (moor_run_next (run, NULL));
  closings = moor_run_get_closings (run);
  g_assert_cmpuint (closings->len, ==, 1);
  return ((MoorWords *) g_ptr_array_index (closings, 0))->text;
}

/* Nobody is sent to somebody they have just said they do not have. */
static void
test_nobody (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MoorAnswer) yes = moor_answer_new_number (1);
  const char *words;

  g_assert_true (moor_run_answer (fixture->run, "nobody", yes, NULL));
  words = closing_of (fixture->run);
  g_assert_null (strstr (words, "be where someone else is"));
  g_assert_nonnull (strstr (words, "Help now"));
}

static void
test_somebody (Fixture       *fixture,
               gconstpointer  data)
{
  g_assert_nonnull (strstr (closing_of (fixture->run), "be where someone else is"));
}

/* The time the hint names is the one that is chosen. */
static void
test_wait (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const states[] = { NULL, "settled", "racing", "numb", "both", "unknown" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (MoorAnswer) state = states[i] != NULL ? moor_answer_new_text (states[i]) : NULL;
      g_autoptr (GPtrArray) blocks = NULL;
      const char *hint = NULL;
      int minutes = 0;

      g_assert_true (moor_run_answer (fixture->run, "state", state, NULL));
      to_part (fixture->run, "stay");
      blocks = moor_run_get_blocks (fixture->run);
      for (guint b = 0; b < blocks->len; b++)
        {
          MoorBlock *block = g_ptr_array_index (blocks, b);

          if (block->kind == MOOR_BLOCK_WORDS && block->words->kind == MOOR_WORDS_HINT)
            hint = block->words->text;
          if (block->kind == MOOR_BLOCK_FIELD && block->field->kind == MOOR_FIELD_TIMER)
            {
              g_assert_cmpint (minutes, ==, 0);
              minutes = g_array_index (block->field->minutes, int, 0);
            }
        }

      g_assert_nonnull (hint);
      g_assert_true (minutes == 3 || minutes == 1);
      g_assert_cmpint (g_str_has_prefix (hint, "Three minutes"), ==, minutes == 3);
      g_assert_cmpint (strstr (hint, "inute is enough") != NULL, ==, minutes == 1);
    }
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add ("/agree/nobody", Fixture, "if-i-slip", set_up, test_nobody, tear_down);
  g_test_add ("/agree/somebody", Fixture, "if-i-slip", set_up, test_somebody, tear_down);
  g_test_add ("/agree/wait", Fixture, "someone-on-my-side", set_up, test_wait, tear_down);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-library.h"
#include "content/moor-practices.h"
#include "guide/moor-run.h"
#include "moor-test.h"

/* The practices that exercises offer are those of practices.xml, by its names and
 * in its order for the state. */

/* What Settle is made of; in a calm hour practices.xml has more behind these. */
static const char *const seven[] = {
  "slow-and-even", "longer-out-breath", "two-part-sigh", "feet-and-hands", "five-things",
  "look-around", "stand-and-move", NULL,
};

static const char *const states[] = { "settled", "racing", "numb", "both", "unknown", NULL };

/* Values of the options now, each checked against the practice it names. */
static char *
offered (MoorRun *run)
{
  MoorField *field = moor_exercise_find_role (moor_run_get_exercise (run), "practice");
  g_autoptr (GPtrArray) options = moor_run_get_options (run, field);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < options->len; i++)
    {
      MoorOption *option = g_ptr_array_index (options, i);
      const MoorPractice *practice = moor_practices_find (option->value);

      g_assert_nonnull (practice);
      g_assert_cmpstr (option->label, ==, practice->title);
      g_assert_cmpint (practice->needs, ==, 0);
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", option->value);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
ordered (const char *state)
{
  g_autoptr (GPtrArray) practices = moor_practices_for_state (state, 0);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < practices->len; i++)
    {
      const MoorPractice *practice = g_ptr_array_index (practices, i);

      if (g_strv_contains (seven, practice->id))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", practice->id);
      else
        g_assert_cmpstr (state, ==, "settled");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
answer (MoorRun    *run,
        const char *field,
        const char *text)
{
  g_autoptr (MoorAnswer) value = text != NULL ? moor_answer_new_text (text) : moor_answer_new_number (1);
  g_autoptr (GError) error = NULL;

  moor_run_answer (run, field, value, &error);
  g_assert_no_error (error);
}

static void
test_lists (gconstpointer id)
{
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  MoorExercise *exercise = moor_library_find (library, id);

  g_assert_nonnull (exercise);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
      g_autofree char *here = NULL;
      g_autofree char *there = ordered (states[i]);
      g_autofree char *all = NULL;
      g_auto (GStrv) ids = NULL;

      if (states[i] != NULL)
        answer (run, "state", states[i]);
      here = offered (run);
      g_assert_cmpstr (here, ==, there);

      if (g_strcmp0 (states[i], "settled") == 0)
        g_assert_true (g_str_has_prefix (here, "slow-and-even "));
      if (g_strcmp0 (states[i], "numb") == 0)
        g_assert_null (strstr (here, "breath"));

      /* "Show all" puts the others behind these. */
      answer (run, "show-all", NULL);
      all = offered (run);
      g_assert_true (g_str_has_prefix (all, here));
      ids = g_strsplit (all, " ", -1);
      g_assert_cmpuint (g_strv_length (ids), ==, g_strv_length ((char **) seven));
    }
}

/* Whoever is numb meets the body only as hands and feet, and something to do
 * first. */
static void
test_body (void)
{
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  MoorExercise *exercise = moor_library_find (library, "muscle-release-or-body-scan");

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
      gboolean calm = g_strcmp0 (states[i], "settled") == 0 || g_strcmp0 (states[i], "racing") == 0;
      g_autofree char *here = NULL;

      if (states[i] != NULL)
        answer (run, "state", states[i]);
      here = offered (run);
      g_assert_cmpstr (here, ==, calm ? "muscle-release hands-and-feet body-scan muscle-release-long"
                                      : "muscle-release hands-and-feet");
    }
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_data_func ("/practice-lists/settle", "settle", test_lists);
  g_test_add_data_func ("/practice-lists/regulate-then-choose", "regulate-then-choose", test_lists);
  g_test_add_func ("/practice-lists/body", test_body);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-library.h"
#include "content/moor-parser.h"
#include "content/moor-practices.h"

#include <stdlib.h>
#include <string.h>

#include "moor-test.h"

#define EXERCISES MOOR_RESOURCE_PATH "/exercises/"

/* The built-in exercises as the catalogue wants them: a line each in
 * catalogue.txt, in its order. */
typedef struct {
  char  *id;
  char  *step;
  int    depth;
  int    minutes;
  char  *distress;
  char  *sources;          /* of the parts, sorted */
} Row;

static GPtrArray *rows;

static Row *
row_at (guint n)
{
  return g_ptr_array_index (rows, n);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->id);
  g_free (row->step);
  g_free (row->distress);
  g_free (row->sources);
  g_free (row);
}

static GPtrArray *
read_catalogue (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "content", "catalogue.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *catalogue = g_ptr_array_new_with_free_func (row_free);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 6);
      Row *row;

      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;
      g_assert_cmpuint (g_strv_length (words), ==, 6);
      row = g_new0 (Row, 1);
      row->id = g_strdup (words[0]);
      row->step = g_strdup (words[1]);
      row->depth = atoi (words[2]);
      row->minutes = atoi (words[3]);
      row->distress = g_strdup (words[4]);
      row->sources = g_strdup (words[5]);
      g_ptr_array_add (catalogue, row);
    }

  return catalogue;
}

static const char *
step_word (MoorStep step)
{
  static const char *const words[] = {
    [MOOR_STEP_STYLE] = "style", [MOOR_STEP_PATTERNS] = "patterns",
    [MOOR_STEP_CONNECTIONS] = "connections", [MOOR_STEP_REGULATION] = "regulation",
    [MOOR_STEP_TOOLS] = "tools",
  };

  return words[step];
}

static const char *
distress_word (MoorDistress distress)
{
  static const char *const words[] = {
    [MOOR_DISTRESS_NONE] = "none", [MOOR_DISTRESS_AFTER] = "after", [MOOR_DISTRESS_BOTH] = "both",
  };

  return words[distress];
}

static MoorExercise *
read_built_in (const char *id)
{
  g_autofree char *path = g_strdup_printf (EXERCISES "%s.xml", id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  MoorExercise *exercise;

  g_assert_no_error (error);
  exercise = moor_parser_read (path, bytes, moor_library_get_shared_file, NULL, NULL, NULL, "en", &error);
  g_assert_no_error (error);

  return exercise;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sources (MoorExercise *exercise)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray *parts = moor_exercise_get_parts (exercise);

  for (guint i = 0; i < parts->len; i++)
    {
      const MoorPart *part = g_ptr_array_index (parts, i);

      for (guint j = 0; j < part->sources->len; j++)
        if (!g_ptr_array_find_with_equal_func (all, g_ptr_array_index (part->sources, j),
                                               g_str_equal, NULL))
          g_ptr_array_add (all, g_ptr_array_index (part->sources, j));
    }
  g_ptr_array_sort (all, compare_strings);
  g_ptr_array_add (all, NULL);

  return g_strjoinv (" ", (char **) all->pdata);
}

static void
test_built_in (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (MoorExercise) exercise = read_built_in (row->id);
  g_autofree char *sources = join_sources (exercise);

  g_assert_cmpstr (moor_exercise_get_id (exercise), ==, row->id);
  g_assert_cmpstr (step_word (moor_exercise_get_step (exercise)), ==, row->step);
  g_assert_cmpint (moor_exercise_get_depth (exercise), ==, row->depth);
  g_assert_cmpint (moor_exercise_get_minutes (exercise), ==, row->minutes);
  g_assert_cmpstr (distress_word (moor_exercise_get_distress (exercise)), ==, row->distress);
  g_assert_cmpstr (sources, ==, row->sources);
  g_assert_nonnull (moor_exercise_get_why (exercise));

  if (g_str_equal (row->distress, "both"))
    g_assert_nonnull (moor_exercise_find_role (exercise, "distress-before"));
  if (!g_str_equal (row->distress, "none"))
    g_assert_nonnull (moor_exercise_find_role (exercise, "distress-after"));
}

/* What is kept with a page is the same exercise. */
static void
test_definition (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (MoorExercise) exercise = read_built_in (row->id);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorExercise) again =
    moor_parser_read_definition (moor_exercise_get_definition (exercise), "en", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (moor_exercise_get_hash (again), ==, moor_exercise_get_hash (exercise));
}

/* The order file names every exercise, in the order of the catalogue. */
static void
test_order (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (EXERCISES "order", G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autofree char *text = NULL;
  g_auto (GStrv) ids = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  ids = g_strsplit (g_strstrip (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (ids), ==, rows->len);
  for (guint i = 0; ids[i] != NULL; i++)
    g_assert_cmpstr (ids[i], ==, row_at (i)->id);
}

/* A leaning never takes the text for everybody away, and whoever is asked how
 * it is now is met by a closing that depends on it. */
static void
test_closings (void)
{
  for (guint n = 0; n < rows->len; n++)
    {
      g_autoptr (MoorExercise) exercise = read_built_in (row_at (n)->id);
      GPtrArray *closings = moor_exercise_get_closings (exercise);
      gboolean has_default = FALSE;
      gboolean has_state = FALSE;

      for (guint i = 0; i < closings->len; i++)
        {
          const MoorWords *words = g_ptr_array_index (closings, i);

          if (words->when == NULL && words->leaning == MOOR_LEANING_NONE)
            has_default = TRUE;
          if (words->when != NULL)
            {
              g_autoptr (GPtrArray) fields = moor_condition_fields (words->when);

              has_state |= g_ptr_array_find_with_equal_func (fields, "state-after", g_str_equal, NULL);
            }
        }

      g_assert_true (has_default);
      if (!g_str_equal (row_at (n)->distress, "none"))
        g_assert_true (has_state);
    }
}

/* Version 1 of One moment, slowly asked for the places in a list. A draft that goes
 * on with the newer text keeps them. */
static void
test_places_stay (void)
{
  static const char *const listed[] = { "hands", "breath", "all-over", NULL };
  static const char *const alone[] = { "unknown", NULL };
  g_autoptr (MoorExercise) exercise = read_built_in ("one-moment-slowly");
  MoorField *field = moor_exercise_find_field (exercise, "where");
  g_autoptr (MoorAnswer) some = moor_answer_new_texts (listed);
  g_autoptr (MoorAnswer) none = moor_answer_new_texts (alone);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_assert_cmpint (field->kind, ==, MOOR_FIELD_BODY);
  moor_field_check (field, some, &error);
  g_assert_no_error (error);
  moor_field_check (field, none, &error);
  g_assert_no_error (error);
  words = moor_field_answer_to_text (field, some, NULL, NULL);
  g_assert_cmpstr (words, ==, "hands\nbreath\nall over");
}

/* The fear check leaves nothing behind, wherever it stands. */
static void
test_fear_check (void)
{
  static const char *const ids[] = { "our-loop", "couple-exchange", "after-a-quarrel" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MoorExercise) exercise = read_built_in (ids[i]);
      MoorPart *part = moor_exercise_find_part (exercise, "fear-check");

      g_assert_nonnull (part);
      g_assert_false (part->keep);
      g_assert_true (part->in_short_form);
      g_assert_true (g_ptr_array_index (moor_exercise_get_parts (exercise), 0) == part);
    }
}

static void
assert_practice (const char *exercise,
                 const char *id)
{
  if (moor_practices_find (id) == NULL)
    g_error ("%s names the practice %s, and there is none", exercise, id);
}

/* Where an exercise leads to Steady, or runs a practice, there is that practice. */
static void
test_practices (void)
{
  guint named = 0;

  for (guint n = 0; n < rows->len; n++)
    {
      g_autoptr (MoorExercise) exercise = read_built_in (row_at (n)->id);
      GPtrArray *parts = moor_exercise_get_parts (exercise);

      for (guint i = 0; i < parts->len; i++)
        {
          GPtrArray *blocks = ((MoorPart *) g_ptr_array_index (parts, i))->blocks;

          for (guint k = 0; k < blocks->len; k++)
            {
              const MoorBlock *block = g_ptr_array_index (blocks, k);
              const char *id = NULL;

              if (block->kind == MOOR_BLOCK_GO && block->action == MOOR_ACTION_STEADY)
                id = block->target;
              else if (block->kind == MOOR_BLOCK_WORDS && block->words->action == MOOR_ACTION_STEADY)
                id = block->words->target;
              else if (block->kind == MOOR_BLOCK_FIELD && block->field->kind == MOOR_FIELD_TIMER)
                id = block->field->pattern;

              if (id != NULL)
                {
                  assert_practice (row_at (n)->id, id);
                  named++;
                }
              if (block->kind == MOOR_BLOCK_FIELD && g_strcmp0 (block->field->role, "practice") == 0)
                for (guint o = 0; o < block->field->options->len; o++)
                  {
                    assert_practice (row_at (n)->id,
                                     ((MoorOption *) g_ptr_array_index (block->field->options, o))->value);
                    named++;
                  }
            }
        }
    }

  g_assert_cmpuint (named, >, 10);
}

/* The worked example of the manual is an exercise, and the manual knows every
 * kind of field. */
static void
test_manual (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "exercise-file.md", NULL);
  g_autofree char *text = NULL;
  g_autofree char *example = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MoorExercise) exercise = NULL;
  g_autoptr (GError) error = NULL;
  const char *begin, *end;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  begin = strstr (text, "```xml\n");
  g_assert_nonnull (begin);
  begin += strlen ("```xml\n");
  end = strstr (begin, "\n```\n");
  g_assert_nonnull (end);
  g_assert_null (strstr (end, "```xml"));

  example = g_strndup (begin, end - begin);
  bytes = g_bytes_new (example, strlen (example));
  exercise = moor_parser_read ("coming-home.xml", bytes, moor_library_get_shared_file, NULL, NULL, NULL, "en", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (moor_exercise_get_id (exercise), ==, "coming-home");

  for (int kind = 0; kind < MOOR_N_FIELD_KINDS; kind++)
    {
      g_autofree char *cell = g_strdup_printf ("| `<%s>` |", moor_field_kind_to_string (kind));

      if (strstr (text, cell) == NULL)
        g_error ("The manual says nothing about <%s>.", moor_field_kind_to_string (kind));
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  moor_test_init (&argc, &argv);

  rows = read_catalogue ();
  for (guint n = 0; n < rows->len; n++)
    {
      g_autofree char *read = g_strdup_printf ("/built-in/read/%s", row_at (n)->id);
      g_autofree char *again = g_strdup_printf ("/built-in/definition/%s", row_at (n)->id);

      g_test_add_data_func (read, row_at (n), test_built_in);
      g_test_add_data_func (again, row_at (n), test_definition);
    }
  g_test_add_func ("/built-in/order", test_order);
  g_test_add_func ("/built-in/closings", test_closings);
  g_test_add_func ("/built-in/places-stay", test_places_stay);
  g_test_add_func ("/built-in/fear-check", test_fear_check);
  g_test_add_func ("/built-in/practices", test_practices);
  g_test_add_func ("/built-in/manual", test_manual);

  status = g_test_run ();
  g_ptr_array_unref (rows);

  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-parser.h"
#include "content/moor-practices.h"

#include <string.h>

#include "moor-test.h"

#define EXERCISES MOOR_RESOURCE_PATH "/exercises/"

/* The built-in exercises as the catalogue wants them. */
static const struct {
  const char   *id;
  int           version;
  MoorStep      step;
  int           depth;
  int           minutes;
  MoorDistress  distress;
  const char   *sources;         /* of the parts, sorted */
  const char   *unseen;          /* a kind that has no widget yet, or NULL */
} expected[] = {
  { "three-expectations", 1, MOOR_STEP_STYLE, 2, 8, MOOR_DISTRESS_NONE, "D01 D04", NULL },
  { "timeline-of-care", 1, MOOR_STEP_PATTERNS, 3, 20, MOOR_DISTRESS_BOTH, "A08 A09 C08 D09 E12", NULL },
  { "reflexes-then-and-now", 1, MOOR_STEP_PATTERNS, 2, 10, MOOR_DISTRESS_AFTER, "C09 D14 D15", NULL },
  { "one-moment-slowly", 2, MOOR_STEP_CONNECTIONS, 2, 10, MOOR_DISTRESS_BOTH, "B12 D18 D19 D35 D38 D45", NULL },
  { "guess-and-see", 1, MOOR_STEP_CONNECTIONS, 2, 8, MOOR_DISTRESS_NONE, "C34 D36 E07", NULL },
  { "our-loop", 1, MOOR_STEP_CONNECTIONS, 2, 15, MOOR_DISTRESS_NONE, "D02 D27", NULL },
  { "settle", 2, MOOR_STEP_REGULATION, 1, 2, MOOR_DISTRESS_BOTH, "B11 D25 E22", NULL },
  { "four-pulls", 2, MOOR_STEP_REGULATION, 1, 5, MOOR_DISTRESS_BOTH, "D21 D22 D23", NULL },
  { "body-map", 1, MOOR_STEP_REGULATION, 1, 6, MOOR_DISTRESS_BOTH, "D18 E18", NULL },
  { "muscle-release-or-body-scan", 1, MOOR_STEP_REGULATION, 1, 8, MOOR_DISTRESS_BOTH, "B11 E18", NULL },
  { "kind-minute", 1, MOOR_STEP_REGULATION, 1, 4, MOOR_DISTRESS_BOTH, "B19 C14", NULL },
  { "someone-on-my-side", 1, MOOR_STEP_REGULATION, 1, 6, MOOR_DISTRESS_BOTH, "A18 B08 B21 D37 D39 E07", NULL },
  { "wait-with-it", 2, MOOR_STEP_REGULATION, 1, 15, MOOR_DISTRESS_NONE, "B07 B10 B24 E03 E04 E06", NULL },
  { "regulate-then-choose", 1, MOOR_STEP_REGULATION, 1, 6, MOOR_DISTRESS_BOTH, "B21 C16 D25 D35", NULL },
  { "my-people-and-what-helps", 1, MOOR_STEP_TOOLS, 1, 3, MOOR_DISTRESS_NONE, "A17 C31", NULL },
  { "safety-plan", 1, MOOR_STEP_TOOLS, 1, 15, MOOR_DISTRESS_NONE, "C30 C31 D48", NULL },
  { "check-in", 2, MOOR_STEP_TOOLS, 1, 1, MOOR_DISTRESS_NONE, "E08", NULL },
  { "couple-exchange", 1, MOOR_STEP_TOOLS, 2, 25, MOOR_DISTRESS_NONE, "C29 D27 D28", NULL },
};

static GBytes *
get_part (const char *id,
          gpointer    user_data)
{
  g_autofree char *path = g_strdup_printf (EXERCISES "parts/%s.xml", id);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static MoorExercise *
read_built_in (const char *id)
{
  g_autofree char *path = g_strdup_printf (EXERCISES "%s.xml", id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  MoorExercise *exercise;

  g_assert_no_error (error);
  exercise = moor_parser_read (path, bytes, get_part, NULL, NULL, NULL, "en", &error);
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
        g_ptr_array_add (all, g_ptr_array_index (part->sources, j));
    }
  g_ptr_array_sort (all, compare_strings);
  g_ptr_array_add (all, NULL);

  return g_strjoinv (" ", (char **) all->pdata);
}

static void
test_built_in (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (MoorExercise) exercise = read_built_in (expected[n].id);
  g_autofree char *sources = join_sources (exercise);

  g_assert_cmpstr (moor_exercise_get_id (exercise), ==, expected[n].id);
  g_assert_cmpint (moor_exercise_get_version (exercise), ==, expected[n].version);
  g_assert_cmpint (moor_exercise_get_step (exercise), ==, expected[n].step);
  g_assert_cmpint (moor_exercise_get_depth (exercise), ==, expected[n].depth);
  g_assert_cmpint (moor_exercise_get_minutes (exercise), ==, expected[n].minutes);
  g_assert_cmpint (moor_exercise_get_distress (exercise), ==, expected[n].distress);
  g_assert_cmpstr (sources, ==, expected[n].sources);
  g_assert_nonnull (moor_exercise_get_why (exercise));

  for (int kind = 0; kind < MOOR_N_FIELD_KINDS; kind++)
    {
      gboolean is_seen = kind != MOOR_FIELD_LINK;

      if (!is_seen && moor_exercise_uses_kind (exercise, kind))
        g_assert_cmpstr (moor_field_kind_to_string (kind), ==, expected[n].unseen);
    }

  if (expected[n].distress == MOOR_DISTRESS_BOTH)
    g_assert_nonnull (moor_exercise_find_role (exercise, "distress-before"));
  if (expected[n].distress != MOOR_DISTRESS_NONE)
    g_assert_nonnull (moor_exercise_find_role (exercise, "distress-after"));
}

/* What is kept with a page is the same exercise. */
static void
test_definition (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (MoorExercise) exercise = read_built_in (expected[n].id);
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
  g_assert_cmpuint (g_strv_length (ids), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; ids[i] != NULL; i++)
    g_assert_cmpstr (ids[i], ==, expected[i].id);
}

/* A leaning never takes the text for everybody away, and whoever is asked how
 * it is now is met by a closing that depends on it. */
static void
test_closings (void)
{
  for (guint n = 0; n < G_N_ELEMENTS (expected); n++)
    {
      g_autoptr (MoorExercise) exercise = read_built_in (expected[n].id);
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
      if (expected[n].distress != MOOR_DISTRESS_NONE)
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
  static const char *const ids[] = { "our-loop", "couple-exchange" };

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

  for (guint n = 0; n < G_N_ELEMENTS (expected); n++)
    {
      g_autoptr (MoorExercise) exercise = read_built_in (expected[n].id);
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
                  assert_practice (expected[n].id, id);
                  named++;
                }
              if (block->kind == MOOR_BLOCK_FIELD && g_strcmp0 (block->field->role, "practice") == 0)
                for (guint o = 0; o < block->field->options->len; o++)
                  {
                    assert_practice (expected[n].id,
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
  exercise = moor_parser_read ("coming-home.xml", bytes, get_part, NULL, NULL, NULL, "en", &error);
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
  moor_test_init (&argc, &argv);

  for (guint n = 0; n < G_N_ELEMENTS (expected); n++)
    {
      g_autofree char *read = g_strdup_printf ("/built-in/read/%s", expected[n].id);
      g_autofree char *again = g_strdup_printf ("/built-in/definition/%s", expected[n].id);

      g_test_add_data_func (read, GUINT_TO_POINTER (n), test_built_in);
      g_test_add_data_func (again, GUINT_TO_POINTER (n), test_definition);
    }
  g_test_add_func ("/built-in/order", test_order);
  g_test_add_func ("/built-in/closings", test_closings);
  g_test_add_func ("/built-in/places-stay", test_places_stay);
  g_test_add_func ("/built-in/fear-check", test_fear_check);
  g_test_add_func ("/built-in/practices", test_practices);
  g_test_add_func ("/built-in/manual", test_manual);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/moor-error.h"
#include "content/moor-library.h"
#include "moor-content-fixture.h"
#include "moor-schema-fixture.h"

/* Good and wrong exercise files, each given to the parser and to the schema. */

static GHashTable *
read_expected (void)
{
  g_autoptr (GBytes) bytes = fixture_bytes ("bad", "expected.txt");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return expected_read (text);
}

static GHashTable *
run_schema_in (const char *schema,
               const char *folder,
               GPtrArray  *names)
{
  g_autofree char *directory = fixture_path (folder, NULL);
  g_autofree char *path = g_build_filename ("exercises", schema, NULL);

  return run_schema (path, directory, names);
}

static void
test_bad_parser (void)
{
  g_autoptr (GHashTable) all = read_expected ();
  g_autoptr (GPtrArray) names = fixture_list ("bad");

  g_assert_cmpuint (names->len, ==, g_hash_table_size (all));
  g_assert_cmpuint (names->len, >=, 60);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      const Expected *expected = g_hash_table_lookup (all, name);
      g_autoptr (GBytes) bytes = fixture_bytes ("bad", name);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (expected);
      g_assert_null (fixture_read_bytes (name, bytes, &error));
      g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
      g_assert_cmpstr (error->message, ==, expected->message);
    }
}

static void
test_good_parser (void)
{
  g_autoptr (GPtrArray) names = fixture_list ("good");

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (MoorExercise) exercise = fixture_read ("good", names->pdata[i]);
      const char *definition = moor_exercise_get_definition (exercise);
      g_autoptr (GError) error = NULL;
      g_autoptr (MoorExercise) again = moor_parser_read_definition (definition, "en", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (moor_exercise_get_definition (again), ==, definition);
      g_assert_cmpstr (moor_exercise_get_hash (again), ==, moor_exercise_get_hash (exercise));
      g_assert_finalize_object (g_steal_pointer (&again));
    }
}

/* A definition holds the questionnaires it names, and a file that somebody writes does
 * not. (transfer full) */
static char *
as_written (const char *definition)
{
  g_autoptr (GRegex) embedded = g_regex_new ("<questionnaire .*?</questionnaire>",
                                             G_REGEX_DOTALL, 0, NULL);

  return g_regex_replace_literal (embedded, definition, -1, 0, "", 0, NULL);
}

static void
test_bad_schema (void)
{
  g_autoptr (GHashTable) all = read_expected ();
  g_autoptr (GPtrArray) names = fixture_list ("bad");

  if (!has_xmllint ())
    return;

  g_autoptr (GHashTable) accepted = run_schema_in ("exercise.rng", "bad", names);

  for (guint i = 0; i < names->len; i++)
    {
      const Expected *expected = g_hash_table_lookup (all, names->pdata[i]);
      gboolean accepts = g_hash_table_contains (accepted, names->pdata[i]);

      if (accepts != expected->schema_accepts)
        g_error ("the schema %s %s", accepts ? "accepts" : "refuses", (char *) names->pdata[i]);
    }
}

static void
test_good_schema (void)
{
  g_autoptr (GPtrArray) names = fixture_list ("good");

  if (!has_xmllint ())
    return;

  g_autoptr (GHashTable) accepted = run_schema_in ("exercise.rng", "good", names);

  for (guint i = 0; i < names->len; i++)
    if (!g_hash_table_contains (accepted, names->pdata[i]))
      g_error ("the schema refuses %s", (char *) names->pdata[i]);
}

/* The exercises themselves, and what is kept of them with a page. */
static void
test_own_schema (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *directory = g_test_build_filename (G_TEST_DIST, "..", "resources", "exercises", NULL);
  g_autofree char *parts_directory = g_build_filename (directory, "parts", NULL);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  g_autoptr (GDir) parts_dir = g_dir_open (parts_directory, 0, NULL);
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  g_autofree char *kept = g_dir_make_tmp ("mooring-XXXXXX", NULL);
  const char *name;

  if (!has_xmllint ())
    {
      g_rmdir (kept);
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (names, g_build_filename (directory, name, NULL));
  while ((name = g_dir_read_name (parts_dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (parts, g_build_filename (parts_directory, name, NULL));

  guint n_files = names->len;
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (library));
  g_assert_cmpuint (n_items, ==, n_files);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (G_LIST_MODEL (library), i);
      g_autofree char *file = g_strdup_printf ("%s/%s.xml", kept, moor_exercise_get_id (exercise));

      g_autofree char *written = as_written (moor_exercise_get_definition (exercise));

      g_assert_true (g_file_set_contents (file, written, -1, NULL));
      g_ptr_array_add (names, g_steal_pointer (&file));
    }

  g_autoptr (GHashTable) accepted = run_schema_in ("exercise.rng", "good", names);
  g_autoptr (GHashTable) accepted_parts = run_schema_in ("part.rng", "good", parts);

  for (guint i = 0; i < names->len; i++)
    if (!g_hash_table_contains (accepted, names->pdata[i]))
      g_error ("the schema refuses %s", (char *) names->pdata[i]);
  for (guint i = 0; i < parts->len; i++)
    if (!g_hash_table_contains (accepted_parts, parts->pdata[i]))
      g_error ("the schema refuses %s", (char *) parts->pdata[i]);

  for (guint i = n_files; i < names->len; i++)
    g_remove (names->pdata[i]);
  g_rmdir (kept);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/fixtures/bad/parser", test_bad_parser);
  g_test_add_func ("/fixtures/bad/schema", test_bad_schema);
  g_test_add_func ("/fixtures/good/parser", test_good_parser);
  g_test_add_func ("/fixtures/good/schema", test_good_schema);
  g_test_add_func ("/fixtures/exercises/schema", test_own_schema);

  return g_test_run ();
}

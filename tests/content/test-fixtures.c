/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/moor-error.h"
#include "content/moor-library.h"
#include "moor-content-fixture.h"

/* Good and wrong exercise files, each given to the parser and to the schema. */

typedef struct {
  char     *message;
  gboolean  schema_accepts;
} Expected;

static void
expected_free (gpointer data)
{
  g_free (((Expected *) data)->message);
  g_free (data);
}

static GHashTable *
read_expected (void)
{
  g_autoptr (GBytes) bytes = fixture_bytes ("bad", "expected.txt");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, expected_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *space = strchr (lines[i], ' ');

      if (lines[i][0] == '#' || space == NULL)
        continue;

      Expected *expected = g_new0 (Expected, 1);

      expected->schema_accepts = g_str_has_prefix (space, " ~ ");
      expected->message = g_strdup (space + (expected->schema_accepts ? 3 : 2));
      g_assert_true (g_hash_table_insert (all, g_strdup_printf ("%.*s.xml", (int) (space - lines[i]), lines[i]),
                                          expected));
    }

  return all;
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

/* Which files a schema accepts, in one run of xmllint: it says "NAME validates". */
static GHashTable *
run_schema (const char *schema,
            const char *folder,
            GPtrArray  *names)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *directory = fixture_path (folder, NULL);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  GHashTable *accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_ptr_array_add (argv, g_strdup ("xmllint"));
  g_ptr_array_add (argv, g_strdup ("--noout"));
  g_ptr_array_add (argv, g_strdup ("--nonet"));
  g_ptr_array_add (argv, g_strdup ("--relaxng"));
  g_ptr_array_add (argv, g_test_build_filename (G_TEST_DIST, "..", "resources", "exercises", schema, NULL));
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (argv, g_strdup (names->pdata[i]));
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (directory, (char **) argv->pdata, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                NULL, &output, NULL, &error);
  g_assert_no_error (error);

  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_null (strstr (lines[i], "Relax-NG parser error"));
      if (g_str_has_suffix (lines[i], " validates"))
        g_hash_table_add (accepted, g_strndup (lines[i], strlen (lines[i]) - strlen (" validates")));
    }

  return accepted;
}

static gboolean
has_xmllint (void)
{
  g_autofree char *path = g_find_program_in_path ("xmllint");

  if (path == NULL)
    g_test_skip ("xmllint is not installed");

  return path != NULL;
}

static void
test_bad_schema (void)
{
  g_autoptr (GHashTable) all = read_expected ();
  g_autoptr (GPtrArray) names = fixture_list ("bad");

  if (!has_xmllint ())
    return;

  g_autoptr (GHashTable) accepted = run_schema ("exercise.rng", "bad", names);

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

  g_autoptr (GHashTable) accepted = run_schema ("exercise.rng", "good", names);

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

      g_assert_true (g_file_set_contents (file, moor_exercise_get_definition (exercise), -1, NULL));
      g_ptr_array_add (names, g_steal_pointer (&file));
    }

  g_autoptr (GHashTable) accepted = run_schema ("exercise.rng", "good", names);
  g_autoptr (GHashTable) accepted_parts = run_schema ("part.rng", "good", parts);

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

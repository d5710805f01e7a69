/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include "content/moor-library.h"
#include "content/moor-parser.h"
#include "moor-test.h"

/* Every exercise of the tree. Given files, this program is a quick look at
 * them: it says what is wrong with each and does nothing else. */

static char *exercises_dir;

static GBytes *
file_from_tree (MoorFileKind kind,
                const char  *id,
                gpointer     user_data)
{
  g_autofree char *name = g_strdup_printf ("%s.xml", id);
  g_autofree char *path = kind == MOOR_FILE_PART
    ? g_build_filename (exercises_dir, "parts", name, NULL)
    : g_build_filename (exercises_dir, "..", "questionnaires", name, NULL);
  char *text;
  gsize length;

  return g_file_get_contents (path, &text, &length, NULL) ? g_bytes_new_take (text, length) : NULL;
}

static MoorExercise *
read_file (const char  *path,
           GError     **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return moor_parser_read (path, bytes, file_from_tree, NULL, NULL, NULL, "en", error);
}

static GPtrArray *
list_files (const char *dir_path)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (dir_path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (files, g_build_filename (dir_path, name, NULL));

  return files;
}

static void
test_every_file_reads (void)
{
  g_autoptr (GPtrArray) files = list_files (exercises_dir);

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MoorExercise) exercise = read_file (files->pdata[i], &error);

      if (exercise == NULL)
        {
          g_test_message ("%s", error->message);
          g_test_fail ();
          continue;
        }

      g_autofree char *name = g_path_get_basename (files->pdata[i]);
      g_autofree char *expected = g_strdup_printf ("%s.xml", moor_exercise_get_id (exercise));

      g_assert_cmpstr (name, ==, expected);
    }
}

/* A definition reads back to the same exercise. */
static void
test_definitions (void)
{
  g_autoptr (GPtrArray) files = list_files (exercises_dir);

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MoorExercise) exercise = read_file (files->pdata[i], NULL);

      if (exercise == NULL)
        continue;

      const char *definition = moor_exercise_get_definition (exercise);
      g_autoptr (MoorExercise) again = moor_parser_read_definition (definition, "en", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (moor_exercise_get_definition (again), ==, definition);
      g_assert_cmpstr (moor_exercise_get_hash (again), ==, moor_exercise_get_hash (exercise));
    }
}

/* The bundle holds each file of the directory, and the order names each. */
static void
test_bundle (void)
{
  g_autoptr (GPtrArray) files = list_files (exercises_dir);
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *id = g_path_get_basename (files->pdata[i]);

      id[strlen (id) - strlen (".xml")] = '\0';
      if (moor_library_find (library, id) == NULL)
        {
          g_test_message ("%s is not in exercises.gresource.xml.in", id);
          g_test_fail ();
        }
    }

  if (g_list_model_get_n_items (G_LIST_MODEL (library)) != files->len)
    {
      g_test_message ("resources/exercises/order does not name each exercise once");
      g_test_fail ();
    }
}

static int
look_at (int    n_files,
         char **files)
{
  int status = 0;

  for (int i = 0; i < n_files; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MoorExercise) exercise = read_file (files[i], &error);

      if (exercise == NULL)
        {
          g_printerr ("%s\n", error->message);
          status = 1;
        }
    }

  return status;
}

int
main (int    argc,
      char **argv)
{
  if (argc > 1 && argv[1][0] != '-')
    {
      g_autofree char *first = g_path_get_dirname (argv[1]);

      exercises_dir = first;
      return look_at (argc - 1, argv + 1);
    }

  moor_test_init (&argc, &argv);
  exercises_dir = g_test_build_filename (G_TEST_DIST, "..", "resources", "exercises", NULL);

  g_test_add_func ("/exercises/every-file-reads", test_every_file_reads);
  g_test_add_func ("/exercises/definitions", test_definitions);
  g_test_add_func ("/exercises/bundle", test_bundle);

  return g_test_run ();
}

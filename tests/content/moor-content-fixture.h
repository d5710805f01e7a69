/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "content/moor-library.h"
#include "content/moor-parser.h"
#include "moor-test.h"

/* Reading the fixtures of tests/fixtures/exercises, shared parts from the
 * bundle. */

static inline GBytes *
fixture_file (MoorFileKind kind,
              const char  *id,
              gpointer     user_data)
{
  g_autofree char *path = NULL;
  char *text;
  gsize length;

  if (kind != MOOR_FILE_QUESTIONNAIRE || strcmp (id, "two-sides") != 0)
    return moor_library_get_shared_file (kind, id, NULL);

  path = g_test_build_filename (G_TEST_DIST, "fixtures", "exercises", "two-sides.xml", NULL);
  return g_file_get_contents (path, &text, &length, NULL) ? g_bytes_new_take (text, length) : NULL;
}

static inline char *
fixture_path (const char *folder,
              const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "exercises", folder, name, NULL);
}

static inline GBytes *
fixture_bytes (const char *folder,
               const char *name)
{
  g_autofree char *path = fixture_path (folder, name);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

static inline MoorExercise *
fixture_read_bytes (const char  *name,
                    GBytes      *bytes,
                    GError     **error)
{
  return moor_parser_read (name, bytes, fixture_file, NULL, NULL, NULL, "en", error);
}

static inline MoorExercise *
fixture_read_text (const char  *text,
                   GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return fixture_read_bytes ("text.xml", bytes, error);
}

static inline MoorExercise *
fixture_read (const char *folder,
              const char *name)
{
  g_autoptr (GBytes) bytes = fixture_bytes (folder, name);
  g_autoptr (GError) error = NULL;
  MoorExercise *exercise = fixture_read_bytes (name, bytes, &error);

  g_assert_no_error (error);
  return exercise;
}

/* The names of the files of a folder that end in .xml, sorted. */
static inline GPtrArray *
fixture_list (const char *folder)
{
  g_autofree char *path = fixture_path (folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (names, g_strdup (name));
  g_assert_cmpuint (names->len, >, 0);

  return names;
}

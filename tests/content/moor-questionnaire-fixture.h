/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "content/moor-questionnaire.h"
#include "moor-test.h"

/* Reading the fixtures of tests/fixtures/questionnaires. */

static inline char *
questionnaire_path (const char *folder,
                    const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "questionnaires", folder, name, NULL);
}

static inline char *
questionnaire_text (const char *folder,
                    const char *name)
{
  g_autofree char *path = questionnaire_path (folder, name);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static inline MoorQuestionnaire *
questionnaire_read (const char  *name,
                    const char  *text,
                    GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return moor_questionnaire_read (name, bytes, NULL, NULL, "en", error);
}

static inline int
questionnaire_by_name (gconstpointer a,
                       gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* The names of the files of a directory that end in .xml, sorted. */
static inline GPtrArray *
questionnaire_list (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (names, g_strdup (name));
  g_assert_cmpuint (names->len, >, 0);
  g_ptr_array_sort (names, questionnaire_by_name);

  return names;
}

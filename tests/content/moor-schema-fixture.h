/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "moor-test.h"

/* What is expected of wrong files, and what a schema says of files. */

typedef struct {
  char     *message;
  gboolean  schema_accepts;
} Expected;

static inline void
expected_free (gpointer data)
{
  g_free (((Expected *) data)->message);
  g_free (data);
}

/* NAME.xml → Expected, of the lines of @text: "NAME  MESSAGE", or "NAME ~ MESSAGE"
 * where the schema accepts the file. */
static inline GHashTable *
expected_read (const char *text)
{
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

/* Which files @schema (a path below resources/) accepts, in one run of xmllint: it says
 * "NAME validates". */
static inline GHashTable *
run_schema (const char *schema,
            const char *directory,
            GPtrArray  *names)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  GHashTable *accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_ptr_array_add (argv, g_strdup ("xmllint"));
  g_ptr_array_add (argv, g_strdup ("--noout"));
  g_ptr_array_add (argv, g_strdup ("--nonet"));
  g_ptr_array_add (argv, g_strdup ("--relaxng"));
  g_ptr_array_add (argv, g_test_build_filename (G_TEST_DIST, "..", "resources", schema, NULL));
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

static inline gboolean
has_xmllint (void)
{
  g_autofree char *path = g_find_program_in_path ("xmllint");

  if (path == NULL)
    g_test_skip ("xmllint is not installed");

  return path != NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-error.h"
#include "moor-questionnaire-fixture.h"
#include "moor-schema-fixture.h"

/* Good, published and wrong questionnaire files, each given to the reader and to the
 * schema. */

#define SCHEMA "questionnaires/questionnaire.rng"

static const char * const right[] = { "good", "keys" };

static void
test_bad_reader (void)
{
  g_autofree char *directory = questionnaire_path ("bad", NULL);
  g_autofree char *lines = questionnaire_text ("bad", "expected.txt");
  g_autoptr (GHashTable) all = expected_read (lines);
  g_autoptr (GPtrArray) names = questionnaire_list (directory);

  g_assert_cmpuint (names->len, ==, g_hash_table_size (all));
  g_assert_cmpuint (names->len, >=, 160);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      const Expected *expected = g_hash_table_lookup (all, name);
      g_autofree char *text = questionnaire_text ("bad", name);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (expected);
      if (questionnaire_read (name, text, &error) != NULL)
        g_error ("%s was accepted", name);
      g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
      g_assert_cmpstr (error->message, ==, expected->message);
    }
}

static void
test_bad_schema (void)
{
  g_autofree char *directory = questionnaire_path ("bad", NULL);
  g_autofree char *lines = questionnaire_text ("bad", "expected.txt");
  g_autoptr (GHashTable) all = expected_read (lines);
  g_autoptr (GPtrArray) names = questionnaire_list (directory);

  if (!has_xmllint ())
    return;

  g_autoptr (GHashTable) accepted = run_schema (SCHEMA, directory, names);

  for (guint i = 0; i < names->len; i++)
    {
      const Expected *expected = g_hash_table_lookup (all, names->pdata[i]);
      gboolean accepts = g_hash_table_contains (accepted, names->pdata[i]);

      if (accepts != expected->schema_accepts)
        g_error ("the schema %s %s", accepts ? "accepts" : "refuses", (char *) names->pdata[i]);
    }
}

static void
assert_reads (const char *name,
              const char *text,
              gboolean    has_texts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorQuestionnaire) read = questionnaire_read (name, text, &error);

  g_assert_no_error (error);

  const char *definition = moor_questionnaire_get_definition (read);
  g_autoptr (MoorQuestionnaire) again = questionnaire_read (name, definition, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (moor_questionnaire_get_definition (again), ==, definition);
  g_assert_cmpstr (moor_questionnaire_get_hash (again), ==, moor_questionnaire_get_hash (read));
  g_assert_cmpint (moor_questionnaire_has_texts (read), ==, has_texts);
  g_assert_finalize_object (g_steal_pointer (&again));
}

static void
test_right_reader (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (right); k++)
    {
      g_autofree char *directory = questionnaire_path (right[k], NULL);
      g_autoptr (GPtrArray) names = questionnaire_list (directory);

      for (guint i = 0; i < names->len; i++)
        {
          g_autofree char *text = questionnaire_text (right[k], names->pdata[i]);

          /* The statements of published forms belong to others and are not here. */
          assert_reads (names->pdata[i], text,
                        g_str_equal (right[k], "good") &&
                        !g_str_has_prefix (names->pdata[i], "without-texts"));
        }
    }
}

static void
test_right_schema (void)
{
  if (!has_xmllint ())
    return;

  for (guint k = 0; k < G_N_ELEMENTS (right); k++)
    {
      g_autofree char *directory = questionnaire_path (right[k], NULL);
      g_autoptr (GPtrArray) names = questionnaire_list (directory);
      g_autoptr (GHashTable) accepted = run_schema (SCHEMA, directory, names);

      for (guint i = 0; i < names->len; i++)
        if (!g_hash_table_contains (accepted, names->pdata[i]))
          g_error ("the schema refuses %s/%s", right[k], (char *) names->pdata[i]);
    }
}

/* What Mooring brings itself: read, proved, and accepted by the schema as it is kept, too. */
static void
test_own (void)
{
  g_autofree char *directory = g_test_build_filename (G_TEST_DIST, "..", "resources",
                                                      "questionnaires", NULL);
  g_autoptr (GPtrArray) names = questionnaire_list (directory);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (directory, names->pdata[i], NULL);
      g_autofree char *text = NULL;
      g_autofree char *id = g_strndup (names->pdata[i], strlen (names->pdata[i]) - strlen (".xml"));
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      assert_reads (names->pdata[i], text, TRUE);

      g_autoptr (MoorQuestionnaire) read = questionnaire_read (names->pdata[i], text, &error);

      g_assert_cmpstr (moor_questionnaire_get_id (read), ==, id);
    }

  if (!has_xmllint ())
    return;

  g_autoptr (GHashTable) accepted = run_schema (SCHEMA, directory, names);

  for (guint i = 0; i < names->len; i++)
    if (!g_hash_table_contains (accepted, names->pdata[i]))
      g_error ("the schema refuses %s", (char *) names->pdata[i]);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/questionnaire-files/bad/reader", test_bad_reader);
  g_test_add_func ("/questionnaire-files/bad/schema", test_bad_schema);
  g_test_add_func ("/questionnaire-files/right/reader", test_right_reader);
  g_test_add_func ("/questionnaire-files/right/schema", test_right_schema);
  g_test_add_func ("/questionnaire-files/own", test_own);

  return g_test_run ();
}

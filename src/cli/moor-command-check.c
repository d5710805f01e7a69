/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/moor-command.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/moor-error.h"
#include "content/moor-library.h"
#include "content/moor-own-file.h"
#include "content/moor-questionnaire.h"
#include "content/moor-xml.h"

/* What the parser says has a place; that a file cannot be opened has none. */
static void
complain (const char *name,
          const char *message)
{
  g_autofree char *prefix = g_strdup_printf ("%s:", name);

  if (g_str_has_prefix (message, prefix))
    g_printerr ("%s\n", message);
  else
    g_printerr (_("%s:1:1: error: %s\n"), name, message);
}

static char *
describe_exercise (const char   *name,
                   MoorExercise *exercise)
{
  guint n = moor_exercise_get_parts (exercise)->len;

  return g_strdup_printf (ngettext ("%s: “%s”, %u part\n", "%s: “%s”, %u parts\n", n),
                          name, moor_exercise_get_title (exercise), n);
}

static char *
describe_questionnaire (const char        *name,
                        MoorQuestionnaire *questionnaire)
{
  guint n_items = moor_questionnaire_get_n_items (questionnaire);
  guint n_scores = moor_questionnaire_get_n_scores (questionnaire);
  /* Translators: a part of the line “FILE: “Title”, 16 statements, 2 scores”. */
  g_autofree char *items = g_strdup_printf (ngettext ("%u statement", "%u statements", n_items),
                                            n_items);
  /* Translators: a part of the line “FILE: “Title”, 16 statements, 2 scores”. */
  g_autofree char *scores = g_strdup_printf (ngettext ("%u score", "%u scores", n_scores),
                                             n_scores);

  /* Translators: a file, its title, how many statements, how many scores. */
  return g_strdup_printf (_("%s: “%s”, %s, %s\n"), name,
                          moor_questionnaire_get_title (questionnaire), items, scores);
}

/* Why a file could not even be read, without its name: the place in front has it. NULL
 * where that is not plain from outside. (transfer full) */
static char *
find_obstacle (const char *path)
{
  if (g_access (path, R_OK) != 0)
    return g_strdup_printf (_("the file cannot be opened: %s"), g_strerror (errno));

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? NULL : g_strdup (_("this is not a file"));
}

/* One line about a file that reads well. The root element says what a file is; one that
 * has none is told about as an exercise. (transfer full) */
static char *
read_file (MoorLibrary  *library,
           const char   *path,
           const char   *name,
           GError      **error)
{
  g_autoptr (GBytes) bytes = moor_own_file_read (path, error);
  g_autoptr (MoorXml) root = NULL;
  g_autoptr (MoorQuestionnaire) questionnaire = NULL;
  g_autoptr (MoorExercise) exercise = NULL;

  if (bytes == NULL)
    {
      g_autofree char *obstacle = find_obstacle (path);

      if (obstacle != NULL && error != NULL)
        {
          g_clear_error (error);
          g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, obstacle);
        }
      return NULL;
    }

  root = moor_xml_read (name, bytes, NULL);
  if (root != NULL && moor_xml_is (root, "questionnaire"))
    {
      questionnaire = moor_questionnaire_read (name, bytes, NULL, NULL, "und", error);
      return questionnaire != NULL ? describe_questionnaire (name, questionnaire) : NULL;
    }

  if (root != NULL && !moor_xml_is (root, "exercise"))
    {
      g_propagate_error (error, moor_xml_error (root,
        _("the outermost element is <exercise> or <questionnaire>, not <%s>"), root->name));
      return NULL;
    }

  exercise = moor_library_read_file (library, path, error);
  return exercise != NULL ? describe_exercise (name, exercise) : NULL;
}

/* Every file is read, so that one round shows everything that is wrong. */
static gboolean
run (MoorCommandLine  *line,
     int              *status,
     GError          **error)
{
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  g_autoptr (GOutputStream) out = moor_command_output ();

  for (int i = 1; i < line->argc; i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autofree char *name = g_filename_display_name (line->argv[i]);
      g_autofree char *text = read_file (library, line->argv[i], name, &problem);

      if (text == NULL)
        {
          complain (name, problem->message);
          *status = 1;
          continue;
        }

      if (!moor_command_print (out, text, error))
        return FALSE;
    }

  return *status == 0;
}

const MoorCommand moor_command_check = {
  .name = "check",
  .arguments = "FILE…",
  .summary = N_("Read exercise and questionnaire files and say what is wrong in them, and where"),
  .min_files = 1,
  .max_files = -1,
  .run = run,
};

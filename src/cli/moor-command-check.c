/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/moor-command.h"

#include <glib/gi18n-lib.h>

#include "base/moor-error.h"
#include "content/moor-library.h"

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
      g_autoptr (MoorExercise) exercise = NULL;
      g_autofree char *name = g_filename_display_name (line->argv[i]);
      g_autofree char *text = NULL;

      exercise = moor_library_read_file (library, line->argv[i], &problem);
      if (exercise == NULL)
        {
          complain (name, problem->message);
          *status = 1;
          continue;
        }

      text = g_strdup_printf (ngettext ("%s: “%s”, %u part\n", "%s: “%s”, %u parts\n",
                                        moor_exercise_get_parts (exercise)->len),
                              name, moor_exercise_get_title (exercise),
                              moor_exercise_get_parts (exercise)->len);
      if (!moor_command_print (out, text, error))
        return FALSE;
    }

  return *status == 0;
}

const MoorCommand moor_command_check = {
  .name = "check",
  .arguments = "FILE…",
  .summary = N_("Read exercise files and say what is wrong in them, and where"),
  .min_files = 1,
  .max_files = -1,
  .run = run,
};

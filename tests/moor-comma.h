/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <locale.h>

#include "moor-test.h"

/* From here numbers have a comma, in a locale of the system or one that is made. FALSE:
 * there is none. Afterwards setlocale (LC_NUMERIC, "C"). */
static inline gboolean
moor_comma_enter (void)
{
  static const char * const locales[] = { "de_DE.UTF-8", "sv_SE.UTF-8", "fr_FR.UTF-8" };
  g_autofree char *directory = g_dir_make_tmp ("mooring-XXXXXX", NULL);
  g_autofree char *made = g_build_filename (directory, "de_DE.UTF-8", NULL);
  const char *argv[] = { "localedef", "--no-archive", "-i", "de_DE", "-f", "UTF-8", made, NULL };
  gboolean comma = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (locales) && !comma; i++)
    comma = setlocale (LC_NUMERIC, locales[i]) != NULL && *localeconv ()->decimal_point == ',';

  if (!comma)
    {
      g_spawn_sync (NULL, (char **) argv, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, NULL, NULL);
      g_setenv ("LOCPATH", directory, TRUE);
      comma = setlocale (LC_NUMERIC, "de_DE.UTF-8") != NULL && *localeconv ()->decimal_point == ',';
      g_unsetenv ("LOCPATH");
    }

  /* A locale that is in use needs its files no more. */
  moor_test_remove_tree_ (directory);
  return comma;
}

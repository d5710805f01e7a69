/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "app/moor-application.h"
#include "cli/moor-cli.h"

int
main (int    argc,
      char **argv)
{
  g_autofree char *data_dir = NULL;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, MOOR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  status = moor_cli_run (argc, argv, &data_dir);

  return status < 0 ? moor_application_main (argc, argv, data_dir) : status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <unistd.h>

#include "app/moor-application.h"
#include "cli/moor-cli.h"

/* Started with one of its three streams closed, the program would give the
 * number to the next file it opens, and a message meant for the terminal would
 * land in a copy or in the lock. Writing to what stands there now fails. */
static void
fill_standard_streams (void)
{
  int fd;

  do
    fd = open ("/dev/null", O_RDONLY);
  while (fd >= 0 && fd <= STDERR_FILENO);

  if (fd > STDERR_FILENO)
    close (fd);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *data_dir = NULL;
  int status;

  fill_standard_streams ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, MOOR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  status = moor_cli_run (argc, argv, &data_dir);

  return status < 0 ? moor_application_main (argc, argv, data_dir) : status;
}

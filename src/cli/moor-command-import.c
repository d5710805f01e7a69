/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/moor-command.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/moor-error.h"
#include "share/moor-json.h"

/* A stream of the file itself and not of GFile: reading from a pipe can then be
 * cancelled. */
static GInputStream *
open_file (const char  *path,
           GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0);

  if (fd < 0)
    {
      /* Translators: the first %s is a file's name, the second a reason from
       * the system. */
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                   _("%s cannot be read: %s. Nothing was taken in."), name, g_strerror (errno));
      return NULL;
    }

  return g_unix_input_stream_new (fd, TRUE);
}

static gboolean
take_in (MoorStore        *store,
         GInputStream     *stream,
         MoorCommandLine  *line,
         GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  MoorImportResult imported;

  moor_json_import_async (store, stream, line->cancellable, moor_command_done, &result);
  moor_command_wait (&result);
  if (!moor_json_import_finish (result, &imported, error))
    return FALSE;

  g_printerr (ngettext ("%u page was taken in.\n", "%u pages were taken in.\n", imported.added),
              imported.added);
  if (imported.same > 0)
    g_printerr (ngettext ("%u page was here already and is as it was.\n",
                          "%u pages were here already and are as they were.\n", imported.same),
                imported.same);
  if (imported.beside > 0)
    g_printerr (ngettext ("%u page differs from the one that was here: both are kept.\n",
                          "%u pages differ from those that were here: both are kept.\n",
                          imported.beside),
                imported.beside);

  return TRUE;
}

static gboolean
run (MoorCommandLine  *line,
     int              *status,
     GError          **error)
{
  g_autoptr (GInputStream) stream = open_file (line->argv[1], error);
  g_autoptr (MoorStore) store = NULL;
  gboolean taken;

  if (stream == NULL)
    return FALSE;

  store = moor_command_open_store (line, MOOR_STORE_WRITE, error);
  if (store == NULL)
    return FALSE;

  moor_command_catch_interrupt (line);
  taken = take_in (store, stream, line, error);

  return moor_command_close_store (store, error) && taken;
}

const MoorCommand moor_command_import = {
  .name = "import",
  .arguments = "FILE",
  .summary = N_("Take in a JSON file that “export” wrote"),
  .details = N_("The whole file is read before anything is taken in. Pages that are here already "
                "stay as they are, so the same file can be taken in twice."),
  .min_files = 1,
  .max_files = 1,
  .run = run,
};

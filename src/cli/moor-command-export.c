/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/moor-command.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/moor-error.h"
#include "cli/moor-output-file.h"
#include "share/moor-json.h"
#include "share/moor-markdown.h"

static char *format;
static char *output;

static const GOptionEntry *
options (void)
{
  static const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_("json, which “import” reads, or markdown, for people to read"), "FORMAT" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output,
      N_("Write to this file instead of standard output"), "FILE" },
    { NULL }
  };

  g_clear_pointer (&format, g_free);
  g_clear_pointer (&output, g_free);

  return entries;
}

static gboolean
write_copy (MoorStore        *store,
            gboolean          json,
            GOutputStream    *stream,
            MoorCommandLine  *line,
            guint            *n_pages,
            GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (json)
    moor_json_export_async (store, stream, line->cancellable, moor_command_done, &result);
  else
    moor_markdown_export_async (store, stream, line->cancellable, moor_command_done, &result);
  moor_command_wait (&result);

  return json ? moor_json_export_finish (result, n_pages, error)
              : moor_markdown_export_finish (result, n_pages, error);
}

static gboolean
write_file (MoorStore        *store,
            gboolean          json,
            MoorCommandLine  *line,
            GError          **error)
{
  g_autoptr (MoorOutputFile) file = moor_output_file_new (output, error);
  guint n_pages;

  if (file == NULL)
    return FALSE;
  if (!moor_output_file_is_direct (file))
    moor_command_catch_interrupt (line);

  if (!write_copy (store, json, moor_output_file_get_stream (file), line, &n_pages, error) ||
      !moor_output_file_commit (file, error))
    return FALSE;

  g_printerr (ngettext ("%u page is written. The file holds everything, private answers included: "
                        "keep it where only you can open it.\n",
                        "%u pages are written. The file holds everything, private answers "
                        "included: keep it where only you can open it.\n", n_pages), n_pages);

  return TRUE;
}

/* Written over the journal, a copy would be all that is left of it. */
static gboolean
is_outside_journal (const char  *data_dir,
                    GError     **error)
{
  g_autofree char *path = moor_output_file_resolve (output);
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  GStatBuf there, journal;

  if (g_stat (directory, &there) != 0 || g_stat (data_dir, &journal) != 0 ||
      there.st_dev != journal.st_dev || there.st_ino != journal.st_ino)
    return TRUE;

  if (!g_str_has_prefix (name, "journal.db") && !g_str_equal (name, "journal.keys") &&
      !g_str_equal (name, "lock") && !g_str_equal (name, "help.json"))
    return TRUE;

  g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                       _("This file belongs to the journal itself. Nothing was written. Choose "
                         "another name for the copy."));
  return FALSE;
}

static gboolean
run (MoorCommandLine  *line,
     int              *status,
     GError          **error)
{
  g_autoptr (MoorStore) store = NULL;
  g_autoptr (GOutputStream) out = NULL;
  gboolean json = g_strcmp0 (format, "json") == 0;
  gboolean written;

  if (!json && g_strcmp0 (format, "markdown") != 0)
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_USAGE,
                           _("The format has to be given: --format json or --format markdown."));
      return FALSE;
    }

  store = moor_command_open_store (line, MOOR_STORE_READ, error);
  if (store == NULL)
    return FALSE;

  if (output != NULL)
    {
      written = moor_command_require_journal (line, error) &&
                is_outside_journal (line->data_dir, error) &&
                write_file (store, json, line, error);
    }
  else
    {
      out = moor_command_output ();
      written = write_copy (store, json, out, line, NULL, error);
    }

  return moor_command_close_store (store, error) && written;
}

const MoorCommand moor_command_export = {
  .name = "export",
  .arguments = "--format json|markdown [--output FILE]",
  .summary = N_("Write out everything but the trash"),
  .details = N_("The copy is for yourself: it holds private answers and pages for only you. "
                "It is not encrypted."),
  .options = options,
  .run = run,
};

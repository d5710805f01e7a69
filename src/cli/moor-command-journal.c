/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/moor-command.h"

#include <glib/gi18n-lib.h>

#include "base/moor-error.h"
#include "journal/moor-journal-file.h"

MoorStore *
moor_command_open_store (MoorCommandLine  *line,
                         MoorStoreMode     mode,
                         GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  moor_store_open_async (line->data_dir, mode, NULL, line->cancellable, moor_command_done, &result);
  moor_command_wait (&result);

  return moor_store_open_finish (result, error);
}

gboolean
moor_command_close_store (MoorStore  *store,
                          GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean first = error != NULL && *error == NULL;

  moor_store_close_async (store, moor_command_done, &result);
  moor_command_wait (&result);

  return moor_store_close_finish (store, result, first ? error : NULL);
}

gboolean
moor_command_require_journal (MoorCommandLine  *line,
                              GError          **error)
{
  g_autofree char *path = g_build_filename (line->data_dir, MOOR_JOURNAL_FILE, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                       _("There is no journal in this folder. Nothing was done."));
  return FALSE;
}

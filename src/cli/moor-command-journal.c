/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/moor-command.h"

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

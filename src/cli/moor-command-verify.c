/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/moor-command.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#define STATUS_DAMAGED 4

static void
show_progress (double   fraction,
               gpointer data)
{
  int *shown = data;
  int percent = (int) (CLAMP (fraction, 0, 1) * 100);

  if (percent == *shown)
    return;

  *shown = percent;
  /* Translators: the progress of a check, in per cent. */
  g_printerr (_("\rChecking … %d %%"), percent);
}

static gboolean
run (MoorCommandLine  *line,
     int              *status,
     GError          **error)
{
  g_autoptr (MoorStore) store = moor_command_open_store (line, MOOR_STORE_READ, error);
  g_autoptr (GOutputStream) out = moor_command_output ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gboolean terminal = isatty (STDERR_FILENO);
  int shown = -1;

  if (store == NULL)
    return FALSE;

  /* A mistyped folder must not look like a journal that is whole. */
  if (!moor_command_require_journal (line, error))
    {
      moor_command_close_store (store, NULL);
      return FALSE;
    }

  moor_command_catch_interrupt (line);
  moor_store_verify_async (store, terminal ? show_progress : NULL, &shown, line->cancellable,
                           moor_command_done, &result);
  moor_command_wait (&result);
  problems = moor_store_verify_finish (store, result, error);
  if (shown >= 0)
    g_printerr ("\r\033[K");

  if (!moor_command_close_store (store, error) || problems == NULL)
    return FALSE;

  for (guint i = 0; i < problems->len; i++)
    moor_command_complain (g_ptr_array_index (problems, i));
  if (problems->len > 0)
    {
      *status = STATUS_DAMAGED;
      return FALSE;
    }

  return moor_command_print (out, _("The journal is whole.\n"), error);
}

const MoorCommand moor_command_verify = {
  .name = "verify",
  .summary = N_("Check the journal from end to end"),
  .details = N_("Nothing is changed. Ctrl+C stops the check."),
  .run = run,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/moor-command.h"

#include <gio/gunixoutputstream.h>
#include <glib-unix.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

GOutputStream *
moor_command_output (void)
{
  return g_unix_output_stream_new (STDOUT_FILENO, FALSE);
}

gboolean
moor_command_print (GOutputStream  *stream,
                    const char     *text,
                    GError        **error)
{
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  return g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, error) &&
         g_output_stream_flush (stream, NULL, error);
}

void
moor_command_complain (const char *sentence)
{
  g_printerr ("mooring: %s\n", sentence);
}

static gboolean
on_interrupt (gpointer data)
{
  g_cancellable_cancel (data);

  return G_SOURCE_CONTINUE;
}

void
moor_command_catch_interrupt (MoorCommandLine *line)
{
  g_return_if_fail (line->interrupt == 0);

  line->interrupt = g_unix_signal_add (SIGINT, on_interrupt, line->cancellable);
  line->terminate = g_unix_signal_add (SIGTERM, on_interrupt, line->cancellable);
}

void
moor_command_done (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

void
moor_command_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

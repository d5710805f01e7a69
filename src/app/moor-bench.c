/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/moor-bench.h"

#include <stdio.h>

static gboolean
is_wanted (void)
{
  return g_strcmp0 (g_getenv ("MOORING_BENCH"), "1") == 0;
}

static void
painted (GdkFrameClock *clock,
         gpointer       what)
{
  g_signal_handlers_disconnect_by_func (clock, painted, what);
  moor_bench_tell (what);
}

void
moor_bench_tell (const char *what)
{
  g_return_if_fail (what != NULL);

  if (is_wanted ())
    fprintf (stderr, "mooring-bench: %s\n", what);
}

void
moor_bench_tell_painted (GtkWidget  *widget,
                         const char *what)
{
  GdkFrameClock *clock;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (what != NULL);

  clock = gtk_widget_get_frame_clock (widget);
  if (!is_wanted () || clock == NULL)
    return;

  g_signal_connect (clock, "after-paint", G_CALLBACK (painted), (gpointer) what);
  gtk_widget_queue_draw (widget);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For measuring and testing from outside: with MOORING_BENCH=1 in the
 * environment the program says "mooring-bench: WHAT" on standard error once
 * something has happened. WHAT: first-frame, open (the journal), today (its real
 * content is painted), raised (by a second start). */

void moor_bench_tell         (const char *what);
/* Once the next frame of @widget has been painted. */
void moor_bench_tell_painted (GtkWidget  *widget,
                              const char *what);      /* static */

G_END_DECLS

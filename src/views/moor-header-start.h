/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorHeaderStart:
 *
 * What stands at the start of every header bar: Steady, which becomes its icon
 * where there is no room, and Help now, which keeps its words. Used in .ui files
 * as <object class="MoorHeaderStart"/>.
 *
 * Properties: "steady" and "help" (boolean, TRUE): Steady's own header bar has
 * only Help now, and the other way round.
 */
#define MOOR_TYPE_HEADER_START (moor_header_start_get_type ())

G_DECLARE_FINAL_TYPE (MoorHeaderStart, moor_header_start, MOOR, HEADER_START, GtkWidget)

/* Puts one into every header bar of a window that the library made. */
void moor_header_start_add_to (GtkWindow *window);

G_END_DECLS

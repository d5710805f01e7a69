/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorEither:
 *
 * For header bars: its first child where the window is wide, its second, which is smaller,
 * where it is not. It is never an obstacle to a narrower window. The header bars of a newer
 * GTK give each side all it would like to have and lay the other side over it, so the width
 * of the window decides, and not what room is left.
 */
#define MOOR_TYPE_EITHER (moor_either_get_type ())

G_DECLARE_FINAL_TYPE (MoorEither, moor_either, MOOR, EITHER, GtkWidget)

/* Takes both. Floating. In a .ui file: two <child>. */
GtkWidget *moor_either_new (GtkWidget *wide,
                            GtkWidget *narrow);

G_END_DECLS

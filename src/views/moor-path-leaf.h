/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorPathLeaf:
 *
 * A page of the path to be read: the way back on top, below it a heading and a
 * column no wider than is good to read.
 *
 * Emits #MoorPathLeaf::back when the person goes back, by the button, Escape or
 * Alt+Left.
 */
#define MOOR_TYPE_PATH_LEAF (moor_path_leaf_get_type ())

G_DECLARE_FINAL_TYPE (MoorPathLeaf, moor_path_leaf, MOOR, PATH_LEAF, GtkWidget)

GtkWidget *moor_path_leaf_new      (const char *heading, const char *back);
void       moor_path_leaf_set_back (MoorPathLeaf *self, const char *back);
void       moor_path_leaf_append   (MoorPathLeaf *self, GtkWidget *child);
/* From the top, with the focus on the heading. */
void       moor_path_leaf_begin    (MoorPathLeaf *self);

G_END_DECLS

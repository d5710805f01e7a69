/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorFold:
 *
 * Something behind its label until it is opened. A GtkExpander cuts off a label
 * that needs a second line; here the label wraps, and all of it can be pressed.
 *
 * Properties: "label", "child", "open".
 */
#define MOOR_TYPE_FOLD (moor_fold_get_type ())

G_DECLARE_FINAL_TYPE (MoorFold, moor_fold, MOOR, FOLD, GtkWidget)

GtkWidget *moor_fold_new       (const char *label);
void       moor_fold_set_label (MoorFold *self, const char *label);
/* For the screen reader, besides the label; NULL takes it away. */
void       moor_fold_set_description (MoorFold *self, const char *description);
/* The label as a heading of a field or card. */
void       moor_fold_set_bold  (MoorFold *self, gboolean bold);
void       moor_fold_set_child (MoorFold *self, GtkWidget *child);
void       moor_fold_set_open  (MoorFold *self, gboolean open);
gboolean   moor_fold_is_open   (MoorFold *self);
/* The focus on what opens it. */
void       moor_fold_focus     (MoorFold *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorWrap:
 *
 * A group of buttons that break into further lines when there is no room, at
 * any text size. Toggle buttons are one stop for Tab (the pressed one, or the
 * first), and the arrow keys move among them, in both directions of writing;
 * other buttons are a stop each.
 */
#define MOOR_TYPE_WRAP (moor_wrap_get_type ())

G_DECLARE_FINAL_TYPE (MoorWrap, moor_wrap, MOOR, WRAP, GtkWidget)

typedef enum {
  MOOR_WRAP_CHIPS,               /* each as wide as it wants */
  MOOR_WRAP_EVEN,                /* all equally wide, lines filled and balanced */
  MOOR_WRAP_COLUMN,              /* one a line, full width */
} MoorWrapStyle;

GtkWidget *moor_wrap_new       (MoorWrapStyle style, int spacing);
void       moor_wrap_set_style (MoorWrap *self, MoorWrapStyle style);
void       moor_wrap_append    (MoorWrap *self, GtkWidget *child);
void       moor_wrap_clear     (MoorWrap *self);

G_END_DECLS

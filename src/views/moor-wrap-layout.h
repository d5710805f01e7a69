/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorWrapLayout:
 *
 * Children in a line that breaks where the width ends: chips, pills, buttons
 * that stand under each other at 360 px. On each line the children that expand
 * share what is left over.
 *
 * Properties: "spacing" and "line-spacing" (pixels), and "columns" (0, or the
 * greatest number of columns of equal width: then it is a grid that falls back
 * to fewer columns when the widest child does not fit).
 */
#define MOOR_TYPE_WRAP_LAYOUT (moor_wrap_layout_get_type ())

G_DECLARE_FINAL_TYPE (MoorWrapLayout, moor_wrap_layout, MOOR, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *moor_wrap_layout_new (int  spacing,
                                        int  line_spacing,
                                        guint columns);

G_END_DECLS

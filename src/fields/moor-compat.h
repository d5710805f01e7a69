/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* What differs between the versions of GTK that Mooring runs on. Everything of
 * that kind stands here, and wants no version to be asked. */

/* Gives @button, which shows a label, another @name for the screen reader. Newer
 * GTK (seen in 4.18, not in 4.8) lets the label speak before that name; taking
 * away its relation to the label gives the name back its place. In .ui files, put
 * a GtkLabel into such a button instead of using its property. */
static inline void
moor_compat_name_button (GtkWidget  *button,
                         const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* Whether the focus is in @widget already. GTK asks what has a grab_focus of its own for
 * it when Shift+Tab is about to leave it, too, and would stay: it has to refuse then. */
static inline gboolean
moor_compat_has_focus_inside (GtkWidget *widget)
{
  return gtk_widget_get_focus_child (widget) != NULL;
}

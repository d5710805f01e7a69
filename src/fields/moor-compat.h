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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Labels and buttons that the views build in code: wrapped, at the start of the
 * line, named for the screen reader. All floating. */

GtkWidget *moor_label_new         (const char *text,
                                   const char *css_class);    /* (nullable) */
GtkWidget *moor_label_new_heading (const char *text,
                                   const char *css_class,     /* (nullable) */
                                   int         level);
GtkWidget *moor_label_new_wrapped_box (int spacing);          /* a box that breaks into lines */
/* @about (nullable): with which of several things, for the screen reader only.
 * @target (nullable), consumed if floating. */
GtkWidget *moor_label_new_button  (const char *label,
                                   const char *about,
                                   const char *action,
                                   GVariant   *target);
void       moor_label_remove_children (GtkWidget *box);       /* of a GtkBox */
/* Moves the focus to a heading, so that a screen reader begins there: a GtkLabel
 * that cannot be selected refuses gtk_widget_grab_focus. */
void       moor_label_focus (GtkWidget *label);
/* The same with a heading at the top of what is scrolled, which is shown from its top. */
void       moor_label_focus_at_top (GtkWidget *label);
/* Begins @view with its first heading, or the first thing that takes the focus; a focus
 * that is in it already stays. */
void       moor_label_begin_view (GtkWidget *view);
/* (nullable) the first heading in sight within @widget. */
GtkWidget *moor_label_find_heading (GtkWidget *widget);

G_END_DECLS

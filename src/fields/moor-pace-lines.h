/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The lines of a practice or a wait, of which one is shown: a stack as high as the
 * longest, so that the shape below does not jump when a line changes. */
GtkWidget *moor_pace_lines_new   (void);
void       moor_pace_lines_clear (GtkWidget  *self);
void       moor_pace_lines_add   (GtkWidget  *self,
                                  const char *text);
/* NULL shows none of them. */
void       moor_pace_lines_show  (GtkWidget  *self,
                                  const char *text);

/* The words of a button, seen and spoken. */
void       moor_pace_button_say  (GtkWidget  *button,
                                  const char *words);
/* A label in the middle that wraps, for words beside a shape. (floating) */
GtkWidget *moor_pace_label_new   (const char *text,
                                  const char *css_class);

G_END_DECLS

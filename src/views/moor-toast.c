/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-toast.h"

/* Longer than the library's five: read it as someone who is crying would. */
#define SECONDS 10
#define SECONDS_WITH_BUTTON 15

#define NARROW 480            /* px of the window */
#define LINE 24               /* characters */
#define LINE_BESIDE_BUTTON 15

/* Also before the window is on the screen. */
static int
width_of_window (GtkWidget *where)
{
  GtkRoot *root = gtk_widget_get_root (where);
  int width = root != NULL ? gtk_widget_get_width (GTK_WIDGET (root)) : 0;

  if (width == 0 && GTK_IS_WINDOW (root))
    gtk_window_get_default_size (GTK_WINDOW (root), &width, NULL);
  return width;
}

AdwToast *
moor_toast_new (GtkWidget  *where,
                const char *sentence,
                const char *button)
{
  GtkWidget *label;
  AdwToast *toast;

  g_return_val_if_fail (GTK_IS_WIDGET (where), NULL);
  g_return_val_if_fail (sentence != NULL, NULL);

  /* A label of our own: a toast's is Pango markup in libadwaita 1.2, and one line
   * that is cut off in a narrow window. */
  label = gtk_label_new (sentence);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  /* The toast is as high as it would be with all the width there is: a long
   * sentence needs its lines before it is told how narrow the window is, and
   * leaves room for two buttons beside it. */
  gtk_label_set_max_width_chars (GTK_LABEL (label),
                                 button != NULL && width_of_window (where) < NARROW
                                   ? LINE_BESIDE_BUTTON : LINE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");

  toast = adw_toast_new ("");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, button != NULL ? SECONDS_WITH_BUTTON : SECONDS);
  if (button != NULL)
    adw_toast_set_button_label (toast, button);

  return toast;
}

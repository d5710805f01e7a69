/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-toast.h"

/* Longer than the library's five: read it as someone who is crying would. */
#define SECONDS 10
#define SECONDS_WITH_BUTTON 15

#define NARROW 480            /* px of the window */
#define LINE 24               /* characters */
#define LEAST 6               /* characters */
#define AROUND 145            /* px: what is beside the two texts in a toast, and beside it */

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

/* How many characters of @label have room beside a button in a narrow window. A toast is
 * as high as its sentence is at the width that this gives, and cannot be narrower then:
 * what closes it would stand outside. */
static int
line_beside (GtkWidget  *where,
             GtkWidget  *label,
             const char *button)
{
  GtkWidget *words = g_object_ref_sink (gtk_label_new (button));
  PangoContext *context = gtk_widget_get_pango_context (label);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int character = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                       pango_font_metrics_get_approximate_digit_width (metrics));
  int width;

  gtk_widget_add_css_class (words, "heading");
  gtk_widget_measure (words, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  pango_font_metrics_unref (metrics);
  g_object_unref (words);

  return CLAMP ((width_of_window (where) - AROUND - width) * PANGO_SCALE / MAX (character, 1),
                LEAST, LINE);
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
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  /* The toast is as high as it would be with all the width there is: a long
   * sentence needs its lines before it is told how narrow the window is. */
  gtk_label_set_max_width_chars (GTK_LABEL (label),
                                 button != NULL && width_of_window (where) < NARROW
                                   ? line_beside (where, label, button) : LINE);

  toast = adw_toast_new ("");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, button != NULL ? SECONDS_WITH_BUTTON : SECONDS);
  if (button != NULL)
    adw_toast_set_button_label (toast, button);

  return toast;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-pace-lines.h"

#define FADE_MS 400

GtkWidget *
moor_pace_label_new (const char *text,
                     const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 46);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

void
moor_pace_button_say (GtkWidget  *button,
                      const char *words)
{
  g_return_if_fail (GTK_IS_BUTTON (button));

  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), words) != 0)
    gtk_button_set_label (GTK_BUTTON (button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

GtkWidget *
moor_pace_lines_new (void)
{
  GtkWidget *self = gtk_stack_new ();

  gtk_stack_set_hhomogeneous (GTK_STACK (self), FALSE);
  gtk_stack_set_transition_type (GTK_STACK (self), GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_set_transition_duration (GTK_STACK (self), FADE_MS);
  moor_pace_lines_clear (self);

  return self;
}

void
moor_pace_lines_clear (GtkWidget *self)
{
  GtkWidget *label;

  g_return_if_fail (GTK_IS_STACK (self));

  while ((label = gtk_widget_get_first_child (self)) != NULL)
    gtk_stack_remove (GTK_STACK (self), label);
  moor_pace_lines_add (self, "");
}

void
moor_pace_lines_add (GtkWidget  *self,
                     const char *text)
{
  g_return_if_fail (GTK_IS_STACK (self));
  g_return_if_fail (text != NULL);

  gtk_stack_add_child (GTK_STACK (self), moor_pace_label_new (text, "moor-practice-line"));
}

void
moor_pace_lines_show (GtkWidget  *self,
                      const char *text)
{
  g_return_if_fail (GTK_IS_STACK (self));

  for (GtkWidget *label = gtk_widget_get_first_child (self); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    if (g_str_equal (gtk_label_get_label (GTK_LABEL (label)), text != NULL ? text : ""))
      {
        gtk_stack_set_visible_child (GTK_STACK (self), label);
        return;
      }
}

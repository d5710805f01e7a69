/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-number-entry.h"

#include <math.h>

#include "fields/moor-compat.h"

struct _MoorNumberEntry {
  GtkWidget  parent_instance;

  double     lowest;
  double     highest;
  gboolean   setting;
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (MoorNumberEntry, moor_number_entry, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_changed (MoorNumberEntry *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_activate (MoorNumberEntry *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
}

static gboolean
moor_number_entry_grab_focus (GtkWidget *widget)
{
  return !moor_compat_has_focus_inside (widget) &&
         gtk_widget_grab_focus (MOOR_NUMBER_ENTRY (widget)->entry);
}

static void
moor_number_entry_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_number_entry_parent_class)->dispose (object);
}

static void
moor_number_entry_class_init (MoorNumberEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_number_entry_dispose;
  widget_class->grab_focus = moor_number_entry_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "moor-number-entry");
}

static void
moor_number_entry_init (MoorNumberEntry *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);

  self->entry = gtk_entry_new ();
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_entry_set_input_hints (GTK_ENTRY (self->entry), GTK_INPUT_HINT_PRIVATE);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), 8);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 5);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
}

GtkWidget *
moor_number_entry_new (double      lowest,
                       double      highest,
                       const char *unit)
{
  MoorNumberEntry *self = g_object_new (MOOR_TYPE_NUMBER_ENTRY, NULL);

  self->lowest = lowest;
  self->highest = highest;

  if (unit != NULL)
    {
      GtkWidget *label = gtk_label_new (unit);

      gtk_widget_set_parent (label, GTK_WIDGET (self));
    }

  return GTK_WIDGET (self);
}

void
moor_number_entry_set_name (MoorNumberEntry *self,
                            const char      *name)
{
  g_return_if_fail (MOOR_IS_NUMBER_ENTRY (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
moor_number_entry_set_value (MoorNumberEntry *self,
                             const double    *value)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MOOR_IS_NUMBER_ENTRY (self));

  text = value != NULL ? g_strdup_printf ("%g", *value) : g_strdup ("");

  self->setting = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->setting = FALSE;
}

gboolean
moor_number_entry_get_value (MoorNumberEntry *self,
                             double          *value,
                             gboolean        *problem)
{
  g_autofree char *text = NULL;
  double number = 0;
  gboolean good = FALSE;
  gboolean minus = FALSE;
  const char *digits;

  g_return_val_if_fail (MOOR_IS_NUMBER_ENTRY (self), FALSE);
  g_return_val_if_fail (value != NULL && problem != NULL, FALSE);

  /* Whole numbers only, in any script's digits. */
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  minus = text[0] == '-' || g_str_has_prefix (text, "−");
  digits = minus ? g_utf8_next_char (text) : text;
  good = digits[0] != '\0';
  for (const char *p = digits; *p != '\0' && good; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      good = digit >= 0;
      number = number * 10 + digit;
    }

  number = minus ? -number : number;
  good = good && number >= self->lowest && number <= self->highest;
  *problem = text[0] != '\0' && !good;
  *value = number;
  return good;
}

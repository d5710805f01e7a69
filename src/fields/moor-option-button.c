/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-option-button.h"

struct _MoorOptionButton {
  GtkToggleButton  parent_instance;

  char            *value;
  gboolean         setting;
  GtkWidget       *tick;         /* (nullable) a small button has its tick from the style */
};

G_DEFINE_FINAL_TYPE (MoorOptionButton, moor_option_button, GTK_TYPE_TOGGLE_BUTTON)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_line (const char *text,
           const char *style_class,
           gboolean    row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, row);
  gtk_widget_add_css_class (label, style_class);
  return label;
}

static void
moor_option_button_toggled (GtkToggleButton *button)
{
  MoorOptionButton *self = MOOR_OPTION_BUTTON (button);

  if (self->tick != NULL)
    gtk_widget_set_opacity (self->tick, gtk_toggle_button_get_active (button) ? 1 : 0);

  if (!self->setting)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
moor_option_button_finalize (GObject *object)
{
  g_free (MOOR_OPTION_BUTTON (object)->value);

  G_OBJECT_CLASS (moor_option_button_parent_class)->finalize (object);
}

static void
moor_option_button_class_init (MoorOptionButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moor_option_button_finalize;
  GTK_TOGGLE_BUTTON_CLASS (klass)->toggled = moor_option_button_toggled;

  /* The person pressed it: chosen, or let go again. */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
moor_option_button_init (MoorOptionButton *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "moor-option");
}

GtkWidget *
moor_option_button_new (const char *value,
                        const char *label,
                        const char *detail,
                        gboolean    row)
{
  MoorOptionButton *self = g_object_new (MOOR_TYPE_OPTION_BUTTON, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->value = g_strdup (value);
  gtk_box_append (GTK_BOX (lines), make_line (label, "moor-option-label", row));
  if (detail != NULL)
    gtk_box_append (GTK_BOX (lines), make_line (detail, "moor-option-detail", row));
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (lines, row);

  gtk_box_append (GTK_BOX (box), lines);
  if (row)
    {
      self->tick = g_object_new (GTK_TYPE_IMAGE,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                 "icon-name", "object-select-symbolic",
                                 NULL);
      gtk_widget_set_opacity (self->tick, 0);
      gtk_widget_set_valign (self->tick, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), self->tick);
    }
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), row ? "row" : "chip");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (detail != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail,
                                    -1);
  return GTK_WIDGET (self);
}

const char *
moor_option_button_get_value (MoorOptionButton *self)
{
  g_return_val_if_fail (MOOR_IS_OPTION_BUTTON (self), NULL);

  return self->value;
}

void
moor_option_button_set_chosen (MoorOptionButton *self,
                               gboolean          chosen)
{
  g_return_if_fail (MOOR_IS_OPTION_BUTTON (self));

  self->setting = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self), chosen);
  self->setting = FALSE;
}

gboolean
moor_option_button_is_chosen (MoorOptionButton *self)
{
  g_return_val_if_fail (MOOR_IS_OPTION_BUTTON (self), FALSE);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self));
}

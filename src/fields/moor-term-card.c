/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-term-card.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-evidence.h"

struct _MoorTermCard {
  GtkWidget  parent_instance;
};

G_DEFINE_FINAL_TYPE (MoorTermCard, moor_term_card, GTK_TYPE_WIDGET)

enum {
  CLOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_close (MoorTermCard *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static GtkWidget *
make_title (const char *title)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", title,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0f,
                                   NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  gtk_widget_add_css_class (label, "moor-field-label");
  return label;
}

static void
moor_term_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_term_card_parent_class)->dispose (object);
}

static void
moor_term_card_class_init (MoorTermCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_term_card_dispose;

  signals[CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "moor-term-card");
}

static void
moor_term_card_init (MoorTermCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
moor_term_card_new (const MoorField *field)
{
  MoorTermCard *self = g_object_new (MOOR_TYPE_TERM_CARD, NULL);
  g_autoptr (GString) spoken = g_string_new (NULL);
  GtkWidget *close;

  g_return_val_if_fail (field != NULL && field->kind == MOOR_FIELD_READ, NULL);

  if (field->label != NULL)
    gtk_widget_set_parent (make_title (field->label), GTK_WIDGET (self));

  for (guint i = 0; i < field->cards->len; i++)
    {
      const MoorCardText *card = field->cards->pdata[i];
      g_autofree char *text = moor_evidence_to_text (card);

      g_string_append_printf (spoken, "%s%s", i > 0 ? " " : "", text);
      gtk_widget_set_parent (card->kind == MOOR_CARD_EVIDENCE
                               ? moor_evidence_new (card, FALSE)
                               : moor_evidence_new_paragraph (card, FALSE),
                             GTK_WIDGET (self));
    }

  /* Translators: a button: it closes the small card that says what a word means */
  close = gtk_button_new_with_label (_("Close the card"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close the card"),
                                  -1);
  gtk_widget_set_halign (close, GTK_ALIGN_START);
  g_signal_connect_object (close, "clicked", G_CALLBACK (on_close), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (close, GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  field->label != NULL ? field->label : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken->str,
                                  -1);
  return GTK_WIDGET (self);
}

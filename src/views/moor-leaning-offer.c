/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-leaning-offer.h"

#include <glib/gi18n-lib.h>

#include "views/moor-labels.h"
#include "views/moor-leaning-chooser.h"

struct _MoorLeaningOffer {
  GtkWidget  parent_instance;

  MoorDesk  *desk;
  GtkWidget *heading;
  GtkWidget *sentence;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (MoorLeaningOffer, moor_leaning_offer, GTK_TYPE_WIDGET)

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MoorLeaningOffer *self = MOOR_LEANING_OFFER (widget);

  moor_desk_leaning_offered (self->desk);
  gtk_widget_set_parent (moor_leaning_chooser_new (self->desk), widget);
  moor_label_focus (self->heading);
  gtk_widget_set_visible (self->sentence, FALSE);
  gtk_widget_set_visible (self->buttons, FALSE);
}

static void
not_now_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  MoorLeaningOffer *self = MOOR_LEANING_OFFER (widget);

  moor_desk_leaning_offered (self->desk);
  gtk_widget_set_visible (widget, FALSE);
}

static void
moor_leaning_offer_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&MOOR_LEANING_OFFER (object)->desk);

  G_OBJECT_CLASS (moor_leaning_offer_parent_class)->dispose (object);
}

static void
moor_leaning_offer_class_init (MoorLeaningOfferClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_leaning_offer_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "leaning.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "leaning.not-now", NULL, not_now_action);
}

static void
moor_leaning_offer_init (MoorLeaningOffer *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);

  self->heading = moor_label_new_heading (_("How you tend to be"), "moor-field-label", 2);
  self->sentence = moor_label_new (_("If you like, some questions can be put in words that fit "
                                     "how you are with people. Nothing else changes."), NULL);
  self->buttons = moor_label_new_wrapped_box (8);
  gtk_box_append (GTK_BOX (self->buttons),
                  moor_label_new_button (_("Show me"), _("How you tend to be"), "leaning.show", NULL));
  gtk_box_append (GTK_BOX (self->buttons),
                  moor_label_new_button (_("Not now"), _("How you tend to be"), "leaning.not-now",
                                         NULL));
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  gtk_widget_set_parent (self->sentence, GTK_WIDGET (self));
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
}

GtkWidget *
moor_leaning_offer_new (MoorDesk *desk)
{
  MoorLeaningOffer *self;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);

  self = g_object_new (MOOR_TYPE_LEANING_OFFER, NULL);
  self->desk = g_object_ref (desk);

  return GTK_WIDGET (self);
}

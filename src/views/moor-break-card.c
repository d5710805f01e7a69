/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-break-card.h"

#include <glib/gi18n-lib.h>

#include "views/moor-labels.h"

struct _MoorBreakCard {
  GtkWidget  parent_instance;

  GtkWidget *stop;
};

G_DEFINE_FINAL_TYPE (MoorBreakCard, moor_break_card, GTK_TYPE_WIDGET)

enum {
  GO_ON,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_go_on (MoorBreakCard *self)
{
  g_signal_emit (self, signals[GO_ON], 0);
}

static void
moor_break_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_break_card_parent_class)->dispose (object);
}

static void
moor_break_card_class_init (MoorBreakCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_break_card_dispose;

  signals[GO_ON] = g_signal_new ("go-on", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "moor-break");
}

static void
moor_break_card_init (MoorBreakCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
}

GtkWidget *
moor_break_card_new (gboolean for_rows,
                     gboolean has_more)
{
  MoorBreakCard *self = g_object_new (MOOR_TYPE_BREAK_CARD, NULL);
  GtkWidget *buttons = moor_label_new_wrapped_box (9);
  GtkWidget *words, *more;

  if (for_rows)
    words = moor_label_new_heading (_("There are some hard ones here now. You can leave it open here, "
                                      "or add someone or something that helped. Nothing has to be "
                                      "finished today."), "moor-prompt", 1);
  else
    words = moor_label_new_heading (_("Time is up, if you want it to be. You can leave it open here. "
                                      "Nothing has to be finished today."), "moor-prompt", 1);
  gtk_widget_set_parent (words, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (words)),
                                  -1);

  self->stop = moor_label_new_button (_("Stop here"), NULL, "player.stop", NULL);
  gtk_widget_add_css_class (self->stop, "pill");
  if (!has_more)
    gtk_widget_add_css_class (self->stop, "suggested-action");
  gtk_box_append (GTK_BOX (buttons), self->stop);

  /* After the second time nobody is held: they have been told twice. */
  more = moor_label_new_button (has_more && !for_rows ? _("Five more minutes") : _("Go on"),
                                NULL, NULL, NULL);
  gtk_widget_add_css_class (more, "pill");
  g_signal_connect_object (more, "clicked", G_CALLBACK (on_go_on), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), more);
  gtk_widget_set_parent (buttons, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

void
moor_break_card_begin (MoorBreakCard *self)
{
  g_return_if_fail (MOOR_IS_BREAK_CARD (self));

  gtk_widget_grab_focus (self->stop);
}

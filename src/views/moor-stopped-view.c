/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-stopped-view.h"

#include <glib/gi18n-lib.h>

#include "views/moor-labels.h"

struct _MoorStoppedView {
  GtkWidget  parent_instance;

  GtkWidget *steady;
};

G_DEFINE_FINAL_TYPE (MoorStoppedView, moor_stopped_view, GTK_TYPE_WIDGET)

enum {
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_done (MoorStoppedView *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
moor_stopped_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_stopped_view_parent_class)->dispose (object);
}

static void
moor_stopped_view_class_init (MoorStoppedViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_stopped_view_dispose;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "moor-stopped");
}

static void
moor_stopped_view_init (MoorStoppedView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
}

GtkWidget *
moor_stopped_view_new (gboolean kept)
{
  MoorStoppedView *self = g_object_new (MOOR_TYPE_STOPPED_VIEW, NULL);
  GtkWidget *buttons = moor_label_new_wrapped_box (9);
  GtkWidget *words, *done;

  words = moor_label_new_heading (_("You stopped. That is all right."), "moor-prompt", 1);
  gtk_widget_set_parent (words, GTK_WIDGET (self));
  words = moor_label_new (kept ? _("It is saved and put away. Look around: the door, a window, "
                                   "something blue. Say today's date.")
                               : _("Look around: the door, a window, something blue. Say today's "
                                   "date."), "moor-reading");
  gtk_widget_set_parent (words, GTK_WIDGET (self));

  self->steady = moor_label_new_button (_("Two minutes of Steady"), NULL, "app.steady", NULL);
  gtk_widget_add_css_class (self->steady, "pill");
  gtk_box_append (GTK_BOX (buttons), self->steady);
  done = moor_label_new_button (_("Done"), NULL, NULL, NULL);
  gtk_widget_add_css_class (done, "pill");
  g_signal_connect_object (done, "clicked", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), done);
  gtk_widget_set_parent (buttons, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

void
moor_stopped_view_begin (MoorStoppedView *self)
{
  g_return_if_fail (MOOR_IS_STOPPED_VIEW (self));

  gtk_widget_grab_focus (self->steady);
}

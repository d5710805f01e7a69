/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-watching.h"

#include "views/moor-labels.h"

struct _MoorWatching {
  GtkWidget  parent_instance;

  GtkWidget *title;
};

G_DEFINE_FINAL_TYPE (MoorWatching, moor_watching, GTK_TYPE_WIDGET)

static void
moor_watching_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), MOOR_TYPE_WATCHING);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_watching_parent_class)->dispose (object);
}

static void
moor_watching_class_init (MoorWatchingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_watching_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-watching.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorWatching, title);
}

static void
moor_watching_init (MoorWatching *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moor_watching_begin (MoorWatching *self)
{
  g_return_if_fail (MOOR_IS_WATCHING (self));

  moor_label_focus (self->title);
}

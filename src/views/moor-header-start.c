/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-header-start.h"

#include <adwaita.h>

struct _MoorHeaderStart {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (MoorHeaderStart, moor_header_start, GTK_TYPE_WIDGET)

static void
moor_header_start_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), MOOR_TYPE_HEADER_START);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_header_start_parent_class)->dispose (object);
}

static void
moor_header_start_class_init (MoorHeaderStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_header_start_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-header-start.ui");
}

static void
moor_header_start_init (MoorHeaderStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_to (GtkWidget *widget)
{
  if (ADW_IS_HEADER_BAR (widget))
    {
      adw_header_bar_pack_start (ADW_HEADER_BAR (widget), g_object_new (MOOR_TYPE_HEADER_START, NULL));
      return;
    }
  if (GTK_IS_HEADER_BAR (widget))
    {
      gtk_header_bar_pack_start (GTK_HEADER_BAR (widget), g_object_new (MOOR_TYPE_HEADER_START, NULL));
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_to (child);
}

void
moor_header_start_add_to (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  add_to (GTK_WIDGET (window));
}

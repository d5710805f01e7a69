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

static GtkWidget *
find_header_bar (GtkWidget *widget)
{
  if (ADW_IS_HEADER_BAR (widget) || GTK_IS_HEADER_BAR (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_header_bar (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
moor_header_start_add_to (GtkWindow *window)
{
  GtkWidget *header, *start;

  g_return_if_fail (GTK_IS_WINDOW (window));

  header = find_header_bar (GTK_WIDGET (window));
  g_return_if_fail (header != NULL);

  start = g_object_new (MOOR_TYPE_HEADER_START, NULL);
  if (ADW_IS_HEADER_BAR (header))
    adw_header_bar_pack_start (ADW_HEADER_BAR (header), start);
  else
    gtk_header_bar_pack_start (GTK_HEADER_BAR (header), start);
}

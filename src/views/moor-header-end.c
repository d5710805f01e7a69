/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-header-end.h"

#include <string.h>

#include "views/moor-either.h"

struct _MoorHeaderEnd {
  GtkWidget          parent_instance;

  GtkWindowControls *all;
  GtkWindowControls *least;
};

G_DEFINE_FINAL_TYPE (MoorHeaderEnd, moor_header_end, GTK_TYPE_WIDGET)

/* What stands on this side, and of that only what closes. */
static void
show_layout (MoorHeaderEnd *self)
{
  g_autofree char *layout = NULL;
  const char *end;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-decoration-layout", &layout, NULL);
  end = layout != NULL ? strchr (layout, ':') : NULL;
  gtk_window_controls_set_decoration_layout (self->least, end != NULL && strstr (end, "close") != NULL
                                                            ? ":close" : ":");
}

static void
moor_header_end_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_header_end_parent_class)->dispose (object);
}

static void
moor_header_end_class_init (MoorHeaderEndClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_header_end_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
moor_header_end_init (MoorHeaderEnd *self)
{
  self->all = GTK_WINDOW_CONTROLS (gtk_window_controls_new (GTK_PACK_END));
  self->least = GTK_WINDOW_CONTROLS (gtk_window_controls_new (GTK_PACK_END));
  /* At the edge of the window, however much room the title leaves. */
  gtk_widget_set_halign (GTK_WIDGET (self->all), GTK_ALIGN_END);
  gtk_widget_set_halign (GTK_WIDGET (self->least), GTK_ALIGN_END);
  gtk_widget_set_parent (moor_either_new (GTK_WIDGET (self->all), GTK_WIDGET (self->least)),
                         GTK_WIDGET (self));

  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-decoration-layout",
                           G_CALLBACK (show_layout), self, G_CONNECT_SWAPPED);
  show_layout (self);
}

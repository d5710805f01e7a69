/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-card-ink.h"

static MoorColor
named_color (GtkWidget  *widget,
             const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);

  return (MoorColor) { color.red, color.green, color.blue };
}

MoorInk
moor_card_ink (GtkWidget *widget)
{
  return (MoorInk) {
    .ground = named_color (widget, "card_bg_color"),
    .words = named_color (widget, "card_fg_color"),
    .small = named_color (widget, "moor_small_color"),
    .edge = named_color (widget, "moor_edge_color"),
    .accent = named_color (widget, "accent_color"),
  };
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "drawing/moor-drawing.h"

G_BEGIN_DECLS

/* The colors in which something is drawn on a card, as the style of @widget has them at
 * this moment: light, dark, high contrast. */
MoorInk moor_card_ink (GtkWidget *widget);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Back on one side, Skip and Next on the other; one below the other, Next on
 * top, as soon as they would not fit beside each other. Its buttons are the
 * actions player.back, player.skip and player.next. */
#define MOOR_TYPE_NAV_BAR (moor_nav_bar_get_type ())

G_DECLARE_FINAL_TYPE (MoorNavBar, moor_nav_bar, MOOR, NAV_BAR, GtkWidget)

/* What is not there now is not shown. */
void       moor_nav_bar_offer      (MoorNavBar *self, gboolean back, gboolean skip, gboolean next);
GtkWidget *moor_nav_bar_get_next   (MoorNavBar *self);

G_END_DECLS

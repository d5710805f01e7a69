/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* After another view is shown by a key: what had the focus has gone with the view before.
 * GTK would take the first tab then, and a press of the space bar would go back to Today;
 * so the tab of the view that is shown takes it, on whichever of the two switchers is in
 * sight. A focus that is in the view already stays. */
void moor_tabs_follow (AdwViewStack *views,
                       GtkWidget    *title,
                       GtkWidget    *bar);

G_END_DECLS

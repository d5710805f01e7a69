/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What Mooring is and is not, its licence and version. */
GtkWindow *moor_about_new (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/* The four steps and the tools, each with its exercises. Uses win.begin. */
#define MOOR_TYPE_PATH_VIEW (moor_path_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorPathView, moor_path_view, MOOR, PATH_VIEW, GtkWidget)

GtkWidget *moor_path_view_new     (MoorDesk *desk);
void       moor_path_view_refresh (MoorPathView *self);

G_END_DECLS

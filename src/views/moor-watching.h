/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "Someone may be watching this computer": what writing here can and cannot
 * keep from others. Used in welcome and in Preferences. */
#define MOOR_TYPE_WATCHING (moor_watching_get_type ())

G_DECLARE_FINAL_TYPE (MoorWatching, moor_watching, MOOR, WATCHING, GtkWidget)

/* Puts the focus on the heading. */
void moor_watching_begin (MoorWatching *self);

G_END_DECLS

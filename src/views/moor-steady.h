/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorSteady:
 *
 * The panel for a hard moment: one practice at once, right in every state, and
 * from there one press to another. It needs no open journal and writes nothing
 * into the data directory: what it remembers, which practice to begin with, is a
 * setting of the device.
 *
 * Emits #MoorSteady::left when the person had enough.
 */
#define MOOR_TYPE_STEADY (moor_steady_get_type ())

G_DECLARE_FINAL_TYPE (MoorSteady, moor_steady, MOOR, STEADY, GtkWidget)

/* @device (nullable): the settings of the device. */
GtkWidget *moor_steady_new   (GSettings  *device);
/* Begins @practice at once; NULL: the one used last, the first time Look around. */
void       moor_steady_show  (MoorSteady *self,
                              const char *practice);
/* Puts the focus where a person begins. */
void       moor_steady_begin (MoorSteady *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorHelpNow:
 *
 * Five doors, and behind each the country's numbers. A screen over the one a
 * person was at, with a header bar of its own; it needs no journal.
 *
 * Emits #MoorHelpNow::left when it is to be taken away (Back, Escape).
 */
#define MOOR_TYPE_HELP_NOW (moor_help_now_get_type ())

G_DECLARE_FINAL_TYPE (MoorHelpNow, moor_help_now, MOOR, HELP_NOW, GtkWidget)

/* @data_dir: where the chosen country is kept. */
GtkWidget *moor_help_now_new   (const char  *data_dir);
/* Puts the focus on what stands first. */
void       moor_help_now_begin (MoorHelpNow *self);
/* Opens the door with that number (see MoorHelpDoor), as if it was pressed. */
void       moor_help_now_open  (MoorHelpNow *self, int door);

G_END_DECLS

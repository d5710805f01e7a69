/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/**
 * MoorWelcome:
 *
 * The three short screens of the first start: what this is and is not, where
 * the words live, what brings a person here. Nothing has to be chosen.
 *
 * Emits #MoorWelcome::done once they were seen; the desk knows by then.
 */
#define MOOR_TYPE_WELCOME (moor_welcome_get_type ())

G_DECLARE_FINAL_TYPE (MoorWelcome, moor_welcome, MOOR, WELCOME, GtkWidget)

GtkWidget *moor_welcome_new   (MoorDesk    *desk);
/* Puts the focus on the screen's heading. */
void       moor_welcome_begin (MoorWelcome *self);

G_END_DECLS

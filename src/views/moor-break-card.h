/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorBreakCard:
 *
 * "Time is up, if you want it to be." Stands where the part was, which stays as
 * it is behind it. Its button Stop here is the action player.stop; emits
 * #MoorBreakCard::go-on for the other one.
 */
#define MOOR_TYPE_BREAK_CARD (moor_break_card_get_type ())

G_DECLARE_FINAL_TYPE (MoorBreakCard, moor_break_card, MOOR, BREAK_CARD, GtkWidget)

/* @has_more: five more minutes can still be had, once. */
GtkWidget *moor_break_card_new   (gboolean for_rows, gboolean has_more);
void       moor_break_card_begin (MoorBreakCard *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/**
 * MoorPlayer:
 *
 * Walks a person through one sitting: a part on a screen, then the closing and
 * who the page is for. Has a header bar of its own.
 *
 * Emits #MoorPlayer::left (gboolean finished, string toast, string page-id)
 * when it is to be taken away: the toast is a sentence for the view behind
 * ("Saved. It waits at 4 of 7.") or NULL; page-id lets the toast offer "Leave
 * it as it is", and Undo for a page that was finished and went to the trash.
 *
 * Round memories: a break at the chosen length, and Stop here lands on a few
 * words that lead back to the room before it leaves.
 */
#define MOOR_TYPE_PLAYER (moor_player_get_type ())

G_DECLARE_FINAL_TYPE (MoorPlayer, moor_player, MOOR, PLAYER, GtkWidget)

GtkWidget   *moor_player_new         (MoorDesk *desk, MoorSitting *sitting);
MoorSitting *moor_player_get_sitting (MoorPlayer *self);
/* Stop here: saves, then emits left. Also what Escape and closing do. */
void         moor_player_stop        (MoorPlayer *self);
/* The same for something that does not wait, such as a plan that Help now leads to:
 * nothing is shown in between. */
void         moor_player_make_way    (MoorPlayer *self);
/* The window closes: a page that its landing said to delete is deleted, as by the
 * buttons. Blocks until it is saved. */
void         moor_player_close       (MoorPlayer *self);

G_END_DECLS

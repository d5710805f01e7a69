/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-desk.h"
#include "views/moor-gate-view.h"

G_BEGIN_DECLS

/**
 * MoorPlaying:
 *
 * How a person comes to an exercise and away from it: what stands before
 * memories, the player, and the ways between the two. Puts both into the stack
 * it was made with, under the names "gate" and "player", and takes them away
 * again. What else the stack shows is the window's.
 *
 * Signals:
 *   "entered" ()  one of the two is in sight now.
 *   "left" (gboolean finished, string toast, string page-id)  neither is wanted
 *     any more; as of #MoorPlayer::left.
 *   "elsewhere" (MoorGateLeave, as int)  the person wants something else than
 *     the exercise that goes to memories; nothing of it was begun.
 *   "says" (string)  a sentence for a toast.
 */
#define MOOR_TYPE_PLAYING (moor_playing_get_type ())

G_DECLARE_FINAL_TYPE (MoorPlaying, moor_playing, MOOR, PLAYING, GObject)

MoorPlaying *moor_playing_new         (GtkStack *stack);
/* Takes away what belongs to the desk before. @desk (nullable). */
void         moor_playing_set_desk    (MoorPlaying *self, MoorDesk *desk);
/* As moor_desk_begin_async and moor_desk_resume_async. Nothing happens while
 * another page is on its way. */
void         moor_playing_begin       (MoorPlaying *self, const char *exercise_id, gboolean short_form,
                                       const char *state);
void         moor_playing_resume      (MoorPlaying *self, const char *page_id, gboolean later);
/* Help now asks for an exercise: a page that is open is saved and left first. */
void         moor_playing_begin_next  (MoorPlaying *self, const char *exercise_id);
/* The window closes: see moor_player_close(). */
void         moor_playing_close       (MoorPlaying *self);
/* A page is on its way. */
gboolean     moor_playing_is_opening  (MoorPlaying *self);
/* What is in the player. (nullable) */
MoorSitting *moor_playing_get_sitting (MoorPlaying *self);
/* Whether one of the two is in the stack. */
gboolean     moor_playing_is_busy     (MoorPlaying *self);

G_END_DECLS

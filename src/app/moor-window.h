/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/**
 * MoorWindow:
 *
 * The one window: welcome, the views with their switcher, the player over them,
 * Help now over those, and Hide over everything.
 *
 * Its actions: win.begin, win.begin-short (s exercise id), win.begin-next (s
 * exercise id, from inside one, which is saved and left first), win.check-in (s state), win.new-page, win.resume ((sb) page id, later), win.open-page (s),
 * win.search, win.show-view (s: today path journal over-time), win.leave-page ((sb) page
 * id, leave), win.help-now, win.hide, win.toast (s). Those that need the
 * journal can be used while the views are on the screen, not over a player.
 */
#define MOOR_TYPE_WINDOW (moor_window_get_type ())

G_DECLARE_FINAL_TYPE (MoorWindow, moor_window, MOOR, WINDOW, AdwApplicationWindow)

/* @data_dir: where Help now keeps the country, also while the journal cannot be
 * opened. */
MoorWindow *moor_window_new       (AdwApplication *application, const char *data_dir);
/* Until then the window shows a quiet empty page: it is on screen before the
 * journal is read. NULL with a sentence: the journal could not be opened. NULL
 * and NULL: quiet again, every view gone. */
void        moor_window_set_desk  (MoorWindow *self, MoorDesk *desk, const char *problem);
/* Every open page saved; for closing, SIGTERM, log-out. Blocks. */
void        moor_window_save      (MoorWindow *self);

G_END_DECLS

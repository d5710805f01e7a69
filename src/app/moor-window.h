/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/**
 * MoorWindow:
 *
 * The one window: welcome, the views with their switcher, the player over them,
 * and Hide. Its actions: win.begin (s exercise id), win.check-in (s state),
 * win.new-page, win.resume ((sb) page id, later), win.open-page (s),
 * win.search, win.show-view (s: today path journal), win.hide, win.toast (s).
 */
#define MOOR_TYPE_WINDOW (moor_window_get_type ())

G_DECLARE_FINAL_TYPE (MoorWindow, moor_window, MOOR, WINDOW, AdwApplicationWindow)

MoorWindow *moor_window_new       (AdwApplication *application);
/* Until then the window shows a quiet empty page: it is on screen before the
 * journal is read. NULL with a sentence: the journal could not be opened. */
void        moor_window_set_desk  (MoorWindow *self, MoorDesk *desk, const char *problem);
/* Plays part of Today, toasts with an optional button. @action_label NULL: none. */
void        moor_window_toast     (MoorWindow *self, const char *sentence,
                                   const char *action_label, const char *action, GVariant *target);

G_END_DECLS

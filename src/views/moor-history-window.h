/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/**
 * MoorHistoryWindow:
 *
 * The earlier versions of a page: a list by time, and each one to be read and,
 * if the person wants, brought back. What stood there before is kept as a
 * version too.
 *
 * Emits #MoorHistoryWindow::brought-back once a version is on disk again.
 */
#define MOOR_TYPE_HISTORY_WINDOW (moor_history_window_get_type ())

G_DECLARE_FINAL_TYPE (MoorHistoryWindow, moor_history_window, MOOR, HISTORY_WINDOW, AdwWindow)

GtkWidget *moor_history_window_new (GtkWindow  *parent,         /* (nullable) */
                                    MoorDesk   *desk,
                                    const char *page_id);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A screen was just put into @scroller, which is at its top, and the focus is where a
 * person begins to answer. Waits until it is laid out: where what has the focus is below
 * what can be seen, or leads on from it with something unread, the first heading of
 * @screen gets it instead (without one, @screen itself), so that a key pressed to scroll answers nothing unread; Tab goes on from there.
 * A focus that was moved meanwhile stays where it is. A later call takes the place of an
 * earlier one. */
void moor_begin_in_sight (GtkScrolledWindow *scroller, GtkWidget *screen);

G_END_DECLS

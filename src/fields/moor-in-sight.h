/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An answer brings something below it, and a small window hides that. Scrolls
 * down, once what has just changed is laid out, until the whole of @last can be
 * seen, but never so far that the top of @keep goes out of sight: there the
 * person has just pressed something. Never scrolls up. Moves slowly where the desktop
 * allows animations. In what scrolls around @keep, if anything does; a later call
 * takes the place of an earlier one, and wheel, keys and touch go before it. @focus
 * (nullable) gets the focus, without the viewport's going to its top for something
 * that is not laid out yet. */
void moor_in_sight_bring (GtkWidget *keep, GtkWidget *last, GtkWidget *focus);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/* "What brings you here?": any number of chips, or none. What is chosen goes to
 * the desk at once. Used in welcome and in Preferences. */
#define MOOR_TYPE_REASON_CHIPS (moor_reason_chips_get_type ())

G_DECLARE_FINAL_TYPE (MoorReasonChips, moor_reason_chips, MOOR, REASON_CHIPS, GtkWidget)

void moor_reason_chips_set_desk (MoorReasonChips *self, MoorDesk *desk);

G_END_DECLS

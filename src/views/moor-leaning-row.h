/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/* How a person tends to be with those who matter, in their own choosing: a row
 * that unfolds. It changes the wording of some questions and nothing else. What
 * is chosen goes to the desk at once. Used in welcome and in Preferences. */
#define MOOR_TYPE_LEANING_ROW (moor_leaning_row_get_type ())

G_DECLARE_FINAL_TYPE (MoorLeaningRow, moor_leaning_row, MOOR, LEANING_ROW, AdwExpanderRow)

void moor_leaning_row_set_desk (MoorLeaningRow *self, MoorDesk *desk);

G_END_DECLS

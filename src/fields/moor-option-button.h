/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One thing to choose: words, perhaps a second line, and a tick when it is
 * chosen, so that the choice is told by more than a color. */
#define MOOR_TYPE_OPTION_BUTTON (moor_option_button_get_type ())

G_DECLARE_FINAL_TYPE (MoorOptionButton, moor_option_button, MOOR, OPTION_BUTTON, GtkToggleButton)

/* @value: what it stands for, kept for the caller. @detail (nullable). @row: a
 * calm row of full width rather than a small button. */
GtkWidget  *moor_option_button_new        (const char *value, const char *label, const char *detail, gboolean row);
const char *moor_option_button_get_value  (MoorOptionButton *self);
/* Presses or lets go without the person's doing: no #MoorOptionButton::chosen. */
void        moor_option_button_set_chosen (MoorOptionButton *self, gboolean chosen);
gboolean    moor_option_button_is_chosen  (MoorOptionButton *self);

G_END_DECLS

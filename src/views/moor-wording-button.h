/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/moor-run.h"

G_BEGIN_DECLS

/* "Other wording": what a person chose for themselves, for this run alone. It is
 * only there at a part that says something in more than one way. */
#define MOOR_TYPE_WORDING_BUTTON (moor_wording_button_get_type ())

G_DECLARE_FINAL_TYPE (MoorWordingButton, moor_wording_button, MOOR, WORDING_BUTTON, GtkWidget)

/* Follows the run; NULL lets it go. */
void moor_wording_button_set_run (MoorWordingButton *self, MoorRun *run);

G_END_DECLS

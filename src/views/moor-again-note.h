/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is said when an exercise was done a short while ago. @goes_to (nullable): a rest is
 * offered, and never enforced: Wait stops here, Answer anyway takes the note away and moves
 * the focus into that. Floating. */
GtkWidget *moor_again_note_new (const char *sentence,
                                GtkWidget  *goes_to);

G_END_DECLS

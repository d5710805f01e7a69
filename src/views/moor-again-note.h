/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is said when an exercise was done a short while ago. @goes_to (nullable): a rest is
 * offered, and never enforced: Wait stops here, Answer anyway takes the note away and moves
 * the focus into that. Floating. */
GtkWidget *moor_again_note_new (const char *sentence,
                                GtkWidget  *goes_to);
/* The focus on what a press does no harm to, twice or once: Answer anyway. FALSE where no
 * rest is offered, or not any more. */
gboolean   moor_again_note_begin (GtkWidget *note);

G_END_DECLS

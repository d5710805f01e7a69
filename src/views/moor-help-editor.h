/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-help-book.h"

G_BEGIN_DECLS

/**
 * MoorHelpEditor:
 *
 * One number of Help now as it can be changed: whose it is, the number, hours
 * and ways in own words, at which doors it stands.
 *
 * Emits #MoorHelpEditor::done when it is to be taken away: with a sentence to
 * be said, or NULL, and whether that can be undone (then the row as it was is
 * moor_help_editor_get_before).
 */
#define MOOR_TYPE_HELP_EDITOR (moor_help_editor_get_type ())

G_DECLARE_FINAL_TYPE (MoorHelpEditor, moor_help_editor, MOOR, HELP_EDITOR, GtkWidget)

void               moor_help_editor_set_book   (MoorHelpEditor    *self,
                                                MoorHelpBook      *book);
/* @row as the book has it, or a new one that it does not have yet. */
void               moor_help_editor_edit       (MoorHelpEditor    *self,
                                                const MoorHelpRow *row);
const MoorHelpRow *moor_help_editor_get_before (MoorHelpEditor    *self);
/* Puts the focus on what stands first. */
void               moor_help_editor_begin      (MoorHelpEditor    *self);

G_END_DECLS

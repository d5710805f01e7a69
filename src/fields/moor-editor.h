/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorEditor:
 *
 * Where a person writes: it begins with some lines, grows with the words, and
 * scrolls inside once it is tall. Tab leaves it. Input methods are told that
 * the words are private. The caret stays in sight in the scrolled window
 * outside too.
 *
 * Emits #MoorEditor::changed when the person changed the text,
 * #MoorEditor::activated on Return in an editor of one line,
 * #MoorEditor::refused when something was not put in because the text would
 * have grown past %MOOR_TEXT_FIELD_MAX, and #MoorEditor::left when the focus
 * went elsewhere.
 */
#define MOOR_TYPE_EDITOR (moor_editor_get_type ())

G_DECLARE_FINAL_TYPE (MoorEditor, moor_editor, MOOR, EDITOR, GtkWidget)

/* @lines 1: Return goes on instead of breaking the line. */
GtkWidget  *moor_editor_new      (int lines);
void        moor_editor_set_name (MoorEditor *self, const char *name);
void        moor_editor_set_text (MoorEditor *self, const char *text);   /* NULL: none; emits nothing */
char       *moor_editor_get_text (MoorEditor *self);                     /* (transfer full) */

G_END_DECLS

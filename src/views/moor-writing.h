/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorWriting:
 *
 * The sheet a free page is written on: a text view that keeps a paragraph of
 * any length quick, cleans what is pasted, lets Tab go on, and tells input
 * methods that the words are private.
 *
 * Emits #MoorWriting::written when the person changed the text, and
 * #MoorWriting::too-long (string) when something was not put in because the
 * page would have grown past %MOOR_TEXT_FIELD_MAX; the string is what was to
 * be put in, cleaned.
 */
#define MOOR_TYPE_WRITING (moor_writing_get_type ())

G_DECLARE_FINAL_TYPE (MoorWriting, moor_writing, MOOR, WRITING, GtkTextView)

GtkWidget *moor_writing_new             (void);
/* NULL: empty. Emits nothing, and cannot be undone. */
void       moor_writing_set_text        (MoorWriting *self, const char *text);
char      *moor_writing_get_text        (MoorWriting *self);                 /* (transfer full) */
gboolean   moor_writing_is_empty        (MoorWriting *self);
void       moor_writing_set_placeholder (MoorWriting *self, const char *text);
/* Marks every occurrence of the words of a search; NULL takes the marks away. */
void       moor_writing_mark            (MoorWriting *self, const char *search);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorTagsEditor:
 *
 * The tags of a page as small pills: a press takes one away, "Add a tag" opens
 * an entry with the tags that are already in use.
 *
 * Emits #MoorTagsEditor::changed when the person changed them.
 */
#define MOOR_TYPE_TAGS_EDITOR (moor_tags_editor_get_type ())

G_DECLARE_FINAL_TYPE (MoorTagsEditor, moor_tags_editor, MOOR, TAGS_EDITOR, GtkWidget)

GtkWidget          *moor_tags_editor_new       (void);
void                moor_tags_editor_set_tags  (MoorTagsEditor     *self,
                                                const char * const *tags);   /* (nullable) */
const char * const *moor_tags_editor_get_tags  (MoorTagsEditor     *self);
/* Tags of other pages, offered in the entry's list. (nullable) */
void                moor_tags_editor_set_known (MoorTagsEditor     *self,
                                                const char * const *tags);
void                moor_tags_editor_add       (MoorTagsEditor     *self,
                                                const char         *tag);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "content/moor-exercise.h"

G_BEGIN_DECLS

/**
 * MoorStrengthList:
 *
 * The options of emotions or of a body as small buttons, and below them a fold
 * for each chosen one with its strength from 0 to 10, for a place in the body
 * also a word. An option that stands alone lets the others go and has no
 * strength. What is chosen is cells of a #MoorAnswer, the same for both kinds.
 *
 * Emits #MoorStrengthList::changed when the person chose, let go, gave a
 * strength or wrote, and #MoorStrengthList::problem (string) with a sentence
 * for them.
 */
#define MOOR_TYPE_STRENGTH_LIST (moor_strength_list_get_type ())

G_DECLARE_FINAL_TYPE (MoorStrengthList, moor_strength_list, MOOR, STRENGTH_LIST, GtkWidget)

/* @words: each chosen one has a line for a word too, opens its fold when it is
 * chosen, and has its strength and word again when it was let go and is chosen
 * again on the same screen. */
GtkWidget  *moor_strength_list_new         (gboolean words);
void        moor_strength_list_set_name    (MoorStrengthList *self, const char *name);
/* (element-type MoorOption). What was chosen and is still there stays so. */
void        moor_strength_list_set_options (MoorStrengthList *self, GPtrArray *options);
void        moor_strength_list_set_answer  (MoorStrengthList *self, MoorAnswer *answer);
MoorAnswer *moor_strength_list_get_answer  (MoorStrengthList *self);      /* as shown (transfer full) (nullable) */

/* NULL where @value is none of the options. */
const char *moor_strength_list_get_label   (MoorStrengthList *self, const char *value);
gboolean    moor_strength_list_is_chosen   (MoorStrengthList *self, const char *value);
/* As if its button had been pressed: chooses or lets go, and emits. */
void        moor_strength_list_press       (MoorStrengthList *self, const char *value);

G_END_DECLS

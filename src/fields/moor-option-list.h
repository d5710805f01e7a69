/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "content/moor-exercise.h"

G_BEGIN_DECLS

/**
 * MoorOptionList:
 *
 * The options of a choice or of choices, as calm rows or, where they are many
 * and short, as small buttons; "Something else" opens a line for own words.
 * What is chosen is cells of a #MoorAnswer, the same for both kinds.
 *
 * Emits #MoorOptionList::changed when the person chose, let go or wrote, and
 * #MoorOptionList::problem (string, nullable) with a sentence for them.
 */
#define MOOR_TYPE_OPTION_LIST (moor_option_list_get_type ())

G_DECLARE_FINAL_TYPE (MoorOptionList, moor_option_list, MOOR, OPTION_LIST, GtkWidget)

/* The value of "Something else". Stored; frozen. */
#define MOOR_OPTION_OTHER "other"

/* @max: at most so many, 0 no limit. */
GtkWidget  *moor_option_list_new         (gboolean several, gboolean other, int max);
void        moor_option_list_set_name    (MoorOptionList *self, const char *name);
/* (element-type MoorOption). What was chosen and is still there stays so. */
void        moor_option_list_set_options (MoorOptionList *self, GPtrArray *options);
void        moor_option_list_set_answer  (MoorOptionList *self, MoorAnswer *answer);
MoorAnswer *moor_option_list_get_answer  (MoorOptionList *self);          /* as shown (transfer full) (nullable) */

G_END_DECLS

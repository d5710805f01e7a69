/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-exercise.h"
#include "fields/moor-rating.h"

G_BEGIN_DECLS

/* The words of @field's scale, to stand below its numbers: those of the ends
 * below the ends, those between in a line of their own. The numbers of @rating
 * (nullable) are given the words as part of their spoken names. */
GtkWidget *moor_scale_words_new (const MoorField *field, MoorRating *rating);

G_END_DECLS

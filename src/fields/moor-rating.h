/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorRating:
 *
 * Numbers as buttons: none is chosen until one is pressed, and pressing the
 * chosen one takes it back. Digit keys choose too (1 and then 0 for 10), Delete
 * takes back. The wheel does nothing: a GtkScale under the pointer would change
 * while a person scrolls.
 *
 * Emits #MoorRating::chosen when the person chose or took back.
 */
#define MOOR_TYPE_RATING (moor_rating_get_type ())

G_DECLARE_FINAL_TYPE (MoorRating, moor_rating, MOOR, RATING, GtkWidget)

/* The most buttons that can be told apart at a glance: a longer scale is
 * answered by typing. */
#define MOOR_RATING_MOST 21

/* What no number is. */
#define MOOR_RATING_NONE (-G_MAXINT)

/* Whole numbers, at most MOOR_RATING_MOST of them. */
GtkWidget *moor_rating_new       (int lowest, int highest);
void       moor_rating_set_name  (MoorRating *self, const char *name);
/* Words spoken after a number ("8, hard to think"). */
void       moor_rating_set_words (MoorRating *self, int number, const char *words);
void       moor_rating_set_value (MoorRating *self, int value);        /* emits nothing */
int        moor_rating_get_value (MoorRating *self);                   /* or MOOR_RATING_NONE */

G_END_DECLS

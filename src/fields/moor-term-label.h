/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorTermLabel:
 *
 * Words of an exercise in which some have a card. Such a word is underlined; a
 * press on it, or Enter when the focus is on it, opens the card below the words
 * and gives it the focus. A second press, Escape and the card's own button close
 * it, and the focus goes back to the word.
 *
 * The card unfolds in the page and is no popover: Steady, Help now and Stop here
 * stay one press away, nothing is covered, and a long card is scrolled like
 * everything else in a small window.
 */
#define MOOR_TYPE_TERM_LABEL (moor_term_label_get_type ())

G_DECLARE_FINAL_TYPE (MoorTermLabel, moor_term_label, MOOR, TERM_LABEL, GtkWidget)

/* The words as a wrapped label; a #MoorTermLabel if one of them has a card, else a
 * #GtkLabel. Floating. */
GtkWidget *moor_term_label_new       (const char *markup,
                                      const char *style_class);   /* (nullable) */
/* The same without any link. Floating. */
GtkWidget *moor_term_label_new_plain (const char *markup,
                                      const char *style_class);   /* (nullable) */

G_END_DECLS

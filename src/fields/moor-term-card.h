/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "content/moor-exercise.h"

G_BEGIN_DECLS

/**
 * MoorTermCard:
 *
 * What a word means: the card of the glossary, open below the sentence in which
 * the word stands. It takes the focus, and is spoken with its whole text. Emits
 * #MoorTermCard::close when the person has read enough.
 */
#define MOOR_TYPE_TERM_CARD (moor_term_card_get_type ())

G_DECLARE_FINAL_TYPE (MoorTermCard, moor_term_card, MOOR, TERM_CARD, GtkWidget)

/* @field: a <read>, which must outlive the widget. Floating. */
GtkWidget *moor_term_card_new (const MoorField *field);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/**
 * MoorRowCard:
 *
 * One row of a #MoorRowsView: a card with the columns as fields. A card with a
 * fixed heading stands open; one that a person added folds behind the first
 * words in it, and its fields are made when it is first opened, because a line
 * of a life may have sixty of them.
 *
 * Emits #MoorRowCard::changed when the person answered a column, and
 * #MoorRowCard::removed when they take the card away.
 */
#define MOOR_TYPE_ROW_CARD (moor_row_card_get_type ())

G_DECLARE_FINAL_TYPE (MoorRowCard, moor_row_card, MOOR, ROW_CARD, GtkWidget)

/* @id and @heading: of a fixed row or the earlier answer it stands for; both
 * NULL for one that was added. */
GtkWidget  *moor_row_card_new          (const MoorField *field, const MoorFieldContext *context,
                                        const char *id, const char *heading);
const char *moor_row_card_get_id       (MoorRowCard *self);                  /* (nullable) */
/* Counted from 1; spoken, and shown while the card is empty. */
void        moor_row_card_set_number   (MoorRowCard *self, int number);
void        moor_row_card_set_open     (MoorRowCard *self, gboolean open);
/* Takes the columns of row @row of @answer (NULL: all empty); emits nothing. */
void        moor_row_card_set_row      (MoorRowCard *self, const MoorAnswer *answer, int row);
MoorAnswer *moor_row_card_get_column   (MoorRowCard *self, const char *column); /* (transfer none) (nullable) */
gboolean    moor_row_card_is_empty     (MoorRowCard *self);
void        moor_row_card_begin        (MoorRowCard *self);

G_END_DECLS

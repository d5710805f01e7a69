/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "content/moor-answer.h"

G_BEGIN_DECLS

/**
 * MoorCondition:
 *
 * A when="…": comparisons (= != < <= > >= in has lacks) joined by "and" or by "or",
 * not by both. The right side is a number, a word, several words (in), or the
 * id of another field. An unanswered field makes every comparison false except
 * "!=" and "lacks". "has" asks whether any row of the answer is that value, and
 * "lacks" whether none is; "=" does the same for an answer of one row.
 */
typedef struct _MoorCondition MoorCondition;

/* The answer that counts for @field at this moment, or NULL. (transfer none) */
typedef MoorAnswer *(*MoorConditionLookup) (const char *field,
                                            gpointer    user_data);

/* Whether @word on the right of @field is the id of a field rather than a
 * value: an option may be called as a field is. Never asked for "in", "has" and
 * "lacks", whose right side is always values. */
typedef gboolean (*MoorConditionIsField) (const char *field,
                                          const char *word,
                                          gpointer    user_data);

/* On error MOOR_ERROR_BAD_INPUT with a sentence but no place. */
MoorCondition *moor_condition_parse  (const char           *text,
                                      MoorConditionIsField  is_field,      /* (nullable) */
                                      gpointer              is_field_data,
                                      GError              **error);
gboolean       moor_condition_holds  (const MoorCondition  *self,      /* NULL holds always */
                                      MoorConditionLookup   lookup,
                                      gpointer              user_data);
/* Ids of the fields it reads, each once. (transfer container) (element-type utf8) */
GPtrArray     *moor_condition_fields (const MoorCondition  *self);
void           moor_condition_free   (MoorCondition        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorCondition, moor_condition_free)

G_END_DECLS

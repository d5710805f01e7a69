/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MoorAnswer:
 *
 * What a person answered to one field: cells of (row, slot) → text or number,
 * just as the store keeps them. Immutable once made, counted, and safe to hand
 * to another thread. No answer at all is %NULL, never an empty answer: nothing
 * has a value before it is answered.
 *
 * How each kind of field uses the cells (frozen, it is stored):
 *
 *   text, date, link     (0, "") text; a date is "2026-11-22"
 *   list                 (n, "") text, n counting from 0
 *   choice               (0, "") text = the option's value; other="yes": value
 *                        "other" and (0, "other") text = the own words
 *   choices              (n, "") text = value; own words at (n, "other")
 *   scale, percent, age  (0, "") number
 *   check                (0, "") number 1
 *   person               (n, "") text = the person's UUID
 *   emotions             (n, "") text = word, (n, "strength") number 0-10
 *   body                 (n, "") text = region, (n, "strength") number,
 *                        (n, "word") text
 *   rows                 (n, "COLUMN") text or number; what a compound column
 *                        has besides its (0, "") stands at "COLUMN/k" and
 *                        "COLUMN/k/slot"; (n, "@id") text = the id of a fixed
 *                        row, or the earlier answer it stands for
 *   items                (0, "ITEM") number; (0, "@seconds") number: from the first to the
 *                        last of them
 *   timer                (0, "seconds") number actually spent; of a practice also
 *                        (0, "pattern") text = the id of the one done last
 *   read                 (0, "") number 1 = marked as read
 */
typedef struct _MoorAnswer MoorAnswer;

#define MOOR_TYPE_ANSWER (moor_answer_get_type ())

typedef struct {
  int         row;
  const char *slot;       /* never NULL */
  const char *text;       /* NULL: the cell is a number */
  double      number;     /* finite */
} MoorCell;

GType           moor_answer_get_type    (void);
MoorAnswer     *moor_answer_ref         (MoorAnswer       *self);
void            moor_answer_unref       (MoorAnswer       *self);
gboolean        moor_answer_equal       (const MoorAnswer *a,
                                         const MoorAnswer *b);      /* either may be NULL */

/* The common cases; each (transfer full). Empty text gives NULL. */
MoorAnswer     *moor_answer_new_text    (const char       *text);
MoorAnswer     *moor_answer_new_number  (double            number);
MoorAnswer     *moor_answer_new_texts   (const char *const *texts); /* one a row */

/* In order of (row, slot). */
guint           moor_answer_get_n_cells (const MoorAnswer *self);
const MoorCell *moor_answer_get_cell    (const MoorAnswer *self,
                                         guint             index);
int             moor_answer_get_n_rows  (const MoorAnswer *self);   /* highest row + 1 */

/* NULL or FALSE where there is no such cell or it is of the other kind. */
const char     *moor_answer_get_text    (const MoorAnswer *self,
                                         int               row,
                                         const char       *slot);
gboolean        moor_answer_get_number  (const MoorAnswer *self,
                                         int               row,
                                         const char       *slot,
                                         double           *number);
/* Whether any row's "" cell is @value. */
gboolean        moor_answer_has         (const MoorAnswer *self,
                                         const char       *value);
gsize           moor_answer_get_bytes   (const MoorAnswer *self);   /* of text held */

/* A column of one row of a "rows" answer, as an answer of its own (row 0, or
 * the rows of a compound column); NULL when that column is empty.
 * (transfer full) */
MoorAnswer     *moor_answer_get_column  (const MoorAnswer *self,
                                         int               row,
                                         const char       *column);

typedef struct _MoorAnswerBuilder MoorAnswerBuilder;

MoorAnswerBuilder *moor_answer_builder_new        (void);
void               moor_answer_builder_add_text   (MoorAnswerBuilder *self,
                                                   int                row,
                                                   const char        *slot,
                                                   const char        *text);   /* "" is left out */
void               moor_answer_builder_add_number (MoorAnswerBuilder *self,
                                                   int                row,
                                                   const char        *slot,
                                                   double             number);
/* Puts @column's answer (may be NULL) into row @row of a "rows" answer. */
void               moor_answer_builder_add_column (MoorAnswerBuilder *self,
                                                   int                row,
                                                   const char        *column,
                                                   const MoorAnswer  *answer);
/* Frees the builder; NULL when nothing was added. (transfer full) */
MoorAnswer        *moor_answer_builder_end        (MoorAnswerBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorAnswer, moor_answer_unref)

G_END_DECLS

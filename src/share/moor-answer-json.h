/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-exercise.h"
#include "desk/moor-name-book.h"
#include "journal/moor-page.h"
#include "share/moor-json-writer.h"

G_BEGIN_DECLS

/* The answers of a page for other programs, and as they are kept. See
 * docs/json.md. */

/* Members of the object that is open: one for every answered field, in the
 * order of the exercise, then those the definition does not know. Values are
 * the frozen ones of the exercise file; people and links are names and titles, from
 * @names (nullable), which has read those of the page. */
void  moor_answer_json_readable (MoorJsonWriter *json,
                                 MoorAnswers    *answers,
                                 MoorExercise   *definition,   /* (nullable) */
                                 MoorNameBook   *names);

/* Members of the object that is open: field → [[row, slot, text or number] …]. */
void  moor_answer_json_cells    (MoorJsonWriter *json,
                                 MoorAnswers    *answers);

/* All answers in words, in part order, one after the other. (transfer full) */
char *moor_answer_text          (MoorAnswers    *answers,
                                 MoorExercise   *definition,   /* (nullable) */
                                 MoorNameBook   *names);

/* Ids of the answered fields: part order, then the rest by id.
 * (transfer full) (element-type utf8) */
GPtrArray *moor_answer_fields   (MoorAnswers    *answers,
                                 MoorExercise   *definition);

/* One answer in words; also where the definition does not know the field.
 * (transfer full) */
char *moor_answer_field_text    (MoorAnswer     *answer,
                                 const MoorField *field,       /* (nullable) */
                                 MoorNameBook   *names);

G_END_DECLS

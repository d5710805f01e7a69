/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "content/moor-answer.h"

G_BEGIN_DECLS

/**
 * MoorAnswers:
 *
 * The answers of one page by field id. Emits #MoorAnswers::changed with the
 * field's id as detail and argument whenever an answer really changes.
 */
#define MOOR_TYPE_ANSWERS (moor_answers_get_type ())

G_DECLARE_FINAL_TYPE (MoorAnswers, moor_answers, MOOR, ANSWERS, GObject)

MoorAnswers  *moor_answers_new      (void);
MoorAnswers  *moor_answers_copy     (MoorAnswers *self);              /* (transfer full) */
MoorAnswer   *moor_answers_get      (MoorAnswers *self,
                                     const char  *field);             /* (transfer none) (nullable) */
gboolean      moor_answers_set      (MoorAnswers *self,
                                     const char  *field,
                                     MoorAnswer  *answer);            /* NULL takes it away; TRUE if it changed */
GPtrArray    *moor_answers_fields   (MoorAnswers *self);              /* sorted ids (transfer full) (element-type utf8) */
gsize         moor_answers_get_bytes(MoorAnswers *self);

G_END_DECLS

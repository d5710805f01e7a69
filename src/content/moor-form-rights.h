/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-answers.h"
#include "content/moor-exercise.h"
#include "content/moor-questionnaire.h"

G_BEGIN_DECLS

/* Whose a form is, on which terms it is used, and that somebody has said here that they
 * may. It stands in the questionnaire, and so stays with each page answered with it. */

/* In sentences, one line. (transfer full) */
char      *moor_form_rights_words   (MoorQuestionnaire *form);

/* What stands below the answers of a page: a line for each form that was added here and is
 * answered in @answers. What comes with Mooring has none. (transfer full) (element-type utf8) */
GPtrArray *moor_form_rights_lines   (MoorExercise      *exercise,      /* (nullable) */
                                     MoorAnswers       *answers);      /* (nullable) */

/* The file's definition, confirmed on @date ("2026-11-24"), whatever it said before.
 * (transfer full) */
char      *moor_form_rights_confirm (MoorQuestionnaire *form,
                                     const char        *date);

/* Whether the two say the same, but for the day on which it was confirmed. */
gboolean   moor_form_rights_is_same (MoorQuestionnaire *one,
                                     MoorQuestionnaire *two);

G_END_DECLS

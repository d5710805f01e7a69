/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-exercise.h"
#include "content/moor-questionnaire.h"

G_BEGIN_DECLS

/**
 * moor_form_exercise_new:
 *
 * The exercise that asks a questionnaire somebody has added: what it is for and whose it
 * is, which of its forms are asked, each of them, and what the answers give. It is an
 * exercise like one from a file; its pages keep the whole questionnaire, its rights
 * included. Its version is that of the questionnaire.
 *
 * Fails with MOOR_ERROR_BAD_INPUT where nobody could answer it, or where a page could not
 * keep it: a file may be 1 MiB, and so may what stands round it.
 *
 * Returns: (transfer full)
 */
MoorExercise *moor_form_exercise_new    (MoorQuestionnaire *form,
                                         GError           **error);

/* "form-ID", the id of that exercise. (transfer full) */
char         *moor_form_exercise_id     (MoorQuestionnaire *form);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "content/moor-exercise.h"

G_BEGIN_DECLS

/**
 * MoorExercisePreview:
 *
 * What is in an exercise file before it is added: title, what it is for, and
 * the first words of every part; or why it cannot be read.
 *
 * Emits #MoorExercisePreview::add (string path) when the person wants it, and
 * closes.
 */
#define MOOR_TYPE_EXERCISE_PREVIEW (moor_exercise_preview_get_type ())

G_DECLARE_FINAL_TYPE (MoorExercisePreview, moor_exercise_preview, MOOR, EXERCISE_PREVIEW, AdwWindow)

/* @exercise NULL: @error says why. */
GtkWindow *moor_exercise_preview_new (MoorExercise *exercise,
                                      const char   *path,
                                      const GError *error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "content/moor-questionnaire.h"

G_BEGIN_DECLS

/**
 * MoorFormPreview:
 *
 * What a questionnaire file is, before it is added: what it is for, who holds the rights
 * and on which terms, how it has proved itself. It can be added once the person has said
 * that they may use it. Why a file cannot be added, a #MoorExercisePreview says.
 *
 * Emits #MoorFormPreview::add (string path) when the person wants it, and closes.
 */
#define MOOR_TYPE_FORM_PREVIEW (moor_form_preview_get_type ())

G_DECLARE_FINAL_TYPE (MoorFormPreview, moor_form_preview, MOOR, FORM_PREVIEW, AdwWindow)

/* @there: the version of this form that can be answered already, 0 if there is none. */
GtkWindow *moor_form_preview_new (MoorQuestionnaire *form,
                                  const char        *path,
                                  int                there);

G_END_DECLS

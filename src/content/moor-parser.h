/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "content/moor-exercise.h"

G_BEGIN_DECLS

/* What an exercise file may be made of besides itself. */
typedef enum {
  MOOR_FILE_PART,                /* a shared part: the root is <part> */
  MOOR_FILE_QUESTIONNAIRE,       /* the root is <questionnaire> */
} MoorFileKind;

/**
 * MoorFileSource:
 *
 * Gives the text of the file of that kind with that id, or %NULL. (transfer full)
 */
typedef GBytes *(*MoorFileSource) (MoorFileKind kind,
                                   const char  *id,
                                   gpointer     user_data);

/**
 * MoorTranslate:
 *
 * Gives @msgid in the person's language, or @msgid itself. (transfer none)
 */
typedef const char *(*MoorTranslate) (const char *context,
                                      const char *msgid,
                                      gpointer    user_data);

/**
 * moor_parser_read:
 * @name: what stands before the colon in an error, usually the file's path
 * @bytes: the file
 * @language: of the texts once translated, for example "en"
 *
 * Reads one exercise file, strictly. All that is wrong is an error of
 * %MOOR_ERROR_BAD_INPUT whose message is "NAME:LINE:COLUMN: error: SENTENCE";
 * an error without a place says 1:1. Nothing of the file runs.
 *
 * Returns: (transfer full)
 */
MoorExercise *moor_parser_read (const char      *name,
                                GBytes          *bytes,
                                MoorFileSource   files,
                                gpointer         files_data,
                                MoorTranslate    translate,      /* (nullable) */
                                gpointer         translate_data,
                                const char      *language,
                                GError         **error);

/* A definition kept with a page: as moor_parser_read, with every shared part and
 * questionnaire already inside and nothing translated. (transfer full) */
MoorExercise *moor_parser_read_definition (const char  *definition,
                                           const char  *language,
                                           GError     **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "content/moor-exercise.h"

G_BEGIN_DECLS

/**
 * MoorPartSource:
 *
 * Gives the text of the shared part with that id (a file of its own with the
 * root <part>), or %NULL. (transfer full)
 */
typedef GBytes *(*MoorPartSource) (const char *part_id,
                                   gpointer    user_data);

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
                                MoorPartSource   parts,
                                gpointer         parts_data,
                                MoorTranslate    translate,      /* (nullable) */
                                gpointer         translate_data,
                                const char      *language,
                                GError         **error);

/* A definition kept with a page: as moor_parser_read, with every shared part
 * already inside and nothing translated. (transfer full) */
MoorExercise *moor_parser_read_definition (const char  *definition,
                                           const char  *language,
                                           GError     **error);

G_END_DECLS

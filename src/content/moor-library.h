/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "content/moor-exercise.h"
#include "content/moor-parser.h"
#include "content/moor-questionnaire.h"

G_BEGIN_DECLS

/**
 * MoorLibrary:
 *
 * The exercises: built in (the resource bundle) and the person's own (the
 * directory "exercises" below the data directory). Files are read when first
 * asked for; a broken one of the person's own is left out and reported, never
 * fatal. An own file with the id of a built-in one is refused. Questionnaires that
 * somebody added lie beside them, in "questionnaires"; each is an exercise, too
 * (moor_form_exercise_new()). A #GListModel
 * of #MoorExercise in the order of the catalogue (step, then the order of
 * resources/exercises/order, then own ones by title).
 */
#define MOOR_TYPE_LIBRARY (moor_library_get_type ())

G_DECLARE_FINAL_TYPE (MoorLibrary, moor_library, MOOR, LIBRARY, GObject)

MoorLibrary  *moor_library_new           (const char   *data_dir);   /* (nullable) only built-in ones */
MoorExercise *moor_library_find          (MoorLibrary  *self,
                                          const char   *id);         /* (transfer none) (nullable) */
/* Only those a person can be offered now: every kind of field in them has a
 * widget, and what they need exists. Kinds are declared by the screen through
 * moor_library_allow_kinds; without that call, all. */
void          moor_library_allow_kinds   (MoorLibrary  *self,
                                          const MoorFieldKind *kinds,
                                          guint         n_kinds);
gboolean      moor_library_is_offered    (MoorLibrary  *self,
                                          MoorExercise *exercise);
/* Sentences about own files that were left out. (transfer none) (element-type utf8) */
GPtrArray    *moor_library_get_problems  (MoorLibrary  *self);

/* Reads a file without adding it: the preview, and "mooring check".
 * (transfer full) */
MoorExercise *moor_library_read_file     (MoorLibrary  *self,
                                          const char   *path,
                                          GError      **error);
/* Copies a file that reads well into the person's own directory. */
gboolean      moor_library_add_file      (MoorLibrary  *self,
                                          const char   *path,
                                          GError      **error);

/* Whether the root of that file is <questionnaire>; FALSE too where it cannot be read. */
gboolean      moor_library_is_questionnaire   (const char   *path);
/* Reads a questionnaire without adding it, for the preview. Fails as well where
 * moor_library_add_questionnaire() would. (transfer full) */
MoorQuestionnaire *moor_library_read_questionnaire (MoorLibrary  *self,
                                                    const char   *path,
                                                    GError      **error);
/**
 * moor_library_add_questionnaire:
 *
 * Puts a questionnaire file beside the person's own exercises, with the word that its
 * terms were confirmed today: only call it once they were. Its exercise is in the list
 * then. A higher version takes the place of a lower one; pages keep the one they were
 * answered with.
 *
 * Errors: MOOR_ERROR_BAD_INPUT for a file that does not read or prove itself, one whose id
 * comes with Mooring, one that nobody can answer, and for an id and version that are here
 * already and say something else; MOOR_ERROR_IO.
 */
gboolean      moor_library_add_questionnaire  (MoorLibrary  *self,
                                               const char   *path,
                                               GError      **error);

/* The shared parts and the questionnaires that come with the program, for
 * moor_parser_read(); a #MoorFileSource. (transfer full) (nullable) */
GBytes       *moor_library_get_shared_file (MoorFileKind kind,
                                            const char  *id,
                                            gpointer     user_data);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-questionnaire.h"
#include "journal/moor-page.h"

G_BEGIN_DECLS

/**
 * MoorScored:
 *
 * What was answered to one questionnaire in one go, and what it gives. Immutable and
 * counted. The program shows it and concludes nothing.
 */
typedef struct _MoorScored MoorScored;

/* All questionnaires that @exercise asks and that @lookup has answers to, in the order of
 * its parts; a part that is not there at these answers does not count. @own (nullable):
 * what the answers to the first version of How I answered today are scored by, whose
 * pages hold the statements and not the file. (transfer full) (element-type MoorScored) */
GPtrArray   *moor_scored_all             (MoorExercise        *exercise,
                                          MoorConditionLookup  lookup,
                                          gpointer             data,
                                          MoorQuestionnaire   *own);
/* The same of a page that was loaded with its answers. */
GPtrArray   *moor_scored_of_page         (MoorPage            *page,
                                          MoorExercise        *definition,
                                          MoorQuestionnaire   *own);
MoorScored  *moor_scored_ref             (MoorScored          *self);
void         moor_scored_unref           (MoorScored          *self);

MoorQuestionnaire *moor_scored_get_questionnaire (MoorScored  *self);
const char  *moor_scored_get_page        (MoorScored          *self);   /* (nullable) UUID */
const char  *moor_scored_get_date        (MoorScored          *self);   /* local date; today's without a page */
/* Of the field with that id, or -1. */
int          moor_scored_find_form       (MoorScored          *self,
                                          const char          *field);
/* Whether it was asked, and at least one statement answered. */
gboolean     moor_scored_has_form        (MoorScored          *self,
                                          guint                form);
const char  *moor_scored_get_about       (MoorScored          *self,
                                          guint                form);   /* (nullable) UUID of a person */
guint        moor_scored_get_n_answered  (MoorScored          *self,
                                          guint                form);
/* NAN where it is not scored. @form -1 for a composite. */
double       moor_scored_get_score       (MoorScored          *self,
                                          guint                score,
                                          int                  form);
/* How many of a subscale's answers are missing. */
guint        moor_scored_get_missing     (MoorScored          *self,
                                          guint                score,
                                          guint                form);
/* Half the width of the area on the map: from the file's retest value; without one, for
 * statements nobody has tested, how far the person's own answers pulled apart (the
 * standard error of their mean). NAN where there is neither. */
double       moor_scored_get_half_width  (MoorScored          *self,
                                          guint                score,
                                          guint                form);
gboolean     moor_scored_has_retest      (MoorScored          *self);   /* of both axes of the map */

/* Kind notes for the person alone, never an accusation. */
/* All statements of the form are answered, and all with the same number. */
gboolean     moor_scored_is_all_same     (MoorScored          *self,
                                          guint                form);
/* From the first answer to the last it took less than a second and a half for each: a
 * limit of this program. FALSE where the time is not known. */
gboolean     moor_scored_is_very_quick   (MoorScored          *self,
                                          guint                form);

#define MOOR_SCORED_QUICK 1.5            /* seconds for a statement */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorScored, moor_scored_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/moor-scored.h"

G_BEGIN_DECLS

/* Scores in words, the same on the screen, on paper and for the screen reader. They say
 * what was answered and what that does not mean; they never say what somebody is. All
 * (transfer full) unless said otherwise. */

/* With one decimal, in the person's way to write numbers. */
char       *moor_scored_number           (double             number);

/* What stands behind the banner of the questionnaire: two paragraphs, or NULL.
 * (transfer none) */
const char *moor_scored_banner_more      (MoorQuestionnaire *questionnaire);
/* "Answered by the person themselves …", for paper. (transfer none) */
const char *moor_scored_on_paper         (MoorQuestionnaire *questionnaire);

/* Whom or what a form is about: the person's name (@name for the UUID, NULL: not known
 * any more), the form's label; "" for the only form of a file. */
char       *moor_scored_about            (MoorScored        *self,
                                          guint              form,
                                          const char        *name);

/* Everything it gives in that form, a paragraph each; composites with the last form that
 * was answered. (element-type utf8) */
GPtrArray  *moor_scored_paragraphs       (MoorScored        *self,
                                          guint              form);
/* Below the picture, about what two dimensions are. (transfer none) */
const char *moor_scored_under_the_map    (void);
const char *moor_scored_middle           (void);

/* That answers which all said the same have no area; NULL where none did, or the area is
 * that of a retest. */
char       *moor_scored_no_area          (MoorScored        *self,
                                          guint              form);

/* One line: "21 November 2026 · Kim · Worry 2.6 · Distance 3.4". @about as above. */
char       *moor_scored_line             (MoorScored        *self,
                                          guint              form,
                                          const char        *about);
/* "not scored", or the number. */
char       *moor_scored_score_text       (MoorScored        *self,
                                          guint              score,
                                          int                form);
/* "16 of 16" */
char       *moor_scored_answered_text    (MoorScored        *self,
                                          guint              form);

/* Two times of one form side by side, about the same person. More than movement is called
 * only where the file has a retest value. */
char       *moor_scored_compare          (MoorScored        *before,
                                          MoorScored        *after,
                                          guint              form);

G_END_DECLS

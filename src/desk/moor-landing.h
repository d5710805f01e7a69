/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/moor-sitting.h"

G_BEGIN_DECLS

/* The end of an exercise about memories: where its page is to be. */

typedef enum {
  MOOR_LANDING_NONE,             /* the exercise has no such question, or it was not answered */
  MOOR_LANDING_PUT_AWAY,
  MOOR_LANDING_JOURNAL,
  MOOR_LANDING_DELETE,
} MoorLanding;

MoorLanding moor_landing_get    (MoorRun *run);
/* At every change of the run: what is begun is out of lists from its first word,
 * Put away is chosen when the person comes to the question, and what is chosen is
 * so once the closing is there. A page nobody wrote on stays unwritten, and one
 * that was finished before stays where it was. */
void        moor_landing_notice (MoorSitting *sitting);
/* "Stop here" in the middle: the same. */
void        moor_landing_stop   (MoorSitting *sitting);
/* "Put away" is not encryption: said once, after the first page put away. TRUE
 * the first time it is asked; then it counts as said. */
gboolean    moor_landing_tells_put_away (MoorStore *store);
const char *moor_landing_put_away_words (void);
/* Whether this part lies between the opening and the landing: there the time
 * counts. */
gboolean    moor_landing_is_in_memory (MoorRun *run);
/* The opening part of the frame is shown now. */
gboolean    moor_landing_is_opening   (MoorRun *run);

G_END_DECLS

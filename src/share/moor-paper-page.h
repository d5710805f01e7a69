/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-exercise.h"
#include "desk/moor-name-book.h"
#include "journal/moor-page.h"
#include "share/moor-paper.h"

G_BEGIN_DECLS

/* What goes on paper, for the person themselves: both (transfer full), not yet
 * laid out. */

/**
 * moor_paper_new_page:
 * @page: with its answers
 * @definition: (nullable): the exercise as it was shown; %NULL for a free page
 * @names: (nullable) as in moor_answer_json_readable()
 * @day: the page's day in words
 * @with_private: private answers too; of an exercise that is private as a whole
 *   nothing is left without
 *
 * One page of the journal: title, day, then question and answer in the order of
 * the exercise. As on the screen, answers whose condition no longer holds are
 * left out, and so are questions without an answer.
 */
MoorPaper *moor_paper_new_page   (MoorPage     *page,
                                  MoorExercise *definition,
                                  MoorNameBook *names,
                                  const char   *day,
                                  gboolean      with_private);
/* Whether @page has answers that are left out where private ones are. */
gboolean   moor_paper_has_private(MoorPage     *page,
                                  MoorExercise *definition);   /* (nullable) */
/* An exercise to be filled in by hand, in the wording for that leaning: its
 * cautions, every text to read and every question that does not come back later,
 * and room to answer. */
MoorPaper *moor_paper_new_empty  (MoorExercise *exercise,
                                  MoorLeaning   leaning);

G_END_DECLS

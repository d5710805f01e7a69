/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "content/moor-answers.h"
#include "content/moor-exercise.h"

G_BEGIN_DECLS

/**
 * MoorRun:
 *
 * One walk through an exercise: a state machine without a screen and without a
 * store. It asks for facts (moor_run_set_facts) and tells of answers (its
 * #MoorAnswers); it never queries. Emits #MoorRun::changed when the current
 * part, what is visible in it, or the position has changed.
 *
 * A part or field whose condition does not hold is not there: it is passed
 * over, and its answer, though never thrown away, counts as unanswered in later
 * conditions. So an answer is never lost by going back and choosing
 * differently.
 */
#define MOOR_TYPE_RUN (moor_run_get_type ())

G_DECLARE_FINAL_TYPE (MoorRun, moor_run, MOOR, RUN, GObject)

/* A finished page of the same exercise. */
typedef struct {
  gint64       done;             /* µs UTC when it was begun */
  MoorAnswers *answers;
} MoorEarlier;

MoorEarlier  *moor_earlier_new          (gint64       done,
                                         MoorAnswers *answers);
void          moor_earlier_free         (MoorEarlier *earlier);

/* What a run may want to know and cannot see for itself. Copied. */
typedef struct {
  MoorAnswer *state;             /* (nullable) state of a check-in less than ten minutes old */
  MoorAnswer *distress;          /* (nullable) its number */
  gint64      last_done;         /* µs UTC of the latest finished page of this exercise, 0 none */
  GPtrArray  *earlier;           /* (nullable) MoorEarlier, in any order: for what is said in one part */
  const char *today;             /* local date; NULL asks the clock */
  gboolean    asked;             /* state and number were asked just now, and may have been left out:
                                  * a part that asks nothing else is passed over in any case */
} MoorFacts;

typedef enum {
  MOOR_RUN_OPEN,                 /* a part is current */
  MOOR_RUN_CLOSING,              /* all parts passed: the closing is to be shown */
  MOOR_RUN_FINISHED,             /* moor_run_finish was called */
} MoorRunPhase;

MoorRun      *moor_run_new              (MoorExercise *exercise,
                                         MoorAnswers  *answers,      /* (nullable) earlier ones; shared, not copied */
                                         MoorLeaning   leaning,
                                         gboolean      short_form);
/* Opens a later part (one that came back): the run holds that part alone.
 * NULL when the exercise has no such part. */
MoorRun      *moor_run_new_later        (MoorExercise *exercise,
                                         MoorAnswers  *answers,
                                         MoorLeaning   leaning,
                                         const char   *part_id);
/* Call before the first next. A fresh state fills the first field that asks for
 * it, and parts that ask nothing else are passed over; Back leads to them. */
void          moor_run_set_facts        (MoorRun *self, const MoorFacts *facts);

MoorExercise *moor_run_get_exercise     (MoorRun *self);
MoorAnswers  *moor_run_get_answers      (MoorRun *self);
MoorLeaning   moor_run_get_leaning      (MoorRun *self);
void          moor_run_set_leaning      (MoorRun *self, MoorLeaning leaning); /* "Other wording" */
gboolean      moor_run_is_short         (MoorRun *self);
/* Goes on in the short form, at the nearest part before this one that it has;
 * nothing happens in an exercise without one. */
void          moor_run_shorten          (MoorRun *self);
gboolean      moor_run_is_later         (MoorRun *self);              /* made by moor_run_new_later */
MoorRunPhase  moor_run_get_phase        (MoorRun *self);

MoorPart     *moor_run_get_part         (MoorRun *self);              /* NULL unless OPEN */
int           moor_run_get_position     (MoorRun *self);              /* 1 for the first */
int           moor_run_get_n_parts      (MoorRun *self);              /* parts there now: "3 of 7" */

gboolean      moor_run_can_back         (MoorRun *self);
void          moor_run_back             (MoorRun *self);              /* from the closing too */
/* FALSE and a sentence when a required field of this part is unanswered; skip
 * is refused there in the same way. */
gboolean      moor_run_next             (MoorRun *self, GError **error);
gboolean      moor_run_skip             (MoorRun *self, GError **error);  /* next, and marks the part skipped */
gboolean      moor_run_can_end          (MoorRun *self);              /* this part has end="yes" */
void          moor_run_end              (MoorRun *self);              /* goes to the closing */
void          moor_run_finish           (MoorRun *self);              /* after the closing */

/* Checks the answer against its field, known options of from="…" included.
 * Answers of parts with keep="no" stay inside the run. */
gboolean      moor_run_answer           (MoorRun     *self,
                                         const char  *field,
                                         MoorAnswer  *answer,          /* NULL: unanswered again */
                                         GError     **error);
MoorAnswer   *moor_run_get_answer       (MoorRun     *self,
                                         const char  *field);          /* (transfer none) (nullable); kept or not */

/* What is there now in the current part, in order. (transfer container)
 * (element-type MoorBlock); words already chosen: at most one prompt, one
 * hint, one example, and every note that holds. */
GPtrArray    *moor_run_get_blocks       (MoorRun *self);
/* The options of a field at this moment: conditions, order, from="…".
 * (transfer full) (element-type MoorOption); from="…" gives options whose value
 * and label are the earlier words (a person's: the UUID), and so does rows
 * for="…": one option a row. What is chosen stays among them, even if it would
 * not be offered any more. */
GPtrArray    *moor_run_get_options      (MoorRun *self, const MoorField *field);
/* (transfer container) (element-type MoorWords): added ones that hold, then the
 * chosen one. */
GPtrArray    *moor_run_get_closings     (MoorRun *self);
GPtrArray    *moor_run_get_cautions     (MoorRun *self);              /* (element-type MoorWords) that hold; none in a later part */
/* "You checked in at 14:10 …" for the current part, slots filled; NULL when nothing
 * is said there. (transfer full) */
char         *moor_run_get_again        (MoorRun *self);
/* Whether that offers a rest: to wait, or to answer anyway. */
gboolean      moor_run_offers_rest      (MoorRun *self);
gboolean      moor_run_holds            (MoorRun *self, const MoorCondition *condition);

/* Where the run is, as a string for the page (see moor-place.h); and back to
 * it. A place in a part that is gone goes to the nearest earlier one that is
 * there. Parts with keep="no" before it are asked again first, and then the run
 * goes on where it was. */
char         *moor_run_save_place       (MoorRun *self);              /* (transfer full) */
void          moor_run_restore_place    (MoorRun *self, const char *place);
GPtrArray    *moor_run_get_skipped      (MoorRun *self);              /* part ids (transfer full) */
void          moor_run_restore_skipped  (MoorRun *self, const char * const *parts);   /* (nullable) */

/* The later part that comes next, given the answers, and its local day; FALSE
 * when none is wanted: one that was answered or is among the skipped ones does
 * not come again. @done_on is the day the page was finished. */
gboolean      moor_run_next_later       (MoorRun     *self,
                                         const char  *done_on,
                                         char       **part_id,
                                         char       **due);

G_END_DECLS

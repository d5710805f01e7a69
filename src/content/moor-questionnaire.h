/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "content/moor-exercise.h"

G_BEGIN_DECLS

/**
 * MoorQuestionnaire:
 *
 * What a questionnaire file says, read-only: statements on one scale, and how their
 * answers are scored. docs/questionnaire-file.md has the format and the rules. What is
 * below belongs to it and lives as long as it does.
 *
 * An answer sheet is a row of numbers, one for each statement of each form
 * (moor_questionnaire_get_n_answers), NAN where there is no answer; scores are a row of
 * numbers too, NAN where one is not scored. Nothing here knows a locale.
 */
#define MOOR_TYPE_QUESTIONNAIRE (moor_questionnaire_get_type ())

G_DECLARE_FINAL_TYPE (MoorQuestionnaire, moor_questionnaire, MOOR, QUESTIONNAIRE, GObject)

typedef enum {
  MOOR_VALIDATED_NO,
  MOOR_VALIDATED_RESEARCH,
  MOOR_VALIDATED_CLINICAL,
} MoorValidated;

typedef struct {
  char         *id;              /* (nullable): the one form of a file that names none */
  char         *label;           /* (nullable) with the id */
  gboolean      person;          /* it asks which person it is about */
} MoorForm;

typedef enum {
  MOOR_SCORE_SUBSCALE,
  MOOR_SCORE_FORMULA,
  MOOR_SCORE_COMPOSITE,
} MoorScoreKind;

typedef enum {
  MOOR_AXIS_NONE,
  MOOR_AXIS_WORRY,
  MOOR_AXIS_DISTANCE,
} MoorAxis;

/* One score as the file defines it. */
typedef struct {
  char         *id;
  MoorScoreKind kind;
  char         *title;           /* never NULL */
  char         *low, *high;      /* (nullable) what the ends are called; both or neither */
  MoorAxis      axis;
  double        lowest, highest; /* subscales and composites of them: what can come out; else NAN */
  guint         n_items;         /* subscale: of how many statements */
  gboolean      is_sum;          /* subscale: the answers are added up; else it is their mean */
} MoorScore;

typedef enum {
  MOOR_RELIABILITY_ALPHA,
  MOOR_RELIABILITY_OMEGA,
  MOOR_RELIABILITY_RETEST,
} MoorReliabilityKind;

typedef struct {
  guint         score;           /* index of the MoorScore */
  MoorReliabilityKind kind;
  double        value;           /* 0 to 1 */
  double        sd;              /* NAN where the file has none; never with RETEST */
  guint         n;               /* people; 0 where the file has none; never with RETEST */
  char         *interval;        /* (nullable) */
  char         *source;
} MoorReliability;

typedef struct {
  guint         score;
  double        mean, sd;
  guint         n;
  char         *population, *source;
  int           year;            /* 0 where the file has none */
} MoorNorm;

typedef struct {
  guint         score;
  double        from, to;
  gboolean      takes_from;      /* a score of exactly "from" is in this one */
  char         *label, *source;
} MoorBand;

const char   *moor_questionnaire_get_id        (MoorQuestionnaire *self);
int           moor_questionnaire_get_version   (MoorQuestionnaire *self);
const char   *moor_questionnaire_get_language  (MoorQuestionnaire *self);
const char   *moor_questionnaire_get_hash      (MoorQuestionnaire *self);   /* SHA-256 hex of the definition */
const char   *moor_questionnaire_get_definition(MoorQuestionnaire *self);   /* XML, translated: reading it again gives this one */
const char   *moor_questionnaire_get_title     (MoorQuestionnaire *self);
const char   *moor_questionnaire_get_purpose   (MoorQuestionnaire *self);
MoorValidated moor_questionnaire_get_validated (MoorQuestionnaire *self);
const char   *moor_questionnaire_get_rights    (MoorQuestionnaire *self);   /* the terms */
const char   *moor_questionnaire_get_holder    (MoorQuestionnaire *self);
const char   *moor_questionnaire_get_url       (MoorQuestionnaire *self);   /* (nullable) */
const char   *moor_questionnaire_get_confirmed (MoorQuestionnaire *self);   /* (nullable) local date */

/* What stands above the first statement and above every result of statements that nobody
 * has tested; NULL where somebody has. */
const char   *moor_questionnaire_get_banner    (MoorQuestionnaire *self);
/* Whether it is the one that comes with the program. */
gboolean      moor_questionnaire_is_own        (MoorQuestionnaire *self);

int           moor_questionnaire_get_from      (MoorQuestionnaire *self);
int           moor_questionnaire_get_to        (MoorQuestionnaire *self);
GPtrArray    *moor_questionnaire_get_labels    (MoorQuestionnaire *self);   /* MoorMark, by value */

guint         moor_questionnaire_get_n_forms   (MoorQuestionnaire *self);   /* 1 and more */
const MoorForm *moor_questionnaire_get_form    (MoorQuestionnaire *self, guint form);
int           moor_questionnaire_find_form     (MoorQuestionnaire *self, const char *id);   /* -1: there is none */

guint         moor_questionnaire_get_n_items   (MoorQuestionnaire *self);
const char   *moor_questionnaire_get_item_id   (MoorQuestionnaire *self, guint item);
/* What the statement says in that form; "" in a file with keys only. */
const char   *moor_questionnaire_get_item_text (MoorQuestionnaire *self, guint form, guint item);
/* Whether somebody can answer it on the screen: its statements have words. */
gboolean      moor_questionnaire_has_texts     (MoorQuestionnaire *self);

guint         moor_questionnaire_get_n_scores  (MoorQuestionnaire *self);
const MoorScore *moor_questionnaire_get_score  (MoorQuestionnaire *self, guint score);
int           moor_questionnaire_find_score    (MoorQuestionnaire *self, const char *id);   /* -1: there is none */
int           moor_questionnaire_find_axis     (MoorQuestionnaire *self, MoorAxis axis);    /* -1: there is none */

/* How many <test>s of its own came out as the file says: all it has. */
guint         moor_questionnaire_get_n_tests   (MoorQuestionnaire *self);

GPtrArray    *moor_questionnaire_get_reliabilities (MoorQuestionnaire *self);   /* MoorReliability */
GPtrArray    *moor_questionnaire_get_norms         (MoorQuestionnaire *self);   /* MoorNorm */
GPtrArray    *moor_questionnaire_get_bands         (MoorQuestionnaire *self);   /* MoorBand */
/* Of that score, from answering twice; NULL where the file has none. */
const MoorReliability *moor_questionnaire_get_retest (MoorQuestionnaire *self, guint score);
/* The band that @value falls into; NULL where there is none, and for NAN. */
const MoorBand *moor_questionnaire_get_band        (MoorQuestionnaire *self, guint score, double value);

/* Answer sheets ------------------------------------------------------------ */

/* Forms × items: the answer to @item in @form stands at form * n_items + item. */
guint         moor_questionnaire_get_n_answers (MoorQuestionnaire *self);
/* "item", or "form:item" where the file names forms. (transfer full) */
char         *moor_questionnaire_name_answer   (MoorQuestionnaire *self, guint answer);

typedef enum {
  MOOR_CELL_ANSWER,
  MOOR_CELL_MISSING,             /* empty, or what the file says means "no answer" */
  MOOR_CELL_UNKNOWN,             /* anything else: no answer either, and to be reported */
} MoorCellKind;

/* What a cell of a table means; @value is NAN unless it is an answer. White space round
 * it does not count; "4.0" is 4. @text need not end with a zero. */
MoorCellKind  moor_questionnaire_read_cell     (MoorQuestionnaire *self,
                                                const char        *text,
                                                gsize              length,
                                                double            *value);

/* A result: one score in one form. Subscales and formulas come for each form, form by
 * form in the order of the file, then the composites, whose form is -1. */
typedef struct {
  guint         score;
  int           form;
} MoorResult;

guint         moor_questionnaire_get_n_results (MoorQuestionnaire *self);
const MoorResult *moor_questionnaire_get_result(MoorQuestionnaire *self, guint result);
int           moor_questionnaire_find_result   (MoorQuestionnaire *self, guint score, int form);   /* -1 */
/* "score", or "form:score". (transfer full) */
char         *moor_questionnaire_name_result   (MoorQuestionnaire *self, guint result);

/**
 * moor_questionnaire_score:
 * @answers: moor_questionnaire_get_n_answers() numbers: a whole number of the scale, or NAN
 * @results: (out caller-allocates): moor_questionnaire_get_n_results() numbers, in full
 *   precision; NAN where one is not scored
 *
 * Scores a sheet. A pure function, and quick enough for a table of any length. The rules
 * are those of docs/questionnaire-file.md.
 */
void          moor_questionnaire_score         (MoorQuestionnaire *self,
                                                const double      *answers,
                                                double            *results);

/* How far the scored answers of a subscale pull apart: their standard deviation after
 * reversing (with n - 1), divided by the square root of their number n. NAN for fewer
 * than two answers, or when the subscale is not scored. @n_answered (nullable). */
double        moor_questionnaire_spread        (MoorQuestionnaire *self,
                                                const double      *answers,
                                                guint              score,
                                                guint              form,
                                                guint             *n_answered);

/* Reading ------------------------------------------------------------------ */

/* Strictly, and its own tests are run. Errors are MOOR_ERROR_BAD_INPUT,
 * "NAME:LINE:COLUMN: error: SENTENCE". @translate is called with the context
 * "questionnaire:ID". (transfer full) */
typedef const char *(*MoorQuestionnaireTranslate) (const char *context,
                                                   const char *msgid,
                                                   gpointer    user_data);

MoorQuestionnaire *moor_questionnaire_read     (const char   *name,
                                                GBytes       *bytes,
                                                MoorQuestionnaireTranslate translate,   /* (nullable) */
                                                gpointer      translate_data,
                                                const char   *language,
                                                GError      **error);

G_END_DECLS

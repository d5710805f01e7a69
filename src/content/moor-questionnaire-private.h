/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-formula.h"
#include "content/moor-questionnaire.h"
#include "content/moor-xml.h"

G_BEGIN_DECLS

/* How a score is counted, beside what MoorScore tells of it. */
typedef struct {
  MoorScore    about;

  /* subscale */
  guint       *items;            /* about.n_items indexes */
  gboolean    *reversed;         /* of each of them */
  guint        max_missing;      /* 0 where one missing refuses it */

  MoorFormula *formula;          /* formula */

  /* composite */
  guint        of;               /* index of a score */
  guint       *forms;
  guint        n_forms;
  guint        min_forms;
} MoorScoreRule;

typedef struct {
  char        *id;
  char       **texts;            /* one a form; the first form's where a form has none of its own */
} MoorStatement;

/* For the parser, which fills one in. */
struct _MoorQuestionnaire {
  GObject       parent_instance;

  char         *id;
  int           version;
  char         *language;
  char         *hash;
  char         *definition;
  char         *title;
  char         *purpose;
  MoorValidated validated;
  char         *rights, *holder, *url, *confirmed;

  int           from, to;
  char        **missing;         /* what else means "no answer"; never NULL */
  GPtrArray    *labels;          /* MoorMark */
  GPtrArray    *forms;           /* MoorForm; one and more */
  GPtrArray    *items;           /* MoorStatement */
  gboolean      has_texts;
  GPtrArray    *scores;          /* MoorScoreRule */
  GArray       *results;         /* MoorResult */
  guint         n_tests;         /* that it holds, and that came out as it says */
  GPtrArray    *reliabilities, *norms, *bands;
};

MoorQuestionnaire *moor_questionnaire_new (void);
/* Once forms and scores are in: what comes out of them, in which order. */
void               moor_questionnaire_index (MoorQuestionnaire *self);

/* Reads a tree that the grammar has checked, translated and folded; runs its tests. */
MoorQuestionnaire *moor_questionnaire_build (const MoorXml     *root,
                                             const char        *language,
                                             GError           **error);

/* The <test>s of the file. */
gboolean           moor_questionnaire_prove (MoorQuestionnaire *self,
                                             const MoorXml     *root,
                                             GError           **error);

void               moor_score_rule_free     (gpointer           rule);

G_END_DECLS

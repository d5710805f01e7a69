/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>
#include <string.h>

#include "content/moor-library.h"
#include "content/moor-parser.h"
#include "insight/moor-scored.h"
#include "moor-test.h"

/* Answers to questionnaires, without a journal. */

/* Four statements for each of two kinds of people, on a map: a and b say Near, c and d
 * Far. @scores: more about the scores; it stands before the test. */
#define SCORED_FORM_(id, version, validated, to, method, highest, scores) \
  "<questionnaire id=\"" id "\" version=\"" version "\" validated=\"" validated "\">" \
  "<title>Two axes</title><purpose>For the tests.</purpose><rights holder=\"Jane Doe\">Free.</rights>" \
  "<scale from=\"1\" to=\"" to "\"><label value=\"1\">no</label><label value=\"" to "\">yes</label></scale>" \
  "<form id=\"mother\">My mother</form><form id=\"friend\" person=\"yes\">A friend</form>" \
  "<item id=\"a\">A.</item><item id=\"b\">B.</item><item id=\"c\">C.</item><item id=\"d\">D.</item>" \
  "<subscale id=\"near\" role=\"worry\" method=\"" method "\" items=\"a b\" max-missing=\"1\"><title>Near</title></subscale>" \
  "<subscale id=\"far\" role=\"distance\" method=\"" method "\" items=\"c d\" max-missing=\"1\"><title>Far</title></subscale>" \
  "<formula id=\"apart\" value=\"near - far\"><title>Apart</title></formula>" \
  "<composite id=\"near-all\" of=\"near\" forms=\"mother friend\"><title>Near, over all</title></composite>" \
  scores \
  "<test><answers form=\"mother\">" to " " to " " to " " to "</answers>" \
  "<expect score=\"near\" form=\"mother\" value=\"" highest "\"/>" \
  "<expect score=\"far\" form=\"mother\" value=\"" highest "\"/>" \
  "<expect score=\"near-all\" value=\"" highest "\"/>" \
  "<expect score=\"apart\" form=\"mother\" value=\"0\"/></test>" \
  "</questionnaire>"
#define SCORED_FORM(id, version, validated, scores) \
  SCORED_FORM_ (id, version, validated, "7", "mean", "7", scores)

#define SCORED_ALPHA "<reliability score=\"near\" kind=\"alpha\" value=\"0.95\" source=\"Doe 2020\"/>"
#define SCORED_RETEST(score) \
  "<reliability score=\"" score "\" kind=\"retest\" value=\"0.75\" sd=\"1.2\" n=\"312\" interval=\"30 days\" source=\"Doe 2020\"/>"

/* An exercise that asks both forms of it. */
#define SCORED_EXERCISE(id, version, questionnaire) \
  "<exercise id=\"" id "\" version=\"" version "\" step=\"style\" depth=\"1\" minutes=\"5\">" \
  "<title>Asks " questionnaire "</title><summary>A test.</summary>" \
  "<part id=\"one\"><prompt>Your mother</prompt><items id=\"of-mother\" questionnaire=\"" questionnaire "\" form=\"mother\"/></part>" \
  "<part id=\"two\"><prompt>Who?</prompt><person id=\"who\"/></part>" \
  "<part id=\"three\"><prompt>Your friend</prompt><items id=\"of-friend\" questionnaire=\"" questionnaire "\" form=\"friend\" about=\"who\"/></part>" \
  "<closing>Done.</closing></exercise>"

static inline GBytes *
scored_fixture_file (MoorFileKind kind,
                     const char  *id,
                     gpointer     questionnaire)
{
  g_autofree char *attribute = g_strdup_printf ("<questionnaire id=\"%s\"", id);

  return questionnaire != NULL && kind == MOOR_FILE_QUESTIONNAIRE &&
         g_str_has_prefix (questionnaire, attribute)
    ? g_bytes_new (questionnaire, strlen (questionnaire))
    : moor_library_get_shared_file (kind, id, NULL);
}

/* @questionnaire (nullable): the text of one that is not in the program. */
static inline MoorExercise *
scored_fixture_exercise (const char *text,
                         const char *questionnaire)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  MoorExercise *exercise = moor_parser_read ("test", bytes, scored_fixture_file,
                                             (gpointer) questionnaire, NULL, NULL, "en", &error);

  g_assert_no_error (error);
  return exercise;
}

static inline MoorExercise *
scored_fixture_built_in (const char *id)
{
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  MoorExercise *exercise = moor_library_find (library, id);

  g_assert_nonnull (exercise);
  return g_object_ref (exercise);
}

/* The first version, as it was released: with its statements in it. */
static inline MoorExercise *
scored_fixture_first_version (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "exercises",
                                                 "how-i-answered-today-1.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return scored_fixture_exercise (text, NULL);
}

static inline MoorQuestionnaire *
scored_fixture_own (void)
{
  g_autoptr (MoorExercise) exercise = scored_fixture_built_in ("how-i-answered-today");

  return g_object_ref (moor_exercise_find_field (exercise, "statements")->scored_by);
}

/* "1 2 - 4": the answers in the order of the statements. @seconds below 0: not known. */
static inline MoorAnswer *
scored_fixture_answer (MoorExercise *exercise,
                       const char   *field,
                       const char   *values,
                       double        seconds)
{
  const MoorField *items = moor_exercise_find_field (exercise, field);
  g_auto (GStrv) words = g_strsplit (values, " ", -1);
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  g_assert_nonnull (items);
  g_assert_cmpuint (g_strv_length (words), ==, items->items->len);
  for (guint i = 0; i < items->items->len; i++)
    if (strcmp (words[i], "-") != 0)
      moor_answer_builder_add_number (builder, 0,
                                      ((MoorItem *) g_ptr_array_index (items->items, i))->id,
                                      g_ascii_strtod (words[i], NULL));
  if (seconds >= 0)
    moor_answer_builder_add_number (builder, 0, MOOR_ITEMS_SECONDS, seconds);
  return moor_answer_builder_end (builder);
}

static inline void
scored_fixture_set (MoorAnswers  *answers,
                    MoorExercise *exercise,
                    const char   *field,
                    const char   *values,
                    double        seconds)
{
  g_autoptr (MoorAnswer) answer = scored_fixture_answer (exercise, field, values, seconds);

  moor_answers_set (answers, field, answer);
}

static inline void
scored_fixture_set_text (MoorAnswers *answers,
                         const char  *field,
                         const char  *text)
{
  g_autoptr (MoorAnswer) answer = moor_answer_new_text (text);

  moor_answers_set (answers, field, answer);
}

static inline MoorAnswer *
scored_fixture_look_up (const char *field,
                        gpointer    answers)
{
  return moor_answers_get (answers, field);
}

/* The only questionnaire that was asked. */
static inline MoorScored *
scored_fixture_score (MoorExercise      *exercise,
                      MoorAnswers       *answers,
                      MoorQuestionnaire *own)
{
  g_autoptr (GPtrArray) all = moor_scored_all (exercise, scored_fixture_look_up, answers, own);

  g_assert_cmpuint (all->len, ==, 1);
  return moor_scored_ref (all->pdata[0]);
}

/* How I answered today, about people in general. */
static inline MoorScored *
scored_fixture_general (const char *values,
                        double      seconds)
{
  g_autoptr (MoorExercise) exercise = scored_fixture_built_in ("how-i-answered-today");
  g_autoptr (MoorAnswers) answers = moor_answers_new ();

  scored_fixture_set_text (answers, "about", "general");
  scored_fixture_set (answers, exercise, "statements", values, seconds);
  return scored_fixture_score (exercise, answers, NULL);
}

/* A questionnaire of SCORED_FORM, both forms; NULL: not answered. */
static inline MoorScored *
scored_fixture_form (const char *questionnaire,
                     const char *id,
                     const char *mother,
                     const char *who,
                     const char *friend)
{
  g_autofree char *text = g_strdup (SCORED_EXERCISE ("asks", "1", "@"));
  g_auto (GStrv) pieces = g_strsplit (text, "@", -1);
  g_autofree char *named = g_strjoinv (id, pieces);
  g_autoptr (MoorExercise) exercise = scored_fixture_exercise (named, questionnaire);
  g_autoptr (MoorAnswers) answers = moor_answers_new ();

  if (mother != NULL)
    scored_fixture_set (answers, exercise, "of-mother", mother, -1);
  if (who != NULL)
    scored_fixture_set_text (answers, "who", who);
  if (friend != NULL)
    scored_fixture_set (answers, exercise, "of-friend", friend, -1);
  return scored_fixture_score (exercise, answers, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-scored-fixture.h"

#include "base/moor-clock.h"

/* The order of our own statements:
 *   w8 d1 w1 d8 w3 d3 w7 d2 w2 d4 w4 d6 w5 d5 w6 d7; w7 w8 d7 d8 are turned round. */
#define SHEET "1 2 4 5 5 3 2 1 3 2 2 2 4 1 3 4"

enum { WORRY, DISTANCE };
enum { GENERAL, ONE };
enum { NEAR, FAR, APART, NEAR_ALL };
enum { MOTHER, FRIEND };

#define near_to(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-6)
#define is_nan(a) g_assert_true (isnan (a))

/* worry     w1…w6 4 3 5 2 4 3, w7 6 - 2 = 4, w8 6 - 1 = 5: 30 / 8 = 3.75
 *           squares round it: three of .25², two of .75², two of 1.25², one of 1.75²
 *           = .1875 + 1.125 + 3.125 + 3.0625 = 7.5; √(7.5 / 7) / √8 = √(7.5 / 56)
 * distance  d1…d6 2 1 3 2 1 2, d7 6 - 4 = 2, d8 6 - 5 = 1: 14 / 8 = 1.75
 *           four of .25², three of .75², one of 1.25² = .25 + 1.6875 + 1.5625 = 3.5;
 *           √(3.5 / 56) = √(1 / 16) = 0.25 */
static void
test_scores (void)
{
  g_autoptr (MoorScored) scored = scored_fixture_general (SHEET, 120);

  near_to (moor_scored_get_score (scored, WORRY, GENERAL), 3.75);
  near_to (moor_scored_get_score (scored, DISTANCE, GENERAL), 1.75);
  near_to (moor_scored_get_half_width (scored, WORRY, GENERAL), 0.3659625);
  near_to (moor_scored_get_half_width (scored, DISTANCE, GENERAL), 0.25);
  g_assert_cmpuint (moor_scored_get_n_answered (scored, GENERAL), ==, 16);
  g_assert_cmpuint (moor_scored_get_missing (scored, WORRY, GENERAL), ==, 0);
  g_assert_false (moor_scored_has_retest (scored));

  g_assert_true (moor_scored_has_form (scored, GENERAL));
  g_assert_false (moor_scored_has_form (scored, ONE));
  is_nan (moor_scored_get_score (scored, WORRY, ONE));
  is_nan (moor_scored_get_half_width (scored, WORRY, ONE));
  g_assert_cmpint (moor_scored_find_form (scored, "statements"), ==, GENERAL);
  g_assert_cmpint (moor_scored_find_form (scored, "statements-one"), ==, -1);
  g_assert_null (moor_scored_get_page (scored));
  g_assert_cmpstr (moor_scored_get_date (scored), ==, "2026-11-21");
}

/* w4 and d7 are missing.
 * worry     w1 w2 w3 w5 w6 4 3 5 4 3, w7 4, w8 5: 28 / 7 = 4
 *           0 -1 1 0 -1 0 1: 4; √(4 / 6) / √7 = √(4 / 42)
 * distance  d1…d6 2 1 3 2 1 2, d8 1: 12 / 7 */
static void
test_missing (void)
{
  g_autoptr (MoorScored) one = scored_fixture_general ("1 2 4 5 5 3 2 1 3 2 - 2 4 1 3 -", -1);
  /* w1 and w2 are missing: more than one of eight. */
  g_autoptr (MoorScored) two = scored_fixture_general ("1 2 - 5 5 3 2 1 - 2 2 2 4 1 3 4", -1);
  g_autoptr (MoorScored) none = scored_fixture_general ("- - - - - - - - - - - - - - - -", -1);

  near_to (moor_scored_get_score (one, WORRY, GENERAL), 4);
  near_to (moor_scored_get_half_width (one, WORRY, GENERAL), 0.3086067);
  near_to (moor_scored_get_score (one, DISTANCE, GENERAL), 1.7142857);
  g_assert_cmpuint (moor_scored_get_missing (one, WORRY, GENERAL), ==, 1);
  g_assert_cmpuint (moor_scored_get_missing (one, DISTANCE, GENERAL), ==, 1);
  g_assert_cmpuint (moor_scored_get_n_answered (one, GENERAL), ==, 14);

  is_nan (moor_scored_get_score (two, WORRY, GENERAL));
  is_nan (moor_scored_get_half_width (two, WORRY, GENERAL));
  near_to (moor_scored_get_score (two, DISTANCE, GENERAL), 1.75);
  g_assert_cmpuint (moor_scored_get_missing (two, WORRY, GENERAL), ==, 2);

  g_assert_false (moor_scored_has_form (none, GENERAL));
  is_nan (moor_scored_get_score (none, DISTANCE, GENERAL));
}

/* Near: 2 and 5 give 3.5. Of untested statements √((1.5² + 1.5²) / 1) / √2 = 1.5;
 * with a retest value 1.2 × √(1 - 0.75) = 0.6, whoever tested them. */
static void
test_half_width (void)
{
  g_autoptr (MoorScored) untested = scored_fixture_form (
    SCORED_FORM ("f", "1", "no", ""), "f", "2 5 3 3", NULL, NULL);
  g_autoptr (MoorScored) alpha = scored_fixture_form (
    SCORED_FORM ("f", "1", "clinical", SCORED_ALPHA), "f", "2 5 3 3", NULL, NULL);
  g_autoptr (MoorScored) retest = scored_fixture_form (
    SCORED_FORM ("f", "1", "research", SCORED_RETEST ("near") SCORED_RETEST ("far")), "f", "2 5 3 3",
    NULL, NULL);
  g_autoptr (MoorScored) half = scored_fixture_form (
    SCORED_FORM ("f", "1", "no", SCORED_RETEST ("near")), "f", "2 5 3 3", NULL, NULL);
  /* A sum: 2 + 5. The error of a mean is not its. */
  g_autoptr (MoorScored) sum = scored_fixture_form (
    SCORED_FORM_ ("f", "1", "no", "7", "sum", "14", "") , "f", "2 5 3 3", NULL, NULL);

  near_to (moor_scored_get_score (untested, NEAR, MOTHER), 3.5);
  near_to (moor_scored_get_half_width (untested, NEAR, MOTHER), 1.5);
  /* Both said 3: a point. */
  g_assert_cmpfloat (moor_scored_get_half_width (untested, FAR, MOTHER), ==, 0);
  is_nan (moor_scored_get_half_width (untested, APART, MOTHER));

  is_nan (moor_scored_get_half_width (alpha, NEAR, MOTHER));
  g_assert_false (moor_scored_has_retest (alpha));

  near_to (moor_scored_get_half_width (retest, NEAR, MOTHER), 0.6);
  g_assert_true (moor_scored_has_retest (retest));
  is_nan (moor_scored_get_half_width (retest, NEAR, FRIEND));
  g_assert_false (moor_scored_has_retest (half));

  near_to (moor_scored_get_score (sum, NEAR, MOTHER), 7);
  is_nan (moor_scored_get_half_width (sum, NEAR, MOTHER));
}

static void
test_all_same (void)
{
  g_autoptr (MoorScored) same = scored_fixture_general ("3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3", -1);
  g_autoptr (MoorScored) last = scored_fixture_general ("3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 2", -1);
  g_autoptr (MoorScored) open = scored_fixture_general ("3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 -", -1);
  g_autoptr (MoorScored) four = scored_fixture_form (SCORED_FORM ("f", "1", "no", ""), "f", "6 6 6 6",
                                                     NULL, "6 6 6 5");

  g_assert_true (moor_scored_is_all_same (same, GENERAL));
  g_assert_false (moor_scored_is_all_same (same, ONE));
  g_assert_false (moor_scored_is_all_same (last, GENERAL));
  g_assert_false (moor_scored_is_all_same (open, GENERAL));
  g_assert_true (moor_scored_is_all_same (four, MOTHER));
  g_assert_false (moor_scored_is_all_same (four, FRIEND));
}

/* Three statements: too few to wonder at. */
static void
test_few (void)
{
  static const char three[] =
    "<questionnaire id=\"three\" version=\"1\" validated=\"no\"><title>T</title><purpose>P.</purpose>"
    "<rights holder=\"J\">F.</rights><scale from=\"1\" to=\"5\"><label value=\"1\">n</label>"
    "<label value=\"5\">y</label></scale><item id=\"a\">A.</item><item id=\"b\">B.</item>"
    "<item id=\"c\">C.</item><subscale id=\"s\" items=\"a b c\"><title>S</title></subscale>"
    "<test><answers>1 2 3</answers><expect score=\"s\" value=\"2\"/></test></questionnaire>";
  g_autoptr (MoorExercise) exercise = scored_fixture_exercise (
    "<exercise id=\"x\" version=\"1\" step=\"style\" depth=\"1\" minutes=\"5\"><title>X</title>"
    "<summary>S.</summary><part id=\"p\"><prompt>P</prompt><items id=\"i\" questionnaire=\"three\"/>"
    "</part><closing>Done.</closing></exercise>", three);
  g_autoptr (MoorAnswers) answers = moor_answers_new ();
  g_autoptr (MoorScored) scored = NULL;

  scored_fixture_set (answers, exercise, "i", "2 2 2", 0);
  scored = scored_fixture_score (exercise, answers, NULL);
  g_assert_false (moor_scored_is_all_same (scored, 0));
  g_assert_false (moor_scored_is_very_quick (scored, 0));
  g_assert_cmpfloat (moor_scored_get_score (scored, 0, 0), ==, 2);
}

/* Between sixteen answers there are fifteen times: 15 × 1.5 s = 22.5 s. */
static void
test_very_quick (void)
{
  g_autoptr (MoorScored) quick = scored_fixture_general (SHEET, 22.4);
  g_autoptr (MoorScored) limit = scored_fixture_general (SHEET, 22.5);
  g_autoptr (MoorScored) unknown = scored_fixture_general (SHEET, -1);
  /* Four: 3 × 1.5 = 4.5. */
  g_autoptr (MoorScored) four = scored_fixture_general ("1 2 3 4 - - - - - - - - - - - -", 4.4);
  g_autoptr (MoorScored) slower = scored_fixture_general ("1 2 3 4 - - - - - - - - - - - -", 4.5);
  g_autoptr (MoorScored) three = scored_fixture_general ("1 2 3 - - - - - - - - - - - - -", 0);

  g_assert_true (moor_scored_is_very_quick (quick, GENERAL));
  g_assert_false (moor_scored_is_very_quick (quick, ONE));
  g_assert_false (moor_scored_is_very_quick (limit, GENERAL));
  g_assert_false (moor_scored_is_very_quick (unknown, GENERAL));
  g_assert_true (moor_scored_is_very_quick (four, GENERAL));
  g_assert_false (moor_scored_is_very_quick (slower, GENERAL));
  g_assert_false (moor_scored_is_very_quick (three, GENERAL));
}

/* Somebody went back and chose one person: what was said about people in general is
 * still there, and does not count. */
static void
test_hidden (void)
{
  g_autoptr (MoorExercise) exercise = scored_fixture_built_in ("how-i-answered-today");
  g_autoptr (MoorAnswers) answers = moor_answers_new ();
  g_autoptr (MoorScored) scored = NULL;

  scored_fixture_set_text (answers, "about", "one");
  scored_fixture_set_text (answers, "who", "id-of-kim");
  scored_fixture_set (answers, exercise, "statements", SHEET, -1);
  scored_fixture_set (answers, exercise, "statements-one", "3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3", -1);
  scored = scored_fixture_score (exercise, answers, NULL);

  g_assert_false (moor_scored_has_form (scored, GENERAL));
  is_nan (moor_scored_get_score (scored, WORRY, GENERAL));
  g_assert_cmpint (moor_scored_find_form (scored, "statements"), ==, -1);
  near_to (moor_scored_get_score (scored, WORRY, ONE), 3);
  g_assert_cmpstr (moor_scored_get_about (scored, ONE), ==, "id-of-kim");
  g_assert_null (moor_scored_get_about (scored, GENERAL));
}

/* Near: mother (2 + 5) / 2 = 3.5, friend 6 of one = 6; over all (3.5 + 6) / 2 = 4.75. */
static void
test_forms (void)
{
  g_autoptr (MoorScored) both = scored_fixture_form (SCORED_FORM ("f", "1", "no", ""), "f", "2 5 3 3",
                                                     "id-of-kim", "6 - - -");
  g_autoptr (MoorScored) friend = scored_fixture_form (SCORED_FORM ("f", "1", "no", ""), "f", NULL,
                                                       NULL, "6 6 1 2");

  near_to (moor_scored_get_score (both, NEAR, MOTHER), 3.5);
  near_to (moor_scored_get_score (both, APART, MOTHER), 0.5);
  near_to (moor_scored_get_score (both, NEAR, FRIEND), 6);
  is_nan (moor_scored_get_score (both, FAR, FRIEND));
  g_assert_cmpuint (moor_scored_get_missing (both, FAR, FRIEND), ==, 2);
  near_to (moor_scored_get_score (both, NEAR_ALL, -1), 4.75);
  g_assert_cmpstr (moor_scored_get_about (both, FRIEND), ==, "id-of-kim");

  g_assert_false (moor_scored_has_form (friend, MOTHER));
  near_to (moor_scored_get_score (friend, NEAR_ALL, -1), 6);
  g_assert_null (moor_scored_get_about (friend, FRIEND));
}

/* Two fields for one form, of which the second is the one in sight: nothing of the first
 * is left in it. */
static void
test_asked_twice (void)
{
  g_autoptr (MoorExercise) exercise = scored_fixture_exercise (
    "<exercise id=\"x\" version=\"1\" step=\"style\" depth=\"1\" minutes=\"5\"><title>X</title>"
    "<summary>S.</summary><part id=\"p\"><prompt>P</prompt>"
    "<items id=\"first\" questionnaire=\"closeness\" form=\"general\"/></part>"
    "<part id=\"q\"><prompt>Q</prompt><items id=\"second\" questionnaire=\"closeness\" form=\"general\"/>"
    "</part><closing>Done.</closing></exercise>", NULL);
  g_autoptr (MoorAnswers) answers = moor_answers_new ();
  g_autoptr (MoorScored) scored = NULL;

  scored_fixture_set (answers, exercise, "first", SHEET, -1);
  scored_fixture_set (answers, exercise, "second", "- 2 - 2 - 2 - 2 - 2 - 2 - 2 - 2", -1);
  scored = scored_fixture_score (exercise, answers, NULL);
  is_nan (moor_scored_get_score (scored, WORRY, GENERAL));
  g_assert_cmpuint (moor_scored_get_missing (scored, WORRY, GENERAL), ==, 8);
  g_assert_cmpuint (moor_scored_get_n_answered (scored, GENERAL), ==, 8);
}

/* Its pages hold the statements and not the file. */
static void
test_first_version (void)
{
  g_autoptr (MoorExercise) exercise = scored_fixture_first_version ();
  g_autoptr (MoorQuestionnaire) own = scored_fixture_own ();
  g_autoptr (MoorAnswers) answers = moor_answers_new ();
  g_autoptr (MoorScored) general = NULL;
  g_autoptr (MoorScored) one = NULL;
  g_autoptr (GPtrArray) without = NULL;

  scored_fixture_set_text (answers, "about", "general");
  scored_fixture_set (answers, exercise, "statements", SHEET, -1);
  general = scored_fixture_score (exercise, answers, own);
  g_assert_true (moor_scored_get_questionnaire (general) == own);
  near_to (moor_scored_get_score (general, WORRY, GENERAL), 3.75);
  near_to (moor_scored_get_score (general, DISTANCE, GENERAL), 1.75);
  g_assert_null (moor_scored_get_about (general, GENERAL));

  without = moor_scored_all (exercise, scored_fixture_look_up, answers, NULL);
  g_assert_cmpuint (without->len, ==, 0);

  scored_fixture_set_text (answers, "about", "one");
  scored_fixture_set_text (answers, "who", "id-of-kim");
  /* A half, and one above the scale: no answers. */
  scored_fixture_set (answers, exercise, "statements-one", "1 2 4 5 5 3 2.5 1 3 2 2 2 4 1 3 9", -1);
  one = scored_fixture_score (exercise, answers, own);
  g_assert_cmpstr (moor_scored_get_about (one, ONE), ==, "id-of-kim");
  g_assert_cmpuint (moor_scored_get_n_answered (one, ONE), ==, 14);
  g_assert_cmpuint (moor_scored_get_missing (one, WORRY, ONE), ==, 1);
  g_assert_false (moor_scored_has_form (one, GENERAL));
}

/* Other statements of other exercises are no questionnaire. */
static void
test_other_items (void)
{
  g_autoptr (MoorExercise) exercise = scored_fixture_exercise (
    "<exercise id=\"x\" version=\"1\" step=\"style\" depth=\"1\" minutes=\"5\"><title>X</title>"
    "<summary>S.</summary><part id=\"p\"><prompt>P</prompt><items id=\"statements\" from=\"1\" to=\"5\">"
    "<item id=\"w1\">W.</item></items></part><closing>Done.</closing></exercise>", NULL);
  g_autoptr (MoorQuestionnaire) own = scored_fixture_own ();
  g_autoptr (MoorAnswers) answers = moor_answers_new ();
  g_autoptr (GPtrArray) all = NULL;

  scored_fixture_set (answers, exercise, "statements", "3", -1);
  all = moor_scored_all (exercise, scored_fixture_look_up, answers, own);
  g_assert_cmpuint (all->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);
  /* 21 November 2026, noon. */
  moor_clock_set_for_test (G_GINT64_CONSTANT (1795258800) * G_USEC_PER_SEC);

  g_test_add_func ("/scored/scores", test_scores);
  g_test_add_func ("/scored/missing", test_missing);
  g_test_add_func ("/scored/half-width", test_half_width);
  g_test_add_func ("/scored/all-same", test_all_same);
  g_test_add_func ("/scored/few", test_few);
  g_test_add_func ("/scored/very-quick", test_very_quick);
  g_test_add_func ("/scored/hidden", test_hidden);
  g_test_add_func ("/scored/forms", test_forms);
  g_test_add_func ("/scored/asked-twice", test_asked_twice);
  g_test_add_func ("/scored/first-version", test_first_version);
  g_test_add_func ("/scored/other-items", test_other_items);

  return g_test_run ();
}

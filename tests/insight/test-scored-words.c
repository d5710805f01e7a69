/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-comma.h"
#include "moor-scored-fixture.h"

#include "base/moor-clock.h"
#include "insight/moor-scored-words.h"

enum { GENERAL, ONE };
enum { MOTHER, FRIEND };

#define DAY G_GINT64_CONSTANT (86400000000)
/* 21 November 2026, noon. */
#define TODAY (G_GINT64_CONSTANT (1795258800) * G_USEC_PER_SEC)

#define BOTH_RETEST SCORED_RETEST ("near") SCORED_RETEST ("far")

/* Nothing that names what somebody is, or compares with people, or judges a change. */
static void
check_says_no_more (const char *text)
{
  static const char * const never[] = {
    "secure", "anxious", "avoidant", "fearful", "preoccupied", "dismissing", "disorgani", "style", "type",
    "percent", "%", "total", "improve", "better", "worse", "progress", "normal", "disorder", "diagnos",
    "average person", "reliable change", "!",
  };
  g_autofree char *small = g_utf8_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (strstr (small, never[i]) != NULL)
      g_error ("“%s” in: %s", never[i], text);
}

static void
check (char       *text,
       const char *expected)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (owned, ==, expected);
  check_says_no_more (owned);
}

static char *
paragraph (MoorScored *scored,
           guint       form,
           guint       i)
{
  g_autoptr (GPtrArray) paragraphs = moor_scored_paragraphs (scored, form);

  g_assert_cmpuint (paragraphs->len, >, i);
  return g_strdup (paragraphs->pdata[i]);
}

/* The sentences of the program's own statements, as they were settled. */
static void
test_own (void)
{
  g_autoptr (MoorScored) scored = scored_fixture_general ("1 2 4 5 5 3 2 1 3 2 2 2 4 1 3 4", 120);
  MoorQuestionnaire *own = moor_scored_get_questionnaire (scored);
  g_autoptr (GPtrArray) paragraphs = moor_scored_paragraphs (scored, GENERAL);

  g_assert_cmpstr (moor_questionnaire_get_banner (own), ==,
                   "Our own statements, not a tested questionnaire. Good for noticing and for talking. "
                   "Not for deciding what you are.");
  g_assert_cmpstr (moor_scored_banner_more (own), ==,
                   "These sixteen statements were written for Mooring. Nobody has tested them with "
                   "large groups. So a result cannot tell you how you compare with others. Nor can it "
                   "tell whether a change from one time to the next is real.\n"
                   "A counselor can add a tested form: in Preferences, under Exercises of your own.");
  g_assert_cmpstr (moor_scored_on_paper (own), ==,
                   "Answered by the person themselves, with statements that have not been validated. "
                   "Not an assessment.");
  g_assert_cmpstr (moor_scored_middle (), ==,
                   "The middle of the scale is only the middle of the scale. It is not an average of "
                   "people.");
  g_assert_cmpstr (moor_scored_under_the_map (), ==,
                   "Both can be high, both can be low, and they can differ from person to person. They "
                   "also differ from month to month. This is a picture of one day's answers.");

  /* 3.75 and 1.75: test-scored.c; (3.8 - 3) / 2 = 0.4 is still a little. Two, and no total. */
  g_assert_cmpuint (paragraphs->len, ==, 2);
  check (paragraph (scored, GENERAL, 0), "Worry: 3.8 on a scale from 1 to 5, a little above its middle.");
  check (paragraph (scored, GENERAL, 1), "Distance: 1.8 on a scale from 1 to 5, below its middle.");
  check (moor_scored_line (scored, GENERAL, "People in general"),
         "21 November 2026 · People in general · Worry 3.8 · Distance 1.8");
  check (moor_scored_line (scored, GENERAL, ""), "21 November 2026 · Worry 3.8 · Distance 1.8");
  check (moor_scored_answered_text (scored, GENERAL), "16 of 16");
  check (moor_scored_about (scored, GENERAL, NULL), "People in general");
  g_assert_null (moor_scored_no_area (scored, GENERAL));
}

static void
test_tested (void)
{
  g_autoptr (MoorScored) tested = scored_fixture_form (SCORED_FORM ("f", "1", "clinical", ""), "f",
                                                       "2 5 3 3", "id-of-kim", "2 5 - -");
  g_autoptr (MoorScored) untested = scored_fixture_form (SCORED_FORM ("f", "1", "no", ""), "f",
                                                         "2 5 3 3", NULL, NULL);

  g_assert_null (moor_questionnaire_get_banner (moor_scored_get_questionnaire (tested)));
  g_assert_null (moor_scored_banner_more (moor_scored_get_questionnaire (tested)));
  g_assert_cmpstr (moor_scored_on_paper (moor_scored_get_questionnaire (tested)), ==,
                   "Answered by the person themselves. Not an assessment.");
  check (moor_scored_about (tested, MOTHER, NULL), "My mother");
  check (moor_scored_about (tested, FRIEND, "Kim"), "Kim");
  check (moor_scored_about (tested, FRIEND, NULL), "somebody");

  g_assert_cmpstr (moor_questionnaire_get_banner (moor_scored_get_questionnaire (untested)), ==,
                   "These statements are not a tested questionnaire. Good for noticing and for "
                   "talking. Not for deciding what you are.");
  /* The sixteen are not these. */
  g_assert_null (moor_scored_banner_more (moor_scored_get_questionnaire (untested)));
}

/* Near and far of 1 to 7 in one way: what is said of each value. */
static void
test_places (void)
{
  static const struct { const char *answers, *says; } cases[] = {
    { "1 1 - -", "Near: 1.0 on a scale from 1 to 7, below its middle." },
    { "2 3 - -", "Near: 2.5 on a scale from 1 to 7, below its middle." },
    { "3 3 - -", "Near: 3.0 on a scale from 1 to 7, a little below its middle." },
    { "3 4 - -", "Near: 3.5 on a scale from 1 to 7, a little below its middle." },
    { "4 4 - -", "Near: 4.0 on a scale from 1 to 7, at its middle." },
    { "1 7 - -", "Near: 4.0 on a scale from 1 to 7, at its middle." },
    { "5 5 - -", "Near: 5.0 on a scale from 1 to 7, a little above its middle." },
    { "5 6 - -", "Near: 5.5 on a scale from 1 to 7, above its middle." },
    { "7 7 - -", "Near: 7.0 on a scale from 1 to 7, above its middle." },
    { "- 6 - -", "Near: 6.0 on a scale from 1 to 7, above its middle. "
                 "1 of its 2 statements was left open; the others count." },
    { "- - 1 1", "Near: not scored, because 2 of its 2 statements were left open." },
  };
  g_autoptr (MoorScored) general = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoorScored) scored = scored_fixture_form (SCORED_FORM ("f", "1", "research", ""), "f",
                                                           cases[i].answers, NULL, NULL);

      check (paragraph (scored, MOTHER, 0), cases[i].says);
    }

  /* On 1 to 5 in eighths; the words are those of the number that is shown.
   * w1…w6 and 6 - w7, 6 - w8; the eight d alike: 3 3 3 3 3 3 3 4 is 25 / 8 = 3.125;
   * six 4, one 3, one 3 is 30 / 8 = 3.75, shown as 3.8; 31 / 8 = 3.875 as 3.9. */
  general = scored_fixture_general ("3 3 3 3 3 3 3 3 3 3 3 3 3 3 4 2", -1);
  check (paragraph (general, GENERAL, 0), "Worry: 3.1 on a scale from 1 to 5, a little above its middle.");
  check (paragraph (general, GENERAL, 1), "Distance: 3.1 on a scale from 1 to 5, a little above its middle.");
  g_clear_pointer (&general, moor_scored_unref);
  general = scored_fixture_general ("2 4 4 3 4 4 3 4 4 4 4 4 4 4 4 3", -1);
  check (paragraph (general, GENERAL, 0), "Worry: 3.9 on a scale from 1 to 5, above its middle.");
  check (paragraph (general, GENERAL, 1), "Distance: 3.8 on a scale from 1 to 5, a little above its middle.");
  g_clear_pointer (&general, moor_scored_unref);
  /* The other way round: 17 / 8 = 2.125, 18 / 8 = 2.25, shown as 2.2 (the even one). */
  general = scored_fixture_general ("4 2 2 3 2 2 3 2 2 2 2 2 2 2 2 3", -1);
  check (paragraph (general, GENERAL, 0), "Worry: 2.1 on a scale from 1 to 5, below its middle.");
  check (paragraph (general, GENERAL, 1), "Distance: 2.2 on a scale from 1 to 5, a little below its middle.");
}

/* Two forms in one page: each has its own, and what is over all comes with the last. */
static void
test_forms (void)
{
  g_autoptr (MoorScored) both = scored_fixture_form (SCORED_FORM ("f", "1", "research", ""), "f",
                                                     "2 5 3 3", "id-of-kim", "6 6 - -");
  g_autoptr (MoorScored) mother = scored_fixture_form (SCORED_FORM ("f", "1", "research", ""), "f",
                                                       "2 5 3 3", NULL, NULL);
  g_autoptr (GPtrArray) first = moor_scored_paragraphs (both, MOTHER);
  g_autoptr (GPtrArray) alone = moor_scored_paragraphs (mother, MOTHER);

  g_assert_cmpuint (first->len, ==, 3);
  check (paragraph (both, MOTHER, 2), "Apart: 0.5.");
  check (paragraph (both, FRIEND, 0), "Near: 6.0 on a scale from 1 to 7, above its middle.");
  check (paragraph (both, FRIEND, 1),
         "Far: not scored, because 2 of its 2 statements were left open.");
  check (paragraph (both, FRIEND, 2), "Apart: not scored.");
  /* (3.5 + 6) / 2 = 4.75, and 4.75 is shown as 4.8. */
  check (paragraph (both, FRIEND, 3),
         "Near, over all: 4.8 on a scale from 1 to 7, a little above its middle.");
  g_assert_cmpuint (alone->len, ==, 4);
  check (moor_scored_score_text (both, 1, FRIEND), "not scored");
  check (moor_scored_answered_text (both, FRIEND), "2 of 4");
  check (moor_scored_line (both, FRIEND, "Kim"),
         "21 November 2026 · Kim · Near 6.0 · Far not scored · Apart not scored");
}

static void
test_known (void)
{
  g_autoptr (MoorScored) scored = scored_fixture_form (
    SCORED_FORM ("f", "1", "research",
                 "<norm score=\"near\" mean=\"4.1\" sd=\"1.1\" n=\"900\" population=\"students in one "
                 "country\" source=\"Doe 2020, table 1\"/>"
                 "<band score=\"near\" from=\"1\" to=\"4\" source=\"Doe 2020, p. 9\">the lower half</band>"
                 "<band score=\"near\" from=\"4\" to=\"7\" source=\"Doe 2020, p. 9\">the upper half</band>"),
    "f", "4 4 3 3", NULL, NULL);

  /* Exactly between two: the lower one. */
  check (paragraph (scored, MOTHER, 0),
         "Near: 4.0 on a scale from 1 to 7, at its middle. The file calls this “the lower half” (Doe "
         "2020, p. 9). For comparison: in 900 people (students in one country) the mean was 4.1, with "
         "a standard deviation of 1.1. Source: Doe 2020, table 1.");
  check (paragraph (scored, MOTHER, 1),
         "Far: 3.0 on a scale from 1 to 7, a little below its middle.");
}

static void
test_no_area (void)
{
  g_autoptr (MoorScored) one = scored_fixture_form (SCORED_FORM ("f", "1", "no", ""), "f", "2 5 3 3",
                                                    NULL, NULL);
  g_autoptr (MoorScored) both = scored_fixture_form (SCORED_FORM ("f", "1", "no", ""), "f", "2 2 3 3",
                                                     NULL, NULL);
  g_autoptr (MoorScored) tested = scored_fixture_form (SCORED_FORM ("f", "1", "research", ""), "f",
                                                       "2 2 3 3", NULL, NULL);
  /* A retest value of 1 leaves no room for movement; the answers have nothing to do with it. */
  g_autoptr (MoorScored) certain = scored_fixture_form (
    SCORED_FORM ("f", "1", "no",
                 "<reliability score=\"near\" kind=\"retest\" value=\"1\" sd=\"1\" n=\"9\" interval=\"a day\" source=\"D\"/>"
                 "<reliability score=\"far\" kind=\"retest\" value=\"1\" sd=\"1\" n=\"9\" interval=\"a day\" source=\"D\"/>"),
    "f", "2 5 3 3", NULL, NULL);

  check (moor_scored_no_area (one, MOTHER),
         "Far: your answers all said the same, so it has no width on the map.");
  check (moor_scored_no_area (both, MOTHER),
         "Near and Far: your answers to each all said the same, so neither has a width on the map.");
  g_assert_null (moor_scored_no_area (tested, MOTHER));
  g_assert_null (moor_scored_no_area (certain, MOTHER));
}

static MoorScored *
on_3_august (MoorScored *(* score) (void))
{
  MoorScored *scored;

  moor_clock_set_for_test (TODAY - 110 * DAY);
  scored = score ();
  moor_clock_set_for_test (TODAY);
  return scored;
}

static MoorScored *
own_before (void)
{
  return scored_fixture_general ("1 2 4 5 5 3 2 1 3 2 2 2 4 1 3 4", -1);
}

static MoorScored *
form_before (void)
{
  return scored_fixture_form (SCORED_FORM ("f", "1", "research", BOTH_RETEST), "f", "2 2 3 3", NULL, NULL);
}

static MoorScored *
alpha_before (void)
{
  return scored_fixture_form (SCORED_FORM ("f", "1", "clinical", SCORED_ALPHA), "f", "1 1 1 1", NULL, NULL);
}

/* Nobody can say, for the program's own and wherever there is no retest value, however
 * large the change; with one: 1.66 is the limit (test-movement.c). */
static void
test_compare (void)
{
  g_autoptr (MoorScored) own_first = on_3_august (own_before);
  g_autoptr (MoorScored) own = scored_fixture_general ("5 1 1 5 1 1 5 1 1 1 1 1 1 1 1 5", -1);
  g_autoptr (MoorScored) alpha_first = on_3_august (alpha_before);
  g_autoptr (MoorScored) alpha = scored_fixture_form (SCORED_FORM ("f", "1", "clinical", SCORED_ALPHA),
                                                      "f", "7 7 7 7", NULL, NULL);
  g_autoptr (MoorScored) first = on_3_august (form_before);
  g_autoptr (MoorScored) then = scored_fixture_form (SCORED_FORM ("f", "1", "research", BOTH_RETEST),
                                                     "f", "4 4 4 5", NULL, NULL);
  g_autoptr (MoorScored) again = scored_fixture_form (SCORED_FORM ("f", "1", "research", BOTH_RETEST),
                                                      "f", "1 3 3 4", NULL, NULL);
  g_autoptr (MoorScored) alpha_again = alpha_before ();
  g_autoptr (MoorScored) open = scored_fixture_form (SCORED_FORM ("f", "1", "research", BOTH_RETEST),
                                                     "f", "- - - -", NULL, NULL);

  check (moor_scored_compare (own_first, own, GENERAL),
         "On 3 August 2026: Worry 3.8, Distance 1.8. On 21 November 2026: Worry 1.0, Distance 1.0. "
         "Whether that is more than day-to-day movement, nobody can say for these statements.");
  check (moor_scored_compare (alpha_first, alpha, MOTHER),
         "On 3 August 2026: Near 1.0, Far 1.0, Apart 0.0. On 21 November 2026: Near 7.0, Far 7.0, "
         "Apart 0.0. Whether that is more than day-to-day movement, nobody can say for these "
         "statements.");
  /* 2 → 4 is 2; 3 → 4.5 is 1.5. */
  check (moor_scored_compare (first, then, MOTHER),
         "On 3 August 2026: Near 2.0, Far 3.0, Apart −1.0. On 21 November 2026: Near 4.0, Far 4.5, "
         "Apart −0.5. Near: the change is larger than the movement found when 312 people answered "
         "twice without any help in between. Far: the change is within the movement found when people "
         "answered twice.");
  /* What is shown alike did not change, with a retest value and without one. */
  check (moor_scored_compare (first, again, MOTHER),
         "On 3 August 2026: Near 2.0, Far 3.0, Apart −1.0. On 21 November 2026: Near 2.0, Far 3.5, "
         "Apart −1.5. Near: the same both times. Far: the change is within the movement found when "
         "people answered twice.");
  check (moor_scored_compare (alpha_first, alpha_again, MOTHER),
         "On 3 August 2026: Near 1.0, Far 1.0, Apart 0.0. On 21 November 2026: Near 1.0, Far 1.0, "
         "Apart 0.0. The numbers are the same both times.");
  /* The file could tell, and there is nothing to tell of. */
  check (moor_scored_compare (first, open, MOTHER),
         "On 3 August 2026: Near 2.0, Far 3.0, Apart −1.0. On 21 November 2026: Near not scored, Far "
         "not scored, Apart not scored.");
}

/* Whole answers added up are whole; with one missing it is its
 * mean times the number, (3 / 1) * 2, an estimate. */
static void
test_sums (void)
{
  g_autoptr (MoorScored) sums = scored_fixture_form (
    SCORED_FORM_ ("f", "1", "no", "7", "sum", "14", ""), "f", "5 6 3 -", NULL, NULL);

  check (paragraph (sums, MOTHER, 0), "Near: 11 on a scale from 2 to 14, above its middle.");
  check (paragraph (sums, MOTHER, 1),
         "Far: 6.0 on a scale from 2 to 14, a little below its middle. "
         "1 of its 2 statements was left open; the others count.");
  check (paragraph (sums, MOTHER, 2), "Apart: 5.0.");
  check (moor_scored_score_text (sums, 0, MOTHER), "11");
  check (moor_scored_line (sums, MOTHER, ""), "21 November 2026 · Near 11 · Far 6.0 · Apart 5.0");
}

static void
test_number (void)
{
  check (moor_scored_number (2.25), "2.2");
  check (moor_scored_number (3), "3.0");
  check (moor_scored_number (-0.04), "0.0");
  check (moor_scored_number (-1.5), "−1.5");
}

/* Where a comma parts a number: in what is read, and not in what is counted. */
static void
test_comma (void)
{
  g_autoptr (MoorScored) scored = scored_fixture_form (SCORED_FORM ("f", "1", "no", ""), "f", "3 4 5 6",
                                                       NULL, NULL);

  if (!moor_comma_enter ())
    {
      g_test_skip ("there is no locale with a comma here");
      return;
    }

  check (moor_scored_number (2.6), "2,6");
  check (paragraph (scored, MOTHER, 0), "Near: 3,5 on a scale from 1 to 7, a little below its middle.");
  check (paragraph (scored, MOTHER, 1), "Far: 5,5 on a scale from 1 to 7, above its middle.");
  setlocale (LC_NUMERIC, "C");
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);
  moor_clock_set_for_test (TODAY);

  g_test_add_func ("/scored-words/own", test_own);
  g_test_add_func ("/scored-words/tested", test_tested);
  g_test_add_func ("/scored-words/places", test_places);
  g_test_add_func ("/scored-words/forms", test_forms);
  g_test_add_func ("/scored-words/known", test_known);
  g_test_add_func ("/scored-words/no-area", test_no_area);
  g_test_add_func ("/scored-words/compare", test_compare);
  g_test_add_func ("/scored-words/sums", test_sums);
  g_test_add_func ("/scored-words/number", test_number);
  g_test_add_func ("/scored-words/comma", test_comma);

  return g_test_run ();
}

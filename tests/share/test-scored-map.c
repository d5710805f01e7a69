/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-scored-fixture.h"

#include "base/moor-clock.h"
#include "share/moor-scored-map.h"

enum { MOTHER, FRIEND };

#define DAY G_GINT64_CONSTANT (86400000000)
/* 21 November 2026, noon. */
#define TODAY (G_GINT64_CONSTANT (1795258800) * G_USEC_PER_SEC)

#define UNTESTED SCORED_FORM ("f", "1", "no", "")
#define TESTED SCORED_FORM ("f", "1", "research", SCORED_RETEST ("near") SCORED_RETEST ("far"))

static const char *
name (const char *uuid,
      gpointer    data)
{
  g_assert_cmpstr (data, ==, "people");
  return strcmp (uuid, "id-of-kim") == 0 ? "Kim van der Berg" :
         strcmp (uuid, "id-of-ann") == 0 ? "ann" : NULL;
}

static GPtrArray *
others_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) moor_scored_unref);
}

static MoorClosenessMap *
map_of (MoorScored *now,
        guint       form,
        GPtrArray  *others)
{
  return moor_scored_map_new (now, form, others, name, (gpointer) "people");
}

static void
check_point (MoorClosenessMap *map,
             guint             i,
             MoorMapPointKind  kind,
             double            worry,
             double            distance,
             const char       *label,
             const char       *words)
{
  const MoorMapPoint *point = moor_closeness_map_get_point (map, i);

  g_assert_cmpint (point->kind, ==, kind);
  g_assert_cmpfloat_with_epsilon (point->worry, worry, 1e-9);
  g_assert_cmpfloat_with_epsilon (point->distance, distance, 1e-9);
  g_assert_cmpstr (point->label, ==, label);
  g_assert_cmpstr (point->words, ==, words);
}

/* Newest first: today's two forms, then earlier ones about the same and about others. */
static void
test_kinds (void)
{
  g_autoptr (GPtrArray) others = others_new ();
  g_autoptr (MoorClosenessMap) map = NULL;
  g_autoptr (MoorClosenessMap) of_kim = NULL;
  MoorScored *now = scored_fixture_form (UNTESTED, "f", "2 5 3 3", "id-of-kim", "6 6 1 2");

  g_ptr_array_add (others, now);
  moor_clock_set_for_test (TODAY - 10 * DAY);
  g_ptr_array_add (others, scored_fixture_form (UNTESTED, "f", "2 2 4 4", "id-of-kim", "1 1 1 1"));
  moor_clock_set_for_test (TODAY - 20 * DAY);
  g_ptr_array_add (others, scored_fixture_form (UNTESTED, "f", NULL, "id-of-ann", "7 7 7 7"));
  /* Of nobody: whom it is about nobody can say. */
  g_ptr_array_add (others, scored_fixture_form (UNTESTED, "f", NULL, NULL, "3 3 3 3"));
  /* Of one whose name is gone; and not scored on both axes. */
  g_ptr_array_add (others, scored_fixture_form (UNTESTED, "f", "1 1 - -", "id-of-gone", "4 4 4 4"));
  moor_clock_set_for_test (TODAY);

  map = map_of (now, MOTHER, others);
  g_assert_cmpuint (moor_closeness_map_get_n_points (map), ==, 5);
  check_point (map, 0, MOOR_MAP_NOW, 3.5, 3, "21 November 2026",
               "21 November 2026 · My mother · Near 3.5 · Far 3.0 · Apart 0.5");
  check_point (map, 1, MOOR_MAP_PERSON, 6, 1.5, "KV",
               "21 November 2026 · Kim van der Berg · Near 6.0 · Far 1.5 · Apart 4.5");
  check_point (map, 2, MOOR_MAP_EARLIER, 2, 4, "11 November 2026",
               "11 November 2026 · My mother · Near 2.0 · Far 4.0 · Apart −2.0");
  check_point (map, 3, MOOR_MAP_PERSON, 7, 7, "A", "1 November 2026 · ann · Near 7.0 · Far 7.0 · Apart 0.0");
  check_point (map, 4, MOOR_MAP_PERSON, 4, 4, "S",
               "1 November 2026 · somebody · Near 4.0 · Far 4.0 · Apart 0.0");

  /* The area is round what is looked at, and nothing else: √((1.5² + 1.5²) / 1) / √2. */
  g_assert_cmpfloat_with_epsilon (moor_closeness_map_get_point (map, 0)->worry_spread, 1.5, 1e-9);
  g_assert_cmpfloat (moor_closeness_map_get_point (map, 0)->distance_spread, ==, 0);
  for (guint i = 1; i < 5; i++)
    {
      g_assert_true (isnan (moor_closeness_map_get_point (map, i)->worry_spread));
      g_assert_true (isnan (moor_closeness_map_get_point (map, i)->distance_spread));
    }
  g_assert_nonnull (strstr (moor_closeness_map_get_legend (map),
                            "How far your answers pulled apart. A wide area means they did not agree "
                            "with each other"));
  g_assert_null (strstr (moor_closeness_map_get_legend (map), "another day"));

  /* Looked at from Kim, the earlier one about Kim is the open point. */
  of_kim = map_of (now, FRIEND, others);
  g_assert_cmpuint (moor_closeness_map_get_n_points (of_kim), ==, 5);
  check_point (of_kim, 0, MOOR_MAP_NOW, 6, 1.5, "21 November 2026",
               "21 November 2026 · Kim van der Berg · Near 6.0 · Far 1.5 · Apart 4.5");
  g_assert_cmpint (moor_closeness_map_get_point (of_kim, 1)->kind, ==, MOOR_MAP_PERSON);
  check_point (of_kim, 2, MOOR_MAP_EARLIER, 1, 1, "11 November 2026",
               "11 November 2026 · Kim van der Berg · Near 1.0 · Far 1.0 · Apart 0.0");
}

/* Two people nobody named are not one. */
static void
test_nobody (void)
{
  g_autoptr (GPtrArray) others = others_new ();
  g_autoptr (MoorClosenessMap) map = NULL;
  MoorScored *now = scored_fixture_form (UNTESTED, "f", NULL, NULL, "2 5 3 3");

  g_ptr_array_add (others, now);
  g_ptr_array_add (others, scored_fixture_form (UNTESTED, "f", NULL, NULL, "6 6 6 6"));
  map = map_of (now, FRIEND, others);
  g_assert_cmpuint (moor_closeness_map_get_n_points (map), ==, 1);
  check_point (map, 0, MOOR_MAP_NOW, 3.5, 3, "21 November 2026",
               "21 November 2026 · A friend · Near 3.5 · Far 3.0 · Apart 0.5");
}

/* Other statements, and the same ones on another scale, are on no map with these. */
static void
test_never_together (void)
{
  g_autoptr (GPtrArray) others = others_new ();
  g_autoptr (MoorScored) now = scored_fixture_form (UNTESTED, "f", "2 5 3 3", NULL, NULL);
  g_autoptr (MoorClosenessMap) map = NULL;
  g_autoptr (MoorClosenessMap) of_sum = NULL;
  MoorScored *sum;

  g_ptr_array_add (others, scored_fixture_form (SCORED_FORM ("g", "1", "no", ""), "g", "2 2 2 2", NULL,
                                                NULL));
  g_ptr_array_add (others, scored_fixture_form (SCORED_FORM_ ("f", "2", "no", "5", "mean", "5", ""), "f",
                                                "2 2 2 2", NULL, NULL));
  sum = scored_fixture_form (SCORED_FORM_ ("f", "3", "no", "7", "sum", "14", ""), "f", "7 7 7 7", NULL,
                             NULL);
  g_ptr_array_add (others, sum);
  g_ptr_array_add (others, scored_fixture_general ("3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3", -1));
  map = map_of (now, MOTHER, others);
  g_assert_cmpuint (moor_closeness_map_get_n_points (map), ==, 1);

  /* A later version on the same scale is. */
  g_ptr_array_add (others, scored_fixture_form (SCORED_FORM ("f", "4", "no", ""), "f", "2 2 2 2", NULL,
                                                NULL));
  g_clear_pointer (&map, moor_closeness_map_unref);
  map = map_of (now, MOTHER, others);
  g_assert_cmpuint (moor_closeness_map_get_n_points (map), ==, 2);

  /* A map of sums has their scale, and no area. */
  of_sum = map_of (sum, MOTHER, NULL);
  check_point (of_sum, 0, MOOR_MAP_NOW, 14, 14, "21 November 2026",
               "21 November 2026 · My mother · Near 14 · Far 14 · Apart 0.0");
  g_assert_nonnull (strstr (moor_closeness_map_get_title (of_sum), "from 2 (little) to 14 (a lot)"));
  g_assert_true (isnan (moor_closeness_map_get_point (of_sum, 0)->worry_spread));
}

static void
test_many (void)
{
  g_autoptr (GPtrArray) others = others_new ();
  g_autoptr (MoorScored) now = scored_fixture_form (UNTESTED, "f", "2 5 3 3", NULL, NULL);
  g_autoptr (MoorClosenessMap) map = NULL;

  for (int i = 1; i <= 20; i++)
    {
      moor_clock_set_for_test (TODAY - i * DAY);
      g_ptr_array_add (others, scored_fixture_form (UNTESTED, "f", "2 2 2 2", NULL, NULL));
    }
  moor_clock_set_for_test (TODAY);
  map = map_of (now, MOTHER, others);
  /* The newest twelve, and today's. */
  g_assert_cmpuint (moor_closeness_map_get_n_points (map), ==, 13);
  g_assert_cmpstr (moor_closeness_map_get_point (map, 1)->label, ==, "20 November 2026");
  g_assert_cmpstr (moor_closeness_map_get_point (map, 12)->label, ==, "9 November 2026");
}

static void
test_area (void)
{
  g_autoptr (MoorScored) tested = scored_fixture_form (TESTED, "f", "2 5 3 3", NULL, NULL);
  g_autoptr (MoorScored) alpha = scored_fixture_form (SCORED_FORM ("f", "1", "research", SCORED_ALPHA), "f",
                                                      "2 5 3 3", NULL, NULL);
  /* One axis has a value: a square of two meanings would be read as one. */
  g_autoptr (MoorScored) half = scored_fixture_form (SCORED_FORM ("f", "1", "no", SCORED_RETEST ("far")),
                                                     "f", "2 5 3 3", NULL, NULL);
  g_autoptr (MoorClosenessMap) of_tested = map_of (tested, MOTHER, NULL);
  g_autoptr (MoorClosenessMap) of_alpha = map_of (alpha, MOTHER, NULL);
  g_autoptr (MoorClosenessMap) of_half = map_of (half, MOTHER, NULL);

  /* 1.2 × √(1 - 0.75) */
  g_assert_cmpfloat_with_epsilon (moor_closeness_map_get_point (of_tested, 0)->worry_spread, 0.6, 1e-9);
  g_assert_cmpfloat_with_epsilon (moor_closeness_map_get_point (of_tested, 0)->distance_spread, 0.6, 1e-9);
  g_assert_nonnull (strstr (moor_closeness_map_get_legend (of_tested),
                            "Where your answers might have fallen on another day"));

  g_assert_true (isnan (moor_closeness_map_get_point (of_alpha, 0)->worry_spread));
  g_assert_cmpstr (moor_closeness_map_get_legend (of_alpha), ==, "Your answers on 21 November 2026");
  g_assert_true (isnan (moor_closeness_map_get_point (of_half, 0)->worry_spread));
  g_assert_true (isnan (moor_closeness_map_get_point (of_half, 0)->distance_spread));
  g_assert_cmpstr (moor_closeness_map_get_legend (of_half), ==, "Your answers on 21 November 2026");
}

/* What the axes of the program's own statements are about, and nothing about quadrants. */
static void
test_own (void)
{
  g_autoptr (MoorScored) now = scored_fixture_general ("1 2 4 5 5 3 2 1 3 2 2 2 4 1 3 4", -1);
  g_autoptr (MoorScored) open = scored_fixture_general ("1 2 - 5 5 3 2 1 - 2 2 2 4 1 3 4", -1);
  g_autoptr (MoorClosenessMap) map = map_of (now, 0, NULL);

  g_assert_cmpstr (moor_closeness_map_get_title (map), ==,
                   "A map of answers: Worry across, Distance up, both from 1 (little) to 5 (a lot).");
  g_assert_cmpstr (moor_closeness_map_get_legend (map), ==,
                   "Worry: how often closeness comes with fear of losing it\n"
                   "Distance: how much you keep feelings and needs to yourself\n"
                   "Your answers on 21 November 2026\n"
                   "How far your answers pulled apart. A wide area means they did not agree with each "
                   "other");
  g_assert_cmpfloat_with_epsilon (moor_closeness_map_get_point (map, 0)->distance_spread, 0.25, 1e-9);
  g_assert_null (map_of (open, 0, NULL));
}

/* No axes, no map. */
static void
test_none (void)
{
  static const char flat[] =
    "<questionnaire id=\"flat\" version=\"1\" validated=\"no\"><title>T</title><purpose>P.</purpose>"
    "<rights holder=\"J\">F.</rights><scale from=\"1\" to=\"5\"><label value=\"1\">n</label>"
    "<label value=\"5\">y</label></scale><item id=\"a\">A.</item>"
    "<subscale id=\"s\" items=\"a\"><title>S</title></subscale>"
    "<test><answers>2</answers><expect score=\"s\" value=\"2\"/></test></questionnaire>";
  static const char asks[] =
    "<exercise id=\"x\" version=\"1\" step=\"style\" depth=\"1\" minutes=\"5\"><title>X</title>"
    "<summary>S.</summary><part id=\"p\"><prompt>P</prompt><items id=\"i\" questionnaire=\"flat\"/>"
    "</part><closing>Done.</closing></exercise>";
  g_autoptr (MoorExercise) exercise = scored_fixture_exercise (asks, flat);
  g_autoptr (MoorAnswers) answers = moor_answers_new ();
  g_autoptr (MoorScored) scored = NULL;

  scored_fixture_set (answers, exercise, "i", "2", -1);
  scored = scored_fixture_score (exercise, answers, NULL);
  g_assert_cmpfloat (moor_scored_get_score (scored, 0, 0), ==, 2);
  g_assert_null (map_of (scored, 0, NULL));
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);
  moor_clock_set_for_test (TODAY);

  g_test_add_func ("/scored-map/kinds", test_kinds);
  g_test_add_func ("/scored-map/nobody", test_nobody);
  g_test_add_func ("/scored-map/never-together", test_never_together);
  g_test_add_func ("/scored-map/many", test_many);
  g_test_add_func ("/scored-map/area", test_area);
  g_test_add_func ("/scored-map/own", test_own);
  g_test_add_func ("/scored-map/none", test_none);

  return g_test_run ();
}

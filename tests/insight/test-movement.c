/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-scored-fixture.h"

#include "insight/moor-movement.h"

enum { NEAR, FAR };

static MoorQuestionnaire *
questionnaire_with (const char *text)
{
  g_autoptr (MoorScored) scored = scored_fixture_form (text, "f", "1 1 1 1", NULL, NULL);

  return g_object_ref (moor_scored_get_questionnaire (scored));
}

/* sd 1.2, r 0.75: √(1 - 0.75) = 0.5.
 * half width  1.2 × 0.5 = 0.6
 * limit       1.96 × 1.2 × √2 × 0.5 = 1.176 × 1.41421356 = 1.66311515 */
static void
test_jacobson_truax (void)
{
  g_autoptr (MoorQuestionnaire) form = questionnaire_with (
    SCORED_FORM ("f", "1", "research", SCORED_ALPHA SCORED_RETEST ("near")));
  const MoorReliability *retest = moor_questionnaire_get_retest (form, NEAR);
  double limit = moor_movement_limit (retest);

  g_assert_cmpfloat_with_epsilon (moor_movement_half_width (retest), 0.6, 1e-9);
  g_assert_cmpfloat_with_epsilon (limit, 1.66311515, 1e-8);

  g_assert_cmpint (moor_movement_between (form, NEAR, 4, 4), ==, MOOR_MOVEMENT_WITHIN);
  g_assert_cmpint (moor_movement_between (form, NEAR, 4, 5.66), ==, MOOR_MOVEMENT_WITHIN);
  g_assert_cmpint (moor_movement_between (form, NEAR, 4, 5.67), ==, MOOR_MOVEMENT_MORE);
  g_assert_cmpint (moor_movement_between (form, NEAR, 5.67, 4), ==, MOOR_MOVEMENT_MORE);
  /* Exactly there is still within. */
  g_assert_cmpint (moor_movement_between (form, NEAR, 0, limit), ==, MOOR_MOVEMENT_WITHIN);
  g_assert_cmpint (moor_movement_between (form, NEAR, limit, 0), ==, MOOR_MOVEMENT_WITHIN);
  g_assert_cmpint (moor_movement_between (form, NEAR, 0, nextafter (limit, 9)), ==,
                   MOOR_MOVEMENT_MORE);

  g_assert_cmpint (moor_movement_between (form, NEAR, NAN, 7), ==, MOOR_MOVEMENT_UNKNOWN);
  g_assert_cmpint (moor_movement_between (form, NEAR, 1, NAN), ==, MOOR_MOVEMENT_UNKNOWN);
  /* The value of one score says nothing of another. */
  g_assert_cmpint (moor_movement_between (form, FAR, 1, 7), ==, MOOR_MOVEMENT_UNKNOWN);
}

static void
test_alpha_alone (void)
{
  g_autoptr (MoorQuestionnaire) form = questionnaire_with (
    SCORED_FORM ("f", "1", "clinical",
                 "<reliability score=\"near\" kind=\"alpha\" value=\"0.95\" sd=\"1.2\" n=\"312\" source=\"D\"/>"
                 "<reliability score=\"near\" kind=\"omega\" value=\"0.95\" sd=\"1.2\" n=\"312\" source=\"D\"/>"));

  g_assert_cmpint (moor_movement_between (form, NEAR, 1, 7), ==, MOOR_MOVEMENT_UNKNOWN);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/movement/jacobson-truax", test_jacobson_truax);
  g_test_add_func ("/movement/alpha-alone", test_alpha_alone);

  return g_test_run ();
}

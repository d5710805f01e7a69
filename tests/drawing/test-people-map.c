/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "drawing/moor-people-map.h"
#include "moor-drawing-fixture.h"

/* Where people stand on a map with the person who writes in the middle. */

static const char * const values[] = {
  "close", "caring", "tense", "distant", "cut-off", "not-in-my-life",
};

typedef struct {
  MoorExercise    *exercise;
  const MoorField *rows;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->exercise = moor_drawing_fixture_read ();
  fixture->rows = moor_exercise_find_field (fixture->exercise, "people");
  g_assert_cmpint (fixture->rows->draw, ==, MOOR_DRAW_PEOPLE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->exercise);
}

static MoorPeoplePlace *
place_at (MoorPeopleLayout *layout,
          guint             i)
{
  return &g_array_index (layout->places, MoorPeoplePlace, i);
}

typedef struct {
  double x, y, radius;
} Round;

static void
check_inside (MoorPeopleLayout *layout,
              const MoorBox    *box)
{
  g_assert_cmpfloat (box->x, >=, -1e-6);
  g_assert_cmpfloat (box->y, >=, -1e-6);
  g_assert_cmpfloat (box->x + box->width, <=, layout->width + 1e-6);
  g_assert_cmpfloat (box->y + box->height, <=, layout->height + 1e-6);
}

/* Nobody lies over anybody else: not a mark, not a name, not a mark of then. */
static void
check_apart (MoorPeopleMap    *map,
             MoorPeopleLayout *layout)
{
  g_autoptr (GArray) rounds = g_array_new (FALSE, FALSE, sizeof (Round));
  Round middle = { layout->x, layout->y, layout->middle };

  g_assert_cmpuint (layout->places->len, ==, map->n_placed);
  /* With nobody round it there is no middle, either. */
  if (map->n_placed == 0)
    {
      g_assert_cmpfloat (layout->height, ==, 0);
      return;
    }

  g_array_append_val (rounds, middle);
  for (guint i = 0; i < layout->places->len; i++)
    {
      const MoorPeopleOne *one = g_ptr_array_index (map->people, i);
      const MoorPeoplePlace *place = place_at (layout, i);
      Round now = { place->x, place->y, layout->radius };
      Round then = { place->then_x, place->then_y, layout->then_radius };

      g_array_append_val (rounds, now);
      g_assert_cmpint (place->has_then, ==, one->then != MOOR_NEARNESS_UNKNOWN);
      if (place->has_then)
        g_array_append_val (rounds, then);

      g_assert_cmpfloat (place->name.width, >, 2);
      check_inside (layout, &place->name);
      for (guint k = 0; k < i; k++)
        g_assert_false (moor_box_overlaps (&place->name, &place_at (layout, k)->name));
    }

  for (guint i = 0; i < rounds->len; i++)
    {
      const Round *one = &g_array_index (rounds, Round, i);
      MoorBox box = moor_box_round (one->x, one->y, one->radius);

      check_inside (layout, &box);
      for (guint k = i + 1; k < rounds->len; k++)
        {
          const Round *other = &g_array_index (rounds, Round, k);

          g_assert_cmpfloat (hypot (one->x - other->x, one->y - other->y), >=,
                             one->radius + other->radius - 1e-6);
        }
      for (guint k = 0; k < layout->places->len; k++)
        g_assert_false (moor_box_overlaps (&box, &place_at (layout, k)->name));
    }
}

/* The nearer are nearer, now and then. */
static void
check_order (MoorPeopleMap    *map,
             MoorPeopleLayout *layout)
{
  for (guint i = 0; i < layout->places->len; i++)
    for (guint k = 0; k < layout->places->len; k++)
      {
        const MoorPeopleOne *one = g_ptr_array_index (map->people, i);
        const MoorPeopleOne *other = g_ptr_array_index (map->people, k);
        const MoorPeoplePlace *here = place_at (layout, i), *there = place_at (layout, k);

        if (moor_people_map_ring (one->now) < moor_people_map_ring (other->now))
          g_assert_cmpfloat (hypot (here->x - layout->x, here->y - layout->y), <,
                             hypot (there->x - layout->x, there->y - layout->y));
        if (here->has_then && there->has_then &&
            moor_people_map_ring (one->then) < moor_people_map_ring (other->then))
          g_assert_cmpfloat (hypot (here->then_x - layout->x, here->then_y - layout->y), <,
                             hypot (there->then_x - layout->x, there->then_y - layout->y));
      }
}

static void
check (Fixture    *fixture,
       MoorAnswer *answer)
{
  static const double widths[] = { 200, 312, 480, 560, 680 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (int large = 0; large <= 1; large++)
      for (int mirrored = 0; mirrored <= 1; mirrored++)
        {
          g_autoptr (MoorPeopleMap) map =
            moor_people_map_new (fixture->rows, answer, moor_drawing_fixture_name, NULL);
          double line = large ? 38 : 19;
          MoorMetrics metrics = { line, moor_drawing_fixture_width, &line };
          g_autoptr (MoorPeopleLayout) layout =
            moor_people_map_lay_out (map, widths[i], &metrics, mirrored);

          check_apart (map, layout);
          check_order (map, layout);
        }
}

static void
test_circle (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MoorAnswer) answer = moor_drawing_fixture_circle ();
  g_autoptr (MoorPeopleMap) map =
    moor_people_map_new (fixture->rows, answer, moor_drawing_fixture_name, NULL);
  double line = 19;
  MoorMetrics metrics = { line, moor_drawing_fixture_width, &line };
  g_autoptr (MoorPeopleLayout) layout = moor_people_map_lay_out (map, 560, &metrics, FALSE);
  g_autoptr (MoorPeopleLayout) narrow = moor_people_map_lay_out (map, 312, &metrics, FALSE);
  g_autofree char *words = moor_people_map_get_words (map);
  g_autofree char *legend = moor_people_map_get_legend (map);
  g_autofree char *unplaced = moor_people_map_get_unplaced (map);

  /* Who is near and who is far, said once more: close and caring are near. */
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      static const int rings[] = { 0, 0, 1, 2, 3, 4 };

      g_assert_cmpint (moor_people_map_ring (moor_nearness_from_string (values[i])), ==, rings[i]);
    }

  /* With their names, also in a narrow window. */
  g_assert_false (layout->numbered);
  g_assert_false (narrow->numbered);
  g_assert_cmpuint (map->n_placed, ==, 7);
  g_assert_cmpstr (words, ==,
                   "Mother · Then: close · Now: tense\n"
                   "Father · Then: distant · Now: not in my life\n"
                   "Lena · Then: close · Now: close\n"
                   "J. · Now: caring\n"
                   "Grandmother · Then: caring · Now: not in my life\n"
                   "My brother · Then: tense · Now: distant\n"
                   "Aunt Rosa · Then: caring · Now: cut off\n"
                   "Sam · Then: close");
  g_assert_cmpstr (legend, ==,
                   "close: near, a strong line · caring: near, a double line · "
                   "tense: a jagged line · distant: far, a thin line · cut off: a broken line · "
                   "not in my life: at the rim, no line · Then: a small open mark");
  g_assert_cmpstr (unplaced, ==, "Not placed yet: Sam");
  check (fixture, answer);
}

/* Somebody who is known no more, a row without anybody, and nothing at all. */
static void
test_few (Fixture       *fixture,
          gconstpointer  data)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) answer = NULL;
  g_autoptr (MoorPeopleMap) map = NULL;
  g_autofree char *words = NULL;

  g_assert_null (moor_people_map_new (fixture->rows, NULL, NULL, NULL));

  moor_drawing_fixture_person (builder, 0, "gone", NULL, "distant");
  moor_drawing_fixture_person (builder, 1, NULL, "tense", "caring");
  moor_answer_builder_add_text (builder, 2, "changed", "not drawn");
  answer = moor_answer_builder_end (builder);
  map = moor_people_map_new (fixture->rows, answer, NULL, NULL);
  words = moor_people_map_get_words (map);
  g_assert_cmpstr (words, ==, "somebody · Now: distant\nsomebody · Then: tense · Now: caring");
  check (fixture, answer);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint k = 0; k < G_N_ELEMENTS (values); k++)
      {
        g_autoptr (MoorAnswer) one = NULL;

        builder = moor_answer_builder_new ();
        moor_drawing_fixture_person (builder, 0, "A name that is longer than most are",
                                     values[i], values[k]);
        one = moor_answer_builder_end (builder);
        check (fixture, one);
      }
}

/* A hundred people, all alike, and by chance. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      MoorAnswerBuilder *builder = moor_answer_builder_new ();
      g_autoptr (MoorAnswer) answer = NULL;

      for (int row = 0; row < 100; row++)
        moor_drawing_fixture_person (builder, row, "Somebody", values[i], values[i]);
      answer = moor_answer_builder_end (builder);
      check (fixture, answer);
    }

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 150; round++)
    {
      MoorAnswerBuilder *builder = moor_answer_builder_new ();
      g_autoptr (MoorAnswer) answer = NULL;
      int n = g_rand_int_range (rand, 1, round % 5 == 0 ? 101 : 16);

      for (int row = 0; row < n; row++)
        {
          g_autofree char *name = g_strnfill ((gsize) g_rand_int_range (rand, 1, 24), 'm');
          int then = g_rand_int_range (rand, -1, G_N_ELEMENTS (values));
          int now = g_rand_int_range (rand, -1, G_N_ELEMENTS (values));

          moor_drawing_fixture_person (builder, row, name, then < 0 ? NULL : values[then],
                                       now < 0 ? NULL : values[now]);
        }
      answer = moor_answer_builder_end (builder);
      check (fixture, answer);
    }
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add ("/people-map/circle", Fixture, NULL, set_up, test_circle, tear_down);
  g_test_add ("/people-map/few", Fixture, NULL, set_up, test_few, tear_down);
  g_test_add ("/people-map/many", Fixture, NULL, set_up, test_many, tear_down);

  return g_test_run ();
}

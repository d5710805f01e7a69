/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "drawing/moor-timeline.h"
#include "moor-drawing-fixture.h"

/* Where everything stands on a line of years: a pure function, so it is tested
 * without a display and for lives that nobody had. */

typedef struct {
  MoorExercise    *exercise;
  const MoorField *rows;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->exercise = moor_drawing_fixture_read ();
  fixture->rows = moor_exercise_find_field (fixture->exercise, "events");
  g_assert_cmpint (fixture->rows->draw, ==, MOOR_DRAW_TIMELINE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->exercise);
}

static MoorTimelinePlace *
place_at (MoorTimelineLayout *layout,
          guint               i)
{
  return &g_array_index (layout->places, MoorTimelinePlace, i);
}

static void
add_box (GArray        *boxes,
         const MoorBox *box)
{
  if (box->width > 0)
    g_array_append_val (boxes, *box);
}

/* Nothing lies over anything else, and nothing is outside. */
static void
check_apart (const MoorTimeline *timeline,
             MoorTimelineLayout *layout,
             const MoorMetrics  *metrics)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (MoorBox));

  g_assert_cmpuint (layout->places->len, ==, timeline->marks->len);
  for (guint i = 0; i < layout->places->len; i++)
    {
      const MoorTimelinePlace *place = place_at (layout, i);
      MoorBox mark = moor_box_round (place->x, place->y, layout->radius);

      /* Whole, or at least a few letters of it. */
      g_assert_cmpfloat (place->title.width, >=,
                         MIN (2.5 * metrics->line,
                              moor_metrics_width (metrics, ((MoorTimelineMark *)
                                g_ptr_array_index (timeline->marks, i))->title)));
      add_box (boxes, &mark);
      add_box (boxes, &place->title);
      add_box (boxes, &place->age);
    }
  for (guint i = 0; i < layout->ticks->len; i++)
    add_box (boxes, &g_array_index (layout->ticks, MoorTimelineTick, i).number);
  add_box (boxes, &layout->undated);

  for (guint i = 0; i < boxes->len; i++)
    {
      const MoorBox *box = &g_array_index (boxes, MoorBox, i);

      g_assert_cmpfloat (box->x, >=, -1e-6);
      g_assert_cmpfloat (box->y, >=, -1e-6);
      g_assert_cmpfloat (box->x + box->width, <=, layout->width + 1e-6);
      g_assert_cmpfloat (box->y + box->height, <=, layout->height + 1e-6);
      for (guint k = i + 1; k < boxes->len; k++)
        g_assert_false (moor_box_overlaps (box, &g_array_index (boxes, MoorBox, k)));
    }
}

/* In the order of the years, each on its side of the line, and the stronger farther. */
static void
check_order (const MoorTimeline *timeline,
             MoorTimelineLayout *layout,
             gboolean            mirrored)
{
  int way = mirrored ? -1 : 1;

  for (guint i = 0; i < timeline->n_dated; i++)
    {
      const MoorTimelineMark *mark = g_ptr_array_index (timeline->marks, i);
      const MoorTimelinePlace *place = place_at (layout, i);
      double off = layout->across ? layout->line_at - place->y : (place->x - layout->line_at) * way;

      if (!mark->has_tone || mark->tone == 0)
        g_assert_cmpfloat (fabs (off), <, 1e-6);
      else
        g_assert_cmpfloat (off * mark->tone, >, 0);

      for (guint k = 0; k < i; k++)
        {
          const MoorTimelineMark *other = g_ptr_array_index (timeline->marks, k);
          const MoorTimelinePlace *there = place_at (layout, k);
          double other_off = layout->across ? layout->line_at - there->y
                                            : (there->x - layout->line_at) * way;

          g_assert_cmpfloat (other->age, <=, mark->age);
          /* Marks on the line itself step aside for each other. */
          if (layout->across && off != 0 && other_off != 0)
            g_assert_cmpfloat (there->x * way, <=, place->x * way + 1e-6);
          if (!layout->across)
            g_assert_cmpfloat (there->y, <, place->y);
          if (other->has_tone && mark->has_tone && other->tone * mark->tone > 0 &&
              fabs (other->tone) < fabs (mark->tone))
            g_assert_cmpfloat (fabs (other_off), <, fabs (off));
        }
    }
}

static void
check (Fixture    *fixture,
       MoorAnswer *answer)
{
  static const double widths[] = { 200, 312, 480, 560, 680, 1400 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (int large = 0; large <= 1; large++)
      for (int mirrored = 0; mirrored <= 1; mirrored++)
        {
          g_autoptr (MoorTimeline) timeline = moor_timeline_new (fixture->rows, answer);
          double line = large ? 38 : 19;
          MoorMetrics metrics = { line, moor_drawing_fixture_width, &line };
          g_autoptr (MoorTimelineLayout) layout =
            moor_timeline_lay_out (timeline, widths[i], &metrics, mirrored);

          check_apart (timeline, layout, &metrics);
          check_order (timeline, layout, mirrored);
        }
}

static void
test_life (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (MoorAnswer) answer = moor_drawing_fixture_life ();
  g_autoptr (MoorTimeline) timeline = moor_timeline_new (fixture->rows, answer);
  double line = 19;
  MoorMetrics metrics = { line, moor_drawing_fixture_width, &line };
  g_autoptr (MoorTimelineLayout) wide = moor_timeline_lay_out (timeline, 600, &metrics, FALSE);
  g_autoptr (MoorTimelineLayout) narrow = moor_timeline_lay_out (timeline, 312, &metrics, FALSE);
  g_autofree char *title = moor_timeline_get_title (timeline);
  g_autofree char *words = moor_timeline_get_words (timeline);

  g_assert_true (wide->across);
  g_assert_false (narrow->across);
  g_assert_cmpfloat (wide->undated.width, >, 0);
  g_assert_cmpstr (title, ==, "A line of years, from age 3 to 38.");
  g_assert_cmpstr (words, ==,
                   "Age 3 · My sister is born · How it was: 2\n"
                   "Age 7 · Hospital, three weeks · How it was: -4\n"
                   "Age 7 · Grandmother reads to me on the telephone · How it was: 5\n"
                   "Age 11 · We move again · How it was: -2\n"
                   "Age 14 · He leaves · How it was: -5\n"
                   "Age 14 · It is quiet at the table · How it was: 0\n"
                   "Age 19 · Lena and the kitchen in the shared flat · How it was: 4\n"
                   "Age 31 · A counselor who waits\n"
                   "Age 38 · Our own front door · How it was: 4\n"
                   "Without an age · The dog · How it was: 5");
  check (fixture, answer);

  /* Years in proportion: from 19 to 38 is more than half of the line. */
  {
    double first = place_at (wide, 0)->x, last = place_at (wide, 8)->x;

    g_assert_cmpfloat_with_epsilon ((place_at (wide, 6)->x - first) / (last - first), 16.0 / 35, 1e-6);
    g_assert_cmpuint (wide->ticks->len, >=, 3);
  }
}

/* Nothing yet, one, and one of each kind of gap. */
static void
test_few (Fixture       *fixture,
          gconstpointer  data)
{
  static const struct { double age; const char *headline; double tone; const char *title; } few[] = {
    { 7, "Alone on the line", -3, "A line of years, at age 7." },
    { 0, "Born", 5, "A line of years, at age 0." },
    { 120, "Very old", MOOR_UNSAID, "A line of years, at age 120." },
    { MOOR_UNSAID, "Some time", 2, "A line of years. Nothing has an age yet." },
    { MOOR_UNSAID, NULL, -1, "A line of years. Nothing has an age yet." },
    { 33, NULL, MOOR_UNSAID, "A line of years, at age 33." },
  };
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) other = NULL;

  g_assert_null (moor_timeline_new (fixture->rows, NULL));
  moor_answer_builder_add_text (builder, 0, "detail", "not drawn");
  other = moor_answer_builder_end (builder);
  g_assert_null (moor_timeline_new (fixture->rows, other));

  for (guint i = 0; i < G_N_ELEMENTS (few); i++)
    {
      g_autoptr (MoorAnswer) answer = NULL;
      g_autoptr (MoorTimeline) timeline = NULL;
      g_autofree char *title = NULL;

      builder = moor_answer_builder_new ();
      moor_drawing_fixture_event (builder, 0, few[i].age, few[i].headline, few[i].tone);
      answer = moor_answer_builder_end (builder);
      timeline = moor_timeline_new (fixture->rows, answer);
      title = moor_timeline_get_title (timeline);
      g_assert_cmpstr (title, ==, few[i].title);
      check (fixture, answer);
    }
}

/* Sixty at one age and of one tone, for every tone; from 0 to 120; very long titles. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *endless = g_strnfill (5000, 'x');

  for (int tone = -5; tone <= 6; tone++)
    {
      MoorAnswerBuilder *builder = moor_answer_builder_new ();
      g_autoptr (MoorAnswer) answer = NULL;

      for (int row = 0; row < 60; row++)
        moor_drawing_fixture_event (builder, row, 44, "Something that took a while", tone > 5 ? MOOR_UNSAID : tone);
      answer = moor_answer_builder_end (builder);
      check (fixture, answer);
    }

  {
    MoorAnswerBuilder *builder = moor_answer_builder_new ();
    g_autoptr (MoorAnswer) answer = NULL;

    moor_drawing_fixture_event (builder, 0, 0, endless, 5);
    moor_drawing_fixture_event (builder, 1, 120, endless, -5);
    moor_drawing_fixture_event (builder, 2, 120, endless, 0);
    moor_drawing_fixture_event (builder, 3, 1, "line\nbreak", -5);
    answer = moor_answer_builder_end (builder);
    check (fixture, answer);
  }
}

static void
test_random (Fixture       *fixture,
             gconstpointer  data)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int life = 0; life < 120; life++)
    {
      MoorAnswerBuilder *builder = moor_answer_builder_new ();
      g_autoptr (MoorAnswer) answer = NULL;
      int n = g_rand_int_range (rand, 1, 61), last = g_rand_int_range (rand, 1, 121);

      for (int row = 0; row < n; row++)
        {
          g_autofree char *title = g_strnfill ((gsize) g_rand_int_range (rand, 1, 60), 'm');

          moor_drawing_fixture_event (builder, row,
                                      g_rand_int_range (rand, 0, 8) == 0 ? MOOR_UNSAID
                                                                         : g_rand_int_range (rand, 0, last),
                                      title,
                                      g_rand_int_range (rand, 0, 8) == 0 ? MOOR_UNSAID
                                                                         : g_rand_int_range (rand, -5, 6));
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

  g_test_add ("/timeline/life", Fixture, NULL, set_up, test_life, tear_down);
  g_test_add ("/timeline/few", Fixture, NULL, set_up, test_few, tear_down);
  g_test_add ("/timeline/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/timeline/random", Fixture, NULL, set_up, test_random, tear_down);

  return g_test_run ();
}

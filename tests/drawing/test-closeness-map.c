/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "drawing/moor-closeness-layout.h"
#include "moor-closeness-fixture.h"
#include "moor-drawing-fixture.h"

/* Where answers stand on a map of two dimensions, and what it says. */

static MoorClosenessPlace *
place_at (MoorClosenessLayout *layout,
          guint                i)
{
  return &g_array_index (layout->places, MoorClosenessPlace, i);
}

static MoorClosenessLayout *
lay_out (const MoorMapAxes *axes,
         GPtrArray         *points,
         double             width,
         double             line,
         gboolean           mirrored)
{
  MoorMetrics metrics = { line, moor_drawing_fixture_width, &line };

  return moor_closeness_lay_out (axes, points, width, &metrics, mirrored);
}

/* Overlaps ----------------------------------------------------------------- */

typedef struct {
  MoorBox     box;
  const char *what;
} Thing;

static void
add_thing (GArray        *things,
           const MoorBox *box,
           const char    *what)
{
  Thing thing = { *box, what };

  if (box->width > 0)
    g_array_append_val (things, thing);
}

/* Words of every kind, and the numbers of the axes. */
static GArray *
find_words (MoorClosenessLayout *layout)
{
  GArray *things = g_array_new (FALSE, FALSE, sizeof (Thing));

  add_thing (things, &layout->across, "name across");
  add_thing (things, &layout->up, "name up");
  add_thing (things, &layout->across_low, "little across");
  add_thing (things, &layout->across_high, "a lot across");
  add_thing (things, &layout->up_low, "little up");
  add_thing (things, &layout->up_high, "a lot up");
  for (guint i = 0; i < layout->across_ticks->len; i++)
    {
      add_thing (things, &g_array_index (layout->across_ticks, MoorClosenessTick, i).number, "tick");
      add_thing (things, &g_array_index (layout->up_ticks, MoorClosenessTick, i).number, "tick up");
    }
  for (guint i = 0; i < layout->places->len; i++)
    {
      add_thing (things, &place_at (layout, i)->label, "label");
      if (place_at (layout, i)->number > 0)
        {
          add_thing (things, &place_at (layout, i)->list_number, "number in the list");
          add_thing (things, &place_at (layout, i)->list_label, "label in the list");
        }
    }
  return things;
}

/* Whether the line to a label touches @box, looked at closely. */
static gboolean
leads_through (const MoorClosenessPlace *place,
               const MoorBox            *box)
{
  for (int k = 1; place->is_led && k < 100; k++)
    {
      MoorBox dot = {
        place->from_x + (place->to_x - place->from_x) * k / 100,
        place->from_y + (place->to_y - place->from_y) * k / 100, 1e-3, 1e-3,
      };

      if (moor_box_overlaps (&dot, box))
        return TRUE;
    }

  return FALSE;
}

static void
check_apart (MoorClosenessLayout *layout)
{
  g_autoptr (GArray) words = find_words (layout);

  for (guint i = 0; i < words->len; i++)
    {
      const Thing *one = &g_array_index (words, Thing, i);

      if (one->box.x < -1e-6 || one->box.y < -1e-6 ||
          one->box.x + one->box.width > layout->width + 1e-6 ||
          one->box.y + one->box.height > layout->height + 1e-6)
        g_error ("%s lies outside", one->what);
      for (guint k = i + 1; k < words->len; k++)
        if (moor_box_overlaps (&one->box, &g_array_index (words, Thing, k).box))
          g_error ("%s lies over %s", one->what, g_array_index (words, Thing, k).what);
    }

  for (guint i = 0; i < layout->places->len; i++)
    {
      const MoorClosenessPlace *place = place_at (layout, i);
      MoorBox mark = moor_box_round (place->x, place->y, layout->radius);

      /* No mark beyond an end of the scale, and none that hides another. */
      g_assert_cmpfloat (place->x, >=, layout->square.x - 1e-6);
      g_assert_cmpfloat (place->x, <=, layout->square.x + layout->square.width + 1e-6);
      g_assert_cmpfloat (place->y, >=, layout->square.y - 1e-6);
      g_assert_cmpfloat (place->y, <=, layout->square.y + layout->square.height + 1e-6);
      for (guint k = i + 1; k < layout->places->len; k++)
        g_assert_cmpfloat (hypot (place->x - place_at (layout, k)->x,
                                  place->y - place_at (layout, k)->y), >=, layout->radius - 1e-6);

      for (guint k = 0; k < words->len; k++)
        if (moor_box_overlaps (&mark, &g_array_index (words, Thing, k).box))
          g_error ("a mark lies over %s", g_array_index (words, Thing, k).what);
      for (guint k = 0; k < layout->places->len; k++)
        {
          const MoorClosenessPlace *other = place_at (layout, k);

          g_assert_false (k != i && leads_through (other, &mark));
          g_assert_false (place->label.width > 0 && leads_through (other, &place->label));
        }
    }
}

/* Every point has its label beside it, or a number that stands beside it, or beside one
 * that it is near to, and once more in the list. */
static void
check_labeled (MoorClosenessLayout *layout)
{
  for (guint i = 0; i < layout->places->len; i++)
    {
      const MoorClosenessPlace *place = place_at (layout, i);
      gboolean is_seen = FALSE;

      g_assert_cmpint (place->number > 0, ==, layout->numbered);
      if (!layout->numbered)
        {
          g_assert_cmpfloat (place->label.width, >, 2);
          continue;
        }

      g_assert_cmpfloat (place->list_label.width, >, 2);
      for (guint k = 0; k < layout->places->len; k++)
        is_seen |= place_at (layout, k)->number == place->number &&
                   place_at (layout, k)->label.width > 2;
      g_assert_true (is_seen);
    }
}

static void
check (const MoorMapAxes *axes,
       GPtrArray         *points,
       double             width)
{
  for (int large = 0; large <= 1; large++)
    for (int mirrored = 0; mirrored <= 1; mirrored++)
      {
        g_autoptr (MoorClosenessLayout) layout =
          lay_out (axes, points, width, large ? 34 : 17, mirrored);

        check_apart (layout);
        check_labeled (layout);
        g_assert_cmpfloat (layout->square.width, ==, layout->square.height);
        g_assert_cmpfloat (layout->square.width, <=, 26 * (large ? 34 : 17));
      }
}

/* -------------------------------------------------------------------------- */

/* The lowest value is the edge at the left and below, the highest that at the right and
 * above; mirrored, worry grows to the left. */
static void
test_places (void)
{
  static const struct { double worry, distance, x, y; } values[] = {
    { 1, 1, 0, 1 }, { 5, 5, 1, 0 }, { 1, 5, 0, 0 }, { 5, 1, 1, 1 },
    { 3, 3, 0.5, 0.5 }, { 2, 4.5, 0.25, 0.125 }, { 2.6, 3.4, 0.4, 0.4 },
  };
  MoorMapAxes axes = moor_closeness_fixture_axes ();
  g_autoptr (GPtrArray) points = moor_closeness_fixture_points ();

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    moor_closeness_fixture_add (points, MOOR_MAP_PERSON, values[i].worry, values[i].distance, "A.");

  for (double width = 240; width <= 900; width += 60)
    for (int mirrored = 0; mirrored <= 1; mirrored++)
      {
        g_autoptr (MoorClosenessLayout) layout = lay_out (&axes, points, width, 17, mirrored);
        const MoorBox *square = &layout->square;

        for (guint i = 0; i < G_N_ELEMENTS (values); i++)
          {
            double x = mirrored ? 1 - values[i].x : values[i].x;

            g_assert_cmpfloat_with_epsilon (place_at (layout, i)->x, square->x + x * square->width, 1e-6);
            g_assert_cmpfloat_with_epsilon (place_at (layout, i)->y,
                                            square->y + values[i].y * square->height, 1e-6);
          }
        /* All of the five numbers at their values, and lines between the ends. */
        g_assert_cmpuint (layout->across_ticks->len, ==, 5);
        g_assert_cmpuint (layout->up_ticks->len, ==, 5);
        g_assert_cmpuint (layout->lines->len, ==, 3);
        for (guint i = 0; i < 5; i++)
          {
            const MoorClosenessTick *across = &g_array_index (layout->across_ticks, MoorClosenessTick, i);
            const MoorClosenessTick *up = &g_array_index (layout->up_ticks, MoorClosenessTick, i);
            double part = i / 4.0;

            g_assert_cmpfloat (across->value, ==, 1 + i);
            g_assert_cmpfloat (up->value, ==, 1 + i);
            g_assert_cmpfloat_with_epsilon (across->at, square->x + square->width *
                                            (mirrored ? 1 - part : part), 1e-6);
            g_assert_cmpfloat_with_epsilon (up->at, square->y + square->height * (1 - part), 1e-6);
            g_assert_cmpfloat_with_epsilon (across->number.x + across->number.width / 2, across->at, 1e-6);
            g_assert_cmpfloat_with_epsilon (up->number.y + up->number.height / 2, up->at, 1e-6);
          }
        /* The vertical axis with its numbers is where reading begins. */
        g_assert_cmpint (layout->up_low.x < square->x, ==, !mirrored);
      }
}

/* As wide as there is room at 360 px, with all labels beside their marks. */
static void
test_narrow (void)
{
  MoorMapAxes axes = moor_closeness_fixture_axes ();
  g_autoptr (GPtrArray) points = moor_closeness_fixture_points ();
  g_autoptr (MoorClosenessLayout) layout = NULL;

  moor_closeness_fixture_now (points);
  moor_closeness_fixture_earlier (points);
  layout = lay_out (&axes, points, 294, 17, FALSE);
  g_assert_cmpfloat (layout->square.width, >, 230);
  g_assert_false (layout->numbered);
  check (&axes, points, 294);
}

/* Equal answers stand side by side round their place, and all of them are there. */
static void
test_equal (void)
{
  MoorMapAxes axes = moor_closeness_fixture_axes ();

  for (guint n = 2; n <= 40; n += n < 10 ? 1 : 10)
    for (int corner = 0; corner <= 1; corner++)
      {
        g_autoptr (GPtrArray) points = moor_closeness_fixture_points ();
        g_autoptr (MoorClosenessLayout) layout = NULL;
        double x = 0, y = 0;

        for (guint i = 0; i < n; i++)
          moor_closeness_fixture_add (points, i % 3, corner ? 1 : 2.5, corner ? 5 : 2.5, "A. B.");
        check (&axes, points, 294);
        layout = lay_out (&axes, points, 294, 17, FALSE);
        for (guint i = 0; i < n; i++)
          {
            x += place_at (layout, i)->x / n;
            y += place_at (layout, i)->y / n;
            for (guint k = 0; k < i; k++)
              g_assert_cmpfloat (hypot (place_at (layout, i)->x - place_at (layout, k)->x,
                                        place_at (layout, i)->y - place_at (layout, k)->y), >=,
                                 2 * layout->radius);
          }
        if (!corner && n <= 7)
          {
            g_assert_cmpfloat_with_epsilon (x, layout->square.x + layout->square.width * 0.375, 1e-6);
            g_assert_cmpfloat_with_epsilon (y, layout->square.y + layout->square.height * 0.625, 1e-6);
          }
      }
}

static void
test_area (void)
{
  MoorMapAxes axes = moor_closeness_fixture_axes ();
  g_autoptr (GPtrArray) points = moor_closeness_fixture_points ();
  MoorMapPoint *inside = moor_closeness_fixture_add (points, MOOR_MAP_NOW, 3, 3, "today");
  MoorMapPoint *cut = moor_closeness_fixture_add (points, MOOR_MAP_NOW, 1.2, 4.9, "today");
  MoorMapPoint *flat = moor_closeness_fixture_add (points, MOOR_MAP_NOW, 4, 2, "today");
  MoorMapPoint *none = moor_closeness_fixture_add (points, MOOR_MAP_NOW, 2, 2, "today");
  MoorMapPoint *person = moor_closeness_fixture_add (points, MOOR_MAP_PERSON, 4, 4, "A.");

  inside->worry_spread = 0.5;
  inside->distance_spread = 1;
  cut->worry_spread = cut->distance_spread = 0.6;
  flat->worry_spread = 0.4;
  flat->distance_spread = 0;
  none->worry_spread = 0;
  person->worry_spread = person->distance_spread = 1;

  for (int mirrored = 0; mirrored <= 1; mirrored++)
    {
      g_autoptr (MoorClosenessLayout) layout = lay_out (&axes, points, 400, 17, mirrored);
      const MoorBox *square = &layout->square;
      double step = square->width / 4;
      MoorBox box = place_at (layout, 0)->area;

      g_assert_cmpfloat_with_epsilon (box.x, place_at (layout, 0)->x - step / 2, 1e-6);
      g_assert_cmpfloat_with_epsilon (box.width, step, 1e-6);
      g_assert_cmpfloat_with_epsilon (box.y, place_at (layout, 0)->y - step, 1e-6);
      g_assert_cmpfloat_with_epsilon (box.height, 2 * step, 1e-6);

      /* Cut at two edges: 0.2 and 0.6 of a step across, 0.1 and 0.6 up. */
      box = place_at (layout, 1)->area;
      g_assert_cmpfloat_with_epsilon (mirrored ? box.x + box.width : box.x,
                                      mirrored ? square->x + square->width : square->x, 1e-6);
      g_assert_cmpfloat_with_epsilon (box.y, square->y, 1e-6);
      g_assert_cmpfloat_with_epsilon (box.width, 0.8 * step, 1e-6);
      g_assert_cmpfloat_with_epsilon (box.height, 0.7 * step, 1e-6);
      g_assert_cmpfloat_with_epsilon (place_at (layout, 1)->area_width, 0.6 * step, 1e-6);

      /* One way only: still there, and not taller than its mark. */
      box = place_at (layout, 2)->area;
      g_assert_cmpfloat_with_epsilon (box.width, 0.8 * step, 1e-6);
      g_assert_cmpfloat (box.height, >, 1);
      g_assert_cmpfloat (box.height, <, 2 * layout->radius);

      g_assert_cmpfloat (place_at (layout, 3)->area.width, ==, 0);
      g_assert_cmpfloat (place_at (layout, 4)->area.width, ==, 0);
    }
}

/* No scale and no width makes a cross of two lines, which would be four fields. */
static void
test_no_cross (void)
{
  static const struct { double lowest, highest; } scales[] = {
    { 1, 5 }, { 1, 7 }, { 0, 10 }, { 0, 2 }, { 1, 3 }, { 0, 1 }, { 0, 100 }, { -5, 5 }, { 0.5, 4.5 },
    { 0, 1000 }, { 1, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    for (double width = 240; width <= 900; width += 33)
      {
        MoorMapAxes axes = moor_closeness_fixture_axes ();
        g_autoptr (GPtrArray) points = moor_closeness_fixture_points ();
        g_autoptr (MoorClosenessLayout) layout = NULL;
        const MoorClosenessTick *last;

        axes.lowest = scales[i].lowest;
        axes.highest = scales[i].highest;
        moor_closeness_fixture_add (points, MOOR_MAP_NOW, axes.highest, axes.lowest, "today");
        check (&axes, points, width);
        layout = lay_out (&axes, points, width, 17, FALSE);
        g_assert_cmpuint (layout->lines->len, !=, 1);

        /* The ends have their numbers always. */
        last = &g_array_index (layout->across_ticks, MoorClosenessTick, layout->across_ticks->len - 1);
        g_assert_cmpfloat (last->value, ==, axes.highest);
        g_assert_cmpfloat (g_array_index (layout->across_ticks, MoorClosenessTick, 0).value, ==,
                           axes.lowest);
      }
}

static void
test_many (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 160; round++)
    {
      MoorMapAxes axes = moor_closeness_fixture_axes ();
      g_autoptr (GPtrArray) points = moor_closeness_fixture_points ();
      int n = g_rand_int_range (rand, 1, 41);
      /* As far apart as it goes, or all in one corner. */
      double from = round % 3 == 0 ? 1 : g_rand_double_range (rand, 1, 4.5);
      double to = round % 3 == 0 ? 5 : g_rand_double_range (rand, from + 0.01, 5);

      axes.highest = round % 4 == 0 ? 7 : 5;
      for (int i = 0; i < n; i++)
        {
          g_autofree char *label = g_strnfill ((gsize) g_rand_int_range (rand, 2, round % 2 == 0 ? 6 : 17), 'm');
          double worry = g_rand_double_range (rand, from, to);
          double distance = g_rand_double_range (rand, from, to);

          if (g_rand_int_range (rand, 0, 4) == 0)
            worry = floor (worry), distance = floor (distance);
          moor_closeness_fixture_add (points, g_rand_int_range (rand, 0, 3), worry, distance, label);
        }
      check (&axes, points, g_rand_int_range (rand, 240, 901));
    }
}

/* What it says ------------------------------------------------------------- */

static void
test_words (void)
{
  g_autoptr (GPtrArray) points = moor_closeness_fixture_points ();
  g_autoptr (MoorClosenessMap) alone = NULL;
  g_autoptr (MoorClosenessMap) all = NULL;
  g_autoptr (MoorClosenessMap) people = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_null (moor_closeness_fixture_map (points));

  moor_closeness_fixture_people (points);
  people = moor_closeness_fixture_map (points);
  g_assert_cmpstr (moor_closeness_map_get_legend (people), ==,
                   "Worry: how often closeness comes with fear of losing it\n"
                   "Distance: how much you keep feelings and needs to yourself\n"
                   "One person each. How you are with them, not how they are");

  g_ptr_array_set_size (points, 0);
  moor_closeness_fixture_now (points);
  alone = moor_closeness_fixture_map (points);
  g_assert_cmpstr (moor_closeness_map_get_title (alone), ==,
                   "A map of answers: Worry across, Distance up, both from 1 (little) to 5 (a lot).");
  g_assert_cmpstr (moor_closeness_map_get_words (alone), ==,
                   "Your answers on 21 November: Worry 2.6 on a scale from 1 to 5, Distance 3.4.");
  g_assert_cmpstr (moor_closeness_map_get_legend (alone), ==,
                   "Worry: how often closeness comes with fear of losing it\n"
                   "Distance: how much you keep feelings and needs to yourself\n"
                   "Your answers on 21 November\n"
                   "How far your answers pulled apart. A wide area means they did not agree with "
                   "each other");

  moor_closeness_fixture_earlier (points);
  moor_closeness_fixture_people (points);
  all = moor_closeness_fixture_map (points);
  g_assert_cmpuint (moor_closeness_map_get_n_points (all), ==, 18);
  lines = g_strsplit (moor_closeness_map_get_words (all), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 18);
  for (guint i = 0; i < 18; i++)
    {
      const MoorMapPoint *given = g_ptr_array_index (points, i);

      g_assert_cmpstr (lines[i], ==, given->words);
      g_assert_cmpstr (moor_closeness_map_get_point (all, i)->label, ==, given->label);
      /* It has copied them. */
      g_assert_true (moor_closeness_map_get_point (all, i)->words != given->words);
    }
  g_assert_nonnull (strstr (moor_closeness_map_get_legend (all), "\nEarlier answers\nOne person each."));
}

/* Without the texts of the axes and without an area, nothing is said of them. */
static void
test_little_to_say (void)
{
  MoorMapAxes axes = moor_closeness_fixture_axes ();
  g_autoptr (GPtrArray) points = moor_closeness_fixture_points ();
  g_autoptr (MoorClosenessMap) map = NULL;

  axes.across_says = axes.up_says = NULL;
  moor_closeness_fixture_add (points, MOOR_MAP_NOW, 2, 2, "21 November");
  map = moor_closeness_map_new (&axes, points);
  g_assert_cmpstr (moor_closeness_map_get_legend (map), ==, "Your answers on 21 November");
}

static const char * const type_words[] = {
  "secure", "anxious", "avoid", "dismiss", "fearful", "preoccupied", "ambivalent", "disorgani",
  "quadrant", "type", "style", "field", "total", "score", "average", "normal",
};

/* Neither what it says itself nor what is to be translated has a name for a part of it. */
static void
test_no_types (void)
{
  g_autoptr (GPtrArray) points = moor_closeness_fixture_points ();
  g_autoptr (MoorClosenessMap) map = NULL;
  g_autofree char *said = NULL, *lower = NULL;

  moor_closeness_fixture_now (points);
  moor_closeness_fixture_earlier (points);
  moor_closeness_fixture_people (points);
  map = moor_closeness_fixture_map (points);
  said = g_strconcat (moor_closeness_map_get_title (map), "\n", moor_closeness_map_get_words (map),
                      "\n", moor_closeness_map_get_legend (map), NULL);
  lower = g_utf8_strdown (said, -1);
  g_assert_cmpuint (strlen (lower), >, 500);
  for (guint i = 0; i < G_N_ELEMENTS (type_words); i++)
    if (strstr (lower, type_words[i]) != NULL)
      g_error ("the map says “%s”", type_words[i]);
}

/* A point that is on no axis is an error of the program. */
static void
test_refused (void)
{
  static const double values[] = { 0.9, 5.1, NAN };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GPtrArray) points = moor_closeness_fixture_points ();
      double value = values[i / 2];

      moor_closeness_fixture_add (points, MOOR_MAP_NOW, i % 2 == 0 ? value : 3, i % 2 == 0 ? 3 : value, "x");
      g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*is_on_map*");
      g_assert_null (moor_closeness_fixture_map (points));
      g_test_assert_expected_messages ();
    }
}

/* With ink ----------------------------------------------------------------- */

static const MoorInk ink = {
  .ground = { 1, 1, 1 }, .words = { 0, 0, 0 }, .small = { 0.25, 0.25, 0.25 },
  .edge = { 0.5, 0.5, 0.5 }, .accent = { 0, 0.4, 0.4 },
};

#define WIDTH 700
#define HEIGHT 1000

/* @mirrored: as a window that is mirrored has it, which paper does not */
static PangoContext *
make_context (gboolean mirrored)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string ("Sans 11");

  pango_context_set_font_description (context, font);
  pango_context_set_base_dir (context, mirrored ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_font_description_free (font);
  return context;
}

static cairo_surface_t *
draw (MoorClosenessMap *map,
      double            width,
      gboolean          mirrored,
      double           *height)
{
  PangoContext *context = make_context (mirrored);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  *height = moor_closeness_map_lay_out (map, context, width, mirrored);
  g_assert_cmpfloat (*height, <, HEIGHT);
  g_assert_cmpfloat (moor_closeness_map_get_map_height (map), <, *height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  moor_closeness_map_draw (map, cr, &ink);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_object_unref (context);
  return surface;
}

static const guchar *
pixel_at (cairo_surface_t *surface,
          int              x,
          int              y)
{
  return cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * x;
}

/* Real type and real ink: something everywhere, nothing beyond what it was laid out for. */
static void
test_ink (void)
{
  static const double widths[] = { 294, 600 };

  for (guint which = 0; which < 4; which++)
    for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
      for (int mirrored = 0; mirrored <= 1; mirrored++)
        {
          g_autoptr (GPtrArray) points = moor_closeness_fixture_points ();
          g_autoptr (MoorClosenessMap) map = NULL;
          cairo_surface_t *surface;
          double height;
          guint n = 0, n_legend = 0;

          moor_closeness_fixture_now (points);
          if (which & 1)
            moor_closeness_fixture_earlier (points);
          if (which & 2)
            moor_closeness_fixture_people (points);
          map = moor_closeness_fixture_map (points);
          surface = draw (map, widths[i], mirrored, &height);
          for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++)
              {
                gboolean is_dark = pixel_at (surface, x, y)[2] < 200;

                n += is_dark;
                n_legend += is_dark && y > moor_closeness_map_get_map_height (map);
                if (x > widths[i] + 2 || y > height + 2)
                  g_assert_false (is_dark);
              }
          g_assert_cmpuint (n, >, 3000);
          g_assert_cmpuint (n_legend, >, 1000);

          /* In the middle of each point there is its color: all of them are seen. */
          for (guint k = 0; k < points->len; k++)
            {
              const MoorMapPoint *point = g_ptr_array_index (points, k);
              MoorBox box = moor_closeness_map_get_place (map, k);
              const guchar *pixel = pixel_at (surface, (int) (box.x + box.width / 2),
                                              (int) (box.y + box.height / 2));

              if (point->kind == MOOR_MAP_NOW)
                g_assert_cmpint (pixel[1], ==, (int) (0.4 * 255 + 0.5));
              else if (point->kind == MOOR_MAP_EARLIER)
                g_assert_cmpint (pixel[1], ==, 255);
              else
                g_assert_cmpint (pixel[1], ==, 0);
            }
          cairo_surface_destroy (surface);
        }
}

/* What is said below begins where reading does, behind its mark: in a window that is
 * mirrored at the right, and on paper from the same words as well. */
static void
test_legend_side (void)
{
  for (int mirrored = 0; mirrored <= 1; mirrored++)
    {
      g_autoptr (GPtrArray) points = moor_closeness_fixture_points ();
      MoorMapAxes axes = moor_closeness_fixture_axes ();
      g_autoptr (MoorClosenessMap) map = NULL;
      cairo_surface_t *surface;
      double height;
      guint left = 0, right = 0;

      axes.across_says = axes.up_says = NULL;
      moor_closeness_fixture_add (points, MOOR_MAP_EARLIER, 2, 2, "A");
      map = moor_closeness_map_new (&axes, points);
      surface = draw (map, 500, mirrored, &height);
      for (int y = (int) moor_closeness_map_get_map_height (map); y < height; y++)
        for (int x = 0; x < 500; x++)
          if (pixel_at (surface, x, y)[2] < 200)
            *(x < 250 ? &left : &right) += 1;
      g_assert_cmpuint (mirrored ? right : left, >, 100);
      g_assert_cmpuint (mirrored ? left : right, ==, 0);
      cairo_surface_destroy (surface);
    }
}

/* The darkest pixel near where a line is, looked for across it. */
static int
darkness_at (cairo_surface_t *surface,
             double           x,
             double           y,
             gboolean         is_upright)
{
  int sum = 0;

  for (int k = -2; k <= 2; k++)
    sum += 255 - pixel_at (surface, (int) x + (is_upright ? k : 0), (int) y + (is_upright ? 0 : k))[2];
  return sum;
}

/* The line at the middle of the scale is as faint as those beside it. */
static void
test_calm_middle (void)
{
  g_autoptr (GPtrArray) points = moor_closeness_fixture_points ();
  g_autoptr (MoorClosenessMap) map = NULL;
  MoorBox low, high;
  cairo_surface_t *surface;
  double height;

  moor_closeness_fixture_add (points, MOOR_MAP_EARLIER, 1, 1, "A");
  moor_closeness_fixture_add (points, MOOR_MAP_EARLIER, 5, 5, "B");
  map = moor_closeness_fixture_map (points);
  surface = draw (map, 500, FALSE, &height);
  low = moor_closeness_map_get_place (map, 0);
  high = moor_closeness_map_get_place (map, 1);

  for (int upright = 0; upright <= 1; upright++)
    {
      int dark[5];

      for (int i = 0; i < 5; i++)
        {
          double along = i / 4.0, across = 0.6;
          double x = low.x + low.width / 2 + (high.x - low.x) * (upright ? along : across);
          double y = low.y + low.width / 2 + (high.y - low.y) * (upright ? across : along);

          dark[i] = darkness_at (surface, x, y, upright);
        }
      g_assert_cmpint (dark[2], >, 10);
      g_assert_cmpint (ABS (dark[2] - dark[1]), <=, 12);
      g_assert_cmpint (ABS (dark[2] - dark[3]), <=, 12);
      /* What is dark is the axis. */
      g_assert_cmpint (dark[0], >, 2 * dark[2]);
    }
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/closeness-map/places", test_places);
  g_test_add_func ("/closeness-map/narrow", test_narrow);
  g_test_add_func ("/closeness-map/equal", test_equal);
  g_test_add_func ("/closeness-map/area", test_area);
  g_test_add_func ("/closeness-map/no-cross", test_no_cross);
  g_test_add_func ("/closeness-map/many", test_many);
  g_test_add_func ("/closeness-map/words", test_words);
  g_test_add_func ("/closeness-map/little-to-say", test_little_to_say);
  g_test_add_func ("/closeness-map/no-types", test_no_types);
  g_test_add_func ("/closeness-map/refused", test_refused);
  g_test_add_func ("/closeness-map/ink", test_ink);
  g_test_add_func ("/closeness-map/legend-side", test_legend_side);
  g_test_add_func ("/closeness-map/calm-middle", test_calm_middle);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/moor-drawing.h"
#include "moor-drawing-fixture.h"

#include <pango/pangocairo.h>

/* Both drawings with real type and real ink. */

#define WIDTH 640
#define HEIGHT 900

static const MoorInk ink = {
  .ground = { 1, 1, 1 }, .words = { 0, 0, 0 }, .small = { 0.25, 0.25, 0.25 },
  .edge = { 0.5, 0.5, 0.5 }, .accent = { 0.1, 0.4, 0.4 },
};

static PangoContext *
make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string ("Sans 11");

  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  return context;
}

static guint
count_ink (MoorDrawing *drawing,
           double       width,
           gboolean     mirrored,
           const char  *name)
{
  PangoContext *context = make_context ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  double height = moor_drawing_lay_out (drawing, context, width, mirrored);
  const guchar *pixels;
  int stride;
  guint n = 0;

  g_assert_cmpfloat (height, >, 40);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  moor_drawing_draw (drawing, cr, &ink);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  pixels = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        gboolean is_dark = pixels[y * stride + 4 * x] < 200;

        n += is_dark;
        /* Nothing beyond what it was laid out for. */
        if (x > width + 2 || y > height + 2)
          g_assert_false (is_dark);
      }

  if (g_getenv ("MOORING_PAPER") != NULL)
    {
      g_autofree char *file = g_strdup_printf ("%s/%s-%g%s.png", g_getenv ("MOORING_PAPER"), name,
                                               width, mirrored ? "-rtl" : "");

      cairo_surface_write_to_png (surface, file);
    }
  cairo_surface_destroy (surface);
  g_object_unref (context);
  return n;
}

static void
test_ink (void)
{
  static const double widths[] = { 300, 600 };
  g_autoptr (MoorExercise) exercise = moor_drawing_fixture_read ();
  g_autoptr (MoorAnswer) life = moor_drawing_fixture_life ();
  g_autoptr (MoorAnswer) circle = moor_drawing_fixture_circle ();
  g_autoptr (MoorDrawing) timeline =
    moor_drawing_new (moor_exercise_find_field (exercise, "events"), life, NULL, NULL);
  g_autoptr (MoorDrawing) people =
    moor_drawing_new (moor_exercise_find_field (exercise, "people"), circle,
                      moor_drawing_fixture_name, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (int mirrored = 0; mirrored <= 1; mirrored++)
      {
        g_assert_cmpuint (count_ink (timeline, widths[i], mirrored, "timeline"), >, 2000);
        g_assert_cmpuint (count_ink (people, widths[i], mirrored, "people"), >, 2000);
      }
}

/* Rows that are not drawn, and other fields, have no drawing. */
static void
test_none (void)
{
  g_autoptr (MoorExercise) exercise = moor_drawing_fixture_read ();
  const MoorField *rows = moor_exercise_find_field (exercise, "events");
  g_autoptr (MoorAnswer) life = moor_drawing_fixture_life ();
  MoorField plain = *rows;

  plain.draw = MOOR_DRAW_NONE;
  g_assert_null (moor_drawing_new (&plain, life, NULL, NULL));
  g_assert_null (moor_drawing_new (rows, NULL, NULL, NULL));
  g_assert_null (moor_drawing_new (g_ptr_array_index (rows->columns, 0), life, NULL, NULL));
}

/* What is kept of an exercise with a page still says that it is drawn. */
static void
test_kept (void)
{
  g_autoptr (MoorExercise) exercise = moor_drawing_fixture_read ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorExercise) kept =
    moor_parser_read_definition (moor_exercise_get_definition (exercise), "en", &error);

  g_assert_no_error (error);
  g_assert_cmpint (moor_exercise_find_field (kept, "events")->draw, ==, MOOR_DRAW_TIMELINE);
  g_assert_cmpint (moor_exercise_find_field (kept, "people")->draw, ==, MOOR_DRAW_PEOPLE);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/drawing/ink", test_ink);
  g_test_add_func ("/drawing/none", test_none);
  g_test_add_func ("/drawing/kept", test_kept);

  return g_test_run ();
}

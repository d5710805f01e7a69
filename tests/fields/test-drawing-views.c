/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-drawing-area.h"
#include "fields/moor-drawing-view.h"
#include "fields/moor-row-card.h"
#include "moor-drawing-fixture.h"
#include "moor-render.h"
#include "moor-told.h"

/* What is drawn of rows, on the screen. */

static MoorDrawing *
make_drawing (MoorExercise *exercise,
              const char   *field,
              MoorAnswer   *answer)
{
  MoorDrawing *drawing = moor_drawing_new (moor_exercise_find_field (exercise, field), answer,
                                           moor_drawing_fixture_name, NULL);

  g_assert_nonnull (drawing);
  return drawing;
}

static void
check_spoken (GtkWidget   *view,
              MoorDrawing *drawing)
{
  GtkWidget *area = moor_screen_find (view, MOOR_TYPE_DRAWING_AREA, NULL);

  g_assert_nonnull (area);
  gtk_test_accessible_assert_role (area, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       moor_drawing_get_title (drawing));
  gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       moor_drawing_get_words (drawing));
}

/* How many pixels have another color than what is around them most. */
static guint
count_ink (GtkWidget *window,
           GtkWidget *area)
{
  g_autoptr (GdkTexture) texture = moor_render (window, 1);
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * height);
  graphene_rect_t bounds;
  guint n = 0;
  guint32 ground;

  g_assert_true (gtk_widget_compute_bounds (area, window, &bounds));
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  ground = pixels[((int) bounds.origin.y + 6) * width + (int) bounds.origin.x + 40];
  for (int y = (int) bounds.origin.y + 6; y < MIN (height, (int) (bounds.origin.y + bounds.size.height)); y++)
    for (int x = (int) bounds.origin.x + 6; x < (int) (bounds.origin.x + bounds.size.width) - 6; x++)
      n += pixels[y * width + x] != ground;

  return n;
}

/* Both, in every direction of writing, from one mark to sixty: drawn, spoken, and
 * narrow enough; and the same in words for everybody. */
static void
test_view (void)
{
  g_autoptr (MoorExercise) exercise = moor_drawing_fixture_read ();
  g_autoptr (MoorAnswer) life = moor_drawing_fixture_life ();
  g_autoptr (MoorAnswer) circle = moor_drawing_fixture_circle ();
  g_autoptr (MoorAnswer) many = NULL;
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  for (int row = 0; row < 60; row++)
    moor_drawing_fixture_event (builder, row, row * 2, "Something that was", row % 11 - 5);
  many = moor_answer_builder_end (builder);

  for (int which = 0; which < 6; which++)
    {
      g_autoptr (MoorDrawing) drawing =
        make_drawing (exercise, which % 3 == 1 ? "people" : "events",
                      which % 3 == 0 ? life : which % 3 == 1 ? circle : many);
      GtkWidget *view = moor_drawing_view_new ();
      GtkWidget *window, *area, *button;
      int least, high;

      gtk_widget_set_direction (view, which >= 3 ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      moor_drawing_view_set_drawing (MOOR_DRAWING_VIEW (view), drawing);
      g_assert_true (gtk_widget_get_visible (view));
      gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 312);
      gtk_widget_set_valign (view, GTK_ALIGN_START);
      window = moor_screen_show (view, which < 3 ? 640 : 340, 900);
      area = moor_screen_find (view, MOOR_TYPE_DRAWING_AREA, NULL);
      if (which >= 3)
        gtk_widget_set_direction (area, GTK_TEXT_DIR_RTL);
      check_spoken (view, drawing);
      g_assert_cmpuint (count_ink (window, area), >, 1500);
      moor_screen_check_names (window);

      /* Higher where it is narrower, if it is the line that then runs down. */
      gtk_widget_measure (area, GTK_ORIENTATION_VERTICAL, 300, &high, NULL, NULL, NULL);
      g_assert_cmpint (high, >, 200);

      g_assert_false (moor_screen_shows (view, moor_drawing_get_words (drawing)));
      button = moor_screen_find (view, GTK_TYPE_BUTTON, "The same in words");
      g_signal_emit_by_name (button, "clicked");
      g_assert_true (moor_screen_shows (view, moor_drawing_get_words (drawing)));

      moor_drawing_view_set_drawing (MOOR_DRAWING_VIEW (view), NULL);
      g_assert_false (gtk_widget_get_visible (view));
      g_object_ref (view);
      gtk_window_destroy (GTK_WINDOW (window));
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_finalize_object (view);
    }
}

/* It comes with the first headline, folded; it follows what is written; it goes with
 * the last one. */
static void
test_rows (void)
{
  g_autoptr (MoorExercise) exercise = moor_drawing_fixture_read ();
  const MoorField *rows = moor_exercise_find_field (exercise, "events");
  Told told = { 0 };
  MoorFieldView *view = make_view (rows, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 400, 900);
  g_autoptr (MoorDrawing) drawing = NULL;
  g_autoptr (MoorDrawing) more = NULL;
  g_autoptr (MoorAnswer) life = moor_drawing_fixture_life ();

  moor_field_view_begin (view);
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "See it as a line of years"));
  type_text (moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_ROW_CARD, NULL), "We move again");
  g_assert_nonnull (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "See it as a line of years"));
  g_assert_null (moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_DRAWING_AREA, NULL));

  press (view, "See it as a line of years");
  drawing = moor_drawing_new (rows, told.last, NULL, NULL);
  g_assert_cmpstr (moor_drawing_get_words (drawing), ==, "Without an age · We move again");
  check_spoken (GTK_WIDGET (view), drawing);

  press (view, "-3");
  more = moor_drawing_new (rows, told.last, NULL, NULL);
  g_assert_cmpstr (moor_drawing_get_words (more), ==,
                   "Without an age · We move again · How it was: -3");
  check_spoken (GTK_WIDGET (view), more);

  /* An answer from outside is drawn, too, and none is not. */
  moor_field_view_set_answer (view, life);
  g_assert_true (moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_DRAWING_AREA, NULL) != NULL);
  moor_render_settle (window);
  moor_field_view_set_answer (view, NULL);
  g_assert_null (moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_DRAWING_AREA, NULL));
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "See it as a line of years"));

  finish (window, view, &told);
}

/* The people by their names. */
static void
test_people (void)
{
  g_autoptr (MoorExercise) exercise = moor_drawing_fixture_read ();
  const MoorField *rows = moor_exercise_find_field (exercise, "people");
  Told told = { 0 };
  MoorFieldView *view = make_view (rows, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 400, 900);
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) answer = NULL;
  GtkWidget *area;

  moor_drawing_fixture_person (builder, 0, "id-1", "close", "tense");
  moor_drawing_fixture_person (builder, 1, "nobody-knows", NULL, "distant");
  answer = moor_answer_builder_end (builder);
  moor_field_view_set_answer (view, answer);
  press (view, "See it as a map");
  area = moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_DRAWING_AREA, NULL);
  gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Lena · Then: close · Now: tense\nsomebody · Now: distant");

  finish (window, view, &told);
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  people = g_list_store_new (FIXTURE_TYPE_PERSON);
  fixture_add_person (people, "id-1", "Lena");
  context = (MoorFieldContext) { .people = G_LIST_MODEL (people), .add_person = add_person };

  g_test_add_func ("/drawing-views/view", test_view);
  g_test_add_func ("/drawing-views/rows", test_rows);
  g_test_add_func ("/drawing-views/people", test_people);

  return g_test_run ();
}

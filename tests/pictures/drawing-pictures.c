/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * drawing-pictures OUT WIDTH light|dark|large|contrast: what is drawn of rows: under
 * the cards in the player, on a page as it is read, and where there is much of it. And
 * the map of two dimensions. */
#include "config.h"

#include <stdlib.h>

#include "fields/moor-closeness-view.h"
#include "fields/moor-drawing-view.h"
#include "moor-closeness-fixture.h"
#include "moor-desk-fixture.h"
#include "moor-drawing-fixture.h"
#include "moor-render.h"
#include "moor-screen.h"
#include "views/moor-page-answers.h"
#include "views/moor-player.h"

typedef struct {
  const char   *out;
  const char   *style;
  int           width;
  MoorDesk     *desk;
  MoorNameBook *names;
} Pictures;

static void
ready (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
keep (Pictures   *pictures,
      GtkWidget  *window,
      const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s/drawn-%s-%d-%s.png", pictures->out, name,
                                           pictures->width, pictures->style);
  g_autoptr (GdkTexture) texture = NULL;

  for (int i = 0; i < 3; i++)
    moor_render_settle (window);
  texture = moor_render (window, 1);
  if (!gdk_texture_save_to_png (texture, file))
    g_error ("cannot write %s", file);
}

static int
window_width (Pictures *pictures)
{
  /* At 200 % the floor is 480 px. */
  return g_str_equal (pictures->style, "large") ? MAX (pictures->width, 480) : pictures->width;
}

/* @child on the ground it has in a page, as high as it needs to be. */
static GtkWidget *
show_alone (Pictures  *pictures,
            GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new ();
  int width = window_width (pictures), height;

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 600);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_widget_set_valign (child, GTK_ALIGN_START);
  gtk_widget_set_margin_start (child, 18);
  gtk_widget_set_margin_end (child, 18);
  gtk_widget_set_margin_top (child, 18);
  gtk_widget_set_margin_bottom (child, 18);
  gtk_widget_measure (clamp, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return moor_screen_show (clamp, width, MIN (height, 3000));
}

static void
keep_alone (Pictures   *pictures,
            GtkWidget  *child,
            const char *name)
{
  GtkWidget *window = show_alone (pictures, child);

  keep (pictures, window, name);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_people (Pictures *pictures)
{
  static const char * const names[] = {
    "Mother", "Father", "Lena", "J.", "Grandmother", "My brother", "Aunt Rosa", "Sam",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GAsyncResult) saved = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (MoorPerson) person = moor_person_new (names[i], names[i], NULL, FALSE);

      moor_store_save_person_async (moor_desk_get_store (pictures->desk), person, ready, &saved);
      moor_test_wait (saved != NULL);
      moor_store_save_person_finish (moor_desk_get_store (pictures->desk), saved, &error);
      g_assert_no_error (error);
    }

  {
    g_autoptr (GAsyncResult) read = NULL;

    pictures->names = moor_name_book_new (moor_desk_get_store (pictures->desk), NULL);
    moor_name_book_read_async (pictures->names, NULL, NULL, NULL, ready, &read);
    moor_test_wait (read != NULL);
  }
}

static void
scroll_to_end (GtkWidget *window)
{
  GtkWidget *place = moor_screen_find (window, GTK_TYPE_SCROLLED_WINDOW, NULL);
  GtkAdjustment *at = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (place));

  gtk_adjustment_set_value (at, gtk_adjustment_get_upper (at));
}

static void
open_drawing (Pictures   *pictures,
              GtkWidget  *window,
              const char *button,
              const char *name)
{
  g_autofree char *folded = g_strconcat (name, "-folded", NULL);

  for (int i = 0; i < 3; i++)
    moor_render_settle (window);
  scroll_to_end (window);
  keep (pictures, window, folded);
  g_signal_emit_by_name (moor_screen_find (window, GTK_TYPE_BUTTON, button), "clicked");
  for (int i = 0; i < 3; i++)
    moor_render_settle (window);
  scroll_to_end (window);
  keep (pictures, window, name);
}

/* Under the cards; gives back the page. */
static MoorPage *
visit_player (Pictures      *pictures,
              MoorExercise **exercise)
{
  g_autoptr (MoorSitting) sitting = moor_desk_fixture_begin (pictures->desk, "drawn", FALSE);
  MoorRun *run = moor_sitting_get_run (sitting);
  GtkWidget *player = moor_player_new (pictures->desk, sitting);
  GtkWidget *window = moor_screen_show (player, window_width (pictures), 900);
  g_autoptr (MoorAnswer) life = moor_drawing_fixture_life ();
  g_autoptr (MoorAnswer) circle = moor_drawing_fixture_circle ();
  g_autoptr (GAsyncResult) left = NULL;
  g_autoptr (GError) error = NULL;

  moor_run_answer (run, "events", life, NULL);
  gtk_widget_activate_action (player, "player.next", NULL);
  moor_run_answer (run, "people", circle, NULL);
  gtk_widget_activate_action (player, "player.back", NULL);
  open_drawing (pictures, window, "See it as a line of years", "line");
  gtk_widget_activate_action (player, "player.next", NULL);
  open_drawing (pictures, window, "See it as a map", "map");
  gtk_window_destroy (GTK_WINDOW (window));

  moor_sitting_leave_async (sitting, ready, &left);
  moor_test_wait (left != NULL);
  moor_sitting_leave_finish (sitting, left, &error);
  g_assert_no_error (error);
  *exercise = g_object_ref (moor_run_get_exercise (run));
  return moor_desk_fixture_load (pictures->desk, moor_sitting_get_page_id (sitting));
}

static void
keep_drawing (Pictures   *pictures,
              const char *name,
              MoorField  *field,
              MoorAnswer *answer)
{
  g_autoptr (MoorDrawing) drawing = moor_drawing_new (field, answer, moor_drawing_fixture_name, NULL);
  GtkWidget *view = moor_drawing_view_new ();

  moor_drawing_view_set_drawing (MOOR_DRAWING_VIEW (view), drawing);
  keep_alone (pictures, view, name);
  moor_answer_unref (answer);
}

static MoorAnswer *
many_years (void)
{
  static const char * const titles[] = {
    "The move to the coast", "Ill for a winter", "A teacher who stays after school",
    "He is gone for good", "First day of work", "A letter comes back", "The choir",
  };
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  for (int row = 0; row < 60; row++)
    moor_drawing_fixture_event (builder, row, row * 37 % 71, titles[row % 7], row * 5 % 11 - 5);
  return moor_answer_builder_end (builder);
}

static MoorAnswer *
many_people (int n)
{
  static const char * const values[] = {
    "close", "caring", "tense", "distant", "cut-off", "not-in-my-life",
  };
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  for (int row = 0; row < n; row++)
    {
      g_autofree char *name = g_strdup_printf ("%s %c.", row % 3 == 0 ? "Aunt" : row % 3 == 1 ? "Mx" : "Old friend",
                                               'A' + row % 26);

      moor_drawing_fixture_person (builder, row, name, values[row * 5 % 6], values[row * 7 / 2 % 6]);
    }
  return moor_answer_builder_end (builder);
}

/* @focus: the point that has the focus; -1: none */
static void
keep_closeness (Pictures   *pictures,
                const char *name,
                GPtrArray  *points,
                gboolean    mirrored,
                int         focus)
{
  g_autoptr (MoorClosenessMap) map = moor_closeness_fixture_map (points);
  GtkWidget *view, *window, *point;

  gtk_widget_set_default_direction (mirrored ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  view = moor_closeness_view_new ();
  moor_closeness_view_set_map (MOOR_CLOSENESS_VIEW (view), map);
  window = show_alone (pictures, view);
  point = gtk_widget_get_first_child (view);
  for (int i = 0; i < focus; i++)
    point = gtk_widget_get_next_sibling (point);
  gtk_window_set_focus (GTK_WINDOW (window), focus >= 0 ? point : NULL);
  keep (pictures, window, name);
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_ptr_array_unref (points);
}

static void
keep_closenesses (Pictures *pictures)
{
  GPtrArray *points = moor_closeness_fixture_points ();

  moor_closeness_fixture_now (points);
  keep_closeness (pictures, "closeness-alone", points, FALSE, -1);

  points = moor_closeness_fixture_points ();
  moor_closeness_fixture_now (points);
  moor_closeness_fixture_earlier (points);
  keep_closeness (pictures, "closeness-earlier", points, FALSE, 2);

  points = moor_closeness_fixture_points ();
  moor_closeness_fixture_people (points);
  keep_closeness (pictures, "closeness-people", points, FALSE, -1);

  points = moor_closeness_fixture_points ();
  moor_closeness_fixture_now (points);
  moor_closeness_fixture_earlier (points);
  moor_closeness_fixture_people (points);
  keep_closeness (pictures, "closeness-all", points, FALSE, -1);

  points = moor_closeness_fixture_points ();
  moor_closeness_fixture_now (points);
  moor_closeness_fixture_earlier (points);
  keep_closeness (pictures, "closeness-mirrored", points, TRUE, -1);

  points = moor_closeness_fixture_points ();
  moor_closeness_fixture_now (points);
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *label = g_strdup_printf ("%d %s 2025", 1 + i * 7 % 28, i % 2 ? "May" : "August");

      moor_closeness_fixture_add (points, MOOR_MAP_EARLIER, 1 + i * 37 % 41 / 10.0, 2 + i * 17 % 27 / 10.0,
                                  label);
    }
  keep_closeness (pictures, "closeness-thirty", points, FALSE, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *dir = NULL;
  g_autoptr (MoorExercise) exercise = NULL;
  g_autoptr (MoorPage) page = NULL;
  MoorAnswerBuilder *builder;
  GtkWidget *answers;
  Pictures pictures;

  if (argc != 4)
    {
      g_printerr ("drawing-pictures OUT WIDTH light|dark|large|contrast\n");
      return 2;
    }
  pictures = (Pictures) { .out = argv[1], .width = atoi (argv[2]), .style = argv[3] };
  argc = 1;
  moor_screen_init (&argc, &argv);
  moor_screen_style (g_str_equal (pictures.style, "dark"));
  if (g_str_equal (pictures.style, "contrast"))
    moor_screen_add_style (MOOR_RESOURCE_PATH "/style-hc.css");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (g_str_equal (pictures.style, "large"))
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);

  dir = moor_desk_fixture_dir ();
  moor_desk_fixture_add (dir, "drawn.xml");
  pictures.desk = moor_desk_fixture_open (dir);
  add_people (&pictures);

  page = visit_player (&pictures, &exercise);
  answers = moor_page_answers_new ();
  moor_page_answers_show (MOOR_PAGE_ANSWERS (answers), exercise, page, pictures.names);
  keep_alone (&pictures, answers, "page");

  builder = moor_answer_builder_new ();
  moor_drawing_fixture_event (builder, 0, 9, "The summer at the lake", 4);
  keep_drawing (&pictures, "line-one", moor_exercise_find_field (exercise, "events"),
                moor_answer_builder_end (builder));
  keep_drawing (&pictures, "line-sixty", moor_exercise_find_field (exercise, "events"), many_years ());
  builder = moor_answer_builder_new ();
  moor_drawing_fixture_person (builder, 0, "K.", "distant", "close");
  keep_drawing (&pictures, "map-one", moor_exercise_find_field (exercise, "people"),
                moor_answer_builder_end (builder));
  keep_drawing (&pictures, "map-twelve", moor_exercise_find_field (exercise, "people"), many_people (12));
  keep_drawing (&pictures, "map-thirty", moor_exercise_find_field (exercise, "people"), many_people (30));

  keep_closenesses (&pictures);

  g_clear_object (&page);
  g_clear_object (&exercise);
  g_object_unref (pictures.names);
  moor_desk_fixture_close (pictures.desk);
  moor_desk_fixture_remove (dir);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-body-figure.h"
#include "fields/moor-editor.h"
#include "fields/moor-fold.h"
#include "fields/moor-option-button.h"
#include "fields/moor-rating.h"
#include "fields/moor-wrap.h"

#include "moor-told.h"

#define WIDTH 220
#define HEIGHT 392

/* The common places, as the parser puts them into a field that names none. */
static const char * const places[] = {
  "head", "face", "jaw", "throat", "shoulders", "arms", "hands", "chest", "breath", "stomach",
  "back", "hips", "legs", "feet", "all-over", "nowhere", "unknown",
};

static MoorField *
body_field (void)
{
  MoorField *field = fixture_field (MOOR_FIELD_BODY, "where", NULL);

  field->options = g_ptr_array_new_with_free_func (fixture_option_free);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      MoorOption *option = fixture_option (places[i], places[i], NULL);

      option->alone = g_str_equal (places[i], "nowhere") || g_str_equal (places[i], "unknown");
      g_ptr_array_add (field->options, option);
    }
  return field;
}

typedef struct {
  MoorField     *field;
  MoorFieldView *view;
  GtkWidget     *window;
  GtkWidget     *figure;
  Told           told;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->field = body_field ();
  fixture->view = make_view (fixture->field, &fixture->told);
  fixture->window = moor_screen_show (GTK_WIDGET (fixture->view), 360, 640);
  fixture->figure = moor_screen_find (GTK_WIDGET (fixture->view), MOOR_TYPE_BODY_FIGURE, NULL);
  g_assert_nonnull (fixture->figure);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  finish (fixture->window, fixture->view, &fixture->told);
  fixture_field_free (fixture->field);
}

/* Presses the drawing at (@x, @y) of its own drawing, and lets go at (@to_x,
 * @to_y). */
static void
drag (Fixture *fixture,
      double   x,
      double   y,
      double   to_x,
      double   to_y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->figure);
  double left = (gtk_widget_get_width (fixture->figure) - WIDTH) / 2.0;
  double top = (gtk_widget_get_height (fixture->figure) - HEIGHT) / 2.0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_CLICK (controller))
        continue;
      g_signal_emit_by_name (controller, "pressed", 1, left + x, top + y);
      g_signal_emit_by_name (controller, "released", 1, left + to_x, top + to_y);
      return;
    }
  g_assert_not_reached ();
}

static void
touch (Fixture *fixture,
       double   x,
       double   y)
{
  drag (fixture, x, y, x, y);
}

static MoorOptionButton *
chip (Fixture    *fixture,
      const char *place)
{
  GtkWidget *button = moor_screen_find (GTK_WIDGET (fixture->view), MOOR_TYPE_OPTION_BUTTON, place);

  if (button == NULL)
    g_error ("there is no %s in the list", place);
  return MOOR_OPTION_BUTTON (button);
}

static GtkWidget *
open_fold (Fixture *fixture)
{
  GtkWidget *open = NULL;
  GtkWidget *fold = moor_screen_find (GTK_WIDGET (fixture->view), MOOR_TYPE_FOLD, NULL);

  for (; fold != NULL; fold = gtk_widget_get_next_sibling (fold))
    if (moor_fold_is_open (MOOR_FOLD (fold)))
      {
        g_assert_null (open);
        open = fold;
      }

  return open;
}

/* The drawing --------------------------------------------------------------- */

static void
test_hits (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct { MoorBodySide side; double x, y; const char *place; } hits[] = {
    { MOOR_BODY_FRONT, 110, 15, "head" }, { MOOR_BODY_FRONT, 110, 43, "face" },
    { MOOR_BODY_FRONT, 110, 68, "jaw" }, { MOOR_BODY_FRONT, 110, 95, "throat" },
    { MOOR_BODY_FRONT, 80, 122, "shoulders" }, { MOOR_BODY_FRONT, 150, 122, "shoulders" },
    { MOOR_BODY_FRONT, 110, 160, "chest" }, { MOOR_BODY_FRONT, 110, 205, "stomach" },
    { MOOR_BODY_FRONT, 110, 245, "hips" },
    { MOOR_BODY_FRONT, 55, 190, "arms" }, { MOOR_BODY_FRONT, 165, 190, "arms" },
    { MOOR_BODY_FRONT, 45, 250, "hands" }, { MOOR_BODY_FRONT, 175, 250, "hands" },
    { MOOR_BODY_FRONT, 90, 310, "legs" }, { MOOR_BODY_FRONT, 130, 310, "legs" },
    { MOOR_BODY_FRONT, 85, 375, "feet" }, { MOOR_BODY_FRONT, 135, 375, "feet" },
    { MOOR_BODY_BACK, 110, 68, "head" }, { MOOR_BODY_BACK, 110, 122, "shoulders" },
    { MOOR_BODY_BACK, 110, 160, "back" }, { MOOR_BODY_BACK, 110, 205, "back" },
    { MOOR_BODY_BACK, 55, 190, "arms" }, { MOOR_BODY_BACK, 175, 250, "hands" },
    { MOOR_BODY_BACK, 110, 245, "hips" }, { MOOR_BODY_BACK, 130, 310, "legs" },
    { MOOR_BODY_BACK, 85, 375, "feet" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (hits); i++)
    {
      press (fixture->view, hits[i].side == MOOR_BODY_FRONT ? "The drawing from the front"
                                                            : "The drawing from the back");
      touch (fixture, hits[i].x, hits[i].y);
      g_assert_cmpint (moor_answer_get_n_rows (fixture->told.last), ==, 1);
      g_assert_cmpstr (moor_answer_get_text (fixture->told.last, 0, ""), ==, hits[i].place);
      g_assert_true (moor_option_button_is_chosen (chip (fixture, hits[i].place)));
      g_assert_true (moor_body_figure_is_chosen (MOOR_BODY_FIGURE (fixture->figure),
                                                 hits[i].place));

      /* The same place again takes it away. */
      touch (fixture, hits[i].x, hits[i].y);
      g_assert_null (fixture->told.last);
      g_assert_false (moor_option_button_is_chosen (chip (fixture, hits[i].place)));
    }

  /* Beside the body, and a press that ends elsewhere, do nothing. */
  press (fixture->view, "The drawing from the front");
  fixture->told.n = 0;
  touch (fixture, 5, 5);
  touch (fixture, 215, 385);
  drag (fixture, 110, 160, 110, 205);
  g_assert_cmpuint (fixture->told.n, ==, 0);
}

/* Each place has at least 24 px either way, and none lies under another. */
static void
test_targets (Fixture       *fixture,
              gconstpointer  data)
{
  MoorBodyFigure *figure = MOOR_BODY_FIGURE (fixture->figure);
  int left = (gtk_widget_get_width (fixture->figure) - WIDTH) / 2;
  int top = (gtk_widget_get_height (fixture->figure) - HEIGHT) / 2;

  for (int side = MOOR_BODY_FRONT; side <= MOOR_BODY_BACK; side++)
    {
      g_autoptr (GHashTable) fits = g_hash_table_new (g_str_hash, g_str_equal);

      moor_body_figure_set_side (figure, (MoorBodySide) side);
      for (int y = 0; y + 24 <= HEIGHT; y++)
        for (int x = 0; x + 24 <= WIDTH; x++)
          {
            const char *place = moor_body_figure_get_place (figure, left + x, top + y);
            gboolean same = place != NULL;

            for (int k = 0; k < 24 && same; k++)
              same = moor_body_figure_get_place (figure, left + x + k, top + y) == place &&
                     moor_body_figure_get_place (figure, left + x + k, top + y + 23) == place &&
                     moor_body_figure_get_place (figure, left + x, top + y + k) == place &&
                     moor_body_figure_get_place (figure, left + x + 23, top + y + k) == place;
            if (same)
              g_hash_table_add (fits, (gpointer) place);
          }

      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        if (moor_body_figure_has ((MoorBodySide) side, places[i]) &&
            !g_hash_table_contains (fits, places[i]))
          g_error ("%s is less than 24 px", places[i]);
      g_assert_cmpuint (g_hash_table_size (fits), ==, side == MOOR_BODY_FRONT ? 12 : 8);
    }
}

/* What is chosen looks otherwise by more than its color: there is a tick. */
static void
test_tick (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autofree guchar *pixels = g_malloc0 (4 * 420 * 420);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32,
                                                                  420, 420, 4 * 420);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;
  guint light = 0;

  touch (fixture, 110, 205);
  GTK_WIDGET_GET_CLASS (fixture->figure)->snapshot (fixture->figure, snapshot);
  node = gtk_snapshot_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);

  /* Only the tick is of the color of what stands on the accent. */
  for (int y = 184; y < 228; y++)
    for (int x = 90; x < 130; x++)
      {
        const guchar *pixel = pixels + 4 * 420 * y + 4 * (x + (gtk_widget_get_width (fixture->figure) -
                                                               WIDTH) / 2);

        light += pixel[0] > 240 && pixel[1] > 240 && pixel[2] > 240;
      }
  g_assert_cmpuint (light, >, 20);

  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The list ------------------------------------------------------------------ */

/* Every place is there, in the order of the file, on the drawing or not. */
static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *child = gtk_widget_get_parent (GTK_WIDGET (chip (fixture, "head")));

  child = gtk_widget_get_first_child (child);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_assert_cmpstr (moor_option_button_get_value (MOOR_OPTION_BUTTON (child)), ==, places[i]);
      child = gtk_widget_get_next_sibling (child);
    }
  g_assert_null (child);

  press (fixture->view, "breath");
  press (fixture->view, "all-over");
  press (fixture->view, "chest");
  g_assert_cmpint (moor_answer_get_n_rows (fixture->told.last), ==, 3);
  g_assert_true (moor_body_figure_is_chosen (MOOR_BODY_FIGURE (fixture->figure), "chest"));

  /* Nowhere lets the others go, and another lets nowhere go. */
  press (fixture->view, "nowhere");
  g_assert_cmpint (moor_answer_get_n_rows (fixture->told.last), ==, 1);
  g_assert_true (moor_answer_has (fixture->told.last, "nowhere"));
  g_assert_false (moor_body_figure_is_chosen (MOOR_BODY_FIGURE (fixture->figure), "chest"));
  g_assert_null (moor_screen_find (GTK_WIDGET (fixture->view), MOOR_TYPE_FOLD, NULL));
  touch (fixture, 110, 310 - 105);
  g_assert_cmpint (moor_answer_get_n_rows (fixture->told.last), ==, 1);
  g_assert_true (moor_answer_has (fixture->told.last, "stomach"));
}

/* A strength and a word, each only if it is given; a press that slipped costs
 * neither. */
static void
test_strength_and_word (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkWidget *fold;
  double number;

  touch (fixture, 110, 160);
  g_assert_cmpuint (moor_answer_get_n_cells (fixture->told.last), ==, 1);
  fold = open_fold (fixture);
  g_assert_nonnull (fold);
  g_assert_cmpint (moor_rating_get_value (MOOR_RATING (moor_screen_find (fold, MOOR_TYPE_RATING,
                                                                         NULL))),
                   ==, MOOR_RATING_NONE);
  moor_screen_check_names (GTK_WIDGET (fixture->view));

  g_signal_emit_by_name (moor_screen_find (fold, GTK_TYPE_BUTTON, "0"), "clicked");
  g_assert_true (moor_answer_get_number (fixture->told.last, 0, "strength", &number));
  g_assert_cmpfloat (number, ==, 0);
  type_text (moor_screen_find (fold, GTK_TYPE_TEXT_VIEW, "chest: a word for it"), "tight");
  g_assert_cmpstr (moor_answer_get_text (fixture->told.last, 0, "word"), ==, "tight");
  g_assert_nonnull (moor_screen_find (fold, GTK_TYPE_BUTTON, "chest: 0 of 10, tight"));

  /* Only the newest is open. */
  press (fixture->view, "legs");
  press (fixture->view, "feet");
  g_assert_nonnull (moor_screen_find (open_fold (fixture), GTK_TYPE_BUTTON,
                                      "feet: what is there?"));
  g_assert_cmpint (moor_answer_get_n_rows (fixture->told.last), ==, 3);

  touch (fixture, 110, 160);
  g_assert_cmpint (moor_answer_get_n_rows (fixture->told.last), ==, 2);
  g_assert_false (moor_answer_has (fixture->told.last, "chest"));
  touch (fixture, 110, 160);
  g_assert_cmpstr (moor_answer_get_text (fixture->told.last, 0, "word"), ==, "tight");

  /* Alone: neither, also not what it had before. */
  press (fixture->view, "nowhere");
  g_assert_cmpuint (moor_answer_get_n_cells (fixture->told.last), ==, 1);
}

static gboolean
has_focus_inside (Fixture *fixture,
                  GType    type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && (g_type_is_a (G_OBJECT_TYPE (focus), type) ||
                           gtk_widget_get_ancestor (focus, type) != NULL);
}

/* With the keyboard alone: begin, arrows, choose, a digit, a word, and never a
 * stop on the drawing. */
static void
test_keyboard (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *focus;
  double number;

  moor_field_view_begin (fixture->view);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (chip (fixture, "head"))));
  for (int i = 0; i < 10; i++)
    gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_RIGHT);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (chip (fixture, "back"))));

  /* The drawing follows: this place is on its other side. */
  g_assert_cmpint (moor_body_figure_get_side (MOOR_BODY_FIGURE (fixture->figure)), ==,
                   MOOR_BODY_FRONT);
  gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (fixture->window)));
  moor_test_wait (fixture->told.n == 1);
  g_assert_true (moor_answer_has (fixture->told.last, "back"));
  g_assert_cmpint (moor_body_figure_get_side (MOOR_BODY_FIGURE (fixture->figure)), ==,
                   MOOR_BODY_BACK);

  moor_test_wait (moor_screen_is_mapped (open_fold (fixture)));
  for (int stops = 0; stops < 8; stops++)
    {
      if (!gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_FORWARD))
        break;
      g_assert_false (has_focus_inside (fixture, MOOR_TYPE_BODY_FIGURE));
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      if (has_focus_inside (fixture, MOOR_TYPE_RATING))
        g_assert_true (moor_screen_key (focus, GDK_KEY_7, 0));
      else if (GTK_IS_TEXT_VIEW (focus))
        gtk_text_buffer_insert_interactive_at_cursor (
          gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), "heavy", -1, TRUE);
      else
        /* The fold's own button. */
        g_assert_true (has_focus_inside (fixture, MOOR_TYPE_FOLD));
    }
  g_assert_true (moor_answer_get_number (fixture->told.last, 0, "strength", &number));
  g_assert_cmpfloat (number, ==, 7);
  g_assert_cmpstr (moor_answer_get_text (fixture->told.last, 0, "word"), ==, "heavy");
}

/* Both doors give the same answer. */
static void
test_same (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (MoorAnswer) drawn = NULL;

  touch (fixture, 110, 310 - 105);
  touch (fixture, 55, 190);
  drawn = moor_answer_ref (fixture->told.last);
  touch (fixture, 110, 310 - 105);
  touch (fixture, 55, 190);
  g_assert_null (fixture->told.last);
  press (fixture->view, "arms");
  press (fixture->view, "stomach");
  g_assert_true (moor_answer_equal (drawn, fixture->told.last));
}

/* Setting, options, room ---------------------------------------------------- */

static void
test_set (Fixture       *fixture,
          gconstpointer  data)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) answer = NULL;

  moor_answer_builder_add_text (builder, 0, "", "jaw");
  moor_answer_builder_add_number (builder, 0, "strength", 10);
  moor_answer_builder_add_text (builder, 1, "", "back");
  moor_answer_builder_add_text (builder, 1, "word", "שלום <b> 🙂");
  answer = moor_answer_builder_end (builder);

  moor_field_view_set_answer (fixture->view, answer);
  g_assert_cmpuint (fixture->told.n, ==, 0);
  g_assert_true (moor_body_figure_is_chosen (MOOR_BODY_FIGURE (fixture->figure), "jaw"));
  g_assert_nonnull (moor_screen_find (GTK_WIDGET (fixture->view), GTK_TYPE_BUTTON,
                                      "jaw: 10 of 10"));
  g_assert_nonnull (moor_screen_find (GTK_WIDGET (fixture->view), GTK_TYPE_BUTTON,
                                      "back: שלום <b> 🙂"));
  g_assert_null (open_fold (fixture));

  /* What was there before stays with the next press. */
  press (fixture->view, "feet");
  g_assert_cmpint (moor_answer_get_n_rows (fixture->told.last), ==, 3);
  g_assert_cmpstr (moor_answer_get_text (fixture->told.last, 1, "word"), ==, "שלום <b> 🙂");

  moor_field_view_set_answer (fixture->view, NULL);
  g_assert_false (moor_body_figure_is_chosen (MOOR_BODY_FIGURE (fixture->figure), "jaw"));
  g_assert_false (moor_option_button_is_chosen (chip (fixture, "back")));
}

/* Options that a condition takes away cannot be pressed on the drawing either;
 * without any place on it there is no drawing. */
static void
test_options (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) some = fixture_options ("feet hands chest breath");
  g_autoptr (GPtrArray) others = fixture_options ("breath all-over");

  press (fixture->view, "feet");
  moor_field_view_set_options (fixture->view, some);
  g_assert_cmpuint (fixture->told.n, ==, 1);
  g_assert_true (moor_option_button_is_chosen (chip (fixture, "Word feet")));
  g_assert_true (moor_body_figure_is_chosen (MOOR_BODY_FIGURE (fixture->figure), "feet"));
  touch (fixture, 110, 205);
  g_assert_cmpuint (fixture->told.n, ==, 1);
  touch (fixture, 110, 160);
  g_assert_cmpuint (fixture->told.n, ==, 2);
  g_assert_true (moor_answer_has (fixture->told.last, "chest"));

  moor_field_view_set_options (fixture->view, others);
  g_assert_null (moor_screen_find (GTK_WIDGET (fixture->view), MOOR_TYPE_BODY_FIGURE, NULL));
  moor_screen_check_names (GTK_WIDGET (fixture->view));
}

static void
where (GtkWidget       *widget,
       Fixture         *fixture,
       graphene_rect_t *bounds)
{
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->view), bounds));
}

/* Below the drawing in a narrow window, beside it in a wide one, on the side
 * where reading goes on. */
static void
test_room (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (chip (fixture, "head")));
  graphene_rect_t drawn, listed;
  int least, natural;

  press (fixture->view, "chest");
  gtk_widget_measure (GTK_WIDGET (fixture->view), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  g_assert_cmpint (least, <=, 324);

  where (fixture->figure, fixture, &drawn);
  where (list, fixture, &listed);
  g_assert_cmpfloat (listed.origin.y, >=, drawn.origin.y + drawn.size.height);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 640);
  moor_test_wait (gtk_widget_get_width (GTK_WIDGET (fixture->view)) == 700);
  where (fixture->figure, fixture, &drawn);
  where (list, fixture, &listed);
  g_assert_cmpfloat (listed.origin.x, >=, drawn.origin.x + drawn.size.width);
  g_assert_cmpfloat (listed.origin.x + listed.size.width, <=, 700);

  gtk_widget_set_direction (gtk_widget_get_parent (gtk_widget_get_parent (fixture->figure)),
                            GTK_TEXT_DIR_RTL);
  gtk_widget_measure (GTK_WIDGET (fixture->view), GTK_ORIENTATION_VERTICAL, 700, NULL, &natural,
                      NULL, NULL);
  moor_test_wait (gtk_widget_compute_bounds (list, GTK_WIDGET (fixture->view), &listed) &&
                  gtk_widget_compute_bounds (fixture->figure, GTK_WIDGET (fixture->view),
                                             &drawn) &&
                  listed.origin.x + listed.size.width <= drawn.origin.x);
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  moor_screen_check_names (GTK_WIDGET (fixture->view));
  gtk_test_accessible_assert_role (fixture->figure, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (fixture->figure, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Drawing of a body, front");
  press (fixture->view, "The drawing from the back");
  gtk_test_accessible_assert_property (fixture->figure, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Drawing of a body, back");
  g_assert_false (gtk_widget_get_focusable (fixture->figure));
}

int
main (int    argc,
      char **argv)
{
  static const struct {
    const char *name;
    void      (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "hits", test_hits },
    { "targets", test_targets },
    { "tick", test_tick },
    { "list", test_list },
    { "strength-and-word", test_strength_and_word },
    { "keyboard", test_keyboard },
    { "same", test_same },
    { "set", test_set },
    { "options", test_options },
    { "room", test_room },
    { "names", test_names },
  };

  moor_screen_init (&argc, &argv);
  add_people ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/body/%s", tests[i].name);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-closeness-view.h"
#include "moor-closeness-fixture.h"
#include "moor-render.h"
#include "moor-screen.h"

/* The map of two dimensions on the screen: seen, spoken, and walked by keys. */

typedef struct {
  MoorClosenessMap *map;
  GPtrArray        *given;
  GtkWidget        *view;
  GtkWidget        *before, *after;
  GtkWidget        *window;
} Fixture;

enum {
  EARLIER = 1 << 0,
  PEOPLE = 1 << 1,
};

static void
begin (Fixture *fixture,
       guint    what,
       gboolean mirrored,
       int      width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_default_direction (mirrored ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  fixture->given = moor_closeness_fixture_points ();
  if (what & PEOPLE)
    moor_closeness_fixture_people (fixture->given);
  /* Not the first: Tab has to look for it. */
  if (what & EARLIER)
    moor_closeness_fixture_earlier (fixture->given);
  moor_closeness_fixture_now (fixture->given);
  fixture->map = moor_closeness_fixture_map (fixture->given);

  fixture->view = g_object_ref_sink (moor_closeness_view_new ());
  g_assert_false (gtk_widget_get_visible (fixture->view));
  moor_closeness_view_set_map (MOOR_CLOSENESS_VIEW (fixture->view), fixture->map);
  g_assert_true (gtk_widget_get_visible (fixture->view));

  fixture->before = gtk_button_new_with_label ("Before");
  fixture->after = gtk_button_new_with_label ("After");
  gtk_box_append (GTK_BOX (box), fixture->before);
  gtk_box_append (GTK_BOX (box), fixture->view);
  gtk_box_append (GTK_BOX (box), fixture->after);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  fixture->window = moor_screen_show_scrolled (box, width, 900);
  moor_render_settle (fixture->window);
}

static void
end (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->view);
  moor_closeness_map_unref (fixture->map);
  g_ptr_array_unref (fixture->given);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static GtkWidget *
nth_point (Fixture *fixture,
           guint    n)
{
  GtkWidget *child = gtk_widget_get_first_child (fixture->view);

  while (n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* A point by keys in a small window: what it says is in sight with it. */
static void
test_in_sight (void)
{
  Fixture fixture = { 0 };
  GtkWidget *point, *says;

  begin (&fixture, EARLIER | PEOPLE, FALSE, 360);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 360, 260);
  moor_test_wait (gtk_widget_get_height (gtk_window_get_child (GTK_WINDOW (fixture.window))) <= 260);
  moor_render_settle (fixture.window);

  says = gtk_widget_get_last_child (fixture.view);
  g_assert_true (GTK_IS_LABEL (says));
  g_assert_false (moor_screen_is_in_sight (says));
  /* The lowest: it is brought into sight itself. */
  point = nth_point (&fixture, 0);
  for (GtkWidget *other = point; other != says; other = gtk_widget_get_next_sibling (other))
    {
      graphene_rect_t one, two;

      g_assert_true (gtk_widget_compute_bounds (point, fixture.view, &one));
      g_assert_true (gtk_widget_compute_bounds (other, fixture.view, &two));
      if (two.origin.y > one.origin.y)
        point = other;
    }
  g_assert_false (moor_screen_is_in_sight (point));
  gtk_widget_grab_focus (point);
  moor_test_wait (moor_screen_is_in_sight (says));
  g_assert_true (moor_screen_is_in_sight (point));

  end (&fixture);
}

static guint
n_points (Fixture *fixture)
{
  return fixture->given->len;
}

static guint
now_of (Fixture *fixture)
{
  return n_points (fixture) - 1;
}

static const char *
words_of (Fixture *fixture,
          guint    n)
{
  return ((MoorMapPoint *) g_ptr_array_index (fixture->given, n))->words;
}

/* Which point has the focus; fails when none has. */
static guint
focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  for (guint i = 0; i < n_points (fixture); i++)
    if (nth_point (fixture, i) == focus)
      return i;

  g_error ("no point has the focus, but %s", focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing");
}

static const char *
line_of_words (Fixture *fixture)
{
  GtkWidget *line = moor_screen_find (fixture->view, GTK_TYPE_LABEL, NULL);

  g_assert_nonnull (line);
  return gtk_label_get_text (GTK_LABEL (line));
}

/* As the keys do it: they send this to the window. */
static void
press (Fixture          *fixture,
       GtkDirectionType  direction)
{
  g_signal_emit_by_name (fixture->window, "move-focus", direction);
}

static guint
count_ink (Fixture *fixture)
{
  g_autoptr (GdkTexture) texture = moor_render (fixture->window, 1);
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * height);
  graphene_rect_t bounds;
  guint n = 0;
  guint32 ground;

  g_assert_true (gtk_widget_compute_bounds (fixture->view, fixture->window, &bounds));
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  ground = pixels[((int) bounds.origin.y + 6) * width + (int) bounds.origin.x + 40];
  for (int y = (int) bounds.origin.y + 6; y < MIN (height, (int) (bounds.origin.y + bounds.size.height)); y++)
    for (int x = (int) bounds.origin.x + 6; x < (int) (bounds.origin.x + bounds.size.width) - 6; x++)
      n += pixels[y * width + x] != ground;

  return n;
}

/* -------------------------------------------------------------------------- */

/* Drawn, spoken, narrow enough; every point of a size that can be hit, at its place. */
static void
test_view (void)
{
  for (guint what = 0; what < 8; what++)
    {
      Fixture fixture;
      int least;

      begin (&fixture, what & 3, what >= 4, what % 2 == 0 ? 640 : 360);
      gtk_widget_measure (fixture.view, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 320);
      g_assert_cmpuint (count_ink (&fixture), >, 3000);
      moor_screen_check_names (fixture.window);

      gtk_test_accessible_assert_role (fixture.view, GTK_ACCESSIBLE_ROLE_GROUP);
      gtk_test_accessible_assert_property (fixture.view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           moor_closeness_map_get_title (fixture.map));
      gtk_test_accessible_assert_property (fixture.view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                           moor_closeness_map_get_legend (fixture.map));

      for (guint i = 0; i < n_points (&fixture); i++)
        {
          GtkWidget *point = nth_point (&fixture, i);
          MoorBox box = moor_closeness_map_get_place (fixture.map, i);
          graphene_point_t middle;

          gtk_test_accessible_assert_role (point, GTK_ACCESSIBLE_ROLE_IMG);
          gtk_test_accessible_assert_property (point, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                               words_of (&fixture, i));
          g_assert_true (gtk_widget_get_focusable (point));
          g_assert_cmpint (gtk_widget_get_width (point), >=, 24);
          g_assert_cmpint (gtk_widget_get_height (point), >=, 24);
          g_assert_true (gtk_widget_compute_point (point, fixture.view,
                                                   &GRAPHENE_POINT_INIT (gtk_widget_get_width (point) / 2.f,
                                                                         gtk_widget_get_height (point) / 2.f),
                                                   &middle));
          g_assert_cmpfloat (fabs (middle.x - box.x - box.width / 2), <=, 1);
          g_assert_cmpfloat (fabs (middle.y - box.y - box.height / 2), <=, 1);
        }

      /* The line is there from the start: the answers that are looked at. */
      g_assert_cmpstr (line_of_words (&fixture), ==, words_of (&fixture, now_of (&fixture)));

      moor_closeness_view_set_map (MOOR_CLOSENESS_VIEW (fixture.view), NULL);
      g_assert_false (gtk_widget_get_visible (fixture.view));
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (fixture.view))), ==, "");
      end (&fixture);
    }
}

/* Walks one way until the focus stays; how many points were met that were not before.
 * Each step goes the way of its arrow, never back. */
static guint
walk (Fixture          *fixture,
      GtkDirectionType  direction,
      gboolean         *met)
{
  guint n = 0, from;

  do
    {
      MoorBox here, there;

      from = focused (fixture);
      g_assert_cmpstr (line_of_words (fixture), ==, words_of (fixture, from));
      n += !met[from];
      met[from] = TRUE;
      press (fixture, direction);
      here = moor_closeness_map_get_place (fixture->map, from);
      there = moor_closeness_map_get_place (fixture->map, focused (fixture));
      if (direction == GTK_DIR_RIGHT)
        g_assert_cmpfloat (there.x, >=, here.x);
      else if (direction == GTK_DIR_LEFT)
        g_assert_cmpfloat (there.x, <=, here.x);
      else if (direction == GTK_DIR_DOWN)
        g_assert_cmpfloat (there.y, >=, here.y);
      else
        g_assert_cmpfloat (there.y, <=, here.y);
    }
  while (focused (fixture) != from);

  return n;
}

/* Tab comes to one point and leaves from any; left and right alone reach all of them,
 * and so do up and down; nothing moves meanwhile. */
static void
test_keys (void)
{
  static const GtkDirectionType ways[][2] = {
    { GTK_DIR_RIGHT, GTK_DIR_LEFT }, { GTK_DIR_DOWN, GTK_DIR_UP },
  };

  for (guint what = 0; what < 8; what++)
    for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
      {
        Fixture fixture;
        g_autofree gboolean *met = NULL;
        int height;

        begin (&fixture, what & 3, what >= 4, 400);
        met = g_new0 (gboolean, n_points (&fixture));
        height = gtk_widget_get_height (fixture.view);
        gtk_widget_grab_focus (fixture.before);
        press (&fixture, GTK_DIR_TAB_FORWARD);
        g_assert_cmpuint (focused (&fixture), ==, now_of (&fixture));

        g_assert_cmpuint (walk (&fixture, ways[way][0], met) + walk (&fixture, ways[way][1], met), ==,
                          n_points (&fixture));
        moor_render_settle (fixture.window);
        g_assert_cmpint (gtk_widget_get_height (fixture.view), ==, height);

        press (&fixture, GTK_DIR_TAB_FORWARD);
        g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) == fixture.after);
        press (&fixture, GTK_DIR_TAB_BACKWARD);
        g_assert_cmpuint (focused (&fixture), ==, now_of (&fixture));
        press (&fixture, GTK_DIR_TAB_BACKWARD);
        g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) == fixture.before);
        end (&fixture);
      }
}

/* There is room for the longest words before they are shown. */
static void
test_room (void)
{
  g_autoptr (GPtrArray) points = moor_closeness_fixture_points ();
  g_autoptr (MoorClosenessMap) map = NULL;
  MoorMapPoint *point;
  Fixture fixture;
  GtkWidget *line;
  int room, needed;

  begin (&fixture, 0, FALSE, 400);
  moor_closeness_fixture_now (points);
  point = moor_closeness_fixture_add (points, MOOR_MAP_EARLIER, 4, 4, "1 May");
  g_free (point->words);
  point->words = g_strjoin (" ", "Your answers on 1 May, which were many, and were looked at again later.",
                            "Worry: 4.0 on a scale from 1 to 5, above its middle.",
                            "Distance: 4.0, above its middle.", NULL);
  map = moor_closeness_fixture_map (points);
  moor_closeness_view_set_map (MOOR_CLOSENESS_VIEW (fixture.view), map);
  moor_render_settle (fixture.window);
  line = moor_screen_find (fixture.view, GTK_TYPE_LABEL, NULL);
  room = gtk_widget_get_height (line);

  gtk_widget_grab_focus (nth_point (&fixture, 1));
  g_assert_cmpstr (line_of_words (&fixture), ==, point->words);
  moor_render_settle (fixture.window);
  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (line), &needed, NULL,
                      NULL, NULL);
  g_assert_cmpint (needed, >, 40);
  g_assert_cmpint (needed, <=, room);
  end (&fixture);
}

static void
click (Fixture *fixture,
       double   x,
       double   y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->view);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_CLICK (controller))
        continue;
      g_signal_emit_by_name (controller, "pressed", 1, x, y);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

/* A click focuses the nearest point, also of two that stand side by side and of which
 * one takes the focus over the other; and none from far away. */
static void
test_click (void)
{
  Fixture fixture;
  MoorBox box;

  begin (&fixture, EARLIER | PEOPLE, FALSE, 400);
  for (guint i = 0; i < n_points (&fixture); i++)
    {
      box = moor_closeness_map_get_place (fixture.map, i);
      click (&fixture, box.x + box.width / 2 + 1, box.y + box.height / 2 - 1);
      g_assert_cmpuint (focused (&fixture), ==, i);
      g_assert_cmpstr (line_of_words (&fixture), ==, words_of (&fixture, i));
    }

  click (&fixture, 5, gtk_widget_get_height (fixture.view) - 5);
  g_assert_cmpuint (focused (&fixture), ==, n_points (&fixture) - 1);
  end (&fixture);
}

/* How many pixels of a square round a point differ. */
static guint
count_changes (Fixture    *fixture,
               GdkTexture *one,
               GdkTexture *other,
               guint       point)
{
  int width = gdk_texture_get_width (one), height = gdk_texture_get_height (one);
  g_autofree guint32 *first = g_new (guint32, (gsize) width * height);
  g_autofree guint32 *second = g_new (guint32, (gsize) width * height);
  graphene_rect_t bounds;
  guint n = 0;

  g_assert_true (gtk_widget_compute_bounds (nth_point (fixture, point), fixture->window, &bounds));
  gdk_texture_download (one, (guchar *) first, (gsize) width * 4);
  gdk_texture_download (other, (guchar *) second, (gsize) width * 4);
  for (int y = (int) bounds.origin.y; y < bounds.origin.y + bounds.size.height; y++)
    for (int x = (int) bounds.origin.x; x < bounds.origin.x + bounds.size.width; x++)
      n += first[y * width + x] != second[y * width + x];

  return n;
}

/* Where the focus is, is seen there, and nowhere else. */
static void
test_ring (void)
{
  Fixture fixture;
  g_autoptr (GdkTexture) without = NULL;
  g_autoptr (GdkTexture) with = NULL;

  begin (&fixture, EARLIER, FALSE, 400);
  gtk_widget_grab_focus (fixture.before);
  without = moor_render (fixture.window, 1);
  gtk_widget_grab_focus (nth_point (&fixture, 4));
  with = moor_render (fixture.window, 1);
  g_assert_cmpuint (count_changes (&fixture, without, with, 4), >, 40);
  g_assert_cmpuint (count_changes (&fixture, without, with, now_of (&fixture)), ==, 0);
  end (&fixture);
}

/* Another map takes the place of the one before, and nothing of that is left. */
static void
test_another (void)
{
  g_autoptr (GPtrArray) points = moor_closeness_fixture_points ();
  g_autoptr (MoorClosenessMap) map = NULL;
  Fixture fixture;
  guint n = 0;

  begin (&fixture, EARLIER | PEOPLE, FALSE, 400);
  gtk_widget_grab_focus (nth_point (&fixture, 3));
  moor_closeness_fixture_add (points, MOOR_MAP_EARLIER, 2, 3, "1 May");
  moor_closeness_fixture_add (points, MOOR_MAP_EARLIER, 3, 2, "2 May");
  map = moor_closeness_fixture_map (points);
  moor_closeness_view_set_map (MOOR_CLOSENESS_VIEW (fixture.view), map);
  moor_render_settle (fixture.window);

  for (GtkWidget *child = gtk_widget_get_first_child (fixture.view);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_get_focusable (child) && !GTK_IS_LABEL (child);
  g_assert_cmpuint (n, ==, 2);
  /* Without answers that are looked at, the first there are. */
  g_assert_cmpstr (line_of_words (&fixture), ==, "Your answers on 1 May: Worry 2.0 on a scale from 1 to 5, "
                                                 "Distance 3.0.");
  gtk_widget_grab_focus (fixture.before);
  press (&fixture, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) == nth_point (&fixture, 0));
  end (&fixture);
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  g_test_add_func ("/closeness-view/view", test_view);
  g_test_add_func ("/closeness-view/keys", test_keys);
  g_test_add_func ("/closeness-view/in-sight", test_in_sight);
  g_test_add_func ("/closeness-view/room", test_room);
  g_test_add_func ("/closeness-view/click", test_click);
  g_test_add_func ("/closeness-view/ring", test_ring);
  g_test_add_func ("/closeness-view/another", test_another);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in a header bar, in windows of any width: nothing lies over anything else, and
 * all of it is within the window. */
#include "config.h"

#include "moor-app.h"
#include "views/moor-either.h"

static void
collect (GtkWidget *widget,
         GPtrArray *buttons)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget))
    {
      g_ptr_array_add (buttons, widget);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, buttons);
}

static GtkWidget *
find_bar (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (ADW_IS_HEADER_BAR (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *bar = find_bar (child);

      if (bar != NULL)
        return bar;
    }

  return NULL;
}

/* Both sides of a bar: Steady and Help now, and what stands at the other end. */
static gboolean
is_apart (GtkWidget *window)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  GtkWidget *bar = find_bar (window);

  if (bar == NULL)
    return FALSE;
  collect (bar, buttons);
  if (buttons->len < 3)
    return FALSE;

  for (guint i = 0; i < buttons->len; i++)
    {
      graphene_rect_t one, common;

      if (!gtk_widget_compute_bounds (buttons->pdata[i], window, &one) || one.origin.x < 0 ||
          one.origin.x + one.size.width > gtk_widget_get_width (window))
        return FALSE;

      for (guint k = 0; k < i; k++)
        {
          graphene_rect_t other;

          if (!gtk_widget_compute_bounds (buttons->pdata[k], window, &other) ||
              (graphene_rect_intersection (&one, &other, &common) && common.size.width > 1))
            return FALSE;
        }
    }

  return TRUE;
}

static void
look_at_widths (MoorApp *app)
{
  static const int widths[] = { 1080, 640, 480, 420, 360, 420, 1080, 360 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (app->window), widths[i], 640);
      /* What a window manager would draw round it stands in the window here. */
      moor_test_wait (ABS (gtk_widget_get_width (app->window) - widths[i]) <= 60);
      /* What goes while another comes lies over it for a moment. */
      moor_test_wait (is_apart (app->window));
    }
}

static void
visit (MoorApp *app, gpointer data)
{
  moor_test_wait (moor_app_is_open (app));
  look_at_widths (app);
  moor_app_press (app, "Next");
  moor_app_press (app, "Next");
  moor_app_press (app, "Begin");
  moor_render_settle (app->window);
  look_at_widths (app);
  gtk_widget_activate_action (app->window, "win.begin", "s", "check-in");
  moor_test_wait (moor_app_has (app, "MoorPlayer"));
  moor_render_settle (app->window);
  look_at_widths (app);
}

static void
test_apart (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("mooring-header-XXXXXX", &error);

  g_assert_no_error (error);
  moor_app_run (dir, visit, NULL);
  moor_test_remove_tree_ (dir);
}

/* It is as wide as the one that is shown, and no wider than the smaller one has to be. */
static void
test_either (void)
{
  GtkWidget *wide = gtk_button_new_with_label ("Steady"), *narrow = gtk_button_new_with_label ("S");
  GtkWidget *either = moor_either_new (wide, narrow);
  GtkWidget *window = moor_screen_show (either, 1000, 200);
  int least, least_narrow;

  moor_test_wait (gtk_widget_get_mapped (wide));
  g_assert_false (gtk_widget_get_mapped (narrow));
  gtk_widget_measure (either, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (narrow, GTK_ORIENTATION_HORIZONTAL, -1, &least_narrow, NULL, NULL, NULL);
  g_assert_cmpint (least, ==, least_narrow);

  gtk_window_set_default_size (GTK_WINDOW (window), 200, 200);
  moor_test_wait (gtk_widget_get_mapped (narrow));
  g_assert_false (gtk_widget_get_mapped (wide));

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 200);
  moor_test_wait (gtk_widget_get_mapped (wide));
  g_assert_false (gtk_widget_get_mapped (narrow));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  g_test_add_func ("/header/apart", test_apart);
  g_test_add_func ("/header/either", test_either);

  return g_test_run ();
}

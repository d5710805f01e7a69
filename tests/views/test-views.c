/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-views-fixture.h"

#include "base/moor-clock.h"
#include "views/moor-header-end.h"
#include "views/moor-history-window.h"
#include "views/moor-journal-view.h"
#include "views/moor-labels.h"
#include "views/moor-page-view.h"
#include "views/moor-path-view.h"
#include "views/moor-toast.h"
#include "views/moor-today-view.h"
#include "views/moor-welcome.h"

/* The window's actions, as the views use them; what was last asked for. */
typedef struct {
  MoorDesk  *desk;
  char      *data_dir;
  GtkWidget *window;
  GtkWidget *view;
  char      *asked;              /* "win.begin 'id'" */
} Fixture;

static void
asked (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       data)
{
  Fixture *f = data;
  g_autofree char *target = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_free (f->asked);
  f->asked = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), target);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->desk = fixture_desk (&f->data_dir);
}

static void
show (Fixture   *f,
      GtkWidget *view,
      int        width)
{
  const GActionEntry entries[] = {
    { .name = "begin", .parameter_type = "s", .activate = asked },
    { .name = "begin-short", .parameter_type = "s", .activate = asked },
    { .name = "check-in", .parameter_type = "s", .activate = asked },
    { .name = "new-page", .activate = asked },
    { .name = "resume", .parameter_type = "(sb)", .activate = asked },
    { .name = "show-view", .parameter_type = "s", .activate = asked },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), f);
  gtk_widget_insert_action_group (view, "win", G_ACTION_GROUP (actions));
  f->view = view;
  f->window = moor_screen_show (view, width, 640);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (f->view), (gpointer *) &f->view);
      gtk_window_destroy (GTK_WINDOW (f->window));
      moor_test_wait (f->view == NULL);
    }
  fixture_close (f->desk, f->data_dir);
  g_free (f->asked);
}

static GtkWidget *
new_view (MoorDesk   *desk,
          const char *name)
{
  if (g_str_equal (name, "today"))
    return moor_today_view_new (desk);
  if (g_str_equal (name, "path"))
    return moor_path_view_new (desk);
  if (g_str_equal (name, "journal"))
    return moor_journal_view_new (desk);

  return moor_page_view_new (desk);
}

static void
test_view (Fixture       *f,
           gconstpointer  data)
{
  int minimum, width = g_str_equal (data, "wide") ? 1080 : 360;
  gboolean large = g_str_equal (data, "large");
  const char *names[] = { "today", "path", "journal", "page" };
  g_autofree char *page = fixture_write (f->desk, "Slept badly. A voice on the phone.");
  g_autofree char *draft = fixture_walk (f->desk, "one-moment-slowly", "At the table.", FALSE);

  if (large)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  if (g_str_equal (data, "right-to-left"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *view = new_view (f->desk, names[i]);

      show (f, view, width);
      if (g_str_equal (names[i], "page"))
        {
          moor_page_view_open (MOOR_PAGE_VIEW (view), page);
          moor_test_wait (moor_page_view_get_page_id (MOOR_PAGE_VIEW (view)) != NULL &&
                          fixture_find_text (view, "Add a tag") != NULL);
        }
      if (g_str_equal (names[i], "today"))
        moor_test_wait (fixture_find_text (view, "Go on") != NULL);
      if (g_str_equal (names[i], "path"))
        {
          gtk_widget_activate_action (view, "path.show-step", "i", 3);
          moor_test_wait (fixture_find_text (view, "One moment, slowly") != NULL);
          g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_root_get_focus (GTK_ROOT (f->window))));
        }

      gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, large ? 480 : 360);
      gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, large ? 480 : 360, &minimum, NULL, NULL,
                          NULL);
      g_assert_cmpint (minimum, <=, large ? 400 : 200);
      moor_screen_check_names (view);

      g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &f->view);
      gtk_window_destroy (GTK_WINDOW (f->window));
      moor_test_wait (f->view == NULL);
      f->window = NULL;
    }

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_today_first_time (Fixture       *f,
                       gconstpointer  data)
{
  show (f, moor_today_view_new (f->desk), 360);

  moor_test_wait (fixture_find_text (f->view, "Or begin with one of these") != NULL);
  g_assert_nonnull (fixture_find_text (f->view, "How is it right now?"));
  g_assert_nonnull (fixture_find_text (f->view, "Just write"));
  g_assert_null (fixture_find_text (f->view, "Comes back today"));
  g_assert_null (fixture_find_text (f->view, "Nothing is waiting"));

  fixture_press (f->view, "Numb or far away");
  g_assert_cmpstr (f->asked, ==, "check-in 'numb'");
  fixture_press (f->view, "New page");
  g_assert_cmpstr (f->asked, ==, "new-page ");
  fixture_press (f->view, "One moment, slowly");
  g_assert_cmpstr (f->asked, ==, "begin 'one-moment-slowly'");
}

static void
test_today_comes_back (Fixture       *f,
                       gconstpointer  data)
{
  g_autofree char *draft = fixture_walk (f->desk, "one-moment-slowly", "He did not answer.", FALSE);
  g_autofree char *expected = g_strdup_printf ("resume ('%s', false)", draft);

  show (f, moor_today_view_new (f->desk), 1080);
  moor_test_wait (fixture_find_text (f->view, "You stopped at") != NULL);
  g_assert_null (fixture_find_text (f->view, "He did not answer."));
  fixture_press (f->view, "Go on");
  g_assert_cmpstr (f->asked, ==, expected);

  fixture_press (f->view, "Leave it as it is");
  moor_test_wait (fixture_find_text (f->view, "You stopped at") == NULL);
  moor_test_wait (fixture_find_text (f->view, "Nothing is waiting for you today.") != NULL);
  fixture_press (f->view, "Open the path");
  g_assert_cmpstr (f->asked, ==, "show-view 'path'");

  fixture_press (f->view, "Undo");
  moor_test_wait (fixture_find_text (f->view, "You stopped at") != NULL);
}

static void
test_today_suggestion (Fixture       *f,
                       gconstpointer  data)
{
  g_autofree char *page = fixture_write (f->desk, "A quiet evening.");
  g_autofree char *first = NULL;

  show (f, moor_today_view_new (f->desk), 1080);
  moor_test_wait (fixture_find_button (f->view, "Begin") != NULL);
  fixture_press (f->view, "Begin");
  g_assert_true (g_str_has_prefix (f->asked, "begin '"));
  first = g_strdup (f->asked);

  fixture_press (f->view, "Not this one");
  do
    {
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      fixture_press (f->view, "Begin");
    }
  while (g_str_equal (f->asked, first));

  fixture_press (f->view, "Nothing today");
  moor_test_wait (fixture_find_button (f->view, "Begin") == NULL);
}

static void
test_today_after_long (Fixture       *f,
                       gconstpointer  data)
{
  gint64 now = g_get_real_time ();
  g_autofree char *first = NULL, *second = NULL;

  moor_clock_set_for_test (now - 45 * G_TIME_SPAN_DAY);
  first = fixture_walk (f->desk, "one-moment-slowly", "A.", FALSE);
  second = fixture_walk (f->desk, "four-pulls", "B.", FALSE);
  moor_clock_set_for_test (0);

  show (f, moor_today_view_new (f->desk), 360);
  moor_test_wait (fixture_find_text (f->view,
                                     "It has been a while. Everything is where you left it.\n\n"
                                              "Two things were open. Do you still want them?") != NULL);
  g_assert_null (fixture_find_text (f->view, "You stopped at"));
  fixture_press (f->view, "Show them");
  moor_test_wait (fixture_find_text (f->view, "You stopped at") != NULL);
}

static void
put_away (MoorDesk   *desk,
          const char *page_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorChange *change = moor_change_new (page_id);

  moor_change_set_put_away (change, TRUE);
  moor_store_save_async (moor_desk_get_store (desk), change, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_store_save_finish (moor_desk_get_store (desk), result, &error);
  g_assert_no_error (error);
}

static void
test_path (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *done = fixture_walk (f->desk, "four-pulls", "To write at once.", TRUE);
  g_autofree char *away = fixture_walk (f->desk, "four-pulls", "Nobody knows of it.", TRUE);

  put_away (f->desk, away);

  show (f, moor_path_view_new (f->desk), 1080);
  g_assert_nonnull (fixture_find_text (f->view, "Four steps. Begin where you need to."));
  moor_test_wait (fixture_find_text (f->view, "1 page, last on") != NULL);

  put_away (f->desk, done);
  moor_path_view_refresh (MOOR_PATH_VIEW (f->view));
  moor_test_wait (fixture_find_text (f->view, "last on") == NULL);

  fixture_press (f->view, "Connections now");
  moor_test_wait (fixture_find_text (f->view, "One moment, slowly") != NULL);
  fixture_press (f->view, "Begin");
  g_assert_cmpstr (f->asked, ==, "begin 'one-moment-slowly'");
  fixture_press (f->view, "Short form");
  g_assert_cmpstr (f->asked, ==, "begin-short 'one-moment-slowly'");

  fixture_press (f->view, "The four steps");
  moor_test_wait (fixture_find_text (f->view, "Four steps.") != NULL);
}

static GtkWidget *
find_toast (GtkWidget *widget)
{
  if (g_str_equal (gtk_widget_get_css_name (widget), "toast"))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_toast (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Every button of a toast can be pressed in a narrow window, and all of it read. */
static void
test_toast (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *overlay = adw_toast_overlay_new (), *toast;
  graphene_rect_t bounds;

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), gtk_label_new ("Below it"));
  f->view = overlay;
  f->window = moor_screen_show (overlay, 360, 640);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay),
                               moor_toast_new (overlay,
                                               "Mooring was closed in the middle of a page. What you "
                                               "had written is here, up to <i>the</i> last second.",
                                               "Show it"));
  toast = find_toast (overlay);
  g_assert_nonnull (toast);
  moor_test_wait (gtk_widget_get_width (toast) > 0);
  g_assert_true (moor_screen_shows (toast, "up to <i>the</i> last second."));
  for (GtkWidget *child = gtk_widget_get_first_child (toast);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_visible (child))
        continue;
      g_assert_true (gtk_widget_compute_bounds (child, toast, &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (toast));
    }
}

/* A long button beside a short sentence: what closes the toast is within it. */
static void
test_toast_button (Fixture       *f,
                   gconstpointer  data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *toast;

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), gtk_label_new ("Below it"));
  f->view = overlay;
  f->window = moor_screen_show (overlay, 360, 640);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay),
                               moor_toast_new (overlay, "Saved. It waits at 1 of 3.",
                                               "Leave it as it is"));
  toast = find_toast (overlay);
  moor_test_wait (gtk_widget_get_width (toast) > 0);
  for (GtkWidget *child = gtk_widget_get_first_child (toast);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (child, toast, &bounds));
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (toast));
    }
}

/* The heading has the focus and the room above it is in sight, too. */
static void
test_heading_at_top (Fixture       *f,
                     gconstpointer  data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = moor_label_new_heading ("Good evening", NULL, 1);
  GtkAdjustment *adjustment;

  gtk_widget_set_margin_top (heading, 30);
  gtk_widget_set_size_request (heading, -1, 1200);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  f->view = scroller;
  f->window = moor_screen_show (scroller, 360, 640);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (adjustment, 200);

  moor_label_focus_at_top (heading);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == heading);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
}

/* What closes the window stands at its edge, also where the window is small. */
static void
test_welcome (Fixture       *f,
              gconstpointer  data)
{
  GtkWidget *bar, *end;
  graphene_rect_t bounds;

  f->view = g_object_new (MOOR_TYPE_WELCOME, NULL);
  f->window = moor_screen_show (f->view, 360, 640);
  bar = moor_screen_find (f->view, ADW_TYPE_HEADER_BAR, NULL);
  end = moor_screen_find (moor_screen_find (f->view, MOOR_TYPE_HEADER_END, NULL),
                          GTK_TYPE_WINDOW_CONTROLS, NULL);
  g_assert_true (gtk_widget_compute_bounds (end, bar, &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, >=, gtk_widget_get_width (bar) - 12);
  g_assert_cmpint (gtk_widget_get_halign (end), ==, GTK_ALIGN_END);
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  g_test_add ("/views/narrow", Fixture, "narrow", set_up, test_view, tear_down);
  g_test_add ("/views/large-text", Fixture, "large", set_up, test_view, tear_down);
  g_test_add ("/views/right-to-left", Fixture, "right-to-left", set_up, test_view, tear_down);
  g_test_add ("/views/wide", Fixture, "wide", set_up, test_view, tear_down);
  g_test_add ("/views/toast", Fixture, NULL, set_up, test_toast, tear_down);
  g_test_add ("/views/toast/button", Fixture, NULL, set_up, test_toast_button, tear_down);
  g_test_add ("/views/heading-at-top", Fixture, NULL, set_up, test_heading_at_top, tear_down);
  g_test_add ("/views/welcome", Fixture, NULL, set_up, test_welcome, tear_down);
  g_test_add ("/views/today/first-time", Fixture, NULL, set_up, test_today_first_time, tear_down);
  g_test_add ("/views/today/comes-back", Fixture, NULL, set_up, test_today_comes_back, tear_down);
  g_test_add ("/views/today/suggestion", Fixture, NULL, set_up, test_today_suggestion, tear_down);
  g_test_add ("/views/today/after-long", Fixture, NULL, set_up, test_today_after_long, tear_down);
  g_test_add ("/views/path", Fixture, NULL, set_up, test_path, tear_down);

  return g_test_run ();
}

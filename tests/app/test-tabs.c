/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tabs of the window and the keys that go to them: Alt and a number. */
#include "config.h"

#include "moor-app.h"

static const char *const views[] = { "today", "path", "journal", "over-time" };

typedef struct {
  MoorApp      *app;
  GtkWidget    *title;           /* the switcher in the header bar, or what stands there */
  AdwViewStack *stack;
} Tabs;

static void
show_view (Tabs       *tabs,
           const char *name)
{
  g_assert_true (gtk_widget_activate_action (tabs->app->window, "win.show-view", "s", name));
  moor_render_settle (tabs->app->window);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (tabs->stack), ==, name);
}

static gboolean
is_narrow (Tabs *tabs)
{
  return adw_view_switcher_title_get_title_visible (ADW_VIEW_SWITCHER_TITLE (tabs->title));
}

/* The focus is on the pressed tab, in the switcher that is in sight, and the tab is that
 * of the view shown. */
static void
assert_on_tab (Tabs       *tabs,
               const char *from,
               const char *to)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (tabs->app->window));
  GtkWidget *shown = adw_view_stack_get_visible_child (tabs->stack);
  const char *title = adw_view_stack_page_get_title (adw_view_stack_get_page (tabs->stack, shown));
  GtkWidget *bar = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_VIEW_SWITCHER_BAR) : NULL;
  g_autofree char *label = NULL;

  if (!GTK_IS_TOGGLE_BUTTON (focus))
    g_error ("from %s to %s: the focus is on a %s", from, to,
             focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing");
  g_object_get (focus, "label", &label, NULL);
  if (g_strcmp0 (label, title) != 0)
    g_error ("from %s to %s: the focus is on the tab “%s”", from, to, label);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (focus)));
  g_assert_true (gtk_widget_get_mapped (focus));
  g_assert_cmpint (bar != NULL, ==, is_narrow (tabs));
  g_assert_true (bar != NULL || gtk_widget_is_ancestor (focus, tabs->title));
}

/* GTK takes a focus that was in one view along into the other, where that has something
 * for it: to what had the focus there before, or to the first. */
static void
assert_in_view (Tabs       *tabs,
                const char *from,
                const char *to)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (tabs->app->window));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, adw_view_stack_get_visible_child (tabs->stack)))
    assert_on_tab (tabs, from, to);
  else
    g_assert_true (gtk_widget_get_mapped (focus));
}

/* Where a person is who has gone to that view by its tab. */
static void
focus_tab (Tabs       *tabs,
           const char *name)
{
  gtk_root_set_focus (GTK_ROOT (tabs->app->window), NULL);
  show_view (tabs, name);
}

/* From each view to each other: with the focus on its tab, on nothing, and on something
 * in the view. */
static void
go_round (Tabs *tabs)
{
  for (guint from = 0; from < G_N_ELEMENTS (views); from++)
    for (guint to = 0; to < G_N_ELEMENTS (views); to++)
      {
        GtkWidget *view, *focus;

        if (from == to)
          continue;

        focus_tab (tabs, views[from]);
        assert_on_tab (tabs, views[to], views[from]);
        show_view (tabs, views[to]);
        assert_on_tab (tabs, views[from], views[to]);

        show_view (tabs, views[from]);
        gtk_root_set_focus (GTK_ROOT (tabs->app->window), NULL);
        show_view (tabs, views[to]);
        assert_on_tab (tabs, views[from], views[to]);

        show_view (tabs, views[from]);
        view = adw_view_stack_get_visible_child (tabs->stack);
        moor_test_wait (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
        focus = gtk_root_get_focus (GTK_ROOT (tabs->app->window));
        g_assert_true (gtk_widget_is_ancestor (focus, view));
        /* Where one is already, nothing is taken away. */
        show_view (tabs, views[from]);
        focus = gtk_root_get_focus (GTK_ROOT (tabs->app->window));
        g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, view));
        show_view (tabs, views[to]);
        assert_in_view (tabs, views[from], views[to]);
      }
}

static void
visit_tabs (MoorApp *app, gpointer data)
{
  Tabs tabs = { .app = app };

  moor_test_wait (moor_app_is_open (app));
  moor_app_press (app, "Next");
  moor_app_press (app, "Next");
  moor_app_press (app, "Begin");
  moor_test_wait (moor_app_has (app, "MoorTodayView"));
  moor_render_settle (app->window);
  tabs.title = moor_app_find (app, "AdwViewSwitcherTitle");
  tabs.stack = adw_view_switcher_title_get_stack (ADW_VIEW_SWITCHER_TITLE (tabs.title));

  g_assert_false (is_narrow (&tabs));
  go_round (&tabs);

  gtk_window_set_default_size (GTK_WINDOW (app->window), 360, 640);
  moor_test_wait (is_narrow (&tabs));
  moor_render_settle (app->window);
  go_round (&tabs);

  gtk_window_set_default_size (GTK_WINDOW (app->window), 960, 720);
  moor_test_wait (!is_narrow (&tabs));
  moor_render_settle (app->window);
  go_round (&tabs);
}

static void
test_tabs (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("mooring-tabs-XXXXXX", &error);

  g_assert_no_error (error);
  moor_app_run (dir, visit_tabs, NULL);
  moor_test_remove_tree_ (dir);
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  g_test_add_func ("/tabs/keys", test_tabs);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/moor-tabs.h"

/* The tab that is pressed; NULL where the switcher is not in sight. */
static GtkWidget *
find_tab (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_TOGGLE_BUTTON (widget))
    return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *tab = find_tab (child);

      if (tab != NULL)
        return tab;
    }

  return NULL;
}

void
moor_tabs_follow (AdwViewStack *views,
                  GtkWidget    *title,
                  GtkWidget    *bar)
{
  GtkWidget *view = adw_view_stack_get_visible_child (views);
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *tab = find_tab (bar);

  if (tab == NULL)
    tab = find_tab (title);
  if (tab != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, view)))
    gtk_widget_grab_focus (tab);
}

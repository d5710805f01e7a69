/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-labels.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-compat.h"
#include "views/moor-wrap-layout.h"

static GtkWidget *
new_label (GtkAccessibleRole  role,
           const char        *text,
           const char        *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", role,
                                   "label", text,
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

GtkWidget *
moor_label_new (const char *text,
                const char *css_class)
{
  return new_label (GTK_ACCESSIBLE_ROLE_LABEL, text, css_class);
}

GtkWidget *
moor_label_new_heading (const char *text,
                        const char *css_class,
                        int         level)
{
  GtkWidget *label = new_label (GTK_ACCESSIBLE_ROLE_HEADING, text, css_class);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, level,
                                  -1);

  return label;
}

GtkWidget *
moor_label_new_wrapped_box (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, moor_wrap_layout_new (spacing, spacing, 0));

  return box;
}

GtkWidget *
moor_label_new_button (const char *label,
                       const char *about,
                       const char *action,
                       GVariant   *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (about != NULL && *about != '\0')
    {
      /* Translators: a button's name for the screen reader: what it does, and
       * with which exercise: "Begin: One moment, slowly" */
      g_autofree char *name = g_strdup_printf (C_("button and its exercise", "%s: %s"), label,
                                               about);

      moor_compat_name_button (button, name);
    }

  return button;
}

void
moor_label_remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

void
moor_label_focus (GtkWidget *label)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_LABEL (label));

  root = gtk_widget_get_root (label);
  if (root != NULL)
    gtk_root_set_focus (root, label);
}

void
moor_label_focus_at_top (GtkWidget *label)
{
  GtkWidget *scroller, *viewport;

  g_return_if_fail (GTK_IS_LABEL (label));

  scroller = gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW);
  viewport = gtk_widget_get_ancestor (label, GTK_TYPE_VIEWPORT);
  if (scroller == NULL || viewport == NULL)
    {
      moor_label_focus (label);
      return;
    }

  /* The viewport would go to the heading, and no further up. */
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  moor_label_focus (label);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 0);
}

GtkWidget *
moor_label_find_heading (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) &&
      gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_HEADING)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = moor_label_find_heading (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
moor_label_begin_view (GtkWidget *view)
{
  GtkRoot *root;
  GtkWidget *focus, *heading;

  g_return_if_fail (GTK_IS_WIDGET (view));

  root = gtk_widget_get_root (view);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, view) && gtk_widget_get_mapped (focus))
    return;

  heading = moor_label_find_heading (view);
  if (heading != NULL && gtk_widget_get_mapped (heading))
    moor_label_focus_at_top (heading);
  else
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <locale.h>

#include "moor-test.h"

static inline void
moor_screen_add_style (const char *path)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* The style sheets, which the application loads by itself. */
static inline void
moor_screen_style (gboolean dark)
{
  AdwColorScheme scheme = dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  moor_screen_add_style (MOOR_RESOURCE_PATH "/style.css");
  if (dark)
    moor_screen_add_style (MOOR_RESOURCE_PATH "/style-dark.css");
}

/* On newer GTK (seen in 4.18), libadwaita's own message dialog measures the
 * label of its large heading for less than that label needs, at every dialog with
 * any heading, and GTK warns. Exactly that label of that dialog is let pass;
 * every other warning stays fatal. */
static inline gboolean
moor_screen_is_heading_of_dialog (const char *message)
{
  gpointer label = NULL;

  return sscanf (message, "Trying to measure GtkLabel %p for width", &label) == 1 &&
         GTK_IS_LABEL (label) && !gtk_label_get_wrap (label) &&
         gtk_widget_has_css_class (label, "title-2") &&
         ADW_IS_MESSAGE_DIALOG (gtk_widget_get_root (label));
}

static inline GLogWriterOutput
moor_screen_log (GLogLevelFlags   level,
                 const GLogField *fields,
                 gsize            n_fields,
                 gpointer         data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && moor_screen_is_heading_of_dialog (fields[i].value))
      return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, data);
}

/* What every test of a screen begins with. Isolated directories hide the
 * system's settings schemas, and libadwaita cannot start without any: some
 * compiled ones are named before. */
static inline void
moor_screen_init (int    *argc,
                  char ***argv)
{
  g_setenv ("GSETTINGS_SCHEMA_DIR", "/usr/share/glib-2.0/schemas", FALSE);
  g_log_set_writer_func (moor_screen_log, NULL, NULL);
  moor_test_init (argc, argv);
  setlocale (LC_ALL, "");
  adw_init ();

  moor_screen_style (FALSE);
}

static inline gboolean
moor_screen_is_mapped (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

/* A window of that width with @child in it, on the screen. */
static inline GtkWidget *
moor_screen_show (GtkWidget *child,
                  int        width,
                  int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  moor_test_wait (moor_screen_is_mapped (child));
  return window;
}

/* In what scrolls, as a part and a page stand in the program: there a window never asks
 * how wide it would be at a height. */
static inline GtkWidget *
moor_screen_show_scrolled (GtkWidget *child,
                           int        width,
                           int        height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return moor_screen_show (scroller, width, height);
}

typedef void (*MoorScreenVisit) (GtkWidget *widget, gpointer data);

static inline void
moor_screen_visit (GtkWidget       *widget,
                   MoorScreenVisit  visit,
                   gpointer         data)
{
  visit (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    moor_screen_visit (child, visit, data);
}

static inline GtkWidget *
moor_screen_first_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = moor_screen_first_label (child);

  return found;
}

/* Whether the spoken name of @widget is @name. The label of a button is its name
 * in GTK 4.8, and is related to it in newer ones, where it speaks first. */
static inline gboolean
moor_screen_is_called (GtkWidget  *widget,
                       const char *name)
{
  g_autofree char *wrong = NULL;

  if (GTK_IS_BUTTON (widget) &&
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                        GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    {
      GtkWidget *label = moor_screen_first_label (widget);

      if (label != NULL)
        return g_str_equal (gtk_label_get_text (GTK_LABEL (label)), name);
    }

  wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return wrong == NULL;
}

/* The first visible widget of @type below @widget whose spoken name is @name
 * (NULL: any). */
static inline GtkWidget *
moor_screen_find (GtkWidget  *widget,
                  GType       type,
                  const char *name)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      (name == NULL || moor_screen_is_called (widget, name)))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = moor_screen_find (child, type, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Whether the whole of it is within what is scrolled to. */
static inline gboolean
moor_screen_is_in_sight (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, scroller, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller);
}

/* Whether some label in sight has @words in it. */
static inline gboolean
moor_screen_shows (GtkWidget  *widget,
                   const char *words)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (moor_screen_shows (child, words))
      return TRUE;

  return FALSE;
}

/* Sends a key to every key controller of @widget and its ancestors, until one
 * takes it; TRUE if one did. */
static inline gboolean
moor_screen_key (GtkWidget       *widget,
                 guint            keyval,
                 GdkModifierType  modifiers)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean handled = FALSE;

          if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
            continue;
          g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &handled);
          if (handled)
            return TRUE;
        }
    }

  return FALSE;
}

/* Every focusable widget in sight has a name for the screen reader that is
 * neither empty nor the name of its class. */
static inline void
moor_screen_check_name (GtkWidget *widget,
                        gpointer   data)
{
  g_autofree char *named = NULL;

  if (!gtk_widget_get_focusable (widget) || !gtk_widget_get_mapped (widget) ||
      GTK_IS_WINDOW (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_LABEL (widget))
    return;

  /* The focus is on the rows of such a list, and the library names them by
   * their titles; a list item cannot be named before GTK 4.12. */
  if (GTK_IS_LIST_BOX (widget) || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget") ||
      (ADW_IS_PREFERENCES_ROW (widget) &&
       *adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)) != '\0'))
    return;

  /* The text inside an entry takes the focus; the entry is what is named. What
   * is inside a row of the library goes by the row's title. */
  if (GTK_IS_TEXT (widget))
    widget = gtk_widget_get_parent (widget);
  /* The toggle inside a menu button goes by the name of the menu button. */
  if (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    widget = gtk_widget_get_parent (widget);
  if (gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) != NULL ||
      gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL)
    return;

  if (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                        GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    {
      const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

      /* A name of its own must not stand behind the label. */
      if (label != NULL &&
          gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                            GTK_ACCESSIBLE_PROPERTY_LABEL) &&
          (named = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                       GTK_ACCESSIBLE_PROPERTY_LABEL, label)) != NULL)
        g_error ("a %s is spoken as “%s”, not by its own name %s", G_OBJECT_TYPE_NAME (widget),
                 label, named);
      return;
    }

  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    {
      named = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                  GTK_ACCESSIBLE_PROPERTY_LABEL, "");
      if (named != NULL)
        return;
    }

  g_error ("a %s in a %s in a %s has no name for the screen reader", G_OBJECT_TYPE_NAME (widget),
           G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)),
           G_OBJECT_TYPE_NAME (gtk_widget_get_parent (gtk_widget_get_parent (widget))));
}

static inline void
moor_screen_check_names (GtkWidget *widget)
{
  moor_screen_visit (widget, moor_screen_check_name, NULL);
}

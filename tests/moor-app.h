/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>

#include "app/moor-application.h"
#include "app/moor-window.h"
#include "moor-render.h"
#include "moor-screen.h"

/* The whole program inside a test: its window, its journal in a directory of
 * its own. */

typedef struct {
  char            *data_dir;
  MoorApplication *application;
  GtkWidget       *window;
} MoorApp;

typedef void (*MoorAppVisit) (MoorApp *app, gpointer data);

typedef struct {
  MoorApp      app;
  GtkWidget   *window;           /* weak */
  MoorAppVisit visit;
  gpointer     data;
  gboolean     visited;
} MoorAppRun;

/* What is on the screen over everything else: a dialog, or the window. */
static inline GtkWidget *
moor_app_front (MoorApp *app)
{
  return GTK_WIDGET (gtk_application_get_windows (GTK_APPLICATION (app->application))->data);
}

static inline gboolean
moor_app_has (MoorApp    *app,
              const char *type_name)
{
  GType type = g_type_from_name (type_name);
  GtkWidget *found = type != 0 ? moor_screen_find (app->window, type, NULL) : NULL;

  return found != NULL && gtk_widget_get_mapped (found);
}

static inline GtkWidget *
moor_app_find (MoorApp    *app,
               const char *type_name)
{
  GtkWidget *found = moor_screen_find (app->window, g_type_from_name (type_name), NULL);

  g_assert_nonnull (found);
  return found;
}

static inline void
moor_app_action (MoorApp    *app,
                 const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (app->application), name, NULL);
}

static inline void
moor_app_press (MoorApp    *app,
                const char *label)
{
  GtkWidget *button = moor_screen_find (app->window, GTK_TYPE_BUTTON, label);

  if (button == NULL)
    g_error ("no button “%s” on this screen", label);
  g_signal_emit_by_name (button, "clicked");
}

/* The welcome, or the views: the journal is open. */
static inline gboolean
moor_app_is_open (MoorApp *app)
{
  return moor_app_has (app, "MoorWelcome") || moor_app_has (app, "MoorTodayView");
}

static inline gboolean
moor_app_begin_visit (gpointer data)
{
  MoorAppRun *run = data;

  run->app.window = moor_app_front (&run->app);
  g_set_weak_pointer (&run->window, run->app.window);
  run->visit (&run->app, run->data);
  run->visited = TRUE;
  moor_app_action (&run->app, "quit");

  return G_SOURCE_REMOVE;
}

static inline void
moor_app_activated (MoorAppRun *run)
{
  if (!run->visited)
    g_idle_add (moor_app_begin_visit, run);
}

/* Starts the program on @data_dir, calls @visit once its window is there, and
 * ends it as a person would. */
static inline void
moor_app_run (const char   *data_dir,
              MoorAppVisit  visit,
              gpointer      data)
{
  MoorAppRun run = { .visit = visit, .data = data };

  run.app.data_dir = (char *) data_dir;
  run.app.application = moor_application_new (data_dir);
  g_signal_connect_data (run.app.application, "activate", G_CALLBACK (moor_app_activated), &run,
                         NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_assert_cmpint (g_application_run (G_APPLICATION (run.app.application), 0, NULL), ==, 0);
  g_assert_true (run.visited);
  g_assert_null (run.window);
  g_assert_finalize_object (run.app.application);
}

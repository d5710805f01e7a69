/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/moor-application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "app/moor-about.h"
#include "app/moor-bench.h"
#include "app/moor-preferences.h"
#include "app/moor-window.h"
#include "base/moor-device.h"
#include "base/moor-paths.h"
#include "desk/moor-desk.h"
#include "fields/moor-field-view.h"
#include "views/moor-header-start.h"

struct _MoorApplication {
  AdwApplication parent_instance;

  char         *data_dir;
  GSettings    *device;          /* (nullable) */
  MoorWindow   *window;          /* (nullable) weak: the one window */
  MoorDesk     *desk;            /* (nullable) */
  char         *problem;         /* (nullable) why the journal could not be opened */
  gboolean      opening;         /* the journal is being opened */
  gboolean      painted;         /* the first frame is on the screen */
  guint         icon_idle;
  guint         signals[3];
};

G_DEFINE_FINAL_TYPE (MoorApplication, moor_application, ADW_TYPE_APPLICATION)

/* Drawing the icon in all its sizes takes longer than the first frame may. */
static gboolean
set_icon (gpointer data)
{
  MoorApplication *self = data;

  self->icon_idle = 0;
  gtk_window_set_default_icon_name (MOOR_APPLICATION_ID);

  return G_SOURCE_REMOVE;
}

/* The journal ------------------------------------------------------------- */

/* Hands over what the opening came to, once the first frame was painted. */
static void
show_journal (MoorApplication *self)
{
  if (!self->painted || self->window == NULL)
    return;

  if (self->desk != NULL)
    {
      moor_window_set_desk (self->window, self->desk, NULL);
      moor_bench_tell ("open");
      self->icon_idle = g_idle_add_full (G_PRIORITY_LOW, set_icon, self, NULL);
    }
  else if (self->problem != NULL)
    moor_window_set_desk (self->window, NULL, self->problem);
}

static void
opened (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (MoorApplication) self = data;
  g_autoptr (GError) error = NULL;
  const MoorFieldKind *kinds;
  guint n_kinds;

  self->desk = moor_desk_open_finish (result, &error);
  self->opening = FALSE;
  g_application_release (G_APPLICATION (self));

  if (self->desk != NULL)
    {
      kinds = moor_field_view_kinds (&n_kinds);
      moor_library_allow_kinds (moor_desk_get_library (self->desk), kinds, n_kinds);
    }
  else
    self->problem = g_strdup (error->message);

  show_journal (self);
}

/* It is opened on threads of its own while the window is being built: on the
 * screen the window comes first all the same. */
static void
open_journal (MoorApplication *self)
{
  if (self->desk != NULL || self->opening)
    return;

  self->opening = TRUE;
  g_clear_pointer (&self->problem, g_free);
  g_application_hold (G_APPLICATION (self));
  moor_desk_open_async (self->data_dir, MOOR_STORE_WRITE, NULL, opened, g_object_ref (self));
}

/* All that was typed, on disk. */
static void
save (MoorApplication *self)
{
  if (self->window != NULL)
    moor_window_save (self->window);
  else if (self->desk != NULL)
    moor_desk_flush (self->desk);
}

/* Actions ----------------------------------------------------------------- */

/* Steady, Help now and Hide are about the window behind a dialog: the dialog goes.
 *
 * It may go later: a key that was pressed in it holds it until all is done. By then what
 * it stands over may be gone, and GTK 4.8 does not tell a dialog that has
 * destroy-with-parent and is destroyed already: it would look for its parent, which is
 * memory that was given back. So it is told here. */
static void
close_dialogs (MoorApplication *self)
{
  GList *windows = g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (self)),
                                     (GCopyFunc) (GCallback) g_object_ref, NULL);

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != self->window)
      {
        gtk_window_destroy (l->data);
        gtk_window_set_transient_for (l->data, NULL);
      }
  g_list_free_full (windows, g_object_unref);
}

/* @target (nullable): what the action is told; a floating one is taken. */
static void
over_everything (MoorApplication *self,
                 const char      *window_action,
                 GVariant        *target)
{
  g_autoptr (GVariant) sunk = target != NULL ? g_variant_ref_sink (target) : NULL;

  if (self->window == NULL)
    return;

  close_dialogs (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_activate_action_variant (GTK_WIDGET (self->window), window_action, target);
}

static void
help_now_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  over_everything (data, "win.help-now", NULL);
}

static void
hide_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  over_everything (data, "win.hide", NULL);
}

/* With a parameter: on that practice. */
static void
steady_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  const char *practice = parameter != NULL ? g_variant_get_string (parameter, NULL) : "";

  over_everything (data, "win.steady", g_variant_new_string (practice));
}

/* A dialog over the window, of this application so that app.help-now works in
 * it. */
static void
show_dialog (MoorApplication *self,
             GtkWindow       *dialog)
{
  moor_header_start_add_to (dialog);
  gtk_window_set_application (dialog, GTK_APPLICATION (self));
  gtk_window_set_transient_for (dialog, GTK_WINDOW (self->window));
  gtk_window_set_modal (dialog, TRUE);
  gtk_window_present (dialog);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  MoorApplication *self = data;

  if (self->window != NULL)
    show_dialog (self, GTK_WINDOW (moor_preferences_new (self->desk, self->data_dir)));
}

static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  MoorApplication *self = data;
  g_autoptr (GtkBuilder) builder = NULL;

  if (self->window == NULL)
    return;

  builder = gtk_builder_new_from_resource (MOOR_RESOURCE_PATH "/ui/moor-shortcuts.ui");
  show_dialog (self, GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  MoorApplication *self = data;

  if (self->window != NULL)
    show_dialog (self, moor_about_new ());
}

static void
open_journal_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  MoorApplication *self = data;

  if (self->window != NULL && self->desk == NULL)
    {
      moor_window_set_desk (self->window, NULL, NULL);
      open_journal (self);
    }
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  MoorApplication *self = data;

  save (self);
  close_dialogs (self);
  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
  g_application_quit (G_APPLICATION (self));
}

/* Starting and ending ----------------------------------------------------- */

static gboolean
signalled (gpointer data)
{
  quit_action (NULL, NULL, data);

  return G_SOURCE_CONTINUE;
}

static void
query_end (MoorApplication *self)
{
  save (self);
}

static void
apply_color_scheme (MoorApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK,
  };
  int scheme = g_settings_get_enum (self->device, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (scheme, 0, 2)]);
}

static void
moor_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "help-now", help_now_action },
    { "steady", steady_action },
    { "steady-on", steady_action, "s" },
    { "hide", hide_action },
    { "preferences", preferences_action },
    { "shortcuts", shortcuts_action },
    { "about", about_action },
    { "open-journal", open_journal_action },
    { "quit", quit_action },
  };
  static const struct { const char *action; const char *keys[3]; } accels[] = {
    { "app.steady", { "F9", "<Control>b" } },
    { "app.help-now", { "F1" } },
    { "app.hide", { "<Control>l" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.shortcuts", { "<Control>question" } },
    { "app.quit", { "<Control>q" } },
    { "win.new-page", { "<Control>n" } },
    { "win.search", { "<Control>f" } },
    { "win.show-view::today", { "<Alt>1" } },
    { "win.show-view::path", { "<Alt>2" } },
    { "win.show-view::journal", { "<Alt>3" } },
    { "win.show-view::over-time", { "<Alt>4" } },
  };
  static const int signals[] = { SIGTERM, SIGINT, SIGHUP };
  MoorApplication *self = MOOR_APPLICATION (application);

  G_APPLICATION_CLASS (moor_application_parent_class)->startup (application);

  /* A saved or opened file is nobody's business. */
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].keys);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    self->signals[i] = g_unix_signal_add (signals[i], signalled, self);
  g_signal_connect (self, "query-end", G_CALLBACK (query_end), NULL);

  self->device = moor_device_settings ();
  if (self->device != NULL)
    {
      g_signal_connect_object (self->device, "changed::color-scheme",
                               G_CALLBACK (apply_color_scheme), self, G_CONNECT_SWAPPED);
      apply_color_scheme (self);
    }
}

static void
painted (GdkFrameClock   *clock,
         MoorApplication *self)
{
  g_signal_handlers_disconnect_by_func (clock, painted, self);
  self->painted = TRUE;
  moor_bench_tell ("first-frame");
  show_journal (self);
}

static void
moor_application_activate (GApplication *application)
{
  MoorApplication *self = MOOR_APPLICATION (application);

  if (self->window != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->window));
      moor_bench_tell ("raised");
      return;
    }

  open_journal (self);
  g_set_weak_pointer (&self->window, moor_window_new (ADW_APPLICATION (self), self->data_dir));
  gtk_widget_realize (GTK_WIDGET (self->window));
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)), "after-paint",
                           G_CALLBACK (painted), self, 0);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
closed (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!moor_desk_close_finish (MOOR_DESK (source), result, &error))
    g_warning ("The journal could not be closed in order: %s", error->message);
  *(gboolean *) data = TRUE;
}

static void
moor_application_shutdown (GApplication *application)
{
  MoorApplication *self = MOOR_APPLICATION (application);

  for (guint i = 0; i < G_N_ELEMENTS (self->signals); i++)
    g_clear_handle_id (&self->signals[i], g_source_remove);
  g_clear_handle_id (&self->icon_idle, g_source_remove);
  save (self);
  g_clear_weak_pointer (&self->window);

  /* A journal that is just being opened is waited for, so that it is closed in
   * order. */
  while (self->opening)
    g_main_context_iteration (NULL, TRUE);

  G_APPLICATION_CLASS (moor_application_parent_class)->shutdown (application);

  /* Asked for and waited for: the last reference may be with something that
   * has not been told yet that all is over. */
  if (self->desk != NULL)
    {
      gboolean done = FALSE;

      moor_desk_close_async (self->desk, closed, &done);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
      g_clear_object (&self->desk);
    }
}

static void
moor_application_finalize (GObject *object)
{
  MoorApplication *self = MOOR_APPLICATION (object);

  g_clear_object (&self->device);
  g_free (self->problem);
  g_free (self->data_dir);

  G_OBJECT_CLASS (moor_application_parent_class)->finalize (object);
}

static void
moor_application_class_init (MoorApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = moor_application_finalize;
  application_class->startup = moor_application_startup;
  application_class->activate = moor_application_activate;
  application_class->shutdown = moor_application_shutdown;
}

static void
moor_application_init (MoorApplication *self)
{
}

char *
moor_application_make_id (const char *data_dir)
{
  g_autofree char *own = moor_paths_default_data_dir ();
  g_autofree char *own_hash = moor_paths_hash (own);
  g_autofree char *hash = data_dir != NULL ? moor_paths_hash (data_dir) : NULL;

  if (hash == NULL || g_str_equal (hash, own_hash))
    return g_strdup (MOOR_APPLICATION_ID);

  /* No element of an id may begin with a digit. */
  return g_strconcat (MOOR_APPLICATION_ID, ".J", hash, NULL);
}

MoorApplication *
moor_application_new (const char *data_dir)
{
  g_autofree char *id = moor_application_make_id (data_dir);
  MoorApplication *self = g_object_new (MOOR_TYPE_APPLICATION,
                                        "application-id", id,
                                        "resource-base-path", MOOR_RESOURCE_PATH,
                                        NULL);

  self->data_dir = data_dir != NULL ? g_canonicalize_filename (data_dir, NULL)
                                    : moor_paths_default_data_dir ();
  return self;
}

int
moor_application_main (int          argc,
                       char       **argv,
                       const char  *data_dir)
{
  g_autoptr (MoorApplication) application = NULL;

  if (!gtk_init_check ())
    {
      g_printerr ("mooring: %s\n", _("There is no display to open a window on. “mooring --help” "
                                     "lists the commands that need none."));
      return 1;
    }

  application = moor_application_new (data_dir);
  g_set_application_name ("Mooring");

  return g_application_run (G_APPLICATION (application), 1, argv);
}

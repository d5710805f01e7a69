/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/moor-window.h"

#include <glib/gi18n-lib.h>

#include "app/moor-bench.h"
#include "app/moor-covers.h"
#include "app/moor-playing.h"
#include "app/moor-tabs.h"
#include "base/moor-device.h"
#include "views/moor-header-end.h"
#include "views/moor-header-start.h"
#include "views/moor-journal-view.h"
#include "views/moor-labels.h"
#include "views/moor-over-time-view.h"
#include "views/moor-path-view.h"
#include "views/moor-toast.h"
#include "views/moor-today-view.h"
#include "views/moor-welcome.h"

/* The stacks, from the outside in:
 *
 *   root   open · steady · help · hidden     what covers everything
 *   main   views · welcome · gate · player   what a person is at
 *   base   blank · problem · views   under the header bar with the switcher
 *   views  today · path · journal · over-time    each made when it is first shown
 */
struct _MoorWindow {
  AdwApplicationWindow parent_instance;

  GtkStack            *root;
  GtkStack            *main;
  GtkStack            *base;
  AdwViewStack        *views;
  AdwToastOverlay     *toasts;
  AdwToast            *toast;           /* (nullable) weak: the last one */
  GtkWidget           *began_at;        /* (nullable) weak: what had the focus then */
  AdwViewSwitcherTitle *switcher_title;
  AdwViewSwitcherBar  *switcher_bar;

  GSettings           *device;          /* (nullable) */
  MoorDesk            *desk;            /* (nullable) */
  char                *data_dir;

  MoorTodayView       *today;           /* these four: (nullable), owned by their stack */
  MoorPathView        *path;
  MoorJournalView     *journal;
  MoorOverTimeView    *over_time;
  MoorPlaying         *playing;
  MoorCovers          *covers;
};

G_DEFINE_FINAL_TYPE (MoorWindow, moor_window, ADW_TYPE_APPLICATION_WINDOW)

static void show_base (MoorWindow *self, const char *name);

/* What covers everything -------------------------------------------------- */

static void
update_actions (MoorWindow *self)
{
  static const char * const need_views[] = {
    "win.begin", "win.begin-short", "win.check-in", "win.new-page", "win.resume",
    "win.open-page", "win.search", "win.show-view",
  };
  gboolean open = self->covers == NULL || moor_covers_are_open (self->covers);
  gboolean at_views = g_strcmp0 (gtk_stack_get_visible_child_name (self->main), "views") == 0 &&
                      g_strcmp0 (gtk_stack_get_visible_child_name (self->base), "views") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (need_views); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), need_views[i],
                                   self->desk != NULL && open && at_views);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.leave-page", self->desk != NULL);
}

/* Help now asks for an exercise: a page that is open is saved and left first. */
static void
help_begins (MoorWindow *self,
             const char *exercise)
{
  moor_playing_begin_next (self->playing, exercise);
}

/* Whether an exercise can be begun from Help now. */
static gboolean
help_may_begin (MoorWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->main);

  return !moor_playing_is_opening (self->playing) &&
         (moor_playing_is_busy (self->playing) ||
          (g_strcmp0 (name, "views") == 0 && self->desk != NULL &&
           moor_desk_is_welcomed (self->desk)));
}

/* A hard moment is one in which a window may be closed in a hurry. */
static void
save_now (MoorWindow *self)
{
  MoorSitting *sitting = moor_playing_get_sitting (self->playing);

  if (sitting != NULL)
    moor_sitting_save_now (sitting);
}

static void
help_now_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  MoorWindow *self = MOOR_WINDOW (widget);

  moor_covers_help_now (self->covers, self->desk, help_may_begin (self));
  save_now (self);
}

static void
steady_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  MoorWindow *self = MOOR_WINDOW (widget);
  const char *practice = g_variant_get_string (parameter, NULL);

  moor_covers_steady (self->covers, practice[0] != '\0' ? practice : NULL);
  save_now (self);
}

static void
hide_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MoorWindow *self = MOOR_WINDOW (widget);

  moor_covers_hide (self->covers);

  /* After the screen is clear: this one waits for the disk. */
  if (self->desk != NULL)
    moor_desk_flush (self->desk);
}

/* Toasts ------------------------------------------------------------------ */

/* What was said before is about what was before, and lies over what is here. A mouse
 * that rests on a toast keeps it for as long as it rests there. */
static void
dismiss_toast (MoorWindow *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}

/* Not one after the other: the second would come when it is no longer about now. */
static void
show_toast (MoorWindow *self,
            AdwToast   *toast)
{
  dismiss_toast (self);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* @action (nullable): what the button with @label does. */
static void
say (MoorWindow *self,
     const char *sentence,
     const char *label,
     const char *action,
     GVariant   *target)
{
  AdwToast *toast = moor_toast_new (GTK_WIDGET (self), sentence, label);

  if (action != NULL)
    {
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, target);
    }
  show_toast (self, toast);
}

/* It stays until something is gone on with. A page that is put away is gone on with
 * from Today, through what stands before it: one press does not bring it on the
 * screen. */
static void
interrupted_ready (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (MoorWindow) self = data;
  g_autoptr (MoorPage) page = moor_store_load_page_finish (MOOR_STORE (source), result, NULL);
  gboolean shows;
  AdwToast *toast;

  if (page == NULL || self->desk == NULL ||
      moor_desk_get_store (self->desk) != MOOR_STORE (source))
    return;

  shows = !moor_page_is_put_away (page);
  toast = moor_toast_new (GTK_WIDGET (self),
                          _("Mooring was closed in the middle of a page. "
                            "What you had written is here, up to the last second."),
                          shows ? _("Show it") : NULL);
  adw_toast_set_timeout (toast, 0);
  if (shows)
    {
      adw_toast_set_action_name (toast, "win.open-page");
      adw_toast_set_action_target_value (toast, g_variant_new_string (moor_page_get_id (page)));
    }
  show_toast (self, toast);
}

/* The views --------------------------------------------------------------- */

/* Where there is no room for the switcher, the name of the view stands there. */
static void
show_title (MoorWindow *self)
{
  AdwViewStackPage *page = adw_view_stack_get_page (self->views,
                                                    adw_view_stack_get_visible_child (self->views));
  gboolean switcher = adw_view_switcher_title_get_view_switcher_enabled (self->switcher_title);

  adw_view_switcher_title_set_title (self->switcher_title,
                                     switcher ? adw_view_stack_page_get_title (page) : "Mooring");
}

/* Today is shown with what the journal says, not drawn twice. */
static void
today_filled (MoorWindow *self)
{
  g_signal_handlers_disconnect_by_func (self->today, today_filled, self);
  show_base (self, "views");
  moor_bench_tell_painted (GTK_WIDGET (self), "today");
}

static void
shown (MoorWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->views);
  AdwBin *bin = ADW_BIN (adw_view_stack_get_visible_child (self->views));
  gboolean made = adw_bin_get_child (bin) != NULL;

  show_title (self);
  if (self->desk == NULL)
    return;

  if (self->journal != NULL && g_strcmp0 (name, "journal") != 0)
    moor_journal_view_leave (self->journal);

  if (g_strcmp0 (name, "today") == 0)
    {
      if (!made)
        {
          self->today = MOOR_TODAY_VIEW (moor_today_view_new (self->desk));
          g_signal_connect_object (self->today, "filled", G_CALLBACK (today_filled),
                                   self, G_CONNECT_SWAPPED);
          adw_bin_set_child (bin, GTK_WIDGET (self->today));
        }
      moor_today_view_refresh (self->today);
    }
  else if (g_strcmp0 (name, "path") == 0)
    {
      if (!made)
        {
          self->path = MOOR_PATH_VIEW (moor_path_view_new (self->desk));
          adw_bin_set_child (bin, GTK_WIDGET (self->path));
        }
      moor_path_view_refresh (self->path);
    }
  else if (g_strcmp0 (name, "over-time") == 0)
    {
      if (!made)
        {
          self->over_time = MOOR_OVER_TIME_VIEW (moor_over_time_view_new (self->desk));
          adw_bin_set_child (bin, GTK_WIDGET (self->over_time));
        }
      moor_over_time_view_refresh (self->over_time);
    }
  else
    {
      if (!made)
        {
          self->journal = MOOR_JOURNAL_VIEW (moor_journal_view_new (self->desk));
          adw_bin_set_child (bin, GTK_WIDGET (self->journal));
        }
      moor_journal_view_refresh (self->journal);
    }
}

static void
view_changed (MoorWindow *self)
{
  dismiss_toast (self);
  shown (self);
}

static void
show_view (MoorWindow *self,
           const char *name)
{
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), name) == 0)
    shown (self);
  else
    adw_view_stack_set_visible_child_name (self->views, name);
}

static void
drop_views (MoorWindow *self)
{
  static const char * const names[] = { "today", "path", "journal", "over-time" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    adw_bin_set_child (ADW_BIN (adw_view_stack_get_child_by_name (self->views, names[i])), NULL);
  self->today = NULL;
  self->path = NULL;
  self->journal = NULL;
  self->over_time = NULL;
}

static void
show_main (MoorWindow *self,
           const char *name)
{
  gtk_stack_set_visible_child_name (self->main, name);
  update_actions (self);
}

/* Shows the views under the switcher, or what stands there instead of them. */
static void
show_base (MoorWindow *self,
           const char *name)
{
  gboolean switcher = g_strcmp0 (name, "views") == 0;

  gtk_stack_set_visible_child_name (self->base, name);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher_title, switcher);
  show_title (self);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher_bar), switcher);
  show_main (self, "views");
}

static void
drop_child (GtkStack   *stack,
            const char *name)
{
  GtkWidget *child = gtk_stack_get_child_by_name (stack, name);

  if (child != NULL)
    gtk_stack_remove (stack, child);
}

/* A sentence in place of everything: the journal cannot be opened; below it, in
 * which folder. */
static void
show_problem (MoorWindow *self,
              const char *problem)
{
  g_autofree char *escaped = g_markup_escape_text (problem, -1);
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *again = gtk_button_new_with_label (_("Try again"));
  GtkWidget *folder = gtk_label_new (self->data_dir);

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Your journal is not open"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), escaped);
  gtk_widget_set_halign (again, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (again, "pill");
  gtk_widget_add_css_class (again, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (again), "app.open-journal");
  gtk_box_append (GTK_BOX (box), again);
  gtk_label_set_wrap (GTK_LABEL (folder), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (folder), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (folder), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (folder, "moor-small");
  gtk_box_append (GTK_BOX (box), folder);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);

  drop_child (self->base, "problem");
  gtk_stack_add_named (self->base, page, "problem");
  show_base (self, "problem");
  gtk_widget_grab_focus (again);
}

static void
welcomed (MoorWindow *self)
{
  show_main (self, "views");
  show_view (self, "today");
  drop_child (self->main, "welcome");
}

/* The player and what stands before memories ------------------------------ */

/* Back to the button it was begun with, where that is still there; Today is made
 * anew, and begins with its heading. */
static void
restore_focus (MoorWindow *self)
{
  GtkWidget *view = adw_view_stack_get_visible_child (self->views);
  GtkWidget *began_at = self->began_at;

  g_clear_weak_pointer (&self->began_at);
  if (self->path != NULL && began_at != NULL && gtk_widget_get_mapped (began_at) &&
      gtk_widget_is_ancestor (began_at, GTK_WIDGET (self->path)) &&
      gtk_widget_is_ancestor (began_at, view))
    {
      gtk_widget_grab_focus (began_at);
      return;
    }

  moor_label_begin_view (view);
}

static void
playing_left (MoorWindow *self,
              gboolean    finished,
              const char *toast,
              const char *page_id)
{
  show_main (self, "views");
  if (finished)
    show_view (self, "today");
  shown (self);
  restore_focus (self);

  if (toast == NULL)
    return;

  if (page_id != NULL && finished)
    say (self, toast, _("Undo"), "win.restore-page", g_variant_new_string (page_id));
  else if (page_id != NULL)
    say (self, toast, _("Leave it as it is"), "win.leave-page",
         g_variant_new ("(sb)", page_id, TRUE));
  else
    say (self, toast, NULL, NULL, NULL);
}

static void
playing_elsewhere (MoorWindow    *self,
                   MoorGateLeave  where)
{
  show_main (self, "views");
  if (where == MOOR_GATE_LEAVE_LIGHTER)
    show_view (self, "path");
  else if (where == MOOR_GATE_LEAVE_WRITE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new-page", NULL);
  else
    shown (self);
  if (where != MOOR_GATE_LEAVE_WRITE)
    restore_focus (self);

  if (where == MOOR_GATE_LEAVE_KEEP)
    say (self, _("Nothing was begun. You can say in the session that you would like to do this "
                 "one together."), NULL, NULL, NULL);
}

static void
playing_says (MoorWindow *self,
              const char *sentence)
{
  say (self, sentence, NULL, NULL, NULL);
}

static void
playing_entered (MoorWindow *self)
{
  dismiss_toast (self);
  update_actions (self);
}

static void
begin_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  MoorWindow *self = MOOR_WINDOW (widget);

  g_set_weak_pointer (&self->began_at, gtk_window_get_focus (GTK_WINDOW (self)));
  moor_playing_begin (self->playing, g_variant_get_string (parameter, NULL),
                      g_str_has_suffix (action, "-short"), NULL);
}

/* From inside an exercise: what is open is saved and left first. */
static void
begin_next_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  moor_playing_begin_next (MOOR_WINDOW (widget)->playing, g_variant_get_string (parameter, NULL));
}

static void
check_in_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  moor_playing_begin (MOOR_WINDOW (widget)->playing, "check-in", FALSE,
                      g_variant_get_string (parameter, NULL));
}

static void
resume_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  const char *page_id;
  gboolean later;

  g_variant_get (parameter, "(&sb)", &page_id, &later);
  moor_playing_resume (MOOR_WINDOW (widget)->playing, page_id, later);
}

static void
leave_page_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  MoorWindow *self = MOOR_WINDOW (widget);
  const char *page_id;
  gboolean leave;

  g_variant_get (parameter, "(&sb)", &page_id, &leave);
  moor_desk_leave_page (self->desk, page_id, leave);
  if (!moor_playing_is_busy (self->playing))
    shown (self);
}

/* Undo of a page that went to the trash at its landing. */
static void
restore_page_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  MoorWindow *self = MOOR_WINDOW (widget);

  if (self->desk != NULL)
    moor_store_restore_async (moor_desk_get_store (self->desk),
                              g_variant_get_string (parameter, NULL), NULL, NULL);
}

/* The other actions ------------------------------------------------------- */

static void
page_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MoorWindow *self = MOOR_WINDOW (widget);

  show_view (self, "journal");
  moor_journal_view_open_page (self->journal,
                               parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static void
search_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  MoorWindow *self = MOOR_WINDOW (widget);

  show_view (self, "journal");
  moor_journal_view_search (self->journal);
}

static void
show_view_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  MoorWindow *self = MOOR_WINDOW (widget);
  const char *name = g_variant_get_string (parameter, NULL);

  if (adw_view_stack_get_child_by_name (self->views, name) == NULL)
    return;

  show_view (self, name);
  moor_tabs_follow (self->views, GTK_WIDGET (self->switcher_title), GTK_WIDGET (self->switcher_bar));
}

static void
toast_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  say (MOOR_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL, NULL, NULL);
}

/* The window -------------------------------------------------------------- */

static void
keep_size (MoorWindow *self)
{
  int width, height;

  if (self->device == NULL)
    return;

  g_settings_set_boolean (self->device, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->device, "window-width", MAX (width, 360));
  g_settings_set_int (self->device, "window-height", MAX (height, 294));
}

static gboolean
moor_window_close_request (GtkWindow *window)
{
  MoorWindow *self = MOOR_WINDOW (window);

  keep_size (self);
  moor_window_save (self);

  return GTK_WINDOW_CLASS (moor_window_parent_class)->close_request (window);
}

static void
active_changed (MoorWindow *self)
{
  /* Whoever goes to another window may not come back to this one. */
  MoorSitting *sitting = moor_playing_get_sitting (self->playing);

  if (!gtk_window_is_active (GTK_WINDOW (self)) && sitting != NULL)
    moor_sitting_save_now (sitting);
}

static void
moor_window_dispose (GObject *object)
{
  MoorWindow *self = MOOR_WINDOW (object);

  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->began_at);
  g_clear_object (&self->covers);
  g_clear_object (&self->device);
  g_clear_object (&self->playing);
  g_clear_object (&self->desk);
  self->today = NULL;
  self->path = NULL;
  self->journal = NULL;
  self->over_time = NULL;

  G_OBJECT_CLASS (moor_window_parent_class)->dispose (object);
}

static void
moor_window_finalize (GObject *object)
{
  g_free (MOOR_WINDOW (object)->data_dir);

  G_OBJECT_CLASS (moor_window_parent_class)->finalize (object);
}

static void
moor_window_class_init (MoorWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_window_dispose;
  object_class->finalize = moor_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = moor_window_close_request;

  gtk_widget_class_install_action (widget_class, "win.begin", "s", begin_action);
  gtk_widget_class_install_action (widget_class, "win.begin-short", "s", begin_action);
  gtk_widget_class_install_action (widget_class, "win.begin-next", "s", begin_next_action);
  gtk_widget_class_install_action (widget_class, "win.check-in", "s", check_in_action);
  gtk_widget_class_install_action (widget_class, "win.new-page", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "win.open-page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "win.resume", "(sb)", resume_action);
  gtk_widget_class_install_action (widget_class, "win.leave-page", "(sb)", leave_page_action);
  gtk_widget_class_install_action (widget_class, "win.restore-page", "s", restore_page_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.show-view", "s", show_view_action);
  gtk_widget_class_install_action (widget_class, "win.help-now", NULL, help_now_action);
  gtk_widget_class_install_action (widget_class, "win.steady", "s", steady_action);
  gtk_widget_class_install_action (widget_class, "win.hide", NULL, hide_action);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_action);

  g_type_ensure (MOOR_TYPE_HEADER_END);
  g_type_ensure (MOOR_TYPE_HEADER_START);
  gtk_widget_class_set_template_from_resource (widget_class, MOOR_RESOURCE_PATH "/ui/moor-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorWindow, root);
  gtk_widget_class_bind_template_child (widget_class, MoorWindow, main);
  gtk_widget_class_bind_template_child (widget_class, MoorWindow, base);
  gtk_widget_class_bind_template_child (widget_class, MoorWindow, views);
  gtk_widget_class_bind_template_child (widget_class, MoorWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MoorWindow, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, MoorWindow, switcher_bar);
}

static void
moor_window_init (MoorWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->playing = moor_playing_new (self->main);
  g_signal_connect_object (self->playing, "entered", G_CALLBACK (playing_entered),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->playing, "left", G_CALLBACK (playing_left),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->playing, "elsewhere", G_CALLBACK (playing_elsewhere),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->playing, "says", G_CALLBACK (playing_says),
                           self, G_CONNECT_SWAPPED);

  g_object_bind_property (self->switcher_title, "title-visible",
                          self->switcher_bar, "reveal", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (view_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed), NULL);

  self->device = moor_device_settings ();
  if (self->device != NULL)
    gtk_window_set_default_size (GTK_WINDOW (self),
                                 g_settings_get_int (self->device, "window-width"),
                                 g_settings_get_int (self->device, "window-height"));
  else
    gtk_window_set_default_size (GTK_WINDOW (self), 960, 720);
  if (self->device != NULL && g_settings_get_boolean (self->device, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  show_base (self, "blank");
}

MoorWindow *
moor_window_new (AdwApplication *application,
                 const char     *data_dir)
{
  MoorWindow *self;

  g_return_val_if_fail (ADW_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (MOOR_TYPE_WINDOW, "application", application, NULL);
  self->data_dir = g_strdup (data_dir);
  self->covers = moor_covers_new (self->root, data_dir, self->device);
  g_signal_connect_object (self->covers, "changed", G_CALLBACK (update_actions),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->covers, "begin", G_CALLBACK (help_begins),
                           self, G_CONNECT_SWAPPED);
  return self;
}

void
moor_window_set_desk (MoorWindow *self,
                      MoorDesk   *desk,
                      const char *problem)
{
  g_return_if_fail (MOOR_IS_WINDOW (self));
  g_return_if_fail (desk == NULL || MOOR_IS_DESK (desk));


  show_base (self, "blank");
  moor_playing_set_desk (self->playing, desk);
  drop_child (self->main, "welcome");
  drop_views (self);
  drop_child (self->base, "problem");
  g_set_object (&self->desk, desk);

  if (desk == NULL)
    {
      if (problem != NULL)
        show_problem (self, problem);
    }
  else if (moor_desk_is_welcomed (desk))
    {
      show_view (self, "today");
      if (moor_desk_get_interrupted (desk) != NULL)
        moor_store_load_page_async (moor_desk_get_store (desk), moor_desk_get_interrupted (desk),
                                    NULL, interrupted_ready, g_object_ref (self));
    }
  else
    {
      GtkWidget *welcome = moor_welcome_new (desk);

      g_signal_connect_object (welcome, "done", G_CALLBACK (welcomed), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->main, welcome, "welcome");
      show_main (self, "welcome");
      moor_welcome_begin (MOOR_WELCOME (welcome));
    }
  moor_covers_fill_help (self->covers, desk, help_may_begin (self));
}

void
moor_window_save (MoorWindow *self)
{
  g_return_if_fail (MOOR_IS_WINDOW (self));

  if (self->journal != NULL)
    moor_journal_view_leave (self->journal);
  moor_playing_close (self->playing);
  if (self->desk != NULL)
    moor_desk_flush (self->desk);
}

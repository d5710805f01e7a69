/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-history-window.h"

#include <glib/gi18n-lib.h>

#include "base/moor-clock.h"
#include "views/moor-dates.h"
#include "views/moor-labels.h"
#include "views/moor-page-answers.h"

struct _MoorHistoryWindow {
  AdwWindow     parent_instance;

  MoorDesk     *desk;
  char         *page_id;
  MoorNameBook *names;
  MoorPage     *version;         /* (nullable) the one that is shown */
  MoorExercise *exercise;        /* (nullable) as it was shown then */
  GCancellable *cancellable;

  GtkWidget    *back_button;
  GtkWidget    *stack;
  GtkWidget    *none_label;
  GtkWidget    *list;
  GtkWidget    *when_label;
  GtkWidget    *answers;
  GtkWidget    *bring_back_button;
};

G_DEFINE_FINAL_TYPE (MoorHistoryWindow, moor_history_window, ADW_TYPE_WINDOW)

enum {
  BROUGHT_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_sentence (MoorHistoryWindow *self,
               const char        *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->none_label), sentence);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
}

static char *
when_text (MoorPage *version)
{
  gint64 seconds = moor_page_get_updated (version) / G_USEC_PER_SEC;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *date = moor_clock_local_date (moor_page_get_updated (version));
  g_autofree char *day = moor_dates_long (date);
  g_autofree char *time = g_date_time_format (local, "%H:%M");

  /* Translators: a day and the time of that day */
  return g_strdup_printf (C_("day and time", "%s, %s"), day, time);
}

static void
show_answers (MoorHistoryWindow *self)
{
  if (self->version != NULL)
    moor_page_answers_show (MOOR_PAGE_ANSWERS (self->answers), self->exercise, self->version,
                            self->names);
}

static void
definition_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (MoorHistoryWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorExercise) exercise = moor_store_load_definition_finish (MOOR_STORE (source),
                                                                         result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->version == NULL)
    return;

  if (exercise == NULL)
    show_sentence (self, error->message);
  else
    {
      g_set_object (&self->exercise, exercise);
      show_answers (self);
    }
}

static void
row_activated (MoorHistoryWindow *self,
               GtkListBoxRow     *row)
{
  g_autofree char *when = NULL;

  g_set_object (&self->version, g_object_get_data (G_OBJECT (row), "version"));
  when = when_text (self->version);
  gtk_label_set_label (GTK_LABEL (self->when_label), when);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "version");
  gtk_widget_set_visible (self->back_button, TRUE);
  gtk_widget_grab_focus (self->bring_back_button);

  g_clear_object (&self->exercise);
  if (moor_page_get_definition (self->version) == NULL)
    show_answers (self);
  else
    moor_store_load_definition_async (moor_desk_get_store (self->desk),
                                      moor_page_get_definition (self->version),
                                      self->cancellable, definition_ready, g_object_ref (self));
}

static void
revisions_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (MoorHistoryWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = moor_store_revisions_finish (MOOR_STORE (source), result,
                                                                &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (versions == NULL)
    {
      show_sentence (self, error->message);
      return;
    }
  if (versions->len == 0)
    {
      show_sentence (self, _("There is no earlier version of this page. One is kept each time a "
                             "finished page is changed."));
      return;
    }

  for (guint i = 0; i < versions->len; i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();
      g_autofree char *when = when_text (versions->pdata[i]);

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), moor_label_new (when, NULL));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, when,
                                      -1);
      g_object_set_data_full (G_OBJECT (row), "version", g_object_ref (versions->pdata[i]),
                              g_object_unref);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "versions");
}

static void
names_ready (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (MoorHistoryWindow) self = data;
  g_autoptr (GError) error = NULL;

  /* Without names the versions are still to be read. */
  moor_name_book_read_finish (self->names, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  moor_store_revisions_async (moor_desk_get_store (self->desk), self->page_id, self->cancellable,
                              revisions_ready, g_object_ref (self));
}

static void
saved (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  g_autoptr (MoorHistoryWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!moor_store_save_finish (MOOR_STORE (source), result, &error))
    {
      show_sentence (self, error->message);
      return;
    }

  moor_store_page_left (MOOR_STORE (source), self->page_id);
  g_signal_emit (self, signals[BROUGHT_BACK], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
page_ready (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (MoorHistoryWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorPage) page = moor_store_load_page_finish (MOOR_STORE (source), result, &error);
  g_autoptr (MoorChange) change = NULL;
  g_autoptr (GPtrArray) now = NULL, then = NULL;
  MoorAnswers *answers;

  if (page == NULL || self->version == NULL)
    {
      if (error != NULL)
        show_sentence (self, error->message);
      return;
    }

  change = moor_change_new (self->page_id);
  answers = moor_page_get_answers (self->version);
  now = moor_answers_fields (moor_page_get_answers (page));
  then = moor_answers_fields (answers);
  for (guint i = 0; i < now->len; i++)
    moor_change_set_answer (change, now->pdata[i], moor_answers_get (answers, now->pdata[i]));
  for (guint i = 0; i < then->len; i++)
    moor_change_set_answer (change, then->pdata[i], moor_answers_get (answers, then->pdata[i]));

  moor_store_save_async (MOOR_STORE (source), change, NULL, saved, g_object_ref (self));
}

static void
kept (GObject      *source,
      GAsyncResult *result,
      gpointer      data)
{
  g_autoptr (MoorHistoryWindow) self = data;
  g_autoptr (GError) error = NULL;

  /* Without a copy of what stands there now, nothing is brought back. */
  if (!moor_store_keep_revision_finish (MOOR_STORE (source), result, &error))
    {
      show_sentence (self, error->message);
      return;
    }

  moor_store_load_page_async (MOOR_STORE (source), self->page_id, NULL, page_ready,
                              g_object_ref (self));
}

static void
bring_back_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  MoorHistoryWindow *self = MOOR_HISTORY_WINDOW (widget);

  moor_store_keep_revision_async (moor_desk_get_store (self->desk), self->page_id, kept,
                                  g_object_ref (self));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MoorHistoryWindow *self = MOOR_HISTORY_WINDOW (widget);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "versions");
  gtk_widget_set_visible (self->back_button, FALSE);
  gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

static void
moor_history_window_dispose (GObject *object)
{
  MoorHistoryWindow *self = MOOR_HISTORY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->version);
  g_clear_object (&self->desk);
  g_clear_object (&self->names);
  g_clear_object (&self->exercise);

  G_OBJECT_CLASS (moor_history_window_parent_class)->dispose (object);
}

static void
moor_history_window_finalize (GObject *object)
{
  MoorHistoryWindow *self = MOOR_HISTORY_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_free (self->page_id);

  G_OBJECT_CLASS (moor_history_window_parent_class)->finalize (object);
}

static void
moor_history_window_class_init (MoorHistoryWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_history_window_dispose;
  object_class->finalize = moor_history_window_finalize;

  signals[BROUGHT_BACK] = g_signal_new ("brought-back", MOOR_TYPE_HISTORY_WINDOW, G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MOOR_TYPE_PAGE_ANSWERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorHistoryWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, MoorHistoryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MoorHistoryWindow, none_label);
  gtk_widget_class_bind_template_child (widget_class, MoorHistoryWindow, list);
  gtk_widget_class_bind_template_child (widget_class, MoorHistoryWindow, when_label);
  gtk_widget_class_bind_template_child (widget_class, MoorHistoryWindow, answers);
  gtk_widget_class_bind_template_child (widget_class, MoorHistoryWindow, bring_back_button);

  gtk_widget_class_install_action (widget_class, "history.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "history.bring-back", NULL, bring_back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
moor_history_window_init (MoorHistoryWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
moor_history_window_new (GtkWindow  *parent,
                         MoorDesk   *desk,
                         const char *page_id)
{
  MoorHistoryWindow *self;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);
  g_return_val_if_fail (page_id != NULL, NULL);

  self = g_object_new (MOOR_TYPE_HISTORY_WINDOW,
                       "transient-for", parent,
                       "application", parent != NULL ? gtk_window_get_application (parent) : NULL,
                       NULL);
  self->desk = g_object_ref (desk);
  self->page_id = g_strdup (page_id);
  self->names = moor_name_book_new (moor_desk_get_store (desk), moor_desk_get_library (desk));
  g_signal_connect_object (self->names, "changed", G_CALLBACK (show_answers), self,
                           G_CONNECT_SWAPPED);
  moor_name_book_read_async (self->names, NULL, NULL, self->cancellable, names_ready,
                             g_object_ref (self));

  return GTK_WIDGET (self);
}

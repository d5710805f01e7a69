/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-page-view.h"

#include <glib/gi18n-lib.h>

#include "desk/moor-landing.h"
#include "views/moor-audience-words.h"
#include "views/moor-dialogs.h"
#include "views/moor-history-window.h"
#include "views/moor-page-about.h"
#include "views/moor-page-reading.h"
#include "views/moor-page-trash.h"
#include "views/moor-print.h"
#include "views/moor-whole-page.h"
#include "views/moor-writing.h"

struct _MoorPageView {
  GtkWidget     parent_instance;

  MoorDesk     *desk;
  GCancellable *cancellable;     /* of what is being opened */
  char         *page_id;         /* (nullable) */
  MoorPage     *page;            /* (nullable) as loaded */
  MoorSitting  *sitting;         /* (nullable) while a free page is open */
  char         *question;        /* (nullable) first line of the next new page */
  char         *search;          /* (nullable) */

  GtkWidget    *problem_revealer;
  GtkWidget    *problem_label;
  GtkWidget    *stack;
  GtkWidget    *none_label;
  GtkWidget    *about;
  GtkWidget    *body;
  GtkWidget    *writing;
  GtkWidget    *reading;
};

G_DEFINE_FINAL_TYPE (MoorPageView, moor_page_view, GTK_TYPE_WIDGET)

enum {
  WALK,
  OPENED,
  TRASHED,
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is to be done once the open page is on disk. */
typedef struct {
  MoorPageView *self;
  void        (*then) (MoorPageView *self, const char *page_id);
  char         *page_id;         /* (nullable) */
} Leaving;

static void
leaving_free (Leaving *leaving)
{
  g_object_unref (leaving->self);
  g_free (leaving->page_id);
  g_free (leaving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, leaving_free)

static MoorStore *
store (MoorPageView *self)
{
  return moor_desk_get_store (self->desk);
}

static void
show_problem (MoorPageView *self,
              const char   *sentence)
{
  if (sentence != NULL)
    gtk_label_set_label (GTK_LABEL (self->problem_label), sentence);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->problem_revealer), sentence != NULL);
}

static void
sitting_problem_changed (MoorPageView *self)
{
  show_problem (self, moor_sitting_get_problem (self->sitting));
}

static void
drop_sitting (MoorPageView *self)
{
  if (self->sitting == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->sitting, self);
  g_clear_object (&self->sitting);
}

static void
drop_page (MoorPageView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  drop_sitting (self);
  g_clear_object (&self->page);
  g_clear_pointer (&self->page_id, g_free);
}

static void
left (GObject      *source,
      GAsyncResult *result,
      gpointer      data)
{
  g_autoptr (Leaving) leaving = data;
  g_autoptr (GError) error = NULL;

  if (!moor_sitting_leave_finish (MOOR_SITTING (source), result, &error))
    {
      /* It stays on the screen: nothing that is not on disk is taken away. */
      show_problem (leaving->self, error->message);
      return;
    }

  if (leaving->self->desk != NULL)
    leaving->then (leaving->self, leaving->page_id);
}

/* Puts what is open on disk, then goes on. */
static void
leave_then (MoorPageView *self,
            void        (*then) (MoorPageView *self, const char *page_id),
            const char   *page_id)
{
  Leaving *leaving;

  if (self->sitting == NULL)
    {
      then (self, page_id);
      return;
    }

  leaving = g_new0 (Leaving, 1);
  leaving->self = g_object_ref (self);
  leaving->then = then;
  leaving->page_id = g_strdup (page_id);
  moor_sitting_leave_async (self->sitting, left, leaving);
}

/* Showing ----------------------------------------------------------------- */

/* What stands above the page. @page NULL: one not yet stored. */
static void
show_about (MoorPageView *self,
            MoorPage     *page)
{
  g_autofree char *counselor = moor_audience_words (self->desk, MOOR_AUDIENCE_COUNSELOR, FALSE);

  moor_page_about_set_counselor (MOOR_PAGE_ABOUT (self->about), counselor);
  moor_page_about_show (MOOR_PAGE_ABOUT (self->about), page);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.history",
                                 page != NULL && moor_page_get_trashed (page) == 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "page");
  g_signal_emit (self, signals[OPENED], 0);
}

static void
show_sitting (MoorPageView *self,
              MoorSitting  *sitting)
{
  g_autofree char *question = g_steal_pointer (&self->question);
  const char *text = moor_sitting_get_text (sitting);

  drop_sitting (self);
  self->sitting = g_object_ref (sitting);
  g_free (self->page_id);
  self->page_id = g_strdup (moor_sitting_get_page_id (sitting));
  g_signal_connect_object (sitting, "notify::problem",
                           G_CALLBACK (sitting_problem_changed), self, G_CONNECT_SWAPPED);

  show_about (self, moor_sitting_get_page (sitting));
  sitting_problem_changed (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->body), "writing");
  if (question != NULL)
    {
      g_autofree char *begun = g_strconcat (question, "\n\n", NULL);

      moor_writing_set_text (MOOR_WRITING (self->writing), begun);
    }
  else
    {
      moor_writing_set_text (MOOR_WRITING (self->writing), text);
      moor_writing_mark (MOOR_WRITING (self->writing), self->search);
    }

  if (text == NULL || *text == '\0')
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->writing));
      GtkTextIter end;

      gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_place_cursor (buffer, &end);
      gtk_widget_grab_focus (self->writing);
    }
}

static void
show_reading (MoorPageView  *self,
              MoorWholePage *whole)
{
  show_about (self, whole->page);
  show_problem (self, NULL);
  moor_page_reading_show (MOOR_PAGE_READING (self->reading), whole->exercise, whole->page,
                          whole->names);
  gtk_stack_set_visible_child_name (GTK_STACK (self->body), "reading");
}

static void
show_sentence (MoorPageView *self,
               const char   *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->none_label), sentence);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
}

/* Opening ----------------------------------------------------------------- */

static gboolean
was_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
resumed (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (MoorPageView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorSitting) sitting = moor_desk_resume_finish (MOOR_DESK (source), result, &error);

  if (was_cancelled (error) || self->desk == NULL)
    return;

  if (sitting == NULL)
    show_sentence (self, error->message);
  else
    show_sitting (self, sitting);
}

static void
page_ready (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (MoorPageView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorWholePage) whole = NULL;

  whole = moor_whole_page_load_finish (MOOR_STORE (source), result, &error);
  if (was_cancelled (error) || self->desk == NULL)
    return;

  if (whole == NULL)
    {
      show_sentence (self, error->message);
      return;
    }

  g_set_object (&self->page, whole->page);
  if (whole->exercise != NULL || moor_page_get_trashed (whole->page) != 0)
    show_reading (self, whole);
  else
    moor_desk_resume_async (self->desk, self->page_id, FALSE, self->cancellable,
                            resumed, g_object_ref (self));
}

static void
open_now (MoorPageView *self,
          const char   *page_id)
{
  g_autofree char *id = g_strdup (page_id);

  drop_page (self);
  self->cancellable = g_cancellable_new ();

  if (id == NULL)
    {
      g_autoptr (MoorSitting) sitting = moor_desk_write (self->desk);

      show_sitting (self, sitting);
      return;
    }

  self->page_id = g_steal_pointer (&id);
  moor_whole_page_load_async (store (self), self->page_id, self->cancellable,
                              page_ready, g_object_ref (self));
}

static void
clear_now (MoorPageView *self,
           const char   *page_id)
{
  drop_page (self);
  show_problem (self, NULL);
  moor_writing_set_text (MOOR_WRITING (self->writing), NULL);
  show_sentence (self, _("Choose a page, or write a new one."));
}

/* Saved, and still on the screen. */
static void
stay (MoorPageView *self,
      const char   *page_id)
{
}

static void
page_changed (MoorPageView *self,
              const char   *page_id)
{
  /* A free page is changed from here and nowhere else. */
  if (self->sitting == NULL && self->page != NULL && g_strcmp0 (page_id, self->page_id) == 0)
    open_now (self, page_id);
}

/* Changing ---------------------------------------------------------------- */

static void
change_saved (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (MoorPageView) self = data;
  g_autoptr (GError) error = NULL;

  if (!moor_store_save_finish (MOOR_STORE (source), result, &error))
    show_problem (self, error->message);
}

/* For pages of an exercise; a free page is changed through its sitting. */
static void
save_change (MoorPageView *self,
             MoorChange   *change)
{
  moor_store_save_async (store (self), change, NULL, change_saved, g_object_ref (self));
}

static void
audience_chosen (MoorPageView *self)
{
  MoorPageAbout *about = MOOR_PAGE_ABOUT (self->about);
  MoorAudience audience = moor_page_about_get_audience (about);
  gboolean put_away = moor_page_about_is_put_away (about);

  if (put_away && moor_landing_tells_put_away (store (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                moor_landing_put_away_words ());

  if (self->sitting != NULL)
    {
      moor_sitting_set_audience (self->sitting, audience);
      moor_sitting_set_put_away (self->sitting, put_away);
    }
  else if (self->page_id != NULL)
    {
      g_autoptr (MoorChange) change = moor_change_new (self->page_id);

      moor_change_set_audience (change, audience);
      moor_change_set_put_away (change, put_away);
      save_change (self, change);
    }
}

static void
star_toggled (MoorPageView *self)
{
  gboolean starred = moor_page_about_is_starred (MOOR_PAGE_ABOUT (self->about));

  if (self->sitting != NULL)
    moor_sitting_set_starred (self->sitting, starred);
  else if (self->page_id != NULL)
    {
      g_autoptr (MoorChange) change = moor_change_new (self->page_id);

      moor_change_set_starred (change, starred);
      save_change (self, change);
    }
}

static void
tags_changed (MoorPageView *self)
{
  const char * const *tags = moor_page_about_get_tags (MOOR_PAGE_ABOUT (self->about));

  if (self->sitting != NULL)
    moor_sitting_set_tags (self->sitting, tags);
  else if (self->page_id != NULL)
    {
      g_autoptr (MoorChange) change = moor_change_new (self->page_id);

      moor_change_set_tags (change, tags);
      save_change (self, change);
    }
}

static void
tags_ready (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (MoorPageView) self = data;
  g_auto (GStrv) tags = moor_store_tags_finish (MOOR_STORE (source), result, NULL);

  if (tags != NULL && self->about != NULL)
    moor_page_about_set_known_tags (MOOR_PAGE_ABOUT (self->about), (const char * const *) tags);
}

static void
written (MoorPageView *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (self->sitting == NULL)
    return;

  text = moor_writing_get_text (MOOR_WRITING (self->writing));
  if (!moor_sitting_set_text (self->sitting, text, &error))
    show_problem (self, error->message);

  /* A new page gets its id for good with its first word. */
  if (g_strcmp0 (self->page_id, moor_sitting_get_page_id (self->sitting)) != 0)
    {
      g_free (self->page_id);
      self->page_id = g_strdup (moor_sitting_get_page_id (self->sitting));
    }
}

static void
focus_left (MoorPageView *self)
{
  if (self->sitting != NULL)
    moor_sitting_save_now (self->sitting);
}

static void
pages_made (GtkWidget  *over,
            const char *first_page,
            const char *problem)
{
  MoorPageView *self = MOOR_PAGE_VIEW (over);

  if (self->desk == NULL)
    return;

  if (first_page != NULL && problem == NULL)
    moor_page_view_open (self, first_page);
  else
    show_problem (self, problem);
}

static void
text_too_long (MoorPageView *self,
               const char   *text)
{
  moor_dialog_offer_pages (GTK_WIDGET (self), self->desk, text, pages_made);
}

/* Trash and history --------------------------------------------------------- */

static void
trashed (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (Leaving) leaving = data;
  g_autoptr (GError) error = NULL;

  if (!moor_store_trash_finish (MOOR_STORE (source), result, &error))
    {
      show_problem (leaving->self, error->message);
      return;
    }

  if (leaving->self->desk == NULL)
    return;

  if (g_strcmp0 (leaving->self->page_id, leaving->page_id) == 0)
    clear_now (leaving->self, NULL);
  g_signal_emit (leaving->self, signals[TRASHED], 0, leaving->page_id);
}

static void
trash_now (MoorPageView *self,
           const char   *page_id)
{
  Leaving *leaving = g_new0 (Leaving, 1);

  drop_sitting (self);
  leaving->self = g_object_ref (self);
  leaving->page_id = g_strdup (page_id);
  moor_store_trash_async (store (self), page_id, trashed, leaving);
}

static void
trash_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  MoorPageView *self = MOOR_PAGE_VIEW (widget);

  if (self->page_id == NULL)
    return;

  if (self->sitting != NULL && !moor_sitting_is_stored (self->sitting) &&
      !moor_sitting_has_words (self->sitting))
    {
      clear_now (self, NULL);
      g_signal_emit (self, signals[GONE], 0);
      return;
    }

  leave_then (self, trash_now, self->page_id);
}

/* The open page is no longer in the trash: put back, or deleted for good. */
static void
gone (GtkWidget  *over,
      const char *problem)
{
  MoorPageView *self = MOOR_PAGE_VIEW (over);

  if (problem != NULL)
    show_problem (self, problem);
  else if (self->desk != NULL)
    {
      clear_now (self, NULL);
      g_signal_emit (self, signals[GONE], 0);
    }
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  MoorPageView *self = MOOR_PAGE_VIEW (widget);

  if (self->page_id != NULL)
    moor_page_trash_restore (widget, store (self), self->page_id, gone);
}

static void
purge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  MoorPageView *self = MOOR_PAGE_VIEW (widget);

  if (self->page_id != NULL)
    moor_page_trash_purge (widget, store (self), self->page_id, gone);
}

static void
history_closed (MoorPageView *self,
                GtkWindow    *window)
{
  if (self->desk != NULL && self->page_id != NULL)
    open_now (self, self->page_id);
}

static void
history_now (MoorPageView *self,
             const char   *page_id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *window = moor_history_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               self->desk, page_id);

  drop_sitting (self);
  g_signal_connect_object (window, "destroy", G_CALLBACK (history_closed), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  MoorPageView *self = MOOR_PAGE_VIEW (widget);

  if (self->page_id != NULL)
    leave_then (self, history_now, self->page_id);
}

static void
print_now (MoorPageView *self,
           const char   *page_id)
{
  gtk_window_present (moor_print_new_page (GTK_WIDGET (self), self->desk, page_id));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  MoorPageView *self = MOOR_PAGE_VIEW (widget);

  if (self->page_id != NULL && (self->sitting == NULL || moor_sitting_has_words (self->sitting)))
    leave_then (self, print_now, self->page_id);
}

static void
page_walks (MoorPageView *self,
            gboolean      later)
{
  if (self->page != NULL)
    g_signal_emit (self, signals[WALK], 0, self->page_id, later);
}

static void
moor_page_view_dispose (GObject *object)
{
  MoorPageView *self = MOOR_PAGE_VIEW (object);
  GtkWidget *child;

  if (self->sitting != NULL)
    moor_sitting_leave_async (self->sitting, NULL, NULL);
  drop_page (self);
  g_clear_object (&self->desk);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOOR_TYPE_PAGE_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_page_view_parent_class)->dispose (object);
}

static void
moor_page_view_finalize (GObject *object)
{
  MoorPageView *self = MOOR_PAGE_VIEW (object);

  g_free (self->question);
  g_free (self->search);

  G_OBJECT_CLASS (moor_page_view_parent_class)->finalize (object);
}

static void
moor_page_view_class_init (MoorPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_page_view_dispose;
  object_class->finalize = moor_page_view_finalize;

  signals[WALK] = g_signal_new ("walk", MOOR_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[OPENED] = g_signal_new ("opened", MOOR_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TRASHED] = g_signal_new ("trashed", MOOR_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[GONE] = g_signal_new ("gone", MOOR_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MOOR_TYPE_PAGE_ABOUT);
  g_type_ensure (MOOR_TYPE_PAGE_READING);
  g_type_ensure (MOOR_TYPE_WRITING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-page-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorPageView, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, MoorPageView, problem_label);
  gtk_widget_class_bind_template_child (widget_class, MoorPageView, stack);
  gtk_widget_class_bind_template_child (widget_class, MoorPageView, none_label);
  gtk_widget_class_bind_template_child (widget_class, MoorPageView, about);
  gtk_widget_class_bind_template_child (widget_class, MoorPageView, body);
  gtk_widget_class_bind_template_child (widget_class, MoorPageView, writing);
  gtk_widget_class_bind_template_child (widget_class, MoorPageView, reading);
  gtk_widget_class_bind_template_callback (widget_class, audience_chosen);
  gtk_widget_class_bind_template_callback (widget_class, page_walks);
  gtk_widget_class_bind_template_callback (widget_class, star_toggled);
  gtk_widget_class_bind_template_callback (widget_class, tags_changed);

  gtk_widget_class_install_action (widget_class, "page.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "page.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "page.purge", NULL, purge_action);
  gtk_widget_class_install_action (widget_class, "page.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "page.print",
                                       NULL);
}

static void
moor_page_view_init (MoorPageView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  moor_writing_set_placeholder (MOOR_WRITING (self->writing), _("Today…"));
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->writing, focus);

  g_signal_connect_object (self->writing, "written", G_CALLBACK (written), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->writing, "too-long", G_CALLBACK (text_too_long), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
moor_page_view_new (MoorDesk *desk)
{
  MoorPageView *self;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);

  self = g_object_new (MOOR_TYPE_PAGE_VIEW, NULL);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (store (self), "page-changed", G_CALLBACK (page_changed), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
moor_page_view_open (MoorPageView *self,
                     const char   *page_id)
{
  g_return_if_fail (MOOR_IS_PAGE_VIEW (self));

  /* The open page: nothing to load, and its undo history is kept. */
  if (page_id != NULL && self->sitting != NULL && g_strcmp0 (page_id, self->page_id) == 0)
    {
      moor_writing_mark (MOOR_WRITING (self->writing), self->search);
      return;
    }

  moor_store_tags_async (store (self), NULL, tags_ready, g_object_ref (self));
  leave_then (self, open_now, page_id);
}

void
moor_page_view_open_question (MoorPageView *self,
                              const char   *question)
{
  g_return_if_fail (MOOR_IS_PAGE_VIEW (self));

  g_free (self->question);
  self->question = g_strdup (question);
  moor_page_view_open (self, NULL);
}

void
moor_page_view_clear (MoorPageView *self)
{
  g_return_if_fail (MOOR_IS_PAGE_VIEW (self));

  leave_then (self, clear_now, NULL);
}

void
moor_page_view_save (MoorPageView *self)
{
  g_return_if_fail (MOOR_IS_PAGE_VIEW (self));

  leave_then (self, stay, NULL);
}

const char *
moor_page_view_get_page_id (MoorPageView *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE_VIEW (self), NULL);

  return self->page_id;
}

const char *
moor_page_view_get_problem (MoorPageView *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE_VIEW (self), NULL);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->problem_revealer))
           ? gtk_label_get_label (GTK_LABEL (self->problem_label)) : NULL;
}

void
moor_page_view_set_search (MoorPageView *self,
                           const char   *search)
{
  g_return_if_fail (MOOR_IS_PAGE_VIEW (self));

  g_free (self->search);
  self->search = g_strdup (search);
  if (search == NULL && self->writing != NULL)
    moor_writing_mark (MOOR_WRITING (self->writing), NULL);
}

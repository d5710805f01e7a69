/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-journal-view.h"

#include <glib/gi18n-lib.h>

#include "views/moor-page-calendar.h"
#include "views/moor-dialogs.h"
#include "views/moor-journal-nothing.h"
#include "views/moor-journal-rows.h"
#include "views/moor-page-row.h"
#include "views/moor-page-view.h"
#include "views/moor-toast.h"
#include "views/moor-wrap-layout.h"

struct _MoorJournalView {
  GtkWidget            parent_instance;

  MoorDesk            *desk;
  MoorJournalRows     *rows;
  GtkSingleSelection  *selection;
  GSimpleActionGroup  *actions;
  GCancellable        *cancellable;    /* of the way to a day */
  MoorList             which;
  char                *search;         /* (nullable) */
  gboolean             put_away_too;
  gboolean             selecting;      /* the program selects, not the person */
  char                *going_to;       /* (nullable) the day that was picked */
  guint                awaited_row;    /* chosen before its page was loaded */
  gboolean             entering;       /* the keys go to the page that is being opened */

  GtkWidget           *toasts;
  GtkWidget           *leaflet;
  GtkWidget           *list_pane;
  GtkWidget           *search_entry;
  GtkWidget           *day_popover;
  GtkWidget           *calendar;
  GtkWidget           *which_box;
  GtkWidget           *which_label;
  GtkWidget           *empty_button;
  GtkWidget           *count_label;
  GtkWidget           *stack;
  GtkWidget           *list;
  GtkWidget           *nothing;
  GtkWidget           *page_pane;
  GtkWidget           *back_button;
  GtkWidget           *page_view;
};

G_DEFINE_FINAL_TYPE (MoorJournalView, moor_journal_view, GTK_TYPE_WIDGET)

static const struct {
  const char *name;
  MoorList    list;
} lists[] = {
  { "journal", MOOR_LIST_JOURNAL },
  { "starred", MOOR_LIST_STARRED },
  { "put-away", MOOR_LIST_PUT_AWAY },
  { "trash", MOOR_LIST_TRASH },
};

static gboolean
is_folded (MoorJournalView *self)
{
  return adw_leaflet_get_folded (ADW_LEAFLET (self->leaflet));
}

static guint
n_pages (MoorJournalView *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (moor_journal_rows_get_pages (self->rows)));
}

/* The list ----------------------------------------------------------------- */

static void
show_which (MoorJournalView *self)
{
  static const char * const names[] = {
    [MOOR_LIST_PUT_AWAY] = N_("Put away"),
    [MOOR_LIST_TRASH] = N_("Trash"),
    [MOOR_LIST_STARRED] = N_("Starred"),
  };

  gtk_widget_set_visible (self->which_box, self->which != MOOR_LIST_JOURNAL);
  if (self->which != MOOR_LIST_JOURNAL)
    gtk_label_set_label (GTK_LABEL (self->which_label), _(names[self->which]));
}

/* When the list goes out of sight with the focus in it, GTK keeps that way in mind, and
 * Tab would look for its next place behind it: nothing in this pane was reached. */
static void
forget_focus_in_list (MoorJournalView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->list_pane))
    return;

  gtk_widget_set_focus_child (self->stack, NULL);
  gtk_widget_set_focus_child (self->list_pane, NULL);
}

static void
show_state (MoorJournalView *self)
{
  guint n = n_pages (self);
  gboolean loading = moor_journal_rows_is_loading (self->rows);

  gtk_widget_set_visible (self->empty_button, self->which == MOOR_LIST_TRASH && n > 0);

  /* While the next answer is on its way, the last one stays. */
  if (loading && self->search != NULL)
    return;

  if (n > 0 || loading)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
    }
  else
    {
      moor_journal_nothing_show (self->nothing, self->which, self->search, self->put_away_too);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "nothing");
      forget_focus_in_list (self);
    }

  if (self->search != NULL && n > 0)
    {
      g_autofree char *count = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);

      gtk_label_set_label (GTK_LABEL (self->count_label), count);
    }
  gtk_widget_set_visible (self->count_label, self->search != NULL && n > 0);
}

static void
ask (MoorJournalView *self)
{
  MoorQuery query = { .list = self->which, .search = self->search };

  if (self->put_away_too && self->which == MOOR_LIST_JOURNAL)
    query.list = MOOR_LIST_EVERYTHING;
  self->awaited_row = GTK_INVALID_LIST_POSITION;
  moor_journal_rows_set_query (self->rows, &query);
  moor_page_view_set_search (MOOR_PAGE_VIEW (self->page_view), self->search);
  show_which (self);
  show_state (self);
}

static void
setup_row (MoorJournalView *self,
           GtkListItem     *item)
{
  gtk_list_item_set_child (item, moor_page_row_new ());
}

static void
bind_row (MoorJournalView *self,
          GtkListItem     *item)
{
  MoorPageRow *row = MOOR_PAGE_ROW (gtk_list_item_get_child (item));
  gpointer what = gtk_list_item_get_item (item);
  GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (row));
  gboolean is_page = MOOR_IS_PAGE (what);
  g_autofree char *name = NULL;

  if (is_page)
    moor_page_row_show_page (row, what, self->which == MOOR_LIST_JOURNAL && self->search == NULL);
  else
    moor_page_row_show_month (row, moor_month_get_month (what));

  /* A row that cannot be selected takes no focus, and the list is not reached, or
   * left off, where such a row comes next: a month is passed like a page. */
  gtk_list_item_set_selectable (item, TRUE);
  gtk_list_item_set_activatable (item, is_page);
  name = moor_page_row_get_name (row);
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

/* The open page is the chosen one in the list, also after the list changed. */
static void
select_open_page (MoorJournalView *self)
{
  const char *id = moor_page_view_get_page_id (MOOR_PAGE_VIEW (self->page_view));
  int page = id != NULL ? moor_page_list_find (moor_journal_rows_get_pages (self->rows), id) : -1;
  guint row = page >= 0 ? moor_journal_rows_row_of_page (self->rows, (guint) page)
                        : GTK_INVALID_LIST_POSITION;

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, row);
  self->selecting = FALSE;
}

static void
open_item (MoorJournalView *self,
           gpointer         item)
{
  const char *id;

  self->entering = FALSE;
  if (!MOOR_IS_PAGE (item))
    return;

  id = moor_page_get_id (item);
  if (*id == '\0' ||
      g_strcmp0 (id, moor_page_view_get_page_id (MOOR_PAGE_VIEW (self->page_view))) == 0)
    return;

  moor_page_view_open (MOOR_PAGE_VIEW (self->page_view), id);
}

static void
page_opened (MoorJournalView *self)
{
  select_open_page (self);
  if (self->entering)
    gtk_widget_child_focus (self->page_view, GTK_DIR_TAB_FORWARD);
  self->entering = FALSE;
}

static void
show_page_pane (MoorJournalView *self)
{
  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->page_pane);
}

static gboolean
is_awaited (gpointer item)
{
  return MOOR_IS_PAGE (item) && *moor_page_get_id (item) == '\0';
}

static void
selection_changed (MoorJournalView *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  if (self->selecting || is_folded (self))
    return;

  /* End, and the way to a day, choose rows that are still being loaded. */
  self->awaited_row = is_awaited (item) ? gtk_single_selection_get_selected (self->selection)
                                        : GTK_INVALID_LIST_POSITION;
  open_item (self, item);
}

static void
rows_changed (MoorJournalView *self)
{
  guint row = self->awaited_row;
  g_autoptr (GObject) item = NULL;

  if (row != GTK_INVALID_LIST_POSITION)
    item = g_list_model_get_item (G_LIST_MODEL (self->selection), row);

  if (!is_awaited (item))
    {
      self->awaited_row = GTK_INVALID_LIST_POSITION;
      if (item != NULL)
        {
          self->selecting = TRUE;
          gtk_single_selection_set_selected (self->selection, row);
          self->selecting = FALSE;
          open_item (self, item);
        }
      else
        select_open_page (self);
    }
  show_state (self);
}

static void
row_activated (MoorJournalView *self,
               guint            position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  open_item (self, item);
  show_page_pane (self);
  gtk_widget_child_focus (self->page_view, GTK_DIR_TAB_FORWARD);
}

static void
leaflet_changed (MoorJournalView *self)
{
  gboolean folded = is_folded (self);

  gtk_widget_set_visible (self->back_button, folded);
  /* Over one another, a press on a row goes to the page. Side by side, the
   * arrow keys go through the list and the page follows. */
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), folded);
}

/* Search -------------------------------------------------------------------- */

static void
search_changed (MoorJournalView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *search = g_strstrip (g_strdup (text));

  if (g_strcmp0 (search, self->search != NULL ? self->search : "") == 0)
    return;

  g_clear_pointer (&self->search, g_free);
  if (*search != '\0')
    self->search = g_steal_pointer (&search);
  else
    self->put_away_too = FALSE;
  ask (self);
}

static void
search_stopped (MoorJournalView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (self->list);
}

static void
search_activated (MoorJournalView *self)
{
  gtk_widget_grab_focus (self->list);
}

static void
search_put_away (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  MoorJournalView *self = data;

  self->put_away_too = TRUE;
  ask (self);
}

/* Which pages, trash ---------------------------------------------------------- */

static void
show_list (GSimpleAction *action,
           GVariant      *value,
           gpointer       data)
{
  MoorJournalView *self = data;
  const char *name = g_variant_get_string (value, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].name, name))
      {
        g_simple_action_set_state (action, value);
        self->which = lists[i].list;
        ask (self);
        return;
      }
}

static void
toast_sentence (MoorJournalView *self,
                const char      *sentence)
{
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts),
                               moor_toast_new (GTK_WIDGET (self), sentence, NULL));
}

static void
emptied (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (MoorJournalView) self = data;
  g_autoptr (GError) error = NULL;

  if (!moor_store_purge_finish (MOOR_STORE (source), result, &error) && self->toasts != NULL)
    toast_sentence (self, error->message);
}

static void
empty_answered (MoorJournalView *self,
                const char      *response)
{
  if (g_strcmp0 (response, "delete") != 0)
    return;

  moor_page_view_clear (MOOR_PAGE_VIEW (self->page_view));
  moor_store_purge_async (moor_desk_get_store (self->desk), NULL, emptied, g_object_ref (self));
}

static void
empty_trash (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  MoorJournalView *self = data;
  guint n = n_pages (self);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  body = g_strdup_printf (ngettext ("This %u page will be gone from this computer, from the search "
                                    "and from old copies as these are renewed. Nobody can bring it "
                                    "back.",
                                    "These %u pages will be gone from this computer, from the search "
                                    "and from old copies as these are renewed. Nobody can bring them "
                                    "back.", n), n);
  dialog = moor_dialog_new_delete (GTK_WIDGET (self), _("Empty the trash now"), body,
                                   _("Keep them"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (empty_answered), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restored (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GObject) toast = data;
  g_autoptr (GError) error = NULL;
  MoorJournalView *self = g_object_get_data (toast, "view");

  if (!moor_store_restore_finish (MOOR_STORE (source), result, &error))
    {
      if (self->toasts != NULL)
        toast_sentence (self, error->message);
    }
  else if (self->page_view != NULL)
    moor_page_view_open (MOOR_PAGE_VIEW (self->page_view), g_object_get_data (toast, "page-id"));
}

static void
undo_trash (MoorJournalView *self,
            GObject         *toast)
{
  g_object_set_data_full (toast, "view", g_object_ref (self), g_object_unref);
  moor_store_restore_async (moor_desk_get_store (self->desk), g_object_get_data (toast, "page-id"),
                            restored, g_object_ref (toast));
}

static void
go_back (MoorJournalView *self)
{
  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->list_pane);
  gtk_widget_grab_focus (self->list);
}

static void
page_trashed (MoorJournalView *self,
              const char      *page_id)
{
  AdwToast *toast = moor_toast_new (GTK_WIDGET (self), _("Page moved to the trash."), _("Undo"));

  g_object_set_data_full (G_OBJECT (toast), "page-id", g_strdup (page_id), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_trash), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
  go_back (self);
}

static void
page_walks (MoorJournalView *self,
            const char      *page_id,
            gboolean         later)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.resume", "(sb)", page_id, later);
}

static void
back (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       data)
{
  MoorJournalView *self = data;

  /* What was written is saved before it is out of sight. */
  moor_page_view_save (MOOR_PAGE_VIEW (self->page_view));
  go_back (self);
}

static void
write_question (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  MoorJournalView *self = data;

  show_page_pane (self);
  moor_page_view_open_question (MOOR_PAGE_VIEW (self->page_view),
                                g_variant_get_string (parameter, NULL));
}

static void
give_question (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  moor_journal_nothing_show_questions (MOOR_JOURNAL_VIEW (data)->nothing);
}

/* The way to a day ------------------------------------------------------------ */

static void
month_ready (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (MoorJournalView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = moor_store_list_finish (MOOR_STORE (source), result, &error);
  guint before = 0, page = 0, row;

  if (pages == NULL || self->going_to == NULL || self->which != MOOR_LIST_JOURNAL)
    return;

  row = moor_journal_rows_row_of_month (self->rows, self->going_to, &before);
  while (page < pages->len && g_strcmp0 (moor_page_get_date (pages->pdata[page]),
                                         self->going_to) > 0)
    page++;
  if (pages->len > 0)
    row = moor_journal_rows_row_of_page (self->rows, before + MIN (page, pages->len - 1));

  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", row);
  gtk_widget_activate_action (self->list, "list.select-item", "(ubb)", row, FALSE, FALSE);
  gtk_widget_grab_focus (self->list);
}

static void
day_picked (MoorJournalView *self,
            const char      *day)
{
  g_autofree char *month = g_strndup (day, 7);
  MoorQuery query = { .list = MOOR_LIST_JOURNAL, .month = month };

  gtk_popover_popdown (GTK_POPOVER (self->day_popover));
  g_free (self->going_to);
  self->going_to = g_strdup (day);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "list",
                                      g_variant_new_string ("journal"));
  moor_store_list_async (moor_desk_get_store (self->desk), &query, self->cancellable,
                         month_ready, g_object_ref (self));
}

static void
back_key (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  MoorJournalView *self = MOOR_JOURNAL_VIEW (widget);

  if (is_folded (self))
    back (NULL, NULL, self);
}

static void
moor_journal_view_dispose (GObject *object)
{
  MoorJournalView *self = MOOR_JOURNAL_VIEW (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOOR_TYPE_JOURNAL_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->page_view = NULL;

  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->actions);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (moor_journal_view_parent_class)->dispose (object);
}

static void
moor_journal_view_finalize (GObject *object)
{
  MoorJournalView *self = MOOR_JOURNAL_VIEW (object);

  g_free (self->search);
  g_free (self->going_to);

  G_OBJECT_CLASS (moor_journal_view_parent_class)->finalize (object);
}

static void
moor_journal_view_class_init (MoorJournalViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_journal_view_dispose;
  object_class->finalize = moor_journal_view_finalize;

  g_type_ensure (MOOR_TYPE_PAGE_CALENDAR);
  g_type_ensure (MOOR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-journal-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorJournalView, toasts);
  gtk_widget_class_bind_template_child (widget_class, MoorJournalView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, MoorJournalView, list_pane);
  gtk_widget_class_bind_template_child (widget_class, MoorJournalView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MoorJournalView, day_popover);
  gtk_widget_class_bind_template_child (widget_class, MoorJournalView, calendar);
  gtk_widget_class_bind_template_child (widget_class, MoorJournalView, which_box);
  gtk_widget_class_bind_template_child (widget_class, MoorJournalView, which_label);
  gtk_widget_class_bind_template_child (widget_class, MoorJournalView, empty_button);
  gtk_widget_class_bind_template_child (widget_class, MoorJournalView, count_label);
  gtk_widget_class_bind_template_child (widget_class, MoorJournalView, stack);
  gtk_widget_class_bind_template_child (widget_class, MoorJournalView, list);
  gtk_widget_class_bind_template_child (widget_class, MoorJournalView, nothing);
  gtk_widget_class_bind_template_child (widget_class, MoorJournalView, page_pane);
  gtk_widget_class_bind_template_child (widget_class, MoorJournalView, back_button);
  gtk_widget_class_bind_template_callback (widget_class, leaflet_changed);

  gtk_widget_class_install_action (widget_class, "journal-keys.back", NULL, back_key);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "journal-keys.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK,
                                       "journal-keys.back", NULL);
}

static void
moor_journal_view_init (MoorJournalView *self)
{
  static const GActionEntry entries[] = {
    { .name = "list", .parameter_type = "s", .state = "'journal'", .change_state = show_list },
    { .name = "empty-trash", .activate = empty_trash },
    { .name = "search-put-away", .activate = search_put_away },
    { .name = "give-question", .activate = give_question },
    { .name = "write-question", .parameter_type = "s", .activate = write_question },
    { .name = "back", .activate = back },
  };

  self->which = MOOR_LIST_JOURNAL;
  self->awaited_row = GTK_INVALID_LIST_POSITION;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "journal", G_ACTION_GROUP (self->actions));

  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_list (MoorJournalView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, G_CONNECT_SWAPPED);

  self->rows = moor_journal_rows_new (moor_desk_get_store (self->desk));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (rows_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "notify::loading", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (row_activated), self,
                           G_CONNECT_SWAPPED);

  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
}

GtkWidget *
moor_journal_view_new (MoorDesk *desk)
{
  MoorJournalView *self;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);

  self = g_object_new (MOOR_TYPE_JOURNAL_VIEW, NULL);
  self->desk = g_object_ref (desk);

  self->page_view = moor_page_view_new (desk);
  gtk_widget_set_vexpand (self->page_view, TRUE);
  gtk_box_append (GTK_BOX (self->page_pane), self->page_view);
  g_signal_connect_object (self->page_view, "walk", G_CALLBACK (page_walks), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page_view, "opened", G_CALLBACK (page_opened), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page_view, "trashed", G_CALLBACK (page_trashed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page_view, "gone", G_CALLBACK (go_back), self, G_CONNECT_SWAPPED);

  moor_page_calendar_set_store (MOOR_PAGE_CALENDAR (self->calendar), moor_desk_get_store (desk));
  g_signal_connect_object (self->day_popover, "show", G_CALLBACK (moor_page_calendar_refresh),
                           self->calendar, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "picked", G_CALLBACK (day_picked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "stop-search", G_CALLBACK (search_stopped), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (search_activated), self,
                           G_CONNECT_SWAPPED);

  set_up_list (self);
  leaflet_changed (self);
  ask (self);

  return GTK_WIDGET (self);
}

void
moor_journal_view_refresh (MoorJournalView *self)
{
  g_return_if_fail (MOOR_IS_JOURNAL_VIEW (self));

  ask (self);
}

void
moor_journal_view_search (MoorJournalView *self)
{
  g_return_if_fail (MOOR_IS_JOURNAL_VIEW (self));

  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->list_pane);
  gtk_widget_grab_focus (self->search_entry);
}

void
moor_journal_view_open_page (MoorJournalView *self,
                             const char      *page_id)
{
  g_return_if_fail (MOOR_IS_JOURNAL_VIEW (self));

  show_page_pane (self);
  self->entering = page_id != NULL;
  moor_page_view_open (MOOR_PAGE_VIEW (self->page_view), page_id);
  /* Of the page that is open already nothing is told. */
  if (page_id != NULL &&
      g_strcmp0 (page_id, moor_page_view_get_page_id (MOOR_PAGE_VIEW (self->page_view))) == 0)
    gtk_widget_child_focus (self->page_view, GTK_DIR_TAB_FORWARD);
}

void
moor_journal_view_leave (MoorJournalView *self)
{
  g_return_if_fail (MOOR_IS_JOURNAL_VIEW (self));

  moor_page_view_save (MOOR_PAGE_VIEW (self->page_view));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-help-now.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "desk/moor-help-book.h"
#include "desk/moor-help-own.h"
#include "views/moor-country.h"
#include "views/moor-header-end.h"
#include "views/moor-header-start.h"
#include "views/moor-help-card.h"
#include "views/moor-help-door-view.h"
#include "views/moor-help-editor.h"
#include "views/moor-help-plan.h"
#include "views/moor-help-ways.h"
#include "views/moor-help-words.h"
#include "views/moor-labels.h"
#include "views/moor-toast.h"

struct _MoorHelpNow {
  GtkWidget         parent_instance;

  MoorHelpBook     *book;
  char             *fixed_country;      /* (nullable) where there is no list to choose from */
  MoorDesk         *desk;               /* (nullable) */
  MoorHelpOwn      *own;                /* (nullable) the journal has not answered yet */
  gboolean          may_begin;
  GCancellable     *cancellable;        /* of what was asked of the desk */

  MoorHelpDoor      door;
  char             *edited_from;        /* (nullable) the page the editor or the plan came from */
  MoorHelpRow      *taken;              /* (nullable) the row that Undo brings back */

  AdwToastOverlay  *toasts;
  GtkWidget        *pinned;
  GtkBox           *emergency;
  GtkStack         *pages;
  GtkWidget        *back;
  GtkBox           *doors;
  GtkLabel         *problem;
  GtkWidget        *country_box;
  GtkWidget        *country_label;
  MoorCountry      *country;
  GtkBox           *emergency_details;
  GtkWidget        *door_scroll;
  MoorHelpDoorView *door_view;
  GtkWidget        *editor_scroll;
  MoorHelpEditor   *editor;
  GtkWidget        *plan_scroll;
  MoorHelpPlan     *plan;
};

enum { LEFT, BEGIN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoorHelpNow, moor_help_now, GTK_TYPE_WIDGET)

static void
say (MoorHelpNow *self,
     const char  *sentence)
{
  adw_toast_overlay_add_toast (self->toasts, moor_toast_new (GTK_WIDGET (self), sentence, NULL));
}

static const char *
country_code (MoorHelpNow *self)
{
  return self->fixed_country != NULL ? self->fixed_country : moor_country_get_code (self->country);
}

/* The emergency number ---------------------------------------------------- */

static void
show_emergency (MoorHelpNow *self)
{
  const char *code = country_code (self);
  MoorHelpLines *lines = moor_help_book_get_lines (self->book);
  gboolean known = lines != NULL && moor_help_lines_find (lines, code) != NULL;
  g_autoptr (MoorHelpRow) row = moor_help_book_get_emergency (self->book, code);

  moor_label_remove_children (GTK_WIDGET (self->emergency));
  moor_label_remove_children (GTK_WIDGET (self->emergency_details));
  if (row != NULL)
    {
      gtk_box_append (self->emergency, moor_help_card_new_strip (row, moor_help_ways_here ()));
      gtk_box_append (self->emergency_details, moor_help_card_new_emergency (row));
      return;
    }

  gtk_box_append (self->emergency, moor_label_new (_("Call your local emergency number."), "heading"));
  if (!known)
    gtk_box_append (self->emergency, moor_label_new (_("In the European Union it is 112."), NULL));
  gtk_box_append (self->emergency_details, moor_label_new (_("The emergency number"), "heading"));
  gtk_box_append (self->emergency_details,
                  moor_label_new (_("It is not known here for certain. If you know it, it can stand at the "
                                    "top."), NULL));
  gtk_box_append (self->emergency_details,
                  moor_label_new_button (_("Write it down"), _("The emergency number"),
                                         "help.write-emergency", NULL));
  gtk_widget_set_halign (gtk_widget_get_last_child (GTK_WIDGET (self->emergency_details)), GTK_ALIGN_START);
}

static void
show_problem (MoorHelpNow *self)
{
  g_autoptr (GString) sentences = g_string_new (NULL);

  if (moor_help_book_get_lines (self->book) == NULL)
    g_string_append (sentences, _("The numbers that come with Mooring cannot be read: the file they are in is "
                                  "damaged or missing. Install Mooring again to have them back."));
  if (moor_help_book_get_problem (self->book) != NULL)
    g_string_append_printf (sentences, "%s%s", sentences->len > 0 ? "\n\n" : "",
                            moor_help_book_get_problem (self->book));

  gtk_label_set_label (self->problem, sentences->str);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentences->len > 0);
}

static void
book_changed (MoorHelpNow *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->emergency_details)) != NULL;

  show_emergency (self);
  show_problem (self);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->emergency_details), GTK_DIR_TAB_FORWARD);
}

static void
country_chosen (MoorHelpNow *self,
                const char  *problem)
{
  show_emergency (self);
  if (problem != NULL)
    say (self, problem);
}

/* The pages --------------------------------------------------------------- */

static const char *
page (MoorHelpNow *self)
{
  return gtk_stack_get_visible_child_name (self->pages);
}

static void
scroll_up (GtkWidget *scroll)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll)), 0);
}

static void
show_page (MoorHelpNow *self,
           const char  *name)
{
  /* While a number is being written the room is needed for that. */
  gtk_widget_set_visible (self->pinned, !g_str_equal (name, "editor"));
  gtk_stack_set_visible_child_name (self->pages, name);
}

static void
show_doors (MoorHelpNow *self)
{
  GtkWidget *door = gtk_widget_get_first_child (GTK_WIDGET (self->doors));

  show_page (self, "doors");
  for (int i = 0; i < (int) self->door; i++)
    door = gtk_widget_get_next_sibling (door);
  gtk_widget_grab_focus (door);
}

/* Back from the editor or the plan, to where it was opened. */
static void
show_before (MoorHelpNow *self)
{
  if (g_strcmp0 (self->edited_from, "door") != 0)
    {
      show_page (self, "doors");
      gtk_widget_child_focus (GTK_WIDGET (self->emergency_details), GTK_DIR_TAB_FORWARD);
      return;
    }

  show_page (self, "door");
  if (moor_help_editor_get_before (self->editor) != NULL)
    moor_help_door_view_focus_row (self->door_view, moor_help_editor_get_before (self->editor)->id);
  else
    moor_help_door_view_begin (self->door_view);
}

static void
edit (MoorHelpNow       *self,
      const MoorHelpRow *row)
{
  g_free (self->edited_from);
  self->edited_from = g_strdup (page (self));
  moor_help_editor_edit (self->editor, row);
  scroll_up (self->editor_scroll);
  show_page (self, "editor");
  moor_help_editor_begin (self->editor);
}

static void
edited (MoorHelpNow *self,
        const char  *sentence,
        gboolean     can_undo)
{
  AdwToast *toast;

  show_before (self);
  if (sentence == NULL)
    return;

  toast = moor_toast_new (GTK_WIDGET (self), sentence, can_undo ? _("Undo") : NULL);
  if (can_undo)
    {
      moor_help_row_free (self->taken);
      self->taken = moor_help_row_copy (moor_help_editor_get_before (self->editor));
      adw_toast_set_action_name (toast, "help.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* The journal ------------------------------------------------------------- */

static void
tell_journal (MoorHelpNow *self)
{
  MoorHelpJournal journal = {
    .open = self->desk != NULL,
    .own = self->own,
    .may_begin_plan = self->may_begin && moor_desk_offers (self->desk, MOOR_EXERCISE_PLAN),
    .may_begin_people = self->may_begin && moor_desk_offers (self->desk, MOOR_EXERCISE_PEOPLE),
  };

  moor_help_door_view_set_journal (self->door_view, &journal);
}

static void
own_came (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (MoorHelpNow) self = data;
  g_autoptr (GError) error = NULL;
  MoorHelpOwn *own = moor_desk_help_own_finish (MOOR_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk != MOOR_DESK (source))
    {
      moor_help_own_free (own);
      return;
    }
  if (own == NULL)
    {
      /* The numbers are there all the same. */
      say (self, error->message);
      return;
    }

  moor_help_own_free (self->own);
  self->own = own;
  if (!moor_help_book_follow (self->book, own->people, &error))
    say (self, error->message);
  tell_journal (self);
}

/* Also when a page was written since: a number that was typed a moment before
 * Help now was pressed is not on disk yet, and nowhere does it matter more. */
static void
ask_journal (MoorHelpNow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  moor_desk_help_own_async (self->desk, self->cancellable, own_came, g_object_ref (self));
}

static void
listen_to (MoorHelpNow *self,
           MoorDesk    *desk)
{
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_func (moor_desk_get_store (self->desk), ask_journal, self);
  if (desk != NULL)
    g_signal_connect_object (moor_desk_get_store (desk), "page-changed", G_CALLBACK (ask_journal),
                             self, G_CONNECT_SWAPPED);
}

/* Actions ----------------------------------------------------------------- */

static void
back_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MoorHelpNow *self = MOOR_HELP_NOW (widget);

  if (g_str_equal (page (self), "doors"))
    g_signal_emit (self, signals[LEFT], 0);
  else if (g_str_equal (page (self), "door"))
    show_doors (self);
  else if (g_str_equal (page (self), "plan"))
    {
      show_page (self, "door");
      moor_help_door_view_begin (self->door_view);
    }
  else
    show_before (self);
}

static void
open_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  moor_help_now_open (MOOR_HELP_NOW (widget), g_variant_get_int32 (parameter));
}

static void
copy_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (parameter, NULL));
  say (MOOR_HELP_NOW (widget), _("It is copied."));
}

static void
reached (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (MoorHelpNow) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    say (self, _("Nothing on this computer answered. The number can be copied, or dialed on a phone."));
}

static void
reach_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  g_autoptr (GdkAppLaunchContext) context = NULL;
  g_autofree char *uri = NULL;
  const char *number, *send;
  guint way;

  g_variant_get (parameter, "(u&s&s)", &way, &number, &send);
  uri = moor_help_ways_uri (way, number, *send != '\0' ? send : NULL);
  if (uri == NULL)
    return;

  context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, reached,
                                           g_object_ref (widget));
}

static void
change_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  MoorHelpNow *self = MOOR_HELP_NOW (widget);
  g_autoptr (MoorHelpRow) row = moor_help_book_find (self->book, g_variant_get_string (parameter, NULL));

  if (row != NULL)
    edit (self, row);
}

static void
add_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  MoorHelpNow *self = MOOR_HELP_NOW (widget);
  g_autoptr (MoorHelpRow) row = moor_help_row_new_own (country_code (self));

  row->doors = 1u << self->door;
  edit (self, row);
}

static void
write_emergency_action (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  MoorHelpNow *self = MOOR_HELP_NOW (widget);
  g_autoptr (MoorHelpRow) row = moor_help_row_new_own_emergency (country_code (self));

  edit (self, row);
}

static void
undo_row_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  MoorHelpNow *self = MOOR_HELP_NOW (widget);
  g_autoptr (GError) error = NULL;

  if (!moor_help_book_undo (self->book, g_variant_get_string (parameter, NULL), &error))
    say (self, error->message);
}

static void
leave_out_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  MoorHelpNow *self = MOOR_HELP_NOW (widget);
  g_autoptr (GError) error = NULL;
  const char *id;
  gboolean leave_out;

  g_variant_get (parameter, "(&sb)", &id, &leave_out);
  if (!moor_help_book_leave_out (self->book, id, leave_out, &error))
    say (self, error->message);
}

/* Brings back what the editor took away or left out. */
static void
undo_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MoorHelpNow *self = MOOR_HELP_NOW (widget);
  g_autoptr (MoorHelpRow) row = g_steal_pointer (&self->taken);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (row == NULL)
    return;

  if (row->kind == MOOR_HELP_ROW_OWN || row->emergency)
    done = moor_help_book_keep (self->book, row, &error);
  else
    done = moor_help_book_leave_out (self->book, row->id, FALSE, &error);
  if (!done)
    say (self, error->message);
}

/* "Is this number still right?" */
static void
right_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  MoorHelpNow *self = MOOR_HELP_NOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;
  gboolean kept = g_str_equal (action, "help.right") ? moor_help_book_is_right (self->book, id, &error)
                                                      : moor_help_book_not_now (self->book, id, &error);

  if (!kept)
    say (self, error->message);
}

static void
plan_right_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  MoorHelpNow *self = MOOR_HELP_NOW (widget);

  if (self->desk == NULL || self->own == NULL)
    return;

  if (g_str_equal (action, "help.plan-right"))
    moor_desk_plan_is_right (self->desk);
  else
    moor_desk_plan_not_now (self->desk);
  self->own->plan_is_old = FALSE;
  tell_journal (self);
}

static void
show_plan_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  MoorHelpNow *self = MOOR_HELP_NOW (widget);

  if (self->own == NULL || self->own->plan == NULL)
    return;

  moor_help_plan_show (self->plan, self->own, self->may_begin && moor_desk_offers (self->desk, MOOR_EXERCISE_PLAN));
  scroll_up (self->plan_scroll);
  show_page (self, "plan");
  moor_help_plan_begin (self->plan);
}

static void
begin_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  MoorHelpNow *self = MOOR_HELP_NOW (widget);

  if (self->may_begin)
    g_signal_emit (self, signals[BEGIN], 0, g_variant_get_string (parameter, NULL));
}

static void
say_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  say (MOOR_HELP_NOW (widget), g_variant_get_string (parameter, NULL));
}

/* The class --------------------------------------------------------------- */

static void
moor_help_now_dispose (GObject *object)
{
  MoorHelpNow *self = MOOR_HELP_NOW (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  listen_to (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOOR_TYPE_HELP_NOW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->book);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->own, moor_help_own_free);

  G_OBJECT_CLASS (moor_help_now_parent_class)->dispose (object);
}

static void
moor_help_now_finalize (GObject *object)
{
  MoorHelpNow *self = MOOR_HELP_NOW (object);

  g_free (self->fixed_country);
  g_free (self->edited_from);
  moor_help_row_free (self->taken);

  G_OBJECT_CLASS (moor_help_now_parent_class)->finalize (object);
}

static void
moor_help_now_class_init (MoorHelpNowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_help_now_dispose;
  object_class->finalize = moor_help_now_finalize;

  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BEGIN] = g_signal_new ("begin", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "help.open", "i", open_action);
  gtk_widget_class_install_action (widget_class, "help.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "help.reach", "(uss)", reach_action);
  gtk_widget_class_install_action (widget_class, "help.change", "s", change_action);
  gtk_widget_class_install_action (widget_class, "help.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "help.write-emergency", NULL, write_emergency_action);
  gtk_widget_class_install_action (widget_class, "help.undo-row", "s", undo_row_action);
  gtk_widget_class_install_action (widget_class, "help.leave-out", "(sb)", leave_out_action);
  gtk_widget_class_install_action (widget_class, "help.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "help.right", "s", right_action);
  gtk_widget_class_install_action (widget_class, "help.not-now", "s", right_action);
  gtk_widget_class_install_action (widget_class, "help.plan-right", NULL, plan_right_action);
  gtk_widget_class_install_action (widget_class, "help.plan-not-now", NULL, plan_right_action);
  gtk_widget_class_install_action (widget_class, "help.show-plan", NULL, show_plan_action);
  gtk_widget_class_install_action (widget_class, "help.begin", "s", begin_action);
  gtk_widget_class_install_action (widget_class, "help.say", "s", say_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "help.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);

  g_type_ensure (MOOR_TYPE_COUNTRY);
  g_type_ensure (MOOR_TYPE_HEADER_END);
  g_type_ensure (MOOR_TYPE_HEADER_START);
  g_type_ensure (MOOR_TYPE_HELP_DOOR_VIEW);
  g_type_ensure (MOOR_TYPE_HELP_EDITOR);
  g_type_ensure (MOOR_TYPE_HELP_PLAN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-help-now.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, pinned);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, emergency);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, pages);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, back);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, doors);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, problem);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, country_box);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, country_label);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, country);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, emergency_details);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, door_scroll);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, door_view);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, editor_scroll);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, editor);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, plan_scroll);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, plan);
  gtk_widget_class_bind_template_callback (widget_class, country_chosen);
}

static void
moor_help_now_init (MoorHelpNow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  moor_country_set_label (self->country, self->country_label);
  g_signal_connect_object (self->editor, "done", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);

  for (int door = 0; door < MOOR_N_HELP_DOORS; door++)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), moor_label_new (moor_help_words_door (door), NULL));
      gtk_widget_add_css_class (button, "moor-door");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      moor_help_words_door (door), -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", door);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "help.open");
      gtk_box_append (self->doors, button);
    }
}

/* Without the list of countries the one that was chosen still holds: changed and
 * own numbers belong to it. */
static void
fix_country (MoorHelpNow *self,
             const char  *data_dir)
{
  self->fixed_country = moor_help_file_get_country (data_dir);
  if (self->fixed_country == NULL)
    self->fixed_country = moor_help_lines_guess_country ();
  if (self->fixed_country == NULL)
    self->fixed_country = g_strdup ("");
}

GtkWidget *
moor_help_now_new (const char *data_dir)
{
  MoorHelpNow *self;
  MoorHelpLines *lines;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (MOOR_TYPE_HELP_NOW, NULL);
  self->book = moor_help_book_new (data_dir);
  moor_help_door_view_set_book (self->door_view, self->book);
  moor_help_editor_set_book (self->editor, self->book);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (book_changed), self, G_CONNECT_SWAPPED);

  lines = moor_help_book_get_lines (self->book);
  gtk_widget_set_visible (self->country_box, lines != NULL);
  if (lines != NULL)
    moor_country_fill (self->country, lines, data_dir);
  else
    fix_country (self, data_dir);
  /* Without a country there is no number yet: choosing one comes first. */
  if (*country_code (self) == '\0')
    gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (self->country_box)),
                                 self->country_box, NULL);
  show_emergency (self);
  show_problem (self);

  return GTK_WIDGET (self);
}

void
moor_help_now_set_desk (MoorHelpNow *self,
                        MoorDesk    *desk,
                        gboolean     may_begin)
{
  g_return_if_fail (MOOR_IS_HELP_NOW (self));
  g_return_if_fail (desk == NULL || MOOR_IS_DESK (desk));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->own, moor_help_own_free);
  listen_to (self, desk);
  g_set_object (&self->desk, desk);
  self->may_begin = desk != NULL && may_begin;
  tell_journal (self);
  moor_help_book_set_store (self->book, desk != NULL ? moor_desk_get_store (desk) : NULL);
  if (desk == NULL)
    {
      if (g_str_equal (page (self), "plan"))
        back_action (GTK_WIDGET (self), NULL, NULL);
      return;
    }

  ask_journal (self);
}

void
moor_help_now_begin (MoorHelpNow *self)
{
  g_return_if_fail (MOOR_IS_HELP_NOW (self));

  if (g_str_equal (page (self), "doors"))
    gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->doors)));
  else if (g_str_equal (page (self), "door"))
    moor_help_door_view_begin (self->door_view);
  else if (g_str_equal (page (self), "plan"))
    moor_help_plan_begin (self->plan);
  else
    moor_help_editor_begin (self->editor);
}

void
moor_help_now_open (MoorHelpNow *self,
                    int          door)
{
  g_return_if_fail (MOOR_IS_HELP_NOW (self));
  g_return_if_fail (door >= 0 && door < MOOR_N_HELP_DOORS);

  self->door = door;
  moor_help_door_view_show (self->door_view, country_code (self), door);
  scroll_up (self->door_scroll);
  show_page (self, "door");
  moor_help_door_view_begin (self->door_view);
}

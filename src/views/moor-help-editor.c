/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-help-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/moor-text.h"
#include "views/moor-help-words.h"
#include "views/moor-labels.h"
#include "views/moor-wrap-layout.h"

struct _MoorHelpEditor {
  GtkWidget       parent_instance;

  MoorHelpBook   *book;
  MoorHelpRow    *before;        /* as it came here */

  GtkLabel       *title;
  GtkWidget      *service_box;
  GtkEditable    *service;
  GtkLabel       *number_label;
  GtkEditable    *number;
  GtkWidget      *how_box;
  GtkEditable    *how;
  GtkWidget      *doors_box;
  GtkBox         *doors;
  GtkCheckButton *outside;
  GtkWidget      *outside_box;
  GtkLabel       *where;
  GtkLabel       *problem;
  GtkWidget      *as_it_came;
  GtkWidget      *leave_out;
  GtkWidget      *take_away;
};

enum { DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoorHelpEditor, moor_help_editor, GTK_TYPE_WIDGET)

static void
show_problem (MoorHelpEditor *self,
              const char     *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
done (MoorHelpEditor *self,
      const char     *sentence,
      gboolean        can_undo)
{
  g_signal_emit (self, signals[DONE], 0, sentence, can_undo);
}

static guint
ticked_doors (MoorHelpEditor *self)
{
  GtkWidget *tick = gtk_widget_get_first_child (GTK_WIDGET (self->doors));
  guint doors = 0;

  for (int door = 0; door < MOOR_N_HELP_DOORS; door++, tick = gtk_widget_get_next_sibling (tick))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)))
      doors |= 1u << door;

  return doors;
}

static void
set (char       **where,
     GtkEditable *entry)
{
  g_free (*where);
  *where = moor_text_fold (gtk_editable_get_text (entry));
}

/* What can be done with a number that was written: with an address a mail, with
 * what was no number before anything a telephone can. */
static guint
guess_channels (const MoorHelpRow *row)
{
  const guint phone = MOOR_HELP_CALL | MOOR_HELP_TEXT;

  if (strchr (row->number, '@') != NULL)
    return MOOR_HELP_MAIL;
  if ((row->channels & MOOR_HELP_MAIL) != 0 || row->channels == 0)
    return phone;

  return row->channels;
}

static void
keep (MoorHelpEditor *self)
{
  g_autoptr (MoorHelpRow) row = moor_help_row_copy (self->before);
  g_autoptr (GError) error = NULL;

  set (&row->number, self->number);
  if (!row->emergency)
    {
      set (&row->service, self->service);
      set (&row->how, self->how);
      row->doors = ticked_doors (self);
    }
  row->outside = gtk_check_button_get_active (self->outside);
  if (row->number[0] == '\0')
    {
      show_problem (self, _("There is no number yet. Write one, or leave everything as it was."));
      gtk_widget_grab_focus (GTK_WIDGET (self->number));
      return;
    }
  if (row->doors == 0 && !row->emergency)
    {
      show_problem (self, _("Choose at least one of the places where it is shown."));
      gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->doors)));
      return;
    }

  row->channels = guess_channels (row);
  /* The word to send belongs to the number it came with. */
  if (!moor_help_same_number (row->number, self->before->number))
    g_clear_pointer (&row->send, g_free);

  if (moor_help_book_keep (self->book, row, &error))
    done (self, NULL, FALSE);
  else
    show_problem (self, error->message);
}

static void
leave (MoorHelpEditor *self)
{
  done (self, NULL, FALSE);
}

static void
give_back (MoorHelpEditor *self)
{
  g_autoptr (GError) error = NULL;

  if (moor_help_book_undo (self->book, self->before->id, &error))
    done (self, NULL, FALSE);
  else
    show_problem (self, error->message);
}

static void
leave_this_out (MoorHelpEditor *self)
{
  g_autoptr (GError) error = NULL;

  if (moor_help_book_leave_out (self->book, self->before->id, TRUE, &error))
    done (self, _("This one is left out."), TRUE);
  else
    show_problem (self, error->message);
}

static void
take_this_away (MoorHelpEditor *self)
{
  g_autoptr (GError) error = NULL;

  if (moor_help_book_undo (self->book, self->before->id, &error))
    done (self, _("The number is taken away."), TRUE);
  else
    show_problem (self, error->message);
}

static void
add_doors (MoorHelpEditor *self)
{
  for (int door = 0; door < MOOR_N_HELP_DOORS; door++)
    {
      GtkWidget *tick = gtk_check_button_new ();

      gtk_check_button_set_child (GTK_CHECK_BUTTON (tick), moor_label_new (moor_help_words_door (door), NULL));
      gtk_widget_set_hexpand (gtk_check_button_get_child (GTK_CHECK_BUTTON (tick)), TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      moor_help_words_door (door), -1);
      gtk_box_append (self->doors, tick);
    }
}

static void
moor_help_editor_dispose (GObject *object)
{
  MoorHelpEditor *self = MOOR_HELP_EDITOR (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), MOOR_TYPE_HELP_EDITOR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (moor_help_editor_parent_class)->dispose (object);
}

static void
moor_help_editor_finalize (GObject *object)
{
  moor_help_row_free (MOOR_HELP_EDITOR (object)->before);

  G_OBJECT_CLASS (moor_help_editor_parent_class)->finalize (object);
}

static void
moor_help_editor_class_init (MoorHelpEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_help_editor_dispose;
  object_class->finalize = moor_help_editor_finalize;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  g_type_ensure (MOOR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-help-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, title);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, service_box);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, service);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, number_label);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, number);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, how_box);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, how);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, doors_box);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, doors);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, outside);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, outside_box);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, where);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, as_it_came);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, leave_out);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpEditor, take_away);
  gtk_widget_class_bind_template_callback (widget_class, keep);
  gtk_widget_class_bind_template_callback (widget_class, leave);
  gtk_widget_class_bind_template_callback (widget_class, give_back);
  gtk_widget_class_bind_template_callback (widget_class, leave_this_out);
  gtk_widget_class_bind_template_callback (widget_class, take_this_away);
}

static void
moor_help_editor_init (MoorHelpEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_doors (self);
}

void
moor_help_editor_set_book (MoorHelpEditor *self,
                           MoorHelpBook   *book)
{
  g_return_if_fail (MOOR_IS_HELP_EDITOR (self) && self->book == NULL);
  g_return_if_fail (MOOR_IS_HELP_BOOK (book));

  self->book = g_object_ref (book);
}

static void
show_where (MoorHelpEditor *self)
{
  gboolean own = self->before->kind == MOOR_HELP_ROW_OWN;
  gboolean open = moor_help_book_get_store (self->book) != NULL;

  gtk_widget_set_visible (self->outside_box, own && open);
  gtk_check_button_set_active (self->outside, own && (!open || self->before->outside));
  gtk_label_set_label (self->where,
                       own && open ? _("With the tick it is kept outside the journal, and anyone who uses this "
                                       "account can read it there. Without, it is in the journal.")
                       : own       ? _("The journal is not open. So this is kept outside it, and anyone who "
                                       "uses this account can read it there.")
                                   : _("A change is kept outside the journal, so that the right number is here "
                                       "while it is closed. Anyone who uses this account can read it there."));
}

void
moor_help_editor_edit (MoorHelpEditor    *self,
                       const MoorHelpRow *row)
{
  GtkWidget *tick;
  g_autofree char *how = NULL;
  g_autoptr (MoorHelpRow) known = NULL;
  gboolean own;

  g_return_if_fail (MOOR_IS_HELP_EDITOR (self) && self->book != NULL);
  g_return_if_fail (row != NULL);

  moor_help_row_free (self->before);
  self->before = moor_help_row_copy (row);
  known = moor_help_book_find (self->book, row->id);
  own = row->kind == MOOR_HELP_ROW_OWN;

  gtk_label_set_label (self->title, row->emergency ? _("The emergency number")
                                    : own          ? _("A number of your own")
                                                   : _("Change this number"));
  gtk_label_set_label (self->number_label, row->emergency ? _("Number") : _("Number, or mail address"));
  how = moor_help_words_how (row);
  gtk_editable_set_text (self->service, row->service);
  gtk_editable_set_text (self->number, row->number);
  gtk_editable_set_text (self->how, how != NULL ? how : "");
  tick = gtk_widget_get_first_child (GTK_WIDGET (self->doors));
  for (int door = 0; door < MOOR_N_HELP_DOORS; door++, tick = gtk_widget_get_next_sibling (tick))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), (row->doors & (1u << door)) != 0);

  gtk_widget_set_visible (self->service_box, !row->emergency);
  gtk_widget_set_visible (self->how_box, !row->emergency);
  gtk_widget_set_visible (self->doors_box, !row->emergency);
  gtk_widget_set_visible (self->as_it_came, row->kind == MOOR_HELP_ROW_CHANGED && row->of_number != NULL);
  gtk_widget_set_visible (self->leave_out, !own && !row->emergency);
  gtk_widget_set_visible (self->take_away, (own && known != NULL)
                                           || (row->emergency && row->of_number == NULL && known != NULL));
  show_where (self);
  show_problem (self, NULL);
}

const MoorHelpRow *
moor_help_editor_get_before (MoorHelpEditor *self)
{
  g_return_val_if_fail (MOOR_IS_HELP_EDITOR (self), NULL);

  return self->before;
}

void
moor_help_editor_begin (MoorHelpEditor *self)
{
  g_return_if_fail (MOOR_IS_HELP_EDITOR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->before->kind == MOOR_HELP_ROW_OWN ? self->service : self->number));
}

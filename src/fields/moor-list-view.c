/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-list-view.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-editor.h"

struct _MoorListView {
  MoorFieldView  parent_instance;

  GtkWidget     *box;          /* MoorEditor, the last one empty unless the list is full */
};

G_DEFINE_FINAL_TYPE (MoorListView, moor_list_view, MOOR_TYPE_FIELD_VIEW)

static void on_changed   (MoorListView *self);
static void on_left      (MoorListView *self);
static void on_refused   (MoorListView *self);
static void on_activated (MoorEditor *editor, MoorListView *self);

static gboolean
is_empty (GtkWidget *editor)
{
  g_autofree char *text = moor_editor_get_text (MOOR_EDITOR (editor));

  return text[0] == '\0';
}

static guint
count (MoorListView *self)
{
  guint n = 0;

  for (GtkWidget *editor = gtk_widget_get_first_child (self->box);
       editor != NULL;
       editor = gtk_widget_get_next_sibling (editor))
    n++;

  return n;
}

static void
name_editors (MoorListView *self)
{
  const char *name = moor_field_view_get_name (MOOR_FIELD_VIEW (self));
  int number = 1;

  for (GtkWidget *editor = gtk_widget_get_first_child (self->box);
       editor != NULL;
       editor = gtk_widget_get_next_sibling (editor), number++)
    {
      /* Translators: the spoken name of one line of a list: the question, and
       * which line it is. */
      g_autofree char *numbered = g_strdup_printf (_("%s, line %d"), name, number);

      moor_editor_set_name (MOOR_EDITOR (editor), numbered);
    }
}

static GtkWidget *
add_editor (MoorListView *self)
{
  GtkWidget *editor = moor_editor_new (1);

  g_signal_connect_object (editor, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "left", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "activated", G_CALLBACK (on_activated), self, 0);
  gtk_box_append (GTK_BOX (self->box), editor);
  return editor;
}

/* One empty line at the end, unless the list is full. */
static void
keep_room (MoorListView *self)
{
  const MoorField *field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  GtkWidget *last = gtk_widget_get_last_child (self->box);

  if ((last == NULL || !is_empty (last)) && (field->max == 0 || count (self) < (guint) field->max))
    add_editor (self);

  name_editors (self);
}

static void
on_changed (MoorListView *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (GtkWidget *editor = gtk_widget_get_first_child (self->box);
       editor != NULL;
       editor = gtk_widget_get_next_sibling (editor))
    if (!is_empty (editor))
      g_ptr_array_add (texts, moor_editor_get_text (MOOR_EDITOR (editor)));
  g_ptr_array_add (texts, NULL);

  keep_room (self);
  moor_field_view_set_problem (MOOR_FIELD_VIEW (self), NULL);
  moor_field_view_tell (MOOR_FIELD_VIEW (self),
                        moor_answer_new_texts ((const char * const *) texts->pdata));
}

/* A line emptied in the middle closes up once the person has left it. */
static void
on_left (MoorListView *self)
{
  GtkWidget *editor = gtk_widget_get_first_child (self->box);

  while (editor != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (editor);

      if (next != NULL && is_empty (editor) && gtk_widget_get_focus_child (editor) == NULL)
        gtk_box_remove (GTK_BOX (self->box), editor);
      editor = next;
    }

  keep_room (self);
}

static void
on_refused (MoorListView *self)
{
  moor_field_view_set_problem (MOOR_FIELD_VIEW (self),
                               _("That is more than fits here, so it was not put in. "
                                 "A page of the journal holds more."));
}

static void
on_activated (MoorEditor   *editor,
              MoorListView *self)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (editor));

  if (next != NULL)
    gtk_widget_grab_focus (next);
  else
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                            GTK_DIR_TAB_FORWARD);
}

static void
moor_list_view_set_answer (MoorFieldView *view,
                           MoorAnswer    *answer)
{
  MoorListView *self = MOOR_LIST_VIEW (view);
  int n_rows = answer != NULL ? moor_answer_get_n_rows (answer) : 0;
  GtkWidget *editor = gtk_widget_get_first_child (self->box);

  for (int row = 0; row < n_rows; row++)
    {
      const char *text = moor_answer_get_text (answer, row, "");

      if (text == NULL)
        continue;
      if (editor == NULL)
        editor = add_editor (self);
      moor_editor_set_text (MOOR_EDITOR (editor), text);
      editor = gtk_widget_get_next_sibling (editor);
    }

  while (editor != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (editor);

      gtk_box_remove (GTK_BOX (self->box), editor);
      editor = next;
    }

  keep_room (self);
}

static void
moor_list_view_name (MoorFieldView *view,
                     const char    *name)
{
  name_editors (MOOR_LIST_VIEW (view));
}

static void
moor_list_view_constructed (GObject *object)
{
  MoorListView *self = MOOR_LIST_VIEW (object);

  G_OBJECT_CLASS (moor_list_view_parent_class)->constructed (object);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  moor_field_view_set_child (MOOR_FIELD_VIEW (self), self->box);
  keep_room (self);
}

static void
moor_list_view_class_init (MoorListViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_list_view_constructed;
  view_class->set_answer = moor_list_view_set_answer;
  view_class->name = moor_list_view_name;
}

static void
moor_list_view_init (MoorListView *self)
{
}

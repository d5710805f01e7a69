/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-text-view.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-editor.h"

struct _MoorTextView {
  MoorFieldView  parent_instance;

  gboolean       setting;
  GtkWidget     *editor;       /* one of the two */
  GtkWidget     *entry;
};

G_DEFINE_FINAL_TYPE (MoorTextView, moor_text_view, MOOR_TYPE_FIELD_VIEW)

static void
on_changed (MoorTextView *self)
{
  g_autofree char *text = NULL;

  if (self->setting)
    return;

  if (self->editor != NULL)
    text = moor_editor_get_text (MOOR_EDITOR (self->editor));
  else
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  moor_field_view_set_problem (MOOR_FIELD_VIEW (self), NULL);
  moor_field_view_tell (MOOR_FIELD_VIEW (self), moor_answer_new_text (text));
}

static void
on_refused (MoorTextView *self)
{
  moor_field_view_set_problem (MOOR_FIELD_VIEW (self),
                               _("That is more than fits here, so it was not put in. "
                                 "A page of the journal holds more."));
}

static void
on_activated (MoorTextView *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
}

static void
moor_text_view_set_answer (MoorFieldView *view,
                           MoorAnswer    *answer)
{
  MoorTextView *self = MOOR_TEXT_VIEW (view);
  const char *text = answer != NULL ? moor_answer_get_text (answer, 0, "") : NULL;

  self->setting = TRUE;
  if (self->editor != NULL)
    moor_editor_set_text (MOOR_EDITOR (self->editor), text);
  else if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                      text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  self->setting = FALSE;
}

static void
moor_text_view_name (MoorFieldView *view,
                     const char    *name)
{
  MoorTextView *self = MOOR_TEXT_VIEW (view);

  if (self->editor != NULL)
    moor_editor_set_name (MOOR_EDITOR (self->editor), name);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static void
moor_text_view_constructed (GObject *object)
{
  MoorTextView *self = MOOR_TEXT_VIEW (object);
  const MoorField *field;

  G_OBJECT_CLASS (moor_text_view_parent_class)->constructed (object);

  field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  if (field->phone)
    {
      self->entry = gtk_entry_new ();
      gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_PHONE);
      gtk_entry_set_input_hints (GTK_ENTRY (self->entry), GTK_INPUT_HINT_PRIVATE);
      gtk_entry_set_max_length (GTK_ENTRY (self->entry), 100);
      g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
      g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activated), self);
      moor_field_view_set_child (MOOR_FIELD_VIEW (self), self->entry);
    }
  else
    {
      self->editor = moor_editor_new (field->lines);
      g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (on_changed), self);
      g_signal_connect_swapped (self->editor, "activated", G_CALLBACK (on_activated), self);
      g_signal_connect_swapped (self->editor, "refused", G_CALLBACK (on_refused), self);
      moor_field_view_set_child (MOOR_FIELD_VIEW (self), self->editor);
    }
}

static void
moor_text_view_class_init (MoorTextViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_text_view_constructed;
  view_class->set_answer = moor_text_view_set_answer;
  view_class->name = moor_text_view_name;
}

static void
moor_text_view_init (MoorTextView *self)
{
}

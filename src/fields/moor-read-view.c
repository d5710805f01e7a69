/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-read-view.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-evidence.h"
#include "fields/moor-option-button.h"

struct _MoorReadView {
  MoorFieldView  parent_instance;

  GtkWidget     *read;
};

G_DEFINE_FINAL_TYPE (MoorReadView, moor_read_view, MOOR_TYPE_FIELD_VIEW)

static void
on_chosen (MoorReadView *self)
{
  moor_field_view_tell (MOOR_FIELD_VIEW (self),
                        moor_option_button_is_chosen (MOOR_OPTION_BUTTON (self->read))
                          ? moor_answer_new_number (1) : NULL);
}

static void
moor_read_view_set_answer (MoorFieldView *view,
                           MoorAnswer    *answer)
{
  double number = 0;
  gboolean answered = answer != NULL && moor_answer_get_number (answer, 0, "", &number);

  moor_option_button_set_chosen (MOOR_OPTION_BUTTON (MOOR_READ_VIEW (view)->read),
                                 answered && number != 0);
}

static void
moor_read_view_begin (MoorFieldView *view)
{
  gtk_widget_grab_focus (MOOR_READ_VIEW (view)->read);
}

static void
moor_read_view_constructed (GObject *object)
{
  MoorReadView *self = MOOR_READ_VIEW (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const MoorField *field;

  G_OBJECT_CLASS (moor_read_view_parent_class)->constructed (object);

  field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  for (guint i = 0; i < field->cards->len; i++)
    {
      MoorCardText *card = field->cards->pdata[i];

      gtk_box_append (GTK_BOX (box),
                      card->kind == MOOR_CARD_EVIDENCE ? moor_evidence_new (card, TRUE)
                                                       : moor_evidence_new_paragraph (card, TRUE));
    }

  self->read = moor_option_button_new ("read", _("I have read this"), NULL, FALSE);
  gtk_widget_set_halign (self->read, GTK_ALIGN_START);
  g_signal_connect_swapped (self->read, "chosen", G_CALLBACK (on_chosen), self);
  gtk_box_append (GTK_BOX (box), self->read);
  moor_field_view_set_child (MOOR_FIELD_VIEW (self), box);
}

static void
moor_read_view_class_init (MoorReadViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_read_view_constructed;
  view_class->set_answer = moor_read_view_set_answer;
  view_class->begin = moor_read_view_begin;
}

static void
moor_read_view_init (MoorReadView *self)
{
}

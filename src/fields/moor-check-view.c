/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-check-view.h"

struct _MoorCheckView {
  MoorFieldView  parent_instance;

  gboolean       setting;
  GtkWidget     *box;
  GtkWidget     *words;
};

G_DEFINE_FINAL_TYPE (MoorCheckView, moor_check_view, MOOR_TYPE_FIELD_VIEW)

static void
on_toggled (MoorCheckView *self)
{
  if (!self->setting)
    moor_field_view_tell (MOOR_FIELD_VIEW (self),
                          gtk_check_button_get_active (GTK_CHECK_BUTTON (self->box))
                            ? moor_answer_new_number (1) : NULL);
}

static void
moor_check_view_set_answer (MoorFieldView *view,
                            MoorAnswer    *answer)
{
  MoorCheckView *self = MOOR_CHECK_VIEW (view);
  double number = 0;
  gboolean answered = answer != NULL && moor_answer_get_number (answer, 0, "", &number);

  self->setting = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->box), answered && number != 0);
  self->setting = FALSE;
}

static void
moor_check_view_name (MoorFieldView *view,
                      const char    *name)
{
  MoorCheckView *self = MOOR_CHECK_VIEW (view);

  gtk_label_set_label (GTK_LABEL (self->words), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
moor_check_view_constructed (GObject *object)
{
  MoorCheckView *self = MOOR_CHECK_VIEW (object);

  G_OBJECT_CLASS (moor_check_view_parent_class)->constructed (object);

  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);

  self->box = gtk_check_button_new ();
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self->box), self->words);
  gtk_widget_set_halign (self->box, GTK_ALIGN_START);
  g_signal_connect_swapped (self->box, "toggled", G_CALLBACK (on_toggled), self);
  moor_field_view_set_child (MOOR_FIELD_VIEW (self), self->box);
}

static void
moor_check_view_class_init (MoorCheckViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_check_view_constructed;
  view_class->draws_label = TRUE;
  view_class->set_answer = moor_check_view_set_answer;
  view_class->name = moor_check_view_name;
}

static void
moor_check_view_init (MoorCheckView *self)
{
}

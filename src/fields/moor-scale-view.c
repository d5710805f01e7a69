/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-scale-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fields/moor-number-entry.h"
#include "fields/moor-scale-words.h"

struct _MoorScaleView {
  MoorFieldView  parent_instance;

  GtkWidget     *rating;       /* one of the two: a long scale is typed */
  GtkWidget     *entry;
  GtkWidget     *status;
};

G_DEFINE_FINAL_TYPE (MoorScaleView, moor_scale_view, MOOR_TYPE_FIELD_VIEW)

static void
show_status (MoorScaleView *self)
{
  MoorAnswer *answer = moor_field_view_get_answer (MOOR_FIELD_VIEW (self));
  g_autofree char *answered = NULL;
  double number;

  if (answer != NULL && moor_answer_get_number (answer, 0, "", &number))
    /* Translators: below a row of numbers, once one is chosen: "Your answer: 7" */
    answered = g_strdup_printf (_("Your answer: %d"), (int) lround (number));

  gtk_label_set_label (GTK_LABEL (self->status), answered != NULL ? answered : _("not answered"));
}

static void
on_chosen (MoorScaleView *self)
{
  int value = moor_rating_get_value (MOOR_RATING (self->rating));

  moor_field_view_tell (MOOR_FIELD_VIEW (self),
                        value == MOOR_RATING_NONE ? NULL : moor_answer_new_number (value));
  show_status (self);
}

static void
on_typed (MoorScaleView *self)
{
  const MoorField *field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  g_autofree char *sentence = NULL;
  double number;
  gboolean problem;
  gboolean answered = moor_number_entry_get_value (MOOR_NUMBER_ENTRY (self->entry), &number,
                                                   &problem);

  if (problem)
    sentence = g_strdup_printf (_("A whole number from %d to %d fits here. "
                                  "Anything else is not kept."),
                                (int) field->lowest, (int) field->highest);
  moor_field_view_set_problem (MOOR_FIELD_VIEW (self), sentence);
  moor_field_view_tell (MOOR_FIELD_VIEW (self), answered ? moor_answer_new_number (number) : NULL);
  show_status (self);
}

static void
moor_scale_view_set_answer (MoorFieldView *view,
                            MoorAnswer    *answer)
{
  MoorScaleView *self = MOOR_SCALE_VIEW (view);
  double number = 0;
  gboolean answered = answer != NULL && moor_answer_get_number (answer, 0, "", &number);

  if (self->rating != NULL)
    moor_rating_set_value (MOOR_RATING (self->rating),
                           answered ? (int) lround (number) : MOOR_RATING_NONE);
  else
    moor_number_entry_set_value (MOOR_NUMBER_ENTRY (self->entry), answered ? &number : NULL);
  show_status (self);
}

static void
moor_scale_view_name (MoorFieldView *view,
                      const char    *name)
{
  MoorScaleView *self = MOOR_SCALE_VIEW (view);

  if (self->rating != NULL)
    moor_rating_set_name (MOOR_RATING (self->rating), name);
  else
    moor_number_entry_set_name (MOOR_NUMBER_ENTRY (self->entry), name);
}

static void
moor_scale_view_constructed (GObject *object)
{
  MoorScaleView *self = MOOR_SCALE_VIEW (object);
  const MoorField *field;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  G_OBJECT_CLASS (moor_scale_view_parent_class)->constructed (object);

  field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  if (field->highest - field->lowest < MOOR_RATING_MOST)
    {
      self->rating = moor_rating_new ((int) field->lowest, (int) field->highest);
      g_signal_connect_swapped (self->rating, "chosen", G_CALLBACK (on_chosen), self);
      gtk_box_append (GTK_BOX (box), self->rating);
    }
  else
    {
      self->entry = moor_number_entry_new (field->lowest, field->highest, NULL);
      g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_typed), self);
      gtk_box_append (GTK_BOX (box), self->entry);
    }
  gtk_box_append (GTK_BOX (box), moor_scale_words_new (field, (MoorRating *) self->rating));

  self->status = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  gtk_widget_add_css_class (self->status, "moor-small");
  gtk_box_append (GTK_BOX (box), self->status);

  moor_field_view_set_child (MOOR_FIELD_VIEW (self), box);
  show_status (self);
}

static void
moor_scale_view_class_init (MoorScaleViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_scale_view_constructed;
  view_class->set_answer = moor_scale_view_set_answer;
  view_class->name = moor_scale_view_name;
}

static void
moor_scale_view_init (MoorScaleView *self)
{
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-percent-view.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-number-entry.h"

struct _MoorPercentView {
  MoorFieldView  parent_instance;

  GtkWidget     *entry;
};

G_DEFINE_FINAL_TYPE (MoorPercentView, moor_percent_view, MOOR_TYPE_FIELD_VIEW)

static GtkWidget *
make_end (double      number,
          const char *words)
{
  /* Translators: what an end of a percentage means: "0 %: not at all" */
  g_autofree char *text = g_strdup_printf (_("%d %%: %s"), (int) number, words);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "moor-small");
  return label;
}

static void
on_changed (MoorPercentView *self)
{
  double number;
  gboolean problem;
  gboolean answered = moor_number_entry_get_value (MOOR_NUMBER_ENTRY (self->entry), &number,
                                                   &problem);

  if (problem)
    {
      const MoorField *field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
      g_autofree char *sentence =
        g_strdup_printf (_("A whole number from %d to %d fits here. Anything else is not kept."),
                         (int) field->lowest, (int) field->highest);

      moor_field_view_set_problem (MOOR_FIELD_VIEW (self), sentence);
    }
  else
    {
      moor_field_view_set_problem (MOOR_FIELD_VIEW (self), NULL);
    }

  moor_field_view_tell (MOOR_FIELD_VIEW (self), answered ? moor_answer_new_number (number) : NULL);
}

static void
moor_percent_view_set_answer (MoorFieldView *view,
                             MoorAnswer    *answer)
{
  MoorPercentView *self = MOOR_PERCENT_VIEW (view);
  double number;

  moor_number_entry_set_value (MOOR_NUMBER_ENTRY (self->entry),
                               answer != NULL && moor_answer_get_number (answer, 0, "", &number)
                                 ? &number : NULL);
}

static void
moor_percent_view_name (MoorFieldView *view,
                        const char    *name)
{
  moor_number_entry_set_name (MOOR_NUMBER_ENTRY (MOOR_PERCENT_VIEW (view)->entry), name);
}

static void
moor_percent_view_constructed (GObject *object)
{
  MoorPercentView *self = MOOR_PERCENT_VIEW (object);
  const MoorField *field;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  G_OBJECT_CLASS (moor_percent_view_parent_class)->constructed (object);

  field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  self->entry = moor_number_entry_new (field->lowest, field->highest, "%");
  gtk_box_append (GTK_BOX (box), self->entry);
  if (field->low != NULL)
    gtk_box_append (GTK_BOX (box), make_end (field->lowest, field->low));
  if (field->high != NULL)
    gtk_box_append (GTK_BOX (box), make_end (field->highest, field->high));

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  moor_field_view_set_child (MOOR_FIELD_VIEW (self), box);
}

static void
moor_percent_view_class_init (MoorPercentViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_percent_view_constructed;
  view_class->set_answer = moor_percent_view_set_answer;
  view_class->name = moor_percent_view_name;
}

static void
moor_percent_view_init (MoorPercentView *self)
{
}

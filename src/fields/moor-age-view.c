/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-age-view.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-number-entry.h"

struct _MoorAgeView {
  MoorFieldView  parent_instance;

  GtkWidget     *entry;
};

G_DEFINE_FINAL_TYPE (MoorAgeView, moor_age_view, MOOR_TYPE_FIELD_VIEW)

static void
on_changed (MoorAgeView *self)
{
  double number;
  gboolean problem;
  gboolean answered = moor_number_entry_get_value (MOOR_NUMBER_ENTRY (self->entry), &number,
                                                   &problem);

  if (problem)
    {
      moor_field_view_set_problem (MOOR_FIELD_VIEW (self),
                                   _("An age from 0 to 120 fits here, in whole years. "
                                     "Anything else is not kept."));
    }
  else
    {
      moor_field_view_set_problem (MOOR_FIELD_VIEW (self), NULL);
    }

  moor_field_view_tell (MOOR_FIELD_VIEW (self), answered ? moor_answer_new_number (number) : NULL);
}

static void
moor_age_view_set_answer (MoorFieldView *view,
                         MoorAnswer    *answer)
{
  MoorAgeView *self = MOOR_AGE_VIEW (view);
  double number;

  moor_number_entry_set_value (MOOR_NUMBER_ENTRY (self->entry),
                               answer != NULL && moor_answer_get_number (answer, 0, "", &number)
                                 ? &number : NULL);
}

static void
moor_age_view_name (MoorFieldView *view,
                    const char    *name)
{
  moor_number_entry_set_name (MOOR_NUMBER_ENTRY (MOOR_AGE_VIEW (view)->entry), name);
}

static void
moor_age_view_constructed (GObject *object)
{
  MoorAgeView *self = MOOR_AGE_VIEW (object);

  G_OBJECT_CLASS (moor_age_view_parent_class)->constructed (object);

  /* Translators: after an entry for an age: "12 years, or about" */
  self->entry = moor_number_entry_new (0, MOOR_AGE_MAX, _("years, or about"));

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  moor_field_view_set_child (MOOR_FIELD_VIEW (self), self->entry);
}

static void
moor_age_view_class_init (MoorAgeViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_age_view_constructed;
  view_class->set_answer = moor_age_view_set_answer;
  view_class->name = moor_age_view_name;
}

static void
moor_age_view_init (MoorAgeView *self)
{
}

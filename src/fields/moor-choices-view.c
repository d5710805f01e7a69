/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-choices-view.h"

#include "fields/moor-option-list.h"

struct _MoorChoicesView {
  MoorFieldView  parent_instance;

  GtkWidget     *list;
};

G_DEFINE_FINAL_TYPE (MoorChoicesView, moor_choices_view, MOOR_TYPE_FIELD_VIEW)

static void
on_changed (MoorChoicesView *self)
{
  moor_field_view_tell (MOOR_FIELD_VIEW (self),
                        moor_option_list_get_answer (MOOR_OPTION_LIST (self->list)));
}

static void
moor_choices_view_set_answer (MoorFieldView *view,
                            MoorAnswer    *answer)
{
  moor_option_list_set_answer (MOOR_OPTION_LIST (MOOR_CHOICES_VIEW (view)->list), answer);
}

static void
moor_choices_view_set_options (MoorFieldView *view,
                             GPtrArray     *options)
{
  moor_option_list_set_options (MOOR_OPTION_LIST (MOOR_CHOICES_VIEW (view)->list), options);
}

static void
moor_choices_view_name (MoorFieldView *view,
                      const char    *name)
{
  moor_option_list_set_name (MOOR_OPTION_LIST (MOOR_CHOICES_VIEW (view)->list), name);
}

static void
moor_choices_view_constructed (GObject *object)
{
  MoorChoicesView *self = MOOR_CHOICES_VIEW (object);
  const MoorField *field;

  G_OBJECT_CLASS (moor_choices_view_parent_class)->constructed (object);

  field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  self->list = moor_option_list_new (TRUE, field->other, field->max);
  if (field->options != NULL)
    moor_option_list_set_options (MOOR_OPTION_LIST (self->list), field->options);
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->list, "problem", G_CALLBACK (moor_field_view_set_problem), self);
  moor_field_view_set_child (MOOR_FIELD_VIEW (self), self->list);
}

static void
moor_choices_view_class_init (MoorChoicesViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_choices_view_constructed;
  view_class->set_answer = moor_choices_view_set_answer;
  view_class->set_options = moor_choices_view_set_options;
  view_class->name = moor_choices_view_name;
}

static void
moor_choices_view_init (MoorChoicesView *self)
{
}

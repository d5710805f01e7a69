/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-emotions-view.h"

#include "fields/moor-strength-list.h"

struct _MoorEmotionsView {
  MoorFieldView  parent_instance;

  GtkWidget     *list;
};

G_DEFINE_FINAL_TYPE (MoorEmotionsView, moor_emotions_view, MOOR_TYPE_FIELD_VIEW)

static void
on_changed (MoorEmotionsView *self)
{
  moor_field_view_tell (MOOR_FIELD_VIEW (self),
                        moor_strength_list_get_answer (MOOR_STRENGTH_LIST (self->list)));
}

static void
moor_emotions_view_set_answer (MoorFieldView *view,
                               MoorAnswer    *answer)
{
  moor_strength_list_set_answer (MOOR_STRENGTH_LIST (MOOR_EMOTIONS_VIEW (view)->list), answer);
}

static void
moor_emotions_view_set_options (MoorFieldView *view,
                                GPtrArray     *options)
{
  moor_strength_list_set_options (MOOR_STRENGTH_LIST (MOOR_EMOTIONS_VIEW (view)->list), options);
}

static void
moor_emotions_view_name (MoorFieldView *view,
                         const char    *name)
{
  moor_strength_list_set_name (MOOR_STRENGTH_LIST (MOOR_EMOTIONS_VIEW (view)->list), name);
}

static void
moor_emotions_view_constructed (GObject *object)
{
  MoorEmotionsView *self = MOOR_EMOTIONS_VIEW (object);
  const MoorField *field;

  G_OBJECT_CLASS (moor_emotions_view_parent_class)->constructed (object);

  field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  self->list = moor_strength_list_new (FALSE);
  if (field->options != NULL)
    moor_strength_list_set_options (MOOR_STRENGTH_LIST (self->list), field->options);
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (on_changed), self);
  moor_field_view_set_child (MOOR_FIELD_VIEW (self), self->list);
}

static void
moor_emotions_view_class_init (MoorEmotionsViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_emotions_view_constructed;
  view_class->set_answer = moor_emotions_view_set_answer;
  view_class->set_options = moor_emotions_view_set_options;
  view_class->name = moor_emotions_view_name;
}

static void
moor_emotions_view_init (MoorEmotionsView *self)
{
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-part-result.h"

#include "insight/moor-scored.h"
#include "views/moor-result-view.h"

struct _MoorPartResult {
  GtkWidget   parent_instance;

  MoorRun    *run;
  MoorPeople *people;
  char       *field;
  MoorAnswer *left_out;          /* (nullable) */
};

G_DEFINE_FINAL_TYPE (MoorPartResult, moor_part_result, GTK_TYPE_WIDGET)

static MoorAnswer *
look_up (const char *field,
         gpointer    run)
{
  return moor_run_get_answer (run, field);
}

static const char *
name_person (const char *uuid,
             gpointer    people)
{
  return moor_people_find_name (people, uuid);
}

static void show (MoorPartResult *self);

static void
on_leave_out (MoorPartResult *self)
{
  MoorAnswer *answer = moor_run_get_answer (self->run, self->field);

  g_clear_pointer (&self->left_out, moor_answer_unref);
  self->left_out = answer != NULL ? moor_answer_ref (answer) : NULL;
  moor_run_answer (self->run, self->field, NULL, NULL);
  show (self);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
on_put_back (MoorPartResult *self)
{
  moor_run_answer (self->run, self->field, self->left_out, NULL);
  g_clear_pointer (&self->left_out, moor_answer_unref);
  show (self);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
show (MoorPartResult *self)
{
  g_autoptr (GPtrArray) all = moor_scored_all (moor_run_get_exercise (self->run), look_up, self->run,
                                               NULL);
  GtkWidget *view;

  while ((view = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (view);

  for (guint i = 0; i < all->len && view == NULL; i++)
    {
      MoorScored *scored = g_ptr_array_index (all, i);
      int form = moor_scored_find_form (scored, self->field);

      if (form >= 0)
        view = self->left_out != NULL
          ? moor_result_view_new_left ()
          : moor_result_view_new (scored, (guint) form, name_person, self->people, TRUE);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), view != NULL);
  if (view == NULL)
    return;

  g_signal_connect_object (view, "leave-out", G_CALLBACK (on_leave_out), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "put-back", G_CALLBACK (on_put_back), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (view, GTK_WIDGET (self));
}

static void
moor_part_result_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_part_result_parent_class)->dispose (object);
}

static void
moor_part_result_finalize (GObject *object)
{
  MoorPartResult *self = MOOR_PART_RESULT (object);

  g_clear_object (&self->run);
  g_clear_object (&self->people);
  g_clear_pointer (&self->left_out, moor_answer_unref);
  g_free (self->field);

  G_OBJECT_CLASS (moor_part_result_parent_class)->finalize (object);
}

static void
moor_part_result_class_init (MoorPartResultClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = moor_part_result_dispose;
  object_class->finalize = moor_part_result_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
moor_part_result_init (MoorPartResult *self)
{
}

GtkWidget *
moor_part_result_new (MoorRun    *run,
                      MoorPeople *people,
                      const char *field)
{
  MoorPartResult *self;

  g_return_val_if_fail (MOOR_IS_RUN (run), NULL);
  g_return_val_if_fail (MOOR_IS_PEOPLE (people), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (MOOR_TYPE_PART_RESULT, NULL);
  self->run = g_object_ref (run);
  self->people = g_object_ref (people);
  self->field = g_strdup (field);
  show (self);
  return GTK_WIDGET (self);
}

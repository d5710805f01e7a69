/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-rows-drawing.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-drawing-view.h"
#include "fields/moor-fold.h"

struct _MoorRowsDrawing {
  GtkWidget               parent_instance;

  const MoorField        *rows;
  const MoorFieldContext *context;
  MoorAnswer             *answer;      /* (nullable) */
  GHashTable             *names;       /* UUID → name, for as long as a drawing is made */

  GtkWidget              *fold;
  GtkWidget              *view;
};

G_DEFINE_FINAL_TYPE (MoorRowsDrawing, moor_rows_drawing, GTK_TYPE_WIDGET)

static void
read_names (MoorRowsDrawing *self)
{
  GListModel *people = self->context->people;

  g_hash_table_remove_all (self->names);
  for (guint i = 0; people != NULL && i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (GObject) person = g_list_model_get_item (people, i);
      char *id, *name;

      g_object_get (person, "id", &id, "name", &name, NULL);
      g_hash_table_replace (self->names, id, name);
    }
}

static const char *
find_name (const char *uuid,
           gpointer    data)
{
  return g_hash_table_lookup (MOOR_ROWS_DRAWING (data)->names, uuid);
}

static void
show (MoorRowsDrawing *self)
{
  g_autoptr (MoorDrawing) drawing = NULL;

  read_names (self);
  drawing = moor_drawing_new (self->rows, self->answer, find_name, self);
  gtk_widget_set_visible (GTK_WIDGET (self), drawing != NULL);
  if (moor_fold_is_open (MOOR_FOLD (self->fold)))
    moor_drawing_view_set_drawing (MOOR_DRAWING_VIEW (self->view), drawing);
}

static void
moor_rows_drawing_dispose (GObject *object)
{
  g_clear_pointer (&MOOR_ROWS_DRAWING (object)->fold, gtk_widget_unparent);

  G_OBJECT_CLASS (moor_rows_drawing_parent_class)->dispose (object);
}

static void
moor_rows_drawing_finalize (GObject *object)
{
  MoorRowsDrawing *self = MOOR_ROWS_DRAWING (object);

  g_clear_pointer (&self->answer, moor_answer_unref);
  g_hash_table_unref (self->names);

  G_OBJECT_CLASS (moor_rows_drawing_parent_class)->finalize (object);
}

static void
moor_rows_drawing_class_init (MoorRowsDrawingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_rows_drawing_dispose;
  G_OBJECT_CLASS (klass)->finalize = moor_rows_drawing_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
moor_rows_drawing_init (MoorRowsDrawing *self)
{
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->view = moor_drawing_view_new ();
  self->fold = moor_fold_new (NULL);
  moor_fold_set_child (MOOR_FOLD (self->fold), self->view);
  gtk_widget_set_parent (self->fold, GTK_WIDGET (self));
  g_signal_connect_object (self->fold, "notify::open", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
moor_rows_drawing_new (const MoorField        *rows,
                       const MoorFieldContext *context)
{
  MoorRowsDrawing *self;

  g_return_val_if_fail (rows != NULL && rows->draw != MOOR_DRAW_NONE, NULL);
  g_return_val_if_fail (context != NULL, NULL);

  self = g_object_new (MOOR_TYPE_ROWS_DRAWING, NULL);
  self->rows = rows;
  self->context = context;
  moor_fold_set_label (MOOR_FOLD (self->fold),
                       rows->draw == MOOR_DRAW_PEOPLE ? _("See it as a map")
                                                      : _("See it as a line of years"));
  return GTK_WIDGET (self);
}

void
moor_rows_drawing_set_answer (MoorRowsDrawing *self,
                              MoorAnswer      *answer)
{
  g_return_if_fail (MOOR_IS_ROWS_DRAWING (self));

  if (answer != NULL)
    moor_answer_ref (answer);
  g_clear_pointer (&self->answer, moor_answer_unref);
  self->answer = answer;
  show (self);
}

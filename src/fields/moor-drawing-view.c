/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-drawing-view.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-drawing-area.h"
#include "fields/moor-fold.h"

struct _MoorDrawingView {
  GtkWidget  parent_instance;

  GtkWidget *area;
  GtkWidget *words;
};

G_DEFINE_FINAL_TYPE (MoorDrawingView, moor_drawing_view, GTK_TYPE_WIDGET)

static void
moor_drawing_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_drawing_view_parent_class)->dispose (object);
}

static void
moor_drawing_view_class_init (MoorDrawingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_drawing_view_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "moor-drawing-view");
}

static void
moor_drawing_view_init (MoorDrawingView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *fold = moor_fold_new (_("The same in words"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->area = moor_drawing_area_new ();
  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  moor_fold_set_child (MOOR_FOLD (fold), self->words);

  gtk_widget_set_parent (self->area, GTK_WIDGET (self));
  gtk_widget_set_parent (fold, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
moor_drawing_view_new (void)
{
  return g_object_new (MOOR_TYPE_DRAWING_VIEW, NULL);
}

void
moor_drawing_view_set_drawing (MoorDrawingView *self,
                               MoorDrawing     *drawing)
{
  g_return_if_fail (MOOR_IS_DRAWING_VIEW (self));

  moor_drawing_area_set_drawing (MOOR_DRAWING_AREA (self->area), drawing);
  gtk_label_set_label (GTK_LABEL (self->words),
                       drawing != NULL ? moor_drawing_get_words (drawing) : "");
  gtk_widget_set_visible (GTK_WIDGET (self), drawing != NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-either.h"

/* The first one is shown where the window is so many times as wide: for Steady with its word
 * from 420 px at the usual size of text, for three window buttons from 600. */
#define ROOM 5.25

struct _MoorEither {
  GtkWidget   parent_instance;

  gboolean    is_wide;
  GdkSurface *surface;           /* (nullable) not owned: there while it is realized */
  gulong      handler;
};

G_DEFINE_FINAL_TYPE (MoorEither, moor_either, GTK_TYPE_WIDGET)

static GtkWidget *
get_wide (MoorEither *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self));
}

static GtkWidget *
get_narrow (MoorEither *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self));
}

static void
on_width (MoorEither *self)
{
  int natural;
  gboolean is_wide;

  gtk_widget_measure (get_wide (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  is_wide = gdk_surface_get_width (self->surface) >= ROOM * natural;
  if (is_wide == self->is_wide)
    return;

  self->is_wide = is_wide;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
moor_either_realize (GtkWidget *widget)
{
  MoorEither *self = MOOR_EITHER (widget);

  GTK_WIDGET_CLASS (moor_either_parent_class)->realize (widget);

  self->surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  self->handler = g_signal_connect_swapped (self->surface, "notify::width", G_CALLBACK (on_width), self);
  on_width (self);
}

static void
moor_either_unrealize (GtkWidget *widget)
{
  MoorEither *self = MOOR_EITHER (widget);

  g_clear_signal_handler (&self->handler, self->surface);
  self->surface = NULL;

  GTK_WIDGET_CLASS (moor_either_parent_class)->unrealize (widget);
}

static void
moor_either_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  MoorEither *self = MOOR_EITHER (widget);
  int wide, wide_natural, narrow, narrow_natural;

  gtk_widget_measure (get_wide (self), orientation, -1, &wide, &wide_natural, NULL, NULL);
  gtk_widget_measure (get_narrow (self), orientation, -1, &narrow, &narrow_natural, NULL, NULL);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = MAX (wide, narrow);
      *natural = MAX (wide_natural, narrow_natural);
      return;
    }

  *minimum = narrow;
  *natural = self->is_wide ? MAX (wide_natural, narrow) : narrow_natural;
}

static void
moor_either_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  MoorEither *self = MOOR_EITHER (widget);
  int least;

  /* The header bars of an older GTK give less where there is less. What is not shown is not
   * drawn, takes no focus and is not there for the screen reader, but still has a size. */
  gtk_widget_measure (get_wide (self), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gboolean shows_wide = self->is_wide && width >= least;
  GtkWidget *shown = shows_wide ? get_wide (self) : get_narrow (self);

  gtk_widget_set_child_visible (get_wide (self), shows_wide);
  gtk_widget_set_child_visible (get_narrow (self), !shows_wide);
  gtk_widget_size_allocate (shown, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
moor_either_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_either_parent_class)->dispose (object);
}

static void
moor_either_class_init (MoorEitherClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_either_dispose;
  widget_class->realize = moor_either_realize;
  widget_class->unrealize = moor_either_unrealize;
  widget_class->measure = moor_either_measure;
  widget_class->size_allocate = moor_either_size_allocate;
}

static void
moor_either_init (MoorEither *self)
{
}

GtkWidget *
moor_either_new (GtkWidget *wide,
                 GtkWidget *narrow)
{
  GtkWidget *self = g_object_new (MOOR_TYPE_EITHER, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (wide) && GTK_IS_WIDGET (narrow), NULL);

  gtk_widget_set_parent (wide, self);
  gtk_widget_set_parent (narrow, self);
  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-drawing-area.h"

#include "fields/moor-card-ink.h"

#include <math.h>

/* In pixels: what it takes when it is asked, and the least it can be read at. */
#define NATURAL_WIDTH 600
#define WIDEST (1 << 20)
#define LEAST_WIDTH 180

struct _MoorDrawingArea {
  GtkWidget    parent_instance;

  MoorDrawing *drawing;          /* (nullable) */
  int          width;            /* it is laid out for; 0: for none */
  int          height;
};

G_DEFINE_FINAL_TYPE (MoorDrawingArea, moor_drawing_area, GTK_TYPE_WIDGET)

/* The same at every width it was just asked for: GTK asks more than once. */
static int
lay_out (MoorDrawingArea *self,
         int              width)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->drawing == NULL)
    return 0;
  if (self->width == width)
    return self->height;

  self->width = width;
  self->height = (int) ceil (moor_drawing_lay_out (self->drawing,
                                                   gtk_widget_get_pango_context (widget), width,
                                                   gtk_widget_get_direction (widget) ==
                                                   GTK_TEXT_DIR_RTL));
  return self->height;
}

static void
forget (MoorDrawingArea *self)
{
  self->width = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
moor_drawing_area_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  MoorDrawingArea *self = MOOR_DRAWING_AREA (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  MoorInk ink = moor_card_ink (widget);
  cairo_t *cr;

  if (self->drawing == NULL || width <= 0 || height <= 0)
    return;

  lay_out (self, width);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  moor_drawing_draw (self->drawing, cr, &ink);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
moor_drawing_area_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
moor_drawing_area_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  MoorDrawingArea *self = MOOR_DRAWING_AREA (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else if (for_size > 0)
    *minimum = *natural = lay_out (self, for_size);
  else
    /* It grows with the width until it is as large as it may be: GTK complains of one
     * that is higher where it is wider than where nobody said how wide. */
    *minimum = *natural = MAX (lay_out (self, NATURAL_WIDTH), lay_out (self, WIDEST));
}

static void
moor_drawing_area_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (moor_drawing_area_parent_class)->css_changed (widget, change);

  /* The type may be another, and so are the colors that are looked up by name. */
  forget (MOOR_DRAWING_AREA (widget));
}

static void
moor_drawing_area_system_setting_changed (GtkWidget        *widget,
                                          GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (moor_drawing_area_parent_class)->system_setting_changed (widget, setting);

  forget (MOOR_DRAWING_AREA (widget));
}

static void
moor_drawing_area_direction_changed (GtkWidget        *widget,
                                     GtkTextDirection  previous)
{
  forget (MOOR_DRAWING_AREA (widget));
}

static void
moor_drawing_area_finalize (GObject *object)
{
  g_clear_pointer (&MOOR_DRAWING_AREA (object)->drawing, moor_drawing_unref);

  G_OBJECT_CLASS (moor_drawing_area_parent_class)->finalize (object);
}

static void
moor_drawing_area_class_init (MoorDrawingAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = moor_drawing_area_finalize;
  widget_class->snapshot = moor_drawing_area_snapshot;
  widget_class->get_request_mode = moor_drawing_area_get_request_mode;
  widget_class->measure = moor_drawing_area_measure;
  widget_class->css_changed = moor_drawing_area_css_changed;
  widget_class->system_setting_changed = moor_drawing_area_system_setting_changed;
  widget_class->direction_changed = moor_drawing_area_direction_changed;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "moor-drawing");
}

static void
moor_drawing_area_init (MoorDrawingArea *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "moor-card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
moor_drawing_area_new (void)
{
  return g_object_new (MOOR_TYPE_DRAWING_AREA, NULL);
}

void
moor_drawing_area_set_drawing (MoorDrawingArea *self,
                               MoorDrawing     *drawing)
{
  g_return_if_fail (MOOR_IS_DRAWING_AREA (self));

  if (drawing != NULL)
    moor_drawing_ref (drawing);
  g_clear_pointer (&self->drawing, moor_drawing_unref);
  self->drawing = drawing;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  drawing != NULL ? moor_drawing_get_title (drawing) : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  drawing != NULL ? moor_drawing_get_words (drawing) : "",
                                  -1);
  forget (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

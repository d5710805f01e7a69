/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-sheet.h"

#include <glib/gi18n-lib.h>

/* In px. */
#define LEAST_WIDTH 200
#define NATURAL_WIDTH 560

struct _MoorSheet {
  GtkWidget   parent_instance;

  double      width;             /* of the paper, in points */
  double      height;
  MoorPaper  *paper;             /* (nullable) */
  guint       sheet;
};

G_DEFINE_FINAL_TYPE (MoorSheet, moor_sheet, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
moor_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
moor_sheet_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  MoorSheet *self = MOOR_SHEET (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    *minimum = *natural = (int) ((for_size < 0 ? NATURAL_WIDTH : for_size) * self->height /
                                 self->width);
}

static void
moor_sheet_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  MoorSheet *self = MOOR_SHEET (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_save (cr);
  cairo_scale (cr, width / self->width, width / self->width);
  if (self->paper != NULL)
    moor_paper_draw (self->paper, cr, self->sheet);
  cairo_restore (cr);

  cairo_set_source_rgb (cr, 0.55, 0.53, 0.5);
  cairo_set_line_width (cr, 2);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
moor_sheet_finalize (GObject *object)
{
  g_clear_pointer (&MOOR_SHEET (object)->paper, moor_paper_unref);

  G_OBJECT_CLASS (moor_sheet_parent_class)->finalize (object);
}

static void
moor_sheet_class_init (MoorSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = moor_sheet_finalize;
  widget_class->get_request_mode = moor_sheet_get_request_mode;
  widget_class->measure = moor_sheet_measure;
  widget_class->snapshot = moor_sheet_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "moor-sheet");
}

static void
moor_sheet_init (MoorSheet *self)
{
}

GtkWidget *
moor_sheet_new (double width,
                double height)
{
  MoorSheet *self;

  g_return_val_if_fail (width > 0 && height > 0, NULL);

  self = g_object_new (MOOR_TYPE_SHEET, NULL);
  self->width = width;
  self->height = height;
  return GTK_WIDGET (self);
}

void
moor_sheet_show (MoorSheet *self,
                 MoorPaper *paper,
                 guint      sheet)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MOOR_IS_SHEET (self));
  g_return_if_fail (paper == NULL || sheet < moor_paper_get_sheets (paper));

  if (paper != NULL)
    moor_paper_ref (paper);
  g_clear_pointer (&self->paper, moor_paper_unref);
  self->paper = paper;
  self->sheet = sheet;

  text = paper != NULL ? moor_paper_get_text (paper, sheet) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("A sheet as it will be printed"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

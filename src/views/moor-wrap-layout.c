/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-wrap-layout.h"

struct _MoorWrapLayout {
  GtkLayoutManager parent_instance;

  int   spacing;
  int   line_spacing;
  guint columns;
};

G_DEFINE_FINAL_TYPE (MoorWrapLayout, moor_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum {
  PROP_0,
  PROP_SPACING,
  PROP_LINE_SPACING,
  PROP_COLUMNS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

typedef struct {
  GtkWidget *widget;
  int        min, natural;       /* widths */
  int        x, width, line;
} Place;

static GArray *
collect (GtkWidget *widget)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (Place));

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Place place = { .widget = child };

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1,
                          &place.min, &place.natural, NULL, NULL);
      g_array_append_val (places, place);
    }

  return places;
}

static int
widest (GArray   *places,
        gboolean  natural)
{
  int width = 0;

  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      width = MAX (width, natural ? place->natural : place->min);
    }

  return width;
}

static guint
columns_for (MoorWrapLayout *self,
             GArray         *places,
             int             width)
{
  int natural = MAX (widest (places, TRUE), 1);
  int fit = (width + self->spacing) / (natural + self->spacing);

  return (guint) CLAMP (fit, 1, (int) MIN (self->columns, MAX (places->len, 1)));
}

static void
fill_line (GArray *places,
           guint   first,
           guint   end,
           int     left_over)
{
  guint n_expand = 0;
  int shift = 0;

  for (guint i = first; i < end; i++)
    n_expand += gtk_widget_compute_expand (g_array_index (places, Place, i).widget,
                                           GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;

  for (guint i = first; i < end; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      place->x += shift;
      if (n_expand > 0 && gtk_widget_compute_expand (place->widget, GTK_ORIENTATION_HORIZONTAL))
        {
          int extra = left_over / (int) n_expand;

          place->width += extra;
          shift += extra;
        }
    }
}

/* Gives every child its line, its x and its width. */
static void
arrange (MoorWrapLayout *self,
         GArray         *places,
         int             width)
{
  int x = 0, line = 0;
  guint first = 0;

  if (self->columns > 0)
    {
      guint columns = columns_for (self, places, width);
      int column_width = (width - ((int) columns - 1) * self->spacing) / (int) columns;

      for (guint i = 0; i < places->len; i++)
        {
          Place *place = &g_array_index (places, Place, i);

          place->line = (int) (i / columns);
          place->x = (int) (i % columns) * (column_width + self->spacing);
          place->width = MAX (column_width, place->min);
        }
      return;
    }

  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      int child_width = CLAMP (place->natural, place->min, MAX (width, place->min));

      if (i > first && x + child_width > width)
        {
          fill_line (places, first, i, width - (x - self->spacing));
          first = i;
          x = 0;
          line++;
        }
      place->line = line;
      place->x = x;
      place->width = child_width;
      x += child_width + self->spacing;
    }
  fill_line (places, first, places->len, MAX (width - (x - self->spacing), 0));
}

/* Heights of the lines, from the first. (transfer full) (element-type int) */
static GArray *
line_heights (GArray   *places,
              gboolean  natural)
{
  GArray *heights = g_array_new (FALSE, TRUE, sizeof (int));

  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      int min, nat, *height;

      gtk_widget_measure (place->widget, GTK_ORIENTATION_VERTICAL, place->width,
                          &min, &nat, NULL, NULL);
      if ((guint) place->line >= heights->len)
        g_array_set_size (heights, (guint) place->line + 1);
      height = &g_array_index (heights, int, place->line);
      *height = MAX (*height, natural ? nat : min);
    }

  return heights;
}

static int
total_height (MoorWrapLayout *self,
              GArray         *places,
              gboolean        natural)
{
  g_autoptr (GArray) heights = line_heights (places, natural);
  int total = heights->len > 1 ? ((int) heights->len - 1) * self->line_spacing : 0;

  for (guint i = 0; i < heights->len; i++)
    total += g_array_index (heights, int, i);

  return total;
}

static int
natural_width (MoorWrapLayout *self,
               GArray         *places)
{
  int width = 0;

  if (places->len == 0)
    return 0;

  if (self->columns > 0)
    {
      int columns = (int) MIN (self->columns, places->len);

      return columns * widest (places, TRUE) + (columns - 1) * self->spacing;
    }

  for (guint i = 0; i < places->len; i++)
    width += g_array_index (places, Place, i).natural + (i > 0 ? self->spacing : 0);

  return width;
}

static void
moor_wrap_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  MoorWrapLayout *self = MOOR_WRAP_LAYOUT (manager);
  g_autoptr (GArray) places = collect (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest (places, FALSE);
      *natural = MAX (natural_width (self, places), *minimum);
      return;
    }

  arrange (self, places, for_size >= 0 ? for_size : natural_width (self, places));
  *minimum = total_height (self, places, FALSE);
  *natural = total_height (self, places, TRUE);
}

static void
moor_wrap_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  MoorWrapLayout *self = MOOR_WRAP_LAYOUT (manager);
  g_autoptr (GArray) places = collect (widget);
  g_autoptr (GArray) heights = NULL;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0, line = 0;

  arrange (self, places, width);
  heights = line_heights (places, total_height (self, places, TRUE) <= height);

  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      if (place->line != line)
        {
          y += g_array_index (heights, int, line) + self->line_spacing;
          line = place->line;
        }
      gtk_widget_size_allocate (place->widget,
                                &(GtkAllocation) {
                                  rtl ? width - place->x - place->width : place->x, y,
                                  place->width, g_array_index (heights, int, line)
                                }, -1);
    }
}

static GtkSizeRequestMode
moor_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
moor_wrap_layout_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  MoorWrapLayout *self = MOOR_WRAP_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_LINE_SPACING:
      g_value_set_int (value, self->line_spacing);
      break;
    case PROP_COLUMNS:
      g_value_set_uint (value, self->columns);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
moor_wrap_layout_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  MoorWrapLayout *self = MOOR_WRAP_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_LINE_SPACING:
      self->line_spacing = g_value_get_int (value);
      break;
    case PROP_COLUMNS:
      self->columns = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
moor_wrap_layout_class_init (MoorWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = moor_wrap_layout_get_property;
  object_class->set_property = moor_wrap_layout_set_property;
  layout_class->measure = moor_wrap_layout_measure;
  layout_class->allocate = moor_wrap_layout_allocate;
  layout_class->get_request_mode = moor_wrap_layout_get_request_mode;

  props[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_LINE_SPACING] = g_param_spec_int ("line-spacing", NULL, NULL, 0, G_MAXINT16, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_COLUMNS] = g_param_spec_uint ("columns", NULL, NULL, 0, G_MAXUINT16, 0,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
moor_wrap_layout_init (MoorWrapLayout *self)
{
}

GtkLayoutManager *
moor_wrap_layout_new (int   spacing,
                      int   line_spacing,
                      guint columns)
{
  return g_object_new (MOOR_TYPE_WRAP_LAYOUT,
                       "spacing", spacing,
                       "line-spacing", line_spacing,
                       "columns", columns,
                       NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-closeness-view.h"

#include <adwaita.h>
#include <math.h>

#include "drawing/moor-pen.h"
#include "fields/moor-card-ink.h"
#include "fields/moor-in-sight.h"

/* In pixels: what it takes when it is asked, and the least it can be read at. */
#define NATURAL_WIDTH 600
#define WIDEST (1 << 20)
#define LEAST_WIDTH 180
/* At 200 % the least is more, in heights of a line. */
#define LEAST_LINES 8

#define POINT_SIZE 24            /* what takes the focus, at the least */
#define RING 6                   /* and beyond its mark, for the ring that style.css draws there */
#define REACH 22                 /* how far from a point a click is still meant for it */
#define ABOVE 12                 /* over the line of words */

struct _MoorClosenessView {
  GtkWidget         parent_instance;

  MoorClosenessMap *map;         /* (nullable) */
  GPtrArray        *points;      /* GtkWidget, children: one for each point */
  GtkWidget        *says;        /* the words of the point that has or had the focus */
  int               width;       /* it is laid out for; 0: for none */
  int               map_height;
  int               says_height;
  int               height;
};

G_DEFINE_FINAL_TYPE (MoorClosenessView, moor_closeness_view, GTK_TYPE_WIDGET)

/* Layout ------------------------------------------------------------------- */

static gboolean
is_mirrored (MoorClosenessView *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Room for the longest words, so that nothing moves when the focus does. */
static int
measure_says (MoorClosenessView *self,
              int                width)
{
  PangoContext *context = gtk_widget_get_pango_context (self->says);
  double height = 0;

  for (guint i = 0; i < self->points->len; i++)
    height = MAX (height, moor_pen_paragraph (context,
                                              moor_closeness_map_get_point (self->map, i)->words,
                                              width));
  return (int) ceil (height);
}

/* The same at every width it was just asked for: GTK asks more than once. */
static int
lay_out (MoorClosenessView *self,
         int                width)
{
  if (self->map == NULL)
    return 0;
  if (self->width == width)
    return self->height;

  self->width = width;
  self->height = (int) moor_closeness_map_lay_out (self->map,
                                                   gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                                   width, is_mirrored (self));
  self->map_height = (int) moor_closeness_map_get_map_height (self->map);
  self->says_height = measure_says (self, width);
  self->height += ABOVE + self->says_height;
  return self->height;
}

/* Before a place is asked for: it may have been measured for another width since. */
static void
lay_out_again (MoorClosenessView *self)
{
  lay_out (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

static void
forget (MoorClosenessView *self)
{
  self->width = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GtkSizeRequestMode
moor_closeness_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
moor_closeness_view_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  MoorClosenessView *self = MOOR_CLOSENESS_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      double line = moor_pen_line_height (gtk_widget_get_pango_context (widget));

      *minimum = MAX (LEAST_WIDTH, (int) ceil (LEAST_LINES * line));
      *natural = MAX (NATURAL_WIDTH, *minimum);
    }
  else if (for_size > 0)
    *minimum = *natural = lay_out (self, for_size);
  else
    /* It grows with the width until it is as large as it may be: GTK complains of one
     * that is higher where it is wider than where nobody said how wide. */
    *minimum = *natural = MAX (lay_out (self, NATURAL_WIDTH), lay_out (self, WIDEST));
}

static void
place (GtkWidget *child,
       double     x,
       double     y,
       int        width,
       int        height)
{
  int least;

  /* GTK wants every child measured before it has a place. */
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  width = MAX (width, least);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { (int) round (x), (int) round (y), width,
                                                      MAX (height, least) }, -1);
}

static void
moor_closeness_view_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  MoorClosenessView *self = MOOR_CLOSENESS_VIEW (widget);

  if (self->map == NULL)
    return;

  lay_out (self, width);
  for (guint i = 0; i < self->points->len; i++)
    {
      MoorBox box = moor_closeness_map_get_place (self->map, i);
      int size = MAX (POINT_SIZE, (int) ceil (box.width) + 2 * RING);

      place (g_ptr_array_index (self->points, i), box.x + (box.width - size) / 2,
             box.y + (box.height - size) / 2, size, size);
    }
  place (self->says, 0, self->map_height + ABOVE, width, self->says_height);
}

/* Ink ---------------------------------------------------------------------- */

static void
moor_closeness_view_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  MoorClosenessView *self = MOOR_CLOSENESS_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  MoorInk ink = moor_card_ink (widget);
  cairo_t *cr;

  if (self->map == NULL || width <= 0 || height <= 0)
    return;

  lay_out (self, width);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  moor_closeness_map_draw_map (self->map, cr, &ink);
  /* The line of words stands between the two. */
  cairo_translate (cr, 0, ABOVE + self->says_height);
  moor_closeness_map_draw_legend (self->map, cr, &ink);
  cairo_destroy (cr);

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

static void
moor_closeness_view_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (moor_closeness_view_parent_class)->css_changed (widget, change);

  /* The type may be another, and so are the colors that are looked up by name. */
  forget (MOOR_CLOSENESS_VIEW (widget));
}

static void
moor_closeness_view_system_setting_changed (GtkWidget        *widget,
                                            GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (moor_closeness_view_parent_class)->system_setting_changed (widget, setting);

  forget (MOOR_CLOSENESS_VIEW (widget));
}

static void
moor_closeness_view_direction_changed (GtkWidget        *widget,
                                       GtkTextDirection  previous)
{
  forget (MOOR_CLOSENESS_VIEW (widget));
}

/* The points --------------------------------------------------------------- */

static void
show_words (MoorClosenessView *self,
            guint              point)
{
  gtk_label_set_text (GTK_LABEL (self->says), moor_closeness_map_get_point (self->map, point)->words);
}

/* Where Tab enters: the answers that are looked at, or else the first there are. */
static guint
find_entry (MoorClosenessView *self)
{
  for (guint i = 0; i < self->points->len; i++)
    if (moor_closeness_map_get_point (self->map, i)->kind == MOOR_MAP_NOW)
      return i;

  return 0;
}

/* How far along the way of an arrow a point lies; what is equal there goes by the other
 * axis, and then by the order in which the points are read, so that no two are equal. */
static int
compare_along (MoorClosenessView *self,
               guint              a,
               guint              b,
               gboolean           across)
{
  MoorBox one = moor_closeness_map_get_place (self->map, a);
  MoorBox other = moor_closeness_map_get_place (self->map, b);
  double first = across ? one.x - other.x : one.y - other.y;
  double second = across ? one.y - other.y : one.x - other.x;

  if (fabs (first) > 1e-6)
    return first < 0 ? -1 : 1;
  if (fabs (second) > 1e-6)
    return second < 0 ? -1 : 1;

  return a < b ? -1 : a > b;
}

/* The next point from @from on the way of an arrow; @from at the end of it. */
static guint
find_next (MoorClosenessView *self,
           guint              from,
           GtkDirectionType   direction)
{
  gboolean across = direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT;
  int sign = direction == GTK_DIR_RIGHT || direction == GTK_DIR_DOWN ? 1 : -1;
  guint next = from;

  lay_out_again (self);
  for (guint i = 0; i < self->points->len; i++)
    if (compare_along (self, i, from, across) * sign > 0 &&
        (next == from || compare_along (self, i, next, across) * sign < 0))
      next = i;

  return next;
}

static gboolean
moor_closeness_view_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  MoorClosenessView *self = MOOR_CLOSENESS_VIEW (widget);
  GtkWidget *current = gtk_widget_get_focus_child (widget);
  guint from;

  if (self->points->len == 0)
    return FALSE;
  if (current == NULL || !g_ptr_array_find (self->points, current, &from))
    return gtk_widget_grab_focus (g_ptr_array_index (self->points, find_entry (self)));
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;

  /* At the end the focus stays: an arrow does not leave the map. */
  return gtk_widget_grab_focus (g_ptr_array_index (self->points, find_next (self, from, direction)));
}

static gboolean
moor_closeness_view_grab_focus (GtkWidget *widget)
{
  MoorClosenessView *self = MOOR_CLOSENESS_VIEW (widget);

  return self->points->len > 0 &&
         gtk_widget_grab_focus (g_ptr_array_index (self->points, find_entry (self)));
}

static void
on_enter (GtkEventControllerFocus *controller,
          MoorClosenessView       *self)
{
  GtkWidget *point = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  guint index;

  if (!g_ptr_array_find (self->points, point, &index))
    return;

  /* Two people may have one letter: which point it is, only the words say. */
  show_words (self, index);
  moor_in_sight_bring (point, self->says, NULL);
}

/* The nearest point, since what takes the focus of two may lie over each other. */
static void
on_pressed (GtkGestureClick   *gesture,
            int                n_press,
            double             x,
            double             y,
            MoorClosenessView *self)
{
  double least = REACH;
  GtkWidget *nearest = NULL;

  lay_out_again (self);
  for (guint i = 0; i < self->points->len; i++)
    {
      MoorBox box = moor_closeness_map_get_place (self->map, i);
      double away = hypot (box.x + box.width / 2 - x, box.y + box.height / 2 - y);

      if (away <= least)
        {
          least = away;
          nearest = g_ptr_array_index (self->points, i);
        }
    }

  if (nearest != NULL)
    gtk_widget_grab_focus (nearest);
}

/* The role of an image is the one that GTK 4.8 speaks with its name and that asks for
 * nothing to be done. */
static GtkWidget *
make_point (MoorClosenessView *self,
            const char        *words)
{
  GtkWidget *point = g_object_new (ADW_TYPE_BIN,
                                   "css-name", "moor-closeness-point",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                                   "focusable", TRUE,
                                   NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (point), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect (focus, "enter", G_CALLBACK (on_enter), self);
  gtk_widget_add_controller (point, focus);
  /* Before the words, which are read after them. */
  gtk_widget_insert_before (point, GTK_WIDGET (self), self->says);
  return point;
}

static void
take_points (MoorClosenessView *self)
{
  for (guint i = 0; i < self->points->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->points, i));
  g_ptr_array_set_size (self->points, 0);
}

/* -------------------------------------------------------------------------- */

static void
moor_closeness_view_dispose (GObject *object)
{
  MoorClosenessView *self = MOOR_CLOSENESS_VIEW (object);

  take_points (self);
  g_clear_pointer (&self->says, gtk_widget_unparent);

  G_OBJECT_CLASS (moor_closeness_view_parent_class)->dispose (object);
}

static void
moor_closeness_view_finalize (GObject *object)
{
  MoorClosenessView *self = MOOR_CLOSENESS_VIEW (object);

  g_ptr_array_unref (self->points);
  g_clear_pointer (&self->map, moor_closeness_map_unref);

  G_OBJECT_CLASS (moor_closeness_view_parent_class)->finalize (object);
}

static void
moor_closeness_view_class_init (MoorClosenessViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_closeness_view_dispose;
  object_class->finalize = moor_closeness_view_finalize;
  widget_class->get_request_mode = moor_closeness_view_get_request_mode;
  widget_class->measure = moor_closeness_view_measure;
  widget_class->size_allocate = moor_closeness_view_size_allocate;
  widget_class->snapshot = moor_closeness_view_snapshot;
  widget_class->css_changed = moor_closeness_view_css_changed;
  widget_class->system_setting_changed = moor_closeness_view_system_setting_changed;
  widget_class->direction_changed = moor_closeness_view_direction_changed;
  widget_class->focus = moor_closeness_view_focus;
  widget_class->grab_focus = moor_closeness_view_grab_focus;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "moor-closeness");
}

static void
moor_closeness_view_init (MoorClosenessView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->points = g_ptr_array_new ();
  self->says = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->says), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->says), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->says), 0);
  gtk_label_set_yalign (GTK_LABEL (self->says), 0);
  gtk_widget_set_parent (self->says, GTK_WIDGET (self));

  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_widget_add_css_class (GTK_WIDGET (self), "moor-card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
moor_closeness_view_new (void)
{
  return g_object_new (MOOR_TYPE_CLOSENESS_VIEW, NULL);
}

void
moor_closeness_view_set_map (MoorClosenessView *self,
                             MoorClosenessMap  *map)
{
  g_return_if_fail (MOOR_IS_CLOSENESS_VIEW (self));

  if (map != NULL)
    moor_closeness_map_ref (map);
  take_points (self);
  g_clear_pointer (&self->map, moor_closeness_map_unref);
  self->map = map;

  for (guint i = 0; map != NULL && i < moor_closeness_map_get_n_points (map); i++)
    g_ptr_array_add (self->points, make_point (self, moor_closeness_map_get_point (map, i)->words));
  if (map != NULL)
    show_words (self, find_entry (self));
  else
    gtk_label_set_text (GTK_LABEL (self->says), "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  map != NULL ? moor_closeness_map_get_title (map) : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  map != NULL ? moor_closeness_map_get_legend (map) : "",
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), map != NULL);
  forget (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

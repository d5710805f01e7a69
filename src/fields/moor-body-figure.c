/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-body-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The drawing, in px: it keeps its size at any text size, since nothing is
 * written on it and its smallest place is just large enough for a finger. */
#define WIDTH 220
#define HEIGHT 392
#define MIDDLE (WIDTH / 2.0)

#define EDGE 1.5
#define CHOSEN_EDGE 3
#define TICK 6
#define HOVER 0.08f
#define DIVIDER 0.35f          /* how strong a line between two places is */

/* A place is the part of the body inside these boxes. A box with a mirror image
 * has it on the other side of the middle line. Boxes do not overlap. */
typedef struct {
  const char *place;
  gboolean    front;
  gboolean    back;
  gboolean    mirrored;
  double      x, y, width, height;
  double      tick_x, tick_y;    /* where the body is broad */
} Box;

static const Box boxes[] = {
  { "head", TRUE, FALSE, FALSE, 76, 0, 68, 31, 110, 18 },
  { "face", TRUE, FALSE, FALSE, 76, 31, 68, 25, 110, 43.5 },
  { "jaw", TRUE, FALSE, FALSE, 76, 56, 68, 26, 110, 68 },
  { "throat", TRUE, FALSE, FALSE, 84, 82, 52, 25, 110, 95 },
  { "head", FALSE, TRUE, FALSE, 76, 0, 68, 82, 110, 42 },
  { "shoulders", TRUE, FALSE, FALSE, 44, 107, 132, 31, 110, 123 },
  { "shoulders", FALSE, TRUE, FALSE, 44, 82, 132, 56, 110, 122 },
  { "chest", TRUE, FALSE, FALSE, 72, 138, 76, 46, 110, 161 },
  { "stomach", TRUE, FALSE, FALSE, 72, 184, 76, 44, 110, 206 },
  { "back", FALSE, TRUE, FALSE, 72, 138, 76, 90, 132, 184 },
  { "hips", TRUE, TRUE, FALSE, 70, 228, 80, 38, 110, 247 },
  { "arms", TRUE, TRUE, TRUE, 30, 138, 42, 94, 56, 184 },
  { "hands", TRUE, TRUE, TRUE, 20, 232, 46, 42, 45, 249 },
  { "legs", TRUE, TRUE, TRUE, 66, 266, 44, 92, 89, 310 },
  { "feet", TRUE, TRUE, TRUE, 58, 358, 52, 34, 85, 374 },
};

typedef struct {
  const char *place;            /* of the table above */
  char       *label;
  gboolean    chosen;
} Place;

struct _MoorBodyFigure {
  GtkWidget     parent_instance;

  MoorBodySide  side;
  GArray       *places;          /* Place: those offered */
  const char   *under;           /* (nullable) the place under the pointer */
  const char   *down;            /* (nullable) the place that was pressed and not yet let go */
};

G_DEFINE_FINAL_TYPE (MoorBodyFigure, moor_body_figure, GTK_TYPE_WIDGET)

enum {
  PRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Place *
find_place (MoorBodyFigure *self,
            const char     *place)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *offered = &g_array_index (self->places, Place, i);

      if (g_strcmp0 (offered->place, place) == 0)
        return offered;
    }

  return NULL;
}

static gboolean
is_on (const Box    *box,
       MoorBodySide  side)
{
  return side == MOOR_BODY_FRONT ? box->front : box->back;
}

static void
get_origin (MoorBodyFigure *self,
            double         *x,
            double         *y)
{
  *x = (gtk_widget_get_width (GTK_WIDGET (self)) - WIDTH) / 2.0;
  *y = (gtk_widget_get_height (GTK_WIDGET (self)) - HEIGHT) / 2.0;
}

static gboolean
is_inside (double a,
           double from,
           double length)
{
  return a >= from && a < from + length;
}

/* Drawing ------------------------------------------------------------------ */

static void
trace_ellipse (cairo_t *cr,
               double   x,
               double   y,
               double   rx,
               double   ry)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, rx, ry);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_close_path (cr);
  cairo_restore (cr);
}

/* A limb: round at both ends, @r0 and @r1 its half widths there. */
static void
trace_limb (cairo_t *cr,
            double   x0,
            double   y0,
            double   r0,
            double   x1,
            double   y1,
            double   r1)
{
  double angle = atan2 (y1 - y0, x1 - x0);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x0, y0, r0, angle + G_PI_2, angle + 3 * G_PI_2);
  cairo_arc (cr, x1, y1, r1, angle - G_PI_2, angle + G_PI_2);
  cairo_close_path (cr);
}

/* Mirrored by its numbers and not by the matrix, so that both halves turn the
 * same way: what overlaps would cut holes otherwise. */
static void
trace_half (cairo_t *cr,
            gboolean mirrored)
{
#define ACROSS(x) (mirrored ? WIDTH - (x) : (x))
  trace_limb (cr, ACROSS (65), 125, 13, ACROSS (47), 230, 11);
  trace_ellipse (cr, ACROSS (45), 249, 12, 19);
  trace_limb (cr, ACROSS (90), 256, 19, ACROSS (88), 352, 12);
  trace_ellipse (cr, ACROSS (85), 374, 17, 13);
#undef ACROSS
}

/* The whole body as one path, to be filled by the winding rule. */
static void
trace_body (cairo_t *cr)
{
  cairo_new_path (cr);
  trace_ellipse (cr, MIDDLE, 43, 30, 40);
  trace_limb (cr, MIDDLE, 80, 13, MIDDLE, 116, 15);

  /* The trunk, clockwise from the left shoulder. */
  cairo_move_to (cr, 62, 113);
  cairo_curve_to (cr, 80, 108, 92, 110, MIDDLE, 98);
  cairo_curve_to (cr, WIDTH - 92, 110, WIDTH - 80, 108, WIDTH - 62, 113);
  cairo_curve_to (cr, WIDTH - 56, 136, WIDTH - 76, 160, WIDTH - 77, 190);
  cairo_curve_to (cr, WIDTH - 77, 214, WIDTH - 71, 228, WIDTH - 71, 254);
  cairo_curve_to (cr, WIDTH - 71, 284, 71, 284, 71, 254);
  cairo_curve_to (cr, 71, 228, 77, 214, 77, 190);
  cairo_curve_to (cr, 76, 160, 56, 136, 62, 113);
  cairo_close_path (cr);

  trace_half (cr, FALSE);
  trace_half (cr, TRUE);
}

static void
get_color (MoorBodyFigure *self,
           const char     *name,
           GdkRGBA        *color)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (style, name, color))
    gtk_style_context_get_color (style, color);
}

static void
draw_tick (cairo_t *cr,
           double   x,
           double   y)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x - TICK, y);
  cairo_line_to (cr, x - TICK / 3.0, y + TICK * 0.7);
  cairo_line_to (cr, x + TICK, y - TICK * 0.7);
  cairo_set_line_width (cr, 2.5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

/* The body, or the part of it that @box holds, with an edge all round and with
 * @divider where the next place begins. The outline is drawn before it is
 * filled: that hides where limbs overlap. */
static void
draw_part (cairo_t       *cr,
           const Box     *box,
           double         x,
           const GdkRGBA *ground,
           const GdkRGBA *edge,
           double         edge_width,
           const GdkRGBA *divider)
{
  cairo_save (cr);
  if (box != NULL)
    {
      cairo_rectangle (cr, x, box->y, box->width, box->height);
      cairo_clip (cr);
    }

  gdk_cairo_set_source_rgba (cr, edge);
  cairo_set_line_width (cr, 2 * edge_width);
  trace_body (cr);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, ground);
  cairo_fill_preserve (cr);

  if (box != NULL)
    {
      cairo_clip (cr);
      gdk_cairo_set_source_rgba (cr, divider);
      cairo_rectangle (cr, x, box->y, box->width, box->height);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
draw_place (MoorBodyFigure *self,
            cairo_t        *cr,
            const Box      *box,
            gboolean        chosen)
{
  GdkRGBA ground, edge, divider, mark;
  double x = box->x;

  if (chosen)
    {
      get_color (self, "accent_bg_color", &ground);
      get_color (self, "accent_color", &edge);
      get_color (self, "accent_fg_color", &mark);
      divider = edge;
    }
  else
    {
      get_color (self, "moor_button_color", &ground);
      get_color (self, "moor_edge_color", &edge);
      divider = edge;
      divider.alpha *= DIVIDER;
      if (self->under == box->place)
        {
          GdkRGBA text;

          get_color (self, "window_fg_color", &text);
          ground.red += (text.red - ground.red) * HOVER;
          ground.green += (text.green - ground.green) * HOVER;
          ground.blue += (text.blue - ground.blue) * HOVER;
        }
    }

  for (int i = 0; i < (box->mirrored ? 2 : 1); i++)
    {
      draw_part (cr, box, x, &ground, &edge, chosen ? CHOSEN_EDGE : EDGE, &divider);
      if (chosen)
        {
          gdk_cairo_set_source_rgba (cr, &mark);
          draw_tick (cr, i == 0 ? box->tick_x : WIDTH - box->tick_x, box->tick_y);
        }
      x = WIDTH - box->x - box->width;
    }
}

static void
moor_body_figure_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  MoorBodyFigure *self = MOOR_BODY_FIGURE (widget);
  GdkRGBA ground, edge;
  double x, y;
  cairo_t *cr;

  get_origin (self, &x, &y);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y,
                                                                 WIDTH, HEIGHT));
  cairo_translate (cr, x, y);

  get_color (self, "moor_button_color", &ground);
  get_color (self, "moor_edge_color", &edge);
  draw_part (cr, NULL, 0, &ground, &edge, EDGE, NULL);

  /* What is chosen comes last, so that no neighbor's edge lies over its own. */
  for (int chosen = FALSE; chosen <= TRUE; chosen++)
    for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
      {
        const Place *offered = find_place (self, boxes[i].place);

        if (is_on (&boxes[i], self->side) && offered != NULL && offered->chosen == chosen)
          draw_place (self, cr, &boxes[i], chosen);
      }

  if (self->side == MOOR_BODY_BACK)
    {
      /* A line down the middle tells the back from the front. */
      get_color (self, moor_body_figure_is_chosen (self, "back") ? "accent_fg_color"
                                                                 : "moor_edge_color", &edge);
      gdk_cairo_set_source_rgba (cr, &edge);
      cairo_set_line_width (cr, EDGE);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_new_path (cr);
      cairo_move_to (cr, MIDDLE, 150);
      cairo_line_to (cr, MIDDLE, 216);
      cairo_stroke (cr);
    }

  cairo_destroy (cr);
}

static void
moor_body_figure_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
moor_body_figure_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (moor_body_figure_parent_class)->css_changed (widget, change);

  /* Its colors are looked up by name: the library does not know of them. */
  gtk_widget_queue_draw (widget);
}

static gboolean
moor_body_figure_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    keyboard,
                                GtkTooltip *tooltip)
{
  MoorBodyFigure *self = MOOR_BODY_FIGURE (widget);
  const char *place = keyboard ? NULL : moor_body_figure_get_place (self, x, y);

  if (place == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, find_place (self, place)->label);
  return TRUE;
}

/* The pointer -------------------------------------------------------------- */

static void
set_under (MoorBodyFigure *self,
           const char     *place)
{
  if (self->under == place)
    return;

  self->under = place;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           MoorBodyFigure           *self)
{
  set_under (self, moor_body_figure_get_place (self, x, y));
}

static void
on_leave (GtkEventControllerMotion *controller,
          MoorBodyFigure           *self)
{
  set_under (self, NULL);
}

static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            MoorBodyFigure  *self)
{
  self->down = moor_body_figure_get_place (self, x, y);
}

/* A press that ends somewhere else was thought better of. */
static void
on_released (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             MoorBodyFigure  *self)
{
  const char *down = self->down;

  self->down = NULL;
  if (down != NULL && down == moor_body_figure_get_place (self, x, y))
    g_signal_emit (self, signals[PRESSED], 0, down);
}

static void
place_clear (gpointer data)
{
  g_free (((Place *) data)->label);
}

static void
name_it (MoorBodyFigure *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->side == MOOR_BODY_FRONT ? _("Drawing of a body, front")
                                                                : _("Drawing of a body, back"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("The buttons beside it have all places."),
                                  -1);
}

static void
moor_body_figure_finalize (GObject *object)
{
  g_array_unref (MOOR_BODY_FIGURE (object)->places);

  G_OBJECT_CLASS (moor_body_figure_parent_class)->finalize (object);
}

static void
moor_body_figure_class_init (MoorBodyFigureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = moor_body_figure_finalize;
  widget_class->measure = moor_body_figure_measure;
  widget_class->snapshot = moor_body_figure_snapshot;
  widget_class->css_changed = moor_body_figure_css_changed;
  widget_class->query_tooltip = moor_body_figure_query_tooltip;

  signals[PRESSED] = g_signal_new ("pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "moor-body-figure");
}

static void
moor_body_figure_init (MoorBodyFigure *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (self->places, place_clear);

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  name_it (self);
}

GtkWidget *
moor_body_figure_new (void)
{
  return g_object_new (MOOR_TYPE_BODY_FIGURE, NULL);
}

void
moor_body_figure_set_side (MoorBodyFigure *self,
                           MoorBodySide    side)
{
  g_return_if_fail (MOOR_IS_BODY_FIGURE (self));

  if (self->side == side)
    return;

  self->side = side;
  self->under = self->down = NULL;
  name_it (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

MoorBodySide
moor_body_figure_get_side (MoorBodyFigure *self)
{
  g_return_val_if_fail (MOOR_IS_BODY_FIGURE (self), MOOR_BODY_FRONT);

  return self->side;
}

void
moor_body_figure_clear (MoorBodyFigure *self)
{
  g_return_if_fail (MOOR_IS_BODY_FIGURE (self));

  g_array_set_size (self->places, 0);
  self->under = self->down = NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
moor_body_figure_offer (MoorBodyFigure *self,
                        const char     *place,
                        const char     *label)
{
  g_return_if_fail (MOOR_IS_BODY_FIGURE (self));
  g_return_if_fail (place != NULL && label != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (g_str_equal (boxes[i].place, place) && find_place (self, place) == NULL)
      {
        Place offered = { .place = boxes[i].place, .label = g_strdup (label) };

        g_array_append_val (self->places, offered);
        gtk_widget_queue_draw (GTK_WIDGET (self));
      }
}

void
moor_body_figure_set_chosen (MoorBodyFigure *self,
                             const char     *place,
                             gboolean        chosen)
{
  Place *offered;

  g_return_if_fail (MOOR_IS_BODY_FIGURE (self));

  offered = find_place (self, place);
  if (offered == NULL || offered->chosen == chosen)
    return;

  offered->chosen = chosen;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
moor_body_figure_is_chosen (MoorBodyFigure *self,
                            const char     *place)
{
  const Place *offered;

  g_return_val_if_fail (MOOR_IS_BODY_FIGURE (self), FALSE);

  offered = find_place (self, place);
  return offered != NULL && offered->chosen;
}

gboolean
moor_body_figure_has (MoorBodySide  side,
                      const char   *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (is_on (&boxes[i], side) && g_strcmp0 (boxes[i].place, place) == 0)
      return TRUE;

  return FALSE;
}

const char *
moor_body_figure_get_place (MoorBodyFigure *self,
                            double          x,
                            double          y)
{
  double left, top;

  g_return_val_if_fail (MOOR_IS_BODY_FIGURE (self), NULL);

  get_origin (self, &left, &top);
  x -= left;
  y -= top;

  /* All of the box, not only where the body is: a finger is not that exact. */
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      const Box *box = &boxes[i];

      if (is_on (box, self->side) && is_inside (y, box->y, box->height) &&
          (is_inside (x, box->x, box->width) ||
           (box->mirrored && is_inside (WIDTH - x, box->x, box->width))) &&
          find_place (self, box->place) != NULL)
        return box->place;
    }

  return NULL;
}

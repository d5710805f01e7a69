/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-pace-shape.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* The side of the square, in heights of a line of text, so that the words fit into
 * the disc at every text size; and its bounds in pixels. */
#define SIDE_LINES 12.5
#define MIN_SIDE 200
#define MAX_SIDE 420
#define LEAST_SIDE 150

/* The disc, as parts of the whole radius. */
#define CLOSED 0.60
#define OPEN 0.84
/* How much of the closed disc's width the words may take. */
#define WORDS 0.84

#define BAR_HEIGHT 14

struct _MoorPaceShape
{
  GtkWidget  parent_instance;

  GtkWidget *texts;              /* holds the two labels */
  GtkWidget *word;
  GtkWidget *count;

  double     openness;           /* as drawn */
  double     level;              /* of the ring, 0 to 1 */
  gboolean   has_level;
  gboolean   still;              /* the bar in place of the disc */
};

G_DEFINE_FINAL_TYPE (MoorPaceShape, moor_pace_shape, GTK_TYPE_WIDGET)

static double
whole_radius (MoorPaceShape *self)
{
  return MIN (gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self))) / 2.0;
}

static double
disc_radius (MoorPaceShape *self,
             double         openness)
{
  double radius = whole_radius (self) * (CLOSED + (OPEN - CLOSED) * openness);

  /* In steps of half a pixel of the screen: finer can be computed and not seen. */
  return round (radius * 2 * gtk_widget_get_scale_factor (GTK_WIDGET (self))) /
         (2 * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static int
preferred_side (MoorPaceShape *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);

  return CLAMP ((int) (SIDE_LINES * height / PANGO_SCALE), MIN_SIDE, MAX_SIDE);
}

static void
set_text (GtkWidget  *label,
          const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), text != NULL ? text : "") != 0)
    gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && text[0] != '\0');
}

static void
set_still (MoorPaceShape *self,
           gboolean       still)
{
  if (self->still == still)
    return;

  self->still = still;
  if (still)
    gtk_widget_add_css_class (GTK_WIDGET (self), "still");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "still");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GdkRGBA
named_color (MoorPaceShape *self,
             const char    *name,
             float          alpha)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  color.alpha *= alpha;

  return color;
}

static void
append_round (GtkSnapshot     *snapshot,
              graphene_rect_t *rect,
              float            radius,
              graphene_rect_t *filled,
              const GdkRGBA   *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, filled);
  gtk_snapshot_pop (snapshot);
}

static void
append_disc (MoorPaceShape *self,
             GtkSnapshot   *snapshot,
             double         radius,
             double         level,
             GdkRGBA        color)
{
  float x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 - radius;
  float y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 - radius;
  graphene_rect_t rect = GRAPHENE_RECT_INIT (x, y, 2 * radius, 2 * radius);
  graphene_rect_t filled = rect;

  filled.origin.y += 2 * radius * (1 - level);
  filled.size.height *= level;
  append_round (snapshot, &rect, radius, &filled, &color);
}

static void
snapshot_disc (MoorPaceShape *self,
               GtkSnapshot   *snapshot)
{
  double whole = whole_radius (self);
  double disc = disc_radius (self, self->openness);

  append_disc (self, snapshot, whole, 1, named_color (self, "accent_bg_color", 0.10));
  if (self->has_level)
    append_disc (self, snapshot, whole, self->level, named_color (self, "accent_bg_color", 0.22));
  else
    append_disc (self, snapshot, (whole + disc) / 2, 1, named_color (self, "accent_bg_color", 0.18));
  append_disc (self, snapshot, disc, 1, named_color (self, "accent_bg_color", 1));
}

static void
snapshot_bar (MoorPaceShape *self,
              GtkSnapshot   *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  float length = MIN (width, 2 * preferred_side (self));
  float y = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * BAR_HEIGHT;
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((width - length) / 2, y, length, BAR_HEIGHT);
  graphene_rect_t filled = rect;
  GdkRGBA ground = named_color (self, "accent_bg_color", 0.18);
  GdkRGBA color = named_color (self, "accent_bg_color", 1);

  filled.size.width *= self->has_level ? self->level : self->openness;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    filled.origin.x += rect.size.width - filled.size.width;
  append_round (snapshot, &rect, BAR_HEIGHT / 2.0, &rect, &ground);
  append_round (snapshot, &rect, BAR_HEIGHT / 2.0, &filled, &color);
}

static void
moor_pace_shape_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  MoorPaceShape *self = MOOR_PACE_SHAPE (widget);

  if (self->still)
    snapshot_bar (self, snapshot);
  else
    snapshot_disc (self, snapshot);

  gtk_widget_snapshot_child (widget, self->texts, snapshot);
}

static void
moor_pace_shape_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  MoorPaceShape *self = MOOR_PACE_SHAPE (widget);
  int side = preferred_side (self);

  *natural = side;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_SIDE : side;

  /* The bar and two lines need less than a disc. */
  if (self->still && orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = side * 2 / 3;
}

static void
moor_pace_shape_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  MoorPaceShape *self = MOOR_PACE_SHAPE (widget);
  int space = self->still ? height - 3 * BAR_HEIGHT : height;
  int inside = self->still ? width : (int) (2 * WORDS * CLOSED * whole_radius (self));
  int minimum, text_width, text_height;

  gtk_widget_measure (self->texts, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  text_width = MIN (MAX (inside, minimum), width);
  gtk_widget_measure (self->texts, GTK_ORIENTATION_VERTICAL, text_width, NULL, &text_height, NULL, NULL);
  text_height = MIN (text_height, height);
  gtk_widget_size_allocate (self->texts,
                            &(GtkAllocation) { (width - text_width) / 2, MAX (0, (space - text_height) / 2),
                                               text_width, text_height },
                            -1);
}

static void
moor_pace_shape_dispose (GObject *object)
{
  MoorPaceShape *self = MOOR_PACE_SHAPE (object);

  g_clear_pointer (&self->texts, gtk_widget_unparent);

  G_OBJECT_CLASS (moor_pace_shape_parent_class)->dispose (object);
}

static void
moor_pace_shape_class_init (MoorPaceShapeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_pace_shape_dispose;
  widget_class->snapshot = moor_pace_shape_snapshot;
  widget_class->measure = moor_pace_shape_measure;
  widget_class->size_allocate = moor_pace_shape_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "moor-pace-shape");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);

  return label;
}

static void
moor_pace_shape_init (MoorPaceShape *self)
{
  self->openness = 0.5;
  self->word = make_label ("word");
  self->count = make_label ("count");
  self->texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->texts), self->word);
  gtk_box_append (GTK_BOX (self->texts), self->count);
  gtk_widget_set_parent (self->texts, GTK_WIDGET (self));

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  set_still (self, !adw_get_enable_animations (GTK_WIDGET (self)));
}

GtkWidget *
moor_pace_shape_new (void)
{
  return g_object_new (MOOR_TYPE_PACE_SHAPE, NULL);
}

void
moor_pace_shape_set_pace (MoorPaceShape  *self,
                          const MoorPace *pace)
{
  gboolean has_level;
  double openness, level;
  g_autofree char *count = NULL;
  const char *word = NULL;

  g_return_if_fail (MOOR_IS_PACE_SHAPE (self));
  g_return_if_fail (pace != NULL);

  set_still (self, !adw_get_enable_animations (GTK_WIDGET (self)));

  has_level = pace->phase < 0 && pace->total > 0;
  level = has_level ? pace->fraction : 0;
  openness = pace->openness;

  /* Once a second: the bar stands where the count says, full or empty in the last. */
  if (self->still && pace->phase >= 0 && !pace->done)
    {
      gboolean opens = pace->move == MOOR_MOVE_IN || pace->move == MOOR_MOVE_REST;

      if (pace->move != MOOR_MOVE_HOLD)
        openness = opens ? 1 - (pace->count - 1) / pace->phase_seconds
                         : (pace->count - 1) / pace->phase_seconds;
      openness = CLAMP (openness, 0, 1);
    }

  if (pace->paused)
    word = _("Paused");
  else if (!pace->done)
    word = pace->word;

  if (pace->n_steps > 0)
    /* Translators: the second of six short steps: "2 of 6" */
    count = g_strdup_printf (C_("step", "%d of %d"), pace->step, pace->n_steps);
  else if (pace->phase >= 0)
    count = pace->paused || pace->done ? NULL : g_strdup_printf ("%d", pace->count);
  else if (!pace->done)
    count = moor_pace_shape_time_left (pace->count);

  set_text (self->word, word);
  set_text (self->count, count);

  if (has_level != self->has_level || fabs (level - self->level) * 2 * whole_radius (self) >= 1 ||
      (level != self->level && (level == 0 || level >= 1)) ||
      (self->still ? openness != self->openness
                   : disc_radius (self, openness) != disc_radius (self, self->openness)))
    {
      self->has_level = has_level;
      self->level = level;
      self->openness = openness;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

gboolean
moor_pace_shape_moves (MoorPaceShape  *self,
                       const MoorPace *pace)
{
  g_return_val_if_fail (MOOR_IS_PACE_SHAPE (self), FALSE);
  g_return_val_if_fail (pace != NULL, FALSE);

  return !pace->done && !pace->paused && pace->phase >= 0 && pace->move != MOOR_MOVE_HOLD &&
         adw_get_enable_animations (GTK_WIDGET (self));
}

char *
moor_pace_shape_time_left (int seconds)
{
  if (seconds >= 3600)
    return g_strdup_printf ("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);

  return g_strdup_printf ("%d:%02d", seconds / 60, seconds % 60);
}

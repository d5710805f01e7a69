/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/moor-closeness-layout.h"

#include <math.h>

#include "drawing/moor-closeness-labels.h"

/* All in heights of a line of text. */
#define WHOLE 26.0               /* the square, at the most */
#define RADIUS 0.3
#define BESIDE 0.35              /* between the edge at the side and its numbers; more than a
                                  * radius */
#define BELOW 0.5                /* between that below and its numbers, so that the two at the
                                  * corner do not meet */
#define LABEL 9.0                /* the longest label at a mark */
#define LINES_APART 0.5          /* the faint lines, at the least */
#define NUMBERS_APART 0.5        /* between two numbers of an axis */

#define RADIUS_OF_SQUARE 0.03    /* a mark is no larger than this part of the square */
#define BESIDE_EACH_OTHER 1.12   /* marks side by side, in radii: a little more than touching */

/* More labels than this at once are a heap, room or not. */
#define MAX_LABELED 24

/* Numbers at the marks, as a part of the type: how large, and how small. */
#define NUMBER_SCALE 0.85
#define LEAST_NUMBER_SCALE 0.7

/* How far a label may stand from its mark, in heights of a line. */
#define LABEL_REACH 1.2
#define NUMBER_REACH 2.4

typedef struct {
  const MoorMapAxes   *axes;
  GPtrArray           *points;
  const MoorMetrics   *metrics;
  MoorClosenessLayout *layout;
  double               h;

  /* The labels that are to be placed now, or the numbers, which some marks may share. */
  guint               *tags;     /* of each point */
  double              *widths;   /* of each tag */
  guint                n_tags;
} Laying;

static const MoorMapPoint *
point_at (const Laying *self,
          guint         i)
{
  return g_ptr_array_index (self->points, i);
}

static MoorClosenessPlace *
place_at (const MoorClosenessLayout *layout,
          guint                      i)
{
  return &g_array_index (layout->places, MoorClosenessPlace, i);
}

static double
part (const Laying *self,
      double        value)
{
  return (value - self->axes->lowest) / (self->axes->highest - self->axes->lowest);
}

static double
x_of (const Laying *self,
      double        value)
{
  return self->layout->square.x + self->layout->square.width * part (self, value);
}

static double
y_of (const Laying *self,
      double        value)
{
  return self->layout->square.y + self->layout->square.height * (1 - part (self, value));
}

static double
text_width (const Laying *self,
            const char   *text)
{
  return moor_metrics_width (self->metrics, text) + 1;
}

static double
value_width (const Laying *self,
             double        value)
{
  g_autofree char *number = g_strdup_printf ("%g", value);

  return text_width (self, number);
}

/* The axes ----------------------------------------------------------------- */

/* The smallest of 1, 2, 5, 10, … steps of the scale that are @apart in length. */
static double
find_step (const Laying *self,
           double        apart)
{
  static const double mantissas[] = { 1, 2, 5 };
  double range = self->axes->highest - self->axes->lowest;
  double side = self->layout->square.width;

  for (double power = 1; power < range; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (mantissas); i++)
      if (side * mantissas[i] * power / range >= apart)
        return mantissas[i] * power;

  return range;
}

/* Whole numbers @step apart, from the lowest to the highest; both of these are always
 * among them. */
static GArray *
find_values (const Laying *self,
             double        step,
             double        apart)
{
  double lowest = self->axes->lowest, highest = self->axes->highest;
  double side = self->layout->square.width;
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  g_array_append_val (values, lowest);
  for (double value = floor (lowest) + step; value < highest; value += step)
    if (side * part (self, value) >= apart && side * (1 - part (self, value)) >= apart)
      g_array_append_val (values, value);
  g_array_append_val (values, highest);
  return values;
}

static void
lay_ticks (const Laying *self,
           double        number)
{
  MoorClosenessLayout *layout = self->layout;
  double h = self->h;
  double apart = MAX (number + NUMBERS_APART * h, h + 1);
  g_autoptr (GArray) numbers = find_values (self, find_step (self, apart), apart);
  g_autoptr (GArray) lines = NULL;

  for (guint i = 0; i < numbers->len; i++)
    {
      double value = g_array_index (numbers, double, i);
      double width = value_width (self, value);
      MoorClosenessTick across = { .value = value, .at = x_of (self, value) };
      MoorClosenessTick up = { .value = value, .at = y_of (self, value) };

      across.number = (MoorBox) {
        across.at - width / 2, layout->square.y + layout->square.height + BELOW * h, width, h,
      };
      up.number = (MoorBox) {
        layout->square.x - BESIDE * h - width, up.at - h / 2, width, h,
      };
      g_array_append_val (layout->across_ticks, across);
      g_array_append_val (layout->up_ticks, up);
    }

  apart = LINES_APART * h;
  lines = find_values (self, find_step (self, apart), apart);
  /* One line alone would be the middle: then there is none. */
  for (guint i = 1; lines->len != 3 && i + 1 < lines->len; i++)
    g_array_append_val (layout->lines, g_array_index (lines, double, i));
}

/* The square and what is written round it; the height it has then. */
static void
lay_axes (const Laying *self)
{
  MoorClosenessLayout *layout = self->layout;
  const MoorMapAxes *axes = self->axes;
  double h = self->h;
  double number = MAX (value_width (self, axes->lowest), value_width (self, axes->highest));
  double before = 1.2 * h + number + BESIDE * h, after = MAX (number / 2, RADIUS * h) + 1;
  double side = MIN (layout->width - before - after, WHOLE * h);
  double left = (layout->width - before - side - after) / 2;
  double low = text_width (self, axes->low), high = text_width (self, axes->high);
  double name = MIN (text_width (self, axes->across), side), y;

  layout->square = (MoorBox) { left + before, 1.6 * h, side, side };
  layout->radius = MIN (RADIUS * h, RADIUS_OF_SQUARE * side);
  lay_ticks (self, number);

  layout->up = (MoorBox) { left, 0, MIN (text_width (self, axes->up), layout->width - left), h };

  /* Each end has less than half of the edge. */
  low = MIN (low, side / 2 - 0.2 * h);
  high = MIN (high, side / 2 - 0.2 * h);
  layout->up_low = (MoorBox) { left, layout->square.y + side - low, h, low };
  layout->up_high = (MoorBox) { left, layout->square.y, h, high };

  y = layout->square.y + side + BELOW * h + h;
  layout->across_low = (MoorBox) { layout->square.x, y, low, h };
  layout->across_high = (MoorBox) { layout->square.x + side - high, y, high, h };
  if (MAX (low, high) + name / 2 + h > side / 2)
    y += h;
  layout->across = (MoorBox) { layout->square.x + (side - name) / 2, y, name, h };
  layout->height = y + h;
}

/* The marks ---------------------------------------------------------------- */

/* The place of number @k of @n that stand side by side, from the middle of them. */
static void
find_seat (const Laying *self,
           guint         k,
           guint         n,
           double       *x,
           double       *y)
{
  double unit = self->layout->radius * BESIDE_EACH_OTHER;
  double radius = 0, angle = 0;

  if (n == 2)
    {
      radius = unit;
      angle = k == 0 ? G_PI : 0;
    }
  else if (n > 2 && n <= 6)
    {
      radius = unit / sin (G_PI / n);
      angle = -G_PI / 2 + k * 2 * G_PI / n;
    }
  else if (n > 6 && k > 0)
    {
      /* One in the middle, six round it, twelve round these. */
      guint ring = 1, first = 1;

      while (k >= first + 6 * ring)
        first += 6 * ring++;
      radius = 2 * unit * ring;
      angle = -G_PI / 2 + (k - first) * 2 * G_PI / (6 * ring);
    }

  *x = radius * cos (angle);
  *y = radius * sin (angle);
}

static void
seat_group (const Laying *self,
            const guint  *groups,
            guint         group)
{
  const MoorBox *square = &self->layout->square;
  double x = 0, y = 0, left = 0, right = 0, top = 0, bottom = 0;
  guint n = 0, k = 0;

  for (guint i = 0; i < self->points->len; i++)
    if (groups[i] == group)
      {
        x += x_of (self, point_at (self, i)->worry);
        y += y_of (self, point_at (self, i)->distance);
        n++;
      }
  if (n == 0)
    return;
  x /= n;
  y /= n;

  for (guint i = 0; i < n; i++)
    {
      double dx, dy;

      find_seat (self, i, n, &dx, &dy);
      left = MIN (left, dx);
      right = MAX (right, dx);
      top = MIN (top, dy);
      bottom = MAX (bottom, dy);
    }
  /* Nobody is put beyond an end of the scale. */
  x = MIN (MAX (x, square->x - left), square->x + square->width - right);
  y = MIN (MAX (y, square->y - top), square->y + square->height - bottom);

  for (guint i = 0; i < self->points->len; i++)
    if (groups[i] == group)
      {
        MoorClosenessPlace *place = place_at (self->layout, i);
        double dx, dy;

        find_seat (self, k++, n, &dx, &dy);
        place->x = x + dx;
        place->y = y + dy;
      }
}

/* Two groups with points that would hide half of each other, at their own places or side
 * by side with others; FALSE when there are none. */
static gboolean
find_hidden (const Laying *self,
             const guint  *groups,
             guint        *one,
             guint        *other)
{
  for (guint i = 0; i < self->points->len; i++)
    for (guint k = i + 1; k < self->points->len; k++)
      {
        const MoorClosenessPlace *a = place_at (self->layout, i), *b = place_at (self->layout, k);
        const MoorMapPoint *one_point = point_at (self, i), *other_point = point_at (self, k);

        if (groups[i] != groups[k] &&
            (hypot (a->x - b->x, a->y - b->y) < self->layout->radius ||
             hypot (x_of (self, one_point->worry) - x_of (self, other_point->worry),
                    y_of (self, one_point->distance) - y_of (self, other_point->distance)) <
             self->layout->radius))
          {
            *one = groups[i];
            *other = groups[k];
            return TRUE;
          }
      }

  return FALSE;
}

static void
lay_marks (const Laying *self)
{
  g_autofree guint *groups = g_new (guint, self->points->len);
  guint one, other;

  for (guint i = 0; i < self->points->len; i++)
    groups[i] = i;
  for (guint i = 0; i < self->points->len; i++)
    seat_group (self, groups, i);

  /* Those that stand side by side may hide others: until nobody hides anybody. */
  while (find_hidden (self, groups, &one, &other))
    {
      for (guint i = 0; i < self->points->len; i++)
        if (groups[i] == other)
          groups[i] = one;
      seat_group (self, groups, one);
    }
}

static void
lay_areas (const Laying *self)
{
  const MoorBox *square = &self->layout->square;
  double unit = square->width / (self->axes->highest - self->axes->lowest);

  for (guint i = 0; i < self->points->len; i++)
    {
      const MoorMapPoint *point = point_at (self, i);
      MoorClosenessPlace *place = place_at (self->layout, i);
      /* A comparison with NAN is false. */
      double width = point->worry_spread > 0 ? point->worry_spread * unit : 0;
      double height = point->distance_spread > 0 ? point->distance_spread * unit : 0;
      double left, right, top, bottom;

      if (point->kind != MOOR_MAP_NOW || (width <= 0 && height <= 0))
        continue;

      place->area_x = x_of (self, point->worry);
      place->area_y = y_of (self, point->distance);
      /* One that goes one way only is still seen, and stays below its mark. */
      place->area_width = MAX (width, self->layout->radius / 2);
      place->area_height = MAX (height, self->layout->radius / 2);

      left = MAX (place->area_x - place->area_width, square->x);
      right = MIN (place->area_x + place->area_width, square->x + square->width);
      top = MAX (place->area_y - place->area_height, square->y);
      bottom = MIN (place->area_y + place->area_height, square->y + square->height);
      place->area = (MoorBox) { left, top, right - left, bottom - top };
    }
}

/* The labels --------------------------------------------------------------- */

/* Places all tags, if there is room for them. */
static gboolean
place_tags (const Laying *self,
            double        height,
            double        reach)
{
  MoorClosenessLayout *layout = self->layout;
  const MoorBox *square = &layout->square;
  double top = layout->up.y + layout->up.height;
  g_autofree MoorClosenessMark *marks = g_new0 (MoorClosenessMark, layout->places->len);
  g_autofree MoorClosenessSpot *spots = g_new0 (MoorClosenessSpot, self->n_tags);
  MoorClosenessCrowd crowd = {
    .marks = marks, .tags = self->tags, .n_marks = layout->places->len, .radius = layout->radius,
    .widths = self->widths, .n_tags = self->n_tags, .height = height,
    .line = self->h, .reach = reach,
    /* Beside the vertical axis and above the horizontal one, up to the name. */
    .field = {
      square->x + 1, top, layout->width - square->x - 1,
      square->y + square->height + 0.2 * self->h - top,
    },
  };

  for (guint i = 0; i < layout->places->len; i++)
    marks[i] = (MoorClosenessMark) { place_at (layout, i)->x, place_at (layout, i)->y };
  if (!moor_closeness_crowd_place (&crowd, spots))
    return FALSE;

  for (guint t = 0; t < self->n_tags; t++)
    {
      MoorClosenessPlace *place = place_at (layout, spots[t].anchor);

      place->label = spots[t].box;
      place->is_led = spots[t].is_led;
      place->from_x = spots[t].from_x;
      place->from_y = spots[t].from_y;
      place->to_x = spots[t].to_x;
      place->to_y = spots[t].to_y;
    }
  return TRUE;
}

static gboolean
lay_labels (Laying *self)
{
  if (self->points->len > MAX_LABELED)
    return FALSE;

  self->n_tags = self->points->len;
  for (guint i = 0; i < self->points->len; i++)
    {
      self->tags[i] = i;
      self->widths[i] = MIN (text_width (self, point_at (self, i)->label), LABEL * self->h);
    }

  return place_tags (self, self->h, LABEL_REACH);
}

/* Gives a number to each point; those with less than @near between them, and those
 * between these, have the same. */
static void
find_tags (Laying *self,
           double  near,
           double  scale)
{
  gboolean changed = TRUE;

  for (guint i = 0; i < self->points->len; i++)
    self->tags[i] = i;
  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < self->points->len; i++)
        for (guint k = 0; k < i; k++)
          {
            const MoorClosenessPlace *a = place_at (self->layout, i), *b = place_at (self->layout, k);

            if (self->tags[i] != self->tags[k] && hypot (a->x - b->x, a->y - b->y) < near)
              {
                self->tags[i] = self->tags[k] = MIN (self->tags[i], self->tags[k]);
                changed = TRUE;
              }
          }
    }

  /* They are the lowest index of each now: count them. */
  self->n_tags = 0;
  for (guint i = 0; i < self->points->len; i++)
    self->tags[i] = self->tags[i] == i ? self->n_tags++ : self->tags[self->tags[i]];

  for (guint t = 0; t < self->n_tags; t++)
    self->widths[t] = ceil (value_width (self, t + 1) * scale) + 2;
}

static void
lay_list (const Laying *self)
{
  MoorClosenessLayout *layout = self->layout;
  double number = value_width (self, self->n_tags), gap = 0.4 * self->h, widest = 0, top;
  guint columns, seat = 0;

  for (guint i = 0; i < self->points->len; i++)
    widest = MAX (widest, text_width (self, point_at (self, i)->label));
  widest = MIN (number + gap + widest + self->h, layout->width);
  columns = (guint) MAX (1, floor (layout->width / widest));
  columns = MIN (columns, self->points->len);
  top = layout->height + 0.6 * self->h;

  for (guint t = 0; t < self->n_tags; t++)
    for (guint i = 0; i < self->points->len; i++)
      if (self->tags[i] == t)
        {
          MoorClosenessPlace *place = place_at (layout, i);
          double x = (seat % columns) * layout->width / columns;
          double y = top + (seat / columns) * 1.2 * self->h;

          place->number = t + 1;
          place->list_number = (MoorBox) { x, y, number, self->h };
          place->list_label = (MoorBox) {
            x + number + gap, y, layout->width / columns - number - gap - 0.5 * self->h, self->h,
          };
          seat++;
        }
  layout->height = top + ((seat + columns - 1) / columns) * 1.2 * self->h;
}

static gboolean
try_numbers (Laying *self,
             double  near,
             double  scale)
{
  self->layout->scale = scale;
  find_tags (self, near, scale);
  return place_tags (self, ceil (self->h * scale), NUMBER_REACH);
}

static void
lay_numbers (Laying *self)
{
  MoorClosenessLayout *layout = self->layout;

  layout->numbered = TRUE;
  /* Smaller, and then fewer: those that touch share one, those that nearly do, and so on. */
  if (!try_numbers (self, 0, NUMBER_SCALE) && !try_numbers (self, 0, LEAST_NUMBER_SCALE))
    for (double near = 2.4 * layout->radius;
         !try_numbers (self, near, LEAST_NUMBER_SCALE) && near < 2 * layout->square.width;
         near *= 1.4)
      ;

  lay_list (self);
}

/* -------------------------------------------------------------------------- */

static void
mirror_box (MoorBox *box,
            double   width)
{
  box->x = width - box->x - box->width;
}

static void
mirror_ticks (GArray   *ticks,
              gboolean  across,
              double    width)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      MoorClosenessTick *tick = &g_array_index (ticks, MoorClosenessTick, i);

      if (across)
        tick->at = width - tick->at;
      mirror_box (&tick->number, width);
    }
}

static void
mirror (MoorClosenessLayout *layout)
{
  double width = layout->width;
  MoorBox *boxes[] = {
    &layout->square, &layout->across, &layout->up, &layout->across_low, &layout->across_high,
    &layout->up_low, &layout->up_high,
  };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    mirror_box (boxes[i], width);
  mirror_ticks (layout->across_ticks, TRUE, width);
  mirror_ticks (layout->up_ticks, FALSE, width);

  for (guint i = 0; i < layout->places->len; i++)
    {
      MoorClosenessPlace *place = place_at (layout, i);

      place->x = width - place->x;
      place->area_x = width - place->area_x;
      place->from_x = width - place->from_x;
      place->to_x = width - place->to_x;
      mirror_box (&place->area, width);
      mirror_box (&place->label, width);
      mirror_box (&place->list_number, width);
      mirror_box (&place->list_label, width);
    }
}

MoorClosenessLayout *
moor_closeness_lay_out (const MoorMapAxes *axes,
                        GPtrArray         *points,
                        double             width,
                        const MoorMetrics *metrics,
                        gboolean           mirrored)
{
  MoorClosenessLayout *layout;
  Laying laying = { .axes = axes, .points = points, .metrics = metrics };

  g_return_val_if_fail (axes != NULL && axes->lowest < axes->highest, NULL);
  g_return_val_if_fail (points != NULL && points->len > 0, NULL);
  g_return_val_if_fail (metrics != NULL && metrics->line > 0, NULL);

  layout = g_new0 (MoorClosenessLayout, 1);
  laying.layout = layout;
  laying.h = metrics->line;
  laying.tags = g_new0 (guint, points->len);
  laying.widths = g_new0 (double, points->len);

  /* Narrower than this nothing can be read, and nothing is asked to. */
  layout->width = MAX (width, MOOR_CLOSENESS_LEAST * metrics->line);
  layout->scale = 1;
  layout->places = g_array_new (FALSE, TRUE, sizeof (MoorClosenessPlace));
  g_array_set_size (layout->places, points->len);
  layout->across_ticks = g_array_new (FALSE, FALSE, sizeof (MoorClosenessTick));
  layout->up_ticks = g_array_new (FALSE, FALSE, sizeof (MoorClosenessTick));
  layout->lines = g_array_new (FALSE, FALSE, sizeof (double));

  lay_axes (&laying);
  lay_marks (&laying);
  lay_areas (&laying);

  if (!lay_labels (&laying))
    lay_numbers (&laying);
  if (mirrored)
    mirror (layout);

  g_free (laying.tags);
  g_free (laying.widths);
  return layout;
}

void
moor_closeness_layout_free (MoorClosenessLayout *layout)
{
  g_array_unref (layout->places);
  g_array_unref (layout->across_ticks);
  g_array_unref (layout->up_ticks);
  g_array_unref (layout->lines);
  g_free (layout);
}

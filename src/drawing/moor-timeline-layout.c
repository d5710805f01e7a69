/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/moor-timeline.h"

#include <math.h>

/* All in heights of a line of text. */
#define RADIUS 0.28
#define GAP 0.3                  /* between a mark and its title */
#define APART 0.5                /* between a title and what comes next on its lane */
#define LANE 1.3
#define UNUSED 0.3               /* a tone that nothing has; it still counts as a distance */
#define TITLE 15.0               /* the longest title of a line that goes across */
#define STEP 0.42                /* down: one tone */
#define YEAR 0.1                 /* down: a year without anything, and at the most: */
#define YEARS 1.2

/* From here on titles beside each other can be read. */
#define ACROSS 26.0

#define MAX_LEVELS 10
#define MAX_LINES 3              /* down: of a title */

/* A title with its mark on a lane. */
typedef struct {
  double from, to;
} Span;

typedef struct {
  GArray *lanes[MAX_LEVELS + 1]; /* of GArray of Span */
  double  top[MAX_LEVELS + 1];   /* of the level */
} Side;

typedef struct {
  const MoorTimeline *timeline;
  const MoorMetrics  *metrics;
  MoorTimelineLayout *layout;
  double              h;         /* the height of a line of text */
  int                 n_levels;
  Side                above, below;
  int                *level;     /* of each mark; negative: below */
  guint              *lane;      /* of each mark */
} Across;

static const MoorTimelineMark *
mark_at (const MoorTimeline *timeline,
         guint               i)
{
  return g_ptr_array_index (timeline->marks, i);
}

static MoorTimelinePlace *
place_at (MoorTimelineLayout *layout,
          guint               i)
{
  return &g_array_index (layout->places, MoorTimelinePlace, i);
}

static double
strongest (const MoorTimeline *timeline)
{
  return MAX (fabs (timeline->lowest), fabs (timeline->highest));
}

/* Across ------------------------------------------------------------------- */

/* How far from the line, in steps: every tone its own, unless there are many. */
static int
level_of (const Across           *self,
          const MoorTimelineMark *mark)
{
  double steps;

  if (!mark->has_tone || mark->tone == 0)
    return 0;

  steps = ceil (fabs (mark->tone) * self->n_levels / strongest (self->timeline) - 1e-9);
  return (int) CLAMP (steps, 1, self->n_levels) * (mark->tone < 0 ? -1 : 1);
}

static double
x_of_age (const Across *self,
          double        age)
{
  double first = mark_at (self->timeline, 0)->age;
  double last = mark_at (self->timeline, self->timeline->n_dated - 1)->age;
  MoorTimelineLayout *layout = self->layout;

  if (first == last)
    return (layout->line_from + layout->line_to) / 2;

  return layout->line_from + (age - first) / (last - first) * (layout->line_to - layout->line_from);
}

/* The first lane of the level where nothing else stands. */
static guint
find_lane (GArray      *lanes,
           const Span  *span)
{
  for (guint lane = 0; lane < lanes->len; lane++)
    {
      GArray *spans = g_array_index (lanes, GArray *, lane);
      gboolean is_free = TRUE;

      for (guint i = 0; i < spans->len && is_free; i++)
        {
          const Span *other = &g_array_index (spans, Span, i);

          is_free = span->from >= other->to || other->from >= span->to;
        }
      if (is_free)
        {
          g_array_append_val (spans, *span);
          return lane;
        }
    }

  {
    GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));

    g_array_append_val (spans, *span);
    g_array_append_val (lanes, spans);
    return lanes->len - 1;
  }
}

static void
free_lanes (GArray *lanes)
{
  for (guint i = 0; i < lanes->len; i++)
    g_array_unref (g_array_index (lanes, GArray *, i));
  g_array_unref (lanes);
}

/* The mark's x is known; the title stands behind it, or before it where there is
 * more room. On the line it stands over it. */
static Span
place_title (const Across      *self,
             guint              i,
             MoorTimelinePlace *place)
{
  double width = moor_metrics_width (self->metrics, mark_at (self->timeline, i)->title) + 1;
  double radius = self->layout->radius, gap = GAP * self->h;
  double behind = self->layout->width - place->x - radius - gap;
  double before = place->x - radius - gap;

  width = MIN (width, TITLE * self->h);
  place->title.height = self->h;
  place->n_lines = 1;
  if (self->level[i] == 0)
    {
      place->title.width = MIN (width, self->layout->width);
      place->title.x = CLAMP (place->x - radius, 0, self->layout->width - place->title.width);
    }
  else if (behind >= width || behind >= before)
    {
      place->title.width = MIN (width, behind);
      place->title.x = place->x + radius + gap;
    }
  else
    {
      place->title.width = MIN (width, before);
      place->title.x = place->x - radius - gap - place->title.width;
    }

  return (Span) { MIN (place->x - radius, place->title.x),
                  MAX (place->x + radius, place->title.x + place->title.width) + APART * self->h };
}

/* Marks on the line itself stand beside each other, however close their ages. FALSE
 * when the line is too short for all of them. */
static gboolean
spread_on_line (Across *self)
{
  MoorTimelineLayout *layout = self->layout;
  double apart = 2 * layout->radius + 2, x = -G_MAXDOUBLE, end = layout->line_to;

  for (guint i = 0; i < self->timeline->n_dated; i++)
    if (self->level[i] == 0)
      {
        place_at (layout, i)->x = MAX (place_at (layout, i)->x, x + apart);
        x = place_at (layout, i)->x;
      }

  for (guint i = self->timeline->n_dated; i-- > 0;)
    if (self->level[i] == 0)
      {
        place_at (layout, i)->x = MIN (place_at (layout, i)->x, end);
        end = place_at (layout, i)->x - apart;
      }

  return end + apart >= layout->line_from - 1e-6;
}

static double
side_height (const Side *side,
             int         from,
             int         n_levels,
             double      h)
{
  double height = 0;

  for (int level = from; level <= n_levels; level++)
    height += side->lanes[level]->len > 0 ? side->lanes[level]->len * LANE * h : UNUSED * h;

  return height;
}

static gboolean
any_used (const Side *side,
          int         n_levels)
{
  for (int level = 1; level <= n_levels; level++)
    if (side->lanes[level]->len > 0)
      return TRUE;

  return FALSE;
}

/* A step of years at which two numbers do not touch. */
static void
add_ticks (Across *self)
{
  static const int steps[] = { 1, 2, 5, 10, 20, 50 };
  MoorTimelineLayout *layout = self->layout;
  double first = mark_at (self->timeline, 0)->age;
  double last = mark_at (self->timeline, self->timeline->n_dated - 1)->age;
  double width = moor_metrics_width (self->metrics, "100") + 1, y = layout->line_at + 0.45 * self->h;
  double year = last > first ? (layout->line_to - layout->line_from) / (last - first) : 0;
  guint s = 0;

  while (s + 1 < G_N_ELEMENTS (steps) && steps[s] * year < width + 1.2 * self->h)
    s++;

  for (double age = ceil (first / steps[s]) * steps[s]; age <= last; age += steps[s])
    {
      double x = x_of_age (self, age);
      MoorTimelineTick tick = { age, x, { x - width / 2, y, width, self->h } };

      g_array_append_val (layout->ticks, tick);
      if (year == 0)
        break;
    }

  /* A few years between two round numbers: then the first one is said. */
  if (layout->ticks->len == 0)
    {
      double x = x_of_age (self, first);
      MoorTimelineTick tick = { first, x, { x - width / 2, y, width, self->h } };

      g_array_append_val (layout->ticks, tick);
    }
}

/* Everything that has an age, from the top down. */
static void
stack_levels (Across *self)
{
  MoorTimelineLayout *layout = self->layout;
  double lane = LANE * self->h, y = 0;

  if (any_used (&self->above, self->n_levels))
    y += side_height (&self->above, 1, self->n_levels, self->h);
  for (int level = 0; level <= self->n_levels; level++)
    self->above.top[level] = y - (level > 0 ? side_height (&self->above, 1, level, self->h) : 0);
  y += self->above.lanes[0]->len * lane;

  layout->line_at = y + layout->radius + 2;
  y = layout->line_at + 0.45 * self->h + LANE * self->h;

  for (int level = 1; level <= self->n_levels; level++)
    self->below.top[level] = y + side_height (&self->below, 1, level, self->h) -
                             (self->below.lanes[level]->len > 0
                                ? self->below.lanes[level]->len * lane : UNUSED * self->h);
  if (any_used (&self->below, self->n_levels))
    y += side_height (&self->below, 1, self->n_levels, self->h);
  layout->height = y;

  for (guint i = 0; i < self->timeline->n_dated; i++)
    {
      MoorTimelinePlace *place = place_at (layout, i);
      int level = self->level[i];
      double top;

      /* The first lane of a level is the one that is nearest to the line. */
      if (level < 0)
        top = self->below.top[-level] + self->lane[i] * lane;
      else
        top = self->above.top[level] +
              (self->above.lanes[level]->len - 1 - self->lane[i]) * lane;

      place->title.y = top + (lane - self->h) / 2;
      place->y = level == 0 ? layout->line_at : top + lane / 2;
    }
}

/* FALSE when it has to run down after all. */
static gboolean
lay_across (const MoorTimeline *timeline,
            const MoorMetrics  *metrics,
            MoorTimelineLayout *layout)
{
  Across self = {
    .timeline = timeline,
    .metrics = metrics,
    .layout = layout,
    .h = metrics->line,
    .n_levels = (int) CLAMP (ceil (strongest (timeline)), 1, MAX_LEVELS),
  };
  double inside = moor_metrics_width (metrics, "100") / 2 + 1;
  gboolean fits;

  self.level = g_new0 (int, timeline->n_dated + 1);
  self.lane = g_new0 (guint, timeline->n_dated + 1);
  for (int level = 0; level <= self.n_levels; level++)
    {
      self.above.lanes[level] = g_array_new (FALSE, FALSE, sizeof (GArray *));
      self.below.lanes[level] = g_array_new (FALSE, FALSE, sizeof (GArray *));
    }

  layout->across = TRUE;
  layout->line_from = MAX (inside, layout->radius);
  layout->line_to = layout->width - MAX (inside, layout->radius);

  for (guint i = 0; i < timeline->n_dated; i++)
    {
      self.level[i] = level_of (&self, mark_at (timeline, i));
      place_at (layout, i)->x = x_of_age (&self, mark_at (timeline, i)->age);
    }

  fits = spread_on_line (&self);
  if (fits)
    {
      for (guint i = 0; i < timeline->n_dated; i++)
        {
          Span span = place_title (&self, i, place_at (layout, i));

          self.lane[i] = find_lane (self.level[i] < 0 ? self.below.lanes[-self.level[i]]
                                                      : self.above.lanes[self.level[i]], &span);
        }
      stack_levels (&self);
      add_ticks (&self);
    }

  for (int level = 0; level <= self.n_levels; level++)
    {
      free_lanes (self.above.lanes[level]);
      free_lanes (self.below.lanes[level]);
    }
  g_free (self.level);
  g_free (self.lane);
  return fits;
}

/* Down --------------------------------------------------------------------- */

/* A line breaks between words, so that it holds a little less than it could. */
static int
lines_of (const MoorMetrics *metrics,
          const char        *title,
          double             width)
{
  double needed = moor_metrics_width (metrics, title);

  return needed <= width ? 1 : needed * 1.2 <= 2 * width ? 2 : MAX_LINES;
}

/* Marks from @from on, each in a row of its own. */
static void
lay_rows (const MoorTimeline *timeline,
          const MoorMetrics  *metrics,
          MoorTimelineLayout *layout,
          guint               from,
          guint               to,
          double              y)
{
  double h = metrics->line, radius = layout->radius, strong = strongest (timeline);
  double ages = moor_metrics_width (metrics, "100") + GAP * h;
  double band = MIN (2 * strong * STEP * h, layout->width * 0.28) + 2 * radius;
  double middle = ages + band / 2, step = (band / 2 - radius) / strong;
  double title_x = ages + band + APART * h, title_width = layout->width - title_x;
  double said = -1;

  for (guint i = from; i < to; i++)
    {
      const MoorTimelineMark *mark = mark_at (timeline, i);
      MoorTimelinePlace *place = place_at (layout, i);

      /* Years in which nothing stands are some white, but not so much that one
       * would have to look for what comes next. */
      if (i > from && mark->age >= 0)
        y += MIN ((mark->age - mark_at (timeline, i - 1)->age) * YEAR, YEARS) * h;

      place->n_lines = lines_of (metrics, mark->title, title_width);
      place->title = (MoorBox) { title_x, y, title_width, place->n_lines * h };
      place->x = middle + (mark->has_tone ? mark->tone * step : 0);
      place->y = y + h / 2;
      /* Said once for all of one age. */
      if (mark->age >= 0 && mark->age != said)
        {
          said = mark->age;
          place->age = (MoorBox) { 0, y, ages - GAP * h, h };
        }
      y += (place->n_lines + LANE - 1) * h;
    }

  if (from == timeline->n_dated)
    layout->undated_at = middle;
  else
    {
      layout->line_at = middle;
      layout->line_from = place_at (layout, 0)->y - h / 2;
      layout->line_to = place_at (layout, to - 1)->y + h / 2;
    }
  layout->height = y;
}

static void
mirror_box (MoorBox *box,
            double   width)
{
  box->x = width - box->x - box->width;
}

static void
mirror (MoorTimelineLayout *layout)
{
  double width = layout->width, from = layout->line_from;

  for (guint i = 0; i < layout->places->len; i++)
    {
      MoorTimelinePlace *place = place_at (layout, i);

      place->x = width - place->x;
      mirror_box (&place->title, width);
      mirror_box (&place->age, width);
    }
  for (guint i = 0; i < layout->ticks->len; i++)
    {
      MoorTimelineTick *tick = &g_array_index (layout->ticks, MoorTimelineTick, i);

      tick->at = width - tick->at;
      mirror_box (&tick->number, width);
    }

  mirror_box (&layout->undated, width);
  if (layout->across)
    {
      layout->line_from = width - layout->line_to;
      layout->line_to = width - from;
    }
  else
    layout->line_at = width - layout->line_at;
  layout->undated_at = width - layout->undated_at;
}

MoorTimelineLayout *
moor_timeline_lay_out (const MoorTimeline *self,
                       double              width,
                       const MoorMetrics  *metrics,
                       gboolean            mirrored)
{
  MoorTimelineLayout *layout = g_new0 (MoorTimelineLayout, 1);

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (metrics != NULL && metrics->line > 0, NULL);

  /* Narrower than this nothing can be read, and nothing is asked to. */
  layout->width = MAX (width, 8 * metrics->line);
  layout->radius = RADIUS * metrics->line;
  layout->places = g_array_new (FALSE, TRUE, sizeof (MoorTimelinePlace));
  g_array_set_size (layout->places, self->marks->len);
  layout->ticks = g_array_new (FALSE, TRUE, sizeof (MoorTimelineTick));

  if (self->n_dated > 0 &&
      (width < ACROSS * metrics->line || !lay_across (self, metrics, layout)))
    {
      layout->across = FALSE;
      lay_rows (self, metrics, layout, 0, self->n_dated, 0);
    }

  if (self->n_dated < self->marks->len)
    {
      double y = layout->height + (self->n_dated > 0 ? APART * metrics->line : 0);

      layout->undated = (MoorBox) { 0, y, layout->width, metrics->line };
      lay_rows (self, metrics, layout, self->n_dated, self->marks->len, y + LANE * metrics->line);
    }

  if (mirrored)
    mirror (layout);

  return layout;
}

void
moor_timeline_layout_free (MoorTimelineLayout *layout)
{
  g_array_unref (layout->places);
  g_array_unref (layout->ticks);
  g_free (layout);
}

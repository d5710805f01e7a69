/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/moor-people-map.h"

#include <math.h>

/* All in heights of a line of text. */
#define RADIUS 0.3
#define THEN_RADIUS 0.2
#define MIDDLE 0.9
#define NEAR 2.2                 /* from the middle's edge to those who are near, at the least */
#define NEAR_OF_WHOLE 0.34       /* those who are near, as a part of the whole */
#define WHOLE 11.0               /* the rim, at the most */
#define NAME 7.0                 /* the longest name at a mark */
#define NUMBERED_RADIUS 0.55
#define NUMBERED_GAP 0.25

/* More names than this at once are a heap, room or not. */
#define MAX_NAMED 14
#define TURNS 24

typedef struct {
  const MoorPeopleMap *map;
  const MoorMetrics   *metrics;
  MoorPeopleLayout    *layout;
  double               h;
} Laying;

static const MoorPeopleOne *
one_at (const MoorPeopleMap *map,
        guint                i)
{
  return g_ptr_array_index (map->people, i);
}

static MoorPeoplePlace *
place_at (const MoorPeopleLayout *layout,
          guint                   i)
{
  return &g_array_index (layout->places, MoorPeoplePlace, i);
}

static gboolean
round_overlaps (double x,
                double y,
                double radius,
                double other_x,
                double other_y,
                double other_radius)
{
  return hypot (x - other_x, y - other_y) < radius + other_radius - 1e-6;
}

/* Whether something round runs into the middle, or into a mark, or a name; those of
 * @self do not count. */
static gboolean
is_taken (const MoorPeopleLayout *layout,
          double                  x,
          double                  y,
          double                  radius,
          int                     self)
{
  MoorBox box = moor_box_round (x, y, radius);

  if (round_overlaps (x, y, radius, layout->x, layout->y, layout->middle))
    return TRUE;

  for (guint i = 0; i < layout->places->len; i++)
    {
      const MoorPeoplePlace *place = place_at (layout, i);

      if ((int) i != self &&
          (round_overlaps (x, y, radius, place->x, place->y, layout->radius) ||
           (!layout->numbered && moor_box_overlaps (&box, &place->name))))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_name_taken (const MoorPeopleLayout *layout,
               guint                   self)
{
  const MoorBox *name = &place_at (layout, self)->name;
  MoorBox middle = moor_box_round (layout->x, layout->y, layout->middle);

  if (moor_box_overlaps (name, &middle))
    return TRUE;

  for (guint i = 0; i < layout->places->len; i++)
    {
      const MoorPeoplePlace *place = place_at (layout, i);
      MoorBox mark = moor_box_round (place->x, place->y, layout->radius);

      if (i != self && (moor_box_overlaps (name, &mark) || moor_box_overlaps (name, &place->name)))
        return TRUE;
    }

  return FALSE;
}

/* Whether something round lies on a line between the middle and somebody. */
static gboolean
is_on_bond (const MoorPeopleLayout *layout,
            double                  x,
            double                  y,
            double                  radius)
{
  for (guint i = 0; i < layout->places->len; i++)
    {
      const MoorPeoplePlace *place = place_at (layout, i);
      double dx = place->x - layout->x, dy = place->y - layout->y;
      double part = ((x - layout->x) * dx + (y - layout->y) * dy) / (dx * dx + dy * dy);

      part = CLAMP (part, 0, 1);
      if (hypot (x - layout->x - part * dx, y - layout->y - part * dy) < radius)
        return TRUE;
    }

  return FALSE;
}

/* Where somebody was stands on @ring, as near as it goes to where they are now, and
 * @beside the lines if that is asked for. FALSE when there is no free place on it. */
static gboolean
find_then (const MoorPeopleLayout *layout,
           guint                   self,
           double                  ring,
           gboolean                beside)
{
  MoorPeoplePlace *place = place_at (layout, self);
  double angle = atan2 (place->y - layout->y, place->x - layout->x);
  double radius = layout->then_radius, step = radius / 4 / ring;

  for (int k = 1; k * step < G_PI; k++)
    for (int sign = 1; sign >= -1; sign -= 2)
      {
        double x = layout->x + ring * cos (angle + sign * k * step);
        double y = layout->y + ring * sin (angle + sign * k * step);
        gboolean is_free = x - radius >= 0 && x + radius <= layout->width &&
                           !is_taken (layout, x, y, radius + 1, -1) &&
                           !(beside && is_on_bond (layout, x, y, 2 * radius));

        for (guint i = 0; i < layout->places->len && is_free; i++)
          is_free = !place_at (layout, i)->has_then ||
                    !round_overlaps (x, y, radius + 1, place_at (layout, i)->then_x,
                                     place_at (layout, i)->then_y, radius);
        if (!is_free)
          continue;

        place->has_then = TRUE;
        place->then_x = x;
        place->then_y = y;
        return TRUE;
      }

  return FALSE;
}

static gboolean
place_then (const MoorPeopleLayout *layout,
            guint                   self,
            double                  ring)
{
  return find_then (layout, self, ring, TRUE) || find_then (layout, self, ring, FALSE);
}

/* With names --------------------------------------------------------------- */

/* Whether the line from the middle to (x, y) runs through @box. */
static gboolean
crosses (const MoorPeopleLayout *layout,
         double                  x,
         double                  y,
         const MoorBox          *box)
{
  for (int k = 1; k < 24; k++)
    {
      double at_x = layout->x + (x - layout->x) * k / 24;
      double at_y = layout->y + (y - layout->y) * k / 24;

      if (at_x > box->x && at_x < box->x + box->width && at_y > box->y && at_y < box->y + box->height)
        return TRUE;
    }

  return FALSE;
}

static int
count_crossings (const MoorPeopleLayout *layout)
{
  int n = 0;

  for (guint i = 0; i < layout->places->len; i++)
    for (guint j = 0; j < layout->places->len; j++)
      n += i != j && crosses (layout, place_at (layout, i)->x, place_at (layout, i)->y,
                              &place_at (layout, j)->name);

  return n;
}

static void
place_named (const Laying *self,
             guint         i,
             double        angle)
{
  MoorPeopleLayout *layout = self->layout;
  MoorPeoplePlace *place = place_at (layout, i);
  const MoorPeopleOne *one = one_at (self->map, i);
  double ring = layout->rings[moor_people_map_ring (one->now)];
  double width = MIN (moor_metrics_width (self->metrics, one->name) + 1, NAME * self->h);

  place->x = layout->x + ring * cos (angle);
  place->y = layout->y + ring * sin (angle);
  place->has_then = FALSE;
  /* On the side that looks outwards, so that its own line does not run through it. */
  place->name = (MoorBox) {
    CLAMP (place->x - width / 2, 0, layout->width - width),
    sin (angle) < 0 ? place->y - layout->radius - 1 - self->h : place->y + layout->radius + 1,
    width, self->h,
  };
}

static gboolean
try_named (const Laying *self,
           double        turn,
           gboolean      interleaved)
{
  MoorPeopleLayout *layout = self->layout;
  guint n = self->map->n_placed;

  for (guint i = 0; i < n; i++)
    {
      /* Round in the order they were written; or every other one, so that two who
       * were written one after the other and are equally near stand apart. */
      guint at = interleaved ? (i % 2 == 0 ? i / 2 : (n + 1) / 2 + i / 2) : i;

      place_named (self, i, turn + at * 2 * G_PI / n);
    }

  for (guint i = 0; i < n; i++)
    {
      const MoorPeoplePlace *place = place_at (layout, i);

      if (is_taken (layout, place->x, place->y, layout->radius, (int) i) ||
          is_name_taken (layout, i))
        return FALSE;
    }

  for (guint i = 0; i < n; i++)
    {
      MoorNearness then = one_at (self->map, i)->then;

      if (then != MOOR_NEARNESS_UNKNOWN &&
          !place_then (layout, i, layout->rings[moor_people_map_ring (then)]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
lay_named (const Laying *self)
{
  MoorPeopleLayout *layout = self->layout;
  double h = self->h;
  double rim = MIN (layout->width / 2 - RADIUS * h - 1, WHOLE * h);
  double near = MAX (layout->middle + NEAR * h, NEAR_OF_WHOLE * rim);
  int best = G_MAXINT, best_turn = 0;

  if (self->map->n_placed > MAX_NAMED || rim - near < (MOOR_PEOPLE_RINGS - 1) * h)
    return FALSE;

  layout->radius = RADIUS * h;
  layout->then_radius = THEN_RADIUS * h;
  layout->x = layout->width / 2;
  layout->y = rim + layout->radius + h + 2;
  layout->height = 2 * layout->y;
  for (int ring = 0; ring < MOOR_PEOPLE_RINGS; ring++)
    layout->rings[ring] = near + (rim - near) * ring / (MOOR_PEOPLE_RINGS - 1);

  for (int turn = 0; turn < 2 * TURNS && best > 0; turn++)
    if (try_named (self, -G_PI / 2 + (turn / 2) * 2 * G_PI / TURNS, turn % 2 == 1) &&
        count_crossings (layout) < best)
      {
        best = count_crossings (layout);
        best_turn = turn;
      }

  return best < G_MAXINT &&
         try_named (self, -G_PI / 2 + (best_turn / 2) * 2 * G_PI / TURNS, best_turn % 2 == 1);
}

/* With numbers ------------------------------------------------------------- */

/* Puts those of one ring on as many circles as they need, from @at outwards; where the
 * next ring may begin. */
static double
fill_ring (const Laying *self,
           int           ring,
           double        at)
{
  MoorPeopleLayout *layout = self->layout;
  double pitch = 2 * layout->radius + NUMBERED_GAP * self->h;
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_then = 0;

  for (guint i = 0; i < self->map->n_placed; i++)
    {
      const MoorPeopleOne *one = one_at (self->map, i);

      if (moor_people_map_ring (one->now) == ring)
        g_array_append_val (members, i);
      n_then += one->then != MOOR_NEARNESS_UNKNOWN && moor_people_map_ring (one->then) == ring;
    }

  for (guint done = 0; done < members->len; at += pitch)
    {
      guint room = (guint) MAX (1, floor (G_PI / asin (MIN (1, pitch / 2 / at))));
      guint n = MIN (room, members->len - done);

      for (guint k = 0; k < n; k++)
        {
          double angle = -G_PI / 2 + ring * 0.4 + k * 2 * G_PI / n;
          MoorPeoplePlace *place = place_at (layout, g_array_index (members, guint, done + k));

          place->x = at * cos (angle);
          place->y = at * sin (angle);
        }
      done += n;
    }

  /* Behind them a circle for the small marks of then: twice as long as all of them, so
   * that there is a place for the last one, wherever the others stand. */
  at += layout->then_radius - layout->radius + 1;
  at = MAX (at, n_then * 2 * (2 * layout->then_radius + 3) / (2 * G_PI));
  layout->rings[ring] = at;
  return at + layout->then_radius + 3 + layout->radius;
}

static void
place_list (const Laying *self)
{
  MoorPeopleLayout *layout = self->layout;
  double number = moor_metrics_width (self->metrics, "100") + 0.4 * self->h, widest = 0;
  guint columns;

  for (guint i = 0; i < layout->places->len; i++)
    widest = MAX (widest, moor_metrics_width (self->metrics, one_at (self->map, i)->name) + 1);
  widest = MIN (widest + number + self->h, layout->width);
  columns = (guint) MAX (1, floor (layout->width / widest));
  widest = layout->width / columns;

  for (guint i = 0; i < layout->places->len; i++)
    place_at (layout, i)->name = (MoorBox) {
      (i % columns) * widest + number, layout->height + (i / columns) * 1.2 * self->h,
      widest - number - 0.5 * self->h, self->h,
    };
  layout->height += ((layout->places->len + columns - 1) / columns) * 1.2 * self->h;
}

static void
shrink (MoorPeopleLayout *layout,
        double            scale,
        double            left)
{
  layout->scale = scale;
  layout->x = left + layout->x * scale;
  layout->y *= scale;
  layout->height = 2 * layout->y;
  layout->middle *= scale;
  layout->radius *= scale;
  layout->then_radius *= scale;
  for (int ring = 0; ring < MOOR_PEOPLE_RINGS; ring++)
    layout->rings[ring] *= scale;

  for (guint i = 0; i < layout->places->len; i++)
    {
      MoorPeoplePlace *place = place_at (layout, i);

      place->x = left + place->x * scale;
      place->y *= scale;
      place->then_x = left + place->then_x * scale;
      place->then_y *= scale;
    }
}

static void
lay_numbered (const Laying *self,
              double        width)
{
  MoorPeopleLayout *layout = self->layout;
  double at, whole;

  layout->numbered = TRUE;
  layout->radius = moor_metrics_width (self->metrics, layout->places->len > 99 ? "100" : "88");
  layout->radius = MAX (NUMBERED_RADIUS * self->h,
                        layout->radius / 2 * MOOR_PEOPLE_NUMBER_SCALE + 2);
  layout->then_radius = THEN_RADIUS * self->h;
  layout->x = layout->y = 0;

  at = layout->middle + layout->radius + 0.35 * self->h;
  for (int ring = 0; ring < MOOR_PEOPLE_RINGS; ring++)
    at = fill_ring (self, ring, at);

  /* As large as it has to be; then it is made as small as there is room. */
  whole = 2 * (layout->rings[MOOR_PEOPLE_RINGS - 1] + layout->then_radius + 1);
  layout->width = whole;
  layout->x = layout->y = whole / 2;
  for (guint i = 0; i < layout->places->len; i++)
    {
      place_at (layout, i)->x += whole / 2;
      place_at (layout, i)->y += whole / 2;
      place_at (layout, i)->has_then = FALSE;
    }
  for (guint i = 0; i < layout->places->len; i++)
    {
      MoorNearness then = one_at (self->map, i)->then;

      if (then != MOOR_NEARNESS_UNKNOWN)
        place_then (layout, i, layout->rings[moor_people_map_ring (then)]);
    }

  shrink (layout, MIN (1, width / whole), (width - MIN (width, whole)) / 2);
  layout->width = width;
  layout->height += 0.5 * self->h;
  place_list (self);
}

static void
mirror (MoorPeopleLayout *layout)
{
  for (guint i = 0; i < layout->places->len; i++)
    {
      MoorPeoplePlace *place = place_at (layout, i);

      place->x = layout->width - place->x;
      place->then_x = layout->width - place->then_x;
      place->name.x = layout->width - place->name.x - place->name.width;
    }
}

MoorPeopleLayout *
moor_people_map_lay_out (const MoorPeopleMap *self,
                         double               width,
                         const MoorMetrics   *metrics,
                         gboolean             mirrored)
{
  MoorPeopleLayout *layout = g_new0 (MoorPeopleLayout, 1);
  Laying laying = { .map = self, .metrics = metrics, .layout = layout };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (metrics != NULL && metrics->line > 0, NULL);

  laying.h = metrics->line;
  /* Narrower than this nothing can be read, and nothing is asked to. */
  layout->width = width = MAX (width, 8 * metrics->line);
  layout->scale = 1;
  layout->middle = MAX (MIDDLE * metrics->line,
                        moor_metrics_width (metrics, moor_people_map_you ()) / 2 + 4);
  layout->places = g_array_new (FALSE, TRUE, sizeof (MoorPeoplePlace));
  g_array_set_size (layout->places, self->n_placed);

  if (self->n_placed > 0 && !lay_named (&laying))
    lay_numbered (&laying, width);
  if (mirrored)
    mirror (layout);

  return layout;
}

void
moor_people_layout_free (MoorPeopleLayout *layout)
{
  g_array_unref (layout->places);
  g_free (layout);
}

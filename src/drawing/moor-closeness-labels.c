/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/moor-closeness-labels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In heights of a line of text. */
#define GAP 0.22                 /* between a mark and its label */
#define STEP 0.6                 /* by which a label is put farther away */

#define DIRECTIONS 16
#define ORDERS 4

typedef MoorClosenessCrowd Crowd;
typedef MoorClosenessMark Mark;
typedef MoorClosenessSpot Spot;

typedef struct {
  double key;
  guint  tag;
} Turn;

/* Whether a line from (@x1, @y1) runs through @box (Liang and Barsky). */
static gboolean
runs_through (double         x1,
              double         y1,
              double         x2,
              double         y2,
              const MoorBox *box)
{
  double p[4] = { x1 - x2, x2 - x1, y1 - y2, y2 - y1 };
  double q[4] = { x1 - box->x, box->x + box->width - x1, y1 - box->y, box->y + box->height - y1 };
  double enter = 0, leave = 1;

  for (int i = 0; i < 4; i++)
    {
      if (fabs (p[i]) < 1e-9)
        {
          if (q[i] < 1e-6)
            return FALSE;
          continue;
        }
      if (p[i] < 0)
        enter = MAX (enter, q[i] / p[i]);
      else
        leave = MIN (leave, q[i] / p[i]);
    }

  return enter < leave - 1e-6;
}

static gboolean
leads_through (const Spot    *spot,
               const MoorBox *box)
{
  return spot->is_led && runs_through (spot->from_x, spot->from_y, spot->to_x, spot->to_y, box);
}

/* On which side of the line of @spot a point is. */
static double
side_of (const Spot *spot,
         double      x,
         double      y)
{
  return (spot->to_x - spot->from_x) * (y - spot->from_y) -
         (spot->to_y - spot->from_y) * (x - spot->from_x);
}

static gboolean
leads_cross (const Spot *a,
             const Spot *b)
{
  return a->is_led && b->is_led &&
         side_of (a, b->from_x, b->from_y) * side_of (a, b->to_x, b->to_y) <= 0 &&
         side_of (b, a->from_x, a->from_y) * side_of (b, a->to_x, a->to_y) <= 0;
}

/* @spots: those of the labels that have a place, the others with a width of 0 */
static gboolean
is_free (const Crowd *self,
         const Spot  *spots,
         const Spot  *spot)
{
  const MoorBox *box = &spot->box, *field = &self->field;

  if (box->x < field->x || box->x + box->width > field->x + field->width ||
      box->y < field->y || box->y + box->height > field->y + field->height)
    return FALSE;

  for (guint i = 0; i < self->n_marks; i++)
    {
      MoorBox mark = moor_box_round (self->marks[i].x, self->marks[i].y, self->radius);

      if (moor_box_overlaps (box, &mark) || (i != spot->anchor && leads_through (spot, &mark)))
        return FALSE;
    }

  for (guint t = 0; t < self->n_tags; t++)
    if (spots[t].box.width > 0 &&
        (moor_box_overlaps (box, &spots[t].box) || leads_through (spot, &spots[t].box) ||
         leads_through (&spots[t], box) || leads_cross (spot, &spots[t])))
      return FALSE;

  return TRUE;
}

/* On one of the eight sides of a mark: beside it first, since that reads as its own. */
static gboolean
find_beside (const Crowd *self,
             const Spot  *spots,
             guint        anchor,
             double       width,
             Spot        *found)
{
  static const struct { int x, y; } sides[] = {
    { 1, 0 }, { -1, 0 }, { 0, -1 }, { 0, 1 }, { 1, -1 }, { 1, 1 }, { -1, -1 }, { -1, 1 },
  };
  const Mark *mark = &self->marks[anchor];

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      int x = sides[i].x, y = sides[i].y;
      double across = y != 0 ? 0.75 * self->radius : self->radius + GAP * self->line;

      *found = (Spot) {
        .anchor = anchor,
        .box = {
          mark->x + (x > 0 ? across : x < 0 ? -across - width : -width / 2),
          mark->y + (y > 0 ? self->radius : y < 0 ? -self->radius - self->height
                                                  : -self->height / 2),
          width, self->height,
        },
      };
      if (is_free (self, spots, found))
        return TRUE;
    }

  return FALSE;
}

/* Farther away, with a line that leads there. */
static gboolean
find_apart (const Crowd *self,
            const Spot  *spots,
            guint        anchor,
            double       width,
            double       away,
            Spot        *found)
{
  const Mark *mark = &self->marks[anchor];

  for (int i = 0; i < DIRECTIONS; i++)
    {
      /* To the one side and to the other in turn, from straight beside it. */
      double angle = (i % 2 == 0 ? i / 2 : -(i + 1) / 2) * 2 * G_PI / DIRECTIONS;
      double x = mark->x + cos (angle) * (self->radius + away + width / 2);
      double y = mark->y + sin (angle) * (self->radius + away + self->height / 2);
      double length;

      *found = (Spot) {
        .anchor = anchor, .is_led = TRUE,
        .box = { x - width / 2, y - self->height / 2, width, self->height },
      };
      found->to_x = CLAMP (mark->x, found->box.x, found->box.x + width);
      found->to_y = CLAMP (mark->y, found->box.y, found->box.y + self->height);
      length = hypot (found->to_x - mark->x, found->to_y - mark->y);
      if (length <= self->radius)
        continue;
      found->from_x = mark->x + (found->to_x - mark->x) * self->radius / length;
      found->from_y = mark->y + (found->to_y - mark->y) * self->radius / length;
      if (is_free (self, spots, found))
        return TRUE;
    }

  return FALSE;
}

static gboolean
find_spot (const Crowd *self,
           const Spot  *spots,
           guint        tag,
           Spot        *found)
{
  for (guint i = 0; i < self->n_marks; i++)
    if (self->tags[i] == tag && find_beside (self, spots, i, self->widths[tag], found))
      return TRUE;

  for (double away = STEP; away <= self->reach + 1e-6; away += STEP)
    for (guint i = 0; i < self->n_marks; i++)
      if (self->tags[i] == tag &&
          find_apart (self, spots, i, self->widths[tag], away * self->line, found))
        return TRUE;

  return FALSE;
}

static int
compare_turns (const void *a,
               const void *b)
{
  const Turn *one = a, *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;

  return one->tag < other->tag ? -1 : one->tag > other->tag;
}

/* When it is the turn of a label: the most crowded first, or from one side. */
static double
turn_key (const Crowd *self,
          guint        tag,
          int          order)
{
  const Mark *first = NULL;
  double key = 0;

  for (guint i = 0; i < self->n_marks && first == NULL; i++)
    if (self->tags[i] == tag)
      first = &self->marks[i];
  g_assert (first != NULL);

  switch (order)
    {
    case 0:
      for (guint i = 0; i < self->n_marks; i++)
        key -= fabs (self->marks[i].x - first->x) < 3 * self->line &&
               fabs (self->marks[i].y - first->y) < 2 * self->line;
      return key;
    case 1:
      return first->x;
    case 2:
      return -first->x;
    default:
      return first->y;
    }
}

/* How many labels stand apart then; -1 when there is no room for all. */
static int
try_order (const Crowd *self,
           int          order,
           Spot        *spots)
{
  g_autofree Turn *turns = g_new (Turn, self->n_tags);
  int n_led = 0;

  for (guint t = 0; t < self->n_tags; t++)
    {
      turns[t] = (Turn) { turn_key (self, t, order), t };
      spots[t] = (Spot) { .box = { 0, 0, 0, 0 } };
    }
  qsort (turns, self->n_tags, sizeof (Turn), compare_turns);

  for (guint t = 0; t < self->n_tags; t++)
    {
      Spot found;

      if (!find_spot (self, spots, turns[t].tag, &found))
        return -1;
      spots[turns[t].tag] = found;
      n_led += found.is_led;
    }

  return n_led;
}

gboolean
moor_closeness_crowd_place (const MoorClosenessCrowd *self,
                            MoorClosenessSpot        *spots)
{
  g_autofree Spot *tried = g_new0 (Spot, self->n_tags);
  int least = G_MAXINT;

  for (int order = 0; order < ORDERS && least > 0; order++)
    {
      int n_led = try_order (self, order, tried);

      if (n_led < 0 || n_led >= least)
        continue;
      least = n_led;
      memcpy (spots, tried, self->n_tags * sizeof (Spot));
    }

  return least < G_MAXINT;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/moor-pacer.h"

#include <math.h>

#define US 1000000.0

typedef struct {
  gint64                at;      /* µs from the beginning */
  const char           *text;    /* (nullable) */
  const MoorTimerEvent *event;   /* (nullable) minutes */
} Event;

typedef struct {
  gint64      length;            /* µs */
  MoorMove    move;
  const char *words;
  double      from, to;          /* openness at its beginning and its end */
} Phase;

struct _MoorPacer
{
  GObject       parent_instance;

  MoorPractice *practice;        /* (nullable) */
  GPtrArray    *kept;            /* (nullable) the events that were given */
  GArray       *events;          /* Event, in the order of time */
  GArray       *phases;          /* Phase */
  gint64        round;           /* µs of one round; 0 without phases */
  gint64        total;           /* µs; 0: by hand */

  gint64        spent;           /* µs, up to since */
  gint64        since;           /* of the caller's clock; meant only while it runs */
  gboolean      started;
  gboolean      running;
  guint         step;            /* by hand: lines gone by */
};

G_DEFINE_FINAL_TYPE (MoorPacer, moor_pacer, G_TYPE_OBJECT)

static gint64
to_us (double seconds)
{
  return llround (seconds * US);
}

static gboolean
is_by_hand (MoorPacer *self)
{
  return self->total == 0;
}

/* µs spent at @now, capped by the end. A clock that stood still or went back, which
 * none of ours should, counts as no time. */
static gint64
spent_at (MoorPacer *self,
          gint64     now)
{
  gint64 spent = self->spent;

  if (self->running)
    spent += MAX (0, now - self->since);

  return is_by_hand (self) ? spent : MIN (spent, self->total);
}

static gboolean
is_done (MoorPacer *self,
         gint64     spent)
{
  return is_by_hand (self) ? self->step >= self->events->len : spent >= self->total;
}

/* Where the moves lead: in and rest open, out and press close, a hold stays. Two
 * moves of one direction share the way by their lengths, so that the little more on
 * top of a sigh still grows. */
static void
set_openness (MoorPacer *self)
{
  for (guint i = 0; i < self->phases->len; i++)
    {
      Phase *phase = &g_array_index (self->phases, Phase, i);
      gboolean opens = phase->move == MOOR_MOVE_IN || phase->move == MOOR_MOVE_REST;
      gint64 before = 0, all = 0;
      guint first = i, last = i;

      if (phase->move == MOOR_MOVE_HOLD)
        {
          const Phase *previous = i > 0 ? phase - 1 : NULL;

          phase->from = phase->to = previous != NULL ? previous->to : 0;
          continue;
        }

      while (first > 0 && (phase - (i - first) - 1)->move == phase->move)
        first--;
      while (last + 1 < self->phases->len && (phase + (last - i) + 1)->move == phase->move)
        last++;
      for (guint j = first; j <= last; j++)
        {
          gint64 length = g_array_index (self->phases, Phase, j).length;

          all += length;
          if (j < i)
            before += length;
        }

      phase->from = before / (double) all;
      phase->to = (before + phase->length) / (double) all;
      if (!opens)
        {
          phase->from = 1 - phase->from;
          phase->to = 1 - phase->to;
        }
    }
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const Event *one = a, *other = b;

  return one->at < other->at ? -1 : one->at > other->at;
}

/* How many events have come after @spent µs. */
static guint
count_passed (MoorPacer *self,
              gint64     spent)
{
  guint n = 0;

  if (is_by_hand (self))
    return MIN (self->step + 1, self->events->len);

  while (n < self->events->len && g_array_index (self->events, Event, n).at <= spent)
    n++;

  return n;
}

/* A breath has no corners: a cosine, slow at both ends. */
static double
ease (double fraction)
{
  return 0.5 - 0.5 * cos (G_PI * fraction);
}

/* Whole seconds that are left of @left µs: 4 for the whole first second of four. */
static int
whole_seconds (gint64 left)
{
  return (left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
}

/* The phase at @spent µs, and how much of it is over. At the end it is the last one,
 * over. */
static guint
find_phase (MoorPacer *self,
            gint64     spent,
            gint64    *into)
{
  guint i = 0;

  *into = spent % self->round;
  if (spent >= self->total)
    *into = self->round;

  while (i + 1 < self->phases->len && *into >= g_array_index (self->phases, Phase, i).length)
    *into -= g_array_index (self->phases, Phase, i++).length;

  return i;
}

static void
moor_pacer_finalize (GObject *object)
{
  MoorPacer *self = MOOR_PACER (object);

  g_array_unref (self->events);
  g_array_unref (self->phases);
  g_clear_pointer (&self->practice, moor_practice_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);

  G_OBJECT_CLASS (moor_pacer_parent_class)->finalize (object);
}

static void
moor_pacer_class_init (MoorPacerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moor_pacer_finalize;
}

static void
moor_pacer_init (MoorPacer *self)
{
  self->events = g_array_new (FALSE, FALSE, sizeof (Event));
  self->phases = g_array_new (FALSE, FALSE, sizeof (Phase));
}

MoorPacer *
moor_pacer_new (const MoorPractice *practice)
{
  MoorPacer *self;

  g_return_val_if_fail (practice != NULL, NULL);

  self = g_object_new (MOOR_TYPE_PACER, NULL);
  self->practice = moor_practice_ref (practice);

  for (guint i = 0; i < practice->phases->len; i++)
    {
      const MoorPhase *phase = g_ptr_array_index (practice->phases, i);
      Phase own = { to_us (phase->seconds), phase->move, phase->words, 0, 0 };

      g_array_append_val (self->phases, own);
      self->round += own.length;
    }
  set_openness (self);
  self->total = self->round > 0 ? self->round * practice->rounds : to_us (practice->seconds);

  for (guint i = 0; i < practice->lines->len; i++)
    {
      const MoorPracticeLine *line = g_ptr_array_index (practice->lines, i);
      Event event = { 0, line->text, NULL };

      if (line->fraction >= 1)
        event.at = self->total;      /* not a rounding before it */
      else if (!is_by_hand (self))
        event.at = to_us (moor_practice_line_seconds (practice, line));
      g_array_append_val (self->events, event);
    }

  /* Own timings can put a line that was meant for ten seconds behind the half. */
  if (!is_by_hand (self))
    g_array_sort (self->events, compare_events);

  return self;
}

MoorPacer *
moor_pacer_new_minutes (double     seconds,
                        GPtrArray *events)
{
  MoorPacer *self;

  g_return_val_if_fail (seconds > 0, NULL);

  self = g_object_new (MOOR_TYPE_PACER, NULL);
  self->total = to_us (seconds);

  if (events != NULL)
    self->kept = g_ptr_array_ref (events);
  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const MoorTimerEvent *given = g_ptr_array_index (events, i);
      Event event = { to_us (given->seconds), given->text, given };

      /* The shorter wait has its end sooner than a line at ten minutes: it never
       * comes then. */
      if (given->seconds < 0)
        event.at = given->fraction >= 1 ? self->total : to_us (given->fraction * seconds);
      g_array_append_val (self->events, event);
    }
  g_array_sort (self->events, compare_events);

  return self;
}

void
moor_pacer_start (MoorPacer *self,
                  gint64     now)
{
  g_return_if_fail (MOOR_IS_PACER (self));

  if (self->started)
    return;

  self->started = TRUE;
  self->running = TRUE;
  self->since = now;
}

void
moor_pacer_pause (MoorPacer *self,
                  gint64     now)
{
  g_return_if_fail (MOOR_IS_PACER (self));

  self->spent = spent_at (self, now);
  self->running = FALSE;
}

void
moor_pacer_resume (MoorPacer *self,
                   gint64     now)
{
  g_return_if_fail (MOOR_IS_PACER (self));

  if (!self->started || self->running || is_done (self, self->spent))
    return;

  self->running = TRUE;
  self->since = now;
}

void
moor_pacer_step (MoorPacer *self,
                 gint64     now)
{
  g_return_if_fail (MOOR_IS_PACER (self));

  if (!is_by_hand (self) || is_done (self, 0))
    return;

  self->step++;
  if (is_done (self, 0))
    moor_pacer_pause (self, now);
}

void
moor_pacer_at (MoorPacer *self,
               gint64     now,
               MoorPace  *pace)
{
  gint64 spent;

  g_return_if_fail (MOOR_IS_PACER (self));
  g_return_if_fail (pace != NULL);

  spent = spent_at (self, now);
  *pace = (MoorPace) {
    .elapsed = spent / US,
    .total = self->total / US,
    .phase = -1,
    .openness = 0.5,
    .done = is_done (self, spent),
  };
  pace->paused = self->started && !self->running && !pace->done;
  pace->n_passed = count_passed (self, spent);

  for (guint i = 0; i < pace->n_passed; i++)
    if (g_array_index (self->events, Event, i).text != NULL)
      pace->line = g_array_index (self->events, Event, i).text;

  if (is_by_hand (self))
    {
      pace->n_steps = self->events->len;
      pace->step = pace->n_passed;
    }
  else if (self->round > 0)
    {
      gint64 into;
      guint index = find_phase (self, spent, &into);
      const Phase *phase = &g_array_index (self->phases, Phase, index);

      pace->n_rounds = self->total / self->round;
      pace->round = MIN (spent / self->round + 1, pace->n_rounds);
      pace->phase = index;
      pace->move = phase->move;
      pace->phase_seconds = phase->length / US;
      pace->word = phase->words;
      pace->fraction = into / (double) phase->length;
      pace->openness = phase->from + (phase->to - phase->from) * ease (pace->fraction);
      pace->count = whole_seconds (phase->length - into);
    }
  else
    {
      pace->fraction = spent / (double) self->total;
      pace->count = whole_seconds (self->total - spent);
    }
}

gint64
moor_pacer_next_event (MoorPacer *self,
                       gint64     now)
{
  gint64 spent, next;
  guint passed;

  g_return_val_if_fail (MOOR_IS_PACER (self), G_MAXINT64);

  spent = spent_at (self, now);
  if (!self->running || is_by_hand (self) || is_done (self, spent))
    return G_MAXINT64;

  /* The count goes down when a whole second of the phase is left; that covers the
   * next phase and the end, where none is. */
  if (self->round > 0)
    {
      gint64 into;
      gint64 left = g_array_index (self->phases, Phase, find_phase (self, spent, &into)).length;

      left -= into;
      next = spent + left - (whole_seconds (left) - 1) * G_USEC_PER_SEC;
    }
  else
    {
      gint64 left = self->total - spent;

      next = spent + left - (whole_seconds (left) - 1) * G_USEC_PER_SEC;
    }

  passed = count_passed (self, spent);
  if (passed < self->events->len)
    next = MIN (next, g_array_index (self->events, Event, passed).at);

  return self->since + (next - self->spent);
}

const MoorTimerEvent *
moor_pacer_get_event (MoorPacer *self,
                      guint      index)
{
  g_return_val_if_fail (MOOR_IS_PACER (self), NULL);

  return index < self->events->len ? g_array_index (self->events, Event, index).event : NULL;
}

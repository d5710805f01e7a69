/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-practice.h"

#include <math.h>

/* The bounds of own timings, in seconds. Six a breath is ten a minute; twelve and
 * more begins to be ordinary breathing and would be no practice. */
#define MIN_IN 2.0
#define MAX_IN 10.0
#define MIN_OUT 2.0
#define MAX_OUT 15.0
#define MIN_BREATH 6.0
#define MIN_ROUNDS 3
#define MAX_SECONDS (20 * 60.0)

static const char *const move_names[] = {
  [MOOR_MOVE_NONE] = NULL,
  [MOOR_MOVE_IN] = "in",
  [MOOR_MOVE_HOLD] = "hold",
  [MOOR_MOVE_OUT] = "out",
  [MOOR_MOVE_PRESS] = "press",
  [MOOR_MOVE_REST] = "rest",
};

static const char *const kind_names[] = {
  [MOOR_PRACTICE_BREATH] = "breath",
  [MOOR_PRACTICE_OUTWARD] = "outward",
  [MOOR_PRACTICE_BODY] = "body",
  [MOOR_PRACTICE_KIND] = "kind",
};

G_DEFINE_BOXED_TYPE (MoorPractice, moor_practice, moor_practice_ref, moor_practice_unref)

static void
phase_free (gpointer data)
{
  MoorPhase *phase = data;

  g_free (phase->words);
  g_free (phase);
}

static void
line_free (gpointer data)
{
  MoorPracticeLine *line = data;

  g_free (line->text);
  g_free (line);
}

static void
clear_practice (gpointer data)
{
  MoorPractice *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->always);
  g_ptr_array_unref (self->phases);
  g_ptr_array_unref (self->lines);
}

MoorPractice *
moor_practice_new (void)
{
  MoorPractice *self = g_atomic_rc_box_new0 (MoorPractice);

  self->phases = g_ptr_array_new_with_free_func (phase_free);
  self->lines = g_ptr_array_new_with_free_func (line_free);

  return self;
}

MoorPhase *
moor_phase_new (MoorMove    move,
                double      seconds,
                const char *words)
{
  MoorPhase *phase = g_new0 (MoorPhase, 1);

  phase->move = move;
  phase->seconds = seconds;
  phase->words = g_strdup (words);

  return phase;
}

MoorPracticeLine *
moor_practice_line_new (const char *text)
{
  MoorPracticeLine *line = g_new0 (MoorPracticeLine, 1);

  line->seconds = -1;
  line->fraction = -1;
  line->round = -1;
  line->text = g_strdup (text);

  return line;
}

MoorPractice *
moor_practice_ref (const MoorPractice *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire ((MoorPractice *) self);
}

void
moor_practice_unref (MoorPractice *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_practice);
}

gboolean
moor_practice_takes_timings (const MoorPractice *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind == MOOR_PRACTICE_BREATH && self->phases->len == 2 &&
         ((MoorPhase *) self->phases->pdata[0])->move == MOOR_MOVE_IN &&
         ((MoorPhase *) self->phases->pdata[1])->move == MOOR_MOVE_OUT;
}

MoorPractice *
moor_practice_with_timings (const MoorPractice *self,
                            double              in,
                            double              out,
                            int                 rounds)
{
  MoorPractice *own;

  g_return_val_if_fail (self != NULL, NULL);

  /* A NaN is no wish. */
  if (!moor_practice_takes_timings (self) || (!(in > 0) && !(out > 0) && rounds <= 0))
    return moor_practice_ref (self);

  if (!(in > 0))
    in = ((MoorPhase *) self->phases->pdata[0])->seconds;
  if (!(out > 0))
    out = ((MoorPhase *) self->phases->pdata[1])->seconds;
  if (rounds <= 0)
    rounds = self->rounds;

  in = CLAMP (in, MIN_IN, MAX_IN);
  out = CLAMP (out, MIN_OUT, MAX_OUT);
  if (in + out < MIN_BREATH)
    out = MIN_BREATH - in;
  rounds = CLAMP (rounds, MIN_ROUNDS, (int) floor (MAX_SECONDS / (in + out)));

  own = moor_practice_new ();
  own->id = g_strdup (self->id);
  own->title = g_strdup (self->title);
  own->kind = self->kind;
  own->needs = self->needs;
  own->rounds = rounds;
  own->seconds = rounds * (in + out);
  own->always = g_strdup (self->always);
  g_ptr_array_add (own->phases, moor_phase_new (MOOR_MOVE_IN, in, ((MoorPhase *) self->phases->pdata[0])->words));
  g_ptr_array_add (own->phases, moor_phase_new (MOOR_MOVE_OUT, out, ((MoorPhase *) self->phases->pdata[1])->words));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const MoorPracticeLine *line = g_ptr_array_index (self->lines, i);
      MoorPracticeLine *copy = moor_practice_line_new (line->text);

      copy->seconds = line->seconds;
      copy->fraction = line->fraction;
      copy->round = line->round;
      g_ptr_array_add (own->lines, copy);
    }

  return own;
}

double
moor_practice_line_seconds (const MoorPractice     *self,
                            const MoorPracticeLine *line)
{
  g_return_val_if_fail (self != NULL && line != NULL, 0);

  if (line->round > 0)
    return self->seconds * (line->round - 1) / MAX (self->rounds, 1);

  return line->fraction >= 0 ? line->fraction * self->seconds : line->seconds;
}

const char *
moor_move_to_string (MoorMove move)
{
  g_return_val_if_fail ((guint) move < G_N_ELEMENTS (move_names), NULL);

  return move_names[move];
}

const char *
moor_practice_kind_to_string (MoorPracticeKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/moor-break.h"

struct _MoorBreak {
  gint64      spent;            /* µs, up to the last stop */
  gint64      since;            /* when it began to run */
  gint64      typed;            /* the last key; before any: long ago */
  gint64      at;               /* of time spent; -1 never again */
  gboolean    running;
  gboolean    timed;
  gboolean    had_more;
  gboolean    has_rows;         /* hard rows are waiting for their break */
  GHashTable *breaks;           /* field → breaks its rows have had */
};

static gint64
spent_at (MoorBreak *self,
          gint64     now)
{
  return self->spent + (self->running ? MAX (0, now - self->since) : 0);
}

static gboolean
is_time (MoorBreak *self,
         gint64     now)
{
  return self->timed && self->at >= 0 && spent_at (self, now) >= self->at;
}

MoorBreak *
moor_break_new (void)
{
  MoorBreak *self = g_new0 (MoorBreak, 1);

  self->typed = G_MININT64 / 2;
  self->timed = TRUE;
  self->at = MOOR_BREAK_MINUTES * G_TIME_SPAN_MINUTE;
  self->breaks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
moor_break_free (MoorBreak *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->breaks);
  g_free (self);
}

void
moor_break_set_minutes (MoorBreak *self,
                        int        minutes)
{
  g_return_if_fail (self != NULL);

  if (minutes < 0)
    {
      self->timed = FALSE;
      return;
    }

  /* What was said about the first break does not move the second. */
  self->timed = TRUE;
  if (!self->had_more)
    self->at = (minutes > 0 ? minutes : MOOR_BREAK_MINUTES) * G_TIME_SPAN_MINUTE;
}

void
moor_break_set_running (MoorBreak *self,
                        gboolean   running,
                        gint64     now)
{
  g_return_if_fail (self != NULL);

  if (self->running == !!running)
    return;

  self->spent = spent_at (self, now);
  self->running = !!running;
  self->since = now;
}

void
moor_break_typed (MoorBreak *self,
                  gint64     now)
{
  g_return_if_fail (self != NULL);

  self->typed = now;
}

void
moor_break_count_hard (MoorBreak  *self,
                       const char *field,
                       guint       n_hard,
                       guint       per_break)
{
  gpointer had;

  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL);
  g_return_if_fail (per_break > 0);

  if (!g_hash_table_lookup_extended (self->breaks, field, NULL, &had))
    {
      g_hash_table_insert (self->breaks, g_strdup (field), GUINT_TO_POINTER (n_hard / per_break));
      return;
    }

  if (n_hard / per_break <= GPOINTER_TO_UINT (had))
    return;

  g_hash_table_insert (self->breaks, g_strdup (field), GUINT_TO_POINTER (n_hard / per_break));
  self->has_rows = TRUE;
}

gboolean
moor_break_is_due (MoorBreak *self,
                   gint64     now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return moor_break_next (self, now) == 0;
}

gboolean
moor_break_is_for_rows (MoorBreak *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_rows;
}

gint64
moor_break_next (MoorBreak *self,
                 gint64     now)
{
  g_return_val_if_fail (self != NULL, -1);

  if (!self->running)
    return -1;
  if (self->has_rows || is_time (self, now))
    return MAX (0, self->typed + MOOR_BREAK_PAUSE - now);

  return self->timed && self->at >= 0 ? self->at - spent_at (self, now) : -1;
}

gboolean
moor_break_has_more (MoorBreak *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->had_more;
}

void
moor_break_go_on (MoorBreak *self,
                  gint64     now)
{
  g_return_if_fail (self != NULL);

  /* A break that the rows brought leaves the time as it was, unless that is up
   * too. */
  if (self->has_rows && !is_time (self, now))
    {
      self->has_rows = FALSE;
      return;
    }

  self->has_rows = FALSE;
  self->at = self->had_more
               ? -1 : spent_at (self, now) + MOOR_BREAK_MORE_MINUTES * G_TIME_SPAN_MINUTE;
  self->had_more = TRUE;
}

typedef struct {
  const MoorAnswer *answer;
  int               row;
  GPtrArray        *cells;      /* what was looked up, until the row is done */
} Row;

static MoorAnswer *
lookup_column (const char *column,
               gpointer    data)
{
  Row *row = data;
  MoorAnswer *cell = moor_answer_get_column (row->answer, row->row, column);

  if (cell != NULL)
    g_ptr_array_add (row->cells, cell);

  return cell;
}

guint
moor_break_hard_rows (const MoorField  *field,
                      const MoorAnswer *answer)
{
  int n_rows = answer != NULL ? moor_answer_get_n_rows (answer) : 0;
  guint n = 0;

  g_return_val_if_fail (field != NULL, 0);

  for (int i = 0; field->pause_where != NULL && i < n_rows; i++)
    {
      g_autoptr (GPtrArray) cells =
        g_ptr_array_new_with_free_func ((GDestroyNotify) moor_answer_unref);
      Row row = { answer, i, cells };

      n += moor_condition_holds (field->pause_where, lookup_column, &row);
    }

  return n;
}

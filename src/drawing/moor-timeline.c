/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/moor-timeline.h"

#include <glib/gi18n-lib.h>

static void
mark_free (gpointer data)
{
  MoorTimelineMark *mark = data;

  g_free (mark->title);
  g_free (mark);
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const MoorTimelineMark *one = *(const MoorTimelineMark * const *) a;
  const MoorTimelineMark *two = *(const MoorTimelineMark * const *) b;

  if ((one->age < 0) != (two->age < 0))
    return one->age < 0 ? 1 : -1;
  if (one->age >= 0 && one->age != two->age)
    return one->age < two->age ? -1 : 1;

  return one->row - two->row;
}

static gboolean
read_number (const MoorAnswer *answer,
             int               row,
             const MoorField  *column,
             double           *number)
{
  return column != NULL && moor_answer_get_number (answer, row, column->id, number);
}

static MoorTimelineMark *
read_mark (const MoorField  *rows,
           const MoorAnswer *answer,
           int               row)
{
  const MoorField *title = moor_field_find_drawn (rows, MOOR_DRAWN_TITLE);
  const char *words = title != NULL ? moor_answer_get_text (answer, row, title->id) : NULL;
  double age = -1, tone = 0;
  gboolean has_age = read_number (answer, row, moor_field_find_drawn (rows, MOOR_DRAWN_AGE), &age);
  gboolean has_tone = read_number (answer, row, moor_field_find_drawn (rows, MOOR_DRAWN_TONE), &tone);
  MoorTimelineMark *mark;

  if (!has_age && !has_tone && words == NULL)
    return NULL;

  mark = g_new0 (MoorTimelineMark, 1);
  mark->row = row;
  mark->age = age;
  mark->has_tone = has_tone;
  mark->tone = tone;
  /* Translators: stands in a drawing for something that has no title yet */
  mark->title = g_strdup (words != NULL ? words : _("without words"));
  g_strdelimit (mark->title, "\n", ' ');
  return mark;
}

static char *
mark_words (const MoorTimeline     *self,
            const MoorTimelineMark *mark)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (mark->age >= 0)
    /* Translators: how old somebody was: "Age 7" */
    g_string_append_printf (line, _("Age %g"), mark->age);
  else
    g_string_append (line, moor_timeline_undated ());

  g_string_append_printf (line, " · %s", mark->title);
  if (mark->has_tone)
    g_string_append_printf (line, " · %s: %g", self->tone_label, mark->tone);

  return g_strdup (line->str);
}

MoorTimeline *
moor_timeline_new (const MoorField  *rows,
                   const MoorAnswer *answer)
{
  g_autoptr (MoorTimeline) self = g_new0 (MoorTimeline, 1);
  const MoorField *tone;
  int n_rows = answer != NULL ? moor_answer_get_n_rows (answer) : 0;

  g_return_val_if_fail (rows != NULL, NULL);

  self->marks = g_ptr_array_new_with_free_func (mark_free);
  for (int row = 0; row < n_rows; row++)
    {
      MoorTimelineMark *mark = read_mark (rows, answer, row);

      if (mark == NULL)
        continue;
      g_ptr_array_add (self->marks, mark);
      self->n_dated += mark->age >= 0;
    }
  if (self->marks->len == 0)
    return NULL;
  g_ptr_array_sort (self->marks, compare_marks);

  tone = moor_field_find_drawn (rows, MOOR_DRAWN_TONE);
  g_return_val_if_fail (tone != NULL, NULL);

  self->lowest = tone->lowest;
  self->highest = tone->highest;
  self->low = g_strdup (tone->low);
  self->high = g_strdup (tone->high);
  self->tone_label = g_strdup (tone->label);
  for (guint i = 0; tone->marks != NULL && i < tone->marks->len; i++)
    {
      const MoorMark *mark = g_ptr_array_index (tone->marks, i);

      if (mark->at == 0 && self->zero == NULL)
        self->zero = g_strdup (mark->label);
    }

  return g_steal_pointer (&self);
}

void
moor_timeline_free (MoorTimeline *self)
{
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_free (self->low);
  g_free (self->high);
  g_free (self->zero);
  g_free (self->tone_label);
  g_free (self);
}

char *
moor_timeline_get_title (const MoorTimeline *self)
{
  const MoorTimelineMark *first, *last;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->n_dated == 0)
    return g_strdup (_("A line of years. Nothing has an age yet."));

  first = g_ptr_array_index (self->marks, 0);
  last = g_ptr_array_index (self->marks, self->n_dated - 1);
  if (first->age == last->age)
    /* Translators: an age */
    return g_strdup_printf (_("A line of years, at age %g."), first->age);

  /* Translators: two ages */
  return g_strdup_printf (_("A line of years, from age %g to %g."), first->age, last->age);
}

char *
moor_timeline_get_words (const MoorTimeline *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->marks->len; i++)
    {
      g_autofree char *line = mark_words (self, g_ptr_array_index (self->marks, i));

      if (i > 0)
        g_string_append_c (words, '\n');
      g_string_append (words, line);
    }

  return g_strdup (words->str);
}

const char *
moor_timeline_undated (void)
{
  /* Translators: stands over what has no age, in a drawing of years */
  return _("Without an age");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "content/moor-questionnaire-private.h"

/* Cells ------------------------------------------------------------------- */

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* A whole number, with nothing but zeros behind its point; without a locale and without
 * a copy, since a table has millions of them. */
static gboolean
read_whole (const char *text,
            gsize       length,
            int        *number)
{
  gsize i = 0;
  gboolean minus = FALSE;
  int value = 0;
  gsize digits;

  if (i < length && (text[i] == '-' || text[i] == '+'))
    minus = text[i++] == '-';

  digits = i;
  while (i < length && g_ascii_isdigit (text[i]))
    {
      if (i - digits >= 8)
        return FALSE;
      value = value * 10 + (text[i++] - '0');
    }
  if (i == digits)
    return FALSE;

  if (i < length && text[i] == '.')
    {
      i++;
      while (i < length && text[i] == '0')
        i++;
    }

  *number = minus ? -value : value;
  return i == length;
}

MoorCellKind
moor_questionnaire_read_cell (MoorQuestionnaire *self,
                              const char        *text,
                              gsize              length,
                              double            *value)
{
  int number = 0;
  gboolean is_number;

  *value = NAN;
  while (length > 0 && is_blank (text[0]))
    text++, length--;
  while (length > 0 && is_blank (text[length - 1]))
    length--;

  if (length == 0)
    return MOOR_CELL_MISSING;

  is_number = read_whole (text, length, &number);
  if (is_number && number >= self->from && number <= self->to)
    {
      *value = number;
      return MOOR_CELL_ANSWER;
    }

  for (guint i = 0; self->missing[i] != NULL; i++)
    {
      int code;

      if (strlen (self->missing[i]) == length && memcmp (self->missing[i], text, length) == 0)
        return MOOR_CELL_MISSING;
      if (is_number && read_whole (self->missing[i], strlen (self->missing[i]), &code) &&
          code == number)
        return MOOR_CELL_MISSING;
    }

  return MOOR_CELL_UNKNOWN;
}

/* Scores ------------------------------------------------------------------ */

static inline double
scored_answer (MoorQuestionnaire   *self,
               const MoorScoreRule *rule,
               const double        *answers,
               guint                i)
{
  double answer = answers[rule->items[i]];

  return rule->reversed[i] ? self->from + self->to - answer : answer;
}

/* Answers are whole numbers, so that their sum is exact; a mean is one division, and a
 * prorated sum one multiplication and one division. */
static double
score_subscale (MoorQuestionnaire   *self,
                const MoorScoreRule *rule,
                const double        *answers)
{
  guint n = rule->about.n_items;
  guint answered = 0;
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      double answer = scored_answer (self, rule, answers, i);

      if (!isnan (answer))
        {
          sum += answer;
          answered++;
        }
    }

  if (answered == 0 || n - answered > rule->max_missing)
    return NAN;

  return rule->about.is_sum ? sum * n / answered : sum / answered;
}

static double
score_composite (const MoorScoreRule *rule,
                 const double        *scores,
                 guint                n_scores)
{
  guint scored = 0;
  double sum = 0;

  for (guint i = 0; i < rule->n_forms; i++)
    {
      double score = scores[rule->forms[i] * n_scores + rule->of];

      if (!isnan (score))
        {
          sum += score;
          scored++;
        }
    }

  return scored >= rule->min_forms ? sum / scored : NAN;
}

void
moor_questionnaire_score (MoorQuestionnaire *self,
                          const double      *answers,
                          double            *results)
{
  guint n_scores = self->scores->len;
  guint n_items = self->items->len;
  gsize n = (gsize) n_scores * self->forms->len;
  double few[256];
  double *many = n > G_N_ELEMENTS (few) ? g_new (double, n) : NULL;
  double *scores = many != NULL ? many : few;   /* form × score; composites in the last pass */
  guint at = 0;

  for (guint form = 0; form < self->forms->len; form++)
    {
      double *row = scores + (gsize) form * n_scores;

      for (guint i = 0; i < n_scores; i++)
        {
          const MoorScoreRule *rule = g_ptr_array_index (self->scores, i);

          if (rule->about.kind == MOOR_SCORE_COMPOSITE)
            {
              row[i] = NAN;
              continue;
            }

          row[i] = rule->about.kind == MOOR_SCORE_SUBSCALE
            ? score_subscale (self, rule, answers + (gsize) form * n_items)
            : moor_formula_count (rule->formula, row);
          results[at++] = row[i];
        }
    }

  for (guint i = 0; i < n_scores; i++)
    {
      const MoorScoreRule *rule = g_ptr_array_index (self->scores, i);

      if (rule->about.kind == MOOR_SCORE_COMPOSITE)
        results[at++] = score_composite (rule, scores, n_scores);
    }

  g_free (many);
}

double
moor_questionnaire_spread (MoorQuestionnaire *self,
                           const double      *answers,
                           guint              score,
                           guint              form,
                           guint             *n_answered)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NAN);
  g_return_val_if_fail (score < self->scores->len && form < self->forms->len, NAN);

  const MoorScoreRule *rule = g_ptr_array_index (self->scores, score);
  const double *sheet = answers + (gsize) form * self->items->len;
  guint n = 0;
  double sum = 0, squares = 0;

  g_return_val_if_fail (rule->about.kind == MOOR_SCORE_SUBSCALE, NAN);

  for (guint i = 0; i < rule->about.n_items; i++)
    {
      double answer = scored_answer (self, rule, sheet, i);

      if (isnan (answer))
        continue;
      sum += answer;
      n++;
    }
  for (guint i = 0; i < rule->about.n_items; i++)
    {
      double answer = scored_answer (self, rule, sheet, i);

      if (!isnan (answer))
        squares += (answer - sum / n) * (answer - sum / n);
    }

  if (n_answered != NULL)
    *n_answered = n;
  if (n < 2 || isnan (score_subscale (self, rule, sheet)))
    return NAN;

  return sqrt (squares / (n - 1)) / sqrt (n);
}

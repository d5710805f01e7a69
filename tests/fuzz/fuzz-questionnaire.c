/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/moor-error.h"
#include "content/moor-questionnaire.h"
#include "fuzz.h"

/* What is read must be read again from its definition, to the same definition, and it
 * scores whatever is answered: a score is not scored, or is a number between the lowest
 * and the highest that it says can come out. */

static void
score (MoorQuestionnaire *questionnaire,
       const guint8      *data,
       size_t             size)
{
  guint n_answers = moor_questionnaire_get_n_answers (questionnaire);
  guint n_results = moor_questionnaire_get_n_results (questionnaire);
  g_autofree double *answers = g_new (double, n_answers);
  g_autofree double *results = g_new (double, n_results);

  /* The file's own bytes are the cells of the sheet. */
  for (guint i = 0; i < n_answers; i++)
    {
      gsize at = ((gsize) i * 7) % size;
      gsize length = MIN ((gsize) i % 4, size - at);
      MoorCellKind kind = moor_questionnaire_read_cell (questionnaire, (const char *) data + at,
                                                        length, &answers[i]);

      g_assert_true ((kind == MOOR_CELL_ANSWER) == !isnan (answers[i]));
      if (isnan (answers[i]) && i % 3 > 0)
        answers[i] = moor_questionnaire_get_from (questionnaire) +
                     (double) (data[at] % (guint) (moor_questionnaire_get_to (questionnaire) -
                                                   moor_questionnaire_get_from (questionnaire) + 1));
    }

  moor_questionnaire_score (questionnaire, answers, results);
  for (guint i = 0; i < n_results; i++)
    {
      const MoorResult *result = moor_questionnaire_get_result (questionnaire, i);
      const MoorScore *about = moor_questionnaire_get_score (questionnaire, result->score);
      g_autofree char *name = moor_questionnaire_name_result (questionnaire, i);

      g_assert_true (name[0] != '\0');
      g_assert_false (isinf (results[i]));
      if (!isnan (results[i]) && !isnan (about->lowest))
        {
          g_assert_true (results[i] >= about->lowest - 1e-9 * (1 + fabs (about->lowest)));
          g_assert_true (results[i] <= about->highest + 1e-9 * (1 + fabs (about->highest)));
        }
      moor_questionnaire_get_band (questionnaire, result->score, results[i]);
      if (about->kind == MOOR_SCORE_SUBSCALE)
        moor_questionnaire_spread (questionnaire, answers, result->score, (guint) result->form,
                                   NULL);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) definition = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorQuestionnaire) again = NULL;
  g_autoptr (MoorQuestionnaire) questionnaire =
    moor_questionnaire_read ("fuzz.xml", bytes, NULL, NULL, "en", &error);
  const char *text;

  if (questionnaire == NULL)
    {
      g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
      g_assert_true (g_str_has_prefix (error->message, "fuzz.xml:"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  g_assert_no_error (error);
  text = moor_questionnaire_get_definition (questionnaire);
  definition = g_bytes_new (text, strlen (text));
  again = moor_questionnaire_read ("definition", definition, NULL, NULL, "en", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (moor_questionnaire_get_definition (again), ==, text);
  g_assert_cmpstr (moor_questionnaire_get_hash (again), ==,
                   moor_questionnaire_get_hash (questionnaire));
  score (questionnaire, data, size);

  return 0;
}

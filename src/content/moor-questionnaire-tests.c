/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "content/moor-grammar.h"
#include "content/moor-questionnaire-private.h"

/* One <test>: sheets, and what comes out of them. */
typedef struct {
  MoorQuestionnaire *self;
  guint              number;     /* counting from 1 */
  double            *answers;
  double            *results;
  gboolean          *expected;   /* of the whole file: whether a result of that score was expected
                                  * to be a number */
} Proof;

static gboolean
read_form (Proof         *proof,
           const MoorXml *node,
           int           *form,
           GError       **error)
{
  const char *id = moor_xml_get (node, "form");

  *form = moor_questionnaire_find_form (proof->self, id);
  if (*form >= 0)
    return TRUE;

  g_propagate_error (error, id != NULL
    ? moor_xml_error (node, _("there is no form “%s”"), id)
    : moor_xml_error (node, _("the file has forms, and this does not say which one it is about")));
  return FALSE;
}

static gboolean
read_answers (Proof         *proof,
              const MoorXml *node,
              GError       **error)
{
  guint n_items = moor_questionnaire_get_n_items (proof->self);
  g_autofree char *text = moor_xml_get_text (node);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  int form;

  if (!read_form (proof, node, &form, error))
    return FALSE;
  if (g_strv_length (words) != n_items)
    {
      g_propagate_error (error, moor_xml_error (node,
        _("there are %u items, and %u answers here; “-” stands for none"),
        n_items, g_strv_length (words)));
      return FALSE;
    }

  for (guint i = 0; i < n_items; i++)
    {
      MoorCellKind kind = moor_questionnaire_read_cell (proof->self, words[i], strlen (words[i]),
                                                        &proof->answers[(guint) form * n_items + i]);

      if (kind == MOOR_CELL_UNKNOWN && strcmp (words[i], "-") != 0)
        {
          g_propagate_error (error, moor_xml_error (node, _("“%s” is no answer of this scale"),
                                                    words[i]));
          return FALSE;
        }
    }

  return TRUE;
}

/* As many decimals as are written count, half a unit of the last one up or down. The
 * rest is for numbers that have no exact binary form. */
static gboolean
agrees (const char *written,
        double      counted)
{
  double number;
  int decimals;

  if (strcmp (written, "none") == 0)
    return isnan (counted);

  return moor_grammar_decimal (written, &number, &decimals) && !isnan (counted) &&
         fabs (number - counted) <= 0.5 * pow (10, -decimals) + 1e-9;
}

static char *
number_to_text (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return isnan (number) ? g_strdup ("none")
                        : g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", number));
}

static gboolean
check_band (Proof         *proof,
            const MoorXml *node,
            guint          result,
            GError       **error)
{
  guint score = moor_questionnaire_get_result (proof->self, result)->score;
  const char *wanted = moor_xml_get (node, "band");
  const MoorBand *band = moor_questionnaire_get_band (proof->self, score,
                                                        proof->results[result]);

  if (wanted == NULL || (band != NULL && strcmp (wanted, band->label) == 0))
    return TRUE;

  g_autofree char *name = moor_questionnaire_name_result (proof->self, result);

  g_propagate_error (error, band != NULL
    ? moor_xml_error (node,
        _("test %u: “%s” falls into “%s” in the file, and into “%s” as it is counted here"),
        proof->number, name, wanted, band->label)
    : moor_xml_error (node,
        _("test %u: “%s” falls into “%s” in the file, and into no band as it is counted here"),
        proof->number, name, wanted));
  return FALSE;
}

static gboolean
check_expect (Proof         *proof,
              const MoorXml *node,
              GError       **error)
{
  const char *id = moor_xml_get (node, "score");
  const char *value = moor_xml_get (node, "value");
  int score = moor_questionnaire_find_score (proof->self, id);
  gboolean is_composite;
  int form = -1, result;

  if (score < 0)
    {
      g_propagate_error (error, moor_xml_error (node, _("there is no score “%s”"), id));
      return FALSE;
    }

  is_composite = moor_questionnaire_get_score (proof->self, (guint) score)->kind == MOOR_SCORE_COMPOSITE;
  if (is_composite && moor_xml_get (node, "form") != NULL)
    {
      g_propagate_error (error, moor_xml_error (node, _("“%s” is over forms, and not of one"), id));
      return FALSE;
    }
  if (!is_composite && !read_form (proof, node, &form, error))
    return FALSE;

  if (strcmp (value, "none") != 0 && !moor_grammar_decimal (value, NULL, NULL))
    {
      g_propagate_error (error, moor_xml_error (node, _("“%s” is neither a number with a point nor “none”"),
                                                value));
      return FALSE;
    }

  result = moor_questionnaire_find_result (proof->self, (guint) score, form);
  if (!agrees (value, proof->results[result]))
    {
      g_autofree char *name = moor_questionnaire_name_result (proof->self, (guint) result);
      g_autofree char *counted = number_to_text (proof->results[result]);

      g_propagate_error (error, moor_xml_error (node,
        _("test %u: “%s” is %s in the file, and %s as it is counted here"),
        proof->number, name, value, counted));
      return FALSE;
    }

  if (strcmp (value, "none") != 0)
    proof->expected[score] = TRUE;
  return check_band (proof, node, (guint) result, error);
}

static gboolean
run_test (Proof         *proof,
          const MoorXml *node,
          GError       **error)
{
  guint n = moor_questionnaire_get_n_answers (proof->self);
  g_autofree gboolean *given = g_new0 (gboolean, moor_questionnaire_get_n_forms (proof->self));
  gboolean scored = FALSE;

  for (guint i = 0; i < n; i++)
    proof->answers[i] = NAN;

  for (guint i = 0; i < node->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (node->children, i);

      if (moor_xml_is (child, "answers"))
        {
          int form;

          if (!read_answers (proof, child, error) || !read_form (proof, child, &form, error))
            return FALSE;
          if (given[form])
            {
              g_propagate_error (error, moor_xml_error (child, _("this form is answered twice")));
              return FALSE;
            }
          given[form] = TRUE;
        }
      else if (moor_xml_is (child, "expect"))
        {
          if (!scored)
            moor_questionnaire_score (proof->self, proof->answers, proof->results);
          scored = TRUE;
          if (!check_expect (proof, child, error))
            return FALSE;
        }
    }

  return TRUE;
}

gboolean
moor_questionnaire_prove (MoorQuestionnaire *self,
                          const MoorXml     *root,
                          GError           **error)
{
  g_autofree double *answers = g_new (double, moor_questionnaire_get_n_answers (self));
  g_autofree double *results = g_new (double, moor_questionnaire_get_n_results (self));
  g_autofree gboolean *expected = g_new0 (gboolean, moor_questionnaire_get_n_scores (self));
  Proof proof = { .self = self, .answers = answers, .results = results, .expected = expected };

  for (guint i = 0; i < root->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (root->children, i);

      if (!moor_xml_is (child, "test"))
        continue;
      proof.number++;
      if (!run_test (&proof, child, error))
        return FALSE;
    }

  self->n_tests = proof.number;

  for (guint i = 0; i < moor_questionnaire_get_n_scores (self); i++)
    if (!expected[i])
      {
        g_propagate_error (error, moor_xml_error (root,
          _("no test expects a number for “%s”"), moor_questionnaire_get_score (self, i)->id));
        return FALSE;
      }

  return TRUE;
}

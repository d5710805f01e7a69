/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-questionnaire-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (MoorQuestionnaire, moor_questionnaire, G_TYPE_OBJECT)

/* Freeing ----------------------------------------------------------------- */

static void
mark_free (gpointer data)
{
  MoorMark *mark = data;

  g_free (mark->label);
  g_free (mark);
}

static void
form_free (gpointer data)
{
  MoorForm *form = data;

  g_free (form->id);
  g_free (form->label);
  g_free (form);
}

static void
statement_free (gpointer data)
{
  MoorStatement *statement = data;

  g_free (statement->id);
  g_strfreev (statement->texts);
  g_free (statement);
}

static void
reliability_free (gpointer data)
{
  MoorReliability *reliability = data;

  g_free (reliability->interval);
  g_free (reliability->source);
  g_free (reliability);
}

static void
norm_free (gpointer data)
{
  MoorNorm *norm = data;

  g_free (norm->population);
  g_free (norm->source);
  g_free (norm);
}

static void
band_free (gpointer data)
{
  MoorBand *band = data;

  g_free (band->label);
  g_free (band->source);
  g_free (band);
}

void
moor_score_rule_free (gpointer data)
{
  MoorScoreRule *rule = data;

  g_free (rule->about.id);
  g_free (rule->about.title);
  g_free (rule->about.low);
  g_free (rule->about.high);
  g_free (rule->items);
  g_free (rule->reversed);
  g_clear_pointer (&rule->formula, moor_formula_free);
  g_free (rule->forms);
  g_free (rule);
}

static void
moor_questionnaire_finalize (GObject *object)
{
  MoorQuestionnaire *self = MOOR_QUESTIONNAIRE (object);

  g_free (self->id);
  g_free (self->language);
  g_free (self->hash);
  g_free (self->definition);
  g_free (self->title);
  g_free (self->purpose);
  g_free (self->rights);
  g_free (self->holder);
  g_free (self->url);
  g_free (self->confirmed);
  g_strfreev (self->missing);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->forms);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->scores);
  g_array_unref (self->results);
  g_ptr_array_unref (self->reliabilities);
  g_ptr_array_unref (self->norms);
  g_ptr_array_unref (self->bands);

  G_OBJECT_CLASS (moor_questionnaire_parent_class)->finalize (object);
}

static void
moor_questionnaire_class_init (MoorQuestionnaireClass *class)
{
  G_OBJECT_CLASS (class)->finalize = moor_questionnaire_finalize;
}

static void
moor_questionnaire_init (MoorQuestionnaire *self)
{
  self->labels = g_ptr_array_new_with_free_func (mark_free);
  self->forms = g_ptr_array_new_with_free_func (form_free);
  self->items = g_ptr_array_new_with_free_func (statement_free);
  self->scores = g_ptr_array_new_with_free_func (moor_score_rule_free);
  self->results = g_array_new (FALSE, FALSE, sizeof (MoorResult));
  self->reliabilities = g_ptr_array_new_with_free_func (reliability_free);
  self->norms = g_ptr_array_new_with_free_func (norm_free);
  self->bands = g_ptr_array_new_with_free_func (band_free);
}

/* For the parser ---------------------------------------------------------- */

MoorQuestionnaire *
moor_questionnaire_new (void)
{
  return g_object_new (MOOR_TYPE_QUESTIONNAIRE, NULL);
}

void
moor_questionnaire_index (MoorQuestionnaire *self)
{
  g_array_set_size (self->results, 0);

  for (guint form = 0; form < self->forms->len; form++)
    for (guint score = 0; score < self->scores->len; score++)
      {
        const MoorScoreRule *rule = g_ptr_array_index (self->scores, score);
        MoorResult result = { score, (int) form };

        if (rule->about.kind != MOOR_SCORE_COMPOSITE)
          g_array_append_val (self->results, result);
      }

  for (guint score = 0; score < self->scores->len; score++)
    {
      const MoorScoreRule *rule = g_ptr_array_index (self->scores, score);
      MoorResult result = { score, -1 };

      if (rule->about.kind == MOOR_SCORE_COMPOSITE)
        g_array_append_val (self->results, result);
    }
}

/* What it says ------------------------------------------------------------ */

const char *
moor_questionnaire_get_id (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  return self->id;
}

int
moor_questionnaire_get_version (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), 0);
  return self->version;
}

const char *
moor_questionnaire_get_language (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  return self->language;
}

const char *
moor_questionnaire_get_hash (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  return self->hash;
}

const char *
moor_questionnaire_get_definition (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  return self->definition;
}

const char *
moor_questionnaire_get_title (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  return self->title;
}

const char *
moor_questionnaire_get_purpose (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  return self->purpose;
}

MoorValidated
moor_questionnaire_get_validated (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), MOOR_VALIDATED_NO);
  return self->validated;
}

const char *
moor_questionnaire_get_rights (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  return self->rights;
}

const char *
moor_questionnaire_get_holder (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  return self->holder;
}

const char *
moor_questionnaire_get_url (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  return self->url;
}

const char *
moor_questionnaire_get_confirmed (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  return self->confirmed;
}

const char *
moor_questionnaire_get_banner (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);

  if (self->validated != MOOR_VALIDATED_NO)
    return NULL;

  return moor_questionnaire_is_own (self)
    ? _("Our own statements, not a tested questionnaire. Good for noticing and for talking. "
        "Not for deciding what you are.")
    : _("These statements are not a tested questionnaire. Good for noticing and for talking. "
        "Not for deciding what you are.");
}

gboolean
moor_questionnaire_is_own (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), FALSE);

  return strcmp (self->id, "closeness") == 0;
}

int
moor_questionnaire_get_from (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), 0);
  return self->from;
}

int
moor_questionnaire_get_to (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), 0);
  return self->to;
}

GPtrArray *
moor_questionnaire_get_labels (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  return self->labels;
}

guint
moor_questionnaire_get_n_forms (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), 0);
  return self->forms->len;
}

const MoorForm *
moor_questionnaire_get_form (MoorQuestionnaire *self,
                             guint              form)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  g_return_val_if_fail (form < self->forms->len, NULL);
  return g_ptr_array_index (self->forms, form);
}

int
moor_questionnaire_find_form (MoorQuestionnaire *self,
                              const char        *id)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), -1);

  for (guint i = 0; i < self->forms->len; i++)
    if (g_strcmp0 (((MoorForm *) g_ptr_array_index (self->forms, i))->id, id) == 0)
      return (int) i;

  return -1;
}

guint
moor_questionnaire_get_n_items (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), 0);
  return self->items->len;
}

const char *
moor_questionnaire_get_item_id (MoorQuestionnaire *self,
                                guint              item)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  g_return_val_if_fail (item < self->items->len, NULL);
  return ((MoorStatement *) g_ptr_array_index (self->items, item))->id;
}

const char *
moor_questionnaire_get_item_text (MoorQuestionnaire *self,
                                  guint              form,
                                  guint              item)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  g_return_val_if_fail (form < self->forms->len && item < self->items->len, NULL);
  return ((MoorStatement *) g_ptr_array_index (self->items, item))->texts[form];
}

gboolean
moor_questionnaire_has_texts (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), FALSE);
  return self->has_texts;
}

guint
moor_questionnaire_get_n_scores (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), 0);
  return self->scores->len;
}

const MoorScore *
moor_questionnaire_get_score (MoorQuestionnaire *self,
                              guint              score)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  g_return_val_if_fail (score < self->scores->len, NULL);
  return &((MoorScoreRule *) g_ptr_array_index (self->scores, score))->about;
}

int
moor_questionnaire_find_score (MoorQuestionnaire *self,
                               const char        *id)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), -1);

  for (guint i = 0; i < self->scores->len; i++)
    if (g_strcmp0 (((MoorScoreRule *) g_ptr_array_index (self->scores, i))->about.id, id) == 0)
      return (int) i;

  return -1;
}

int
moor_questionnaire_find_axis (MoorQuestionnaire *self,
                              MoorAxis           axis)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), -1);
  g_return_val_if_fail (axis != MOOR_AXIS_NONE, -1);

  for (guint i = 0; i < self->scores->len; i++)
    if (((MoorScoreRule *) g_ptr_array_index (self->scores, i))->about.axis == axis)
      return (int) i;

  return -1;
}

guint
moor_questionnaire_get_n_tests (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), 0);

  return self->n_tests;
}

GPtrArray *
moor_questionnaire_get_reliabilities (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  return self->reliabilities;
}

GPtrArray *
moor_questionnaire_get_norms (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  return self->norms;
}

GPtrArray *
moor_questionnaire_get_bands (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  return self->bands;
}

const MoorReliability *
moor_questionnaire_get_retest (MoorQuestionnaire *self,
                               guint              score)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);

  for (guint i = 0; i < self->reliabilities->len; i++)
    {
      const MoorReliability *reliability = g_ptr_array_index (self->reliabilities, i);

      if (reliability->score == score && reliability->kind == MOOR_RELIABILITY_RETEST)
        return reliability;
    }

  return NULL;
}

/* Whether another band of the same score takes the value at its lower end. */
static gboolean
begins_elsewhere (MoorQuestionnaire *self,
                  const MoorBand    *band)
{
  for (guint i = 0; i < self->bands->len; i++)
    {
      const MoorBand *other = g_ptr_array_index (self->bands, i);

      if (other != band && other->score == band->score && other->from == band->to &&
          other->takes_from)
        return TRUE;
    }

  return FALSE;
}

const MoorBand *
moor_questionnaire_get_band (MoorQuestionnaire *self,
                             guint              score,
                             double             value)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);

  for (guint i = 0; i < self->bands->len; i++)
    {
      const MoorBand *band = g_ptr_array_index (self->bands, i);

      if (band->score != score || isnan (value))
        continue;
      if ((value > band->from && value < band->to) ||
          (value == band->from && band->takes_from) ||
          (value == band->to && !begins_elsewhere (self, band)))
        return band;
    }

  return NULL;
}

/* Sheets ------------------------------------------------------------------ */

guint
moor_questionnaire_get_n_answers (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), 0);
  return self->forms->len * self->items->len;
}

char *
moor_questionnaire_name_answer (MoorQuestionnaire *self,
                                guint              answer)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  g_return_val_if_fail (answer < self->forms->len * self->items->len, NULL);

  const MoorForm *form = g_ptr_array_index (self->forms, answer / self->items->len);
  const MoorStatement *item = g_ptr_array_index (self->items, answer % self->items->len);

  return form->id != NULL ? g_strconcat (form->id, ":", item->id, NULL) : g_strdup (item->id);
}

guint
moor_questionnaire_get_n_results (MoorQuestionnaire *self)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), 0);
  return self->results->len;
}

const MoorResult *
moor_questionnaire_get_result (MoorQuestionnaire *self,
                               guint              result)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  g_return_val_if_fail (result < self->results->len, NULL);
  return &g_array_index (self->results, MoorResult, result);
}

int
moor_questionnaire_find_result (MoorQuestionnaire *self,
                                guint              score,
                                int                form)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), -1);

  for (guint i = 0; i < self->results->len; i++)
    {
      const MoorResult *result = &g_array_index (self->results, MoorResult, i);

      if (result->score == score && result->form == form)
        return (int) i;
    }

  return -1;
}

char *
moor_questionnaire_name_result (MoorQuestionnaire *self,
                                guint              result)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (self), NULL);
  g_return_val_if_fail (result < self->results->len, NULL);

  const MoorResult *it = &g_array_index (self->results, MoorResult, result);
  const MoorScoreRule *rule = g_ptr_array_index (self->scores, it->score);
  const MoorForm *form = it->form >= 0 ? g_ptr_array_index (self->forms, it->form) : NULL;

  return form != NULL && form->id != NULL ? g_strconcat (form->id, ":", rule->about.id, NULL)
                                          : g_strdup (rule->about.id);
}

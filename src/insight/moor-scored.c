/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/moor-scored.h"

#include <math.h>
#include <string.h>

#include "base/moor-clock.h"
#include "insight/moor-movement.h"

/* Fewer equal answers are nothing to wonder at. */
#define FEW 4

typedef struct {
  char    *field;                /* NULL: this form was not asked */
  char    *about;
  guint    n_answered;
  double   seconds;              /* NAN: not known */
} Asked;

struct _MoorScored {
  MoorQuestionnaire *questionnaire;
  char              *page;
  char              *date;
  Asked             *forms;
  guint              n_forms;
  double            *answers;
  double            *results;
};

static void
moor_scored_clear (gpointer data)
{
  MoorScored *self = data;

  for (guint i = 0; i < self->n_forms; i++)
    {
      g_free (self->forms[i].field);
      g_free (self->forms[i].about);
    }
  g_free (self->forms);
  g_free (self->answers);
  g_free (self->results);
  g_free (self->page);
  g_free (self->date);
  g_object_unref (self->questionnaire);
}

static MoorScored *
scored_new (MoorQuestionnaire *questionnaire)
{
  MoorScored *self = g_rc_box_new0 (MoorScored);
  guint n_answers = moor_questionnaire_get_n_answers (questionnaire);

  self->questionnaire = g_object_ref (questionnaire);
  self->date = moor_clock_today ();
  self->n_forms = moor_questionnaire_get_n_forms (questionnaire);
  self->forms = g_new0 (Asked, self->n_forms);
  self->answers = g_new (double, n_answers);
  self->results = g_new (double, moor_questionnaire_get_n_results (questionnaire));
  for (guint i = 0; i < n_answers; i++)
    self->answers[i] = NAN;

  return self;
}

/* The first version of How I answered today had its statements in the exercise, under
 * the same ids. */
static gboolean
find_questionnaire (MoorExercise       *exercise,
                    const MoorField    *field,
                    MoorQuestionnaire  *own,
                    MoorQuestionnaire **questionnaire,
                    guint              *form,
                    const char        **about)
{
  int at;

  *questionnaire = field->scored_by;
  *form = field->form;
  *about = field->about;
  if (field->scored_by != NULL)
    return TRUE;

  if (own == NULL || strcmp (moor_exercise_get_id (exercise), "how-i-answered-today") != 0)
    return FALSE;

  at = moor_questionnaire_find_form (own, strcmp (field->id, "statements-one") == 0 ? "one" : "general");
  *questionnaire = own;
  *form = (guint) MAX (at, 0);
  if (at >= 0 && moor_questionnaire_get_form (own, *form)->person)
    *about = "who";
  return at >= 0;
}

static MoorScored *
find_scored (GPtrArray         *all,
             MoorQuestionnaire *questionnaire)
{
  for (guint i = 0; i < all->len; i++)
    {
      MoorScored *scored = g_ptr_array_index (all, i);

      if (scored->questionnaire == questionnaire)
        return scored;
    }

  MoorScored *scored = scored_new (questionnaire);

  g_ptr_array_add (all, scored);
  return scored;
}

/* Answers of the first version are only as whole as a file in JSON says they are; what
 * is not a step of the scale is no answer. */
static gboolean
is_on_scale (MoorQuestionnaire *questionnaire,
             double             number)
{
  return number == floor (number) && number >= moor_questionnaire_get_from (questionnaire) &&
         number <= moor_questionnaire_get_to (questionnaire);
}

static void
take_answers (MoorScored       *self,
              guint             form,
              const MoorField  *field,
              const MoorAnswer *answer,
              const MoorAnswer *about)
{
  guint n_items = moor_questionnaire_get_n_items (self->questionnaire);
  Asked *asked = &self->forms[form];

  g_free (asked->field);
  g_free (asked->about);
  asked->field = g_strdup (field->id);
  asked->about = g_strdup (about != NULL ? moor_answer_get_text (about, 0, "") : NULL);
  asked->n_answered = 0;
  asked->seconds = NAN;
  for (guint i = 0; i < n_items; i++)
    self->answers[form * n_items + i] = NAN;

  if (answer == NULL)
    return;

  moor_answer_get_number (answer, 0, MOOR_ITEMS_SECONDS, &asked->seconds);
  for (guint i = 0; i < n_items; i++)
    {
      const char *item = moor_questionnaire_get_item_id (self->questionnaire, i);
      double number;

      if (!moor_answer_get_number (answer, 0, item, &number) ||
          !is_on_scale (self->questionnaire, number))
        continue;
      self->answers[form * n_items + i] = number;
      asked->n_answered++;
    }
}

GPtrArray *
moor_scored_all (MoorExercise        *exercise,
                 MoorConditionLookup  lookup,
                 gpointer             data,
                 MoorQuestionnaire   *own)
{
  g_return_val_if_fail (MOOR_IS_EXERCISE (exercise), NULL);

  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_scored_unref);
  GPtrArray *parts = moor_exercise_get_parts (exercise);

  for (guint p = 0; p < parts->len; p++)
    {
      const MoorPart *part = g_ptr_array_index (parts, p);

      for (guint b = 0; b < part->blocks->len && moor_condition_holds (part->when, lookup, data); b++)
        {
          const MoorBlock *block = g_ptr_array_index (part->blocks, b);
          const MoorField *field = block->kind == MOOR_BLOCK_FIELD ? block->field : NULL;
          MoorQuestionnaire *questionnaire;
          const char *about;
          guint form;

          if (field == NULL || field->kind != MOOR_FIELD_ITEMS ||
              !moor_condition_holds (field->when, lookup, data) ||
              !find_questionnaire (exercise, field, own, &questionnaire, &form, &about))
            continue;

          take_answers (find_scored (all, questionnaire), form, field, lookup (field->id, data),
                        about != NULL ? lookup (about, data) : NULL);
        }
    }

  for (guint i = 0; i < all->len; i++)
    {
      MoorScored *scored = g_ptr_array_index (all, i);

      moor_questionnaire_score (scored->questionnaire, scored->answers, scored->results);
    }

  return all;
}

static MoorAnswer *
look_up (const char *field,
         gpointer    answers)
{
  return moor_answers_get (answers, field);
}

GPtrArray *
moor_scored_of_page (MoorPage          *page,
                     MoorExercise      *definition,
                     MoorQuestionnaire *own)
{
  g_return_val_if_fail (MOOR_IS_PAGE (page), NULL);
  g_return_val_if_fail (moor_page_get_answers (page) != NULL, NULL);

  GPtrArray *all = moor_scored_all (definition, look_up, moor_page_get_answers (page), own);

  for (guint i = 0; i < all->len; i++)
    {
      MoorScored *scored = g_ptr_array_index (all, i);

      g_free (scored->date);
      scored->date = g_strdup (moor_page_get_date (page));
      scored->page = g_strdup (moor_page_get_id (page));
    }

  return all;
}

MoorScored *
moor_scored_ref (MoorScored *self)
{
  return g_rc_box_acquire (self);
}

void
moor_scored_unref (MoorScored *self)
{
  g_rc_box_release_full (self, moor_scored_clear);
}

MoorQuestionnaire *
moor_scored_get_questionnaire (MoorScored *self)
{
  return self->questionnaire;
}

const char *
moor_scored_get_page (MoorScored *self)
{
  return self->page;
}

const char *
moor_scored_get_date (MoorScored *self)
{
  return self->date;
}

int
moor_scored_find_form (MoorScored *self,
                       const char *field)
{
  for (guint i = 0; i < self->n_forms; i++)
    if (g_strcmp0 (self->forms[i].field, field) == 0)
      return (int) i;

  return -1;
}

gboolean
moor_scored_has_form (MoorScored *self,
                      guint       form)
{
  g_return_val_if_fail (form < self->n_forms, FALSE);

  return self->forms[form].n_answered > 0;
}

const char *
moor_scored_get_about (MoorScored *self,
                       guint       form)
{
  g_return_val_if_fail (form < self->n_forms, NULL);

  return self->forms[form].about;
}

guint
moor_scored_get_n_answered (MoorScored *self,
                            guint       form)
{
  g_return_val_if_fail (form < self->n_forms, 0);

  return self->forms[form].n_answered;
}

double
moor_scored_get_score (MoorScored *self,
                       guint       score,
                       int         form)
{
  int result = moor_questionnaire_find_result (self->questionnaire, score, form);

  g_return_val_if_fail (result >= 0, NAN);

  return self->results[result];
}

guint
moor_scored_get_missing (MoorScored *self,
                         guint       score,
                         guint       form)
{
  guint n_answered = 0;

  g_return_val_if_fail (form < self->n_forms, 0);

  moor_questionnaire_spread (self->questionnaire, self->answers, score, form, &n_answered);
  return moor_questionnaire_get_score (self->questionnaire, score)->n_items - n_answered;
}

double
moor_scored_get_half_width (MoorScored *self,
                            guint       score,
                            guint       form)
{
  const MoorScore *about = moor_questionnaire_get_score (self->questionnaire, score);
  const MoorReliability *retest = moor_questionnaire_get_retest (self->questionnaire, score);

  g_return_val_if_fail (form < self->n_forms, NAN);

  if (isnan (moor_scored_get_score (self, score, (int) form)))
    return NAN;
  if (retest != NULL)
    return moor_movement_half_width (retest);
  /* The error of a mean is not that of a sum. */
  if (moor_questionnaire_get_validated (self->questionnaire) != MOOR_VALIDATED_NO ||
      about->kind != MOOR_SCORE_SUBSCALE ||
      about->lowest != moor_questionnaire_get_from (self->questionnaire) ||
      about->highest != moor_questionnaire_get_to (self->questionnaire))
    return NAN;

  return moor_questionnaire_spread (self->questionnaire, self->answers, score, form, NULL);
}

gboolean
moor_scored_has_retest (MoorScored *self)
{
  int worry = moor_questionnaire_find_axis (self->questionnaire, MOOR_AXIS_WORRY);
  int distance = moor_questionnaire_find_axis (self->questionnaire, MOOR_AXIS_DISTANCE);

  return worry >= 0 && distance >= 0 &&
         moor_questionnaire_get_retest (self->questionnaire, (guint) worry) != NULL &&
         moor_questionnaire_get_retest (self->questionnaire, (guint) distance) != NULL;
}

gboolean
moor_scored_is_all_same (MoorScored *self,
                         guint       form)
{
  guint n = moor_questionnaire_get_n_items (self->questionnaire);

  g_return_val_if_fail (form < self->n_forms, FALSE);

  if (n < FEW || self->forms[form].n_answered < n)
    return FALSE;
  for (guint i = 1; i < n; i++)
    if (self->answers[form * n + i] != self->answers[form * n])
      return FALSE;

  return TRUE;
}

gboolean
moor_scored_is_very_quick (MoorScored *self,
                           guint       form)
{
  g_return_val_if_fail (form < self->n_forms, FALSE);

  const Asked *asked = &self->forms[form];

  /* Between n answers there are n - 1 times. */
  return asked->n_answered >= FEW && !isnan (asked->seconds) &&
         asked->seconds < MOOR_SCORED_QUICK * (asked->n_answered - 1);
}

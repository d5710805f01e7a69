/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/moor-scored-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "insight/moor-movement.h"

/* How far from the middle of its scale, as a part of the way to an end: a limit of this
 * program, to put a number into words and no more. */
#define A_LITTLE 0.4

/* A hyphen in front of a number is no minus. These are words to be read, and never go into
 * a table or into JSON. Takes @number. */
static char *
with_minus (char *number)
{
  g_autofree char *taken = number;

  return taken[0] == '-' ? g_strconcat ("−", taken + 1, NULL) : g_steal_pointer (&taken);
}

char *
moor_scored_number (double number)
{
  /* "-0.0" would be read as something. */
  return with_minus (g_strdup_printf ("%.1f", fabs (number) < 0.05 ? 0.0 : number));
}

/* Whole answers added up give a whole number. Where some are missing it was estimated, and
 * keeps its decimal. */
static char *
score_number (MoorScored *self,
              guint       score,
              int         form)
{
  double value = moor_scored_get_score (self, score, form);

  if (moor_questionnaire_get_score (moor_scored_get_questionnaire (self), score)->is_sum &&
      moor_scored_get_missing (self, score, (guint) form) == 0)
    return with_minus (g_strdup_printf ("%.0f", value));

  return moor_scored_number (value);
}

const char *
moor_scored_banner_more (MoorQuestionnaire *questionnaire)
{
  if (!moor_questionnaire_is_own (questionnaire))
    return NULL;

  return _("These sixteen statements were written for Mooring. Nobody has tested them with large "
           "groups. So a result cannot tell you how you compare with others. Nor can it tell "
           "whether a change from one time to the next is real.\n"
           "A counselor can add a tested form: in Preferences, under Exercises of your own.");
}

const char *
moor_scored_on_paper (MoorQuestionnaire *questionnaire)
{
  return moor_questionnaire_get_validated (questionnaire) == MOOR_VALIDATED_NO
    ? _("Answered by the person themselves, with statements that have not been validated. "
        "Not an assessment.")
    : _("Answered by the person themselves. Not an assessment.");
}

char *
moor_scored_about (MoorScored *self,
                   guint       form,
                   const char *name)
{
  const MoorForm *about = moor_questionnaire_get_form (moor_scored_get_questionnaire (self), form);

  if (moor_scored_get_about (self, form) != NULL)
    /* Translators: stands for a person who has no name here any more */
    return g_strdup (name != NULL ? name : _("somebody"));

  return g_strdup (about->label != NULL ? about->label : "");
}

/* Where it is ------------------------------------------------------------- */

/* As it is shown: words and number never say two things. */
static double
shown (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_strtod (g_ascii_formatd (buffer, sizeof buffer, "%.1f", value), NULL);
}

/* The words are whole sentences, so that a language can put them as it likes. */
static char *
place_sentence (const MoorScore *score,
                double           value,
                const char      *number)
{
  double middle = (score->lowest + score->highest) / 2;
  double half = (score->highest - score->lowest) / 2;
  double away = (shown (value) - middle) / half;
  /* Tenths are not exact. */
  double little = A_LITTLE + 1e-9;
  g_autofree char *lowest = with_minus (g_strdup_printf ("%g", score->lowest));
  g_autofree char *highest = with_minus (g_strdup_printf ("%g", score->highest));
  const char *format;

  if (fabs (away) < 1e-9)
    /* Translators: “Worry: 3.0 on a scale from 1 to 5, at its middle.” */
    format = _("%s: %s on a scale from %s to %s, at its middle.");
  else if (away < 0 && away >= -little)
    format = _("%s: %s on a scale from %s to %s, a little below its middle.");
  else if (away < 0)
    format = _("%s: %s on a scale from %s to %s, below its middle.");
  else if (away <= little)
    format = _("%s: %s on a scale from %s to %s, a little above its middle.");
  else
    format = _("%s: %s on a scale from %s to %s, above its middle.");

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, score->title, number, lowest, highest);
#pragma GCC diagnostic pop
}

/* What is known about it -------------------------------------------------- */

static void
add_known (MoorScored *self,
           guint       score,
           double      value,
           GString    *text)
{
  MoorQuestionnaire *questionnaire = moor_scored_get_questionnaire (self);
  const MoorBand *band = moor_questionnaire_get_band (questionnaire, score, value);
  GPtrArray *norms = moor_questionnaire_get_norms (questionnaire);

  if (band != NULL)
    {
      g_string_append_c (text, ' ');
      /* Translators: the first is the name of a range, the second where it is from */
      g_string_append_printf (text, _("The file calls this “%s” (%s)."), band->label, band->source);
    }

  for (guint i = 0; i < norms->len; i++)
    {
      const MoorNorm *norm = g_ptr_array_index (norms, i);
      g_autofree char *mean = NULL;
      g_autofree char *sd = NULL;

      if (norm->score != score)
        continue;

      mean = moor_scored_number (norm->mean);
      sd = moor_scored_number (norm->sd);
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
        ngettext ("For comparison: in %u person (%s) the mean was %s, with a standard deviation of %s. "
                  "Source: %s.",
                  "For comparison: in %u people (%s) the mean was %s, with a standard deviation of %s. "
                  "Source: %s.", norm->n),
        norm->n, norm->population, mean, sd, norm->source);
    }
}

static char *
score_paragraph (MoorScored *self,
                 guint       score,
                 int         form)
{
  const MoorScore *about = moor_questionnaire_get_score (moor_scored_get_questionnaire (self), score);
  double value = moor_scored_get_score (self, score, form);
  GString *text = g_string_new (NULL);
  guint missing = about->kind == MOOR_SCORE_SUBSCALE ? moor_scored_get_missing (self, score, (guint) form) : 0;
  g_autofree char *number = NULL;

  if (isnan (value) && missing > 0)
    {
      g_string_append_printf (text,
        ngettext ("%s: not scored, because %u of its %u statements was left open.",
                  "%s: not scored, because %u of its %u statements were left open.", missing),
        about->title, missing, about->n_items);
      return g_string_free (text, FALSE);
    }
  if (isnan (value))
    {
      g_string_append_printf (text, _("%s: not scored."), about->title);
      return g_string_free (text, FALSE);
    }

  number = score_number (self, score, form);
  if (isnan (about->lowest))
    g_string_append_printf (text, _("%s: %s."), about->title, number);
  else
    {
      g_autofree char *place = place_sentence (about, value, number);

      g_string_append (text, place);
    }

  if (missing > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
        ngettext ("%u of its %u statements was left open; the others count.",
                  "%u of its %u statements were left open; the others count.", missing),
        missing, about->n_items);
    }
  add_known (self, score, value, text);

  return g_string_free (text, FALSE);
}

static gboolean
is_last_form (MoorScored *self,
              guint       form)
{
  guint n_forms = moor_questionnaire_get_n_forms (moor_scored_get_questionnaire (self));

  for (guint i = form + 1; i < n_forms; i++)
    if (moor_scored_has_form (self, i))
      return FALSE;

  return TRUE;
}

GPtrArray *
moor_scored_paragraphs (MoorScored *self,
                        guint       form)
{
  MoorQuestionnaire *questionnaire = moor_scored_get_questionnaire (self);
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < moor_questionnaire_get_n_scores (questionnaire); i++)
    if (moor_questionnaire_get_score (questionnaire, i)->kind != MOOR_SCORE_COMPOSITE)
      g_ptr_array_add (paragraphs, score_paragraph (self, i, (int) form));

  for (guint i = 0; i < moor_questionnaire_get_n_scores (questionnaire); i++)
    if (moor_questionnaire_get_score (questionnaire, i)->kind == MOOR_SCORE_COMPOSITE &&
        is_last_form (self, form))
      g_ptr_array_add (paragraphs, score_paragraph (self, i, -1));

  return paragraphs;
}

const char *
moor_scored_middle (void)
{
  return _("The middle of the scale is only the middle of the scale. It is not an average of people.");
}

const char *
moor_scored_under_the_map (void)
{
  return _("Both can be high, both can be low, and they can differ from person to person. They also "
           "differ from month to month. This is a picture of one day's answers.");
}

char *
moor_scored_no_area (MoorScored *self,
                     guint       form)
{
  static const MoorAxis axes[] = { MOOR_AXIS_WORRY, MOOR_AXIS_DISTANCE };
  MoorQuestionnaire *questionnaire = moor_scored_get_questionnaire (self);
  const char *titles[G_N_ELEMENTS (axes)];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      int score = moor_questionnaire_find_axis (questionnaire, axes[i]);

      if (score >= 0 && moor_questionnaire_get_retest (questionnaire, (guint) score) == NULL &&
          moor_scored_get_half_width (self, (guint) score, form) == 0)
        titles[n++] = moor_questionnaire_get_score (questionnaire, (guint) score)->title;
    }

  if (n == 2)
    /* Translators: the names of two scores, as “Worry” and “Distance” */
    return g_strdup_printf (_("%s and %s: your answers to each all said the same, so neither has a "
                              "width on the map."), titles[0], titles[1]);
  if (n == 1)
    /* Translators: %s is the name of a score, as “Worry” */
    return g_strdup_printf (_("%s: your answers all said the same, so it has no width on the map."),
                            titles[0]);

  return NULL;
}

/* One line ---------------------------------------------------------------- */

char *
moor_scored_score_text (MoorScored *self,
                        guint       score,
                        int         form)
{
  double value = moor_scored_get_score (self, score, form);

  return isnan (value) ? g_strdup (_("not scored")) : score_number (self, score, form);
}

char *
moor_scored_answered_text (MoorScored *self,
                           guint       form)
{
  /* Translators: how many statements were answered, of how many */
  return g_strdup_printf (_("%u of %u"), moor_scored_get_n_answered (self, form),
                          moor_questionnaire_get_n_items (moor_scored_get_questionnaire (self)));
}

char *
moor_scored_line (MoorScored *self,
                  guint       form,
                  const char *about)
{
  MoorQuestionnaire *questionnaire = moor_scored_get_questionnaire (self);
  g_autofree char *day = moor_field_day_to_text (moor_scored_get_date (self));
  GString *line = g_string_new (day);

  if (about != NULL && about[0] != '\0')
    g_string_append_printf (line, " · %s", about);
  for (guint i = 0; i < moor_questionnaire_get_n_scores (questionnaire); i++)
    {
      const MoorScore *score = moor_questionnaire_get_score (questionnaire, i);
      g_autofree char *text = NULL;

      if (score->kind == MOOR_SCORE_COMPOSITE)
        continue;
      text = moor_scored_score_text (self, i, (int) form);
      g_string_append_printf (line, " · %s %s", score->title, text);
    }

  return g_string_free (line, FALSE);
}

/* Two times --------------------------------------------------------------- */

/* "3.1 and 3.5" */
static char *
numbers_of (MoorScored *self,
            guint       form)
{
  MoorQuestionnaire *questionnaire = moor_scored_get_questionnaire (self);
  GString *numbers = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < moor_questionnaire_get_n_scores (questionnaire); i++)
    {
      const MoorScore *score = moor_questionnaire_get_score (questionnaire, i);
      g_autofree char *text = NULL;

      if (score->kind == MOOR_SCORE_COMPOSITE)
        continue;

      text = moor_scored_score_text (self, i, (int) form);
      if (n++ > 0)
        g_string_append (numbers, ", ");
      g_string_append_printf (numbers, "%s %s", score->title, text);
    }

  return g_string_free (numbers, FALSE);
}

static void
add_movement (MoorQuestionnaire *questionnaire,
              guint              score,
              double             before,
              double             after,
              GString           *text)
{
  const char *title = moor_questionnaire_get_score (questionnaire, score)->title;
  MoorMovement movement = moor_movement_between (questionnaire, score, before, after);

  if (movement == MOOR_MOVEMENT_UNKNOWN)
    return;

  g_string_append_c (text, ' ');
  if (shown (before) == shown (after))
    /* Translators: %s is the name of a score, as “Worry” */
    g_string_append_printf (text, _("%s: the same both times."), title);
  else if (movement == MOOR_MOVEMENT_MORE)
    {
      guint n = moor_questionnaire_get_retest (questionnaire, score)->n;

      g_string_append_printf (text,
        ngettext ("%s: the change is larger than the movement found when %u person answered twice "
                  "without any help in between.",
                  "%s: the change is larger than the movement found when %u people answered twice "
                  "without any help in between.", n),
        title, n);
    }
  else
    g_string_append_printf (text,
      _("%s: the change is within the movement found when people answered twice."), title);
}

/* Numbers that are shown alike have not changed for anybody who reads them. */
static void
add_movements (MoorScored *before,
               MoorScored *after,
               guint       form,
               GString    *text)
{
  MoorQuestionnaire *questionnaire = moor_scored_get_questionnaire (after);
  gboolean can_say = FALSE, all_same = TRUE;

  for (guint i = 0; i < moor_questionnaire_get_n_scores (questionnaire); i++)
    {
      double then, now;

      if (moor_questionnaire_get_score (questionnaire, i)->kind == MOOR_SCORE_COMPOSITE)
        continue;

      then = moor_scored_get_score (before, i, (int) form);
      now = moor_scored_get_score (after, i, (int) form);
      all_same &= !isnan (then) && !isnan (now) && shown (then) == shown (now);
      /* Where the file could tell, and one of the two is not scored, the numbers say so. */
      can_say |= moor_questionnaire_get_retest (questionnaire, i) != NULL;
      add_movement (questionnaire, i, then, now, text);
    }

  if (!can_say)
    g_string_append_printf (text, " %s", all_same
      ? _("The numbers are the same both times.")
      : _("Whether that is more than day-to-day movement, nobody can say for these statements."));
}

char *
moor_scored_compare (MoorScored *before,
                     MoorScored *after,
                     guint       form)
{
  g_autofree char *one_day = moor_field_day_to_text (moor_scored_get_date (before));
  g_autofree char *other_day = moor_field_day_to_text (moor_scored_get_date (after));
  g_autofree char *one = numbers_of (before, form);
  g_autofree char *other = numbers_of (after, form);
  GString *text = g_string_new (NULL);

  /* Translators: a day, what was answered then, a day, what was answered then */
  g_string_append_printf (text, _("On %s: %s. On %s: %s."), one_day, one, other_day, other);
  add_movements (before, after, form, text);

  return g_string_free (text, FALSE);
}

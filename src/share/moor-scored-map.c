/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-scored-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "insight/moor-scored-words.h"

/* More dates than that cannot be told apart; the table has them all. */
#define MOST_EARLIER 12

typedef struct {
  MoorScoredName name;
  gpointer       data;
  guint          worry, distance;
  GPtrArray     *points;
} Drawing;

static void
point_free (gpointer data)
{
  MoorMapPoint *point = data;

  g_free (point->label);
  g_free (point->words);
  g_free (point);
}

static const char *
name_of (Drawing    *drawing,
         MoorScored *scored,
         guint       form)
{
  const char *uuid = moor_scored_get_about (scored, form);

  return uuid != NULL && drawing->name != NULL ? drawing->name (uuid, drawing->data) : NULL;
}

/* About a person nobody chose: two of these may be about two people. */
static gboolean
is_about_nobody (MoorScored *scored,
                 guint       form)
{
  return moor_scored_get_about (scored, form) == NULL &&
         moor_questionnaire_get_form (moor_scored_get_questionnaire (scored), form)->person;
}

/* Whom or what it is about, for telling apart. */
static const char *
subject (MoorScored *scored,
         guint       form)
{
  const char *about = moor_scored_get_about (scored, form);

  if (about == NULL)
    about = moor_questionnaire_get_form (moor_scored_get_questionnaire (scored), form)->id;
  return about != NULL ? about : "";
}

/* The first letters of its first two words. */
static char *
initials (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  GString *letters = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; words[i] != NULL && n < 2; i++)
    if (words[i][0] != '\0')
      {
        g_string_append_unichar (letters, g_unichar_toupper (g_utf8_get_char (words[i])));
        n++;
      }

  return g_string_free (letters, FALSE);
}

static gboolean
is_scored (Drawing    *drawing,
           MoorScored *scored,
           guint       form)
{
  return moor_scored_has_form (scored, form) &&
         !isnan (moor_scored_get_score (scored, drawing->worry, (int) form)) &&
         !isnan (moor_scored_get_score (scored, drawing->distance, (int) form));
}

/* One side from a retest value and the other from the answers would be no one thing. */
static gboolean
has_one_meaning (MoorScored *scored,
                 Drawing    *drawing)
{
  MoorQuestionnaire *questionnaire = moor_scored_get_questionnaire (scored);

  return (moor_questionnaire_get_retest (questionnaire, drawing->worry) == NULL) ==
         (moor_questionnaire_get_retest (questionnaire, drawing->distance) == NULL);
}

static void
add_point (Drawing          *drawing,
           MoorScored       *scored,
           guint             form,
           MoorMapPointKind  kind)
{
  MoorMapPoint *point = g_new0 (MoorMapPoint, 1);
  g_autofree char *about = moor_scored_about (scored, form, name_of (drawing, scored, form));

  point->kind = kind;
  point->worry = moor_scored_get_score (scored, drawing->worry, (int) form);
  point->distance = moor_scored_get_score (scored, drawing->distance, (int) form);
  point->worry_spread = point->distance_spread = NAN;
  if (kind == MOOR_MAP_NOW && has_one_meaning (scored, drawing))
    {
      point->worry_spread = moor_scored_get_half_width (scored, drawing->worry, form);
      point->distance_spread = moor_scored_get_half_width (scored, drawing->distance, form);
    }
  point->label = kind == MOOR_MAP_PERSON ? initials (about)
                                         : moor_field_day_to_text (moor_scored_get_date (scored));
  point->words = moor_scored_line (scored, form, about);
  g_ptr_array_add (drawing->points, point);
}

/* What the score can be, and what it is called. */
static gboolean
is_same_axis (MoorQuestionnaire *one,
              MoorQuestionnaire *other,
              MoorAxis           axis)
{
  int a = moor_questionnaire_find_axis (one, axis);
  int b = moor_questionnaire_find_axis (other, axis);
  const MoorScore *first, *second;

  if (a < 0 || a != b)
    return FALSE;

  first = moor_questionnaire_get_score (one, (guint) a);
  second = moor_questionnaire_get_score (other, (guint) b);
  return strcmp (first->id, second->id) == 0 && first->lowest == second->lowest &&
         first->highest == second->highest;
}

/* The same statements on the same scale: other numbers never stand on one axis. */
static gboolean
is_comparable (MoorScored *one,
               MoorScored *other)
{
  MoorQuestionnaire *a = moor_scored_get_questionnaire (one);
  MoorQuestionnaire *b = moor_scored_get_questionnaire (other);

  return strcmp (moor_questionnaire_get_id (a), moor_questionnaire_get_id (b)) == 0 &&
         moor_questionnaire_get_from (a) == moor_questionnaire_get_from (b) &&
         moor_questionnaire_get_to (a) == moor_questionnaire_get_to (b) &&
         is_same_axis (a, b, MOOR_AXIS_WORRY) && is_same_axis (a, b, MOOR_AXIS_DISTANCE);
}

static void
add_others (Drawing    *drawing,
            MoorScored *now,
            guint       now_form,
            GPtrArray  *others)
{
  g_autoptr (GHashTable) drawn = g_hash_table_new (g_str_hash, g_str_equal);
  guint earlier = 0;

  for (guint i = 0; i < others->len; i++)
    {
      MoorScored *scored = g_ptr_array_index (others, i);
      guint n_forms = moor_questionnaire_get_n_forms (moor_scored_get_questionnaire (scored));

      if (!is_comparable (now, scored))
        continue;

      for (guint form = 0; form < n_forms; form++)
        {
          const char *whom = subject (scored, form);

          if ((scored == now && form == now_form) || !is_scored (drawing, scored, form))
            continue;
          if (is_about_nobody (scored, form))
            continue;
          if (strcmp (whom, subject (now, now_form)) == 0)
            {
              if (earlier++ < MOST_EARLIER)
                add_point (drawing, scored, form, MOOR_MAP_EARLIER);
            }
          else if (g_hash_table_add (drawn, (gpointer) whom))
            add_point (drawing, scored, form, MOOR_MAP_PERSON);
        }
    }
}

MoorClosenessMap *
moor_scored_map_new (MoorScored     *now,
                     guint           form,
                     GPtrArray      *others,
                     MoorScoredName  name,
                     gpointer        data)
{
  MoorQuestionnaire *questionnaire = moor_scored_get_questionnaire (now);
  int worry = moor_questionnaire_find_axis (questionnaire, MOOR_AXIS_WORRY);
  int distance = moor_questionnaire_find_axis (questionnaire, MOOR_AXIS_DISTANCE);
  gboolean is_own = moor_questionnaire_is_own (questionnaire);
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (point_free);
  Drawing drawing = { name, data, (guint) MAX (worry, 0), (guint) MAX (distance, 0), points };
  const MoorScore *across, *up;
  MoorMapAxes axes = { 0 };

  if (worry < 0 || !is_scored (&drawing, now, form))
    return NULL;

  across = moor_questionnaire_get_score (questionnaire, drawing.worry);
  up = moor_questionnaire_get_score (questionnaire, drawing.distance);
  axes.lowest = across->lowest;
  axes.highest = across->highest;
  axes.across = across->title;
  axes.up = up->title;
  if (is_own)
    {
      axes.across_says = (char *) _("how often closeness comes with fear of losing it");
      axes.up_says = (char *) _("how much you keep feelings and needs to yourself");
    }
  /* Translators: the two ends of an axis */
  axes.low = across->low != NULL ? across->low : (char *) C_("axis", "little");
  axes.high = across->high != NULL ? across->high : (char *) C_("axis", "a lot");
  if (moor_scored_has_retest (now))
    axes.area_says = (char *) _("Where your answers might have fallen on another day");
  else if (moor_questionnaire_get_validated (questionnaire) == MOOR_VALIDATED_NO)
    axes.area_says = (char *) _("How far your answers pulled apart. A wide area means they did not "
                                "agree with each other");

  add_point (&drawing, now, form, MOOR_MAP_NOW);
  if (others != NULL)
    add_others (&drawing, now, form, others);

  return moor_closeness_map_new (&axes, points);
}

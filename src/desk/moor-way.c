/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-way.h"

#include <glib/gi18n-lib.h>

static const MoorWayStop stops[] = {
  { N_("A way to settle comes first, so that you have it when you need it."),
    { "settle", NULL }, 0 },
  { N_("Then the people you could reach, and what helps you."),
    { "my-people-and-what-helps", NULL }, 0 },
  { N_("Three from step 1: these, or others from there."),
    { "my-aims", "small-map-of-closeness", "three-expectations", NULL }, MOOR_STEP_STYLE },
  { N_("When something happened with someone, stay with that one moment."),
    { "one-moment-slowly", NULL }, 0 },
  { N_("A few minutes with a pull, or with a kind word. One of the two is enough."),
    { "four-pulls", "kind-minute", NULL }, 0 },
  { N_("Then old rules and reflexes. Both stay with today, and need no memory."),
    { "old-rule-newer-evidence", "reflexes-then-and-now", NULL }, 0 },
  { N_("Memories, if you want to go there. They ask for three things first: a way to settle that "
       "you have tried, someone you could reach, and how it is right now."),
    { "need-then-need-now", NULL }, 0 },
  { N_("More memories, as you want them. You can leave all of them out."),
    { "timeline-of-care", "words-for-a-caregiver", "letter-to-a-younger-me", NULL },
    MOOR_STEP_PATTERNS },
  { N_("Now and then one moment again. With it, one small thing to try with people."),
    { "one-moment-slowly", NULL }, MOOR_STEP_CONNECTIONS },
  { N_("And these two, when they fit."),
    { "someone-on-my-side", "wait-with-it", NULL }, 0 },
};

const MoorWayStop *
moor_way_get_stops (guint *n_stops)
{
  g_return_val_if_fail (n_stops != NULL, NULL);

  *n_stops = G_N_ELEMENTS (stops);

  return stops;
}

int
moor_way_place_of (const char *exercise_id)
{
  int place = 0;

  g_return_val_if_fail (exercise_id != NULL, G_MAXINT);

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      for (int k = 0; stops[i].exercises[k] != NULL; k++, place++)
        {
          if (g_str_equal (stops[i].exercises[k], exercise_id))
            return place;
        }
    }

  return G_MAXINT;
}

gboolean
moor_way_is_there (const MoorWayStop *stop,
                   MoorLibrary       *library)
{
  g_return_val_if_fail (stop != NULL, FALSE);
  g_return_val_if_fail (MOOR_IS_LIBRARY (library), FALSE);

  for (int k = 0; stop->exercises[k] != NULL; k++)
    {
      MoorExercise *exercise = moor_library_find (library, stop->exercises[k]);

      if (exercise != NULL && moor_library_is_offered (library, exercise))
        return TRUE;
    }

  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include "drawing/moor-closeness-map.h"

/* Maps as the answers to our own statements make them. */

static inline void
moor_closeness_fixture_free (gpointer data)
{
  MoorMapPoint *point = data;

  g_free (point->label);
  g_free (point->words);
  g_free (point);
}

static inline GPtrArray *
moor_closeness_fixture_points (void)
{
  return g_ptr_array_new_with_free_func (moor_closeness_fixture_free);
}

static inline MoorMapPoint *
moor_closeness_fixture_add (GPtrArray        *points,
                            MoorMapPointKind  kind,
                            double            worry,
                            double            distance,
                            const char       *label)
{
  MoorMapPoint point = {
    .kind = kind, .worry = worry, .distance = distance, .worry_spread = NAN, .distance_spread = NAN,
    .label = g_strdup (label),
    .words = g_strdup_printf ("%s%s: Worry %.1f on a scale from 1 to 5, Distance %.1f.",
                              kind == MOOR_MAP_PERSON ? "How you are with " : "Your answers on ",
                              label, worry, distance),
  };

  g_ptr_array_add (points, g_memdup2 (&point, sizeof point));
  return g_ptr_array_index (points, points->len - 1);
}

static inline void
moor_closeness_fixture_now (GPtrArray *points)
{
  MoorMapPoint *now = moor_closeness_fixture_add (points, MOOR_MAP_NOW, 2.6, 3.4, "21 November");

  now->worry_spread = 0.35;
  now->distance_spread = 0.6;
}

static inline void
moor_closeness_fixture_earlier (GPtrArray *points)
{
  moor_closeness_fixture_add (points, MOOR_MAP_EARLIER, 3.1, 3.5, "3 August");
  moor_closeness_fixture_add (points, MOOR_MAP_EARLIER, 3.4, 3.5, "12 May");
  moor_closeness_fixture_add (points, MOOR_MAP_EARLIER, 3.4, 3.5, "2 February");
  moor_closeness_fixture_add (points, MOOR_MAP_EARLIER, 4.1, 2.9, "19 November 2025");
  moor_closeness_fixture_add (points, MOOR_MAP_EARLIER, 4.6, 2.1, "3 August 2025");
}

static inline void
moor_closeness_fixture_people (GPtrArray *points)
{
  static const struct { const char *label; double worry, distance; } people[] = {
    { "M.", 4.3, 4.1 }, { "F.", 1.0, 5.0 }, { "L.", 1.6, 1.4 }, { "J.", 2.0, 1.6 },
    { "Gm.", 1.1, 1.0 }, { "B.", 2.4, 4.4 }, { "A. R.", 2.4, 4.4 }, { "S.", 3.3, 2.4 },
    { "K.", 3.4, 2.6 }, { "T.", 5.0, 1.9 }, { "N.", 2.5, 4.2 }, { "Dr. O.", 1.8, 3.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    moor_closeness_fixture_add (points, MOOR_MAP_PERSON, people[i].worry, people[i].distance,
                                people[i].label);
}

static inline MoorMapAxes
moor_closeness_fixture_axes (void)
{
  return (MoorMapAxes) {
    .lowest = 1, .highest = 5,
    .across = (char *) "Worry", .up = (char *) "Distance",
    .across_says = (char *) "how often closeness comes with fear of losing it",
    .up_says = (char *) "how much you keep feelings and needs to yourself",
    .low = (char *) "little", .high = (char *) "a lot",
    .area_says = (char *) "How far your answers pulled apart. A wide area means they did not agree "
                          "with each other",
  };
}

static inline MoorClosenessMap *
moor_closeness_fixture_map (GPtrArray *points)
{
  MoorMapAxes axes = moor_closeness_fixture_axes ();

  return moor_closeness_map_new (&axes, points);
}

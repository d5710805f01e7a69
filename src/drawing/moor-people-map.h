/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-exercise.h"
#include "drawing/moor-metrics.h"

G_BEGIN_DECLS

/**
 * MoorPeopleMap:
 *
 * What a map of people shows: the rows of a field with draw="people", the person who
 * writes in the middle. It knows no ink; where everybody stands is a pure function of
 * the width and the type.
 */
typedef struct {
  int          row;              /* of the answer */
  char        *name;             /* never NULL */
  MoorNearness then, now;
} MoorPeopleOne;

typedef struct {
  GPtrArray *people;             /* MoorPeopleOne: those with a place first; else in the order
                                  * they were written */
  guint      n_placed;           /* how many have a place: "now" is answered */
  char      *then_label, *now_label;
  char      *words[MOOR_N_NEARNESSES];      /* (nullable) what each is called in the file */
} MoorPeopleMap;

typedef const char *(*MoorPeopleName) (const char *uuid, gpointer data);

/* @name gives the name for a person's UUID, NULL for one that is not known any more.
 * NULL when no row says anything that is drawn. (transfer full) */
MoorPeopleMap *moor_people_map_new        (const MoorField     *rows,
                                           const MoorAnswer    *answer,
                                           MoorPeopleName       name,
                                           gpointer             data);
void           moor_people_map_free       (MoorPeopleMap       *self);
char          *moor_people_map_get_title  (const MoorPeopleMap *self);     /* (transfer full) */
/* The same as the drawing, somebody a line. (transfer full) */
char          *moor_people_map_get_words  (const MoorPeopleMap *self);
/* What the lines and distances mean, as far as they are there. (transfer full) */
char          *moor_people_map_get_legend (const MoorPeopleMap *self);
/* Those without a place, in one sentence; NULL when there is nobody. (transfer full) */
char          *moor_people_map_get_unplaced (const MoorPeopleMap *self);
/* The word in the middle. */
const char    *moor_people_map_you        (void);

/* From near to far; close and caring are equally near. */
#define MOOR_PEOPLE_RINGS 5

int            moor_people_map_ring       (MoorNearness nearness);

/* Numbers in the marks are this much smaller than the rest. */
#define MOOR_PEOPLE_NUMBER_SCALE 0.85

typedef struct {
  double   x, y;                 /* the middle of the mark */
  gboolean has_then;
  double   then_x, then_y;
  MoorBox  name;                 /* beside the mark, or in the list below */
} MoorPeoplePlace;

typedef struct {
  double   width, height;
  double   x, y;                 /* of the person in the middle */
  double   middle;               /* radius of that mark, and of the others: */
  double   radius;
  double   then_radius;
  double   rings[MOOR_PEOPLE_RINGS];
  gboolean numbered;             /* the marks have numbers, the names stand below */
  double   scale;                /* numbered: of what is on the map, 1 or less */
  GArray  *places;               /* MoorPeoplePlace: of those with a place, in their order */
} MoorPeopleLayout;

/**
 * moor_people_map_lay_out:
 * @width: what there is
 * @mirrored: the language is written from right to left
 *
 * Names stand at the marks as long as there is room for all of them; else the marks
 * are numbered and the names stand below. Nothing overlaps.
 *
 * Returns: (transfer full)
 */
MoorPeopleLayout *moor_people_map_lay_out     (const MoorPeopleMap *self,
                                               double               width,
                                               const MoorMetrics   *metrics,
                                               gboolean             mirrored);
void              moor_people_layout_free     (MoorPeopleLayout    *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorPeopleMap, moor_people_map_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorPeopleLayout, moor_people_layout_free)

G_END_DECLS

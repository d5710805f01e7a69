/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/moor-desk.h"
#include "desk/moor-help-row.h"

G_BEGIN_DECLS

/* What the journal has for Help now: the people to reach, from the living pages
 * "My people and what helps" and "Safety plan", and that plan. */

#define MOOR_EXERCISE_PEOPLE "my-people-and-what-helps"
#define MOOR_EXERCISE_PLAN "safety-plan"

typedef struct {
  char *heading;                 /* the field's label, or what was asked */
  char *text;                    /* the person's own words, one thing a line */
} MoorHelpPlanLine;

typedef struct {
  /* MoorHelpPerson, each number of each person once, in the order of the pages;
   * somebody without a number stands there with their name. The services of the
   * plan are among them, without an id. */
  GPtrArray *people;
  GPtrArray *plan;               /* (nullable) MoorHelpPlanLine; NULL: there is no plan */
  char      *plan_changed_on;    /* (nullable) local date */
  gboolean   plan_is_old;        /* to be asked: "Is your plan still right?" */
} MoorHelpOwn;

void         moor_help_own_free          (MoorHelpOwn          *own);

/* Also makes moor_help_book_follow's @people: never NULL without an error. */
void         moor_desk_help_own_async    (MoorDesk             *self,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              data);
MoorHelpOwn *moor_desk_help_own_finish   (MoorDesk             *self,
                                          GAsyncResult         *result,
                                          GError              **error);

/* "Is your plan still right?": yes; not now. */
void         moor_desk_plan_is_right     (MoorDesk             *self);
void         moor_desk_plan_not_now      (MoorDesk             *self);

/* Whether that exercise is in the library and can be begun. */
gboolean     moor_desk_offers            (MoorDesk             *self,
                                          const char           *exercise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorHelpOwn, moor_help_own_free)

G_END_DECLS

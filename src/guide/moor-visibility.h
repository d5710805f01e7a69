/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-exercise.h"

G_BEGIN_DECLS

/**
 * MoorVisibility:
 *
 * Which parts and fields of an exercise are there, given some answers. A part
 * or field whose condition does not hold is not there, and what was answered in
 * it counts as unanswered for the conditions of others. Nothing is kept but a
 * cache: say moor_visibility_invalidate() when an answer has changed.
 *
 * A timer's ask fields are there with the timer.
 */
typedef struct _MoorVisibility MoorVisibility;

/* @raw gives the answer to a field whether it is there or not. @exercise must
 * outlive the object. */
MoorVisibility *moor_visibility_new           (MoorExercise        *exercise,
                                               MoorConditionLookup  raw,
                                               gpointer             raw_data);
void            moor_visibility_free          (MoorVisibility      *self);
void            moor_visibility_invalidate    (MoorVisibility      *self);

gboolean        moor_visibility_has_part      (MoorVisibility      *self,
                                               const MoorPart      *part);
gboolean        moor_visibility_has_field     (MoorVisibility      *self,
                                               const char          *field);
gboolean        moor_visibility_holds         (MoorVisibility      *self,
                                               const MoorCondition *condition);
/* A MoorConditionLookup, given the object: NULL for what is not there. */
MoorAnswer     *moor_visibility_lookup        (const char          *field,
                                               gpointer             self);

/* Every field of the exercise that has an answer of its own. (nullable) */
MoorField      *moor_visibility_find_field    (MoorVisibility      *self,
                                               const char          *field);
MoorPart       *moor_visibility_part_of_field (MoorVisibility      *self,
                                               const char          *field);
/* Of a part in the file; -1 if it is none of this exercise. */
int             moor_visibility_index_of_part (MoorVisibility      *self,
                                               const MoorPart      *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorVisibility, moor_visibility_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "content/moor-answer.h"
#include "journal/moor-page.h"

G_BEGIN_DECLS

/**
 * MoorChange:
 *
 * What one save writes to one page: set only what changed. Made on the main
 * thread, handed to the writer, immutable from then on. Later changes to the
 * same page that still wait in the queue are merged into one transaction.
 */
typedef struct _MoorChange MoorChange;

/* For an existing page, or one to be made: then call
 * moor_change_create first. */
MoorChange *moor_change_new           (const char *page_id);
MoorChange *moor_change_ref           (MoorChange *self);
void        moor_change_unref         (MoorChange *self);
/* The page does not exist yet. @exercise NULL makes a free page. Its
 * definition is stored if it is not there yet. @when µs UTC. */
void        moor_change_create        (MoorChange *self, MoorExercise *exercise, gint64 when,
                                       MoorLeaning leaning, gboolean short_form);
/* Another definition for an existing page (a living page, or "Start the new one"). */
void        moor_change_set_exercise  (MoorChange *self, MoorExercise *exercise);
void        moor_change_set_answer    (MoorChange *self, const char *field, MoorAnswer *answer); /* NULL deletes */
void        moor_change_set_state     (MoorChange *self, MoorPageState state);
void        moor_change_set_place     (MoorChange *self, const char *place);
void        moor_change_set_skipped   (MoorChange *self, const char * const *parts);
void        moor_change_set_due       (MoorChange *self, const char *due, const char *part);     /* NULL, NULL: none */
void        moor_change_set_audience  (MoorChange *self, MoorAudience audience);
void        moor_change_set_put_away  (MoorChange *self, gboolean put_away);
void        moor_change_set_starred   (MoorChange *self, gboolean starred);
void        moor_change_set_left      (MoorChange *self, gboolean left);
void        moor_change_set_tags      (MoorChange *self, const char * const *tags);
gboolean    moor_change_is_empty      (MoorChange *self);
const char *moor_change_get_page_id   (MoorChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorChange, moor_change_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the two files of a sitting share: moor-sitting.c is the save,
 * -page.c what there is to save besides the answers. */

#include "desk/moor-sitting.h"

G_BEGIN_DECLS

/* A part that was to come back is let go when its day is this many days past. */
#define MOOR_LET_GO_AFTER_DAYS 14

/* What of the page, besides its answers, waits to be saved. */
typedef enum {
  MOOR_UNSAVED_STATE = 1 << 0,        /* state, due day and its part */
  MOOR_UNSAVED_PLACE = 1 << 1,
  MOOR_UNSAVED_SKIPPED = 1 << 2,
  MOOR_UNSAVED_AUDIENCE = 1 << 3,
  MOOR_UNSAVED_PUT_AWAY = 1 << 4,
  MOOR_UNSAVED_STARRED = 1 << 5,
  MOOR_UNSAVED_TAGS = 1 << 6,
  MOOR_UNSAVED_EXERCISE = 1 << 7,
  MOOR_UNSAVED_TAKEN_UP = 1 << 8,     /* it was left as it is, and is written on */
} MoorUnsaved;

/* A page that says something already keeps that as an earlier version before
 * the first new word goes over it. */
typedef enum {
  MOOR_REVISION_NOT_NEEDED,
  MOOR_REVISION_NEEDED,
  MOOR_REVISION_BEING_KEPT,
} MoorRevision;

struct _MoorSitting
{
  GObject       parent_instance;

  MoorStore    *store;
  MoorRun      *run;             /* (nullable) */
  MoorPage     *page;            /* (nullable) */
  MoorAnswers  *answers;
  char         *page_id;

  MoorPageState state;
  char         *due;             /* (nullable) */
  char         *due_part;        /* (nullable) */
  char         *done_on;         /* (nullable) local date */
  MoorAudience  audience;
  gboolean      put_away;
  gboolean      starred;
  char        **tags;            /* (nullable) */
  char         *place;           /* as last noticed (nullable) */
  char         *skipped;         /* the same, joined */

  gint64        begun;           /* µs UTC of the first change, 0 none yet */
  gboolean      stored;
  gboolean      had_words;       /* when it was opened */
  gboolean      was_left;        /* "Leave it as it is": undone by writing on */
  MoorAnswers  *given;           /* what a new page began with: facts, not words */
  MoorRevision  revision;

  GHashTable   *unsaved;         /* field ids */
  MoorUnsaved   unsaved_parts;
  GHashTable   *flying;          /* field ids in the changes that are being saved */
  MoorUnsaved   flying_parts;
  gboolean      flying_create;
  GError       *flight_error;    /* (nullable) the first of them that failed */
  guint         n_saving;        /* one, or more while flushing */
  gboolean      save_wanted;
  guint         timer;
  char         *problem;         /* (nullable) */
  GPtrArray    *leavers;         /* GTask: who waits until all is on disk */
};

/* Something besides the answers has changed. */
void moor_sitting_mark             (MoorSitting *self,
                                    MoorUnsaved  what);

void moor_sitting_load_page        (MoorSitting *self);
/* Reads place and skipped parts off the run. */
void moor_sitting_notice_run       (MoorSitting *self);
/* The state of a page that is done: with the later part that comes next, if one
 * does. One that would long have been let go does not come at all. */
void moor_sitting_finish_page      (MoorSitting *self);
void moor_sitting_add_unsaved      (MoorSitting *self,
                                    MoorChange  *change,
                                    MoorUnsaved  what);

/* The run is of another definition than the stored page: the next save moves
 * the page to it. The version before has been kept. */
void moor_sitting_move_to_exercise (MoorSitting *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-change.h"

G_BEGIN_DECLS

typedef enum {
  MOOR_CHANGE_CREATE   = 1 << 0,
  MOOR_CHANGE_EXERCISE = 1 << 1,
  MOOR_CHANGE_STATE    = 1 << 2,
  MOOR_CHANGE_PLACE    = 1 << 3,
  MOOR_CHANGE_SKIPPED  = 1 << 4,
  MOOR_CHANGE_DUE      = 1 << 5,
  MOOR_CHANGE_AUDIENCE = 1 << 6,
  MOOR_CHANGE_PUT_AWAY = 1 << 7,
  MOOR_CHANGE_STARRED  = 1 << 8,
  MOOR_CHANGE_LEFT     = 1 << 9,
  MOOR_CHANGE_TAGS     = 1 << 10,
} MoorChangeFlags;

struct _MoorChange
{
  gatomicrefcount  ref_count;
  char            *page_id;
  MoorChangeFlags  flags;        /* which of the members below count */
  GHashTable      *answers;      /* (nullable) field → MoorAnswer or NULL */
  MoorExercise    *exercise;     /* CREATE, EXERCISE (nullable) */
  gint64           when;         /* CREATE */
  MoorLeaning      leaning;      /* CREATE */
  gboolean         short_form;   /* CREATE */
  MoorPageState    state;
  char            *place;
  char            *skipped;      /* ids, a space between */
  char            *due;
  char            *due_part;
  MoorAudience     audience;
  gboolean         put_away;
  gboolean         starred;
  gboolean         left;
  char           **tags;
};

/* What @earlier and then @later write, as one change. (transfer full) */
MoorChange *moor_change_merge (MoorChange *earlier,
                               MoorChange *later);

G_END_DECLS

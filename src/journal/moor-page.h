/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "content/moor-answers.h"
#include "content/moor-exercise.h"

G_BEGIN_DECLS

/* Stored; frozen. */
typedef enum {
  MOOR_PAGE_DRAFT = 1,           /* being written */
  MOOR_PAGE_WAITING = 2,         /* a later part is to come on the due day */
  MOOR_PAGE_DONE = 3,
} MoorPageState;

typedef enum {
  MOOR_AUDIENCE_ONLY_ME = 1,
  MOOR_AUDIENCE_COUNSELOR = 2,
} MoorAudience;

/**
 * MoorPage:
 *
 * A page of the journal: everything a person writes is one. An immutable
 * snapshot: what the store knew when it was read. Lists give pages without
 * answers; moor_store_load_page_async gives them with.
 */
#define MOOR_TYPE_PAGE (moor_page_get_type ())

G_DECLARE_FINAL_TYPE (MoorPage, moor_page, MOOR, PAGE, GObject)

/* The only field of a page without an exercise. */
#define MOOR_PAGE_FREE_FIELD "text"

const char   *moor_page_get_id           (MoorPage *self);   /* UUID */
const char   *moor_page_get_exercise     (MoorPage *self);   /* (nullable) id; NULL: a free page */
int           moor_page_get_version      (MoorPage *self);   /* of the exercise, 0 free */
const char   *moor_page_get_definition   (MoorPage *self);   /* (nullable) hash: moor_store_load_definition_async */
/* The exercise's title, or the first words of a free page; "" when empty. */
const char   *moor_page_get_title        (MoorPage *self);
/* First words of the answers for a list (never private ones); "" when none. */
const char   *moor_page_get_preview      (MoorPage *self);
gint64        moor_page_get_created      (MoorPage *self);   /* µs UTC */
gint64        moor_page_get_updated      (MoorPage *self);
const char   *moor_page_get_date         (MoorPage *self);   /* local date it was begun, "2026-11-22" */
const char   *moor_page_get_time         (MoorPage *self);   /* local time it was begun, "21:40" */
int           moor_page_get_offset       (MoorPage *self);   /* minutes east of UTC where it was begun */
MoorPageState moor_page_get_state        (MoorPage *self);
const char   *moor_page_get_place        (MoorPage *self);   /* (nullable) moor_run_save_place */
const char * const *moor_page_get_skipped (MoorPage *self);  /* ids of parts; never NULL */
MoorLeaning   moor_page_get_leaning      (MoorPage *self);   /* at the start */
gboolean      moor_page_is_short         (MoorPage *self);   /* walked in the short form */
const char   *moor_page_get_due          (MoorPage *self);   /* (nullable) local date */
const char   *moor_page_get_due_part     (MoorPage *self);   /* (nullable) id of the later part */
MoorAudience  moor_page_get_audience     (MoorPage *self);
gboolean      moor_page_is_put_away      (MoorPage *self);
gboolean      moor_page_is_starred       (MoorPage *self);
gboolean      moor_page_is_left          (MoorPage *self);   /* "Leave it as it is": Today does not bring it back */
gint64        moor_page_get_trashed      (MoorPage *self);   /* µs UTC, 0: not in the trash */
const char * const *moor_page_get_tags   (MoorPage *self);
MoorAnswers  *moor_page_get_answers      (MoorPage *self);   /* (nullable) only when loaded whole */
/* A search result: Pango markup, found words in <b>, all else escaped; NULL in
 * other lists. */
const char   *moor_page_get_snippet      (MoorPage *self);
gint64        moor_page_get_sort_key     (MoorPage *self);   /* local minute and a counter: newest has the highest */

G_END_DECLS

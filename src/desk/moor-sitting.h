/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "guide/moor-run.h"
#include "journal/moor-store.h"

G_BEGIN_DECLS

/**
 * MoorSitting:
 *
 * A person at one page: the run (or the text of a free page), the page, and the
 * save. Where a typed word becomes durable is this one file: the first unsaved
 * change starts 400 ms that later ones do not restart, then everything goes to
 * the writer; so what was typed is on disk within a second. A failed save is
 * tried again by itself and never loses what is in memory.
 *
 * Properties: "problem" (nullable string): the sentence to show while a save
 * fails, NULL again once one succeeds; "page-id".
 */
#define MOOR_TYPE_SITTING (moor_sitting_get_type ())

G_DECLARE_FINAL_TYPE (MoorSitting, moor_sitting, MOOR, SITTING, GObject)

/* The setting that names the page which is being written. One that is there when
 * a journal opens tells that Mooring was closed in the middle of that page. */
#define MOOR_SITTING_OPEN_PAGE "open-page"

/* @run NULL: a free page. @page NULL: a new one, stored with its first answer. */
MoorSitting  *moor_sitting_new          (MoorStore *store, MoorRun *run, MoorPage *page);

MoorRun      *moor_sitting_get_run      (MoorSitting *self);          /* (nullable) */
MoorPage     *moor_sitting_get_page     (MoorSitting *self);          /* (nullable) as loaded */
const char   *moor_sitting_get_page_id  (MoorSitting *self);
MoorAnswers  *moor_sitting_get_answers  (MoorSitting *self);
const char   *moor_sitting_get_problem  (MoorSitting *self);          /* (nullable) */
gboolean      moor_sitting_is_stored    (MoorSitting *self);          /* anything was ever written */
/* Something a person would see on the page, so that an empty one is not kept. */
gboolean      moor_sitting_has_words    (MoorSitting *self);

/* Free page. MOOR_ERROR_TOO_LARGE over 1 MB: the caller offers several pages. */
gboolean      moor_sitting_set_text     (MoorSitting *self, const char *text, GError **error);
const char   *moor_sitting_get_text     (MoorSitting *self);

void          moor_sitting_set_audience (MoorSitting *self, MoorAudience audience);
MoorAudience  moor_sitting_get_audience (MoorSitting *self);
void          moor_sitting_set_put_away (MoorSitting *self, gboolean put_away);
gboolean      moor_sitting_is_put_away  (MoorSitting *self);
void          moor_sitting_set_starred  (MoorSitting *self, gboolean starred);
void          moor_sitting_set_tags     (MoorSitting *self, const char * const *tags);

/* Focus left a field, the window lost focus: save without waiting. */
void          moor_sitting_save_now     (MoorSitting *self);
/* "Stop here": all saved, the page stays a draft at this part. "finish" on the
 * run makes it done, or waiting for its later part. Both answer once on disk,
 * then renew the search row. The sitting is over. */
void          moor_sitting_leave_async  (MoorSitting *self, GAsyncReadyCallback callback, gpointer data);
gboolean      moor_sitting_leave_finish (MoorSitting *self, GAsyncResult *result, GError **error);
/* Blocking, for SIGTERM. */
gboolean      moor_sitting_flush        (MoorSitting *self, GError **error);

G_END_DECLS

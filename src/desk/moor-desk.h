/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "content/moor-library.h"
#include "desk/moor-sitting.h"
#include "journal/moor-store.h"

G_BEGIN_DECLS

/**
 * MoorDesk:
 *
 * What the window and the commands work at: the open journal and the library,
 * and the few things that need both. No GTK.
 */
#define MOOR_TYPE_DESK (moor_desk_get_type ())

G_DECLARE_FINAL_TYPE (MoorDesk, moor_desk, MOOR, DESK, GObject)

/* Opens the journal of @data_dir (see moor_store_open_async) and its library. */
void          moor_desk_open_async     (const char *data_dir, MoorStoreMode mode, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer data);
MoorDesk     *moor_desk_open_finish    (GAsyncResult *result, GError **error);
MoorStore    *moor_desk_get_store      (MoorDesk *self);
MoorLibrary  *moor_desk_get_library    (MoorDesk *self);
/* The page in the middle of which Mooring was closed the last time, by a crash or
 * a loss of power. (nullable) */
const char   *moor_desk_get_interrupted (MoorDesk *self);
/* Every open sitting saved, then the store closed. */
void          moor_desk_close_async    (MoorDesk *self, GAsyncReadyCallback callback, gpointer data);
gboolean      moor_desk_close_finish   (MoorDesk *self, GAsyncResult *result, GError **error);
/* Blocking: all open sittings to disk. For SIGTERM and log-out. */
void          moor_desk_flush          (MoorDesk *self);

/* What the person chose for themselves; kept in the journal. */
MoorLeaning   moor_desk_get_leaning    (MoorDesk *self);
/* The answer itself: "anxious", "avoidant", "mixed", "secure", "depends", "unknown"; the
 * last two give the text for everybody. NULL: never answered. It is written only where
 * the person presses one of the six: nothing works it out. */
const char   *moor_desk_get_leaning_choice (MoorDesk *self);          /* (nullable) */
void          moor_desk_choose_leaning (MoorDesk *self, const char *choice);
/* Whether to offer the question at the end of that exercise: once, and after the small
 * map of closeness only. */
gboolean      moor_desk_offers_leaning (MoorDesk *self, const char *exercise_id);
void          moor_desk_leaning_offered (MoorDesk *self);
gboolean      moor_desk_is_welcomed    (MoorDesk *self);              /* the three screens were seen */
void          moor_desk_set_welcomed   (MoorDesk *self);
/* What brings them here: today past counselor recovery parent looking … */
char        **moor_desk_get_reasons    (MoorDesk *self);              /* (transfer full) */
void          moor_desk_set_reasons    (MoorDesk *self, const char * const *reasons);
/* The person's own word for a counselor: a name, "my group". NULL: none given. */
const char   *moor_desk_get_counselor  (MoorDesk *self);              /* (nullable) */
void          moor_desk_set_counselor  (MoorDesk *self, const char *name);

/* A new page: nothing is stored before the first answer. @state (nullable): the
 * chip pressed on Today, for a check-in. Facts (a check-in under ten minutes
 * old, when this was last done) are gathered first. */
void          moor_desk_begin_async    (MoorDesk *self, const char *exercise_id, gboolean short_form, const char *state,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
MoorSitting  *moor_desk_begin_finish   (MoorDesk *self, GAsyncResult *result, GError **error);

/* An existing page: a draft goes on where it was, a waiting one opens its later
 * part when that is due (or @later), a finished one or a free page opens to be
 * read and changed. The definition is the one it was begun with. */
void          moor_desk_resume_async   (MoorDesk *self, const char *page_id, gboolean later,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
MoorSitting  *moor_desk_resume_finish  (MoorDesk *self, GAsyncResult *result, GError **error);
/* "Start the new one": whether a newer text exists, and moving a draft to it by
 * field id, the old one kept as a revision. */
gboolean      moor_desk_has_newer      (MoorDesk *self, MoorSitting *sitting);
void          moor_desk_renew_async    (MoorDesk *self, MoorSitting *sitting, GAsyncReadyCallback callback, gpointer data);
MoorSitting  *moor_desk_renew_finish   (MoorDesk *self, GAsyncResult *result, GError **error);

/* A free page; nothing is stored before the first word. */
MoorSitting  *moor_desk_write          (MoorDesk *self);

/* Today ------------------------------------------------------------------- */

typedef enum {
  MOOR_BACK_DRAFT,               /* stopped in the middle */
  MOOR_BACK_LATER,               /* a later part is due */
  MOOR_BACK_MEMORY_DRAFT,        /* shown without its title */
  MOOR_BACK_MEMORY_LATER,
} MoorBackKind;

typedef struct {
  MoorBackKind kind;
  char        *page_id;
  char        *title;            /* the exercise's; never a word of the person's */
  int          position, n_parts;/* DRAFT: "4 of 7" */
  char        *date;             /* local date it was last touched */
} MoorBack;

typedef struct {
  char        *exercise_id;
  char        *why;              /* one sentence, never a name or a quote */
} MoorSuggestion;

typedef struct {
  gboolean     first_time;       /* no pages at all: three suggestions, nothing comes back */
  gboolean     after_long;       /* more than 30 days since the latest page */
  GPtrArray   *suggestions;      /* MoorSuggestion: one, or three the first time */
  GPtrArray   *back;             /* MoorBack; later parts fourteen days past are let go */
} MoorToday;

void          moor_today_free          (MoorToday *today);
void          moor_desk_today_async    (MoorDesk *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
MoorToday    *moor_desk_today_finish   (MoorDesk *self, GAsyncResult *result, GError **error);
/* "Not this one": not suggested again for thirty days. "Nothing today". */
void          moor_desk_not_this_one   (MoorDesk *self, const char *exercise_id);
void          moor_desk_nothing_today  (MoorDesk *self);
/* "Leave it as it is" for something that comes back, and its undo. */
void          moor_desk_leave_page     (MoorDesk *self, const char *page_id, gboolean leave);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorToday, moor_today_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "journal/moor-change.h"
#include "journal/moor-page.h"
#include "journal/moor-person.h"

G_BEGIN_DECLS

/**
 * MoorStore:
 *
 * The journal on disk: journal.db in the data directory, read and written
 * through SQLCipher by two threads with one connection each. The writer takes
 * saves and other short work before anything else, in the order it was asked
 * for, and long work in slices of at most 50 ms; the reader lists, searches,
 * exports. What reads for seconds (verify) has a second reader, so that lists do
 * not wait. All calls are made on the main thread (asserted), answer there
 * through GTask, and can be cancelled where they take a cancellable.
 *
 * Emits #MoorStore::page-changed (id) after a page was written, trashed,
 * restored or purged, with "" when an import brought or took away many; and
 * #MoorStore::people-changed.
 *
 * A save that fails because there is no room, or no right to write, is kept
 * here besides: the next save of that page, a flush, or closing, writes it too.
 */
#define MOOR_TYPE_STORE (moor_store_get_type ())

G_DECLARE_FINAL_TYPE (MoorStore, moor_store, MOOR, STORE, GObject)

typedef enum {
  MOOR_STORE_WRITE,              /* the lock file is held alone */
  MOOR_STORE_READ,               /* shared with other readers; nothing is written; no journal: an empty one */
} MoorStoreMode;

/* @key: 32 bytes or NULL for an unprotected journal. Copied and wiped. */
void        moor_store_open_async    (const char *data_dir, MoorStoreMode mode, GBytes *key,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
MoorStore  *moor_store_open_finish   (GAsyncResult *result, GError **error);
/* Writes what waits, closes both connections, lets go of the lock. Later calls
 * answer MOOR_ERROR_LOCKED. Also done, blocking, when the last reference goes. */
void        moor_store_close_async   (MoorStore *self, GAsyncReadyCallback callback, gpointer data);
gboolean    moor_store_close_finish  (MoorStore *self, GAsyncResult *result, GError **error);
const char *moor_store_get_data_dir  (MoorStore *self);

/* Answers when COMMIT has returned: then the words are on disk. */
void        moor_store_save_async    (MoorStore *self, MoorChange *change, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data);
gboolean    moor_store_save_finish   (MoorStore *self, GAsyncResult *result, GError **error);
/* The page was left: its search row is renewed now, not in ten seconds. */
void        moor_store_page_left     (MoorStore *self, const char *page_id);

void        moor_store_load_page_async    (MoorStore *self, const char *page_id, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer data);
MoorPage   *moor_store_load_page_finish   (MoorStore *self, GAsyncResult *result, GError **error);

/* The exercise as it was shown when the page was written. */
void          moor_store_load_definition_async  (MoorStore *self, const char *hash, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer data);
MoorExercise *moor_store_load_definition_finish (MoorStore *self, GAsyncResult *result, GError **error);

/* Every kept definition as it stands there, for a full copy: nothing is parsed.
 * (element-type MoorDefinition) by hash. */
typedef struct { char *hash, *exercise, *language, *xml; int version; } MoorDefinition;
void          moor_store_definitions_async  (MoorStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray    *moor_store_definitions_finish (MoorStore *self, GAsyncResult *result, GError **error);

/* Lists ------------------------------------------------------------------ */

typedef enum {
  MOOR_LIST_JOURNAL,             /* not trashed, not put away */
  MOOR_LIST_PUT_AWAY,
  MOOR_LIST_TRASH,
  MOOR_LIST_STARRED,
  MOOR_LIST_EVERYTHING,          /* all but the trash: for a full copy */
} MoorList;

typedef struct {
  MoorList    list;
  const char *exercise;          /* (nullable) only pages of this one */
  const char *day;               /* (nullable) only this local date */
  const char *month;             /* (nullable) "2026-11" */
  const char *tag;               /* (nullable) */
  MoorAudience audience;         /* 0: whomever they are for */
  const char *search;            /* (nullable) as typed: any text is safe; all words must occur, the last as a beginning */
  gboolean    answers;           /* load answers too (export) */
  gint64      before;            /* sort key: only older ones; 0 from the newest */
  guint       offset;            /* pages to pass over from there */
  guint       limit;             /* 0: all */
} MoorQuery;

/* (transfer full) (element-type MoorPage), newest first. The query is copied. */
void        moor_store_list_async    (MoorStore *self, const MoorQuery *query, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data);
GPtrArray  *moor_store_list_finish   (MoorStore *self, GAsyncResult *result, GError **error);
/* How many pages a query gives; from the month counts where it can. */
void        moor_store_count_async   (MoorStore *self, const MoorQuery *query, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data);
gboolean    moor_store_count_finish  (MoorStore *self, GAsyncResult *result, guint *count, GError **error);

typedef struct { char month[8]; guint pages; } MoorMonthCount;          /* "2026-11" */
/* (element-type MoorMonthCount) months of the journal list, newest first. */
void        moor_store_months_async  (MoorStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GArray     *moor_store_months_finish (MoorStore *self, GAsyncResult *result, GError **error);
/* Local days of @month with a page in the journal list. (element-type int) 1-31 */
void        moor_store_days_async    (MoorStore *self, const char *month, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GArray     *moor_store_days_finish   (MoorStore *self, GAsyncResult *result, GError **error);

/* Pages that wait: drafts of exercises and due later parts, not left, not
 * trashed, newest first; put-away ones too. @today a local date.
 * (element-type MoorPage) */
void        moor_store_waiting_async  (MoorStore *self, const char *today, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray  *moor_store_waiting_finish (MoorStore *self, GAsyncResult *result, GError **error);

typedef struct {
  char   *exercise;
  guint   pages;            /* walked to their end: done, or waiting for a later part */
  gint64  last;             /* when the latest of them was begun, µs UTC */
  char   *last_date;
  guint   listed;           /* of them, those that are not put away */
  char   *listed_date;      /* (nullable) of the latest of those */
} MoorExerciseCount;
/* (element-type MoorExerciseCount) the trash left out. What is put away shows on no
 * screen by its number either: lists count "listed". */
void        moor_store_exercise_counts_async  (MoorStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray  *moor_store_exercise_counts_finish (MoorStore *self, GAsyncResult *result, GError **error);

/* Trash and revisions ---------------------------------------------------- */

void        moor_store_trash_async    (MoorStore *self, const char *page_id, GAsyncReadyCallback callback, gpointer data);
gboolean    moor_store_trash_finish   (MoorStore *self, GAsyncResult *result, GError **error);
void        moor_store_restore_async  (MoorStore *self, const char *page_id, GAsyncReadyCallback callback, gpointer data);
gboolean    moor_store_restore_finish (MoorStore *self, GAsyncResult *result, GError **error);
/* Gone for good: rows, index (merged to one segment), WAL truncated. NULL: the
 * whole trash. Pages thirty days in the trash go by themselves at the start. */
void        moor_store_purge_async    (MoorStore *self, const char *page_id, GAsyncReadyCallback callback, gpointer data);
gboolean    moor_store_purge_finish   (MoorStore *self, GAsyncResult *result, GError **error);

/* Keeps the page as it is on disk now as an earlier version, unless that is
 * what the newest one says already. Called when a finished page is opened to be
 * changed. */
void        moor_store_keep_revision_async  (MoorStore *self, const char *page_id, GAsyncReadyCallback callback, gpointer data);
gboolean    moor_store_keep_revision_finish (MoorStore *self, GAsyncResult *result, GError **error);
/* Ids of the pages that have earlier versions, all but the trash: for a full
 * copy. (element-type utf8) */
void        moor_store_revised_async  (MoorStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray  *moor_store_revised_finish (MoorStore *self, GAsyncResult *result, GError **error);
/* (element-type MoorPage) with answers; "updated" is when that version was last
 * changed; newest first. */
void        moor_store_revisions_async  (MoorStore *self, const char *page_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray  *moor_store_revisions_finish (MoorStore *self, GAsyncResult *result, GError **error);

/* People, tags, settings -------------------------------------------------- */

/* (element-type MoorPerson) by name, gone ones included when @gone. */
void        moor_store_people_async     (MoorStore *self, gboolean gone, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray  *moor_store_people_finish    (MoorStore *self, GAsyncResult *result, GError **error);
void        moor_store_save_person_async  (MoorStore *self, MoorPerson *person, GAsyncReadyCallback callback, gpointer data);
gboolean    moor_store_save_person_finish (MoorStore *self, GAsyncResult *result, GError **error);
/* One whom pages name stays as "gone", without the number, for as long as they
 * do. */
void        moor_store_delete_person_async  (MoorStore *self, const char *person_id, GAsyncReadyCallback callback, gpointer data);
gboolean    moor_store_delete_person_finish (MoorStore *self, GAsyncResult *result, GError **error);
void        moor_store_tags_async       (MoorStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
char      **moor_store_tags_finish      (MoorStore *self, GAsyncResult *result, GError **error);
/* Settings about the person (leaning, what brings them here …) live in the
 * journal; they are read once when it opens, so getting one never waits. */
const char *moor_store_get_setting      (MoorStore *self, const char *name);   /* (nullable) */
void        moor_store_set_setting      (MoorStore *self, const char *name, const char *value); /* NULL removes */

/* Names of all settings, sorted. (transfer full) */
char      **moor_store_get_setting_names (MoorStore *self);

/* Whole-journal work ------------------------------------------------------ */

typedef void (*MoorProgress) (double fraction, gpointer data);                  /* on the main thread */

/* Integrity of the file, agreement of the index with the pages, every
 * definition readable. Problems are sentences. (element-type utf8), empty when
 * all is well. */
void        moor_store_verify_async   (MoorStore *self, MoorProgress progress, gpointer progress_data,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray  *moor_store_verify_finish  (MoorStore *self, GAsyncResult *result, GError **error);

/* Import: into an attached scratch journal first, then over in slices that
 * carry the import's id. Begin, add any number of pages, then end or drop. */
typedef struct _MoorImport MoorImport;

void        moor_store_import_begin_async  (MoorStore *self, GAsyncReadyCallback callback, gpointer data);
MoorImport *moor_store_import_begin_finish (MoorStore *self, GAsyncResult *result, GError **error);
/* A whole page as it was elsewhere: ids and times are kept; a page whose id is
 * here already is left alone, or taken in beside it under a new id if it
 * differs. @definition and @exercise NULL for a free page; @title and @date are
 * worked out anew. */
typedef struct {
  const char    *id, *exercise, *title, *definition, *language, *date, *place, *due, *due_part;
  int            version, offset;
  gint64         created, updated;
  MoorPageState  state;
  MoorLeaning    leaning;
  gboolean       short_form, put_away, starred, left;
  gint64         trashed;
  MoorAudience   audience;
  const char * const *tags;
  const char * const *skipped;
  MoorAnswers   *answers;
} MoorImportPage;
/* Blocks the calling thread only to copy the page into a queue. */
gboolean    moor_store_import_add     (MoorStore *self, MoorImport *import, const MoorImportPage *page, GError **error);
/* An earlier version of a page that was added before. @definition as above. */
gboolean    moor_store_import_add_revision (MoorStore *self, MoorImport *import, const char *page_id, gint64 updated,
                                            const char *definition, const char *language, MoorAnswers *answers,
                                            GError **error);
void        moor_store_import_add_person (MoorStore *self, MoorImport *import, MoorPerson *person);
typedef struct { char id[37]; guint added, same, beside; } MoorImportResult;
/* Frees @import. On an error nothing is taken in. */
void        moor_store_import_end_async  (MoorStore *self, MoorImport *import, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean    moor_store_import_end_finish (MoorStore *self, GAsyncResult *result, MoorImportResult *out, GError **error);
/* Instead of end: nothing is taken in, @import is freed. */
void        moor_store_import_drop      (MoorStore *self, MoorImport *import);
/* Takes away what an import brought, but for pages that were written in since. */
void        moor_store_import_undo_async  (MoorStore *self, const char *import_id, GAsyncReadyCallback callback, gpointer data);
gboolean    moor_store_import_undo_finish (MoorStore *self, GAsyncResult *result, GError **error);

/* Blocks until every save and everything else that is short has been written:
 * for SIGTERM, close, tests. Failed saves are tried again; FALSE when they fail
 * again. Long work (purge, import) goes on afterwards. */
gboolean    moor_store_flush          (MoorStore *self, GError **error);

G_END_DECLS

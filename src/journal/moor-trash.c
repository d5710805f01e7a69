/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-trash.h"

#include <glib/gi18n-lib.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "journal/moor-index.h"
#include "journal/moor-rows.h"
#include "journal/moor-schema.h"
#include "journal/moor-scrub.h"

#define KEPT_US (30 * G_TIME_SPAN_DAY)
/* How long the truncation of the log waits for a reader before it lets other
 * work go first. */
#define TRUNCATE_WAIT_MS 20
#define BUSY_MS 2000

typedef enum {
  PHASE_FIND,
  PHASE_DELETE,
  PHASE_MERGE,
  PHASE_SCRUB,
  PHASE_FINISH,
} Phase;

struct _MoorPurge
{
  Phase     phase;
  char     *page_id;             /* one page */
  char     *import_id;           /* or an import's */
  gint64    trashed_before;      /* or what was put in the trash before this time */
  GArray   *keys;                /* gint64, still to be deleted */
  gboolean  merge_begun;
  gboolean  scrub_begun;
};

static gboolean
set_trashed (MoorWriter      *writer,
             MoorConnection  *connection,
             const char      *page_id,
             gint64           trashed,
             GError         **error)
{
  gint64 key;

  if (!moor_connection_begin (connection, error))
    return FALSE;

  if (!moor_rows_find (connection, page_id, &key, error) ||
      !moor_connection_run (connection, error,
                            "UPDATE page SET trashed = ?1 WHERE key = ?2 AND (trashed = 0) <> (?1 "
                            "= 0)",
                            "ii", trashed, key) ||
      !moor_connection_run (connection, error,
                            "INSERT INTO search_due (page) VALUES (?) ON CONFLICT DO NOTHING",
                            "i", key))
    {
      moor_connection_rollback (connection);
      return FALSE;
    }

  if (!moor_connection_commit (connection, error))
    return FALSE;

  moor_writer_page_due (writer, key, TRUE);
  moor_writer_page_changed (writer, page_id);
  return TRUE;
}

gboolean
moor_trash_put (MoorWriter      *writer,
                MoorConnection  *connection,
                gpointer         page_id,
                GError         **error)
{
  return set_trashed (writer, connection, page_id, moor_clock_now (), error);
}

gboolean
moor_trash_restore (MoorWriter      *writer,
                    MoorConnection  *connection,
                    gpointer         page_id,
                    GError         **error)
{
  return set_trashed (writer, connection, page_id, 0, error);
}

static MoorPurge *
purge_new (void)
{
  MoorPurge *self = g_new0 (MoorPurge, 1);

  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

MoorPurge *
moor_purge_new (const char *page_id)
{
  MoorPurge *self = purge_new ();

  self->page_id = g_strdup (page_id);
  self->trashed_before = G_MAXINT64;
  return self;
}

MoorPurge *
moor_purge_new_import (const char *import_id)
{
  MoorPurge *self = purge_new ();

  self->import_id = g_strdup (import_id);
  return self;
}

void
moor_purge_free (gpointer purge)
{
  MoorPurge *self = purge;

  g_array_unref (self->keys);
  g_free (self->page_id);
  g_free (self->import_id);
  g_free (self);
}

static gboolean
find_import (MoorConnection  *connection,
             const char      *import_id,
             GError         **error)
{
  gint64 found = 0;

  if (!moor_connection_get_int (connection, &found, error,
                                "SELECT count (*) FROM import WHERE id = ?", "t", import_id))
    return FALSE;

  if (found > 0)
    return TRUE;

  g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND,
                       _("This import is not in the journal. It may have been undone before."));
  return FALSE;
}

static gboolean
find_pages (MoorConnection  *connection,
            MoorPurge       *self,
            GError         **error)
{
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  if (self->page_id != NULL)
    {
      gint64 key;

      if (!moor_rows_find (connection, self->page_id, &key, error))
        return FALSE;
      g_array_append_val (self->keys, key);
      return TRUE;
    }

  if (self->import_id != NULL && !find_import (connection, self->import_id, error))
    return FALSE;

  if (self->import_id != NULL)
    statement = moor_connection_prepare (connection, error,
                                         "SELECT key FROM page WHERE import = ?",
                                         "t", self->import_id);
  else
    statement = moor_connection_prepare (connection, error,
                                         "SELECT key FROM page INDEXED BY page_trash "
                                         "WHERE trashed <> 0 AND trashed < ?",
                                         "i", self->trashed_before);
  if (statement == NULL)
    return FALSE;

  while (moor_connection_step (connection, statement, &local_error))
    {
      gint64 key = sqlite3_column_int64 (statement, 0);

      g_array_append_val (self->keys, key);
    }

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
delete_page (MoorConnection  *connection,
             gint64           key,
             char           **page_id,
             GError         **error)
{
  g_autoptr (MoorStatement) statement = NULL;

  statement = moor_connection_prepare (connection, error,
                                       "DELETE FROM page WHERE key = ? RETURNING id", "i", key);
  if (statement == NULL)
    return FALSE;

  if (moor_connection_step (connection, statement, error))
    *page_id = g_strdup (moor_rows_text (statement, 0));
  g_clear_pointer (&statement, moor_statement_reset);

  return (error == NULL || *error == NULL) && moor_index_remove (connection, key, error);
}

static gboolean
delete_pages (MoorWriter      *writer,
              MoorConnection  *connection,
              MoorPurge       *self,
              gint64           deadline,
              GError         **error)
{
  g_autoptr (GPtrArray) deleted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  guint left = self->keys->len;

  if (!moor_connection_begin (connection, error))
    return FALSE;

  moor_connection_run (connection, &local_error,
                       "INSERT INTO unfinished (what) VALUES ('sweep') ON CONFLICT DO NOTHING", "");

  while (local_error == NULL && left > 0 && g_get_monotonic_time () < deadline)
    {
      char *page_id = NULL;

      left--;
      if (delete_page (connection, g_array_index (self->keys, gint64, left), &page_id,
                       &local_error) &&
          page_id != NULL)
        g_ptr_array_add (deleted, page_id);
      else
        g_free (page_id);
    }

  if (local_error != NULL)
    {
      moor_connection_rollback (connection);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (!moor_connection_commit (connection, error))
    return FALSE;

  for (guint i = left; i < self->keys->len; i++)
    moor_writer_page_not_due (writer, g_array_index (self->keys, gint64, i));
  if (self->import_id != NULL)
    moor_writer_page_changed (writer, "");
  for (guint i = 0; self->import_id == NULL && i < deleted->len; i++)
    moor_writer_page_changed (writer, g_ptr_array_index (deleted, i));
  g_array_set_size (self->keys, left);
  return TRUE;
}

static gboolean
merge_index (MoorConnection  *connection,
             MoorPurge       *self,
             gint64           deadline,
             gboolean        *more,
             GError         **error)
{
  if (!moor_connection_begin_lazy (connection, error))
    return FALSE;

  if (!self->merge_begun && !moor_index_drop_marks (connection, error))
    {
      moor_connection_rollback (connection);
      return FALSE;
    }

  do
    {
      if (!moor_index_merge (connection, &self->merge_begun, more, error))
        {
          moor_connection_rollback (connection);
          return FALSE;
        }
    }
  while (*more && g_get_monotonic_time () < deadline);

  return moor_connection_commit (connection, error);
}

/* A person who was deleted, or came with the import, goes once no page names
 * them. */
static gboolean
remove_people (MoorConnection  *connection,
               MoorPurge       *self,
               GError         **error)
{
  return moor_connection_run (connection, error,
                              "DELETE FROM person WHERE (gone <> 0 OR import = ?) "
                              "AND NOT EXISTS (SELECT 1 FROM answer INDEXED BY answer_person "
                              "WHERE octet_length (answer.text) = 36 AND answer.text = person.id) "
                              "AND NOT EXISTS (SELECT 1 FROM revision_answer INDEXED BY "
                              "revision_person "
                              "WHERE octet_length (revision_answer.text) = 36 "
                              "AND revision_answer.text = person.id)",
                              "t", self->import_id) &&
         (self->import_id == NULL ||
          moor_connection_run (connection, error, "DELETE FROM import WHERE id = ?", "t",
                               self->import_id));
}

/* A reader still looks at the journal as it was; *@more: the log goes when it
 * is through, and at the latest when the journal is closed. */
static gboolean
empty_log (MoorWriter      *writer,
           MoorConnection  *connection,
           gboolean        *more,
           GError         **error)
{
  sqlite3 *db = moor_connection_get_db (connection);
  int rc;

  if (!moor_scrub_note_log (moor_writer_get_scrub (writer), connection, error))
    return FALSE;

  sqlite3_busy_timeout (db, TRUNCATE_WAIT_MS);
  rc = sqlite3_wal_checkpoint_v2 (db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_busy_timeout (db, BUSY_MS);

  *more = rc == SQLITE_BUSY;
  return rc == SQLITE_OK || rc == SQLITE_BUSY || moor_connection_set_error (connection, rc, error);
}

/* From here on a start has nothing to make up for. */
static gboolean
finish_sweep (MoorWriter      *writer,
              MoorConnection  *connection,
              gboolean        *more,
              GError         **error)
{
  moor_schema_remove_copies (moor_writer_get_data_dir (writer));

  return moor_connection_run (connection, error, "DELETE FROM unfinished WHERE what = 'sweep'", "") &&
         empty_log (writer, connection, more, error);
}

gboolean
moor_purge_slice (MoorWriter      *writer,
                  MoorConnection  *connection,
                  gpointer         purge,
                  gint64           deadline,
                  gboolean        *more,
                  GError         **error)
{
  MoorPurge *self = purge;
  gboolean merging = FALSE, waiting = FALSE;

  switch (self->phase)
    {
    case PHASE_FIND:
      if (!find_pages (connection, self, error))
        return FALSE;
      *more = self->keys->len > 0 || self->import_id != NULL;
      self->phase = PHASE_DELETE;
      return TRUE;

    case PHASE_DELETE:
      if (!delete_pages (writer, connection, self, deadline, error))
        return FALSE;
      if (self->keys->len == 0)
        {
          self->phase = PHASE_MERGE;
          if (!remove_people (connection, self, error))
            return FALSE;
          moor_writer_people_changed (writer);
        }
      *more = TRUE;
      return TRUE;

    case PHASE_MERGE:
      if (!merge_index (connection, self, deadline, &merging, error))
        return FALSE;
      if (!merging)
        self->phase = PHASE_SCRUB;
      *more = TRUE;
      return TRUE;

    case PHASE_SCRUB:
      if (!self->scrub_begun)
        moor_scrub_begin (moor_writer_get_scrub (writer));
      self->scrub_begun = TRUE;

      /* In the same slice, so that nothing is saved in between. */
      if (!empty_log (writer, connection, &waiting, error) ||
          (!waiting &&
           !moor_scrub_slice (moor_writer_get_scrub (writer), connection, deadline, more, error)))
        return FALSE;
      if (!waiting && !*more)
        {
          moor_scrub_end (moor_writer_get_scrub (writer));
          self->phase = PHASE_FINISH;
        }
      *more = TRUE;
      return TRUE;

    case PHASE_FINISH:
      return finish_sweep (writer, connection, more, error);

    default:
      g_assert_not_reached ();
    }
}

gboolean
moor_trash_clean_up (MoorWriter      *writer,
                     MoorConnection  *connection,
                     GError         **error)
{
  MoorPurge *purge;
  gint64 limit = moor_clock_now () - KEPT_US;
  gint64 old = 0, unfinished = 0;

  if (!moor_connection_get_int (connection, &old, error,
                                "SELECT count (*) FROM page INDEXED BY page_trash "
                                "WHERE trashed <> 0 AND trashed < ?", "i", limit) ||
      !moor_connection_get_int (connection, &unfinished, error,
                                "SELECT count (*) FROM unfinished WHERE what = 'sweep'", ""))
    return FALSE;

  if (old == 0 && unfinished == 0)
    return TRUE;

  purge = purge_new ();
  purge->trashed_before = limit;
  if (old == 0)
    purge->phase = PHASE_MERGE;
  moor_writer_run_slow (writer, moor_purge_slice, purge, moor_purge_free, NULL);
  return TRUE;
}

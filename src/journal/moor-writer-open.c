/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-writer-private.h"

#include <glib/gi18n-lib.h>

#include "base/moor-error.h"
#include "base/moor-paths.h"
#include "journal/moor-import-private.h"
#include "journal/moor-journal-file.h"
#include "journal/moor-rows.h"
#include "journal/moor-schema.h"
#include "journal/moor-trash.h"

/* A reader that looks long can keep the log from being emptied; it is then
 * tried again after so long. */
#define CHECKPOINT_AGAIN_US G_USEC_PER_SEC
/* The log is that long at most once it is begun again: twice what it is when it
 * is emptied, for a commit into a file that grows costs half as much again as
 * one over what was there. */
#define LOG_BYTES "8388608"

static int
on_commit (gpointer    data,
           sqlite3    *db,
           const char *name,
           int         frames)
{
  MoorWriter *self = data;

  if (g_str_equal (name, "main"))
    self->log_frames = frames;
  return SQLITE_OK;
}

static gboolean
use_log (MoorConnection  *connection,
         GError         **error)
{
  g_autoptr (MoorStatement) statement = NULL;

  statement = moor_connection_prepare (connection, error, "PRAGMA journal_mode = WAL", "");
  if (statement == NULL || !moor_connection_step (connection, statement, error))
    return FALSE;

  if (!g_str_equal (moor_rows_text (statement, 0), "wal"))
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_IO,
                           _("The journal cannot be kept on this kind of disk. Nothing was "
                             "changed. Choose a folder on a disk of this computer."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
load_due (MoorWriter  *self,
          GError     **error)
{
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  statement = moor_connection_prepare (self->connection, error, "SELECT page FROM search_due", "");
  if (statement == NULL)
    return FALSE;

  while (moor_connection_step (self->connection, statement, &local_error))
    moor_writer_page_due (self, sqlite3_column_int64 (statement, 0), TRUE);

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
moor_writer_open (MoorWriter  *self,
                  GError     **error)
{
  g_autofree char *path = g_build_filename (self->data_dir, MOOR_JOURNAL_FILE, NULL);
  g_autoptr (GError) local_error = NULL;
  sqlite3 *db;

  if (!moor_paths_prepare_data_dir (self->data_dir, error))
    return FALSE;

  self->lock_fd = moor_journal_file_lock (self->data_dir, MOOR_STORE_WRITE, error);
  if (self->lock_fd < 0)
    return FALSE;

  if (!moor_journal_file_check (self->data_dir, MOOR_STORE_WRITE, self->key, &local_error))
    {
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (!moor_journal_file_create (self->data_dir, self->key, error))
        return FALSE;
    }

  self->connection = moor_connection_open (path, MOOR_CONNECTION_WRITER, self->key, error);
  if (self->connection == NULL)
    return FALSE;

  if (!moor_schema_migrate (self->connection, error))
    return FALSE;

  /* It is ours from here on. */
  db = moor_connection_get_db (self->connection);
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  if (!use_log (self->connection, error) ||
      !moor_connection_exec (self->connection, "PRAGMA journal_size_limit = " LOG_BYTES, error))
    return FALSE;
  sqlite3_wal_hook (db, on_commit, self);

  return load_due (self, error) &&
         moor_import_clean_up (self, self->connection, error) &&
         moor_trash_clean_up (self, self->connection, error);
}

void
moor_writer_checkpoint (MoorWriter *self)
{
  g_autoptr (GError) error = NULL;
  int frames = 0, copied = 0;
  int rc;

  if (!moor_scrub_note_log (self->scrub, self->connection, &error))
    {
      self->checkpoint_at = g_get_monotonic_time () + CHECKPOINT_AGAIN_US;
      return;
    }

  /* Beside a reader it copies what it can, and waits for nobody. */
  rc = sqlite3_wal_checkpoint_v2 (moor_connection_get_db (self->connection), "main",
                                  SQLITE_CHECKPOINT_PASSIVE, &frames, &copied);
  if (rc != SQLITE_OK || copied < frames)
    self->checkpoint_at = g_get_monotonic_time () + CHECKPOINT_AGAIN_US;
  self->log_frames = 0;
}

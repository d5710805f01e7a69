/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-schema.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/moor-error.h"
#include "journal/moor-journal-file.h"

#define COPY_PREFIX "journal-schema-"

static GBytes *
step_from_resources (int      step,
                     gpointer data)
{
  g_autofree char *path = g_strdup_printf (MOOR_RESOURCE_PATH "/sql/%03d.sql", step);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

gboolean
moor_schema_refuse_newer (GError **error)
{
  g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_NEWER,
                       _("This journal was made by a newer Mooring. Nothing was changed. "
                         "Update Mooring, or open another journal."));
  return FALSE;
}

static gboolean
apply_step (MoorConnection  *connection,
            int              step,
            MoorSchemaStep   source,
            gpointer         data,
            GError         **error)
{
  g_autoptr (GBytes) bytes = source (step, data);
  g_autofree char *sql = NULL;

  g_assert (bytes != NULL);

  /* user_version is part of the transaction: a step is there whole with its
   * number, or not at all. */
  sql = g_strdup_printf ("%.*s\nPRAGMA application_id = %d;\nPRAGMA user_version = %d;",
                         (int) g_bytes_get_size (bytes),
                         (const char *) g_bytes_get_data (bytes, NULL),
                         MOOR_JOURNAL_APPLICATION_ID, step);

  if (!moor_connection_begin (connection, error))
    return FALSE;

  if (!moor_connection_exec (connection, sql, error))
    {
      moor_connection_rollback (connection);
      return FALSE;
    }

  return moor_connection_commit (connection, error);
}

gboolean
moor_schema_create (MoorConnection  *connection,
                    GError         **error)
{
  for (int step = 1; step <= MOOR_SCHEMA_VERSION; step++)
    {
      if (!apply_step (connection, step, step_from_resources, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
get_version (MoorConnection  *connection,
             gint64          *version,
             GError         **error)
{
  gint64 application_id = 0;

  if (!moor_connection_get_int (connection, &application_id, error, "PRAGMA application_id", "") ||
      !moor_connection_get_int (connection, version, error, "PRAGMA user_version", ""))
    return FALSE;

  if (application_id != MOOR_JOURNAL_APPLICATION_ID || *version < 1)
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_NOT_A_JOURNAL,
                           _("The file journal.db is not a journal of Mooring. It was left as it "
                             "is. Move it away, or choose another folder."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
copy_journal (MoorConnection  *connection,
              int              version,
              GError         **error)
{
  sqlite3 *db = moor_connection_get_db (connection);
  const char *path = sqlite3_db_filename (db, "main");
  g_autofree char *directory = NULL;
  g_autofree char *name = g_strdup_printf (COPY_PREFIX "%d.db", version);
  g_autofree char *copy = NULL;
  gboolean done;
  int fd;

  if (path == NULL || *path == '\0')
    return TRUE;

  directory = g_path_get_dirname (path);
  copy = g_build_filename (directory, name, NULL);

  /* A copy that a broken-off start left may be half of one. */
  g_unlink (copy);
  fd = open (copy, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return moor_connection_set_error (connection, SQLITE_IOERR, error);

  /* Keyed like the journal, and complete: the log is read too. */
  done = moor_connection_run (connection, error, "VACUUM INTO ?", "t", copy);
  if (done && fsync (fd) != 0)
    done = moor_connection_set_error (connection, SQLITE_IOERR, error);
  close (fd);
  return done;
}

gboolean
moor_schema_migrate_to (MoorConnection  *connection,
                        int              version,
                        MoorSchemaStep   step,
                        gpointer         data,
                        GError         **error)
{
  gint64 have = 0;

  if (!get_version (connection, &have, error))
    return FALSE;

  if (have > version)
    return moor_schema_refuse_newer (error);

  if (have < version && !copy_journal (connection, (int) have, error))
    return FALSE;

  for (int next = (int) have + 1; next <= version; next++)
    {
      if (!apply_step (connection, next, step, data, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
moor_schema_migrate (MoorConnection  *connection,
                     GError         **error)
{
  return moor_schema_migrate_to (connection, MOOR_SCHEMA_VERSION, step_from_resources, NULL, error);
}

gboolean
moor_schema_check (MoorConnection  *connection,
                   GError         **error)
{
  gint64 have = 0;

  if (!get_version (connection, &have, error))
    return FALSE;

  if (have > MOOR_SCHEMA_VERSION)
    return moor_schema_refuse_newer (error);

  if (have < MOOR_SCHEMA_VERSION)
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_FAILED,
                           _("This journal was made by an older Mooring. Nothing was changed. "
                             "Open it once in the window, and it is brought up to date."));
      return FALSE;
    }

  return TRUE;
}

void
moor_schema_remove_copies (const char *data_dir)
{
  g_autoptr (GDir) dir = g_dir_open (data_dir, 0, NULL);
  const char *name;

  if (dir == NULL)
    return;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, COPY_PREFIX) && g_str_has_suffix (name, ".db"))
        {
          g_autofree char *path = g_build_filename (data_dir, name, NULL);

          g_unlink (path);
        }
    }
}

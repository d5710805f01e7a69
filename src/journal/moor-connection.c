/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-connection.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/moor-error.h"
#include "content/moor-parser.h"

/* Operations of SQLite's machine between two looks at the cancellable: about
 * every tenth of a millisecond. */
#define OPS_PER_TICK 1000
#define BUSY_MS 2000

struct _MoorConnection
{
  sqlite3      *db;
  GThread      *owner;
  gboolean      keyed;
  gboolean      lazy;            /* this transaction does not wait for the disk */
  GHashTable   *statements;      /* SQL → sqlite3_stmt */
  GHashTable   *definitions;     /* hash → MoorExercise */
  GCancellable *cancellable;
  MoorTick      tick;
  gpointer      tick_data;
};

static void
statement_free (gpointer statement)
{
  sqlite3_finalize (statement);
}

static gboolean
is_disk_full (int rc,
              int system_errno)
{
  return (rc & 0xff) == SQLITE_FULL ||
         ((rc & 0xff) == SQLITE_IOERR &&
          (system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG));
}

gboolean
moor_connection_set_error (MoorConnection  *self,
                           int              rc,
                           GError         **error)
{
  int system_errno = self->db != NULL ? sqlite3_system_errno (self->db) : 0;

  if (is_disk_full (rc, system_errno))
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_DISK_FULL,
                           _("The disk is full. What was saved before is safe. Free some space, "
                             "then try again."));
      return FALSE;
    }

  switch (rc & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("This was cancelled."));
      break;

    case SQLITE_NOTADB:
      if (self->keyed)
        {
          g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_LOCKED,
                               _("This key does not open the journal. Nothing was changed."));
          break;
        }
      /* fall through */

    case SQLITE_CORRUPT:
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_DAMAGED,
                           _("The journal is damaged and cannot be read here. Mooring does not "
                             "change it. Keep a copy of its folder. If you have an earlier copy, "
                             "put that in its place."));
      break;

    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_READ_ONLY,
                           _("The journal cannot be written. What was saved before is safe. Give "
                             "yourself the right to write in its folder, then try again."));
      break;

    case SQLITE_CANTOPEN:
      if (system_errno == EACCES || system_errno == EPERM || system_errno == EROFS)
        g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_READ_ONLY,
                             _("The journal cannot be opened, because its folder cannot be "
                               "written. Nothing was changed. Give yourself the right to write "
                               "there."));
      else
        g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_IO,
                             _("The journal cannot be opened. Nothing was changed. See whether its "
                               "disk is there, then try again."));
      break;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_IN_USE,
                           _("Another program holds the journal. What was saved before is safe. "
                             "Close the other program, then try again."));
      break;

    case SQLITE_TOOBIG:
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE,
                           _("This is more than one page can hold. Nothing was changed. Make "
                             "several pages of it."));
      break;

    case SQLITE_IOERR:
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_IO,
                           _("The disk does not answer as it should. What was saved before is "
                             "safe. See whether the disk is there, then try again."));
      break;

    default:
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_FAILED,
                           _("The journal could not do this. What was saved before is safe. Close "
                             "Mooring and open it again."));
      g_debug ("SQLite result code %d", rc);
      break;
    }

  return FALSE;
}

static int
on_progress (gpointer data)
{
  MoorConnection *self = data;

  if (self->tick != NULL)
    self->tick (self->tick_data);

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

void
moor_connection_watch (MoorConnection *self,
                       GCancellable   *cancellable,
                       MoorTick        tick,
                       gpointer        data)
{
  g_assert (self->owner == g_thread_self ());

  g_set_object (&self->cancellable, cancellable);
  self->tick = tick;
  self->tick_data = data;
  sqlite3_progress_handler (self->db,
                            cancellable != NULL || tick != NULL ? OPS_PER_TICK : 0,
                            on_progress, self);
}

static int
store_text (gpointer   data,
            int        n_columns,
            char     **values,
            char     **names)
{
  char **text = data;

  *text = g_strdup (values[0]);
  return 0;
}

static gpointer
check_cipher (gpointer unused)
{
  g_autofree char *version = NULL;
  sqlite3 *db = NULL;

  /* Without it an unencrypted journal would be written where an encrypted one
   * is meant: a build like that must not run. */
  if (sqlite3_open (":memory:", &db) == SQLITE_OK)
    sqlite3_exec (db, "PRAGMA cipher_version", store_text, &version, NULL);
  sqlite3_close (db);

  if (version == NULL || *version == '\0')
    g_error ("Mooring was built with an SQLite that is not SQLCipher");

  return NULL;
}

void
moor_connection_check_cipher (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, check_cipher, NULL);
}

static int
set_key (sqlite3      *db,
         const guint8 *key)
{
  /* SQLCipher takes a raw key in this form; as plain bytes it would be a
   * passphrase to derive one from. */
  char text[2 * MOOR_KEY_BYTES + 4] = "x'";
  int rc;

  for (int i = 0; i < MOOR_KEY_BYTES; i++)
    {
      static const char digits[] = "0123456789abcdef";

      text[2 + 2 * i] = digits[key[i] >> 4];
      text[3 + 2 * i] = digits[key[i] & 0xf];
    }
  text[2 + 2 * MOOR_KEY_BYTES] = '\'';

  rc = sqlite3_key (db, text, 2 * MOOR_KEY_BYTES + 3);
  explicit_bzero (text, sizeof text);
  return rc;
}

/* A read-only journal that nobody writes (the lock says so) and that has no log
 * beside it needs no locks and no log: then nothing at all is made on disk. */
static gboolean
is_immutable (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (log);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info == NULL || g_file_info_get_size (info) == 0;
}

static int
open_db (MoorConnection     *self,
         const char         *path,
         MoorConnectionKind  kind)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

  if (path == NULL)
    return sqlite3_open_v2 (":memory:", &self->db,
                            flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (kind == MOOR_CONNECTION_ALONE)
    {
      g_autofree char *absolute = g_canonicalize_filename (path, NULL);
      g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);
      g_autofree char *uri = g_strconcat ("file://", escaped,
                                          is_immutable (path) ? "?immutable=1" : "", NULL);

      return sqlite3_open_v2 (uri, &self->db,
                              flags | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
    }

  return sqlite3_open_v2 (path, &self->db, flags | SQLITE_OPEN_READWRITE, NULL);
}

MoorConnection *
moor_connection_open (const char          *path,
                      MoorConnectionKind   kind,
                      const guint8        *key,
                      GError             **error)
{
  g_autoptr (MoorConnection) self = g_new0 (MoorConnection, 1);
  int rc;

  moor_connection_check_cipher ();

  self->owner = g_thread_self ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            statement_free);
  self->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  rc = open_db (self, path, kind);
  if (rc != SQLITE_OK)
    {
      moor_connection_set_error (self, rc, error);
      return NULL;
    }

  sqlite3_busy_timeout (self->db, BUSY_MS);
  /* Until the journal is known to be one, closing it changes nothing in it. */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  if (!moor_connection_exec (self, "PRAGMA cipher_log_level = NONE;", error))
    return NULL;

  if (key != NULL && path != NULL)
    {
      self->keyed = TRUE;
      rc = set_key (self->db, key);
      if (rc != SQLITE_OK)
        {
          moor_connection_set_error (self, rc, error);
          return NULL;
        }
    }

  if (!moor_connection_exec (self,
                             "PRAGMA trusted_schema = OFF;"
                             "PRAGMA temp_store = MEMORY;"
                             "PRAGMA foreign_keys = ON;"
                             "PRAGMA secure_delete = ON;"
                             "PRAGMA synchronous = FULL;"
                             /* The first real read: a key that does not fit shows here. */
                             "SELECT count (*) FROM sqlite_schema;",
                             error))
    return NULL;

  return g_steal_pointer (&self);
}

void
moor_connection_close (MoorConnection *self)
{
  int rc;

  if (self == NULL)
    return;

  g_assert (self->owner == g_thread_self ());

  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->definitions, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  rc = sqlite3_close (self->db);
  g_assert (rc == SQLITE_OK);
  g_free (self);
}

sqlite3 *
moor_connection_get_db (MoorConnection *self)
{
  g_assert (self->owner == g_thread_self ());

  return self->db;
}

gboolean
moor_connection_is_keyed (MoorConnection *self)
{
  return self->keyed;
}

static MoorStatement *
prepare (MoorConnection  *self,
         GError         **error,
         const char      *sql,
         const char      *types,
         va_list          values)
{
  MoorStatement *statement;

  g_assert (self->owner == g_thread_self ());

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement == NULL)
    {
      int rc = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);

      if (rc != SQLITE_OK)
        {
          moor_connection_set_error (self, rc, error);
          return NULL;
        }
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  g_assert (!sqlite3_stmt_busy (statement));

  for (int i = 0; types[i] != '\0'; i++)
    {
      if (types[i] == 't')
        sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1, SQLITE_STATIC);
      else if (types[i] == 'i')
        sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
      else if (types[i] == 'd')
        sqlite3_bind_double (statement, i + 1, va_arg (values, double));
      else
        g_assert_not_reached ();
    }

  return statement;
}

MoorStatement *
moor_connection_prepare (MoorConnection  *self,
                         GError         **error,
                         const char      *sql,
                         const char      *types,
                         ...)
{
  MoorStatement *statement;
  va_list values;

  va_start (values, types);
  statement = prepare (self, error, sql, types, values);
  va_end (values);
  return statement;
}

void
moor_statement_reset (MoorStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

gboolean
moor_connection_step (MoorConnection  *self,
                      MoorStatement   *statement,
                      GError         **error)
{
  int rc;

  g_assert (self->owner == g_thread_self ());

  rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW)
    return TRUE;
  if (rc != SQLITE_DONE)
    moor_connection_set_error (self, rc, error);
  return FALSE;
}

gboolean
moor_connection_run (MoorConnection  *self,
                     GError         **error,
                     const char      *sql,
                     const char      *types,
                     ...)
{
  g_autoptr (MoorStatement) statement = NULL;
  va_list values;
  int rc;

  va_start (values, types);
  statement = prepare (self, error, sql, types, values);
  va_end (values);
  if (statement == NULL)
    return FALSE;

  do
    rc = sqlite3_step (statement);
  while (rc == SQLITE_ROW);

  return rc == SQLITE_DONE || moor_connection_set_error (self, rc, error);
}

gboolean
moor_connection_get_int (MoorConnection  *self,
                         gint64          *value,
                         GError         **error,
                         const char      *sql,
                         const char      *types,
                         ...)
{
  g_autoptr (MoorStatement) statement = NULL;
  va_list values;
  int rc;

  va_start (values, types);
  statement = prepare (self, error, sql, types, values);
  va_end (values);
  if (statement == NULL)
    return FALSE;

  rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  else if (rc != SQLITE_DONE)
    return moor_connection_set_error (self, rc, error);

  return TRUE;
}

gboolean
moor_connection_exec (MoorConnection  *self,
                      const char      *sql,
                      GError         **error)
{
  int rc;

  g_assert (self->owner == g_thread_self ());

  rc = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  return rc == SQLITE_OK || moor_connection_set_error (self, rc, error);
}

gboolean
moor_connection_begin (MoorConnection  *self,
                       GError         **error)
{
  return moor_connection_run (self, error, "BEGIN IMMEDIATE", "");
}

/* Between transactions only. */
static void
set_lazy (MoorConnection *self,
          gboolean        lazy)
{
  if (self->lazy == lazy)
    return;

  self->lazy = lazy;
  moor_connection_run (self, NULL,
                       lazy ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL", "");
}

gboolean
moor_connection_begin_lazy (MoorConnection  *self,
                            GError         **error)
{
  set_lazy (self, TRUE);
  if (moor_connection_begin (self, error))
    return TRUE;

  set_lazy (self, FALSE);
  return FALSE;
}

gboolean
moor_connection_commit (MoorConnection  *self,
                        GError         **error)
{
  if (moor_connection_run (self, error, "COMMIT", ""))
    {
      set_lazy (self, FALSE);
      return TRUE;
    }

  moor_connection_rollback (self);
  return FALSE;
}

void
moor_connection_rollback (MoorConnection *self)
{
  g_assert (self->owner == g_thread_self ());

  /* A statement that failed for want of space has rolled back by itself. */
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  set_lazy (self, FALSE);
}

/* What may not be NULL can still be in a damaged file. */
static const char *
column_text (MoorStatement *statement,
             int            column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? text : "";
}

MoorExercise *
moor_connection_load_definition (MoorConnection  *self,
                                 const char      *hash,
                                 GError         **error)
{
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  MoorExercise *exercise;

  exercise = g_hash_table_lookup (self->definitions, hash);
  if (exercise != NULL)
    return exercise;

  statement = moor_connection_prepare (self, error,
                                       "SELECT text, language FROM definition WHERE hash = ?",
                                       "t", hash);
  if (statement == NULL)
    return NULL;

  if (!moor_connection_step (self, statement, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND,
                             _("The exercise of this page is not in the journal. The answers "
                               "are."));
      return NULL;
    }

  exercise = moor_parser_read_definition (column_text (statement, 0), column_text (statement, 1),
                                          error);
  if (exercise == NULL)
    return NULL;

  g_hash_table_insert (self->definitions, g_strdup (hash), exercise);
  return exercise;
}

void
moor_connection_add_definition (MoorConnection *self,
                                MoorExercise   *exercise)
{
  g_assert (self->owner == g_thread_self ());

  g_hash_table_replace (self->definitions, g_strdup (moor_exercise_get_hash (exercise)),
                        g_object_ref (exercise));
}

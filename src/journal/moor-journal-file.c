/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-journal-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "journal/moor-schema.h"

#define LOCK_FILE "lock"
#define KEYS_FILE "journal.keys"
#define NEW_FILE "journal.db.new"

/* Of the hundred bytes every SQLite file begins with. */
#define HEADER_BYTES 100
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68
static const char magic[16] = "SQLite format 3";

static gboolean
refuse (GError     **error,
        MoorError    code,
        const char  *sentence)
{
  g_set_error_literal (error, MOOR_ERROR, code, sentence);
  return FALSE;
}

/* An error of the system, about a file of ours, as a sentence. */
static gboolean
refuse_errno (GError **error,
              int      system_errno)
{
  switch (system_errno)
    {
    case EACCES:
    case EPERM:
    case EROFS:
      return refuse (error, MOOR_ERROR_READ_ONLY,
                     _("The folder of the journal cannot be written. Nothing was changed. "
                       "Give yourself the right to write there, or choose another folder."));
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return refuse (error, MOOR_ERROR_DISK_FULL,
                     _("The disk is full. What was saved before is safe. Free some space, "
                       "then try again."));
    default:
      return refuse (error, MOOR_ERROR_IO,
                     _("The journal cannot be opened. Nothing was changed. See whether its "
                       "disk is there, then try again."));
    }
}

/* Of a file that is there and will not be read. */
static gboolean
refuse_unreadable (GError **error,
                   int      system_errno)
{
  if (system_errno != EACCES && system_errno != EPERM)
    return refuse_errno (error, system_errno);

  return refuse (error, MOOR_ERROR_IO,
                 _("The journal cannot be read. Nothing was changed. Give yourself the right to "
                   "read its folder and the files in it, or choose another folder."));
}

/* A link to a disk that is not there now is no empty place for a new journal:
 * words would go where nobody meant them to, and the link would be lost. */
static gboolean
is_loose_link (const char *path)
{
  struct stat status;

  return lstat (path, &status) == 0 && S_ISLNK (status.st_mode) && stat (path, &status) != 0 &&
         errno == ENOENT;
}

int
moor_journal_file_lock (const char     *data_dir,
                        MoorStoreMode   mode,
                        GError        **error)
{
  g_autofree char *path = g_build_filename (data_dir, LOCK_FILE, NULL);
  gboolean read = mode == MOOR_STORE_READ;
  int fd;

  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0 && read)
    {
      fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
      if (fd < 0)
        return -1;
    }
  if (fd < 0)
    {
      refuse_errno (error, errno);
      return -1;
    }

  /* flock belongs to the open file and not to the process: it holds against a
   * second store in the same program too, and closing another descriptor of
   * the file does not let go of it. */
  while (flock (fd, (read ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0)
    {
      int saved_errno = errno;

      if (saved_errno == EINTR)
        continue;

      close (fd);
      if (saved_errno == EWOULDBLOCK)
        refuse (error, MOOR_ERROR_IN_USE,
                _("Mooring is open with this journal already. Nothing was changed. "
                  "Go on there, or close it first."));
      else
        refuse_errno (error, saved_errno);
      return -1;
    }

  return fd;
}

static guint32
read_big_endian (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

/* What the first bytes of an unprotected journal say. New ones are put in
 * place whole, so these fields are never still waiting in the log. */
static gboolean
check_header (const char    *data_dir,
              const guint8  *header,
              gsize          length,
              GError       **error)
{
  if (length < HEADER_BYTES || memcmp (header, magic, sizeof magic) != 0)
    {
      g_autofree char *keys = g_build_filename (data_dir, KEYS_FILE, NULL);

      if (g_file_test (keys, G_FILE_TEST_EXISTS))
        return refuse (error, MOOR_ERROR_LOCKED,
                       _("This journal is protected by a passphrase. Nothing was changed."));

      return refuse (error, MOOR_ERROR_NOT_A_JOURNAL,
                     _("The file journal.db is not a journal of Mooring. It was left as it is. "
                       "Move it away, or choose another folder."));
    }

  if (read_big_endian (header + HEADER_APPLICATION_ID) != MOOR_JOURNAL_APPLICATION_ID)
    return refuse (error, MOOR_ERROR_NOT_A_JOURNAL,
                   _("The file journal.db is not a journal of Mooring. It was left as it is. "
                     "Move it away, or choose another folder."));

  if (read_big_endian (header + HEADER_USER_VERSION) > MOOR_SCHEMA_VERSION)
    return moor_schema_refuse_newer (error);

  return TRUE;
}

gboolean
moor_journal_file_check (const char     *data_dir,
                         MoorStoreMode   mode,
                         const guint8   *key,
                         GError        **error)
{
  g_autofree char *path = g_build_filename (data_dir, MOOR_JOURNAL_FILE, NULL);
  guint8 header[HEADER_BYTES];
  struct stat status;
  gssize length;
  int fd;

  if (stat (path, &status) != 0)
    {
      int saved_errno = errno;

      if (saved_errno != ENOENT)
        return refuse_unreadable (error, saved_errno);
      if (is_loose_link (path) || is_loose_link (data_dir))
        return refuse (error, MOOR_ERROR_IO,
                       _("The journal is kept behind a link, and what the link names is not there. "
                         "Nothing was changed. See whether its disk is there, then try again."));
      return FALSE;
    }

  if (!S_ISREG (status.st_mode))
    return refuse (error, MOOR_ERROR_NOT_A_JOURNAL,
                   _("The file journal.db is not a journal of Mooring. It was left as it is. "
                     "Move it away, or choose another folder."));

  if (mode == MOOR_STORE_WRITE && status.st_uid != geteuid ())
    return refuse (error, MOOR_ERROR_NOT_OWNED,
                   _("The journal belongs to another account. Nothing was changed. "
                     "Choose a folder of your own."));

  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return refuse_unreadable (error, errno);
  do
    length = pread (fd, header, sizeof header, 0);
  while (length < 0 && errno == EINTR);
  close (fd);
  if (length < 0)
    return refuse_errno (error, EIO);

  /* A protected one is random from its first byte: only opening it can tell. */
  if (key == NULL && !check_header (data_dir, header, (gsize) length, error))
    return FALSE;

  if (mode == MOOR_STORE_WRITE)
    {
      if (access (path, W_OK) != 0)
        return refuse (error, MOOR_ERROR_READ_ONLY,
                       _("The journal cannot be written. Nothing was changed. Give yourself the "
                         "right to write to the file journal.db."));

      if ((status.st_mode & 0077) != 0 && chmod (path, status.st_mode & 0700) != 0)
        return refuse_errno (error, errno);
    }

  return TRUE;
}

/* A log without its journal would be taken for the new journal's. It may hold
 * words, so it is put aside and not thrown away. */
static gboolean
put_leftovers_aside (const char  *path,
                     GError     **error)
{
  static const char *suffixes[] = { "-wal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strdup_printf ("%s%s.left-%" G_GINT64_FORMAT, path, suffixes[i],
                                             moor_clock_now ());

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return refuse_errno (error, errno);
    }

  return TRUE;
}

static gboolean
sync_directory (const char  *data_dir,
                GError     **error)
{
  int fd = open (data_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return refuse_errno (error, errno);

  /* Some file systems cannot sync a directory; they say EINVAL. */
  if (fsync (fd) != 0 && errno != EINVAL)
    {
      int saved_errno = errno;

      close (fd);
      return refuse_errno (error, saved_errno);
    }

  close (fd);
  return TRUE;
}

static gboolean
fill_new (const char    *path,
          const guint8  *key,
          GError       **error)
{
  g_autoptr (MoorConnection) connection = NULL;

  connection = moor_connection_open (path, MOOR_CONNECTION_WRITER, key, error);

  return connection != NULL && moor_schema_create (connection, error);
}

gboolean
moor_journal_file_create (const char    *data_dir,
                          const guint8  *key,
                          GError       **error)
{
  g_autofree char *path = g_build_filename (data_dir, MOOR_JOURNAL_FILE, NULL);
  g_autofree char *new_path = g_build_filename (data_dir, NEW_FILE, NULL);
  g_autofree char *new_journal = g_strconcat (new_path, "-journal", NULL);
  int fd;

  if (!put_leftovers_aside (path, error))
    return FALSE;

  /* Left by a start that was broken off; nobody has written in it. */
  g_unlink (new_journal);
  g_unlink (new_path);

  /* Made here, so that it never has wider rights; the log takes them over. */
  fd = open (new_path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return refuse_errno (error, errno);
  close (fd);

  if (!fill_new (new_path, key, error))
    {
      g_unlink (new_journal);
      g_unlink (new_path);
      return FALSE;
    }

  if (g_rename (new_path, path) != 0)
    {
      int saved_errno = errno;

      g_unlink (new_path);
      return refuse_errno (error, saved_errno);
    }

  return sync_directory (data_dir, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-scrub.h"

#include <string.h>

/* Pages between two looks at the clock; so many come on in every slice, however
 * long emptying the log took. */
#define PAGES_A_LOOK 64

/* The file format of SQLite, "B-tree Pages". */
#define FILE_HEADER_BYTES 100
#define HEADER_PAGE_SIZE 16
#define PAGE_N_CELLS 3
#define PAGE_CONTENT 5
/* "WAL File Format". */
#define LOG_HEADER_BYTES 32
#define LOG_FRAME_BYTES 24

struct _MoorScrub
{
  gboolean    active;
  gint64      next;        /* the first page that was not wiped yet, counted from 0 */
  GHashTable *again;       /* gint64: pages before it that were written since */
};

static guint
read_16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

/* Zeroes what stands between the cell pointers and the cells. Pages of other
 * kinds begin with the number of a page, whose first byte is 0 in any file
 * below 64 GB. TRUE when there was something. */
static gboolean
scrub_page (guint8   *page,
            guint     size,
            gboolean  first)
{
  const guint8 *header = page + (first ? FILE_HEADER_BYTES : 0);
  guint begin = (guint) (header - page);
  guint end = read_16 (header + PAGE_CONTENT);
  gboolean found = FALSE;

  if (*header == 2 || *header == 5)
    begin += 12;
  else if (*header == 10 || *header == 13)
    begin += 8;
  else
    return FALSE;

  begin += 2 * read_16 (header + PAGE_N_CELLS);
  if (end == 0)
    end = 65536;
  if (end > size)
    return FALSE;

  for (guint i = begin; i < end && !found; i++)
    found = page[i] != 0;
  if (found)
    memset (page + begin, 0, end - begin);

  return found;
}

static int
page_size (sqlite3_file *file,
           guint        *size)
{
  guint8 header[FILE_HEADER_BYTES];
  int rc = file->pMethods->xRead (file, header, sizeof header, 0);

  *size = read_16 (header + HEADER_PAGE_SIZE);
  if (*size == 1)
    *size = 65536;
  if (rc == SQLITE_OK && *size < 512)
    rc = SQLITE_CORRUPT;

  return rc;
}

static guint32
read_32 (const guint8 *bytes)
{
  return (guint32) read_16 (bytes) << 16 | read_16 (bytes + 2);
}

static int
wipe (sqlite3_file *file,
      guint8       *page,
      guint         size,
      gint64        number)
{
  int rc = file->pMethods->xRead (file, page, (int) size, number * size);

  if (rc == SQLITE_OK && scrub_page (page, size, number == 0))
    rc = file->pMethods->xWrite (file, page, (int) size, number * size);

  return rc;
}

/* TRUE in @more when pages are left. */
static int
scrub_pages (MoorScrub    *self,
             sqlite3_file *file,
             gint64        deadline,
             gboolean     *more)
{
  g_autofree guint8 *page = NULL;
  sqlite3_int64 length = 0;
  guint size = 0;
  GHashTableIter iter;
  gpointer number;
  int rc = page_size (file, &size);

  if (rc == SQLITE_OK)
    rc = file->pMethods->xFileSize (file, &length);
  if (rc != SQLITE_OK)
    return rc;

  /* All of them in this slice: after it they could be written again. */
  page = g_malloc (size);
  g_hash_table_iter_init (&iter, self->again);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    {
      if (*(gint64 *) number < length / size)
        rc = wipe (file, page, size, *(gint64 *) number);
      if (rc != SQLITE_OK)
        return rc;
      g_hash_table_iter_remove (&iter);
    }

  for (guint n = 1; self->next < length / size; n++)
    {
      rc = wipe (file, page, size, self->next);
      if (rc != SQLITE_OK)
        return rc;
      self->next++;

      if (n % PAGES_A_LOOK == 0 && g_get_monotonic_time () >= deadline)
        {
          *more = TRUE;
          return SQLITE_OK;
        }
    }

  return file->pMethods->xSync (file, SQLITE_SYNC_NORMAL);
}

static int
note_frames (MoorScrub    *self,
             sqlite3_file *log)
{
  guint8 header[LOG_HEADER_BYTES];
  sqlite3_int64 length = 0;
  guint32 size;
  int rc = log->pMethods->xFileSize (log, &length);

  if (rc != SQLITE_OK || length < LOG_HEADER_BYTES)
    return rc;
  rc = log->pMethods->xRead (log, header, sizeof header, 0);
  size = read_32 (header + 8);
  if (rc == SQLITE_OK && size < 512)
    rc = SQLITE_CORRUPT;

  /* Frames of an older round of the log stand behind those of this one; to wipe
   * their pages, too, costs little and harms nothing. */
  for (sqlite3_int64 at = LOG_HEADER_BYTES;
       rc == SQLITE_OK && at + LOG_FRAME_BYTES <= length; at += LOG_FRAME_BYTES + size)
    {
      gint64 number;

      rc = log->pMethods->xRead (log, header, LOG_FRAME_BYTES, at);
      number = (gint64) read_32 (header) - 1;
      if (rc == SQLITE_OK && number >= 0 && number < self->next)
        g_hash_table_add (self->again, g_memdup2 (&number, sizeof number));
    }

  return rc;
}

MoorScrub *
moor_scrub_new (void)
{
  MoorScrub *self = g_new0 (MoorScrub, 1);

  self->again = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
moor_scrub_free (MoorScrub *self)
{
  g_hash_table_unref (self->again);
  g_free (self);
}

void
moor_scrub_begin (MoorScrub *self)
{
  self->active = TRUE;
  self->next = 0;
  g_hash_table_remove_all (self->again);
}

void
moor_scrub_end (MoorScrub *self)
{
  self->active = FALSE;
  g_hash_table_remove_all (self->again);
}

gboolean
moor_scrub_note_log (MoorScrub       *self,
                     MoorConnection  *connection,
                     GError         **error)
{
  sqlite3 *db = moor_connection_get_db (connection);
  sqlite3_file *log = NULL;
  int rc;

  if (!self->active || moor_connection_is_keyed (connection))
    return TRUE;

  rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (rc == SQLITE_OK && log != NULL && log->pMethods != NULL)
    rc = note_frames (self, log);

  return rc == SQLITE_OK || moor_connection_set_error (connection, rc, error);
}

gboolean
moor_scrub_slice (MoorScrub       *self,
                  MoorConnection  *connection,
                  gint64           deadline,
                  gboolean        *more,
                  GError         **error)
{
  sqlite3 *db = moor_connection_get_db (connection);
  sqlite3_file *file = NULL;
  int rc;

  *more = FALSE;
  if (moor_connection_is_keyed (connection))
    return TRUE;

  rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (rc != SQLITE_OK || file == NULL || file->pMethods == NULL)
    return rc == SQLITE_OK || moor_connection_set_error (connection, rc, error);

  rc = scrub_pages (self, file, deadline, more);
  /* A page that was read before it was wiped would be written as it was. */
  sqlite3_db_release_memory (db);

  return rc == SQLITE_OK || moor_connection_set_error (connection, rc, error);
}

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

/* TRUE in @more when pages are left. */
static int
scrub_pages (sqlite3_file *file,
             gint64       *next,
             gint64        deadline,
             gboolean     *more)
{
  g_autofree guint8 *page = NULL;
  sqlite3_int64 length = 0;
  guint size = 0;
  int rc = page_size (file, &size);

  if (rc == SQLITE_OK)
    rc = file->pMethods->xFileSize (file, &length);
  if (rc != SQLITE_OK)
    return rc;

  page = g_malloc (size);
  for (guint n = 1; *next < length / size; n++)
    {
      sqlite3_int64 offset = *next * size;

      rc = file->pMethods->xRead (file, page, (int) size, offset);
      if (rc == SQLITE_OK && scrub_page (page, size, *next == 0))
        rc = file->pMethods->xWrite (file, page, (int) size, offset);
      if (rc != SQLITE_OK)
        return rc;
      ++*next;

      if (n % PAGES_A_LOOK == 0 && g_get_monotonic_time () >= deadline)
        {
          *more = TRUE;
          return SQLITE_OK;
        }
    }

  return file->pMethods->xSync (file, SQLITE_SYNC_NORMAL);
}

gboolean
moor_scrub_slice (MoorConnection  *connection,
                  gint64          *next,
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

  rc = scrub_pages (file, next, deadline, more);
  /* A page that was read before it was wiped would be written as it was. */
  sqlite3_db_release_memory (db);

  return rc == SQLITE_OK || moor_connection_set_error (connection, rc, error);
}

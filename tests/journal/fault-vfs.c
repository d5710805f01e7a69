/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

/* One write, or a truncation (@bytes NULL), that no sync has covered yet. */
typedef struct {
  gint64   offset;
  gsize    length;
  guint8  *bytes;
} Write;

/* What is known of a file by its path, whoever has it open. */
typedef struct {
  GByteArray *synced;            /* its bytes when it was last synced */
  GPtrArray  *writes;            /* Write, since then */
} Disk;

typedef struct {
  sqlite3_file  base;
  Disk         *disk;            /* NULL: not followed */
  char         *path;
  sqlite3_file *real;
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;
static GMutex lock;
static GHashTable *disks;        /* path → Disk, under the lock */
static gboolean full, broken;
static char *short_suffix;
static guint n_short, n_at_risk;

/* The loss of power that is to come. */
static guint off_in;
static char *off_dir, *off_image;
static void (*off_at) (gpointer data);
static gpointer off_data;
static GRand *off_rand;

static void count_down (void);

static void
write_free (gpointer data)
{
  Write *write = data;

  g_free (write->bytes);
  g_free (write);
}

static void
disk_free (gpointer data)
{
  Disk *disk = data;

  g_byte_array_unref (disk->synced);
  g_ptr_array_unref (disk->writes);
  g_free (disk);
}

static void
apply (GByteArray  *bytes,
       gint64       offset,
       const void  *data,
       gsize        length)
{
  gsize end = (gsize) offset + length;
  gsize old = bytes->len;

  if (data == NULL)
    {
      g_byte_array_set_size (bytes, (guint) offset);
      if ((gsize) offset > old)
        memset (bytes->data + old, 0, (gsize) offset - old);
      return;
    }

  if (end > old)
    {
      g_byte_array_set_size (bytes, (guint) end);
      memset (bytes->data + old, 0, end - old);
    }
  memcpy (bytes->data + offset, data, length);
}

static Disk *
disk_for (const char *path)
{
  Disk *disk = g_hash_table_lookup (disks, path);

  if (disk == NULL)
    {
      g_autofree char *contents = NULL;
      gsize length = 0;

      disk = g_new0 (Disk, 1);
      disk->synced = g_byte_array_new ();
      disk->writes = g_ptr_array_new_with_free_func (write_free);
      if (g_file_get_contents (path, &contents, &length, NULL))
        g_byte_array_append (disk->synced, (guint8 *) contents, (guint) length);
      g_hash_table_insert (disks, g_strdup (path), disk);
    }

  return disk;
}

static void
note (File       *file,
      gint64      offset,
      const void *data,
      gsize       length)
{
  Write *write;

  if (file->disk == NULL)
    return;

  write = g_new0 (Write, 1);
  write->offset = offset;
  write->length = length;
  write->bytes = data != NULL ? g_memdup2 (data, length) : NULL;
  g_ptr_array_add (file->disk->writes, write);
}

static int
file_close (sqlite3_file *base)
{
  File *file = (File *) base;
  int rc = file->real->pMethods != NULL ? file->real->pMethods->xClose (file->real) : SQLITE_OK;

  g_free (file->path);
  g_free (file->real);
  return rc;
}

static int
file_read (sqlite3_file  *base,
           void          *buffer,
           int            amount,
           sqlite3_int64  offset)
{
  File *file = (File *) base;
  gboolean cut = FALSE;

  g_mutex_lock (&lock);
  if (n_short > 0 && file->path != NULL && g_str_has_suffix (file->path, short_suffix))
    {
      n_short--;
      cut = TRUE;
    }
  g_mutex_unlock (&lock);

  if (cut)
    {
      int rc = file->real->pMethods->xRead (file->real, buffer, amount / 2, offset);

      memset ((char *) buffer + amount / 2, 0, (gsize) (amount - amount / 2));
      return rc == SQLITE_OK ? SQLITE_IOERR_SHORT_READ : rc;
    }

  return file->real->pMethods->xRead (file->real, buffer, amount, offset);
}

static int
file_write (sqlite3_file  *base,
            const void    *buffer,
            int            amount,
            sqlite3_int64  offset)
{
  File *file = (File *) base;
  sqlite3_int64 size = 0;
  int rc;

  g_mutex_lock (&lock);
  file->real->pMethods->xFileSize (file->real, &size);
  if (broken)
    rc = SQLITE_IOERR_WRITE;
  else if (full && offset + amount > size)
    rc = SQLITE_FULL;
  else
    rc = file->real->pMethods->xWrite (file->real, buffer, amount, offset);
  if (rc == SQLITE_OK)
    note (file, offset, buffer, (gsize) amount);
  count_down ();
  g_mutex_unlock (&lock);
  return rc;
}

static int
file_truncate (sqlite3_file  *base,
               sqlite3_int64  size)
{
  File *file = (File *) base;
  int rc;

  g_mutex_lock (&lock);
  rc = broken ? SQLITE_IOERR_TRUNCATE : file->real->pMethods->xTruncate (file->real, size);
  if (rc == SQLITE_OK)
    note (file, size, NULL, 0);
  count_down ();
  g_mutex_unlock (&lock);
  return rc;
}

static int
file_sync (sqlite3_file *base,
           int           flags)
{
  File *file = (File *) base;
  int rc;

  g_mutex_lock (&lock);
  count_down ();
  rc = broken ? SQLITE_IOERR_FSYNC : file->real->pMethods->xSync (file->real, flags);
  if (rc == SQLITE_OK && file->disk != NULL)
    {
      for (guint i = 0; i < file->disk->writes->len; i++)
        {
          Write *write = g_ptr_array_index (file->disk->writes, i);

          apply (file->disk->synced, write->offset, write->bytes, write->length);
        }
      g_ptr_array_set_size (file->disk->writes, 0);
    }
  g_mutex_unlock (&lock);
  return rc;
}

#define REAL(file) (((File *) (file))->real)

static int
file_size (sqlite3_file  *file,
           sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
file_lock (sqlite3_file *file,
           int           level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
file_unlock (sqlite3_file *file,
             int           level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
file_check_reserved (sqlite3_file *file,
                     int          *result)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), result);
}

static int
file_control (sqlite3_file *file,
              int           op,
              void         *data)
{
  /* Growing a file by this door would pass by the others. */
  if (op == SQLITE_FCNTL_CHUNK_SIZE || op == SQLITE_FCNTL_SIZE_HINT)
    return SQLITE_NOTFOUND;

  return REAL (file)->pMethods->xFileControl (REAL (file), op, data);
}

static int
file_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
file_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
file_shm_map (sqlite3_file   *file,
              int             page,
              int             size,
              int             extend,
              void volatile **map)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, map);
}

static int
file_shm_lock (sqlite3_file *file,
               int           offset,
               int           n,
               int           flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
file_shm_unmap (sqlite3_file *file,
                int           delete)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), delete);
}

static const sqlite3_io_methods methods = {
  2, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock,
  file_unlock, file_check_reserved, file_control, file_sector_size, file_characteristics,
  file_shm_map, file_shm_lock, file_shm_barrier, file_shm_unmap, NULL, NULL
};

static int
vfs_open (sqlite3_vfs  *vfs,
          const char   *name,
          sqlite3_file *base,
          int           flags,
          int          *out_flags)
{
  File *file = (File *) base;
  int rc;

  memset (file, 0, sizeof *file);
  file->real = g_malloc0 ((gsize) real_vfs->szOsFile);
  rc = real_vfs->xOpen (real_vfs, name, file->real, flags, out_flags);
  if (rc != SQLITE_OK)
    {
      g_clear_pointer (&file->real, g_free);
      return rc;
    }

  file->base.pMethods = &methods;
  file->path = g_strdup (name);
  if (name != NULL && (flags & SQLITE_OPEN_READWRITE) != 0)
    {
      g_mutex_lock (&lock);
      file->disk = disk_for (name);
      g_mutex_unlock (&lock);
    }
  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *vfs,
            const char  *name,
            int          sync)
{
  int rc = real_vfs->xDelete (real_vfs, name, sync);

  g_mutex_lock (&lock);
  if (rc == SQLITE_OK)
    g_hash_table_remove (disks, name);
  g_mutex_unlock (&lock);
  return rc;
}

void
fault_vfs_install (void)
{
  if (real_vfs != NULL)
    return;

  disks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, disk_free);
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "mooring-fault";
  fault_vfs.szOsFile = sizeof (File);
  fault_vfs.pNext = NULL;
  fault_vfs.xOpen = vfs_open;
  fault_vfs.xDelete = vfs_delete;
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, 1), ==, SQLITE_OK);
}

void
fault_vfs_set_full (gboolean is_full)
{
  g_mutex_lock (&lock);
  full = is_full;
  g_mutex_unlock (&lock);
}

void
fault_vfs_set_broken (gboolean is_broken)
{
  g_mutex_lock (&lock);
  broken = is_broken;
  g_mutex_unlock (&lock);
}

void
fault_vfs_short_reads (const char *suffix,
                       guint       n)
{
  g_mutex_lock (&lock);
  g_free (short_suffix);
  short_suffix = g_strdup (suffix);
  n_short = n;
  g_mutex_unlock (&lock);
}

static void
write_image (const char *to,
             Disk       *disk)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_byte_array_append (bytes, disk->synced->data, disk->synced->len);
  n_at_risk += disk->writes->len;
  for (guint i = 0; i < disk->writes->len; i++)
    {
      Write *write = g_ptr_array_index (disk->writes, i);
      gsize kept = write->length;

      switch (g_rand_int_range (off_rand, 0, 3))
        {
        case 0:
          continue;
        case 1:
          if (write->bytes != NULL)
            kept = (gsize) g_rand_int_range (off_rand, 0,
                                             (int) (write->length / SECTOR) + 1) * SECTOR;
          break;
        default:
          break;
        }
      if (write->bytes == NULL || kept > 0)
        apply (bytes, write->offset, write->bytes, MIN (kept, write->length));
    }

  g_file_set_contents (to, (char *) bytes->data, bytes->len, &error);
  g_assert_no_error (error);
}

static void
make_image (void)
{
  g_autoptr (GDir) dir = g_dir_open (off_dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *from = g_build_filename (off_dir, name, NULL);
      g_autofree char *to = g_build_filename (off_image, name, NULL);
      Disk *disk = g_hash_table_lookup (disks, from);

      /* What processes share in memory does not outlive them. */
      if (g_str_has_suffix (name, "-shm"))
        continue;

      if (disk != NULL)
        {
          write_image (to, disk);
        }
      else
        {
          g_autofree char *contents = NULL;
          gsize length = 0;

          if (g_file_get_contents (from, &contents, &length, NULL))
            g_assert_true (g_file_set_contents (to, contents, (gssize) length, NULL));
        }
    }
}

/* Under the lock. */
static void
count_down (void)
{
  if (off_in == 0 || --off_in > 0)
    return;

  off_at (off_data);
  make_image ();
  g_clear_pointer (&off_dir, g_free);
  g_clear_pointer (&off_image, g_free);
}

void
fault_vfs_power_off (guint       n,
                     const char *dir,
                     const char *image,
                     void      (*at) (gpointer data),
                     gpointer    data)
{
  g_assert_cmpuint (n, >, 0);

  g_mutex_lock (&lock);
  g_assert_null (off_dir);
  off_in = n;
  off_dir = g_strdup (dir);
  off_image = g_strdup (image);
  off_at = at;
  off_data = data;
  g_clear_pointer (&off_rand, g_rand_free);
  off_rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_mutex_unlock (&lock);
}

gboolean
fault_vfs_is_off (void)
{
  gboolean off;

  g_mutex_lock (&lock);
  off = off_dir == NULL;
  g_mutex_unlock (&lock);
  return off;
}

guint
fault_vfs_n_at_risk (void)
{
  return n_at_risk;
}

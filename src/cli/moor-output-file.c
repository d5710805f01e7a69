/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/moor-output-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/moor-error.h"

struct _MoorOutputFile
{
  GOutputStream *stream;
  int            fd;
  char          *path;           /* where it goes, links followed */
  char          *temporary;      /* (nullable): written to directly, or done */
};

static void
set_error (GError **error,
           int      code)
{
  MoorError kind = MOOR_ERROR_IO;

  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    kind = MOOR_ERROR_DISK_FULL;
  else if (code == EACCES || code == EPERM || code == EROFS)
    kind = MOOR_ERROR_READ_ONLY;

  /* Translators: %s is a reason from the system, for example "No space left on
   * device". */
  g_set_error (error, MOOR_ERROR, kind,
               _("The file could not be written: %s. Your journal is as it was."),
               g_strerror (code));
}

char *
moor_output_file_resolve (const char *path)
{
  char *real;
  char *copy;

  g_return_val_if_fail (path != NULL, NULL);

  real = realpath (path, NULL);
  copy = g_strdup (real != NULL ? real : path);
  free (real);

  return copy;
}

MoorOutputFile *
moor_output_file_new (const char  *path,
                      GError     **error)
{
  MoorOutputFile *self;
  GStatBuf status;
  g_autofree char *directory = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (MoorOutputFile, 1);
  self->fd = -1;

  self->path = moor_output_file_resolve (path);

  if (g_stat (self->path, &status) == 0 && !S_ISREG (status.st_mode))
    {
      self->fd = g_open (self->path, O_WRONLY | O_CLOEXEC | O_NOCTTY, 0);
    }
  else
    {
      directory = g_path_get_dirname (self->path);
      self->temporary = g_build_filename (directory, ".mooring-XXXXXX", NULL);
      self->fd = g_mkstemp_full (self->temporary, O_WRONLY | O_CLOEXEC, 0600);
    }

  if (self->fd < 0)
    {
      int code = errno;

      g_clear_pointer (&self->temporary, g_free);
      moor_output_file_free (self);
      set_error (error, code);
      return NULL;
    }

  self->stream = g_unix_output_stream_new (self->fd, FALSE);

  return self;
}

GOutputStream *
moor_output_file_get_stream (MoorOutputFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->stream;
}

gboolean
moor_output_file_is_direct (MoorOutputFile *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->temporary == NULL;
}

gboolean
moor_output_file_commit (MoorOutputFile  *self,
                         GError         **error)
{
  g_autofree char *directory = NULL;
  int fd;

  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  if (self->temporary == NULL)
    return TRUE;

  if (fsync (self->fd) != 0 || g_rename (self->temporary, self->path) != 0)
    {
      set_error (error, errno);
      return FALSE;
    }
  g_clear_pointer (&self->temporary, g_free);

  /* The new name is on disk only once its directory is. */
  directory = g_path_get_dirname (self->path);
  fd = g_open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }

  return TRUE;
}

void
moor_output_file_free (MoorOutputFile *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->stream);
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

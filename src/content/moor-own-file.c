/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-own-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/moor-error.h"
#include "content/moor-xml.h"

GBytes *
moor_own_file_read (const char  *path,
                    GError     **error)
{
  g_autofree char *display = g_filename_display_name (path);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat info;

  if (fd < 0 || fstat (fd, &info) < 0)
    {
      int code = errno;

      if (fd >= 0)
        close (fd);
      g_set_error (error, MOOR_ERROR,
                   code == ENOENT ? MOOR_ERROR_NOT_FOUND : MOOR_ERROR_IO,
                   _("%s cannot be opened: %s."), display, g_strerror (code));
      return NULL;
    }

  if (!S_ISREG (info.st_mode))
    {
      close (fd);
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, _("%s is not a file."), display);
      return NULL;
    }

  /* One byte more than allowed is enough to be refused. */
  gsize room = MOOR_XML_MAX_BYTES + 1;
  g_autofree char *data = g_malloc (room);
  gsize length = 0;
  gssize n = 1;

  while (length < room && n > 0)
    {
      n = read (fd, data + length, room - length);
      if (n < 0 && errno == EINTR)
        n = 1;
      else if (n > 0)
        length += (gsize) n;
    }

  int code = errno;
  close (fd);
  if (n < 0)
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_IO,
                   _("%s cannot be read: %s."), display, g_strerror (code));
      return NULL;
    }

  return g_bytes_new_take (g_realloc (g_steal_pointer (&data), MAX (length, 1)), length);
}

gboolean
moor_own_file_keep (const char *dir,
                    const char *path,
                    const char *data,
                    gsize       length)
{
  return g_mkdir_with_parents (dir, 0700) == 0 &&
         g_file_set_contents_full (path, data, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, NULL);
}

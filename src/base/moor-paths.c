/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-paths.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/moor-error.h"

#define HASH_DIGITS 8

char *
moor_paths_default_data_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), "mooring", NULL);
}

static gboolean
refuse_read_only (GError **error)
{
  g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_READ_ONLY,
                       _("The folder of the journal cannot be written. Nothing was changed. "
                         "Give yourself the right to write there, or choose another folder."));
  return FALSE;
}

/* Empty, or a journal's: its rights may be narrowed. Somebody's home or /tmp,
 * named by mistake, is neither. */
static gboolean
may_be_narrowed (const char *data_dir)
{
  static const char * const own[] = { "exercises", "help.json", "lock", NULL };
  g_autoptr (GDir) dir = g_dir_open (data_dir, 0, NULL);
  gboolean others = FALSE;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (strcmp (name, "journal.db") == 0)
        return TRUE;
      if (!g_str_has_prefix (name, "journal.") && !g_strv_contains (own, name))
        others = TRUE;
    }

  return dir != NULL && !others;
}

gboolean
moor_paths_prepare_data_dir (const char  *data_dir,
                             GError     **error)
{
  GStatBuf status;

  g_return_val_if_fail (data_dir != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (g_mkdir_with_parents (data_dir, 0700) != 0)
    {
      int saved_errno = errno;

      if (saved_errno == EACCES || saved_errno == EPERM || saved_errno == EROFS)
        return refuse_read_only (error);

      if (saved_errno == ENOSPC || saved_errno == EDQUOT)
        g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_DISK_FULL,
                             _("The folder of the journal could not be made: the disk is full. "
                               "Free some space, then try again."));
      else
        g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                             _("The folder of the journal could not be made, because a file stands "
                               "in its place. Nothing was changed. Choose another folder."));
      return FALSE;
    }

  if (g_stat (data_dir, &status) != 0)
    return refuse_read_only (error);

  /* mkdir says EEXIST for a file too, and g_mkdir_with_parents lets it pass. */
  if (!S_ISDIR (status.st_mode))
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                           _("The folder of the journal could not be made, because a file stands "
                             "in its place. Nothing was changed. Choose another folder."));
      return FALSE;
    }

  if (status.st_uid != geteuid ())
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_NOT_OWNED,
                           _("The folder of the journal belongs to another account. Nothing was "
                             "changed. Choose a folder of your own."));
      return FALSE;
    }

  if (g_access (data_dir, R_OK | W_OK | X_OK) != 0)
    return refuse_read_only (error);

  if ((status.st_mode & 0077) != 0 && !may_be_narrowed (data_dir))
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                           _("This folder holds other things, and other accounts may look into "
                             "it. Nothing was changed. Choose an empty folder for the journal."));
      return FALSE;
    }

  if ((status.st_mode & 0077) != 0 && g_chmod (data_dir, status.st_mode & 0700) != 0)
    return refuse_read_only (error);

  return TRUE;
}

char *
moor_paths_hash (const char *data_dir)
{
  g_autofree char *real = NULL;
  g_autofree char *digest = NULL;

  g_return_val_if_fail (data_dir != NULL, NULL);

  /* A directory that is not there yet has no real path; its written one stands
   * for it, and both agree unless a symbolic link is on the way. */
  real = realpath (data_dir, NULL);
  if (real == NULL)
    {
      g_autofree char *parent = g_path_get_dirname (data_dir);
      g_autofree char *real_parent = realpath (parent, NULL);

      if (real_parent != NULL)
        {
          g_autofree char *name = g_path_get_basename (data_dir);

          real = g_build_filename (real_parent, name, NULL);
        }
      else
        {
          real = g_canonicalize_filename (data_dir, NULL);
        }
    }

  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, real, -1);
  return g_strndup (digest, HASH_DIGITS);
}

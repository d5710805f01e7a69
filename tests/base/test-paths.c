/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/moor-error.h"
#include "base/moor-paths.h"
#include "moor-test.h"

static void
assert_refused (const char *dir,
                int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (moor_paths_prepare_data_dir (dir, &error));
  g_assert_error (error, MOOR_ERROR, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static int
mode_of (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
test_default (void)
{
  g_autofree char *dir = moor_paths_default_data_dir ();
  g_autofree char *expected = g_build_filename (g_get_user_data_dir (), "mooring", NULL);

  g_assert_cmpstr (dir, ==, expected);
}

static void
test_prepare (void)
{
  g_autofree char *top = g_dir_make_tmp ("mooring-test-XXXXXX", NULL);
  g_autofree char *middle = g_build_filename (top, "a", NULL);
  g_autofree char *dir = g_build_filename (middle, "b", NULL);
  g_autofree char *file = g_build_filename (top, "file", NULL);
  g_autofree char *below_file = g_build_filename (file, "x", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (moor_paths_prepare_data_dir (dir, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mode_of (dir), ==, 0700);
  g_assert_cmpint (mode_of (middle), ==, 0700);

  /* What is there keeps what is in it, and loses the rights of others. */
  g_assert_cmpint (g_chmod (dir, 0755), ==, 0);
  g_assert_true (moor_paths_prepare_data_dir (dir, &error));
  g_assert_cmpint (mode_of (dir), ==, 0700);

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  assert_refused (file, MOOR_ERROR_BAD_INPUT);
  assert_refused (below_file, MOOR_ERROR_BAD_INPUT);

  if (geteuid () != 0)
    {
      g_assert_cmpint (g_chmod (dir, 0500), ==, 0);
      assert_refused (dir, MOOR_ERROR_READ_ONLY);
      g_assert_cmpint (mode_of (dir), ==, 0500);
      g_assert_cmpint (g_chmod (middle, 0500), ==, 0);
      g_free (below_file);
      below_file = g_build_filename (middle, "c", NULL);
      assert_refused (below_file, MOOR_ERROR_READ_ONLY);
      assert_refused ("/usr", MOOR_ERROR_NOT_OWNED);
      g_assert_cmpint (g_chmod (middle, 0700), ==, 0);
      g_assert_cmpint (g_chmod (dir, 0700), ==, 0);
    }
  else
    {
      g_test_message ("root may write everywhere: the read-only directory is not tried");
      g_assert_cmpint (chown (dir, 65534, 65534), ==, 0);
      assert_refused (dir, MOOR_ERROR_NOT_OWNED);
    }

  g_unlink (file);
  g_rmdir (dir);
  g_rmdir (middle);
  g_assert_cmpint (g_rmdir (top), ==, 0);
}

static void
test_hash (void)
{
  g_autofree char *top = g_dir_make_tmp ("mooring-test-XXXXXX", NULL);
  g_autofree char *dir = g_build_filename (top, "a", NULL);
  g_autofree char *slash = g_strconcat (dir, "/", NULL);
  g_autofree char *round = g_build_filename (top, "b", "..", "a", NULL);
  g_autofree char *link = g_build_filename (top, "link", NULL);
  g_autofree char *hash = moor_paths_hash (dir);
  g_autofree char *of_slash = NULL;
  g_autofree char *of_round = NULL;
  g_autofree char *of_link = NULL;
  g_autofree char *of_other = moor_paths_hash (top);
  g_autofree char *later = NULL;

  g_assert_cmpuint (strspn (hash, "0123456789abcdef"), ==, 8);
  g_assert_cmpuint (strlen (hash), ==, 8);
  g_assert_cmpstr (hash, !=, of_other);

  /* The same before and after it is made, and by every way that leads there. */
  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  g_assert_cmpint (symlink (dir, link), ==, 0);
  later = moor_paths_hash (dir);
  of_slash = moor_paths_hash (slash);
  of_link = moor_paths_hash (link);
  g_assert_cmpstr (later, ==, hash);
  g_assert_cmpstr (of_slash, ==, hash);
  g_assert_cmpstr (of_link, ==, hash);
  of_round = moor_paths_hash (round);
  g_assert_cmpstr (of_round, ==, hash);

  g_unlink (link);
  g_rmdir (dir);
  g_assert_cmpint (g_rmdir (top), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/paths/default", test_default);
  g_test_add_func ("/paths/prepare", test_prepare);
  g_test_add_func ("/paths/hash", test_hash);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/moor-error.h"
#include "desk/moor-help-file.h"
#include "moor-test.h"

static char *
make_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = g_dir_make_tmp ("mooring-help-XXXXXX", &error);

  g_assert_no_error (error);
  return dir;
}

static void
remove_dir (const char *dir)
{
  g_autofree char *file = g_build_filename (dir, "help.json", NULL);

  g_remove (file);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

static void
write_file (const char *dir,
            const char *text)
{
  g_autofree char *file = g_build_filename (dir, "help.json", NULL);

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
}

static void
test_country (void)
{
  g_autofree char *dir = make_dir ();
  g_autofree char *file = g_build_filename (dir, "help.json", NULL);
  g_autofree char *none = moor_help_file_get_country (dir);
  g_autofree char *chosen = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_null (none);

  moor_help_file_set_country (dir, "AT", &error);
  g_assert_no_error (error);
  chosen = moor_help_file_get_country (dir);
  g_assert_cmpstr (chosen, ==, "AT");
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  moor_help_file_set_country (dir, "", &error);
  g_assert_no_error (error);
  other = moor_help_file_get_country (dir);
  g_assert_cmpstr (other, ==, "");

  remove_dir (dir);
}

/* What a later Mooring, or the person, put there stays. */
static void
test_rest_is_kept (void)
{
  g_autofree char *dir = make_dir ();
  g_autofree char *file = g_build_filename (dir, "help.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  write_file (dir, "{\"country\": \"DE\", \"shown\": [{\"name\": \"Ada\", \"number\": \"12\"}]}");
  moor_help_file_set_country (dir, "FR", &error);
  g_assert_no_error (error);

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"Ada\""));
  g_assert_nonnull (strstr (text, "\"FR\""));
  g_assert_null (strstr (text, "\"DE\""));

  remove_dir (dir);
}

static void
test_broken (void)
{
  static const char * const texts[] = {
    "", "{", "[]", "null", "\"AT\"", "{\"country\": 7}", "{\"country\": null}", "{\"country\": [\"AT\"]}",
    "\xff\xfe",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *dir = make_dir ();
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      write_file (dir, texts[i]);
      before = moor_help_file_get_country (dir);
      g_assert_null (before);

      moor_help_file_set_country (dir, "IE", &error);
      g_assert_no_error (error);
      after = moor_help_file_get_country (dir);
      g_assert_cmpstr (after, ==, "IE");

      remove_dir (dir);
    }
}

static void
test_no_directory (void)
{
  g_autofree char *dir = make_dir ();
  g_autofree char *below = g_build_filename (dir, "help.json", "below", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *country = NULL;

  write_file (dir, "a file, no directory");
  g_assert_false (moor_help_file_set_country (below, "IE", &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == MOOR_ERROR);
  country = moor_help_file_get_country (below);
  g_assert_null (country);

  remove_dir (dir);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/help-file/country", test_country);
  g_test_add_func ("/help-file/rest-is-kept", test_rest_is_kept);
  g_test_add_func ("/help-file/broken", test_broken);
  g_test_add_func ("/help-file/no-directory", test_no_directory);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "fuzz.h"

/* corpus DIRECTORY
 *
 * Gives a target every file of its corpus, and all beginnings of short ones: what was
 * once found stays mended, in every build and without libFuzzer. */

#define SHORT 2048

static const char *corpus;

static void
give (const char *bytes,
      gsize       length)
{
  /* A copy of exactly that length, so that a byte behind its end is seen. */
  g_autofree guint8 *copy = length > 0 ? g_memdup2 (bytes, length) : g_malloc (1);

  g_assert_cmpint (LLVMFuzzerTestOneInput (copy, length), ==, 0);
}

static void
test_corpus (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (corpus, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (corpus, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_test_message ("%s", name);
      g_file_get_contents (path, &bytes, &length, &error);
      g_assert_no_error (error);
      give (bytes, length);
      for (gsize i = 0; length <= SHORT && i < length; i++)
        give (bytes, i);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  corpus = argv[1];
  g_test_add_func ("/fuzz/corpus", test_corpus);

  return g_test_run ();
}

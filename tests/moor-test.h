/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <gio/gio.h>

#include <glib/gstdio.h>
#include <stdlib.h>

static char *moor_test_home_;

static inline void
moor_test_remove_tree_ (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        moor_test_remove_tree_ (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static inline void
moor_test_leave_nothing_ (void)
{
  moor_test_remove_tree_ (moor_test_home_);
  g_clear_pointer (&moor_test_home_, g_free);
}

/* What every test program begins with: directories of its own below a temporary
 * one that goes when the program ends. (G_TEST_OPTION_ISOLATE_DIRS does the same
 * and leaks, which hides the leaks that are ours.) */
static inline void
moor_test_init (int    *argc,
                char ***argv)
{
  static const char * const names[] = {
    "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
  };

  moor_test_home_ = g_dir_make_tmp ("mooring-test-XXXXXX", NULL);
  g_assert_nonnull (moor_test_home_);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (moor_test_home_, names[i], NULL);

      g_setenv (names[i], path, TRUE);
    }
  atexit (moor_test_leave_nothing_);
  g_test_init (argc, argv, NULL);
}

static inline gboolean
moor_test_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Iterates the main context until @condition holds; fails the test after 60 s.
 * Tests wait for conditions, never for times: the tick only looks again at
 * conditions that another thread or process makes true. */
#define moor_test_wait(condition) G_STMT_START {                               \
    gint64 moor_deadline_ = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;     \
    guint moor_tick_ = g_timeout_add (5, moor_test_tick, NULL);                \
    while (!(condition))                                                       \
      {                                                                        \
        if (g_get_monotonic_time () > moor_deadline_)                          \
          g_error ("%s:%d: waited in vain for " #condition, __FILE__, __LINE__); \
        g_main_context_iteration (NULL, TRUE);                                 \
      }                                                                        \
    g_source_remove (moor_tick_);                                              \
  } G_STMT_END

/* A GAsyncReadyCallback that stores a reference to the result in the
 * GAsyncResult ** given as user data. */
static inline void
moor_test_store_result (GObject      *source,
                        GAsyncResult *result,
                        gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

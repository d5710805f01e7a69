/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <gio/gio.h>

/* What every test program begins with: directories of its own, made by GLib and
 * taken away again, and the C locale. */
static inline void
moor_test_init (int    *argc,
                char ***argv)
{
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
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

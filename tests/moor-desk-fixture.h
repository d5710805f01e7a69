/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>

#include "desk/moor-desk.h"
#include "moor-test.h"

/* A desk in a directory of its own, for tests of a screen. */

static inline char *
moor_desk_fixture_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = g_dir_make_tmp ("moor-desk-XXXXXX", &error);

  g_assert_no_error (error);
  return dir;
}

/* Puts a file of tests/fixtures/exercises/good among the person's own. */
static inline void
moor_desk_fixture_add (const char *dir,
                       const char *name)
{
  g_autofree char *own = g_build_filename (dir, "exercises", NULL);
  g_autofree char *to = g_build_filename (own, name, NULL);
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "fixtures", "exercises", "good", name,
                                                 NULL);
  g_autofree char *text = NULL;
  gsize length;

  g_assert_cmpint (g_mkdir_with_parents (own, 0700), ==, 0);
  g_assert_true (g_file_get_contents (from, &text, &length, NULL));
  g_assert_true (g_file_set_contents (to, text, (gssize) length, NULL));
}

static inline MoorDesk *
moor_desk_fixture_open (const char *dir)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorDesk *desk;

  moor_desk_open_async (dir, MOOR_STORE_WRITE, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  desk = moor_desk_open_finish (result, &error);
  g_assert_no_error (error);
  return desk;
}

static inline void
moor_desk_fixture_close (MoorDesk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_desk_close_async (desk, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_desk_close_finish (desk, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);      /* it holds the desk */
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (desk);
}

static inline MoorSitting *
moor_desk_fixture_begin (MoorDesk   *desk,
                         const char *exercise,
                         gboolean    short_form)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorSitting *sitting;

  moor_desk_begin_async (desk, exercise, short_form, NULL, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  sitting = moor_desk_begin_finish (desk, result, &error);
  g_assert_no_error (error);
  return sitting;
}

static inline MoorSitting *
moor_desk_fixture_resume (MoorDesk   *desk,
                          const char *page_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorSitting *sitting;

  moor_desk_resume_async (desk, page_id, FALSE, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  sitting = moor_desk_resume_finish (desk, result, &error);
  g_assert_no_error (error);
  return sitting;
}

static inline MoorPage *
moor_desk_fixture_load (MoorDesk   *desk,
                        const char *page_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorPage *page;

  moor_store_load_page_async (moor_desk_get_store (desk), page_id, NULL, moor_test_store_result,
                              &result);
  moor_test_wait (result != NULL);
  page = moor_store_load_page_finish (moor_desk_get_store (desk), result, &error);
  g_assert_no_error (error);
  return page;
}

static inline void
moor_desk_fixture_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        moor_desk_fixture_remove (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

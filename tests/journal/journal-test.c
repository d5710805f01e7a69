/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journal-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/moor-clock.h"
#include "content/moor-parser.h"

char *
test_dir_new (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = g_dir_make_tmp ("mooring-test-XXXXXX", &error);

  g_assert_no_error (error);
  return dir;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }

  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
test_dir_free (char *dir)
{
  remove_tree (dir);
  g_free (dir);
}

MoorStore *
test_open_full (const char     *dir,
                MoorStoreMode   mode,
                GBytes         *key,
                GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  moor_store_open_async (dir, mode, key, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  return moor_store_open_finish (result, error);
}

MoorStore *
test_open (const char *dir)
{
  g_autoptr (GError) error = NULL;
  MoorStore *store = test_open_full (dir, MOOR_STORE_WRITE, NULL, &error);

  g_assert_no_error (error);
  return store;
}

void
test_open_fails (const char    *dir,
                 MoorStoreMode  mode,
                 int            code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorStore) store = test_open_full (dir, mode, NULL, &error);

  g_assert_error (error, MOOR_ERROR, code);
  g_assert_null (store);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

void
test_close (MoorStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_store_close_async (store, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_store_close_finish (store, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);

  /* The thread that closed it may be letting go of it still. */
  moor_test_wait (G_OBJECT (store)->ref_count == 1);
  g_assert_finalize_object (store);
}

gboolean
test_save_full (MoorStore   *store,
                MoorChange  *change,
                GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  moor_store_save_async (store, change, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  return moor_store_save_finish (store, result, error);
}

void
test_save (MoorStore  *store,
           MoorChange *change)
{
  g_autoptr (GError) error = NULL;

  test_save_full (store, change, &error);
  g_assert_no_error (error);
  moor_change_unref (change);
}

char *
test_write (MoorStore  *store,
            const char *text,
            gint64      when)
{
  char *id = g_uuid_string_random ();
  MoorChange *change = moor_change_new (id);
  g_autoptr (MoorAnswer) answer = moor_answer_new_text (text);

  moor_change_create (change, NULL, when != 0 ? when : moor_clock_now (), MOOR_LEANING_NONE, FALSE);
  moor_change_set_state (change, MOOR_PAGE_DONE);
  moor_change_set_answer (change, MOOR_PAGE_FREE_FIELD, answer);
  test_save (store, change);
  return id;
}

void
test_write_again (MoorStore  *store,
                  const char *page_id,
                  const char *text)
{
  MoorChange *change = moor_change_new (page_id);
  g_autoptr (MoorAnswer) answer = moor_answer_new_text (text);

  moor_change_set_answer (change, MOOR_PAGE_FREE_FIELD, answer);
  test_save (store, change);
}

MoorPage *
test_load (MoorStore  *store,
           const char *page_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorPage *page;

  moor_store_load_page_async (store, page_id, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  page = moor_store_load_page_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (moor_page_get_answers (page));
  return page;
}

char *
test_text (MoorStore  *store,
           const char *page_id)
{
  g_autoptr (MoorPage) page = test_load (store, page_id);
  MoorAnswer *answer = moor_answers_get (moor_page_get_answers (page), MOOR_PAGE_FREE_FIELD);

  return answer != NULL ? g_strdup (moor_answer_get_text (answer, 0, "")) : g_strdup ("");
}

GPtrArray *
test_list (MoorStore       *store,
           const MoorQuery *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *pages;

  moor_store_list_async (store, query, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  pages = moor_store_list_finish (store, result, &error);
  g_assert_no_error (error);
  return pages;
}

guint
test_count (MoorStore       *store,
            const MoorQuery *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint count = G_MAXUINT;

  moor_store_count_async (store, query, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_store_count_finish (store, result, &count, &error);
  g_assert_no_error (error);
  return count;
}

char *
test_search (MoorStore  *store,
             MoorList    list,
             const char *search)
{
  const MoorQuery query = { .list = list, .search = search };
  g_autoptr (GPtrArray) pages = test_list (store, &query);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " | " : "",
                            moor_page_get_title (g_ptr_array_index (pages, i)));

  g_assert_cmpuint (test_count (store, &query), ==, pages->len);
  return g_string_free (titles, FALSE);
}

gboolean
test_run_full (MoorStore    *store,
               const char   *id,
               TestIdAsync   async,
               TestFinish    finish,
               GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  async (store, id, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  return finish (store, result, error);
}

void
test_run (MoorStore   *store,
          const char  *id,
          TestIdAsync  async,
          TestFinish   finish)
{
  g_autoptr (GError) error = NULL;

  test_run_full (store, id, async, finish, &error);
  g_assert_no_error (error);
}

MoorExercise *
test_exercise (const char *xml)
{
  g_autoptr (GError) error = NULL;
  MoorExercise *exercise = moor_parser_read_definition (xml, "en", &error);

  g_assert_no_error (error);
  return exercise;
}

gboolean
test_dir_contains (const char *dir_path,
                   const char *bytes)
{
  g_autoptr (GDir) dir = g_dir_open (dir_path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir_path, name, NULL);
      g_autofree char *contents = NULL;
      gsize length = 0;

      if (g_file_get_contents (path, &contents, &length, NULL) &&
          memmem (contents, length, bytes, strlen (bytes)) != NULL)
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
test_verify (MoorStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *problems;

  moor_store_verify_async (store, NULL, NULL, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  problems = moor_store_verify_finish (store, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("verify: %s", (char *) g_ptr_array_index (problems, i));
  return problems;
}

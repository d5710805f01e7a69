/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "config.h"

#include <glib/gstdio.h>

#include "desk/moor-desk.h"
#include "moor-screen.h"

/* A desk on an empty journal of its own, and ways to put pages into it. */

static inline MoorDesk *
fixture_desk (char **data_dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  MoorDesk *desk;

  *data_dir = g_dir_make_tmp ("moor-views-XXXXXX", &error);
  g_assert_no_error (error);
  moor_desk_open_async (*data_dir, MOOR_STORE_WRITE, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  desk = moor_desk_open_finish (result, &error);
  g_assert_no_error (error);

  return desk;
}

static inline void
fixture_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      fixture_remove (child);
    }
  g_remove (path);
}

static inline void
fixture_close (MoorDesk *desk,
               char     *data_dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  moor_desk_close_async (desk, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_desk_close_finish (desk, result, &error);
  g_assert_no_error (error);
  g_object_unref (desk);
  fixture_remove (data_dir);
  g_free (data_dir);
}

static inline char *
fixture_leave (MoorSitting *sitting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  moor_sitting_leave_async (sitting, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_sitting_leave_finish (sitting, result, &error);
  g_assert_no_error (error);

  return g_strdup (moor_sitting_get_page_id (sitting));
}

/* A free page; its id. */
static inline char *
fixture_write (MoorDesk   *desk,
               const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorSitting) sitting = moor_desk_write (desk);

  moor_sitting_set_text (sitting, text, &error);
  g_assert_no_error (error);

  return fixture_leave (sitting);
}

/* An exercise left after @text was written to the first field of text, walked
 * to the end where @finish. */
static inline char *
fixture_walk (MoorDesk   *desk,
              const char *exercise,
              const char *text,
              gboolean    finish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MoorSitting) sitting = NULL;
  gboolean written = FALSE;
  MoorRun *run;

  moor_desk_begin_async (desk, exercise, FALSE, NULL, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  sitting = moor_desk_begin_finish (desk, result, &error);
  g_assert_no_error (error);
  run = moor_sitting_get_run (sitting);

  while (moor_run_get_phase (run) == MOOR_RUN_OPEN)
    {
      g_autoptr (GPtrArray) blocks = moor_run_get_blocks (run);

      for (guint i = 0; i < blocks->len; i++)
        {
          MoorBlock *block = blocks->pdata[i];

          if (block->kind == MOOR_BLOCK_FIELD && block->field->kind == MOOR_FIELD_TEXT)
            {
              g_autoptr (MoorAnswer) answer = moor_answer_new_text (text);

              moor_run_answer (run, block->field->id, answer, &error);
              g_assert_no_error (error);
              written = TRUE;
            }
        }
      if (written && !finish)
        break;
      if (!moor_run_next (run, NULL))
        break;
    }

  if (finish)
    {
      g_assert_cmpint (moor_run_get_phase (run), ==, MOOR_RUN_CLOSING);
      moor_run_finish (run);
    }

  return fixture_leave (sitting);
}

static inline MoorPage *
fixture_load (MoorDesk   *desk,
              const char *page_id)
{
  g_autoptr (GAsyncResult) result = NULL;

  moor_store_load_page_async (moor_desk_get_store (desk), page_id, NULL, moor_test_store_result,
                              &result);
  moor_test_wait (result != NULL);

  return moor_store_load_page_finish (moor_desk_get_store (desk), result, NULL);
}

/* What a free page says on disk; NULL without one. */
static inline char *
fixture_text (MoorDesk   *desk,
              const char *page_id)
{
  g_autoptr (MoorPage) page = fixture_load (desk, page_id);
  MoorAnswer *answer;

  if (page == NULL)
    return NULL;

  answer = moor_answers_get (moor_page_get_answers (page), MOOR_PAGE_FREE_FIELD);

  return answer != NULL ? g_strdup (moor_answer_get_text (answer, 0, "")) : g_strdup ("");
}

static inline guint
fixture_count (MoorDesk *desk,
               MoorList  list)
{
  g_autoptr (GAsyncResult) result = NULL;
  MoorQuery query = { .list = list };
  guint count = 0;

  moor_store_count_async (moor_desk_get_store (desk), &query, NULL, moor_test_store_result,
                          &result);
  moor_test_wait (result != NULL);
  g_assert_true (moor_store_count_finish (moor_desk_get_store (desk), result, &count, NULL));

  return count;
}

/* The first label in sight that says exactly that, or that begins so. */
static inline GtkWidget *
fixture_find_text (GtkWidget  *widget,
                   const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_STACK (widget) && gtk_stack_get_visible_child (GTK_STACK (widget)) != child)
        continue;
      found = fixture_find_text (child, text);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The button whose own label is @label. */
static inline GtkWidget *
fixture_find_button (GtkWidget  *widget,
                     const char *label)
{
  GtkWidget *text = fixture_find_text (widget, label);

  return text != NULL ? gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON) : NULL;
}

static inline void
fixture_press (GtkWidget  *widget,
               const char *label)
{
  GtkWidget *button;

  moor_test_wait (fixture_find_button (widget, label) != NULL);
  button = fixture_find_button (widget, label);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

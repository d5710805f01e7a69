/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-whole-page.h"

#include <string.h>

static void
names_ready (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  MoorWholePage *whole = g_task_get_task_data (task), *given;

  if (!moor_name_book_read_finish (whole->names, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* What it holds goes to the caller; the task keeps an empty one. */
  given = g_memdup2 (whole, sizeof *whole);
  memset (whole, 0, sizeof *whole);
  g_task_return_pointer (task, given, (GDestroyNotify) moor_whole_page_free);
}

static void
load_names (MoorStore *store,
            GTask     *task)
{
  MoorWholePage *whole = g_task_get_task_data (task);

  whole->names = moor_name_book_new (store, NULL);
  moor_name_book_read_async (whole->names, whole->exercise, moor_page_get_answers (whole->page),
                             g_task_get_cancellable (task), names_ready, task);
}

static void
definition_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  MoorWholePage *whole = g_task_get_task_data (task);

  whole->exercise = moor_store_load_definition_finish (MOOR_STORE (source), result, &error);
  if (whole->exercise == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    load_names (MOOR_STORE (source), g_steal_pointer (&task));
}

static void
page_ready (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  MoorWholePage *whole = g_task_get_task_data (task);
  const char *definition;

  whole->page = moor_store_load_page_finish (MOOR_STORE (source), result, &error);
  if (whole->page == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  definition = moor_page_get_definition (whole->page);
  if (definition != NULL)
    {
      GCancellable *cancellable = g_task_get_cancellable (task);

      moor_store_load_definition_async (MOOR_STORE (source), definition, cancellable,
                                        definition_ready, g_steal_pointer (&task));
    }
  else
    load_names (MOOR_STORE (source), g_steal_pointer (&task));
}

void
moor_whole_page_free (MoorWholePage *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->page);
  g_clear_object (&self->exercise);
  g_clear_object (&self->names);
  g_free (self);
}

void
moor_whole_page_load_async (MoorStore           *store,
                            const char          *page_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             data)
{
  GTask *task = g_task_new (store, cancellable, callback, data);

  g_task_set_source_tag (task, moor_whole_page_load_async);
  g_task_set_task_data (task, g_new0 (MoorWholePage, 1), (GDestroyNotify) moor_whole_page_free);
  moor_store_load_page_async (store, page_id, cancellable, page_ready, task);
}

MoorWholePage *
moor_whole_page_load_finish (MoorStore     *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-json.h"

#include <string.h>

#include "share/moor-json-page.h"
#include "share/moor-json-writer.h"
#include "share/moor-page-stream.h"

typedef struct {
  GOutputStream  *stream;
  MoorJsonWriter *json;
  char           *tail;
  guint           n_pages;
} List;

static void
list_free (List *self)
{
  g_clear_object (&self->stream);
  moor_json_writer_free (self->json);
  g_free (self->tail);
  g_free (self);
}

static void
write_brief (MoorPage     *page,
             MoorExercise *definition,
             MoorNameBook *names,
             guint         index,
             GString      *out,
             gpointer      json)
{
  g_autofree char *text = NULL;

  if (index == 0)
    moor_json_writer_begin_array (json, NULL);
  moor_json_page_brief (json, page, definition, names);
  text = moor_json_writer_take (json);
  g_string_append (out, text);
}

static void
on_tail (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  List *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_output_stream_write_all_finish (self->stream, result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_pages (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  List *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!moor_page_stream_finish (result, &self->n_pages, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (self->n_pages == 0)
    moor_json_writer_begin_array (self->json, NULL);
  moor_json_writer_end (self->json);
  self->tail = moor_json_writer_take (self->json);
  g_output_stream_write_all_async (self->stream, self->tail, strlen (self->tail),
                                   g_task_get_priority (task), g_task_get_cancellable (task),
                                   on_tail, g_object_ref (task));
}

void
moor_json_pages_async (MoorStore           *store,
                       const MoorQuery     *query,
                       GOutputStream       *stream,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  List *self;

  g_return_if_fail (MOOR_IS_STORE (store));
  g_return_if_fail (G_IS_OUTPUT_STREAM (stream));

  task = g_task_new (store, cancellable, callback, data);
  g_task_set_source_tag (task, moor_json_pages_async);

  self = g_new0 (List, 1);
  self->stream = g_object_ref (stream);
  self->json = moor_json_writer_new ();
  g_task_set_task_data (task, self, (GDestroyNotify) list_free);

  moor_page_stream_async (store, query, stream, write_brief, self->json, cancellable, on_pages,
                          g_object_ref (task));
}

gboolean
moor_json_pages_finish (GAsyncResult  *result,
                        guint         *n_pages,
                        GError       **error)
{
  List *self;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == moor_json_pages_async, FALSE);

  self = g_task_get_task_data (G_TASK (result));
  if (n_pages != NULL)
    *n_pages = self->n_pages;

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-json.h"

#include <glib/gi18n-lib.h>

#include "base/moor-error.h"
#include "share/moor-json-intake.h"
#include "share/moor-json-reader.h"

#define PIECE (256 * 1024)       /* bytes read and judged at a time */

typedef struct {
  MoorStore        *store;
  GInputStream     *stream;
  MoorImport       *import;      /* (nullable): not begun, or given away */
  MoorJsonIntake   *intake;
  MoorJsonReader   *reader;
  MoorImportResult  result;
} Take;

static void read_piece (GTask *task);

static void
take_free (Take *self)
{
  if (self->import != NULL)
    moor_store_import_drop (self->store, self->import);
  g_clear_pointer (&self->reader, moor_json_reader_free);
  g_clear_pointer (&self->intake, moor_json_intake_free);
  g_clear_object (&self->stream);
  g_clear_object (&self->store);
  g_free (self);
}

/* What an item's judge says has no place yet. */
static gboolean
on_item (const char      *member,
         const MoorJson  *value,
         gpointer         data,
         GError         **error)
{
  Take *self = data;
  g_autoptr (GError) problem = NULL;

  if (moor_json_intake_item (member, value, self->intake, &problem))
    return TRUE;

  if (problem->domain == MOOR_ERROR &&
      (problem->code == MOOR_ERROR_BAD_INPUT || problem->code == MOOR_ERROR_OUT_OF_RANGE ||
       problem->code == MOOR_ERROR_TOO_LARGE))
    /* Translators: %u is the last line of what is wrong in a file; %s a
     * sentence that begins with a small letter or a name. */
    g_set_error (error, problem->domain, problem->code, _("Up to line %u: %s"),
                 moor_json_reader_get_line (self->reader), problem->message);
  else
    g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

/* Nothing was taken in so far, and nothing will be. */
static void
return_error (GTask  *task,
              GError *problem)
{
  Take *self = g_task_get_task_data (task);

  if (self->import != NULL)
    moor_store_import_drop (self->store, g_steal_pointer (&self->import));

  if (problem->domain == MOOR_ERROR &&
      (problem->code == MOOR_ERROR_BAD_INPUT || problem->code == MOOR_ERROR_OUT_OF_RANGE ||
       problem->code == MOOR_ERROR_TOO_LARGE))
    {
      if (moor_json_intake_is_copy (self->intake))
        g_task_return_new_error (task, MOOR_ERROR, problem->code,
                                 _("The file cannot be taken in. %s Your journal is as it was."),
                                 problem->message);
      else
        g_task_return_new_error (task, MOOR_ERROR, problem->code,
                                 _("This file is not a copy that Mooring wrote. %s "
                                   "Your journal is as it was."),
                                 problem->message);
      g_error_free (problem);
      return;
    }

  g_task_return_error (task, problem);
}

static void
on_ended (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  Take *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!moor_store_import_end_finish (self->store, result, &self->result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  moor_json_intake_set_settings (self->intake);
  g_task_return_boolean (task, TRUE);
}

static void
on_piece (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  Take *self = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  gsize length;
  const char *piece;

  bytes = g_input_stream_read_bytes_finish (self->stream, result, &error);
  if (bytes == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          GError *reason = error;

          error = g_error_new (MOOR_ERROR, MOOR_ERROR_IO,
                               _("The file cannot be read: %s. Your journal is as it was."),
                               reason->message);
          g_error_free (reason);
        }
      return_error (task, error);
      return;
    }

  piece = g_bytes_get_data (bytes, &length);
  if (length > 0)
    {
      if (moor_json_reader_feed (self->reader, piece, length, &error))
        read_piece (task);
      else
        return_error (task, error);
      return;
    }

  if (!moor_json_reader_end (self->reader, &error) ||
      !moor_json_intake_end (self->intake, &error))
    {
      return_error (task, error);
      return;
    }

  moor_store_import_end_async (self->store, g_steal_pointer (&self->import),
                               g_task_get_cancellable (task), on_ended, g_object_ref (task));
}

static void
read_piece (GTask *task)
{
  Take *self = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (self->stream, PIECE, g_task_get_priority (task),
                                   g_task_get_cancellable (task), on_piece, g_object_ref (task));
}

static void
on_begun (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  Take *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->import = moor_store_import_begin_finish (self->store, result, &error);
  if (self->import == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->intake = moor_json_intake_new (self->store, self->import);
  self->reader = moor_json_reader_new (on_item, self);
  read_piece (task);
}

void
moor_json_import_async (MoorStore           *store,
                        GInputStream        *stream,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  Take *self;

  g_return_if_fail (MOOR_IS_STORE (store));
  g_return_if_fail (G_IS_INPUT_STREAM (stream));

  task = g_task_new (store, cancellable, callback, data);
  g_task_set_source_tag (task, moor_json_import_async);

  self = g_new0 (Take, 1);
  self->store = g_object_ref (store);
  self->stream = g_object_ref (stream);
  g_task_set_task_data (task, self, (GDestroyNotify) take_free);

  moor_store_import_begin_async (store, on_begun, g_object_ref (task));
}

gboolean
moor_json_import_finish (GAsyncResult      *result,
                         MoorImportResult  *out,
                         GError           **error)
{
  Take *self;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == moor_json_import_async, FALSE);

  self = g_task_get_task_data (G_TASK (result));
  if (out != NULL)
    *out = self->result;

  return g_task_propagate_boolean (G_TASK (result), error);
}

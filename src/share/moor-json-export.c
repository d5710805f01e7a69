/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "desk/moor-sitting.h"
#include "share/moor-json-page.h"
#include "share/moor-json-writer.h"
#include "share/moor-page-stream.h"

/* Earlier versions are written after the pages, so that a page with many of
 * them is not one value of unbounded size: they are sent off at this many. */
#define REVISED_AT_ONCE 64

typedef struct {
  MoorStore      *store;
  GOutputStream  *stream;
  MoorJsonWriter *json;
  char           *piece;         /* on its way to the stream */
  void          (*next) (GTask *task);
  GPtrArray      *revised;       /* utf8: ids of pages */
  guint           position;      /* in it */
  guint           n_pages;
} Export;

static void
export_free (Export *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->json, moor_json_writer_free);
  g_clear_pointer (&self->revised, g_ptr_array_unref);
  g_free (self->piece);
  g_free (self);
}

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (self->stream, result, NULL, &error))
    g_task_return_error (task, error);
  else
    self->next (task);
}

/* Sends what was written so far, then goes on with @next. */
static void
send_piece (GTask  *task,
            void  (*next) (GTask *task))
{
  Export *self = g_task_get_task_data (task);

  g_free (self->piece);
  self->piece = moor_json_writer_take (self->json);
  self->next = next;
  g_output_stream_write_all_async (self->stream, self->piece, strlen (self->piece),
                                   g_task_get_priority (task), g_task_get_cancellable (task),
                                   on_sent, g_object_ref (task));
}

static void
finish (GTask *task)
{
  g_task_return_boolean (task, TRUE);
}

static void list_revisions (GTask *task);

static void
on_revisions (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  Export *self = g_task_get_task_data (task);
  const char *page_id = g_ptr_array_index (self->revised, self->position);
  g_autoptr (GPtrArray) revisions = NULL;
  GError *error = NULL;

  revisions = moor_store_revisions_finish (self->store, result, &error);
  if (revisions == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < revisions->len; i++)
    moor_json_page_revision (self->json, page_id, g_ptr_array_index (revisions, i));

  self->position++;
  if (self->position % REVISED_AT_ONCE == 0)
    send_piece (task, list_revisions);
  else
    list_revisions (task);
}

static void
list_revisions (GTask *task)
{
  Export *self = g_task_get_task_data (task);

  if (self->position < self->revised->len)
    {
      moor_store_revisions_async (self->store, g_ptr_array_index (self->revised, self->position),
                                  g_task_get_cancellable (task), on_revisions, g_object_ref (task));
      return;
    }

  moor_json_writer_end (self->json);
  moor_json_writer_end (self->json);
  send_piece (task, finish);
}

static void
on_revised (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->revised = moor_store_revised_finish (self->store, result, &error);
  if (self->revised == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  moor_json_writer_begin_array (self->json, "revisions");
  list_revisions (task);
}

static void
on_pages (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!moor_page_stream_finish (result, &self->n_pages, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  moor_json_writer_end (self->json);
  moor_store_revised_async (self->store, g_task_get_cancellable (task), on_revised,
                            g_object_ref (task));
}

static void
write_whole (MoorPage     *page,
             MoorExercise *definition,
             MoorNameBook *names,
             guint         index,
             GString      *out,
             gpointer      json)
{
  g_autofree char *text = NULL;

  moor_json_page_whole (json, page, definition, names);
  text = moor_json_writer_take (json);
  g_string_append (out, text);
}

static void
send_pages (GTask *task)
{
  Export *self = g_task_get_task_data (task);
  const MoorQuery everything = { .list = MOOR_LIST_EVERYTHING };

  moor_page_stream_async (self->store, &everything, self->stream, write_whole, self->json,
                          g_task_get_cancellable (task), on_pages, g_object_ref (task));
}

static void
on_definitions (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GTask) task = data;
  Export *self = g_task_get_task_data (task);
  g_autoptr (GPtrArray) definitions = NULL;
  GError *error = NULL;

  definitions = moor_store_definitions_finish (self->store, result, &error);
  if (definitions == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  moor_json_writer_begin_array (self->json, "definitions");
  for (guint i = 0; i < definitions->len; i++)
    {
      const MoorDefinition *definition = g_ptr_array_index (definitions, i);

      moor_json_writer_begin_object (self->json, NULL);
      moor_json_writer_string (self->json, "hash", definition->hash);
      moor_json_writer_string (self->json, "exercise", definition->exercise);
      moor_json_writer_number (self->json, "version", definition->version);
      moor_json_writer_string (self->json, "language", definition->language);
      moor_json_writer_string (self->json, "xml", definition->xml);
      moor_json_writer_end (self->json);
    }
  moor_json_writer_end (self->json);

  moor_json_writer_begin_array (self->json, "pages");
  send_piece (task, send_pages);
}

static void
write_settings (MoorJsonWriter *json,
                MoorStore      *store)
{
  g_auto (GStrv) names = moor_store_get_setting_names (store);

  moor_json_writer_begin_object (json, "settings");
  for (guint i = 0; names[i] != NULL; i++)
    if (g_strcmp0 (names[i], MOOR_SITTING_OPEN_PAGE) != 0)  /* of this moment, not of the journal */
      moor_json_writer_string (json, names[i], moor_store_get_setting (store, names[i]));
  moor_json_writer_end (json);
}

static void
on_people (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  Export *self = g_task_get_task_data (task);
  g_autoptr (GPtrArray) people = NULL;
  GError *error = NULL;

  people = moor_store_people_finish (self->store, result, &error);
  if (people == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  moor_json_writer_begin_array (self->json, "people");
  for (guint i = 0; i < people->len; i++)
    {
      MoorPerson *person = g_ptr_array_index (people, i);

      moor_json_writer_begin_object (self->json, NULL);
      moor_json_writer_string (self->json, "id", moor_person_get_id (person));
      moor_json_writer_string (self->json, "name", moor_person_get_name (person));
      moor_json_writer_string (self->json, "phone", moor_person_get_phone (person));
      moor_json_writer_boolean (self->json, "notToBeShown",
                                moor_person_is_not_to_be_shown (person));
      moor_json_writer_boolean (self->json, "gone", moor_person_is_gone (person));
      moor_json_writer_end (self->json);
    }
  moor_json_writer_end (self->json);

  moor_store_definitions_async (self->store, g_task_get_cancellable (task), on_definitions,
                                g_object_ref (task));
}

void
moor_json_export_async (MoorStore           *store,
                        GOutputStream       *stream,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  Export *self;

  g_return_if_fail (MOOR_IS_STORE (store));
  g_return_if_fail (G_IS_OUTPUT_STREAM (stream));

  task = g_task_new (store, cancellable, callback, data);
  g_task_set_source_tag (task, moor_json_export_async);

  self = g_new0 (Export, 1);
  self->store = g_object_ref (store);
  self->stream = g_object_ref (stream);
  self->json = moor_json_writer_new ();
  g_task_set_task_data (task, self, (GDestroyNotify) export_free);

  moor_json_writer_begin_object (self->json, NULL);
  moor_json_writer_string (self->json, "format", MOOR_JSON_FORMAT);
  moor_json_writer_number (self->json, "formatVersion", MOOR_JSON_FORMAT_VERSION);
  moor_json_writer_string (self->json, "note",
                           _("This is a full copy for yourself. It holds everything that is not "
                             "in the trash: pages for only you, what was put away, and private "
                             "answers."));
  write_settings (self->json, store);

  moor_store_people_async (store, TRUE, cancellable, on_people, g_object_ref (task));
}

gboolean
moor_json_export_finish (GAsyncResult  *result,
                         guint         *n_pages,
                         GError       **error)
{
  Export *self;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == moor_json_export_async, FALSE);

  self = g_task_get_task_data (G_TASK (result));
  if (n_pages != NULL)
    *n_pages = self->n_pages;

  return g_task_propagate_boolean (G_TASK (result), error);
}

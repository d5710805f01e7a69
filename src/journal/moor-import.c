/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-import-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "journal/moor-save.h"
#include "journal/moor-store-private.h"

/* So much may wait in memory; who adds faster than the disk takes waits too. */
#define QUEUE_BYTES (16 * 1024 * 1024)

static void
definition_free (gpointer data)
{
  MoorImportDefinition *definition = data;

  g_free (definition->text);
  g_free (definition->language);
  g_clear_object (&definition->exercise);
  g_free (definition);
}

void
moor_import_item_free (MoorImportItem *item)
{
  g_free ((char *) item->page.id);
  g_free ((char *) item->page.exercise);
  g_free ((char *) item->page.title);
  g_free ((char *) item->page.place);
  g_free ((char *) item->page.due);
  g_free ((char *) item->page.due_part);
  g_strfreev ((char **) item->page.tags);
  g_strfreev ((char **) item->page.skipped);
  g_clear_object (&item->page.answers);
  g_clear_object (&item->person);
  g_free (item);
}

static MoorImport *
import_new (void)
{
  MoorImport *self = g_new0 (MoorImport, 1);
  g_autofree char *id = g_uuid_string_random ();

  g_atomic_ref_count_init (&self->ref_count);
  g_strlcpy (self->id, id, sizeof self->id);
  g_strlcpy (self->result.id, id, sizeof self->result.id);
  self->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, definition_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->queue);
  return self;
}

MoorImport *
moor_import_ref (MoorImport *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moor_import_unref (gpointer import)
{
  MoorImport *self = import;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  /* Whatever way it ended: what was to be taken in does not stay behind. */
  if (self->path != NULL)
    g_unlink (self->path);
  g_free (self->path);
  g_queue_clear_full (&self->queue, (GDestroyNotify) moor_import_item_free);
  g_hash_table_unref (self->definitions);
  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->undo, moor_purge_free);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/* The main thread's end ---------------------------------------------------- */

void
moor_store_import_begin_async (MoorStore           *self,
                               GAsyncReadyCallback  callback,
                               gpointer             data)
{
  MoorImport *import;
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));

  task = moor_store_begin (self, TRUE, NULL, callback, data, moor_store_import_begin_async);
  if (task == NULL)
    return;

  import = import_new ();
  g_task_set_task_data (task, import, moor_import_unref);
  /* Slow, so that it waits for the end of one that was just dropped. */
  moor_writer_run_slow (moor_store_get_writer (self), moor_import_begin,
                        moor_import_ref (import), moor_import_unref, task);
}

MoorImport *
moor_store_import_begin_finish (MoorStore     *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  if (!moor_store_finish_boolean (self, result, moor_store_import_begin_async, error))
    return NULL;

  return moor_import_ref (g_task_get_task_data (G_TASK (result)));
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                       _("A page in this file is not as it should be. Nothing was taken in."));
  return FALSE;
}

static gboolean
is_date (const char *text)
{
  return moor_clock_days_between (text, text) == 0;
}

static gboolean
check_answers (MoorAnswers  *answers,
               GError      **error)
{
  g_autoptr (GPtrArray) fields = moor_answers_fields (answers);

  for (guint i = 0; i < fields->len; i++)
    {
      MoorAnswer *answer = moor_answers_get (answers, g_ptr_array_index (fields, i));

      if (!moor_save_check_field (moor_answer_get_bytes (answer), error))
        return FALSE;
    }

  return moor_save_check_page (moor_answers_get_bytes (answers), error);
}

static gboolean
check_page (const MoorImportPage  *page,
            GError               **error)
{
  /* From the year 1 to the year 9999. */
  const gint64 first = G_GINT64_CONSTANT (-62135596800) * G_USEC_PER_SEC;
  const gint64 last = G_GINT64_CONSTANT (253402300799) * G_USEC_PER_SEC;

  if (page->id == NULL || !g_uuid_string_is_valid (page->id) || page->answers == NULL ||
      page->created < first + G_TIME_SPAN_DAY || page->created > last - G_TIME_SPAN_DAY ||
      page->updated < first || page->updated > last || page->trashed < 0 ||
      page->offset < -18 * 60 || page->offset > 18 * 60 ||
      page->state < MOOR_PAGE_DRAFT || page->state > MOOR_PAGE_DONE ||
      page->leaning < MOOR_LEANING_NONE || page->leaning > MOOR_LEANING_SECURE ||
      (page->audience != MOOR_AUDIENCE_ONLY_ME && page->audience != MOOR_AUDIENCE_COUNSELOR) ||
      (page->exercise == NULL) != (page->definition == NULL) ||
      (page->due != NULL && !is_date (page->due)) ||
      (page->due == NULL) != (page->due_part == NULL))
    return refuse (error);

  return check_answers (page->answers, error);
}

static MoorImportDefinition *
find_definition (MoorImport *self,
                 const char *text,
                 const char *language)
{
  MoorImportDefinition *definition;

  if (text == NULL)
    return NULL;

  definition = g_hash_table_lookup (self->definitions, text);
  if (definition == NULL)
    {
      definition = g_new0 (MoorImportDefinition, 1);
      definition->text = g_strdup (text);
      definition->language = g_strdup (language != NULL ? language : "en");
      g_hash_table_insert (self->definitions, definition->text, definition);
    }

  return definition;
}

/* Takes the item. */
static gboolean
add_item (MoorStore       *self,
          MoorImport      *import,
          MoorImportItem  *item,
          GError         **error)
{
  gboolean drain = FALSE, added = FALSE;

  g_mutex_lock (&import->mutex);
  while (import->queued_bytes > QUEUE_BYTES && import->error == NULL && !import->over)
    g_cond_wait (&import->cond, &import->mutex);

  if (import->error != NULL)
    {
      g_propagate_error (error, g_error_copy (import->error));
    }
  else if (import->over)
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_LOCKED,
                           _("The journal was closed before this was done. Open it, then try "
                             "again."));
    }
  else
    {
      import->queued_bytes += item->bytes;
      g_queue_push_tail (&import->queue, g_steal_pointer (&item));
      drain = !import->draining;
      import->draining = TRUE;
      added = TRUE;
    }
  g_mutex_unlock (&import->mutex);

  if (item != NULL)
    moor_import_item_free (item);

  if (drain)
    moor_writer_run_slow (moor_store_get_writer (self), moor_import_drain,
                          moor_import_ref (import), moor_import_unref, NULL);
  return added;
}

static gboolean
check_open (MoorStore  *self,
            GError    **error)
{
  if (moor_store_get_writer (self) != NULL)
    return TRUE;

  g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_LOCKED,
                       _("The journal is closed. Open it, then try again."));
  return FALSE;
}

gboolean
moor_store_import_add (MoorStore             *self,
                       MoorImport            *import,
                       const MoorImportPage  *page,
                       GError               **error)
{
  MoorImportItem *item;

  g_return_val_if_fail (MOOR_IS_STORE (self), FALSE);
  g_return_val_if_fail (import != NULL && page != NULL, FALSE);

  if (!check_open (self, error) || !check_page (page, error))
    return FALSE;

  item = g_new0 (MoorImportItem, 1);
  item->kind = MOOR_IMPORT_PAGE;
  item->page = *page;
  item->page.id = g_strdup (page->id);
  item->page.exercise = g_strdup (page->exercise);
  item->page.title = g_strdup (page->title);
  item->page.definition = NULL;
  item->page.language = NULL;
  item->page.date = NULL;
  item->page.place = g_strdup (page->place);
  item->page.due = g_strdup (page->due);
  item->page.due_part = g_strdup (page->due_part);
  item->page.tags = (const char * const *) g_strdupv ((char **) page->tags);
  item->page.skipped = (const char * const *) g_strdupv ((char **) page->skipped);
  item->page.answers = moor_answers_copy (page->answers);
  item->definition = find_definition (import, page->definition, page->language);
  item->bytes = sizeof *item + moor_answers_get_bytes (page->answers);
  return add_item (self, import, item, error);
}

gboolean
moor_store_import_add_revision (MoorStore    *self,
                                MoorImport   *import,
                                const char   *page_id,
                                gint64        updated,
                                const char   *definition,
                                const char   *language,
                                MoorAnswers  *answers,
                                GError      **error)
{
  MoorImportItem *item;

  g_return_val_if_fail (MOOR_IS_STORE (self), FALSE);
  g_return_val_if_fail (import != NULL && page_id != NULL && answers != NULL, FALSE);

  if (!check_open (self, error) || !check_answers (answers, error))
    return FALSE;

  item = g_new0 (MoorImportItem, 1);
  item->kind = MOOR_IMPORT_REVISION;
  item->page.id = g_strdup (page_id);
  item->page.updated = updated;
  item->page.answers = moor_answers_copy (answers);
  item->definition = find_definition (import, definition, language);
  item->bytes = sizeof *item + moor_answers_get_bytes (answers);
  return add_item (self, import, item, error);
}

void
moor_store_import_add_person (MoorStore  *self,
                              MoorImport *import,
                              MoorPerson *person)
{
  MoorImportItem *item;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (import != NULL && MOOR_IS_PERSON (person));

  if (!check_open (self, NULL))
    return;

  /* What goes wrong is told by the next page, or by the end. */
  item = g_new0 (MoorImportItem, 1);
  item->kind = MOOR_IMPORT_PERSON;
  item->person = g_object_ref (person);
  item->bytes = sizeof *item;
  add_item (self, import, item, NULL);
}

void
moor_store_import_end_async (MoorStore           *self,
                             MoorImport          *import,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (import != NULL);

  task = moor_store_begin (self, TRUE, cancellable, callback, data, moor_store_import_end_async);
  if (task == NULL)
    {
      moor_import_unref (import);
      return;
    }

  g_task_set_task_data (task, moor_import_ref (import), moor_import_unref);
  g_set_object (&import->cancellable, cancellable);
  moor_writer_run_slow (moor_store_get_writer (self), moor_import_end,
                        import, moor_import_unref, task);
}

gboolean
moor_store_import_end_finish (MoorStore         *self,
                              GAsyncResult      *result,
                              MoorImportResult  *out,
                              GError           **error)
{
  MoorImport *import;

  if (!moor_store_finish_boolean (self, result, moor_store_import_end_async, error))
    return FALSE;

  import = g_task_get_task_data (G_TASK (result));
  *out = import->result;
  return TRUE;
}

void
moor_store_import_drop (MoorStore  *self,
                        MoorImport *import)
{
  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (import != NULL);

  if (moor_store_get_writer (self) != NULL)
    moor_writer_run_slow (moor_store_get_writer (self), moor_import_abandon,
                          import, moor_import_unref, NULL);
  else
    moor_import_unref (import);
}

void
moor_store_import_undo_async (MoorStore           *self,
                              const char          *import_id,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (import_id != NULL);

  task = moor_store_begin (self, TRUE, NULL, callback, data, moor_store_import_undo_async);
  if (task != NULL)
    moor_writer_run_slow (moor_store_get_writer (self), moor_purge_slice,
                          moor_purge_new_import (import_id), moor_purge_free, task);
}

gboolean
moor_store_import_undo_finish (MoorStore     *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return moor_store_finish_boolean (self, result, moor_store_import_undo_async, error);
}

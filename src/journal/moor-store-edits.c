/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-edits.h"
#include "journal/moor-store-private.h"
#include "journal/moor-trash.h"

/* The half of moor-store.h that writes, but for saves and imports. */

void
moor_store_trash_async (MoorStore           *self,
                        const char          *page_id,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (page_id != NULL);

  task = moor_store_begin (self, TRUE, NULL, callback, data, moor_store_trash_async);
  if (task != NULL)
    moor_writer_run (moor_store_get_writer (self), moor_trash_put,
                     g_strdup (page_id), g_free, task);
}

gboolean
moor_store_trash_finish (MoorStore     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return moor_store_finish_boolean (self, result, moor_store_trash_async, error);
}

void
moor_store_restore_async (MoorStore           *self,
                          const char          *page_id,
                          GAsyncReadyCallback  callback,
                          gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (page_id != NULL);

  task = moor_store_begin (self, TRUE, NULL, callback, data, moor_store_restore_async);
  if (task != NULL)
    moor_writer_run (moor_store_get_writer (self), moor_trash_restore,
                     g_strdup (page_id), g_free, task);
}

gboolean
moor_store_restore_finish (MoorStore     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return moor_store_finish_boolean (self, result, moor_store_restore_async, error);
}

void
moor_store_purge_async (MoorStore           *self,
                        const char          *page_id,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));

  task = moor_store_begin (self, TRUE, NULL, callback, data, moor_store_purge_async);
  if (task != NULL)
    moor_writer_run_to_its_end (moor_store_get_writer (self), moor_purge_slice,
                                moor_purge_new (page_id), moor_purge_free, task);
}

gboolean
moor_store_purge_finish (MoorStore     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return moor_store_finish_boolean (self, result, moor_store_purge_async, error);
}

void
moor_store_keep_revision_async (MoorStore           *self,
                                const char          *page_id,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (page_id != NULL);

  task = moor_store_begin (self, TRUE, NULL, callback, data, moor_store_keep_revision_async);
  if (task != NULL)
    moor_writer_run (moor_store_get_writer (self), moor_edits_keep_revision,
                     g_strdup (page_id), g_free, task);
}

gboolean
moor_store_keep_revision_finish (MoorStore     *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return moor_store_finish_boolean (self, result, moor_store_keep_revision_async, error);
}

void
moor_store_save_person_async (MoorStore           *self,
                              MoorPerson          *person,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (MOOR_IS_PERSON (person));

  task = moor_store_begin (self, TRUE, NULL, callback, data, moor_store_save_person_async);
  if (task != NULL)
    moor_writer_run (moor_store_get_writer (self), moor_edits_person,
                     g_object_ref (person), g_object_unref, task);
}

gboolean
moor_store_save_person_finish (MoorStore     *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return moor_store_finish_boolean (self, result, moor_store_save_person_async, error);
}

void
moor_store_delete_person_async (MoorStore           *self,
                                const char          *person_id,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (person_id != NULL);

  task = moor_store_begin (self, TRUE, NULL, callback, data, moor_store_delete_person_async);
  if (task != NULL)
    moor_writer_run (moor_store_get_writer (self), moor_edits_delete_person,
                     g_strdup (person_id), g_free, task);
}

gboolean
moor_store_delete_person_finish (MoorStore     *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return moor_store_finish_boolean (self, result, moor_store_delete_person_async, error);
}

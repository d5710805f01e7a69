/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-query.h"
#include "journal/moor-reads.h"
#include "journal/moor-store-private.h"

/* The half of moor-store.h that reads. */

void
moor_store_load_page_async (MoorStore           *self,
                            const char          *page_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (page_id != NULL);

  task = moor_store_begin (self, FALSE, cancellable, callback, data, moor_store_load_page_async);
  if (task != NULL)
    moor_store_read (self, moor_reads_page, g_strdup (page_id), g_free,
                     g_object_unref, task);
}

MoorPage *
moor_store_load_page_finish (MoorStore     *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return moor_store_finish (self, result, moor_store_load_page_async, error);
}

void
moor_store_load_definition_async (MoorStore           *self,
                                  const char          *hash,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (hash != NULL);

  task = moor_store_begin (self, FALSE, cancellable, callback, data,
                           moor_store_load_definition_async);
  if (task != NULL)
    moor_store_read (self, moor_reads_definition, g_strdup (hash), g_free,
                     g_object_unref, task);
}

MoorExercise *
moor_store_load_definition_finish (MoorStore     *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return moor_store_finish (self, result, moor_store_load_definition_async, error);
}

void
moor_store_definitions_async (MoorStore           *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));

  task = moor_store_begin (self, FALSE, cancellable, callback, data, moor_store_definitions_async);
  if (task != NULL)
    moor_store_read (self, moor_reads_definitions, NULL, NULL,
                     (GDestroyNotify) g_ptr_array_unref, task);
}

GPtrArray *
moor_store_definitions_finish (MoorStore     *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return moor_store_finish (self, result, moor_store_definitions_async, error);
}

void
moor_store_list_async (MoorStore           *self,
                       const MoorQuery     *query,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  void (*read) (MoorStore *, MoorReaderFunc, gpointer, GDestroyNotify, GDestroyNotify, GTask *);
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (query != NULL);

  task = moor_store_begin (self, FALSE, cancellable, callback, data, moor_store_list_async);
  if (task == NULL)
    return;

  if (query->search != NULL)
    read = moor_store_read_fresh;
  else if (query->answers && query->limit == 0)
    read = moor_store_read_long;
  else
    read = moor_store_read;

  read (self, moor_query_list, moor_query_copy (query), moor_query_free,
        (GDestroyNotify) g_ptr_array_unref, task);
}

GPtrArray *
moor_store_list_finish (MoorStore     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  return moor_store_finish (self, result, moor_store_list_async, error);
}

void
moor_store_count_async (MoorStore           *self,
                        const MoorQuery     *query,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (query != NULL);

  task = moor_store_begin (self, FALSE, cancellable, callback, data, moor_store_count_async);
  if (task == NULL)
    return;

  (query->search != NULL ? moor_store_read_fresh : moor_store_read)
    (self, moor_query_count, moor_query_copy (query), moor_query_free, g_free, task);
}

gboolean
moor_store_count_finish (MoorStore     *self,
                         GAsyncResult  *result,
                         guint         *count,
                         GError       **error)
{
  g_autofree guint *answer = moor_store_finish (self, result, moor_store_count_async, error);

  if (answer == NULL)
    return FALSE;

  *count = *answer;
  return TRUE;
}

void
moor_store_months_async (MoorStore           *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));

  task = moor_store_begin (self, FALSE, cancellable, callback, data, moor_store_months_async);
  if (task != NULL)
    moor_store_read (self, moor_reads_months, NULL, NULL,
                     (GDestroyNotify) g_array_unref, task);
}

GArray *
moor_store_months_finish (MoorStore     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return moor_store_finish (self, result, moor_store_months_async, error);
}

void
moor_store_days_async (MoorStore           *self,
                       const char          *month,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (month != NULL);

  task = moor_store_begin (self, FALSE, cancellable, callback, data, moor_store_days_async);
  if (task != NULL)
    moor_store_read (self, moor_reads_days, g_strdup (month), g_free,
                     (GDestroyNotify) g_array_unref, task);
}

GArray *
moor_store_days_finish (MoorStore     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  return moor_store_finish (self, result, moor_store_days_async, error);
}

void
moor_store_waiting_async (MoorStore           *self,
                          const char          *today,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (today != NULL);

  task = moor_store_begin (self, FALSE, cancellable, callback, data, moor_store_waiting_async);
  if (task != NULL)
    moor_store_read (self, moor_reads_waiting, g_strdup (today), g_free,
                     (GDestroyNotify) g_ptr_array_unref, task);
}

GPtrArray *
moor_store_waiting_finish (MoorStore     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return moor_store_finish (self, result, moor_store_waiting_async, error);
}

void
moor_store_exercise_counts_async (MoorStore           *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));

  task = moor_store_begin (self, FALSE, cancellable, callback, data,
                           moor_store_exercise_counts_async);
  if (task != NULL)
    moor_store_read (self, moor_reads_exercise_counts, NULL, NULL,
                     (GDestroyNotify) g_ptr_array_unref, task);
}

GPtrArray *
moor_store_exercise_counts_finish (MoorStore     *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return moor_store_finish (self, result, moor_store_exercise_counts_async, error);
}

void
moor_store_revised_async (MoorStore           *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));

  task = moor_store_begin (self, FALSE, cancellable, callback, data, moor_store_revised_async);
  if (task != NULL)
    moor_store_read (self, moor_reads_revised, NULL, NULL,
                     (GDestroyNotify) g_ptr_array_unref, task);
}

GPtrArray *
moor_store_revised_finish (MoorStore     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return moor_store_finish (self, result, moor_store_revised_async, error);
}

void
moor_store_revisions_async (MoorStore           *self,
                            const char          *page_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (page_id != NULL);

  task = moor_store_begin (self, FALSE, cancellable, callback, data, moor_store_revisions_async);
  if (task != NULL)
    moor_store_read (self, moor_reads_revisions, g_strdup (page_id), g_free,
                     (GDestroyNotify) g_ptr_array_unref, task);
}

GPtrArray *
moor_store_revisions_finish (MoorStore     *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return moor_store_finish (self, result, moor_store_revisions_async, error);
}

void
moor_store_people_async (MoorStore           *self,
                         gboolean             gone,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));

  task = moor_store_begin (self, FALSE, cancellable, callback, data, moor_store_people_async);
  if (task != NULL)
    moor_store_read (self, moor_reads_people, GINT_TO_POINTER (gone), NULL,
                     (GDestroyNotify) g_ptr_array_unref, task);
}

GPtrArray *
moor_store_people_finish (MoorStore     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return moor_store_finish (self, result, moor_store_people_async, error);
}

void
moor_store_tags_async (MoorStore           *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_STORE (self));

  task = moor_store_begin (self, FALSE, cancellable, callback, data, moor_store_tags_async);
  if (task != NULL)
    moor_store_read (self, moor_reads_tags, NULL, NULL,
                     (GDestroyNotify) g_strfreev, task);
}

char **
moor_store_tags_finish (MoorStore     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  return moor_store_finish (self, result, moor_store_tags_async, error);
}

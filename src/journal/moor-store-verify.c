/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-store-private.h"
#include "journal/moor-verify.h"

typedef struct {
  MoorVerify    verify;
  MoorProgress  progress;
  gpointer      data;
  GMainContext *context;
  GCancellable *cancellable;
} Watch;

typedef struct {
  MoorProgress  progress;
  gpointer      data;
  double        fraction;
  GCancellable *cancellable;
} Told;

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_clear_object (&watch->cancellable);
  g_main_context_unref (watch->context);
  g_free (watch);
}

static void
told_free (gpointer data)
{
  Told *told = data;

  g_clear_object (&told->cancellable);
  g_free (told);
}

static gboolean
on_told (gpointer data)
{
  Told *told = data;

  /* Who cancels may have freed what @data points to. */
  if (told->cancellable == NULL || !g_cancellable_is_cancelled (told->cancellable))
    told->progress (told->fraction, told->data);
  return G_SOURCE_REMOVE;
}

/* On the reader's thread. The answer takes the same way to the main thread, so
 * nothing is told after it. */
static void
on_progress (double   fraction,
             gpointer data)
{
  Watch *watch = data;
  g_autoptr (GSource) source = g_idle_source_new ();
  Told *told = g_new0 (Told, 1);

  told->progress = watch->progress;
  told->data = watch->data;
  told->fraction = fraction;
  told->cancellable = watch->cancellable != NULL ? g_object_ref (watch->cancellable) : NULL;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_told, told, told_free);
  g_source_attach (source, watch->context);
}

void
moor_store_verify_async (MoorStore           *self,
                         MoorProgress         progress,
                         gpointer             progress_data,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  GTask *task;
  Watch *watch;

  g_return_if_fail (MOOR_IS_STORE (self));

  task = moor_store_begin (self, FALSE, cancellable, callback, data, moor_store_verify_async);
  if (task == NULL)
    return;

  watch = g_new0 (Watch, 1);
  watch->verify.progress = progress != NULL ? on_progress : NULL;
  watch->verify.progress_data = watch;
  watch->progress = progress;
  watch->data = progress_data;
  watch->context = g_main_context_ref (g_task_get_context (task));
  watch->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  moor_store_read_long (self, moor_verify, watch, watch_free, moor_verdict_free, task);
}

GPtrArray *
moor_store_verify_finish (MoorStore     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  MoorVerdict *verdict = moor_store_finish (self, result, moor_store_verify_async, error);
  MoorWriter *writer = moor_store_get_writer (self);
  GPtrArray *problems;

  if (verdict == NULL)
    return NULL;

  if (verdict->stale->len > 0 && writer != NULL)
    moor_writer_run (writer, moor_verify_renew, g_array_ref (verdict->stale),
                     (GDestroyNotify) g_array_unref, NULL);

  problems = g_ptr_array_ref (verdict->problems);
  moor_verdict_free (verdict);
  return problems;
}

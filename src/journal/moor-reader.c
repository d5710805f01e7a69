/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/moor-error.h"
#include "journal/moor-query.h"
#include "journal/moor-schema.h"

typedef struct {
  MoorReaderFunc  func;
  gpointer        data;
  GDestroyNotify  free_data;
  GDestroyNotify  free_result;
  GTask          *task;
} Job;

struct _MoorReader
{
  GThread            *thread;
  GMutex              mutex;
  GCond               cond;

  /* Under the mutex. */
  GQueue              jobs;
  gboolean            quit;
  gboolean            opened;
  GError             *open_error;
  GCancellable       *closing;   /* cancelled by closing, whatever runs */

  /* Never changed. */
  char               *path;
  MoorConnectionKind  kind;
  guint8             *key;
};

typedef struct {
  GTask          *task;
  gpointer        result;
  GDestroyNotify  free_result;
  GError         *error;
} Answer;

static gboolean
on_answer (gpointer data)
{
  Answer *answer = data;

  if (answer->error != NULL)
    g_task_return_error (answer->task, g_steal_pointer (&answer->error));
  else
    g_task_return_pointer (answer->task, g_steal_pointer (&answer->result), answer->free_result);

  return G_SOURCE_REMOVE;
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  if (answer->result != NULL && answer->free_result != NULL)
    answer->free_result (answer->result);
  g_clear_error (&answer->error);
  g_object_unref (answer->task);
  g_free (answer);
}

/* Frees @job. The task is handed over whole: the last reference to it, and by
 * it to the store, must not go here, for the store then waits for this thread
 * to end. */
static void
answer_job (Job      *job,
            gpointer  result,
            GError   *error)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Answer *answer = g_new0 (Answer, 1);

  answer->task = job->task;
  answer->result = result;
  answer->free_result = job->free_result;
  answer->error = error;
  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, on_answer, answer, answer_free);

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_source_attach (source, g_task_get_context (job->task));
  g_free (job);
}

static void
refuse_job (Job *job)
{
  answer_job (job, NULL,
              g_error_new_literal (MOOR_ERROR, MOOR_ERROR_LOCKED,
                                   _("The journal is closed. Open it, then try again.")));
}

static void
cancel_other (GCancellable *cancellable,
              gpointer      other)
{
  g_cancellable_cancel (other);
}

static void
run_job (MoorReader     *self,
         MoorConnection *connection,
         Job            *job)
{
  GCancellable *asked = g_task_get_cancellable (job->task);
  g_autoptr (GCancellable) either = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gpointer result;
  gulong by_asker = 0, by_closing;

  if (g_cancellable_set_error_if_cancelled (asked, &error))
    {
      answer_job (job, NULL, g_steal_pointer (&error));
      return;
    }

  if (asked != NULL)
    by_asker = g_cancellable_connect (asked, G_CALLBACK (cancel_other), g_object_ref (either),
                                      g_object_unref);
  by_closing = g_cancellable_connect (self->closing, G_CALLBACK (cancel_other),
                                      g_object_ref (either), g_object_unref);

  moor_connection_watch (connection, either, NULL, NULL);
  result = job->func (connection, job->data, either, &error);
  moor_connection_watch (connection, NULL, NULL, NULL);

  g_cancellable_disconnect (asked, by_asker);
  g_cancellable_disconnect (self->closing, by_closing);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      g_cancellable_is_cancelled (self->closing) &&
      !g_cancellable_is_cancelled (asked))
    refuse_job (job);
  else
    answer_job (job, result, g_steal_pointer (&error));
}

static MoorConnection *
open_journal (MoorReader  *self,
              GError     **error)
{
  g_autoptr (MoorConnection) connection = NULL;

  connection = moor_connection_open (self->path, self->kind, self->key, error);
  if (connection == NULL)
    return NULL;

  if (self->path == NULL && !moor_schema_create (connection, error))
    return NULL;

  if (self->kind == MOOR_CONNECTION_ALONE && !moor_schema_check (connection, error))
    return NULL;

  if (self->kind == MOOR_CONNECTION_ALONE && !moor_query_prepare_alone (connection, error))
    return NULL;

  if (!moor_connection_exec (connection, "PRAGMA query_only = ON", error))
    return NULL;

  return g_steal_pointer (&connection);
}

static gpointer
reader_thread (gpointer data)
{
  MoorReader *self = data;
  g_autoptr (MoorConnection) connection = NULL;
  GError *error = NULL;
  Job *job;

  connection = open_journal (self, &error);

  g_mutex_lock (&self->mutex);
  self->open_error = error;
  self->opened = TRUE;
  g_cond_broadcast (&self->cond);

  while (!self->quit)
    {
      job = g_queue_pop_head (&self->jobs);
      if (job == NULL)
        {
          g_cond_wait (&self->cond, &self->mutex);
          continue;
        }

      g_mutex_unlock (&self->mutex);
      if (connection != NULL)
        {
          run_job (self, connection, job);
        }
      else
        {
          answer_job (job, NULL, g_error_copy (self->open_error));
        }
      g_mutex_lock (&self->mutex);
    }

  while ((job = g_queue_pop_head (&self->jobs)) != NULL)
    refuse_job (job);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

MoorReader *
moor_reader_new (const char          *path,
                 MoorConnectionKind   kind,
                 const guint8        *key)
{
  MoorReader *self = g_new0 (MoorReader, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->jobs);
  self->closing = g_cancellable_new ();
  self->path = g_strdup (path);
  self->kind = kind;
  self->key = key != NULL ? g_memdup2 (key, MOOR_KEY_BYTES) : NULL;
  self->thread = g_thread_new ("moor-reader", reader_thread, self);
  return self;
}

gboolean
moor_reader_wait_open (MoorReader  *self,
                       GError     **error)
{
  gboolean opened;

  g_mutex_lock (&self->mutex);
  while (!self->opened)
    g_cond_wait (&self->cond, &self->mutex);
  opened = self->open_error == NULL;
  if (!opened)
    g_propagate_error (error, g_error_copy (self->open_error));
  g_mutex_unlock (&self->mutex);

  return opened;
}

void
moor_reader_stop (MoorReader *self)
{
  g_mutex_lock (&self->mutex);
  self->quit = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  g_cancellable_cancel (self->closing);
  g_thread_join (self->thread);
}

void
moor_reader_free (MoorReader *self)
{
  g_clear_error (&self->open_error);
  g_object_unref (self->closing);
  if (self->key != NULL)
    explicit_bzero (self->key, MOOR_KEY_BYTES);
  g_free (self->key);
  g_free (self->path);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

void
moor_reader_run (MoorReader     *self,
                 MoorReaderFunc  func,
                 gpointer        data,
                 GDestroyNotify  free_data,
                 GDestroyNotify  free_result,
                 GTask          *task)
{
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  job->task = task;

  g_mutex_lock (&self->mutex);
  if (!self->quit)
    {
      g_queue_push_tail (&self->jobs, g_steal_pointer (&job));
      g_cond_signal (&self->cond);
    }
  g_mutex_unlock (&self->mutex);

  if (job != NULL)
    refuse_job (job);
}

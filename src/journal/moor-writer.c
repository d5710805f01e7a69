/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-writer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "base/moor-error.h"
#include "journal/moor-change-private.h"
#include "journal/moor-index.h"

#define QUIET_US (10 * G_USEC_PER_SEC)
#define REFRESH_US (G_USEC_PER_SEC / 4)
#define CLOSE_INDEX_US G_USEC_PER_SEC
/* What was to be gone at once is gone before the journal closes; a disk that hangs
 * must not keep the program for ever. */
#define CLOSE_SLOW_US (20 * G_USEC_PER_SEC)
/* A slice works for so long; what is under way then, and the commit, take the
 * rest of MOOR_SLICE_US. */
#define SLICE_WORK_US (MOOR_SLICE_US / 2)
/* Pages in the log: when it is emptied in a quiet moment, and when even if
 * there is none. */
#define CHECKPOINT_FRAMES 1000
#define CHECKPOINT_FRAMES_MAX 16000
/* Rows looked up for one slice. */
#define ROWS_A_SLICE 512

typedef struct {
  GObject          *store;
  MoorWriterNotify  notify;
  GPtrArray        *changed;
  gboolean          people_changed;
  GTask            *task;
  GError           *error;
} Done;

static void
job_free (MoorWriterJob *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_clear_pointer (&job->change, moor_change_unref);
  g_assert (job->task == NULL);
  g_free (job);
}

static void
done_free (gpointer data)
{
  Done *done = data;

  g_clear_object (&done->store);
  g_clear_object (&done->task);
  g_clear_error (&done->error);
  g_ptr_array_unref (done->changed);
  g_free (done);
}

static gboolean
on_done (gpointer data)
{
  Done *done = data;

  if (done->store != NULL)
    {
      for (guint i = 0; i < done->changed->len; i++)
        done->notify (done->store, g_ptr_array_index (done->changed, i), FALSE);
      if (done->people_changed)
        done->notify (done->store, NULL, TRUE);
    }

  if (done->task != NULL)
    {
      if (done->error != NULL)
        g_task_return_error (done->task, g_steal_pointer (&done->error));
      else
        g_task_return_boolean (done->task, TRUE);
    }

  return G_SOURCE_REMOVE;
}

void
moor_writer_tell (MoorWriter *self,
                  GTask      *task,
                  GError     *error)
{
  g_autoptr (GSource) source = NULL;
  Done *done;

  if (task == NULL && self->changed->len == 0 && !self->people_changed)
    {
      g_clear_error (&error);
      return;
    }

  done = g_new0 (Done, 1);
  done->store = g_weak_ref_get (&self->store);
  done->notify = self->notify;
  done->changed = self->changed;
  done->people_changed = self->people_changed;
  done->task = task;
  done->error = error;
  self->changed = g_ptr_array_new_with_free_func (g_free);
  self->people_changed = FALSE;

  /* Not g_main_context_invoke: between two iterations of the main loop that
   * would run it here. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_done, done, done_free);
  g_source_attach (source, self->context);
}

void
moor_writer_page_changed (MoorWriter *self,
                          const char *page_id)
{
  g_assert (g_thread_self () == self->thread);

  if (!g_ptr_array_find_with_equal_func (self->changed, page_id, g_str_equal, NULL))
    g_ptr_array_add (self->changed, g_strdup (page_id));
}

void
moor_writer_people_changed (MoorWriter *self)
{
  g_assert (g_thread_self () == self->thread);

  self->people_changed = TRUE;
}

static void
count_due (MoorWriter *self)
{
  g_mutex_lock (&self->mutex);
  self->n_due = g_hash_table_size (self->due);
  g_mutex_unlock (&self->mutex);
}

void
moor_writer_page_due (MoorWriter *self,
                      gint64      key,
                      gboolean    soon)
{
  gint64 time = soon ? 0 : g_get_monotonic_time ();

  g_assert (g_thread_self () == self->thread);

  g_hash_table_replace (self->due,
                        g_memdup2 (&key, sizeof key), g_memdup2 (&time, sizeof time));
  count_due (self);
}

void
moor_writer_page_not_due (MoorWriter *self,
                          gint64      key)
{
  g_assert (g_thread_self () == self->thread);

  if (g_hash_table_remove (self->due, &key))
    count_due (self);
}

const char *
moor_writer_get_data_dir (MoorWriter *self)
{
  return self->data_dir;
}

MoorScrub *
moor_writer_get_scrub (MoorWriter *self)
{
  g_assert (g_thread_self () == self->thread);

  return self->scrub;
}

/* Search rows ------------------------------------------------------------- */

/* Renews rows of pages that were last saved before @saved_before, until
 * @deadline. */
static void
renew_rows (MoorWriter *self,
            gint64      saved_before,
            gint64      deadline)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key, time;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->due);
  while (g_hash_table_iter_next (&iter, &key, &time))
    {
      if (*(gint64 *) time <= saved_before)
        g_array_append_vals (keys, key, 1);
      if (keys->len == ROWS_A_SLICE)
        break;
    }

  if (keys->len == 0 || !moor_connection_begin_lazy (self->connection, &error))
    {
      n = keys->len;
    }
  else
    {
      do
        {
          if (!moor_index_renew (self->connection, g_array_index (keys, gint64, n), &error))
            break;
          n++;
        }
      while (n < keys->len && g_get_monotonic_time () < deadline);

      if (error != NULL)
        {
          moor_connection_rollback (self->connection);
          n = keys->len;
        }
      else if (!moor_connection_commit (self->connection, &error))
        {
          n = keys->len;
        }
    }

  /* A row that cannot be renewed now stays in search_due on disk: the next
   * save of the page, or the next start, tries again. */
  for (guint i = 0; i < n; i++)
    g_hash_table_remove (self->due, &g_array_index (keys, gint64, i));
  count_due (self);
}

/* When the next row is to be renewed; G_MAXINT64 when none waits. */
static gint64
next_row_time (MoorWriter *self,
               gint64      quiet)
{
  gint64 earliest = G_MAXINT64;
  GHashTableIter iter;
  gpointer time;

  g_hash_table_iter_init (&iter, self->due);
  while (earliest > 0 && g_hash_table_iter_next (&iter, NULL, &time))
    earliest = MIN (earliest, *(gint64 *) time == 0 ? 0 : *(gint64 *) time + quiet);

  return earliest;
}

static void
refuse_job (MoorWriter *self,
            MoorWriterJob *job)
{
  moor_writer_tell (self, g_steal_pointer (&job->task),
        g_error_new_literal (MOOR_ERROR, MOOR_ERROR_LOCKED,
                             _("The journal was closed before this was done. Open it, then try "
                               "again.")));
  if (job->then != NULL)
    job->then (job->data);
  job_free (job);
}

/* Loop -------------------------------------------------------------------- */

/* Takes out the next job, and the saves that go with it. Under the mutex. */
static GPtrArray *
take_urgent (MoorWriter *self)
{
  GPtrArray *jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) job_free);
  MoorWriterJob *first = g_queue_pop_head (&self->urgent);

  g_ptr_array_add (jobs, first);

  for (GList *l = self->urgent.head; first->change != NULL && l != NULL; )
    {
      MoorWriterJob *job = l->data;
      GList *next = l->next;

      /* Other work may be about this page: nothing passes it. */
      if (job->change == NULL)
        break;

      if (g_str_equal (job->change->page_id, first->change->page_id))
        {
          g_ptr_array_add (jobs, job);
          g_queue_delete_link (&self->urgent, l);
        }
      l = next;
    }

  return jobs;
}

static void
run_urgent (MoorWriter *self,
            GPtrArray  *jobs)
{
  MoorWriterJob *job = g_ptr_array_index (jobs, 0);
  GError *error = NULL;

  if (job->change != NULL)
    {
      moor_writer_save_jobs (self, jobs);
      return;
    }

  job->func (self, self->connection, job->data, &error);
  moor_connection_rollback (self->connection);
  moor_writer_tell (self, g_steal_pointer (&job->task), error);
}

/* TRUE when it is done. */
static gboolean
run_refresh (MoorWriter *self,
             MoorWriterJob *job)
{
  gint64 now = g_get_monotonic_time ();

  if (job->until == 0)
    job->until = now + REFRESH_US;

  renew_rows (self, G_MAXINT64, MIN (now + SLICE_WORK_US, job->until));
  if (g_hash_table_size (self->due) > 0 && g_get_monotonic_time () < job->until)
    return FALSE;

  job->then (job->data);
  return TRUE;
}

static gboolean
run_slow (MoorWriter *self,
          MoorWriterJob *job)
{
  GError *error = NULL;
  gboolean more = FALSE;

  job->slice (self, self->connection, job->data,
              g_get_monotonic_time () + SLICE_WORK_US, &more, &error);
  moor_connection_rollback (self->connection);
  if (more && error == NULL)
    return FALSE;

  moor_writer_tell (self, g_steal_pointer (&job->task), error);
  return TRUE;
}

/* A slice of the first job of @queue, which stays there until it is done.
 * Under the mutex, let go meanwhile. */
static void
run_slice (MoorWriter *self,
           GQueue     *queue,
           gboolean  (*run) (MoorWriter *self, MoorWriterJob *job))
{
  MoorWriterJob *job = g_queue_peek_head (queue);
  gboolean done;

  g_mutex_unlock (&self->mutex);
  done = run (self, job);
  g_mutex_lock (&self->mutex);

  if (done)
    {
      g_queue_remove (queue, job);
      g_mutex_unlock (&self->mutex);
      job_free (job);
      g_mutex_lock (&self->mutex);
    }
}

static void
run_unlocked (MoorWriter *self,
              void      (*run) (MoorWriter *self))
{
  g_mutex_unlock (&self->mutex);
  run (self);
  g_mutex_lock (&self->mutex);
}

static void
work (MoorWriter *self)
{
  g_mutex_lock (&self->mutex);

  for (;;)
    {
      gint64 now = g_get_monotonic_time ();
      gboolean may_checkpoint = !self->quit && now >= self->checkpoint_at;
      gint64 next;

      if (may_checkpoint && self->log_frames >= CHECKPOINT_FRAMES_MAX)
        {
          run_unlocked (self, moor_writer_checkpoint);
          continue;
        }

      if (!g_queue_is_empty (&self->urgent))
        {
          g_autoptr (GPtrArray) jobs = take_urgent (self);

          self->n_saving++;
          g_mutex_unlock (&self->mutex);
          run_urgent (self, jobs);
          g_clear_pointer (&jobs, g_ptr_array_unref);
          g_mutex_lock (&self->mutex);
          self->n_saving--;
          continue;
        }

      if (self->quit)
        break;

      if (may_checkpoint && self->log_frames >= CHECKPOINT_FRAMES)
        {
          run_unlocked (self, moor_writer_checkpoint);
          continue;
        }

      if (!g_queue_is_empty (&self->refresh))
        {
          run_slice (self, &self->refresh, run_refresh);
          continue;
        }

      next = next_row_time (self, self->quiet);
      if (next <= now)
        {
          gint64 quiet = self->quiet;

          g_mutex_unlock (&self->mutex);
          /* The clock counts from the start of the machine, which may be less
           * than a quiet while ago; what is at 0 is due all the same. */
          renew_rows (self, MAX (now - quiet, 0), now + SLICE_WORK_US);
          g_mutex_lock (&self->mutex);
          continue;
        }

      if (!g_queue_is_empty (&self->slow))
        {
          run_slice (self, &self->slow, run_slow);
          continue;
        }

      if (self->log_frames >= CHECKPOINT_FRAMES)
        next = MIN (next, self->checkpoint_at);
      if (next == G_MAXINT64)
        g_cond_wait (&self->cond, &self->mutex);
      else
        g_cond_wait_until (&self->cond, &self->mutex, next);
    }

  g_mutex_unlock (&self->mutex);
}

static void
finish (MoorWriter *self)
{
  gint64 until = g_get_monotonic_time () + CLOSE_INDEX_US;
  MoorWriterJob *job;

  while ((job = g_queue_pop_head (&self->refresh)) != NULL)
    refuse_job (self, job);

  moor_writer_save_failed (self, &self->close_error);
  while (g_hash_table_size (self->due) > 0 && g_get_monotonic_time () < until)
    renew_rows (self, G_MAXINT64, until);

  until = g_get_monotonic_time () + CLOSE_SLOW_US;
  while ((job = g_queue_pop_head (&self->slow)) != NULL)
    {
      gboolean done = FALSE;

      while (job->to_its_end && !done && g_get_monotonic_time () < until)
        done = run_slow (self, job);

      if (done)
        job_free (job);
      else
        refuse_job (self, job);
    }
}

static gpointer
writer_thread (gpointer data)
{
  MoorWriter *self = data;
  GError *error = NULL;
  gboolean opened;

  /* The creator has stored the thread once it lets go. */
  g_mutex_lock (&self->mutex);
  g_mutex_unlock (&self->mutex);

  opened = moor_writer_open (self, &error);

  g_mutex_lock (&self->mutex);
  self->open_error = error;
  self->opened = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  if (opened)
    {
      work (self);
      finish (self);
    }

  g_clear_pointer (&self->connection, moor_connection_close);
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  return NULL;
}

MoorWriter *
moor_writer_new (const char       *data_dir,
                 const guint8     *key,
                 GObject          *store,
                 MoorWriterNotify  notify)
{
  MoorWriter *self = g_new0 (MoorWriter, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->urgent);
  g_queue_init (&self->refresh);
  g_queue_init (&self->slow);
  self->quiet = QUIET_US;
  self->data_dir = g_strdup (data_dir);
  self->key = key != NULL ? g_memdup2 (key, MOOR_KEY_BYTES) : NULL;
  self->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&self->store, store);
  self->notify = notify;
  self->lock_fd = -1;
  self->scrub = moor_scrub_new ();
  self->failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) moor_change_unref);
  self->due = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->changed = g_ptr_array_new_with_free_func (g_free);

  g_mutex_lock (&self->mutex);
  self->thread = g_thread_new ("moor-writer", writer_thread, self);
  g_mutex_unlock (&self->mutex);
  return self;
}

gboolean
moor_writer_wait_open (MoorWriter  *self,
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

gboolean
moor_writer_close (MoorWriter  *self,
                   GError     **error)
{
  GError *close_error;

  g_mutex_lock (&self->mutex);
  self->quit = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);

  close_error = g_steal_pointer (&self->close_error);
  g_weak_ref_clear (&self->store);
  g_clear_error (&self->open_error);
  moor_scrub_free (self->scrub);
  g_hash_table_unref (self->failed);
  g_hash_table_unref (self->due);
  g_ptr_array_unref (self->changed);
  g_main_context_unref (self->context);
  if (self->key != NULL)
    explicit_bzero (self->key, MOOR_KEY_BYTES);
  g_free (self->key);
  g_free (self->data_dir);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);

  if (close_error == NULL)
    return TRUE;

  g_propagate_error (error, close_error);
  return FALSE;
}

static void
push (MoorWriter *self,
      GQueue     *queue,
      MoorWriterJob *job)
{
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (queue, job);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

void
moor_writer_save (MoorWriter *self,
                  MoorChange *change,
                  GTask      *task)
{
  MoorWriterJob *job = g_new0 (MoorWriterJob, 1);

  job->change = moor_change_ref (change);
  job->task = task;
  push (self, &self->urgent, job);
}

void
moor_writer_run (MoorWriter     *self,
                 MoorWriterFunc  func,
                 gpointer        data,
                 GDestroyNotify  free_data,
                 GTask          *task)
{
  MoorWriterJob *job = g_new0 (MoorWriterJob, 1);

  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->task = task;
  push (self, &self->urgent, job);
}

static void
run_slices (MoorWriter      *self,
            MoorWriterSlice  slice,
            gpointer         data,
            GDestroyNotify   free_data,
            GTask           *task,
            gboolean         to_its_end)
{
  MoorWriterJob *job = g_new0 (MoorWriterJob, 1);

  job->slice = slice;
  job->data = data;
  job->free_data = free_data;
  job->task = task;
  job->to_its_end = to_its_end;
  push (self, &self->slow, job);
}

void
moor_writer_run_slow (MoorWriter      *self,
                      MoorWriterSlice  slice,
                      gpointer         data,
                      GDestroyNotify   free_data,
                      GTask           *task)
{
  run_slices (self, slice, data, free_data, task, FALSE);
}

void
moor_writer_run_to_its_end (MoorWriter      *self,
                            MoorWriterSlice  slice,
                            gpointer         data,
                            GDestroyNotify   free_data,
                            GTask           *task)
{
  run_slices (self, slice, data, free_data, task, TRUE);
}

gboolean
moor_writer_is_index_due (MoorWriter *self)
{
  gboolean due;

  g_mutex_lock (&self->mutex);
  due = self->n_due > 0 || self->n_saving > 0 || !g_queue_is_empty (&self->urgent);
  g_mutex_unlock (&self->mutex);

  return due;
}

void
moor_writer_refresh (MoorWriter *self,
                     void      (*then) (gpointer data),
                     gpointer    data)
{
  MoorWriterJob *job = g_new0 (MoorWriterJob, 1);

  job->then = then;
  job->data = data;
  push (self, &self->refresh, job);
}

typedef struct {
  GMutex    mutex;
  GCond     cond;
  gboolean  done;
  GError   *error;
} Flush;

static gboolean
flush_func (MoorWriter      *self,
            MoorConnection  *connection,
            gpointer         data,
            GError         **error)
{
  Flush *flush = data;
  g_autoptr (GError) local_error = NULL;

  moor_writer_save_failed (self, &local_error);

  g_mutex_lock (&flush->mutex);
  flush->error = g_steal_pointer (&local_error);
  flush->done = TRUE;
  g_cond_signal (&flush->cond);
  g_mutex_unlock (&flush->mutex);
  return TRUE;
}

gboolean
moor_writer_flush (MoorWriter  *self,
                   GError     **error)
{
  Flush flush = { .done = FALSE };
  GError *flush_error;

  g_mutex_init (&flush.mutex);
  g_cond_init (&flush.cond);
  moor_writer_run (self, flush_func, &flush, NULL, NULL);

  g_mutex_lock (&flush.mutex);
  while (!flush.done)
    g_cond_wait (&flush.cond, &flush.mutex);
  g_mutex_unlock (&flush.mutex);

  flush_error = flush.error;
  g_mutex_clear (&flush.mutex);
  g_cond_clear (&flush.cond);

  if (flush_error == NULL)
    return TRUE;

  g_propagate_error (error, flush_error);
  return FALSE;
}

void
moor_writer_set_quiet (MoorWriter *self,
                       gint64      quiet)
{
  g_mutex_lock (&self->mutex);
  self->quiet = quiet;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "base/moor-error.h"
#include "journal/moor-change-private.h"
#include "journal/moor-edits.h"
#include "journal/moor-journal-file.h"
#include "journal/moor-reads.h"
#include "journal/moor-save.h"

struct _MoorStore
{
  GObject        parent_instance;

  GThread       *main_thread;
  MoorStoreMode  mode;
  char          *data_dir;
  char          *path;           /* of the journal; NULL: an empty one in memory */
  guint8        *key;            /* (nullable) */
  int            lock_fd;        /* MOOR_STORE_READ; the writer holds its own */
  gboolean       closed;
  MoorWriter    *writer;
  MoorReader    *reader;
  MoorReader    *long_reader;    /* (nullable) made when first needed */
  GHashTable    *settings;
};

enum {
  SIGNAL_PAGE_CHANGED,
  SIGNAL_PEOPLE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoorStore, moor_store, G_TYPE_OBJECT)

static void
on_written (GObject    *object,
            const char *page_id,
            gboolean    people)
{
  if (people)
    g_signal_emit (object, signals[SIGNAL_PEOPLE_CHANGED], 0);
  else
    g_signal_emit (object, signals[SIGNAL_PAGE_CHANGED], 0, page_id);
}

/* Blocks; on any thread, but only once. The readers go first, so that the
 * writer is the last connection and leaves no log behind; they are freed after
 * it, for it may still hand them a search to refuse. */
static gboolean
close_threads (MoorStore  *self,
               GError    **error)
{
  gboolean closed = TRUE;

  if (self->long_reader != NULL)
    moor_reader_stop (self->long_reader);
  if (self->reader != NULL)
    moor_reader_stop (self->reader);
  if (self->writer != NULL)
    closed = moor_writer_close (g_steal_pointer (&self->writer), error);
  g_clear_pointer (&self->long_reader, moor_reader_free);
  g_clear_pointer (&self->reader, moor_reader_free);

  if (self->lock_fd >= 0)
    close (self->lock_fd);
  self->lock_fd = -1;

  if (self->key != NULL)
    explicit_bzero (self->key, MOOR_KEY_BYTES);
  return closed;
}

static void
moor_store_dispose (GObject *object)
{
  MoorStore *self = MOOR_STORE (object);

  if (!self->closed)
    {
      g_autoptr (GError) error = NULL;

      self->closed = TRUE;
      if (!close_threads (self, &error))
        g_warning ("The journal could not be closed as it should: %s", error->message);
    }

  G_OBJECT_CLASS (moor_store_parent_class)->dispose (object);
}

static void
moor_store_finalize (GObject *object)
{
  MoorStore *self = MOOR_STORE (object);

  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_free (self->data_dir);
  g_free (self->path);
  g_free (self->key);

  G_OBJECT_CLASS (moor_store_parent_class)->finalize (object);
}

static void
moor_store_class_init (MoorStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = moor_store_dispose;
  object_class->finalize = moor_store_finalize;

  signals[SIGNAL_PAGE_CHANGED] =
    g_signal_new ("page-changed", MOOR_TYPE_STORE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_PEOPLE_CHANGED] =
    g_signal_new ("people-changed", MOOR_TYPE_STORE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
moor_store_init (MoorStore *self)
{
  self->lock_fd = -1;
  self->main_thread = g_thread_self ();
  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* What the files of the store share ----------------------------------------- */

GTask *
moor_store_begin (MoorStore           *self,
                  gboolean             write,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             data,
                  gpointer             tag)
{
  g_autoptr (GTask) task = NULL;

  g_assert (MOOR_IS_STORE (self));
  g_assert (self->main_thread == g_thread_self ());

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, tag);
  /* What was written was written, cancelled or not. */
  g_task_set_check_cancellable (task, !write);

  if (self->closed)
    g_task_return_new_error (task, MOOR_ERROR, MOOR_ERROR_LOCKED,
                             "%s", _("The journal is closed. Open it, then try again."));
  else if (write && self->mode != MOOR_STORE_WRITE)
    g_task_return_new_error (task, MOOR_ERROR, MOOR_ERROR_READ_ONLY,
                             "%s", _("The journal is open for reading only. Nothing was changed."));
  else
    return g_steal_pointer (&task);

  return NULL;
}

gpointer
moor_store_finish (MoorStore     *self,
                   GAsyncResult  *result,
                   gpointer       tag,
                   GError       **error)
{
  g_return_val_if_fail (MOOR_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
moor_store_finish_boolean (MoorStore     *self,
                           GAsyncResult  *result,
                           gpointer       tag,
                           GError       **error)
{
  g_return_val_if_fail (MOOR_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
moor_store_read (MoorStore      *self,
                 MoorReaderFunc  func,
                 gpointer        data,
                 GDestroyNotify  free_data,
                 GDestroyNotify  free_result,
                 GTask          *task)
{
  moor_reader_run (self->reader, func, data, free_data, free_result, task);
}

static MoorReader *
reader_new (MoorStore *self)
{
  MoorConnectionKind kind = self->mode == MOOR_STORE_WRITE
                            ? MOOR_CONNECTION_READER
                            : MOOR_CONNECTION_ALONE;

  return moor_reader_new (self->path, kind, self->key);
}

void
moor_store_read_long (MoorStore      *self,
                      MoorReaderFunc  func,
                      gpointer        data,
                      GDestroyNotify  free_data,
                      GDestroyNotify  free_result,
                      GTask          *task)
{
  if (self->long_reader == NULL)
    self->long_reader = reader_new (self);

  moor_reader_run (self->long_reader, func, data, free_data, free_result, task);
}

typedef struct {
  MoorReader     *reader;
  MoorReaderFunc  func;
  gpointer        data;
  GDestroyNotify  free_data;
  GDestroyNotify  free_result;
  GTask          *task;
} Fresh;

/* On the writer's thread. */
static void
read_fresh (gpointer data)
{
  g_autofree Fresh *fresh = data;

  moor_reader_run (fresh->reader, fresh->func, fresh->data, fresh->free_data, fresh->free_result,
                   fresh->task);
}

void
moor_store_read_fresh (MoorStore      *self,
                       MoorReaderFunc  func,
                       gpointer        data,
                       GDestroyNotify  free_data,
                       GDestroyNotify  free_result,
                       GTask          *task)
{
  const Fresh fresh = { self->reader, func, data, free_data, free_result, task };

  if (self->writer == NULL || !moor_writer_is_index_due (self->writer))
    moor_store_read (self, func, data, free_data, free_result, task);
  else
    moor_writer_refresh (self->writer, read_fresh, g_memdup2 (&fresh, sizeof fresh));
}

MoorWriter *
moor_store_get_writer (MoorStore *self)
{
  return self->closed ? NULL : self->writer;
}

void
moor_store_set_quiet (MoorStore *self,
                      gint64     quiet)
{
  moor_writer_set_quiet (self->writer, quiet);
}

/* Opening and closing ------------------------------------------------------- */

static gboolean
open_for_reading (MoorStore  *self,
                  GError    **error)
{
  g_autoptr (GError) local_error = NULL;

  if (g_file_test (self->data_dir, G_FILE_TEST_IS_DIR))
    {
      self->lock_fd = moor_journal_file_lock (self->data_dir, MOOR_STORE_READ, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  if (!moor_journal_file_check (self->data_dir, MOOR_STORE_READ, self->key, &local_error))
    {
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_clear_pointer (&self->path, g_free);
    }

  return TRUE;
}

static void
on_settings (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) open_task = data;
  g_autoptr (GError) error = NULL;
  GHashTable *settings;
  MoorStore *self = g_task_get_task_data (open_task);

  settings = g_task_propagate_pointer (G_TASK (result), &error);
  if (settings == NULL)
    {
      g_task_return_error (open_task, g_steal_pointer (&error));
      return;
    }

  g_hash_table_unref (self->settings);
  self->settings = settings;
  g_task_return_pointer (open_task, g_object_ref (self), g_object_unref);
}

/* On a thread of its own: waits for the two to open. */
static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  MoorStore *self = task_data;
  g_autoptr (GError) error = NULL;
  gboolean opened;

  opened = self->writer != NULL
           ? moor_writer_wait_open (self->writer, &error)
           : open_for_reading (self, &error);

  if (opened)
    {
      self->reader = reader_new (self);
      opened = moor_reader_wait_open (self->reader, &error);
    }

  if (opened)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  /* Before it is answered: who tries again at once finds the lock free. */
  self->closed = TRUE;
  close_threads (self, NULL);
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  MoorStore *self = g_task_get_task_data (task);

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  moor_store_read (self, moor_reads_settings, NULL, NULL, (GDestroyNotify) g_hash_table_unref,
                   g_task_new (NULL, NULL, on_settings, g_steal_pointer (&task)));
}

void
moor_store_open_async (const char          *data_dir,
                       MoorStoreMode        mode,
                       GBytes              *key,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) opening = NULL;
  MoorStore *self;

  g_return_if_fail (data_dir != NULL);
  g_return_if_fail (key == NULL || g_bytes_get_size (key) == MOOR_KEY_BYTES);

  self = g_object_new (MOOR_TYPE_STORE, NULL);
  self->mode = mode;
  self->data_dir = g_canonicalize_filename (data_dir, NULL);
  self->path = g_build_filename (self->data_dir, MOOR_JOURNAL_FILE, NULL);
  if (key != NULL)
    self->key = g_memdup2 (g_bytes_get_data (key, NULL), MOOR_KEY_BYTES);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, moor_store_open_async);
  g_task_set_task_data (task, self, g_object_unref);

  if (mode == MOOR_STORE_WRITE)
    self->writer = moor_writer_new (self->data_dir, self->key, G_OBJECT (self), on_written);

  opening = g_task_new (NULL, NULL, on_opened, g_steal_pointer (&task));
  g_task_set_task_data (opening, g_object_ref (self), g_object_unref);
  g_task_run_in_thread (opening, open_thread);
}

MoorStore *
moor_store_open_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, moor_store_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
close_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;

  if (close_threads (source, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
moor_store_close_async (MoorStore           *self,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MOOR_IS_STORE (self));

  task = moor_store_begin (self, FALSE, NULL, callback, data, moor_store_close_async);
  if (task == NULL)
    return;

  self->closed = TRUE;
  g_task_run_in_thread (task, close_thread);
}

gboolean
moor_store_close_finish (MoorStore     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return moor_store_finish_boolean (self, result, moor_store_close_async, error);
}

const char *
moor_store_get_data_dir (MoorStore *self)
{
  g_return_val_if_fail (MOOR_IS_STORE (self), NULL);

  return self->data_dir;
}

/* Saving -------------------------------------------------------------------- */

void
moor_store_save_async (MoorStore           *self,
                       MoorChange          *change,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  GHashTableIter iter;
  gpointer answer;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (change != NULL);

  task = moor_store_begin (self, TRUE, cancellable, callback, data, moor_store_save_async);
  if (task == NULL)
    return;

  if (change->answers != NULL)
    {
      g_hash_table_iter_init (&iter, change->answers);
      while (g_hash_table_iter_next (&iter, NULL, &answer))
        {
          GError *error = NULL;

          if (answer != NULL && !moor_save_check_field (moor_answer_get_bytes (answer), &error))
            {
              g_task_return_error (task, error);
              return;
            }
        }
    }

  moor_writer_save (self->writer, change, g_steal_pointer (&task));
}

gboolean
moor_store_save_finish (MoorStore     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  return moor_store_finish_boolean (self, result, moor_store_save_async, error);
}

void
moor_store_page_left (MoorStore  *self,
                      const char *page_id)
{
  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (page_id != NULL);
  g_assert (self->main_thread == g_thread_self ());

  if (!self->closed && self->writer != NULL)
    moor_writer_run (self->writer, moor_edits_page_left, g_strdup (page_id), g_free, NULL);
}

gboolean
moor_store_flush (MoorStore  *self,
                  GError    **error)
{
  g_return_val_if_fail (MOOR_IS_STORE (self), FALSE);
  g_assert (self->main_thread == g_thread_self ());

  return self->closed || self->writer == NULL || moor_writer_flush (self->writer, error);
}

/* Settings ------------------------------------------------------------------ */

const char *
moor_store_get_setting (MoorStore  *self,
                        const char *name)
{
  g_return_val_if_fail (MOOR_IS_STORE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return g_hash_table_lookup (self->settings, name);
}

void
moor_store_set_setting (MoorStore  *self,
                        const char *name,
                        const char *value)
{
  char **pair;

  g_return_if_fail (MOOR_IS_STORE (self));
  g_return_if_fail (name != NULL && *name != '\0');
  g_assert (self->main_thread == g_thread_self ());

  if (self->closed || self->writer == NULL ||
      (g_hash_table_contains (self->settings, name) == (value != NULL) &&
       g_strcmp0 (g_hash_table_lookup (self->settings, name), value) == 0))
    return;

  if (value != NULL)
    g_hash_table_replace (self->settings, g_strdup (name), g_strdup (value));
  else
    g_hash_table_remove (self->settings, name);

  pair = g_new0 (char *, 3);
  pair[0] = g_strdup (name);
  pair[1] = g_strdup (value);
  moor_writer_run (self->writer, moor_edits_setting, pair, (GDestroyNotify) g_strfreev, NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
moor_store_get_setting_names (MoorStore *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_return_val_if_fail (MOOR_IS_STORE (self), NULL);

  g_hash_table_iter_init (&iter, self->settings);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

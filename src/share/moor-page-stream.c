/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-page-stream.h"

/* Pages in memory at a time. */
#define BLOCK 128

typedef struct {
  MoorStore      *store;
  MoorQuery       query;
  GOutputStream  *stream;
  MoorPageWriter  writer;
  gpointer        data;
  MoorNameBook   *names;
  GHashTable     *definitions;   /* hash → MoorExercise, or NULL where it cannot be read */
  GPtrArray      *block;         /* MoorPage, being written (nullable) */
  GPtrArray      *ahead;         /* the one after it, already here (nullable) */
  gboolean        over;          /* the task was returned */
  guint           position;      /* in the block */
  guint           n_pages;
  GString        *out;
} Walk;

static void take_block (GTask     *task,
                        GPtrArray *block);
static void write_block (GTask *task);

static void
unref_exercise (gpointer exercise)
{
  g_clear_object (&exercise);
}

static void
walk_free (Walk *self)
{
  g_clear_object (&self->store);
  g_free ((char *) self->query.exercise);
  g_free ((char *) self->query.day);
  g_free ((char *) self->query.month);
  g_free ((char *) self->query.tag);
  g_free ((char *) self->query.search);
  g_clear_object (&self->stream);
  g_clear_object (&self->names);
  g_clear_pointer (&self->definitions, g_hash_table_unref);
  g_clear_pointer (&self->block, g_ptr_array_unref);
  g_clear_pointer (&self->ahead, g_ptr_array_unref);
  g_string_free (self->out, TRUE);
  g_free (self);
}

/* A block is read while the one before it is written, so either may fail while
 * the other is under way. */
static void
return_error (GTask  *task,
              GError *error)
{
  Walk *self = g_task_get_task_data (task);

  if (self->over)
    {
      g_error_free (error);
      return;
    }

  self->over = TRUE;
  g_task_return_error (task, error);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  Walk *self = g_task_get_task_data (task);
  GError *error = NULL;

  gboolean last = self->block->len < BLOCK;

  g_clear_pointer (&self->block, g_ptr_array_unref);
  g_string_truncate (self->out, 0);

  if (!g_output_stream_write_all_finish (self->stream, result, NULL, &error))
    {
      return_error (task, error);
    }
  else if (self->over)
    {
      return;
    }
  else if (last)
    {
      self->over = TRUE;
      g_task_return_boolean (task, TRUE);
    }
  else if (self->ahead != NULL)
    {
      take_block (task, g_steal_pointer (&self->ahead));
    }
}

static void
on_definition (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GTask) task = data;
  Walk *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  MoorPage *page = g_ptr_array_index (self->block, self->position);
  MoorExercise *definition;

  definition = moor_store_load_definition_finish (self->store, result, &error);
  if (definition == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      return_error (task, g_steal_pointer (&error));
      return;
    }

  /* One definition that cannot be read must not keep the words from getting
   * out; "verify" is where it is told. */
  g_hash_table_insert (self->definitions, g_strdup (moor_page_get_definition (page)), definition);
  if (!self->over)
    write_block (task);
}

static void
on_names (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  Walk *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!moor_name_book_read_finish (self->names, result, &error))
    return_error (task, error);
  else if (!self->over)
    write_block (task);
}

static void
write_block (GTask *task)
{
  Walk *self = g_task_get_task_data (task);

  for (; self->position < self->block->len; self->position++)
    {
      MoorPage *page = g_ptr_array_index (self->block, self->position);
      const char *hash = moor_page_get_definition (page);
      gpointer definition = NULL;

      if (hash != NULL &&
          !g_hash_table_lookup_extended (self->definitions, hash, NULL, &definition))
        {
          moor_store_load_definition_async (self->store, hash, g_task_get_cancellable (task),
                                            on_definition, g_object_ref (task));
          return;
        }

      if (!moor_name_book_knows (self->names, definition, moor_page_get_answers (page)))
        {
          moor_name_book_read_async (self->names, definition, moor_page_get_answers (page),
                                     g_task_get_cancellable (task), on_names,
                                     g_object_ref (task));
          return;
        }

      self->writer (page, definition, self->names, self->n_pages, self->out, self->data);
      self->n_pages++;
    }

  g_output_stream_write_all_async (self->stream, self->out->str, self->out->len,
                                   g_task_get_priority (task), g_task_get_cancellable (task),
                                   on_written, g_object_ref (task));
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  Walk *self = g_task_get_task_data (task);
  g_autoptr (GPtrArray) block = NULL;
  GError *error = NULL;

  block = moor_store_list_finish (self->store, result, &error);
  if (block == NULL)
    return_error (task, error);
  else if (self->over)
    return;
  else if (self->block != NULL)
    self->ahead = g_steal_pointer (&block);
  else
    take_block (task, g_steal_pointer (&block));
}

static void
list_next_block (GTask *task)
{
  Walk *self = g_task_get_task_data (task);

  moor_store_list_async (self->store, &self->query, g_task_get_cancellable (task),
                         on_listed, g_object_ref (task));
}

static void
take_block (GTask     *task,
            GPtrArray *block)
{
  Walk *self = g_task_get_task_data (task);

  self->block = block;
  self->position = 0;
  if (block->len == BLOCK)
    {
      MoorPage *last = g_ptr_array_index (block, BLOCK - 1);

      self->query.before = moor_page_get_sort_key (last);
      list_next_block (task);
    }
  write_block (task);
}

void
moor_page_stream_async (MoorStore           *store,
                        const MoorQuery     *query,
                        GOutputStream       *stream,
                        MoorPageWriter       writer,
                        gpointer             data,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Walk *self;

  g_return_if_fail (MOOR_IS_STORE (store));
  g_return_if_fail (query != NULL);
  g_return_if_fail (G_IS_OUTPUT_STREAM (stream));
  g_return_if_fail (writer != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, moor_page_stream_async);

  self = g_new0 (Walk, 1);
  self->store = g_object_ref (store);
  self->query = *query;
  self->query.exercise = g_strdup (query->exercise);
  self->query.day = g_strdup (query->day);
  self->query.month = g_strdup (query->month);
  self->query.tag = g_strdup (query->tag);
  self->query.search = g_strdup (query->search);
  self->query.answers = TRUE;
  self->query.offset = 0;
  self->query.limit = BLOCK;
  self->stream = g_object_ref (stream);
  self->writer = writer;
  self->data = data;
  self->names = moor_name_book_new (store, NULL);
  self->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_exercise);
  self->out = g_string_new (NULL);
  g_task_set_task_data (task, self, (GDestroyNotify) walk_free);

  list_next_block (task);
}

gboolean
moor_page_stream_finish (GAsyncResult  *result,
                         guint         *n_pages,
                         GError       **error)
{
  Walk *self;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == moor_page_stream_async, FALSE);

  self = g_task_get_task_data (G_TASK (result));
  if (n_pages != NULL)
    *n_pages = self->n_pages;

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-scored-book.h"

/* One reading: which exercises have pages, their pages, what these were answered with. */
typedef struct {
  MoorDesk          *desk;
  MoorQuestionnaire *own;        /* (nullable) for pages of before the file */
  GPtrArray         *pages;      /* MoorPage */
  GHashTable        *definitions;   /* hash → MoorExercise, or NULL: asked for */
  guint              pending;
  GError            *error;      /* (nullable) the first */
} Book;

typedef struct {
  GTask *task;
  char  *hash;
} Asked;

static void
book_free (gpointer data)
{
  Book *book = data;

  g_object_unref (book->desk);
  g_clear_object (&book->own);
  g_ptr_array_unref (book->pages);
  g_hash_table_unref (book->definitions);
  g_clear_error (&book->error);
  g_free (book);
}

static void
unref_if (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

static int
newest_first (gconstpointer a,
              gconstpointer b)
{
  gint64 one = moor_page_get_sort_key (*(MoorPage * const *) a);
  gint64 two = moor_page_get_sort_key (*(MoorPage * const *) b);

  return one > two ? -1 : one < two;
}

static GPtrArray *
score_all (Book *book)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_scored_unref);

  g_ptr_array_sort (book->pages, newest_first);
  for (guint i = 0; i < book->pages->len; i++)
    {
      MoorPage *page = g_ptr_array_index (book->pages, i);
      MoorExercise *definition = g_hash_table_lookup (book->definitions,
                                                      moor_page_get_definition (page));
      g_autoptr (GPtrArray) scored = NULL;

      /* One that cannot be read any more is left out; verify tells of it. */
      if (definition == NULL)
        continue;

      scored = moor_scored_of_page (page, definition, book->own);
      for (guint k = 0; k < scored->len; k++)
        g_ptr_array_add (all, moor_scored_ref (g_ptr_array_index (scored, k)));
    }

  return all;
}

static void
done (GTask  *task,
      GError *error)
{
  Book *book = g_task_get_task_data (task);

  if (error != NULL && book->error == NULL)
    book->error = g_error_copy (error);
  if (--book->pending > 0)
    return;

  if (book->error != NULL)
    g_task_return_error (task, g_steal_pointer (&book->error));
  else
    g_task_return_pointer (task, score_all (book), (GDestroyNotify) g_ptr_array_unref);
}

static void
definition_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  Asked *asked = data;
  g_autoptr (GTask) task = asked->task;
  Book *book = g_task_get_task_data (task);
  MoorExercise *exercise = moor_store_load_definition_finish (MOOR_STORE (source), result, NULL);

  g_hash_table_replace (book->definitions, asked->hash, exercise);
  g_free (asked);
  done (task, NULL);
}

static void
pages_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  Book *book = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = moor_store_list_finish (MOOR_STORE (source), result, &error);

  for (guint i = 0; pages != NULL && i < pages->len; i++)
    {
      MoorPage *page = g_ptr_array_index (pages, i);
      const char *hash = moor_page_get_definition (page);

      if (moor_page_get_state (page) == MOOR_PAGE_DRAFT || hash == NULL)
        continue;

      g_ptr_array_add (book->pages, g_object_ref (page));
      if (g_hash_table_contains (book->definitions, hash))
        continue;

      Asked *asked = g_new0 (Asked, 1);

      asked->task = g_object_ref (task);
      asked->hash = g_strdup (hash);
      g_hash_table_insert (book->definitions, g_strdup (hash), NULL);
      book->pending++;
      moor_store_load_definition_async (MOOR_STORE (source), hash, g_task_get_cancellable (task),
                                        definition_cb, asked);
    }

  done (task, error);
}

static gboolean
asks_questionnaire (MoorExercise *exercise)
{
  GPtrArray *parts = moor_exercise_get_parts (exercise);

  for (guint p = 0; p < parts->len; p++)
    {
      const MoorPart *part = g_ptr_array_index (parts, p);

      for (guint b = 0; b < part->blocks->len; b++)
        {
          const MoorBlock *block = g_ptr_array_index (part->blocks, b);

          if (block->kind == MOOR_BLOCK_FIELD && block->field->scored_by != NULL)
            return TRUE;
        }
    }

  return FALSE;
}

/* Of one that is not here any more, its pages know what it asked. */
static gboolean
is_wanted (Book       *book,
           const char *id)
{
  MoorExercise *exercise = moor_library_find (moor_desk_get_library (book->desk), id);

  return exercise == NULL || asks_questionnaire (exercise);
}

static void
counts_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  Book *book = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) counts = moor_store_exercise_counts_finish (MOOR_STORE (source), result, &error);

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const MoorExerciseCount *count = g_ptr_array_index (counts, i);
      MoorQuery query = { .list = MOOR_LIST_JOURNAL, .exercise = count->exercise, .answers = TRUE };

      if (count->listed == 0 || !is_wanted (book, count->exercise))
        continue;

      book->pending++;
      moor_store_list_async (MOOR_STORE (source), &query, g_task_get_cancellable (task), pages_cb,
                             g_object_ref (task));
    }

  done (task, error);
}

void
moor_scored_book_read_async (MoorDesk            *desk,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  g_return_if_fail (MOOR_IS_DESK (desk));

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Book *book = g_new0 (Book, 1);
  MoorExercise *own = moor_library_find (moor_desk_get_library (desk), "how-i-answered-today");
  MoorField *statements = own != NULL ? moor_exercise_find_field (own, "statements") : NULL;

  g_task_set_source_tag (task, moor_scored_book_read_async);
  book->desk = g_object_ref (desk);
  if (statements != NULL && statements->scored_by != NULL)
    book->own = g_object_ref (statements->scored_by);
  book->pages = g_ptr_array_new_with_free_func (g_object_unref);
  book->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_if);
  book->pending = 1;
  g_task_set_task_data (task, book, book_free);

  moor_store_exercise_counts_async (moor_desk_get_store (desk), cancellable, counts_cb,
                                    g_object_ref (task));
}

GPtrArray *
moor_scored_book_read_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

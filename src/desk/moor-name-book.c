/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-name-book.h"

#include <glib/gi18n-lib.h>

#include "base/moor-error.h"

struct _MoorNameBook {
  GObject       parent_instance;

  MoorStore    *store;
  MoorLibrary  *library;         /* (nullable) until first needed */
  GPtrArray    *people;          /* (nullable) MoorPerson, gone ones too */
  GHashTable   *titles;          /* page → words */
  GHashTable   *asked;           /* pages whose title is on its way */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MoorNameBook, moor_name_book, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Takes down what was found; FALSE on an error that says nothing of the page. */
static gboolean
take_page (MoorNameBook  *self,
           const char    *id,
           MoorPage      *page,
           const GError  *error)
{
  char *words;

  if (page != NULL)
    words = moor_name_book_page_words (page);
  else if (g_error_matches (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND))
    words = g_strdup (_("A page that is gone"));
  else
    return FALSE;

  g_hash_table_replace (self->titles, g_strdup (id), words);
  return TRUE;
}

/* One title, asked for by looking it up --------------------------------------- */

typedef struct {
  GWeakRef  book;
  char     *id;
} Asked;

static void
on_page_asked (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  Asked *asked = data;
  g_autoptr (MoorNameBook) self = g_weak_ref_get (&asked->book);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorPage) page = moor_store_load_page_finish (MOOR_STORE (source), result, &error);

  if (self != NULL)
    {
      g_hash_table_remove (self->asked, asked->id);
      if (take_page (self, asked->id, page, error))
        g_signal_emit (self, signals[CHANGED], 0);
    }

  g_weak_ref_clear (&asked->book);
  g_free (asked->id);
  g_free (asked);
}

static const char *
look_up_page (MoorNameBook *self,
              const char   *id)
{
  const char *title = g_hash_table_lookup (self->titles, id);

  if (title == NULL && g_hash_table_add (self->asked, g_strdup (id)))
    {
      Asked *asked = g_new0 (Asked, 1);

      g_weak_ref_init (&asked->book, self);
      asked->id = g_strdup (id);
      moor_store_load_page_async (self->store, id, self->cancellable, on_page_asked, asked);
    }

  return title;
}

static const char *
look_up_exercise (MoorNameBook *self,
                  const char   *id)
{
  MoorExercise *exercise;

  if (self->library == NULL)
    self->library = moor_library_new (moor_store_get_data_dir (self->store));

  exercise = moor_library_find (self->library, id);
  return exercise != NULL ? moor_exercise_get_title (exercise)
                          : _("An exercise that is not here any more");
}

/* All of a page's titles ------------------------------------------------------ */

static void
add_links (MoorNameBook    *self,
           const MoorField *field,
           MoorAnswer      *answer,
           GPtrArray       *ids)
{
  int n_rows = answer != NULL ? moor_answer_get_n_rows (answer) : 0;

  if (field->kind == MOOR_FIELD_LINK && g_strcmp0 (field->link_to, "page") == 0)
    {
      const char *id = n_rows > 0 ? moor_answer_get_text (answer, 0, "") : NULL;

      if (id != NULL && !g_hash_table_contains (self->titles, id))
        g_ptr_array_add (ids, g_strdup (id));
    }

  for (guint c = 0; field->kind == MOOR_FIELD_ROWS && c < field->columns->len; c++)
    for (int row = 0; row < n_rows; row++)
      {
        const MoorField *column = field->columns->pdata[c];
        g_autoptr (MoorAnswer) inner = moor_answer_get_column (answer, row, column->id);

        add_links (self, column, inner, ids);
      }
}

/* (transfer full) (element-type utf8): pages whose titles are to be read. */
static GPtrArray *
find_links (MoorNameBook *self,
            MoorExercise *definition,
            MoorAnswers  *answers)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) fields = NULL;

  if (definition == NULL || answers == NULL ||
      !moor_exercise_uses_kind (definition, MOOR_FIELD_LINK))
    return ids;

  fields = moor_answers_fields (answers);
  for (guint i = 0; i < fields->len; i++)
    {
      const MoorField *field = moor_exercise_find_field (definition, fields->pdata[i]);

      if (field != NULL)
        add_links (self, field, moor_answers_get (answers, field->id), ids);
    }

  return ids;
}

static void read_next (GTask *task);

static void
on_page_read (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  MoorNameBook *self = g_task_get_source_object (task);
  GPtrArray *ids = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorPage) page = moor_store_load_page_finish (MOOR_STORE (source), result, &error);

  if (!take_page (self, ids->pdata[ids->len - 1], page, error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_ptr_array_set_size (ids, (int) ids->len - 1);
  read_next (g_steal_pointer (&task));
}

static void
on_people (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  MoorNameBook *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) people = NULL;
  GError *error = NULL;

  people = moor_store_people_finish (MOOR_STORE (source), result, &error);
  if (people == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = g_steal_pointer (&people);
  read_next (g_steal_pointer (&task));
}

/* (transfer full): one after the other, people first. */
static void
read_next (GTask *task)
{
  MoorNameBook *self = g_task_get_source_object (task);
  GPtrArray *ids = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (self->people == NULL)
    {
      moor_store_people_async (self->store, TRUE, cancellable, on_people, task);
    }
  else if (ids->len > 0)
    {
      moor_store_load_page_async (self->store, ids->pdata[ids->len - 1], cancellable,
                                  on_page_read, task);
    }
  else
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

static void
moor_name_book_dispose (GObject *object)
{
  MoorNameBook *self = MOOR_NAME_BOOK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->library);
  g_clear_pointer (&self->people, g_ptr_array_unref);

  G_OBJECT_CLASS (moor_name_book_parent_class)->dispose (object);
}

static void
moor_name_book_finalize (GObject *object)
{
  MoorNameBook *self = MOOR_NAME_BOOK (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->asked);

  G_OBJECT_CLASS (moor_name_book_parent_class)->finalize (object);
}

static void
moor_name_book_class_init (MoorNameBookClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_name_book_dispose;
  G_OBJECT_CLASS (klass)->finalize = moor_name_book_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
moor_name_book_init (MoorNameBook *self)
{
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
}

MoorNameBook *
moor_name_book_new (MoorStore   *store,
                    MoorLibrary *library)
{
  MoorNameBook *self;

  g_return_val_if_fail (MOOR_IS_STORE (store), NULL);

  self = g_object_new (MOOR_TYPE_NAME_BOOK, NULL);
  self->store = g_object_ref (store);
  g_set_object (&self->library, library);
  return self;
}

void
moor_name_book_read_async (MoorNameBook        *self,
                           MoorExercise        *definition,
                           MoorAnswers         *answers,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             data)
{
  GTask *task;

  g_return_if_fail (MOOR_IS_NAME_BOOK (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, moor_name_book_read_async);
  g_task_set_task_data (task, find_links (self, definition, answers),
                        (GDestroyNotify) g_ptr_array_unref);
  read_next (task);
}

gboolean
moor_name_book_read_finish (MoorNameBook  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
moor_name_book_knows (MoorNameBook *self,
                      MoorExercise *definition,
                      MoorAnswers  *answers)
{
  g_autoptr (GPtrArray) ids = NULL;

  g_return_val_if_fail (MOOR_IS_NAME_BOOK (self), FALSE);

  if (self->people == NULL)
    return FALSE;

  ids = find_links (self, definition, answers);
  return ids->len == 0;
}

const char *
moor_name_book_look_up (const MoorField *field,
                        const char      *id,
                        gpointer         book)
{
  if (book == NULL)
    return NULL;
  if (field->kind == MOOR_FIELD_PERSON)
    return moor_name_book_find_person (id, book);
  if (field->kind != MOOR_FIELD_LINK)
    return NULL;

  return g_strcmp0 (field->link_to, "exercise") == 0 ? look_up_exercise (book, id)
                                                     : look_up_page (book, id);
}

const char *
moor_name_book_find_person (const char *uuid,
                            gpointer    book)
{
  MoorNameBook *self = book;

  for (guint i = 0; self != NULL && self->people != NULL && i < self->people->len; i++)
    if (g_strcmp0 (moor_person_get_id (self->people->pdata[i]), uuid) == 0)
      return moor_person_get_name (self->people->pdata[i]);

  return NULL;
}

char *
moor_name_book_page_words (MoorPage *page)
{
  g_autofree char *day = moor_field_day_to_text (moor_page_get_date (page));

  if (moor_page_get_trashed (page) != 0)
    return g_strdup (_("A page that is gone"));
  if (moor_page_is_put_away (page))
    /* Translators: a day: "A page that is put away (3 October 2026)" */
    return g_strdup_printf (_("A page that is put away (%s)"), day);
  if (moor_page_get_title (page)[0] == '\0')
    /* Translators: a day: "A page without words (3 October 2026)" */
    return g_strdup_printf (_("A page without words (%s)"), day);

  /* Translators: the title of a page and its day: "Settle (3 October 2026)" */
  return g_strdup_printf (C_("page", "%s (%s)"), moor_page_get_title (page), day);
}

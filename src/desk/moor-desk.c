/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-text.h"
#include "desk/moor-desk-private.h"

#include <glib/gi18n-lib.h>

#include "base/moor-error.h"
#include "desk/moor-keep-on-list.h"

struct _MoorDesk
{
  GObject      parent_instance;

  MoorStore   *store;
  MoorLibrary *library;
  char        *interrupted; /* (nullable) id of a page */
  GPtrArray   *sittings;   /* MoorSitting, not owned: those somebody still holds */
};

G_DEFINE_FINAL_TYPE (MoorDesk, moor_desk, G_TYPE_OBJECT)

static void
sitting_gone_cb (gpointer  data,
                 GObject  *sitting)
{
  g_ptr_array_remove (data, sitting);
}

static void
moor_desk_dispose (GObject *object)
{
  MoorDesk *self = MOOR_DESK (object);

  for (guint i = 0; i < self->sittings->len; i++)
    g_object_weak_unref (g_ptr_array_index (self->sittings, i), sitting_gone_cb, self->sittings);
  g_ptr_array_set_size (self->sittings, 0);

  g_clear_object (&self->store);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (moor_desk_parent_class)->dispose (object);
}

static void
moor_desk_finalize (GObject *object)
{
  MoorDesk *self = MOOR_DESK (object);

  g_ptr_array_unref (self->sittings);
  g_free (self->interrupted);

  G_OBJECT_CLASS (moor_desk_parent_class)->finalize (object);
}

static void
moor_desk_class_init (MoorDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = moor_desk_dispose;
  object_class->finalize = moor_desk_finalize;
}

static void
moor_desk_init (MoorDesk *self)
{
  self->sittings = g_ptr_array_new ();
}

typedef struct {
  char         *data_dir;
  MoorStoreMode mode;
} Open;

static void
open_free (gpointer data)
{
  Open *open = data;

  g_free (open->data_dir);
  g_free (open);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorStore) store = moor_store_open_finish (result, &error);
  Open *open = g_task_get_task_data (task);
  MoorDesk *self;

  if (store == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self = g_object_new (MOOR_TYPE_DESK, NULL);
  self->store = g_steal_pointer (&store);
  self->library = moor_library_new (open->data_dir);
  self->interrupted = g_strdup (moor_store_get_setting (self->store, MOOR_SITTING_OPEN_PAGE));
  if (self->interrupted != NULL)
    moor_store_set_setting (self->store, MOOR_SITTING_OPEN_PAGE, NULL);
  if (open->mode == MOOR_STORE_WRITE)
    moor_keep_on_list_catch_up (self);
  g_task_return_pointer (task, self, g_object_unref);
}

void
moor_desk_open_async (const char          *data_dir,
                      MoorStoreMode        mode,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             data)
{
  GTask *task;
  Open *open;

  g_return_if_fail (data_dir != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, moor_desk_open_async);
  open = g_new0 (Open, 1);
  open->data_dir = g_strdup (data_dir);
  open->mode = mode;
  g_task_set_task_data (task, open, open_free);
  moor_store_open_async (data_dir, mode, NULL, cancellable, opened_cb, task);
}

MoorDesk *
moor_desk_open_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

MoorStore *
moor_desk_get_store (MoorDesk *self)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);

  return self->store;
}

const char *
moor_desk_get_interrupted (MoorDesk *self)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);

  return self->interrupted;
}

MoorLibrary *
moor_desk_get_library (MoorDesk *self)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);

  return self->library;
}

/* Closing -------------------------------------------------------------------- */

typedef struct {
  guint   waiting;    /* sittings, and one for the loop that asks them */
  GError *error;      /* (nullable) the first */
} Close;

static void
close_free (gpointer data)
{
  Close *close = data;

  g_clear_error (&close->error);
  g_free (close);
}

static void
store_closed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (moor_store_close_finish (MOOR_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
close_store (gpointer data)
{
  GTask *task = data;
  MoorDesk *self = g_task_get_source_object (task);

  moor_store_close_async (self->store, store_closed_cb, task);
}

/* A journal with a sitting that could not be saved stays open: what is in that
 * sitting's memory is the only copy. */
static void
close_if_saved (GTask *task)
{
  MoorDesk *self = g_task_get_source_object (task);
  Close *close = g_task_get_task_data (task);

  if (--close->waiting > 0)
    return;

  if (close->error != NULL)
    g_task_return_error (task, g_steal_pointer (&close->error));
  else
    moor_keep_on_list_wait (self, close_store, g_object_ref (task));
}

static void
left_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Close *close = g_task_get_task_data (task);

  if (!moor_sitting_leave_finish (MOOR_SITTING (source), result, &error) && close->error == NULL)
    close->error = g_steal_pointer (&error);

  close_if_saved (task);
}

void
moor_desk_close_async (MoorDesk            *self,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  Close *close;

  g_return_if_fail (MOOR_IS_DESK (self));

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, moor_desk_close_async);
  close = g_new0 (Close, 1);
  close->waiting = 1;
  g_task_set_task_data (task, close, close_free);

  for (guint i = 0; i < self->sittings->len; i++)
    {
      close->waiting++;
      moor_sitting_leave_async (g_ptr_array_index (self->sittings, i),
                                left_cb, g_object_ref (task));
    }

  close_if_saved (task);
}

gboolean
moor_desk_close_finish (MoorDesk      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
moor_desk_flush (MoorDesk *self)
{
  g_return_if_fail (MOOR_IS_DESK (self));

  for (guint i = 0; i < self->sittings->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!moor_sitting_flush (g_ptr_array_index (self->sittings, i), &error))
        g_warning ("A page could not be saved: %s", error->message);
    }
}

/* What the person chose ------------------------------------------------------ */

MoorLeaning
moor_desk_get_leaning (MoorDesk *self)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), MOOR_LEANING_NONE);

  return moor_leaning_from_string (moor_store_get_setting (self->store, MOOR_SETTING_LEANING));
}

const char *
moor_desk_get_leaning_choice (MoorDesk *self)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);

  return moor_store_get_setting (self->store, MOOR_SETTING_LEANING);
}

void
moor_desk_choose_leaning (MoorDesk   *self,
                          const char *choice)
{
  g_return_if_fail (MOOR_IS_DESK (self));
  g_return_if_fail (choice == NULL || moor_leaning_from_string (choice) != MOOR_LEANING_NONE ||
                    g_str_equal (choice, "depends") || g_str_equal (choice, "unknown"));

  moor_store_set_setting (self->store, MOOR_SETTING_LEANING, choice);
}

gboolean
moor_desk_offers_leaning (MoorDesk   *self,
                          const char *exercise_id)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), FALSE);

  return g_strcmp0 (exercise_id, MOOR_SMALL_MAP) == 0 &&
         moor_desk_get_leaning_choice (self) == NULL &&
         moor_store_get_setting (self->store, MOOR_SETTING_LEANING_OFFERED) == NULL;
}

void
moor_desk_leaning_offered (MoorDesk *self)
{
  g_return_if_fail (MOOR_IS_DESK (self));

  moor_store_set_setting (self->store, MOOR_SETTING_LEANING_OFFERED, "1");
}

gboolean
moor_desk_is_welcomed (MoorDesk *self)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), FALSE);

  return moor_store_get_setting (self->store, MOOR_SETTING_WELCOMED) != NULL;
}

void
moor_desk_set_welcomed (MoorDesk *self)
{
  g_return_if_fail (MOOR_IS_DESK (self));

  moor_store_set_setting (self->store, MOOR_SETTING_WELCOMED, "1");
}

char **
moor_desk_get_reasons (MoorDesk *self)
{
  const char *reasons;

  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);

  reasons = moor_store_get_setting (self->store, MOOR_SETTING_REASONS);

  return g_strsplit (reasons != NULL ? reasons : "", " ", -1);
}

void
moor_desk_set_reasons (MoorDesk           *self,
                       const char * const *reasons)
{
  g_autofree char *joined = NULL;

  g_return_if_fail (MOOR_IS_DESK (self));

  joined = reasons != NULL ? g_strjoinv (" ", (char **) reasons) : NULL;
  moor_store_set_setting (self->store, MOOR_SETTING_REASONS,
                          joined != NULL && joined[0] != '\0' ? joined : NULL);
}

const char *
moor_desk_get_counselor (MoorDesk *self)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);

  return moor_store_get_setting (self->store, MOOR_SETTING_COUNSELOR);
}

void
moor_desk_set_counselor (MoorDesk   *self,
                         const char *name)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (MOOR_IS_DESK (self));

  folded = moor_text_fold (name != NULL ? name : "");
  moor_store_set_setting (self->store, MOOR_SETTING_COUNSELOR, *folded != '\0' ? folded : NULL);
}

/* Pages ---------------------------------------------------------------------- */

MoorExercise *
moor_desk_find_exercise (MoorDesk   *self,
                         const char *id)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return moor_library_find (self->library, id);
}

MoorSitting *
moor_desk_take_sitting (MoorDesk    *self,
                        MoorSitting *sitting)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);
  g_return_val_if_fail (MOOR_IS_SITTING (sitting), NULL);

  g_ptr_array_add (self->sittings, sitting);
  g_object_weak_ref (G_OBJECT (sitting), sitting_gone_cb, self->sittings);
  moor_keep_on_list_watch (self, sitting);

  return sitting;
}

MoorSitting *
moor_desk_find_sitting (MoorDesk   *self,
                        const char *page_id)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);
  g_return_val_if_fail (page_id != NULL, NULL);

  for (guint i = self->sittings->len; i > 0; i--)
    {
      MoorSitting *sitting = g_ptr_array_index (self->sittings, i - 1);

      if (g_str_equal (moor_sitting_get_page_id (sitting), page_id))
        return sitting;
    }

  return NULL;
}

MoorSitting *
moor_desk_write (MoorDesk *self)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);

  return moor_desk_take_sitting (self, moor_sitting_new (self->store, NULL, NULL));
}

void
moor_desk_leave_page (MoorDesk   *self,
                      const char *page_id,
                      gboolean    leave)
{
  g_autoptr (MoorChange) change = NULL;

  g_return_if_fail (MOOR_IS_DESK (self));
  g_return_if_fail (page_id != NULL);

  change = moor_change_new (page_id);
  moor_change_set_left (change, leave);
  moor_store_save_async (self->store, change, NULL, NULL, NULL);
}

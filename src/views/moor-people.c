/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-people.h"

struct _MoorPeople {
  GObject       parent_instance;

  MoorStore    *store;
  GListStore   *model;
  GHashTable   *names;         /* id → name, gone ones too */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MoorPeople, moor_people, G_TYPE_OBJECT)

enum {
  CHANGED,
  PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_people (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = moor_store_people_finish (MOOR_STORE (source), result, &error);
  g_autoptr (GPtrArray) here = NULL;
  MoorPeople *self = data;

  if (people == NULL)
    {
      /* The names are missing for now; nothing that was written is touched.
       * The list comes again with the next change. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("The list of people could not be read: %s", error->message);
      return;
    }

  here = g_ptr_array_new ();
  for (guint i = 0; i < people->len; i++)
    {
      MoorPerson *person = people->pdata[i];

      g_hash_table_replace (self->names, g_strdup (moor_person_get_id (person)),
                            g_strdup (moor_person_get_name (person)));
      if (!moor_person_is_gone (person))
        g_ptr_array_add (here, person);
    }

  g_list_store_splice (self->model, 0, g_list_model_get_n_items (G_LIST_MODEL (self->model)),
                       here->pdata, here->len);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
load (MoorPeople *self)
{
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  moor_store_people_async (self->store, TRUE, self->cancellable, on_people, self);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (MoorPeople) self = data;
  g_autoptr (GError) error = NULL;

  if (!moor_store_save_person_finish (MOOR_STORE (source), result, &error))
    g_signal_emit (self, signals[PROBLEM], 0, error->message);
}

static void
moor_people_dispose (GObject *object)
{
  MoorPeople *self = MOOR_PEOPLE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (moor_people_parent_class)->dispose (object);
}

static void
moor_people_finalize (GObject *object)
{
  MoorPeople *self = MOOR_PEOPLE (object);

  g_object_unref (self->model);
  g_hash_table_unref (self->names);

  G_OBJECT_CLASS (moor_people_parent_class)->finalize (object);
}

static void
moor_people_class_init (MoorPeopleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = moor_people_dispose;
  object_class->finalize = moor_people_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
moor_people_init (MoorPeople *self)
{
  self->model = g_list_store_new (MOOR_TYPE_PERSON);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

MoorPeople *
moor_people_new (MoorStore *store)
{
  MoorPeople *self;

  g_return_val_if_fail (MOOR_IS_STORE (store), NULL);

  self = g_object_new (MOOR_TYPE_PEOPLE, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "people-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}

GListModel *
moor_people_get_model (MoorPeople *self)
{
  g_return_val_if_fail (MOOR_IS_PEOPLE (self), NULL);

  return G_LIST_MODEL (self->model);
}

const char *
moor_people_find_name (MoorPeople *self,
                       const char *id)
{
  g_return_val_if_fail (MOOR_IS_PEOPLE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->names, id);
}

char *
moor_people_add (MoorPeople *self,
                 const char *name)
{
  g_autoptr (MoorPerson) person = NULL;

  g_return_val_if_fail (MOOR_IS_PEOPLE (self), NULL);
  g_return_val_if_fail (name != NULL && name[0] != '\0', NULL);

  person = moor_person_new (NULL, name, NULL, FALSE);
  g_hash_table_replace (self->names, g_strdup (moor_person_get_id (person)), g_strdup (name));
  g_list_store_append (self->model, person);
  moor_store_save_person_async (self->store, person, on_saved, g_object_ref (self));

  return g_strdup (moor_person_get_id (person));
}

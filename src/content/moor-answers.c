/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-answers.h"

struct _MoorAnswers {
  GObject     parent_instance;

  GHashTable *answers;           /* field id → MoorAnswer */
  gsize       bytes;
};

G_DEFINE_FINAL_TYPE (MoorAnswers, moor_answers, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
moor_answers_finalize (GObject *object)
{
  MoorAnswers *self = MOOR_ANSWERS (object);

  g_hash_table_unref (self->answers);

  G_OBJECT_CLASS (moor_answers_parent_class)->finalize (object);
}

static void
moor_answers_class_init (MoorAnswersClass *class)
{
  G_OBJECT_CLASS (class)->finalize = moor_answers_finalize;

  /**
   * MoorAnswers::changed:
   * @field: the id of the field whose answer is another one now
   */
  signals[CHANGED] =
    g_signal_new ("changed", MOOR_TYPE_ANSWERS,
                  G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
moor_answers_init (MoorAnswers *self)
{
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal,
                                         g_free, (GDestroyNotify) moor_answer_unref);
}

MoorAnswers *
moor_answers_new (void)
{
  return g_object_new (MOOR_TYPE_ANSWERS, NULL);
}

MoorAnswers *
moor_answers_copy (MoorAnswers *self)
{
  g_return_val_if_fail (MOOR_IS_ANSWERS (self), NULL);

  MoorAnswers *copy = moor_answers_new ();
  GHashTableIter iter;
  gpointer field, answer;

  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, &field, &answer))
    g_hash_table_insert (copy->answers, g_strdup (field), moor_answer_ref (answer));
  copy->bytes = self->bytes;

  return copy;
}

MoorAnswer *
moor_answers_get (MoorAnswers *self,
                  const char  *field)
{
  g_return_val_if_fail (MOOR_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  return g_hash_table_lookup (self->answers, field);
}

gboolean
moor_answers_set (MoorAnswers *self,
                  const char  *field,
                  MoorAnswer  *answer)
{
  g_return_val_if_fail (MOOR_IS_ANSWERS (self), FALSE);
  g_return_val_if_fail (field != NULL && field[0] != '\0', FALSE);

  MoorAnswer *old = g_hash_table_lookup (self->answers, field);

  if (moor_answer_equal (old, answer))
    return FALSE;

  /* The caller's id may be the very key that goes away here. */
  g_autofree char *id = g_strdup (field);

  if (old != NULL)
    self->bytes -= moor_answer_get_bytes (old);

  if (answer != NULL)
    {
      self->bytes += moor_answer_get_bytes (answer);
      g_hash_table_replace (self->answers, g_strdup (id), moor_answer_ref (answer));
    }
  else
    g_hash_table_remove (self->answers, id);

  g_signal_emit (self, signals[CHANGED], g_quark_from_string (id), id);
  return TRUE;
}

GPtrArray *
moor_answers_fields (MoorAnswers *self)
{
  g_return_val_if_fail (MOOR_IS_ANSWERS (self), NULL);

  GPtrArray *fields = g_ptr_array_new_full (g_hash_table_size (self->answers), g_free);
  GHashTableIter iter;
  gpointer field;

  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    g_ptr_array_add (fields, g_strdup (field));
  g_ptr_array_sort (fields, compare_ids);

  return fields;
}

gsize
moor_answers_get_bytes (MoorAnswers *self)
{
  g_return_val_if_fail (MOOR_IS_ANSWERS (self), 0);

  return self->bytes;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-change-private.h"

static void
answer_free (gpointer answer)
{
  if (answer != NULL)
    moor_answer_unref (answer);
}

MoorChange *
moor_change_new (const char *page_id)
{
  MoorChange *self;

  g_return_val_if_fail (page_id != NULL && *page_id != '\0', NULL);

  self = g_new0 (MoorChange, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->page_id = g_strdup (page_id);
  return self;
}

MoorChange *
moor_change_ref (MoorChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moor_change_unref (MoorChange *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_clear_object (&self->exercise);
  g_free (self->page_id);
  g_free (self->place);
  g_free (self->skipped);
  g_free (self->due);
  g_free (self->due_part);
  g_strfreev (self->tags);
  g_free (self);
}

void
moor_change_create (MoorChange   *self,
                    MoorExercise *exercise,
                    gint64        when,
                    MoorLeaning   leaning,
                    gboolean      short_form)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (exercise == NULL || MOOR_IS_EXERCISE (exercise));

  self->flags |= MOOR_CHANGE_CREATE;
  g_set_object (&self->exercise, exercise);
  self->when = when;
  self->leaning = leaning;
  self->short_form = short_form;
}

void
moor_change_set_exercise (MoorChange   *self,
                          MoorExercise *exercise)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (MOOR_IS_EXERCISE (exercise));

  self->flags |= MOOR_CHANGE_EXERCISE;
  g_set_object (&self->exercise, exercise);
}

void
moor_change_set_answer (MoorChange *self,
                        const char *field,
                        MoorAnswer *answer)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL && *field != '\0');

  if (self->answers == NULL)
    self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, answer_free);

  g_hash_table_replace (self->answers, g_strdup (field),
                        answer != NULL ? moor_answer_ref (answer) : NULL);
}

void
moor_change_set_state (MoorChange    *self,
                       MoorPageState  state)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (state >= MOOR_PAGE_DRAFT && state <= MOOR_PAGE_DONE);

  self->flags |= MOOR_CHANGE_STATE;
  self->state = state;
}

void
moor_change_set_place (MoorChange *self,
                       const char *place)
{
  g_return_if_fail (self != NULL);

  self->flags |= MOOR_CHANGE_PLACE;
  g_free (self->place);
  self->place = g_strdup (place);
}

void
moor_change_set_skipped (MoorChange         *self,
                         const char * const *parts)
{
  g_return_if_fail (self != NULL);

  self->flags |= MOOR_CHANGE_SKIPPED;
  g_free (self->skipped);
  self->skipped = parts != NULL ? g_strjoinv (" ", (char **) parts) : g_strdup ("");
}

void
moor_change_set_due (MoorChange *self,
                     const char *due,
                     const char *part)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail ((due == NULL) == (part == NULL));

  self->flags |= MOOR_CHANGE_DUE;
  g_free (self->due);
  g_free (self->due_part);
  self->due = g_strdup (due);
  self->due_part = g_strdup (part);
}

void
moor_change_set_audience (MoorChange   *self,
                          MoorAudience  audience)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (audience == MOOR_AUDIENCE_ONLY_ME || audience == MOOR_AUDIENCE_COUNSELOR);

  self->flags |= MOOR_CHANGE_AUDIENCE;
  self->audience = audience;
}

void
moor_change_set_put_away (MoorChange *self,
                          gboolean    put_away)
{
  g_return_if_fail (self != NULL);

  self->flags |= MOOR_CHANGE_PUT_AWAY;
  self->put_away = !!put_away;
}

void
moor_change_set_starred (MoorChange *self,
                         gboolean    starred)
{
  g_return_if_fail (self != NULL);

  self->flags |= MOOR_CHANGE_STARRED;
  self->starred = !!starred;
}

void
moor_change_set_left (MoorChange *self,
                      gboolean    left)
{
  g_return_if_fail (self != NULL);

  self->flags |= MOOR_CHANGE_LEFT;
  self->left = !!left;
}

void
moor_change_set_tags (MoorChange         *self,
                      const char * const *tags)
{
  static const char * const none[] = { NULL };

  g_return_if_fail (self != NULL);

  self->flags |= MOOR_CHANGE_TAGS;
  g_strfreev (self->tags);
  self->tags = g_strdupv ((char **) (tags != NULL ? tags : none));
}

gboolean
moor_change_is_empty (MoorChange *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->flags == 0 && (self->answers == NULL || g_hash_table_size (self->answers) == 0);
}

const char *
moor_change_get_page_id (MoorChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->page_id;
}

static void
apply (MoorChange *self,
       MoorChange *change)
{
  if (change->flags & MOOR_CHANGE_CREATE)
    moor_change_create (self, change->exercise, change->when, change->leaning, change->short_form);
  if (change->flags & MOOR_CHANGE_EXERCISE)
    moor_change_set_exercise (self, change->exercise);
  if (change->flags & MOOR_CHANGE_STATE)
    moor_change_set_state (self, change->state);
  if (change->flags & MOOR_CHANGE_PLACE)
    moor_change_set_place (self, change->place);
  if (change->flags & MOOR_CHANGE_SKIPPED)
    {
      self->flags |= MOOR_CHANGE_SKIPPED;
      g_free (self->skipped);
      self->skipped = g_strdup (change->skipped);
    }
  if (change->flags & MOOR_CHANGE_DUE)
    moor_change_set_due (self, change->due, change->due_part);
  if (change->flags & MOOR_CHANGE_AUDIENCE)
    moor_change_set_audience (self, change->audience);
  if (change->flags & MOOR_CHANGE_PUT_AWAY)
    moor_change_set_put_away (self, change->put_away);
  if (change->flags & MOOR_CHANGE_STARRED)
    moor_change_set_starred (self, change->starred);
  if (change->flags & MOOR_CHANGE_LEFT)
    moor_change_set_left (self, change->left);
  if (change->flags & MOOR_CHANGE_TAGS)
    moor_change_set_tags (self, (const char * const *) change->tags);

  if (change->answers != NULL)
    {
      GHashTableIter iter;
      gpointer field, answer;

      g_hash_table_iter_init (&iter, change->answers);
      while (g_hash_table_iter_next (&iter, &field, &answer))
        moor_change_set_answer (self, field, answer);
    }
}

MoorChange *
moor_change_merge (MoorChange *earlier,
                   MoorChange *later)
{
  MoorChange *merged;

  g_return_val_if_fail (earlier != NULL && later != NULL, NULL);
  g_return_val_if_fail (g_str_equal (earlier->page_id, later->page_id), NULL);

  merged = moor_change_new (earlier->page_id);
  apply (merged, earlier);
  apply (merged, later);
  return merged;
}

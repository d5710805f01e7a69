/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-sitting-private.h"

#include "base/moor-clock.h"
#include "base/moor-error.h"

/* The first unsaved change waits this long, and later ones do not make it wait
 * longer: so a hand that never rests is saved as often as one that does. */
#define SAVE_AFTER_MS 400
#define TRY_AGAIN_AFTER_MS 1500

G_DEFINE_FINAL_TYPE (MoorSitting, moor_sitting, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_PROBLEM,
  PROP_PAGE_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void save (MoorSitting *self);

static void
set_problem (MoorSitting *self,
             const char  *sentence)
{
  if (g_strcmp0 (self->problem, sentence) == 0)
    return;

  g_free (self->problem);
  self->problem = g_strdup (sentence);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static gboolean
is_dirty (MoorSitting *self)
{
  return g_hash_table_size (self->unsaved) > 0 || self->unsaved_parts != 0;
}

/* Nothing is stored before the first answer. */
static gboolean
needs_save (MoorSitting *self)
{
  return is_dirty (self) && (self->stored || moor_sitting_has_words (self));
}

static gboolean
timer_cb (gpointer data)
{
  MoorSitting *self = data;

  self->timer = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

/* The timer holds the sitting: what is unsaved outlives the view that let go. */
static void
start_timer (MoorSitting *self,
             guint        milliseconds)
{
  if (self->timer == 0)
    self->timer = g_timeout_add_full (G_PRIORITY_HIGH, milliseconds, timer_cb,
                                      g_object_ref (self), g_object_unref);
}

static void
schedule (MoorSitting *self)
{
  if (needs_save (self))
    start_timer (self, SAVE_AFTER_MS);
}

void
moor_sitting_mark (MoorSitting *self,
                   MoorUnsaved  what)
{
  self->unsaved_parts |= what;
  schedule (self);
}

/* Leaving -------------------------------------------------------------------- */

static void
answer_leavers (MoorSitting  *self,
                const GError *error)
{
  g_autoptr (GPtrArray) leavers = g_steal_pointer (&self->leavers);

  self->leavers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < leavers->len; i++)
    {
      GTask *task = g_ptr_array_index (leavers, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

static void
purged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (MoorSitting) self = data;
  g_autoptr (GError) error = NULL;

  /* An empty page that stays is untidy and nothing worse. */
  if (!moor_store_purge_finish (self->store, result, &error))
    g_debug ("An empty page could not be taken away");

  answer_leavers (self, NULL);
}

/* Whether Mooring was closed in the middle of a page is only known at the next
 * start, by what was not taken away. */
static void
note_open (MoorSitting *self)
{
  if (g_strcmp0 (moor_store_get_setting (self->store, MOOR_SITTING_OPEN_PAGE), self->page_id) != 0)
    moor_store_set_setting (self->store, MOOR_SITTING_OPEN_PAGE, self->page_id);
}

static void
note_closed (MoorSitting *self)
{
  if (g_strcmp0 (moor_store_get_setting (self->store, MOOR_SITTING_OPEN_PAGE), self->page_id) == 0)
    moor_store_set_setting (self->store, MOOR_SITTING_OPEN_PAGE, NULL);
}

static void
leave_if_clean (MoorSitting *self)
{
  if (self->leavers->len == 0 || self->n_saving > 0)
    return;

  if (self->stored && !self->had_words && !moor_sitting_has_words (self))
    {
      moor_store_purge_async (self->store, self->page_id, purged_cb, g_object_ref (self));

      note_closed (self);

      /* Whatever is still written here becomes a page of its own. */
      self->stored = FALSE;
      self->begun = 0;
      g_free (self->page_id);
      self->page_id = g_uuid_string_random ();
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE_ID]);
      return;
    }

  if (self->stored)
    moor_store_page_left (self->store, self->page_id);
  note_closed (self);

  answer_leavers (self, NULL);
}

/* Saving --------------------------------------------------------------------- */

static gboolean
may_be_tried_again (const GError *error)
{
  return !g_error_matches (error, MOOR_ERROR, MOOR_ERROR_LOCKED) &&
         !g_error_matches (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND) &&
         !g_error_matches (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE);
}

static void
failed (MoorSitting  *self,
        const GError *error)
{
  self->save_wanted = FALSE;
  set_problem (self, error->message);
  answer_leavers (self, error);

  if (may_be_tried_again (error))
    start_timer (self, TRY_AGAIN_AFTER_MS);
}

static void
take_back (MoorSitting *self)
{
  GHashTableIter iter;
  gpointer field;

  g_hash_table_iter_init (&iter, self->flying);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    g_hash_table_add (self->unsaved, g_strdup (field));

  self->unsaved_parts |= self->flying_parts;
  if (self->flying_create)
    self->stored = FALSE;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (MoorSitting) self = data;
  g_autoptr (GError) error = NULL;

  if (!moor_store_save_finish (self->store, result, &error) && self->flight_error == NULL)
    self->flight_error = g_steal_pointer (&error);
  if (--self->n_saving > 0)
    return;

  g_clear_error (&error);
  error = g_steal_pointer (&self->flight_error);
  if (error != NULL)
    take_back (self);

  g_hash_table_remove_all (self->flying);
  self->flying_parts = 0;
  self->flying_create = FALSE;

  if (error != NULL)
    {
      failed (self, error);
      return;
    }

  set_problem (self, NULL);
  if (self->leavers->len == 0)
    note_open (self);

  if (self->save_wanted || (self->leavers->len > 0 && needs_save (self)))
    save (self);
  else
    leave_if_clean (self);
}

static void
revision_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (MoorSitting) self = data;
  g_autoptr (GError) error = NULL;

  if (!moor_store_keep_revision_finish (self->store, result, &error))
    {
      self->revision = MOOR_REVISION_NEEDED;
      failed (self, error);
      return;
    }

  self->revision = MOOR_REVISION_NOT_NEEDED;
  if (self->save_wanted || self->leavers->len > 0)
    save (self);
}

/* Asked for at the first new word, long before that word is saved. */
static void
keep_revision (MoorSitting *self)
{
  if (self->revision != MOOR_REVISION_NEEDED)
    return;

  self->revision = MOOR_REVISION_BEING_KEPT;
  moor_store_keep_revision_async (self->store, self->page_id, revision_cb, g_object_ref (self));
}

/* Everything unsaved as one change; what is unsaved is then in flight. */
static MoorChange *
make_change (MoorSitting *self)
{
  g_autoptr (MoorChange) change = moor_change_new (self->page_id);
  GHashTableIter iter;
  gpointer field;

  if (!self->stored)
    {
      g_autoptr (GPtrArray) fields = moor_answers_fields (self->answers);

      moor_change_create (change,
                          self->run != NULL ? moor_run_get_exercise (self->run) : NULL,
                          self->begun,
                          self->run != NULL ? moor_run_get_leaning (self->run) : MOOR_LEANING_NONE,
                          self->run != NULL && moor_run_is_short (self->run));
      self->unsaved_parts |= MOOR_UNSAVED_STATE;
      self->unsaved_parts &= ~MOOR_UNSAVED_EXERCISE;
      self->stored = TRUE;
      self->flying_create = TRUE;

      for (guint i = 0; i < fields->len; i++)
        g_hash_table_add (self->unsaved, g_strdup (g_ptr_array_index (fields, i)));
    }

  g_hash_table_iter_init (&iter, self->unsaved);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    {
      moor_change_set_answer (change, field, moor_answers_get (self->answers, field));
      g_hash_table_add (self->flying, g_strdup (field));
    }
  moor_sitting_add_unsaved (self, change, self->unsaved_parts);

  g_hash_table_remove_all (self->unsaved);
  self->flying_parts |= self->unsaved_parts;
  self->unsaved_parts = 0;

  return g_steal_pointer (&change);
}

/* To the writer, who keeps the order in which it is asked. */
static void
send (MoorSitting *self)
{
  g_autoptr (MoorChange) change = make_change (self);

  self->n_saving++;
  moor_store_save_async (self->store, change, NULL, saved_cb, g_object_ref (self));
}

static void
save (MoorSitting *self)
{
  if (self->n_saving > 0)
    {
      self->save_wanted = TRUE;
      return;
    }

  if (!needs_save (self))
    {
      self->save_wanted = FALSE;
      leave_if_clean (self);
      return;
    }

  if (g_hash_table_size (self->unsaved) > 0)
    {
      keep_revision (self);
      if (self->revision != MOOR_REVISION_NOT_NEEDED)
        {
          self->save_wanted = TRUE;
          return;
        }
    }

  if (self->timer != 0)
    {
      /* The source's reference to us goes with it, and may be the last. */
      g_object_ref (self);
      g_clear_handle_id (&self->timer, g_source_remove);
      g_object_unref (self);
    }

  self->save_wanted = FALSE;
  send (self);
}

/* Noticing ------------------------------------------------------------------- */

static void
answers_changed_cb (MoorSitting *self,
                    const char  *field)
{
  if (!g_hash_table_contains (self->unsaved, field))
    g_hash_table_add (self->unsaved, g_strdup (field));

  if (self->begun == 0)
    self->begun = moor_clock_now ();
  if (self->was_left)
    self->unsaved_parts |= MOOR_UNSAVED_TAKEN_UP;
  self->was_left = FALSE;

  keep_revision (self);
  schedule (self);
}

static void
run_changed_cb (MoorSitting *self)
{
  gboolean finished = moor_run_get_phase (self->run) == MOOR_RUN_FINISHED;

  if (finished)
    {
      moor_sitting_finish_page (self);
      self->unsaved_parts |= MOOR_UNSAVED_STATE;
    }

  moor_sitting_notice_run (self);

  if (finished)
    moor_sitting_save_now (self);
  else
    schedule (self);
}

/* All parts are passed and only the closing is left to read: whoever leaves now,
 * by whatever way, has done the page. */
static void
end_walk (MoorSitting *self)
{
  if (self->run != NULL && moor_run_get_phase (self->run) == MOOR_RUN_CLOSING)
    moor_run_finish (self->run);
}

/* The object ----------------------------------------------------------------- */

static void
moor_sitting_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  MoorSitting *self = MOOR_SITTING (object);

  switch (id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_PAGE_ID:
      g_value_set_string (value, self->page_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moor_sitting_dispose (GObject *object)
{
  MoorSitting *self = MOOR_SITTING (object);

  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  if (self->answers != NULL)
    g_signal_handlers_disconnect_by_data (self->answers, self);

  G_OBJECT_CLASS (moor_sitting_parent_class)->dispose (object);
}

static void
moor_sitting_finalize (GObject *object)
{
  MoorSitting *self = MOOR_SITTING (object);

  g_assert (self->timer == 0 && self->n_saving == 0);

  g_clear_object (&self->run);
  g_clear_object (&self->page);
  g_clear_object (&self->answers);
  g_clear_object (&self->given);
  g_clear_object (&self->store);
  g_free (self->page_id);
  g_free (self->due);
  g_free (self->due_part);
  g_free (self->done_on);
  g_strfreev (self->tags);
  g_free (self->place);
  g_free (self->skipped);
  g_free (self->problem);
  g_hash_table_unref (self->unsaved);
  g_hash_table_unref (self->flying);
  g_clear_error (&self->flight_error);
  g_ptr_array_unref (self->leavers);

  G_OBJECT_CLASS (moor_sitting_parent_class)->finalize (object);
}

static void
moor_sitting_class_init (MoorSittingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = moor_sitting_get_property;
  object_class->dispose = moor_sitting_dispose;
  object_class->finalize = moor_sitting_finalize;

  properties[PROP_PROBLEM] =
    g_param_spec_string ("problem", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE_ID] =
    g_param_spec_string ("page-id", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
moor_sitting_init (MoorSitting *self)
{
  self->audience = MOOR_AUDIENCE_ONLY_ME;
  self->unsaved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->flying = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->leavers = g_ptr_array_new_with_free_func (g_object_unref);
}

MoorSitting *
moor_sitting_new (MoorStore *store,
                  MoorRun   *run,
                  MoorPage  *page)
{
  MoorSitting *self;

  g_return_val_if_fail (MOOR_IS_STORE (store), NULL);
  g_return_val_if_fail (run == NULL || MOOR_IS_RUN (run), NULL);
  g_return_val_if_fail (page == NULL || MOOR_IS_PAGE (page), NULL);

  self = g_object_new (MOOR_TYPE_SITTING, NULL);
  self->store = g_object_ref (store);
  self->run = run != NULL ? g_object_ref (run) : NULL;
  self->page = page != NULL ? g_object_ref (page) : NULL;

  if (run != NULL)
    self->answers = g_object_ref (moor_run_get_answers (run));
  else if (page != NULL && moor_page_get_answers (page) != NULL)
    self->answers = moor_answers_copy (moor_page_get_answers (page));
  else
    self->answers = moor_answers_new ();

  if (page != NULL)
    {
      moor_sitting_load_page (self);
    }
  else
    {
      self->page_id = g_uuid_string_random ();
      self->given = moor_answers_copy (self->answers);
      self->state = run != NULL ? MOOR_PAGE_DRAFT : MOOR_PAGE_DONE;
    }

  if (run != NULL)
    {
      /* What the run says already is on the page, or goes there with the first
       * answer. */
      moor_sitting_notice_run (self);
      if (page != NULL)
        self->unsaved_parts = 0;
      g_signal_connect_swapped (run, "changed", G_CALLBACK (run_changed_cb), self);
    }
  g_signal_connect_swapped (self->answers, "changed", G_CALLBACK (answers_changed_cb), self);

  return self;
}

MoorRun *
moor_sitting_get_run (MoorSitting *self)
{
  g_return_val_if_fail (MOOR_IS_SITTING (self), NULL);

  return self->run;
}

MoorPage *
moor_sitting_get_page (MoorSitting *self)
{
  g_return_val_if_fail (MOOR_IS_SITTING (self), NULL);

  return self->page;
}

const char *
moor_sitting_get_page_id (MoorSitting *self)
{
  g_return_val_if_fail (MOOR_IS_SITTING (self), NULL);

  return self->page_id;
}

MoorAnswers *
moor_sitting_get_answers (MoorSitting *self)
{
  g_return_val_if_fail (MOOR_IS_SITTING (self), NULL);

  return self->answers;
}

const char *
moor_sitting_get_problem (MoorSitting *self)
{
  g_return_val_if_fail (MOOR_IS_SITTING (self), NULL);

  return self->problem;
}

gboolean
moor_sitting_is_stored (MoorSitting *self)
{
  g_return_val_if_fail (MOOR_IS_SITTING (self), FALSE);

  return self->stored;
}

void
moor_sitting_save_now (MoorSitting *self)
{
  g_return_if_fail (MOOR_IS_SITTING (self));

  save (self);
}

void
moor_sitting_leave_async (MoorSitting         *self,
                          GAsyncReadyCallback  callback,
                          gpointer             data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MOOR_IS_SITTING (self));

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, moor_sitting_leave_async);
  g_ptr_array_add (self->leavers, g_steal_pointer (&task));
  end_walk (self);

  /* A finished page whose day to come back was changed on the way. */
  if (self->run != NULL && self->stored && self->state != MOOR_PAGE_DRAFT &&
      moor_run_get_phase (self->run) != MOOR_RUN_FINISHED && !moor_run_is_later (self->run))
    {
      g_autofree char *due = g_strdup (self->due);
      g_autofree char *due_part = g_strdup (self->due_part);

      moor_sitting_finish_page (self);
      if (g_strcmp0 (due, self->due) != 0 || g_strcmp0 (due_part, self->due_part) != 0)
        self->unsaved_parts |= MOOR_UNSAVED_STATE;
    }

  save (self);
}

gboolean
moor_sitting_leave_finish (MoorSitting   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (MOOR_IS_SITTING (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
moor_sitting_flush (MoorSitting  *self,
                    GError      **error)
{
  g_return_val_if_fail (MOOR_IS_SITTING (self), FALSE);

  end_walk (self);

  /* Nothing is waited for one by one here: the writer has the earlier version
   * first, then what is in flight, then what was not yet. */
  if (needs_save (self))
    {
      if (g_hash_table_size (self->unsaved) > 0)
        keep_revision (self);
      send (self);
    }

  return moor_store_flush (self->store, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What Today shows: what comes back, and one suggestion with its why
 * (moor-suggestions.c). Nothing here reads a word that was written, counts how
 * often, or concludes. */

#include "desk/moor-desk-private.h"

#include "base/moor-clock.h"
#include "desk/moor-sitting-private.h"
#include "desk/moor-suggestions.h"
#include "guide/moor-place.h"

#define AFTER_LONG_DAYS 30
#define LOOK_AT 12                   /* pages of aims, for one that was gone through */

typedef struct {
  guint      pending;
  GError    *error;          /* (nullable) the first */
  guint      n_pages;
  GPtrArray *newest;         /* MoorPage: none or one */
  GPtrArray *waiting;        /* MoorPage */
  GPtrArray *counts;         /* MoorExerciseCount */
  GPtrArray *check_ins;      /* MoorPage: none or one, with answers */
  GPtrArray *aims;           /* MoorPage, with answers, newest first */
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_clear_error (&ask->error);
  g_clear_pointer (&ask->newest, g_ptr_array_unref);
  g_clear_pointer (&ask->waiting, g_ptr_array_unref);
  g_clear_pointer (&ask->counts, g_ptr_array_unref);
  g_clear_pointer (&ask->check_ins, g_ptr_array_unref);
  g_clear_pointer (&ask->aims, g_ptr_array_unref);
  g_free (ask);
}

static void
back_free (gpointer data)
{
  MoorBack *back = data;

  g_free (back->page_id);
  g_free (back->title);
  g_free (back->date);
  g_free (back);
}

void
moor_today_free (MoorToday *today)
{
  if (today == NULL)
    return;

  g_ptr_array_unref (today->suggestions);
  g_ptr_array_unref (today->back);
  g_free (today);
}

/* What comes back ------------------------------------------------------------ */

/* An exercise that is not in the library any more may have been one about
 * memories: then its title is not shown either. */
static gboolean
is_memory (MoorDesk *self,
           MoorPage *page)
{
  MoorExercise *exercise = moor_desk_find_exercise (self, moor_page_get_exercise (page));

  return exercise == NULL || moor_exercise_has_memory_frame (exercise);
}

static void
add_back (MoorDesk   *self,
          MoorToday  *today,
          MoorPage   *page,
          const char *day)
{
  gboolean later = moor_page_get_state (page) == MOOR_PAGE_WAITING;
  gboolean memory;
  g_autoptr (MoorPlace) place = NULL;
  MoorBack *back;

  /* A free page waits for nothing, and how it was an hour ago is no question
   * for now. */
  if (moor_page_get_exercise (page) == NULL ||
      (!later && g_str_equal (moor_page_get_exercise (page), MOOR_CHECK_IN)))
    return;

  if (later && moor_clock_days_between (moor_page_get_due (page), day) >= MOOR_LET_GO_AFTER_DAYS)
    {
      moor_desk_let_go (self, moor_page_get_id (page));
      return;
    }

  /* Put away means out of sight; only what a memory exercise left open may show
   * itself, and that without a title. */
  memory = is_memory (self, page);
  if (moor_page_is_put_away (page) && !memory)
    return;

  place = moor_place_parse (moor_page_get_place (page));
  back = g_new0 (MoorBack, 1);
  if (later)
    back->kind = memory ? MOOR_BACK_MEMORY_LATER : MOOR_BACK_LATER;
  else
    back->kind = memory ? MOOR_BACK_MEMORY_DRAFT : MOOR_BACK_DRAFT;
  back->page_id = g_strdup (moor_page_get_id (page));
  back->title = g_strdup (memory ? "" : moor_page_get_title (page));
  back->position = place->position;
  back->n_parts = place->n_parts;
  back->date = moor_clock_local_date (moor_page_get_updated (page));
  g_ptr_array_add (today->back, back);
}

/* Asking --------------------------------------------------------------------- */

/* Aims are those of the last page that was gone through; a new one half done
 * changes nothing yet. */
static MoorPage *
find_aims (Ask *ask)
{
  for (guint i = 0; i < ask->aims->len; i++)
    {
      MoorPage *page = g_ptr_array_index (ask->aims, i);

      if (moor_page_get_state (page) != MOOR_PAGE_DRAFT)
        return page;
    }

  return NULL;
}

static MoorToday *
build (MoorDesk *self,
       Ask      *ask)
{
  MoorToday *today = g_new0 (MoorToday, 1);
  g_autofree char *day = moor_clock_today ();
  MoorStore *store = moor_desk_get_store (self);
  const char *nothing = moor_store_get_setting (store, MOOR_SETTING_NOTHING_TODAY);
  MoorSuggestionFacts facts = {
    .today = day,
    .first_time = ask->n_pages == 0,
    .waiting = ask->waiting,
    .counts = ask->counts,
    .check_in = ask->check_ins->len > 0 ? g_ptr_array_index (ask->check_ins, 0) : NULL,
    .aims = find_aims (ask),
  };

  today->back = g_ptr_array_new_with_free_func (back_free);
  today->first_time = facts.first_time;

  if (ask->newest->len > 0)
    {
      MoorPage *page = g_ptr_array_index (ask->newest, 0);

      int days = moor_clock_days_between (moor_page_get_date (page), day);

      today->after_long = days > AFTER_LONG_DAYS;
    }

  for (guint i = 0; i < ask->waiting->len; i++)
    add_back (self, today, g_ptr_array_index (ask->waiting, i), day);

  today->suggestions = g_strcmp0 (nothing, day) != 0 ? moor_suggestions_find (self, &facts)
                                                     : g_ptr_array_new ();

  return today;
}

static void
answered (GTask  *task,
          GError *error)
{
  Ask *ask = g_task_get_task_data (task);

  if (error != NULL && ask->error == NULL)
    ask->error = error;
  else
    g_clear_error (&error);

  if (--ask->pending == 0)
    {
      if (ask->error != NULL)
        g_task_return_error (task, g_steal_pointer (&ask->error));
      else
        g_task_return_pointer (task, build (g_task_get_source_object (task), ask),
                               (GDestroyNotify) moor_today_free);
    }

  g_object_unref (task);
}

static void
count_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Ask *ask = g_task_get_task_data (data);
  GError *error = NULL;

  moor_store_count_finish (MOOR_STORE (source), result, &ask->n_pages, &error);
  answered (data, error);
}

static void
newest_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Ask *ask = g_task_get_task_data (data);
  GError *error = NULL;

  ask->newest = moor_store_list_finish (MOOR_STORE (source), result, &error);
  answered (data, error);
}

static void
check_ins_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Ask *ask = g_task_get_task_data (data);
  GError *error = NULL;

  ask->check_ins = moor_store_list_finish (MOOR_STORE (source), result, &error);
  answered (data, error);
}

static void
aims_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Ask *ask = g_task_get_task_data (data);
  GError *error = NULL;

  ask->aims = moor_store_list_finish (MOOR_STORE (source), result, &error);
  answered (data, error);
}

static void
waiting_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Ask *ask = g_task_get_task_data (data);
  GError *error = NULL;

  ask->waiting = moor_store_waiting_finish (MOOR_STORE (source), result, &error);
  answered (data, error);
}

static void
counts_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Ask *ask = g_task_get_task_data (data);
  GError *error = NULL;

  ask->counts = moor_store_exercise_counts_finish (MOOR_STORE (source), result, &error);
  answered (data, error);
}

void
moor_desk_today_async (MoorDesk            *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  static const MoorQuery all = { .list = MOOR_LIST_EVERYTHING };
  static const MoorQuery newest = { .list = MOOR_LIST_EVERYTHING, .limit = 1 };
  static const MoorQuery check_ins = {
    .list = MOOR_LIST_EVERYTHING, .exercise = MOOR_CHECK_IN, .answers = TRUE, .limit = 1,
  };
  static const MoorQuery aims = {
    .list = MOOR_LIST_EVERYTHING, .exercise = MOOR_MY_AIMS, .answers = TRUE, .limit = LOOK_AT,
  };
  g_autoptr (GTask) task = NULL;
  g_autofree char *day = moor_clock_today ();
  MoorStore *store;
  Ask *ask;

  g_return_if_fail (MOOR_IS_DESK (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, moor_desk_today_async);
  ask = g_new0 (Ask, 1);
  ask->pending = 6;
  g_task_set_task_data (task, ask, ask_free);

  store = moor_desk_get_store (self);
  moor_store_count_async (store, &all, cancellable, count_cb, g_object_ref (task));
  moor_store_list_async (store, &newest, cancellable, newest_cb, g_object_ref (task));
  moor_store_list_async (store, &check_ins, cancellable, check_ins_cb, g_object_ref (task));
  moor_store_list_async (store, &aims, cancellable, aims_cb, g_object_ref (task));
  moor_store_waiting_async (store, day, cancellable, waiting_cb, g_object_ref (task));
  moor_store_exercise_counts_async (store, cancellable, counts_cb, g_object_ref (task));
}

MoorToday *
moor_desk_today_finish (MoorDesk      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

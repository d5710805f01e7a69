/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-keep-on-list.h"

#include "base/moor-clock.h"
#include "base/moor-text.h"
#include "content/moor-practices.h"
#include "desk/moor-desk-private.h"
#include "guide/moor-place.h"

#define ROLE_WORDS "keep-words"
#define ROLE_TICKED "keep-on-list"
#define ROLE_PRACTICE "practice"
#define ROLE_LIST "what-helps"

/* Ids of the finished pages whose words are not on the list yet, one a line. */
#define SETTING_WAITING "keep-on-list"

typedef struct {
  MoorDesk *desk;
  char     *from;        /* id of the finished page */
  char     *words;       /* (nullable) not known yet: the page is read first */
  char     *page_id;     /* (nullable) the living page, once it is found or made */
} Job;

typedef struct {
  void     (*then) (gpointer data);
  gpointer  data;
} Waiter;

/* One after the other, so that two pages finished at once do not make two lists. */
typedef struct {
  GQueue  jobs;          /* Job: the first is on its way */
  GArray *waiters;       /* Waiter */
} Keeping;

static void start (Job *job);

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->from);
  g_free (job->words);
  g_free (job->page_id);
  g_object_unref (job->desk);
  g_free (job);
}

static void
keeping_free (gpointer data)
{
  Keeping *self = data;

  g_queue_clear_full (&self->jobs, job_free);
  g_array_unref (self->waiters);
  g_free (self);
}

static Keeping *
keeping_of (MoorDesk *desk)
{
  static GQuark quark = 0;
  Keeping *self;

  if (quark == 0)
    quark = g_quark_from_static_string ("moor-keep-on-list");

  self = g_object_get_qdata (G_OBJECT (desk), quark);
  if (self == NULL)
    {
      self = g_new0 (Keeping, 1);
      g_queue_init (&self->jobs);
      self->waiters = g_array_new (FALSE, FALSE, sizeof (Waiter));
      g_object_set_qdata_full (G_OBJECT (desk), quark, self, keeping_free);
    }

  return self;
}

/* What waits, in the journal ------------------------------------------------- */

static void
set_waiting (MoorDesk   *desk,
             const char *page_id,
             gboolean    waits)
{
  MoorStore *store = moor_desk_get_store (desk);
  const char *setting = moor_store_get_setting (store, SETTING_WAITING);
  g_auto (GStrv) lines = g_strsplit (setting != NULL ? setting : "", "\n", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (int i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && !g_str_equal (lines[i], page_id))
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? "\n" : "", lines[i]);
  if (waits)
    g_string_append_printf (kept, "%s%s", kept->len > 0 ? "\n" : "", page_id);

  if (g_strcmp0 (setting, kept->len > 0 ? kept->str : NULL) != 0)
    moor_store_set_setting (store, SETTING_WAITING, kept->len > 0 ? kept->str : NULL);
}

/* The words ------------------------------------------------------------------ */

static MoorAnswer *
answer_for_role (MoorExercise *exercise,
                 MoorAnswers  *answers,
                 const char   *role)
{
  MoorField *field = moor_exercise_find_role (exercise, role);

  return field != NULL ? moor_answers_get (answers, field->id) : NULL;
}

/* The name of the practice that was done last: it may be another than the one that
 * was chosen. (transfer full) (nullable) */
static char *
what_was_tried (MoorExercise *exercise,
                MoorAnswers  *answers)
{
  MoorField *chosen = moor_exercise_find_role (exercise, ROLE_PRACTICE);
  g_autoptr (GPtrArray) fields = moor_answers_fields (answers);

  for (guint i = 0; i < fields->len; i++)
    {
      MoorField *field = moor_exercise_find_field (exercise, g_ptr_array_index (fields, i));
      const char *done = NULL;
      const MoorPractice *practice;

      if (field != NULL && field->kind == MOOR_FIELD_TIMER)
        done = moor_answer_get_text (moor_answers_get (answers, field->id), 0, "pattern");
      practice = done != NULL ? moor_practices_find (done) : NULL;
      if (practice != NULL)
        return g_strdup (practice->title);
    }

  if (chosen == NULL || moor_answers_get (answers, chosen->id) == NULL)
    return NULL;

  return moor_field_answer_to_text (chosen, moor_answers_get (answers, chosen->id), NULL, NULL);
}

/* NULL when nothing is to be kept. Ticked without words, what was tried is kept by
 * its name. (transfer full) (nullable) */
static char *
words_to_keep (MoorExercise *exercise,
               MoorAnswers  *answers)
{
  MoorAnswer *ticked = answer_for_role (exercise, answers, ROLE_TICKED);
  MoorAnswer *own = answer_for_role (exercise, answers, ROLE_WORDS);
  g_autofree char *words = NULL;
  double number = 0;

  if (ticked == NULL || !moor_answer_get_number (ticked, 0, "", &number) || number == 0)
    return NULL;

  if (own != NULL)
    words = moor_text_fold (moor_answer_get_text (own, 0, ""));
  if (words == NULL || *words == '\0')
    {
      g_free (words);
      words = what_was_tried (exercise, answers);
    }

  return words != NULL && *words != '\0' ? g_steal_pointer (&words) : NULL;
}

static gboolean
is_same (const char *a,
         const char *b)
{
  g_autofree char *a_folded = moor_text_fold (a);
  g_autofree char *b_folded = moor_text_fold (b);
  g_autofree char *a_small = g_utf8_casefold (a_folded, -1);
  g_autofree char *b_small = g_utf8_casefold (b_folded, -1);

  return g_str_equal (a_small, b_small);
}

/* The list with @words at its end; NULL when they are on it. (transfer full) */
static MoorAnswer *
append (MoorAnswer *list,
        const char *words)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (int row = 0; list != NULL && row < moor_answer_get_n_rows (list); row++)
    {
      const char *text = moor_answer_get_text (list, row, "");

      if (text != NULL && is_same (text, words))
        return NULL;
      if (text != NULL)
        g_ptr_array_add (all, (char *) text);
    }
  g_ptr_array_add (all, (char *) words);
  g_ptr_array_add (all, NULL);

  return moor_answer_new_texts ((const char *const *) all->pdata);
}

/* The list ------------------------------------------------------------------- */

/* (nullable) */
static MoorField *
list_field (MoorDesk *desk)
{
  MoorExercise *exercise = moor_desk_find_exercise (desk, MOOR_MY_PEOPLE);

  return exercise != NULL ? moor_exercise_find_role (exercise, ROLE_LIST) : NULL;
}

static void
end (Job      *job,
     gboolean  done)
{
  g_autoptr (MoorDesk) desk = g_object_ref (job->desk);
  Keeping *keeping = keeping_of (desk);

  if (done)
    set_waiting (desk, job->from, FALSE);

  g_assert (g_queue_peek_head (&keeping->jobs) == job);
  job_free (g_queue_pop_head (&keeping->jobs));

  if (!g_queue_is_empty (&keeping->jobs))
    {
      start (g_queue_peek_head (&keeping->jobs));
      return;
    }

  while (keeping->waiters->len > 0)
    {
      Waiter waiter = g_array_index (keeping->waiters, Waiter, 0);

      g_array_remove_index (keeping->waiters, 0);
      waiter.then (waiter.data);
    }
}

typedef struct {
  GWeakRef  desk;
  char     *from;
  char     *page_id;
  gulong    handler;
} Written;

static void
written_free (gpointer  data,
              GClosure *closure)
{
  Written *written = data;

  g_weak_ref_clear (&written->desk);
  g_free (written->from);
  g_free (written->page_id);
  g_free (written);
}

static void
written_cb (MoorStore  *store,
            const char *page_id,
            Written    *written)
{
  g_autoptr (MoorDesk) desk = NULL;

  if (!g_str_equal (page_id, written->page_id))
    return;

  desk = g_weak_ref_get (&written->desk);
  if (desk != NULL)
    set_waiting (desk, written->from, FALSE);
  g_signal_handler_disconnect (store, written->handler);
}

/* Somebody sits at the living page: what they see and what is saved are to be the
 * same, so the words go through their sitting, which keeps the version before. */
static gboolean
give_to_sitting (Job *job)
{
  MoorSitting *sitting = moor_desk_find_sitting (job->desk, job->page_id);
  MoorField *field = list_field (job->desk);
  MoorRun *run = sitting != NULL ? moor_sitting_get_run (sitting) : NULL;
  g_autoptr (MoorAnswer) list = NULL;
  Written *written;

  if (run == NULL || field == NULL)
    return FALSE;

  list = append (moor_run_get_answer (run, field->id), job->words);
  if (list == NULL)
    {
      end (job, TRUE);
      return TRUE;
    }

  written = g_new0 (Written, 1);
  g_weak_ref_init (&written->desk, job->desk);
  written->from = g_strdup (job->from);
  written->page_id = g_strdup (job->page_id);
  written->handler = g_signal_connect_data (moor_desk_get_store (job->desk), "page-changed",
                                            G_CALLBACK (written_cb), written, written_free, 0);

  if (!moor_run_answer (run, field->id, list, NULL))
    g_debug ("The list of what helps is full");
  moor_sitting_save_now (sitting);
  end (job, FALSE);

  return TRUE;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Job *job = data;
  MoorStore *store = MOOR_STORE (source);

  /* One that failed for now is kept by the store, or waits for the next start. */
  if (!moor_store_save_finish (store, result, NULL))
    {
      end (job, FALSE);
      return;
    }

  moor_store_page_left (store, job->page_id);

  /* Opened in between, from what was there before. */
  if (!give_to_sitting (job))
    end (job, TRUE);
}

static void
save_list (Job        *job,
           MoorAnswer *list,
           gboolean    make)
{
  g_autoptr (MoorChange) change = moor_change_new (job->page_id);

  if (make)
    {
      g_autofree char *today = moor_clock_today ();
      MoorPlace place = { .done_on = today };
      g_autofree char *done = moor_place_format (&place);

      moor_change_create (change, moor_desk_find_exercise (job->desk, MOOR_MY_PEOPLE),
                          moor_clock_now (), moor_desk_get_leaning (job->desk), FALSE);
      moor_change_set_state (change, MOOR_PAGE_DONE);
      moor_change_set_due (change, NULL, NULL);
      moor_change_set_place (change, done);
    }
  moor_change_set_answer (change, list_field (job->desk)->id, list);

  moor_store_save_async (moor_desk_get_store (job->desk), change, NULL, saved_cb, job);
}

typedef struct {
  Job        *job;
  MoorAnswer *list;
} Revise;

static void
revision_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autofree Revise *revise = data;
  g_autoptr (MoorAnswer) list = revise->list;

  if (!moor_store_keep_revision_finish (MOOR_STORE (source), result, NULL))
    end (revise->job, FALSE);
  else if (!give_to_sitting (revise->job))
    save_list (revise->job, list, FALSE);
}

static void
living_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Job *job = data;
  MoorStore *store = MOOR_STORE (source);
  g_autoptr (GPtrArray) pages = moor_store_list_finish (store, result, NULL);
  MoorField *field = list_field (job->desk);
  g_autoptr (MoorAnswer) list = NULL;
  MoorAnswers *answers = NULL;

  if (pages == NULL || field == NULL)
    {
      end (job, FALSE);
      return;
    }

  if (pages->len > 0)
    {
      MoorPage *page = g_ptr_array_index (pages, 0);

      job->page_id = g_strdup (moor_page_get_id (page));
      answers = moor_page_get_answers (page);
      if (give_to_sitting (job))
        return;
    }

  list = append (answers != NULL ? moor_answers_get (answers, field->id) : NULL, job->words);
  if (list == NULL || !moor_field_check (field, list, NULL))
    {
      end (job, TRUE);
    }
  else if (job->page_id == NULL)
    {
      job->page_id = g_uuid_string_random ();
      save_list (job, list, TRUE);
    }
  else
    {
      Revise *revise = g_new0 (Revise, 1);

      revise->job = job;
      revise->list = moor_answer_ref (list);
      moor_store_keep_revision_async (store, job->page_id, revision_cb, revise);
    }
}

static void
find_list (Job *job)
{
  MoorQuery query = {
    .list = MOOR_LIST_EVERYTHING,
    .exercise = MOOR_MY_PEOPLE,
    .answers = TRUE,
    .limit = 1,
  };

  moor_store_list_async (moor_desk_get_store (job->desk), &query, NULL, living_cb, job);
}

/* The finished page, when it is only known by its id --------------------------- */

typedef struct {
  Job      *job;
  MoorPage *page;
} Read;

static void
definition_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autofree Read *read = data;
  g_autoptr (MoorPage) page = read->page;
  g_autoptr (MoorExercise) exercise =
    moor_desk_definition_finish (MOOR_DESK (source), result, NULL);

  if (exercise != NULL)
    read->job->words = words_to_keep (exercise, moor_page_get_answers (page));

  if (read->job->words != NULL)
    find_list (read->job);
  else
    end (read->job, TRUE);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Job *job = data;
  g_autoptr (MoorPage) page = moor_store_load_page_finish (MOOR_STORE (source), result, NULL);
  Read *read;

  /* Gone, or not finished after all: then it will be, and will say so itself. */
  if (page == NULL || moor_page_get_exercise (page) == NULL ||
      moor_page_get_answers (page) == NULL || moor_page_get_trashed (page) != 0 ||
      moor_page_get_state (page) == MOOR_PAGE_DRAFT)
    {
      end (job, TRUE);
      return;
    }

  read = g_new0 (Read, 1);
  read->job = job;
  read->page = g_steal_pointer (&page);
  moor_desk_definition_async (job->desk, read->page, NULL, definition_cb, read);
}

static void
start (Job *job)
{
  if (job->words != NULL)
    find_list (job);
  else
    moor_store_load_page_async (moor_desk_get_store (job->desk), job->from, NULL, loaded_cb, job);
}

static void
push (MoorDesk   *desk,
      const char *from,
      char       *words)      /* (transfer full) (nullable) */
{
  Keeping *keeping = keeping_of (desk);
  Job *job = g_new0 (Job, 1);

  job->desk = g_object_ref (desk);
  job->from = g_strdup (from);
  job->words = words;
  g_queue_push_tail (&keeping->jobs, job);
  if (g_queue_get_length (&keeping->jobs) == 1)
    start (job);
}

/* Watching ------------------------------------------------------------------- */

typedef struct {
  GWeakRef desk;
  GWeakRef sitting;
  gboolean kept;
} Watch;

static void
run_changed_cb (MoorRun *run,
                Watch   *watch)
{
  g_autoptr (MoorDesk) desk = g_weak_ref_get (&watch->desk);
  g_autoptr (MoorSitting) sitting = g_weak_ref_get (&watch->sitting);
  g_autofree char *words = NULL;
  const char *page_id;

  if (desk == NULL || sitting == NULL || watch->kept || moor_run_get_phase (run) != MOOR_RUN_FINISHED)
    return;

  watch->kept = TRUE;
  words = words_to_keep (moor_run_get_exercise (run), moor_run_get_answers (run));
  if (words == NULL || list_field (desk) == NULL)
    return;

  page_id = moor_sitting_get_page_id (sitting);
  set_waiting (desk, page_id, TRUE);
  push (desk, page_id, g_steal_pointer (&words));
}

static void
watch_free (gpointer  data,
            GClosure *closure)
{
  Watch *watch = data;

  g_weak_ref_clear (&watch->desk);
  g_weak_ref_clear (&watch->sitting);
  g_free (watch);
}

void
moor_keep_on_list_watch (MoorDesk    *self,
                         MoorSitting *sitting)
{
  MoorRun *run;
  Watch *watch;

  g_return_if_fail (MOOR_IS_DESK (self));
  g_return_if_fail (MOOR_IS_SITTING (sitting));

  run = moor_sitting_get_run (sitting);
  if (run == NULL || moor_run_is_later (run) ||
      moor_exercise_find_role (moor_run_get_exercise (run), ROLE_TICKED) == NULL)
    return;

  watch = g_new0 (Watch, 1);
  g_weak_ref_init (&watch->desk, self);
  g_weak_ref_init (&watch->sitting, sitting);
  g_signal_connect_data (run, "changed", G_CALLBACK (run_changed_cb), watch, watch_free, 0);
}

void
moor_keep_on_list_catch_up (MoorDesk *self)
{
  const char *setting;
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (MOOR_IS_DESK (self));

  setting = moor_store_get_setting (moor_desk_get_store (self), SETTING_WAITING);
  lines = g_strsplit (setting != NULL ? setting : "", "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      push (self, lines[i], NULL);
}

void
moor_keep_on_list_wait (MoorDesk  *self,
                        void     (*then) (gpointer data),
                        gpointer   data)
{
  Keeping *keeping;
  Waiter waiter = { then, data };

  g_return_if_fail (MOOR_IS_DESK (self));
  g_return_if_fail (then != NULL);

  keeping = keeping_of (self);
  if (g_queue_is_empty (&keeping->jobs))
    then (data);
  else
    g_array_append_val (keeping->waiters, waiter);
}

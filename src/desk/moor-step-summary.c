/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-step-summary.h"

#include "base/moor-text.h"
#include "desk/moor-desk-private.h"
#include "guide/moor-visibility.h"

#define ROLE_TAKE_ALONG "take-along"

#define LOOK_AT 6                /* pages of one exercise, for lines to take along */
#define MAX_LINES 3
#define MAX_ANSWERS 4            /* of one page */
#define MAX_CHARS 400            /* of one answer; the page has all of it */

/* Answers that say the most by themselves, whatever the exercise. */
static const char * const key_roles[] = {
  ROLE_TAKE_ALONG, "secure-sentence", "new-response", "need", "old-pattern", "belief-before",
  "belief-after", "outcome", "question-for-session",
};

/* How it was in that hour is no summary of anything, and neither is where the page lies. */
static const char * const no_first_answer[] = {
  "state", "distress", "distress-before", "distress-after", "memory-length", "place", "aftermath",
  "someone", "practice-change", "keep-on-list",
};

/* One page that is finished, with the exercise it was begun with. */
typedef struct {
  MoorPage     *page;
  MoorExercise *exercise;        /* (nullable) until it has come, or where it cannot be read */
} Found;

typedef struct {
  guint      pending;
  GError    *error;              /* (nullable) the first */
  GPtrArray *found;              /* Found */
} Ask;

typedef struct {
  GTask *task;
  Found *found;
} Definition;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_object_unref (found->page);
  g_clear_object (&found->exercise);
  g_free (found);
}

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_clear_error (&ask->error);
  g_ptr_array_unref (ask->found);
  g_free (ask);
}

static void
answer_free (gpointer data)
{
  MoorSummaryAnswer *answer = data;

  g_free (answer->about);
  g_free (answer->text);
  g_free (answer);
}

static void
page_free (gpointer data)
{
  MoorSummaryPage *page = data;

  g_free (page->page_id);
  g_free (page->title);
  g_free (page->date);
  g_ptr_array_unref (page->answers);
  g_free (page);
}

void
moor_step_summary_free (MoorStepSummary *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

/* One page ------------------------------------------------------------------- */

static MoorAnswer *
look_up_raw (const char *field,
             gpointer    data)
{
  return moor_answers_get (data, field);
}

static gboolean
is_one_of (const char         *role,
           const char * const *roles,
           guint               n)
{
  for (guint i = 0; role != NULL && i < n; i++)
    {
      if (g_str_equal (roles[i], role))
        return TRUE;
    }

  return FALSE;
}

/* The answer as words that may stand in the summary; NULL where there is none. */
static char *
words_of (const MoorField *field,
          MoorAnswer      *answer)
{
  g_autofree char *text = NULL;

  if (answer == NULL || field->private_)
    return NULL;

  text = moor_field_answer_to_text (field, answer, NULL, NULL);
  if (text == NULL || text[0] == '\0')
    return NULL;
  if (g_utf8_strlen (text, -1) > MAX_CHARS)
    return moor_text_first_words (text, MAX_CHARS);

  return g_steal_pointer (&text);
}

/* A choice from earlier answers repeats their words: of one that is private, too. */
static gboolean
is_from_private (MoorExercise    *exercise,
                 const MoorField *field)
{
  for (guint i = 0; field->from != NULL && i < field->from->len; i++)
    {
      MoorField *source = moor_exercise_find_field (exercise, g_ptr_array_index (field->from, i));

      if (source == NULL || source->private_)
        return TRUE;
    }

  return FALSE;
}

/* What was asked there, as the page was shown. (nullable) */
static const char *
question_of (Found          *found,
             MoorVisibility *view,
             MoorPart       *part,
             MoorField      *field)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  MoorWords *prompt;

  if (field->label != NULL)
    return field->label;

  for (guint i = 0; i < part->blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (part->blocks, i);

      if (block->kind == MOOR_BLOCK_WORDS)
        g_ptr_array_add (words, block->words);
    }
  prompt = moor_words_choose (words, MOOR_WORDS_PROMPT, moor_page_get_leaning (found->page),
                              moor_visibility_lookup, view);

  return prompt != NULL ? prompt->text : NULL;
}

static void
add_answer (MoorSummaryPage *page,
            const char      *about,
            char            *text)
{
  MoorSummaryAnswer *answer = g_new0 (MoorSummaryAnswer, 1);

  answer->about = g_strdup (about);
  answer->text = text;
  g_ptr_array_add (page->answers, answer);
}

typedef gboolean (*WantsField) (const MoorField *field);

/* Of the fields that are there, that the person answered for themselves and that are
 * wanted, the first @max. */
static void
add_answers (MoorSummaryPage *page,
             Found           *found,
             WantsField       wants,
             guint            max)
{
  MoorAnswers *answers = moor_page_get_answers (found->page);
  GPtrArray *parts = moor_exercise_get_parts (found->exercise);
  g_autoptr (MoorVisibility) view = moor_visibility_new (found->exercise, look_up_raw, answers);

  for (guint i = 0; i < parts->len; i++)
    {
      MoorPart *part = g_ptr_array_index (parts, i);

      if (!part->keep || part->by_partner || !moor_visibility_has_part (view, part))
        continue;

      for (guint k = 0; k < part->blocks->len; k++)
        {
          MoorBlock *block = g_ptr_array_index (part->blocks, k);
          char *text;

          if (page->answers->len >= max)
            return;
          if (block->kind != MOOR_BLOCK_FIELD || !wants (block->field) ||
              is_from_private (found->exercise, block->field) ||
              !moor_visibility_holds (view, block->field->when))
            continue;
          text = words_of (block->field, moor_answers_get (answers, block->field->id));
          if (text != NULL)
            add_answer (page, question_of (found, view, part, block->field), text);
        }
    }
}

static gboolean
is_take_along (const MoorField *field)
{
  return g_strcmp0 (field->role, ROLE_TAKE_ALONG) == 0;
}

static gboolean
is_key (const MoorField *field)
{
  return is_one_of (field->role, key_roles, G_N_ELEMENTS (key_roles));
}

static gboolean
is_key_but_line (const MoorField *field)
{
  return is_key (field) && !is_take_along (field);
}

static gboolean
is_words (const MoorField *field)
{
  return (field->kind == MOOR_FIELD_TEXT || field->kind == MOOR_FIELD_LIST ||
          field->kind == MOOR_FIELD_CHOICE || field->kind == MOOR_FIELD_CHOICES) &&
         !is_one_of (field->role, no_first_answer, G_N_ELEMENTS (no_first_answer));
}

/* Where all of it stands in rows: the first words in the first row that has any. */
static void
add_from_rows (MoorSummaryPage *page,
               Found           *found)
{
  MoorAnswers *answers = moor_page_get_answers (found->page);
  GPtrArray *parts = moor_exercise_get_parts (found->exercise);
  g_autoptr (MoorVisibility) view = moor_visibility_new (found->exercise, look_up_raw, answers);

  for (guint i = 0; i < parts->len; i++)
    {
      MoorPart *part = g_ptr_array_index (parts, i);

      if (!part->keep || part->by_partner || !moor_visibility_has_part (view, part))
        continue;

      for (guint k = 0; k < part->blocks->len; k++)
        {
          MoorBlock *block = g_ptr_array_index (part->blocks, k);
          MoorAnswer *answer;

          if (block->kind != MOOR_BLOCK_FIELD || block->field->kind != MOOR_FIELD_ROWS ||
              block->field->private_ || !moor_visibility_holds (view, block->field->when))
            continue;

          answer = moor_answers_get (answers, block->field->id);
          for (int row = 0; answer != NULL && row < moor_answer_get_n_rows (answer); row++)
            {
              for (guint c = 0; c < block->field->columns->len; c++)
                {
                  MoorField *column = g_ptr_array_index (block->field->columns, c);
                  g_autoptr (MoorAnswer) cell = moor_answer_get_column (answer, row, column->id);
                  char *text = is_words (column) ? words_of (column, cell) : NULL;

                  if (text == NULL)
                    continue;
                  add_answer (page, question_of (found, view, part, column), text);
                  return;
                }
            }
        }
    }
}

static MoorSummaryPage *
page_new (Found *found)
{
  MoorSummaryPage *page = g_new0 (MoorSummaryPage, 1);

  page->page_id = g_strdup (moor_page_get_id (found->page));
  page->title = g_strdup (moor_exercise_get_title (found->exercise));
  page->date = g_strdup (moor_page_get_date (found->page));
  page->answers = g_ptr_array_new_with_free_func (answer_free);

  return page;
}

/* All of them ---------------------------------------------------------------- */

static int
newest_first (gconstpointer a,
              gconstpointer b)
{
  gint64 first = moor_page_get_sort_key ((*(Found * const *) a)->page);
  gint64 second = moor_page_get_sort_key ((*(Found * const *) b)->page);

  return first > second ? -1 : first < second;
}

static MoorStepSummary *
build (Ask *ask)
{
  g_autoptr (MoorStepSummary) summary = g_new0 (MoorStepSummary, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean any = FALSE;

  summary->lines = g_ptr_array_new_with_free_func (page_free);
  summary->pages = g_ptr_array_new_with_free_func (page_free);
  g_ptr_array_sort (ask->found, newest_first);

  for (guint i = 0; i < ask->found->len; i++)
    {
      Found *found = g_ptr_array_index (ask->found, i);
      MoorSummaryPage *line, *page;

      if (found->exercise == NULL || moor_exercise_is_private (found->exercise))
        continue;

      line = page_new (found);
      if (summary->lines->len < MAX_LINES)
        add_answers (line, found, is_take_along, 1);

      if (g_hash_table_add (seen, (gpointer) moor_page_get_exercise (found->page)))
        {
          page = page_new (found);
          /* A line that stands above is not said twice. */
          add_answers (page, found, line->answers->len > 0 ? is_key_but_line : is_key, MAX_ANSWERS);
          /* From a page about memories no more than what was meant to be taken out of it. */
          if (page->answers->len == 0 && line->answers->len == 0 &&
              !moor_exercise_has_memory_frame (found->exercise))
            {
              add_answers (page, found, is_words, 1);
              if (page->answers->len == 0)
                add_from_rows (page, found);
            }
          any |= page->answers->len > 0;
          g_ptr_array_add (summary->pages, page);
        }

      any |= line->answers->len > 0;
      if (line->answers->len > 0)
        g_ptr_array_add (summary->lines, line);
      else
        page_free (line);
    }

  return any ? g_steal_pointer (&summary) : NULL;
}

static void
answered (GTask  *task,
          GError *error)
{
  Ask *ask = g_task_get_task_data (task);

  if (error != NULL && ask->error == NULL)
    ask->error = g_error_copy (error);
  if (--ask->pending > 0)
    return;

  if (ask->error != NULL)
    g_task_return_error (task, g_steal_pointer (&ask->error));
  else
    g_task_return_pointer (task, build (ask), (GDestroyNotify) moor_step_summary_free);
}

static void
definition_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  Definition *definition = data;
  g_autoptr (GTask) task = definition->task;
  g_autoptr (GError) error = NULL;

  /* One that cannot be read leaves that page out, and the others stand. */
  definition->found->exercise = moor_desk_definition_finish (MOOR_DESK (source), result, &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&error);
  g_free (definition);
  answered (task, error);
}

static void
pages_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = moor_store_list_finish (MOOR_STORE (source), result, &error);
  MoorDesk *self = g_task_get_source_object (task);
  Ask *ask = g_task_get_task_data (task);

  for (guint i = 0; pages != NULL && i < pages->len; i++)
    {
      MoorPage *page = g_ptr_array_index (pages, i);
      Definition *definition;

      if (moor_page_get_state (page) == MOOR_PAGE_DRAFT || moor_page_is_put_away (page) ||
          moor_page_get_answers (page) == NULL)
        continue;

      definition = g_new0 (Definition, 1);
      definition->task = g_object_ref (task);
      definition->found = g_new0 (Found, 1);
      definition->found->page = g_object_ref (page);
      g_ptr_array_add (ask->found, definition->found);
      ask->pending++;
      moor_desk_definition_async (self, page, g_task_get_cancellable (task), definition_cb,
                                  definition);
    }

  answered (task, error);
}

void
moor_desk_step_summary_async (MoorDesk            *self,
                              MoorStep             step,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  GListModel *library;
  Ask *ask;

  g_return_if_fail (MOOR_IS_DESK (self));

  library = G_LIST_MODEL (moor_desk_get_library (self));
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, moor_desk_step_summary_async);
  ask = g_new0 (Ask, 1);
  ask->found = g_ptr_array_new_with_free_func (found_free);
  ask->pending = 1;
  g_task_set_task_data (task, ask, ask_free);

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (library, i);
      /* What lists do not show, no summary shows. */
      MoorQuery query = {
        .list = MOOR_LIST_JOURNAL,
        .exercise = moor_exercise_get_id (exercise),
        .answers = TRUE,
        .limit = LOOK_AT,
      };

      if (moor_exercise_get_step (exercise) != step || moor_exercise_is_private (exercise))
        continue;

      ask->pending++;
      moor_store_list_async (moor_desk_get_store (self), &query, cancellable, pages_cb,
                             g_object_ref (task));
    }

  answered (task, NULL);
}

MoorStepSummary *
moor_desk_step_summary_finish (MoorDesk      *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (MOOR_IS_DESK (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random walks through every exercise there is, and through fixtures that
 * strain what exercises may ask for: whatever a person answers, skips, takes
 * back or changes their mind about, no answer is lost, there is always a way on,
 * and it always reaches the closing. */

#include "config.h"

#include "base/moor-clock.h"
#include "content/moor-form-exercise.h"
#include "content/moor-library.h"
#include "content/moor-parser.h"
#include "guide/moor-place.h"
#include "guide/moor-run.h"
#include "moor-random.h"
#include "moor-test.h"

/* Each with a seed of its own, in every state, form and leaning: those of the fixtures
 * strain the machine, those of the library are many. */
#define WALKS_OF_A_FIXTURE 12
#define WALKS_OF_AN_EXERCISE 4
#define STEPS 60

static const char * const states[] = { NULL, "settled", "racing", "numb", "both", "unknown" };

typedef struct {
  MoorExercise *exercise;
  MoorRun      *run;
  GRand        *rand;
  GHashTable   *given;       /* field id → MoorAnswer: what was last answered */
  GString      *trace;       /* what a person met, without its words */
  guint         n_changed;
} Walk;

static void
answer_free (gpointer answer)
{
  moor_answer_unref (answer);
}

static void
changed_cb (Walk *walk)
{
  walk->n_changed++;
}

/* What a screen shows, by another way than the run's own. */
static char *
picture (MoorRun *run)
{
  g_autoptr (GPtrArray) blocks = moor_run_get_blocks (run);
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%d %d/%d", moor_run_get_phase (run),
                   moor_run_get_position (run), moor_run_get_n_parts (run));
  for (guint i = 0; i < blocks->len; i++)
    g_string_append_printf (text, " %p", g_ptr_array_index (blocks, i));

  return g_string_free (text, FALSE);
}

static gboolean
has_unkept (MoorExercise *exercise)
{
  GPtrArray *parts = moor_exercise_get_parts (exercise);

  for (guint i = 0; i < parts->len; i++)
    {
      if (!((MoorPart *) g_ptr_array_index (parts, i))->keep)
        return TRUE;
    }

  return FALSE;
}

/* How long, which practice, and what is said and asked at which time. */
static void
note_timer (Walk      *walk,
            MoorField *field)
{
  for (guint i = 0; field->minutes != NULL && i < field->minutes->len; i++)
    g_string_append_printf (walk->trace, ":%d", g_array_index (field->minutes, int, i));
  g_string_append_printf (walk->trace, ":%s", field->pattern != NULL ? field->pattern : "");
  for (guint i = 0; field->events != NULL && i < field->events->len; i++)
    {
      MoorTimerEvent *event = g_ptr_array_index (field->events, i);

      g_string_append_printf (walk->trace, ":%g/%g/%s/%s", event->seconds, event->fraction,
                              event->text != NULL ? event->text : "",
                              event->field != NULL ? event->field : "");
    }
}

static void
note_picture (Walk *walk)
{
  g_autoptr (GPtrArray) blocks = moor_run_get_blocks (walk->run);
  MoorPart *part = moor_run_get_part (walk->run);

  g_string_append_printf (walk->trace, "\n%s %d/%d %d%d", part != NULL ? part->id : "-",
                          moor_run_get_position (walk->run), moor_run_get_n_parts (walk->run),
                          moor_run_can_back (walk->run), moor_run_can_end (walk->run));
  for (guint i = 0; i < blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (blocks, i);
      g_autoptr (GPtrArray) options = NULL;

      if (block->kind == MOOR_BLOCK_GO)
        g_string_append_printf (walk->trace, " go:%d:%s", block->action,
                                block->target != NULL ? block->target : "");
      if (block->kind == MOOR_BLOCK_RECALL)
        g_string_append_printf (walk->trace, " recall:%s", block->recall);
      if (block->kind != MOOR_BLOCK_FIELD)
        continue;

      g_string_append_printf (walk->trace, " %s", block->field->id);
      if (block->field->kind == MOOR_FIELD_TIMER)
        note_timer (walk, block->field);
      options = moor_run_get_options (walk->run, block->field);
      for (guint o = 0; o < options->len; o++)
        g_string_append_printf (walk->trace, "|%s", ((MoorOption *) g_ptr_array_index (options, o))->value);
    }
}

static void
check_words (Walk *walk)
{
  g_autoptr (GPtrArray) blocks = moor_run_get_blocks (walk->run);
  int n[3] = { 0, 0, 0 };

  for (guint i = 0; i < blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind != MOOR_BLOCK_WORDS)
        continue;
      if (block->words->kind == MOOR_WORDS_PROMPT)
        n[0]++;
      else if (block->words->kind == MOOR_WORDS_HINT)
        n[1]++;
      else if (block->words->kind == MOOR_WORDS_EXAMPLE)
        n[2]++;
    }

  g_assert_cmpint (n[0], ==, 1);
  g_assert_cmpint (n[1], <=, 1);
  g_assert_cmpint (n[2], <=, 1);
}

static void
check (Walk *walk)
{
  MoorRun *run = walk->run;
  MoorPart *part = moor_run_get_part (run);
  int position = moor_run_get_position (run);
  int n_parts = moor_run_get_n_parts (run);
  GHashTableIter iter;
  gpointer field, answer;
  g_autoptr (GPtrArray) kept = moor_answers_fields (moor_run_get_answers (run));

  g_assert_cmpint (n_parts, >=, 1);
  g_assert_cmpint (position, >=, 1);
  g_assert_cmpint (position, <=, n_parts);

  if (moor_run_get_phase (run) == MOOR_RUN_OPEN)
    {
      g_assert_nonnull (part);
      g_assert_false (part->is_later);
      g_assert_true (moor_exercise_find_part (walk->exercise, part->id) == part);
      g_assert_true (!moor_run_is_short (run) || part->in_short_form);
      g_assert_cmpint (moor_run_can_back (run), ==, position > 1);
      check_words (walk);
    }
  else
    {
      g_assert_null (part);
      g_assert_true (moor_run_can_back (run));
    }

  /* No answer is ever lost. */
  g_hash_table_iter_init (&iter, walk->given);
  while (g_hash_table_iter_next (&iter, &field, &answer))
    g_assert_true (moor_answer_equal (moor_run_get_answer (run, field), answer));

  /* What is not to be kept is not among what is kept. */
  for (guint i = 0; i < kept->len; i++)
    {
      MoorPart *home = moor_exercise_part_of_field (walk->exercise, g_ptr_array_index (kept, i));

      g_assert_true (home == NULL || home->keep);
    }
}

static void
give (Walk      *walk,
      MoorField *field)
{
  g_autoptr (GPtrArray) options = moor_run_get_options (walk->run, field);
  g_autoptr (MoorAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  if (g_rand_int_range (walk->rand, 0, 8) > 0)
    answer = moor_random_answer (walk->rand, field, options);

  moor_run_answer (walk->run, field->id, answer, &error);
  g_assert_no_error (error);

  if (answer != NULL)
    g_hash_table_insert (walk->given, g_strdup (field->id), moor_answer_ref (answer));
  else
    g_hash_table_remove (walk->given, field->id);
  g_assert_true (moor_answer_equal (moor_run_get_answer (walk->run, field->id), answer));

  for (guint i = 0; field->kind == MOOR_FIELD_TIMER && i < field->columns->len; i++)
    give (walk, g_ptr_array_index (field->columns, i));
}

static void
give_some (Walk *walk)
{
  g_autoptr (GPtrArray) blocks = moor_run_get_blocks (walk->run);

  for (guint i = 0; i < blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == MOOR_BLOCK_FIELD && g_rand_int_range (walk->rand, 0, 3) > 0)
        give (walk, block->field);
    }
}

/* A change of mind about something on another part. */
static void
give_elsewhere (Walk *walk)
{
  GPtrArray *parts = moor_exercise_get_parts (walk->exercise);
  MoorPart *part = g_ptr_array_index (parts, (guint) g_rand_int_range (walk->rand, 0, (int) parts->len));

  for (guint i = 0; i < part->blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (part->blocks, i);

      if (block->kind == MOOR_BLOCK_FIELD && !part->is_later)
        give (walk, block->field);
    }
}

/* Answers what must be answered, so that next can go on. */
static void
give_required (Walk *walk)
{
  for (int tries = 0; tries < 100; tries++)
    {
      g_autoptr (GPtrArray) blocks = moor_run_get_blocks (walk->run);
      gboolean missing = FALSE;

      for (guint i = 0; i < blocks->len; i++)
        {
          MoorBlock *block = g_ptr_array_index (blocks, i);

          if (block->kind != MOOR_BLOCK_FIELD || block->field->required == NULL ||
              moor_run_get_answer (walk->run, block->field->id) != NULL)
            continue;

          give (walk, block->field);
          missing = TRUE;
        }

      if (!missing)
        return;
    }
}

static void
on (Walk     *walk,
    gboolean  skip)
{
  MoorPart *part = moor_run_get_part (walk->run);
  g_autoptr (GError) error = NULL;
  gboolean went;

  if (skip)
    went = moor_run_skip (walk->run, &error);
  else
    went = moor_run_next (walk->run, &error);

  if (!went)
    {
      /* Held up by a required answer, with a sentence that says why. */
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
      g_assert_true (moor_run_get_part (walk->run) == part);
      return;
    }

  g_assert_no_error (error);
  g_assert_true (moor_run_get_part (walk->run) != part);
}

/* A step back, and the step forward after it, change nothing. */
static void
back_and_on (Walk *walk)
{
  g_autofree char *before = picture (walk->run);
  g_autofree char *after = NULL;
  MoorRunPhase phase = moor_run_get_phase (walk->run);
  MoorPart *part = moor_run_get_part (walk->run);

  if (!moor_run_can_back (walk->run))
    return;

  moor_run_back (walk->run);
  check (walk);
  if (!moor_run_next (walk->run, NULL))
    return;

  /* Unless the part stood only as long as somebody was on it. */
  if (phase == MOOR_RUN_OPEN && moor_run_get_part (walk->run) != part)
    return;

  after = picture (walk->run);
  g_assert_cmpstr (after, ==, before);
}

static void
leave_and_come_back (Walk *walk)
{
  g_autofree char *place = moor_run_save_place (walk->run);
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) skipped = moor_run_get_skipped (walk->run);
  g_autoptr (GPtrArray) restored = NULL;
  g_autoptr (MoorAnswers) kept = moor_answers_copy (moor_run_get_answers (walk->run));
  g_autoptr (MoorRun) other = moor_run_new (walk->exercise, kept, moor_run_get_leaning (walk->run),
                                            moor_run_is_short (walk->run));
  g_autoptr (MoorPlace) parsed = moor_place_parse (place);

  g_ptr_array_add (skipped, NULL);
  moor_run_restore_skipped (other, (const char * const *) skipped->pdata);
  moor_run_restore_place (other, place);

  again = moor_run_save_place (other);
  g_assert_cmpstr (again, ==, place);

  restored = moor_run_get_skipped (other);
  g_ptr_array_add (restored, NULL);
  g_assert_true (g_strv_equal ((const char * const *) restored->pdata,
                               (const char * const *) skipped->pdata));

  if (has_unkept (walk->exercise))
    {
      /* What is never kept is asked again, and then it goes on where it was. */
      for (int i = 0; i < 100; i++)
        {
          g_autofree char *now = moor_run_save_place (other);
          MoorPart *part = moor_run_get_part (other);

          if (part == NULL || part->keep)
            break;
          if (parsed->parts[0] != NULL && g_str_equal (parsed->parts[0], part->id))
            break;
          g_assert_cmpstr (now, ==, place);
          g_assert_true (moor_run_next (other, NULL));
        }
      if (!parsed->closing && parsed->parts[0] != NULL)
        g_assert_cmpstr (moor_run_get_part (other)->id, ==, parsed->parts[0]);
      return;
    }

  g_assert_cmpint (moor_run_get_phase (other), ==, moor_run_get_phase (walk->run));
  g_assert_cmpint (moor_run_get_n_parts (other), ==, parsed->n_parts);
  g_assert_cmpint (moor_run_get_position (other), ==, parsed->position);
}

static void
step (Walk *walk)
{
  g_autofree char *before = picture (walk->run);
  g_autofree char *after = NULL;
  guint n_changed = walk->n_changed;
  gboolean open = moor_run_get_phase (walk->run) == MOOR_RUN_OPEN;
  int what = g_rand_int_range (walk->rand, 0, 20);

  if (!open)
    {
      if (what < 5)
        leave_and_come_back (walk);
      else
        moor_run_back (walk->run);
    }
  else if (what < 7)
    give_some (walk);
  else if (what < 12)
    on (walk, FALSE);
  else if (what < 14)
    on (walk, TRUE);
  else if (what < 16)
    moor_run_back (walk->run);
  else if (what < 17)
    back_and_on (walk);
  else if (what < 18 && moor_run_can_end (walk->run))
    moor_run_end (walk->run);
  else if (what < 19)
    give_elsewhere (walk);
  else
    leave_and_come_back (walk);

  /* A changed screen says so. */
  after = picture (walk->run);
  if (!g_str_equal (before, after))
    g_assert_cmpuint (walk->n_changed, >, n_changed);

  check (walk);
  note_picture (walk);
}

/* However it stands: by going on and on, the closing is reached. */
static void
go_to_closing (Walk *walk)
{
  guint n_all = moor_exercise_get_parts (walk->exercise)->len;

  for (guint i = 0; moor_run_get_phase (walk->run) == MOOR_RUN_OPEN; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (i, <=, n_all);
      give_required (walk);
      moor_run_next (walk->run, &error);
      g_assert_no_error (error);
      check (walk);
    }

  g_assert_cmpint (moor_run_get_phase (walk->run), ==, MOOR_RUN_CLOSING);
}

static void
walk_later (Walk *walk)
{
  GPtrArray *parts = moor_exercise_get_parts (walk->exercise);
  g_autofree char *part_id = NULL;
  g_autofree char *due = NULL;
  guint guard = 0;

  while (moor_run_next_later (walk->run, "2026-11-22", &part_id, &due))
    {
      g_autoptr (MoorRun) later = NULL;
      g_autoptr (GPtrArray) skipped = moor_run_get_skipped (walk->run);
      MoorRun *before = walk->run;

      g_assert_cmpuint (guard++, <, parts->len);
      g_assert_cmpint (moor_clock_days_between (due, due), ==, 0);
      g_assert_true (moor_exercise_find_part (walk->exercise, part_id)->is_later);

      later = moor_run_new_later (walk->exercise, moor_run_get_answers (walk->run),
                                  moor_run_get_leaning (walk->run), part_id);
      g_assert_nonnull (later);
      g_ptr_array_add (skipped, NULL);
      moor_run_restore_skipped (later, (const char * const *) skipped->pdata);
      g_assert_cmpint (moor_run_get_n_parts (later), ==, 1);
      g_assert_false (moor_run_can_back (later));

      walk->run = later;
      give_some (walk);
      give_required (walk);
      g_assert_true (moor_run_next (later, NULL));
      g_assert_cmpint (moor_run_get_phase (later), ==, MOOR_RUN_CLOSING);
      moor_run_finish (later);

      /* Asked is asked: the same part does not come again. */
      g_set_object (&before, later);
      walk->run = before;
      g_clear_pointer (&part_id, g_free);
      g_clear_pointer (&due, g_free);
    }
}

static char *
walk_once (MoorExercise *exercise,
           MoorLeaning   leaning,
           const char   *state,
           gboolean      short_form,
           guint32       seed)
{
  Walk walk = { 0 };
  MoorFacts facts = { .today = "2026-11-22" };
  g_autoptr (MoorAnswer) state_answer = state != NULL ? moor_answer_new_text (state) : NULL;
  g_autoptr (MoorAnswer) distress = NULL;
  g_autoptr (GPtrArray) closings = NULL;
  g_autoptr (GPtrArray) filled = NULL;

  walk.exercise = exercise;
  walk.rand = g_rand_new_with_seed (seed);
  walk.given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, answer_free);
  walk.trace = g_string_new (NULL);
  walk.run = moor_run_new (exercise, NULL, leaning, short_form);
  g_signal_connect_swapped (walk.run, "changed", G_CALLBACK (changed_cb), &walk);

  if (g_rand_boolean (walk.rand))
    distress = moor_answer_new_number (g_rand_int_range (walk.rand, 0, 11));
  facts.state = state_answer;
  facts.distress = distress;
  moor_run_set_facts (walk.run, &facts);
  filled = moor_answers_fields (moor_run_get_answers (walk.run));
  for (guint i = 0; i < filled->len; i++)
    g_hash_table_insert (walk.given, g_strdup (g_ptr_array_index (filled, i)),
                         moor_answer_ref (moor_run_get_answer (walk.run, g_ptr_array_index (filled, i))));

  check (&walk);
  note_picture (&walk);
  for (int i = 0; i < STEPS; i++)
    step (&walk);

  go_to_closing (&walk);
  closings = moor_run_get_closings (walk.run);
  g_assert_cmpuint (closings->len, >=, 1);

  moor_run_finish (walk.run);
  g_assert_cmpint (moor_run_get_phase (walk.run), ==, MOOR_RUN_FINISHED);

  g_signal_handlers_disconnect_by_data (walk.run, &walk);
  walk_later (&walk);

  g_object_unref (walk.run);
  g_hash_table_unref (walk.given);
  g_rand_free (walk.rand);

  return g_string_free (walk.trace, FALSE);
}

/* The same hand meets the same parts, fields, options, timers, ways out and earlier answers
 * in every leaning. What stands before memories asks the exercise, which has none. */
static void
walk_exercise (MoorExercise *exercise,
               int           walks)
{
  g_test_message ("%s", moor_exercise_get_id (exercise));

  for (guint s = 0; s < G_N_ELEMENTS (states); s++)
    {
      for (int short_form = 0; short_form < 2; short_form++)
        {
          for (int i = 0; i < walks; i++)
            {
              guint32 seed = (guint32) g_test_rand_int ();
              g_autofree char *first = NULL;

              for (MoorLeaning leaning = MOOR_LEANING_NONE; leaning <= MOOR_LEANING_SECURE; leaning++)
                {
                  g_autofree char *trace = walk_once (exercise, leaning, states[s], short_form, seed);

                  if (first == NULL)
                    first = g_steal_pointer (&trace);
                  else
                    g_assert_cmpstr (trace, ==, first);
                }
            }
        }
    }
}

static void
test_library (void)
{
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (library));

  g_assert_cmpuint (n, >=, 53);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (G_LIST_MODEL (library), i);

      walk_exercise (exercise, WALKS_OF_AN_EXERCISE);
    }
}

static MoorExercise *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "walk", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  MoorExercise *exercise;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, length);
  exercise = moor_parser_read (path, bytes, moor_library_get_shared_file, NULL, NULL, NULL, "en", &error);
  g_assert_no_error (error);

  return exercise;
}

static void
test_fixture (gconstpointer name)
{
  g_autoptr (MoorExercise) exercise = read_fixture (name);

  walk_exercise (exercise, WALKS_OF_A_FIXTURE);
}

/* What a questionnaire with three forms becomes once somebody has added it. */
static void
test_form (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "questionnaires", "good",
                                                 "everything.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorQuestionnaire) form = NULL;
  g_autoptr (MoorExercise) exercise = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, length);
  form = moor_questionnaire_read (path, bytes, NULL, NULL, "und", &error);
  g_assert_no_error (error);
  exercise = moor_form_exercise_new (form, &error);
  g_assert_no_error (error);

  walk_exercise (exercise, WALKS_OF_A_FIXTURE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GDir) dir = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  int status;

  moor_test_init (&argc, &argv);

  g_test_add_func ("/walk/library", test_library);
  g_test_add_func ("/walk/form", test_form);

  path = g_test_build_filename (G_TEST_DIST, "fixtures", "walk", NULL);
  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/walk/fixture/", name, NULL);

      g_ptr_array_add (names, g_strdup (name));
      g_test_add_data_func (test, g_ptr_array_index (names, names->len - 1), test_fixture);
    }

  status = g_test_run ();

  return status;
}

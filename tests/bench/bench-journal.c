/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/moor-clock.h"
#include "bench-raw.h"
#include "content/moor-library.h"
#include "journal/moor-digest.h"
#include "journal/moor-page-private.h"
#include "journal/moor-store.h"

/* bench-journal DIR PAGES SEED plain|keyed
 *
 * A journal as years of writing would leave it: 80 to 220 words a page, days
 * spread over ten years, a third of the pages from exercises. The store makes
 * the empty journal; the pages go in by hand in one transaction, with the index
 * rows that the store would make, so that 100,000 do not take an hour. */

#define YEARS 10
#define DAY_US (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)

typedef struct {
  sqlite3      *db;
  sqlite3_stmt *page;
  sqlite3_stmt *text;
  sqlite3_stmt *number;
  sqlite3_stmt *index;
  BenchRandom   random;
  GPtrArray    *exercises;       /* MoorExercise */
} Maker;

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
make_empty (const char *data_dir,
            gboolean    keyed)
{
  g_autoptr (GBytes) key = keyed ? bench_key () : NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorStore) store = NULL;

  moor_store_open_async (data_dir, MOOR_STORE_WRITE, key, NULL, on_done, &opened);
  wait_for (&opened);
  store = moor_store_open_finish (opened, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  moor_store_set_setting (store, "welcomed", "1");
  moor_store_close_async (store, on_done, &closed);
  wait_for (&closed);
  if (!moor_store_close_finish (store, closed, &error))
    g_error ("%s", error->message);
}

/* (transfer full) (nullable) */
static MoorAnswer *
invent (Maker           *maker,
        const MoorField *field,
        guint            n_words)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  guint n_options = field->options != NULL ? field->options->len : 0;
  MoorOption *option = n_options > 0
    ? g_ptr_array_index (field->options, bench_random (&maker->random, n_options)) : NULL;

  switch (field->kind)
    {
    case MOOR_FIELD_TEXT:
      {
        g_autofree char *words = bench_text (&maker->random, n_words);

        moor_answer_builder_add_text (builder, 0, "", words);
      }
      break;

    case MOOR_FIELD_LIST:
      for (int i = 0; i < 3; i++)
        {
          g_autofree char *words = bench_text (&maker->random, 4);

          moor_answer_builder_add_text (builder, i, "", words);
        }
      break;

    case MOOR_FIELD_CHOICE:
    case MOOR_FIELD_CHOICES:
      if (option != NULL)
        moor_answer_builder_add_text (builder, 0, "", option->value);
      break;

    case MOOR_FIELD_EMOTIONS:
      if (option != NULL)
        {
          moor_answer_builder_add_text (builder, 0, "", option->value);
          moor_answer_builder_add_number (builder, 0, "strength",
                                          bench_random (&maker->random, 11));
        }
      break;

    case MOOR_FIELD_SCALE:
    case MOOR_FIELD_PERCENT:
      {
        guint32 steps = (guint32) (field->highest - field->lowest) + 1;

        moor_answer_builder_add_number (builder, 0, "",
                                        field->lowest + bench_random (&maker->random, steps));
      }
      break;

    default:
      break;
    }

  return moor_answer_builder_end (builder);
}

static MoorAnswers *
answer (Maker        *maker,
        MoorExercise *exercise,
        guint         n_words)
{
  MoorAnswers *answers = moor_answers_new ();
  GPtrArray *parts;
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  guint n_texts = 0;

  if (exercise == NULL)
    {
      g_autofree char *words = bench_text (&maker->random, n_words);
      g_autoptr (MoorAnswer) text = moor_answer_new_text (words);

      moor_answers_set (answers, MOOR_PAGE_FREE_FIELD, text);
      return answers;
    }

  parts = moor_exercise_get_parts (exercise);
  for (guint i = 0; i < parts->len; i++)
    {
      MoorPart *part = g_ptr_array_index (parts, i);

      for (guint k = 0; k < part->blocks->len; k++)
        {
          MoorBlock *block = g_ptr_array_index (part->blocks, k);

          if (block->kind != MOOR_BLOCK_FIELD)
            continue;
          g_ptr_array_add (fields, block->field);
          n_texts += block->field->kind == MOOR_FIELD_TEXT;
        }
    }

  for (guint i = 0; i < fields->len; i++)
    {
      MoorField *field = g_ptr_array_index (fields, i);
      g_autoptr (MoorAnswer) made = invent (maker, field, MAX (n_words / MAX (n_texts, 1), 1));

      if (made != NULL)
        moor_answers_set (answers, field->id, made);
    }

  return answers;
}

static void
insert_answers (Maker       *maker,
                gint64       key,
                MoorAnswers *answers)
{
  g_autoptr (GPtrArray) fields = moor_answers_fields (answers);

  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);
      MoorAnswer *one = moor_answers_get (answers, field);

      for (guint k = 0; k < moor_answer_get_n_cells (one); k++)
        {
          const MoorCell *cell = moor_answer_get_cell (one, k);

          if (cell->text != NULL)
            {
              bench_raw_bind (maker->text, "ititt", key, field, (gint64) cell->row, cell->slot,
                              cell->text);
              bench_raw_run (maker->text);
            }
          else
            {
              bench_raw_bind (maker->number, "ititd", key, field, (gint64) cell->row, cell->slot,
                              cell->number);
              bench_raw_run (maker->number);
            }
        }
    }
}

static void
insert_page (Maker        *maker,
             const char   *id,
             MoorExercise *exercise,
             guint         n_words,
             gint64        created,
             gint64        counter)
{
  g_autoptr (MoorAnswers) answers = answer (maker, exercise, n_words);
  int offset = moor_clock_offset (created);
  gint64 key = moor_page_key_for_time (created, offset) + counter;
  g_autofree char *date = moor_clock_local_date (created);
  g_autofree char *title = NULL, *preview = NULL, *body = NULL, *private_text = NULL;

  moor_digest_head (exercise, exercise != NULL ? moor_exercise_get_title (exercise) : NULL,
                    answers, &title, &preview);
  bench_raw_bind (maker->page, "ittitttiiit", key, id,
                  exercise != NULL ? moor_exercise_get_id (exercise) : NULL,
                  (gint64) (exercise != NULL ? moor_exercise_get_version (exercise) : 0),
                  exercise != NULL ? moor_exercise_get_hash (exercise) : NULL,
                  title, preview, created, created + 600 * G_USEC_PER_SEC, (gint64) offset, date);
  bench_raw_run (maker->page);

  insert_answers (maker, key, answers);

  moor_digest_index (exercise, exercise == NULL, answers, NULL, NULL, &body, &private_text);
  bench_raw_bind (maker->index, "ittt", key, title, body, private_text);
  bench_raw_run (maker->index);
}

static void
insert_definitions (Maker *maker)
{
  sqlite3_stmt *definition = bench_raw_prepare (maker->db,
    "INSERT INTO definition (hash, exercise, version, language, title, text) VALUES (?,?,?,?,?,?)");

  for (guint i = 0; i < maker->exercises->len; i++)
    {
      MoorExercise *exercise = g_ptr_array_index (maker->exercises, i);

      bench_raw_bind (definition, "ttittt", moor_exercise_get_hash (exercise),
                      moor_exercise_get_id (exercise),
                      (gint64) moor_exercise_get_version (exercise),
                      moor_exercise_get_language (exercise), moor_exercise_get_title (exercise),
                      moor_exercise_get_definition (exercise));
      bench_raw_run (definition);
    }
  sqlite3_finalize (definition);
}

static void
find_exercises (Maker *maker)
{
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (library));

  maker->exercises = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (G_LIST_MODEL (library), i);

      if (moor_exercise_get_depth (exercise) < 3)
        g_ptr_array_add (maker->exercises, g_steal_pointer (&exercise));
    }
}

int
main (int    argc,
      char **argv)
{
  Maker maker = { 0, };
  guint n_pages;
  gboolean keyed;
  gint64 now = g_get_real_time ();

  if (argc != 5)
    {
      fprintf (stderr, "usage: bench-journal DIR PAGES SEED plain|keyed\n");
      return 2;
    }

  n_pages = (guint) strtoul (argv[2], NULL, 10);
  keyed = strcmp (argv[4], "keyed") == 0;
  maker.random.state = g_ascii_strtoull (argv[3], NULL, 10) + 1;

  make_empty (argv[1], keyed);
  find_exercises (&maker);

  maker.db = bench_raw_open (argv[1], keyed);
  bench_raw_exec (maker.db, "PRAGMA synchronous = OFF; BEGIN IMMEDIATE");
  insert_definitions (&maker);
  maker.page = bench_raw_prepare (maker.db,
    "INSERT INTO page (key, id, exercise, version, definition, title, preview, created, "
    "updated, offset, date, state) VALUES (?,?,?,?,?,?,?,?,?,?,?,3)");
  maker.text = bench_raw_prepare (maker.db,
    "INSERT INTO answer (page, field, row, slot, text) VALUES (?,?,?,?,?)");
  maker.number = bench_raw_prepare (maker.db,
    "INSERT INTO answer (page, field, row, slot, number) VALUES (?,?,?,?,?)");
  maker.index = bench_raw_prepare (maker.db,
    "INSERT INTO search (rowid, title, body, private) VALUES (?,?,?,?)");

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *id = g_strdup_printf ("%08x-0000-4000-8000-%012x", i,
                                             bench_random (&maker.random, G_MAXUINT32));
      MoorExercise *exercise = i % 3 == 0
        ? g_ptr_array_index (maker.exercises,
                             bench_random (&maker.random, maker.exercises->len)) : NULL;

      insert_page (&maker, id, exercise, 80 + bench_random (&maker.random, 141),
                   now - (gint64) ((double) (n_pages - i) / n_pages * YEARS * 365 * DAY_US),
                   i % 1024 + 1);
    }

  /* Two that saves are measured on. */
  insert_page (&maker, BENCH_PAGE_SHORT, NULL, 150, now, 1);
  insert_page (&maker, BENCH_PAGE_LONG, NULL, 5000, now, 2);

  bench_raw_exec (maker.db, "COMMIT; PRAGMA wal_checkpoint (TRUNCATE)");
  sqlite3_finalize (maker.page);
  sqlite3_finalize (maker.text);
  sqlite3_finalize (maker.number);
  sqlite3_finalize (maker.index);
  sqlite3_close (maker.db);
  g_ptr_array_unref (maker.exercises);

  return 0;
}

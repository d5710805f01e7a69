/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "content/moor-library.h"
#include "journal/moor-store.h"
#include "share/moor-json.h"
#include "share/moor-markdown.h"

/* Full copies: out of a journal, and into another one. */

typedef struct {
  char        *home;
  MoorLibrary *library;
} Fixture;

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->home = g_dir_make_tmp ("mooring-copy-XXXXXX", NULL);
  fixture->library = moor_library_new (NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  moor_clock_set_for_test (0);
  g_assert_finalize_object (fixture->library);
  remove_tree (fixture->home);
  g_free (fixture->home);
}

static MoorStore *
open_store (Fixture    *fixture,
            const char *name)
{
  g_autofree char *data_dir = g_build_filename (fixture->home, name, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorStore *store;

  moor_store_open_async (data_dir, MOOR_STORE_WRITE, NULL, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  store = moor_store_open_finish (result, &error);
  g_assert_no_error (error);

  return store;
}

static void
close_store (MoorStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  moor_store_close_async (store, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_true (moor_store_close_finish (store, result, NULL));
  g_clear_object (&result);

  /* What the threads had still to tell holds it a little longer. */
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (store);
  moor_test_wait (store == NULL);
}

static void
save (MoorStore  *store,
      MoorChange *change)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_store_save_async (store, change, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_store_save_finish (store, result, &error);
  g_assert_no_error (error);
}

static char *
export_json (MoorStore *store)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_json_export_async (store, stream, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_json_export_finish (result, NULL, &error);
  g_assert_no_error (error);

  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static char *
export_markdown (MoorStore *store)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_markdown_export_async (store, stream, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_markdown_export_finish (result, NULL, &error);
  g_assert_no_error (error);

  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static gboolean
import_json (MoorStore         *store,
             const char        *text,
             gsize              length,
             GCancellable      *cancellable,
             MoorImportResult  *imported,
             GError           **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) length,
                                                                         NULL);
  g_autoptr (GAsyncResult) result = NULL;

  moor_json_import_async (store, stream, cancellable, moor_test_store_result, &result);
  moor_test_wait (result != NULL);

  return moor_json_import_finish (result, imported, error);
}

/* As g_assert_cmpstr(), and shows no more than the first lines that differ. */
#define assert_same(found, expected) assert_same_at (found, expected, __LINE__)

static void
assert_same_at (const char *found,
                const char *expected,
                int         where)
{
  g_auto (GStrv) a = NULL;
  g_auto (GStrv) b = NULL;

  if (strcmp (found, expected) == 0)
    return;

  a = g_strsplit (found, "\n", -1);
  b = g_strsplit (expected, "\n", -1);
  for (guint i = 0;; i++)
    if (g_strcmp0 (a[i], b[i]) != 0)
      g_error ("line %d: line %u is “%.200s”, and not “%.200s”", where, i + 1, a[i], b[i]);
}

/* Any text a person could have: what ends strings, lines and tags included. */
static char *
invent_text (void)
{
  static const char *const pieces[] = {
    "kettle", " ", "\n", "\n\n", "\"", "\\", "don't", "<b>", "&amp;", "*", "😀", "شمس", "å", "\t",
    "NEAR(", "{\"a\": 1}", "\u2028", "1.", "-", "\u200f",
  };
  GString *text = g_string_new ("w");

  for (int n = g_test_rand_int_range (1, 40); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  g_string_append_c (text, '.');

  return g_string_free (text, FALSE);
}

static MoorAnswer *invent_answer (const MoorField *field,
                                  const char      *person);

static MoorOption *
any_option (const MoorField *field)
{
  return g_ptr_array_index (field->options, g_test_rand_int_range (0, (int) field->options->len));
}

static MoorAnswer *
invent_rows (const MoorField *field,
             const char      *person)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  int n_rows = field->fixed != NULL && field->fixed->len > 0 ? (int) field->fixed->len : 2;

  if (field->row_for != NULL)
    return moor_answer_builder_end (builder);

  for (int row = 0; row < n_rows; row++)
    {
      if (field->fixed != NULL && field->fixed->len > 0)
        {
          MoorFixedRow *fixed = g_ptr_array_index (field->fixed, row);

          moor_answer_builder_add_text (builder, row, "@id", fixed->id);
        }
      for (guint i = 0; i < field->columns->len; i++)
        {
          const MoorField *column = g_ptr_array_index (field->columns, i);
          g_autoptr (MoorAnswer) answer = invent_answer (column, person);

          moor_answer_builder_add_column (builder, row, column->id, answer);
        }
    }

  return moor_answer_builder_end (builder);
}

/* An answer its field allows. (transfer full) (nullable) */
static MoorAnswer *
invent_answer (const MoorField *field,
               const char      *person)
{
  MoorAnswerBuilder *builder;

  if (field->kind == MOOR_FIELD_ROWS)
    return invent_rows (field, person);

  builder = moor_answer_builder_new ();
  switch (field->kind)
    {
    case MOOR_FIELD_TEXT:
      {
        g_autofree char *text = invent_text ();

        moor_answer_builder_add_text (builder, 0, "", field->phone ? "+46 8 123" : text);
      }
      break;

    case MOOR_FIELD_LIST:
      for (int i = 0; i < 2 && (field->max == 0 || i < field->max); i++)
        moor_answer_builder_add_text (builder, i, "", i == 0 ? "first \"words\"" : "second");
      break;

    case MOOR_FIELD_CHOICE:
    case MOOR_FIELD_CHOICES:
      if (field->options == NULL || field->options->len == 0)
        break;
      if (field->other && g_test_rand_bit ())
        {
          moor_answer_builder_add_text (builder, 0, "", "other");
          moor_answer_builder_add_text (builder, 0, "other", "my own <words>");
        }
      else
        {
          moor_answer_builder_add_text (builder, 0, "", any_option (field)->value);
        }
      break;

    case MOOR_FIELD_EMOTIONS:
      if (field->options == NULL || field->options->len == 0)
        break;
      moor_answer_builder_add_text (builder, 0, "", any_option (field)->value);
      moor_answer_builder_add_number (builder, 0, "strength", g_test_rand_int_range (0, 11));
      break;

    case MOOR_FIELD_SCALE:
    case MOOR_FIELD_PERCENT:
      moor_answer_builder_add_number (builder, 0, "",
                                      g_test_rand_int_range ((int) field->lowest,
                                                             (int) field->highest + 1));
      break;

    case MOOR_FIELD_AGE:
      moor_answer_builder_add_number (builder, 0, "", 7);
      break;

    case MOOR_FIELD_CHECK:
      moor_answer_builder_add_number (builder, 0, "", 1);
      break;

    case MOOR_FIELD_DATE:
      moor_answer_builder_add_text (builder, 0, "", "2026-02-28");
      break;

    case MOOR_FIELD_PERSON:
      moor_answer_builder_add_text (builder, 0, "", person);
      break;

    case MOOR_FIELD_ITEMS:
      for (guint i = 0; i < field->items->len; i++)
        moor_answer_builder_add_number (builder, 0, ((MoorItem *) field->items->pdata[i])->id,
                                        g_test_rand_int_range ((int) field->lowest,
                                                               (int) field->highest + 1));
      if (field->scored_by != NULL)
        moor_answer_builder_add_number (builder, 0, MOOR_ITEMS_SECONDS,
                                        g_test_rand_double_range (0, 1000));
      break;

    default:
      break;
    }

  return moor_answer_builder_end (builder);
}

static void
answer_everything (MoorChange   *change,
                   MoorExercise *exercise,
                   const char   *person)
{
  GPtrArray *parts = moor_exercise_get_parts (exercise);

  for (guint i = 0; i < parts->len; i++)
    {
      MoorPart *part = g_ptr_array_index (parts, i);

      for (guint k = 0; part->keep && k < part->blocks->len; k++)
        {
          MoorBlock *block = g_ptr_array_index (part->blocks, k);
          g_autoptr (MoorAnswer) answer = NULL;

          if (block->kind == MOOR_BLOCK_FIELD && g_test_rand_int_range (0, 5) > 0)
            answer = invent_answer (block->field, person);
          if (answer == NULL)
            continue;

          g_assert_true (moor_field_check (block->field, answer, NULL));
          moor_change_set_answer (change, block->field->id, answer);
        }
    }
}

static void
write_page (MoorStore    *store,
            MoorExercise *exercise,
            gint64        when,
            const char   *person)
{
  static const char *const tags[] = { "evening", "two words", NULL };
  static const char *const skipped[] = { "one", "two", NULL };
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (MoorChange) change = moor_change_new (id);

  moor_clock_set_for_test (when + g_test_rand_int_range (1, 1000000));
  moor_change_create (change, exercise, when, (MoorLeaning) g_test_rand_int_range (0, 5),
                      g_test_rand_bit ());
  if (exercise != NULL)
    {
      answer_everything (change, exercise, person);
    }
  else
    {
      g_autofree char *text = invent_text ();
      g_autoptr (MoorAnswer) answer = moor_answer_new_text (text);

      moor_change_set_answer (change, MOOR_PAGE_FREE_FIELD, answer);
    }
  moor_change_set_state (change, (MoorPageState) g_test_rand_int_range (1, 4));
  moor_change_set_audience (change, (MoorAudience) g_test_rand_int_range (1, 3));
  moor_change_set_put_away (change, g_test_rand_int_range (0, 4) == 0);
  moor_change_set_starred (change, g_test_rand_bit ());
  moor_change_set_left (change, g_test_rand_bit ());
  if (g_test_rand_bit ())
    moor_change_set_tags (change, tags);
  if (g_test_rand_bit ())
    moor_change_set_skipped (change, skipped);
  if (g_test_rand_bit ())
    moor_change_set_due (change, "2026-12-01", "later");
  if (g_test_rand_bit ())
    moor_change_set_place (change, "one");
  save (store, change);

  if (g_test_rand_int_range (0, 4) == 0)
    {
      g_autoptr (GAsyncResult) kept = NULL;
      g_autoptr (MoorChange) second = moor_change_new (id);
      g_autoptr (MoorAnswer) answer = moor_answer_new_text ("Written again.");

      moor_store_keep_revision_async (store, id, moor_test_store_result, &kept);
      moor_test_wait (kept != NULL);
      g_assert_true (moor_store_keep_revision_finish (store, kept, NULL));
      moor_clock_set_for_test (when + 5000000);
      if (exercise == NULL)
        moor_change_set_answer (second, MOOR_PAGE_FREE_FIELD, answer);
      else
        moor_change_set_starred (second, TRUE);
      if (!moor_change_is_empty (second))
        save (store, second);
    }
}

static void
fill (Fixture   *fixture,
      MoorStore *store)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->library));
  g_autoptr (MoorPerson) person = moor_person_new (NULL, "Åsa \"Å\"", "+46 8", TRUE);
  g_autoptr (GAsyncResult) saved = NULL;
  gint64 when = G_GINT64_CONSTANT (1795380000000000);

  moor_store_save_person_async (store, person, moor_test_store_result, &saved);
  moor_test_wait (saved != NULL);
  g_assert_true (moor_store_save_person_finish (store, saved, NULL));
  moor_store_set_setting (store, "leaning", "anxious");
  moor_store_set_setting (store, "odd", "a \"quoted\"\nvalue");

  for (guint i = 0; i < 4 * n; i++)
    {
      g_autoptr (MoorExercise) exercise = NULL;

      if (g_test_rand_int_range (0, 3) > 0)
        exercise = g_list_model_get_item (G_LIST_MODEL (fixture->library),
                                          (guint) g_test_rand_int_range (0, (int) n));
      write_page (store, exercise, when, moor_person_get_id (person));
      /* Several in one minute too, over the change to summer time. */
      if (g_test_rand_bit ())
        when += G_GINT64_CONSTANT (1000000) * g_test_rand_int_range (1, 2000000);
      else
        when += g_test_rand_int_range (0, 1000000);
    }
  g_assert_true (moor_store_flush (store, NULL));
}

static void
test_round (Fixture       *fixture,
            gconstpointer  data)
{
  MoorStore *here = open_store (fixture, "here");
  MoorStore *there = open_store (fixture, "there");
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL, *second = NULL, *third = NULL;
  g_autofree char *words = NULL, *other_words = NULL;
  g_autoptr (GAsyncResult) verified = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  MoorImportResult imported, again;

  fill (fixture, here);
  first = export_json (here);
  g_assert_true (import_json (there, first, strlen (first), NULL, &imported, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (imported.added, >, 0);
  g_assert_cmpuint (imported.same, ==, 0);
  g_assert_cmpuint (imported.beside, ==, 0);

  second = export_json (there);
  assert_same (second, first);
  words = export_markdown (here);
  other_words = export_markdown (there);
  assert_same (other_words, words);

  /* Once more: nothing is added, here and there. */
  g_assert_true (import_json (there, first, strlen (first), NULL, &again, &error));
  g_assert_cmpuint (again.added, ==, 0);
  g_assert_cmpuint (again.beside, ==, 0);
  g_assert_cmpuint (again.same, ==, imported.added);
  g_assert_true (import_json (here, first, strlen (first), NULL, &again, &error));
  g_assert_cmpuint (again.added + again.beside, ==, 0);
  third = export_json (there);
  assert_same (third, first);

  moor_store_verify_async (there, NULL, NULL, NULL, moor_test_store_result, &verified);
  moor_test_wait (verified != NULL);
  problems = moor_store_verify_finish (there, verified, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  g_clear_object (&verified);
  close_store (here);
  close_store (there);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  MoorStore *here = open_store (fixture, "here");
  MoorStore *there = open_store (fixture, "there");
  g_autoptr (GAsyncResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL, *before = NULL, *after = NULL;
  g_autoptr (MoorChange) own = moor_change_new ("00000000-0000-4000-8000-000000000001");
  g_autoptr (MoorAnswer) answer = moor_answer_new_text ("A page that was here before.");
  MoorImportResult imported;

  fill (fixture, here);
  first = export_json (here);

  moor_change_create (own, NULL, G_GINT64_CONSTANT (1795380000000000), MOOR_LEANING_NONE, FALSE);
  moor_change_set_answer (own, MOOR_PAGE_FREE_FIELD, answer);
  save (there, own);
  before = export_json (there);

  g_assert_true (import_json (there, first, strlen (first), NULL, &imported, &error));
  moor_store_import_undo_async (there, imported.id, moor_test_store_result, &undone);
  moor_test_wait (undone != NULL);
  g_assert_true (moor_store_import_undo_finish (there, undone, &error));
  g_assert_no_error (error);

  after = export_json (there);
  g_assert_nonnull (strstr (after, "A page that was here before."));
  /* The definitions before them may say it; no page does. */
  g_assert_null (strstr (strstr (after, "\"pages\""), "kettle"));
  assert_same (strstr (after, "\"pages\""), strstr (before, "\"pages\""));

  g_clear_object (&undone);
  close_store (here);
  close_store (there);
}

/* One byte changed, or the end missing, anywhere: what is taken in is whole, or
 * nothing is; and never a crash. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  MoorStore *here = open_store (fixture, "here");
  MoorStore *there = open_store (fixture, "there");
  g_autofree char *first = NULL, *empty = NULL;
  gsize length;

  fill (fixture, here);
  first = export_json (here);
  length = strlen (first);
  empty = export_json (there);

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *copy = g_memdup2 (first, length + 1);
      g_autofree char *now = NULL;
      g_autoptr (GError) error = NULL;
      gsize cut = length;
      MoorImportResult imported;

      if (i % 2 == 0)
        cut = (gsize) g_test_rand_int_range (0, (int) length - 2);
      else
        copy[g_test_rand_int_range (0, (int) length - 2)] = (char) g_test_rand_int_range (0, 256);

      if (import_json (there, copy, cut, NULL, &imported, &error))
        {
          /* The byte stood in a text, where another one is as good. */
          g_autoptr (GAsyncResult) undone = NULL;

          g_assert_cmpint (i % 2, ==, 1);
          moor_store_import_undo_async (there, imported.id, moor_test_store_result, &undone);
          moor_test_wait (undone != NULL);
          g_assert_true (moor_store_import_undo_finish (there, undone, NULL));
          continue;
        }

      g_assert_nonnull (error);
      g_assert_true (error->domain == MOOR_ERROR);
      g_assert_null (strstr (error->message, "kettle"));
      now = export_json (there);
      assert_same (strstr (now, "\"pages\""), strstr (empty, "\"pages\""));
    }

  close_store (here);
  close_store (there);
}

/* Pages are read in blocks: around the ends of one and of two. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  static const guint counts[] = { 0, 1, 127, 128, 129, 256, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *name = g_strdup_printf ("many-%u", counts[i]);
      MoorStore *store = open_store (fixture, name);
      g_autoptr (GString) text = g_string_new ("{\"format\": \"mooring\", \"formatVersion\": 1, "
                                               "\"pages\": [");
      g_autofree char *first = NULL, *words = NULL;
      g_autoptr (GError) error = NULL;
      MoorImportResult imported;

      for (guint k = 0; k < counts[i]; k++)
        g_string_append_printf (
          text,
          "%s{\"id\": \"00000000-0000-4000-8000-%012u\", \"title\": \"\", "
          "\"created\": \"2026-11-22T20:%02u:00.000000Z\", "
          "\"updated\": \"2026-11-22T20:%02u:00.000000Z\", \"offset\": 60, "
          "\"date\": \"2026-11-22\", \"state\": \"done\", \"skipped\": [], \"short\": false, "
          "\"audience\": \"only-me\", \"putAway\": false, \"starred\": false, "
          "\"left\": false, \"tags\": [], \"cells\": {\"text\": [[0, \"\", \"page %u.\"]]}}",
          k > 0 ? ", " : "", counts[i] - k, 59 - k / 6, 59 - k / 6, counts[i] - k);
      g_string_append (text, "]}");

      g_assert_true (import_json (store, text->str, text->len, NULL, &imported, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (imported.added, ==, counts[i]);

      first = export_json (store);
      words = export_markdown (store);
      for (guint k = 1; k <= counts[i]; k++)
        {
          g_autofree char *one = g_strdup_printf ("page %u.", k);
          g_autofree char *cell = g_strdup_printf ("[0, \"\", \"%s\"]", one);
          const char *found = strstr (first, cell);

          /* Each once. */
          g_assert_nonnull (found);
          g_assert_null (strstr (found + 1, cell));
          g_assert_nonnull (strstr (words, one));
        }

      close_store (store);
    }
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  MoorStore *here = open_store (fixture, "here");
  MoorStore *there = open_store (fixture, "there");
  g_autofree char *first = NULL, *before = NULL, *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fill (fixture, here);
  first = export_json (here);
  before = export_json (there);

  g_cancellable_cancel (cancellable);
  g_assert_false (import_json (there, first, strlen (first), cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = export_json (there);
  assert_same (after, before);

  close_store (here);
  close_store (there);
}

/* What an exercise does not allow is refused with its page. */
static void
test_out_of_range (Fixture       *fixture,
                   gconstpointer  data)
{
  MoorStore *here = open_store (fixture, "here");
  MoorStore *there = open_store (fixture, "there");
  MoorExercise *check_in = moor_library_find (fixture->library, "check-in");
  g_autoptr (MoorChange) change = moor_change_new ("00000000-0000-4000-8000-000000000001");
  g_autoptr (MoorAnswer) answer = moor_answer_new_number (7);
  MoorField *field = moor_exercise_find_field (check_in, "distress");
  g_autofree char *first = NULL, *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) halves = NULL;
  g_autofree char *wrong = NULL, *changed = NULL;

  g_assert_nonnull (field);
  moor_change_create (change, check_in, G_GINT64_CONSTANT (1795380000000000), MOOR_LEANING_NONE,
                      FALSE);
  moor_change_set_answer (change, field->id, answer);
  save (here, change);
  first = export_json (here);
  before = export_json (there);

  halves = g_strsplit (first, "[0, \"\", 7]", 2);
  g_assert_nonnull (halves[1]);
  wrong = g_strjoinv ("[0, \"\", 77]", halves);
  g_assert_false (import_json (there, wrong, strlen (wrong), NULL, NULL, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_OUT_OF_RANGE);
  g_clear_error (&error);

  /* Nor an exercise text that somebody touched. */
  g_strfreev (halves);
  halves = g_strsplit (first, "<title>", 2);
  changed = g_strjoinv ("<title>x", halves);
  g_assert_false (import_json (there, changed, strlen (changed), NULL, NULL, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);

  after = export_json (there);
  assert_same (after, before);

  close_store (here);
  close_store (there);
}

#define add(name, function) \
  g_test_add ("/share/copy/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  add ("round", test_round);
  add ("undo", test_undo);
  add ("damaged", test_damaged);
  add ("many", test_many);
  add ("cancelled", test_cancelled);
  add ("out-of-range", test_out_of_range);

  return g_test_run ();
}

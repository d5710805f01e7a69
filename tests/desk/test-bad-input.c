/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What nobody plans for: years of silence, days of other centuries, a person who is
 * deleted, an exercise that was renewed, nothing at all, and very much. No answer is
 * lost, and nothing is said about it that a person would take for blame. */

#include "moor-desk-test.h"

#include <string.h>

#include "content/moor-parser.h"
#include "desk/moor-name-book.h"
#include "journal/moor-change.h"

#define OWN(id, attributes) \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" \
  "<exercise id=\"" id "\" version=\"1\" step=\"connections\" depth=\"1\" minutes=\"5\" " attributes ">" \
  "<title>Own " id "</title><summary>A test.</summary>"
#define TAIL "<closing>Done.</closing></exercise>"

#define LATER OWN ("own-later", "") \
  "<part id=\"plan\"><prompt>P</prompt><text id=\"then\"/><date id=\"on\"><label>On</label></date></part>" \
  "<part id=\"asked\" after=\"field:on\"><prompt>L</prompt><text id=\"came\"/></part>" TAIL

#define MANY OWN ("own-many", "") \
  "<part id=\"a\"><prompt>A</prompt><text id=\"words\"/><date id=\"day\"><label>D</label></date>" \
  "<age id=\"age\"><label>G</label></age><person id=\"who\" several=\"yes\"><label>W</label></person>" \
  "<rows id=\"rows\"><label>R</label><text id=\"row-words\"><label>X</label></text></rows></part>" TAIL

static MoorField *
field_of (MoorSitting *sitting,
          const char  *id)
{
  return moor_exercise_find_field (moor_run_get_exercise (moor_sitting_get_run (sitting)), id);
}

/* A day that came and went years ago: let go without a word, and the page is whole. */
static void
test_years_later (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autofree char *id = NULL;
  g_autoptr (MoorPage) page = NULL;
  MoorSitting *sitting;
  MoorDesk *desk;

  moor_test_own_exercise (dir, "own-later", LATER);
  desk = moor_test_open (dir);
  moor_test_set_day ("2026-11-22");
  sitting = moor_test_begin (desk, "own-later", NULL);
  id = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_answer (sitting, "then", "Ask her once");
  moor_test_answer (sitting, "on", "2026-11-25");
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  moor_test_close (desk);

  moor_test_set_day ("2033-02-01");
  desk = moor_test_open (dir);
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpuint (today->back->len, ==, 0);
  }
  for (;;)
    {
      g_autoptr (MoorPage) now = moor_test_load (desk, id);

      if (moor_page_get_state (now) == MOOR_PAGE_DONE)
        break;
    }

  page = moor_test_load (desk, id);
  g_assert_cmpstr (moor_test_text_of (page, "then"), ==, "Ask her once");
  g_assert_cmpstr (moor_test_text_of (page, "on"), ==, "2026-11-25");
  g_assert_null (moor_page_get_due (page));
  g_assert_false (moor_page_is_left (page));
  g_assert_cmpint ((int) moor_page_get_trashed (page), ==, 0);

  /* It opens where it begins, and not at what was not answered. */
  sitting = moor_test_resume (desk, id, FALSE);
  g_assert_false (moor_run_is_later (moor_sitting_get_run (sitting)));
  g_assert_cmpstr (moor_run_get_part (moor_sitting_get_run (sitting))->id, ==, "plan");
  moor_test_leave (sitting);

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

/* Asked about a day that was over before: it is not asked at once, and not lost. */
static void
test_day_over (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autofree char *id = NULL;
  g_autoptr (MoorPage) page = NULL;
  MoorSitting *sitting;
  MoorDesk *desk;

  moor_test_own_exercise (dir, "own-later", LATER);
  desk = moor_test_open (dir);
  moor_test_set_day ("2026-11-22");
  sitting = moor_test_begin (desk, "own-later", NULL);
  id = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_answer (sitting, "on", "1850-01-01");
  moor_test_finish (sitting);
  moor_test_leave (sitting);

  page = moor_test_load (desk, id);
  g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_DONE);
  g_assert_cmpstr (moor_test_text_of (page, "on"), ==, "1850-01-01");

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

/* Days and ages at their ends: what is a day is kept and read as one; what is none is
 * refused with a sentence, and what stood there before stays. */
static void
test_days_and_ages (void)
{
  static const struct { const char *day, *words; } days[] = {
    { "1066-10-14", "14 October 1066" },
    { "1850-01-01", "1 January 1850" },
    { "1900-02-28", "28 February 1900" },
    { "2100-12-31", "31 December 2100" },
    { "9999-12-31", "31 December 9999" },
  };
  static const char * const none[] = { "1900-02-29", "2026-13-01", "2026-00-10", "26-1-1", "soon", "0000-01-01" };
  g_autofree char *dir = moor_test_data_dir ();
  MoorSitting *sitting;
  MoorDesk *desk;
  MoorRun *run;

  moor_test_own_exercise (dir, "own-many", MANY);
  desk = moor_test_open (dir);
  sitting = moor_test_begin (desk, "own-many", NULL);
  run = moor_sitting_get_run (sitting);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *words = NULL;

      moor_test_answer (sitting, "day", days[i].day);
      words = moor_field_answer_to_text (field_of (sitting, "day"), moor_run_get_answer (run, "day"),
                                         NULL, NULL);
      g_assert_cmpstr (words, ==, days[i].words);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr (MoorAnswer) answer = moor_answer_new_text (none[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (moor_run_answer (run, "day", answer, &error));
      g_assert_cmpstr (error->message, ==, "This is not a day of the calendar.");
      g_assert_cmpstr (moor_answer_get_text (moor_run_get_answer (run, "day"), 0, ""), ==,
                       "9999-12-31");
    }

  moor_test_answer_number (sitting, "age", 120);
  {
    g_autoptr (MoorAnswer) answer = moor_answer_new_number (1000);
    g_autoptr (GError) error = NULL;
    double number;

    g_assert_false (moor_run_answer (run, "age", answer, &error));
    g_assert_true (moor_answer_get_number (moor_run_get_answer (run, "age"), 0, "", &number));
    g_assert_cmpfloat (number, ==, 120);
  }

  moor_test_leave (sitting);
  moor_test_close (desk);
}

static void
save_person (MoorStore  *store,
             const char *id,
             const char *name)
{
  g_autoptr (MoorPerson) person = moor_person_new (id, name, NULL, FALSE);
  g_autoptr (GAsyncResult) result = NULL;

  moor_store_save_person_async (store, person, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_true (moor_store_save_person_finish (store, result, NULL));
}

static void
delete_person (MoorStore  *store,
               const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;

  moor_store_delete_person_async (store, id, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_true (moor_store_delete_person_finish (store, result, NULL));
}

#define ADA "00000000-0000-4000-8000-0000000000ad"
#define BO  "00000000-0000-4000-8000-0000000000b0"

/* Somebody who is deleted keeps the name where a page says it, and is not offered. */
static void
test_deleted_person (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autofree char *id = NULL;
  g_autofree char *words = NULL;
  g_autoptr (MoorPage) page = NULL;
  g_autoptr (MoorNameBook) names = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) people = NULL;
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) who = NULL;
  MoorSitting *sitting;
  MoorStore *store;
  MoorDesk *desk;

  moor_test_own_exercise (dir, "own-many", MANY);
  desk = moor_test_open (dir);
  store = moor_desk_get_store (desk);
  save_person (store, ADA, "Ada");
  save_person (store, BO, "Bo");
  sitting = moor_test_begin (desk, "own-many", NULL);
  id = g_strdup (moor_sitting_get_page_id (sitting));
  moor_answer_builder_add_text (builder, 0, "", ADA);
  moor_answer_builder_add_text (builder, 1, "", BO);
  who = moor_answer_builder_end (builder);
  g_assert_true (moor_run_answer (moor_sitting_get_run (sitting), "who", who, NULL));
  moor_test_leave (sitting);

  delete_person (store, ADA);
  moor_test_close (desk);
  desk = moor_test_open (dir);
  store = moor_desk_get_store (desk);

  page = moor_test_load (desk, id);
  g_assert_true (moor_answer_equal (moor_answers_get (moor_page_get_answers (page), "who"), who));
  names = moor_name_book_new (store, moor_desk_get_library (desk));
  moor_name_book_read_async (names, NULL, NULL, NULL, moor_test_store_result, &read);
  moor_test_wait (read != NULL);
  words = moor_field_answer_to_text (moor_exercise_find_field (
                                       moor_library_find (moor_desk_get_library (desk), "own-many"),
                                       "who"), who, moor_name_book_look_up, names);
  g_assert_cmpstr (words, ==, "Ada\nBo");

  moor_store_people_async (store, FALSE, NULL, moor_test_store_result, &listed);
  moor_test_wait (listed != NULL);
  people = moor_store_people_finish (store, listed, NULL);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (moor_person_get_name (people->pdata[0]), ==, "Bo");

  /* What is written next on that page leaves the name where it is. */
  sitting = moor_test_resume (desk, id, FALSE);
  moor_test_answer (sitting, "words", "One more line");
  moor_test_leave (sitting);
  g_clear_object (&page);
  page = moor_test_load (desk, id);
  g_assert_true (moor_answer_equal (moor_answers_get (moor_page_get_answers (page), "who"), who));

  g_clear_object (&names);
  g_clear_object (&read);
  g_clear_object (&listed);
  moor_test_close (desk);
}

/* (transfer full): a built-in exercise as an older Mooring had it. */
static MoorExercise *
older (MoorExercise *exercise)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) pieces = g_strsplit (moor_exercise_get_definition (exercise), "version=\"2\"", 2);
  g_autofree char *text = g_strjoinv ("version=\"1\"", pieces);
  MoorExercise *old;

  g_assert_cmpuint (g_strv_length (pieces), ==, 2);
  old = moor_parser_read_definition (text, moor_exercise_get_language (exercise), &error);
  g_assert_no_error (error);
  return old;
}

/* Mooring was renewed while a page of a built-in exercise was half way: it goes on as
 * it was begun, or with the new text, with all that was answered. */
static void
test_built_in_renewed (void)
{
  for (int choice = 0; choice < 2; choice++)
    {
      const char *id = choice == 0 ? "00000000-0000-4000-8000-00000000aaaa"
                                   : "00000000-0000-4000-8000-00000000bbbb";
      g_autofree char *dir = moor_test_data_dir ();
      g_autoptr (MoorExercise) old = NULL;
      g_autoptr (MoorChange) change = moor_change_new (id);
      g_autoptr (MoorAnswer) words = moor_answer_new_text ("The kettle was on.");
      g_autoptr (GAsyncResult) saved = NULL;
      g_autoptr (MoorPage) page = NULL;
      MoorExercise *now;
      MoorSitting *sitting;
      MoorDesk *desk = moor_test_open (dir);
      const char *field = NULL;

      now = moor_library_find (moor_desk_get_library (desk), "one-moment-slowly");
      g_assert_cmpint (moor_exercise_get_version (now), ==, 2);
      old = older (now);
      for (guint p = 0; p < moor_exercise_get_parts (old)->len && field == NULL; p++)
        {
          MoorPart *part = moor_exercise_get_parts (old)->pdata[p];

          for (guint b = 0; b < part->blocks->len && field == NULL; b++)
            {
              MoorBlock *block = part->blocks->pdata[b];

              if (block->kind == MOOR_BLOCK_FIELD && block->field->kind == MOOR_FIELD_TEXT)
                field = block->field->id;
            }
        }
      g_assert_nonnull (field);
      moor_change_create (change, old, g_get_real_time (), MOOR_LEANING_NONE, FALSE);
      moor_change_set_answer (change, field, words);
      moor_store_save_async (moor_desk_get_store (desk), change, NULL, moor_test_store_result, &saved);
      moor_test_wait (saved != NULL);
      g_clear_object (&saved);

      sitting = moor_test_resume (desk, id, FALSE);
      g_assert_cmpint (moor_exercise_get_version (moor_run_get_exercise (
                                                    moor_sitting_get_run (sitting))), ==, 1);
      g_assert_true (moor_desk_has_newer (desk, sitting));
      if (choice == 1)
        {
          g_autoptr (GAsyncResult) renewed = NULL;
          MoorSitting *then;

          moor_desk_renew_async (desk, sitting, moor_test_store_result, &renewed);
          moor_test_wait (renewed != NULL);
          then = moor_desk_renew_finish (desk, renewed, NULL);
          g_assert_nonnull (then);
          g_object_unref (sitting);
          sitting = then;
          g_assert_false (moor_desk_has_newer (desk, sitting));
        }
      g_assert_cmpstr (moor_answer_get_text (moor_run_get_answer (moor_sitting_get_run (sitting),
                                                                  field), 0, ""), ==,
                       "The kettle was on.");
      moor_test_leave (sitting);

      page = moor_test_load (desk, id);
      g_assert_cmpint (moor_page_get_version (page), ==, choice == 0 ? 1 : 2);
      g_assert_cmpstr (moor_test_text_of (page, field), ==, "The kettle was on.");
      moor_test_close (desk);
    }
}

/* Every exercise that can be, walked without one answer. */
static void
test_nothing (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  GListModel *library = G_LIST_MODEL (moor_desk_get_library (desk));
  guint ended = 0;

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (library, i);
      MoorSitting *sitting = moor_test_begin (desk, moor_exercise_get_id (exercise), NULL);
      MoorRun *run = moor_sitting_get_run (sitting);
      g_autoptr (GError) error = NULL;

      for (int n = 0; n < 200 && moor_run_get_phase (run) == MOOR_RUN_OPEN; n++)
        {
          g_clear_error (&error);
          if (!moor_run_skip (run, &error))
            break;
        }

      /* Either it comes to its end, or it says in a sentence what it waits for. */
      if (moor_run_get_phase (run) == MOOR_RUN_OPEN)
        {
          g_assert_nonnull (error);
          g_assert_true (g_str_has_suffix (error->message, "."));
        }
      else
        {
          ended++;
        }
      moor_test_leave (sitting);
    }

  g_assert_cmpuint (ended, >, 20);
  moor_test_close (desk);
}

/* Sixty rows and four thousand words are back as they were. */
static void
test_very_much (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autofree char *id = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) rows = NULL;
  g_autoptr (MoorPage) page = NULL;
  MoorSitting *sitting;
  MoorDesk *desk;

  for (int i = 0; i < 4000; i++)
    g_string_append_printf (words, "word-%d%s", i, i % 80 == 79 ? "\n\n" : " ");
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *cell = g_strdup_printf ("The %dth line\nof several, which go on and on", i);

      moor_answer_builder_add_text (builder, i, "row-words", cell);
    }
  rows = moor_answer_builder_end (builder);

  moor_test_own_exercise (dir, "own-many", MANY);
  desk = moor_test_open (dir);
  sitting = moor_test_begin (desk, "own-many", NULL);
  id = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_answer (sitting, "words", words->str);
  g_assert_true (moor_run_answer (moor_sitting_get_run (sitting), "rows", rows, NULL));
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  moor_test_close (desk);

  desk = moor_test_open (dir);
  page = moor_test_load (desk, id);
  g_assert_cmpstr (moor_test_text_of (page, "words"), ==, words->str);
  g_assert_true (moor_answer_equal (moor_answers_get (moor_page_get_answers (page), "rows"), rows));
  moor_test_close (desk);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/bad-input/years-later", test_years_later);
  g_test_add_func ("/bad-input/day-over", test_day_over);
  g_test_add_func ("/bad-input/days-and-ages", test_days_and_ages);
  g_test_add_func ("/bad-input/deleted-person", test_deleted_person);
  g_test_add_func ("/bad-input/built-in-renewed", test_built_in_renewed);
  g_test_add_func ("/bad-input/nothing", test_nothing);
  g_test_add_func ("/bad-input/very-much", test_very_much);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-desk-test.h"

#include <string.h>

#include "desk/moor-help-book.h"
#include "desk/moor-help-own.h"

static MoorHelpOwn *
ask (MoorDesk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorHelpOwn *own;

  moor_desk_help_own_async (desk, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  own = moor_desk_help_own_finish (desk, result, &error);
  g_assert_no_error (error);

  return own;
}

static char *
add_person (MoorDesk   *desk,
            const char *name,
            const char *phone)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorPerson) person = moor_person_new (NULL, name, phone, FALSE);

  moor_store_save_person_async (moor_desk_get_store (desk), person, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_store_save_person_finish (moor_desk_get_store (desk), result, &error);
  g_assert_no_error (error);

  return g_strdup (moor_person_get_id (person));
}

/* Walks until the part with that field is there. */
static void
go_to (MoorSitting *sitting,
       const char  *field)
{
  MoorRun *run = moor_sitting_get_run (sitting);

  for (;;)
    {
      g_autoptr (GPtrArray) blocks = moor_run_get_blocks (run);

      for (guint i = 0; i < blocks->len; i++)
        {
          const MoorBlock *block = g_ptr_array_index (blocks, i);

          if (block->kind == MOOR_BLOCK_FIELD && g_str_equal (block->field->id, field))
            return;
        }
      g_assert_true (moor_run_next (run, NULL));
    }
}

/* A row of two columns. */
static void
answer_rows (MoorSitting        *sitting,
             const char         *field,
             const char         *first,
             const char         *second,
             const char * const *cells)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  for (int row = 0; cells[2 * row] != NULL; row++)
    {
      moor_answer_builder_add_text (builder, row, first, cells[2 * row]);
      moor_answer_builder_add_text (builder, row, second, cells[2 * row + 1]);
    }
  answer = moor_answer_builder_end (builder);
  go_to (sitting, field);
  moor_run_answer (moor_sitting_get_run (sitting), field, answer, &error);
  g_assert_no_error (error);
}

static void
assert_person (MoorHelpOwn *own,
               guint        place,
               const char  *name,
               const char  *number)
{
  const MoorHelpPerson *person;

  g_assert_cmpuint (own->people->len, >, place);
  person = g_ptr_array_index (own->people, place);
  g_assert_cmpstr (person->name, ==, name);
  g_assert_cmpstr (person->number, ==, number);
}

static void
test_nothing (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorHelpOwn *own = ask (desk);

  g_assert_cmpuint (own->people->len, ==, 0);
  g_assert_null (own->plan);
  g_assert_false (own->plan_is_old);
  g_assert_true (moor_desk_offers (desk, MOOR_EXERCISE_PLAN));
  g_assert_false (moor_desk_offers (desk, "no-such-exercise"));
  moor_help_own_free (own);
  moor_test_close (desk);
}

/* The plan in the person's words, before it is finished too; its people and its
 * services with their numbers. */
static void
test_plan (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  g_autofree char *ada = add_person (desk, "Ada", NULL);
  g_autofree char *ben = add_person (desk, "Ben", "070 2");
  const char *signs[] = { "no sleep", "the drawer", NULL };
  const char *people[] = { ada, "070 1", ben, "", ada, "070-1", ada, "08 5", NULL, NULL };
  const char *services[] = { "Dr  Ek", "08 123", "no number", "", NULL, NULL };
  MoorSitting *sitting = moor_test_begin (desk, MOOR_EXERCISE_PLAN, NULL);
  g_autoptr (MoorAnswer) list = moor_answer_new_texts (signs);
  g_autoptr (GError) error = NULL;
  const MoorHelpPlanLine *line;
  MoorHelpOwn *own;

  go_to (sitting, "signs");
  moor_run_answer (moor_sitting_get_run (sitting), "signs", list, &error);
  g_assert_no_error (error);
  answer_rows (sitting, "people", "helper", "helper-phone", people);
  answer_rows (sitting, "services", "service", "service-phone", services);
  moor_test_leave (sitting);

  own = ask (desk);
  g_assert_cmpuint (own->people->len, ==, 4);
  assert_person (own, 0, "Ada", "070 1");
  assert_person (own, 1, "Ben", "070 2");
  assert_person (own, 2, "Ada", "08 5");
  assert_person (own, 3, "Dr Ek", "08 123");
  g_assert_nonnull (own->plan);
  g_assert_cmpuint (own->plan->len, ==, 3);
  line = g_ptr_array_index (own->plan, 0);
  g_assert_cmpstr (line->heading, ==, "My warning signs");
  g_assert_nonnull (strstr (line->text, "no sleep"));
  g_assert_nonnull (strstr (line->text, "the drawer"));
  line = g_ptr_array_index (own->plan, 1);
  g_assert_nonnull (strstr (line->text, "Ada"));
  g_assert_null (strstr (line->text, ada));
  g_assert_false (own->plan_is_old);
  moor_help_own_free (own);
  moor_test_close (desk);
}

/* Whoever was deleted is nobody to reach; a page in the trash says nothing. */
static void
test_gone (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorStore *store = moor_desk_get_store (desk);
  g_autofree char *ada = add_person (desk, "Ada", NULL);
  const char *people[] = { ada, "070 1", NULL, NULL };
  MoorSitting *sitting = moor_test_begin (desk, MOOR_EXERCISE_PLAN, NULL);
  g_autofree char *page = NULL;
  MoorHelpOwn *own;

  answer_rows (sitting, "people", "helper", "helper-phone", people);
  page = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_leave (sitting);
  {
    g_autoptr (GAsyncResult) result = NULL;

    moor_store_delete_person_async (store, ada, moor_test_store_result, &result);
    moor_test_wait (result != NULL);
    g_assert_true (moor_store_delete_person_finish (store, result, NULL));
  }
  own = ask (desk);
  g_assert_cmpuint (own->people->len, ==, 0);
  moor_help_own_free (own);
  {
    g_autoptr (GAsyncResult) result = NULL;

    moor_store_trash_async (store, page, moor_test_store_result, &result);
    moor_test_wait (result != NULL);
    g_assert_true (moor_store_trash_finish (store, result, NULL));
  }
  own = ask (desk);
  g_assert_null (own->plan);
  moor_help_own_free (own);
  moor_test_close (desk);
}

/* "My people and what helps" comes first. */
static void
test_people (void)
{
  static const char exercise[] =
    "<exercise id='my-people-and-what-helps' version='1' step='tools' depth='1' minutes='5' living='yes'>"
    "<title>My people</title><summary>People.</summary>"
    "<part id='people'><prompt>Who?</prompt><rows id='people'>"
    "<person id='someone' role='someone'><label>Name</label></person>"
    "<text id='someone-phone' lines='1' input='phone'><label>Phone</label></text></rows></part>"
    "<closing>That is all.</closing></exercise>";
  g_autofree char *dir = moor_test_data_dir ();
  g_autofree char *folder = g_build_filename (dir, "exercises", NULL);
  g_autofree char *file = g_build_filename (folder, "my-people-and-what-helps.xml", NULL);
  MoorDesk *desk;
  g_autofree char *ada = NULL, *ben = NULL;
  MoorHelpOwn *own;

  /* Where the exercise is built in, this file is not read, and that one is. */
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, exercise, -1, NULL));
  g_assert_cmpint (g_chmod (dir, 0700), ==, 0);
  desk = moor_test_open (dir);
  ada = add_person (desk, "Ada", NULL);
  ben = add_person (desk, "Ben", NULL);
  {
    const char *plan[] = { ada, "070 1", NULL, NULL };
    const char *people[] = { ben, "070 2", NULL, NULL };
    MoorSitting *sitting = moor_test_begin (desk, MOOR_EXERCISE_PLAN, NULL);

    answer_rows (sitting, "people", "helper", "helper-phone", plan);
    moor_test_leave (sitting);
    sitting = moor_test_begin (desk, MOOR_EXERCISE_PEOPLE, NULL);
    answer_rows (sitting, "people", "someone", "someone-phone", people);
    moor_test_leave (sitting);
  }
  own = ask (desk);
  g_assert_cmpuint (own->people->len, ==, 2);
  assert_person (own, 0, "Ben", "070 2");
  assert_person (own, 1, "Ada", "070 1");
  moor_help_own_free (own);
  moor_test_close (desk);
}

static void
test_yearly (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  gint64 now = moor_clock_now ();
  MoorSitting *sitting;
  const struct { int days; gboolean old; const char *answer; } steps[] = {
    { 1, FALSE, NULL }, { 365, FALSE, NULL }, { 366, TRUE, "not now" }, { 390, FALSE, NULL },
    { 397, TRUE, "yes" }, { 398, FALSE, NULL }, { 397 + 366, TRUE, NULL },
  };

  moor_clock_set_for_test (now);
  sitting = moor_test_begin (desk, MOOR_EXERCISE_PLAN, NULL);
  go_to (sitting, "worth");
  moor_test_answer (sitting, "worth", "the dog");
  moor_test_leave (sitting);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      MoorHelpOwn *own;

      moor_clock_set_for_test (now + steps[i].days * G_TIME_SPAN_DAY);
      own = ask (desk);
      if (own->plan_is_old != steps[i].old)
        g_error ("on day %d it is %d", steps[i].days, own->plan_is_old);
      moor_help_own_free (own);
      if (g_strcmp0 (steps[i].answer, "yes") == 0)
        moor_desk_plan_is_right (desk);
      else if (steps[i].answer != NULL)
        moor_desk_plan_not_now (desk);
    }
  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/help-own/nothing", test_nothing);
  g_test_add_func ("/help-own/plan", test_plan);
  g_test_add_func ("/help-own/gone", test_gone);
  g_test_add_func ("/help-own/people", test_people);
  g_test_add_func ("/help-own/yearly", test_yearly);

  return g_test_run ();
}

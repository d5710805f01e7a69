/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-desk-test.h"

#include "desk/moor-keep-on-list.h"

/* "Put it on my list": the words of a finished page on the list of what helps. */

#define LIVING "my-people-and-what-helps"
#define LIST "helps"
#define WAITING "keep-on-list"

/* What Settle has of it, and nothing else. */
static const char keeping[] =
  "<exercise id=\"keeping\" version=\"1\" step=\"regulation\" depth=\"1\" minutes=\"2\">"
  "<title>Keeping</title><summary>One practice.</summary>"
  "<part id=\"one\"><prompt>Which one?</prompt>"
  "<choice id=\"practice\" role=\"practice\"><label>Which one</label>"
  "<option value=\"look-around\">Look around</option>"
  "<option value=\"feet-and-hands\">Feet and hands</option></choice></part>"
  "<part id=\"do\"><prompt>Only this.</prompt><timer id=\"do\" from=\"practice\"/></part>"
  "<part id=\"keep\"><prompt>Is it worth keeping?</prompt>"
  "<text id=\"words\" role=\"keep-words\"><label>In my words</label></text>"
  "<check id=\"to-plan\" role=\"keep-on-list\"><label>Put it on my list</label></check></part>"
  "<closing>Done.</closing></exercise>";

static MoorDesk *
open_desk (const char *dir)
{
  moor_test_own_exercise (dir, "keeping", keeping);

  return moor_test_open (dir);
}

static void
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
wait_for_list (MoorDesk *desk)
{
  gboolean done = FALSE;

  moor_keep_on_list_wait (desk, set_true, &done);
  moor_test_wait (done);
}

static MoorSitting *
begin (MoorDesk   *desk,
       const char *words,
       gboolean    ticked)
{
  MoorSitting *sitting = moor_test_begin (desk, "keeping", NULL);

  moor_test_answer (sitting, "practice", "look-around");
  moor_test_answer (sitting, "words", words);
  if (ticked)
    moor_test_answer_number (sitting, "to-plan", 1);

  return sitting;
}

static void
keep (MoorDesk   *desk,
      const char *words)
{
  MoorSitting *sitting = begin (desk, words, TRUE);

  moor_test_finish (sitting);
  moor_test_leave (sitting);
  wait_for_list (desk);
}

/* The pages of the living exercise that are not in the trash. */
static GPtrArray *
living_pages (MoorDesk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorQuery query = { .list = MOOR_LIST_EVERYTHING, .exercise = LIVING, .answers = TRUE };
  GPtrArray *pages;

  moor_store_list_async (moor_desk_get_store (desk), &query, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  pages = moor_store_list_finish (moor_desk_get_store (desk), result, &error);
  g_assert_no_error (error);

  return pages;
}

static char *
list_of (MoorPage *page)
{
  MoorAnswer *list = moor_answers_get (moor_page_get_answers (page), LIST);
  GString *text = g_string_new (NULL);

  for (int row = 0; list != NULL && row < moor_answer_get_n_rows (list); row++)
    g_string_append_printf (text, "%s%s", row > 0 ? " · " : "", moor_answer_get_text (list, row, ""));

  return g_string_free (text, FALSE);
}

/* The list as it is on disk; @expected NULL: there is no such page. */
static void
assert_list (MoorDesk   *desk,
             const char *expected)
{
  g_autoptr (GPtrArray) pages = living_pages (desk);
  g_autofree char *list = NULL;

  g_assert_cmpuint (pages->len, ==, expected != NULL ? 1 : 0);
  g_assert_null (moor_store_get_setting (moor_desk_get_store (desk), WAITING));
  if (expected == NULL)
    return;

  list = list_of (g_ptr_array_index (pages, 0));
  g_assert_cmpstr (list, ==, expected);
}

static char *
living_id (MoorDesk *desk)
{
  g_autoptr (GPtrArray) pages = living_pages (desk);

  g_assert_cmpuint (pages->len, ==, 1);

  return g_strdup (moor_page_get_id (g_ptr_array_index (pages, 0)));
}

static void
test_made (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = open_desk (dir);
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (MoorToday) today = NULL;

  keep (desk, " the window,\n and tea ");
  assert_list (desk, "the window, and tea");

  pages = living_pages (desk);
  g_assert_cmpint (moor_page_get_state (g_ptr_array_index (pages, 0)), ==, MOOR_PAGE_DONE);
  today = moor_test_today (desk);
  g_assert_cmpuint (today->back->len, ==, 0);

  moor_test_close (desk);
}

static void
test_not_wanted (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = open_desk (dir);
  MoorSitting *sitting = begin (desk, "tea", FALSE);

  moor_test_finish (sitting);
  moor_test_leave (sitting);
  wait_for_list (desk);
  assert_list (desk, NULL);

  /* Ticked, but the page is not finished. */
  sitting = begin (desk, "tea", TRUE);
  moor_test_leave (sitting);
  wait_for_list (desk);
  assert_list (desk, NULL);

  moor_test_close (desk);
}

/* Ticked and no word for it: what was tried has a name. */
static void
test_without_words (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = open_desk (dir);

  keep (desk, NULL);
  assert_list (desk, "Look around");

  /* Chosen was one, done another. */
  {
    MoorSitting *sitting = begin (desk, " \n", TRUE);
    MoorAnswerBuilder *builder = moor_answer_builder_new ();
    g_autoptr (MoorAnswer) done = NULL;
    g_autoptr (GError) error = NULL;

    moor_answer_builder_add_number (builder, 0, "seconds", 75);
    moor_answer_builder_add_text (builder, 0, "pattern", "feet-and-hands");
    done = moor_answer_builder_end (builder);
    moor_run_answer (moor_sitting_get_run (sitting), "do", done, &error);
    g_assert_no_error (error);
    moor_test_finish (sitting);
    moor_test_leave (sitting);
    wait_for_list (desk);
  }
  assert_list (desk, "Look around · Feet and hands");

  moor_test_close (desk);
}

static void
test_appended (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = open_desk (dir);
  MoorSitting *sitting = moor_test_begin (desk, LIVING, NULL);
  g_autofree char *id = g_strdup (moor_sitting_get_page_id (sitting));
  g_autoptr (GPtrArray) revisions = NULL;
  g_autofree char *before = NULL;

  moor_test_answer (sitting, LIST, "a walk");
  moor_test_finish (sitting);
  moor_test_leave (sitting);

  keep (desk, "tea");
  assert_list (desk, "a walk · tea");

  revisions = moor_test_revisions (desk, id);
  g_assert_cmpuint (revisions->len, ==, 1);
  before = list_of (g_ptr_array_index (revisions, 0));
  g_assert_cmpstr (before, ==, "a walk");

  /* Once is enough, however it is written. */
  keep (desk, "Tea ");
  keep (desk, "A  WALK");
  assert_list (desk, "a walk · tea");
  g_clear_pointer (&revisions, g_ptr_array_unref);
  revisions = moor_test_revisions (desk, id);
  g_assert_cmpuint (revisions->len, ==, 1);

  moor_test_close (desk);
}

static void
test_two_at_once (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = open_desk (dir);
  MoorSitting *one = begin (desk, "tea", TRUE);
  MoorSitting *two = begin (desk, "a walk", TRUE);

  moor_test_finish (one);
  moor_test_finish (two);
  moor_test_leave (one);
  moor_test_leave (two);
  wait_for_list (desk);
  assert_list (desk, "tea · a walk");

  moor_test_close (desk);
}

/* Somebody sits at the list: what they have written and not saved stays, and what
 * they see is what is kept. */
static void
test_open (void)
{
  static const char *const typed[] = { "tea", "the radio", NULL };
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = open_desk (dir);
  g_autofree char *id = NULL;
  g_autoptr (MoorAnswer) answer = moor_answer_new_texts (typed);
  g_autoptr (MoorAnswer) seen = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  g_autofree char *before = NULL;
  MoorSitting *living, *sitting;

  keep (desk, "tea");
  id = living_id (desk);
  living = moor_test_resume (desk, id, FALSE);
  sitting = begin (desk, "a walk", TRUE);
  g_assert_true (moor_run_answer (moor_sitting_get_run (living), LIST, answer, NULL));
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  wait_for_list (desk);

  seen = moor_answer_ref (moor_run_get_answer (moor_sitting_get_run (living), LIST));
  g_assert_cmpint (moor_answer_get_n_rows (seen), ==, 3);
  moor_test_leave (living);
  assert_list (desk, "tea · the radio · a walk");

  revisions = moor_test_revisions (desk, id);
  g_assert_cmpuint (revisions->len, ==, 1);
  before = list_of (g_ptr_array_index (revisions, 0));
  g_assert_cmpstr (before, ==, "tea");

  moor_test_close (desk);
}

/* Out of sight is not gone: the list goes on there, and stays out of sight. In the
 * trash is gone: there is a new one. */
static void
test_away (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = open_desk (dir);
  g_autofree char *id = NULL;
  g_autoptr (MoorPage) page = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  MoorSitting *sitting;

  keep (desk, "tea");
  id = living_id (desk);
  sitting = moor_test_resume (desk, id, FALSE);
  moor_sitting_set_put_away (sitting, TRUE);
  moor_test_leave (sitting);

  keep (desk, "a walk");
  assert_list (desk, "tea · a walk");
  page = moor_test_load (desk, id);
  g_assert_true (moor_page_is_put_away (page));

  moor_store_trash_async (moor_desk_get_store (desk), id, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_true (moor_store_trash_finish (moor_desk_get_store (desk), result, NULL));
  keep (desk, "the radio");
  assert_list (desk, "the radio");

  moor_test_close (desk);
}

/* "Close Mooring" is the key under the last words. */
static void
test_closed_at_once (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = open_desk (dir);
  MoorSitting *sitting = begin (desk, "tea", TRUE);
  MoorRun *run = moor_sitting_get_run (sitting);
  g_autoptr (GAsyncResult) result = NULL;

  /* At the closing, which closing the journal finishes. */
  while (moor_run_get_phase (run) == MOOR_RUN_OPEN)
    g_assert_true (moor_run_next (run, NULL));
  moor_desk_close_async (desk, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_true (moor_desk_close_finish (desk, result, NULL));
  g_clear_object (&result);
  g_object_unref (sitting);
  g_assert_finalize_object (desk);

  desk = open_desk (dir);
  wait_for_list (desk);
  assert_list (desk, "tea");
  moor_test_close (desk);
}

/* Mooring ended between the page and the list. */
static void
test_interrupted (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = open_desk (dir);
  MoorSitting *sitting = begin (desk, "tea", TRUE);
  g_autofree char *done = g_strdup (moor_sitting_get_page_id (sitting));
  g_autofree char *draft = NULL;
  g_autofree char *both = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  moor_test_finish (sitting);
  moor_test_leave (sitting);
  sitting = begin (desk, "a walk", TRUE);
  draft = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_leave (sitting);
  wait_for_list (desk);

  /* As if the list had never been made. */
  id = living_id (desk);
  moor_store_purge_async (moor_desk_get_store (desk), id, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_true (moor_store_purge_finish (moor_desk_get_store (desk), result, NULL));
  g_clear_object (&result);
  both = g_strdup_printf ("%s\n%s\nno-such-page", done, draft);
  moor_store_set_setting (moor_desk_get_store (desk), WAITING, both);
  moor_test_close (desk);

  desk = open_desk (dir);
  wait_for_list (desk);
  assert_list (desk, "tea");
  moor_test_close (desk);

  /* And only once. */
  desk = open_desk (dir);
  wait_for_list (desk);
  assert_list (desk, "tea");
  moor_test_close (desk);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/keep-on-list/made", test_made);
  g_test_add_func ("/keep-on-list/not-wanted", test_not_wanted);
  g_test_add_func ("/keep-on-list/without-words", test_without_words);
  g_test_add_func ("/keep-on-list/appended", test_appended);
  g_test_add_func ("/keep-on-list/two-at-once", test_two_at_once);
  g_test_add_func ("/keep-on-list/open", test_open);
  g_test_add_func ("/keep-on-list/away", test_away);
  g_test_add_func ("/keep-on-list/closed-at-once", test_closed_at_once);
  g_test_add_func ("/keep-on-list/interrupted", test_interrupted);

  return g_test_run ();
}

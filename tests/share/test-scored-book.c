/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-desk-fixture.h"
#include "moor-scored-pages.h"

#include "share/moor-scored-book.h"

#define DAY G_GINT64_CONSTANT (86400000000)
/* 21 November 2026, noon. */
#define TODAY (G_GINT64_CONSTANT (1795258800) * G_USEC_PER_SEC)

#define SHEET "1 2 4 5 5 3 2 1 3 2 2 2 4 1 3 4"
#define THREES "3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3"

typedef struct {
  char         *dir;
  MoorDesk     *desk;
  MoorExercise *today;           /* How I answered today */
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  moor_clock_set_for_test (TODAY);
  f->dir = moor_desk_fixture_dir ();
  f->desk = moor_desk_fixture_open (f->dir);
  f->today = scored_fixture_built_in ("how-i-answered-today");
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_unref (f->today);
  moor_desk_fixture_close (f->desk);
  moor_desk_fixture_remove (f->dir);
  g_free (f->dir);
}

static GPtrArray *
read_book (Fixture *f)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *all;

  moor_scored_book_read_async (f->desk, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  all = moor_scored_book_read_finish (result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (all);
  return all;
}

static void
check (GPtrArray  *all,
       guint       i,
       const char *page,
       const char *date,
       double      score)
{
  MoorScored *scored = g_ptr_array_index (all, i);

  g_assert_cmpstr (moor_scored_get_page (scored), ==, page);
  g_assert_cmpstr (moor_scored_get_date (scored), ==, date);
  g_assert_cmpfloat_with_epsilon (moor_scored_get_score (scored, 0, 0), score, 1e-9);
}

/* Only what is finished and in sight, newest first. 3.75: test-scored.c. */
static void
test_pages (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *away = NULL;
  g_autofree char *gone = NULL;
  g_autoptr (GPtrArray) none = read_book (f);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) back = NULL;

  g_assert_cmpuint (none->len, ==, 0);

  /* Written in another order than they are read. */
  moor_clock_set_for_test (TODAY - 3 * DAY);
  second = scored_pages_add (f->desk, f->today, "statements", THREES, "general", NULL, MOOR_PAGE_DONE);
  moor_clock_set_for_test (TODAY - 90 * DAY);
  first = scored_pages_add (f->desk, f->today, "statements", SHEET, "general", NULL, MOOR_PAGE_DONE);
  moor_clock_set_for_test (TODAY - 2 * DAY);
  draft = scored_pages_add (f->desk, f->today, "statements", SHEET, "general", NULL, MOOR_PAGE_DRAFT);
  away = scored_pages_add (f->desk, f->today, "statements", SHEET, "general", NULL, MOOR_PAGE_DONE);
  gone = scored_pages_add (f->desk, f->today, "statements", SHEET, "general", NULL, MOOR_PAGE_DONE);
  moor_clock_set_for_test (TODAY);
  scored_pages_put_away (f->desk, away, TRUE);
  scored_pages_trash (f->desk, gone);

  all = read_book (f);
  g_assert_cmpuint (all->len, ==, 2);
  check (all, 0, second, "2026-11-18", 3);
  check (all, 1, first, "2026-08-23", 3.75);

  scored_pages_put_away (f->desk, away, FALSE);
  back = read_book (f);
  g_assert_cmpuint (back->len, ==, 3);
  check (back, 0, away, "2026-11-19", 3.75);
}

/* A page of the first version beside one of this: both by the program's own statements. */
static void
test_versions (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr (MoorExercise) before = scored_fixture_first_version ();
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autoptr (GPtrArray) all = NULL;

  moor_clock_set_for_test (TODAY - 200 * DAY);
  old = scored_pages_add (f->desk, before, "statements", SHEET, "general", NULL, MOOR_PAGE_DONE);
  moor_clock_set_for_test (TODAY);
  new = scored_pages_add (f->desk, f->today, "statements", THREES, "general", NULL, MOOR_PAGE_DONE);

  all = read_book (f);
  g_assert_cmpuint (all->len, ==, 2);
  check (all, 0, new, "2026-11-21", 3);
  check (all, 1, old, "2026-05-05", 3.75);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (moor_questionnaire_get_id (moor_scored_get_questionnaire (all->pdata[i])), ==,
                     "closeness");
}

/* Forms whose files are not here, in two versions with two keys: each page is scored by
 * what it was answered with, whatever its exercise was called. Near of 2 and 5 is
 * (2 + 5) / 2; in the second version "b" is turned round: (2 + 8 - 5) / 2. */
static void
test_gone (Fixture       *f,
           gconstpointer  data)
{
  static const char text[] = SCORED_FORM ("f", "2", "no", "");
  g_auto (GStrv) at_items = g_strsplit (text, "items=\"a b\"", 2);
  g_autofree char *turned = g_strjoinv ("items=\"a b\" reverse=\"b\"", at_items);
  g_auto (GStrv) at_sheet = g_strsplit (turned, ">7 7 7 7<", 2);
  g_autofree char *second = g_strjoinv (">7 1 7 7<", at_sheet);
  g_autoptr (MoorExercise) one = scored_fixture_exercise (SCORED_EXERCISE ("form-f", "1", "f"),
                                                          SCORED_FORM ("f", "1", "no", ""));
  g_autoptr (MoorExercise) two = scored_fixture_exercise (SCORED_EXERCISE ("form-f", "2", "f"), second);
  g_autoptr (MoorExercise) other = scored_fixture_exercise (SCORED_EXERCISE ("of-a-friend", "1", "g"),
                                                            SCORED_FORM ("g", "1", "no", ""));
  char *pages[3];
  g_autoptr (GPtrArray) all = NULL;

  moor_clock_set_for_test (TODAY - 2 * DAY);
  pages[0] = scored_pages_add (f->desk, one, "of-mother", "2 5 3 3", NULL, NULL, MOOR_PAGE_DONE);
  moor_clock_set_for_test (TODAY - DAY);
  pages[1] = scored_pages_add (f->desk, two, "of-mother", "2 5 3 3", NULL, NULL, MOOR_PAGE_DONE);
  moor_clock_set_for_test (TODAY);
  pages[2] = scored_pages_add (f->desk, other, "of-mother", "6 6 3 3", NULL, NULL, MOOR_PAGE_WAITING);

  all = read_book (f);
  g_assert_cmpuint (all->len, ==, 3);
  check (all, 0, pages[2], "2026-11-21", 6);
  check (all, 1, pages[1], "2026-11-20", 2.5);
  check (all, 2, pages[0], "2026-11-19", 3.5);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_free (pages[i]);
}

/* Pages of exercises that ask no questionnaire are not read for it. */
static void
test_others (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (MoorSitting) sitting = moor_desk_fixture_begin (f->desk, "one-moment-slowly", FALSE);
  g_autoptr (GAsyncResult) left = NULL;
  g_autoptr (GPtrArray) all = NULL;

  moor_sitting_leave_async (sitting, moor_test_store_result, &left);
  moor_test_wait (left != NULL);
  all = read_book (f);
  g_assert_cmpuint (all->len, ==, 0);
}

/* Given up in between: an error, and nothing that is left behind. */
static void
test_cancelled (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *page = scored_pages_add (f->desk, f->today, "statements", SHEET, "general", NULL,
                                            MOOR_PAGE_DONE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  moor_scored_book_read_async (f->desk, cancellable, moor_test_store_result, &result);
  g_cancellable_cancel (cancellable);
  moor_test_wait (result != NULL);
  g_assert_null (moor_scored_book_read_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add ("/scored-book/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/scored-book/versions", Fixture, NULL, set_up, test_versions, tear_down);
  g_test_add ("/scored-book/gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/scored-book/others", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/scored-book/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);

  return g_test_run ();
}

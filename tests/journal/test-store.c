/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "base/moor-text.h"
#include "journal-test.h"

typedef struct {
  char      *dir;
  MoorStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = test_dir_new ();
  fixture->store = test_open (fixture->dir);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_close (fixture->store);
  test_dir_free (fixture->dir);
}

static void
reopen (Fixture *fixture)
{
  test_close (fixture->store);
  fixture->store = test_open (fixture->dir);
}

#define EXERCISE \
  "<exercise id='three-things' version='2' step='patterns' depth='2' minutes='5' distress='none'>" \
  "<title>Three things</title><summary>Look at three things.</summary>" \
  "<source id='D01'/>" \
  "<part id='one'><prompt>What happened?</prompt><text id='what'/></part>" \
  "<part id='two'><prompt>What only you know</prompt><text id='secret' private='yes'/></part>" \
  "<part id='three'><prompt>How strong?</prompt><scale id='strong' from='0' to='10'/>" \
  "<choices id='felt'><option value='sad'>Sad feeling</option><option value='glad'>Glad " \
  "feeling</option></choices></part>" \
  "<part id='who'><prompt>Who?</prompt><person id='who-was' several='yes'/></part>" \
  "<closing>Enough for now.</closing></exercise>"

static void
test_files (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *journal = g_build_filename (fixture->dir, "journal.db", NULL);
  g_autofree char *log = g_build_filename (fixture->dir, "journal.db-wal", NULL);
  g_autofree char *id = test_write (fixture->store, "words", 0);
  struct stat status;

  g_assert_cmpint (stat (fixture->dir, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (stat (journal, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (log, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  test_close (fixture->store);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  fixture->store = test_open (fixture->dir);
}

static void
test_free_page (Fixture       *fixture,
                gconstpointer  data)
{
  /* 2026-11-22 21:40:10 in Stockholm. */
  const gint64 when = G_GINT64_CONSTANT (1795380010) * G_USEC_PER_SEC;
  g_autofree char *id = test_write (fixture->store, "The morning\nwas slow & grey.", when);
  g_autoptr (MoorPage) page = NULL;
  g_autofree char *text = NULL;

  reopen (fixture);
  page = test_load (fixture->store, id);
  text = test_text (fixture->store, id);

  g_assert_cmpstr (text, ==, "The morning\nwas slow & grey.");
  g_assert_cmpstr (moor_page_get_id (page), ==, id);
  g_assert_null (moor_page_get_exercise (page));
  g_assert_null (moor_page_get_definition (page));
  g_assert_cmpint (moor_page_get_version (page), ==, 0);
  g_assert_cmpstr (moor_page_get_title (page), ==, "The morning");
  g_assert_cmpstr (moor_page_get_preview (page), ==, "was slow & grey.");
  g_assert_cmpint (moor_page_get_created (page), ==, when);
  g_assert_cmpstr (moor_page_get_date (page), ==, "2026-11-22");
  g_assert_cmpstr (moor_page_get_time (page), ==, "21:40");
  g_assert_cmpint (moor_page_get_offset (page), ==, 60);
  g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_DONE);
  g_assert_cmpint (moor_page_get_audience (page), ==, MOOR_AUDIENCE_ONLY_ME);
  g_assert_cmpint (moor_page_get_trashed (page), ==, 0);
  g_assert_false (moor_page_is_put_away (page));
  g_assert_false (moor_page_is_starred (page));
  g_assert_null (moor_page_get_due (page));
  g_assert_null (moor_page_get_snippet (page));
  g_assert_cmpuint (g_strv_length ((char **) moor_page_get_tags (page)), ==, 0);
}

static void
test_members (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const skipped[] = { "one", "three", NULL };
  static const char * const tags[] = { "work", "  evening\tlight ", "work", "", NULL };
  g_autoptr (MoorExercise) exercise = test_exercise (EXERCISE);
  g_autofree char *id = g_uuid_string_random ();
  MoorChange *change = moor_change_new (id);
  g_autoptr (MoorPage) page = NULL;

  moor_change_create (change, exercise, moor_clock_now (), MOOR_LEANING_AVOIDANT, TRUE);
  moor_change_set_state (change, MOOR_PAGE_WAITING);
  moor_change_set_place (change, "part:two");
  moor_change_set_skipped (change, skipped);
  moor_change_set_due (change, "2027-01-02", "later");
  moor_change_set_audience (change, MOOR_AUDIENCE_COUNSELOR);
  moor_change_set_put_away (change, TRUE);
  moor_change_set_starred (change, TRUE);
  moor_change_set_left (change, TRUE);
  moor_change_set_tags (change, tags);
  test_save (fixture->store, change);

  reopen (fixture);
  page = test_load (fixture->store, id);
  g_assert_cmpstr (moor_page_get_exercise (page), ==, "three-things");
  g_assert_cmpint (moor_page_get_version (page), ==, 2);
  g_assert_cmpstr (moor_page_get_definition (page), ==, moor_exercise_get_hash (exercise));
  g_assert_cmpstr (moor_page_get_title (page), ==, "Three things");
  g_assert_cmpint (moor_page_get_leaning (page), ==, MOOR_LEANING_AVOIDANT);
  g_assert_true (moor_page_is_short (page));
  g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_WAITING);
  g_assert_cmpstr (moor_page_get_place (page), ==, "part:two");
  g_assert_cmpuint (g_strv_length ((char **) moor_page_get_skipped (page)), ==, 2);
  g_assert_cmpstr (moor_page_get_skipped (page)[1], ==, "three");
  g_assert_cmpstr (moor_page_get_due (page), ==, "2027-01-02");
  g_assert_cmpstr (moor_page_get_due_part (page), ==, "later");
  g_assert_cmpint (moor_page_get_audience (page), ==, MOOR_AUDIENCE_COUNSELOR);
  g_assert_true (moor_page_is_put_away (page));
  g_assert_true (moor_page_is_starred (page));
  g_assert_true (moor_page_is_left (page));
  g_assert_cmpuint (g_strv_length ((char **) moor_page_get_tags (page)), ==, 2);
  g_assert_cmpstr (moor_page_get_tags (page)[0], ==, "evening light");

  change = moor_change_new (id);
  moor_change_set_due (change, NULL, NULL);
  moor_change_set_tags (change, NULL);
  moor_change_set_place (change, NULL);
  test_save (fixture->store, change);

  g_clear_object (&page);
  page = test_load (fixture->store, id);
  g_assert_null (moor_page_get_due (page));
  g_assert_null (moor_page_get_due_part (page));
  g_assert_null (moor_page_get_place (page));
  g_assert_cmpuint (g_strv_length ((char **) moor_page_get_tags (page)), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/store/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("files", test_files);
  ADD ("free-page", test_free_page);
  ADD ("members", test_members);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-desk-test.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

static gboolean
always (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_text (MoorSitting *sitting,
          const char  *text)
{
  g_autoptr (GError) error = NULL;

  moor_sitting_set_text (sitting, text, &error);
  g_assert_no_error (error);
}

/* What another program would read from the disk now. */
static char *
text_on_disk (const char *data_dir,
              const char *page_id)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (MoorStore) store = NULL;
  g_autoptr (MoorPage) page = NULL;
  char *text = NULL;

  moor_store_open_async (data_dir, MOOR_STORE_WRITE, NULL, NULL, moor_test_store_result, &opened);
  moor_test_wait (opened != NULL);
  store = moor_store_open_finish (opened, NULL);
  g_assert_nonnull (store);
  moor_store_load_page_async (store, page_id, NULL, moor_test_store_result, &loaded);
  moor_test_wait (loaded != NULL);
  page = moor_store_load_page_finish (store, loaded, NULL);
  if (page != NULL)
    text = g_strdup (moor_test_text_of (page, MOOR_PAGE_FREE_FIELD));
  moor_store_close_async (store, moor_test_store_result, &closed);
  moor_test_wait (closed != NULL);

  return text;
}

static void
test_nothing_before_the_first_word (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting = moor_desk_write (desk);
  guint n = 0;

  g_signal_connect_swapped (moor_desk_get_store (desk), "page-changed", G_CALLBACK (count_cb), &n);
  g_assert_false (moor_sitting_is_stored (sitting));
  moor_sitting_set_starred (sitting, TRUE);
  moor_sitting_set_audience (sitting, MOOR_AUDIENCE_COUNSELOR);
  moor_sitting_save_now (sitting);
  moor_test_leave (sitting);
  g_assert_cmpuint (moor_test_count (desk), ==, 0);

  /* An exercise that was walked and left empty is no page either. */
  sitting = moor_test_begin (desk, "four-pulls", NULL);
  g_assert_true (moor_run_next (moor_sitting_get_run (sitting), NULL));
  moor_test_leave (sitting);

  g_assert_true (moor_store_flush (moor_desk_get_store (desk), NULL));
  g_assert_cmpuint (moor_test_count (desk), ==, 0);
  g_assert_cmpuint (n, ==, 0);

  moor_test_close (desk);
}

/* The promise of one second: a hand that never rests is saved all the same. */
static void
test_throttle (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting = moor_desk_write (desk);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 begun = g_get_monotonic_time ();
  gint64 first = 0;
  guint tick = g_timeout_add (7, always, NULL);
  guint n = 0;

  g_signal_connect_swapped (moor_desk_get_store (desk), "page-changed", G_CALLBACK (count_cb), &n);

  while (n < 3)
    {
      g_string_append_c (text, 'x');
      set_text (sitting, text->str);
      g_main_context_iteration (NULL, TRUE);
      if (first == 0 && n > 0)
        first = g_get_monotonic_time ();
      g_assert_cmpint (g_get_monotonic_time () - begun, <, 20 * G_USEC_PER_SEC);
    }
  g_source_remove (tick);

  /* Not at once, and not only when the hand rests. */
  g_assert_cmpint (first - begun, >=, 390 * 1000);
  g_assert_cmpint (first - begun, <, G_USEC_PER_SEC);

  moor_test_leave (sitting);
  moor_test_close (desk);
}

static void
test_save_now (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting = moor_desk_write (desk);
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (MoorPage) page = NULL;
  guint n = 0;

  g_signal_connect_swapped (moor_desk_get_store (desk), "page-changed", G_CALLBACK (count_cb), &n);
  set_text (sitting, "A line");
  moor_sitting_save_now (sitting);
  moor_test_wait (n > 0);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 390 * 1000);

  page = moor_test_load (desk, moor_sitting_get_page_id (sitting));
  g_assert_cmpstr (moor_test_text_of (page, MOOR_PAGE_FREE_FIELD), ==, "A line");
  g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_DONE);
  g_assert_null (moor_page_get_exercise (page));

  moor_test_leave (sitting);
  moor_test_close (desk);
}

/* A page that the view let go of is saved all the same. */
static void
test_let_go_unsaved (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting = moor_desk_write (desk);
  g_autofree char *id = g_strdup (moor_sitting_get_page_id (sitting));
  g_autoptr (MoorPage) page = NULL;
  guint n = 0;

  g_signal_connect_swapped (moor_desk_get_store (desk), "page-changed", G_CALLBACK (count_cb), &n);
  set_text (sitting, "Still here");
  g_object_unref (sitting);
  moor_test_wait (n > 0);
  page = moor_test_load (desk, id);
  g_assert_cmpstr (moor_test_text_of (page, MOOR_PAGE_FREE_FIELD), ==, "Still here");

  moor_test_close (desk);
}

static void
test_flush (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting = moor_desk_write (desk);
  MoorSitting *other = moor_test_begin (desk, "one-moment-slowly", NULL);
  g_autofree char *id = g_strdup (moor_sitting_get_page_id (sitting));
  g_autofree char *copy = moor_test_data_dir ();
  g_autofree char *text = NULL;
  g_autoptr (MoorPage) page = NULL;
  g_autoptr (GError) error = NULL;

  /* With a save in flight and more behind it; and nothing else runs meanwhile. */
  set_text (sitting, "One");
  moor_sitting_save_now (sitting);
  set_text (sitting, "One two");
  moor_test_answer (other, "trigger", "A look");
  moor_desk_flush (desk);

  /* As if the program died here. */
  g_assert_cmpint (g_mkdir (copy, 0700), ==, 0);
  for (int i = 0; i < 2; i++)
    {
      static const char * const names[] = { "journal.db", "journal.db-wal" };
      g_autofree char *from = g_build_filename (dir, names[i], NULL);
      g_autofree char *to = g_build_filename (copy, names[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_get_contents (from, &bytes, &length, NULL))
        g_file_set_contents (to, bytes, (gssize) length, &error);
      g_assert_no_error (error);
    }
  text = text_on_disk (copy, id);
  g_assert_cmpstr (text, ==, "One two");

  page = moor_test_load (desk, moor_sitting_get_page_id (other));
  g_assert_cmpstr (moor_test_text_of (page, "trigger"), ==, "A look");

  moor_test_leave (sitting);
  moor_test_leave (other);
  moor_test_close (desk);
}

static void
test_emptied (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting = moor_desk_write (desk);
  g_autofree char *id = NULL;
  guint n = 0;

  g_signal_connect_swapped (moor_desk_get_store (desk), "page-changed", G_CALLBACK (count_cb), &n);

  /* Never had words before this sitting, and has none after it. */
  set_text (sitting, "x");
  moor_sitting_save_now (sitting);
  moor_test_wait (n > 0);
  g_assert_cmpuint (moor_test_count (desk), ==, 1);
  set_text (sitting, "");
  moor_test_leave (sitting);
  g_assert_cmpuint (moor_test_count (desk), ==, 0);

  /* Had words: it is for the person to throw it away. */
  sitting = moor_desk_write (desk);
  set_text (sitting, "Words");
  id = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_leave (sitting);
  sitting = moor_test_resume (desk, id, FALSE);
  g_assert_cmpstr (moor_sitting_get_text (sitting), ==, "Words");
  set_text (sitting, "");
  moor_test_leave (sitting);
  g_assert_cmpuint (moor_test_count (desk), ==, 1);
  {
    g_autoptr (GPtrArray) revisions = moor_test_revisions (desk, id);

    g_assert_cmpuint (revisions->len, ==, 1);
    g_assert_cmpstr (moor_test_text_of (g_ptr_array_index (revisions, 0), MOOR_PAGE_FREE_FIELD), ==, "Words");
  }

  moor_test_close (desk);
}

/* The version before is kept when an old page is changed, and only then. */
static void
test_revision (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting = moor_desk_write (desk);
  g_autofree char *id = g_strdup (moor_sitting_get_page_id (sitting));

  set_text (sitting, "First");
  moor_test_leave (sitting);

  sitting = moor_test_resume (desk, id, FALSE);
  moor_sitting_set_starred (sitting, TRUE);
  moor_test_leave (sitting);
  {
    g_autoptr (GPtrArray) revisions = moor_test_revisions (desk, id);

    g_assert_cmpuint (revisions->len, ==, 0);
  }

  /* Even where the change is flushed before the program runs again. */
  sitting = moor_test_resume (desk, id, FALSE);
  set_text (sitting, "Second");
  g_assert_true (moor_sitting_flush (sitting, NULL));
  moor_test_leave (sitting);

  sitting = moor_test_resume (desk, id, FALSE);
  set_text (sitting, "Third");
  moor_test_leave (sitting);
  {
    g_autoptr (GPtrArray) revisions = moor_test_revisions (desk, id);

    g_assert_cmpuint (revisions->len, ==, 2);
    g_assert_cmpstr (moor_test_text_of (g_ptr_array_index (revisions, 0), MOOR_PAGE_FREE_FIELD), ==, "Second");
    g_assert_cmpstr (moor_test_text_of (g_ptr_array_index (revisions, 1), MOOR_PAGE_FREE_FIELD), ==, "First");
  }

  moor_test_close (desk);
}

/* The closing only says goodbye: the window closed there, or the desktop
 * logging out, leaves a finished page. */
static void
test_left_at_the_closing (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);

  for (int terminated = 0; terminated <= 1; terminated++)
    {
      MoorSitting *sitting = moor_test_begin (desk, "check-in", "racing");
      MoorRun *run = moor_sitting_get_run (sitting);
      g_autofree char *id = g_strdup (moor_sitting_get_page_id (sitting));
      g_autoptr (MoorPage) page = NULL;

      while (moor_run_get_phase (run) == MOOR_RUN_OPEN)
        g_assert_true (moor_run_next (run, NULL));
      if (terminated)
        {
          g_assert_true (moor_sitting_flush (sitting, NULL));
          page = moor_test_load (desk, id);
          moor_test_leave (sitting);
        }
      else
        {
          moor_test_leave (sitting);
          page = moor_test_load (desk, id);
        }
      g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_DONE);
    }

  moor_test_close (desk);
}

static void
test_too_large (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting = moor_desk_write (desk);
  g_autofree char *large = g_strnfill (10 * 1024 * 1024, 'x');
  g_autoptr (GError) error = NULL;

  set_text (sitting, "Before");
  g_assert_false (moor_sitting_set_text (sitting, large, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE);
  g_assert_cmpstr (moor_sitting_get_text (sitting), ==, "Before");

  set_text (sitting, "Invalid \xff\xfe and \x01 control");
  g_assert_true (g_utf8_validate (moor_sitting_get_text (sitting), -1, NULL));

  moor_test_leave (sitting);
  moor_test_close (desk);
}

static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes == 0 ? limit.rlim_max : bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* A full disk: a sentence, nothing lost in memory, and saved by itself once
 * there is room again. */
static void
test_full_disk (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting = moor_desk_write (desk);
  MoorSitting *young = moor_desk_write (desk);
  g_autofree char *id = g_strdup (moor_sitting_get_page_id (sitting));
  g_autofree char *young_id = g_strdup (moor_sitting_get_page_id (young));
  g_autofree char *long_text = g_strnfill (300 * 1024, 'y');
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorPage) page = NULL;
  g_autoptr (MoorPage) young_page = NULL;
  guint n_notified = 0;
  guint n = 0;

  signal (SIGXFSZ, SIG_IGN);
  g_signal_connect_swapped (moor_desk_get_store (desk), "page-changed", G_CALLBACK (count_cb), &n);
  g_signal_connect_swapped (sitting, "notify::problem", G_CALLBACK (count_cb), &n_notified);

  set_text (sitting, "Before");
  moor_sitting_save_now (sitting);
  moor_test_wait (n > 0);
  g_assert_null (moor_sitting_get_problem (sitting));

  limit_files (1);
  set_text (sitting, long_text);
  set_text (young, "Never stored yet");
  moor_test_wait (moor_sitting_get_problem (sitting) != NULL && moor_sitting_get_problem (young) != NULL);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpstr (moor_sitting_get_text (sitting), ==, long_text);
  g_assert_false (moor_sitting_is_stored (young));
  g_assert_null (strstr (moor_sitting_get_problem (sitting), "yyy"));

  /* Leaving says so, and the sitting goes on; neither can the desk be closed. */
  moor_sitting_leave_async (sitting, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_false (moor_sitting_leave_finish (sitting, result, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_clear_object (&result);
  moor_desk_close_async (desk, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  g_assert_false (moor_desk_close_finish (desk, result, &error));
  g_clear_error (&error);
  g_assert_false (moor_sitting_flush (sitting, &error));
  g_assert_nonnull (error);

  /* It is even let go of by the view. */
  g_object_unref (young);

  limit_files (0);
  n = 0;
  moor_test_wait (moor_sitting_get_problem (sitting) == NULL && n >= 2);
  page = moor_test_load (desk, id);
  g_assert_cmpstr (moor_test_text_of (page, MOOR_PAGE_FREE_FIELD), ==, long_text);
  young_page = moor_test_load (desk, young_id);
  g_assert_cmpstr (moor_test_text_of (young_page, MOOR_PAGE_FREE_FIELD), ==, "Never stored yet");

  g_clear_object (&result);
  moor_test_leave (sitting);
  moor_test_close (desk);
}

static void
test_page_marks (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting = moor_desk_write (desk);
  g_autofree char *id = g_strdup (moor_sitting_get_page_id (sitting));
  static const char * const tags[] = { "home", "work", NULL };

  /* Set before anything is stored, they come with the first word. */
  moor_sitting_set_audience (sitting, MOOR_AUDIENCE_COUNSELOR);
  moor_sitting_set_tags (sitting, tags);
  set_text (sitting, "Words");
  moor_test_leave (sitting);
  {
    g_autoptr (MoorPage) page = moor_test_load (desk, id);

    g_assert_cmpint (moor_page_get_audience (page), ==, MOOR_AUDIENCE_COUNSELOR);
    g_assert_true (g_strv_equal (moor_page_get_tags (page), tags));
    g_assert_false (moor_page_is_starred (page));
  }

  sitting = moor_test_resume (desk, id, FALSE);
  g_assert_cmpint (moor_sitting_get_audience (sitting), ==, MOOR_AUDIENCE_COUNSELOR);
  moor_sitting_set_put_away (sitting, TRUE);
  moor_sitting_set_starred (sitting, TRUE);
  moor_sitting_set_tags (sitting, NULL);
  moor_test_leave (sitting);
  {
    g_autoptr (MoorPage) page = moor_test_load (desk, id);

    g_assert_true (moor_page_is_put_away (page));
    g_assert_true (moor_page_is_starred (page));
    g_assert_cmpuint (g_strv_length ((char **) moor_page_get_tags (page)), ==, 0);
  }

  moor_test_close (desk);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/sitting/nothing-before-the-first-word", test_nothing_before_the_first_word);
  g_test_add_func ("/sitting/throttle", test_throttle);
  g_test_add_func ("/sitting/save-now", test_save_now);
  g_test_add_func ("/sitting/let-go-unsaved", test_let_go_unsaved);
  g_test_add_func ("/sitting/flush", test_flush);
  g_test_add_func ("/sitting/emptied", test_emptied);
  g_test_add_func ("/sitting/revision", test_revision);
  g_test_add_func ("/sitting/left-at-the-closing", test_left_at_the_closing);
  g_test_add_func ("/sitting/too-large", test_too_large);
  g_test_add_func ("/sitting/full-disk", test_full_disk);
  g_test_add_func ("/sitting/page-marks", test_page_marks);

  return g_test_run ();
}

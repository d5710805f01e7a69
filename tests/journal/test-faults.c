/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "fault-vfs.h"
#include "journal-test.h"

static MoorChange *
change_text (const char *page_id,
             const char *text,
             gboolean    create)
{
  MoorChange *change = moor_change_new (page_id);
  g_autoptr (MoorAnswer) answer = moor_answer_new_text (text);

  if (create)
    moor_change_create (change, NULL, moor_clock_now (), MOOR_LEANING_NONE, FALSE);
  moor_change_set_answer (change, MOOR_PAGE_FREE_FIELD, answer);
  return change;
}

/* A full disk: the save says so, what was there stays, and what could not be
 * written is written under the next save, by a flush, or when it is closed. */
static void
test_full (void)
{
  char *dir = test_dir_new ();
  MoorStore *store = test_open (dir);
  g_autofree char *old = test_write (store, "what was there before", 0);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (MoorChange) first = change_text (id, "written on a full disk", TRUE);
  g_autoptr (MoorChange) star = moor_change_new (id);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *old_text = NULL;
  g_autoptr (MoorPage) page = NULL;

  fault_vfs_set_full (TRUE);
  g_assert_false (test_save_full (store, first, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_DISK_FULL);
  g_assert_cmpstr (error->message, ==,
                   "This page could not be saved: the disk is full. What you wrote is still here on "
                   "the screen. Free some space, and it saves by itself.");
  g_clear_error (&error);

  g_assert_false (moor_store_flush (store, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_DISK_FULL);
  g_clear_error (&error);

  /* Reading goes on. */
  old_text = test_text (store, old);
  g_assert_cmpstr (old_text, ==, "what was there before");

  /* Another change of the same page brings the first one with it. */
  fault_vfs_set_full (FALSE);
  moor_change_set_starred (star, TRUE);
  g_assert_true (test_save_full (store, star, &error));
  g_assert_no_error (error);

  page = test_load (store, id);
  g_assert_true (moor_page_is_starred (page));
  text = test_text (store, id);
  g_assert_cmpstr (text, ==, "written on a full disk");

  test_close (store);
  test_dir_free (dir);
}

static void
test_full_then_flush (void)
{
  char *dir = test_dir_new ();
  MoorStore *store = test_open (dir);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (MoorChange) change = change_text (id, "written on a full disk", TRUE);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  fault_vfs_set_full (TRUE);
  g_assert_false (test_save_full (store, change, NULL));
  fault_vfs_set_full (FALSE);
  g_assert_true (moor_store_flush (store, &error));
  g_assert_no_error (error);
  text = test_text (store, id);
  g_assert_cmpstr (text, ==, "written on a full disk");

  g_clear_pointer (&text, g_free);
  fault_vfs_set_full (TRUE);
  g_clear_pointer (&change, moor_change_unref);
  change = change_text (id, "a second time", FALSE);
  g_assert_false (test_save_full (store, change, NULL));
  fault_vfs_set_full (FALSE);
  test_close (store);

  store = test_open (dir);
  text = test_text (store, id);
  g_assert_cmpstr (text, ==, "a second time");
  test_close (store);
  test_dir_free (dir);
}

static void
test_full_at_first_start (void)
{
  char *dir = test_dir_new ();
  g_autofree char *journal = g_build_filename (dir, "journal.db", NULL);
  MoorStore *store;

  fault_vfs_set_full (TRUE);
  test_open_fails (dir, MOOR_STORE_WRITE, MOOR_ERROR_DISK_FULL);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));

  fault_vfs_set_full (FALSE);
  store = test_open (dir);
  test_close (store);
  test_dir_free (dir);
}

static void
test_broken (void)
{
  char *dir = test_dir_new ();
  MoorStore *store = test_open (dir);
  g_autofree char *id = test_write (store, "before", 0);
  g_autoptr (MoorChange) change = change_text (id, "after", FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  fault_vfs_set_broken (TRUE);
  g_assert_false (test_save_full (store, change, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_IO);
  g_assert_true (g_str_has_prefix (error->message, "This page could not be saved: "));

  fault_vfs_set_broken (FALSE);
  test_close (store);
  store = test_open (dir);
  text = test_text (store, id);
  g_assert_cmpstr (text, ==, "after");
  test_close (store);
  test_dir_free (dir);
}

/* Half a read is an error with a sentence, never half a page. */
static void
test_short_read (void)
{
  char *dir = test_dir_new ();
  MoorStore *store = test_open (dir);
  g_autofree char *long_text = g_strnfill (60000, 'x');
  g_autofree char *id = test_write (store, long_text, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorPage) page = NULL;
  g_autofree char *text = NULL;

  test_close (store);
  store = test_open (dir);

  fault_vfs_short_reads ("journal.db", 1000);
  moor_store_load_page_async (store, id, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  page = moor_store_load_page_finish (store, result, &error);
  g_assert_null (page);
  g_assert_nonnull (error);
  g_assert_true (error->domain == MOOR_ERROR);
  fault_vfs_short_reads ("", 0);
  g_clear_object (&result);

  /* What was read wrongly is in the reader's cache; the disk is as it was. */
  test_close (store);
  store = test_open (dir);
  text = test_text (store, id);
  g_assert_cmpstr (text, ==, long_text);
  test_close (store);
  test_dir_free (dir);
}

typedef struct {
  char *id;
  int   asked;                   /* words of the newest save asked for */
  int   saved;                   /* of the newest that was answered; atomic */
} Text;

#define N_TEXTS 6
#define N_IMAGES 40

typedef struct {
  Text *texts;
  int   saved[N_TEXTS];
} Moment;

static void
on_power_off (gpointer data)
{
  Moment *moment = data;

  for (guint i = 0; i < N_TEXTS; i++)
    moment->saved[i] = g_atomic_int_get (&moment->texts[i].saved);
}

static char *
words (int n)
{
  GString *text = g_string_new (NULL);

  for (int i = 1; i <= n; i++)
    g_string_append_printf (text, "word%d ", i);
  return g_string_free (text, FALSE);
}

typedef struct {
  Text  *text;
  int    n;
  guint *n_pending;
} Saving;

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autofree Saving *saving = data;
  g_autoptr (GError) error = NULL;

  moor_store_save_finish (MOOR_STORE (source), result, &error);
  g_assert_no_error (error);
  g_atomic_int_set (&saving->text->saved, saving->n);
  (*saving->n_pending)--;
}

static void
check_image (const char *image,
             Text       *texts,
             const int  *saved)
{
  MoorStore *store = test_open (image);
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *expected = NULL;
      g_auto (GStrv) split = NULL;
      int n;

      if (saved[i] == 0)
        continue;

      text = test_text (store, texts[i].id);
      split = g_strsplit (text, " ", -1);
      n = (int) g_strv_length (split) - 1;
      expected = words (n);
      g_assert_cmpstr (text, ==, expected);
      g_assert_cmpint (n, >=, saved[i]);
    }

  problems = test_verify (store);
  g_assert_cmpuint (problems->len, ==, 0);
  test_close (store);
}

/* The power goes at any moment, with every write that was not synced yet in
 * doubt: all that was answered is there, and the journal is whole. */
static void
test_power (void)
{
  char *dir = test_dir_new ();
  MoorStore *store = test_open (dir);
  Text texts[N_TEXTS] = { 0 };
  Moment moment = { texts };
  char *image = NULL;
  guint n_pending = 0, n_images = 0;

  for (guint i = 0; i < N_TEXTS; i++)
    texts[i].id = g_uuid_string_random ();

  while (n_images < N_IMAGES)
    {
      Text *text = &texts[g_test_rand_int_range (0, N_TEXTS)];
      Saving *saving = g_new0 (Saving, 1);
      g_autoptr (MoorChange) change = NULL;
      g_autofree char *all = NULL;

      if (image == NULL)
        {
          image = test_dir_new ();
          fault_vfs_power_off ((guint) g_test_rand_int_range (1, 200), dir, image, on_power_off,
                               &moment);
        }

      all = words (text->asked += g_test_rand_int_range (1, 40));
      change = change_text (text->id, all, text->saved == 0);
      saving->text = text;
      saving->n = text->asked;
      saving->n_pending = &n_pending;
      n_pending++;
      moor_store_save_async (store, change, NULL, on_saved, saving);
      if (g_test_rand_int_range (0, 8) == 0)
        moor_store_page_left (store, text->id);
      moor_test_wait (n_pending < 4);

      if (fault_vfs_is_off ())
        {
          check_image (image, texts, moment.saved);
          test_dir_free (g_steal_pointer (&image));
          n_images++;
        }
    }

  moor_test_wait (n_pending == 0);
  /* Or else nothing was tried here. */
  g_test_message ("%u writes were at risk", fault_vfs_n_at_risk ());
  g_assert_cmpuint (fault_vfs_n_at_risk (), >, N_IMAGES);
  test_close (store);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (texts[i].id);
  test_dir_free (dir);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);
  fault_vfs_install ();

  g_test_add_func ("/faults/full", test_full);
  g_test_add_func ("/faults/full-then-flush", test_full_then_flush);
  g_test_add_func ("/faults/full-at-first-start", test_full_at_first_start);
  g_test_add_func ("/faults/broken", test_broken);
  g_test_add_func ("/faults/short-read", test_short_read);
  g_test_add_func ("/faults/power", test_power);

  return g_test_run ();
}

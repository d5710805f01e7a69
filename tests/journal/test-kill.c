/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/moor-error.h"
#include "journal-test.h"

#define N_KILLS 100

/* What the typist was told is on disk. */
typedef struct {
  GHashTable *saved;             /* page → number of words */
  GHashTable *doomed;            /* pages that may be gone */
  GHashTable *gone;              /* pages that are */
} Told;

static void
take_line (Told       *told,
           const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  if (g_str_equal (words[0], "saved"))
    g_hash_table_insert (told->saved, g_strdup (words[1]), GINT_TO_POINTER (atoi (words[2])));
  else if (g_str_equal (words[0], "doomed"))
    g_hash_table_add (told->doomed, g_strdup (words[1]));
  else if (g_str_equal (words[0], "gone"))
    g_hash_table_add (told->gone, g_strdup (words[1]));
  else
    g_assert_not_reached ();
}

/* Lets somebody type for a moment, kills them, and reads what they were told. */
static void
type_and_kill (const char *typist,
               const char *dir,
               Told       *told)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  gint64 until = G_MAXINT64;
  gboolean killed = FALSE;
  guint n_lines = 0;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE,
                              &error, typist, dir, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));

  for (;;)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);

      g_assert_no_error (error);
      if (line == NULL)
        break;

      take_line (told, line);
      n_lines++;
      if (until == G_MAXINT64)
        until = g_get_monotonic_time () + g_test_rand_int_range (0, 150) * 1000;
      if (!killed && g_get_monotonic_time () >= until)
        {
          g_subprocess_send_signal (process, SIGKILL);
          killed = TRUE;
        }
    }

  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
  g_assert_cmpuint (n_lines, >, 0);
}

static gboolean
load_text (MoorStore   *store,
           const char  *id,
           char       **text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorPage) page = NULL;

  moor_store_load_page_async (store, id, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  page = moor_store_load_page_finish (store, result, &error);
  if (page == NULL)
    {
      g_assert_error (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND);
      return FALSE;
    }

  *text = g_strdup (moor_answer_get_text (moor_answers_get (moor_page_get_answers (page),
                                                            MOOR_PAGE_FREE_FIELD), 0, ""));
  return TRUE;
}

static void
check (MoorStore *store,
       Told      *told)
{
  g_autoptr (GPtrArray) problems = NULL;
  GHashTableIter iter;
  gpointer id, n;

  g_hash_table_iter_init (&iter, told->saved);
  while (g_hash_table_iter_next (&iter, &id, &n))
    {
      g_autofree char *text = NULL;
      g_autofree char *expected = NULL;
      g_autoptr (GString) words = g_string_new (NULL);
      int has;

      if (!load_text (store, id, &text))
        {
          g_assert_true (g_hash_table_contains (told->doomed, id));
          continue;
        }

      g_assert_false (g_hash_table_contains (told->gone, id));
      has = 0;
      for (const char *p = text; *p != '\0'; p++)
        has += *p == ' ';
      g_assert_cmpint (has, >=, GPOINTER_TO_INT (n));
      for (int i = 1; i <= has; i++)
        g_string_append_printf (words, "word%d ", i);
      g_assert_cmpstr (text, ==, words->str);
    }

  problems = test_verify (store);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_kill (gconstpointer typist)
{
  char *dir = test_dir_new ();
  guint n_saved = 0, n_gone = 0;

  for (int i = 0; i < N_KILLS; i++)
    {
      Told told = {
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
      };
      MoorStore *store;

      type_and_kill (typist, dir, &told);
      store = test_open (dir);
      check (store, &told);
      test_close (store);

      n_saved += g_hash_table_size (told.saved);
      n_gone += g_hash_table_size (told.gone);
      g_hash_table_unref (told.saved);
      g_hash_table_unref (told.doomed);
      g_hash_table_unref (told.gone);
    }

  g_test_message ("%u pages saved and %u purged in %d kills", n_saved, n_gone, N_KILLS);
  g_assert_cmpuint (n_saved, >, N_KILLS);
  test_dir_free (dir);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *typist = NULL;

  moor_test_init (&argc, &argv);
  typist = g_test_build_filename (G_TEST_BUILT, "journal", "typist", NULL);
  g_test_add_data_func ("/kill/a-hundred-times", typist, test_kill);

  return g_test_run ();
}

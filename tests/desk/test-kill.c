/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A hundred times: a program types into a sitting, a key every few
 * milliseconds, and is killed at a random moment without a word. Whatever was
 * typed more than one second before must be on the disk.
 *
 * The program that types is this one, called with --type. It reports each key
 * with its time, before anything has been done with it. */

#include "moor-desk-test.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define TIMES 100
#define AT_ONCE 10
#define PROMISE G_USEC_PER_SEC
#define KEY_EVERY_MS 4
#define LONGEST_MS 3500

#define EXERCISE "one-moment-slowly"
#define FIELD "trigger"

/* What is typed: the n-th key is always the same, so that a text tells how many
 * keys it holds. */
static char
key_at (guint n)
{
  return n % 7 == 6 ? ' ' : (char) ('a' + n * 31 % 26);
}

/* The program that types ----------------------------------------------------- */

typedef struct {
  MoorSitting *sitting;
  GString     *text;
} Typist;

static gboolean
type_cb (gpointer data)
{
  Typist *typist = data;
  char line[64];
  int length;

  g_string_append_c (typist->text, key_at ((guint) typist->text->len));
  length = g_snprintf (line, sizeof line, "%" G_GINT64_FORMAT " %zu\n",
                       g_get_monotonic_time (), typist->text->len);
  if (write (STDOUT_FILENO, line, (size_t) length) != length)
    _exit (1);

  if (moor_sitting_get_run (typist->sitting) != NULL)
    {
      moor_test_answer (typist->sitting, FIELD, typist->text->str);
      if (typist->text->len % 100 == 0)
        {
          moor_run_next (moor_sitting_get_run (typist->sitting), NULL);
          moor_run_back (moor_sitting_get_run (typist->sitting));
        }
    }
  else
    {
      g_assert_true (moor_sitting_set_text (typist->sitting, typist->text->str, NULL));
    }

  return G_SOURCE_CONTINUE;
}

static int
type (const char *data_dir,
      gboolean    exercise)
{
  MoorDesk *desk = moor_test_open (data_dir);
  Typist typist = { .text = g_string_new (NULL) };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  typist.sitting = exercise ? moor_test_begin (desk, EXERCISE, NULL) : moor_desk_write (desk);
  g_timeout_add (KEY_EVERY_MS, type_cb, &typist);
  g_main_loop_run (loop);

  return 0;
}

/* The one that kills --------------------------------------------------------- */

typedef struct {
  char    *data_dir;
  gboolean exercise;
  GPid     pid;
  int      out;
  gint64   kill_at;
  gint64   killed;
} Child;

static const char *program;

static void
start (Child *child,
       int    number)
{
  char *argv[] = { (char *) program, (char *) "--type", NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;

  child->data_dir = moor_test_data_dir ();
  child->exercise = number % 2 == 1;
  argv[2] = child->data_dir;
  argv[3] = (char *) (child->exercise ? "exercise" : "page");

  g_spawn_async_with_pipes (NULL, argv, NULL,
                            G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL,
                            NULL, NULL, &child->pid, NULL, &child->out, NULL, &error);
  g_assert_no_error (error);
  child->kill_at = g_get_monotonic_time () + g_test_rand_int_range (50, LONGEST_MS) * G_TIME_SPAN_MILLISECOND;
}

static void
kill_child (Child *child)
{
  int status;

  child->killed = g_get_monotonic_time ();
  g_assert_cmpint (kill (child->pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child->pid, &status, 0), ==, child->pid);

  /* It typed until then: nothing else ended it. */
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

/* How many keys were typed more than a second before the end, and how many in
 * all. */
static void
read_report (Child *child,
             guint *due,
             guint *all)
{
  FILE *file = fdopen (child->out, "r");
  gint64 time;
  guint n;

  *due = *all = 0;
  while (fscanf (file, "%" G_GINT64_FORMAT " %u\n", &time, &n) == 2)
    {
      *all = n;
      if (time <= child->killed - PROMISE)
        *due = n;
    }
  fclose (file);
}

static char *
read_page (MoorDesk *desk,
           Child    *child)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GError) error = NULL;
  MoorQuery query = { .list = MOOR_LIST_EVERYTHING, .answers = TRUE };

  moor_store_list_async (moor_desk_get_store (desk), &query, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  pages = moor_store_list_finish (moor_desk_get_store (desk), result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pages->len, <=, 1);
  if (pages->len == 0)
    return g_strdup ("");

  return g_strdup (moor_test_text_of (g_ptr_array_index (pages, 0),
                                      child->exercise ? FIELD : MOOR_PAGE_FREE_FIELD));
}

/* What is on the disk is what was typed, up to some key; gives that key. */
static gsize
check_disk (Child *child,
            guint  due,
            guint  all)
{
  MoorDesk *desk = moor_test_open (child->data_dir);
  g_autofree char *text = read_page (desk, child);
  gsize length = strlen (text);

  for (guint i = 0; i < length; i++)
    g_assert_cmpint (text[i], ==, key_at (i));
  g_assert_cmpuint (length, <=, all + 1);
  g_assert_cmpuint (length, >=, due);
  moor_test_close (desk);

  return length;
}

static void
finish (Child *child,
        guint *n_due)
{
  guint due, all;

  kill_child (child);
  read_report (child, &due, &all);
  check_disk (child, due, all);
  if (due > 0)
    (*n_due)++;

  g_free (child->data_dir);
  g_free (child);
}

static gint
by_kill_time (gconstpointer a,
              gconstpointer b)
{
  const Child *one = a;
  const Child *other = b;

  return one->kill_at < other->kill_at ? -1 : one->kill_at > other->kill_at;
}

static void
test_kill (void)
{
  g_autoptr (GQueue) running = g_queue_new ();
  int started = 0;
  guint n_due = 0;

  while (started < TIMES || !g_queue_is_empty (running))
    {
      Child *child;
      gint64 wait;

      while (started < TIMES && g_queue_get_length (running) < AT_ONCE)
        {
          child = g_new0 (Child, 1);
          start (child, started++);
          g_queue_insert_sorted (running, child, (GCompareDataFunc) (GCallback) by_kill_time, NULL);
        }

      child = g_queue_pop_head (running);
      wait = child->kill_at - g_get_monotonic_time ();
      if (wait > 0)
        g_usleep ((gulong) wait);
      finish (child, &n_due);
    }

  /* Not all of them were killed before there was anything to lose. */
  g_test_message ("%u of %d had typed for more than a second", n_due, TIMES);
  g_assert_cmpuint (n_due, >=, TIMES / 4);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--type"))
    return type (argv[2], g_str_equal (argv[3], "exercise"));

  program = argv[0];
  moor_test_init (&argc, &argv);
  g_test_add_func ("/kill/hundred-times", test_kill);

  return g_test_run ();
}

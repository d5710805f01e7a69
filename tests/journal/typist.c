/* SPDX-License-Identifier: GPL-3.0-or-later */

/* typist DIR: somebody who writes and writes until they are killed.
 *
 * Opens the journal in DIR and saves to several pages at once, a few words
 * every few milliseconds; puts pages in the trash, restores, purges and renames
 * people now and then. Every line on standard output is something that was
 * answered, and so must be found after a kill:
 *
 *   saved PAGE N      PAGE holds at least the words word1 … wordN
 *   doomed PAGE       PAGE is going to be purged: it may be gone from now on
 *   gone PAGE         PAGE is gone
 *
 * It ends by itself only when standard input is closed. */

#include "config.h"

#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/moor-clock.h"
#include "journal/moor-store.h"

#define N_PAGES 5

typedef struct {
  char     *id;
  int       n;
  gboolean  created;
} Writing;

typedef struct {
  char *id;
  int   n;
} Saving;

static MoorStore *store;
static Writing pages[N_PAGES];
static guint n_pending;

static void
say (const char *format,
     ...) G_GNUC_PRINTF (1, 2);

/* One write(2) a line, so that a kill never tears one. */
static void
say (const char *format,
     ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (3);
}

static void
stop (const GError *error)
{
  fprintf (stderr, "typist: %s\n", error->message);
  exit (2);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;

  if (!moor_store_save_finish (store, result, &error))
    stop (error);

  say ("saved %s %d\n", saving->id, saving->n);
  g_free (saving->id);
  g_free (saving);
  n_pending--;
}

static void
on_purged (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree char *id = data;
  g_autoptr (GError) error = NULL;

  if (!moor_store_purge_finish (store, result, &error))
    stop (error);

  say ("gone %s\n", id);
  n_pending--;
}

static void
begin_page (Writing *page)
{
  g_free (page->id);
  page->id = g_uuid_string_random ();
  page->n = 0;
  page->created = FALSE;
}

static void
type_words (Writing *page)
{
  g_autoptr (MoorChange) change = moor_change_new (page->id);
  g_autoptr (MoorAnswer) answer = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Saving *saving = g_new0 (Saving, 1);

  page->n += g_random_int_range (1, 6);
  for (int i = 1; i <= page->n; i++)
    g_string_append_printf (text, "word%d ", i);

  if (!page->created)
    moor_change_create (change, NULL, moor_clock_now (), MOOR_LEANING_NONE, FALSE);
  page->created = TRUE;
  answer = moor_answer_new_text (text->str);
  moor_change_set_answer (change, MOOR_PAGE_FREE_FIELD, answer);

  saving->id = g_strdup (page->id);
  saving->n = page->n;
  n_pending++;
  moor_store_save_async (store, change, NULL, on_saved, saving);
}

static void
ignore (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
}

static gboolean
on_key (gpointer data)
{
  Writing *page = &pages[g_random_int_range (0, N_PAGES)];

  if (n_pending > 20)
    return G_SOURCE_CONTINUE;

  switch (g_random_int_range (0, 40))
    {
    case 0:
      if (!page->created)
        break;
      say ("doomed %s\n", page->id);
      n_pending++;
      moor_store_trash_async (store, page->id, ignore, NULL);
      moor_store_purge_async (store, page->id, on_purged, g_strdup (page->id));
      begin_page (page);
      break;

    case 1:
      begin_page (page);
      break;

    case 2:
      if (!page->created)
        break;
      moor_store_trash_async (store, page->id, ignore, NULL);
      moor_store_restore_async (store, page->id, ignore, NULL);
      break;

    case 3:
      moor_store_page_left (store, page->id);
      break;

    case 4:
      if (page->created)
        moor_store_keep_revision_async (store, page->id, ignore, NULL);
      break;

    default:
      type_words (page);
      break;
    }

  return G_SOURCE_CONTINUE;
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  store = moor_store_open_finish (result, &error);
  if (store == NULL)
    stop (error);

  for (guint i = 0; i < N_PAGES; i++)
    begin_page (&pages[i]);
  g_timeout_add (2, on_key, NULL);
}

static void
on_input (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_main_loop_quit (data);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  if (argc != 2)
    return 1;

  moor_store_open_async (argv[1], MOOR_STORE_WRITE, NULL, NULL, on_opened, NULL);
  g_input_stream_read_bytes_async (input, 1, G_PRIORITY_LOW, NULL, on_input, loop);
  g_main_loop_run (loop);
  return 0;
}

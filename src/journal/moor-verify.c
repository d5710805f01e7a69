/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-verify.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/moor-error.h"
#include "content/moor-parser.h"
#include "journal/moor-index.h"
#include "journal/moor-rows.h"

/* Parts of the whole, as they were measured at 100,000 pages. */
#define SHARE_FILE 0.55
#define SHARE_INDEX 0.40
/* Ticks of the progress handler for one page of the file, likewise; it only
 * has to be near. */
#define TICKS_A_FILE_PAGE 0.16

typedef struct {
  MoorConnection *connection;
  MoorVerify     *verify;
  MoorVerdict    *verdict;
  double          fraction;      /* told last */
  double          ticks, expected;
} State;

void
moor_verdict_free (gpointer data)
{
  MoorVerdict *verdict = data;

  g_ptr_array_unref (verdict->problems);
  g_array_unref (verdict->stale);
  g_free (verdict);
}

static void
tell (State  *state,
      double  fraction)
{
  if (fraction < state->fraction + 0.005 && fraction < 1)
    return;

  state->fraction = fraction;
  if (state->verify->progress != NULL)
    state->verify->progress (fraction, state->verify->progress_data);
}

static void
on_tick (gpointer data)
{
  State *state = data;
  double done = ++state->ticks / state->expected;

  /* However wrong the guess, it goes on and does not arrive too early. */
  tell (state, SHARE_FILE * (done < 0.8 ? done : 1 - 0.2 / (1 + (done - 0.8) * 5)));
}

static void
add_problem (State      *state,
             const char *sentence)
{
  g_ptr_array_add (state->verdict->problems, g_strdup (sentence));
}

static void
add_damage (State *state)
{
  add_problem (state, _("The file of the journal is damaged. What can be read is still there. Keep "
                        "a copy of its folder, then export what you can."));
}

/* TRUE when the journal can be read on. A damage is a finding, not a failure. */
static gboolean
check_file (State         *state,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean damaged = FALSE, index_damaged = FALSE;
  gint64 pages = 0, unused = 0;

  /* FTS5 looks whether what it remembers of an index is still so when a query
   * begins, and not when quick_check asks (SQLite 3.46). */
  if (!moor_connection_get_int (state->connection, &pages, error, "PRAGMA page_count", "") ||
      !moor_connection_get_int (state->connection, &unused, error,
                                "SELECT rowid FROM search WHERE rowid = 0 UNION ALL "
                                "SELECT rowid FROM search_aside WHERE rowid = 0", ""))
    return FALSE;
  state->expected = MAX ((double) pages * TICKS_A_FILE_PAGE, 1);

  moor_connection_watch (state->connection, cancellable, on_tick, state);
  statement = moor_connection_prepare (state->connection, &local_error, "PRAGMA quick_check "
                                                                        "(100)", "");
  while (statement != NULL && moor_connection_step (state->connection, statement, &local_error))
    {
      const char *text = moor_rows_text (statement, 0);

      if (strstr (text, "FTS5") != NULL)
        index_damaged = TRUE;
      else if (!g_str_equal (text, "ok"))
        damaged = TRUE;
    }
  moor_connection_watch (state->connection, cancellable, NULL, NULL);

  if (g_error_matches (local_error, MOOR_ERROR, MOOR_ERROR_DAMAGED))
    {
      damaged = TRUE;
    }
  else if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (damaged)
    add_damage (state);
  if (index_damaged)
    add_problem (state, _("The search index is damaged, and a search may miss pages. Nothing you "
                          "wrote is lost. An export, taken into a new journal, makes it again."));
  return TRUE;
}

static gboolean
has_row (State         *state,
         gint64         page,
         MoorIndexRow  *row)
{
  g_autoptr (MoorStatement) statement = NULL;

  /* In a damaged file an index can name a page that its table does not hold. */
  if (!row->exists)
    return FALSE;

  statement = moor_connection_prepare (state->connection, NULL,
                                       row->aside
                                       ? "SELECT title, body, private FROM search_aside WHERE "
                                         "rowid = ?"
                                       : "SELECT title, body, private FROM search WHERE rowid = ?",
                                       "i", page);
  return statement != NULL &&
         moor_connection_step (state->connection, statement, NULL) &&
         g_str_equal (moor_rows_text (statement, 0), row->title) &&
         g_str_equal (moor_rows_text (statement, 1), row->body) &&
         g_str_equal (moor_rows_text (statement, 2), row->private_text);
}

/* Every page that is not waiting for it has the row it should have. */
static gboolean
check_rows (State         *state,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 count = 0, done = 0;

  if (!moor_connection_get_int (state->connection, &count, error, "SELECT count (*) FROM page", ""))
    return FALSE;

  statement = moor_connection_prepare (state->connection, error,
                                       "SELECT key FROM page "
                                       "WHERE key NOT IN (SELECT page FROM search_due)", "");
  if (statement == NULL)
    return FALSE;

  while (moor_connection_step (state->connection, statement, &local_error))
    {
      g_auto (MoorIndexRow) row = { FALSE };
      gint64 key = sqlite3_column_int64 (statement, 0);

      if (!moor_index_make_row (state->connection, key, &row, &local_error))
        break;
      if (!has_row (state, key, &row))
        g_array_append_val (state->verdict->stale, key);

      tell (state, SHARE_FILE + SHARE_INDEX * (double) ++done / (double) MAX (count, 1));
    }

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* No row stands where its page would not want it. */
static gboolean
check_strays (State   *state,
              GError **error)
{
  static const char *queries[] = {
    "SELECT id FROM search_content WHERE id NOT IN (SELECT page FROM search_due) "
    "AND id NOT IN (SELECT key FROM page WHERE trashed = 0 AND put_away = 0)",
    "SELECT id FROM search_aside_content WHERE id NOT IN (SELECT page FROM search_due) "
    "AND id NOT IN (SELECT key FROM page WHERE trashed <> 0 OR put_away <> 0)",
  };
  g_autoptr (GError) local_error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (queries) && local_error == NULL; i++)
    {
      g_autoptr (MoorStatement) statement = NULL;

      statement = moor_connection_prepare (state->connection, &local_error, queries[i], "");
      while (statement != NULL && moor_connection_step (state->connection, statement, &local_error))
        {
          gint64 key = sqlite3_column_int64 (statement, 0);

          g_array_append_val (state->verdict->stale, key);
        }
    }

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_index (State         *state,
             GCancellable  *cancellable,
             GError       **error)
{
  gint64 wrong_counts = 0;

  if (!check_rows (state, cancellable, error) || !check_strays (state, error))
    return FALSE;

  if (state->verdict->stale->len > 0)
    {
      g_autofree char *sentence = NULL;

      sentence = g_strdup_printf (ngettext ("The search does not know %u page as it is. Nothing "
                                            "you wrote is lost. The window puts the search right.",
                                            "The search does not know %u pages as they are. "
                                            "Nothing you wrote is lost. The window puts the search "
                                            "right.",
                                            state->verdict->stale->len),
                                  state->verdict->stale->len);
      add_problem (state, sentence);
    }

  if (!moor_connection_get_int (state->connection, &wrong_counts, error,
                                "SELECT count (*) FROM ("
                                "SELECT substr (date, 1, 7) AS m, count (*) AS n FROM page "
                                "WHERE trashed = 0 AND put_away = 0 GROUP BY m) AS real "
                                "FULL JOIN month ON month.month = real.m "
                                "WHERE real.n IS NOT month.pages", ""))
    return FALSE;

  if (wrong_counts > 0)
    add_problem (state, _("The number of pages in some months is wrong. Nothing you wrote is lost. "
                          "An export, taken into a new journal, counts them again."));
  return TRUE;
}

static gboolean
check_definitions (State   *state,
                   GError **error)
{
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  guint bad = 0;

  statement = moor_connection_prepare (state->connection, error,
                                       "SELECT text, language, hash FROM definition", "");
  if (statement == NULL)
    return FALSE;

  while (moor_connection_step (state->connection, statement, &local_error))
    {
      g_autoptr (MoorExercise) exercise = NULL;

      exercise = moor_parser_read_definition (moor_rows_text (statement, 0),
                                              moor_rows_text (statement, 1), NULL);
      if (exercise == NULL ||
          !g_str_equal (moor_exercise_get_hash (exercise), moor_rows_text (statement, 2)))
        bad++;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (bad > 0)
    {
      g_autofree char *sentence = NULL;

      sentence = g_strdup_printf (ngettext ("%u exercise kept with its pages cannot be read. The "
                                            "answers are there. Export them, and keep a copy of "
                                            "the folder.",
                                            "%u exercises kept with their pages cannot be read. "
                                            "The answers are there. Export them, and keep a copy "
                                            "of the folder.",
                                            bad), bad);
      add_problem (state, sentence);
    }

  return TRUE;
}

gpointer
moor_verify (MoorConnection  *connection,
             gpointer         verify,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  State state = { connection, verify };

  state.verdict = g_new0 (MoorVerdict, 1);
  state.verdict->problems = g_ptr_array_new_with_free_func (g_free);
  state.verdict->stale = g_array_new (FALSE, FALSE, sizeof (gint64));

  /* One transaction: all of it looks at the same moment. */
  if (moor_connection_run (connection, &local_error, "BEGIN", "") &&
      check_file (&state, cancellable, &local_error) &&
      check_index (&state, cancellable, &local_error) &&
      check_definitions (&state, &local_error))
    tell (&state, 1);
  moor_connection_rollback (connection);

  if (g_error_matches (local_error, MOOR_ERROR, MOOR_ERROR_DAMAGED))
    {
      g_clear_error (&local_error);
      if (state.verdict->problems->len == 0)
        add_damage (&state);
    }

  if (local_error == NULL)
    return state.verdict;

  moor_verdict_free (state.verdict);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

gboolean
moor_verify_renew (MoorWriter      *writer,
                   MoorConnection  *connection,
                   gpointer         keys,
                   GError         **error)
{
  GArray *stale = keys;

  if (!moor_connection_begin (connection, error))
    return FALSE;

  for (guint i = 0; i < stale->len; i++)
    {
      gint64 key = g_array_index (stale, gint64, i);

      /* Both rows go, so that a stray one does not stay beside the right one;
       * a page that is gone has no row to come back. */
      if (!moor_index_remove (connection, key, error) ||
          !moor_connection_run (connection, error,
                                "INSERT INTO search_due (page) SELECT key FROM page WHERE key = ? "
                                "ON CONFLICT DO NOTHING", "i", key))
        {
          moor_connection_rollback (connection);
          return FALSE;
        }
      moor_writer_page_due (writer, key, TRUE);
    }

  return moor_connection_commit (connection, error);
}

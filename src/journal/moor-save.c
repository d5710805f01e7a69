/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-save.h"

#include <glib/gi18n-lib.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "base/moor-text.h"
#include "journal/moor-change-private.h"
#include "journal/moor-digest.h"
#include "journal/moor-rows.h"

gboolean
moor_save_check_field (gsize    bytes,
                       GError **error)
{
  if (bytes <= MOOR_TEXT_FIELD_MAX)
    return TRUE;

  g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE,
                       _("This is more than one field can hold. What was saved before is safe. "
                         "Make several pages of it."));
  return FALSE;
}

gboolean
moor_save_check_page (gsize    bytes,
                      GError **error)
{
  if (bytes <= MOOR_TEXT_PAGE_MAX)
    return TRUE;

  g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE,
                       _("This is more than one page can hold. What was saved before is safe. "
                         "Make several pages of it."));
  return FALSE;
}

gboolean
moor_save_new_key (MoorConnection  *connection,
                   gint64           created,
                   int              offset,
                   gint64          *key,
                   GError         **error)
{
  gint64 first = moor_page_key_for_time (created, offset);

  /* A minute has room for a million pages; an import of more goes on into the
   * next ones. */
  for (;; first += (gint64) 1 << MOOR_PAGE_KEY_BITS)
    {
      gint64 last = first + ((gint64) 1 << MOOR_PAGE_KEY_BITS) - 1;
      gint64 used = first;

      if (!moor_connection_get_int (connection, &used, error,
                                    "SELECT key FROM page WHERE key BETWEEN ? AND ? "
                                    "ORDER BY key DESC LIMIT 1",
                                    "ii", first, last))
        return FALSE;

      if (used < last)
        {
          *key = used + 1;
          return TRUE;
        }
    }
}

gboolean
moor_save_definition (MoorConnection  *connection,
                      MoorExercise    *exercise,
                      GError         **error)
{
  return moor_connection_run (connection, error,
                              "INSERT INTO definition (hash, exercise, version, language, title, "
                              "text) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING",
                              "ttittt",
                              moor_exercise_get_hash (exercise),
                              moor_exercise_get_id (exercise),
                              (gint64) moor_exercise_get_version (exercise),
                              moor_exercise_get_language (exercise),
                              moor_exercise_get_title (exercise),
                              moor_exercise_get_definition (exercise));
}

static gboolean
create_page (MoorConnection  *connection,
             MoorChange      *change,
             gint64           now,
             gint64          *key,
             GError         **error)
{
  MoorExercise *exercise = change->exercise;
  int offset = moor_clock_offset (change->when);
  g_autofree char *date = moor_clock_local_date (change->when);

  return moor_save_new_key (connection, change->when, offset, key, error) &&
         moor_connection_run (connection, error,
                              "INSERT INTO page (key, id, exercise, version, definition, title, "
                              "created, updated, offset, date, leaning, short_form) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                              "ittittiiitii",
                              *key, change->page_id,
                              exercise != NULL ? moor_exercise_get_id (exercise) : NULL,
                              (gint64) (exercise != NULL
                                        ? moor_exercise_get_version (exercise)
                                        : 0),
                              exercise != NULL ? moor_exercise_get_hash (exercise) : NULL,
                              exercise != NULL ? moor_exercise_get_title (exercise) : "",
                              change->when, now, (gint64) offset, date,
                              (gint64) change->leaning, (gint64) change->short_form);
}

static gboolean
write_answer (MoorConnection  *connection,
              gint64           key,
              const char      *field,
              MoorAnswer      *answer,
              GError         **error)
{
  if (!moor_connection_run (connection, error,
                            "DELETE FROM answer WHERE page = ? AND field = ?", "it", key, field))
    return FALSE;

  for (guint i = 0; answer != NULL && i < moor_answer_get_n_cells (answer); i++)
    {
      const MoorCell *cell = moor_answer_get_cell (answer, i);
      gboolean done;

      if (cell->text != NULL)
        done = moor_connection_run (connection, error,
                                    "INSERT INTO answer (page, field, row, slot, text) "
                                    "VALUES (?, ?, ?, ?, ?)", "ititt",
                                    key, field, (gint64) cell->row, cell->slot, cell->text);
      else
        done = moor_connection_run (connection, error,
                                    "INSERT INTO answer (page, field, row, slot, number) "
                                    "VALUES (?, ?, ?, ?, ?)", "ititd",
                                    key, field, (gint64) cell->row, cell->slot, cell->number);
      if (!done)
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_answers (MoorConnection  *connection,
               gint64           key,
               GHashTable      *answers,
               GError         **error)
{
  GHashTableIter iter;
  gpointer field, answer;
  gint64 bytes = 0;

  g_hash_table_iter_init (&iter, answers);
  while (g_hash_table_iter_next (&iter, &field, &answer))
    {
      if (!write_answer (connection, key, field, answer, error))
        return FALSE;
    }

  /* Lengths stand in the rows' headers: the texts themselves are not read. */
  return moor_connection_get_int (connection, &bytes, error,
                                  "SELECT sum (octet_length (text)) FROM answer WHERE page = ?",
                                  "i", key) &&
         moor_save_check_page ((gsize) bytes, error);
}

static gboolean
write_head (MoorConnection  *connection,
            gint64           key,
            gint64           now,
            GError         **error)
{
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (MoorAnswers) answers = NULL;
  g_autofree char *kept_title = NULL;
  g_autofree char *title = NULL;
  g_autofree char *preview = NULL;
  MoorExercise *definition = NULL;

  statement = moor_connection_prepare (connection, error,
                                       "SELECT title, exercise, definition FROM page WHERE key = ?",
                                       "i", key);
  if (statement == NULL || !moor_connection_step (connection, statement, error))
    return FALSE;

  if (sqlite3_column_type (statement, 1) != SQLITE_NULL)
    {
      kept_title = g_strdup (moor_rows_text (statement, 0));
      /* A definition that cannot be read must not keep a word from being
       * saved; it is told of by verify. */
      definition = moor_connection_load_definition (connection, moor_rows_text (statement, 2),
                                                    NULL);
    }
  g_clear_pointer (&statement, moor_statement_reset);

  answers = moor_rows_answers (connection, key, error);
  if (answers == NULL)
    return FALSE;

  moor_digest_head (definition, kept_title, answers, &title, &preview);

  /* A page that is written in is the person's own, whatever brought it. */
  return moor_connection_run (connection, error,
                              "UPDATE page SET title = ?, preview = ?, updated = ?, import = NULL "
                              "WHERE key = ?",
                              "ttii", title, preview, now, key);
}

static gboolean
write_tags (MoorConnection  *connection,
            gint64           key,
            char           **tags,
            GError         **error)
{
  if (!moor_connection_run (connection, error, "DELETE FROM tag WHERE page = ?", "i", key))
    return FALSE;

  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_autofree char *clean = moor_text_clean (tags[i], -1);
      g_autofree char *name = moor_text_fold (clean);

      if (*name != '\0' &&
          !moor_connection_run (connection, error,
                                "INSERT INTO tag (page, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
                                "it", key, name))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_number (MoorConnection  *connection,
              MoorChange      *change,
              MoorChangeFlags  flag,
              const char      *sql,
              gint64           value,
              gint64           key,
              GError         **error)
{
  return (change->flags & flag) == 0 ||
         moor_connection_run (connection, error, sql, "ii", value, key);
}

/* Each member its own statement, so that triggers and indexes are touched only
 * by what really changed. */
static gboolean
write_members (MoorConnection  *connection,
               MoorChange      *change,
               gint64           key,
               GError         **error)
{
  MoorExercise *exercise = change->exercise;

  if ((change->flags & MOOR_CHANGE_EXERCISE) != 0 &&
      !moor_connection_run (connection, error,
                            "UPDATE page SET exercise = ?, version = ?, definition = ? WHERE key "
                            "= ?",
                            "titi", moor_exercise_get_id (exercise),
                            (gint64) moor_exercise_get_version (exercise),
                            moor_exercise_get_hash (exercise), key))
    return FALSE;

  if ((change->flags & MOOR_CHANGE_PLACE) != 0 &&
      !moor_connection_run (connection, error, "UPDATE page SET place = ? WHERE key = ?",
                            "ti", change->place, key))
    return FALSE;

  if ((change->flags & MOOR_CHANGE_SKIPPED) != 0 &&
      !moor_connection_run (connection, error, "UPDATE page SET skipped = ? WHERE key = ?",
                            "ti", change->skipped, key))
    return FALSE;

  if ((change->flags & MOOR_CHANGE_DUE) != 0 &&
      !moor_connection_run (connection, error,
                            "UPDATE page SET due = ?, due_part = ? WHERE key = ?",
                            "tti", change->due, change->due_part, key))
    return FALSE;

  if ((change->flags & MOOR_CHANGE_TAGS) != 0 &&
      !write_tags (connection, key, change->tags, error))
    return FALSE;

  return write_number (connection, change, MOOR_CHANGE_STATE,
                       "UPDATE page SET state = ? WHERE key = ?", change->state, key, error) &&
         write_number (connection, change, MOOR_CHANGE_AUDIENCE,
                       "UPDATE page SET audience = ? WHERE key = ?",
                       change->audience, key, error) &&
         write_number (connection, change, MOOR_CHANGE_PUT_AWAY,
                       "UPDATE page SET put_away = ? WHERE key = ?",
                       change->put_away, key, error) &&
         write_number (connection, change, MOOR_CHANGE_STARRED,
                       "UPDATE page SET starred = ? WHERE key = ?", change->starred, key, error) &&
         write_number (connection, change, MOOR_CHANGE_LEFT,
                       "UPDATE page SET left_alone = ? WHERE key = ?", change->left, key, error);
}

static gboolean
apply (MoorConnection  *connection,
       MoorChange      *change,
       gint64           now,
       gint64          *key,
       gboolean        *due,
       GError         **error)
{
  gboolean created = FALSE;
  gboolean written = change->answers != NULL || (change->flags & MOOR_CHANGE_EXERCISE) != 0;

  *key = 0;
  if (!moor_connection_get_int (connection, key, error,
                                "SELECT key FROM page WHERE id = ?", "t", change->page_id))
    return FALSE;

  if (change->exercise != NULL && !moor_save_definition (connection, change->exercise, error))
    return FALSE;

  if (*key == 0)
    {
      if ((change->flags & MOOR_CHANGE_CREATE) == 0)
        {
          g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND,
                               _("This page is not in the journal any more. What you wrote is "
                                 "still here on the screen. Copy it into a new page."));
          return FALSE;
        }

      created = TRUE;
      if (!create_page (connection, change, now, key, error))
        return FALSE;
    }

  if (!write_members (connection, change, *key, error))
    return FALSE;

  if (change->answers != NULL && !write_answers (connection, *key, change->answers, error))
    return FALSE;

  if (written && !write_head (connection, *key, now, error))
    return FALSE;

  if (!written &&
      (change->flags & (MOOR_CHANGE_STATE | MOOR_CHANGE_PLACE | MOOR_CHANGE_SKIPPED)) != 0 &&
      !moor_connection_run (connection, error,
                            "UPDATE page SET updated = ? WHERE key = ?", "ii", now, *key))
    return FALSE;

  *due = created || written || (change->flags & MOOR_CHANGE_PUT_AWAY) != 0;
  return !*due ||
         moor_connection_run (connection, error,
                              "INSERT INTO search_due (page) VALUES (?) ON CONFLICT DO NOTHING",
                              "i", *key);
}

gboolean
moor_save_apply (MoorConnection  *connection,
                 MoorChange      *change,
                 gint64           now,
                 gint64          *key,
                 gboolean        *due,
                 GError         **error)
{
  if (!moor_connection_begin (connection, error))
    return FALSE;

  if (change->exercise != NULL)
    moor_connection_add_definition (connection, change->exercise);

  if (!apply (connection, change, now, key, due, error))
    {
      moor_connection_rollback (connection);
      return FALSE;
    }

  return moor_connection_commit (connection, error);
}

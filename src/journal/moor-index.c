/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-index.h"

#include <string.h>

#include "base/moor-text.h"
#include "journal/moor-digest.h"
#include "journal/moor-rows.h"

/* Pages of the index that one step of a merge writes: some milliseconds. */
#define MERGE_PAGES 64

/* Of what is searched for: far more than anybody types, and a pasted page stays
 * a matter of milliseconds (16,000 words took minutes). */
#define MOST_SEARCH_BYTES 2000
#define MOST_SEARCH_WORDS 64

static const char *tables[] = { "search", "search_aside" };

void
moor_index_row_clear (MoorIndexRow *row)
{
  g_clear_pointer (&row->title, g_free);
  g_clear_pointer (&row->body, g_free);
  g_clear_pointer (&row->private_text, g_free);
}

gboolean
moor_index_make_row (MoorConnection  *connection,
                     gint64           page,
                     MoorIndexRow    *row,
                     GError         **error)
{
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (MoorAnswers) answers = NULL;
  g_auto (MoorNames) names = { NULL };
  MoorExercise *definition = NULL;
  gboolean free_page;

  memset (row, 0, sizeof *row);

  statement = moor_connection_prepare (connection, error,
                                       "SELECT title, definition, exercise, trashed, put_away "
                                       "FROM page WHERE key = ?", "i", page);
  if (statement == NULL)
    return FALSE;

  if (!moor_connection_step (connection, statement, &local_error))
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  answers = moor_rows_answers (connection, page, error);
  if (answers == NULL)
    return FALSE;

  /* One that cannot be read is no reason not to find the title: the words of
   * the page are then all taken for private. */
  if (sqlite3_column_type (statement, 1) != SQLITE_NULL)
    definition = moor_connection_load_definition (connection, moor_rows_text (statement, 1), NULL);

  row->exists = TRUE;
  row->title = g_strdup (moor_rows_text (statement, 0));
  row->aside = sqlite3_column_int64 (statement, 3) != 0 || sqlite3_column_int (statement, 4) != 0;
  free_page = sqlite3_column_type (statement, 2) == SQLITE_NULL;

  moor_names_init (&names, connection);
  moor_digest_index (definition, free_page, answers, moor_names_lookup, &names,
                     &row->body, &row->private_text);
  return TRUE;
}

static gboolean
is_same (MoorConnection      *connection,
         const char          *sql,
         gint64               page,
         const MoorIndexRow  *row)
{
  g_autoptr (MoorStatement) statement = moor_connection_prepare (connection, NULL, sql, "i", page);

  return statement != NULL &&
         moor_connection_step (connection, statement, NULL) &&
         g_str_equal (moor_rows_text (statement, 0), row->title) &&
         g_str_equal (moor_rows_text (statement, 1), row->body) &&
         g_str_equal (moor_rows_text (statement, 2), row->private_text);
}

gboolean
moor_index_insert (MoorConnection  *connection,
                   gint64           page,
                   gboolean         aside,
                   const char      *title,
                   const char      *body,
                   const char      *private_text,
                   GError         **error)
{
  return moor_connection_run (connection, error,
                              aside
                              ? "INSERT INTO search_aside (rowid, title, body, private) VALUES "
                                "(?, ?, ?, ?)"
                              : "INSERT INTO search (rowid, title, body, private) VALUES (?, ?, "
                                "?, ?)",
                              "ittt", page, title, body, private_text);
}

gboolean
moor_index_remove (MoorConnection  *connection,
                   gint64           page,
                   GError         **error)
{
  return moor_connection_run (connection, error, "DELETE FROM search WHERE rowid = ?", "i", page) &&
         moor_connection_run (connection, error, "DELETE FROM search_aside WHERE rowid = ?", "i",
                              page);
}

gboolean
moor_index_renew (MoorConnection  *connection,
                  gint64           page,
                  GError         **error)
{
  g_auto (MoorIndexRow) row = { FALSE };

  if (!moor_index_make_row (connection, page, &row, error))
    return FALSE;

  /* Reading the old row costs a hundredth of writing a new one. */
  if (!row.exists ||
      !is_same (connection,
                row.aside
                ? "SELECT title, body, private FROM search_aside WHERE rowid = ?"
                : "SELECT title, body, private FROM search WHERE rowid = ?",
                page, &row))
    {
      if (!moor_index_remove (connection, page, error))
        return FALSE;

      if (row.exists &&
          !moor_index_insert (connection, page, row.aside,
                              row.title, row.body, row.private_text, error))
        return FALSE;
    }

  return moor_connection_run (connection, error,
                              "DELETE FROM search_due WHERE page = ?", "i", page);
}

/* A number as FTS5 writes it: seven bits a byte, the high ones first. Returns 0 past
 * @end. */
static guint64
read_varint (const guint8 **at,
             const guint8  *end)
{
  guint64 value = 0;

  while (*at < end)
    {
      guint8 byte = *(*at)++;

      value = value << 7 | (byte & 0x7f);
      if (byte < 0x80)
        return value;
    }

  return 0;
}

/* Whether a merge would keep the marks that rows are gone, and with them their words.
 * FTS5 drops such a mark where it writes the oldest segment, and takes for that only
 * one on the last level. Segments that stand all on one level are merged into the
 * next, even if empty levels come after it, and those are there for good once all
 * rows of a table had gone. So it is whenever a trash was emptied before.
 * The record: fts5_index.c, "Structure record". */
static gboolean
keeps_marks (MoorConnection  *connection,
             const char      *table,
             gboolean        *keeps,
             GError         **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT block FROM %s_data WHERE id = 10", table);
  g_autoptr (MoorStatement) statement = moor_connection_prepare (connection, error, sql, "");
  g_autoptr (GError) local_error = NULL;
  const guint8 *at, *end;
  guint64 n_levels, n_all, used = 0, alone = 0;

  *keeps = FALSE;
  if (statement == NULL)
    return FALSE;
  if (!moor_connection_step (connection, statement, &local_error))
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  /* After the cookie. */
  at = sqlite3_column_blob (statement, 0);
  end = at + sqlite3_column_bytes (statement, 0);
  at += MIN (4, end - at);
  n_levels = read_varint (&at, end);
  n_all = read_varint (&at, end);
  read_varint (&at, end);
  for (guint64 level = 0; level < n_levels && at < end; level++)
    {
      guint64 n;

      read_varint (&at, end);
      n = read_varint (&at, end);
      for (guint64 i = 0; i < 3 * n && at < end; i++)
        read_varint (&at, end);

      if (n > 0)
        used = level + 1;
      if (n > 0 && n == n_all)
        alone = level + 1;
    }

  *keeps = alone > 0 && used < n_levels;
  return TRUE;
}

gboolean
moor_index_drop_marks (MoorConnection  *connection,
                       GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES ('rebuild')",
                                              tables[i], tables[i]);
      gboolean keeps;

      if (!keeps_marks (connection, tables[i], &keeps, error) ||
          (keeps && !moor_connection_run (connection, error, sql, "")))
        return FALSE;
    }

  return TRUE;
}

static gboolean
merge_table (MoorConnection  *connection,
             const char      *table,
             gboolean         begin,
             gboolean        *more,
             GError         **error)
{
  sqlite3 *db = moor_connection_get_db (connection);
  g_autofree char *sql = NULL;
  int before;

  sql = g_strdup_printf ("INSERT INTO %s (%s, rank) VALUES ('merge', ?)", table, table);
  before = sqlite3_total_changes (db);

  /* A negative number first asks for all segments to become one; positive ones
   * go on until nothing changes any more (the documentation of FTS5). */
  if (!moor_connection_run (connection, error, sql, "i",
                            (gint64) (begin ? -MERGE_PAGES : MERGE_PAGES)))
    return FALSE;

  *more = *more || begin || sqlite3_total_changes (db) - before >= 2;
  return TRUE;
}

gboolean
moor_index_merge (MoorConnection  *connection,
                  gboolean        *begun,
                  gboolean        *more,
                  GError         **error)
{
  gboolean begin = !*begun;

  *begun = TRUE;
  *more = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (!merge_table (connection, tables[i], begin, more, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether the tokenizer makes anything of it: letters, digits, and the private
 * use area, just as unicode61 has them. */
static gboolean
has_token (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      switch (g_unichar_type (g_utf8_get_char (p)))
        {
        case G_UNICODE_LOWERCASE_LETTER:
        case G_UNICODE_MODIFIER_LETTER:
        case G_UNICODE_OTHER_LETTER:
        case G_UNICODE_TITLECASE_LETTER:
        case G_UNICODE_UPPERCASE_LETTER:
        case G_UNICODE_DECIMAL_NUMBER:
        case G_UNICODE_LETTER_NUMBER:
        case G_UNICODE_OTHER_NUMBER:
        case G_UNICODE_PRIVATE_USE:
          return TRUE;
        default:
          break;
        }
    }

  return FALSE;
}

char *
moor_index_query (const char *typed,
                  gboolean    everything)
{
  g_autofree char *start = g_strndup (typed, MOST_SEARCH_BYTES);
  g_autofree char *clean = moor_text_clean (start, -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) query = g_string_new (NULL);

  words = g_regex_split_simple ("\\s+", clean, 0, 0);
  for (guint i = 0; words[i] != NULL && g_hash_table_size (seen) < MOST_SEARCH_WORDS; i++)
    {
      /* The last one is a beginning, so it stands for itself even where it was
       * there before. */
      if (!has_token (words[i]) ||
          (!g_hash_table_add (seen, words[i]) && words[i + 1] != NULL))
        continue;

      /* Between quotes everything is a word to FTS5, whatever it looks like;
       * "don't" is there the phrase "don t". */
      g_string_append (query, query->len > 0 ? " AND \"" : "\"");
      for (const char *p = words[i]; *p != '\0'; p++)
        {
          if (*p == '"')
            g_string_append_c (query, '"');
          g_string_append_c (query, *p);
        }
      g_string_append_c (query, '"');
    }

  if (query->len == 0)
    return NULL;

  g_string_append_c (query, '*');

  return everything
         ? g_strdup (query->str)
         : g_strdup_printf ("{title body} : (%s)", query->str);
}

char *
moor_index_markup (const char *snippet)
{
  g_autofree char *line = NULL;
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *escaped = NULL;
  GString *markup;
  gboolean bold = FALSE;

  /* The marks are put in after the escaping, which would spell them out as
   * character references. */
  line = moor_text_fold (snippet);
  markup = g_string_new (NULL);
  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p != *MOOR_INDEX_MARK_BEGIN && *p != *MOOR_INDEX_MARK_END)
        {
          g_string_append_c (plain, *p);
          continue;
        }

      g_free (escaped);
      escaped = g_markup_escape_text (plain->str, (gssize) plain->len);
      g_string_append (markup, escaped);
      g_string_truncate (plain, 0);

      if ((*p == *MOOR_INDEX_MARK_BEGIN) != bold)
        {
          bold = !bold;
          g_string_append (markup, bold ? "<b>" : "</b>");
        }
    }

  g_free (escaped);
  escaped = g_markup_escape_text (plain->str, (gssize) plain->len);
  g_string_append (markup, escaped);
  if (bold)
    g_string_append (markup, "</b>");

  return g_string_free (markup, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-query.h"

#include <string.h>

#include "base/moor-clock.h"
#include "base/moor-text.h"
#include "journal/moor-index.h"
#include "journal/moor-rows.h"

/* Words of a snippet. */
#define SNIPPET_TOKENS "24"

/* Numbers of the values, the same in every statement below. */
#define VALUES "tiittii"

typedef struct {
  const char *exercise;          /* ?1 */
  gint64      low, high;         /* ?2 from, ?3 up to and not with */
  const char *tag;               /* ?4 */
  char       *match;             /* ?5 */
  gint64      limit, offset;     /* ?6 (-1: all), ?7 */
  gboolean    searching;
  gboolean    literal;           /* @match is a piece of text, not a query */
  gboolean    empty;             /* can give nothing */
} Range;

static void
range_clear (Range *range)
{
  g_free (range->match);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Range, range_clear)

MoorQuery *
moor_query_copy (const MoorQuery *query)
{
  MoorQuery *copy = g_memdup2 (query, sizeof *query);

  copy->exercise = g_strdup (query->exercise);
  copy->day = g_strdup (query->day);
  copy->month = g_strdup (query->month);
  copy->tag = g_strdup (query->tag);
  copy->search = g_strdup (query->search);
  return copy;
}

void
moor_query_free (gpointer data)
{
  MoorQuery *query = data;

  if (query == NULL)
    return;

  g_free ((char *) query->exercise);
  g_free ((char *) query->day);
  g_free ((char *) query->month);
  g_free ((char *) query->tag);
  g_free ((char *) query->search);
  g_free (query);
}

gboolean
moor_query_equal (const MoorQuery *a,
                  const MoorQuery *b)
{
  return a->list == b->list &&
         g_strcmp0 (a->exercise, b->exercise) == 0 &&
         g_strcmp0 (a->day, b->day) == 0 &&
         g_strcmp0 (a->month, b->month) == 0 &&
         g_strcmp0 (a->tag, b->tag) == 0 &&
         a->audience == b->audience &&
         g_strcmp0 (a->search, b->search) == 0 &&
         !a->answers == !b->answers &&
         a->before == b->before &&
         a->offset == b->offset &&
         a->limit == b->limit;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isspace (*text))
        return FALSE;
    }

  return TRUE;
}

/* What has no word in it for the tokenizer, but a sign that means something to
 * who wrote it: an emoji. It is looked for in the text itself. ASCII signs are
 * not: they are what somebody types before a word. (transfer full) (nullable) */
static char *
literal_of (const char *search)
{
  g_autofree char *clean = moor_text_clean (search, -1);

  return g_str_is_ascii (clean) ? NULL : g_strdup (g_strstrip (clean));
}

/* The keys of a month. */
static gboolean
month_range (const char *month,
             gint64     *low,
             gint64     *high)
{
  g_autofree char *first = g_strconcat (month, "-01", NULL);
  g_autofree char *in_next = NULL;
  g_autofree char *next = NULL;

  *low = moor_page_key_for_date (first);
  if (*low < 0)
    return FALSE;

  in_next = moor_clock_add_days (first, 31);
  next = g_strdup_printf ("%.7s-01", in_next);
  *high = moor_page_key_for_date (next);
  return TRUE;
}

static gboolean
finds_private (const MoorQuery *query)
{
  return query->list == MOOR_LIST_EVERYTHING || query->list == MOOR_LIST_PUT_AWAY;
}

static void
make_range (const MoorQuery *query,
            Range           *range)
{
  memset (range, 0, sizeof *range);
  range->exercise = query->exercise;
  range->tag = query->tag;
  range->high = query->before > 0 ? query->before : G_MAXINT64;
  range->limit = query->limit > 0 ? (gint64) query->limit : -1;
  range->offset = query->offset;

  if (query->month != NULL)
    {
      gint64 low, high;

      if (month_range (query->month, &low, &high))
        {
          range->low = MAX (range->low, low);
          range->high = MIN (range->high, high);
        }
      else
        {
          range->empty = TRUE;
        }
    }

  if (query->day != NULL)
    {
      gint64 low = moor_page_key_for_date (query->day);

      range->low = MAX (range->low, low);
      range->high = MIN (range->high, low + ((gint64) 24 * 60 << MOOR_PAGE_KEY_BITS));
      range->empty = range->empty || low < 0;
    }

  if (query->search != NULL && !is_blank (query->search))
    {
      range->searching = TRUE;
      range->match = moor_index_query (query->search, finds_private (query));
      if (range->match == NULL)
        {
          range->match = literal_of (query->search);
          range->literal = TRUE;
        }
      range->empty = range->empty || range->match == NULL;
    }
}

/* The terms stand as in the partial indexes of 001.sql, or these would not be
 * used. */
static const char *
list_terms (MoorList list)
{
  switch (list)
    {
    case MOOR_LIST_JOURNAL:
      return "page.trashed = 0 AND page.put_away = 0";
    case MOOR_LIST_PUT_AWAY:
      return "page.trashed = 0 AND page.put_away = 1";
    case MOOR_LIST_TRASH:
      return "page.trashed <> 0";
    case MOOR_LIST_STARRED:
      return "page.trashed = 0 AND page.starred = 1 AND page.put_away = 0";
    case MOOR_LIST_EVERYTHING:
      return "page.trashed = 0";
    default:
      g_assert_not_reached ();
    }
}

static void
append_terms (GString         *sql,
              const MoorQuery *query)
{
  if (query->exercise != NULL)
    g_string_append (sql, "page.exercise = ?1 AND ");
  if (query->audience != 0)
    g_string_append_printf (sql, "page.audience = %d AND ", (int) query->audience);
  g_string_append (sql, list_terms (query->list));
}

/* Walks the right index in the order of the list. @keys_only: nothing but the
 * key and the terms is read, so an index that holds both is best. */
static void
append_from (GString         *sql,
             const MoorQuery *query,
             gboolean         keys_only)
{
  if (query->tag != NULL)
    {
      g_string_append (sql, " FROM tag INDEXED BY tag_name CROSS JOIN page ON page.key = tag.page "
                            "WHERE tag.name = ?4 AND tag.page >= ?2 AND tag.page < ?3 AND ");
    }
  else
    {
      const char *index = "NOT INDEXED";

      if (query->exercise != NULL)
        index = "INDEXED BY page_exercise";
      else if (query->list == MOOR_LIST_PUT_AWAY)
        index = "INDEXED BY page_put_away";
      else if (query->list == MOOR_LIST_TRASH)
        index = "INDEXED BY page_trash";
      else if (query->list == MOOR_LIST_STARRED)
        index = "INDEXED BY page_starred";
      else if (query->list == MOOR_LIST_JOURNAL && keys_only && query->audience == 0)
        index = "INDEXED BY page_journal";

      g_string_append_printf (sql, " FROM page %s WHERE page.key >= ?2 AND page.key < ?3 AND ",
                              index);
    }

  append_terms (sql, query);
}

static void
append_search_arm (GString         *sql,
                   const MoorQuery *query,
                   const char      *schema,
                   const char      *table,
                   const char      *what,
                   gboolean         literal,
                   gboolean         alone)
{
  g_string_append_printf (sql,
                          "SELECT %s FROM %s.%s CROSS JOIN page ON page.key = %s.rowid "
                          "WHERE %s.rowid >= ?2 AND %s.rowid < ?3 AND ",
                          what, schema, table, table, table, table);
  if (!literal)
    g_string_append_printf (sql, "%s MATCH ?5 AND ", table);
  else
    g_string_append_printf (sql, "(instr (%s.title, ?5) OR instr (%s.body, ?5) OR "
                                 "instr (iif (%d, %s.private, ''), ?5)) AND ",
                            table, table, finds_private (query), table);
  if (query->tag != NULL)
    g_string_append (sql, "EXISTS (SELECT 1 FROM tag WHERE tag.page = page.key AND tag.name = ?4) "
                          "AND ");
  if (alone)
    g_string_append_printf (sql, "%s.rowid NOT IN (SELECT page FROM search_due) AND ", table);
  append_terms (sql, query);
}

/* See moor_query_prepare_alone. */
static gboolean
is_alone (MoorConnection *connection)
{
  return sqlite3_table_column_metadata (moor_connection_get_db (connection), "temp", "search_fresh",
                                        NULL, NULL, NULL, NULL, NULL, NULL) == SQLITE_OK;
}

/* All tables that hold rows of the list's pages, newest first. */
static void
append_search (GString         *sql,
               MoorConnection  *connection,
               const MoorQuery *query,
               gboolean         literal,
               gboolean         count)
{
  static const char *tables[] = { "search", "search_aside", "search_fresh" };
  gboolean alone = is_alone (connection);
  const gboolean wanted[] = {
    query->list != MOOR_LIST_PUT_AWAY && query->list != MOOR_LIST_TRASH,
    query->list != MOOR_LIST_JOURNAL && query->list != MOOR_LIST_STARRED,
    alone,
  };
  gboolean first = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *what = NULL;

      if (!wanted[i])
        continue;

      if (count)
        what = g_strdup ("count (*)");
      else
        /* The key is asked of the index: only then does SQLite see that the rows
         * come in order already, and does not sort all of them, each with its
         * snippet, for the first few. */
        what = g_strdup_printf ("%s.rowid, " MOOR_PAGE_OTHER_COLUMNS ", snippet (%s, 1, '"
                                MOOR_INDEX_MARK_BEGIN "', '" MOOR_INDEX_MARK_END "', '…', "
                                SNIPPET_TOKENS ")", tables[i], tables[i]);

      if (!first)
        g_string_append (sql, " UNION ALL ");
      append_search_arm (sql, query, i < 2 ? "main" : "temp", tables[i], what, literal,
                         alone && i < 2);
      first = FALSE;
    }
}

static char *
list_sql (MoorConnection  *connection,
          const MoorQuery *query,
          const Range     *range)
{
  GString *sql = g_string_new (NULL);

  if (range->searching)
    {
      append_search (sql, connection, query, range->literal, FALSE);
      g_string_append (sql, " ORDER BY 1 DESC LIMIT ?6 OFFSET ?7");
    }
  else if (query->offset > 0)
    {
      /* Passed-over pages are not read, only their keys. */
      g_string_append (sql, "SELECT " MOOR_PAGE_COLUMNS " FROM page WHERE page.key IN (SELECT "
                                                        "page.key");
      append_from (sql, query, TRUE);
      g_string_append (sql, " ORDER BY page.key DESC LIMIT ?6 OFFSET ?7) ORDER BY page.key DESC");
    }
  else
    {
      g_string_append (sql, "SELECT " MOOR_PAGE_COLUMNS);
      append_from (sql, query, FALSE);
      g_string_append (sql, " ORDER BY page.key DESC LIMIT ?6");
    }

  return g_string_free (sql, FALSE);
}

gpointer
moor_query_list (MoorConnection  *connection,
                 gpointer         data,
                 GCancellable    *cancellable,
                 GError         **error)
{
  const MoorQuery *query = data;
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *sql = NULL;
  g_auto (Range) range = { NULL };

  make_range (query, &range);
  if (range.empty)
    return g_steal_pointer (&pages);

  sql = list_sql (connection, query, &range);
  statement = moor_connection_prepare (connection, error, sql, VALUES,
                                       range.exercise, range.low, range.high, range.tag,
                                       range.match, range.limit, range.offset);
  if (statement == NULL)
    return NULL;

  while (moor_connection_step (connection, statement, &local_error))
    {
      MoorPage *page = moor_rows_page (statement);

      g_ptr_array_add (pages, page);
      if (range.searching)
        page->snippet = moor_index_markup (moor_rows_text (statement, MOOR_PAGE_N_COLUMNS));

      if (query->answers)
        {
          page->answers = moor_rows_answers (connection, page->key, &local_error);
          if (page->answers == NULL)
            break;
        }
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&pages);
}

static char *
count_sql (MoorConnection  *connection,
           const MoorQuery *query,
           const Range     *range)
{
  GString *sql = g_string_new (NULL);

  if (range->searching)
    {
      g_string_append (sql, "SELECT sum (n) FROM (SELECT 0 AS n UNION ALL ");
      append_search (sql, connection, query, range->literal, TRUE);
      g_string_append (sql, ")");
    }
  else if (query->exercise == NULL && query->tag == NULL && query->audience == 0 &&
           query->day == NULL &&
           query->before == 0 && query->list == MOOR_LIST_JOURNAL)
    {
      g_string_append (sql, query->month != NULL
                            ? "SELECT pages FROM month WHERE month = ?1"
                            : "SELECT sum (pages) FROM month");
    }
  else if (query->exercise == NULL && query->tag == NULL && query->audience == 0 &&
           query->day == NULL &&
           query->before == 0 && query->month == NULL && query->list == MOOR_LIST_EVERYTHING)
    {
      g_string_append (sql, "SELECT (SELECT coalesce (sum (pages), 0) FROM month) + "
                            "(SELECT count (*) FROM page INDEXED BY page_put_away "
                            "WHERE trashed = 0 AND put_away = 1)");
    }
  else
    {
      g_string_append (sql, "SELECT count (*)");
      append_from (sql, query, TRUE);
    }

  return g_string_free (sql, FALSE);
}

gpointer
moor_query_count (MoorConnection  *connection,
                  gpointer         data,
                  GCancellable    *cancellable,
                  GError         **error)
{
  const MoorQuery *query = data;
  g_autofree char *sql = NULL;
  g_auto (Range) range = { NULL };
  guint *result = g_new0 (guint, 1);
  gint64 count = 0;

  make_range (query, &range);
  if (range.empty)
    return result;

  sql = count_sql (connection, query, &range);
  if (!moor_connection_get_int (connection, &count, error, sql, VALUES,
                                query->exercise != NULL ? range.exercise : query->month,
                                range.low, range.high, range.tag, range.match,
                                range.limit, range.offset))
    {
      g_free (result);
      return NULL;
    }

  count = MAX (count - range.offset, 0);
  *result = (guint) (range.limit >= 0 ? MIN (count, range.limit) : count);
  return result;
}

gboolean
moor_query_prepare_alone (MoorConnection  *connection,
                          GError         **error)
{
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  statement = moor_connection_prepare (connection, error, "SELECT page FROM search_due", "");
  if (statement == NULL)
    return FALSE;

  while (moor_connection_step (connection, statement, &local_error))
    {
      gint64 key = sqlite3_column_int64 (statement, 0);

      g_array_append_val (due, key);
    }
  g_clear_pointer (&statement, moor_statement_reset);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (due->len == 0)
    return TRUE;

  if (!moor_connection_exec (connection,
                             "CREATE VIRTUAL TABLE temp.search_fresh USING fts5 ("
                             "title, body, private, "
                             "prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2')",
                             error))
    return FALSE;

  for (guint i = 0; i < due->len; i++)
    {
      gint64 key = g_array_index (due, gint64, i);
      g_auto (MoorIndexRow) row = { FALSE };

      if (!moor_index_make_row (connection, key, &row, error))
        return FALSE;

      if (row.exists &&
          !moor_connection_run (connection, error,
                                "INSERT INTO temp.search_fresh (rowid, title, body, private) "
                                "VALUES (?, ?, ?, ?)",
                                "ittt", key, row.title, row.body, row.private_text))
        return FALSE;
    }

  return TRUE;
}

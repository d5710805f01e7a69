/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-reads.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "journal/moor-rows.h"

/* Runs over the rows of @statement (taken; NULL: it could not be prepared). */
typedef void (*RowFunc) (MoorStatement *statement, gpointer result);

static gboolean
for_each_row (MoorConnection  *connection,
              MoorStatement   *statement,
              RowFunc          func,
              gpointer         result,
              GError         **error)
{
  g_autoptr (MoorStatement) owned = statement;
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;

  while (moor_connection_step (connection, statement, &local_error))
    func (statement, result);

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The same, with a GPtrArray as the result. */
static gpointer
collect (MoorConnection  *connection,
         MoorStatement   *statement,
         RowFunc          func,
         GDestroyNotify   free_item,
         GError         **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_item);

  if (!for_each_row (connection, statement, func, items, error))
    return NULL;

  return g_steal_pointer (&items);
}

static void
add_page (MoorStatement *statement,
          gpointer       pages)
{
  g_ptr_array_add (pages, moor_rows_page (statement));
}

static void
add_text (MoorStatement *statement,
          gpointer       texts)
{
  g_ptr_array_add (texts, g_strdup (moor_rows_text (statement, 0)));
}

gpointer
moor_reads_page (MoorConnection  *connection,
                 gpointer         page_id,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autoptr (GPtrArray) pages = NULL;
  MoorPage *page;

  pages = collect (connection,
                   moor_connection_prepare (connection, error,
                                            "SELECT " MOOR_PAGE_COLUMNS " FROM page WHERE id = ?",
                                            "t", page_id),
                   add_page, g_object_unref, error);
  if (pages == NULL)
    return NULL;

  if (pages->len == 0)
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND,
                           _("This page is not in the journal. It may have been deleted."));
      return NULL;
    }

  page = g_ptr_array_index (pages, 0);
  page->answers = moor_rows_answers (connection, page->key, error);
  return page->answers != NULL ? g_object_ref (page) : NULL;
}

gpointer
moor_reads_definition (MoorConnection  *connection,
                       gpointer         hash,
                       GCancellable    *cancellable,
                       GError         **error)
{
  MoorExercise *exercise = moor_connection_load_definition (connection, hash, error);

  return exercise != NULL ? g_object_ref (exercise) : NULL;
}

static void
definition_free (gpointer data)
{
  MoorDefinition *definition = data;

  g_free (definition->hash);
  g_free (definition->exercise);
  g_free (definition->language);
  g_free (definition->xml);
  g_free (definition);
}

static void
add_definition (MoorStatement *statement,
                gpointer       definitions)
{
  MoorDefinition *definition = g_new0 (MoorDefinition, 1);

  definition->hash = g_strdup (moor_rows_text (statement, 0));
  definition->exercise = g_strdup (moor_rows_text (statement, 1));
  definition->version = sqlite3_column_int (statement, 2);
  definition->language = g_strdup (moor_rows_text (statement, 3));
  definition->xml = g_strdup (moor_rows_text (statement, 4));
  g_ptr_array_add (definitions, definition);
}

gpointer
moor_reads_definitions (MoorConnection  *connection,
                        gpointer         unused,
                        GCancellable    *cancellable,
                        GError         **error)
{
  return collect (connection,
                  moor_connection_prepare (connection, error,
                                           "SELECT hash, exercise, version, language, text "
                                           "FROM definition ORDER BY hash", ""),
                  add_definition, definition_free, error);
}

static void
add_month (MoorStatement *statement,
           gpointer       months)
{
  MoorMonthCount month = { "", 0 };

  g_strlcpy (month.month, moor_rows_text (statement, 0), sizeof month.month);
  month.pages = (guint) sqlite3_column_int64 (statement, 1);
  g_array_append_val ((GArray *) months, month);
}

gpointer
moor_reads_months (MoorConnection  *connection,
                   gpointer         unused,
                   GCancellable    *cancellable,
                   GError         **error)
{
  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (MoorMonthCount));

  if (!for_each_row (connection,
                     moor_connection_prepare (connection, error,
                                              "SELECT month, pages FROM month ORDER BY month "
                                              "DESC", ""),
                     add_month, months, error))
    return NULL;

  return g_steal_pointer (&months);
}

static void
add_day (MoorStatement *statement,
         gpointer       days)
{
  GArray *array = days;
  int day = sqlite3_column_int (statement, 0);

  if (array->len == 0 || g_array_index (array, int, array->len - 1) != day)
    g_array_append_val (array, day);
}

gpointer
moor_reads_days (MoorConnection  *connection,
                 gpointer         month,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *first = g_strconcat (month, "-01", NULL);
  gint64 low = moor_page_key_for_date (first);

  /* The key alone says which day it is, so the index is enough. */
  if (low >= 0 &&
      !for_each_row (connection,
                     moor_connection_prepare (connection, error,
                                              "SELECT (key - ?1) / ?2 + 1 FROM page INDEXED BY "
                                              "page_journal WHERE trashed = 0 AND put_away = 0 AND "
                                              "key >= ?1 AND key < ?1 + 31 * ?2 ORDER BY key",
                                              "ii", low, (gint64) 24 * 60 << MOOR_PAGE_KEY_BITS),
                     add_day, days, error))
    return NULL;

  /* 31 days from the first of February reach into March. */
  while (days->len > 0)
    {
      g_autofree char *date = moor_clock_add_days (first,
                                                   g_array_index (days, int, days->len - 1) - 1);

      if (g_str_has_prefix (date, month))
        break;
      g_array_set_size (days, days->len - 1);
    }

  return g_steal_pointer (&days);
}

gpointer
moor_reads_waiting (MoorConnection  *connection,
                    gpointer         today,
                    GCancellable    *cancellable,
                    GError         **error)
{
  return collect (connection,
                  moor_connection_prepare (connection, error,
                                           "SELECT " MOOR_PAGE_COLUMNS " FROM page INDEXED BY "
                                                                       "page_open WHERE trashed = "
                                                                       "0 AND left_alone = 0 AND "
                                                                       "state < 3 AND exercise IS "
                                                                       "NOT NULL AND (state = 1 OR "
                                                                       "due <= ?1) ORDER BY key "
                                                                       "DESC", "t", today),
                  add_page, g_object_unref, error);
}

static void
exercise_count_free (gpointer data)
{
  MoorExerciseCount *count = data;

  g_free (count->exercise);
  g_free (count->last_date);
  g_free (count->listed_date);
  g_free (count);
}

static void
add_exercise_count (MoorStatement *statement,
                    gpointer       counts)
{
  MoorExerciseCount *count = g_new0 (MoorExerciseCount, 1);

  count->exercise = g_strdup (moor_rows_text (statement, 0));
  count->pages = (guint) sqlite3_column_int64 (statement, 1);
  count->last = sqlite3_column_int64 (statement, 2);
  count->last_date = g_strdup (moor_rows_text (statement, 3));
  count->listed = (guint) sqlite3_column_int64 (statement, 4);
  if (count->listed > 0)
    count->listed_date = g_strdup (moor_rows_text (statement, 5));
  g_ptr_array_add (counts, count);
}

gpointer
moor_reads_exercise_counts (MoorConnection  *connection,
                            gpointer         unused,
                            GCancellable    *cancellable,
                            GError         **error)
{
  return collect (connection,
                  moor_connection_prepare (connection, error,
                                           "WITH away (exercise, pages) AS MATERIALIZED "
                                           "(SELECT exercise, count (*) FROM page INDEXED BY "
                                           "page_put_away WHERE trashed = 0 AND put_away = 1 AND "
                                           "state > 1 GROUP BY exercise) "
                                           "SELECT n.exercise, n.pages, page.created, page.date, "
                                           "n.pages - ifnull ((SELECT pages FROM away WHERE "
                                           "away.exercise = n.exercise), 0), "
                                           "(SELECT date FROM page AS p INDEXED BY page_exercise "
                                           "WHERE p.exercise = n.exercise AND p.state > 1 AND "
                                           "p.trashed = 0 AND p.put_away = 0 ORDER BY p.key DESC "
                                           "LIMIT 1) "
                                           "FROM exercise_count AS n CROSS JOIN page ON page.key = "
                                           "(SELECT key FROM page AS p INDEXED BY page_exercise "
                                           "WHERE p.exercise = n.exercise AND p.state > 1 AND "
                                           "p.trashed = 0 ORDER BY p.key DESC LIMIT 1) ORDER BY "
                                           "n.exercise", ""),
                  add_exercise_count, exercise_count_free, error);
}

gpointer
moor_reads_revised (MoorConnection  *connection,
                    gpointer         unused,
                    GCancellable    *cancellable,
                    GError         **error)
{
  return collect (connection,
                  moor_connection_prepare (connection, error,
                                           "SELECT id FROM page WHERE trashed = 0 AND key IN "
                                           "(SELECT page FROM revision) ORDER BY key DESC", ""),
                  add_text, g_free, error);
}

gpointer
moor_reads_revisions (MoorConnection  *connection,
                      gpointer         page_id,
                      GCancellable    *cancellable,
                      GError         **error)
{
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;

  statement = moor_connection_prepare (connection, error,
                                       "SELECT " MOOR_PAGE_COLUMNS ", r.id, r.updated, r.exercise, "
                                       "r.version, r.definition, r.title, r.preview, r.state "
                                       "FROM page JOIN revision AS r ON r.page = page.key "
                                       "WHERE page.id = ? ORDER BY r.id DESC", "t", page_id);
  if (statement == NULL)
    return NULL;

  while (moor_connection_step (connection, statement, &local_error))
    {
      const int r = MOOR_PAGE_N_COLUMNS;
      MoorPage *page = moor_rows_page (statement);

      g_ptr_array_add (pages, page);
      page->updated = sqlite3_column_int64 (statement, r + 1);
      g_free (page->exercise);
      page->exercise = g_strdup ((const char *) sqlite3_column_text (statement, r + 2));
      page->version = sqlite3_column_int (statement, r + 3);
      g_free (page->definition);
      page->definition = g_strdup ((const char *) sqlite3_column_text (statement, r + 4));
      g_free (page->title);
      page->title = g_strdup (moor_rows_text (statement, r + 5));
      g_free (page->preview);
      page->preview = g_strdup (moor_rows_text (statement, r + 6));
      page->state = (MoorPageState) sqlite3_column_int (statement, r + 7);
      page->answers = moor_rows_revision_answers (connection, sqlite3_column_int64 (statement, r),
                                                  &local_error);
      if (page->answers == NULL)
        break;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&pages);
}

static void
add_person (MoorStatement *statement,
            gpointer       people)
{
  g_ptr_array_add (people,
                   moor_person_new_stored (moor_rows_text (statement, 0),
                                           moor_rows_text (statement, 1),
                                           (const char *) sqlite3_column_text (statement, 2),
                                           sqlite3_column_int (statement, 3) != 0,
                                           sqlite3_column_int (statement, 4) != 0));
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  MoorPerson *first = *(MoorPerson **) a;
  MoorPerson *second = *(MoorPerson **) b;
  int order = g_utf8_collate (moor_person_get_name (first), moor_person_get_name (second));

  return order != 0 ? order : strcmp (moor_person_get_id (first), moor_person_get_id (second));
}

gpointer
moor_reads_people (MoorConnection  *connection,
                   gpointer         gone,
                   GCancellable    *cancellable,
                   GError         **error)
{
  GPtrArray *people;

  people = collect (connection,
                    moor_connection_prepare (connection, error,
                                             "SELECT id, name, phone, hidden, gone FROM person "
                                             "WHERE gone = 0 OR ?1 <> 0",
                                             "i", (gint64) GPOINTER_TO_INT (gone)),
                    add_person, g_object_unref, error);
  if (people != NULL)
    g_ptr_array_sort (people, compare_people);
  return people;
}

gpointer
moor_reads_tags (MoorConnection  *connection,
                 gpointer         unused,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autoptr (GPtrArray) tags = NULL;

  tags = collect (connection,
                  moor_connection_prepare (connection, error,
                                           "SELECT DISTINCT name FROM tag WHERE EXISTS (SELECT 1 "
                                           "FROM page WHERE key = tag.page AND trashed = 0) ORDER "
                                           "BY name", ""),
                  add_text, g_free, error);
  if (tags == NULL)
    return NULL;

  g_ptr_array_add (tags, NULL);
  return g_ptr_array_free (g_steal_pointer (&tags), FALSE);
}

static void
add_setting (MoorStatement *statement,
             gpointer       settings)
{
  g_hash_table_insert (settings,
                       g_strdup (moor_rows_text (statement, 0)),
                       g_strdup (moor_rows_text (statement, 1)));
}

gpointer
moor_reads_settings (MoorConnection  *connection,
                     gpointer         unused,
                     GCancellable    *cancellable,
                     GError         **error)
{
  g_autoptr (GHashTable) settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!for_each_row (connection,
                     moor_connection_prepare (connection, error, "SELECT name, value FROM "
                                                                 "setting", ""),
                     add_setting, settings, error))
    return NULL;

  return g_steal_pointer (&settings);
}

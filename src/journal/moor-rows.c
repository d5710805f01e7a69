/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-rows.h"

#include <glib/gi18n-lib.h>

#include "base/moor-error.h"

const char *
moor_rows_text (MoorStatement *statement,
                int            column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? text : "";
}

static char *
dup_text (MoorStatement *statement,
          int            column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

static char **
split (const char *text,
       const char *separator)
{
  return *text != '\0' ? g_strsplit (text, separator, -1) : g_new0 (char *, 1);
}

MoorPage *
moor_rows_page (MoorStatement *statement)
{
  MoorPage *page = g_object_new (MOOR_TYPE_PAGE, NULL);
  guint minute;

  page->key = sqlite3_column_int64 (statement, 0);
  page->id = dup_text (statement, 1);
  page->exercise = dup_text (statement, 2);
  page->version = sqlite3_column_int (statement, 3);
  page->definition = dup_text (statement, 4);
  page->title = dup_text (statement, 5);
  page->preview = dup_text (statement, 6);
  page->created = sqlite3_column_int64 (statement, 7);
  page->updated = sqlite3_column_int64 (statement, 8);
  page->offset = sqlite3_column_int (statement, 9);
  page->date = dup_text (statement, 10);
  page->state = (MoorPageState) sqlite3_column_int (statement, 11);
  page->place = dup_text (statement, 12);
  page->skipped = split (moor_rows_text (statement, 13), " ");
  page->leaning = (MoorLeaning) sqlite3_column_int (statement, 14);
  page->short_form = sqlite3_column_int (statement, 15) != 0;
  page->due = dup_text (statement, 16);
  page->due_part = dup_text (statement, 17);
  page->audience = (MoorAudience) sqlite3_column_int (statement, 18);
  page->put_away = sqlite3_column_int (statement, 19) != 0;
  page->starred = sqlite3_column_int (statement, 20) != 0;
  page->left = sqlite3_column_int (statement, 21) != 0;
  page->trashed = sqlite3_column_int64 (statement, 22);
  page->tags = split (moor_rows_text (statement, 23), "\x1f");

  minute = (guint) ((page->key >> MOOR_PAGE_KEY_BITS) % (24 * 60));
  g_snprintf (page->time, sizeof page->time, "%02u:%02u", minute / 60, minute % 60);
  return page;
}

static MoorAnswers *
read_answers (MoorConnection  *connection,
              const char      *sql,
              gint64           owner,
              GError         **error)
{
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (MoorAnswers) answers = moor_answers_new ();
  g_autoptr (GError) local_error = NULL;
  g_autofree char *field = NULL;
  MoorAnswerBuilder *builder = NULL;

  statement = moor_connection_prepare (connection, error, sql, "i", owner);
  if (statement == NULL)
    return NULL;

  for (;;)
    {
      gboolean row = moor_connection_step (connection, statement, &local_error);
      const char *name = row ? moor_rows_text (statement, 0) : NULL;

      if (builder != NULL && (name == NULL || !g_str_equal (name, field)))
        {
          g_autoptr (MoorAnswer) answer = moor_answer_builder_end (g_steal_pointer (&builder));

          moor_answers_set (answers, field, answer);
        }

      if (!row)
        break;

      if (builder == NULL)
        {
          builder = moor_answer_builder_new ();
          g_free (field);
          field = g_strdup (name);
        }

      if (sqlite3_column_type (statement, 3) == SQLITE_NULL)
        moor_answer_builder_add_number (builder,
                                        sqlite3_column_int (statement, 1),
                                        moor_rows_text (statement, 2),
                                        sqlite3_column_double (statement, 4));
      else
        moor_answer_builder_add_text (builder,
                                      sqlite3_column_int (statement, 1),
                                      moor_rows_text (statement, 2),
                                      moor_rows_text (statement, 3));
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&answers);
}

MoorAnswers *
moor_rows_answers (MoorConnection  *connection,
                   gint64           page,
                   GError         **error)
{
  return read_answers (connection,
                       "SELECT field, row, slot, text, number FROM answer WHERE page = ? "
                       "ORDER BY field, row, slot",
                       page, error);
}

MoorAnswers *
moor_rows_revision_answers (MoorConnection  *connection,
                            gint64           revision,
                            GError         **error)
{
  return read_answers (connection,
                       "SELECT field, row, slot, text, number FROM revision_answer "
                       "WHERE revision = ? ORDER BY field, row, slot",
                       revision, error);
}

gboolean
moor_rows_find (MoorConnection  *connection,
                const char      *page_id,
                gint64          *key,
                GError         **error)
{
  *key = 0;
  if (!moor_connection_get_int (connection, key, error,
                                "SELECT key FROM page WHERE id = ?", "t", page_id))
    return FALSE;

  if (*key == 0)
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND,
                           _("This page is not in the journal. It may have been deleted."));
      return FALSE;
    }

  return TRUE;
}

void
moor_names_init (MoorNames      *self,
                 MoorConnection *connection)
{
  self->connection = connection;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
moor_names_clear (MoorNames *self)
{
  g_clear_pointer (&self->names, g_hash_table_unref);
}

const char *
moor_names_lookup (const MoorField *field,
                   const char      *uuid,
                   gpointer         names)
{
  MoorNames *self = names;
  g_autoptr (MoorStatement) statement = NULL;
  char *name = NULL;

  if (field->kind != MOOR_FIELD_PERSON)
    return NULL;

  if (g_hash_table_lookup_extended (self->names, uuid, NULL, (gpointer *) &name))
    return name;

  statement = moor_connection_prepare (self->connection, NULL,
                                       "SELECT name FROM person WHERE id = ?", "t", uuid);
  if (statement != NULL && moor_connection_step (self->connection, statement, NULL))
    name = g_strdup (moor_rows_text (statement, 0));

  g_hash_table_insert (self->names, g_strdup (uuid), name);
  return name;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-edits.h"

#include "base/moor-clock.h"
#include "base/moor-text.h"
#include "journal/moor-rows.h"

typedef gboolean (*Body) (MoorWriter      *writer,
                          MoorConnection  *connection,
                          gpointer         data,
                          GError         **error);

static gboolean
in_transaction (MoorWriter      *writer,
                MoorConnection  *connection,
                gpointer         data,
                Body             body,
                GError         **error)
{
  if (!moor_connection_begin (connection, error))
    return FALSE;

  if (!body (writer, connection, data, error))
    {
      moor_connection_rollback (connection);
      return FALSE;
    }

  return moor_connection_commit (connection, error);
}

gboolean
moor_edits_page_left (MoorWriter      *writer,
                      MoorConnection  *connection,
                      gpointer         page_id,
                      GError         **error)
{
  gint64 key = 0;

  if (!moor_connection_get_int (connection, &key, error,
                                "SELECT page FROM search_due JOIN page ON key = search_due.page "
                                "WHERE id = ?", "t", page_id))
    return FALSE;

  if (key != 0)
    moor_writer_page_due (writer, key, TRUE);
  return TRUE;
}

gboolean
moor_edits_is_revision (MoorConnection  *connection,
                        gint64           page,
                        gint64           revision,
                        gboolean        *same,
                        GError         **error)
{
  gint64 result = 0;

  if (!moor_connection_get_int (connection, &result, error,
                                "SELECT NOT EXISTS ("
                                "SELECT field, row, slot, text, number FROM answer WHERE page = ?1 "
                                "EXCEPT SELECT field, row, slot, text, number FROM revision_answer "
                                "WHERE revision = ?2) AND NOT EXISTS ("
                                "SELECT field, row, slot, text, number FROM revision_answer "
                                "WHERE revision = ?2 EXCEPT "
                                "SELECT field, row, slot, text, number FROM answer WHERE page = "
                                "?1)",
                                "ii", page, revision))
    return FALSE;

  *same = result != 0;
  return TRUE;
}

static gboolean
keep_revision (MoorWriter      *writer,
               MoorConnection  *connection,
               gpointer         page_id,
               GError         **error)
{
  gboolean same = FALSE;
  gint64 page, newest = 0, n_answers = 0;

  if (!moor_rows_find (connection, page_id, &page, error) ||
      !moor_connection_get_int (connection, &newest, error,
                                "SELECT revision.id FROM revision JOIN page ON page.key = "
                                "revision.page AND page.definition IS revision.definition WHERE "
                                "revision.id = (SELECT max (id) FROM revision WHERE page = ?)",
                                "i", page) ||
      !moor_connection_get_int (connection, &n_answers, error,
                                "SELECT count (*) FROM answer WHERE page = ?", "i", page))
    return FALSE;

  if (newest != 0 && !moor_edits_is_revision (connection, page, newest, &same, error))
    return FALSE;

  if (same || n_answers == 0)
    return TRUE;

  return moor_connection_run (connection, error,
                              "INSERT INTO revision (page, kept, updated, exercise, version, "
                              "definition, title, preview, state) SELECT key, ?, updated, "
                              "exercise, version, definition, title, preview, state FROM page "
                              "WHERE key = ?", "ii", moor_clock_now (), page) &&
         moor_connection_run (connection, error,
                              "INSERT INTO revision_answer (revision, field, row, slot, text, "
                              "number) SELECT last_insert_rowid (), field, row, slot, text, number "
                              "FROM answer WHERE page = ?", "i", page);
}

gboolean
moor_edits_keep_revision (MoorWriter      *writer,
                          MoorConnection  *connection,
                          gpointer         page_id,
                          GError         **error)
{
  return in_transaction (writer, connection, page_id, keep_revision, error);
}

/* The search finds pages by the names in them. */
static gboolean
renew_pages_naming (MoorWriter      *writer,
                    MoorConnection  *connection,
                    const char      *person_id,
                    GError         **error)
{
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  statement = moor_connection_prepare (connection, error,
                                       "INSERT INTO search_due (page) "
                                       "SELECT DISTINCT page FROM answer INDEXED BY answer_person "
                                       "WHERE octet_length (text) = 36 AND text = ? "
                                       "ON CONFLICT DO UPDATE SET page = page RETURNING page",
                                       "t", person_id);
  if (statement == NULL)
    return FALSE;

  while (moor_connection_step (connection, statement, &local_error))
    moor_writer_page_due (writer, sqlite3_column_int64 (statement, 0), TRUE);

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
save_person (MoorWriter      *writer,
             MoorConnection  *connection,
             gpointer         data,
             GError         **error)
{
  MoorPerson *person = data;
  g_autofree char *name = moor_text_clean (moor_person_get_name (person), -1);
  g_autofree char *phone = NULL;

  if (moor_person_get_phone (person) != NULL)
    phone = moor_text_clean (moor_person_get_phone (person), -1);

  return moor_connection_run (connection, error,
                              "INSERT INTO person (id, name, phone, hidden) VALUES (?, ?, ?, ?) "
                              "ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
                              "phone = excluded.phone, hidden = excluded.hidden, gone = 0, import "
                              "= NULL",
                              "ttti", moor_person_get_id (person), name, phone,
                              (gint64) moor_person_is_not_to_be_shown (person)) &&
         renew_pages_naming (writer, connection, moor_person_get_id (person), error);
}

gboolean
moor_edits_person (MoorWriter      *writer,
                   MoorConnection  *connection,
                   gpointer         person,
                   GError         **error)
{
  if (!in_transaction (writer, connection, person, save_person, error))
    return FALSE;

  moor_writer_people_changed (writer);
  return TRUE;
}

static gboolean
delete_person (MoorWriter      *writer,
               MoorConnection  *connection,
               gpointer         id,
               GError         **error)
{
  /* Pages that name them still read right: the name stays as long as one does,
   * the number never. */
  return moor_connection_run (connection, error,
                              "DELETE FROM person WHERE id = ?1 "
                              "AND NOT EXISTS (SELECT 1 FROM answer INDEXED BY answer_person "
                              "WHERE octet_length (text) = 36 AND text = ?1) "
                              "AND NOT EXISTS (SELECT 1 FROM revision_answer INDEXED BY "
                              "revision_person "
                              "WHERE octet_length (text) = 36 AND text = ?1)",
                              "t", id) &&
         moor_connection_run (connection, error,
                              "UPDATE person SET gone = 1, phone = NULL, hidden = 1 WHERE id = ?",
                              "t", id);
}

gboolean
moor_edits_delete_person (MoorWriter      *writer,
                          MoorConnection  *connection,
                          gpointer         id,
                          GError         **error)
{
  if (!in_transaction (writer, connection, id, delete_person, error))
    return FALSE;

  moor_writer_people_changed (writer);
  return TRUE;
}

gboolean
moor_edits_setting (MoorWriter      *writer,
                    MoorConnection  *connection,
                    gpointer         pair,
                    GError         **error)
{
  const char * const *setting = pair;

  if (setting[1] == NULL)
    return moor_connection_run (connection, error,
                                "DELETE FROM setting WHERE name = ?", "t", setting[0]);

  return moor_connection_run (connection, error,
                              "INSERT INTO setting (name, value) VALUES (?, ?) "
                              "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                              "tt", setting[0], setting[1]);
}

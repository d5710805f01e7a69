/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-import-private.h"

#include "base/moor-clock.h"
#include "journal/moor-index.h"
#include "journal/moor-page-private.h"
#include "journal/moor-rows.h"
#include "journal/moor-save.h"

/* How many pages of the same minute are looked at for one that was taken in
 * beside another before. */
#define TWINS_LOOKED_AT 16
/* One part of a slice for the pages, the others for their index rows. */
#define COPY_PART 3

/* Whether the page in the journal and the one to be taken in say the same. */
static gboolean
says_same (MoorConnection  *connection,
           gint64           n,
           gint64           key,
           gint64          *same,
           GError         **error)
{
  return moor_connection_get_int (connection, same, error,
                                  "SELECT (SELECT definition FROM scratch.page WHERE n = ?1) IS "
                                  "(SELECT definition FROM main.page WHERE key = ?2) AND NOT "
                                  "EXISTS (SELECT field, row, slot, text, number FROM "
                                  "scratch.answer WHERE page = ?1 EXCEPT SELECT field, row, slot, "
                                  "text, number FROM main.answer WHERE page = ?2) AND NOT EXISTS "
                                  "(SELECT field, row, slot, text, number FROM main.answer WHERE "
                                  "page = ?2 EXCEPT SELECT field, row, slot, text, number FROM "
                                  "scratch.answer WHERE page = ?1)",
                                  "ii", n, key);
}

/* A page of the same minute that says the same: a file that is taken in again
 * does not bring its pages a second time. */
static gboolean
has_twin (MoorConnection  *connection,
          gint64           n,
          gint64           first_key,
          gint64          *same,
          GError         **error)
{
  gint64 end_key = first_key + ((gint64) 1 << MOOR_PAGE_KEY_BITS);

  for (int i = 0; i < TWINS_LOOKED_AT && *same == 0; i++)
    {
      gint64 key = 0;

      if (!moor_connection_get_int (connection, &key, error,
                                    "SELECT key FROM main.page WHERE key > ? AND key < ? "
                                    "ORDER BY key LIMIT 1 OFFSET ?", "iii",
                                    first_key, end_key, (gint64) i))
        return FALSE;

      if (key == 0)
        break;

      if (!says_same (connection, n, key, same, error))
        return FALSE;
    }

  return TRUE;
}

static char *
local_date (gint64 created,
            int    offset)
{
  gint64 days = moor_page_key_for_time (created, offset) >> MOOR_PAGE_KEY_BITS;

  return moor_clock_add_days ("0001-01-01", (int) (days / (24 * 60)));
}

static gboolean
copy_rows (MoorConnection  *connection,
           gint64           n,
           gint64           key,
           GError         **error)
{
  g_autoptr (GArray) revisions = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!moor_connection_run (connection, error,
                            "INSERT INTO main.answer (page, field, row, slot, text, number) "
                            "SELECT ?1, field, row, slot, text, number FROM scratch.answer WHERE "
                            "page = ?2",
                            "ii", key, n) ||
      !moor_connection_run (connection, error,
                            "INSERT INTO main.tag (page, name) SELECT ?1, name FROM scratch.tag "
                            "WHERE page = ?2",
                            "ii", key, n))
    return FALSE;

  statement = moor_connection_prepare (connection, error,
                                       "SELECT id FROM scratch.revision WHERE page = ? ORDER BY "
                                       "updated, id",
                                       "i", n);
  if (statement == NULL)
    return FALSE;

  while (moor_connection_step (connection, statement, &local_error))
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (revisions, id);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  for (guint i = 0; i < revisions->len; i++)
    {
      gint64 id = g_array_index (revisions, gint64, i);

      if (!moor_connection_run (connection, error,
                                "INSERT INTO main.revision (page, kept, updated, exercise, "
                                "version, definition, title, preview, state) SELECT ?1, ?2, "
                                "updated, exercise, version, definition, title, preview, 3 FROM "
                                "scratch.revision WHERE id = ?3",
                                "iii", key, moor_clock_now (), id) ||
          !moor_connection_run (connection, error,
                                "INSERT INTO main.revision_answer (revision, field, row, slot, "
                                "text, number) SELECT last_insert_rowid (), field, row, slot, "
                                "text, number FROM scratch.revision_answer WHERE "
                                "revision = ?", "i", id))
        return FALSE;
    }

  return TRUE;
}

/* What a page's row in the index is made of. */
typedef struct {
  gint64    key;
  gboolean  aside;
  char     *title;
  char     *body;
  char     *private_text;
} IndexRow;

static void
index_row_free (gpointer data)
{
  IndexRow *row = data;

  g_free (row->title);
  g_free (row->body);
  g_free (row->private_text);
  g_free (row);
}

/* The rows of a slice go into the index one after the other at its end: a
 * statement with a trigger or a SELECT between two of them would make FTS5
 * write each as a segment of its own, and merge them all again. */
static gboolean
keep_index_row (GPtrArray     *rows,
                MoorStatement *page,
                gint64         key,
                gboolean       aside)
{
  IndexRow *row = g_new0 (IndexRow, 1);

  row->key = key;
  row->aside = aside;
  row->title = g_strdup (moor_rows_text (page, 5));
  row->body = g_strdup (moor_rows_text (page, 6));
  row->private_text = g_strdup (moor_rows_text (page, 7));
  g_ptr_array_add (rows, row);

  return TRUE;
}

static gboolean
insert_index_rows (MoorConnection  *connection,
                   GPtrArray       *rows,
                   GError         **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const IndexRow *row = g_ptr_array_index (rows, i);

      if (!moor_index_insert (connection, row->key, row->aside, row->title, row->body,
                              row->private_text, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_page (MoorImport      *self,
             MoorConnection  *connection,
             MoorStatement   *row,
             const char      *id,
             GPtrArray       *rows,
             GError         **error)
{
  gint64 n = sqlite3_column_int64 (row, 0);
  gint64 created = sqlite3_column_int64 (row, 2);
  int offset = sqlite3_column_int (row, 3);
  g_autofree char *date = local_date (created, offset);
  gboolean aside = sqlite3_column_int (row, 4) != 0;
  gint64 key;

  return moor_save_new_key (connection, created, offset, &key, error) &&
         moor_connection_run (connection, error,
                              "INSERT INTO main.page (key, id, exercise, version, definition, "
                              "title, preview, created, updated, offset, date, state, place, "
                              "skipped, leaning, short_form, due, due_part, audience, put_away, "
                              "starred, left_alone, trashed, import) SELECT ?1, ?2, exercise, "
                              "version, definition, title, preview, created, updated, offset, ?3, "
                              "state, place, skipped, leaning, short_form, due, due_part, "
                              "audience, put_away, starred, left_alone, trashed, ?4 FROM "
                              "scratch.page WHERE n = ?5",
                              "ittti", key, id, date, self->id, n) &&
         copy_rows (connection, n, key, error) &&
         keep_index_row (rows, row, key, aside);
}

/* The last one added comes first: a copy begins with the newest page, and both
 * the keys of one minute and the rows of the index want the oldest first (FTS5
 * begins a new segment for every rowid that is lower than the one before).
 * FALSE with no error: there are no more. */
static gboolean
copy_next_page (MoorImport      *self,
                MoorConnection  *connection,
                GPtrArray       *rows,
                GError         **error)
{
  g_autoptr (MoorStatement) row = NULL;
  g_autofree char *new_id = NULL;
  const char *id;
  gint64 n, here = 0, same = 0;

  row = moor_connection_prepare (connection, error,
                                 "SELECT n, id, created, offset, trashed <> 0 OR put_away <> 0, "
                                 "title, body, private FROM scratch.page WHERE n <= ? "
                                 "ORDER BY n DESC LIMIT 1",
                                 "i", self->next);
  if (row == NULL || !moor_connection_step (connection, row, error))
    return FALSE;

  n = sqlite3_column_int64 (row, 0);
  id = moor_rows_text (row, 1);
  self->next = n - 1;

  if (!moor_connection_get_int (connection, &here, error,
                                "SELECT key FROM main.page WHERE id = ?", "t", id))
    return FALSE;

  if (here != 0)
    {
      if (!says_same (connection, n, here, &same, error) ||
          (same == 0 &&
           !has_twin (connection, n,
                      moor_page_key_for_time (sqlite3_column_int64 (row, 2),
                                              sqlite3_column_int (row, 3)),
                      &same, error)))
        return FALSE;

      if (same != 0)
        {
          self->result.same++;
          return TRUE;
        }

      self->result.beside++;
      new_id = g_uuid_string_random ();
      id = new_id;
    }
  else
    {
      self->result.added++;
    }

  return insert_page (self, connection, row, id, rows, error);
}

static gboolean
copy_pages (MoorImport      *self,
            MoorConnection  *connection,
            gint64           deadline,
            gboolean        *ended,
            GError         **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (index_row_free);
  g_autoptr (GError) local_error = NULL;
  gint64 now = g_get_monotonic_time ();
  /* The index takes the larger part of a slice. */
  gint64 enough = now + (deadline - now) / COPY_PART;
  gboolean again;

  if (!moor_connection_begin_lazy (connection, error))
    return FALSE;

  do
    again = copy_next_page (self, connection, rows, &local_error);
  while (again && local_error == NULL && g_get_monotonic_time () < enough);

  if (local_error == NULL)
    insert_index_rows (connection, rows, &local_error);

  if (local_error != NULL)
    {
      moor_connection_rollback (connection);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *ended = !again;
  return moor_connection_commit (connection, error);
}

/* Search rows were made before it was known who the new people are. */
static gboolean
renew_names (MoorImport      *self,
             MoorWriter      *writer,
             MoorConnection  *connection,
             GError         **error)
{
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  statement = moor_connection_prepare (connection, error,
                                       "INSERT INTO search_due (page) SELECT DISTINCT answer.page "
                                       "FROM person CROSS JOIN answer INDEXED BY answer_person ON "
                                       "octet_length (answer.text) = 36 AND answer.text = "
                                       "person.id WHERE person.import = ? ON CONFLICT DO UPDATE "
                                       "SET page = page RETURNING page",
                                       "t", self->id);
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
run_phase (MoorImport      *self,
           MoorWriter      *writer,
           MoorConnection  *connection,
           gint64           deadline,
           GError         **error)
{
  gboolean ended = TRUE;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  switch (self->phase)
    {
    case MOOR_IMPORT_DEFINITIONS:
      self->next = self->last_page;
      if (!moor_connection_run (connection, error,
                                "INSERT INTO main.definition (hash, exercise, version, language, "
                                "title, text) SELECT hash, exercise, version, language, title, "
                                "text FROM scratch.definition WHERE true ON CONFLICT DO "
                                "NOTHING", ""))
        return FALSE;
      break;

    case MOOR_IMPORT_PEOPLE:
      if (!moor_connection_run (connection, error,
                                "INSERT INTO main.person (id, name, phone, hidden, gone, import) "
                                "SELECT id, name, phone, hidden, gone, ? "
                                "FROM scratch.person WHERE true ON CONFLICT DO NOTHING",
                                "t", self->id))
        return FALSE;
      break;

    case MOOR_IMPORT_PAGES:
      if (!copy_pages (self, connection, deadline, &ended, error))
        return FALSE;
      break;

    case MOOR_IMPORT_ENDED:
    case MOOR_IMPORT_UNDO:
    default:
      g_assert_not_reached ();
    }

  if (ended)
    self->phase++;

  if (self->phase != MOOR_IMPORT_ENDED)
    return TRUE;

  moor_import_detach (self, connection);
  moor_writer_page_changed (writer, "");
  moor_writer_people_changed (writer);
  return moor_connection_run (connection, error, "UPDATE import SET ended = ? WHERE id = ?",
                              "it", moor_clock_now (), self->id) &&
         renew_names (self, writer, connection, error);
}

static void
set_over (MoorImport *self)
{
  g_mutex_lock (&self->mutex);
  self->over = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/* Takes back what was taken over; the error that led here is told at the end. */
static gboolean
undo (MoorImport      *self,
      MoorWriter      *writer,
      MoorConnection  *connection,
      gint64           deadline,
      gboolean        *more,
      GError         **error)
{
  if (self->undo == NULL)
    {
      moor_import_detach (self, connection);
      self->undo = moor_purge_new_import (self->id);
    }

  /* If even that cannot be written now, the next start does it. */
  if (moor_purge_slice (writer, connection, self->undo, deadline, more, NULL) && *more)
    return TRUE;

  *more = FALSE;
  if (self->error != NULL)
    g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

gboolean
moor_import_end (MoorWriter      *writer,
                 MoorConnection  *connection,
                 gpointer         import,
                 gint64           deadline,
                 gboolean        *more,
                 GError         **error)
{
  MoorImport *self = import;
  g_autoptr (GError) local_error = NULL;

  set_over (self);

  if (self->phase != MOOR_IMPORT_UNDO)
    {
      if (self->error == NULL && !run_phase (self, writer, connection, deadline, &local_error))
        moor_import_set_failed (self, local_error);
      if (self->error != NULL)
        self->phase = MOOR_IMPORT_UNDO;
    }

  if (self->phase == MOOR_IMPORT_UNDO)
    return undo (self, writer, connection, deadline, more, error);

  *more = self->phase != MOOR_IMPORT_ENDED;
  return TRUE;
}

gboolean
moor_import_abandon (MoorWriter      *writer,
                     MoorConnection  *connection,
                     gpointer         import,
                     gint64           deadline,
                     gboolean        *more,
                     GError         **error)
{
  MoorImport *self = import;

  set_over (self);
  moor_import_detach (self, connection);
  return moor_connection_run (connection, error, "DELETE FROM import WHERE id = ?", "t", self->id);
}

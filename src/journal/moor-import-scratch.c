/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-import-private.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "base/moor-text.h"
#include "content/moor-parser.h"
#include "journal/moor-digest.h"
#include "journal/moor-rows.h"

#define SCRATCH_PREFIX "import-"
#define SCRATCH_SUFFIX ".db"

/* While an import goes on: the index is merged over and over, and a page of the
 * file that is read again is decrypted again. Then what SQLite has by itself. */
#define SCRATCH_CACHE_KB 8192
#define IMPORT_CACHE_KB 24576
#define DEFAULT_CACHE "-2000"

static gboolean
attach (MoorImport      *self,
        MoorConnection  *connection,
        GError         **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sql = NULL;
  gint64 attached = 0;
  int fd;

  if (!moor_connection_get_int (connection, &attached, error,
                                "SELECT count (*) FROM pragma_database_list WHERE name = "
                                "'scratch'", ""))
    return FALSE;

  if (attached > 0)
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_IN_USE,
                           _("Another import is under way. Nothing was changed. Wait for its "
                             "end."));
      return FALSE;
    }

  fd = open (self->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return moor_connection_set_error (connection, SQLITE_CANTOPEN, error);
  close (fd);

  /* It is keyed as the journal is. It holds nothing that is not in the file
   * that is read, so nothing has to wait for the disk. */
  if (!moor_connection_run (connection, error, "ATTACH ? AS scratch", "t", self->path))
    return FALSE;
  self->attached = TRUE;

  bytes = g_resources_lookup_data (MOOR_RESOURCE_PATH "/sql/scratch.sql",
                                   G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  sql = g_strdup_printf ("PRAGMA scratch.journal_mode = MEMORY;"
                         "PRAGMA scratch.synchronous = OFF;"
                         "PRAGMA scratch.cache_size = -%d;"
                         "PRAGMA main.cache_size = -%d;%.*s",
                         SCRATCH_CACHE_KB, IMPORT_CACHE_KB, (int) g_bytes_get_size (bytes),
                         (const char *) g_bytes_get_data (bytes, NULL));
  return moor_connection_exec (connection, sql, error);
}

void
moor_import_detach (MoorImport     *self,
                    MoorConnection *connection)
{
  if (!self->attached)
    return;

  moor_connection_run (connection, NULL, "DETACH scratch", "");
  moor_connection_exec (connection, "PRAGMA main.cache_size = " DEFAULT_CACHE, NULL);
  self->attached = FALSE;
  g_unlink (self->path);
}

gboolean
moor_import_begin (MoorWriter      *writer,
                   MoorConnection  *connection,
                   gpointer         import,
                   gint64           deadline,
                   gboolean        *more,
                   GError         **error)
{
  MoorImport *self = import;
  g_autofree char *name = g_strconcat (SCRATCH_PREFIX, self->id, SCRATCH_SUFFIX, NULL);

  *more = FALSE;
  self->path = g_build_filename (moor_writer_get_data_dir (writer), name, NULL);
  if (!attach (self, connection, error))
    {
      moor_import_detach (self, connection);
      return FALSE;
    }

  return moor_connection_run (connection, error, "INSERT INTO import (id, started) VALUES (?, ?)",
                              "ti", self->id, moor_clock_now ());
}

static gboolean
read_definition (MoorImport            *self,
                 MoorConnection        *connection,
                 MoorImportDefinition  *definition,
                 GError               **error)
{
  MoorExercise *exercise;

  if (definition->exercise != NULL)
    return TRUE;

  exercise = moor_parser_read_definition (definition->text, definition->language, NULL);
  if (exercise == NULL)
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                           _("An exercise in this file is not as it should be. Nothing was taken "
                             "in."));
      return FALSE;
    }

  definition->exercise = exercise;
  return moor_connection_run (connection, error,
                              "INSERT INTO scratch.definition (hash, exercise, version, language, "
                              "title, text) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                              "ttittt",
                              moor_exercise_get_hash (exercise),
                              moor_exercise_get_id (exercise),
                              (gint64) moor_exercise_get_version (exercise),
                              moor_exercise_get_language (exercise),
                              moor_exercise_get_title (exercise),
                              moor_exercise_get_definition (exercise));
}

static gboolean
add_answers (MoorConnection  *connection,
             const char      *text_sql,
             const char      *number_sql,
             gint64           owner,
             MoorAnswers     *answers,
             GError         **error)
{
  g_autoptr (GPtrArray) fields = moor_answers_fields (answers);

  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);
      MoorAnswer *answer = moor_answers_get (answers, field);

      for (guint j = 0; j < moor_answer_get_n_cells (answer); j++)
        {
          const MoorCell *cell = moor_answer_get_cell (answer, j);
          gboolean done;

          if (cell->text != NULL)
            done = moor_connection_run (connection, error, text_sql, "ititt",
                                        owner, field, (gint64) cell->row, cell->slot, cell->text);
          else
            done = moor_connection_run (connection, error, number_sql, "ititd",
                                        owner, field, (gint64) cell->row, cell->slot, cell->number);
          if (!done)
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
add_page (MoorImport      *self,
          MoorConnection  *connection,
          MoorImportItem  *item,
          GError         **error)
{
  const MoorImportPage *page = &item->page;
  MoorExercise *exercise = item->definition != NULL ? item->definition->exercise : NULL;
  g_auto (MoorNames) names = { NULL };
  g_autofree char *skipped = NULL;
  g_autofree char *title = NULL;
  g_autofree char *preview = NULL;
  g_autofree char *body = NULL;
  g_autofree char *private_text = NULL;
  gint64 n = ++self->last_page;
  gint64 twice = 0;

  if (!moor_connection_get_int (connection, &twice, error,
                                "SELECT count (*) FROM scratch.page WHERE id = ?", "t", page->id))
    return FALSE;
  if (twice > 0)
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                           _("A page stands in this file twice. Nothing was taken in."));
      return FALSE;
    }

  moor_names_init (&names, connection);
  moor_digest_head (exercise, NULL, page->answers, &title, &preview);
  moor_digest_index (exercise, exercise == NULL, page->answers, moor_names_lookup, &names,
                     &body, &private_text);
  skipped = page->skipped != NULL ? g_strjoinv (" ", (char **) page->skipped) : g_strdup ("");

  if (!moor_connection_run (connection, error,
                            "INSERT INTO scratch.page (n, id, exercise, version, definition, "
                            "title, preview, created, updated, offset, state, place, skipped, "
                            "leaning, short_form, due, due_part, audience, put_away, starred, "
                            "left_alone, trashed, body, private) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
                            "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            "ittitttiiiittiittiiiiitt",
                            n, page->id,
                            exercise != NULL ? moor_exercise_get_id (exercise) : NULL,
                            (gint64) (exercise != NULL ? moor_exercise_get_version (exercise) : 0),
                            exercise != NULL ? moor_exercise_get_hash (exercise) : NULL,
                            title, preview, page->created, page->updated, (gint64) page->offset,
                            (gint64) page->state, page->place, skipped, (gint64) page->leaning,
                            (gint64) !!page->short_form, page->due, page->due_part,
                            (gint64) page->audience, (gint64) !!page->put_away,
                            (gint64) !!page->starred, (gint64) !!page->left, page->trashed,
                            body, private_text))
    return FALSE;

  for (guint i = 0; page->tags != NULL && page->tags[i] != NULL; i++)
    {
      g_autofree char *clean = moor_text_clean (page->tags[i], -1);
      g_autofree char *name = moor_text_fold (clean);

      if (*name != '\0' &&
          !moor_connection_run (connection, error,
                                "INSERT INTO scratch.tag (page, name) VALUES (?, ?) ON CONFLICT "
                                "DO NOTHING",
                                "it", n, name))
        return FALSE;
    }

  return add_answers (connection,
                      "INSERT INTO scratch.answer (page, field, row, slot, text) VALUES (?, ?, ?, "
                      "?, ?)",
                      "INSERT INTO scratch.answer (page, field, row, slot, number) VALUES (?, ?, "
                      "?, ?, ?)",
                      n, page->answers, error);
}

static gboolean
add_revision (MoorImport      *self,
              MoorConnection  *connection,
              MoorImportItem  *item,
              GError         **error)
{
  MoorExercise *exercise = item->definition != NULL ? item->definition->exercise : NULL;
  g_autofree char *title = NULL;
  g_autofree char *preview = NULL;
  gint64 n = 0, id = ++self->last_revision;

  if (!moor_connection_get_int (connection, &n, error,
                                "SELECT n FROM scratch.page WHERE id = ?", "t", item->page.id))
    return FALSE;
  if (n == 0)
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                           _("An earlier version in this file has no page. Nothing was taken in."));
      return FALSE;
    }

  moor_digest_head (exercise, NULL, item->page.answers, &title, &preview);
  return moor_connection_run (connection, error,
                              "INSERT INTO scratch.revision (id, page, updated, exercise, version, "
                              "definition, title, preview) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                              "iiitittt",
                              id, n, item->page.updated,
                              exercise != NULL ? moor_exercise_get_id (exercise) : NULL,
                              (gint64) (exercise != NULL
                                        ? moor_exercise_get_version (exercise)
                                        : 0),
                              exercise != NULL ? moor_exercise_get_hash (exercise) : NULL,
                              title, preview) &&
         add_answers (connection,
                      "INSERT INTO scratch.revision_answer (revision, field, row, slot, text) "
                      "VALUES (?, ?, ?, ?, ?)",
                      "INSERT INTO scratch.revision_answer (revision, field, row, slot, number) "
                      "VALUES (?, ?, ?, ?, ?)",
                      id, item->page.answers, error);
}

static gboolean
add_person (MoorConnection  *connection,
            MoorPerson      *person,
            GError         **error)
{
  g_autofree char *name = moor_text_clean (moor_person_get_name (person), -1);
  g_autofree char *phone = NULL;

  if (moor_person_get_phone (person) != NULL)
    phone = moor_text_clean (moor_person_get_phone (person), -1);

  return moor_connection_run (connection, error,
                              "INSERT INTO scratch.person (id, name, phone, hidden, gone) "
                              "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                              "tttii", moor_person_get_id (person), name, phone,
                              (gint64) moor_person_is_not_to_be_shown (person),
                              (gint64) moor_person_is_gone (person));
}

static gboolean
take_in (MoorImport      *self,
         MoorConnection  *connection,
         MoorImportItem  *item,
         GError         **error)
{
  if (item->definition != NULL && !read_definition (self, connection, item->definition, error))
    return FALSE;

  switch (item->kind)
    {
    case MOOR_IMPORT_PAGE:
      return add_page (self, connection, item, error);
    case MOOR_IMPORT_REVISION:
      return add_revision (self, connection, item, error);
    case MOOR_IMPORT_PERSON:
      return add_person (connection, item->person, error);
    default:
      g_assert_not_reached ();
    }
}

static MoorImportItem *
next_item (MoorImport *self)
{
  MoorImportItem *item;

  g_mutex_lock (&self->mutex);
  item = g_queue_pop_head (&self->queue);
  if (item != NULL)
    self->queued_bytes -= item->bytes;
  else
    self->draining = FALSE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  return item;
}

void
moor_import_set_failed (MoorImport *self,
                        GError     *error)
{
  g_mutex_lock (&self->mutex);
  if (self->error == NULL)
    self->error = g_error_copy (error);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

gboolean
moor_import_drain (MoorWriter      *writer,
                   MoorConnection  *connection,
                   gpointer         import,
                   gint64           deadline,
                   gboolean        *more,
                   GError         **error)
{
  MoorImport *self = import;
  g_autoptr (GError) local_error = NULL;

  if (!moor_connection_begin_lazy (connection, &local_error))
    {
      moor_import_set_failed (self, local_error);
      return TRUE;
    }

  *more = TRUE;
  do
    {
      MoorImportItem *item = next_item (self);

      if (item == NULL)
        {
          *more = FALSE;
          break;
        }

      if (self->error == NULL && self->attached)
        take_in (self, connection, item, &local_error);
      moor_import_item_free (item);
      if (local_error != NULL)
        moor_import_set_failed (self, local_error);
      g_clear_error (&local_error);
    }
  while (g_get_monotonic_time () < deadline);

  if (!moor_connection_commit (connection, &local_error))
    moor_import_set_failed (self, local_error);
  return TRUE;
}

gboolean
moor_import_clean_up (MoorWriter      *writer,
                      MoorConnection  *connection,
                      GError         **error)
{
  g_autoptr (GDir) dir = g_dir_open (moor_writer_get_data_dir (writer), 0, NULL);
  g_autoptr (MoorStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, SCRATCH_PREFIX) && g_str_has_suffix (name, SCRATCH_SUFFIX))
        {
          g_autofree char *path = g_build_filename (moor_writer_get_data_dir (writer), name, NULL);

          g_unlink (path);
        }
    }

  statement = moor_connection_prepare (connection, error, "SELECT id FROM import WHERE ended IS "
                                                          "NULL", "");
  if (statement == NULL)
    return FALSE;

  while (moor_connection_step (connection, statement, &local_error))
    moor_writer_run_slow (writer, moor_purge_slice,
                          moor_purge_new_import (moor_rows_text (statement,
                                                                 0)), moor_purge_free, NULL);

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

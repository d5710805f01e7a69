/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-writer-private.h"

#include <glib/gi18n-lib.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "journal/moor-change-private.h"
#include "journal/moor-save.h"

static gboolean
may_be_tried_again (const GError *error)
{
  return g_error_matches (error, MOOR_ERROR, MOOR_ERROR_DISK_FULL) ||
         g_error_matches (error, MOOR_ERROR, MOOR_ERROR_IO) ||
         g_error_matches (error, MOOR_ERROR, MOOR_ERROR_READ_ONLY) ||
         g_error_matches (error, MOOR_ERROR, MOOR_ERROR_IN_USE);
}

/* Of a save, the sentence says what becomes of the words. */
static void
say_of_save (GError *error)
{
  const char *sentence = NULL;

  if (error->domain != MOOR_ERROR)
    return;

  switch (error->code)
    {
    case MOOR_ERROR_DISK_FULL:
      sentence = _("This page could not be saved: the disk is full. What you wrote is still here "
                   "on the screen. Free some space, and it saves by itself.");
      break;
    case MOOR_ERROR_IO:
      sentence = _("This page could not be saved: the disk does not answer. What you wrote is "
                   "still here on the screen. Once the disk is back, it saves by itself.");
      break;
    case MOOR_ERROR_READ_ONLY:
      sentence = _("This page could not be saved: the journal cannot be written. What you wrote is "
                   "still here on the screen. Once you may write there, it saves by itself.");
      break;
    case MOOR_ERROR_IN_USE:
      sentence = _("This page could not be saved: another program holds the journal. What you "
                   "wrote is still here on the screen. Close that program, and it saves by "
                   "itself.");
      break;
    case MOOR_ERROR_DAMAGED:
      sentence = _("This page could not be saved: the journal is damaged. What you wrote is still "
                   "here on the screen. Copy it somewhere safe, then take the newest backup.");
      break;
    default:
      return;
    }

  g_free (error->message);
  error->message = g_strdup (sentence);
}

static gboolean
save (MoorWriter  *self,
      MoorChange  *change,
      GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean due = FALSE;
  gint64 key = 0;

  if (moor_save_apply (self->connection, change, moor_clock_now (), &key, &due, &local_error))
    {
      if (due)
        moor_writer_page_due (self, key, FALSE);
      moor_writer_page_changed (self, change->page_id);
      return TRUE;
    }

  say_of_save (local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
save_one (MoorWriter *self,
          MoorWriterJob *job)
{
  GError *error = NULL;

  save (self, job->change, &error);
  moor_writer_tell (self, g_steal_pointer (&job->task), error);
}

void
moor_writer_save_jobs (MoorWriter *self,
                       GPtrArray  *jobs)
{
  g_autoptr (MoorChange) change = NULL;
  g_autoptr (GError) error = NULL;
  MoorWriterJob *first = g_ptr_array_index (jobs, 0);
  MoorChange *failed = g_hash_table_lookup (self->failed, first->change->page_id);

  change = failed != NULL
           ? moor_change_merge (failed, first->change)
           : moor_change_ref (first->change);
  for (guint i = 1; i < jobs->len; i++)
    {
      MoorWriterJob *job = g_ptr_array_index (jobs, i);
      MoorChange *merged = moor_change_merge (change, job->change);

      moor_change_unref (change);
      change = merged;
    }

  if (!save (self, change, &error))
    {
      if (may_be_tried_again (error))
        {
          g_hash_table_replace (self->failed, g_strdup (change->page_id), moor_change_ref (change));
        }
      else if (jobs->len > 1)
        {
          /* One of them is wrong: it must not take the others with it. */
          for (guint i = 0; i < jobs->len; i++)
            save_one (self, g_ptr_array_index (jobs, i));
          return;
        }
    }
  else
    {
      g_hash_table_remove (self->failed, change->page_id);
    }

  for (guint i = 0; i < jobs->len; i++)
    {
      MoorWriterJob *job = g_ptr_array_index (jobs, i);

      moor_writer_tell (self, g_steal_pointer (&job->task),
                        error != NULL ? g_error_copy (error) : NULL);
    }
}

gboolean
moor_writer_save_failed (MoorWriter  *self,
                         GError     **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) first_error = NULL;
  GHashTableIter iter;
  gpointer change;

  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_change_unref);
  g_hash_table_iter_init (&iter, self->failed);
  while (g_hash_table_iter_next (&iter, NULL, &change))
    g_ptr_array_add (changes, moor_change_ref (change));

  for (guint i = 0; i < changes->len; i++)
    {
      MoorChange *failed = g_ptr_array_index (changes, i);
      g_autoptr (GError) local_error = NULL;

      if (save (self, failed, &local_error) || !may_be_tried_again (local_error))
        g_hash_table_remove (self->failed, failed->page_id);
      if (local_error != NULL && first_error == NULL)
        first_error = g_steal_pointer (&local_error);
    }

  moor_writer_tell (self, NULL, NULL);
  if (first_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&first_error));
  return FALSE;
}

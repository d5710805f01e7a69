/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-page-trash.h"

#include <glib/gi18n-lib.h>

#include "views/moor-dialogs.h"

typedef struct {
  GtkWidget    *over;
  MoorStore    *store;
  char         *page_id;
  MoorPageGone  gone;
} Going;

static Going *
going_new (GtkWidget    *over,
           MoorStore    *store,
           const char   *page_id,
           MoorPageGone  gone)
{
  Going *going = g_new0 (Going, 1);

  going->over = g_object_ref (over);
  going->store = g_object_ref (store);
  going->page_id = g_strdup (page_id);
  going->gone = gone;
  return going;
}

static void
going_free (Going *going)
{
  g_object_unref (going->over);
  g_object_unref (going->store);
  g_free (going->page_id);
  g_free (going);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Going, going_free)

static void
restored (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Going) going = data;
  g_autoptr (GError) error = NULL;

  moor_store_restore_finish (MOOR_STORE (source), result, &error);
  going->gone (going->over, error != NULL ? error->message : NULL);
}

static void
purged (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (Going) going = data;
  g_autoptr (GError) error = NULL;

  moor_store_purge_finish (MOOR_STORE (source), result, &error);
  going->gone (going->over, error != NULL ? error->message : NULL);
}

static void
purge_answered (Going      *going,
                const char *response)
{
  if (g_strcmp0 (response, "delete") == 0)
    moor_store_purge_async (going->store, going->page_id, purged,
                            going_new (going->over, going->store, going->page_id, going->gone));
}

static void
release_going (gpointer  data,
               GClosure *closure)
{
  going_free (data);
}

void
moor_page_trash_restore (GtkWidget    *over,
                         MoorStore    *store,
                         const char   *page_id,
                         MoorPageGone  gone)
{
  g_return_if_fail (GTK_IS_WIDGET (over));
  g_return_if_fail (page_id != NULL);

  moor_store_restore_async (store, page_id, restored, going_new (over, store, page_id, gone));
}

void
moor_page_trash_purge (GtkWidget    *over,
                       MoorStore    *store,
                       const char   *page_id,
                       MoorPageGone  gone)
{
  GtkWidget *dialog;

  g_return_if_fail (GTK_IS_WIDGET (over));
  g_return_if_fail (page_id != NULL);

  dialog = moor_dialog_new_delete (over, _("Delete for good"),
                                   _("This page will be gone from this computer, from the search "
                                     "and from old copies as these are renewed. Nobody can bring "
                                     "it back."),
                                   _("Keep it"));
  g_signal_connect_data (dialog, "response", G_CALLBACK (purge_answered),
                         going_new (over, store, page_id, gone), release_going,
                         G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

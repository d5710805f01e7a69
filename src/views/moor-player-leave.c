/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-player-private.h"

#include <glib/gi18n-lib.h>

#include "desk/moor-gate-facts.h"
#include "desk/moor-landing.h"
#include "views/moor-closing-view.h"
#include "views/moor-stopped-view.h"

static void
finish_leaving (MoorPlayer *self,
                const char *toast,
                const char *page_id)
{
  MoorLeaving leaving = self->leaving;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *said = toast;

  /* Once, and only where nothing else is to be said. */
  if (toast == NULL && moor_sitting_is_stored (self->sitting) &&
      moor_sitting_is_put_away (self->sitting) &&
      moor_landing_tells_put_away (moor_desk_get_store (self->desk)))
    {
      said = moor_landing_put_away_words ();
      page_id = NULL;
    }

  moor_player_emit_left (self, said, page_id);

  if (leaving == MOOR_LEAVING_TO_CLOSE && GTK_IS_WINDOW (root))
    gtk_window_close (GTK_WINDOW (root));
}

static void
on_landed (MoorPlayer *self)
{
  finish_leaving (self, NULL, NULL);
}

/* Short, and without a question. */
static void
land (MoorPlayer *self)
{
  GtkWidget *view = moor_stopped_view_new (moor_sitting_is_stored (self->sitting) &&
                                           moor_sitting_is_put_away (self->sitting));

  g_signal_connect_object (view, "done", G_CALLBACK (on_landed), self, G_CONNECT_SWAPPED);
  self->landed = TRUE;
  gtk_widget_set_visible (self->stop, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  moor_player_show_aside (self, view);
  moor_stopped_view_begin (MOOR_STOPPED_VIEW (view));
}

/* Deleting ---------------------------------------------------------------------- */

static void
not_deleted (MoorPlayer *self,
             GError     *error)
{
  /* It is on disk as it was, and out of the lists; the person stays here. */
  self->leaving = MOOR_LEAVING_NOT;
  moor_player_tell_problem (self, error->message);
}

static void
on_purged (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (MoorPlayer) self = data;
  g_autoptr (GError) error = NULL;

  if (!moor_store_purge_finish (MOOR_STORE (source), result, &error))
    not_deleted (self, error);
  else
    finish_leaving (self, _("The page is gone."), NULL);
}

static void
on_trashed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (MoorPlayer) self = data;
  g_autoptr (GError) error = NULL;
  const char *page_id = moor_sitting_get_page_id (self->sitting);

  if (!moor_store_trash_finish (MOOR_STORE (source), result, &error))
    not_deleted (self, error);
  else if (self->gone_at_once)
    moor_store_purge_async (MOOR_STORE (source), page_id, on_purged, g_object_ref (self));
  else
    finish_leaving (self, _("Page moved to the trash."), page_id);
}

/* Leaving ------------------------------------------------------------------------ */

static void
on_left (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (MoorPlayer) self = data;
  g_autoptr (GError) error = NULL;
  gboolean stored;

  if (!moor_sitting_leave_finish (MOOR_SITTING (source), result, &error))
    {
      /* Nothing is lost: it is on the screen, and the person stays here. */
      self->leaving = MOOR_LEAVING_NOT;
      moor_player_tell_problem (self, error->message);
      return;
    }

  stored = moor_sitting_is_stored (self->sitting);
  if (self->lands)
    land (self);
  else if (stored && self->finished && moor_landing_get (self->run) == MOOR_LANDING_DELETE &&
           !moor_run_is_later (self->run))
    moor_store_trash_async (moor_desk_get_store (self->desk),
                            moor_sitting_get_page_id (self->sitting),
                            on_trashed, g_object_ref (self));
  else if (stored && !self->finished)
    finish_leaving (self, self->toast, moor_sitting_get_page_id (self->sitting));
  else
    finish_leaving (self, NULL, stored ? moor_sitting_get_page_id (self->sitting) : NULL);
}

/* A page that was finished before does not wait again because it was changed. */
static char *
stopped_words (MoorPlayer *self)
{
  MoorPage *page = moor_sitting_get_page (self->sitting);

  if (moor_run_is_later (self->run))
    return g_strdup (_("Saved. It waits for you on Today."));
  if (page != NULL && moor_page_get_state (page) != MOOR_PAGE_DRAFT)
    return g_strdup (_("Saved."));

  /* Translators: an exercise was stopped; the numbers are its place: "4 of 7" */
  return g_strdup_printf (_("Saved. It waits at %d of %d."),
                          moor_run_get_position (self->run), moor_run_get_n_parts (self->run));
}

void
moor_player_leave (MoorPlayer  *self,
                   MoorLeaving  leaving)
{
  if (self->leaving != MOOR_LEAVING_NOT)
    return;

  moor_player_leave_field (self);
  self->leaving = leaving;
  self->finished = moor_run_get_phase (self->run) != MOOR_RUN_OPEN;
  self->lands = FALSE;
  g_clear_pointer (&self->toast, g_free);

  if (!self->finished)
    {
      self->toast = stopped_words (self);
      self->lands = !self->makes_way && moor_sitting_needs_gate (self->sitting) &&
                    (moor_sitting_is_stored (self->sitting) ||
                     moor_landing_is_in_memory (self->run));
      if (!moor_run_is_later (self->run))
        moor_landing_stop (self->sitting);
    }

  moor_sitting_leave_async (self->sitting, on_left, g_object_ref (self));
}

void
moor_player_close (MoorPlayer *self)
{
  MoorStore *store;
  GtkWidget *shown;
  const char *page_id;

  g_return_if_fail (MOOR_IS_PLAYER (self));

  if (self->leaving != MOOR_LEAVING_NOT || moor_run_is_later (self->run) ||
      moor_run_get_phase (self->run) != MOOR_RUN_CLOSING ||
      moor_landing_get (self->run) != MOOR_LANDING_DELETE ||
      !moor_sitting_flush (self->sitting, NULL) || !moor_sitting_is_stored (self->sitting))
    return;

  /* Nobody is there to be told: the journal closes once this is done. */
  self->leaving = MOOR_LEAVING_TO_CLOSE;
  store = moor_desk_get_store (self->desk);
  page_id = moor_sitting_get_page_id (self->sitting);
  shown = adw_bin_get_child (self->screen);
  moor_store_trash_async (store, page_id, NULL, NULL);
  if (MOOR_IS_CLOSING_VIEW (shown) &&
      moor_closing_view_is_gone_at_once (MOOR_CLOSING_VIEW (shown)))
    moor_store_purge_async (store, page_id, NULL, NULL);
}

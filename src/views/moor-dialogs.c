/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-dialogs.h"

#include <glib/gi18n-lib.h>

#include "base/moor-text.h"

/* A long text becomes pages of this size: room is left to write on. */
#define PIECE_BYTES (MOOR_TEXT_FIELD_MAX / 2)

typedef struct {
  GtkWidget     *over;
  MoorDesk      *desk;
  GStrv          pieces;
  guint          next;
  MoorSitting   *sitting;        /* the page that is being saved */
  char          *first_page;     /* (nullable) */
  MoorPagesMade  made;
} Pages;

static void
pages_free (Pages *pages)
{
  g_object_unref (pages->over);
  g_object_unref (pages->desk);
  g_clear_object (&pages->sitting);
  g_strfreev (pages->pieces);
  g_free (pages->first_page);
  g_free (pages);
}

static void
pages_end (Pages        *pages,
           const GError *error)
{
  pages->made (pages->over, pages->first_page, error != NULL ? error->message : NULL);
  pages_free (pages);
}

static void write_next (Pages *pages);

static void
piece_saved (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Pages *pages = data;
  g_autoptr (GError) error = NULL;

  if (!moor_sitting_leave_finish (MOOR_SITTING (source), result, &error))
    {
      pages_end (pages, error);
      return;
    }

  if (pages->first_page == NULL)
    pages->first_page = g_strdup (moor_sitting_get_page_id (MOOR_SITTING (source)));
  write_next (pages);
}

static void
write_next (Pages *pages)
{
  const char *piece = pages->pieces[pages->next++];
  g_autoptr (GError) error = NULL;

  if (piece == NULL)
    {
      pages_end (pages, NULL);
      return;
    }

  g_clear_object (&pages->sitting);
  pages->sitting = moor_desk_write (pages->desk);
  if (!moor_sitting_set_text (pages->sitting, piece, &error))
    pages_end (pages, error);
  else
    moor_sitting_leave_async (pages->sitting, piece_saved, pages);
}

static void
pages_answered (AdwMessageDialog *dialog,
                const char       *response,
                Pages            *pages)
{
  if (g_strcmp0 (response, "pages") == 0)
    write_next (pages);
  else
    pages_free (pages);
}

static GtkWidget *
new_dialog (GtkWidget  *over,
            const char *heading,
            const char *body)
{
  GtkRoot *root = gtk_widget_get_root (over);
  GtkWindow *parent = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  if (parent != NULL)
    gtk_window_set_application (GTK_WINDOW (dialog), gtk_window_get_application (parent));

  return dialog;
}

GtkWidget *
moor_dialog_new_delete (GtkWidget  *over,
                        const char *heading,
                        const char *body,
                        const char *keep_label)
{
  GtkWidget *dialog = new_dialog (over, heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "keep", keep_label,
                                    "delete", _("Delete for good"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");

  return dialog;
}

void
moor_dialog_offer_pages (GtkWidget     *over,
                         MoorDesk      *desk,
                         const char    *text,
                         MoorPagesMade  made)
{
  Pages *pages = g_new0 (Pages, 1);
  g_autofree char *button = NULL;
  GtkWidget *dialog;
  guint n;

  pages->over = g_object_ref (over);
  pages->desk = g_object_ref (desk);
  pages->pieces = moor_text_split (text, PIECE_BYTES);
  pages->made = made;
  n = g_strv_length (pages->pieces);
  button = g_strdup_printf (ngettext ("Make %u page", "Make %u pages", n), n);

  dialog = new_dialog (over, _("This is more than one page can hold"),
                       _("It can become several pages, one after the other, with nothing left out. "
                         "What is on this page stays as it is."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("Leave it out"),
                                    "pages", button,
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "pages");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (pages_answered), pages);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-again-note.h"

#include <glib/gi18n-lib.h>

#include "views/moor-labels.h"
#include "views/moor-written.h"

static void
on_answer_anyway (GtkWidget *note)
{
  /* The focus goes on before what it stands on goes. */
  gtk_widget_child_focus (g_object_get_data (G_OBJECT (note), "moor-goes-to"), GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (note, FALSE);
}

static void
add_ways (GtkWidget *note)
{
  GtkWidget *buttons = moor_label_new_wrapped_box (9);
  /* Translators: a button: to answer the statements another day */
  GtkWidget *wait = moor_label_new_button (_("Wait"), NULL, "player.stop", NULL);
  GtkWidget *anyway = moor_label_new_button (_("Answer anyway"), NULL, NULL, NULL);

  gtk_widget_add_css_class (wait, "pill");
  gtk_widget_add_css_class (anyway, "pill");
  g_signal_connect_object (anyway, "clicked", G_CALLBACK (on_answer_anyway), note, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (note), "moor-anyway", anyway);
  gtk_box_append (GTK_BOX (buttons), wait);
  gtk_box_append (GTK_BOX (buttons), anyway);
  gtk_box_append (GTK_BOX (note), buttons);
}

GtkWidget *
moor_again_note_new (const char *sentence,
                     GtkWidget  *goes_to)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (note, "moor-note");
  gtk_box_append (GTK_BOX (note), moor_written_label (sentence, NULL));
  if (goes_to != NULL)
    {
      g_object_set_data_full (G_OBJECT (note), "moor-goes-to", g_object_ref (goes_to), g_object_unref);
      add_ways (note);
    }

  return note;
}

gboolean
moor_again_note_begin (GtkWidget *note)
{
  GtkWidget *anyway;

  g_return_val_if_fail (GTK_IS_WIDGET (note), FALSE);

  anyway = g_object_get_data (G_OBJECT (note), "moor-anyway");
  return gtk_widget_get_visible (note) && anyway != NULL && gtk_widget_grab_focus (anyway);
}

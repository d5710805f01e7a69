/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-help-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "views/moor-help-ways.h"
#include "views/moor-help-words.h"
#include "views/moor-labels.h"

static void
add_way (GtkWidget        *box,
         const char       *label,
         MoorHelpChannels  way,
         const char       *number,
         const char       *send)
{
  g_autofree char *uri = moor_help_ways_uri (way, number, send);

  if (uri != NULL)
    gtk_box_append (GTK_BOX (box),
                    moor_label_new_button (label, number, "help.reach",
                                           g_variant_new ("(uss)", (guint) way, number,
                                                          send != NULL ? send : "")));
}

/* @ways: those that the number has and the desktop handles. */
static void
add_buttons (GtkWidget  *box,
             const char *number,
             const char *send,
             guint       ways)
{
  const char *copy = strchr (number, '@') != NULL ? _("Copy the address") : _("Copy the number");

  gtk_box_append (GTK_BOX (box), moor_label_new_button (copy, number, "help.copy",
                                                        g_variant_new_string (number)));
  if ((ways & MOOR_HELP_CALL) != 0)
    add_way (box, _("Call"), MOOR_HELP_CALL, number, NULL);
  if ((ways & MOOR_HELP_TEXT) != 0)
    /* Translators: a button: a text message to a phone number */
    add_way (box, _("Text"), MOOR_HELP_TEXT, number, send);
  if ((ways & MOOR_HELP_MAIL) != 0)
    add_way (box, _("Write a mail"), MOOR_HELP_MAIL, number, NULL);
}

static GtkWidget *
new_link (const char *label,
          const char *about,
          const char *action,
          const char *id)
{
  GtkWidget *button = moor_label_new_button (label, about, action, g_variant_new_string (id));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "moor-link");

  return button;
}

/* The number as large as it can be, and beside or below it what to do with it. */
static GtkWidget *
new_number (const char *number,
            const char *send,
            guint       ways)
{
  GtkWidget *top = moor_label_new_wrapped_box (8);
  GtkWidget *label = moor_label_new (number, "title-2");

  gtk_widget_add_css_class (label, "moor-number-to-call");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (top), label);
  add_buttons (top, number, send, ways);

  return top;
}

/* Whether it is still the number, and the way to change it. */
static GtkWidget *
new_change (const MoorHelpRow *row)
{
  GtkWidget *box = moor_label_new_wrapped_box (6);

  if (row->kind != MOOR_HELP_ROW_OWN)
    gtk_box_append (GTK_BOX (box), moor_label_new (_("Does this number no longer work?"), "moor-small"));
  gtk_box_append (GTK_BOX (box), new_link (_("Change it"), row->number, "help.change", row->id));
  if (row->kind == MOOR_HELP_ROW_CHANGED && row->of_number != NULL)
    /* Translators: a button that gives a changed number back as it came with
     * Mooring */
    gtk_box_append (GTK_BOX (box), new_link (_("As it came"), row->number, "help.undo-row", row->id));

  return box;
}

static GtkWidget *
new_card (void)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (card, "moor-card");
  return card;
}

GtkWidget *
moor_help_card_new (const MoorHelpRow *row,
                    guint              ways)
{
  GtkWidget *card;
  g_autofree char *how = NULL;
  g_autofree char *checked = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  card = new_card ();
  how = moor_help_words_how (row);
  checked = moor_help_words_checked (row);
  gtk_box_append (GTK_BOX (card), new_number (row->number, row->send, row->channels & ways));
  if (row->service[0] != '\0')
    gtk_box_append (GTK_BOX (card), moor_label_new (row->service, "heading"));
  if (how != NULL && how[0] != '\0')
    gtk_box_append (GTK_BOX (card), moor_label_new (how, NULL));
  if (row->send != NULL)
    {
      /* Translators: the word that is to be sent to a number */
      g_autofree char *send = g_strdup_printf (_("The word to send: %s"), row->send);

      gtk_box_append (GTK_BOX (card), moor_label_new (send, NULL));
    }
  if (checked != NULL)
    gtk_box_append (GTK_BOX (card), moor_label_new (checked, "moor-small"));
  gtk_box_append (GTK_BOX (card), new_change (row));

  return card;
}

GtkWidget *
moor_help_card_new_strip (const MoorHelpRow *row,
                          guint              ways)
{
  GtkWidget *strip = moor_label_new_wrapped_box (8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = moor_label_new (_("Emergency"), "heading");
  GtkWidget *number = moor_label_new (row->number, "title-2");
  GtkWidget *copy;

  gtk_widget_add_css_class (number, "moor-number-to-call");
  gtk_widget_set_valign (name, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (number, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), number);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (strip), words);

  /* Short, so that it stays one line in a narrow window; the screen reader says
   * the number with it. */
  copy = moor_label_new_button (C_("the emergency number", "Copy"), row->number, "help.copy",
                                g_variant_new_string (row->number));
  gtk_box_append (GTK_BOX (strip), copy);
  if ((ways & MOOR_HELP_CALL) != 0)
    add_way (strip, _("Call"), MOOR_HELP_CALL, row->number, NULL);

  return strip;
}

GtkWidget *
moor_help_card_new_emergency (const MoorHelpRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *checked = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  checked = moor_help_words_checked (row);
  gtk_box_append (GTK_BOX (box), moor_label_new (_("The emergency number"), "heading"));
  if (checked != NULL)
    gtk_box_append (GTK_BOX (box), moor_label_new (checked, "moor-small"));
  gtk_box_append (GTK_BOX (box), new_change (row));

  return box;
}

GtkWidget *
moor_help_card_new_person (const MoorHelpPerson *person,
                           guint                 ways)
{
  GtkWidget *card;

  g_return_val_if_fail (person != NULL, NULL);

  card = new_card ();
  gtk_box_append (GTK_BOX (card), moor_label_new (person->name, "heading"));
  if (person->number != NULL)
    gtk_box_append (GTK_BOX (card),
                    new_number (person->number, NULL,
                                strchr (person->number, '@') != NULL ? ways & MOOR_HELP_MAIL
                                                                     : ways & ~(guint) MOOR_HELP_MAIL));
  else
    gtk_box_append (GTK_BOX (card), moor_label_new (_("No number is written down."), "moor-small"));

  return card;
}

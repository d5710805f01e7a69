/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-evidence.h"

#include <glib/gi18n-lib.h>

#include "content/moor-glossary.h"
#include "fields/moor-term-label.h"

static GtkWidget *
make_label (const char *markup,
            const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style_class);
  return label;
}

static void
on_copy (GtkButton          *button,
         const MoorCardText *card)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), card->url);
  gtk_button_set_label (button, _("It is copied."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("It is copied."),
                                  -1);
}

static GtkWidget *
make_copy (const MoorCardText *card)
{
  GtkWidget *button = gtk_button_new_with_label (_("Copy the address"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Copy the address"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, card->url,
                                  -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "moor-evidence-copy");
  g_signal_connect (button, "clicked", G_CALLBACK (on_copy), (gpointer) card);
  return button;
}

static GtkWidget *
make_words (const MoorCardText *card,
            gboolean            terms,
            const char         *style_class)
{
  return terms ? moor_term_label_new (card->markup, style_class)
               : moor_term_label_new_plain (card->markup, style_class);
}

GtkWidget *
moor_evidence_new_paragraph (const MoorCardText *card,
                             gboolean            terms)
{
  g_return_val_if_fail (card != NULL, NULL);

  return make_words (card, terms, "moor-reading");
}

GtkWidget *
moor_evidence_new (const MoorCardText *card,
                   gboolean            terms)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *line = NULL;

  g_return_val_if_fail (card != NULL, NULL);

  gtk_widget_add_css_class (box, "moor-evidence");
  gtk_box_append (GTK_BOX (box), make_words (card, terms, "moor-evidence-text"));

  line = moor_glossary_sure_line (card);
  if (line != NULL)
    gtk_box_append (GTK_BOX (box), make_label (line, "moor-evidence-sure"));

  if (card->url != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (card->url, -1);

      gtk_box_append (GTK_BOX (box), make_label (escaped, "moor-small"));
      gtk_box_append (GTK_BOX (box), make_copy (card));
    }

  return box;
}

char *
moor_evidence_to_text (const MoorCardText *card)
{
  g_autofree char *markup = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  g_return_val_if_fail (card != NULL, NULL);

  /* Links are a thing of GtkLabel's, which Pango does not know. */
  markup = moor_glossary_drop_links (card->markup);
  if (!pango_parse_markup (markup, -1, 0, NULL, &text, NULL, NULL))
    text = g_strdup (markup);
  if (card->kind == MOOR_CARD_EVIDENCE)
    line = moor_glossary_sure_line (card);

  return line != NULL ? g_strdup_printf ("%s %s.", text, line) : g_steal_pointer (&text);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-read-view.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-option-button.h"

struct _MoorReadView {
  MoorFieldView  parent_instance;

  GtkWidget     *read;
};

G_DEFINE_FINAL_TYPE (MoorReadView, moor_read_view, MOOR_TYPE_FIELD_VIEW)

static void
on_chosen (MoorReadView *self)
{
  moor_field_view_tell (MOOR_FIELD_VIEW (self),
                        moor_option_button_is_chosen (MOOR_OPTION_BUTTON (self->read))
                          ? moor_answer_new_number (1) : NULL);
}

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

static const char *
sure_words (const char *sure)
{
  if (g_strcmp0 (sure, "well") == 0)
    return _("Well supported");
  if (g_strcmp0 (sure, "partly") == 0)
    return _("Partly supported");
  if (g_strcmp0 (sure, "little") == 0)
    return _("Little is known yet");

  return NULL;
}

/* What is known, how surely, and where it is from. The address is text to copy:
 * opening it is a thing a browser remembers. */
static GtkWidget *
make_evidence (const MoorCardText *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  const char *sure = sure_words (card->sure);
  g_autofree char *line = NULL;

  gtk_widget_add_css_class (box, "moor-evidence");
  gtk_box_append (GTK_BOX (box), make_label (card->markup, "moor-evidence-text"));

  if (sure != NULL && card->year > 0)
    line = g_strdup_printf ("%s · %d", sure, card->year);
  else if (card->year > 0)
    line = g_strdup_printf ("%d", card->year);
  else
    line = g_strdup (sure);
  if (line != NULL)
    gtk_box_append (GTK_BOX (box), make_label (line, "moor-small"));

  if (card->url != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (card->url, -1);
      GtkWidget *url = make_label (escaped, "moor-small");

      gtk_label_set_selectable (GTK_LABEL (url), TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (url), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      card->url, -1);
      gtk_box_append (GTK_BOX (box), url);
    }

  return box;
}

static void
moor_read_view_set_answer (MoorFieldView *view,
                           MoorAnswer    *answer)
{
  double number = 0;
  gboolean answered = answer != NULL && moor_answer_get_number (answer, 0, "", &number);

  moor_option_button_set_chosen (MOOR_OPTION_BUTTON (MOOR_READ_VIEW (view)->read),
                                 answered && number != 0);
}

static void
moor_read_view_begin (MoorFieldView *view)
{
  gtk_widget_grab_focus (MOOR_READ_VIEW (view)->read);
}

static void
moor_read_view_constructed (GObject *object)
{
  MoorReadView *self = MOOR_READ_VIEW (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const MoorField *field;

  G_OBJECT_CLASS (moor_read_view_parent_class)->constructed (object);

  field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  for (guint i = 0; i < field->cards->len; i++)
    {
      MoorCardText *card = field->cards->pdata[i];

      gtk_box_append (GTK_BOX (box),
                      card->kind == MOOR_CARD_EVIDENCE ? make_evidence (card)
                                                       : make_label (card->markup, "moor-reading"));
    }

  self->read = moor_option_button_new ("read", _("I have read this"), NULL, FALSE);
  gtk_widget_set_halign (self->read, GTK_ALIGN_START);
  g_signal_connect_swapped (self->read, "chosen", G_CALLBACK (on_chosen), self);
  gtk_box_append (GTK_BOX (box), self->read);
  moor_field_view_set_child (MOOR_FIELD_VIEW (self), box);
}

static void
moor_read_view_class_init (MoorReadViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_read_view_constructed;
  view_class->set_answer = moor_read_view_set_answer;
  view_class->begin = moor_read_view_begin;
}

static void
moor_read_view_init (MoorReadView *self)
{
}

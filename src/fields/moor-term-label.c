/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-term-label.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "content/moor-glossary.h"
#include "fields/moor-in-sight.h"
#include "fields/moor-term-card.h"

struct _MoorTermLabel {
  GtkWidget  parent_instance;

  GtkWidget *label;
  GtkWidget *card;               /* (nullable) */
  char      *ref;                /* (nullable) of the card that is open */
};

G_DEFINE_FINAL_TYPE (MoorTermLabel, moor_term_label, GTK_TYPE_WIDGET)

static void
close_card (MoorTermLabel *self)
{
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->ref, g_free);
}

/* To the word whose card was open. A label that takes the focus goes to its first link,
 * and on from there with Tab; which one it is at, GTK 4.18 does not say. */
static void
focus_word (MoorTermLabel *self)
{
  g_autoptr (GPtrArray) refs = NULL;

  if (gtk_widget_has_focus (self->label))
    return;

  refs = moor_glossary_list_refs (gtk_label_get_label (GTK_LABEL (self->label)));
  gtk_widget_grab_focus (self->label);
  for (guint i = 0; i < refs->len && g_strcmp0 (refs->pdata[i], self->ref) != 0; i++)
    gtk_widget_child_focus (self->label, GTK_DIR_TAB_FORWARD);
}

static void
on_close (MoorTermLabel *self)
{
  /* First the focus: with the card it would go to whatever comes next. */
  focus_word (self);
  close_card (self);
}

static void
open_card (MoorTermLabel   *self,
           const char      *ref,
           const MoorField *field)
{
  close_card (self);

  self->ref = g_strdup (ref);
  self->card = moor_term_card_new (field);
  g_signal_connect_object (self->card, "close", G_CALLBACK (on_close), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_after (self->card, GTK_WIDGET (self), self->label);
  moor_in_sight_bring (self->label, self->card, self->card);
}

/* Takes every link: one that leads to no card must not open a browser. */
static gboolean
on_link (MoorTermLabel *self,
         const char    *uri)
{
  const char *ref = uri + strlen (MOOR_GLOSSARY_SCHEME);
  const MoorField *field;

  if (!g_str_has_prefix (uri, MOOR_GLOSSARY_SCHEME))
    return TRUE;

  field = moor_glossary_find (ref);
  if (g_strcmp0 (self->ref, ref) == 0)
    on_close (self);
  else if (field != NULL)
    open_card (self, ref, field);

  return TRUE;
}

static gboolean
on_key (MoorTermLabel *self,
        guint          keyval)
{
  if (keyval != GDK_KEY_Escape || self->card == NULL)
    return FALSE;

  on_close (self);
  return TRUE;
}

/* The links inside a label are not told to a screen reader by GTK 4.8. */
static void
tell_of_cards (MoorTermLabel *self,
               const char    *markup)
{
  g_autoptr (GPtrArray) refs = moor_glossary_list_refs (markup);
  g_autoptr (GString) titles = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < refs->len; i++)
    {
      const MoorField *field = moor_glossary_find (refs->pdata[i]);

      if (field != NULL && field->label != NULL)
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", field->label);
    }

  /* Translators: for the screen reader; %s: one or several words of this text that have
   * a card which says what they mean */
  sentence = g_strdup_printf (_("There is a card about: %s. Enter opens it."), titles->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence,
                                  -1);
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
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);
  return label;
}

static void
moor_term_label_dispose (GObject *object)
{
  MoorTermLabel *self = MOOR_TERM_LABEL (object);

  close_card (self);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (moor_term_label_parent_class)->dispose (object);
}

static void
moor_term_label_class_init (MoorTermLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_term_label_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "moor-term-label");
}

static void
moor_term_label_init (MoorTermLabel *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
moor_term_label_new (const char *markup,
                     const char *style_class)
{
  g_autofree char *known = NULL;
  MoorTermLabel *self;

  g_return_val_if_fail (markup != NULL, NULL);

  known = moor_glossary_keep_known (markup);
  if (strstr (known, "<a href") == NULL)
    return make_label (known, style_class);

  self = g_object_new (MOOR_TYPE_TERM_LABEL, NULL);
  self->label = make_label (known, style_class);
  g_signal_connect_object (self->label, "activate-link", G_CALLBACK (on_link), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  tell_of_cards (self, known);
  return GTK_WIDGET (self);
}

GtkWidget *
moor_term_label_new_plain (const char *markup,
                           const char *style_class)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (markup != NULL, NULL);

  plain = moor_glossary_drop_links (markup);
  return make_label (plain, style_class);
}

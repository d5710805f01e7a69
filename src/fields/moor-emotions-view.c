/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-emotions-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fields/moor-fold.h"
#include "fields/moor-option-button.h"
#include "fields/moor-rating.h"
#include "fields/moor-wrap.h"

#define STRENGTH "strength"

typedef struct {
  char     *label;
  gboolean  alone;
  int       strength;          /* or MOOR_RATING_NONE */
} Word;

struct _MoorEmotionsView {
  MoorFieldView  parent_instance;

  GHashTable    *words;        /* value → Word */
  char          *shown;        /* the options on the screen, as one string */
  GtkWidget     *buttons;
  GtkWidget     *strengths;    /* a row for each chosen word */
};

G_DEFINE_FINAL_TYPE (MoorEmotionsView, moor_emotions_view, MOOR_TYPE_FIELD_VIEW)

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->label);
  g_free (word);
}

static Word *
word_of (MoorEmotionsView *self,
         GtkWidget        *button)
{
  return g_hash_table_lookup (self->words,
                              moor_option_button_get_value (MOOR_OPTION_BUTTON (button)));
}

static void
tell (MoorEmotionsView *self)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  int row = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Word *word = word_of (self, child);

      if (!moor_option_button_is_chosen (MOOR_OPTION_BUTTON (child)))
        continue;

      moor_answer_builder_add_text (builder, row, "",
                                    moor_option_button_get_value (MOOR_OPTION_BUTTON (child)));
      if (word->strength != MOOR_RATING_NONE)
        moor_answer_builder_add_number (builder, row, STRENGTH, word->strength);
      row++;
    }

  moor_field_view_tell (MOOR_FIELD_VIEW (self), moor_answer_builder_end (builder));
}

/* Strengths: asked only when a person opens them -------------------------- */

static void
show_strength (MoorFold   *fold,
               const Word *word)
{
  g_autofree char *label = NULL;

  if (word->strength == MOOR_RATING_NONE)
    /* Translators: a word for a feeling, and the question how strong it was:
     * "lonely: how strong?" */
    label = g_strdup_printf (_("%s: how strong?"), word->label);
  else
    /* Translators: a word for a feeling and its strength from 0 to 10:
     * "lonely: 7 of 10" */
    label = g_strdup_printf (_("%s: %d of 10"), word->label, word->strength);

  moor_fold_set_label (fold, label);
}

static void
on_strength (MoorRating       *rating,
             MoorEmotionsView *self)
{
  GtkWidget *fold = gtk_widget_get_ancestor (GTK_WIDGET (rating), MOOR_TYPE_FOLD);
  Word *word = g_hash_table_lookup (self->words,
                                    g_object_get_data (G_OBJECT (rating), "moor-word"));

  word->strength = moor_rating_get_value (rating);
  show_strength (MOOR_FOLD (fold), word);
  tell (self);
}

static GtkWidget *
add_strength (MoorEmotionsView *self,
              const char       *value,
              const Word       *word)
{
  GtkWidget *fold = moor_fold_new (NULL);
  GtkWidget *rating = moor_rating_new (0, 10);

  g_object_set_data_full (G_OBJECT (rating), "moor-word", g_strdup (value), g_free);
  g_object_set_data_full (G_OBJECT (fold), "moor-word", g_strdup (value), g_free);
  moor_rating_set_name (MOOR_RATING (rating), word->label);
  moor_rating_set_value (MOOR_RATING (rating), word->strength);
  g_signal_connect_object (rating, "chosen", G_CALLBACK (on_strength), self, 0);
  moor_fold_set_child (MOOR_FOLD (fold), rating);
  show_strength (MOOR_FOLD (fold), word);
  gtk_box_append (GTK_BOX (self->strengths), fold);
  return fold;
}

static GtkWidget *
find_strength (MoorEmotionsView *self,
               const char       *value)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->strengths);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (child), "moor-word"), value) == 0)
      return child;

  return NULL;
}

static void
show_strengths (MoorEmotionsView *self)
{
  GtkWidget *previous = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *value = moor_option_button_get_value (MOOR_OPTION_BUTTON (child));
      GtkWidget *strength = find_strength (self, value);
      Word *word = word_of (self, child);
      gboolean wanted = moor_option_button_is_chosen (MOOR_OPTION_BUTTON (child)) && !word->alone;

      if (!wanted)
        {
          if (strength != NULL)
            gtk_box_remove (GTK_BOX (self->strengths), strength);
          continue;
        }

      if (strength == NULL)
        strength = add_strength (self, value, word);
      gtk_box_reorder_child_after (GTK_BOX (self->strengths), strength, previous);
      previous = strength;
    }

  gtk_widget_set_visible (self->strengths, gtk_widget_get_first_child (self->strengths) != NULL);
}

static void
let_go (MoorEmotionsView *self,
        GtkWidget        *button)
{
  moor_option_button_set_chosen (MOOR_OPTION_BUTTON (button), FALSE);
  word_of (self, button)->strength = MOOR_RATING_NONE;
}

static void
on_chosen (MoorOptionButton *button,
           MoorEmotionsView *self)
{
  Word *word = word_of (self, GTK_WIDGET (button));

  if (!moor_option_button_is_chosen (button))
    word->strength = MOOR_RATING_NONE;
  else
    for (GtkWidget *child = gtk_widget_get_first_child (self->buttons);
         child != NULL;
         child = gtk_widget_get_next_sibling (child))
      if (child != GTK_WIDGET (button) && (word->alone || word_of (self, child)->alone))
        let_go (self, child);

  show_strengths (self);
  tell (self);
}

static void
moor_emotions_view_set_answer (MoorFieldView *view,
                               MoorAnswer    *answer)
{
  MoorEmotionsView *self = MOOR_EMOTIONS_VIEW (view);
  int n_rows = answer != NULL ? moor_answer_get_n_rows (answer) : 0;
  GtkWidget *strength;

  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_go (self, child);
  while ((strength = gtk_widget_get_first_child (self->strengths)) != NULL)
    gtk_box_remove (GTK_BOX (self->strengths), strength);

  for (int row = 0; row < n_rows; row++)
    for (GtkWidget *child = gtk_widget_get_first_child (self->buttons);
         child != NULL;
         child = gtk_widget_get_next_sibling (child))
      {
        double number;

        if (g_strcmp0 (moor_answer_get_text (answer, row, ""),
                       moor_option_button_get_value (MOOR_OPTION_BUTTON (child))) != 0)
          continue;
        moor_option_button_set_chosen (MOOR_OPTION_BUTTON (child), TRUE);
        if (moor_answer_get_number (answer, row, STRENGTH, &number))
          word_of (self, child)->strength = (int) lround (number);
      }

  show_strengths (self);
}

static void
moor_emotions_view_set_options (MoorFieldView *view,
                                GPtrArray     *options)
{
  MoorEmotionsView *self = MOOR_EMOTIONS_VIEW (view);
  g_autoptr (GString) described = g_string_new (NULL);

  for (guint i = 0; i < options->len; i++)
    {
      MoorOption *option = options->pdata[i];

      g_string_append_printf (described, "%s\x1f%s\x1e", option->value, option->label);
    }
  if (g_strcmp0 (self->shown, described->str) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (described->str);

  moor_wrap_clear (MOOR_WRAP (self->buttons));
  g_hash_table_remove_all (self->words);

  for (guint i = 0; i < options->len; i++)
    {
      MoorOption *option = options->pdata[i];
      GtkWidget *button = moor_option_button_new (option->value, option->label, NULL, FALSE);
      Word *word = g_new0 (Word, 1);

      word->label = g_strdup (option->label);
      word->alone = option->alone;
      word->strength = MOOR_RATING_NONE;
      g_hash_table_replace (self->words, g_strdup (option->value), word);
      g_signal_connect_object (button, "chosen", G_CALLBACK (on_chosen), self, 0);
      moor_wrap_append (MOOR_WRAP (self->buttons), button);
    }

  moor_emotions_view_set_answer (view, moor_field_view_get_answer (view));
}

static void
moor_emotions_view_name (MoorFieldView *view,
                         const char    *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (MOOR_EMOTIONS_VIEW (view)->buttons),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
moor_emotions_view_constructed (GObject *object)
{
  MoorEmotionsView *self = MOOR_EMOTIONS_VIEW (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  const MoorField *field;

  G_OBJECT_CLASS (moor_emotions_view_parent_class)->constructed (object);

  field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  self->buttons = moor_wrap_new (MOOR_WRAP_CHIPS, 6);
  gtk_widget_add_css_class (self->buttons, "moor-words");
  self->strengths = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_visible (self->strengths, FALSE);
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_box_append (GTK_BOX (box), self->strengths);
  moor_field_view_set_child (MOOR_FIELD_VIEW (self), box);

  if (field->options != NULL)
    moor_emotions_view_set_options (MOOR_FIELD_VIEW (self), field->options);
}

static void
moor_emotions_view_finalize (GObject *object)
{
  MoorEmotionsView *self = MOOR_EMOTIONS_VIEW (object);

  g_hash_table_unref (self->words);
  g_free (self->shown);

  G_OBJECT_CLASS (moor_emotions_view_parent_class)->finalize (object);
}

static void
moor_emotions_view_class_init (MoorEmotionsViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_emotions_view_constructed;
  G_OBJECT_CLASS (klass)->finalize = moor_emotions_view_finalize;
  view_class->set_answer = moor_emotions_view_set_answer;
  view_class->set_options = moor_emotions_view_set_options;
  view_class->name = moor_emotions_view_name;
}

static void
moor_emotions_view_init (MoorEmotionsView *self)
{
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, word_free);
}

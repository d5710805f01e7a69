/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-strength-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/moor-text.h"
#include "fields/moor-compat.h"
#include "fields/moor-editor.h"
#include "fields/moor-fold.h"
#include "fields/moor-option-button.h"
#include "fields/moor-rating.h"
#include "fields/moor-wrap.h"

#define STRENGTH "strength"
#define WORD "word"

/* Of the word, in the label of its fold. */
#define SHOWN_CHARS 60

/* One option, whether it is chosen or not. */
typedef struct {
  MoorStrengthList *list;
  GtkWidget        *button;
  GtkWidget        *fold;        /* (nullable) only while it is chosen */
  char             *label;
  gboolean          alone;
  int               strength;    /* or MOOR_RATING_NONE */
  char             *word;        /* (nullable) */
} Entry;

struct _MoorStrengthList {
  GtkWidget   parent_instance;

  gboolean    words;
  char       *shown;             /* the options on the screen, as one string */
  GPtrArray  *entries;           /* Entry, in the order of the options */
  MoorAnswer *answer;            /* what was set or told last */

  GtkWidget  *buttons;
  GtkWidget  *strengths;         /* a fold for each chosen one */
};

G_DEFINE_FINAL_TYPE (MoorStrengthList, moor_strength_list, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->label);
  g_free (entry->word);
  g_free (entry);
}

static gboolean
is_chosen (const Entry *entry)
{
  return moor_option_button_is_chosen (MOOR_OPTION_BUTTON (entry->button));
}

static const char *
value_of (const Entry *entry)
{
  return moor_option_button_get_value (MOOR_OPTION_BUTTON (entry->button));
}

static Entry *
find_entry (MoorStrengthList *self,
            const char       *value)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_strcmp0 (value_of (self->entries->pdata[i]), value) == 0)
      return self->entries->pdata[i];

  return NULL;
}

static void
tell (MoorStrengthList *self)
{
  g_clear_pointer (&self->answer, moor_answer_unref);
  self->answer = moor_strength_list_get_answer (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The folds ---------------------------------------------------------------- */

static void
show_label (Entry *entry)
{
  gboolean has_word = entry->list->words && entry->word != NULL;
  g_autofree char *word = has_word ? moor_text_first_words (entry->word, SHOWN_CHARS) : NULL;
  g_autofree char *label = NULL;

  if (entry->strength == MOOR_RATING_NONE && has_word)
    /* Translators: a place in the body and the person's word for what is
     * there: "chest: tight" */
    label = g_strdup_printf (_("%s: %s"), entry->label, word);
  else if (entry->strength == MOOR_RATING_NONE && entry->list->words)
    /* Translators: a place in the body, and the question what it is like
     * there: "chest: what is there?" */
    label = g_strdup_printf (_("%s: what is there?"), entry->label);
  else if (entry->strength == MOOR_RATING_NONE)
    /* Translators: a word for a feeling, and the question how strong it was:
     * "lonely: how strong?" */
    label = g_strdup_printf (_("%s: how strong?"), entry->label);
  else if (has_word)
    /* Translators: a place in the body, a strength from 0 to 10, and the
     * person's word for what is there: "chest: 7 of 10, tight" */
    label = g_strdup_printf (_("%s: %d of 10, %s"), entry->label, entry->strength, word);
  else
    /* Translators: a word for a feeling and its strength from 0 to 10:
     * "lonely: 7 of 10" */
    label = g_strdup_printf (_("%s: %d of 10"), entry->label, entry->strength);

  moor_fold_set_label (MOOR_FOLD (entry->fold), label);
}

static void
on_strength (MoorRating *rating,
             Entry      *entry)
{
  entry->strength = moor_rating_get_value (rating);
  show_label (entry);
  tell (entry->list);
}

static void
on_word (MoorEditor *editor,
         Entry      *entry)
{
  g_autofree char *word = moor_editor_get_text (editor);

  g_free (entry->word);
  entry->word = word[0] != '\0' ? g_steal_pointer (&word) : NULL;
  show_label (entry);
  tell (entry->list);
}

static void
on_refused (MoorStrengthList *self)
{
  g_signal_emit (self, signals[PROBLEM], 0,
                 _("That is more than fits here, so it was not put in. "
                   "A page of the journal holds more."));
}

static void
on_activated (MoorStrengthList *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "moor-small");
  return label;
}

static GtkWidget *
make_word (Entry *entry)
{
  GtkWidget *editor = moor_editor_new (1);
  /* Translators: what a line for a word is called to someone who hears the
   * screen: a place in the body comes first. "chest: a word for it" */
  g_autofree char *name = g_strdup_printf (_("%s: a word for it"), entry->label);

  moor_editor_set_name (MOOR_EDITOR (editor), name);
  moor_editor_set_text (MOOR_EDITOR (editor), entry->word);
  g_signal_connect (editor, "changed", G_CALLBACK (on_word), entry);
  g_signal_connect_object (editor, "refused", G_CALLBACK (on_refused), entry->list,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "activated", G_CALLBACK (on_activated), entry->list,
                           G_CONNECT_SWAPPED);
  return editor;
}

static void
add_fold (Entry *entry)
{
  GtkWidget *rating = moor_rating_new (0, 10);

  entry->fold = moor_fold_new (NULL);
  moor_rating_set_name (MOOR_RATING (rating), entry->label);
  moor_rating_set_value (MOOR_RATING (rating), entry->strength);
  g_signal_connect (rating, "chosen", G_CALLBACK (on_strength), entry);

  if (entry->list->words)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

      gtk_box_append (GTK_BOX (box), make_caption (_("How strong")));
      gtk_box_append (GTK_BOX (box), rating);
      gtk_box_append (GTK_BOX (box), make_caption (_("A word for it, if one comes")));
      gtk_box_append (GTK_BOX (box), make_word (entry));
      gtk_widget_set_margin_bottom (box, 9);
      moor_fold_set_child (MOOR_FOLD (entry->fold), box);
    }
  else
    moor_fold_set_child (MOOR_FOLD (entry->fold), rating);

  show_label (entry);
  gtk_box_append (GTK_BOX (entry->list->strengths), entry->fold);
}

static void
remove_fold (Entry *entry)
{
  if (entry->fold == NULL)
    return;

  gtk_box_remove (GTK_BOX (entry->list->strengths), entry->fold);
  entry->fold = NULL;
}

static void
show_folds (MoorStrengthList *self)
{
  GtkWidget *previous = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      if (!is_chosen (entry) || entry->alone)
        {
          remove_fold (entry);
          continue;
        }

      if (entry->fold == NULL)
        add_fold (entry);
      gtk_box_reorder_child_after (GTK_BOX (self->strengths), entry->fold, previous);
      previous = entry->fold;
    }

  gtk_widget_set_visible (self->strengths, previous != NULL);
}

/* Where words are asked the newest is open, and it alone, so that many places do
 * not make a long page. What the others have stands in their labels. */
static void
open_newest (MoorStrengthList *self,
             Entry            *newest)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      if (entry->fold != NULL)
        moor_fold_set_open (MOOR_FOLD (entry->fold), entry == newest);
    }
}

/* Choosing ------------------------------------------------------------------ */

static void
forget (Entry *entry)
{
  entry->strength = MOOR_RATING_NONE;
  g_clear_pointer (&entry->word, g_free);
}

static void
let_go (Entry *entry)
{
  moor_option_button_set_chosen (MOOR_OPTION_BUTTON (entry->button), FALSE);
  /* A press that slipped must not cost a word that was written. */
  if (!entry->list->words)
    forget (entry);
}

static void
on_chosen (MoorOptionButton *button,
           MoorStrengthList *self)
{
  Entry *entry = find_entry (self, moor_option_button_get_value (button));
  gboolean chosen = is_chosen (entry);

  if (!chosen)
    let_go (entry);
  else
    for (guint i = 0; i < self->entries->len; i++)
      {
        Entry *other = self->entries->pdata[i];

        if (other != entry && (entry->alone || other->alone))
          let_go (other);
      }

  show_folds (self);
  if (chosen && self->words)
    open_newest (self, entry);
  tell (self);
}

static void
show_answer (MoorStrengthList *self)
{
  int n_rows = self->answer != NULL ? moor_answer_get_n_rows (self->answer) : 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      moor_option_button_set_chosen (MOOR_OPTION_BUTTON (entry->button), FALSE);
      remove_fold (entry);
      forget (entry);
    }

  for (int row = 0; row < n_rows; row++)
    {
      Entry *entry = find_entry (self, moor_answer_get_text (self->answer, row, ""));
      double number;

      if (entry == NULL)
        continue;
      moor_option_button_set_chosen (MOOR_OPTION_BUTTON (entry->button), TRUE);
      if (moor_answer_get_number (self->answer, row, STRENGTH, &number))
        entry->strength = (int) lround (number);
      g_free (entry->word);
      entry->word = g_strdup (moor_answer_get_text (self->answer, row, WORD));
    }

  show_folds (self);
}

static char *
describe (GPtrArray *options)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < options->len; i++)
    {
      MoorOption *option = options->pdata[i];

      g_string_append_printf (all, "%s\x1f%s\x1f%d\x1e", option->value, option->label,
                              option->alone);
    }

  return g_string_free (all, FALSE);
}

static gboolean
moor_strength_list_grab_focus (GtkWidget *widget)
{
  return !moor_compat_has_focus_inside (widget) &&
         gtk_widget_child_focus (MOOR_STRENGTH_LIST (widget)->buttons, GTK_DIR_TAB_FORWARD);
}

static void
moor_strength_list_dispose (GObject *object)
{
  MoorStrengthList *self = MOOR_STRENGTH_LIST (object);

  g_clear_pointer (&self->buttons, gtk_widget_unparent);
  g_clear_pointer (&self->strengths, gtk_widget_unparent);

  G_OBJECT_CLASS (moor_strength_list_parent_class)->dispose (object);
}

static void
moor_strength_list_finalize (GObject *object)
{
  MoorStrengthList *self = MOOR_STRENGTH_LIST (object);

  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->answer, moor_answer_unref);
  g_free (self->shown);

  G_OBJECT_CLASS (moor_strength_list_parent_class)->finalize (object);
}

static void
moor_strength_list_class_init (MoorStrengthListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_strength_list_dispose;
  object_class->finalize = moor_strength_list_finalize;
  widget_class->grab_focus = moor_strength_list_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "moor-strengths");
}

static void
moor_strength_list_init (MoorStrengthList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->buttons = moor_wrap_new (MOOR_WRAP_CHIPS, 6);
  gtk_widget_add_css_class (self->buttons, "moor-words");
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
  self->strengths = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_visible (self->strengths, FALSE);
  gtk_widget_set_parent (self->strengths, GTK_WIDGET (self));
}

GtkWidget *
moor_strength_list_new (gboolean words)
{
  MoorStrengthList *self = g_object_new (MOOR_TYPE_STRENGTH_LIST, NULL);

  self->words = words;
  return GTK_WIDGET (self);
}

void
moor_strength_list_set_name (MoorStrengthList *self,
                             const char       *name)
{
  g_return_if_fail (MOOR_IS_STRENGTH_LIST (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
moor_strength_list_set_options (MoorStrengthList *self,
                                GPtrArray        *options)
{
  g_autofree char *described = NULL;
  g_autofree char *focused = NULL;
  Entry *entry;

  g_return_if_fail (MOOR_IS_STRENGTH_LIST (self));
  g_return_if_fail (options != NULL);

  described = describe (options);
  if (g_strcmp0 (self->shown, described) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&described);

  for (guint i = 0; i < self->entries->len; i++)
    {
      entry = self->entries->pdata[i];
      if (gtk_widget_is_focus (entry->button))
        focused = g_strdup (value_of (entry));
      remove_fold (entry);
    }
  g_ptr_array_set_size (self->entries, 0);
  moor_wrap_clear (MOOR_WRAP (self->buttons));

  for (guint i = 0; i < options->len; i++)
    {
      MoorOption *option = options->pdata[i];

      entry = g_new0 (Entry, 1);
      entry->list = self;
      entry->label = g_strdup (option->label);
      entry->alone = option->alone;
      entry->strength = MOOR_RATING_NONE;
      entry->button = moor_option_button_new (option->value, option->label, NULL, FALSE);
      g_signal_connect_object (entry->button, "chosen", G_CALLBACK (on_chosen), self, 0);
      moor_wrap_append (MOOR_WRAP (self->buttons), entry->button);
      g_ptr_array_add (self->entries, entry);
    }

  show_answer (self);

  entry = focused != NULL ? find_entry (self, focused) : NULL;
  if (entry != NULL)
    gtk_widget_grab_focus (entry->button);
}

void
moor_strength_list_set_answer (MoorStrengthList *self,
                               MoorAnswer       *answer)
{
  g_return_if_fail (MOOR_IS_STRENGTH_LIST (self));

  if (answer != NULL)
    moor_answer_ref (answer);
  g_clear_pointer (&self->answer, moor_answer_unref);
  self->answer = answer;
  show_answer (self);
}

MoorAnswer *
moor_strength_list_get_answer (MoorStrengthList *self)
{
  MoorAnswerBuilder *builder;
  int row = 0;

  g_return_val_if_fail (MOOR_IS_STRENGTH_LIST (self), NULL);

  builder = moor_answer_builder_new ();
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];

      if (!is_chosen (entry))
        continue;

      moor_answer_builder_add_text (builder, row, "", value_of (entry));
      if (!entry->alone && entry->strength != MOOR_RATING_NONE)
        moor_answer_builder_add_number (builder, row, STRENGTH, entry->strength);
      if (!entry->alone && entry->word != NULL)
        moor_answer_builder_add_text (builder, row, WORD, entry->word);
      row++;
    }

  return moor_answer_builder_end (builder);
}

const char *
moor_strength_list_get_label (MoorStrengthList *self,
                              const char       *value)
{
  const Entry *entry;

  g_return_val_if_fail (MOOR_IS_STRENGTH_LIST (self), NULL);

  entry = find_entry (self, value);
  return entry != NULL ? entry->label : NULL;
}

gboolean
moor_strength_list_is_chosen (MoorStrengthList *self,
                              const char       *value)
{
  const Entry *entry;

  g_return_val_if_fail (MOOR_IS_STRENGTH_LIST (self), FALSE);

  entry = find_entry (self, value);
  return entry != NULL && is_chosen (entry);
}

void
moor_strength_list_press (MoorStrengthList *self,
                          const char       *value)
{
  Entry *entry;

  g_return_if_fail (MOOR_IS_STRENGTH_LIST (self));

  entry = find_entry (self, value);
  g_return_if_fail (entry != NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (entry->button), !is_chosen (entry));
}

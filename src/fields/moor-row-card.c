/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-row-card.h"

#include <glib/gi18n-lib.h>

#include "base/moor-text.h"
#include "fields/moor-compat.h"
#include "fields/moor-fold.h"

/* As much of a card's first words as its folded line shows. */
#define SUMMARY_CHARS 48

struct _MoorRowCard {
  GtkWidget               parent_instance;

  const MoorField        *field;
  const MoorFieldContext *context;
  char                   *id;
  char                   *heading;
  int                     number;
  GHashTable             *answers;     /* column → MoorAnswer: the truth, fields made or not */

  GtkWidget              *fold;        /* (nullable) of a card that folds */
  GtkWidget              *columns;
  GtkWidget              *remove;
};

G_DEFINE_FINAL_TYPE (MoorRowCard, moor_row_card, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "moor-field-label");
  return label;
}

/* (transfer full) (nullable) */
static char *
find_person (MoorRowCard *self,
             const char  *uuid)
{
  GListModel *people = self->context->people;

  for (guint i = 0; people != NULL && i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (GObject) person = g_list_model_get_item (people, i);
      g_autofree char *id = NULL;
      g_autofree char *name = NULL;

      g_object_get (person, "id", &id, "name", &name, NULL);
      if (g_strcmp0 (id, uuid) == 0)
        return moor_text_first_words (name, SUMMARY_CHARS);
    }

  return NULL;
}

/* The first words in the card, or who it is about, or which one it is. */
static char *
describe (MoorRowCard *self)
{
  g_autofree char *who = NULL;

  for (guint i = 0; i < self->field->columns->len; i++)
    {
      const MoorField *column = self->field->columns->pdata[i];
      MoorAnswer *answer = moor_row_card_get_column (self, column->id);
      const char *text = answer != NULL ? moor_answer_get_text (answer, 0, "") : NULL;

      if (text != NULL && column->kind == MOOR_FIELD_TEXT)
        return moor_text_first_words (text, SUMMARY_CHARS);
      if (text != NULL && column->kind == MOOR_FIELD_PERSON && who == NULL)
        who = find_person (self, text);
    }
  if (who != NULL)
    return g_steal_pointer (&who);

  /* Translators: one card of a list, by its place: "Number 3" */
  return g_strdup_printf (_("Number %d"), self->number);
}

static void
show_summary (MoorRowCard *self)
{
  g_autofree char *words = NULL;
  g_autofree char *removal = NULL;

  if (self->fold == NULL)
    return;

  words = describe (self);
  moor_fold_set_label (MOOR_FOLD (self->fold), words);

  removal = g_strdup_printf (_("Take number %d away"), self->number);
  moor_compat_name_button (self->remove, removal);
}

static void
on_answered (MoorFieldView *view,
             MoorAnswer    *answer,
             MoorRowCard   *self)
{
  const char *column = moor_field_view_get_field (view)->id;

  if (answer != NULL)
    g_hash_table_replace (self->answers, g_strdup (column), moor_answer_ref (answer));
  else
    g_hash_table_remove (self->answers, column);

  show_summary (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_answer (MoorRowCard   *self,
             MoorFieldView *view)
{
  moor_field_view_set_answer (view,
                              moor_row_card_get_column (self,
                                                        moor_field_view_get_field (view)->id));
}

static gboolean
has_options (const MoorField *field)
{
  return field->kind == MOOR_FIELD_CHOICE || field->kind == MOOR_FIELD_CHOICES ||
         field->kind == MOOR_FIELD_EMOTIONS;
}

static void
make_columns (MoorRowCard *self)
{
  if (gtk_widget_get_first_child (self->columns) != NULL)
    return;

  for (guint i = 0; i < self->field->columns->len; i++)
    {
      const MoorField *column = self->field->columns->pdata[i];
      GtkWidget *view = moor_field_view_new (column, self->context);

      if (view == NULL)
        continue;

      if (has_options (column) && self->context->options != NULL)
        {
          g_autoptr (GPtrArray) options = self->context->options (column, self->context->data);

          moor_field_view_set_options (MOOR_FIELD_VIEW (view), options);
        }
      moor_field_view_set_name (MOOR_FIELD_VIEW (view),
                                self->heading != NULL ? self->heading : self->field->label);
      show_answer (self, MOOR_FIELD_VIEW (view));
      g_signal_connect_object (view, "answered", G_CALLBACK (on_answered), self, 0);
      gtk_box_append (GTK_BOX (self->columns), view);
    }

  if (self->remove != NULL)
    gtk_box_append (GTK_BOX (self->columns), self->remove);
}

static void
on_open (MoorRowCard *self)
{
  if (moor_fold_is_open (MOOR_FOLD (self->fold)))
    make_columns (self);
}

static void
on_remove (MoorRowCard *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
make_folding (MoorRowCard *self)
{
  self->fold = moor_fold_new (NULL);
  moor_fold_set_bold (MOOR_FOLD (self->fold), TRUE);
  moor_fold_set_child (MOOR_FOLD (self->fold), self->columns);
  gtk_widget_set_parent (self->fold, GTK_WIDGET (self));
  g_signal_connect_object (self->fold, "notify::open", G_CALLBACK (on_open), self,
                           G_CONNECT_SWAPPED);

  self->remove = g_object_ref_sink (gtk_button_new_with_label (_("Take this one away")));
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_halign (self->remove, GTK_ALIGN_START);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (on_remove), self,
                           G_CONNECT_SWAPPED);
}

static void
moor_row_card_dispose (GObject *object)
{
  MoorRowCard *self = MOOR_ROW_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->remove);

  G_OBJECT_CLASS (moor_row_card_parent_class)->dispose (object);
}

static void
moor_row_card_finalize (GObject *object)
{
  MoorRowCard *self = MOOR_ROW_CARD (object);

  g_hash_table_unref (self->answers);
  g_free (self->id);
  g_free (self->heading);

  G_OBJECT_CLASS (moor_row_card_parent_class)->finalize (object);
}

static void
moor_row_card_class_init (MoorRowCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_row_card_dispose;
  object_class->finalize = moor_row_card_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "moor-row-card");
}

static void
moor_row_card_init (MoorRowCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "moor-card");

  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) moor_answer_unref);
  self->columns = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
}

GtkWidget *
moor_row_card_new (const MoorField        *field,
                   const MoorFieldContext *context,
                   const char             *id,
                   const char             *heading)
{
  MoorRowCard *self;

  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (context != NULL, NULL);

  self = g_object_new (MOOR_TYPE_ROW_CARD, NULL);
  self->field = field;
  self->context = context;
  self->id = g_strdup (id);
  self->heading = g_strdup (heading);

  if (id == NULL)
    {
      make_folding (self);
    }
  else
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                      -1);
      gtk_widget_set_parent (make_label (heading), GTK_WIDGET (self));
      gtk_widget_set_parent (self->columns, GTK_WIDGET (self));
      make_columns (self);
    }

  return GTK_WIDGET (self);
}

const char *
moor_row_card_get_id (MoorRowCard *self)
{
  g_return_val_if_fail (MOOR_IS_ROW_CARD (self), NULL);

  return self->id;
}

void
moor_row_card_set_number (MoorRowCard *self,
                          int          number)
{
  g_return_if_fail (MOOR_IS_ROW_CARD (self));

  self->number = number;
  show_summary (self);
}

void
moor_row_card_set_open (MoorRowCard *self,
                        gboolean     open)
{
  g_return_if_fail (MOOR_IS_ROW_CARD (self));

  if (self->fold != NULL)
    moor_fold_set_open (MOOR_FOLD (self->fold), open);
}

void
moor_row_card_set_row (MoorRowCard      *self,
                       const MoorAnswer *answer,
                       int               row)
{
  g_return_if_fail (MOOR_IS_ROW_CARD (self));

  g_hash_table_remove_all (self->answers);
  for (guint i = 0; answer != NULL && i < self->field->columns->len; i++)
    {
      const char *column = ((MoorField *) self->field->columns->pdata[i])->id;
      MoorAnswer *cell = moor_answer_get_column (answer, row, column);

      if (cell != NULL)
        g_hash_table_replace (self->answers, g_strdup (column), cell);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (self->columns);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (MOOR_IS_FIELD_VIEW (child))
      show_answer (self, MOOR_FIELD_VIEW (child));
  show_summary (self);
}

MoorAnswer *
moor_row_card_get_column (MoorRowCard *self,
                          const char  *column)
{
  g_return_val_if_fail (MOOR_IS_ROW_CARD (self), NULL);

  return g_hash_table_lookup (self->answers, column);
}

gboolean
moor_row_card_is_empty (MoorRowCard *self)
{
  g_return_val_if_fail (MOOR_IS_ROW_CARD (self), TRUE);

  return g_hash_table_size (self->answers) == 0;
}

void
moor_row_card_begin (MoorRowCard *self)
{
  GtkWidget *first;

  g_return_if_fail (MOOR_IS_ROW_CARD (self));

  make_columns (self);
  first = gtk_widget_get_first_child (self->columns);
  if (first != NULL && MOOR_IS_FIELD_VIEW (first))
    moor_field_view_begin (MOOR_FIELD_VIEW (first));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-rows-view.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-row-card.h"
#include "fields/moor-rows-drawing.h"

#define ROW_ID "@id"

struct _MoorRowsView {
  MoorFieldView  parent_instance;

  MoorAnswer    *taken_away;   /* the whole answer before the last card went */
  GtkWidget     *cards;
  GtkWidget     *add;
  GtkWidget     *undo;
  GtkWidget     *drawing;      /* (nullable) of rows that are drawn */
};

G_DEFINE_FINAL_TYPE (MoorRowsView, moor_rows_view, MOOR_TYPE_FIELD_VIEW)

static void on_changed (MoorRowsView *self);
static void on_removed (MoorRowCard *card, MoorRowsView *self);

static guint
count (MoorRowsView *self)
{
  guint n = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards);
       card != NULL;
       card = gtk_widget_get_next_sibling (card))
    n++;

  return n;
}

/* Rows that are given (fixed, or one for each earlier answer) keep their
 * number; rows a person adds are counted without the empty ones. */
static gboolean
is_given (MoorRowsView *self)
{
  const MoorField *field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));

  return field->row_for != NULL || field->fixed->len > 0;
}

static void
show_frame (MoorRowsView *self)
{
  const MoorField *field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  gboolean is_full = field->max > 0 && count (self) >= (guint) field->max;
  int number = 1;

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards);
       card != NULL;
       card = gtk_widget_get_next_sibling (card))
    moor_row_card_set_number (MOOR_ROW_CARD (card), number++);

  gtk_widget_set_visible (self->add, !is_given (self) && !is_full);
  gtk_widget_set_visible (self->undo, self->taken_away != NULL);
}

static MoorAnswer *
read_cards (MoorRowsView *self)
{
  const MoorField *field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  gboolean given = is_given (self);
  int row = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->cards);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      MoorRowCard *card = MOOR_ROW_CARD (child);

      if (moor_row_card_is_empty (card))
        {
          row += given;
          continue;
        }

      if (moor_row_card_get_id (card) != NULL)
        moor_answer_builder_add_text (builder, row, ROW_ID, moor_row_card_get_id (card));
      for (guint i = 0; i < field->columns->len; i++)
        {
          const char *column = ((MoorField *) field->columns->pdata[i])->id;

          moor_answer_builder_add_column (builder, row, column,
                                          moor_row_card_get_column (card, column));
        }
      row++;
    }

  return moor_answer_builder_end (builder);
}

static MoorRowCard *
add_card (MoorRowsView *self,
          const char   *id,
          const char   *heading)
{
  const MoorField *field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  GtkWidget *card = moor_row_card_new (field, moor_field_view_get_context (MOOR_FIELD_VIEW (self)),
                                       id, heading);

  g_signal_connect_object (card, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "removed", G_CALLBACK (on_removed), self, 0);
  gtk_box_append (GTK_BOX (self->cards), card);
  return MOOR_ROW_CARD (card);
}

static void
clear_cards (MoorRowsView *self)
{
  GtkWidget *card;

  while ((card = gtk_widget_get_first_child (self->cards)) != NULL)
    gtk_box_remove (GTK_BOX (self->cards), card);
}

static void
show_drawing (MoorRowsView *self)
{
  if (self->drawing != NULL)
    moor_rows_drawing_set_answer (MOOR_ROWS_DRAWING (self->drawing),
                                  moor_field_view_get_answer (MOOR_FIELD_VIEW (self)));
}

/* Tells what the cards say now. (transfer full) */
static void
tell (MoorRowsView *self,
      MoorAnswer   *answer)
{
  moor_field_view_tell (MOOR_FIELD_VIEW (self), answer);
  show_drawing (self);
}

static void
on_changed (MoorRowsView *self)
{
  g_clear_pointer (&self->taken_away, moor_answer_unref);
  show_frame (self);
  tell (self, read_cards (self));
}

static void
on_removed (MoorRowCard  *card,
            MoorRowsView *self)
{
  g_autoptr (MoorAnswer) before = read_cards (self);
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (card));
  gboolean empty = moor_row_card_is_empty (card);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (GTK_WIDGET (card));
  gtk_widget_child_focus (next != NULL ? next : self->add, GTK_DIR_TAB_FORWARD);

  gtk_box_remove (GTK_BOX (self->cards), GTK_WIDGET (card));
  g_clear_pointer (&self->taken_away, moor_answer_unref);
  if (!empty)
    self->taken_away = g_steal_pointer (&before);
  show_frame (self);
  tell (self, read_cards (self));
}

static void
show_rows (MoorRowsView *self,
           MoorAnswer   *answer)
{
  const MoorField *field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  int n_rows = answer != NULL ? moor_answer_get_n_rows (answer) : 0;
  int least = MAX (1, field->min);

  clear_cards (self);
  for (int row = 0; row < MAX (n_rows, least); row++)
    {
      MoorRowCard *card = add_card (self, NULL, NULL);

      moor_row_card_set_row (card, row < n_rows ? answer : NULL, row);
      moor_row_card_set_open (card, n_rows == 0 && row == 0);
    }
}

static int
find_row (MoorAnswer *answer,
          const char *id)
{
  int n_rows = answer != NULL ? moor_answer_get_n_rows (answer) : 0;

  for (int row = 0; row < n_rows; row++)
    if (g_strcmp0 (moor_answer_get_text (answer, row, ROW_ID), id) == 0)
      return row;

  return -1;
}

static void
show_given_rows (MoorRowsView *self,
                 MoorAnswer   *answer)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards);
       card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      int row = find_row (answer, moor_row_card_get_id (MOOR_ROW_CARD (card)));

      moor_row_card_set_row (MOOR_ROW_CARD (card), row >= 0 ? answer : NULL, row);
    }
}

static void
moor_rows_view_set_answer (MoorFieldView *view,
                           MoorAnswer    *answer)
{
  MoorRowsView *self = MOOR_ROWS_VIEW (view);

  g_clear_pointer (&self->taken_away, moor_answer_unref);
  if (is_given (self))
    show_given_rows (self, answer);
  else
    show_rows (self, answer);
  show_frame (self);
  show_drawing (self);
}

static gboolean
same_rows (MoorRowsView *self,
           GPtrArray    *options)
{
  GtkWidget *card = gtk_widget_get_first_child (self->cards);

  for (guint i = 0; i < options->len; i++)
    {
      if (card == NULL || g_strcmp0 (moor_row_card_get_id (MOOR_ROW_CARD (card)),
                                     ((MoorOption *) options->pdata[i])->value) != 0)
        return FALSE;
      card = gtk_widget_get_next_sibling (card);
    }

  return card == NULL;
}

/* A row for each earlier answer. */
static void
moor_rows_view_set_options (MoorFieldView *view,
                            GPtrArray     *options)
{
  MoorRowsView *self = MOOR_ROWS_VIEW (view);

  if (moor_field_view_get_field (view)->row_for == NULL || same_rows (self, options))
    return;

  clear_cards (self);
  for (guint i = 0; i < options->len; i++)
    {
      MoorOption *option = options->pdata[i];

      add_card (self, option->value, option->label);
    }
  show_given_rows (self, moor_field_view_get_answer (view));
  show_frame (self);
}

static void
moor_rows_view_begin (MoorFieldView *view)
{
  MoorRowsView *self = MOOR_ROWS_VIEW (view);
  GtkWidget *first = gtk_widget_get_first_child (self->cards);

  if (first != NULL && (is_given (self) || moor_row_card_is_empty (MOOR_ROW_CARD (first))))
    moor_row_card_begin (MOOR_ROW_CARD (first));
  else if (first != NULL)
    gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (self->add);
}

static void
on_add (MoorRowsView *self)
{
  MoorRowCard *card;

  for (GtkWidget *other = gtk_widget_get_first_child (self->cards);
       other != NULL;
       other = gtk_widget_get_next_sibling (other))
    moor_row_card_set_open (MOOR_ROW_CARD (other), FALSE);

  card = add_card (self, NULL, NULL);
  moor_row_card_set_open (card, TRUE);
  show_frame (self);
  moor_row_card_begin (card);
}

static void
on_undo (MoorRowsView *self)
{
  g_autoptr (MoorAnswer) before = g_steal_pointer (&self->taken_away);

  show_rows (self, before);
  show_frame (self);
  tell (self, moor_answer_ref (before));
  moor_rows_view_begin (MOOR_FIELD_VIEW (self));
}

static GtkWidget *
make_button (const char   *label,
             GCallback     callback,
             MoorRowsView *self)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_undo (MoorRowsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Taken away.")));
  gtk_box_append (GTK_BOX (box), make_button (_("Undo"), G_CALLBACK (on_undo), self));
  return box;
}

static void
moor_rows_view_constructed (GObject *object)
{
  MoorRowsView *self = MOOR_ROWS_VIEW (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const MoorField *field;
  const MoorFieldContext *context;

  G_OBJECT_CLASS (moor_rows_view_parent_class)->constructed (object);

  field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  context = moor_field_view_get_context (MOOR_FIELD_VIEW (self));
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->undo = make_undo (self);
  self->add = make_button (field->add_label != NULL ? field->add_label : _("Add another"),
                           G_CALLBACK (on_add), self);

  gtk_box_append (GTK_BOX (box), self->cards);
  gtk_box_append (GTK_BOX (box), self->undo);
  gtk_box_append (GTK_BOX (box), self->add);
  if (field->draw != MOOR_DRAW_NONE)
    {
      self->drawing = moor_rows_drawing_new (field, context);
      gtk_box_append (GTK_BOX (box), self->drawing);
    }
  moor_field_view_set_child (MOOR_FIELD_VIEW (self), box);

  for (guint i = 0; i < field->fixed->len; i++)
    {
      MoorFixedRow *row = field->fixed->pdata[i];

      add_card (self, row->id, row->label != NULL ? row->label : row->id);
    }
  if (field->row_for != NULL && context->options != NULL)
    {
      g_autoptr (GPtrArray) options = context->options (field, context->data);

      moor_rows_view_set_options (MOOR_FIELD_VIEW (self), options);
    }
  if (!is_given (self))
    show_rows (self, NULL);
  show_frame (self);
}

static void
moor_rows_view_finalize (GObject *object)
{
  g_clear_pointer (&MOOR_ROWS_VIEW (object)->taken_away, moor_answer_unref);

  G_OBJECT_CLASS (moor_rows_view_parent_class)->finalize (object);
}

static void
moor_rows_view_class_init (MoorRowsViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_rows_view_constructed;
  G_OBJECT_CLASS (klass)->finalize = moor_rows_view_finalize;
  view_class->set_answer = moor_rows_view_set_answer;
  view_class->set_options = moor_rows_view_set_options;
  view_class->begin = moor_rows_view_begin;
}

static void
moor_rows_view_init (MoorRowsView *self)
{
}

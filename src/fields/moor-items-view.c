/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-items-view.h"

#include <math.h>

#include "base/moor-clock.h"
#include "fields/moor-rating.h"
#include "fields/moor-scale-words.h"

struct _MoorItemsView {
  MoorFieldView  parent_instance;

  GPtrArray     *ratings;      /* MoorRating, in the order of the items */
  double         before;       /* seconds: what it had taken when this view was made */
  gint64         began;        /* µs; 0 until something is chosen here */
};

G_DEFINE_FINAL_TYPE (MoorItemsView, moor_items_view, MOOR_TYPE_FIELD_VIEW)

static GtkWidget *
make_label (const char *text,
            const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style_class);
  return label;
}

/* From the first choice to the last. What lies between two sittings is not counted. */
static double
get_seconds (MoorItemsView *self)
{
  gint64 now = moor_clock_now ();

  if (self->began == 0)
    self->began = now;

  /* A clock may be put back in between. */
  return self->before + MAX (now - self->began, 0) / (double) G_USEC_PER_SEC;
}

static void
on_chosen (MoorItemsView *self)
{
  const MoorField *field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  guint n_answered = 0;

  for (guint i = 0; i < self->ratings->len; i++)
    {
      int value = moor_rating_get_value (self->ratings->pdata[i]);

      if (value == MOOR_RATING_NONE)
        continue;
      moor_answer_builder_add_number (builder, 0, ((MoorItem *) field->items->pdata[i])->id, value);
      n_answered++;
    }

  /* Only a questionnaire has a use for it. */
  if (field->scored_by != NULL && n_answered > 0)
    moor_answer_builder_add_number (builder, 0, MOOR_ITEMS_SECONDS, get_seconds (self));

  moor_field_view_tell (MOOR_FIELD_VIEW (self), moor_answer_builder_end (builder));
}

static void
moor_items_view_set_answer (MoorFieldView *view,
                            MoorAnswer    *answer)
{
  MoorItemsView *self = MOOR_ITEMS_VIEW (view);
  const MoorField *field = moor_field_view_get_field (view);

  /* Its own answer comes back to it. */
  if (self->began == 0 && answer != NULL)
    moor_answer_get_number (answer, 0, MOOR_ITEMS_SECONDS, &self->before);

  for (guint i = 0; i < self->ratings->len; i++)
    {
      double number;
      gboolean answered = answer != NULL &&
        moor_answer_get_number (answer, 0, ((MoorItem *) field->items->pdata[i])->id, &number);

      moor_rating_set_value (self->ratings->pdata[i],
                             answered ? (int) lround (number) : MOOR_RATING_NONE);
    }
}

static void
moor_items_view_constructed (GObject *object)
{
  MoorItemsView *self = MOOR_ITEMS_VIEW (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  const MoorField *field;
  int lowest, highest;

  G_OBJECT_CLASS (moor_items_view_parent_class)->constructed (object);

  field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  lowest = (int) field->lowest;
  highest = MIN ((int) field->highest, lowest + MOOR_RATING_MOST - 1);

  for (guint i = 0; i < field->items->len; i++)
    {
      MoorItem *item = field->items->pdata[i];
      GtkWidget *statement = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      GtkWidget *rating = moor_rating_new (lowest, highest);

      moor_rating_set_name (MOOR_RATING (rating), item->text);
      g_signal_connect_object (rating, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->ratings, rating);

      gtk_box_append (GTK_BOX (statement), make_label (item->text, "moor-item"));
      gtk_box_append (GTK_BOX (statement), rating);
      gtk_box_append (GTK_BOX (statement), moor_scale_words_new (field, MOOR_RATING (rating)));
      gtk_box_append (GTK_BOX (box), statement);
    }

  moor_field_view_set_child (MOOR_FIELD_VIEW (self), box);
}

static void
moor_items_view_finalize (GObject *object)
{
  g_ptr_array_unref (MOOR_ITEMS_VIEW (object)->ratings);

  G_OBJECT_CLASS (moor_items_view_parent_class)->finalize (object);
}

static void
moor_items_view_class_init (MoorItemsViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_items_view_constructed;
  G_OBJECT_CLASS (klass)->finalize = moor_items_view_finalize;
  view_class->set_answer = moor_items_view_set_answer;
}

static void
moor_items_view_init (MoorItemsView *self)
{
  self->ratings = g_ptr_array_new ();
}

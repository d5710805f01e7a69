/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-items-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/moor-clock.h"
#include "fields/moor-number-entry.h"
#include "fields/moor-rating.h"
#include "fields/moor-scale-words.h"

struct _MoorItemsView {
  MoorFieldView  parent_instance;

  GPtrArray     *answers;      /* in the order of the items: MoorRating, or MoorNumberEntry
                                * where the scale is long */
  gboolean       is_typed;     /* the latter */
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
  gint64 now = moor_clock_monotonic ();

  if (self->began == 0)
    self->began = now;

  return self->before + (double) (now - self->began) / G_USEC_PER_SEC;
}

/* FALSE: not answered. */
static gboolean
read_answer (GtkWidget *widget,
             double    *number,
             gboolean  *problem)
{
  *problem = FALSE;
  if (MOOR_IS_NUMBER_ENTRY (widget))
    return moor_number_entry_get_value (MOOR_NUMBER_ENTRY (widget), number, problem);

  *number = moor_rating_get_value (MOOR_RATING (widget));
  return (int) *number != MOOR_RATING_NONE;
}

static void
on_chosen (MoorItemsView *self)
{
  const MoorField *field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  guint n_answered = 0;
  g_autofree char *sentence = NULL;
  gboolean any_problem = FALSE;

  for (guint i = 0; i < self->answers->len; i++)
    {
      double number;
      gboolean problem;

      if (read_answer (self->answers->pdata[i], &number, &problem))
        {
          moor_answer_builder_add_number (builder, 0, ((MoorItem *) field->items->pdata[i])->id,
                                          number);
          n_answered++;
        }
      any_problem |= problem;
    }

  /* Only a questionnaire has a use for it. */
  if (field->scored_by != NULL && n_answered > 0)
    moor_answer_builder_add_number (builder, 0, MOOR_ITEMS_SECONDS, get_seconds (self));

  if (any_problem)
    sentence = g_strdup_printf (_("A whole number from %d to %d fits here. "
                                  "Anything else is not kept."),
                                (int) field->lowest, (int) field->highest);
  if (self->is_typed)
    moor_field_view_set_problem (MOOR_FIELD_VIEW (self), sentence);
  moor_field_view_tell (MOOR_FIELD_VIEW (self), moor_answer_builder_end (builder));
}

static void
moor_items_view_set_answer (MoorFieldView *view,
                            MoorAnswer    *answer)
{
  MoorItemsView *self = MOOR_ITEMS_VIEW (view);
  const MoorField *field = moor_field_view_get_field (view);

  /* Its own answer comes back to it. */
  if (self->began == 0 &&
      (answer == NULL || !moor_answer_get_number (answer, 0, MOOR_ITEMS_SECONDS, &self->before)))
    self->before = 0;

  for (guint i = 0; i < self->answers->len; i++)
    {
      double number;
      gboolean answered = answer != NULL &&
        moor_answer_get_number (answer, 0, ((MoorItem *) field->items->pdata[i])->id, &number);

      if (self->is_typed)
        moor_number_entry_set_value (self->answers->pdata[i], answered ? &number : NULL);
      else
        moor_rating_set_value (self->answers->pdata[i],
                               answered ? (int) lround (number) : MOOR_RATING_NONE);
    }
}

static GtkWidget *
make_answer (MoorItemsView   *self,
             const MoorField *field,
             const MoorItem  *item)
{
  GtkWidget *answer;

  if (self->is_typed)
    {
      answer = moor_number_entry_new (field->lowest, field->highest, NULL);
      moor_number_entry_set_name (MOOR_NUMBER_ENTRY (answer), item->text);
    }
  else
    {
      answer = moor_rating_new ((int) field->lowest, (int) field->highest);
      moor_rating_set_name (MOOR_RATING (answer), item->text);
    }

  g_signal_connect_object (answer, self->is_typed ? "changed" : "chosen", G_CALLBACK (on_chosen),
                           self, G_CONNECT_SWAPPED);
  return answer;
}

static void
moor_items_view_constructed (GObject *object)
{
  MoorItemsView *self = MOOR_ITEMS_VIEW (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  const MoorField *field;

  G_OBJECT_CLASS (moor_items_view_parent_class)->constructed (object);

  field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  self->is_typed = field->highest - field->lowest >= MOOR_RATING_MOST;

  for (guint i = 0; i < field->items->len; i++)
    {
      MoorItem *item = field->items->pdata[i];
      GtkWidget *statement = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      GtkWidget *answer = make_answer (self, field, item);

      g_ptr_array_add (self->answers, answer);
      gtk_box_append (GTK_BOX (statement), make_label (item->text, "moor-item"));
      gtk_box_append (GTK_BOX (statement), answer);
      gtk_box_append (GTK_BOX (statement),
                      moor_scale_words_new (field, self->is_typed ? NULL : MOOR_RATING (answer)));
      gtk_box_append (GTK_BOX (box), statement);
    }

  moor_field_view_set_child (MOOR_FIELD_VIEW (self), box);
}

static void
moor_items_view_finalize (GObject *object)
{
  g_ptr_array_unref (MOOR_ITEMS_VIEW (object)->answers);

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
  self->answers = g_ptr_array_new ();
}

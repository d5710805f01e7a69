/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-scale-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fields/moor-rating.h"

struct _MoorScaleView {
  MoorFieldView  parent_instance;

  GtkWidget     *rating;
  GtkWidget     *status;
};

G_DEFINE_FINAL_TYPE (MoorScaleView, moor_scale_view, MOOR_TYPE_FIELD_VIEW)

static void
show_status (MoorScaleView *self)
{
  int value = moor_rating_get_value (MOOR_RATING (self->rating));
  g_autofree char *answered = NULL;

  if (value != MOOR_RATING_NONE)
    /* Translators: below a row of numbers, once one is chosen: "Your answer: 7" */
    answered = g_strdup_printf (_("Your answer: %d"), value);

  gtk_label_set_label (GTK_LABEL (self->status), answered != NULL ? answered : _("not answered"));
}

static void
on_chosen (MoorScaleView *self)
{
  int value = moor_rating_get_value (MOOR_RATING (self->rating));

  show_status (self);
  moor_field_view_tell (MOOR_FIELD_VIEW (self),
                        value == MOOR_RATING_NONE ? NULL : moor_answer_new_number (value));
}

static void
moor_scale_view_set_answer (MoorFieldView *view,
                            MoorAnswer    *answer)
{
  MoorScaleView *self = MOOR_SCALE_VIEW (view);
  double number;

  if (answer != NULL && moor_answer_get_number (answer, 0, "", &number))
    moor_rating_set_value (MOOR_RATING (self->rating), (int) lround (number));
  else
    moor_rating_set_value (MOOR_RATING (self->rating), MOOR_RATING_NONE);
  show_status (self);
}

static void
moor_scale_view_name (MoorFieldView *view,
                      const char    *name)
{
  moor_rating_set_name (MOOR_RATING (MOOR_SCALE_VIEW (view)->rating), name);
}

static GtkWidget *
make_end (const char *text,
          float       side)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), side);
  gtk_label_set_justify (GTK_LABEL (label), side > 0 ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "moor-small");
  return label;
}

/* The words at the ends stand below the ends; those between, in a line of
 * their own with their number. */
static GtkWidget *
make_words (MoorScaleView   *self,
            const MoorField *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autoptr (GString) between = g_string_new (NULL);
  const char *low = field->low;
  const char *high = field->high;

  for (guint i = 0; field->marks != NULL && i < field->marks->len; i++)
    {
      MoorMark *mark = field->marks->pdata[i];

      if (mark->at == field->lowest)
        low = mark->label;
      else if (mark->at == field->highest)
        high = mark->label;
      else
        g_string_append_printf (between, "%s%g %s", between->len > 0 ? " · " : "", mark->at, mark->label);

      if (mark->at >= field->lowest && mark->at <= field->highest)
        moor_rating_set_words (MOOR_RATING (self->rating), (int) lround (mark->at), mark->label);
    }

  if (low != NULL)
    moor_rating_set_words (MOOR_RATING (self->rating), (int) lround (field->lowest), low);
  if (high != NULL)
    moor_rating_set_words (MOOR_RATING (self->rating), (int) lround (field->highest), high);

  if (low != NULL || high != NULL)
    {
      GtkWidget *ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

      gtk_box_append (GTK_BOX (ends), make_end (low != NULL ? low : "", 0));
      gtk_box_append (GTK_BOX (ends), make_end (high != NULL ? high : "", 1));
      gtk_box_append (GTK_BOX (box), ends);
    }
  if (between->len > 0)
    gtk_box_append (GTK_BOX (box), make_end (between->str, 0));

  return box;
}

static void
moor_scale_view_constructed (GObject *object)
{
  MoorScaleView *self = MOOR_SCALE_VIEW (object);
  const MoorField *field;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  G_OBJECT_CLASS (moor_scale_view_parent_class)->constructed (object);

  field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  self->rating = moor_rating_new ((int) field->lowest, (int) field->highest);
  self->status = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  gtk_widget_add_css_class (self->status, "moor-small");

  gtk_box_append (GTK_BOX (box), self->rating);
  gtk_box_append (GTK_BOX (box), make_words (self, field));
  gtk_box_append (GTK_BOX (box), self->status);
  show_status (self);

  g_signal_connect_swapped (self->rating, "chosen", G_CALLBACK (on_chosen), self);
  moor_field_view_set_child (MOOR_FIELD_VIEW (self), box);
}

static void
moor_scale_view_class_init (MoorScaleViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_scale_view_constructed;
  view_class->set_answer = moor_scale_view_set_answer;
  view_class->name = moor_scale_view_name;
}

static void
moor_scale_view_init (MoorScaleView *self)
{
}

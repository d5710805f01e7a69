/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-scale-words.h"

#include <math.h>

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

static void
speak (MoorRating *rating,
       double      number,
       const char *words)
{
  if (rating != NULL && words != NULL)
    moor_rating_set_words (rating, (int) lround (number), words);
}

GtkWidget *
moor_scale_words_new (const MoorField *field,
                      MoorRating      *rating)
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

      if (mark->at > field->lowest && mark->at < field->highest)
        speak (rating, mark->at, mark->label);
    }

  speak (rating, field->lowest, low);
  speak (rating, field->highest, high);

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

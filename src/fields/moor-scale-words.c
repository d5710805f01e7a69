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
  gtk_label_set_justify (GTK_LABEL (label), side > 0.5f ? GTK_JUSTIFY_RIGHT
                                            : side > 0 ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "moor-small");
  return label;
}

/* Breaks between two marks, not inside one. */
static void
add_mark (GString        *line,
          const MoorMark *mark)
{
  g_auto (GStrv) words = g_strsplit (mark->label, " ", -1);
  g_autofree char *together = g_strjoinv ("\302\240", words);

  g_string_append_printf (line, "%s%g\302\240%s", line->len > 0 ? " · " : "", mark->at, together);
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
        add_mark (between, mark);

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
    gtk_box_append (GTK_BOX (box), make_end (between->str, 0.5f));

  return box;
}

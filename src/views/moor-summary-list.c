/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-summary-list.h"

#include <glib/gi18n-lib.h>

#include "views/moor-dates.h"
#include "views/moor-labels.h"

struct _MoorSummaryList {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (MoorSummaryList, moor_summary_list, GTK_TYPE_WIDGET)

static GtkWidget *
open_button (MoorSummaryPage *page,
             const char      *day)
{
  /* Translators: an exercise and the day: "One moment, slowly, 9 November" */
  g_autofree char *about = g_strdup_printf (_("%s, %s"), page->title, day);
  GtkWidget *button = moor_label_new_button (_("Open the page"), about, "win.open-page",
                                             g_variant_new_string (page->page_id));

  gtk_widget_set_halign (button, GTK_ALIGN_START);

  return button;
}

static GtkWidget *
words_box (MoorSummaryPage *page,
           gboolean         with_questions)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "moor-written");
  for (guint i = 0; i < page->answers->len; i++)
    {
      MoorSummaryAnswer *answer = page->answers->pdata[i];

      if (with_questions && answer->about != NULL)
        gtk_box_append (GTK_BOX (box), moor_label_new (answer->about, "moor-small"));
      gtk_box_append (GTK_BOX (box), moor_label_new (answer->text, "moor-own-words"));
    }

  return box;
}

static GtkWidget *
page_box (MoorSummaryPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char *day = moor_dates_day (page->date);

  gtk_box_append (GTK_BOX (box), moor_label_new_heading (page->title, "heading", 2));
  gtk_box_append (GTK_BOX (box), moor_label_new (day, NULL));
  if (page->answers->len > 0)
    gtk_box_append (GTK_BOX (box), words_box (page, TRUE));
  gtk_box_append (GTK_BOX (box), open_button (page, day));

  return box;
}

static GtkWidget *
line_box (MoorSummaryPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *day = moor_dates_day (page->date);
  g_autofree char *from = g_strdup_printf (_("%s, %s"), page->title, day);

  gtk_box_append (GTK_BOX (box), words_box (page, FALSE));
  gtk_box_append (GTK_BOX (box), moor_label_new (from, "moor-small"));
  gtk_box_append (GTK_BOX (box), open_button (page, day));

  return box;
}

static void
clear (MoorSummaryList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
moor_summary_list_dispose (GObject *object)
{
  clear (MOOR_SUMMARY_LIST (object));

  G_OBJECT_CLASS (moor_summary_list_parent_class)->dispose (object);
}

static void
moor_summary_list_class_init (MoorSummaryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_summary_list_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
moor_summary_list_init (MoorSummaryList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 24);
}

GtkWidget *
moor_summary_list_new (void)
{
  return g_object_new (MOOR_TYPE_SUMMARY_LIST, NULL);
}

void
moor_summary_list_show (MoorSummaryList       *self,
                        const MoorStepSummary *summary)
{
  g_return_if_fail (MOOR_IS_SUMMARY_LIST (self));

  clear (self);
  if (summary == NULL)
    return;

  if (summary->lines->len > 0)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

      gtk_box_append (GTK_BOX (box),
                      moor_label_new_heading (_("Lines you took along"), "heading", 2));
      for (guint i = 0; i < summary->lines->len; i++)
        gtk_box_append (GTK_BOX (box), line_box (summary->lines->pdata[i]));
      gtk_widget_set_parent (box, GTK_WIDGET (self));
    }

  for (guint i = 0; i < summary->pages->len; i++)
    gtk_widget_set_parent (page_box (summary->pages->pdata[i]), GTK_WIDGET (self));
}

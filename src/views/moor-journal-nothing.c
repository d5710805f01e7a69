/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-journal-nothing.h"

#include <glib/gi18n-lib.h>

#include "views/moor-labels.h"

#define QUESTIONS_SHOWN 3

static const char * const questions[] = {
  N_("What was the best minute today, and who was near?"),
  N_("What did you not say today?"),
  N_("What would you have liked someone to ask?"),
  N_("What did you do for yourself that nobody saw?"),
  N_("Which room did you feel most like yourself in?"),
};

static void
show_no_result (GtkBox     *box,
                const char *search,
                gboolean    put_away_too)
{
  GtkWidget *button;

  gtk_box_append (box, moor_label_new_heading (_("No page with these words:"), "heading", 2));
  /* A person's words stand on a line of their own. */
  gtk_box_append (box, moor_label_new (search, NULL));
  if (put_away_too)
    return;

  gtk_box_append (box, moor_label_new (_("Pages that are put away are not searched."), NULL));
  button = moor_label_new_button (_("Search those too"), NULL, "journal.search-put-away", NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (box, button);
}

static void
show_no_pages (GtkBox *box)
{
  GtkWidget *buttons = moor_label_new_wrapped_box (8), *button;

  gtk_box_append (box, moor_label_new_heading (_("No pages yet"), "title-2", 2));
  gtk_box_append (box,
                  moor_label_new (_("Begin anywhere. The first line does not have to be good, and "
                                         "you can throw it away."), NULL));
  button = moor_label_new_button (_("New page"), NULL, "win.new-page", NULL);
  gtk_widget_set_tooltip_text (button, _("Write on an empty page (Ctrl+N)"));
  gtk_widget_add_css_class (button, "pill");
  gtk_box_append (GTK_BOX (buttons), button);
  button = moor_label_new_button (_("Give me a question"), NULL, "journal.give-question", NULL);
  gtk_widget_add_css_class (button, "pill");
  gtk_box_append (GTK_BOX (buttons), button);
  gtk_box_append (box, buttons);
}

void
moor_journal_nothing_show (GtkWidget  *box,
                           MoorList    which,
                           const char *search,
                           gboolean    put_away_too)
{
  g_return_if_fail (GTK_IS_BOX (box));

  moor_label_remove_children (box);

  if (search != NULL)
    show_no_result (GTK_BOX (box), search, put_away_too || which != MOOR_LIST_JOURNAL);
  else if (which == MOOR_LIST_STARRED)
    gtk_box_append (GTK_BOX (box), moor_label_new (_("No page has a star."), NULL));
  else if (which == MOOR_LIST_PUT_AWAY)
    gtk_box_append (GTK_BOX (box), moor_label_new (_("Nothing is put away."), NULL));
  else if (which == MOOR_LIST_TRASH)
    gtk_box_append (GTK_BOX (box),
                    moor_label_new (_("Nothing here. Deleted pages stay for thirty days and "
                                                     "are then gone for good."), NULL));
  else
    show_no_pages (GTK_BOX (box));
}

void
moor_journal_nothing_show_questions (GtkWidget *box)
{
  static guint first = 0;
  GtkWidget *focus = NULL;

  g_return_if_fail (GTK_IS_BOX (box));

  moor_label_remove_children (box);
  show_no_pages (GTK_BOX (box));
  for (guint i = 0; i < QUESTIONS_SHOWN; i++)
    {
      const char *question = _(questions[(first + i) % G_N_ELEMENTS (questions)]);
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), moor_label_new (question, NULL));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", question);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "journal.write-question");
      gtk_widget_add_css_class (button, "moor-card");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      question, -1);
      gtk_box_append (GTK_BOX (box), button);
      if (focus == NULL)
        focus = button;
    }
  gtk_widget_grab_focus (focus);
  first = (first + QUESTIONS_SHOWN) % G_N_ELEMENTS (questions);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-wording-button.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "fields/moor-option-list.h"

/* The leaning that is none, as a value of an option. */
#define NO_LEANING "none"
#define WIDEST 280   /* px */

struct _MoorWordingButton {
  GtkWidget  parent_instance;

  MoorRun   *run;
  GtkWidget *button;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (MoorWordingButton, moor_wording_button, GTK_TYPE_WIDGET)

static gboolean
has_wordings (const MoorPart *part)
{
  for (guint i = 0; part != NULL && i < part->blocks->len; i++)
    {
      MoorBlock *block = part->blocks->pdata[i];

      if (block->kind == MOOR_BLOCK_WORDS && block->words->leaning != MOOR_LEANING_NONE)
        return TRUE;
    }

  return FALSE;
}

static void
show_wording (MoorWordingButton *self)
{
  MoorLeaning leaning = moor_run_get_leaning (self->run);
  const char *value = leaning == MOOR_LEANING_NONE ? NO_LEANING : moor_leaning_to_string (leaning);
  g_autoptr (MoorAnswer) answer = moor_answer_new_text (value);

  moor_option_list_set_answer (MOOR_OPTION_LIST (self->list), answer);
  gtk_widget_set_visible (GTK_WIDGET (self), has_wordings (moor_run_get_part (self->run)));
}

static void
on_chosen (MoorWordingButton *self)
{
  g_autoptr (MoorAnswer) answer = moor_option_list_get_answer (MOOR_OPTION_LIST (self->list));
  const char *value = answer != NULL ? moor_answer_get_text (answer, 0, "") : NULL;

  moor_run_set_leaning (self->run, moor_leaning_from_string (value != NULL ? value : NO_LEANING));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  show_wording (self);
}

static GtkWidget *
make_list (MoorWordingButton *self)
{
  MoorOption wordings[] = {
    { .value = (char *) "anxious",
      .label = _("I worry about losing people, and reach for them") },
    { .value = (char *) "avoidant",
      .label = _("I need room, and manage things alone") },
    { .value = (char *) "mixed",
      .label = _("I want both, and get caught in between") },
    { .value = (char *) "secure",
      .label = _("Mostly I can lean on people and stand on my own") },
    { .value = (char *) NO_LEANING,
      .label = _("It depends on the person, or I don't know") },
  };
  g_autoptr (GPtrArray) options = g_ptr_array_new ();
  GtkWidget *list = moor_option_list_new (FALSE, FALSE, 0);

  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    g_ptr_array_add (options, &wordings[i]);

  moor_option_list_set_name (MOOR_OPTION_LIST (list), _("Other wording"));
  moor_option_list_set_options (MOOR_OPTION_LIST (list), options);
  g_signal_connect_object (list, "changed", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  return list;
}

static GtkWidget *
make_popover (MoorWordingButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *how_long = gtk_label_new (_("It is so for this page. In Preferences you choose for all "
                                         "pages."));
  GtkWidget *words = gtk_label_new (_("Which of these sounds most like you with people who matter to "
                                      "you? It changes some wording of the questions and nothing "
                                      "else."));

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 34);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (how_long), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (how_long), 34);
  gtk_label_set_xalign (GTK_LABEL (how_long), 0);
  gtk_widget_add_css_class (box, "moor-wordings");

  self->list = make_list (self);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), how_long);

  /* Within the smallest window, and scrolled where that is low, too. */
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDEST);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDEST);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  return popover;
}

static void
moor_wording_button_dispose (GObject *object)
{
  MoorWordingButton *self = MOOR_WORDING_BUTTON (object);

  moor_wording_button_set_run (self, NULL);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (moor_wording_button_parent_class)->dispose (object);
}

static void
moor_wording_button_class_init (MoorWordingButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_wording_button_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "moor-wording-button");
}

static void
moor_wording_button_init (MoorWordingButton *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("Other wording"));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Other wording"),
                                  -1);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

void
moor_wording_button_set_run (MoorWordingButton *self,
                             MoorRun           *run)
{
  g_return_if_fail (MOOR_IS_WORDING_BUTTON (self));

  if (self->run != NULL)
    g_signal_handlers_disconnect_by_func (self->run, show_wording, self);
  g_set_object (&self->run, run);
  if (run == NULL)
    return;

  g_signal_connect_object (run, "changed", G_CALLBACK (show_wording), self, G_CONNECT_SWAPPED);
  show_wording (self);
}

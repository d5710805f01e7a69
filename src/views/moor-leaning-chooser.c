/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-leaning-chooser.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-option-list.h"
#include "views/moor-labels.h"

/* The last two give the text for everybody, which is the careful one. */
static const MoorLeaningChoice choices[] = {
  { "anxious", N_("I worry about losing people, and reach for them") },
  { "avoidant", N_("I need room, and manage things alone") },
  { "mixed", N_("I want both, and get caught in between") },
  { "secure", N_("Mostly I can lean on people and stand on my own") },
  { "depends", N_("It depends on the person") },
  { "unknown", N_("I don't know") },
};

struct _MoorLeaningChooser {
  GtkWidget  parent_instance;

  MoorDesk  *desk;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (MoorLeaningChooser, moor_leaning_chooser, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_changed (MoorLeaningChooser *self)
{
  g_autoptr (MoorAnswer) answer = moor_option_list_get_answer (MOOR_OPTION_LIST (self->list));

  moor_desk_choose_leaning (self->desk,
                            answer != NULL ? moor_answer_get_text (answer, 0, "") : NULL);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static GtkWidget *
make_list (MoorLeaningChooser *self)
{
  MoorOption made[G_N_ELEMENTS (choices)] = { { NULL } };
  g_autoptr (GPtrArray) options = g_ptr_array_new ();
  GtkWidget *list = moor_option_list_new (FALSE, FALSE, 0);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      made[i].value = (char *) choices[i].choice;
      made[i].label = (char *) _(choices[i].label);
      g_ptr_array_add (options, &made[i]);
    }

  moor_option_list_set_name (MOOR_OPTION_LIST (list),
                             _("Which of these sounds most like you with people who matter to you?"));
  moor_option_list_set_options (MOOR_OPTION_LIST (list), options);

  return list;
}

static void
moor_leaning_chooser_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&MOOR_LEANING_CHOOSER (object)->desk);

  G_OBJECT_CLASS (moor_leaning_chooser_parent_class)->dispose (object);
}

static void
moor_leaning_chooser_class_init (MoorLeaningChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_leaning_chooser_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", MOOR_TYPE_LEANING_CHOOSER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
moor_leaning_chooser_init (MoorLeaningChooser *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  const char *question = _("Which of these sounds most like you with people who matter to you? It "
                           "changes some wording of the questions and nothing else.");
  const char *any_day = _("You can change this on any day, and in any exercise under “Other "
                          "wording”.");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 14);

  self->list = make_list (self);
  gtk_widget_set_parent (moor_label_new (question, "moor-reading"), GTK_WIDGET (self));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  gtk_widget_set_parent (moor_label_new (any_day, NULL), GTK_WIDGET (self));
}

const MoorLeaningChoice *
moor_leaning_get_choices (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (choices);

  return choices;
}

GtkWidget *
moor_leaning_chooser_new (MoorDesk *desk)
{
  MoorLeaningChooser *self;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);

  self = g_object_new (MOOR_TYPE_LEANING_CHOOSER, NULL);
  self->desk = g_object_ref (desk);
  moor_leaning_chooser_show (self);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
moor_leaning_chooser_show (MoorLeaningChooser *self)
{
  const char *choice;
  g_autoptr (MoorAnswer) answer = NULL;

  g_return_if_fail (MOOR_IS_LEANING_CHOOSER (self));

  choice = moor_desk_get_leaning_choice (self->desk);
  answer = choice != NULL ? moor_answer_new_text (choice) : NULL;
  moor_option_list_set_answer (MOOR_OPTION_LIST (self->list), answer);
}

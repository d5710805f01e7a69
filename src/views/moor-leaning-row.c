/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-leaning-row.h"

#include <glib/gi18n-lib.h>

#include "views/moor-leaning-chooser.h"

#define N_CHOICES 6

struct _MoorLeaningRow {
  AdwExpanderRow  parent_instance;

  MoorDesk       *desk;          /* (nullable) */
  GtkCheckButton *buttons[N_CHOICES];
};

G_DEFINE_FINAL_TYPE (MoorLeaningRow, moor_leaning_row, ADW_TYPE_EXPANDER_ROW)

/* The row says what is chosen without being opened. */
static void
show_chosen (MoorLeaningRow *self)
{
  guint n;
  const MoorLeaningChoice *choices = moor_leaning_get_choices (&n);
  const char *words = _("It changes some wording of the questions and nothing else.");

  for (guint i = 0; i < n; i++)
    if (gtk_check_button_get_active (self->buttons[i]))
      words = _(choices[i].label);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words);
}

static void
toggled (MoorLeaningRow *self,
         GtkCheckButton *button)
{
  guint n;
  const MoorLeaningChoice *choices = moor_leaning_get_choices (&n);

  show_chosen (self);
  if (self->desk == NULL || !gtk_check_button_get_active (button))
    return;

  for (guint i = 0; i < n; i++)
    if (self->buttons[i] == button)
      moor_desk_choose_leaning (self->desk, choices[i].choice);
}

static void
moor_leaning_row_dispose (GObject *object)
{
  g_clear_object (&MOOR_LEANING_ROW (object)->desk);

  G_OBJECT_CLASS (moor_leaning_row_parent_class)->dispose (object);
}

static void
moor_leaning_row_class_init (MoorLeaningRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_leaning_row_dispose;
}

static void
moor_leaning_row_init (MoorLeaningRow *self)
{
  guint n;
  const MoorLeaningChoice *choices = moor_leaning_get_choices (&n);

  g_assert (n == N_CHOICES);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 _("Which of these sounds most like you with people who matter to you?"));

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_check_button_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(choices[i].label));
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(choices[i].label), -1);
      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (button), self->buttons[0]);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled), self);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      self->buttons[i] = GTK_CHECK_BUTTON (button);
    }
  show_chosen (self);
}

void
moor_leaning_row_set_desk (MoorLeaningRow *self,
                           MoorDesk       *desk)
{
  guint n;
  const MoorLeaningChoice *choices = moor_leaning_get_choices (&n);
  const char *choice;

  g_return_if_fail (MOOR_IS_LEANING_ROW (self));
  g_return_if_fail (MOOR_IS_DESK (desk));

  g_clear_object (&self->desk);
  choice = moor_desk_get_leaning_choice (desk);
  for (guint i = 0; i < n; i++)
    gtk_check_button_set_active (self->buttons[i], g_strcmp0 (choices[i].choice, choice) == 0);
  self->desk = g_object_ref (desk);
}

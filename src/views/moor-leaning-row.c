/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-leaning-row.h"

#include <glib/gi18n-lib.h>

/* The last two give the text for everybody, which is the careful one. */
static const struct { MoorLeaning leaning; const char *label; } choices[] = {
  { MOOR_LEANING_ANXIOUS, N_("I worry about losing people, and reach for them") },
  { MOOR_LEANING_AVOIDANT, N_("I need room, and manage things alone") },
  { MOOR_LEANING_MIXED, N_("I want both, and get caught in between") },
  { MOOR_LEANING_SECURE, N_("Mostly I can lean on people and stand on my own") },
  { MOOR_LEANING_NONE, N_("It depends on the person") },
  { MOOR_LEANING_NONE, N_("I don't know") },
};

struct _MoorLeaningRow {
  AdwExpanderRow  parent_instance;

  MoorDesk       *desk;          /* (nullable) */
  GtkCheckButton *buttons[G_N_ELEMENTS (choices)];
};

G_DEFINE_FINAL_TYPE (MoorLeaningRow, moor_leaning_row, ADW_TYPE_EXPANDER_ROW)

static void
toggled (MoorLeaningRow *self,
         GtkCheckButton *button)
{
  if (self->desk == NULL || !gtk_check_button_get_active (button))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (self->buttons[i] == button)
      moor_desk_set_leaning (self->desk, choices[i].leaning);
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
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 _("Which of these sounds most like you with people who matter to you?"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self),
                                 _("It changes some wording of the questions and nothing else."));

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
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
}

void
moor_leaning_row_set_desk (MoorLeaningRow *self,
                           MoorDesk       *desk)
{
  MoorLeaning leaning;

  g_return_if_fail (MOOR_IS_LEANING_ROW (self));
  g_return_if_fail (MOOR_IS_DESK (desk));

  /* Without a leaning nothing is marked: which of the last two was chosen makes
   * no difference and is not kept. */
  g_clear_object (&self->desk);
  leaning = moor_desk_get_leaning (desk);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_check_button_set_active (self->buttons[i],
                                 leaning != MOOR_LEANING_NONE && choices[i].leaning == leaning);
  self->desk = g_object_ref (desk);
}

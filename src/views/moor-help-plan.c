/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-help-plan.h"

#include <glib/gi18n-lib.h>

#include "views/moor-dates.h"
#include "views/moor-labels.h"

struct _MoorHelpPlan {
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *lines;
};

G_DEFINE_FINAL_TYPE (MoorHelpPlan, moor_help_plan, GTK_TYPE_WIDGET)

static void
moor_help_plan_dispose (GObject *object)
{
  MoorHelpPlan *self = MOOR_HELP_PLAN (object);

  if (self->box != NULL)
    gtk_widget_unparent (g_steal_pointer (&self->box));

  G_OBJECT_CLASS (moor_help_plan_parent_class)->dispose (object);
}

static void
moor_help_plan_class_init (MoorHelpPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_help_plan_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
moor_help_plan_init (MoorHelpPlan *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = moor_label_new_heading (_("Your safety plan"), "title-3", 1);
  gtk_widget_set_focusable (self->title, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->title);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (self->box), self->lines);
}

void
moor_help_plan_show (MoorHelpPlan      *self,
                     const MoorHelpOwn *own,
                     gboolean           may_change)
{
  g_return_if_fail (MOOR_IS_HELP_PLAN (self));
  g_return_if_fail (own != NULL && own->plan != NULL);

  moor_label_remove_children (self->lines);
  for (guint i = 0; i < own->plan->len; i++)
    {
      const MoorHelpPlanLine *line = g_ptr_array_index (own->plan, i);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
      GtkWidget *text = moor_label_new (line->text, "moor-plan-text");

      gtk_box_append (GTK_BOX (box), moor_label_new_heading (line->heading, "moor-field-label", 2));
      gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      line->heading, -1);
      gtk_box_append (GTK_BOX (box), text);
      gtk_box_append (GTK_BOX (self->lines), box);
    }

  if (own->plan_changed_on != NULL)
    {
      g_autofree char *day = moor_dates_day (own->plan_changed_on);
      /* Translators: of the safety plan; %s is a day */
      g_autofree char *words = g_strdup_printf (_("Last changed on %s."), day);

      gtk_box_append (GTK_BOX (self->lines), moor_label_new (words, "moor-small"));
    }
  if (may_change)
    {
      GtkWidget *change = moor_label_new_button (_("Change it"), _("Your safety plan"), "help.begin",
                                                 g_variant_new_string (MOOR_EXERCISE_PLAN));

      gtk_widget_set_halign (change, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (self->lines), change);
    }
}

void
moor_help_plan_begin (MoorHelpPlan *self)
{
  g_return_if_fail (MOOR_IS_HELP_PLAN (self));

  moor_label_focus (self->title);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-reason-chips.h"

#include <glib/gi18n-lib.h>

#include "views/moor-wrap-layout.h"

static const struct { const char *id; const char *label; } reasons[] = {
  { "today", N_("Something happened today") },
  { "again", N_("I keep ending up in the same place with people") },
  { "past", N_("I want to understand where it comes from") },
  { "counselor", N_("I have a counselor and homework") },
  { "recovery", N_("I am in recovery") },
  { "parent", N_("I am a parent") },
  { "looking", N_("I am just looking") },
};

struct _MoorReasonChips {
  GtkWidget        parent_instance;

  MoorDesk        *desk;         /* (nullable) */
  GtkToggleButton *chips[G_N_ELEMENTS (reasons)];
};

G_DEFINE_FINAL_TYPE (MoorReasonChips, moor_reason_chips, GTK_TYPE_WIDGET)

static void
toggled (MoorReasonChips *self)
{
  const char *chosen[G_N_ELEMENTS (reasons) + 1] = { NULL };
  guint n = 0;

  if (self->desk == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (gtk_toggle_button_get_active (self->chips[i]))
      chosen[n++] = reasons[i].id;

  moor_desk_set_reasons (self->desk, chosen);
}

static void
moor_reason_chips_dispose (GObject *object)
{
  MoorReasonChips *self = MOOR_REASON_CHIPS (object);
  GtkWidget *child;

  g_clear_object (&self->desk);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_reason_chips_parent_class)->dispose (object);
}

static void
moor_reason_chips_class_init (MoorReasonChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_reason_chips_dispose;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
moor_reason_chips_init (MoorReasonChips *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), moor_wrap_layout_new (8, 8, 0));

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      GtkWidget *chip = gtk_toggle_button_new_with_label (_(reasons[i].label));
      GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip)));

      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
      gtk_widget_add_css_class (chip, "moor-chip");
      g_signal_connect_swapped (chip, "toggled", G_CALLBACK (toggled), self);
      gtk_widget_set_parent (chip, GTK_WIDGET (self));
      self->chips[i] = GTK_TOGGLE_BUTTON (chip);
    }
}

void
moor_reason_chips_set_desk (MoorReasonChips *self,
                            MoorDesk        *desk)
{
  g_auto (GStrv) chosen = NULL;

  g_return_if_fail (MOOR_IS_REASON_CHIPS (self));
  g_return_if_fail (MOOR_IS_DESK (desk));

  /* Showing what is chosen is no choosing. */
  g_clear_object (&self->desk);
  chosen = moor_desk_get_reasons (desk);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    gtk_toggle_button_set_active (self->chips[i],
                                  g_strv_contains ((const char * const *) chosen, reasons[i].id));
  self->desk = g_object_ref (desk);
}

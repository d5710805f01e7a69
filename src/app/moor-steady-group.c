/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/moor-steady-group.h"

/* What "A longer out-breath" is written with; one's own pace begins there. */
#define WRITTEN_IN 4.0
#define WRITTEN_OUT 6.0
#define WRITTEN_ROUNDS 12

struct _MoorSteadyGroup {
  AdwPreferencesGroup parent_instance;

  GSettings          *device;         /* (nullable) */
  gboolean            setting;

  GtkSwitch          *sound;
  AdwExpanderRow     *pace;
  GtkSpinButton      *in;
  GtkSpinButton      *out;
  GtkSpinButton      *rounds;
  GtkSwitch          *holds;
  GtkSwitch          *cold;
};

G_DEFINE_FINAL_TYPE (MoorSteadyGroup, moor_steady_group, ADW_TYPE_PREFERENCES_GROUP)

static void
keep_pace (MoorSteadyGroup *self)
{
  gboolean own = adw_expander_row_get_enable_expansion (self->pace);

  if (self->setting || self->device == NULL)
    return;

  g_settings_set_double (self->device, "breath-in", own ? gtk_spin_button_get_value (self->in) : 0);
  g_settings_set_double (self->device, "breath-out", own ? gtk_spin_button_get_value (self->out) : 0);
  g_settings_set_int (self->device, "breath-rounds",
                      own ? gtk_spin_button_get_value_as_int (self->rounds) : 0);
}

static void
show_pace (MoorSteadyGroup *self)
{
  double in = g_settings_get_double (self->device, "breath-in");
  double out = g_settings_get_double (self->device, "breath-out");
  int rounds = g_settings_get_int (self->device, "breath-rounds");

  self->setting = TRUE;
  gtk_spin_button_set_value (self->in, in > 0 ? in : WRITTEN_IN);
  gtk_spin_button_set_value (self->out, out > 0 ? out : WRITTEN_OUT);
  gtk_spin_button_set_value (self->rounds, rounds > 0 ? rounds : WRITTEN_ROUNDS);
  adw_expander_row_set_enable_expansion (self->pace, in > 0 || out > 0 || rounds > 0);
  self->setting = FALSE;
}

static gboolean
on_wheel (void)
{
  return GDK_EVENT_STOP;
}

/* The wheel over a number would change it on the way past. */
static void
leave_wheel_alone (GtkSpinButton *spin)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect (wheel, "scroll", G_CALLBACK (on_wheel), NULL);
  gtk_widget_add_controller (GTK_WIDGET (spin), wheel);
}

static void
moor_steady_group_dispose (GObject *object)
{
  g_clear_object (&MOOR_STEADY_GROUP (object)->device);

  G_OBJECT_CLASS (moor_steady_group_parent_class)->dispose (object);
}

static void
moor_steady_group_class_init (MoorSteadyGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_steady_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-steady-group.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorSteadyGroup, sound);
  gtk_widget_class_bind_template_child (widget_class, MoorSteadyGroup, pace);
  gtk_widget_class_bind_template_child (widget_class, MoorSteadyGroup, in);
  gtk_widget_class_bind_template_child (widget_class, MoorSteadyGroup, out);
  gtk_widget_class_bind_template_child (widget_class, MoorSteadyGroup, rounds);
  gtk_widget_class_bind_template_child (widget_class, MoorSteadyGroup, holds);
  gtk_widget_class_bind_template_child (widget_class, MoorSteadyGroup, cold);
  gtk_widget_class_bind_template_callback (widget_class, keep_pace);
}

static void
moor_steady_group_init (MoorSteadyGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  leave_wheel_alone (self->in);
  leave_wheel_alone (self->out);
  leave_wheel_alone (self->rounds);
}

void
moor_steady_group_set_device (MoorSteadyGroup *self,
                              GSettings       *device)
{
  g_return_if_fail (MOOR_IS_STEADY_GROUP (self));
  g_return_if_fail (self->device == NULL && G_IS_SETTINGS (device));

  self->device = g_object_ref (device);
  g_settings_bind (device, "sound", self->sound, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (device, "holds-allowed", self->holds, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (device, "cold-allowed", self->cold, "active", G_SETTINGS_BIND_DEFAULT);
  show_pace (self);
}

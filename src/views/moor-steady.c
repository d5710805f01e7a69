/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-steady.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "content/moor-practices.h"
#include "fields/moor-own-pace.h"
#include "fields/moor-practice-view.h"
#include "fields/moor-wrap.h"
#include "views/moor-header-end.h"
#include "views/moor-header-start.h"

/* Right in every state: eyes open, nothing to breathe, the room first. */
#define FIRST_PRACTICE "look-around"

#define KEY_LAST "steady-last"
#define KEY_SOUND "sound"

struct _MoorSteady {
  GtkWidget          parent_instance;

  GSettings         *device;         /* (nullable) */
  MoorPractice      *practice;       /* (nullable) what runs, with the person's own timings */
  char              *state;          /* (nullable) the button pressed here; not kept */
  gboolean           all;            /* "Show all" was pressed */

  AdwWindowTitle    *title;
  GtkScrolledWindow *scroller;
  GtkWidget         *opening;
  GtkWidget         *outward;
  MoorPracticeView  *view;
  MoorWrap          *states;
  MoorWrap          *others;
  GtkButton         *pause;
  GtkToggleButton   *sound;
};

enum { LEFT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoorSteady, moor_steady, GTK_TYPE_WIDGET)

/* What the device remembers ------------------------------------------------ */

/* A setting can hold anything, and a checklist can be taken back. */
static const MoorPractice *
find_allowed (const char *id)
{
  const MoorPractice *practice = moor_practices_find (id);

  return practice != NULL && (practice->needs & ~moor_own_pace_allowed ()) == 0 ? practice : NULL;
}

/* The screen ---------------------------------------------------------------- */

static void
show_pause (MoorSteady *self)
{
  const char *label = _("Pause");

  if (moor_practice_view_get_ended (self->view))
    /* Translators: a button: the same practice from its beginning */
    label = _("Once more");
  else if (moor_practice_view_get_paused (self->view))
    /* Translators: a button: the practice was paused, and goes on */
    label = _("Go on");

  gtk_button_set_label (self->pause, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  /* A practice by hand waits by itself. */
  gtk_widget_set_visible (GTK_WIDGET (self->pause),
                          moor_practice_view_get_ended (self->view) ||
                          (self->practice != NULL && self->practice->seconds > 0));
}

static void
show_sound (MoorSteady *self)
{
  gboolean on = gtk_toggle_button_get_active (self->sound);

  gtk_button_set_icon_name (GTK_BUTTON (self->sound), on ? "audio-volume-medium-symbolic"
                                                         : "audio-volume-muted-symbolic");
}

static void
add_other (MoorSteady *self,
           const char *label,
           const char *action,
           const char *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_add_css_class (button, "moor-other");
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  moor_wrap_append (self->others, button);
}

/* The other practices of this state; all of them one press further. */
static void
show_others (MoorSteady *self)
{
  g_autoptr (GPtrArray) offered = moor_practices_for_state (self->state, moor_own_pace_allowed ());
  GPtrArray *all = moor_practices_get_all ();
  GPtrArray *shown = self->all ? all : offered;
  gboolean more = FALSE;

  moor_wrap_clear (self->others);
  for (guint i = 0; i < shown->len; i++)
    {
      const MoorPractice *practice = g_ptr_array_index (shown, i);

      if (find_allowed (practice->id) == NULL ||
          (self->practice != NULL && g_str_equal (practice->id, self->practice->id)))
        continue;
      add_other (self, practice->title, "steady.practice", practice->id);
    }

  for (guint i = 0; !self->all && i < all->len; i++)
    {
      const MoorPractice *practice = g_ptr_array_index (all, i);

      more = more || (find_allowed (practice->id) != NULL &&
                      !g_ptr_array_find (offered, practice, NULL));
    }
  if (more)
    add_other (self, _("Show all"), "steady.all", NULL);
}

static void
run_practice (MoorSteady         *self,
              const MoorPractice *practice,
              gboolean            looks_outward)
{
  g_clear_pointer (&self->practice, moor_practice_unref);
  self->practice = moor_own_pace (practice);

  adw_window_title_set_subtitle (self->title, practice->title);
  gtk_widget_set_visible (self->outward, looks_outward);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  moor_practice_view_show (self->view, self->practice);
  show_pause (self);
  show_others (self);
}

static void
choose (MoorSteady         *self,
        const MoorPractice *practice,
        gboolean            looks_outward)
{
  gtk_widget_set_visible (self->opening, FALSE);
  if (self->device != NULL)
    g_settings_set_string (self->device, KEY_LAST, practice->id);
  run_practice (self, practice, looks_outward);
  moor_steady_begin (self);
}

/* What a person does -------------------------------------------------------- */

static void
practice_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  MoorSteady *self = MOOR_STEADY (widget);
  const MoorPractice *practice = find_allowed (g_variant_get_string (parameter, NULL));

  if (practice != NULL)
    choose (self, practice, FALSE);
}

static void
state_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  MoorSteady *self = MOOR_STEADY (widget);
  g_autoptr (GPtrArray) offered = NULL;

  g_free (self->state);
  self->state = g_variant_dup_string (parameter, NULL);
  offered = moor_practices_for_state (self->state, moor_own_pace_allowed ());
  choose (self, g_ptr_array_index (offered, 0), FALSE);
}

static void
something_else_action (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  MoorSteady *self = MOOR_STEADY (widget);

  choose (self, moor_practices_outward (self->state,
                                        self->practice != NULL ? self->practice->id : NULL), TRUE);
}

static void
all_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  MoorSteady *self = MOOR_STEADY (widget);

  self->all = TRUE;
  show_others (self);
  gtk_widget_child_focus (GTK_WIDGET (self->others), GTK_DIR_TAB_FORWARD);
}

static void
pause_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  MoorSteady *self = MOOR_STEADY (widget);

  if (moor_practice_view_get_ended (self->view))
    moor_practice_view_show (self->view, self->practice);
  else
    moor_practice_view_set_paused (self->view, !moor_practice_view_get_paused (self->view));
  show_pause (self);
}

static void
enough_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[LEFT], 0);
}

/* The class ----------------------------------------------------------------- */

static void
moor_steady_dispose (GObject *object)
{
  MoorSteady *self = MOOR_STEADY (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), MOOR_TYPE_STEADY);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->device);
  g_clear_pointer (&self->practice, moor_practice_unref);

  G_OBJECT_CLASS (moor_steady_parent_class)->dispose (object);
}

static void
moor_steady_finalize (GObject *object)
{
  g_free (MOOR_STEADY (object)->state);

  G_OBJECT_CLASS (moor_steady_parent_class)->finalize (object);
}

static void
moor_steady_class_init (MoorSteadyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_steady_dispose;
  object_class->finalize = moor_steady_finalize;

  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "steady.practice", "s", practice_action);
  gtk_widget_class_install_action (widget_class, "steady.state", "s", state_action);
  gtk_widget_class_install_action (widget_class, "steady.something-else", NULL, something_else_action);
  gtk_widget_class_install_action (widget_class, "steady.all", NULL, all_action);
  gtk_widget_class_install_action (widget_class, "steady.pause", NULL, pause_action);
  gtk_widget_class_install_action (widget_class, "steady.enough", NULL, enough_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "steady.enough", NULL);

  g_type_ensure (MOOR_TYPE_HEADER_END);
  g_type_ensure (MOOR_TYPE_HEADER_START);
  g_type_ensure (MOOR_TYPE_PRACTICE_VIEW);
  g_type_ensure (MOOR_TYPE_WRAP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, MOOR_RESOURCE_PATH "/ui/moor-steady.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorSteady, title);
  gtk_widget_class_bind_template_child (widget_class, MoorSteady, scroller);
  gtk_widget_class_bind_template_child (widget_class, MoorSteady, opening);
  gtk_widget_class_bind_template_child (widget_class, MoorSteady, outward);
  gtk_widget_class_bind_template_child (widget_class, MoorSteady, view);
  gtk_widget_class_bind_template_child (widget_class, MoorSteady, states);
  gtk_widget_class_bind_template_child (widget_class, MoorSteady, others);
  gtk_widget_class_bind_template_child (widget_class, MoorSteady, pause);
  gtk_widget_class_bind_template_child (widget_class, MoorSteady, sound);
  gtk_widget_class_bind_template_callback (widget_class, show_pause);
  gtk_widget_class_bind_template_callback (widget_class, show_sound);
  gtk_widget_class_set_css_name (widget_class, "moor-steady");
}

static void
moor_steady_init (MoorSteady *self)
{
  static const struct { const char *state; const char *words; } states[] = {
    { "racing", N_("Tense or racing") },
    { "numb", N_("Numb or far away") },
    { "both", N_("Both at once") },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  moor_wrap_set_style (self->states, MOOR_WRAP_EVEN);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_(states[i].words));

      gtk_widget_add_css_class (button, "moor-state");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _(states[i].words), -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", states[i].state);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "steady.state");
      moor_wrap_append (self->states, button);
    }
}

GtkWidget *
moor_steady_new (GSettings *device)
{
  MoorSteady *self;

  g_return_val_if_fail (device == NULL || G_IS_SETTINGS (device), NULL);

  self = g_object_new (MOOR_TYPE_STEADY, NULL);
  g_set_object (&self->device, device);
  gtk_widget_set_visible (GTK_WIDGET (self->sound), device != NULL);
  if (device != NULL)
    g_settings_bind (device, KEY_SOUND, self->sound, "active", G_SETTINGS_BIND_DEFAULT);
  return GTK_WIDGET (self);
}

void
moor_steady_show (MoorSteady *self,
                  const char *practice)
{
  g_autofree char *last = NULL;
  const MoorPractice *begun = NULL;

  g_return_if_fail (MOOR_IS_STEADY (self));

  if (self->device != NULL)
    last = g_settings_get_string (self->device, KEY_LAST);
  begun = find_allowed (practice);
  if (begun == NULL)
    begun = find_allowed (last);
  if (begun == NULL)
    begun = moor_practices_find (FIRST_PRACTICE);

  gtk_widget_set_visible (self->opening, g_str_equal (begun->id, FIRST_PRACTICE));
  run_practice (self, begun, FALSE);
}

void
moor_steady_begin (MoorSteady *self)
{
  g_return_if_fail (MOOR_IS_STEADY (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

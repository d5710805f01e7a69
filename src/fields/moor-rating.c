/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-rating.h"

#include "fields/moor-compat.h"
#include "fields/moor-wrap.h"

/* How long a 1 waits for its 0, in ms. */
#define SECOND_DIGIT_MS 1500

struct _MoorRating {
  GtkWidget   parent_instance;

  int         lowest;
  int         highest;
  int         value;
  int         digit;           /* the digit typed last, -1 none */
  gint64      digit_time;
  GtkWidget  *buttons;
};

G_DEFINE_FINAL_TYPE (MoorRating, moor_rating, GTK_TYPE_WIDGET)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
button_of (MoorRating *self,
           int         number)
{
  GtkWidget *button = gtk_widget_get_first_child (self->buttons);

  for (int i = self->lowest; i < number && button != NULL; i++)
    button = gtk_widget_get_next_sibling (button);

  return button;
}

static void on_toggled (GtkToggleButton *button, MoorRating *self);

static void
show_value (MoorRating *self)
{
  int number = self->lowest;

  for (GtkWidget *button = gtk_widget_get_first_child (self->buttons);
       button != NULL;
       button = gtk_widget_get_next_sibling (button), number++)
    {
      g_signal_handlers_block_by_func (button, on_toggled, self);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), number == self->value);
      g_signal_handlers_unblock_by_func (button, on_toggled, self);
    }
}

static void
choose (MoorRating *self,
        int         value)
{
  if (self->value == value)
    return;

  self->value = value;
  show_value (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_toggled (GtkToggleButton *button,
            MoorRating      *self)
{
  int number = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "moor-number"));

  self->digit = -1;
  choose (self, gtk_toggle_button_get_active (button) ? number : MOOR_RATING_NONE);
}

static int
digit_of (guint keyval)
{
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return (int) (keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return (int) (keyval - GDK_KEY_KP_0);

  return -1;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                MoorRating            *self)
{
  gint64 now = g_get_monotonic_time () / 1000;
  int digit = digit_of (keyval);
  int number;

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_KP_Delete)
    {
      self->digit = -1;
      choose (self, MOOR_RATING_NONE);
      return GDK_EVENT_STOP;
    }

  if (digit < 0)
    return GDK_EVENT_PROPAGATE;

  number = digit;
  if (self->digit >= 0 && now - self->digit_time < SECOND_DIGIT_MS &&
      self->digit * 10 + digit <= self->highest)
    number = self->digit * 10 + digit;

  self->digit = number < 10 && number > 0 ? number : -1;
  self->digit_time = now;

  if (number >= self->lowest && number <= self->highest)
    {
      choose (self, number);
      gtk_widget_grab_focus (button_of (self, number));
    }

  return GDK_EVENT_STOP;
}

static gboolean
moor_rating_grab_focus (GtkWidget *widget)
{
  return !moor_compat_has_focus_inside (widget) &&
         gtk_widget_child_focus (MOOR_RATING (widget)->buttons, GTK_DIR_TAB_FORWARD);
}

static void
moor_rating_dispose (GObject *object)
{
  MoorRating *self = MOOR_RATING (object);

  g_clear_pointer (&self->buttons, gtk_widget_unparent);

  G_OBJECT_CLASS (moor_rating_parent_class)->dispose (object);
}

static void
moor_rating_class_init (MoorRatingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_rating_dispose;
  widget_class->grab_focus = moor_rating_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "moor-rating");
}

static void
moor_rating_init (MoorRating *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->value = MOOR_RATING_NONE;
  self->digit = -1;
  self->buttons = moor_wrap_new (MOOR_WRAP_EVEN, 4);
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
moor_rating_new (int lowest,
                 int highest)
{
  MoorRating *self;

  g_return_val_if_fail (lowest < highest && highest - lowest < MOOR_RATING_MOST, NULL);

  self = g_object_new (MOOR_TYPE_RATING, NULL);
  self->lowest = lowest;
  self->highest = highest;

  for (int number = lowest; number <= highest; number++)
    {
      g_autofree char *digits = g_strdup_printf ("%d", number);
      GtkWidget *button = gtk_toggle_button_new_with_label (digits);

      gtk_widget_add_css_class (button, "moor-number");
      g_object_set_data (G_OBJECT (button), "moor-number", GINT_TO_POINTER (number));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, digits,
                                      -1);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, 0);
      moor_wrap_append (MOOR_WRAP (self->buttons), button);
    }

  return GTK_WIDGET (self);
}

void
moor_rating_set_name (MoorRating *self,
                      const char *name)
{
  g_return_if_fail (MOOR_IS_RATING (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
moor_rating_set_words (MoorRating *self,
                       int         number,
                       const char *words)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (MOOR_IS_RATING (self));
  g_return_if_fail (number >= self->lowest && number <= self->highest);

  spoken = g_strdup_printf ("%d, %s", number, words);
  moor_compat_name_button (button_of (self, number), spoken);
}

void
moor_rating_set_value (MoorRating *self,
                       int         value)
{
  g_return_if_fail (MOOR_IS_RATING (self));

  self->value = value >= self->lowest && value <= self->highest ? value : MOOR_RATING_NONE;
  show_value (self);
}

int
moor_rating_get_value (MoorRating *self)
{
  g_return_val_if_fail (MOOR_IS_RATING (self), MOOR_RATING_NONE);

  return self->value;
}

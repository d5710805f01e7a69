/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-day-picker.h"

#include <glib/gi18n-lib.h>

struct _MoorDayPicker {
  GtkWidget  parent_instance;

  GtkWidget *calendar;
  GtkWidget *take;
};

G_DEFINE_FINAL_TYPE (MoorDayPicker, moor_day_picker, GTK_TYPE_WIDGET)

enum {
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* (transfer full) (nullable) */
static GDateTime *
read_day (const char *day)
{
  g_autofree char *noon = g_strconcat (day, "T12:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return g_date_time_new_from_iso8601 (noon, zone);
}

static char *
shown_day (MoorDayPicker *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));

  return g_date_time_format (date, "%Y-%m-%d");
}

static void
on_take (MoorDayPicker *self)
{
  g_autofree char *day = shown_day (self);

  g_signal_emit (self, signals[PICKED], 0, day);
}

static void
on_day_selected (MoorDayPicker *self)
{
  g_autofree char *day = shown_day (self);
  g_autofree char *words = moor_day_in_words (day);
  /* Translators: a button that takes the day shown in the calendar: "Take
   * Sunday 22 November 2026" */
  g_autofree char *label = g_strdup_printf (_("Take %s"), words);

  gtk_button_set_label (GTK_BUTTON (self->take), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->take), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* The wheel turns the months of a GtkCalendar, and with them the day. */
static gboolean
on_scroll (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           gpointer                  data)
{
  return GDK_EVENT_STOP;
}

/* The arrows of a GtkCalendar have no names of their own. */
static void
name_arrows (GtkWidget *widget,
             int       *found)
{
  const char *names[] = {
    _("Previous month"), _("Next month"), _("Previous year"), _("Next year")
  };

  if (GTK_IS_BUTTON (widget) && *found < (int) G_N_ELEMENTS (names))
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, names[*found],
                                      -1);
      (*found)++;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_arrows (child, found);
}

static void
moor_day_picker_dispose (GObject *object)
{
  MoorDayPicker *self = MOOR_DAY_PICKER (object);

  g_clear_pointer (&self->calendar, gtk_widget_unparent);
  g_clear_pointer (&self->take, gtk_widget_unparent);

  G_OBJECT_CLASS (moor_day_picker_parent_class)->dispose (object);
}

static void
moor_day_picker_class_init (MoorDayPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_day_picker_dispose;

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "moor-day-picker");
}

static void
moor_day_picker_init (MoorDayPicker *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  const char *changes[] = { "day-selected", "next-month", "prev-month", "next-year", "prev-year" };
  int found = 0;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);

  self->calendar = gtk_calendar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Calendar"),
                                  -1);
  gtk_widget_set_halign (self->calendar, GTK_ALIGN_START);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), NULL);
  gtk_widget_add_controller (self->calendar, scroll);
  name_arrows (self->calendar, &found);
  gtk_widget_set_parent (self->calendar, GTK_WIDGET (self));

  self->take = gtk_button_new_with_label ("");
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->take))), TRUE);
  gtk_widget_set_halign (self->take, GTK_ALIGN_START);
  gtk_widget_set_parent (self->take, GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_object (self->calendar, changes[i], G_CALLBACK (on_day_selected), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (self->take, "clicked", G_CALLBACK (on_take), self);
  on_day_selected (self);
}

GtkWidget *
moor_day_picker_new (void)
{
  return g_object_new (MOOR_TYPE_DAY_PICKER, NULL);
}

void
moor_day_picker_set_day (MoorDayPicker *self,
                         const char    *day)
{
  g_autoptr (GDateTime) date = NULL;

  g_return_if_fail (MOOR_IS_DAY_PICKER (self));
  g_return_if_fail (day != NULL);

  date = read_day (day);
  if (date == NULL)
    return;

  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
  on_day_selected (self);
}

char *
moor_day_in_words (const char *day)
{
  g_autoptr (GDateTime) date = NULL;

  g_return_val_if_fail (day != NULL, NULL);

  date = read_day (day);
  if (date == NULL)
    return g_strdup (day);

  /* Translators: a date in words, as strftime writes it: "Sunday 22 November 2026" */
  return g_date_time_format (date, _("%A %-d %B %Y"));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-page-calendar.h"

#include <glib/gi18n-lib.h>

struct _MoorPageCalendar {
  GtkWidget     parent_instance;

  MoorStore    *store;           /* (nullable) */
  GCancellable *cancellable;
  gboolean      turning;         /* the month turns: that chooses no day */

  GtkWidget    *calendar;
};

G_DEFINE_FINAL_TYPE (MoorPageCalendar, moor_page_calendar, GTK_TYPE_WIDGET)

enum {
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
days_ready (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (MoorPageCalendar) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = moor_store_days_finish (MOOR_STORE (source), result, &error);

  if (days == NULL || self->calendar == NULL)
    return;

  gtk_calendar_clear_marks (GTK_CALENDAR (self->calendar));
  for (guint i = 0; i < days->len; i++)
    gtk_calendar_mark_day (GTK_CALENDAR (self->calendar), (guint) g_array_index (days, int, i));
}

static void
day_selected (MoorPageCalendar *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

  if (!self->turning)
    g_signal_emit (self, signals[PICKED], 0, text);
}

/* The calendar's arrow buttons have no names of their own. */
static void
name_arrows (GtkWidget *widget,
             guint     *n)
{
  static const char * const names[] = {
    N_("Month before"), N_("Month after"), N_("Year before"), N_("Year after")
  };

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_BUTTON (child) && *n < G_N_ELEMENTS (names))
        gtk_accessible_update_property (GTK_ACCESSIBLE (child),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL, _(names[(*n)++]),
                                        -1);
      else
        name_arrows (child, n);
    }
}

static void
moor_page_calendar_dispose (GObject *object)
{
  MoorPageCalendar *self = MOOR_PAGE_CALENDAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->calendar, gtk_widget_unparent);

  G_OBJECT_CLASS (moor_page_calendar_parent_class)->dispose (object);
}

static void
moor_page_calendar_class_init (MoorPageCalendarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_page_calendar_dispose;

  signals[PICKED] = g_signal_new ("picked", MOOR_TYPE_PAGE_CALENDAR, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
moor_page_calendar_init (MoorPageCalendar *self)
{
  static const char * const turns[] = { "next-month", "prev-month", "next-year", "prev-year" };
  guint n = 0;

  self->calendar = gtk_calendar_new ();
  gtk_widget_set_parent (self->calendar, GTK_WIDGET (self));
  name_arrows (self->calendar, &n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Calendar"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("Days with a page are marked."),
                                  -1);

  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    g_signal_connect_object (self->calendar, turns[i], G_CALLBACK (moor_page_calendar_refresh),
                             self,
                             G_CONNECT_SWAPPED);
}

GtkWidget *
moor_page_calendar_new (void)
{
  return g_object_new (MOOR_TYPE_PAGE_CALENDAR, NULL);
}

void
moor_page_calendar_set_store (MoorPageCalendar *self,
                           MoorStore     *store)
{
  g_return_if_fail (MOOR_IS_PAGE_CALENDAR (self));

  g_set_object (&self->store, store);
}

void
moor_page_calendar_refresh (MoorPageCalendar *self)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *month = NULL;

  g_return_if_fail (MOOR_IS_PAGE_CALENDAR (self));

  if (self->store == NULL || self->calendar == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  month = g_date_time_format (date, "%Y-%m");
  moor_store_days_async (self->store, month, self->cancellable, days_ready, g_object_ref (self));
}

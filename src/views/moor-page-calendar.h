/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "journal/moor-store.h"

G_BEGIN_DECLS

/**
 * MoorPageCalendar:
 *
 * A calendar in which the days with a page are marked.
 *
 * Emits #MoorPageCalendar::picked (string local date) when a day is chosen.
 */
#define MOOR_TYPE_PAGE_CALENDAR (moor_page_calendar_get_type ())

G_DECLARE_FINAL_TYPE (MoorPageCalendar, moor_page_calendar, MOOR, PAGE_CALENDAR, GtkWidget)

GtkWidget *moor_page_calendar_new       (void);
void       moor_page_calendar_set_store (MoorPageCalendar *self,
                                      MoorStore     *store);
/* Marks the days of the month that is shown, again. */
void       moor_page_calendar_refresh   (MoorPageCalendar *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A calendar and the button that takes the day shown in it: looking through the
 * months chooses nothing. Emits #MoorDayPicker::picked (string, "2026-11-22"). */
#define MOOR_TYPE_DAY_PICKER (moor_day_picker_get_type ())

G_DECLARE_FINAL_TYPE (MoorDayPicker, moor_day_picker, MOOR, DAY_PICKER, GtkWidget)

GtkWidget *moor_day_picker_new     (void);
/* The day to begin at. */
void       moor_day_picker_set_day (MoorDayPicker *self, const char *day);

/* A date in words, as the language writes it: "Sunday 22 November 2026".
 * @day itself if it is no date. (transfer full) */
char      *moor_day_in_words       (const char *day);

G_END_DECLS

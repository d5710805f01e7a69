/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorNumberEntry:
 *
 * A number that is typed: empty until it is, without wheel and without arrows
 * that change it by accident. What is no number between the two ends stays on
 * the screen and counts as not answered.
 *
 * Emits #MoorNumberEntry::changed when the person changed it.
 */
#define MOOR_TYPE_NUMBER_ENTRY (moor_number_entry_get_type ())

G_DECLARE_FINAL_TYPE (MoorNumberEntry, moor_number_entry, MOOR, NUMBER_ENTRY, GtkWidget)

/* @unit (nullable): words after the entry, "%" or "years". */
GtkWidget *moor_number_entry_new       (double lowest, double highest, const char *unit);
void       moor_number_entry_set_name  (MoorNumberEntry *self, const char *name);
/* NULL: none. Emits nothing. */
void       moor_number_entry_set_value (MoorNumberEntry *self, const double *value);
/* FALSE when there is none, or what is there is no number in range;
 * @problem then tells whether something is there. */
gboolean   moor_number_entry_get_value (MoorNumberEntry *self, double *value, gboolean *problem);

G_END_DECLS

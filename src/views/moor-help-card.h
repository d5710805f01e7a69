/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-help-row.h"

G_BEGIN_DECLS

/* What Help now builds for one number. The buttons activate the actions of
 * MoorHelpNow: help.copy (s), help.reach ((uss): MoorHelpChannels, number, the
 * text to begin with or ""), help.change (s, the row's id), help.undo-row (s).
 * All floating. */

/* @ways: moor_help_ways_here */
GtkWidget *moor_help_card_new           (const MoorHelpRow    *row,
                                         guint                 ways);
/* "Emergency 911" on one line, with its buttons. */
GtkWidget *moor_help_card_new_strip     (const MoorHelpRow    *row,
                                         guint                 ways);
/* Where the emergency number comes from, and how to change it. */
GtkWidget *moor_help_card_new_emergency (const MoorHelpRow    *row);
GtkWidget *moor_help_card_new_person    (const MoorHelpPerson *person,
                                         guint                 ways);

G_END_DECLS

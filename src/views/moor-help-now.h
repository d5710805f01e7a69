/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/**
 * MoorHelpNow:
 *
 * Five doors, and behind each the country's numbers; with an open journal the
 * person's people and plan, too. A screen over the one a person was at, with a
 * header bar of its own. It needs no journal: it opens with what stands in the
 * data file and in help.json, and the rest comes when the journal answers.
 *
 * Emits #MoorHelpNow::left when it is to be taken away (Back, Escape), and
 * #MoorHelpNow::begin (string: the exercise's id) when it is to be taken away
 * and that exercise to be begun; only where moor_help_now_set_desk allowed it.
 */
#define MOOR_TYPE_HELP_NOW (moor_help_now_get_type ())

G_DECLARE_FINAL_TYPE (MoorHelpNow, moor_help_now, MOOR, HELP_NOW, GtkWidget)

/* @data_dir: where help.json is. */
GtkWidget *moor_help_now_new      (const char  *data_dir);
/* @desk (nullable): the open journal, now or later; NULL closes it here too.
 * @may_begin: an exercise can be begun from what is behind. */
void       moor_help_now_set_desk (MoorHelpNow *self,
                                   MoorDesk    *desk,
                                   gboolean     may_begin);
/* Puts the focus on what stands first. */
void       moor_help_now_begin    (MoorHelpNow *self);
/* Opens the door with that number (see MoorHelpDoor), as if it was pressed. */
void       moor_help_now_open     (MoorHelpNow *self,
                                   int          door);

G_END_DECLS

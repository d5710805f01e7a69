/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-help-book.h"
#include "desk/moor-help-own.h"

G_BEGIN_DECLS

/**
 * MoorHelpDoorView:
 *
 * What stands behind a door of Help now: the country's numbers, the person's
 * people, their plan, and at the very end the questions of once a year. Follows
 * its book. Its buttons activate the actions of MoorHelpNow.
 */
#define MOOR_TYPE_HELP_DOOR_VIEW (moor_help_door_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorHelpDoorView, moor_help_door_view, MOOR, HELP_DOOR_VIEW, GtkWidget)

/* What is known of the person's own journal, and what may be done with it. */
typedef struct {
  gboolean           open;             /* the journal is open */
  const MoorHelpOwn *own;              /* (nullable) it has not answered yet */
  gboolean           may_begin_plan;   /* the exercises can be begun from here */
  gboolean           may_begin_people;
} MoorHelpJournal;

void moor_help_door_view_set_book    (MoorHelpDoorView      *self,
                                      MoorHelpBook          *book);
void moor_help_door_view_show        (MoorHelpDoorView      *self,
                                      const char            *country,
                                      MoorHelpDoor           door);
/* @journal is copied; its "own" must stay until the next call. */
void moor_help_door_view_set_journal (MoorHelpDoorView      *self,
                                      const MoorHelpJournal *journal);
/* Puts the focus on its heading. */
void moor_help_door_view_begin       (MoorHelpDoorView      *self);
/* Puts the focus on that number's card, or on what stands near. */
void moor_help_door_view_focus_row   (MoorHelpDoorView      *self,
                                      const char            *id);       /* (nullable) */

G_END_DECLS

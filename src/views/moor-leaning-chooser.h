/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/* The six answers, in order. */
typedef struct {
  const char *choice;            /* what is kept: see moor_desk_choose_leaning */
  const char *label;             /* untranslated */
} MoorLeaningChoice;

const MoorLeaningChoice *moor_leaning_get_choices (guint *n);

/**
 * MoorLeaningChooser:
 *
 * The question how a person tends to be with people, what it changes, the six answers,
 * and that it can be changed on any day. What is pressed is kept at once.
 *
 * Emits #MoorLeaningChooser::chosen when the person chose.
 */
#define MOOR_TYPE_LEANING_CHOOSER (moor_leaning_chooser_get_type ())

G_DECLARE_FINAL_TYPE (MoorLeaningChooser, moor_leaning_chooser, MOOR, LEANING_CHOOSER, GtkWidget)

GtkWidget *moor_leaning_chooser_new  (MoorDesk *desk);
/* Marks what is chosen now. */
void       moor_leaning_chooser_show (MoorLeaningChooser *self);

G_END_DECLS

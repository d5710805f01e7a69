/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/moor-desk.h"
#include "share/moor-paper.h"

G_BEGIN_DECLS

/**
 * MoorPrint:
 *
 * What is about to be printed, sheet by sheet and just as it comes out, with the
 * button that prints it. It is the only preview there is: the one of GTK would
 * put the words into a file for another program. Knows nothing of what the page
 * is called, and neither does the print job.
 */
#define MOOR_TYPE_PRINT (moor_print_get_type ())

G_DECLARE_FINAL_TYPE (MoorPrint, moor_print, MOOR, PRINT, AdwWindow)

/* A window over @over's, not presented yet. The page as it is on the disk;
 * private answers only when the person asks for them, but for an exercise that
 * is private as a whole, which is all or nothing. */
GtkWindow         *moor_print_new_page      (GtkWidget *over, MoorDesk *desk, const char *page_id);
/* An exercise to be filled in by hand. */
GtkWindow         *moor_print_new_empty     (GtkWidget *over, MoorDesk *desk, MoorExercise *exercise);

/* Prints @paper; to be run by the caller. (transfer full) */
GtkPrintOperation *moor_print_new_operation (MoorPaper *paper);

G_END_DECLS

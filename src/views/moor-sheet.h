/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "share/moor-paper.h"

G_BEGIN_DECLS

/**
 * MoorSheet:
 *
 * One sheet of paper on the screen, as it will come out of the printer: white in
 * the dark too. Wide or narrow, it keeps the shape of the paper.
 */
#define MOOR_TYPE_SHEET (moor_sheet_get_type ())

G_DECLARE_FINAL_TYPE (MoorSheet, moor_sheet, MOOR, SHEET, GtkWidget)

/* In points; both more than 0. */
GtkWidget *moor_sheet_new  (double width, double height);
/* @paper must be laid out for that size. NULL: an empty sheet. */
void       moor_sheet_show (MoorSheet *self, MoorPaper *paper, guint sheet);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/moor-run.h"
#include "views/moor-people.h"

G_BEGIN_DECLS

/**
 * MoorPartResult:
 *
 * In a part of the player: what the answers to an earlier field of a questionnaire give.
 * Answers that are left out stay here, and can be put back, for as long as it is in sight.
 */
#define MOOR_TYPE_PART_RESULT (moor_part_result_get_type ())

G_DECLARE_FINAL_TYPE (MoorPartResult, moor_part_result, MOOR, PART_RESULT, GtkWidget)

/* @field: of the exercise of @run, asked before */
GtkWidget *moor_part_result_new (MoorRun    *run,
                                 MoorPeople *people,
                                 const char *field);

G_END_DECLS

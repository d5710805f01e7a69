/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-name-book.h"
#include "guide/moor-run.h"
#include "views/moor-people.h"

G_BEGIN_DECLS

/* An answer in words: people by name, links by what @titles says. (transfer full)
 * (nullable) */
char      *moor_written_text (MoorRun *run, const MoorField *field, MoorPeople *people,
                              MoorNameBook *titles);
/* The ids among the answers that @field takes its options from are called by their
 * names in @options (element-type MoorOption). */
void       moor_written_name_options (MoorRun *run, const MoorField *field, GPtrArray *options,
                                      MoorPeople *people, MoorNameBook *titles);

/* The last answer in words before the part where the run is now, of what is kept; the
 * line from before memories is no word of the exercise. (transfer full) (nullable) */
char      *moor_written_last (MoorRun *run, MoorPeople *people, MoorNameBook *titles);

/* A label for something to be read: wraps anywhere it must. @style_class
 * (nullable). */
GtkWidget *moor_written_label (const char *text, const char *style_class);

/* What was written in this run so far, question and answer, without
 * @but (nullable: everything). What is not kept is not shown. NULL when there
 * is nothing. */
GtkWidget *moor_written_new  (MoorRun *run, MoorPeople *people, MoorNameBook *titles,
                              const MoorPart *but);

G_END_DECLS

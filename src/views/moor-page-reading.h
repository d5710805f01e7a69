/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-name-book.h"
#include "journal/moor-page.h"

G_BEGIN_DECLS

/**
 * MoorPageReading:
 *
 * A page to be read: the exercise's title, what is still open about it with the
 * button that goes on, and the answers. Also a free page that cannot be
 * written on, because it is in the trash.
 *
 * Emits #MoorPageReading::walk (gboolean later) when the person goes on with
 * the exercise, or changes it.
 */
#define MOOR_TYPE_PAGE_READING (moor_page_reading_get_type ())

G_DECLARE_FINAL_TYPE (MoorPageReading, moor_page_reading, MOOR, PAGE_READING, GtkWidget)

/* @exercise NULL: a free page. @names (nullable) as above. */
void moor_page_reading_show (MoorPageReading *self,
                             MoorExercise    *exercise,
                             MoorPage        *page,
                             MoorNameBook    *names);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-name-book.h"
#include "journal/moor-page.h"

G_BEGIN_DECLS

/**
 * MoorPageAnswers:
 *
 * What a person wrote in an exercise, to be read: each prompt as it was shown
 * then, and the answer under it. Parts without an answer, and answers whose
 * condition no longer holds, are left out.
 */
#define MOOR_TYPE_PAGE_ANSWERS (moor_page_answers_get_type ())

G_DECLARE_FINAL_TYPE (MoorPageAnswers, moor_page_answers, MOOR, PAGE_ANSWERS, GtkWidget)

GtkWidget *moor_page_answers_new  (void);
/* @names (nullable): read for @page, or telling when a title came. @exercise NULL:
 * a free page. */
void       moor_page_answers_show (MoorPageAnswers *self,
                                   MoorExercise    *exercise,
                                   MoorPage        *page,
                                   MoorNameBook    *names);

G_END_DECLS

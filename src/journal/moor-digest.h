/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-answers.h"
#include "content/moor-exercise.h"

G_BEGIN_DECLS

/* What a list shows of a page and what the search knows of it, made from its
 * answers. What is private, or not known to be otherwise, reaches only the
 * private text. No SQLite in here. */

/* @definition NULL and @title NULL: a free page. @definition NULL otherwise:
 * its exercise cannot be read, @title is the one kept with it. */
void moor_digest_head  (MoorExercise    *definition,
                        const char      *kept_title,
                        MoorAnswers     *answers,
                        char           **title,
                        char           **preview);

void moor_digest_index (MoorExercise    *definition,
                        gboolean         free_page,
                        MoorAnswers     *answers,
                        MoorNameLookup   name,
                        gpointer         name_data,
                        char           **body,
                        char           **private_text);

G_END_DECLS

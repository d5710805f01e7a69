/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-exercise.h"
#include "desk/moor-name-book.h"
#include "journal/moor-page.h"
#include "share/moor-json-writer.h"

G_BEGIN_DECLS

/* One page as a JSON object; @page with its answers, @names as in
 * moor_answer_json_readable(). */

/* As "mooring pages --json" gives it: to be read. */
void moor_json_page_brief    (MoorJsonWriter *json,
                              MoorPage       *page,
                              MoorExercise   *definition,   /* (nullable) */
                              MoorNameBook   *names);
/* As a full copy has it: with everything that is kept. */
void moor_json_page_whole    (MoorJsonWriter *json,
                              MoorPage       *page,
                              MoorExercise   *definition,   /* (nullable) */
                              MoorNameBook   *names);
/* An earlier version of the page with the id @page_id. */
void moor_json_page_revision (MoorJsonWriter *json,
                              const char     *page_id,
                              MoorPage       *revision);

G_END_DECLS

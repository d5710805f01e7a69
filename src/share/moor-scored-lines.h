/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/moor-scored.h"

G_BEGIN_DECLS

/* What a page that was answered with a questionnaire says below those answers, where it
 * leaves the screen: what these statements are, what they give, and that this is no
 * assessment. The same words on paper and in Markdown. */

/* Of @field, from what moor_scored_of_page() found (@scored, element-type MoorScored);
 * NULL when nothing was answered there. (transfer full) (element-type utf8) */
GPtrArray *moor_scored_lines (GPtrArray  *scored,
                              const char *field);

G_END_DECLS

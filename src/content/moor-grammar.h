/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-xml.h"

G_BEGIN_DECLS

/* What an exercise file and a questionnaire file may be made of: which element may
 * stand in which, with which attributes, and how these are written. What the values
 * mean (that an id exists, that a condition can hold) is checked by the parsers. The
 * schemas resources/exercises/exercise.rng and resources/questionnaires/questionnaire.rng
 * say the same, for editors. */

/* Checks @root and everything below it. @root_name is "exercise", "part" or
 * "questionnaire". */
gboolean    moor_grammar_check      (const MoorXml *root,
                                     const char    *root_name,
                                     GError       **error);

/* Whether the content of that element is words for a person. */
gboolean    moor_grammar_is_text    (const char    *element);
/* Whether that element is a field ("text", "choice" …). */
gboolean    moor_grammar_is_field   (const char    *element);

/* "2 min", "30 s", "start", "quarter", "half", "three-quarters", "end", any
 * number of them. Gives the first and moves *@at behind it; FALSE at the end or
 * when there is something else. @seconds is -1 where @fraction counts. */
gboolean    moor_grammar_next_time  (const char   **at,
                                     double        *seconds,
                                     double        *fraction);
/* "1 day", "3 days"; 0 for anything else. */
int         moor_grammar_days       (const char    *text);
/* A whole number and nothing else. */
gboolean    moor_grammar_int        (const char    *text,
                                     int           *number);

/* "3", "-0.25", nothing else; always with a point. @number and @decimals, how many
 * digits stand behind it, may be NULL. */
gboolean    moor_grammar_decimal        (const char    *text,
                                         double        *number,
                                         int           *decimals);

G_END_DECLS

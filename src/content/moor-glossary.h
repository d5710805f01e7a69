/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-exercise.h"

G_BEGIN_DECLS

/* The exercise in which the cards stand: each <read> in it is the card of its id. */
#define MOOR_GLOSSARY_EXERCISE "evidence-and-glossary"

/* In the markup of words a <term ref="attachment"> is a link to this and the ref. */
#define MOOR_GLOSSARY_SCHEME "term:"

/* The card of a <term ref="…">: the built-in field with that id, in the person's
 * language. NULL where there is no such card, as for a word of an old definition
 * whose card is gone. Main thread only. What it gives lives as long as the program. */
const MoorField *moor_glossary_find       (const char *ref);   /* (nullable) */
/* @markup without the links to cards that do not exist; their words stay. Any other
 * link is taken away as well: nothing in an exercise leads out of the program.
 * (transfer full) */
char            *moor_glossary_keep_known (const char *markup);
/* @markup without any link. (transfer full) */
char            *moor_glossary_drop_links (const char *markup);
/* The refs of the links in @markup, in their order. (transfer full) (element-type utf8) */
GPtrArray       *moor_glossary_list_refs  (const char *markup);
/* How sure an evidence is, and its year: "Well supported · 2006"; NULL where neither
 * is said. (transfer full) (nullable) */
char            *moor_glossary_sure_line  (const MoorCardText *card);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text view lays out one paragraph at a time, whole: one of 5,000 words takes
 * a second to show and 60 ms a key. So a long paragraph is cut for the screen
 * only, at a sentence's or a word's end, with U+2029, which a text view takes
 * for the end of a paragraph. What is kept never holds one. */

#define MOOR_BREAK        "\xe2\x80\xa9"
#define MOOR_BREAK_CHAR   ((gunichar) 0x2029)
/* Characters of a paragraph from which on it is cut, and of a piece at most. */
#define MOOR_BREAKS_FROM  4000
#define MOOR_BREAKS_PIECE 2500

/* @text for the screen. A U+2029 in it is one of our own, copied along, where it
 * follows a space, and goes; elsewhere it was meant, and becomes a line feed.
 * (transfer full) */
char *moor_breaks_put_in   (const char *text);
/* What was shown, for keeping. (transfer full) */
char *moor_breaks_take_out (const char *text);
/* Where to cut a paragraph: the number of characters from @paragraph's
 * beginning that stay together. 0: it is short enough. */
int   moor_breaks_find     (const char *paragraph,
                            gsize       length);

G_END_DECLS

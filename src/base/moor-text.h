/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a person writes may hold up to this much (design: "What is kept"). */
#define MOOR_TEXT_FIELD_MAX (1024 * 1024)      /* bytes in one field */
#define MOOR_TEXT_PAGE_MAX  (4 * 1024 * 1024)  /* bytes in one page */

/* White space folded to single spaces and trimmed: the form in which texts of
 * exercise files reach both gettext and the screen. (transfer full) */
char    *moor_text_fold        (const char *text);

/* Bytes of any origin made into text that can be stored: invalid UTF-8 becomes
 * U+FFFD, NUL bytes and control characters other than tab and line feed go,
 * CR LF and CR become LF. @length -1 for NUL-terminated. (transfer full) */
char    *moor_text_clean       (const char *bytes,
                                gssize      length);

/* The first words of a text, at most @max_chars characters, cut at a word's
 * end, one line, with an ellipsis if cut. Empty text gives "". A page's title
 * is this. (transfer full) */
char    *moor_text_first_words (const char *text,
                                int         max_chars);

/* Cuts @text into pieces of at most @max_bytes each, at paragraph ends where
 * possible, at word ends otherwise; never inside a character.
 * (transfer full) (element-type utf8): NULL-terminated */
char   **moor_text_split       (const char *text,
                                gsize       max_bytes);

G_END_DECLS

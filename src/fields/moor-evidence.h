/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "content/moor-exercise.h"

G_BEGIN_DECLS

/* The content of a card, for a <read> and for the card of a word. All floating. */

/* The words of a paragraph, with the words of the glossary as links where @terms. */
GtkWidget *moor_evidence_new_paragraph (const MoorCardText *card,
                                        gboolean            terms);
/* The same with how surely it is known, the year and the address, which can be copied:
 * opening it is a thing a browser remembers, so nothing here opens it. */
GtkWidget *moor_evidence_new           (const MoorCardText *card,
                                        gboolean            terms);
/* The same as one text, to be spoken. (transfer full) */
char      *moor_evidence_to_text       (const MoorCardText *card);

G_END_DECLS

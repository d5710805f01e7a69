/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "journal/moor-store.h"

G_BEGIN_DECLS

/* What the journal's list says where it has nothing to show, put into a
 * vertical box. Uses win.new-page, journal.give-question,
 * journal.write-question (s), journal.search-put-away. */

void moor_journal_nothing_show           (GtkWidget  *box,
                                          MoorList    which,
                                          const char *search,          /* (nullable) */
                                          gboolean    put_away_too);
/* Three questions to begin with, others each time. */
void moor_journal_nothing_show_questions (GtkWidget  *box);

G_END_DECLS

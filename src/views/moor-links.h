/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/moor-desk.h"
#include "desk/moor-name-book.h"
#include "fields/moor-link-list.h"

G_BEGIN_DECLS

/**
 * MoorLinks:
 *
 * What a <link> of the page that is being written can be made to, and what those
 * it was made to are called.
 *
 * Pages come newest first, those marked to bring along before the others. What is
 * put away, private or about memories is not among them unless it is asked for; the
 * page itself and empty ones never. Exercises come by step, those that are offered.
 */
#define MOOR_TYPE_LINKS (moor_links_get_type ())

G_DECLARE_FINAL_TYPE (MoorLinks, moor_links, MOOR, LINKS, GObject)

/* @page_id (nullable): the page that is being written. */
MoorLinks    *moor_links_new       (MoorDesk *desk, const char *page_id);
MoorNameBook *moor_links_get_names (MoorLinks *self);            /* (transfer none) */
/* As MoorFieldContext::find_links asks; @links a #MoorLinks. An error of the journal
 * leaves the list empty: nothing that was written is touched. (transfer full) */
MoorLinkList *moor_links_find      (const MoorField *field, const char *search, gboolean apart,
                                    guint most, gpointer links);

G_END_DECLS

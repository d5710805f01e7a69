/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "journal/moor-store.h"

G_BEGIN_DECLS

/**
 * MoorPageList:
 *
 * A lazy #GListModel of #MoorPage for one query: it knows how many there are,
 * fetches blocks of 32 around what is asked for, keeps a few blocks, and drops
 * late answers. get_item never waits: it gives a page without content
 * (moor_page_get_id is "") until the block arrives, and then items-changed for
 * that block. Follows the store's changes.
 */
#define MOOR_TYPE_PAGE_LIST (moor_page_list_get_type ())

G_DECLARE_FINAL_TYPE (MoorPageList, moor_page_list, MOOR, PAGE_LIST, GObject)

MoorPageList *moor_page_list_new       (MoorStore *store);
void          moor_page_list_set_query (MoorPageList *self, const MoorQuery *query);
/* TRUE until the first answer to the newest query is here: property "loading". */
gboolean      moor_page_list_is_loading(MoorPageList *self);
/* Position of a page in the loaded blocks, -1 if not there. */
int           moor_page_list_find      (MoorPageList *self, const char *page_id);

G_END_DECLS

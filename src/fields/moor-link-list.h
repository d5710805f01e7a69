/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A page or an exercise that could be linked to. */
typedef struct {
  char *id;
  char *title;
  char *detail;                  /* (nullable) the second line: a day, how long */
  char *group;                   /* (nullable) the heading it stands under */
} MoorLinkItem;

MoorLinkItem *moor_link_item_new  (const char *id, const char *title, const char *detail,
                                   const char *group);
void          moor_link_item_free (MoorLinkItem *item);

/**
 * MoorLinkList:
 *
 * What a link can be made to: empty until it is filled, at once or a moment
 * later, by whoever made it. Emits #MoorLinkList::filled then.
 */
#define MOOR_TYPE_LINK_LIST (moor_link_list_get_type ())

G_DECLARE_FINAL_TYPE (MoorLinkList, moor_link_list, MOOR, LINK_LIST, GObject)

MoorLinkList *moor_link_list_new       (void);
/* @items (element-type MoorLinkItem), in order, those of a group together.
 * (transfer full). @more: there are others than these. */
void          moor_link_list_fill      (MoorLinkList *self, GPtrArray *items, gboolean more);
gboolean      moor_link_list_is_filled (MoorLinkList *self);
GPtrArray    *moor_link_list_get_items (MoorLinkList *self);   /* (transfer none) never NULL */
gboolean      moor_link_list_has_more  (MoorLinkList *self);

G_END_DECLS

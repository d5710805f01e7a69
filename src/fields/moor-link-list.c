/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-link-list.h"

struct _MoorLinkList {
  GObject    parent_instance;

  GPtrArray *items;
  gboolean   filled;
  gboolean   more;
};

G_DEFINE_FINAL_TYPE (MoorLinkList, moor_link_list, G_TYPE_OBJECT)

enum {
  FILLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
moor_link_list_finalize (GObject *object)
{
  g_ptr_array_unref (MOOR_LINK_LIST (object)->items);

  G_OBJECT_CLASS (moor_link_list_parent_class)->finalize (object);
}

static void
moor_link_list_class_init (MoorLinkListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moor_link_list_finalize;

  signals[FILLED] = g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
moor_link_list_init (MoorLinkList *self)
{
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_link_item_free);
}

MoorLinkItem *
moor_link_item_new (const char *id,
                    const char *title,
                    const char *detail,
                    const char *group)
{
  MoorLinkItem *item = g_new0 (MoorLinkItem, 1);

  item->id = g_strdup (id);
  item->title = g_strdup (title);
  item->detail = g_strdup (detail);
  item->group = g_strdup (group);
  return item;
}

void
moor_link_item_free (MoorLinkItem *item)
{
  g_free (item->id);
  g_free (item->title);
  g_free (item->detail);
  g_free (item->group);
  g_free (item);
}

MoorLinkList *
moor_link_list_new (void)
{
  return g_object_new (MOOR_TYPE_LINK_LIST, NULL);
}

void
moor_link_list_fill (MoorLinkList *self,
                     GPtrArray    *items,
                     gboolean      more)
{
  g_return_if_fail (MOOR_IS_LINK_LIST (self));
  g_return_if_fail (items != NULL);

  g_ptr_array_unref (self->items);
  self->items = items;
  self->more = more;
  self->filled = TRUE;
  g_signal_emit (self, signals[FILLED], 0);
}

gboolean
moor_link_list_is_filled (MoorLinkList *self)
{
  g_return_val_if_fail (MOOR_IS_LINK_LIST (self), FALSE);

  return self->filled;
}

GPtrArray *
moor_link_list_get_items (MoorLinkList *self)
{
  g_return_val_if_fail (MOOR_IS_LINK_LIST (self), NULL);

  return self->items;
}

gboolean
moor_link_list_has_more (MoorLinkList *self)
{
  g_return_val_if_fail (MOOR_IS_LINK_LIST (self), FALSE);

  return self->more;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-page-list.h"

#include "journal/moor-page-private.h"
#include "journal/moor-query.h"

/* As many as a tall screen shows. The first block is what a person waits for
 * after each key of a search, and its snippets are most of that time. */
#define BLOCK_PAGES 32
/* A list on the screen looks at 205 rows, wherever it is: up to eight blocks. */
#define BLOCKS_KEPT 24
/* Changes of the store are followed together: a page that is being written is
 * saved twice a second, and a search first has to renew its row. */
#define FOLLOW_MS 200
#define FOLLOW_SEARCH_MS 1500

/* What is shown: how many pages, and those blocks of them that are here. */
typedef struct {
  guint       n_items;
  GHashTable *blocks;            /* number → GPtrArray of MoorPage */
} Pages;

/* Looking again at all that is shown, because the store changed. */
typedef struct {
  MoorPageList *list;            /* owned */
  guint         generation;
  guint         n_waiting;
  gboolean      failed;
  Pages         pages;
} Look;

struct _MoorPageList
{
  GObject       parent_instance;

  MoorStore    *store;
  MoorQuery    *query;
  guint         generation;      /* answers to an older one are dropped */
  GCancellable *cancellable;
  gboolean      loading;
  Pages         pages;
  GHashTable   *asked;           /* numbers of blocks under way */
  guint         last_block;      /* where the list was last looked at */
  guint         follow_id;
  gboolean      looking;
  gboolean      look_again;
};

static void moor_page_list_model_init (GListModelInterface *iface);
static void look (MoorPageList *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (MoorPageList, moor_page_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, moor_page_list_model_init))

enum {
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
pages_init (Pages *pages)
{
  pages->n_items = 0;
  pages->blocks = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

static void
pages_clear (Pages *pages)
{
  g_clear_pointer (&pages->blocks, g_hash_table_unref);
}

/* NULL where it is not here. */
static MoorPage *
pages_get (const Pages *pages,
           guint        position)
{
  GPtrArray *block = g_hash_table_lookup (pages->blocks, GUINT_TO_POINTER (position / BLOCK_PAGES));
  guint index = position % BLOCK_PAGES;

  return block != NULL && index < block->len ? g_ptr_array_index (block, index) : NULL;
}

static gboolean
is_same (const Pages *a,
         guint        a_position,
         const Pages *b,
         guint        b_position)
{
  MoorPage *first = pages_get (a, a_position);
  MoorPage *second = pages_get (b, b_position);

  /* What is not here may be anything; what is here on both sides decides. */
  return first == NULL || second == NULL || first->key == second->key;
}

static void
set_loading (MoorPageList *self,
             gboolean      loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Asking -------------------------------------------------------------------- */

/* The query for a block, from the nearest block before it that is here: then
 * few pages, or none, have to be passed over. */
static MoorQuery
query_for_block (MoorPageList *self,
                 guint         block)
{
  MoorQuery query = *self->query;

  query.offset = block * BLOCK_PAGES;
  query.limit = BLOCK_PAGES;

  for (guint i = block; i-- > 0; )
    {
      MoorPage *last = pages_get (&self->pages, i * BLOCK_PAGES + BLOCK_PAGES - 1);

      if (last != NULL)
        {
          query.before = last->key;
          query.offset = (block - i - 1) * BLOCK_PAGES;
          break;
        }
    }

  return query;
}

typedef struct {
  MoorPageList *list;            /* owned */
  guint         generation;
  guint         block;
} Ask;

static Ask *
ask_new (MoorPageList *self,
         guint         block)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->list = g_object_ref (self);
  ask->generation = self->generation;
  ask->block = block;
  return ask;
}

static void
ask_free (Ask *ask)
{
  g_object_unref (ask->list);
  g_free (ask);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ask, ask_free)

static void
drop_far_blocks (MoorPageList *self)
{
  while (g_hash_table_size (self->pages.blocks) > BLOCKS_KEPT)
    {
      GHashTableIter iter;
      gpointer key, farthest = NULL;
      guint distance = 0;

      g_hash_table_iter_init (&iter, self->pages.blocks);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        {
          guint block = GPOINTER_TO_UINT (key);
          guint far = MAX (block, self->last_block) - MIN (block, self->last_block);

          if (far >= distance)
            {
              distance = far;
              farthest = key;
            }
        }

      g_hash_table_remove (self->pages.blocks, farthest);
    }
}

static void
on_block (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Ask) ask = data;
  g_autoptr (GPtrArray) pages = NULL;
  MoorPageList *self = ask->list;
  guint start = ask->block * BLOCK_PAGES;
  guint n;

  pages = moor_store_list_finish (MOOR_STORE (source), result, NULL);
  if (ask->generation != self->generation)
    return;

  g_hash_table_remove (self->asked, GUINT_TO_POINTER (ask->block));
  if (pages == NULL || start >= self->pages.n_items)
    return;

  n = MIN (pages->len, self->pages.n_items - start);
  g_hash_table_insert (self->pages.blocks, GUINT_TO_POINTER (ask->block), g_steal_pointer (&pages));
  drop_far_blocks (self);
  g_list_model_items_changed (G_LIST_MODEL (self), start, n, n);
}

static void
ask_for_block (MoorPageList *self,
               guint         block)
{
  MoorQuery query;

  if (self->loading || !g_hash_table_add (self->asked, GUINT_TO_POINTER (block)))
    return;

  query = query_for_block (self, block);
  moor_store_list_async (self->store, &query, self->cancellable, on_block, ask_new (self, block));
}

/* Blocks under way were asked for when the list was another. */
static void
ask_again (MoorPageList *self)
{
  g_autoptr (GList) blocks = g_hash_table_get_keys (self->asked);

  self->generation++;
  g_hash_table_remove_all (self->asked);
  for (GList *l = blocks; l != NULL; l = l->next)
    {
      if (GPOINTER_TO_UINT (l->data) * BLOCK_PAGES < self->pages.n_items)
        ask_for_block (self, GPOINTER_TO_UINT (l->data));
    }
}

/* A new query ----------------------------------------------------------------- */

static void
replace_all (MoorPageList *self,
             guint         n_items,
             GPtrArray    *first_block)
{
  guint before = self->pages.n_items;

  g_hash_table_remove_all (self->pages.blocks);
  g_hash_table_remove_all (self->asked);
  if (first_block != NULL && first_block->len > 0)
    g_hash_table_insert (self->pages.blocks, GUINT_TO_POINTER (0), g_ptr_array_ref (first_block));
  self->pages.n_items = n_items;
  self->last_block = 0;

  if (before > 0 || n_items > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, n_items);
}

static void
on_count (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Ask) ask = data;
  MoorPageList *self = ask->list;
  guint count = 0, before;

  if (!moor_store_count_finish (MOOR_STORE (source), result, &count, NULL) ||
      ask->generation != self->generation)
    return;

  before = self->pages.n_items;
  if (count > before)
    {
      self->pages.n_items = count;
      g_list_model_items_changed (G_LIST_MODEL (self), before, 0, count - before);
    }
}

static void
on_first_block (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (Ask) ask = data;
  g_autoptr (GPtrArray) pages = NULL;
  MoorPageList *self = ask->list;

  pages = moor_store_list_finish (MOOR_STORE (source), result, NULL);
  if (ask->generation != self->generation)
    return;

  /* The first pages are shown before it is known how many there are. */
  set_loading (self, FALSE);
  replace_all (self, pages != NULL ? pages->len : 0, pages);
  if (pages != NULL && pages->len == BLOCK_PAGES && ask->generation == self->generation)
    moor_store_count_async (self->store, self->query, self->cancellable,
                            on_count, ask_new (self, 0));

  if (self->look_again && ask->generation == self->generation)
    {
      self->look_again = FALSE;
      look (self);
    }
}

/* Following the store ----------------------------------------------------------- */

static void
look_free (Look *look)
{
  pages_clear (&look->pages);
  g_object_unref (look->list);
  g_free (look);
}

/* Says what is different with as little as possible, so that the view keeps its
 * place and its selection. */
static void
tell_difference (MoorPageList *self,
                 const Pages  *before)
{
  const Pages *now = &self->pages;
  guint common = MIN (before->n_items, now->n_items);
  guint start = 0, tail = 0;

  if (before->n_items != now->n_items)
    {
      while (start < common && is_same (before, start, now, start))
        start++;
      while (tail < common - start &&
             is_same (before, before->n_items - tail - 1, now, now->n_items - tail - 1))
        tail++;

      g_list_model_items_changed (G_LIST_MODEL (self), start,
                                  before->n_items - start - tail,
                                  now->n_items - start - tail);
    }

  for (guint i = 0; i < now->n_items; i++)
    {
      MoorPage *page = pages_get (now, i);
      MoorPage *old;

      if (page == NULL)
        {
          /* To the next block. */
          i += BLOCK_PAGES - i % BLOCK_PAGES - 1;
          continue;
        }

      old = NULL;
      if (before->n_items == now->n_items || i < start)
        old = pages_get (before, i);
      else if (i >= now->n_items - tail)
        old = pages_get (before, before->n_items - (now->n_items - i));
      else
        continue;

      if (old == NULL || !moor_page_shows_same (old, page))
        g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 1);
    }
}

static void
look_done (Look *looked)
{
  MoorPageList *self = looked->list;
  gboolean current = looked->generation == self->generation;
  Pages before;

  if (--looked->n_waiting > 0)
    return;

  if (current)
    {
      gboolean again = self->look_again;

      self->looking = FALSE;
      self->look_again = FALSE;
      if (!looked->failed)
        {
          before = self->pages;
          self->pages = looked->pages;
          pages_init (&looked->pages);
          ask_again (self);
          tell_difference (self, &before);
          pages_clear (&before);
        }
      if (again)
        look (self);
    }

  look_free (looked);
}

static void
on_looked_count (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  Look *looked = data;

  if (!moor_store_count_finish (MOOR_STORE (source), result, &looked->pages.n_items, NULL))
    looked->failed = TRUE;
  look_done (looked);
}

typedef struct {
  Look  *look;
  guint  block;
} LookedBlock;

static void
on_looked_block (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autofree LookedBlock *looked = data;
  GPtrArray *pages = moor_store_list_finish (MOOR_STORE (source), result, NULL);

  if (pages == NULL)
    looked->look->failed = TRUE;
  else if (pages->len == 0)
    g_ptr_array_unref (pages);
  else
    g_hash_table_insert (looked->look->pages.blocks, GUINT_TO_POINTER (looked->block), pages);
  look_done (looked->look);
}

static void
look (MoorPageList *self)
{
  Look *looked;
  GHashTableIter iter;
  gpointer key;

  if (self->query == NULL)
    return;

  if (self->looking || self->loading)
    {
      self->look_again = TRUE;
      return;
    }

  self->looking = TRUE;
  looked = g_new0 (Look, 1);
  looked->list = g_object_ref (self);
  looked->generation = self->generation;
  pages_init (&looked->pages);

  /* All is asked for at once, and every answer is of the same kind; what was
   * under way for single blocks would be older. */
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  looked->n_waiting = 1;
  if (!g_hash_table_contains (self->pages.blocks, GUINT_TO_POINTER (0)))
    {
      LookedBlock *block = g_new0 (LookedBlock, 1);
      MoorQuery query = *self->query;

      block->look = looked;
      query.limit = BLOCK_PAGES;
      looked->n_waiting++;
      moor_store_list_async (self->store, &query, self->cancellable, on_looked_block, block);
    }

  g_hash_table_iter_init (&iter, self->pages.blocks);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      LookedBlock *block = g_new0 (LookedBlock, 1);
      MoorQuery query = *self->query;

      block->look = looked;
      block->block = GPOINTER_TO_UINT (key);
      query.offset = block->block * BLOCK_PAGES;
      query.limit = BLOCK_PAGES;
      looked->n_waiting++;
      moor_store_list_async (self->store, &query, self->cancellable, on_looked_block, block);
    }

  moor_store_count_async (self->store, self->query, self->cancellable, on_looked_count, looked);
}

static gboolean
on_follow (gpointer data)
{
  MoorPageList *self = data;

  self->follow_id = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
on_page_changed (MoorStore    *store,
                 const char   *page_id,
                 MoorPageList *self)
{
  guint ms;

  if (self->query == NULL || self->follow_id != 0)
    return;

  ms = self->query->search != NULL ? FOLLOW_SEARCH_MS : FOLLOW_MS;
  self->follow_id = g_timeout_add (ms, on_follow, self);
}

/* List model -------------------------------------------------------------------- */

static GType
moor_page_list_get_item_type (GListModel *model)
{
  return MOOR_TYPE_PAGE;
}

static guint
moor_page_list_get_n_items (GListModel *model)
{
  return MOOR_PAGE_LIST (model)->pages.n_items;
}

static gpointer
moor_page_list_get_item (GListModel *model,
                         guint       position)
{
  MoorPageList *self = MOOR_PAGE_LIST (model);
  MoorPage *page;

  if (position >= self->pages.n_items)
    return NULL;

  self->last_block = position / BLOCK_PAGES;
  page = pages_get (&self->pages, position);
  if (page != NULL)
    return g_object_ref (page);

  /* One of its own each time: a list view that meets the same object in several
   * rows warns, and loses the one it had the focus in. */
  ask_for_block (self, self->last_block);

  return moor_page_new_empty ();
}

static void
moor_page_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = moor_page_list_get_item_type;
  iface->get_n_items = moor_page_list_get_n_items;
  iface->get_item = moor_page_list_get_item;
}

static void
moor_page_list_dispose (GObject *object)
{
  MoorPageList *self = MOOR_PAGE_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (moor_page_list_parent_class)->dispose (object);
}

static void
moor_page_list_finalize (GObject *object)
{
  MoorPageList *self = MOOR_PAGE_LIST (object);

  pages_clear (&self->pages);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  g_clear_pointer (&self->query, moor_query_free);

  G_OBJECT_CLASS (moor_page_list_parent_class)->finalize (object);
}

static void
moor_page_list_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  MoorPageList *self = MOOR_PAGE_LIST (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
moor_page_list_class_init (MoorPageListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = moor_page_list_dispose;
  object_class->finalize = moor_page_list_finalize;
  object_class->get_property = moor_page_list_get_property;

  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
moor_page_list_init (MoorPageList *self)
{
  pages_init (&self->pages);
  self->asked = g_hash_table_new (NULL, NULL);
}

MoorPageList *
moor_page_list_new (MoorStore *store)
{
  MoorPageList *self;

  g_return_val_if_fail (MOOR_IS_STORE (store), NULL);

  self = g_object_new (MOOR_TYPE_PAGE_LIST, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "page-changed", G_CALLBACK (on_page_changed), self, 0);
  return self;
}

void
moor_page_list_set_query (MoorPageList    *self,
                          const MoorQuery *query)
{
  MoorQuery first;

  g_return_if_fail (MOOR_IS_PAGE_LIST (self));
  g_return_if_fail (query != NULL);

  if (self->query != NULL && moor_query_equal (self->query, query))
    return;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  self->generation++;
  self->looking = FALSE;
  self->look_again = FALSE;
  g_hash_table_remove_all (self->asked);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  moor_query_free (self->query);
  self->query = moor_query_copy (query);
  set_loading (self, TRUE);

  /* What is shown stays until the answer is here: no list flickers empty while
   * somebody types. */
  first = *self->query;
  first.limit = BLOCK_PAGES;
  moor_store_list_async (self->store, &first, self->cancellable, on_first_block, ask_new (self, 0));
}

gboolean
moor_page_list_is_loading (MoorPageList *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE_LIST (self), FALSE);

  return self->loading;
}

int
moor_page_list_find (MoorPageList *self,
                     const char   *page_id)
{
  GHashTableIter iter;
  gpointer key, value;

  g_return_val_if_fail (MOOR_IS_PAGE_LIST (self), -1);
  g_return_val_if_fail (page_id != NULL, -1);

  g_hash_table_iter_init (&iter, self->pages.blocks);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GPtrArray *block = value;

      for (guint i = 0; i < block->len; i++)
        {
          MoorPage *page = g_ptr_array_index (block, i);

          if (g_str_equal (page->id, page_id))
            return (int) (GPOINTER_TO_UINT (key) * BLOCK_PAGES + i);
        }
    }

  return -1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-journal-rows.h"

/* One month in the list. */
typedef struct {
  MoorMonth *heading;
  guint      first_row;          /* the heading's */
  guint      first_page;
  guint      pages;
} Section;

struct _MoorMonth {
  GObject parent_instance;

  char   *month;
};

G_DEFINE_FINAL_TYPE (MoorMonth, moor_month, G_TYPE_OBJECT)

struct _MoorJournalRows {
  GObject       parent_instance;

  MoorStore    *store;
  MoorPageList *pages;
  gboolean      by_month;
  GArray       *sections;        /* Section; empty unless by_month */
  guint         n_rows;
  GHashTable   *headings;        /* month → MoorMonth: a heading stays the same object */

  GCancellable *cancellable;
  gboolean      months_wanted;   /* asked for, not here yet */
  /* What changed among the pages since the sections were made: the pages before
   * the first and the pages of the tail are the same as then. */
  gboolean      stale;
  guint         same_first, same_tail;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MoorJournalRows, moor_journal_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum {
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
moor_month_finalize (GObject *object)
{
  g_free (MOOR_MONTH (object)->month);

  G_OBJECT_CLASS (moor_month_parent_class)->finalize (object);
}

static void
moor_month_class_init (MoorMonthClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moor_month_finalize;
}

static void
moor_month_init (MoorMonth *self)
{
}

const char *
moor_month_get_month (MoorMonth *self)
{
  g_return_val_if_fail (MOOR_IS_MONTH (self), NULL);

  return self->month;
}

static void
section_clear (gpointer data)
{
  g_clear_object (&((Section *) data)->heading);
}

static GArray *
new_sections (void)
{
  GArray *sections = g_array_new (FALSE, TRUE, sizeof (Section));

  g_array_set_clear_func (sections, section_clear);

  return sections;
}

static MoorMonth *
new_month (const char *month)
{
  MoorMonth *self = g_object_new (MOOR_TYPE_MONTH, NULL);

  self->month = g_strdup (month);

  return self;
}

static MoorMonth *
heading_for (MoorJournalRows *self,
             const char      *month)
{
  MoorMonth *heading = g_hash_table_lookup (self->headings, month);

  if (heading == NULL)
    {
      heading = new_month (month);
      g_hash_table_insert (self->headings, heading->month, heading);
    }

  return heading;
}

static guint
n_pages (MoorJournalRows *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->pages));
}

/* The section that holds a row, or the one that holds a page. */
static Section *
find_section (GArray   *sections,
              guint     index,
              gboolean  by_row)
{
  guint low = 0, high = sections->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      Section *section = &g_array_index (sections, Section, middle);

      if ((by_row ? section->first_row : section->first_page) <= index)
        low = middle;
      else
        high = middle;
    }

  return sections->len > 0 ? &g_array_index (sections, Section, low) : NULL;
}

/* Counts and pages are read one after the other; where they disagree for a
 * moment, the pages are right, and the last month takes or gives. */
static GArray *
sections_from (MoorJournalRows *self,
               GArray          *months)
{
  GArray *sections = new_sections ();
  guint row = 0, page = 0, total = n_pages (self);

  for (guint i = 0; i < months->len && page < total; i++)
    {
      MoorMonthCount *count = &g_array_index (months, MoorMonthCount, i);
      Section section = { .first_row = row, .first_page = page };

      section.pages = MIN (count->pages, total - page);
      if (i + 1 == months->len)
        section.pages = total - page;
      if (section.pages == 0)
        continue;

      section.heading = g_object_ref (heading_for (self, count->month));
      g_array_append_val (sections, section);
      row += 1 + section.pages;
      page += section.pages;
    }

  return sections;
}

static guint
rows_in (GArray *sections)
{
  Section *last;

  if (sections->len == 0)
    return 0;

  last = &g_array_index (sections, Section, sections->len - 1);

  return last->first_row + 1 + last->pages;
}

/* How many rows at the beginning, and at the end, are the same in both. */
static guint
same_rows_before (GArray *was,
                  GArray *is,
                  guint   same_pages)
{
  guint rows = 0, pages = 0;

  for (guint i = 0; i < MIN (was->len, is->len); i++)
    {
      Section *a = &g_array_index (was, Section, i), *b = &g_array_index (is, Section, i);
      guint same = MIN (MIN (a->pages, b->pages), same_pages - MIN (pages, same_pages));

      if (a->heading != b->heading)
        break;
      rows += 1 + same;
      if (same < a->pages || same < b->pages)
        break;
      pages += same;
    }

  return rows;
}

static guint
same_rows_after (GArray *was,
                 GArray *is,
                 guint   same_pages)
{
  guint rows = 0, pages = 0;

  for (guint i = 1; i <= MIN (was->len, is->len); i++)
    {
      Section *a = &g_array_index (was, Section, was->len - i);
      Section *b = &g_array_index (is, Section, is->len - i);
      guint same = MIN (MIN (a->pages, b->pages), same_pages - MIN (pages, same_pages));

      if (a->heading != b->heading)
        break;
      rows += same;
      if (same < a->pages || same < b->pages)
        break;
      rows += 1;
      pages += same;
    }

  return rows;
}

static void
set_sections (MoorJournalRows *self,
              GArray          *sections,
              guint            rows)
{
  g_autoptr (GArray) was = g_steal_pointer (&self->sections);
  guint old_rows = self->n_rows;
  guint before = same_rows_before (was, sections, self->same_first);
  guint after = same_rows_after (was, sections, self->same_tail);

  self->sections = sections;
  self->n_rows = rows;
  self->stale = FALSE;
  self->same_first = self->same_tail = n_pages (self);

  before = MIN (before, MIN (old_rows, rows));
  after = MIN (after, MIN (old_rows, rows) - before);
  if (old_rows - before - after > 0 || rows - before - after > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before,
                                old_rows - before - after, rows - before - after);
}

static void
tell_loading (MoorJournalRows *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
months_ready (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (MoorJournalRows) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) months = moor_store_months_finish (MOOR_STORE (source), result, &error);
  GArray *sections;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->months_wanted = FALSE;
  /* Without months the pages are still there to be shown. */
  if (months == NULL)
    {
      g_debug ("The months could not be counted: %s", error->message);
      self->by_month = FALSE;
      set_sections (self, new_sections (), n_pages (self));
      tell_loading (self);
      return;
    }

  sections = sections_from (self, months);
  set_sections (self, sections, rows_in (sections));
  tell_loading (self);
}

static void
ask_for_months (MoorJournalRows *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->months_wanted = TRUE;
  moor_store_months_async (self->store, self->cancellable, months_ready, g_object_ref (self));
}

static void
pages_changed (MoorJournalRows *self,
               guint            position,
               guint            removed,
               guint            added)
{
  if (!self->by_month)
    {
      self->n_rows = n_pages (self);
      g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
      return;
    }

  if (removed == added && !self->stale)
    {
      guint first, last;

      if (removed == 0 || self->sections->len == 0)
        return;

      first = moor_journal_rows_row_of_page (self, position);
      last = moor_journal_rows_row_of_page (self, position + removed - 1);
      g_list_model_items_changed (G_LIST_MODEL (self), first, last - first + 1, last - first + 1);
      return;
    }

  self->stale = TRUE;
  self->same_first = MIN (self->same_first, position);
  self->same_tail = MIN (self->same_tail, n_pages (self) - MIN (n_pages (self), position + added));
  ask_for_months (self);
}

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return MOOR_JOURNAL_ROWS (model)->n_rows;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  MoorJournalRows *self = MOOR_JOURNAL_ROWS (model);
  Section *section;
  guint page;

  if (position >= self->n_rows)
    return NULL;
  if (!self->by_month || self->sections->len == 0)
    return g_list_model_get_item (G_LIST_MODEL (self->pages), position);

  section = find_section (self->sections, position, TRUE);
  if (position == section->first_row)
    return g_object_ref (section->heading);

  page = section->first_page + position - section->first_row - 1;
  /* Pages that have gone since the months were counted: a heading stands in
   * until the count is here, a moment later. */
  if (page >= n_pages (self))
    return new_month (section->heading->month);

  return g_list_model_get_item (G_LIST_MODEL (self->pages), page);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
moor_journal_rows_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, moor_journal_rows_is_loading (MOOR_JOURNAL_ROWS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
moor_journal_rows_dispose (GObject *object)
{
  MoorJournalRows *self = MOOR_JOURNAL_ROWS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->pages != NULL)
    g_signal_handlers_disconnect_by_data (self->pages, self);
  g_clear_object (&self->pages);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (moor_journal_rows_parent_class)->dispose (object);
}

static void
moor_journal_rows_finalize (GObject *object)
{
  MoorJournalRows *self = MOOR_JOURNAL_ROWS (object);

  g_array_unref (self->sections);
  g_hash_table_unref (self->headings);

  G_OBJECT_CLASS (moor_journal_rows_parent_class)->finalize (object);
}

static void
moor_journal_rows_class_init (MoorJournalRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = moor_journal_rows_get_property;
  object_class->dispose = moor_journal_rows_dispose;
  object_class->finalize = moor_journal_rows_finalize;

  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
moor_journal_rows_init (MoorJournalRows *self)
{
  self->sections = new_sections ();
  self->headings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

MoorJournalRows *
moor_journal_rows_new (MoorStore *store)
{
  MoorJournalRows *self;

  g_return_val_if_fail (MOOR_IS_STORE (store), NULL);

  self = g_object_new (MOOR_TYPE_JOURNAL_ROWS, NULL);
  self->store = g_object_ref (store);
  self->pages = moor_page_list_new (store);
  g_signal_connect_object (self->pages, "items-changed", G_CALLBACK (pages_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "notify::loading", G_CALLBACK (tell_loading), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
moor_journal_rows_set_query (MoorJournalRows *self,
                             const MoorQuery *query)
{
  gboolean by_month;

  g_return_if_fail (MOOR_IS_JOURNAL_ROWS (self));
  g_return_if_fail (query != NULL);

  by_month = query->list == MOOR_LIST_JOURNAL && query->search == NULL && query->exercise == NULL &&
             query->day == NULL && query->month == NULL && query->tag == NULL;

  if (by_month != self->by_month)
    {
      /* The other kind of row: nothing of the old list fits. */
      g_cancellable_cancel (self->cancellable);
      self->months_wanted = FALSE;
      self->by_month = by_month;
      self->same_first = self->same_tail = 0;
      if (by_month)
        {
          set_sections (self, new_sections (), 0);
          self->stale = TRUE;
          self->same_first = self->same_tail = 0;
          ask_for_months (self);
        }
      else
        set_sections (self, new_sections (), n_pages (self));
    }

  moor_page_list_set_query (self->pages, query);
}

MoorPageList *
moor_journal_rows_get_pages (MoorJournalRows *self)
{
  g_return_val_if_fail (MOOR_IS_JOURNAL_ROWS (self), NULL);

  return self->pages;
}

gboolean
moor_journal_rows_is_loading (MoorJournalRows *self)
{
  g_return_val_if_fail (MOOR_IS_JOURNAL_ROWS (self), FALSE);

  return moor_page_list_is_loading (self->pages) || self->months_wanted;
}

guint
moor_journal_rows_row_of_page (MoorJournalRows *self,
                               guint            page)
{
  Section *section;

  g_return_val_if_fail (MOOR_IS_JOURNAL_ROWS (self), 0);

  section = find_section (self->sections, page, FALSE);
  if (!self->by_month || section == NULL)
    return page;

  return MIN (section->first_row + 1 + page - section->first_page, self->n_rows - 1);
}

guint
moor_journal_rows_row_of_month (MoorJournalRows *self,
                                const char      *month,
                                guint           *before)
{
  g_return_val_if_fail (MOOR_IS_JOURNAL_ROWS (self), 0);

  for (guint i = 0; i < self->sections->len; i++)
    {
      Section *section = &g_array_index (self->sections, Section, i);

      if (g_strcmp0 (section->heading->month, month) > 0 && i + 1 < self->sections->len)
        continue;

      if (before != NULL)
        *before = section->first_page;
      return section->first_row;
    }

  if (before != NULL)
    *before = 0;

  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-links.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "views/moor-audience-words.h"
#include "views/moor-dates.h"
#include "views/moor-step-page.h"

/* Pages read at a time, of which some may not be shown. */
#define BLOCK 32

struct _MoorLinks {
  GObject       parent_instance;

  MoorDesk     *desk;
  MoorNameBook *names;
  char         *page_id;         /* (nullable) */
};

G_DEFINE_FINAL_TYPE (MoorLinks, moor_links, G_TYPE_OBJECT)

/* Pages --------------------------------------------------------------------- */

/* One list on its way: first those marked to bring along, then the others. */
typedef struct {
  MoorDesk     *desk;
  char         *page_id;         /* (nullable) */
  GWeakRef      list;            /* the one who asked may be gone */
  MoorQuery     query;
  char         *search;          /* (nullable) */
  gboolean      apart;
  guint         most;            /* of this group */
  guint         all;             /* of both */
  guint         n;               /* of this group, so far */
  GPtrArray    *items;
  gboolean      more;
} Gathering;

static void
gathering_free (Gathering *gathering)
{
  g_object_unref (gathering->desk);
  g_free (gathering->page_id);
  g_weak_ref_clear (&gathering->list);
  g_free (gathering->search);
  g_clear_pointer (&gathering->items, g_ptr_array_unref);
  g_free (gathering);
}

/* Kept out of every list until it is asked for. */
static gboolean
is_apart (Gathering *gathering,
          MoorPage  *page)
{
  const char *id = moor_page_get_exercise (page);
  MoorExercise *exercise;

  if (id == NULL)
    return FALSE;

  exercise = moor_library_find (moor_desk_get_library (gathering->desk), id);
  /* Of what is not known any more, nobody can say that it is not about memories. */
  return exercise == NULL || moor_exercise_has_memory_frame (exercise) ||
         moor_exercise_is_private (exercise);
}

static gboolean
can_be_chosen (Gathering *gathering,
               MoorPage  *page)
{
  return g_strcmp0 (moor_page_get_id (page), gathering->page_id) != 0 &&
         moor_page_get_title (page)[0] != '\0' &&
         (gathering->apart || !is_apart (gathering, page));
}

static void
add_page (Gathering *gathering,
          MoorPage  *page)
{
  g_autofree char *day = moor_dates_day (moor_page_get_date (page));
  g_autofree char *group = NULL;

  if (gathering->query.audience == MOOR_AUDIENCE_COUNSELOR)
    group = moor_audience_words (gathering->desk, MOOR_AUDIENCE_COUNSELOR, FALSE);
  else if (gathering->items->len > gathering->n)
    /* Translators: a heading above pages, below those that are for a counselor */
    group = g_strdup (_("Your other pages"));
  g_ptr_array_add (gathering->items, moor_link_item_new (moor_page_get_id (page),
                                                         moor_page_get_title (page), day, group));
  gathering->n++;
}

static void gather (Gathering *gathering);

static void
on_pages (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Gathering *gathering = data;
  g_autoptr (MoorLinkList) list = g_weak_ref_get (&gathering->list);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = moor_store_list_finish (MOOR_STORE (source), result, &error);
  gboolean full = FALSE;

  if (list == NULL)
    {
      gathering_free (gathering);
      return;
    }

  for (guint i = 0; pages != NULL && i < pages->len && !full; i++)
    {
      MoorPage *page = pages->pdata[i];

      gathering->query.before = moor_page_get_sort_key (page);
      if (!can_be_chosen (gathering, page))
        continue;
      full = gathering->n == gathering->most;
      if (full)
        gathering->more = TRUE;
      else
        add_page (gathering, page);
    }

  if (!full && pages != NULL && pages->len == BLOCK)
    {
      gather (gathering);
    }
  else if (pages != NULL && gathering->query.audience == MOOR_AUDIENCE_COUNSELOR)
    {
      gathering->query.audience = MOOR_AUDIENCE_ONLY_ME;
      gathering->query.before = 0;
      gathering->n = 0;
      gathering->most = gathering->all - gathering->items->len;
      gather (gathering);
    }
  else
    {
      moor_link_list_fill (list, g_steal_pointer (&gathering->items), gathering->more);
      gathering_free (gathering);
    }
}

static void
gather (Gathering *gathering)
{
  moor_store_list_async (moor_desk_get_store (gathering->desk), &gathering->query, NULL, on_pages,
                         gathering);
}

static void
find_pages (MoorLinks    *self,
            MoorLinkList *list,
            const char   *search,
            gboolean      apart,
            guint         most)
{
  Gathering *gathering = g_new0 (Gathering, 1);

  gathering->desk = g_object_ref (self->desk);
  gathering->page_id = g_strdup (self->page_id);
  gathering->search = g_strdup (search);
  g_weak_ref_init (&gathering->list, list);
  gathering->apart = apart;
  gathering->all = most;
  /* However many are marked, the newest of the others are in sight, too. */
  gathering->most = MAX (most / 2, 1);
  gathering->items = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_link_item_free);
  gathering->query = (MoorQuery) {
    .list = apart ? MOOR_LIST_EVERYTHING : MOOR_LIST_JOURNAL,
    .audience = MOOR_AUDIENCE_COUNSELOR,
    .search = gathering->search,
    .limit = BLOCK,
  };
  gather (gathering);
}

/* Exercises ------------------------------------------------------------------ */

static gboolean
has_words (MoorExercise *exercise,
           const char   *search)
{
  g_autofree char *title = g_utf8_casefold (moor_exercise_get_title (exercise), -1);
  g_autofree char *wanted = NULL;

  if (search == NULL)
    return TRUE;

  wanted = g_utf8_casefold (search, -1);
  return strstr (title, wanted) != NULL;
}

static void
find_exercises (MoorLinks    *self,
                MoorLinkList *list,
                const char   *search)
{
  MoorLibrary *library = moor_desk_get_library (self->desk);
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_link_item_free);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (library));

  for (int step = MOOR_STEP_STYLE; step <= MOOR_STEP_TOOLS; step++)
    for (guint i = 0; i < n; i++)
      {
        g_autoptr (MoorExercise) exercise = g_list_model_get_item (G_LIST_MODEL (library), i);
        g_autofree char *minutes = NULL;
        int m = moor_exercise_get_minutes (exercise);

        if ((int) moor_exercise_get_step (exercise) != step || !has_words (exercise, search) ||
            !moor_library_is_offered (library, exercise))
          continue;

        minutes = g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) m), m);
        g_ptr_array_add (items, moor_link_item_new (moor_exercise_get_id (exercise),
                                                    moor_exercise_get_title (exercise), minutes,
                                                    moor_step_title ((MoorStep) step)));
      }

  moor_link_list_fill (list, items, FALSE);
}

/* The object ------------------------------------------------------------------ */

static void
moor_links_dispose (GObject *object)
{
  MoorLinks *self = MOOR_LINKS (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->names);

  G_OBJECT_CLASS (moor_links_parent_class)->dispose (object);
}

static void
moor_links_finalize (GObject *object)
{
  g_free (MOOR_LINKS (object)->page_id);

  G_OBJECT_CLASS (moor_links_parent_class)->finalize (object);
}

static void
moor_links_class_init (MoorLinksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_links_dispose;
  G_OBJECT_CLASS (klass)->finalize = moor_links_finalize;
}

static void
moor_links_init (MoorLinks *self)
{
}

MoorLinks *
moor_links_new (MoorDesk   *desk,
                const char *page_id)
{
  MoorLinks *self;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);

  self = g_object_new (MOOR_TYPE_LINKS, NULL);
  self->desk = g_object_ref (desk);
  self->names = moor_name_book_new (moor_desk_get_store (desk), moor_desk_get_library (desk));
  self->page_id = g_strdup (page_id);
  return self;
}

MoorNameBook *
moor_links_get_names (MoorLinks *self)
{
  g_return_val_if_fail (MOOR_IS_LINKS (self), NULL);

  return self->names;
}

MoorLinkList *
moor_links_find (const MoorField *field,
                 const char      *search,
                 gboolean         apart,
                 guint            most,
                 gpointer         links)
{
  MoorLinks *self = links;
  MoorLinkList *list = moor_link_list_new ();

  g_return_val_if_fail (MOOR_IS_LINKS (self), list);

  if (g_strcmp0 (field->link_to, "exercise") == 0)
    find_exercises (self, list, search);
  else
    find_pages (self, list, search, apart, most);

  return list;
}

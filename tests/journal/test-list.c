/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/moor-clock.h"
#include "journal-test.h"
#include "journal/moor-page-list.h"

/* 2026-11-22 12:00 in Stockholm. */
#define NOON (G_GINT64_CONSTANT (1795345200) * G_USEC_PER_SEC)

typedef struct {
  char      *dir;
  MoorStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = test_dir_new ();
  fixture->store = test_open (fixture->dir);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_close (fixture->store);
  test_dir_free (fixture->dir);
}

static char *
titles (MoorStore       *store,
        const MoorQuery *query)
{
  g_autoptr (GPtrArray) pages = test_list (store, query);
  GString *string = g_string_new (NULL);
  gint64 before = G_MAXINT64;

  for (guint i = 0; i < pages->len; i++)
    {
      MoorPage *page = g_ptr_array_index (pages, i);

      g_string_append_printf (string, "%s%s", i > 0 ? " " : "", moor_page_get_title (page));
      g_assert_cmpint (moor_page_get_sort_key (page), <, before);
      before = moor_page_get_sort_key (page);
      g_assert_true ((moor_page_get_answers (page) != NULL) == query->answers);
    }

  return g_string_free (string, FALSE);
}

#define assert_titles(store, expected, ...) G_STMT_START {                \
    const MoorQuery query_ = { __VA_ARGS__ };                             \
    g_autofree char *titles_ = titles (store, &query_);                   \
    g_auto (GStrv) split_ = g_strsplit (expected, " ", -1);               \
    g_assert_cmpstr (titles_, ==, expected);                              \
    g_assert_cmpuint (test_count (store, &query_), ==, g_strv_length (split_)); \
  } G_STMT_END

static void
change_page (MoorStore  *store,
             const char *id,
             gboolean    put_away,
             gboolean    starred,
             const char *tag)
{
  MoorChange *change = moor_change_new (id);

  if (put_away)
    moor_change_set_put_away (change, TRUE);
  if (starred)
    moor_change_set_starred (change, TRUE);
  if (tag != NULL)
    moor_change_set_tags (change, (const char * const []) { tag, NULL });
  test_save (store, change);
}

static char *
months (MoorStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) array = NULL;
  GString *string = g_string_new (NULL);

  moor_store_months_async (store, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  array = moor_store_months_finish (store, result, NULL);
  for (guint i = 0; i < array->len; i++)
    {
      MoorMonthCount *month = &g_array_index (array, MoorMonthCount, i);

      g_string_append_printf (string, "%s%s:%u", i > 0 ? " " : "", month->month, month->pages);
    }
  return g_string_free (string, FALSE);
}

static char *
days (MoorStore  *store,
      const char *month)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) array = NULL;
  GString *string = g_string_new (NULL);

  moor_store_days_async (store, month, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  array = moor_store_days_finish (store, result, NULL);
  for (guint i = 0; i < array->len; i++)
    g_string_append_printf (string, "%s%d", i > 0 ? " " : "", g_array_index (array, int, i));
  return g_string_free (string, FALSE);
}

static void
test_queries (Fixture       *fixture,
              gconstpointer  data)
{
  MoorStore *store = fixture->store;
  /* Begun in another order than their times. */
  g_autofree char *c = test_write (store, "c", NOON + 2 * G_TIME_SPAN_DAY);
  g_autofree char *a = test_write (store, "a", NOON);
  g_autofree char *b = test_write (store, "b", NOON);
  g_autofree char *d = test_write (store, "d", NOON + 20 * G_TIME_SPAN_DAY);
  g_autofree char *e = test_write (store, "e", NOON + 21 * G_TIME_SPAN_DAY);
  g_autofree char *f = test_write (store, "f", NOON + 22 * G_TIME_SPAN_DAY);
  /* Half past midnight in Stockholm is the day before in UTC. */
  g_autofree char *g = test_write (store, "g", NOON + 8 * G_TIME_SPAN_DAY + 12 * G_TIME_SPAN_HOUR +
                                   30 * G_TIME_SPAN_MINUTE);
  g_autofree char *counted = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  const MoorQuery first_two = { .list = MOOR_LIST_JOURNAL, .limit = 2 };
  gint64 key;

  change_page (store, e, TRUE, FALSE, "sea");
  change_page (store, d, FALSE, TRUE, "sea");
  change_page (store, b, FALSE, TRUE, "sea");
  test_do (store, trash, f);

  assert_titles (store, "d g c b a", .list = MOOR_LIST_JOURNAL);
  assert_titles (store, "d g c b a", .list = MOOR_LIST_JOURNAL, .answers = TRUE);
  assert_titles (store, "e", .list = MOOR_LIST_PUT_AWAY);
  assert_titles (store, "f", .list = MOOR_LIST_TRASH);
  assert_titles (store, "d b", .list = MOOR_LIST_STARRED);
  assert_titles (store, "e d g c b a", .list = MOOR_LIST_EVERYTHING);
  assert_titles (store, "d b", .list = MOOR_LIST_JOURNAL, .tag = "sea");
  assert_titles (store, "e", .list = MOOR_LIST_PUT_AWAY, .tag = "sea");
  assert_titles (store, "", .list = MOOR_LIST_JOURNAL, .tag = "se");
  assert_titles (store, "b a", .list = MOOR_LIST_JOURNAL, .day = "2026-11-22");
  assert_titles (store, "g", .list = MOOR_LIST_JOURNAL, .day = "2026-12-01");
  assert_titles (store, "c b a", .list = MOOR_LIST_JOURNAL, .month = "2026-11");
  assert_titles (store, "d g", .list = MOOR_LIST_JOURNAL, .month = "2026-12");
  assert_titles (store, "e d g", .list = MOOR_LIST_EVERYTHING, .month = "2026-12");
  assert_titles (store, "", .list = MOOR_LIST_JOURNAL, .month = "2027-01");
  assert_titles (store, "", .list = MOOR_LIST_JOURNAL, .month = "soon");
  assert_titles (store, "", .list = MOOR_LIST_JOURNAL, .day = "2026-02-30");
  assert_titles (store, "", .list = MOOR_LIST_JOURNAL, .exercise = "none");
  assert_titles (store, "d g", .list = MOOR_LIST_JOURNAL, .limit = 2);
  assert_titles (store, "c b", .list = MOOR_LIST_JOURNAL, .limit = 2, .offset = 2);
  assert_titles (store, "a", .list = MOOR_LIST_JOURNAL, .limit = 2, .offset = 4);
  assert_titles (store, "", .list = MOOR_LIST_JOURNAL, .limit = 2, .offset = 40);
  assert_titles (store, "b a", .list = MOOR_LIST_JOURNAL, .offset = 3);
  assert_titles (store, "b", .list = MOOR_LIST_STARRED, .offset = 1, .limit = 5);
  assert_titles (store, "b", .list = MOOR_LIST_JOURNAL, .tag = "sea", .offset = 1, .limit = 5);
  assert_titles (store, "b", .list = MOOR_LIST_JOURNAL, .tag = "sea", .search = "b");
  assert_titles (store, "b", .list = MOOR_LIST_STARRED, .search = "b", .month = "2026-11");
  assert_titles (store, "", .list = MOOR_LIST_STARRED, .search = "b", .month = "2026-12");

  pages = test_list (store, &first_two);
  key = moor_page_get_sort_key (g_ptr_array_index (pages, 1));
  assert_titles (store, "c b a", .list = MOOR_LIST_JOURNAL, .before = key);
  assert_titles (store, "b a", .list = MOOR_LIST_JOURNAL, .before = key, .offset = 1, .limit = 2);

  counted = months (store);
  g_assert_cmpstr (counted, ==, "2026-12:2 2026-11:3");
  g_free (counted);
  counted = days (store, "2026-11");
  g_assert_cmpstr (counted, ==, "22 24");
  g_free (counted);
  counted = days (store, "2026-12");
  g_assert_cmpstr (counted, ==, "1 12");
  g_free (counted);
  counted = days (store, "nonsense");
  g_assert_cmpstr (counted, ==, "");
}

/* 31 days from the first of a short month reach into the next. */
static void
test_short_month (Fixture       *fixture,
                  gconstpointer  data)
{
  /* 2027-02-28 and 2027-03-01, at noon. */
  g_autofree char *a = test_write (fixture->store, "a", NOON + 98 * G_TIME_SPAN_DAY);
  g_autofree char *b = test_write (fixture->store, "b", NOON + 99 * G_TIME_SPAN_DAY);
  g_autofree char *counted = days (fixture->store, "2027-02");

  g_assert_cmpstr (counted, ==, "28");
  assert_titles (fixture->store, "a", .list = MOOR_LIST_JOURNAL, .month = "2027-02");
}

/* The counts kept by triggers are those of the pages, whatever happens to them. */
static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) problems = NULL;
  static const MoorQuery journal = { .list = MOOR_LIST_JOURNAL };
  static const MoorQuery everything = { .list = MOOR_LIST_EVERYTHING };

  for (int i = 0; i < 200; i++)
    {
      const char *id;
      MoorChange *change;

      if (ids->len < 5 || g_test_rand_int_range (0, 4) == 0)
        {
          g_ptr_array_add (ids, test_write (fixture->store, "x",
                                            NOON + g_test_rand_int_range (0,
                                                                          100) * G_TIME_SPAN_DAY));
          continue;
        }

      id = g_ptr_array_index (ids, (guint) g_test_rand_int_range (0, (int) ids->len));
      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          test_do (fixture->store, trash, id);
          break;
        case 1:
          test_do (fixture->store, restore, id);
          break;
        case 2:
          change = moor_change_new (id);
          moor_change_set_put_away (change, g_test_rand_bit ());
          test_save (fixture->store, change);
          break;
        default:
          test_do (fixture->store, purge, id);
          g_ptr_array_remove (ids, (gpointer) id);
          break;
        }
    }

  {
    g_autoptr (GPtrArray) pages = test_list (fixture->store, &journal);
    g_autoptr (GPtrArray) all = test_list (fixture->store, &everything);

    g_assert_cmpuint (test_count (fixture->store, &journal), ==, pages->len);
    g_assert_cmpuint (test_count (fixture->store, &everything), ==, all->len);
  }
  problems = test_verify (fixture->store);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* The list model ----------------------------------------------------------- */

/* A copy of the list that is kept only by what items-changed says. */
typedef struct {
  GPtrArray *items;
  guint      n_signals;
} Mirror;

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Mirror     *mirror)
{
  mirror->n_signals++;
  g_assert_cmpuint (position + removed, <=, mirror->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->items, (int) (position + i), NULL);
  g_assert_cmpuint (mirror->items->len, ==, g_list_model_get_n_items (model));
}

/* Held until the next one is asked for: a page without content is the caller's
 * alone. */
static MoorPage *last_item;

static MoorPage *
item (MoorPageList *list,
      guint         position)
{
  g_clear_object (&last_item);
  last_item = g_list_model_get_item (G_LIST_MODEL (list), position);
  return last_item;
}

static gboolean
shows (MoorPageList *list,
       guint         position,
       const char   *title)
{
  MoorPage *page = item (list, position);

  return page != NULL && g_str_equal (moor_page_get_title (page), title);
}

static guint
n_items (MoorPageList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
fill (MoorStore *store,
      int        n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("p%d", i);
      g_autofree char *id = test_write (store, text, NOON + i * G_TIME_SPAN_MINUTE);
    }
}

static void
test_model (Fixture       *fixture,
            gconstpointer  data)
{
  static const MoorQuery query = { .list = MOOR_LIST_JOURNAL };
  MoorPageList *list = moor_page_list_new (fixture->store);
  Mirror mirror = { g_ptr_array_new (), 0 };
  g_autofree char *id = NULL;

  fill (fixture->store, 400);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &mirror);
  g_assert_cmpuint (n_items (list), ==, 0);

  moor_page_list_set_query (list, &query);
  g_assert_true (moor_page_list_is_loading (list));
  moor_test_wait (!moor_page_list_is_loading (list));
  moor_test_wait (n_items (list) == 400);
  g_assert_true (shows (list, 0, "p399"));

  /* Far away there is a page without content, until it comes. */
  g_assert_cmpstr (moor_page_get_id (item (list, 390)), ==, "");
  moor_test_wait (shows (list, 390, "p9"));
  moor_test_wait (shows (list, 399, "p0"));
  g_assert_cmpint (moor_page_list_find (list, moor_page_get_id (item (list, 390))), ==, 390);
  g_assert_cmpint (moor_page_list_find (list, "none"), ==, -1);
  moor_test_wait (shows (list, 200, "p199"));
  g_assert_true (shows (list, 0, "p399"));

  /* A new page comes in at its place; the others are not touched. */
  moor_test_wait (g_main_context_iteration (NULL, FALSE) == FALSE);
  id = test_write (fixture->store, "new", NOON + 401 * G_TIME_SPAN_MINUTE);
  moor_test_wait (n_items (list) == 401 && shows (list, 0, "new"));
  moor_test_wait (shows (list, 1, "p399") && shows (list, 400, "p0"));

  /* One that is changed changes alone. */
  mirror.n_signals = 0;
  test_write_again (fixture->store, id, "newer");
  moor_test_wait (shows (list, 0, "newer"));
  g_assert_cmpuint (mirror.n_signals, ==, 1);

  test_do (fixture->store, trash, id);
  moor_test_wait (n_items (list) == 400 && shows (list, 0, "p399"));

  g_ptr_array_unref (mirror.items);
  moor_test_wait (G_OBJECT (list)->ref_count == 1);
  g_assert_finalize_object (list);
}

static void
test_model_queries (Fixture       *fixture,
                    gconstpointer  data)
{
  static const MoorQuery queries[] = {
    { .list = MOOR_LIST_JOURNAL },
    { .list = MOOR_LIST_JOURNAL, .search = "p2" },
    { .list = MOOR_LIST_JOURNAL, .search = "p29" },
    { .list = MOOR_LIST_JOURNAL, .search = "p29 nothing" },
    { .list = MOOR_LIST_TRASH },
  };
  MoorPageList *list = moor_page_list_new (fixture->store);

  fill (fixture->store, 300);

  /* Only the newest is answered. */
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    moor_page_list_set_query (list, &queries[i]);
  moor_test_wait (!moor_page_list_is_loading (list));
  g_assert_cmpuint (n_items (list), ==, 0);

  moor_page_list_set_query (list, &queries[2]);
  moor_test_wait (!moor_page_list_is_loading (list));
  g_assert_cmpuint (n_items (list), ==, 11);
  g_assert_nonnull (strstr (moor_page_get_snippet (item (list, 0)), "<b>p299</b>"));

  moor_page_list_set_query (list, &queries[1]);
  moor_test_wait (n_items (list) == 111);
  moor_page_list_set_query (list, &queries[3]);
  moor_test_wait (n_items (list) == 0);
  moor_page_list_set_query (list, &queries[0]);
  moor_test_wait (n_items (list) == 300);

  moor_test_wait (G_OBJECT (list)->ref_count == 1);
  g_assert_finalize_object (list);
}

/* While pages come, go and change, what the list says by its signals is always
 * what it is, and in the end it shows what the store has. */
static void
test_model_random (Fixture       *fixture,
                   gconstpointer  data)
{
  static const MoorQuery query = { .list = MOOR_LIST_JOURNAL };
  MoorPageList *list = moor_page_list_new (fixture->store);
  Mirror mirror = { g_ptr_array_new (), 0 };
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) pages = NULL;

  fill (fixture->store, 300);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &mirror);
  moor_page_list_set_query (list, &query);

  for (int i = 0; i < 150; i++)
    {
      if (n_items (list) > 0)
        item (list, (guint) g_test_rand_int_range (0, (int) n_items (list)));

      if (ids->len == 0 || g_test_rand_bit ())
        g_ptr_array_add (ids, test_write (fixture->store, "r",
                                          NOON + g_test_rand_int_range (0,
                                                                        400) * G_TIME_SPAN_MINUTE));
      else if (g_test_rand_bit ())
        test_do (fixture->store, trash,
                 g_ptr_array_index (ids, (guint) g_test_rand_int_range (0, (int) ids->len)));
      else
        test_write_again (fixture->store,
                          g_ptr_array_index (ids,
                                             (guint) g_test_rand_int_range (0, (int) ids->len)),
                          "changed");
    }

  pages = test_list (fixture->store, &query);
  moor_test_wait (n_items (list) == pages->len);
  for (guint i = 0; i < pages->len; i++)
    {
      MoorPage *page = g_ptr_array_index (pages, i);

      moor_test_wait (g_str_equal (moor_page_get_id (item (list, i)), moor_page_get_id (page)) &&
                      shows (list, i, moor_page_get_title (page)));
    }

  g_ptr_array_unref (mirror.items);
  moor_test_wait (G_OBJECT (list)->ref_count == 1);
  g_assert_finalize_object (list);
}

int
main (int    argc,
      char **argv)
{
  int status;

  moor_test_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/list/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("queries", test_queries);
  ADD ("short-month", test_short_month);
  ADD ("counts", test_counts);
  ADD ("model", test_model);
  ADD ("model/queries", test_model_queries);
  ADD ("model/random", test_model_random);

  status = g_test_run ();
  g_clear_object (&last_item);
  return status;
}

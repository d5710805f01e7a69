/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-views-fixture.h"

#include <signal.h>
#include <sys/resource.h>

#include "base/moor-breaks.h"
#include "base/moor-clock.h"
#include "base/moor-text.h"
#include "views/moor-history-window.h"
#include "views/moor-journal-rows.h"
#include "views/moor-journal-view.h"
#include "views/moor-page-row.h"
#include "views/moor-page-view.h"
#include "views/moor-tags-editor.h"
#include "views/moor-writing.h"

typedef struct {
  MoorDesk  *desk;
  char      *data_dir;
  GtkWidget *window;
  GtkWidget *view;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->desk = fixture_desk (&f->data_dir);
}

static void
show (Fixture *f,
      int      width)
{
  f->view = moor_journal_view_new (f->desk);
  f->window = moor_screen_show (f->view, width, 640);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (f->view), (gpointer *) &f->view);
      gtk_window_destroy (GTK_WINDOW (f->window));
      moor_test_wait (f->view == NULL);
    }
  moor_clock_set_for_test (0);
  fixture_close (f->desk, f->data_dir);
}

static GtkWidget *
writing (Fixture *f)
{
  return moor_screen_find (f->view, MOOR_TYPE_WRITING, NULL);
}

static GtkWidget *
search_entry (Fixture *f)
{
  return moor_screen_find (f->view, GTK_TYPE_SEARCH_ENTRY, NULL);
}

static GListModel *
list_model (Fixture *f)
{
  GtkWidget *list = moor_screen_find (f->view, GTK_TYPE_LIST_VIEW, NULL);

  return list != NULL ? G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))) : NULL;
}

static guint
n_rows (Fixture *f)
{
  GListModel *model = list_model (f);

  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

/* A person's hand: what is typed comes through the buffer as the keys do. */
static void
type (Fixture    *f,
      const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (writing (f)));

  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
}

static char *
open_page (Fixture    *f,
           const char *page_id)
{
  moor_journal_view_open_page (MOOR_JOURNAL_VIEW (f->view), page_id);
  moor_test_wait (writing (f) != NULL && gtk_widget_get_mapped (writing (f)));
  /* Wherever it was opened from, the keys are in the page. */
  moor_test_wait (gtk_root_get_focus (gtk_widget_get_root (f->view)) != NULL &&
                  gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (f->view)),
                                         moor_screen_find (f->view, MOOR_TYPE_PAGE_VIEW, NULL)));

  return NULL;
}

static const char *
open_id (Fixture *f)
{
  return moor_page_view_get_page_id (MOOR_PAGE_VIEW (moor_screen_find (f->view, MOOR_TYPE_PAGE_VIEW,
                                                                       NULL)));
}

static gboolean
stored_is (Fixture    *f,
           const char *page_id,
           const char *text)
{
  g_autofree char *stored = fixture_text (f->desk, page_id);

  return g_strcmp0 (stored, text) == 0;
}

static void
test_typing_saves (Fixture       *f,
                   gconstpointer  data)
{
  const char *text = data;
  g_autofree char *id = NULL;

  show (f, 1080);
  moor_test_wait (fixture_find_text (f->view, "No pages yet") != NULL);
  open_page (f, NULL);
  g_assert_cmpuint (fixture_count (f->desk, MOOR_LIST_JOURNAL), ==, 0);

  type (f, text);
  id = g_strdup (open_id (f));
  moor_test_wait (stored_is (f, id, text));
  moor_test_wait (n_rows (f) == 2);

  /* Left and opened again, it reads as it was typed. */
  moor_journal_view_open_page (MOOR_JOURNAL_VIEW (f->view), NULL);
  moor_test_wait (g_strcmp0 (open_id (f), id) != 0);
  moor_journal_view_open_page (MOOR_JOURNAL_VIEW (f->view), id);
  moor_test_wait (g_strcmp0 (open_id (f), id) == 0 && writing (f) != NULL);
  {
    g_autofree char *shown = NULL;

    moor_test_wait (!moor_writing_is_empty (MOOR_WRITING (writing (f))));
    shown = moor_writing_get_text (MOOR_WRITING (writing (f)));
    g_assert_cmpstr (shown, ==, text);
  }
}

static void
test_nothing_written_nothing_kept (Fixture       *f,
                                   gconstpointer  data)
{
  show (f, 1080);
  open_page (f, NULL);
  moor_journal_view_leave (MOOR_JOURNAL_VIEW (f->view));
  open_page (f, NULL);
  type (f, "x");
  moor_journal_view_leave (MOOR_JOURNAL_VIEW (f->view));
  moor_test_wait (n_rows (f) == 2);
  g_assert_cmpuint (fixture_count (f->desk, MOOR_LIST_JOURNAL), ==, 1);
}

static void
test_question (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *text = NULL;

  show (f, 360);
  moor_test_wait (fixture_find_text (f->view,
                                     "Begin anywhere. The first line does not have to be good, and "
                                              "you can throw it away.") != NULL);
  fixture_press (f->view, "Give me a question");
  fixture_press (f->view, "What did you not say today?");
  moor_test_wait (writing (f) != NULL && !moor_writing_is_empty (MOOR_WRITING (writing (f))));
  text = moor_writing_get_text (MOOR_WRITING (writing (f)));
  g_assert_cmpstr (text, ==, "What did you not say today?\n\n");

  moor_journal_view_leave (MOOR_JOURNAL_VIEW (f->view));
  g_assert_cmpuint (fixture_count (f->desk, MOOR_LIST_JOURNAL), ==, 0);
  type (f, "That I was glad.");
  moor_test_wait (fixture_count (f->desk, MOOR_LIST_JOURNAL) == 1);
  g_assert_true (stored_is (f, open_id (f), "What did you not say today?\n\nThat I was glad."));
}

static void
search (Fixture    *f,
        const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (search_entry (f)), text);
}

static void
test_search (Fixture       *f,
             gconstpointer  data)
{
  static const char * const odd[] = {
    "don't", "\"", "*", "AND", "NEAR(", "a\"b*c", "שלום", "👩‍👧", "(", "'", "-dinner", "^", ":", "{", "%", "\\"
  };
  g_autofree char *one = fixture_write (f->desk, "The old dinner table again. I don't know.");
  g_autofree char *two = fixture_write (f->desk, "A walk. שלום 👩‍👧");
  g_autofree char *away = fixture_write (f->desk, "A dinner nobody needs to see.");
  g_autoptr (MoorChange) change = moor_change_new (away);
  g_autoptr (GAsyncResult) result = NULL;

  moor_change_set_put_away (change, TRUE);
  moor_store_save_async (moor_desk_get_store (f->desk), change, NULL, moor_test_store_result,
                         &result);
  moor_test_wait (result != NULL);
  moor_store_page_left (moor_desk_get_store (f->desk), away);

  show (f, 1080);
  moor_test_wait (n_rows (f) == 3);

  search (f, "dinn");
  moor_test_wait (fixture_find_text (f->view, "1 page") != NULL);
  moor_test_wait (n_rows (f) == 1);

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      search (f, odd[i]);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }

  search (f, "nobody");
  moor_test_wait (fixture_find_text (f->view, "No page with these words:") != NULL);
  g_assert_nonnull (fixture_find_text (f->view, "nobody"));
  g_assert_nonnull (fixture_find_text (f->view, "Pages that are put away are not searched."));
  fixture_press (f->view, "Search those too");
  moor_test_wait (n_rows (f) == 1);

  search (f, "");
  moor_test_wait (n_rows (f) == 3);
  search (f, "<b>&");
  moor_test_wait (fixture_find_text (f->view, "No page with these words:") != NULL ||
                  n_rows (f) > 0);
}

static void
test_trash_and_undo (Fixture       *f,
                     gconstpointer  data)
{
  g_autofree char *keep = fixture_write (f->desk, "Stays.");
  g_autofree char *id = fixture_write (f->desk, "Goes.");

  show (f, 1080);
  moor_test_wait (n_rows (f) == 3);
  open_page (f, id);
  type (f, "More. ");
  gtk_widget_activate_action (writing (f), "page.trash", NULL);
  moor_test_wait (fixture_find_text (f->view, "Page moved to the trash.") != NULL);
  moor_test_wait (n_rows (f) == 2);
  g_assert_cmpuint (fixture_count (f->desk, MOOR_LIST_TRASH), ==, 1);

  fixture_press (f->view, "Undo");
  moor_test_wait (n_rows (f) == 3);
  moor_test_wait (g_strcmp0 (open_id (f), id) == 0);
  g_assert_true (stored_is (f, id, "More. Goes."));
}

static void
test_trash_list (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *id = fixture_write (f->desk, "Goes.");

  show (f, 360);
  moor_test_wait (n_rows (f) == 2);
  open_page (f, id);
  gtk_widget_activate_action (f->view, "journal.back", NULL);
  gtk_widget_grab_focus (moor_screen_find (f->view, GTK_TYPE_LIST_VIEW, NULL));
  gtk_widget_activate_action (writing (f), "page.trash", NULL);
  moor_test_wait (fixture_find_text (f->view, "No pages yet") != NULL);
  /* What had the focus is gone, and Tab reaches what is there. */
  gtk_root_set_focus (gtk_widget_get_root (f->view), NULL);
  g_assert_true (gtk_widget_child_focus (moor_screen_find (f->view, ADW_TYPE_LEAFLET, NULL),
                                         GTK_DIR_TAB_FORWARD));

  gtk_widget_activate_action (f->view, "journal.list", "s", "trash");
  moor_test_wait (n_rows (f) == 1);
  g_assert_nonnull (fixture_find_text (f->view, "Empty the trash now"));
  moor_journal_view_open_page (MOOR_JOURNAL_VIEW (f->view), id);
  moor_test_wait (fixture_find_text (f->view, "This page is in the trash.") != NULL);
  fixture_press (f->view, "Put it back");
  moor_test_wait (fixture_find_text (f->view,
                                     "Nothing here. Deleted pages stay for thirty days and are then "
                                              "gone for good.") != NULL);
  gtk_widget_activate_action (f->view, "journal.list", "s", "journal");
  moor_test_wait (n_rows (f) == 2);
}

static void
test_lists_that_are_empty (Fixture       *f,
                           gconstpointer  data)
{
  show (f, 360);
  gtk_widget_activate_action (f->view, "journal.list", "s", "starred");
  moor_test_wait (fixture_find_text (f->view, "No page has a star.") != NULL);
  gtk_widget_activate_action (f->view, "journal.list", "s", "put-away");
  moor_test_wait (fixture_find_text (f->view, "Nothing is put away.") != NULL);
  gtk_widget_activate_action (f->view, "journal.list", "s", "trash");
  moor_test_wait (fixture_find_text (f->view, "Nothing here.") != NULL);
}

static void
test_star_tags_audience (Fixture       *f,
                         gconstpointer  data)
{
  g_autofree char *free_page = fixture_write (f->desk, "A page.");
  g_autofree char *walked = fixture_walk (f->desk, "one-moment-slowly", "At the door.", FALSE);
  const char *ids[] = { free_page, walked };

  show (f, 1080);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MoorPage) page = NULL;
      GtkWidget *star;

      moor_journal_view_open_page (MOOR_JOURNAL_VIEW (f->view), ids[i]);
      moor_test_wait (g_strcmp0 (open_id (f), ids[i]) == 0);
      moor_test_wait (fixture_find_text (f->view,
                                         i == 0 ? "Add a tag" : "Not finished yet.") != NULL);
      star = moor_screen_find (f->view, GTK_TYPE_TOGGLE_BUTTON, "Star");
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (star), TRUE);
      moor_tags_editor_add (MOOR_TAGS_EDITOR (moor_screen_find (f->view, MOOR_TYPE_TAGS_EDITOR,
                                                                NULL)),
                            " family  & friends ");
      moor_test_wait (fixture_find_text (f->view, "family & friends") != NULL);
      moor_journal_view_leave (MOOR_JOURNAL_VIEW (f->view));
      moor_test_wait (fixture_count (f->desk, MOOR_LIST_STARRED) == i + 1);

      do
        {
          g_clear_object (&page);
          page = fixture_load (f->desk, ids[i]);
        }
      while (g_strv_length ((GStrv) moor_page_get_tags (page)) == 0);
      g_assert_cmpstr (moor_page_get_tags (page)[0], ==, "family & friends");
    }
}

static void
test_exercise_page_reads (Fixture       *f,
                          gconstpointer  data)
{
  g_autofree char *id = fixture_walk (f->desk, "four-pulls", "A long answer <b> & \"more\".", TRUE);

  show (f, 1080);
  moor_journal_view_open_page (MOOR_JOURNAL_VIEW (f->view), id);
  moor_test_wait (fixture_find_text (f->view, "A long answer <b> & \"more\".") != NULL);
  g_assert_nonnull (fixture_find_button (f->view, "Change"));
}

/* One paragraph of 20,000 words, typed on at its end: a key may not take as
 * long as a paragraph of that length takes to lay out. */
static void
test_long_paragraph (Fixture       *f,
                     gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *stored = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter end, at;
  int paragraph;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "and then he said ");

  show (f, 1080);
  open_page (f, NULL);
  type (f, text->str);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (writing (f)));
  for (guint i = 0; i < 5000; i++)
    type (f, i % 6 == 5 ? " " : "x");
  for (guint i = 0; i < 5000; i++)
    g_string_append (text, i % 6 == 5 ? " " : "x");
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  for (paragraph = 0; paragraph < gtk_text_buffer_get_line_count (buffer); paragraph++)
    {
      gtk_text_buffer_get_iter_at_line (buffer, &at, paragraph);
      g_assert_cmpint (gtk_text_iter_get_chars_in_line (&at), <=, 2 * MOOR_BREAKS_FROM + 5000);
    }
  g_assert_cmpint (paragraph, >, 20);

  /* Backspace over a cut takes a letter, never only the cut. */
  gtk_text_buffer_get_iter_at_line (buffer, &at, 1);
  gtk_text_buffer_place_cursor (buffer, &at);
  g_assert_true (gtk_text_buffer_backspace (buffer, &at, TRUE, TRUE));
  stored = moor_writing_get_text (MOOR_WRITING (writing (f)));
  g_assert_cmpuint (strlen (stored), ==, text->len - 1);

  gtk_text_buffer_undo (buffer);
  gtk_text_buffer_get_end_iter (buffer, &end);
  g_free (stored);
  stored = moor_writing_get_text (MOOR_WRITING (writing (f)));
  g_assert_true (g_str_equal (stored, text->str));
  gtk_text_buffer_redo (buffer);
  gtk_text_buffer_undo (buffer);
  g_free (stored);
  stored = moor_writing_get_text (MOOR_WRITING (writing (f)));
  g_assert_true (g_str_equal (stored, text->str));
  moor_test_wait (stored_is (f, open_id (f), text->str));
}

/* An earlier version is read and brought back; what stood there is kept too. */
static void
test_history (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *id = fixture_write (f->desk, "First version.");
  GtkWidget *history, *list;
  guint kept = 0;

  show (f, 1080);
  moor_test_wait (n_rows (f) == 2);
  open_page (f, id);
  type (f, "Second, then ");
  moor_journal_view_leave (MOOR_JOURNAL_VIEW (f->view));
  moor_test_wait (stored_is (f, id, "Second, then First version."));

  history = moor_history_window_new (NULL, f->desk, id);
  gtk_window_present (GTK_WINDOW (history));
  moor_test_wait (moor_screen_find (history, GTK_TYPE_LIST_BOX_ROW, NULL) != NULL &&
                  gtk_widget_get_mapped (moor_screen_find (history, GTK_TYPE_LIST_BOX_ROW, NULL)));
  moor_screen_check_names (history);
  list = moor_screen_find (history, GTK_TYPE_LIST_BOX, NULL);
  g_signal_emit_by_name (list, "row-activated", moor_screen_find (list, GTK_TYPE_LIST_BOX_ROW, NULL));
  moor_test_wait (fixture_find_text (history, "First version.") != NULL);
  g_object_add_weak_pointer (G_OBJECT (history), (gpointer *) &history);
  fixture_press (history, "Bring this version back");
  moor_test_wait (history == NULL);
  moor_test_wait (stored_is (f, id, "First version."));

  {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GPtrArray) versions = NULL;

    moor_store_revisions_async (moor_desk_get_store (f->desk), id, NULL, moor_test_store_result, &result);
    moor_test_wait (result != NULL);
    versions = moor_store_revisions_finish (moor_desk_get_store (f->desk), result, NULL);
    kept = versions->len;
  }
  g_assert_cmpuint (kept, ==, 2);
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GListModel) windows = gtk_window_get_toplevels ();

  g_object_ref (windows);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }

  return NULL;
}

/* Ten megabytes put into a page become pages, and nothing is left out. */
static void
test_ten_megabytes (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  MoorQuery query = { .list = MOOR_LIST_JOURNAL, .answers = TRUE };
  GtkWidget *dialog;
  gsize bytes = 0;
  guint lines = 0;

  while (text->len < 10 * 1024 * 1024)
    g_string_append_printf (text, "Line %07u of a very long text.\n", lines++);

  show (f, 1080);
  open_page (f, NULL);
  type (f, text->str);
  g_assert_true (moor_writing_is_empty (MOOR_WRITING (writing (f))));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "pages");
  moor_test_wait (fixture_count (f->desk, MOOR_LIST_JOURNAL) >= 20 && open_id (f) != NULL &&
                  !moor_writing_is_empty (MOOR_WRITING (writing (f))));

  moor_store_list_async (moor_desk_get_store (f->desk), &query, NULL, moor_test_store_result,
                         &result);
  moor_test_wait (result != NULL);
  pages = moor_store_list_finish (moor_desk_get_store (f->desk), result, NULL);
  for (guint i = 0; i < pages->len; i++)
    {
      MoorAnswer *answer = moor_answers_get (moor_page_get_answers (pages->pdata[i]),
                                             MOOR_PAGE_FREE_FIELD);

      bytes += strlen (moor_answer_get_text (answer, 0, ""));
    }
  /* Line feeds at the seams may go, words may not. */
  g_assert_cmpuint (bytes, >=, text->len - 2 * pages->len);
}

/* Files may not grow: as good as a full disk. 0: no limit. */
static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes == 0 ? limit.rlim_max : bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* While nothing can be saved, the words stay, the sentence says why, and no
 * other page takes their place; with room again it saves by itself. */
static void
test_save_problem (Fixture       *f,
                   gconstpointer  data)
{
  g_autofree char *other = fixture_write (f->desk, "Another page.");
  g_autofree char *words = g_strnfill (300 * 1024, 'y');
  g_autofree char *expected = g_strconcat ("One. ", words, NULL);
  g_autofree char *shown = NULL;
  g_autofree char *id = NULL;
  MoorPageView *page_view;

  signal (SIGXFSZ, SIG_IGN);
  show (f, 1080);
  open_page (f, NULL);
  type (f, "One. ");
  id = g_strdup (open_id (f));
  moor_test_wait (stored_is (f, id, "One. "));

  limit_files (1);
  type (f, words);
  page_view = MOOR_PAGE_VIEW (moor_screen_find (f->view, MOOR_TYPE_PAGE_VIEW, NULL));
  moor_test_wait (moor_page_view_get_problem (page_view) != NULL);
  g_assert_nonnull (fixture_find_text (f->view, moor_page_view_get_problem (page_view)));
  moor_journal_view_open_page (MOOR_JOURNAL_VIEW (f->view), other);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  shown = moor_writing_get_text (MOOR_WRITING (writing (f)));
  limit_files (0);
  g_assert_true (g_str_equal (shown, expected));
  g_assert_cmpstr (open_id (f), ==, id);

  moor_test_wait (moor_page_view_get_problem (page_view) == NULL);
  moor_test_wait (stored_is (f, id, expected));
}

/* Far from what is loaded: the last row of many is chosen, its page opens. */
static void
test_far_end (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *first = NULL;
  gint64 now = g_get_real_time ();
  guint rows;

  for (guint i = 0; i < 420; i++)
    {
      g_autofree char *id = NULL;

      moor_clock_set_for_test (now - (420 - i) * 5 * G_TIME_SPAN_HOUR);
      id = fixture_write (f->desk, "One of many pages.");
      if (first == NULL)
        first = g_steal_pointer (&id);
    }
  moor_clock_set_for_test (0);

  show (f, 1080);
  moor_test_wait (n_rows (f) > 420);
  rows = n_rows (f);
  gtk_widget_activate_action (moor_screen_find (f->view, GTK_TYPE_LIST_VIEW, NULL),
                              "list.scroll-to-item", "u", rows - 1);
  gtk_widget_activate_action (moor_screen_find (f->view, GTK_TYPE_LIST_VIEW, NULL),
                              "list.select-item", "(ubb)", rows - 1, FALSE, FALSE);
  moor_test_wait (g_strcmp0 (open_id (f), first) == 0);
  moor_test_wait (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (list_model (f))) == rows - 1);
}

/* The rows of the list, against the pages and months they are made of. */
static void
check_rows (MoorJournalRows *rows)
{
  MoorPageList *pages = moor_journal_rows_get_pages (rows);
  guint page = 0;
  const char *month = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (rows), i);

      if (MOOR_IS_MONTH (item))
        {
          month = moor_month_get_month (MOOR_MONTH (item));
          continue;
        }

      g_assert_nonnull (month);
      g_assert_cmpuint (moor_journal_rows_row_of_page (rows, page), ==, i);
      if (*moor_page_get_id (MOOR_PAGE (item)) != '\0')
        g_assert_true (g_str_has_prefix (moor_page_get_date (MOOR_PAGE (item)), month));
      page++;
    }
  g_assert_cmpuint (page, ==, g_list_model_get_n_items (G_LIST_MODEL (pages)));
}

typedef struct {
  GPtrArray *shadow;             /* what a view of the model believes */
} Shadow;

static void
follow (GListModel *model,
        guint       position,
        guint       removed,
        guint       added,
        Shadow     *shadow)
{
  g_assert_cmpuint (position + removed, <=, shadow->shadow->len);
  if (removed > 0)
    g_ptr_array_remove_range (shadow->shadow, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (shadow->shadow, (int) (position + i),
                        g_list_model_get_item (model, position + i));
}

static const char *
row_key (gpointer item)
{
  return MOOR_IS_MONTH (item) ? moor_month_get_month (item) : moor_page_get_id (item);
}

/* Pages come and go at random; whoever follows the changes has what is there. */
static void
test_rows (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (MoorJournalRows) rows = moor_journal_rows_new (moor_desk_get_store (f->desk));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Shadow shadow = { g_ptr_array_new_with_free_func (g_object_unref) };
  MoorQuery query = { .list = MOOR_LIST_JOURNAL };
  gint64 now = g_get_real_time ();

  g_signal_connect (rows, "items-changed", G_CALLBACK (follow), &shadow);
  moor_journal_rows_set_query (rows, &query);

  for (guint round = 0; round < 25; round++)
    {
      if (ids->len < 4 || g_test_rand_int_range (0, 3) > 0)
        {
          moor_clock_set_for_test (now - g_test_rand_int_range (0, 200) * G_TIME_SPAN_DAY);
          g_ptr_array_add (ids, fixture_write (f->desk, "A page."));
        }
      else
        {
          g_autoptr (GAsyncResult) result = NULL;
          guint which = (guint) g_test_rand_int_range (0, (int) ids->len);

          moor_store_trash_async (moor_desk_get_store (f->desk), ids->pdata[which],
                                  moor_test_store_result, &result);
          moor_test_wait (result != NULL);
          g_ptr_array_remove_index (ids, which);
        }

      moor_test_wait (g_list_model_get_n_items (G_LIST_MODEL (moor_journal_rows_get_pages (rows))) == ids->len &&
                      !moor_journal_rows_is_loading (rows));
    }

  check_rows (rows);
  g_assert_cmpuint (shadow.shadow->len, ==, g_list_model_get_n_items (G_LIST_MODEL (rows)));
  for (guint i = 0; i < shadow.shadow->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (rows), i);

      g_assert_cmpstr (row_key (item), ==, row_key (shadow.shadow->pdata[i]));
    }
  g_ptr_array_unref (shadow.shadow);
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  g_test_add ("/journal/typing-saves", Fixture, "Slept badly. A voice on the phone.",
              set_up, test_typing_saves, tear_down);
  g_test_add ("/journal/right-to-left", Fixture, "שלום, זה דף.\nمرحبا\n👩‍👩‍👧 e\xcc\x81",
              set_up, test_typing_saves, tear_down);
  g_test_add ("/journal/nothing-kept", Fixture, NULL, set_up, test_nothing_written_nothing_kept,
              tear_down);
  g_test_add ("/journal/question", Fixture, NULL, set_up, test_question, tear_down);
  g_test_add ("/journal/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/journal/trash-undo", Fixture, NULL, set_up, test_trash_and_undo, tear_down);
  g_test_add ("/journal/trash-list", Fixture, NULL, set_up, test_trash_list, tear_down);
  g_test_add ("/journal/empty-lists", Fixture, NULL, set_up, test_lists_that_are_empty, tear_down);
  g_test_add ("/journal/star-tags", Fixture, NULL, set_up, test_star_tags_audience, tear_down);
  g_test_add ("/journal/exercise-page", Fixture, NULL, set_up, test_exercise_page_reads, tear_down);
  g_test_add ("/journal/long-paragraph", Fixture, NULL, set_up, test_long_paragraph, tear_down);
  g_test_add ("/journal/ten-megabytes", Fixture, NULL, set_up, test_ten_megabytes, tear_down);
  g_test_add ("/journal/save-problem", Fixture, NULL, set_up, test_save_problem, tear_down);
  g_test_add ("/journal/far-end", Fixture, NULL, set_up, test_far_end, tear_down);
  g_test_add ("/journal/history", Fixture, NULL, set_up, test_history, tear_down);
  g_test_add ("/journal/rows", Fixture, NULL, set_up, test_rows, tear_down);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-player-fixture.h"

#include "moor-links-fixture.h"

#include "fields/moor-fold.h"
#include "fields/moor-option-button.h"
#include "views/moor-page-reading.h"
#include "views/moor-whole-page.h"

/* A link to a page and to an exercise, in the player and where it is read again. */

static void
set_up_links (Fixture       *fixture,
              gconstpointer  data)
{
  set_up (fixture, data);
  moor_desk_fixture_add (fixture->dir, "links.xml");
  moor_desk_fixture_close (fixture->desk);
  fixture->desk = moor_desk_fixture_open (fixture->dir);
  moor_links_fixture_fill (fixture->desk);
}

/* (transfer full): the titles that can be chosen now, in order, with the headings. */
static char *
titles (GtkWidget *widget,
        GString   *text)
{
  GString *string = text != NULL ? text : g_string_new (NULL);

  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return NULL;

  if (MOOR_IS_OPTION_BUTTON (widget))
    g_string_append_printf (string, "%s|", gtk_label_get_text (GTK_LABEL (
                                             moor_screen_first_label (widget))));
  else if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "moor-small"))
    g_string_append_printf (string, "%s: ", gtk_label_get_text (GTK_LABEL (widget)));
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget);
         child != NULL;
         child = gtk_widget_get_next_sibling (child))
      titles (child, string);

  return text == NULL ? g_string_free (string, FALSE) : NULL;
}

static gboolean
offers (Fixture    *fixture,
        const char *field,
        const char *expected)
{
  g_autofree char *found = titles (find_field (fixture, fixture->player, field), NULL);

  return g_strcmp0 (found, expected) == 0;
}

#define USUAL "For my counselor: Marked for Ada|" \
              "Your other pages: The newest one|Settle|The old bridge. A secret line below it.|"

static void
test_offered (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *apart, *entry;

  begin (fixture, "links");
  g_assert_true (offers (fixture, "page", ""));
  press_in (fixture, "page", "Choose a page");
  moor_test_wait (offers (fixture, "page", USUAL));

  /* Those apart only for as long as they are asked for; an empty one never. */
  apart = moor_screen_find (fixture->player, GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (apart), TRUE);
  moor_test_wait (offers (fixture, "page",
                          "For my counselor: Marked for Ada|Your other pages: Safety plan|"
                          "Timeline of care|Out of sight|The newest one|Settle|"
                          "The old bridge. A secret line below it.|"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (apart), FALSE);
  moor_test_wait (offers (fixture, "page", USUAL));

  entry = moor_screen_find (fixture->player, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "bridge");
  moor_test_wait (offers (fixture, "page", "The old bridge. A secret line below it.|"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "sight");
  moor_test_wait (shows (fixture, "Nothing here has these words."));
}

/* The page that is being written is not among them, however often it is saved. */
static void
test_not_itself (Fixture       *fixture,
                 gconstpointer  data)
{
  begin (fixture, "links");
  type_in (fixture, "Or in a few words", "a word");
  moor_sitting_save_now (sitting_of (fixture));
  g_assert_true (moor_store_flush (moor_desk_get_store (fixture->desk), NULL));
  press_in (fixture, "page", "Choose a page");
  moor_test_wait (offers (fixture, "page", USUAL));
}

/* Many pages: as many as fit, and the rest behind a button. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  begin (fixture, "links");
  for (int i = 0; i < 90; i++)
    {
      g_autofree char *id = g_strdup_printf ("00000000-0000-4000-8000-0000000001%02d", i);
      g_autofree char *words = g_strdup_printf ("Number %d", i);

      moor_links_fixture_add (fixture->desk, id, i % 3 == 0 ? "timeline-of-care" : NULL,
                              i % 3 == 0 ? NULL : words, 20 + i / 3,
                              i < 40 ? MOOR_AUDIENCE_COUNSELOR : MOOR_AUDIENCE_ONLY_ME, FALSE);
    }

  press_in (fixture, "page", "Choose a page");
  moor_test_wait (shows (fixture, "Number 89"));
  g_assert_true (offers (fixture, "page",
                         "For my counselor: Number 38|Number 37|Number 35|Number 34|Number 32|"
                         "Number 31|Your other pages: Number 89|Number 88|Number 86|Number 85|"
                         "Number 83|Number 82|"));
  for (int i = 0; i < 3 && !shows (fixture, "The old bridge"); i++)
    {
      g_autofree char *before = titles (find_field (fixture, fixture->player, "page"), NULL);

      press_in (fixture, "page", "Show more");
      moor_test_wait (!offers (fixture, "page", before));
    }
  g_assert_true (shows (fixture, "Marked for Ada"));
  g_assert_true (shows (fixture, "The old bridge"));
  g_assert_null (moor_screen_find (fixture->player, GTK_TYPE_BUTTON, "Show more"));
}

static gboolean
reads (Fixture    *fixture,
       const char *field,
       const char *words)
{
  return moor_screen_shows (find_field (fixture, fixture->player, field), words);
}

#define BRIDGE "The old bridge. A secret line below it. (9 November 2026)"

static void
show_page (Fixture    *fixture,
           GtkWidget  *reading,
           const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorWholePage) whole = NULL;
  MoorStore *store = moor_desk_get_store (fixture->desk);

  moor_whole_page_load_async (store, id, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  whole = moor_whole_page_load_finish (store, result, &error);
  g_assert_no_error (error);
  moor_page_reading_show (MOOR_PAGE_READING (reading), whole->exercise, whole->page, whole->names);
}

/* Chosen, kept, there after the restart, recalled, and gone when it is deleted. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *id = NULL;
  GtkWidget *reading, *window;

  begin (fixture, "links");
  id = g_strdup (moor_sitting_get_page_id (sitting_of (fixture)));
  press_in (fixture, "page", "Choose a page");
  moor_test_wait (offers (fixture, "page", USUAL));
  press_in (fixture, "page", "The old bridge. A secret line below it.");
  moor_test_wait (reads (fixture, "page", BRIDGE));
  g_assert_cmpstr (moor_answer_get_text (moor_run_get_answer (run_of (fixture), "page"), 0, ""), ==,
                   PAGE_OLD);
  press (fixture, "Next");

  press (fixture, "Add another");
  press_in (fixture, "done-page", "Choose a page");
  moor_test_wait (offers (fixture, "done-page", USUAL));
  press_in (fixture, "done-page", "Marked for Ada");
  moor_test_wait (reads (fixture, "done-page", "Marked for Ada (9 November 2026)"));
  press (fixture, "Next");

  g_assert_true (shows (fixture, BRIDGE));      /* recalled */
  press_in (fixture, "next", "Choose an exercise");
  press_in (fixture, "next", "Trust and your nervous system");
  press_in (fixture, "next", "Settle");
  g_assert_true (reads (fixture, "next", "Settle"));
  moor_screen_check_names (fixture->player);
  act (fixture, "player.stop");
  moor_test_wait (fixture->left);
  close_player (fixture);
  moor_desk_fixture_close (fixture->desk);

  fixture->desk = moor_desk_fixture_open (fixture->dir);
  {
    g_autoptr (MoorSitting) sitting = moor_desk_fixture_resume (fixture->desk, id);

    fixture->left = FALSE;
    open_player (fixture, sitting);
  }
  g_assert_true (reads (fixture, "next", "Settle"));
  act (fixture, "player.back");
  act (fixture, "player.back");
  moor_test_wait (reads (fixture, "page", BRIDGE));

  reading = g_object_new (MOOR_TYPE_PAGE_READING, NULL);
  window = moor_screen_show (reading, 360, 640);
  show_page (fixture, reading, id);
  g_assert_true (moor_screen_shows (reading, BRIDGE));
  g_assert_true (moor_screen_shows (reading, "Which page: Marked for Ada (9 November 2026)"));
  g_assert_true (moor_screen_shows (reading, "Settle"));

  moor_links_fixture_trash (fixture->desk, PAGE_OLD);
  show_page (fixture, reading, id);
  g_assert_false (moor_screen_shows (reading, "bridge"));
  g_assert_true (moor_screen_shows (reading, "A page that is gone"));
  gtk_window_destroy (GTK_WINDOW (window));

  press_in (fixture, "page", "Take it away: " BRIDGE);
  g_assert_null (moor_run_get_answer (run_of (fixture), "page"));
}

static gboolean
is_laid_out (Fixture *fixture)
{
  GtkWidget *entry = moor_screen_find (fixture->player, GTK_TYPE_ENTRY, NULL);
  GtkWidget *last = moor_screen_find (fixture->player, GTK_TYPE_CHECK_BUTTON, NULL);

  return gtk_widget_get_height (entry) > 0 && gtk_widget_get_height (last) > 0;
}

/* With keys alone: open, down to the second, choose. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWindow *window;
  GtkWidget *first, *second;

  begin (fixture, "links");
  window = GTK_WINDOW (fixture->window);
  moor_test_wait (gtk_window_get_focus (window) != NULL);
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (window), MOOR_TYPE_FOLD));
  gtk_widget_activate (gtk_window_get_focus (window));
  moor_test_wait (offers (fixture, "page", USUAL));
  /* Tab goes by where things are: not before they have a place. */
  moor_test_wait (is_laid_out (fixture));

  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (window)));
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  g_assert_true (MOOR_IS_OPTION_BUTTON (gtk_window_get_focus (window)));
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  first = gtk_window_get_focus (window);
  g_assert_cmpstr (moor_option_button_get_value (MOOR_OPTION_BUTTON (first)), ==, PAGE_NEW);
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_DOWN));
  second = gtk_window_get_focus (window);
  g_assert_cmpstr (moor_option_button_get_value (MOOR_OPTION_BUTTON (second)), ==, PAGE_PULLS);
  gtk_widget_activate (second);
  moor_test_wait (reads (fixture, "page", "Settle (9 November 2026)"));
  g_assert_cmpstr (moor_answer_get_text (moor_run_get_answer (run_of (fixture), "page"), 0, ""), ==,
                   PAGE_PULLS);
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (window), MOOR_TYPE_FOLD));
}

#undef ADD
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up_links, test, tear_down)

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  ADD ("/links/offered", test_offered);
  ADD ("/links/not-itself", test_not_itself);
  ADD ("/links/many", test_many);
  ADD ("/links/kept", test_kept);
  ADD ("/links/keys", test_keys);

  return g_test_run ();
}

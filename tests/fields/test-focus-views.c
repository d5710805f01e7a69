/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-fold.h"
#include "fields/moor-wrap.h"

#include "moor-told.h"

/* Where the keys go in a field, and what they bring into sight. */

static void
test_folded (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_TEXT, "f", "What they may have needed");
  g_autoptr (MoorAnswer) answer = moor_answer_new_text ("a rest");
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window, *fold;

  field->folded = TRUE;
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 294);
  fold = moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_FOLD, NULL);

  g_assert_nonnull (fold);
  g_assert_false (moor_fold_is_open (MOOR_FOLD (fold)));
  moor_screen_check_names (GTK_WIDGET (view));
  moor_field_view_begin (view);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), fold));
  moor_field_view_set_answer (view, answer);
  g_assert_true (moor_fold_is_open (MOOR_FOLD (fold)));
  moor_field_view_begin (view);
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_root_get_focus (GTK_ROOT (window))) ||
                 GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (window))));
  g_assert_cmpuint (told.n, ==, 0);

  finish (window, view, &told);
}

/* Whatever is behind a fold: what opens it begins, and the focus is not on nothing. */
static void
test_begin_folded (void)
{
  const MoorFieldKind *kinds;
  guint n_kinds;

  kinds = moor_field_view_kinds (&n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (MoorField) field = sample_field (kinds[i]);
      Told told = { 0 };
      MoorFieldView *view;
      GtkWidget *window, *fold;

      field->folded = TRUE;
      field->label = g_strdup ("What came of it");
      view = make_view (field, &told);
      window = moor_screen_show_scrolled (GTK_WIDGET (view), 360, 294);
      gtk_root_set_focus (GTK_ROOT (window), NULL);
      fold = moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_FOLD, NULL);
      moor_field_view_begin (view);
      g_assert_nonnull (gtk_root_get_focus (GTK_ROOT (window)));
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), fold));
      finish (window, view, &told);
    }
}

/* Shift+Tab goes from place to place and out, as Tab does the other way. */
static void
test_back (void)
{
  static const MoorFieldKind kinds[] = {
    MOOR_FIELD_TEXT, MOOR_FIELD_LIST, MOOR_FIELD_SCALE, MOOR_FIELD_CHOICE, MOOR_FIELD_PERCENT,
    MOOR_FIELD_EMOTIONS, MOOR_FIELD_AGE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (MoorField) field = sample_field (kinds[i]);
      Told told = { 0 };
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      GtkWidget *before = gtk_button_new_with_label ("Before");
      MoorFieldView *view;
      GtkWidget *window, *focus = NULL;
      int places = 0;

      if (kinds[i] == MOOR_FIELD_TEXT)
        field->lines = 4;
      view = make_view (field, &told);
      gtk_box_append (GTK_BOX (box), before);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (view));
      window = moor_screen_show_scrolled (box, 360, 600);
      if (kinds[i] == MOOR_FIELD_LIST)
        {
          GtkWidget *line = moor_screen_find (box, GTK_TYPE_TEXT_VIEW, "What did you need?, line 1");

          type_text (line, "she called");
          line = moor_screen_find (box, GTK_TYPE_TEXT_VIEW, "What did you need?, line 2");
          moor_test_wait (gtk_widget_get_height (line) > 0);
        }

      gtk_widget_grab_focus (before);
      for (GtkWidget *next = before; next != before || places == 0; places++)
        {
          focus = next;
          g_signal_emit_by_name (focus, "move-focus", GTK_DIR_TAB_FORWARD);
          next = gtk_root_get_focus (GTK_ROOT (window));
          g_assert_true (next != focus);
          g_assert_cmpint (places, <, 100);
        }
      g_assert_cmpint (places, >, kinds[i] == MOOR_FIELD_LIST ? 2 : 1);

      for (gtk_widget_grab_focus (focus); places > 1; places--)
        {
          g_assert_true (focus != before);
          g_signal_emit_by_name (focus, "move-focus", GTK_DIR_TAB_BACKWARD);
          g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) != focus);
          focus = gtk_root_get_focus (GTK_ROOT (window));
        }
      g_assert_true (focus == before);
      finish (window, view, &told);
    }
}

static void
test_arrow_keys (void)
{
  g_autoptr (MoorField) field = sample_field (MOOR_FIELD_CHOICE);
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 294);
  GtkWidget *group = moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_WRAP, NULL);
  GtkWidget *a = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Word a");
  GtkWidget *b = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Word b");

  moor_field_view_begin (view);
  g_assert_true (gtk_widget_is_focus (a));
  gtk_widget_child_focus (window, GTK_DIR_RIGHT);
  g_assert_true (gtk_widget_is_focus (b));
  g_assert_cmpuint (told.n, ==, 0);

  /* Against the direction of writing it goes the other way. */
  gtk_widget_set_direction (group, GTK_TEXT_DIR_RTL);
  gtk_widget_child_focus (window, GTK_DIR_RIGHT);
  g_assert_true (gtk_widget_is_focus (a));

  /* Tab leaves the group at once; coming back it enters at the chosen one. */
  g_assert_false (gtk_widget_child_focus (group, GTK_DIR_TAB_FORWARD));
  press (view, "Word b");
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_assert_true (gtk_widget_child_focus (group, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_focus (b));

  finish (window, view, &told);
}

/* In a small window the calendar does not open below what can be seen. */
static void
test_date_in_sight (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_DATE, "f", "When it was");
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window, *take;

  gtk_widget_set_size_request (space, -1, 400);
  gtk_box_append (GTK_BOX (box), space);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  window = moor_screen_show (scroller, 360, 480);

  press (view, "Choose a day");
  moor_test_wait (moor_screen_is_in_sight (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_CALENDAR,
                                                             NULL)));
  take = gtk_widget_get_next_sibling (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_CALENDAR, NULL));
  moor_test_wait (moor_screen_is_in_sight (take));
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "No day is chosen yet."));

  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_pointer (&told.last, moor_answer_unref);
}

static void
test_fold_in_sight (void)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *fold = moor_fold_new ("What you wrote before");
  GtkWidget *child = gtk_label_new ("a line");
  GtkWidget *window, *button;

  gtk_widget_set_size_request (space, -1, 500);
  gtk_widget_set_size_request (child, -1, 200);
  moor_fold_set_child (MOOR_FOLD (fold), child);
  gtk_box_append (GTK_BOX (box), space);
  gtk_box_append (GTK_BOX (box), fold);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  window = moor_screen_show (scroller, 360, 540);
  button = moor_screen_find (fold, GTK_TYPE_BUTTON, NULL);

  g_signal_emit_by_name (button, "clicked");
  moor_test_wait (moor_screen_is_in_sight (child));
  g_assert_true (moor_screen_is_in_sight (button));

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);
  add_people ();

  g_test_add_func ("/fields/folded", test_folded);
  g_test_add_func ("/fields/folded/begin", test_begin_folded);
  g_test_add_func ("/fields/back", test_back);
  g_test_add_func ("/fields/arrow-keys", test_arrow_keys);
  g_test_add_func ("/fields/date/in-sight", test_date_in_sight);
  g_test_add_func ("/fields/fold/in-sight", test_fold_in_sight);

  return g_test_run ();
}

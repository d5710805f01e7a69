/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-told.h"

#include "fields/moor-fold.h"
#include "fields/moor-link-view.h"
#include "fields/moor-option-button.h"
#include "fields/moor-wrap.h"

/* A journal of forty pages and one that is kept apart, as a link asks for them. */

typedef struct {
  guint         asked;
  char         *search;          /* (nullable) of the last time */
  gboolean      apart;
  gboolean      waits;           /* the list is filled later */
  MoorLinkList *last;
} Journal;

static Journal journal;

static void
fill (void)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_link_item_free);

  if (journal.search != NULL && g_str_equal (journal.search, "nothing"))
    {
      moor_link_list_fill (journal.last, items, FALSE);
      return;
    }

  g_ptr_array_add (items, moor_link_item_new ("p0", "Before Friday", "9 November", "For Ada"));
  for (int i = 1; i < 12; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%d", i);
      g_autofree char *title = g_strdup_printf ("Page %d", i);

      g_ptr_array_add (items, moor_link_item_new (id, title, "8 November", "Your other pages"));
    }
  if (journal.apart)
    g_ptr_array_add (items, moor_link_item_new ("apart", "The kitchen, long ago", "7 November",
                                                "Your other pages"));
  moor_link_list_fill (journal.last, items, TRUE);
}

static MoorLinkList *
find_links (const MoorField *field,
            const char      *search,
            gboolean         apart,
            guint            most,
            gpointer         data)
{
  g_assert_true (data == &journal);
  g_assert_cmpuint (most, >=, 12);
  journal.asked++;
  journal.apart = apart;
  g_free (journal.search);
  journal.search = g_strdup (search);
  g_clear_object (&journal.last);
  journal.last = moor_link_list_new ();

  if (g_str_equal (field->link_to, "exercise"))
    {
      GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_link_item_free);

      g_ptr_array_add (items, moor_link_item_new ("one", "One moment, slowly", "10 minutes",
                                                  "Connections now"));
      g_ptr_array_add (items, moor_link_item_new ("two", "Four pulls", "5 minutes", "Tools"));
      moor_link_list_fill (journal.last, items, FALSE);
    }
  else if (!journal.waits)
    {
      fill ();
    }
  return g_object_ref (journal.last);
}

static const char *
title_of (const MoorField *field,
          const char      *id,
          gpointer         titles)
{
  return titles != NULL ? g_object_get_data (titles, id) : NULL;
}

static MoorFieldView *
make (MoorField  *field,
      const char *to,
      GObject    *titles,
      Told       *told)
{
  field->link_to = g_strdup (to);
  context = (MoorFieldContext) {
    .find_links = find_links,
    .links = &journal,
    .link_title = title_of,
    .titles = titles,
  };
  journal.asked = 0;
  return make_view (field, told);
}

static void
done (MoorField *field)
{
  g_clear_pointer (&field->link_to, g_free);
  g_clear_pointer (&journal.search, g_free);
  g_clear_object (&journal.last);
  context = (MoorFieldContext) { 0 };
}

static GtkWidget *
option (MoorFieldView *view,
        const char    *title)
{
  return moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_OPTION_BUTTON, title);
}

static void
test_page (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_LINK, "f", NULL);
  /* It only has to have a signal “changed”. */
  g_autoptr (GObject) titles = g_object_ref_sink (G_OBJECT (gtk_adjustment_new (0, 0, 1, 1, 1, 0)));
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window, *fold;

  g_object_set_data (titles, "p3", (gpointer) "Page 3, 8 November 2026");
  view = make (field, "page", titles, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 640);
  fold = moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_FOLD, NULL);

  /* Nothing is read before it is asked for, and nothing is chosen. */
  g_assert_cmpuint (journal.asked, ==, 0);
  g_assert_null (option (view, "Page 3"));
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Take it away"));
  moor_field_view_begin (view);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), fold));

  press (view, "Choose a page");
  g_assert_cmpuint (journal.asked, ==, 1);
  g_assert_false (journal.apart);
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "For Ada"));
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "Your other pages"));
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "9 November"));
  g_assert_nonnull (option (view, "Page 3"));
  g_assert_cmpuint (told.n, ==, 0);
  moor_screen_check_names (GTK_WIDGET (view));

  press (view, "Page 3");
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "p3");
  g_assert_false (moor_fold_is_open (MOOR_FOLD (fold)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), fold));
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "Page 3, 8 November 2026"));
  gtk_test_accessible_assert_property (gtk_window_get_focus (GTK_WINDOW (window)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Chosen: Page 3, 8 November 2026");
  moor_screen_check_names (GTK_WIDGET (view));

  /* Another one in its place; the first is marked as what it was until then. */
  press (view, "Choose another page");
  g_assert_true (moor_option_button_is_chosen (MOOR_OPTION_BUTTON (option (view, "Page 3"))));
  g_assert_false (moor_option_button_is_chosen (MOOR_OPTION_BUTTON (option (view, "Page 4"))));
  press (view, "Page 4");
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "p4");

  /* Its title comes a moment later. */
  g_object_set_data (titles, "p4", (gpointer) "Page 4, 8 November 2026");
  g_signal_emit_by_name (titles, "changed");
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "Page 4, 8 November 2026"));

  press (view, "Take it away: Page 4, 8 November 2026");
  g_assert_null (told.last);
  g_assert_null (moor_field_view_get_answer (view));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), fold));
  g_assert_nonnull (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Choose a page"));

  /* Pressing the one that is chosen lets it go, too. */
  press (view, "Choose a page");
  press (view, "Page 3");
  press (view, "Choose another page");
  press (view, "Page 3");
  g_assert_null (told.last);

  finish (window, view, &told);
  done (field);
}

static void
test_finding (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_LINK, "f", NULL);
  Told told = { 0 };
  MoorFieldView *view = make (field, "page", NULL, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 640);
  GtkWidget *entry, *apart;

  press (view, "Choose a page");
  entry = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_ENTRY, "What did you need?, find a page");
  g_assert_nonnull (entry);
  g_assert_true (gtk_entry_get_input_hints (GTK_ENTRY (entry)) & GTK_INPUT_HINT_PRIVATE);
  gtk_editable_set_text (GTK_EDITABLE (entry), " kitchen ");
  g_assert_cmpstr (journal.search, ==, "kitchen");
  gtk_editable_set_text (GTK_EDITABLE (entry), "nothing");
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "Nothing here has these words."));
  g_assert_null (option (view, "Page 1"));
  g_assert_true (gtk_widget_get_visible (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_null (journal.search);
  g_assert_false (moor_screen_shows (GTK_WIDGET (view), "Nothing here"));

  press (view, "Show more");

  /* What is kept apart comes when it is asked for, and goes when it is not. */
  apart = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (apart)));
  g_assert_null (option (view, "The kitchen, long ago"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (apart), TRUE);
  g_assert_nonnull (option (view, "The kitchen, long ago"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (apart), FALSE);
  g_assert_null (option (view, "The kitchen, long ago"));
  g_assert_cmpuint (told.n, ==, 0);

  /* A list that comes later, and one that comes after its field is gone. */
  journal.waits = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (entry), "x");
  g_assert_false (moor_screen_shows (GTK_WIDGET (view), "Nothing here"));
  fill ();
  g_assert_nonnull (option (view, "Page 1"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "y");
  finish (window, view, &told);
  fill ();
  journal.waits = FALSE;
  done (field);
}

/* Exercises: a step at a time; all that fit where something is looked for. */
static void
test_exercise (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_LINK, "f", "To try");
  Told told = { 0 };
  MoorFieldView *view = make (field, "exercise", NULL, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 640);
  GtkWidget *entry;

  press (view, "Choose an exercise");
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_CHECK_BUTTON, NULL));
  g_assert_null (option (view, "Four pulls"));
  press (view, "Tools");
  g_assert_nonnull (option (view, "Four pulls"));
  g_assert_null (option (view, "One moment, slowly"));
  moor_screen_check_names (GTK_WIDGET (view));

  entry = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_ENTRY, "To try, find an exercise");
  gtk_editable_set_text (GTK_EDITABLE (entry), "o");
  g_assert_nonnull (option (view, "Four pulls"));
  g_assert_nonnull (option (view, "One moment, slowly"));
  press (view, "One moment, slowly");
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "one");
  g_assert_nonnull (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON,
                                      "Choose another exercise"));

  finish (window, view, &told);
  done (field);
}

/* The longest titles there are, at twice the size of text. */
static void
test_width (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_LINK, "f", NULL);
  Told told = { 0 };
  MoorFieldView *view = make (field, "page", NULL, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 640);
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_link_item_free);
  g_autofree char *endless = g_strnfill (300, 'm');
  int minimum;

  press (view, "Choose a page");
  g_ptr_array_add (items, moor_link_item_new ("p0", endless, "30 September 2026",
                                              "For someone whose name goes on and on and on"));
  moor_link_list_fill (journal.last, items, TRUE);
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 330);

  finish (window, view, &told);
  done (field);
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  g_test_add_func ("/fields/link/page", test_page);
  g_test_add_func ("/fields/link/finding", test_finding);
  g_test_add_func ("/fields/link/exercise", test_exercise);
  g_test_add_func ("/fields/link/width", test_width);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-clock.h"
#include "fields/moor-option-button.h"

#include "moor-told.h"

/* Days and people, chosen. */

/* Days of other centuries are shown as they are, picked or not. */
static void
test_far_days (void)
{
  static const struct { const char *day, *words; } days[] = {
    { "1850-01-01", "Tuesday 1 January 1850" }, { "2199-12-31", "Tuesday 31 December 2199" },
  };
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_DATE, "f", "When it was");
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 600);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (MoorAnswer) answer = moor_answer_new_text (days[i].day);
      g_autofree char *take = g_strdup_printf ("Take %s", days[i].words);

      moor_field_view_set_answer (view, answer);
      g_assert_true (moor_screen_shows (GTK_WIDGET (view), days[i].words));
      press (view, "Choose a day");
      press (view, take);
      g_assert_cmpstr (moor_answer_get_text (moor_field_view_get_answer (view), 0, ""), ==,
                       days[i].day);
    }
  g_assert_cmpuint (told.n, ==, 0);

  finish (window, view, &told);
}

static void
test_date (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_DATE, "f", "Ask me what happened");
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window, *calendar, *no_day;
  int ahead[] = { 3, 7 };

  /* 2026-11-21, 12:00 in Stockholm. */
  moor_clock_set_for_test (G_GINT64_CONSTANT (1795258800) * G_USEC_PER_SEC);
  g_array_append_vals (field->ahead, ahead, 2);
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 600);

  no_day = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Do not ask");
  g_assert_true (moor_option_button_is_chosen (MOOR_OPTION_BUTTON (no_day)));
  g_assert_null (moor_field_view_get_answer (view));

  press (view, "In a week");
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "2026-11-28");
  g_assert_false (moor_option_button_is_chosen (MOOR_OPTION_BUTTON (no_day)));
  press (view, "Do not ask");
  g_assert_null (told.last);
  g_assert_cmpuint (told.n, ==, 2);

  /* Looking through the calendar chooses nothing; its button does. */
  press (view, "Choose a day");
  calendar = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_CALENDAR, "Calendar");
  g_assert_nonnull (calendar);
  moor_test_wait (gtk_widget_get_mapped (calendar));
  moor_screen_check_names (GTK_WIDGET (view));
  moor_screen_visit (GTK_WIDGET (view), collect_scrolls, NULL);
  g_assert_cmpuint (told.n, ==, 2);
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "Until you take one, you are not asked."));
  press (view, "Choose a day");
  press (view, "Choose a day");
  press (view, "Next month");
  g_assert_cmpuint (told.n, ==, 2);
  press (view, "Take Monday 21 December 2026");
  g_assert_cmpuint (told.n, ==, 3);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "2026-12-21");
  g_assert_false (gtk_widget_is_visible (calendar));
  g_assert_false (moor_screen_shows (GTK_WIDGET (view), "No day is chosen yet."));

  /* A day that has passed is not asked on. */
  press (view, "Choose a day");
  press (view, "Previous year");
  press (view, "Take Sunday 21 December 2025");
  g_assert_cmpuint (told.n, ==, 3);

  moor_clock_set_for_test (0);
  finish (window, view, &told);
}

static const char *
gone_person (const char *id,
             gpointer    data)
{
  return g_str_equal (id, "id-of-Cleo") ? "Cleo" : NULL;
}

/* Deleted, and still named here: by the name where it is known. */
static void
test_gone_person (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_PERSON, "f", "Who it was with");
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) answer = NULL;
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window;

  moor_answer_builder_add_text (builder, 0, "", "id-of-Cleo");
  moor_answer_builder_add_text (builder, 1, "", "id-of-nobody");
  answer = moor_answer_builder_end (builder);
  field->several = TRUE;
  context.gone_person = gone_person;
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 600);
  moor_field_view_set_answer (view, answer);
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "Cleo"));
  g_assert_true (moor_screen_shows (GTK_WIDGET (view),
                                    "Someone who is not in your list any more"));
  press (view, "Ada");
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "id-of-Cleo");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 3);

  context.gone_person = NULL;
  finish (window, view, &told);
}

static void
test_person (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_PERSON, "f", "Who it was with");
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 294);
  GtkWidget *entry = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_ENTRY,
                                       "Who it was with, a name or initials");
  guint n_people = g_list_model_get_n_items (G_LIST_MODEL (people));

  press (view, "Ada");
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "id-of-Ada");
  press (view, "Bo");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 1);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "id-of-Bo");

  /* A known name, however it is written, is that person. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "ada");
  g_assert_nonnull (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Ada"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "id-of-Ada");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, n_people);

  /* A new one counts as soon as the entry is left, confirmed or not. */
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "K. & son");
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "id-of-K. & son");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, n_people + 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  press (view, "K. & son");
  g_assert_null (told.last);

  g_list_store_remove (people, n_people);
  finish (window, view, &told);
}

static void
test_person_several (void)
{
  g_autoptr (MoorField) field = sample_field (MOOR_FIELD_PERSON);
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 294);

  press (view, "Bo");
  press (view, "Ada");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 2);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "id-of-Bo");
  press (view, "Bo");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 1);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "id-of-Ada");

  finish (window, view, &told);
}

/* A new card begins where a name is written, though somebody can be chosen. */
static void
test_person_begin (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_PERSON, "f", "Who it was with");
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 294);
  GtkWidget *entry = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_ENTRY, NULL);
  GtkWidget *chip = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Bo");

  moor_field_view_begin (view);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), entry));

  /* Tab passes over the button that goes away with the name it takes. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "bo");
  g_assert_nonnull (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Add"));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD));

  /* Back to the one whose name was begun: it is the button it was. */
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == chip);
  g_assert_true (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Bo") == chip);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "id-of-Bo");
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Add"));

  finish (window, view, &told);
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);
  add_people ();

  g_test_add_func ("/fields/far-days", test_far_days);
  g_test_add_func ("/fields/date", test_date);
  g_test_add_func ("/fields/gone-person", test_gone_person);
  g_test_add_func ("/fields/person", test_person);
  g_test_add_func ("/fields/person/several", test_person_several);
  g_test_add_func ("/fields/person/begin", test_person_begin);

  return g_test_run ();
}

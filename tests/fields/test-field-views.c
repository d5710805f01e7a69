/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-screen.h"

#include "base/moor-clock.h"
#include "base/moor-text.h"
#include "fields/moor-editor.h"
#include "fields/moor-fold.h"
#include "fields/moor-option-button.h"
#include "fields/moor-row-card.h"
#include "fields/moor-wrap.h"

#include "moor-told.h"

/* Every kind: what is set is shown, given back and never told. ------------- */

typedef struct {
  MoorFieldKind kind;
  const char   *what;
} Kind;

static MoorAnswer *
sample_answer (MoorFieldKind kind)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  switch (kind)
    {
    case MOOR_FIELD_TEXT:
      moor_answer_builder_add_text (builder, 0, "",
                                    "I said it was fine\nand went to do the dishes. שלום 🙂");
      break;
    case MOOR_FIELD_LIST:
      moor_answer_builder_add_text (builder, 0, "", "one");
      moor_answer_builder_add_text (builder, 1, "", "two");
      break;
    case MOOR_FIELD_CHOICE:
      moor_answer_builder_add_text (builder, 0, "", "b");
      break;
    case MOOR_FIELD_CHOICES:
      moor_answer_builder_add_text (builder, 0, "", "a");
      moor_answer_builder_add_text (builder, 1, "", "other");
      moor_answer_builder_add_text (builder, 1, "other", "a door");
      break;
    case MOOR_FIELD_SCALE:
    case MOOR_FIELD_PERCENT:
    case MOOR_FIELD_AGE:
      moor_answer_builder_add_number (builder, 0, "", 7);
      break;
    case MOOR_FIELD_CHECK:
    case MOOR_FIELD_READ:
      moor_answer_builder_add_number (builder, 0, "", 1);
      break;
    case MOOR_FIELD_DATE:
      moor_answer_builder_add_text (builder, 0, "", "2031-11-22");
      break;
    case MOOR_FIELD_PERSON:
      moor_answer_builder_add_text (builder, 0, "", "id-of-Ada");
      moor_answer_builder_add_text (builder, 1, "", "id-of-someone-gone");
      break;
    case MOOR_FIELD_EMOTIONS:
      moor_answer_builder_add_text (builder, 0, "", "a");
      moor_answer_builder_add_number (builder, 0, "strength", 7);
      moor_answer_builder_add_text (builder, 1, "", "c");
      break;
    case MOOR_FIELD_ITEMS:
      moor_answer_builder_add_number (builder, 0, "one", 0);
      moor_answer_builder_add_number (builder, 0, "two", 10);
      break;
    case MOOR_FIELD_ROWS:
      moor_answer_builder_add_text (builder, 0, "headline", "The summer with the broken arm");
      moor_answer_builder_add_number (builder, 0, "tone", 3);
      moor_answer_builder_add_text (builder, 1, "headline", "A new school");
      break;
    case MOOR_FIELD_BODY:
      moor_answer_builder_add_text (builder, 0, "", "chest");
      moor_answer_builder_add_number (builder, 0, "strength", 0);
      moor_answer_builder_add_text (builder, 0, "word", "tight, as if someone sat on it");
      moor_answer_builder_add_text (builder, 1, "", "breath");
      break;
    case MOOR_FIELD_TIMER:
      moor_answer_builder_add_number (builder, 0, "seconds", 75);
      break;
    case MOOR_FIELD_LINK:
      moor_answer_builder_add_text (builder, 0, "", "id-of-a-page");
      break;
    case MOOR_N_FIELD_KINDS:
    default:
      g_assert_not_reached ();
    }

  return moor_answer_builder_end (builder);
}

static void
test_kind (gconstpointer data)
{
  MoorFieldKind kind = (MoorFieldKind) GPOINTER_TO_INT (data);
  g_autoptr (MoorField) field = sample_field (kind);
  g_autoptr (MoorAnswer) answer = sample_answer (kind);
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 294);
  int minimum;

  g_assert_null (moor_field_view_get_answer (view));

  moor_field_view_set_answer (view, answer);
  g_assert_true (moor_answer_equal (moor_field_view_get_answer (view), answer));
  moor_screen_check_names (GTK_WIDGET (view));
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 330);

  moor_field_view_set_answer (view, NULL);
  g_assert_null (moor_field_view_get_answer (view));

  moor_field_view_set_problem (view, "This line is needed, because the plan is built on it.");
  moor_field_view_set_problem (view, NULL);
  moor_field_view_begin (view);
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
  g_assert_cmpuint (told.n, ==, 0);

  finish (window, view, &told);
}

/* Choice and choices -------------------------------------------------------- */

static void
test_choice (void)
{
  g_autoptr (MoorField) field = sample_field (MOOR_FIELD_CHOICE);
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 294);

  press (view, "Word a");
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "a");
  press (view, "Word c");
  g_assert_cmpuint (told.n, ==, 2);
  g_assert_cmpuint (moor_answer_get_n_cells (told.last), ==, 1);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "c");

  press (view, "Something else");
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "other");
  type_text (GTK_WIDGET (view), "to be left alone");
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, "other"), ==, "to be left alone");

  /* Choosing something else again keeps the words out of the answer. */
  press (view, "Word b");
  g_assert_cmpuint (moor_answer_get_n_cells (told.last), ==, 1);
  press (view, "Word b");
  g_assert_null (told.last);
  g_assert_null (moor_field_view_get_answer (view));

  finish (window, view, &told);
}

static void
test_choices_alone (void)
{
  g_autoptr (MoorField) field = sample_field (MOOR_FIELD_CHOICES);
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window;

  ((MoorOption *) field->options->pdata[2])->alone = TRUE;
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 294);

  press (view, "Word b");
  press (view, "Word a");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 2);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "a");
  press (view, "Word c");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 1);
  g_assert_true (moor_answer_has (told.last, "c"));
  press (view, "Word a");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 1);
  g_assert_true (moor_answer_has (told.last, "a"));

  finish (window, view, &told);
}

static void
test_choices_most (void)
{
  g_autoptr (MoorField) field = sample_field (MOOR_FIELD_CHOICES);
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window;

  field->max = 2;
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 294);

  press (view, "Word a");
  press (view, "Word b");
  press (view, "Word c");
  g_assert_cmpuint (told.n, ==, 2);
  g_assert_false (moor_answer_has (moor_field_view_get_answer (view), "c"));
  press (view, "Word a");
  press (view, "Word c");
  g_assert_true (moor_answer_has (moor_field_view_get_answer (view), "c"));

  finish (window, view, &told);
}

static void
test_options_change (void)
{
  g_autoptr (MoorField) field = sample_field (MOOR_FIELD_CHOICES);
  g_autoptr (GPtrArray) others = fixture_options ("x b");
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 294);
  GtkWidget *button;

  press (view, "Word a");
  press (view, "Word b");
  g_assert_cmpuint (told.n, ==, 2);

  moor_field_view_set_options (view, others);
  g_assert_cmpuint (told.n, ==, 2);
  button = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Word b");
  g_assert_true (moor_option_button_is_chosen (MOOR_OPTION_BUTTON (button)));
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Word a"));

  /* What no longer fits is shown again when it fits again. */
  moor_field_view_set_options (view, field->options);
  button = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Word a");
  g_assert_true (moor_option_button_is_chosen (MOOR_OPTION_BUTTON (button)));

  /* A press counts from what is on the screen. */
  moor_field_view_set_options (view, others);
  press (view, "Word x");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 2);
  g_assert_false (moor_answer_has (told.last, "a"));

  finish (window, view, &told);
}

/* Numbers ------------------------------------------------------------------- */

static void
test_scale (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_SCALE, "f", "How strong was the pull?");
  g_autoptr (MoorAnswer) ten = moor_answer_new_number (10);
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window, *ten_button;
  double number;

  field->low = g_strdup ("no pull");
  field->high = g_strdup ("the strongest");
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 294);

  press (view, "7");
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_true (moor_answer_get_number (told.last, 0, "", &number));
  g_assert_cmpfloat (number, ==, 7);
  press (view, "7");
  g_assert_null (told.last);

  press (view, "0, no pull");
  g_assert_true (moor_answer_get_number (told.last, 0, "", &number));
  g_assert_cmpfloat (number, ==, 0);

  moor_field_view_set_answer (view, ten);
  ten_button = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "10, the strongest");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (ten_button)));
  g_assert_cmpuint (told.n, ==, 3);

  finish (window, view, &told);
}

static void
test_scale_digits (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_SCALE, "f", NULL);
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 294);
  double number;

  moor_field_view_begin (view);
  g_assert_true (moor_screen_key (gtk_window_get_focus (GTK_WINDOW (window)), GDK_KEY_4, 0));
  g_assert_true (moor_answer_get_number (told.last, 0, "", &number));
  g_assert_cmpfloat (number, ==, 4);

  g_assert_true (moor_screen_key (gtk_window_get_focus (GTK_WINDOW (window)), GDK_KEY_1, 0));
  g_assert_true (moor_screen_key (gtk_window_get_focus (GTK_WINDOW (window)), GDK_KEY_0, 0));
  g_assert_true (moor_answer_get_number (told.last, 0, "", &number));
  g_assert_cmpfloat (number, ==, 10);
  g_assert_cmpuint (told.n, ==, 3);

  g_assert_true (moor_screen_key (gtk_window_get_focus (GTK_WINDOW (window)), GDK_KEY_KP_0, 0));
  g_assert_true (moor_answer_get_number (told.last, 0, "", &number));
  g_assert_cmpfloat (number, ==, 0);

  g_assert_true (moor_screen_key (gtk_window_get_focus (GTK_WINDOW (window)), GDK_KEY_Delete, 0));
  g_assert_null (told.last);
  g_assert_false (moor_screen_key (gtk_window_get_focus (GTK_WINDOW (window)), GDK_KEY_5,
                                   GDK_CONTROL_MASK));
  g_assert_null (told.last);

  finish (window, view, &told);
}

/* No kind of field has anything that a wheel could change. */
static void
test_wheel (gconstpointer data)
{
  MoorFieldKind kind = (MoorFieldKind) GPOINTER_TO_INT (data);
  g_autoptr (MoorField) field = sample_field (kind);
  g_autoptr (MoorAnswer) answer = sample_answer (kind);
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 294);

  moor_field_view_set_answer (view, answer);
  moor_screen_visit (GTK_WIDGET (view), collect_scrolls, NULL);
  g_assert_true (moor_answer_equal (moor_field_view_get_answer (view), answer));
  g_assert_cmpuint (told.n, ==, 0);

  finish (window, view, &told);
}

static void
test_percent (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_PERCENT, "f", NULL);
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 294);
  GtkWidget *entry = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_ENTRY, "What did you need?");
  double number;

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "70");
  g_assert_true (moor_answer_get_number (told.last, 0, "", &number));
  g_assert_cmpfloat (number, ==, 70);

  /* What does not fit is not kept, and says so. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "700");
  g_assert_null (moor_field_view_get_answer (view));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "700");
  gtk_editable_set_text (GTK_EDITABLE (entry), "perhaps");
  g_assert_null (moor_field_view_get_answer (view));

  finish (window, view, &told);
}

static void
test_check (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_CHECK, "f", "Put it on my list");
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 294);
  GtkWidget *box = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_CHECK_BUTTON, "Put it on my list");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), TRUE);
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_nonnull (told.last);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), FALSE);
  g_assert_null (told.last);

  finish (window, view, &told);
}

static void
test_scale_long (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_SCALE, "f",
                                               "From minus to plus a hundred");
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window, *entry;
  double number;

  field->lowest = -100;
  field->highest = 100;
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 294);
  entry = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_ENTRY, "From minus to plus a hundred");
  gtk_editable_set_text (GTK_EDITABLE (entry), "-40");
  g_assert_true (moor_answer_get_number (told.last, 0, "", &number));
  g_assert_cmpfloat (number, ==, -40);

  finish (window, view, &told);
}

/* Ages ---------------------------------------------------------------------- */

static void
test_age (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_AGE, "f", "How old I was");
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 294);
  GtkEditable *entry = GTK_EDITABLE (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_ENTRY, NULL));
  static const char * const not_kept[] = { "130", "-3", "about 9", "7.5", "12345678" };
  double number;

  gtk_editable_set_text (entry, "120");
  g_assert_true (moor_answer_get_number (told.last, 0, "", &number));
  g_assert_cmpfloat (number, ==, 120);
  for (guint i = 0; i < G_N_ELEMENTS (not_kept); i++)
    {
      gtk_editable_set_text (entry, not_kept[i]);
      g_assert_null (told.last);
      g_assert_true (moor_screen_shows (GTK_WIDGET (view), "An age from 0 to 120 fits here"));
      /* What was typed stays to be mended. */
      g_assert_cmpstr (gtk_editable_get_text (entry), ==, not_kept[i]);
    }
  gtk_editable_set_text (entry, "0");
  g_assert_true (moor_answer_get_number (told.last, 0, "", &number));
  g_assert_cmpfloat (number, ==, 0);
  g_assert_false (moor_screen_shows (GTK_WIDGET (view), "An age from 0 to 120 fits here"));

  finish (window, view, &told);
}

/* Feelings ------------------------------------------------------------------ */

static void
test_emotions (void)
{
  g_autoptr (MoorField) field = sample_field (MOOR_FIELD_EMOTIONS);
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window, *fold;
  double number;

  ((MoorOption *) field->options->pdata[2])->alone = TRUE;
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 600);

  press (view, "Word b");
  press (view, "Word a");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 2);
  g_assert_false (moor_answer_get_number (told.last, 0, "strength", &number));

  press (view, "Word a: how strong?");
  moor_screen_check_names (GTK_WIDGET (view));
  fold = moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_FOLD, NULL);
  g_signal_emit_by_name (moor_screen_find (fold, GTK_TYPE_BUTTON, "8"), "clicked");
  g_assert_true (moor_answer_get_number (told.last, 0, "strength", &number));
  g_assert_cmpfloat (number, ==, 8);
  g_assert_nonnull (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Word a: 8 of 10"));

  /* A word that stands alone has no strength and lets the others go. */
  press (view, "Word c");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 1);
  g_assert_null (moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_FOLD, NULL));
  press (view, "Word a");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 1);
  g_assert_false (moor_answer_get_number (told.last, 0, "strength", &number));

  finish (window, view, &told);
}

/* Statements, cards --------------------------------------------------------- */

static void
test_items (void)
{
  g_autoptr (MoorField) field = sample_field (MOOR_FIELD_ITEMS);
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 600);
  GtkWidget *second = moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_WRAP,
                                        "I keep what I need to myself.");
  double number;

  g_signal_emit_by_name (moor_screen_find (second, GTK_TYPE_BUTTON, "4"), "clicked");
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_true (moor_answer_get_number (told.last, 0, "two", &number));
  g_assert_cmpfloat (number, ==, 4);
  g_assert_false (moor_answer_get_number (told.last, 0, "one", &number));
  g_signal_emit_by_name (moor_screen_find (second, GTK_TYPE_BUTTON, "4"), "clicked");
  g_assert_null (told.last);

  finish (window, view, &told);
}

/* More steps than can be told apart at a glance: typed, up to the last of them. */
static void
test_items_long (void)
{
  g_autoptr (MoorField) field = sample_field (MOOR_FIELD_ITEMS);
  g_autoptr (MoorAnswer) kept = NULL;
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window, *second;
  double number;

  field->lowest = 1;
  field->highest = 100;
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 600);
  moor_screen_check_names (window);
  second = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_ENTRY, "I keep what I need to myself.");

  gtk_editable_set_text (GTK_EDITABLE (second), "100");
  g_assert_true (moor_answer_get_number (told.last, 0, "two", &number));
  g_assert_cmpfloat (number, ==, 100);
  g_assert_false (moor_answer_get_number (told.last, 0, "one", &number));
  kept = moor_answer_ref (told.last);

  gtk_editable_set_text (GTK_EDITABLE (second), "101");
  g_assert_null (told.last);
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "A whole number from 1 to 100 fits here"));

  moor_field_view_set_answer (view, kept);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (second)), ==, "100");

  finish (window, view, &told);
}

static void
test_read (void)
{
  g_autoptr (MoorField) field = sample_field (MOOR_FIELD_READ);
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 600);

  press (view, "I have read this");
  g_assert_nonnull (told.last);
  press (view, "I have read this");
  g_assert_null (told.last);

  finish (window, view, &told);
}

static GtkWidget *
nth_card (MoorFieldView *view,
          int            n)
{
  GtkWidget *card = moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_ROW_CARD, NULL);

  while (n-- > 0 && card != NULL)
    card = gtk_widget_get_next_sibling (card);
  return card;
}

static void
test_rows (void)
{
  g_autoptr (MoorField) field = sample_field (MOOR_FIELD_ROWS);
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window;
  double number;

  field->add_label = g_strdup ("Add a headline");
  field->max = 3;
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 600);

  moor_field_view_begin (view);
  type_text (nth_card (view, 0), "An arrival");
  press (view, "3");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 1);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, "headline"), ==, "An arrival");
  g_assert_true (moor_answer_get_number (told.last, 0, "tone", &number));

  /* An added card that stays empty is no row. */
  press (view, "Add a headline");
  g_assert_cmpuint (told.n, ==, 2);
  press (view, "Add a headline");
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Add a headline"));
  type_text (nth_card (view, 2), "A loss");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 2);
  g_assert_cmpstr (moor_answer_get_text (told.last, 1, "headline"), ==, "A loss");
  g_assert_nonnull (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "An arrival"));
  moor_screen_check_names (GTK_WIDGET (view));

  /* What is taken away can be brought back. */
  g_signal_emit_by_name (moor_screen_find (nth_card (view, 2), GTK_TYPE_BUTTON,
                                           "Take number 3 away"), "clicked");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 1);
  press (view, "Undo");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 2);
  g_assert_cmpstr (moor_answer_get_text (told.last, 1, "headline"), ==, "A loss");
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Undo"));

  finish (window, view, &told);
}

static void
test_rows_fixed (void)
{
  g_autoptr (MoorField) field = sample_field (MOOR_FIELD_ROWS);
  g_autoptr (MoorAnswer) first = NULL;
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window, *card, *button;

  fixture_add_two (field->fixed, "comes", "When I need someone, someone comes.");
  fixture_add_two (field->fixed, "seen", "I can be seen as I am.");
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 600);

  card = moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_ROW_CARD, "I can be seen as I am.");
  g_signal_emit_by_name (moor_screen_find (card, GTK_TYPE_BUTTON, "6"), "clicked");
  g_assert_cmpstr (moor_answer_get_text (told.last, 1, "@id"), ==, "seen");
  g_assert_null (moor_answer_get_text (told.last, 0, "@id"));
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Add another"));

  /* It finds its row again by name. */
  first = moor_answer_ref (told.last);
  moor_field_view_set_answer (view, NULL);
  moor_field_view_set_answer (view, first);
  card = moor_screen_find (GTK_WIDGET (view), MOOR_TYPE_ROW_CARD, "I can be seen as I am.");
  button = moor_screen_find (card, GTK_TYPE_BUTTON, "6");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));

  finish (window, view, &told);
}

int
main (int    argc,
      char **argv)
{
  const MoorFieldKind *kinds;
  guint n_kinds;

  moor_screen_init (&argc, &argv);

  add_people ();

  kinds = moor_field_view_kinds (&n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *kind = g_strdup_printf ("/fields/%s/shows",
                                               moor_field_kind_to_string (kinds[i]));
      g_autofree char *wheel = g_strdup_printf ("/fields/%s/wheel",
                                                moor_field_kind_to_string (kinds[i]));

      g_test_add_data_func (kind, GINT_TO_POINTER (kinds[i]), test_kind);
      g_test_add_data_func (wheel, GINT_TO_POINTER (kinds[i]), test_wheel);
    }

  g_test_add_func ("/fields/choice", test_choice);
  g_test_add_func ("/fields/choices/alone", test_choices_alone);
  g_test_add_func ("/fields/choices/most", test_choices_most);
  g_test_add_func ("/fields/options-change", test_options_change);
  g_test_add_func ("/fields/scale", test_scale);
  g_test_add_func ("/fields/scale/digits", test_scale_digits);
  g_test_add_func ("/fields/scale/long", test_scale_long);
  g_test_add_func ("/fields/age", test_age);
  g_test_add_func ("/fields/emotions", test_emotions);
  g_test_add_func ("/fields/items", test_items);
  g_test_add_func ("/fields/items-long", test_items_long);
  g_test_add_func ("/fields/read", test_read);
  g_test_add_func ("/fields/rows", test_rows);
  g_test_add_func ("/fields/rows/fixed", test_rows_fixed);
  g_test_add_func ("/fields/percent", test_percent);
  g_test_add_func ("/fields/check", test_check);

  return g_test_run ();
}

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

static MoorField *
sample_field (MoorFieldKind kind)
{
  MoorField *field = fixture_field (kind, "f", NULL);

  if (kind == MOOR_FIELD_CHOICE || kind == MOOR_FIELD_CHOICES || kind == MOOR_FIELD_EMOTIONS)
    {
      field->options = fixture_options ("a b c");
      field->other = TRUE;
    }
  else if (kind == MOOR_FIELD_BODY)
    {
      field->options = fixture_options ("chest breath back nowhere");
    }
  else if (kind == MOOR_FIELD_PERSON)
    {
      field->several = TRUE;
    }
  else if (kind == MOOR_FIELD_TIMER)
    {
      static const int minutes[] = { 10, 5, 15, 20 };

      g_array_append_vals (field->minutes, minutes, G_N_ELEMENTS (minutes));
    }
  else if (kind == MOOR_FIELD_ITEMS)
    {
      fixture_add_two (field->items, "one", "I worry about losing people who matter to me.");
      fixture_add_two (field->items, "two", "I keep what I need to myself.");
    }
  else if (kind == MOOR_FIELD_READ)
    {
      fixture_add_card (field->cards, MOOR_CARD_PARAGRAPH,
                        "What people mean by <i>attachment</i>.");
      fixture_add_card (field->cards, MOOR_CARD_EVIDENCE, "In one large study the pattern held.");
    }
  else if (kind == MOOR_FIELD_ROWS)
    {
      g_ptr_array_add (field->columns, fixture_field (MOOR_FIELD_TEXT, "headline", "Headline"));
      g_ptr_array_add (field->columns, fixture_field (MOOR_FIELD_SCALE, "tone", "How it was"));
    }
  return field;
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
  moor_field_view_set_answer (view, answer);
  g_assert_true (moor_fold_is_open (MOOR_FOLD (fold)));
  g_assert_cmpuint (told.n, ==, 0);

  finish (window, view, &told);
}

/* Text ---------------------------------------------------------------------- */

static void
test_text (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_TEXT, "f", NULL);
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window;
  GtkTextView *inside;

  field->lines = 4;
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 294);
  inside = GTK_TEXT_VIEW (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW,
                                            "What did you need?"));

  g_assert_false (gtk_text_view_get_accepts_tab (inside));
  g_assert_true (gtk_text_view_get_input_hints (inside) & GTK_INPUT_HINT_PRIVATE);

  type_text (GTK_WIDGET (view), "time");
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "time");
  type_text (GTK_WIDGET (view), "\nand room");
  g_assert_cmpstr (moor_answer_get_text (moor_field_view_get_answer (view), 0, ""), ==,
                   "time\nand room");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (inside), "", -1);
  g_assert_null (told.last);
  g_assert_null (moor_field_view_get_answer (view));

  finish (window, view, &told);
}

static int
height_of (MoorFieldView *view)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_VERTICAL, 360, NULL, &natural, NULL, NULL);
  return natural;
}

static void
test_text_grows (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_TEXT, "f", NULL);
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 600);
  int one_line = height_of (view);
  int many;

  /* In an editor of one line Return goes on, and pasted lines are kept. */
  type_text (GTK_WIDGET (view), "\n");
  g_assert_null (moor_field_view_get_answer (view));
  type_text (GTK_WIDGET (view), "a\nb\nc\nd");
  moor_test_wait (height_of (view) > one_line);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "a\nb\nc\nd");

  for (int i = 0; i < 12; i++)
    type_text (GTK_WIDGET (view), "x\nx\nx\nx\n");
  moor_test_wait (height_of (view) > 8 * one_line / 2);
  many = height_of (view);
  g_assert_cmpint (many, <, 25 * one_line);

  finish (window, view, &told);
}

static void
test_text_limit (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_TEXT, "f", NULL);
  g_autofree char *megabyte = g_strnfill (MOOR_TEXT_FIELD_MAX + 1, 'a');
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window, *problem;

  for (gsize i = 60; i < MOOR_TEXT_FIELD_MAX; i += 61)
    megabyte[i] = '\n';
  field->lines = 2;
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 294);

  type_text (GTK_WIDGET (view), "kept");
  type_text (GTK_WIDGET (view), megabyte);
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_cmpstr (moor_answer_get_text (moor_field_view_get_answer (view), 0, ""), ==, "kept");
  problem = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, NULL);
  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (problem)), "more than fits"));

  /* Exactly a megabyte fits. */
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (
                              moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW,
                                                NULL))), "", -1);
  megabyte[MOOR_TEXT_FIELD_MAX] = '\0';
  type_text (GTK_WIDGET (view), megabyte);
  g_assert_cmpuint (moor_answer_get_bytes (told.last), ==, MOOR_TEXT_FIELD_MAX);

  finish (window, view, &told);
}

static void
test_list (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_LIST, "f", "What speaks for it");
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window, *line;

  field->max = 3;
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 294);

  line = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW, "What speaks for it, line 1");
  g_assert_nonnull (line);
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW,
                                   "What speaks for it, line 2"));
  type_text (line, "she called");
  g_assert_cmpuint (told.n, ==, 1);

  line = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW, "What speaks for it, line 2");
  g_assert_nonnull (line);
  type_text (line, "twice");
  line = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW, "What speaks for it, line 3");
  type_text (line, "and waited");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 3);
  g_assert_cmpstr (moor_answer_get_text (told.last, 2, ""), ==, "and waited");
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW,
                                   "What speaks for it, line 4"));
  moor_screen_check_names (GTK_WIDGET (view));

  /* An emptied line counts for nothing and leaves no hole. */
  line = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW, "What speaks for it, line 2");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (line)), "", -1);
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 2);
  g_assert_cmpstr (moor_answer_get_text (told.last, 1, ""), ==, "and waited");

  finish (window, view, &told);
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

static void
collect_scrolls (GtkWidget *widget,
                 gpointer   data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        for (int notch = 0; notch < 3; notch++)
          g_signal_emit_by_name (controller, "scroll", 0.0, 1.0, &handled);
    }

  g_assert_false (GTK_IS_SCALE (widget));
  g_assert_false (GTK_IS_SPIN_BUTTON (widget));
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

/* Days ---------------------------------------------------------------------- */

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

/* People -------------------------------------------------------------------- */

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

/* Folds ---------------------------------------------------------------------- */

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

  g_test_add_func ("/fields/folded", test_folded);
  g_test_add_func ("/fields/text", test_text);
  g_test_add_func ("/fields/text/grows", test_text_grows);
  g_test_add_func ("/fields/text/limit", test_text_limit);
  g_test_add_func ("/fields/list", test_list);
  g_test_add_func ("/fields/back", test_back);
  g_test_add_func ("/fields/choice", test_choice);
  g_test_add_func ("/fields/choices/alone", test_choices_alone);
  g_test_add_func ("/fields/choices/most", test_choices_most);
  g_test_add_func ("/fields/options-change", test_options_change);
  g_test_add_func ("/fields/arrow-keys", test_arrow_keys);
  g_test_add_func ("/fields/scale", test_scale);
  g_test_add_func ("/fields/scale/digits", test_scale_digits);
  g_test_add_func ("/fields/scale/long", test_scale_long);
  g_test_add_func ("/fields/age", test_age);
  g_test_add_func ("/fields/far-days", test_far_days);
  g_test_add_func ("/fields/gone-person", test_gone_person);
  g_test_add_func ("/fields/date", test_date);
  g_test_add_func ("/fields/person", test_person);
  g_test_add_func ("/fields/person/several", test_person_several);
  g_test_add_func ("/fields/person/begin", test_person_begin);
  g_test_add_func ("/fields/date/in-sight", test_date_in_sight);
  g_test_add_func ("/fields/fold/in-sight", test_fold_in_sight);
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

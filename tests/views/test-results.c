/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-views-fixture.h"

#include "moor-scored-pages.h"
#include "views/moor-over-time-view.h"
#include "views/moor-page-answers.h"
#include "views/moor-result-view.h"

#define SHEET "1 2 4 5 5 3 2 1 3 2 2 2 4 1 3 4"
#define THREES "3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3"

static void
check_width_and_names (GtkWidget *view)
{
  int minimum;

  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 320);
  moor_screen_check_names (view);
}

static void
count (GtkWidget *view,
       guint     *n)
{
  (*n)++;
}

static gboolean
is_above (GtkWidget *view,
          GtkWidget *one,
          GtkWidget *other)
{
  graphene_point_t a, b;

  g_assert_nonnull (one);
  g_assert_nonnull (other);
  g_assert_true (gtk_widget_compute_point (one, view, &GRAPHENE_POINT_INIT (0, 0), &a));
  g_assert_true (gtk_widget_compute_point (other, view, &GRAPHENE_POINT_INIT (0, 0), &b));
  return a.y < b.y;
}

/* What these statements are, then the words, then the picture. */
static void
test_order (void)
{
  g_autoptr (MoorScored) own = scored_fixture_general (SHEET, 120);
  g_autoptr (MoorScored) tested = scored_fixture_form (SCORED_FORM ("f", "1", "clinical", ""), "f",
                                                       "2 5 3 3", NULL, NULL);
  GtkWidget *view = moor_result_view_new (own, 0, NULL, NULL, TRUE);
  GtkWidget *window = moor_screen_show_scrolled (view, 360, 1200);
  GtkWidget *worry = fixture_find_text (view, "Worry: 3.8 on a scale");
  GtkWidget *middle = fixture_find_text (view, "The middle of the scale is only");
  GtkWidget *end = fixture_find_text (view, "Both can be high");

  check_width_and_names (view);
  g_assert_true (is_above (view, fixture_find_text (view, "Our own statements"), worry));
  g_assert_nonnull (fixture_find_text (view, "More"));
  g_assert_true (is_above (view, worry, middle));
  g_assert_true (is_above (view, middle, end));
  g_assert_null (fixture_find_text (view, "You were very quick"));
  gtk_window_destroy (GTK_WINDOW (window));

  view = moor_result_view_new (tested, 0, NULL, NULL, TRUE);
  window = moor_screen_show_scrolled (view, 360, 1200);
  check_width_and_names (view);
  g_assert_nonnull (fixture_find_text (view, "Near: 3.5"));
  g_assert_null (fixture_find_text (view, "Our own statements"));
  g_assert_null (fixture_find_text (view, "These statements are not"));
  g_assert_null (fixture_find_text (view, "More"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_all_same (void)
{
  g_autoptr (MoorScored) same = scored_fixture_general (THREES, 120);
  g_autoptr (MoorScored) quick = scored_fixture_general (SHEET, 10);
  GtkWidget *view = moor_result_view_new (same, 0, NULL, NULL, TRUE);
  GtkWidget *window = moor_screen_show_scrolled (view, 360, 1200);
  GtkWidget *focus;
  guint left = 0, back = 0;

  check_width_and_names (view);
  g_signal_connect (view, "leave-out", G_CALLBACK (count), &left);
  fixture_press (view, "Leave it out");
  g_assert_cmpuint (left, ==, 1);
  gtk_widget_grab_focus (fixture_find_button (view, "Keep it"));
  fixture_press (view, "Keep it");
  g_assert_null (fixture_find_text (view, "You gave the same answer"));
  g_assert_null (fixture_find_button (view, "Leave it out"));
  /* The focus is on something that is still there. */
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, view));
  gtk_window_destroy (GTK_WINDOW (window));

  /* Nobody is asked when a page is read. */
  view = moor_result_view_new (same, 0, NULL, NULL, FALSE);
  window = moor_screen_show_scrolled (view, 360, 1200);
  g_assert_null (fixture_find_text (view, "You gave the same answer"));
  gtk_window_destroy (GTK_WINDOW (window));

  view = moor_result_view_new (quick, 0, NULL, NULL, TRUE);
  window = moor_screen_show_scrolled (view, 360, 1200);
  g_assert_nonnull (fixture_find_text (view, "You were very quick."));
  gtk_window_destroy (GTK_WINDOW (window));

  view = moor_result_view_new_left ();
  window = moor_screen_show_scrolled (view, 360, 400);
  check_width_and_names (view);
  g_signal_connect (view, "put-back", G_CALLBACK (count), &back);
  fixture_press (view, "Put them back");
  g_assert_cmpuint (back, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define RIGHTS "“Two sides”. The rights are with Jane Doe. The terms: Free for research. It was " \
               "confirmed on 24 November 2026 that it may be used here."

/* A page as it is read. */
static GtkWidget *
read_page (MoorDesk     *desk,
           const char   *id,
           MoorExercise *exercise,
           GtkWidget   **window)
{
  g_autoptr (MoorPage) page = fixture_load (desk, id);
  GtkWidget *answers = moor_page_answers_new ();

  moor_page_answers_show (MOOR_PAGE_ANSWERS (answers), exercise, page, NULL);
  *window = moor_screen_show_scrolled (answers, 360, 1200);
  return answers;
}

static GtkWidget *
last_label (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_last_child (widget);

  return child == NULL || GTK_IS_LABEL (widget) ? widget : last_label (child);
}

/* Whose a form is stands below its answers and what they give; not where the program's own
 * statements were answered. */
static void
test_rights (void)
{
  char *data_dir;
  MoorDesk *desk = fixture_desk (&data_dir);
  g_autoptr (MoorExercise) today = scored_fixture_built_in ("how-i-answered-today");
  g_autofree char *own = scored_pages_add (desk, today, "statements", SHEET, "general", NULL,
                                           MOOR_PAGE_DONE);
  g_autofree char *partner = scored_pages_person (desk, "Kim");
  g_autofree char *form = NULL;
  GtkWidget *answers, *window;

  moor_clock_set_for_test (1795518000LL * G_USEC_PER_SEC);
  form = scored_pages_add_form (desk, partner, 90);
  answers = read_page (desk, form, moor_library_find (moor_desk_get_library (desk), "form-two-sides"),
                       &window);
  check_width_and_names (answers);
  g_assert_true (is_above (answers, fixture_find_text (answers, "Near: 2.5"),
                           fixture_find_text (answers, "“Two sides”")));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (last_label (answers))), ==, RIGHTS);
  gtk_window_destroy (GTK_WINDOW (window));

  answers = read_page (desk, own, today, &window);
  g_assert_nonnull (fixture_find_text (answers, "Worry: 3.8"));
  g_assert_false (moor_screen_shows (answers, "The rights are with"));
  gtk_window_destroy (GTK_WINDOW (window));

  moor_clock_set_for_test (0);
  fixture_close (desk, data_dir);
}

/* Nothing yet; then the program's own and a form; nothing of what is put away. */
static void
test_over_time (void)
{
  char *data_dir;
  MoorDesk *desk = fixture_desk (&data_dir);
  g_autoptr (MoorExercise) today = scored_fixture_built_in ("how-i-answered-today");
  g_autoptr (MoorExercise) form = scored_fixture_exercise (SCORED_EXERCISE ("form-f", "1", "f"),
                                                           SCORED_FORM ("f", "1", "clinical", ""));
  GtkWidget *view = moor_over_time_view_new (desk);
  GtkWidget *window = moor_screen_show (view, 360, 640);
  g_autofree char *own = NULL;
  g_autofree char *away = NULL;
  g_autofree char *licensed = NULL;

  moor_over_time_view_refresh (MOOR_OVER_TIME_VIEW (view));
  moor_test_wait (fixture_find_text (view, "How you answered about closeness stands here") != NULL);
  check_width_and_names (view);

  own = scored_pages_add (desk, today, "statements", SHEET, "general", NULL, MOOR_PAGE_DONE);
  away = scored_pages_add (desk, today, "statements", THREES, "general", NULL, MOOR_PAGE_DONE);
  scored_pages_put_away (desk, away, TRUE);
  licensed = scored_pages_add (desk, form, "of-mother", "2 5 3 3", NULL, NULL, MOOR_PAGE_DONE);

  moor_over_time_view_refresh (MOOR_OVER_TIME_VIEW (view));
  moor_test_wait (fixture_find_text (view, "Two axes") != NULL);
  g_assert_nonnull (fixture_find_text (view, "Worry: 3.8 on a scale"));
  g_assert_nonnull (fixture_find_text (view, "Worry 3.8 · Distance 1.8 · 16 of 16 answered"));
  g_assert_nonnull (fixture_find_text (view, "Near 3.5 · Far 3.0"));
  g_assert_null (fixture_find_text (view, "Worry 3.0"));
  g_assert_null (fixture_find_text (view, "Two times side by side"));
  check_width_and_names (view);

  /* A row opens its page. */
  {
    GtkWidget *row = gtk_widget_get_ancestor (fixture_find_text (view, "Worry 3.8 · Distance 1.8 · 16"),
                                              GTK_TYPE_LIST_BOX_ROW);
    GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row));

    g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==, "win.open-page");
    g_assert_cmpstr (g_variant_get_string (target, NULL), ==, own);
  }

  gtk_window_destroy (GTK_WINDOW (window));
  fixture_close (desk, data_dir);
}

static void
opened (GSimpleAction *action,
        GVariant      *page,
        char         **told)
{
  g_free (*told);
  *told = g_variant_dup_string (page, NULL);
}

/* Presses the row with that title; the page it opens. */
static char *
press_row (GtkWidget  *view,
           const char *title)
{
  static const GActionEntry entries[] = {
    { .name = "open-page", .activate = (gpointer) opened, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *row = moor_screen_find (view, GTK_TYPE_LIST_BOX_ROW, title);
  char *told = NULL;

  if (row == NULL)
    g_error ("no row “%s”", title);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), &told);
  gtk_widget_insert_action_group (view, "win", G_ACTION_GROUP (group));
  g_assert_true (gtk_widget_activate (row));
  gtk_widget_insert_action_group (view, "win", NULL);
  return told;
}

static void
assert_opens (GtkWidget  *view,
              const char *title,
              const char *page)
{
  g_autofree char *told = press_row (view, title);

  g_assert_cmpstr (told, ==, page);
}

/* On the day that many days after 24 November 2026. */
static char *
answer_on (MoorDesk     *desk,
           int           days,
           const char   *field,
           const char   *values,
           const char   *about,
           const char   *who)
{
  g_autoptr (MoorExercise) today = scored_fixture_built_in ("how-i-answered-today");

  moor_clock_set_for_test ((1795518000LL + days * 86400LL) * G_USEC_PER_SEC);
  return scored_pages_add (desk, today, field, values, about, who, MOOR_PAGE_DONE);
}

/* Shows what is there now, once @row is among it. */
static void
show_again (GtkWidget  *view,
            const char *row)
{
  moor_over_time_view_refresh (MOOR_OVER_TIME_VIEW (view));
  moor_test_wait (moor_screen_find (view, GTK_TYPE_LIST_BOX_ROW, row) != NULL);
}

/* Beside each other stand the last two about the same; others do not come between. */
static void
test_two_times (void)
{
  char *data_dir;
  MoorDesk *desk = fixture_desk (&data_dir);
  g_autofree char *kim = scored_pages_person (desk, "Kim");
  g_autofree char *one = answer_on (desk, 0, "statements", SHEET, "general", NULL);
  g_autofree char *about_kim = NULL, *two = NULL, *three = NULL;
  GtkWidget *view = moor_over_time_view_new (desk);
  GtkWidget *window = moor_screen_show (view, 360, 640);

  show_again (view, "24 November 2026 · People in general");
  g_assert_null (fixture_find_text (view, "Two times side by side"));

  about_kim = answer_on (desk, 1, "statements-one", THREES, "one", kim);
  show_again (view, "25 November 2026 · Kim");
  g_assert_null (fixture_find_text (view, "Two times side by side"));
  g_assert_nonnull (fixture_find_text (view, "How you answered on 24 November 2026: People in general"));

  two = answer_on (desk, 30, "statements", THREES, "general", NULL);
  show_again (view, "24 December 2026 · People in general");
  g_assert_nonnull (fixture_find_text (view, "Two times side by side"));
  g_assert_nonnull (fixture_find_text (view, "On 24 November 2026: Worry 3.8, Distance 1.8. "
                                             "On 24 December 2026: Worry 3.0, Distance 3.0."));

  /* The first of three stands in the list only. */
  three = answer_on (desk, 60, "statements", SHEET, "general", NULL);
  show_again (view, "23 January 2027 · People in general");
  g_assert_nonnull (fixture_find_text (view, "On 24 December 2026: Worry 3.0, Distance 3.0. "
                                             "On 23 January 2027: Worry 3.8, Distance 1.8."));
  check_width_and_names (view);

  assert_opens (view, "23 January 2027 · People in general", three);
  assert_opens (view, "24 December 2026 · People in general", two);
  assert_opens (view, "25 November 2026 · Kim", about_kim);
  assert_opens (view, "24 November 2026 · People in general", one);

  gtk_window_destroy (GTK_WINDOW (window));
  moor_clock_set_for_test (0);
  fixture_close (desk, data_dir);
}

/* Nobody can say that two answers about a person who was not chosen are about the same. */
static void
test_nobody_chosen (void)
{
  char *data_dir;
  MoorDesk *desk = fixture_desk (&data_dir);
  g_autofree char *kim = scored_pages_person (desk, "Kim");
  g_autofree char *ada = scored_pages_person (desk, "Ada");
  g_autofree char *one = answer_on (desk, 0, "statements-one", SHEET, "one", NULL);
  g_autofree char *two = answer_on (desk, 1, "statements-one", THREES, "one", NULL);
  g_autofree char *first = NULL, *other = NULL, *last = NULL;
  GtkWidget *view = moor_over_time_view_new (desk);
  GtkWidget *window = moor_screen_show (view, 360, 640);

  show_again (view, "25 November 2026 · One person");
  g_assert_nonnull (fixture_find_text (view, "How you answered on 25 November 2026"));
  g_assert_null (fixture_find_text (view, "Two times side by side"));
  assert_opens (view, "25 November 2026 · One person", two);
  assert_opens (view, "24 November 2026 · One person", one);

  /* Nor is it about Kim, who is chosen now, nor about Ada. */
  first = answer_on (desk, 2, "statements-one", SHEET, "one", kim);
  show_again (view, "26 November 2026 · Kim");
  g_assert_null (fixture_find_text (view, "Two times side by side"));

  other = answer_on (desk, 3, "statements-one", SHEET, "one", ada);
  last = answer_on (desk, 4, "statements-one", THREES, "one", kim);
  show_again (view, "28 November 2026 · Kim");
  g_assert_nonnull (fixture_find_text (view, "On 26 November 2026: Worry 3.8, Distance 1.8. "
                                             "On 28 November 2026: Worry 3.0, Distance 3.0."));

  gtk_window_destroy (GTK_WINDOW (window));
  moor_clock_set_for_test (0);
  fixture_close (desk, data_dir);
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  g_test_add_func ("/results/order", test_order);
  g_test_add_func ("/results/all-same", test_all_same);
  g_test_add_func ("/results/rights", test_rights);
  g_test_add_func ("/results/over-time", test_over_time);
  g_test_add_func ("/results/over-time/two-times", test_two_times);
  g_test_add_func ("/results/over-time/nobody-chosen", test_nobody_chosen);

  return g_test_run ();
}

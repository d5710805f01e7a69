/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-views-fixture.h"

#include "base/moor-clock.h"
#include "desk/moor-way.h"
#include "moor-render.h"
#include "views/moor-closing-view.h"
#include "views/moor-leaning-row.h"
#include "views/moor-path-view.h"

/* The path: its steps, one way to walk it, and what a person wrote there. */
typedef struct {
  MoorDesk  *desk;
  char      *data_dir;
  GtkWidget *window;
  GtkWidget *view;
  char      *asked;              /* "begin 'id'" */
} Fixture;

static void
asked (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       data)
{
  Fixture *f = data;
  g_autofree char *target = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_free (f->asked);
  f->asked = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), target);
}

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
  const GActionEntry entries[] = {
    { .name = "begin", .parameter_type = "s", .activate = asked },
    { .name = "begin-short", .parameter_type = "s", .activate = asked },
    { .name = "open-page", .parameter_type = "s", .activate = asked },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), f);
  f->view = moor_path_view_new (f->desk);
  gtk_widget_insert_action_group (f->view, "win", G_ACTION_GROUP (actions));
  f->window = moor_screen_show (f->view, width, 640);
}

/* And what slides in has come to rest. */
static void
press (Fixture    *f,
       const char *label)
{
  fixture_press (f->view, label);
  moor_render_settle (f->window);
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
  fixture_close (f->desk, f->data_dir);
  g_free (f->asked);
}

static void
put_away (MoorDesk   *desk,
          const char *page_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorChange *change = moor_change_new (page_id);

  moor_change_set_put_away (change, TRUE);
  moor_store_save_async (moor_desk_get_store (desk), change, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  moor_store_save_finish (moor_desk_get_store (desk), result, &error);
  g_assert_no_error (error);
}

/* Calls @check for the text of each label that could be on the screen. */
static void
each_text (GtkWidget *widget,
           void     (*check) (const char *text))
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    check (gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    each_text (child, check);
}

/* Nothing is counted along the way: no "2 of 9", no "2/9", no percent, no tick. */
static void
no_fraction (const char *text)
{
  g_assert_false (g_regex_match_simple ("\\d+ (of|/) \\d+|\\d+/\\d+|%|✓|✔|done: ", text, 0, 0));
}

static guint
count_type (GtkWidget *widget,
            GType      type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (widget), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_type (child, type);

  return n;
}

static void
test_way (Fixture       *f,
          gconstpointer  data)
{
  gint64 now = g_get_real_time ();
  MoorLibrary *library = moor_desk_get_library (f->desk);
  g_autofree char *done = NULL, *away = NULL, *day = NULL;
  guint n;
  const MoorWayStop *stops = moor_way_get_stops (&n);

  moor_clock_set_for_test (now - 3 * G_TIME_SPAN_DAY);
  done = fixture_walk (f->desk, "four-pulls", "To write at once.", TRUE);
  away = fixture_walk (f->desk, "kind-minute", "Nobody knows of it.", TRUE);
  put_away (f->desk, away);
  moor_clock_set_for_test (0);

  show (f, 360);
  moor_test_wait (fixture_find_text (f->view, "1 page, last on") != NULL);
  press (f, "One way to walk it");
  moor_test_wait (fixture_find_text (f->view, "An order that you can follow or not.") != NULL);

  /* Of each stop what the library has, and its words only where there is any. */
  for (guint i = 0; i < n; i++)
    {
      gboolean any = FALSE;

      for (int k = 0; stops[i].exercises[k] != NULL; k++)
        {
          MoorExercise *exercise = moor_library_find (library, stops[i].exercises[k]);

          if (exercise == NULL)
            continue;
          any = TRUE;
          g_assert_nonnull (fixture_find_button (f->view, moor_exercise_get_title (exercise)));
        }
      g_assert_cmpint (fixture_find_text (f->view, stops[i].words) != NULL, ==, any);
    }

  /* What was done says when; what is put away says nothing. */
  g_assert_nonnull (fixture_find_text (fixture_find_button (f->view, "Four pulls"), "Last done on "));
  g_assert_null (fixture_find_text (fixture_find_button (f->view, "Kind minute"), "Last done on "));
  g_assert_null (fixture_find_text (fixture_find_button (f->view, "Settle"), "Last done on "));
  each_text (f->view, no_fraction);
  g_assert_cmpuint (count_type (f->view, GTK_TYPE_PROGRESS_BAR), ==, 0);
  g_assert_cmpuint (count_type (f->view, GTK_TYPE_LEVEL_BAR), ==, 0);
  g_assert_cmpuint (count_type (f->view, GTK_TYPE_CHECK_BUTTON), ==, 0);
  moor_screen_check_names (f->view);

  /* Any of them at once, memories too: an offer and no order that is enforced. */
  press (f, "Timeline of care");
  press (f, "Begin");
  g_assert_cmpstr (f->asked, ==, "begin 'timeline-of-care'");
  press (f, "Early patterns");
  press (f, "One way to walk it");
  moor_test_wait (fixture_find_text (f->view, "An order that you can follow or not.") != NULL);
  press (f, "Others from step 3");
  moor_test_wait (fixture_find_text (f->view, "Connections now") != NULL);
  press (f, "One way to walk it");
  press (f, "The four steps");
  moor_test_wait (fixture_find_text (f->view, "Four steps.") != NULL);

  /* From the steps, a step leads back to the steps. */
  press (f, "Connections now");
  moor_test_wait (fixture_find_text (f->view, "One moment, slowly") != NULL);
  press (f, "The four steps");
  moor_test_wait (fixture_find_text (f->view, "Four steps.") != NULL);
}

/* Two or three plain sentences at the head of each step. */
static void
test_introductions (Fixture       *f,
                    gconstpointer  data)
{
  static const char * const beginnings[] = {
    "Nobody is the same with everyone.", "What was early shaped how you meet people. It does not "
    "decide what comes next.", "What was learned with people can change with people.",
    "A body that expects harm does not settle because it is told to.",
  };

  show (f, 360);
  for (int step = 1; step <= 4; step++)
    {
      gtk_widget_activate_action (f->view, "path.show-step", "i", step);
      moor_test_wait (fixture_find_text (f->view, beginnings[step - 1]) != NULL);
    }
}

/* In the person's own words, with the day and a way to the page; nothing where nothing
 * was written, and nothing any more once it is put away. */
static void
test_written (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *page = NULL, *expected = NULL;

  show (f, 360);
  press (f, "Connections now");
  moor_test_wait (fixture_find_text (f->view, "One moment, slowly") != NULL);
  g_assert_null (fixture_find_text (f->view, "What you wrote here"));
  press (f, "The four steps");

  page = fixture_walk (f->desk, "one-moment-slowly", "At the table, <b>late</b>.", TRUE);
  expected = g_strdup_printf ("open-page '%s'", page);
  press (f, "Connections now");
  press (f, "What you wrote here");
  g_assert_nonnull (fixture_find_text (f->view, "Your own words, the newest first."));
  g_assert_nonnull (fixture_find_text (f->view, "One moment, slowly"));
  g_assert_nonnull (fixture_find_text (f->view, "At the table, <b>late</b>."));
  each_text (f->view, no_fraction);
  moor_screen_check_names (f->view);
  press (f, "Open the page");
  g_assert_cmpstr (f->asked, ==, expected);

  press (f, "Connections now");
  moor_test_wait (fixture_find_text (f->view, "What was learned with people") != NULL);
  g_assert_true (GTK_IS_BUTTON (gtk_root_get_focus (GTK_ROOT (f->window))));
  press (f, "What you wrote here");

  /* Put away while it is shown: it goes, and so does the offer. */
  put_away (f->desk, page);
  moor_path_view_refresh (MOOR_PATH_VIEW (f->view));
  moor_test_wait (fixture_find_text (f->view, "What was learned with people") != NULL);
  g_assert_null (fixture_find_text (f->view, "What you wrote here"));
  g_assert_null (fixture_find_text (f->view, "At the table"));
}

static gboolean
is_marked (GtkWidget  *view,
           const char *label)
{
  GtkWidget *text = fixture_find_text (view, label);
  GtkWidget *button = text != NULL ? gtk_widget_get_ancestor (text, GTK_TYPE_TOGGLE_BUTTON) : NULL;

  if (button == NULL)
    button = text != NULL ? gtk_widget_get_ancestor (text, GTK_TYPE_CHECK_BUTTON) : NULL;
  g_assert_nonnull (button);

  return GTK_IS_TOGGLE_BUTTON (button) ? gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button))
                                       : gtk_check_button_get_active (GTK_CHECK_BUTTON (button));
}

/* Six answers, and which was given stays to be seen, also where it changes no word. */
static void
test_leaning (Fixture       *f,
              gconstpointer  data)
{
  static const struct { const char *label; const char *choice; MoorLeaning leaning; } six[] = {
    { "I worry about losing people, and reach for them", "anxious", MOOR_LEANING_ANXIOUS },
    { "I need room, and manage things alone", "avoidant", MOOR_LEANING_AVOIDANT },
    { "I want both, and get caught in between", "mixed", MOOR_LEANING_MIXED },
    { "Mostly I can lean on people and stand on my own", "secure", MOOR_LEANING_SECURE },
    { "It depends on the person", "depends", MOOR_LEANING_NONE },
    { "I don't know", "unknown", MOOR_LEANING_NONE },
  };

  show (f, 360);
  press (f, "How you tend to be");
  g_assert_nonnull (fixture_find_text (f->view, "Which of these sounds most like you with people who "
                                       "matter to you? It changes some wording of the questions "
                                       "and nothing else."));
  g_assert_nonnull (fixture_find_text (f->view, "You can change this on any day, and in any exercise "
                                       "under “Other wording”."));
  moor_screen_check_names (f->view);

  for (guint i = 0; i < G_N_ELEMENTS (six); i++)
    {
      press (f, six[i].label);
      g_assert_cmpstr (moor_desk_get_leaning_choice (f->desk), ==, six[i].choice);
      g_assert_cmpint (moor_desk_get_leaning (f->desk), ==, six[i].leaning);
      press (f, "The four steps");
      press (f, "How you tend to be");
      for (guint k = 0; k < G_N_ELEMENTS (six); k++)
        g_assert_cmpint (is_marked (f->view, six[k].label), ==, k == i);
    }
}

/* In Preferences the row says what is chosen, also before it is opened. */
static void
test_leaning_row (Fixture       *f,
                  gconstpointer  data)
{
  GtkWidget *row = g_object_ref_sink (g_object_new (MOOR_TYPE_LEANING_ROW, NULL));

  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   "It changes some wording of the questions and nothing else.");
  moor_desk_choose_leaning (f->desk, "avoidant");
  moor_leaning_row_set_desk (MOOR_LEANING_ROW (row), f->desk);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   "I need room, and manage things alone");
  g_object_unref (row);
}

static GtkWidget *
closing_of (Fixture    *f,
            const char *exercise,
            MoorPeople *people)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MoorSitting) sitting = NULL;
  MoorRun *run;

  moor_desk_begin_async (f->desk, exercise, FALSE, NULL, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  sitting = moor_desk_begin_finish (f->desk, result, NULL);
  run = moor_sitting_get_run (sitting);
  while (moor_run_get_phase (run) == MOOR_RUN_OPEN)
    g_assert_true (moor_run_next (run, NULL));

  return moor_closing_view_new (f->desk, sitting, people);
}

static void
close_view (Fixture *f)
{
  g_object_add_weak_pointer (G_OBJECT (f->view), (gpointer *) &f->view);
  gtk_window_destroy (GTK_WINDOW (f->window));
  moor_test_wait (f->view == NULL);
  f->window = NULL;
}

/* After the small map only, once, and "Not now" is enough of an answer. */
static void
test_leaning_offer (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr (MoorPeople) people = moor_people_new (moor_desk_get_store (f->desk));

  f->view = closing_of (f, "settle", people);
  f->window = moor_screen_show (f->view, 360, 640);
  g_assert_null (fixture_find_text (f->view, "How you tend to be"));
  close_view (f);

  f->view = closing_of (f, "small-map-of-closeness", people);
  f->window = moor_screen_show (f->view, 360, 640);
  g_assert_nonnull (fixture_find_text (f->view, "How you tend to be"));
  g_assert_null (fixture_find_text (f->view, "It depends on the person"));
  moor_screen_check_names (f->view);
  if (g_strcmp0 (data, "show") == 0)
    {
      press (f, "Show me");
      press (f, "It depends on the person");
      g_assert_cmpstr (moor_desk_get_leaning_choice (f->desk), ==, "depends");
      g_assert_null (fixture_find_text (f->view, "Not now"));
    }
  else if (g_strcmp0 (data, "leave") == 0)
    press (f, "Back to Today");
  else
    {
      press (f, "Not now");
      g_assert_null (fixture_find_text (f->view, "How you tend to be"));
    }
  close_view (f);
  g_assert_cmpint (moor_desk_get_leaning (f->desk), ==, MOOR_LEANING_NONE);

  f->view = closing_of (f, "small-map-of-closeness", people);
  f->window = moor_screen_show (f->view, 360, 640);
  g_assert_null (fixture_find_text (f->view, "How you tend to be"));
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);

  g_test_add ("/path/way", Fixture, NULL, set_up, test_way, tear_down);
  g_test_add ("/path/written", Fixture, NULL, set_up, test_written, tear_down);
  g_test_add ("/path/leaning", Fixture, NULL, set_up, test_leaning, tear_down);
  g_test_add ("/path/leaning-row", Fixture, NULL, set_up, test_leaning_row, tear_down);
  g_test_add ("/path/leaning-offer/show", Fixture, "show", set_up, test_leaning_offer, tear_down);
  g_test_add ("/path/leaning-offer/not-now", Fixture, "not-now", set_up, test_leaning_offer,
              tear_down);
  g_test_add ("/path/leaning-offer/leave", Fixture, "leave", set_up, test_leaning_offer, tear_down);
  g_test_add ("/path/introductions", Fixture, NULL, set_up, test_introductions, tear_down);

  return g_test_run ();
}

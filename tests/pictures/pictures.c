/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pictures OUT WIDTH light|dark|large: walks through every screen of the
 * program in a journal of its own and keeps a picture of each. */
#include "config.h"

#include <stdlib.h>

#include "app/moor-exercise-preview.h"
#include "app/moor-form-preview.h"
#include "base/moor-clock.h"
#include "desk/moor-desk.h"
#include "moor-app.h"
#include "moor-scored-pages.h"
#include "views/moor-help-now.h"

typedef struct {
  const char *out;
  const char *style;
  int         width;
  char       *pages[3];          /* ids: a free page, one of an exercise, a draft */
} Pictures;

static void
finished (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

#define WAIT(call, result) G_STMT_START { call; moor_test_wait (result != NULL); } G_STMT_END

/* One picture ------------------------------------------------------------- */

static void
fit (Pictures  *pictures,
     GtkWidget *window)
{
  int width = pictures->width, height = pictures->width < 600 ? 640 : 720, least;

  /* At 200 % the floor is 480 px. */
  if (g_str_equal (pictures->style, "large"))
    width = MAX (width, 480);
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least > width)
    g_printerr ("%s at %s needs %d px\n", G_OBJECT_TYPE_NAME (window), pictures->style, least);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
}

static void
keep (MoorApp    *app,
      Pictures   *pictures,
      const char *name)
{
  GtkWidget *front = moor_app_front (app);
  g_autofree char *file = g_strdup_printf ("%s/%s-%d-%s.png", pictures->out, name, pictures->width,
                                           pictures->style);
  g_autoptr (GdkTexture) texture = NULL;

  moor_test_wait (gtk_widget_get_mapped (front));
  if (front == app->window || pictures->width < 600)
    fit (pictures, front);
  texture = moor_render (front, 1);
  if (!gdk_texture_save_to_png (texture, file))
    g_error ("cannot write %s", file);
}

static void
go_back (GtkWidget *widget)
{
  gtk_widget_activate_action (widget, "help.back", NULL);
}

/* What is in the journal -------------------------------------------------- */

static const struct { int days; const char *text; } free_pages[] = {
  { 40, "First page. I do not know yet what to write here. The window is open and somebody is playing "
        "the piano two houses on." },
  { 12, "After my session. We read the dinner page together. She asked what I would have wanted to "
        "hear, and I had no answer for a long time." },
  { 3, "Slept badly. A voice on the phone, and the old dinner table again: everyone quiet until he "
       "spoke.\n\nWhat I would have wanted then was somebody to say “you can leave the table”. What I "
       "did instead, at seven, was become funny.\n\nToday I notice the same thing. I get funny when it "
       "gets quiet." },
};

static void
leave (MoorSitting *sitting)
{
  g_autoptr (GAsyncResult) left = NULL;
  g_autoptr (GError) error = NULL;

  WAIT (moor_sitting_leave_async (sitting, finished, &left), left);
  moor_sitting_leave_finish (sitting, left, &error);
  g_assert_no_error (error);
}

static MoorSitting *
begin (MoorDesk   *desk,
       const char *exercise)
{
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GError) error = NULL;
  MoorSitting *sitting;

  WAIT (moor_desk_begin_async (desk, exercise, FALSE, NULL, NULL, finished, &begun), begun);
  sitting = moor_desk_begin_finish (desk, begun, &error);
  g_assert_no_error (error);
  return sitting;
}

/* Something in every text field of the parts walked through, so that a page has
 * words; everything else is left out. */
static void
walk (MoorRun *run,
      int      parts)
{
  static const char * const words[] = {
    "He cancelled dinner an hour before, by text.", "My stomach went tight and I read it four times.",
    "He would rather be somewhere else.", "I wrote “no problem” and turned the phone over.",
    "To know we are all right.",
  };

  for (int i = 0; i < parts && moor_run_get_phase (run) == MOOR_RUN_OPEN; i++)
    {
      g_autoptr (GPtrArray) blocks = moor_run_get_blocks (run);

      for (guint b = 0; b < blocks->len; b++)
        {
          MoorBlock *block = g_ptr_array_index (blocks, b);
          g_autoptr (MoorAnswer) answer = NULL;

          if (block->kind != MOOR_BLOCK_FIELD)
            continue;
          if (block->field->kind == MOOR_FIELD_TEXT)
            answer = moor_answer_new_text (words[i % (int) G_N_ELEMENTS (words)]);
          else if (block->field->kind == MOOR_FIELD_SCALE)
            answer = moor_answer_new_number (5);
          else if (block->field->kind == MOOR_FIELD_CHOICE || block->field->kind == MOOR_FIELD_CHOICES)
            {
              g_autoptr (GPtrArray) options = moor_run_get_options (run, block->field);

              if (options->len > 0)
                answer = moor_answer_new_text (((MoorOption *) g_ptr_array_index (options, 0))->value);
            }
          if (answer != NULL)
            moor_run_answer (run, block->field->id, answer, NULL);
        }
      if (!moor_run_skip (run, NULL) && !moor_run_next (run, NULL))
        break;
    }
}

/* Six times about people in general, a month apart, and once about four people. */
static void
fill_answers (MoorDesk *desk,
              gint64    now)
{
  static const char * const general[] = {
    "1 4 5 2 4 3 2 4 4 3 4 4 4 4 5 1", "2 4 5 2 4 3 2 4 3 3 4 4 3 4 4 2",
    "2 3 4 3 4 2 3 4 3 3 3 4 3 3 4 2", "3 3 4 3 3 3 3 3 3 2 3 3 3 4 3 3",
    "3 2 3 4 3 2 4 3 3 2 3 3 2 3 3 3", "3 2 3 4 2 2 4 3 2 1 3 3 2 4 3 4",
  };
  static const struct { const char *name, *values; } people[] = {
    { "Kim", "4 4 2 2 2 4 4 4 2 4 2 4 2 4 2 2" }, { "Ada Berg", "4 2 1 5 1 1 5 2 1 2 2 2 1 2 1 5" },
    { "Father", "2 5 3 1 3 5 3 5 4 4 3 5 4 5 3 1" }, { "Noor", "3 3 4 3 4 2 3 2 4 2 4 3 4 2 4 3" },
  };
  MoorExercise *exercise = moor_library_find (moor_desk_get_library (desk), "how-i-answered-today");

  for (guint i = 0; i < G_N_ELEMENTS (general); i++)
    {
      moor_clock_set_for_test (now - (30 * (6 - (int) i) + 5) * G_TIME_SPAN_DAY);
      g_free (scored_pages_add (desk, exercise, "statements", general[i], "general", NULL,
                                MOOR_PAGE_DONE));
    }
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *who = scored_pages_person (desk, people[i].name);

      moor_clock_set_for_test (now - (50 + (int) i) * G_TIME_SPAN_DAY);
      g_free (scored_pages_add (desk, exercise, "statements-one", people[i].values, "one", who,
                                MOOR_PAGE_DONE));
    }
}

static void
fill_journal (Pictures   *pictures,
              const char *data_dir)
{
  g_autoptr (GAsyncResult) opened = NULL, closed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorDesk) desk = NULL;
  gint64 now = moor_clock_now ();

  WAIT (moor_desk_open_async (data_dir, MOOR_STORE_WRITE, NULL, finished, &opened), opened);
  desk = moor_desk_open_finish (opened, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (free_pages); i++)
    {
      g_autoptr (MoorSitting) sitting = NULL;

      moor_clock_set_for_test (now - free_pages[i].days * G_TIME_SPAN_DAY);
      sitting = moor_desk_write (desk);
      moor_sitting_set_text (sitting, free_pages[i].text, &error);
      g_assert_no_error (error);
      g_free (pictures->pages[0]);
      pictures->pages[0] = g_strdup (moor_sitting_get_page_id (sitting));
      leave (sitting);
    }

  {
    g_autoptr (MoorSitting) finished_one = NULL, stopped_one = NULL;

    moor_clock_set_for_test (now - 2 * G_TIME_SPAN_DAY);
    finished_one = begin (desk, "one-moment-slowly");
    walk (moor_sitting_get_run (finished_one), 100);
    if (moor_run_get_phase (moor_sitting_get_run (finished_one)) == MOOR_RUN_CLOSING)
      moor_run_finish (moor_sitting_get_run (finished_one));
    pictures->pages[1] = g_strdup (moor_sitting_get_page_id (finished_one));
    leave (finished_one);

    moor_clock_set_for_test (now - G_TIME_SPAN_DAY);
    stopped_one = begin (desk, "four-pulls");
    walk (moor_sitting_get_run (stopped_one), 2);
    pictures->pages[2] = g_strdup (moor_sitting_get_page_id (stopped_one));
    leave (stopped_one);
  }
  fill_answers (desk, now);
  moor_clock_set_for_test (now);
  moor_desk_set_welcomed (desk);

  WAIT (moor_desk_close_async (desk, finished, &closed), closed);
  moor_desk_close_finish (desk, closed, &error);
  g_assert_no_error (error);
}

/* The screens ------------------------------------------------------------- */

static void
set_up (MoorApp  *app,
        Pictures *pictures)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (g_str_equal (pictures->style, "large"))
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (pictures->style, "dark")
                                        ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  moor_test_wait (moor_app_is_open (app) || moor_app_has (app, "AdwStatusPage"));
  fit (pictures, app->window);
}

static void
show_view (MoorApp    *app,
           const char *name)
{
  gtk_widget_activate_action (app->window, "win.show-view", "s", name);
  moor_render_settle (app->window);
}

/* What does not fit, one window after the other. */
static void
keep_down (MoorApp    *app,
           Pictures   *pictures,
           GtkWidget  *scroller,
           const char *name)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double page = gtk_adjustment_get_page_size (down);

  for (int i = 1; i < 20; i++)
    {
      g_autofree char *part = g_strdup_printf ("%s-%d", name, i);
      double value = gtk_adjustment_get_value (down);

      keep (app, pictures, part);
      gtk_adjustment_set_value (down, value + page * 0.9);
      moor_render_settle (app->window);
      if (gtk_adjustment_get_value (down) <= value)
        break;
    }
}

/* Waits until the main loop and the threads of the journal have said all. */
static void
rest (MoorApp *app)
{
  for (int i = 0; i < 5; i++)
    moor_render_settle (app->window);
}

static void
keep_steady (MoorApp  *app,
             Pictures *pictures)
{
  static const char * const states[] = { "racing", "numb", "both" };
  GtkWidget *steady;

  /* The shape, not the bar that stands for it where motion is unwanted. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  moor_app_action (app, "steady");
  steady = moor_app_find (app, "MoorSteady");
  keep (app, pictures, "07-steady-first");
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *name = g_strdup_printf ("07-steady-%s", states[i]);

      gtk_widget_activate_action (steady, "steady.state", "s", states[i]);
      keep (app, pictures, name);
    }
  gtk_widget_activate_action (steady, "steady.something-else", NULL);
  keep (app, pictures, "07-steady-something-else");
  gtk_widget_activate_action (steady, "steady.practice", "s", "five-things");
  gtk_widget_activate_action (steady, "steady.all", NULL);
  keep (app, pictures, "07-steady-five-things");
  gtk_widget_activate_action (steady, "steady.enough", NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static void
visit_first (MoorApp *app,
             gpointer data)
{
  Pictures *pictures = data;
  GtkWidget *help;

  set_up (app, pictures);
  keep (app, pictures, "01-welcome-1");
  moor_app_press (app, "Next");
  keep (app, pictures, "02-welcome-2");
  gtk_widget_activate_action (moor_app_find (app, "MoorWelcome"), "welcome.watching", NULL);
  keep (app, pictures, "03-watching");
  moor_app_press (app, "Back");
  moor_app_press (app, "Next");
  moor_app_press (app, "I am a parent");
  keep (app, pictures, "04-welcome-3");
  moor_app_press (app, "Begin");

  rest (app);
  keep (app, pictures, "06-today-first");
  show_view (app, "journal");
  rest (app);
  keep (app, pictures, "07-journal-empty");
  show_view (app, "over-time");
  rest (app);
  keep (app, pictures, "07-over-time-empty");

  keep_steady (app, pictures);
  moor_app_action (app, "help-now");
  help = moor_app_find (app, "MoorHelpNow");
  keep (app, pictures, "08-help-now");
  for (int door = 0; door < 2; door++)
    {
      g_autofree char *name = g_strdup_printf ("09-help-now-door-%d", door + 1);

      moor_help_now_open (MOOR_HELP_NOW (help), door);
      keep (app, pictures, name);
      go_back (help);
    }
  go_back (help);

  moor_app_action (app, "hide");
  keep (app, pictures, "10-hidden");
}

static void
walk_screens (MoorApp    *app,
              Pictures   *pictures,
              const char *exercise,
              const char *prefix)
{
  gtk_widget_activate_action (app->window, "win.begin", "s", exercise);
  moor_test_wait (moor_app_has (app, "MoorPlayer"));

  for (int i = 1; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%02d", prefix, i);
      GtkWidget *next = moor_screen_find (app->window, GTK_TYPE_BUTTON, "Next");
      GtkWidget *skip = moor_screen_find (app->window, GTK_TYPE_BUTTON, "Skip");

      rest (app);
      keep (app, pictures, name);
      if (skip != NULL && gtk_widget_get_mapped (skip))
        g_signal_emit_by_name (skip, "clicked");
      else if (next != NULL && gtk_widget_get_mapped (next))
        g_signal_emit_by_name (next, "clicked");
      else
        break;
    }

  moor_app_press (app, "Back to Today");
  moor_test_wait (!moor_app_has (app, "MoorPlayer"));
}

/* A form that somebody could have the rights of, before it is added, and one that counts
 * otherwise than it says. */
static void
show_form (MoorApp    *app,
           Pictures   *pictures,
           const char *name,
           const char *expected)
{
  g_autofree char *text = g_strdup_printf (
    "<questionnaire id='evening-tides' version='1' validated='research'><title>Evening tides</title>"
    "<purpose>How the last two weeks went in the evening, with each of the people it names.</purpose>"
    "<rights holder='The Harbor Institute' url='https://example.org/evening-tides/terms'>Free for counselors "
    "who have asked in writing. It may not be changed, and not be printed without this line.</rights>"
    "<scale from='1' to='7'><label value='1'>never</label><label value='7'>always</label></scale>"
    "<form id='mother'>My mother, or who was like one</form><form id='father'>My father, or who was like one</form>"
    "<form id='partner' person='yes'>My partner</form>"
    "<item id='1'>I leave the light on.</item><item id='2'>I hear the boats come in.</item>"
    "<subscale id='calm' items='1 2'><title>Calm</title></subscale>"
    "<test><answers form='mother'>4 5</answers><expect score='calm' form='mother' value='%s'/></test>"
    "</questionnaire>", expected);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorQuestionnaire) form = moor_questionnaire_read ("/home/ada/evening-tides.xml", bytes, NULL,
                                                                NULL, "und", &error);
  GtkWindow *preview = form != NULL ? moor_form_preview_new (form, "evening-tides.xml", 0)
                                    : moor_exercise_preview_new (NULL, "evening-tides.xml", error);

  gtk_window_set_transient_for (preview, GTK_WINDOW (app->window));
  gtk_window_set_application (preview, gtk_window_get_application (GTK_WINDOW (app->window)));
  gtk_window_present (preview);
  moor_test_wait (moor_app_front (app) == GTK_WIDGET (preview));
  keep (app, pictures, name);
  gtk_window_destroy (preview);
}

static void
visit_filled (MoorApp *app,
              gpointer data)
{
  static const char * const dialogs[] = { "preferences", "shortcuts", "about" };
  Pictures *pictures = data;
  GtkWidget *entry;

  set_up (app, pictures);
  rest (app);
  keep (app, pictures, "11-today");
  show_view (app, "path");
  rest (app);
  keep (app, pictures, "12-path");
  gtk_widget_activate_action (moor_app_find (app, "MoorPathView"), "path.show-way", NULL);
  rest (app);
  keep (app, pictures, "12-way");
  gtk_widget_activate_action (moor_app_find (app, "MoorPathView"), "path.show-leaning", NULL);
  rest (app);
  keep (app, pictures, "12-leaning");
  gtk_widget_activate_action (moor_app_find (app, "MoorPathView"), "path.show-step", "i", 3);
  rest (app);
  keep (app, pictures, "13-step");
  gtk_widget_activate_action (moor_app_find (app, "MoorPathView"), "path.show-written", NULL);
  rest (app);
  keep (app, pictures, "13-written");
  show_view (app, "journal");
  rest (app);
  keep (app, pictures, "14-journal");
  show_view (app, "over-time");
  rest (app);
  keep_down (app, pictures, moor_screen_find (moor_app_find (app, "MoorOverTimeView"),
                                              GTK_TYPE_SCROLLED_WINDOW, NULL), "18-over-time");
  show_view (app, "journal");
  gtk_widget_activate_action (app->window, "win.search", NULL);
  rest (app);
  entry = moor_screen_find (app->window, GTK_TYPE_SEARCH_ENTRY, NULL);
  if (entry != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), "dinner");
      rest (app);
      keep (app, pictures, "15-search");
      gtk_editable_set_text (GTK_EDITABLE (entry), "");
    }
  gtk_widget_activate_action (app->window, "win.new-page", NULL);
  rest (app);
  keep (app, pictures, "16-new-page");
  for (guint i = 0; i < G_N_ELEMENTS (pictures->pages); i++)
    {
      g_autofree char *name = g_strdup_printf ("17-page-%u", i + 1);

      gtk_widget_activate_action (app->window, "win.open-page", "s", pictures->pages[i]);
      rest (app);
      keep (app, pictures, name);
    }
  show_view (app, "today");

  walk_screens (app, pictures, "one-moment-slowly", "20-one-moment");
  walk_screens (app, pictures, "check-in", "21-check-in");

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u-%s", 30 + i, dialogs[i]);

      moor_app_action (app, dialogs[i]);
      moor_test_wait (moor_app_front (app) != app->window);
      keep (app, pictures, name);
      gtk_window_destroy (GTK_WINDOW (moor_app_front (app)));
    }
  show_form (app, pictures, "33-form", "4.5");
  show_form (app, pictures, "34-form-refused", "5.5");
}

static void
toggle (MoorApp    *app,
        const char *name)
{
  GtkWidget *chip = moor_screen_find (app->window, GTK_TYPE_TOGGLE_BUTTON, name);

  g_assert_nonnull (chip);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  rest (app);
}

static void
press_and_rest (MoorApp    *app,
                const char *name)
{
  moor_app_press (app, name);
  rest (app);
}

/* What stands before memories, the frame round them, and the questions about
 * fear. */
static void
visit_memories (MoorApp *app,
                gpointer data)
{
  Pictures *pictures = data;

  set_up (app, pictures);
  gtk_widget_activate_action (app->window, "win.begin", "s", "timeline-of-care");
  moor_test_wait (moor_app_has (app, "MoorGateView"));
  rest (app);
  keep (app, pictures, "50-before");
  toggle (app, "Numb or far away");
  keep (app, pictures, "51-before-numb");
  toggle (app, "Both at once");
  press_and_rest (app, "9");
  keep (app, pictures, "52-before-nine");
  press_and_rest (app, "7");
  press_and_rest (app, "There is nobody right now");
  keep (app, pictures, "53-before-seven");
  press_and_rest (app, "Begin anyway");
  keep (app, pictures, "54-before-anyway");
  moor_app_press (app, "Begin");
  moor_test_wait (moor_app_has (app, "MoorPlayer"));
  rest (app);
  keep (app, pictures, "55-opening");
  press_and_rest (app, "Next");
  keep (app, pictures, "56-line");
  moor_clock_set_monotonic_for_test (moor_clock_monotonic () + 11 * G_TIME_SPAN_MINUTE);
  press_and_rest (app, "Next");
  moor_test_wait (moor_app_has (app, "MoorBreakCard"));
  rest (app);
  keep (app, pictures, "57-break");
  moor_clock_set_monotonic_for_test (0);
  moor_app_press (app, "Stop here");
  moor_test_wait (moor_app_has (app, "MoorStoppedView"));
  rest (app);
  keep (app, pictures, "58-stopped");
  press_and_rest (app, "Done");

  gtk_widget_activate_action (app->window, "win.begin", "s", "timeline-of-care");
  moor_test_wait (moor_app_has (app, "MoorGateView"));
  press_and_rest (app, "3");
  press_and_rest (app, "Begin anyway");
  moor_app_press (app, "Begin");
  moor_test_wait (moor_app_has (app, "MoorPlayer"));
  press_and_rest (app, "10 minutes");
  for (int i = 0; i < 4; i++)
    press_and_rest (app, "Next");
  press_and_rest (app, "8, hard to think");
  keep (app, pictures, "59-landing");
  press_and_rest (app, "Next");
  keep (app, pictures, "60-after-memory");
  moor_app_press (app, "Back to Today");
  moor_test_wait (!moor_app_has (app, "MoorPlayer"));
  rest (app);
  keep (app, pictures, "61-today-after");

  gtk_widget_activate_action (app->window, "win.begin", "s", "our-loop");
  moor_test_wait (moor_app_has (app, "MoorPlayer"));
  press_and_rest (app, "yes");
  keep (app, pictures, "62-fear-yes");
  moor_app_press (app, "Stop here");
  moor_test_wait (!moor_app_has (app, "MoorPlayer"));
}

static void
visit_problem (MoorApp *app,
               gpointer data)
{
  Pictures *pictures = data;

  set_up (app, pictures);
  keep (app, pictures, "40-problem");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = NULL, *broken = NULL, *journal = NULL;
  Pictures pictures;

  if (argc != 4 && argc != 5)
    {
      g_printerr ("pictures OUT WIDTH light|dark|large [memories]\n");
      return 2;
    }
  pictures = (Pictures) { .out = argv[1], .width = atoi (argv[2]), .style = argv[3] };

  dir = g_dir_make_tmp ("mooring-pictures-XXXXXX", &error);
  broken = g_dir_make_tmp ("mooring-pictures-XXXXXX", &error);
  g_assert_no_error (error);
  {
    g_autofree char *help = g_build_filename (dir, "help.json", NULL);

    g_assert_true (g_file_set_contents (help, "{\"country\":\"US\"}", -1, NULL));
  }

  if (argc == 4)
    moor_app_run (dir, visit_first, &pictures);
  fill_journal (&pictures, dir);
  if (argc == 4)
    moor_app_run (dir, visit_filled, &pictures);
  moor_app_run (dir, visit_memories, &pictures);

  journal = g_build_filename (broken, "journal.db", NULL);
  g_assert_true (g_file_set_contents (journal, "This is no journal but a shopping list: bread, milk, apples, "
                                      "a lamp, a card for the neighbor, stamps, soap.", -1, NULL));
  moor_app_run (broken, visit_problem, &pictures);

  moor_test_remove_tree_ (dir);
  moor_test_remove_tree_ (broken);
  for (guint i = 0; i < G_N_ELEMENTS (pictures.pages); i++)
    g_free (pictures.pages[i]);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-screen.h"

#include "base/moor-device.h"
#include "content/moor-practices.h"
#include "fields/moor-cues.h"
#include "fields/moor-own-pace.h"
#include "fields/moor-pace-shape.h"
#include "fields/moor-practice-view.h"
#include "fields/moor-timer-view.h"
#include "moor-render.h"
#include "moor-told.h"

/* The clock of these tests stands still until it is moved. */
static gint64 now;

static gint64
stopped_clock (void)
{
  return now;
}

static void
pass (double seconds)
{
  now += seconds * G_USEC_PER_SEC;
}

static void
count_signal (GtkWidget *widget,
              guint     *n)
{
  (*n)++;
}

/* A practice ----------------------------------------------------------------- */

typedef struct {
  GtkWidget        *window;
  MoorPracticeView *view;
  guint             n_changed, n_ended;
} Running;

static Running
run_practice (const char *id)
{
  Running running = { 0 };

  running.view = MOOR_PRACTICE_VIEW (moor_practice_view_new ());
  moor_practice_view_set_clock_for_test (running.view, stopped_clock);
  running.window = moor_screen_show (GTK_WIDGET (running.view), 360, 640);
  moor_practice_view_show (running.view, moor_practices_find (id));

  return running;
}

static void
watch (Running *running)
{
  g_signal_connect (running->view, "changed", G_CALLBACK (count_signal), &running->n_changed);
  g_signal_connect (running->view, "ended", G_CALLBACK (count_signal), &running->n_ended);
}

static void
stop (Running *running)
{
  g_object_ref (running->view);
  gtk_window_destroy (GTK_WINDOW (running->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (running->view);
}

/* Whether the line in sight is this one: the stack holds them all. */
static gboolean
starts_with (Running    *running,
             const char *words)
{
  GtkWidget *stack = moor_screen_find (GTK_WIDGET (running->view), GTK_TYPE_STACK, NULL);
  GtkWidget *label = gtk_stack_get_visible_child (GTK_STACK (stack));

  return g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), moor_practice_view_get_line (running->view)) == 0 &&
         g_str_has_prefix (gtk_label_get_label (GTK_LABEL (label)), words);
}

static void
test_practice (void)
{
  Running running = run_practice ("longer-out-breath");
  int minimum;

  watch (&running);
  g_assert_true (starts_with (&running, "Sit, stand or lie"));
  g_assert_true (moor_screen_shows (GTK_WIDGET (running.view), "If the count does not suit you"));
  moor_screen_check_names (GTK_WIDGET (running.view));
  gtk_widget_measure (GTK_WIDGET (running.view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 320);

  /* It follows the clock by itself: frames while the shape moves. */
  pass (4.5);
  moor_test_wait (moor_screen_shows (GTK_WIDGET (running.view), "Out, slowly"));
  g_assert_cmpuint (running.n_changed, ==, 0);
  pass (16);
  moor_test_wait (starts_with (&running, "Breathe gently"));
  g_assert_cmpuint (running.n_changed, ==, 1);

  moor_practice_view_set_paused (running.view, TRUE);
  g_assert_true (moor_practice_view_get_paused (running.view));
  g_assert_true (moor_screen_shows (GTK_WIDGET (running.view), "Paused"));
  pass (3600);
  moor_practice_view_set_paused (running.view, FALSE);
  g_assert_cmpfloat (moor_practice_view_get_seconds (running.view), ==, 20.5);
  g_assert_cmpuint (running.n_changed, ==, 3);

  /* Covered, it does not tick; it is where the time is when it is seen again. */
  gtk_widget_set_visible (GTK_WIDGET (running.view), FALSE);
  pass (50);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (running.n_changed, ==, 3);
  gtk_widget_set_visible (GTK_WIDGET (running.view), TRUE);
  moor_test_wait (starts_with (&running, "Half way"));

  g_assert_false (moor_practice_view_get_ended (running.view));
  pass (1000);
  moor_test_wait (running.n_ended == 1);
  g_assert_true (starts_with (&running, "Let your breath"));
  g_assert_true (moor_practice_view_get_ended (running.view));
  g_assert_cmpfloat (moor_practice_view_get_seconds (running.view), ==, 120);

  moor_practice_view_show (running.view, NULL);
  g_assert_null (moor_practice_view_get_practice (running.view));
  g_assert_cmpuint (running.n_ended, ==, 1);
  stop (&running);
}

/* Without a clock: each line when the person says so. */
static void
test_by_hand (void)
{
  Running running = run_practice ("five-things");

  watch (&running);
  moor_screen_check_names (GTK_WIDGET (running.view));
  for (int i = 1; i < 6; i++)
    {
      g_autofree char *step = g_strdup_printf ("%d of 6", i);

      g_assert_true (moor_screen_shows (GTK_WIDGET (running.view), step));
      pass (20);
      g_signal_emit_by_name (moor_screen_find (GTK_WIDGET (running.view), GTK_TYPE_BUTTON, "Next"), "clicked");
    }
  g_assert_true (starts_with (&running, "Now say where you are"));
  g_assert_cmpuint (running.n_changed, ==, 5);
  g_assert_cmpuint (running.n_ended, ==, 0);

  g_signal_emit_by_name (moor_screen_find (GTK_WIDGET (running.view), GTK_TYPE_BUTTON, "Done"), "clicked");
  g_assert_cmpuint (running.n_ended, ==, 1);
  g_assert_cmpfloat (moor_practice_view_get_seconds (running.view), ==, 100);
  g_assert_null (moor_screen_find (GTK_WIDGET (running.view), GTK_TYPE_BUTTON, NULL));
  stop (&running);
}

static void
show_other (MoorPracticeView *view)
{
  if (g_str_equal (moor_practice_view_get_practice (view)->id, "two-part-sigh"))
    moor_practice_view_show (view, moor_practices_find ("look-around"));
}

/* What answers the end by showing another practice finds it running. */
static void
test_other (void)
{
  Running running = run_practice ("two-part-sigh");

  g_signal_connect (running.view, "ended", G_CALLBACK (show_other), NULL);
  pass (60);
  moor_test_wait (starts_with (&running, "Keep your eyes open"));
  g_assert_false (moor_practice_view_get_ended (running.view));

  /* What rests waits for its next event, and for nothing while it is covered. */
  g_assert_nonnull (g_main_context_find_source_by_user_data (NULL, running.view));
  gtk_widget_set_visible (GTK_WIDGET (running.view), FALSE);
  g_assert_null (g_main_context_find_source_by_user_data (NULL, running.view));
  gtk_widget_set_visible (GTK_WIDGET (running.view), TRUE);
  moor_test_wait (g_main_context_find_source_by_user_data (NULL, running.view) != NULL);

  pass (19);
  moor_practice_view_set_paused (running.view, TRUE);
  g_assert_true (starts_with (&running, "Find the door"));
  stop (&running);
}

/* A bar and a count in place of what moves, and a timeout in place of frames. */
static void
test_still (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  Running running;
  GtkWidget *shape;
  MoorPace pace = { .phase = 0, .move = MOOR_MOVE_IN, .phase_seconds = 4, .count = 4, .total = 60 };

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  running = run_practice ("longer-out-breath");
  shape = moor_screen_find (GTK_WIDGET (running.view), MOOR_TYPE_PACE_SHAPE, NULL);
  g_assert_true (gtk_widget_has_css_class (shape, "still"));
  g_assert_false (moor_pace_shape_moves (MOOR_PACE_SHAPE (shape), &pace));
  g_assert_true (moor_screen_shows (shape, "In"));
  g_assert_true (moor_screen_shows (shape, "4"));
  pass (1);
  moor_test_wait (moor_screen_shows (shape, "3"));

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_assert_true (moor_pace_shape_moves (MOOR_PACE_SHAPE (shape), &pace));
  pace.move = MOOR_MOVE_HOLD;
  g_assert_false (moor_pace_shape_moves (MOOR_PACE_SHAPE (shape), &pace));
  pace.move = MOOR_MOVE_OUT;
  pace.paused = TRUE;
  g_assert_false (moor_pace_shape_moves (MOOR_PACE_SHAPE (shape), &pace));
  stop (&running);
}

static void
test_time_left (void)
{
  static const struct {
    int         seconds;
    const char *words;
  } cases[] = { { 0, "0:00" }, { 9, "0:09" }, { 61, "1:01" }, { 600, "10:00" }, { 7325, "2:02:05" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = moor_pace_shape_time_left (cases[i].seconds);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* The field ------------------------------------------------------------------ */

static void
free_event (gpointer data)
{
  MoorTimerEvent *event = data;

  g_free (event->text);
  g_free (event->field);
  g_free (event);
}

static void
add_event (MoorField  *field,
           double      seconds,
           double      fraction,
           const char *text,
           const char *asked)
{
  MoorTimerEvent *event = g_new0 (MoorTimerEvent, 1);

  event->seconds = seconds;
  event->fraction = fraction;
  event->text = g_strdup (text);
  event->field = g_strdup (asked);
  g_ptr_array_add (field->events, event);
}

static MoorField *
wait_field (void)
{
  static const int minutes[] = { 10, 5 };
  MoorField *field = fixture_field (MOOR_FIELD_TIMER, "wait", NULL);

  g_array_append_vals (field->minutes, minutes, G_N_ELEMENTS (minutes));
  field->events = g_ptr_array_new_with_free_func (free_event);
  g_ptr_array_add (field->columns, fixture_field (MOOR_FIELD_SCALE, "pull-mid", "What is it doing now?"));
  g_ptr_array_add (field->columns, fixture_field (MOOR_FIELD_SCALE, "pull-end", "How strong is it now?"));
  add_event (field, 120, 0, "Where in your body is the pull?", NULL);
  add_event (field, -1, 0.5, NULL, "pull-mid");
  add_event (field, -1, 1, NULL, "pull-end");

  return field;
}

static MoorFieldView *
make_timer (const MoorField *field,
            Told            *told)
{
  MoorFieldView *view = make_view (field, told);

  moor_timer_view_set_clock_for_test (MOOR_TIMER_VIEW (view), stopped_clock);

  return view;
}

static double
seconds_of (MoorAnswer *answer)
{
  double seconds = -1;

  g_assert_nonnull (answer);
  g_assert_true (moor_answer_get_number (answer, 0, "seconds", &seconds));

  return seconds;
}

static void
on_asked (MoorTimerView *timer,
          MoorFieldView *view,
          MoorAnswer    *answer,
          GString       *asked)
{
  double number = -1;

  moor_answer_get_number (answer, 0, "", &number);
  g_string_append_printf (asked, "%s=%g ", moor_field_view_get_field (view)->id, number);
}

static void
test_wait_field (void)
{
  g_autoptr (MoorField) field = wait_field ();
  g_autoptr (GString) asked = g_string_new (NULL);
  Told told = { 0 };
  MoorFieldView *view = make_timer (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 640);

  g_signal_connect (view, "asked", G_CALLBACK (on_asked), asked);
  moor_screen_check_names (GTK_WIDGET (view));
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Pause"));

  press (view, "Begin");
  g_assert_cmpfloat (seconds_of (told.last), ==, 0);
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "10:00"));
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Begin"));
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Something else"));
  moor_screen_check_names (GTK_WIDGET (view));

  pass (121);
  moor_test_wait (seconds_of (told.last) > 0);
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "Where in your body"));
  g_assert_cmpfloat (seconds_of (told.last), ==, 121);
  g_assert_false (moor_screen_shows (GTK_WIDGET (view), "What is it doing now?"));

  /* Covered by something else it goes on, and asks what it has to. */
  gtk_widget_set_visible (GTK_WIDGET (view), FALSE);
  pass (180);
  moor_timer_view_look_for_test (MOOR_TIMER_VIEW (view));
  gtk_widget_set_visible (GTK_WIDGET (view), TRUE);
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "What is it doing now?"));
  press (view, "4");
  g_assert_cmpstr (asked->str, ==, "pull-mid=4 ");

  press (view, "Pause");
  pass (1000);
  moor_timer_view_look_for_test (MOOR_TIMER_VIEW (view));
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "Paused"));
  press (view, "Go on");
  pass (9);
  g_assert_false (moor_screen_shows (GTK_WIDGET (view), "How strong is it now?"));
  press (view, "I have waited enough");

  /* Stopping early is an answer, and the question of the end is asked too. */
  g_assert_cmpfloat (seconds_of (told.last), ==, 310);
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "How strong is it now?"));
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "5 minutes"));
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Pause"));
  g_assert_nonnull (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Begin again"));

  finish (window, view, &told);
}

/* In a window as low as a telephone on its side: what ends it, and what it asks, are
 * not below it. */
static GtkWidget *
show_low (MoorFieldView *view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  /* As much room at its sides as in the player: its keys take two lines. */
  gtk_widget_set_margin_start (GTK_WIDGET (view), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (view), 24);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view));
  return moor_screen_show (scroller, 360, 294);
}

static void
test_practice_in_sight (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_TIMER, "do", NULL);
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window;

  field->pattern = g_strdup ("longer-out-breath");
  view = make_timer (field, &told);
  window = show_low (view);
  press (view, "Begin");
  moor_test_wait (moor_screen_is_in_sight (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON,
                                                             "Enough")));

  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_pointer (&told.last, moor_answer_unref);
}

static void
test_wait_in_sight (void)
{
  g_autoptr (MoorField) field = wait_field ();
  Told told = { 0 };
  MoorFieldView *view = make_timer (field, &told);
  GtkWidget *window = show_low (view);

  press (view, "Begin");
  pass (301);
  moor_test_wait (moor_screen_shows (GTK_WIDGET (view), "What is it doing now?"));
  moor_test_wait (moor_screen_is_in_sight (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON,
                                                             "10")));

  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_pointer (&told.last, moor_answer_unref);
}

static void
test_wait_end (void)
{
  g_autoptr (MoorField) field = wait_field ();
  Told told = { 0 };
  MoorFieldView *view = make_timer (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 640);

  g_signal_emit_by_name (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TOGGLE_BUTTON, "5 minutes"), "clicked");
  press (view, "Begin");
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "5:00"));
  /* The machine slept over the whole of it. */
  pass (4000);
  moor_test_wait (moor_screen_shows (GTK_WIDGET (view), "How strong is it now?"));
  g_assert_cmpfloat (seconds_of (told.last), ==, 300);
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "What is it doing now?"));

  /* Gone in the middle: nothing is left that would tell. */
  press (view, "Begin again");
  g_assert_cmpfloat (seconds_of (told.last), ==, 0);
  g_assert_nonnull (g_main_context_find_source_by_user_data (NULL, view));
  finish (window, view, &told);
  g_assert_null (g_main_context_find_source_by_user_data (NULL, view));
}

static void
test_practice_field (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_TIMER, "do", NULL);
  g_autoptr (GPtrArray) options = fixture_options ("two-part-sigh");
  Told told = { 0 };
  MoorFieldView *view = make_timer (field, &told);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *window;

  /* As in the player, where it may be higher than the window. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view));
  window = moor_screen_show (scroller, 360, 640);

  /* Nothing chosen: what is right in every state. */
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "Look around"));
  moor_field_view_set_options (view, options);
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "Two-part sigh"));

  press (view, "Begin");
  pass (20);
  press (view, "Something else");
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "Not every practice suits every day."));
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "Keep your eyes open."));
  moor_screen_check_names (GTK_WIDGET (view));
  pass (40);
  press (view, "Enough");
  g_assert_cmpfloat (seconds_of (told.last), ==, 60);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, "pattern"), ==, "look-around");
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "Look around, 1 minute"));
  g_assert_false (moor_screen_shows (GTK_WIDGET (view), "Not every practice"));

  press (view, "Begin again");
  pass (54);
  moor_test_wait (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Begin again") != NULL);
  g_assert_true (moor_screen_shows (GTK_WIDGET (view), "Six rounds are enough."));
  g_assert_cmpfloat (seconds_of (told.last), ==, 54);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, "pattern"), ==, "two-part-sigh");
  finish (window, view, &told);
}

/* Sound and settings ---------------------------------------------------------- */

static void
on_silent (MoorCues   *cues,
           const char *sentence,
           guint      *n)
{
  g_assert_true (g_str_has_prefix (sentence, "The sound device does not answer."));
  (*n)++;
}

static void
test_cues (void)
{
  g_autoptr (GSettings) settings = moor_device_settings ();
  MoorCues *cues;
  guint n = 0;

  for (int cue = 0; cue < MOOR_N_CUES; cue++)
    {
      static const char *const names[] = { "in.wav", "hold.wav", "out.wav", "end.wav" };
      g_autofree char *path = g_build_filename (g_getenv ("MOORING_SOUNDS"), names[cue], NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }

  /* Off until chosen: not even a device that is missing is met. */
  g_setenv ("CANBERRA_DRIVER", "no-such-driver", TRUE);
  g_assert_false (g_settings_get_boolean (settings, "sound"));
  cues = moor_cues_new ();
  g_signal_connect (cues, "silent", G_CALLBACK (on_silent), &n);
  moor_cues_play (cues, MOOR_CUE_IN);
  g_assert_cmpuint (n, ==, 0);

  /* No device: said once, and nothing else happens. */
  moor_cues_set_on (cues, TRUE);
  g_assert_true (g_settings_get_boolean (settings, "sound"));
  moor_cues_play (cues, MOOR_CUE_IN);
  moor_test_wait (n == 1);
  moor_cues_play (cues, MOOR_CUE_OUT);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n, ==, 1);

  /* A device that answers; and gone while it plays. */
  g_setenv ("CANBERRA_DRIVER", "null", TRUE);
  moor_cues_set_on (cues, TRUE);
  for (int cue = 0; cue < MOOR_N_CUES; cue++)
    moor_cues_play (cues, cue);
  g_object_run_dispose (G_OBJECT (cues));
  while (G_OBJECT (cues)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n, ==, 1);
  g_assert_finalize_object (cues);
  g_settings_set_boolean (settings, "sound", FALSE);
}

static void
test_own_pace (void)
{
  g_autoptr (GSettings) settings = moor_device_settings ();
  const MoorPractice *breath = moor_practices_find ("longer-out-breath");
  g_autoptr (MoorPractice) written = moor_own_pace (breath);
  g_autoptr (MoorPractice) own = NULL;
  g_autoptr (MoorPractice) other = NULL;

  g_assert_true (written == breath);
  g_assert_cmpint (moor_own_pace_allowed (), ==, MOOR_PRACTICE_NEEDS_NOTHING);

  g_settings_set_double (settings, "breath-out", 8);
  g_settings_set_int (settings, "breath-rounds", 5);
  g_settings_set_boolean (settings, "holds-allowed", TRUE);
  own = moor_own_pace (breath);
  g_assert_cmpfloat (own->seconds, ==, 5 * (4 + 8));
  other = moor_own_pace (moor_practices_find ("slow-and-even"));
  g_assert_true (other == moor_practices_find ("slow-and-even"));
  g_assert_cmpint (moor_own_pace_allowed (), ==, MOOR_PRACTICE_NEEDS_HOLDS);
  for (guint i = 0; i < 3; i++)
    g_settings_reset (settings, (const char *[]) { "breath-out", "breath-rounds", "holds-allowed" }[i]);
}

/* Pictures, to be looked at: MOORING_PICTURES=DIR. ------------------------------ */

static void
keep (GtkWidget  *window,
      const char *name)
{
  g_autoptr (GdkTexture) texture = moor_render (window, 1);
  g_autofree char *file = g_strdup_printf ("%s/%s.png", g_getenv ("MOORING_PICTURES"), name);

  g_assert_true (gdk_texture_save_to_png (texture, file));
}

static void
take_pictures (int         width,
               const char *style)
{
  static const struct {
    const char *id, *name;
    double      at;
  } moments[] = {
    { "longer-out-breath", "breath-closed", 0.1 }, { "longer-out-breath", "breath-open", 3.99 },
    { "longer-out-breath", "breath-out", 26.5 }, { "two-part-sigh", "sigh-out", 3.3 },
    { "look-around", "look", 55 }, { "five-things", "five", 1 }, { "muscle-release", "muscle", 2 },
  };
  g_autoptr (MoorField) field = wait_field ();
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window;

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%d-%s", moments[i].name, width, style);
      Running running = run_practice (moments[i].id);

      gtk_window_set_default_size (GTK_WINDOW (running.window), width, 640);
      pass (moments[i].at);
      moor_practice_view_set_paused (running.view, FALSE);
      keep (running.window, name);
      stop (&running);
    }

  view = make_timer (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), width, 640);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("wait-%d-%d-%s", i, width, style);

      if (i == 1)
        press (view, "Begin");
      pass (i == 2 ? 400 : i == 1 ? 130 : 0);
      moor_timer_view_look_for_test (MOOR_TIMER_VIEW (view));
      keep (window, name);
    }
  finish (window, view, &told);
}

static void
test_pictures (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  take_pictures (360, "light");
  take_pictures (1080, "light");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  moor_screen_style (TRUE);
  take_pictures (360, "dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  moor_screen_style (FALSE);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  take_pictures (480, "large");
  g_object_set (settings, "gtk-xft-dpi", dpi, "gtk-enable-animations", FALSE, NULL);
  take_pictures (360, "still");
}

int
main (int   argc,
      char *argv[])
{
  moor_screen_init (&argc, &argv);
  now = 1000 * (gint64) G_USEC_PER_SEC;

  g_test_add_func ("/pace-views/practice", test_practice);
  g_test_add_func ("/pace-views/by-hand", test_by_hand);
  g_test_add_func ("/pace-views/other", test_other);
  g_test_add_func ("/pace-views/still", test_still);
  g_test_add_func ("/pace-views/time-left", test_time_left);
  g_test_add_func ("/pace-views/wait-field", test_wait_field);
  g_test_add_func ("/pace-views/practice-in-sight", test_practice_in_sight);
  g_test_add_func ("/pace-views/wait-in-sight", test_wait_in_sight);
  g_test_add_func ("/pace-views/wait-end", test_wait_end);
  g_test_add_func ("/pace-views/practice-field", test_practice_field);
  g_test_add_func ("/pace-views/cues", test_cues);
  g_test_add_func ("/pace-views/own-pace", test_own_pace);
  if (g_getenv ("MOORING_PICTURES") != NULL)
    g_test_add_func ("/pace-views/pictures", test_pictures);

  return g_test_run ();
}

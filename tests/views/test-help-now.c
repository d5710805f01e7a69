/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Help now as a person meets it: what is in sight, what can be changed, what
 * comes from the journal, what is left without one. */
#include "moor-help-fixture.h"

#include <string.h>
#include <unistd.h>

#include "base/moor-clock.h"
#include "desk/moor-help-book.h"
#include "moor-contrast.h"
#include "moor-render.h"
#include "views/moor-help-door-view.h"
#include "views/moor-help-now.h"
#include "views/moor-help-ways.h"

typedef struct {
  MoorDesk  *desk;
  char      *data_dir;
  GtkWidget *help;
  GtkWidget *window;
  char      *begun;              /* the exercise that was asked for */
  guint      left;
  char      *called;             /* where the telephone program writes to */
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->desk = fixture_desk (&f->data_dir);
  f->called = g_build_filename (f->data_dir, "called", NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->window != NULL)
    gtk_window_destroy (GTK_WINDOW (f->window));
  if (f->help != NULL)
    g_assert_finalize_object (f->help);
  g_free (f->begun);
  g_free (f->called);
  fixture_close (f->desk, f->data_dir);
}

static void
begins (Fixture    *f,
        const char *exercise)
{
  g_free (f->begun);
  f->begun = g_strdup (exercise);
}

static void
leaves (Fixture *f)
{
  f->left++;
}

static void
write_help (Fixture    *f,
            const char *text)
{
  g_autofree char *file = g_build_filename (f->data_dir, "help.json", NULL);

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
}

static char *
read_help (Fixture *f)
{
  g_autofree char *file = g_build_filename (f->data_dir, "help.json", NULL);
  char *text = NULL;

  return g_file_get_contents (file, &text, NULL, NULL) ? text : g_strdup ("");
}

static void
open_help (Fixture  *f,
           gboolean  with_journal,
           gboolean  may_begin,
           int       height)
{
  if (f->window != NULL)
    gtk_window_destroy (GTK_WINDOW (f->window));
  g_clear_object (&f->help);
  f->help = g_object_ref_sink (moor_help_now_new (f->data_dir));
  g_signal_connect_swapped (f->help, "begin", G_CALLBACK (begins), f);
  g_signal_connect_swapped (f->help, "left", G_CALLBACK (leaves), f);
  if (with_journal)
    moor_help_now_set_desk (MOOR_HELP_NOW (f->help), f->desk, may_begin);
  f->window = moor_screen_show (f->help, 360, height);
  moor_help_now_begin (MOOR_HELP_NOW (f->help));
  moor_render_settle (f->window);
}

static void
open_door (Fixture      *f,
           MoorHelpDoor  door)
{
  moor_help_now_open (MOOR_HELP_NOW (f->help), door);
  moor_render_settle (f->window);
}

static void
act (Fixture    *f,
     const char *action)
{
  gtk_widget_activate_action (f->help, action, NULL);
  moor_render_settle (f->window);
}

static void
press (Fixture    *f,
       const char *name)
{
  GtkWidget *button = moor_screen_find (f->help, GTK_TYPE_BUTTON, name);

  if (button == NULL || !gtk_widget_get_mapped (button))
    g_error ("no button “%s”", name);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  moor_render_settle (f->window);
}

static gboolean
can_press (Fixture    *f,
           const char *name)
{
  GtkWidget *button = moor_screen_find (f->help, GTK_TYPE_BUTTON, name);

  return button != NULL && gtk_widget_get_mapped (button);
}

/* Whether words are on the page that is shown. */
static gboolean
says (Fixture    *f,
      const char *words)
{
  GtkWidget *pages = moor_screen_find (f->help, GTK_TYPE_STACK, NULL);

  return moor_screen_shows (gtk_stack_get_visible_child (GTK_STACK (pages)), words);
}

/* The first label with that class, wherever it is in the tree. */
static GtkWidget *
find_class (GtkWidget  *widget,
            const char *css_class)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (gtk_widget_has_css_class (widget, css_class))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_class (child, css_class);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_in_sight (Fixture   *f,
             GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, f->help, &bounds));

  return bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (f->help);
}

static GtkWidget *
entry (Fixture    *f,
       const char *label)
{
  GtkWidget *text = fixture_find_text (f->help, label);

  g_assert_nonnull (text);
  return gtk_widget_get_next_sibling (text);
}

static void
type (Fixture    *f,
      const char *label,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry (f, label)), text);
}

/* Screen ------------------------------------------------------------------ */

/* At 360 × 294: the emergency number at once and always, the number of the first
 * line without scrolling, and all doors by keyboard. */
static void
test_small (Fixture       *f,
            gconstpointer  data)
{
  static const char * const countries[] = { "US", "GB", "FR" };

  for (guint c = 0; c < G_N_ELEMENTS (countries); c++)
    {
      g_autofree char *text = g_strdup_printf ("{\"country\": \"%s\"}", countries[c]);
      GtkWidget *first;

      write_help (f, text);
      open_help (f, FALSE, FALSE, 294);
      g_assert_cmpint (gtk_widget_get_height (f->help), <=, 294);
      first = gtk_window_get_focus (GTK_WINDOW (f->window));
      g_assert_true (gtk_widget_has_css_class (first, "moor-door"));
      for (int door = 0; door < MOOR_N_HELP_DOORS; door++)
        {
          GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

          g_assert_true (gtk_widget_has_css_class (focus, "moor-door"));
          moor_test_wait (is_in_sight (f, focus));
          g_assert_true (is_in_sight (f, find_class (f->help, "moor-number-to-call")));
          gtk_widget_child_focus (f->help, GTK_DIR_TAB_FORWARD);
          moor_render_settle (f->window);
        }

      for (int door = 0; door < MOOR_N_HELP_DOORS; door++)
        {
          GtkWidget *view, *number;

          open_door (f, door);
          view = moor_screen_find (f->help, MOOR_TYPE_HELP_DOOR_VIEW, NULL);
          number = find_class (view, "moor-number-to-call");
          if (number != NULL && !is_in_sight (f, number))
            g_error ("in %s, behind door %d, the first number is below the edge", countries[c], door);
          g_assert_true (number != NULL || door > MOOR_HELP_DOOR_MYSELF);
          g_assert_true (is_in_sight (f, find_class (f->help, "moor-number-to-call")));
          moor_screen_check_names (f->help);
        }
    }
}

static void
check_all (Fixture *f)
{
  moor_screen_check_names (f->help);
  moor_contrast_check (f->window, "Help now", 4.5);
}

/* Every page has names and colors that can be read. */
static void
test_pages (Fixture       *f,
            gconstpointer  data)
{
  write_help (f, "{\"country\": \"GB\", \"own\": [{\"id\": \"a\", \"country\": \"GB\", \"service\": \"Nan\","
              "\"number\": \"5\", \"doors\": \"myself\", \"checked\": \"2020-01-01\"}]}");
  help_fixture_fill (f->desk);
  open_help (f, TRUE, TRUE, 720);
  check_all (f);
  open_door (f, MOOR_HELP_DOOR_MYSELF);
  moor_test_wait (says (f, "Ada"));
  check_all (f);
  press (f, "Add a number of your own");
  check_all (f);
  press (f, "Leave it as it was");
  press (f, "Show my plan");
  check_all (f);
}

/* Back leads to where one was, and out of the last page away. */
static void
test_back (Fixture       *f,
           gconstpointer  data)
{
  write_help (f, "{\"country\": \"GB\"}");
  open_help (f, FALSE, FALSE, 720);
  open_door (f, MOOR_HELP_DOOR_SOMEONE);
  press (f, "Add a number of your own");
  g_assert_false (can_press (f, "Call: 999"));
  act (f, "help.back");
  g_assert_true (says (f, "Someone might hurt me"));
  act (f, "help.back");
  g_assert_cmpuint (f->left, ==, 0);
  g_assert_true (gtk_widget_has_css_class (gtk_window_get_focus (GTK_WINDOW (f->window)), "moor-door"));
  press (f, "Change it: 999");
  g_assert_true (says (f, "The emergency number"));
  act (f, "help.back");
  g_assert_true (says (f, "I might hurt myself"));
  act (f, "help.back");
  g_assert_cmpuint (f->left, ==, 1);
}

/* Changing ---------------------------------------------------------------- */

static void
test_change (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *text = NULL;

  write_help (f, "{\"country\": \"GB\"}");
  open_help (f, FALSE, FALSE, 720);
  open_door (f, MOOR_HELP_DOOR_MYSELF);
  g_assert_false (can_press (f, "As it came: 116 123"));
  press (f, "Change it: 116 123");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry (f, "Hours"))), ==, "Call, any hour.");

  type (f, "Number", "  ");
  press (f, "Keep it");
  g_assert_true (says (f, "There is no number yet."));
  type (f, "Number", " 116  124 ");
  type (f, "Hours", "Any hour");
  press (f, "Keep it");
  g_assert_true (says (f, "116 124"));
  g_assert_false (says (f, "116 123"));
  g_assert_true (says (f, "You changed this."));
  /* The focus is where the number is. */
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)),
                                             MOOR_TYPE_HELP_DOOR_VIEW));

  /* After a new start, too. */
  open_help (f, FALSE, FALSE, 720);
  open_door (f, MOOR_HELP_DOOR_MYSELF);
  g_assert_true (says (f, "116 124"));
  press (f, "As it came: 116 124");
  g_assert_true (says (f, "116 123"));
  g_assert_true (says (f, "Source: samaritans.org"));
  text = read_help (f);
  g_assert_null (strstr (text, "116"));
}

static void
test_leave_out (Fixture       *f,
                gconstpointer  data)
{
  write_help (f, "{\"country\": \"GB\"}");
  open_help (f, FALSE, FALSE, 720);
  open_door (f, MOOR_HELP_DOOR_MYSELF);
  press (f, "Change it: 116 123");
  press (f, "Leave this one out");
  g_assert_true (says (f, "You left this one out: Samaritans, 116 123"));
  g_assert_false (can_press (f, "Copy the number: 116 123"));
  press (f, "Bring it back: 116 123");
  g_assert_true (can_press (f, "Copy the number: 116 123"));

  press (f, "Change it: 116 123");
  press (f, "Leave this one out");
  act (f, "help.undo");
  g_assert_true (can_press (f, "Copy the number: 116 123"));
}

/* A screen reader would say "label" for it. */
static gboolean
has_empty_label (GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && gtk_label_get_text (GTK_LABEL (widget))[0] == '\0')
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_empty_label (child))
      return TRUE;

  return FALSE;
}

/* An own number, in the journal and outside, taken away and brought back. */
static void
test_own (Fixture       *f,
          gconstpointer  data)
{
  g_autofree char *inside = NULL, *outside = NULL, *after = NULL;
  GtkWidget *tick;

  write_help (f, "{\"country\": \"GB\"}");
  open_help (f, TRUE, FALSE, 900);
  open_door (f, MOOR_HELP_DOOR_BODY);
  press (f, "Add a number of your own");
  type (f, "Whose", "Dr Ek");
  type (f, "Number", "555 0199");
  press (f, "Keep it");
  g_assert_true (says (f, "555 0199"));
  g_assert_true (says (f, "You added this."));
  g_assert_false (has_empty_label (gtk_stack_get_visible_child (
                    GTK_STACK (moor_screen_find (f->help, GTK_TYPE_STACK, NULL)))));
  inside = read_help (f);
  g_assert_null (strstr (inside, "0199"));

  press (f, "Change it: 555 0199");
  tick = moor_screen_find (f->help, GTK_TYPE_CHECK_BUTTON, "Show while the journal is closed");
  g_assert_true (gtk_widget_get_mapped (tick));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  press (f, "Keep it");
  outside = read_help (f);
  g_assert_nonnull (strstr (outside, "0199"));

  press (f, "Change it: 555 0199");
  press (f, "Take it away");
  g_assert_false (says (f, "555 0199"));
  after = read_help (f);
  g_assert_null (strstr (after, "0199"));
  act (f, "help.undo");
  g_assert_true (says (f, "555 0199"));

  /* At another door of the same country it is not shown. */
  open_door (f, MOOR_HELP_DOOR_SOMEONE);
  g_assert_false (says (f, "555 0199"));
}

/* No doors at all: a sentence, and nothing is kept. */
static void
test_no_door (Fixture       *f,
              gconstpointer  data)
{
  GtkWidget *tick;

  write_help (f, "{\"country\": \"GB\"}");
  open_help (f, FALSE, FALSE, 900);
  open_door (f, MOOR_HELP_DOOR_BODY);
  press (f, "Add a number of your own");
  type (f, "Number", "5");
  tick = moor_screen_find (f->help, GTK_TYPE_CHECK_BUTTON, "My body: overdose, withdrawal, chest pain");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), FALSE);
  press (f, "Keep it");
  g_assert_true (says (f, "Choose at least one"));
  g_assert_true (says (f, "The journal is not open."));
}

/* The journal ------------------------------------------------------------- */

static void
test_people (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *tick;
  g_autofree char *ticked = NULL, *unticked = NULL;

  write_help (f, "{\"country\": \"GB\"}");
  help_fixture_fill (f->desk);
  open_help (f, TRUE, TRUE, 900);
  open_door (f, MOOR_HELP_DOOR_MYSELF);
  moor_test_wait (says (f, "070 1234"));
  g_assert_true (says (f, "Dr Ek"));
  tick = moor_screen_find (f->help, GTK_TYPE_CHECK_BUTTON, "Show Ada while the journal is closed");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)));
  gtk_widget_grab_focus (tick);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  g_assert_true (gtk_widget_has_focus (tick));
  ticked = read_help (f);
  g_assert_nonnull (strstr (ticked, "070 1234"));
  g_assert_null (strstr (ticked, "Ek"));

  /* Closed: only she, and no tick to change. */
  open_help (f, FALSE, FALSE, 900);
  open_door (f, MOOR_HELP_DOOR_MYSELF);
  g_assert_true (says (f, "070 1234"));
  g_assert_false (says (f, "Dr Ek"));
  g_assert_true (says (f, "The journal is not open."));
  g_assert_null (moor_screen_find (f->help, GTK_TYPE_CHECK_BUTTON, "Show Ada while the journal is closed"));
  g_assert_false (can_press (f, "Show my plan"));

  /* The journal comes while the door is open; untick, and the file forgets. */
  moor_help_now_set_desk (MOOR_HELP_NOW (f->help), f->desk, TRUE);
  moor_test_wait (says (f, "Dr Ek"));
  tick = moor_screen_find (f->help, GTK_TYPE_CHECK_BUTTON, "Show Ada while the journal is closed");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), FALSE);
  unticked = read_help (f);
  g_assert_null (strstr (unticked, "070"));
  g_assert_null (strstr (unticked, "Ada"));

  /* And it goes again, with everything that was shown of it. */
  press (f, "Show my plan");
  g_assert_true (says (f, "Cold water on my face"));
  moor_help_now_set_desk (MOOR_HELP_NOW (f->help), NULL, FALSE);
  moor_render_settle (f->window);
  g_assert_false (says (f, "Dr Ek"));
  g_assert_false (says (f, "Cold water"));
}

/* A number typed a moment before Help now was pressed is not on disk yet. */
static void
test_written_since (Fixture       *f,
                    gconstpointer  data)
{
  open_help (f, TRUE, TRUE, 900);
  open_door (f, MOOR_HELP_DOOR_MYSELF);
  moor_test_wait (can_press (f, "Write them down"));
  help_fixture_fill (f->desk);
  moor_test_wait (says (f, "Dr Ek"));
}

static void
test_plan (Fixture       *f,
           gconstpointer  data)
{
  write_help (f, "{\"country\": \"GB\"}");
  open_help (f, TRUE, FALSE, 900);
  open_door (f, MOOR_HELP_DOOR_MYSELF);
  moor_render_settle (f->window);
  g_assert_false (can_press (f, "Make a plan"));

  open_help (f, TRUE, TRUE, 900);
  open_door (f, MOOR_HELP_DOOR_MYSELF);
  moor_test_wait (can_press (f, "Make a plan"));
  press (f, "Make a plan");
  g_assert_cmpstr (f->begun, ==, "safety-plan");
  press (f, "Write them down");
  g_assert_cmpstr (f->begun, ==, "my-people-and-what-helps");
  /* Not where a plan is not what it is about. */
  open_door (f, MOOR_HELP_DOOR_BODY);
  g_assert_false (can_press (f, "Make a plan"));

  help_fixture_fill (f->desk);
  open_help (f, TRUE, TRUE, 900);
  open_door (f, MOOR_HELP_DOOR_BODY);
  moor_test_wait (can_press (f, "Show my plan"));
  press (f, "Show my plan");
  g_assert_true (says (f, "My warning signs"));
  g_assert_true (says (f, "Down to the harbor and back"));
  g_assert_true (says (f, "The dog."));
  press (f, "Change it: Your safety plan");
  g_assert_cmpstr (f->begun, ==, "safety-plan");
  act (f, "help.back");
  g_assert_true (says (f, "My body"));
}

/* Once a year, behind the numbers, and answered once. */
static void
test_yearly (Fixture       *f,
             gconstpointer  data)
{
  gint64 now = moor_clock_now ();
  GtkWidget *question, *number;
  graphene_point_t below;
  g_autofree char *text = NULL;

  moor_clock_set_for_test (now - 400 * G_TIME_SPAN_DAY);
  help_fixture_fill (f->desk);
  moor_clock_set_for_test (now);
  write_help (f, "{\"country\": \"GB\", \"own\": [{\"id\": \"a\", \"country\": \"GB\", \"service\": \"Nan\","
              "\"number\": \"555 1\", \"doors\": \"myself\", \"checked\": \"2020-01-01\"}]}");
  open_help (f, TRUE, TRUE, 900);
  open_door (f, MOOR_HELP_DOOR_MYSELF);
  moor_test_wait (says (f, "Is your plan still right?"));
  question = fixture_find_text (f->help, "Is this number still right?");
  number = fixture_find_text (f->help, "555 1");
  g_assert_true (gtk_widget_compute_point (question, number, &GRAPHENE_POINT_INIT (0, 0), &below));
  g_assert_cmpfloat (below.y, >, 0);

  press (f, "Not now: Nan, 555 1");
  g_assert_false (says (f, "Is this number still right?"));
  text = read_help (f);
  g_assert_nonnull (strstr (text, "\"asked\""));
  act (f, "help.plan-right");
  g_assert_false (says (f, "Is your plan still right?"));

  moor_clock_set_for_test (now + 31 * G_TIME_SPAN_DAY);
  open_help (f, TRUE, TRUE, 900);
  open_door (f, MOOR_HELP_DOOR_MYSELF);
  moor_test_wait (says (f, "Show my plan"));
  g_assert_false (says (f, "Is your plan still right?"));
  press (f, "Yes: Nan, 555 1");
  g_assert_false (says (f, "Is this number still right?"));
  moor_clock_set_for_test (0);
}

/* Without ----------------------------------------------------------------- */

static void
test_another_country (Fixture       *f,
                      gconstpointer  data)
{
  write_help (f, "{\"country\": \"\"}");
  open_help (f, FALSE, FALSE, 720);
  g_assert_true (moor_screen_shows (f->help, "Call your local emergency number."));
  g_assert_true (moor_screen_shows (f->help, "In the European Union it is 112."));
  open_door (f, MOOR_HELP_DOOR_OTHERS);
  g_assert_true (says (f, "No numbers of this country are known here."));
  act (f, "help.back");
  press (f, "Write it down: The emergency number");
  type (f, "Number", "144");
  press (f, "Keep it");
  g_assert_true (can_press (f, "Copy: 144"));

  /* Switzerland has a line, and an emergency number that nobody checked. */
  write_help (f, "{\"country\": \"CH\"}");
  open_help (f, FALSE, FALSE, 720);
  g_assert_true (moor_screen_shows (f->help, "Call your local emergency number."));
  open_door (f, MOOR_HELP_DOOR_MYSELF);
  g_assert_true (says (f, "143"));
}

static void
test_damaged_file (Fixture       *f,
                   gconstpointer  data)
{
  g_autofree char *text = NULL;

  write_help (f, "{\"country\": \"GB\", \"shown\": [{\"name\"");
  open_help (f, FALSE, FALSE, 720);
  g_assert_true (says (f, "the file help.json is damaged"));
  g_assert_true (moor_screen_shows (f->help, "Call your local emergency number."));
  press (f, "Write it down: The emergency number");
  type (f, "Number", "144");
  press (f, "Keep it");
  g_assert_false (says (f, "damaged"));
  text = read_help (f);
  g_assert_nonnull (strstr (text, "144"));
}

/* The lines of the program damaged (main makes it so for one run of this
 * program): what the person changed and wrote is there all the same. */
static void
test_damaged_lines (Fixture       *f,
                    gconstpointer  data)
{
  write_help (f, "{\"country\": \"GB\", \"lines\": [{\"country\": \"GB\", \"of-service\": \"Samaritans\","
              "\"of-number\": \"116 123\", \"service\": \"Samaritans\", \"number\": \"116 555\","
              "\"channels\": \"call\", \"doors\": \"myself\"}]}");
  open_help (f, FALSE, FALSE, 720);
  g_assert_true (says (f, "The numbers that come with Mooring cannot be read"));
  g_assert_true (moor_screen_shows (f->help, "Call your local emergency number."));
  g_assert_true (moor_screen_shows (f->help, "In the European Union it is 112."));
  open_door (f, MOOR_HELP_DOOR_MYSELF);
  g_assert_true (says (f, "116 555"));
  open_door (f, MOOR_HELP_DOOR_BODY);
  g_assert_true (says (f, "The emergency number helps here, too."));
  check_all (f);
}

/* Reaching ---------------------------------------------------------------- */

static void
test_uris (void)
{
  static const struct {
    MoorHelpChannels way;
    const char *number, *send, *uri;
  } cases[] = {
    { MOOR_HELP_CALL, "116 123", NULL, "tel:116123" },
    { MOOR_HELP_CALL, "1-800-799-7233", NULL, "tel:18007997233" },
    { MOOR_HELP_CALL, "+46 (0)70 12", NULL, "tel:+4607012" },
    { MOOR_HELP_CALL, "070+12", NULL, "tel:07012" },
    { MOOR_HELP_CALL, "*31#112", NULL, "tel:*31%23112" },
    { MOOR_HELP_CALL, "the neighbor", NULL, NULL },
    { MOOR_HELP_TEXT, "88788", "START", "sms:88788?body=START" },
    { MOOR_HELP_TEXT, "88788", "two words", "sms:88788?body=two%20words" },
    { MOOR_HELP_TEXT, "0477 13", NULL, "sms:047713" },
    { MOOR_HELP_MAIL, "jo@samaritans.org", NULL, "mailto:jo@samaritans.org" },
    { MOOR_HELP_MAIL, "a?b&c@d.org", NULL, "mailto:a%3Fb%26c@d.org" },
    { MOOR_HELP_WHATSAPP, "324 011 7252", NULL, NULL },
    { MOOR_HELP_TTY, "1-800-787-3224", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = moor_help_ways_uri (cases[i].way, cases[i].number, cases[i].send);

      g_assert_cmpstr (uri, ==, cases[i].uri);
    }
}

static gboolean
was_called (Fixture    *f,
            const char *uri)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (g_getenv ("MOOR_TEST_CALLED"), &text, NULL, NULL) && strstr (text, uri) != NULL;
}

/* A program that handles tel: and sms: is asked; where nothing handles an
 * address there is no button for it, and copying is always there. */
static void
test_reach (Fixture       *f,
            gconstpointer  data)
{
  g_assert_cmpuint (moor_help_ways_here (), ==, MOOR_HELP_CALL | MOOR_HELP_TEXT);
  write_help (f, "{\"country\": \"US\"}");
  open_help (f, FALSE, FALSE, 900);
  press (f, "Call: 911");
  moor_test_wait (was_called (f, "tel:911\n"));
  open_door (f, MOOR_HELP_DOOR_SOMEONE);
  press (f, "Text: 88788");
  moor_test_wait (was_called (f, "sms:88788?body=START\n"));
  g_assert_false (can_press (f, "Call: 88788"));
  g_assert_false (can_press (f, "Call: 1-800-787-3224"));
  g_assert_true (can_press (f, "Copy the number: 1-800-787-3224"));

  /* WhatsApp is copied. */
  write_help (f, "{\"country\": \"IT\"}");
  open_help (f, FALSE, FALSE, 900);
  open_door (f, MOOR_HELP_DOOR_MYSELF);
  g_assert_true (can_press (f, "Copy the number: 324 011 7252"));
  g_assert_false (can_press (f, "Call: 324 011 7252"));
  g_assert_false (can_press (f, "Text: 324 011 7252"));

  /* Nothing here handles mailto: */
  write_help (f, "{\"country\": \"GB\"}");
  open_help (f, FALSE, FALSE, 900);
  open_door (f, MOOR_HELP_DOOR_MYSELF);
  g_assert_true (can_press (f, "Copy the address: jo@samaritans.org"));
  g_assert_false (can_press (f, "Write a mail: jo@samaritans.org"));
}

/* The person's desktop: one program that handles tel: and sms: and writes down
 * what it was asked. */
static void
make_desktop (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("XDG_DATA_HOME"), "applications", NULL);
  g_autofree char *program = g_build_filename (folder, "telephone.desktop", NULL);
  g_autofree char *list = g_build_filename (folder, "mimeapps.list", NULL);
  g_autofree char *script = g_build_filename (folder, "telephone.sh", NULL);
  g_autofree char *called = g_build_filename (folder, "called", NULL);
  g_autofree char *text = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Telephone\n"
                                           "Exec=sh %s %%u\nMimeType=x-scheme-handler/tel;x-scheme-handler/sms;\n",
                                           script);
  g_autofree char *mime = g_build_filename (folder, "mime", NULL);
  g_autofree char *lines = g_strdup_printf ("echo \"$1\" >> '%s'\n", called);

  g_setenv ("MOOR_TEST_CALLED", called, TRUE);
  g_setenv ("XDG_DATA_DIRS", folder, TRUE);
  g_setenv ("XDG_CONFIG_DIRS", folder, TRUE);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  /* Icons on disk are told by their kind, which the system's list knows. */
  g_assert_cmpint (symlink ("/usr/share/mime", mime), ==, 0);
  g_assert_true (g_file_set_contents (script, lines, -1, NULL));
  g_assert_true (g_file_set_contents (program, text, -1, NULL));
  g_assert_true (g_file_set_contents (list, "[Default Applications]\nx-scheme-handler/tel=telephone.desktop\n"
                                      "x-scheme-handler/sms=telephone.desktop\n", -1, NULL));
}

#define ADD(path, test) g_test_add ("/help-now/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  gboolean damaged = argc > 1 && g_str_equal (argv[1], "damaged");

  if (damaged)
    argc = 1;
  moor_screen_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  if (damaged)
    {
      ADD ("damaged-lines", test_damaged_lines);
      return g_test_run ();
    }

  make_desktop ();
  g_test_add_func ("/help-now/uris", test_uris);
  ADD ("small", test_small);
  ADD ("pages", test_pages);
  ADD ("back", test_back);
  ADD ("change", test_change);
  ADD ("leave-out", test_leave_out);
  ADD ("own", test_own);
  ADD ("no-door", test_no_door);
  ADD ("people", test_people);
  ADD ("written-since", test_written_since);
  ADD ("plan", test_plan);
  ADD ("yearly", test_yearly);
  ADD ("another-country", test_another_country);
  ADD ("damaged-file", test_damaged_file);
  ADD ("reach", test_reach);

  return g_test_run ();
}

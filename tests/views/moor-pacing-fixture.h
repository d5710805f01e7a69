/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "config.h"

#include "moor-desk-fixture.h"
#include "moor-screen.h"

#include "base/moor-clock.h"
#include "views/moor-gate-view.h"

/* A desk with a way to settle of the person's own, something of it on the screen,
 * and a clock that the test sets. */

#define MEMORIES "timeline-of-care"
#define START (G_TIME_SPAN_DAY)

typedef struct {
  char         *dir;
  MoorDesk     *desk;
  GtkWidget    *window;
  GtkWidget    *shown;           /* the player, or what stands before it */
  gboolean      begun;
  int           leave;           /* MoorGateLeave, -1 */
  gboolean      left;
  gboolean      finished;
  char         *toast;
  char         *page_id;
} Fixture;

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *own = NULL;
  g_autofree char *file = NULL;

  fixture->leave = -1;
  fixture->dir = moor_desk_fixture_dir ();
  own = g_build_filename (fixture->dir, "exercises", NULL);
  file = g_build_filename (own, "own-settling.xml", NULL);
  g_assert_cmpint (g_mkdir_with_parents (own, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file,
    "<exercise id=\"own-settling\" version=\"1\" step=\"regulation\" depth=\"1\" minutes=\"2\">"
    "<title>Own settling</title><summary>One of two.</summary>"
    "<part id=\"pick\"><prompt>Which?</prompt>"
    "<choice id=\"way\" role=\"practice\"><option value=\"breath\">A longer out-breath</option>"
    "<option value=\"feet\">Feet and hands</option></choice></part>"
    "<closing>Enough.</closing></exercise>", -1, NULL));
  fixture->desk = moor_desk_fixture_open (fixture->dir);
  moor_clock_set_monotonic_for_test (START);
}

static inline void
close_shown (Fixture *fixture)
{
  GtkWidget *shown = g_object_ref (fixture->shown);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  fixture->window = fixture->shown = NULL;
  g_assert_finalize_object (shown);
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->shown != NULL)
    close_shown (fixture);
  if (fixture->desk != NULL)
    moor_desk_fixture_close (fixture->desk);
  moor_desk_fixture_remove (fixture->dir);
  g_free (fixture->dir);
  g_free (fixture->toast);
  g_free (fixture->page_id);
  moor_clock_set_monotonic_for_test (0);
  moor_clock_set_for_test (0);
}

static inline gboolean
shows (Fixture    *fixture,
       const char *words)
{
  return moor_screen_shows (fixture->shown, words);
}

static inline GtkWidget *
find_button (Fixture    *fixture,
             const char *name)
{
  return moor_screen_find (fixture->shown, GTK_TYPE_BUTTON, name);
}

static inline void
press (Fixture    *fixture,
       const char *name)
{
  GtkWidget *button = find_button (fixture, name);

  if (button == NULL)
    g_error ("no button is called “%s”", name);
  g_signal_emit_by_name (button, "clicked");
}

/* Goes out of sight and comes back, as when Steady covers it. */
static inline void
cover (Fixture *fixture)
{
  gtk_widget_set_visible (fixture->shown, FALSE);
  gtk_widget_set_visible (fixture->shown, TRUE);
  moor_test_wait (moor_screen_is_mapped (fixture->shown));
}

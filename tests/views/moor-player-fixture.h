/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "config.h"

#include "moor-desk-fixture.h"
#include "moor-screen.h"

#include "fields/moor-field-view.h"
#include "views/moor-player.h"

/* A player on a desk of its own, and what a person does with it. */
typedef struct {
  char      *dir;
  MoorDesk  *desk;
  GtkWidget *window;
  GtkWidget *player;
  gboolean   left;
  gboolean   finished;
  char      *toast;
  char      *page_id;
} Fixture;

static inline void
on_left (MoorPlayer *player,
         gboolean    finished,
         const char *toast,
         const char *page_id,
         Fixture    *fixture)
{
  g_assert_false (fixture->left);
  fixture->left = TRUE;
  fixture->finished = finished;
  fixture->toast = g_strdup (toast);
  fixture->page_id = g_strdup (page_id);
}

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = moor_desk_fixture_dir ();
  moor_desk_fixture_add (fixture->dir, "every-kind.xml");
  fixture->desk = moor_desk_fixture_open (fixture->dir);
}

static inline void
open_player (Fixture     *fixture,
             MoorSitting *sitting)
{
  fixture->player = moor_player_new (fixture->desk, sitting);
  g_signal_connect (fixture->player, "left", G_CALLBACK (on_left), fixture);
  fixture->window = moor_screen_show (fixture->player, 360, 640);
}

static inline void
begin (Fixture    *fixture,
       const char *exercise)
{
  g_autoptr (MoorSitting) sitting = moor_desk_fixture_begin (fixture->desk, exercise, FALSE);

  open_player (fixture, sitting);
}

/* Takes the player away and sees that it is gone. */
static inline void
close_player (Fixture *fixture)
{
  GtkWidget *player = g_object_ref (fixture->player);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  fixture->window = fixture->player = NULL;
  g_assert_finalize_object (player);
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->player != NULL)
    close_player (fixture);
  if (fixture->desk != NULL)
    moor_desk_fixture_close (fixture->desk);
  moor_desk_fixture_remove (fixture->dir);
  g_free (fixture->dir);
  g_free (fixture->toast);
  g_free (fixture->page_id);
}

static inline MoorSitting *
sitting_of (Fixture *fixture)
{
  return moor_player_get_sitting (MOOR_PLAYER (fixture->player));
}

static inline MoorRun *
run_of (Fixture *fixture)
{
  return moor_sitting_get_run (sitting_of (fixture));
}

static inline void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->player, action, NULL));
}

static inline void
press (Fixture    *fixture,
       const char *name)
{
  GtkWidget *button = moor_screen_find (fixture->player, GTK_TYPE_BUTTON, name);

  if (button == NULL)
    g_error ("no button is called “%s”", name);
  g_signal_emit_by_name (button, "clicked");
}

static inline void
type_in (Fixture    *fixture,
         const char *name,
         const char *text)
{
  GtkWidget *view = moor_screen_find (fixture->player, GTK_TYPE_TEXT_VIEW, name);

  if (view == NULL)
    g_error ("nothing to write in is called “%s”", name);
  gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                                                text, -1, TRUE);
}

static inline GtkWidget *
find_field (Fixture    *fixture,
            GtkWidget  *widget,
            const char *id)
{
  if (MOOR_IS_FIELD_VIEW (widget) &&
      g_str_equal (moor_field_view_get_field (MOOR_FIELD_VIEW (widget))->id, id))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_field (fixture, child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline void
press_in (Fixture    *fixture,
          const char *field,
          const char *name)
{
  GtkWidget *view = find_field (fixture, fixture->player, field);
  GtkWidget *button;

  if (view == NULL)
    g_error ("no field is called %s", field);
  button = moor_screen_find (view, GTK_TYPE_BUTTON, name);
  if (button == NULL)
    g_error ("no button in %s is called “%s”", field, name);
  g_signal_emit_by_name (button, "clicked");
}

static inline gboolean
shows (Fixture    *fixture,
       const char *words)
{
  return moor_screen_shows (fixture->player, words);
}

static inline void
to_closing (Fixture    *fixture,
            const char *before,
            const char *after,
            const char *state)
{
  begin (fixture, "every-kind");
  if (before != NULL)
    press_in (fixture, "before", before);
  act (fixture, "player.next");
  type_in (fixture, "What happened", "x");
  for (int i = 0; i < 6; i++)
    act (fixture, "player.next");
  if (after != NULL)
    press_in (fixture, "after", after);
  if (state != NULL)
    press_in (fixture, "state-after", state);
  act (fixture, "player.next");
  g_assert_cmpint (moor_run_get_phase (run_of (fixture)), ==, MOOR_RUN_CLOSING);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

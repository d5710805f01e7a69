/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-in-sight.h"

#include <adwaita.h>

#define DURATION_MS 250
#define FRAMES_MOST 60     /* a second, mostly: GTK takes a fifth of one */
#define ROOM 12            /* px between what is shown and the edge */
#define KEY "moor-in-sight"

typedef struct {
  GtkScrolledWindow *scroller;   /* not owned: it owns this */
  GtkWidget         *keep;       /* (nullable) weak */
  GtkWidget         *last;       /* (nullable) weak */
  guint              tick;
  int                frames;
  double             moved_to;   /* where it was in the last frame, or what the animation set last */
  AdwAnimation      *animation;  /* (nullable) */
} InSight;

static void
in_sight_free (gpointer data)
{
  InSight *self = data;

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->scroller), self->tick);
  if (self->animation != NULL)
    adw_animation_pause (self->animation);
  g_clear_object (&self->animation);
  g_clear_weak_pointer (&self->keep);
  g_clear_weak_pointer (&self->last);
  g_free (self);
}

/* Whoever scrolls meanwhile knows better where to be. */
static void
move (double   value,
      gpointer data)
{
  InSight *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (fabs (gtk_adjustment_get_value (adjustment) - self->moved_to) > 1)
    {
      adw_animation_pause (self->animation);
      return;
    }

  gtk_adjustment_set_value (adjustment, value);
  self->moved_to = gtk_adjustment_get_value (adjustment);
}

static void
scroll (InSight *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  double target;
  graphene_rect_t keep, last;

  if (self->keep == NULL || self->last == NULL || !gtk_widget_get_mapped (self->last) ||
      !gtk_widget_compute_bounds (self->keep, GTK_WIDGET (self->scroller), &keep) ||
      !gtk_widget_compute_bounds (self->last, GTK_WIDGET (self->scroller), &last))
    return;

  target = MIN (value + last.origin.y + last.size.height + ROOM - page,
                value + keep.origin.y - ROOM);
  if (target <= value)
    return;

  self->moved_to = value;
  self->animation = adw_timed_animation_new (GTK_WIDGET (self->scroller), value, target, DURATION_MS,
                                             adw_callback_animation_target_new (move, self, NULL));
  adw_animation_play (self->animation);
}

static gboolean
on_frame (GtkWidget     *scroller,
          GdkFrameClock *clock,
          gpointer       data)
{
  InSight *self = data;
  double value = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  gboolean moves = fabs (value - self->moved_to) > 0.5;

  /* The first frame lays out what has changed; it does so after this is called. What the
   * focus has set moving comes to rest first: both at once would stop each other. */
  self->moved_to = value;
  if (++self->frames < 3 || (moves && self->frames < FRAMES_MOST))
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  scroll (self);

  return G_SOURCE_REMOVE;
}

/* At once, so that a key pressed now goes there. */
static void
give_focus (GtkWidget *scroller,
            GtkWidget *focus)
{
  GtkWidget *child = scroller != NULL
                       ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)) : NULL;
  GtkViewport *viewport = GTK_IS_VIEWPORT (child) ? GTK_VIEWPORT (child) : NULL;
  gboolean follows = viewport != NULL && gtk_viewport_get_scroll_to_focus (viewport);

  if (follows)
    gtk_viewport_set_scroll_to_focus (viewport, FALSE);
  gtk_widget_grab_focus (focus);
  if (follows)
    gtk_viewport_set_scroll_to_focus (viewport, TRUE);
}

void
moor_in_sight_bring (GtkWidget *keep,
                     GtkWidget *last,
                     GtkWidget *focus)
{
  GtkWidget *scroller;
  InSight *self;

  g_return_if_fail (GTK_IS_WIDGET (keep));
  g_return_if_fail (GTK_IS_WIDGET (last));
  g_return_if_fail (focus == NULL || GTK_IS_WIDGET (focus));

  scroller = gtk_widget_get_ancestor (keep, GTK_TYPE_SCROLLED_WINDOW);
  if (focus != NULL)
    give_focus (scroller, focus);
  if (scroller == NULL)
    return;

  self = g_new0 (InSight, 1);
  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  self->moved_to = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  g_set_weak_pointer (&self->keep, keep);
  g_set_weak_pointer (&self->last, last);
  g_object_set_data_full (G_OBJECT (scroller), KEY, self, in_sight_free);
  self->tick = gtk_widget_add_tick_callback (scroller, on_frame, self, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-begin.h"

#include "views/moor-labels.h"

/* px: of a place to write so much is enough; of a button it is all. */
#define ENOUGH 60
/* The first frame lays out what was shown, and what is told by that (a title that does
 * not fit the header bar) is laid out in the next. */
#define FRAMES 3
#define KEY "moor-begin"

typedef struct {
  GtkWidget *scroller;   /* not owned: it owns this */
  GtkWidget *screen;     /* (nullable) weak */
  GtkWidget *focus;      /* (nullable) weak */
  guint      tick;
  int        frames;
} Begin;

static void
begin_free (gpointer data)
{
  Begin *self = data;

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->scroller, self->tick);
  g_clear_weak_pointer (&self->screen);
  g_clear_weak_pointer (&self->focus);
  g_free (self);
}

/* Whoever has scrolled already is on the way there. What has the focus outside @screen
 * leads on from it: then all of it has to be in sight. */
static gboolean
is_in_sight (Begin *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  graphene_rect_t bounds;

  if (gtk_adjustment_get_value (adjustment) > 0)
    return TRUE;
  if (!gtk_widget_is_ancestor (self->focus, self->screen))
    return gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);

  return gtk_widget_compute_bounds (self->focus, self->scroller, &bounds) &&
         bounds.origin.y + MIN (bounds.size.height, ENOUGH) <=
           gtk_widget_get_height (self->scroller);
}

static void
give_to_head (Begin *self)
{
  GtkWidget *child = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller));
  GtkViewport *viewport = GTK_IS_VIEWPORT (child) ? GTK_VIEWPORT (child) : NULL;
  gboolean follows = viewport != NULL && gtk_viewport_get_scroll_to_focus (viewport);
  GtkWidget *head = moor_label_find_heading (self->screen);

  if (follows)
    gtk_viewport_set_scroll_to_focus (viewport, FALSE);
  /* Not gtk_widget_grab_focus, which a heading refuses. */
  gtk_root_set_focus (gtk_widget_get_root (self->screen), head != NULL ? head : self->screen);
  if (follows)
    gtk_viewport_set_scroll_to_focus (viewport, TRUE);
}

static gboolean
on_frame (GtkWidget     *scroller,
          GdkFrameClock *clock,
          gpointer       data)
{
  Begin *self = data;
  GtkRoot *root = gtk_widget_get_root (scroller);

  if (++self->frames < FRAMES)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  if (root != NULL && self->screen != NULL && self->focus != NULL &&
      gtk_root_get_focus (root) == self->focus && !is_in_sight (self))
    give_to_head (self);

  return G_SOURCE_REMOVE;
}

void
moor_begin_in_sight (GtkScrolledWindow *scroller,
                     GtkWidget         *screen)
{
  GtkRoot *root;
  Begin *self;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));
  g_return_if_fail (GTK_IS_WIDGET (screen));

  root = gtk_widget_get_root (screen);
  self = g_new0 (Begin, 1);
  self->scroller = GTK_WIDGET (scroller);
  g_set_weak_pointer (&self->screen, screen);
  g_set_weak_pointer (&self->focus, root != NULL ? gtk_root_get_focus (root) : NULL);
  g_object_set_data_full (G_OBJECT (scroller), KEY, self, begin_free);
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (scroller), on_frame, self, NULL);
}

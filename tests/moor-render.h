/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moor-test.h"

/* A window as a picture, drawn by its own renderer. */

static inline void
moor_render_painted (GdkFrameClock *clock,
                     gpointer       data)
{
  *(gboolean *) data = TRUE;
}

/* Waits until a frame that was asked for now has been painted. */
static inline void
moor_render_wait_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (moor_render_painted), &painted);

  gtk_widget_queue_draw (window);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  moor_test_wait (painted);
  g_signal_handler_disconnect (clock, handler);
}

static inline void
moor_render_look (GtkWidget *widget,
                  gboolean  *still)
{
  if (GTK_IS_STACK (widget) && gtk_stack_get_transition_running (GTK_STACK (widget)))
    *still = FALSE;
  if (GTK_IS_REVEALER (widget) &&
      gtk_revealer_get_reveal_child (GTK_REVEALER (widget)) !=
      gtk_revealer_get_child_revealed (GTK_REVEALER (widget)))
    *still = FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && *still;
       child = gtk_widget_get_next_sibling (child))
    moor_render_look (child, still);
}

/* Waits until nothing moves: no stack and no revealer is on its way, and the
 * main loop has nothing left to do. */
static inline void
moor_render_settle (GtkWidget *window)
{
  gboolean still;

  moor_test_wait (gtk_widget_get_mapped (window) && gtk_widget_get_width (window) > 0);
  do
    {
      moor_render_wait_frame (window);
      still = TRUE;
      moor_render_look (window, &still);
    }
  while (!still);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  moor_render_wait_frame (window);
}

/* @scale times as large as on the screen. (transfer full) */
static inline GdkTexture *
moor_render (GtkWidget *window,
             float      scale)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GdkTexture *texture;
  int width, height;

  moor_render_settle (window);
  paintable = gtk_widget_paintable_new (window);
  moor_render_wait_frame (window);

  width = gdk_paintable_get_intrinsic_width (paintable);
  height = gdk_paintable_get_intrinsic_height (paintable);
  gtk_snapshot_scale (snapshot, scale, scale);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width * scale, height * scale));
  gsk_render_node_unref (node);
  return texture;
}

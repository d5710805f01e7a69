/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/moor-pacer.h"

G_BEGIN_DECLS

/**
 * MoorPaceShape:
 *
 * What a pacer shows, drawn: a disc that opens and closes within two rings, with the
 * word and the count in it as text. Without phases the disc rests and the ring around
 * it fills with the time. Where the person wants no animations, a bar and the count
 * stand in for it and change once a second.
 */
#define MOOR_TYPE_PACE_SHAPE (moor_pace_shape_get_type ())

G_DECLARE_FINAL_TYPE (MoorPaceShape, moor_pace_shape, MOOR, PACE_SHAPE, GtkWidget)

GtkWidget *moor_pace_shape_new       (void);
/* Draws anew only where that can be seen. */
void       moor_pace_shape_set_pace  (MoorPaceShape  *self,
                                      const MoorPace *pace);
/* Whether the next frame may look different at @pace: what moves wants frames, what
 * rests only wants to be told of the next event. */
gboolean   moor_pace_shape_moves     (MoorPaceShape  *self,
                                      const MoorPace *pace);

/* The time left of a wait or a script, as "4:05", with hours where there are some.
 * (transfer full) */
char      *moor_pace_shape_time_left (int             seconds);

G_END_DECLS

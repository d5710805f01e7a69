/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "guide/moor-pacer.h"

G_BEGIN_DECLS

typedef enum {
  MOOR_CUE_IN,                   /* also letting go */
  MOOR_CUE_HOLD,
  MOOR_CUE_OUT,                  /* also pressing */
  MOOR_CUE_END,
  MOOR_N_CUES
} MoorCue;

/**
 * MoorCues:
 *
 * Quiet sounds at the turns of a practice, off until chosen (the device's setting
 * "sound"). Emits #MoorCues::silent (sentence) once, when sound is wanted and the
 * device does not answer; from then on it stays quiet and everything else goes on.
 */
#define MOOR_TYPE_CUES (moor_cues_get_type ())

G_DECLARE_FINAL_TYPE (MoorCues, moor_cues, MOOR, CUES, GObject)

MoorCues *moor_cues_new     (void);
/* Plays when sound is on; returns at once. */
void      moor_cues_play    (MoorCues       *self,
                             MoorCue         cue);
/* The cue for a phase that begins at @pace, or for its end. Where nothing moves only
 * the end has one. */
void      moor_cues_at      (MoorCues       *self,
                             const MoorPace *pace);
gboolean  moor_cues_get_on  (MoorCues       *self);
/* Kept on the device. Switching it on tries the device anew. */
void      moor_cues_set_on  (MoorCues       *self,
                             gboolean        on);

G_END_DECLS

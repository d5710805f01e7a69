/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-cues.h"

#include <glib/gi18n-lib.h>
#include <gsound.h>

#include "base/moor-device.h"

static const char *const file_names[MOOR_N_CUES] = {
  [MOOR_CUE_IN] = "in.wav",
  [MOOR_CUE_HOLD] = "hold.wav",
  [MOOR_CUE_OUT] = "out.wav",
  [MOOR_CUE_END] = "end.wav",
};

struct _MoorCues
{
  GObject        parent_instance;

  GSettings     *settings;       /* (nullable) */
  gboolean       on;
  GSoundContext *sound;          /* (nullable) made when first needed */
  GCancellable  *cancellable;
  gboolean       broken;         /* the device did not answer */
};

G_DEFINE_FINAL_TYPE (MoorCues, moor_cues, G_TYPE_OBJECT)

enum {
  SILENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
give_up (MoorCues *self)
{
  if (self->broken)
    return;

  self->broken = TRUE;
  g_clear_object (&self->sound);
  g_signal_emit (self, signals[SILENT], 0,
                 _("The sound device does not answer. Steady goes on without sound."));
}

static void
on_played (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (MoorCues) self = data;
  g_autoptr (GError) error = NULL;

  if (!gsound_context_play_full_finish (GSOUND_CONTEXT (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, GSOUND_ERROR, GSOUND_ERROR_CANCELED) &&
      !g_cancellable_is_cancelled (self->cancellable))
    give_up (self);
}

static char *
find_file (MoorCue cue)
{
  const char *directory = g_getenv ("MOORING_SOUNDS");

  return g_build_filename (directory != NULL ? directory : MOOR_SOUND_DIR, file_names[cue], NULL);
}

static void
on_setting (MoorCues *self)
{
  self->on = g_settings_get_boolean (self->settings, "sound");
  if (self->on)
    self->broken = FALSE;
}

static void
moor_cues_dispose (GObject *object)
{
  MoorCues *self = MOOR_CUES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->sound);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (moor_cues_parent_class)->dispose (object);
}

static void
moor_cues_finalize (GObject *object)
{
  MoorCues *self = MOOR_CUES (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (moor_cues_parent_class)->finalize (object);
}

static void
moor_cues_class_init (MoorCuesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_cues_dispose;
  G_OBJECT_CLASS (klass)->finalize = moor_cues_finalize;

  signals[SILENT] = g_signal_new ("silent", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
moor_cues_init (MoorCues *self)
{
  self->cancellable = g_cancellable_new ();
  self->settings = moor_device_settings ();
  if (self->settings == NULL)
    return;

  g_signal_connect_object (self->settings, "changed::sound", G_CALLBACK (on_setting), self, G_CONNECT_SWAPPED);
  on_setting (self);
}

MoorCues *
moor_cues_new (void)
{
  return g_object_new (MOOR_TYPE_CUES, NULL);
}

void
moor_cues_play (MoorCues *self,
                MoorCue   cue)
{
  g_autofree char *file = NULL;

  g_return_if_fail (MOOR_IS_CUES (self));
  g_return_if_fail (cue < MOOR_N_CUES);

  if (!self->on || self->broken)
    return;

  if (self->sound == NULL)
    self->sound = gsound_context_new (NULL, NULL);
  if (self->sound == NULL)
    {
      give_up (self);
      return;
    }

  file = find_file (cue);
  gsound_context_play_full (self->sound, self->cancellable, on_played, g_object_ref (self),
                            GSOUND_ATTR_MEDIA_FILENAME, file,
                            GSOUND_ATTR_MEDIA_ROLE, "a11y",
                            GSOUND_ATTR_CANBERRA_CACHE_CONTROL, "permanent",
                            NULL);
}

void
moor_cues_at (MoorCues       *self,
              const MoorPace *pace)
{
  g_return_if_fail (MOOR_IS_CUES (self));
  g_return_if_fail (pace != NULL);

  if (pace->done)
    {
      moor_cues_play (self, MOOR_CUE_END);
      return;
    }

  switch (pace->move)
    {
    case MOOR_MOVE_IN:
    case MOOR_MOVE_REST:
      moor_cues_play (self, MOOR_CUE_IN);
      break;

    case MOOR_MOVE_OUT:
    case MOOR_MOVE_PRESS:
      moor_cues_play (self, MOOR_CUE_OUT);
      break;

    case MOOR_MOVE_HOLD:
      moor_cues_play (self, MOOR_CUE_HOLD);
      break;

    case MOOR_MOVE_NONE:
    default:
      break;
    }
}

gboolean
moor_cues_get_on (MoorCues *self)
{
  g_return_val_if_fail (MOOR_IS_CUES (self), FALSE);

  return self->on;
}

void
moor_cues_set_on (MoorCues *self,
                  gboolean  on)
{
  g_return_if_fail (MOOR_IS_CUES (self));

  self->on = on;
  self->broken = FALSE;
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "sound", on);
}

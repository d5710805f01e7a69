/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MoorSteadyGroup:
 *
 * What is set for Steady, in Preferences: quiet tones, one's own pace for the
 * longer out-breath, and the two kinds of practice that stay away until their
 * checklist is answered. All of it is a setting of the device: of a checklist only
 * whether the practices may be offered, never what was true or not.
 */
#define MOOR_TYPE_STEADY_GROUP (moor_steady_group_get_type ())

G_DECLARE_FINAL_TYPE (MoorSteadyGroup, moor_steady_group, MOOR, STEADY_GROUP, AdwPreferencesGroup)

/* To be called once, before it is shown. */
void moor_steady_group_set_device (MoorSteadyGroup *self,
                                   GSettings       *device);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-own-pace.h"

#include "base/moor-device.h"

#define OWN_PACE "longer-out-breath"

MoorPractice *
moor_own_pace (const MoorPractice *practice)
{
  g_autoptr (GSettings) settings = moor_device_settings ();

  g_return_val_if_fail (practice != NULL, NULL);

  if (settings == NULL || !g_str_equal (practice->id, OWN_PACE))
    return moor_practice_ref (practice);

  return moor_practice_with_timings (practice,
                                     g_settings_get_double (settings, "breath-in"),
                                     g_settings_get_double (settings, "breath-out"),
                                     g_settings_get_int (settings, "breath-rounds"));
}

MoorPracticeNeeds
moor_own_pace_allowed (void)
{
  g_autoptr (GSettings) settings = moor_device_settings ();
  guint allowed = MOOR_PRACTICE_NEEDS_NOTHING;

  if (settings != NULL && g_settings_get_boolean (settings, "holds-allowed"))
    allowed |= MOOR_PRACTICE_NEEDS_HOLDS;
  if (settings != NULL && g_settings_get_boolean (settings, "cold-allowed"))
    allowed |= MOOR_PRACTICE_NEEDS_COLD;

  return (MoorPracticeNeeds) allowed;
}

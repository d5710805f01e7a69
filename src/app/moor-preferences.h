/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/* What a person can set: about them (kept in the journal), about this device
 * (kept by the desktop), their own exercises, the country of Help now. */
#define MOOR_TYPE_PREFERENCES (moor_preferences_get_type ())

G_DECLARE_FINAL_TYPE (MoorPreferences, moor_preferences, MOOR, PREFERENCES, AdwPreferencesWindow)

/* @desk NULL: the journal is not open; then what is kept in it is not shown. */
MoorPreferences *moor_preferences_new (MoorDesk   *desk,
                                       const char *data_dir);

G_END_DECLS

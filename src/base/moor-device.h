/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * moor_device_settings:
 *
 * What is set for this device and not for the person: the size of the window,
 * light or dark. Where the schema is not installed the program runs with what
 * it would begin with, and keeps nothing.
 *
 * Returns: (transfer full) (nullable)
 */
GSettings *moor_device_settings (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * moor_paths_default_data_dir:
 *
 * Returns: (transfer full): where the journal is kept when no --data-dir is
 *   given: "mooring" in the user's data directory.
 */
char    *moor_paths_default_data_dir (void);

/**
 * moor_paths_prepare_data_dir:
 * @data_dir: an absolute or relative directory
 *
 * Makes the directory (mode 0700, parents too), refuses one that belongs to
 * somebody else (%MOOR_ERROR_NOT_OWNED) or cannot be written
 * (%MOOR_ERROR_READ_ONLY), and takes away group and world access. One that is
 * open to others and holds other things than a journal's is refused
 * (%MOOR_ERROR_BAD_INPUT): its rights are not ours to change.
 */
gboolean moor_paths_prepare_data_dir (const char  *data_dir,
                                      GError     **error);

/**
 * moor_paths_hash:
 * @data_dir: a data directory
 *
 * Returns: (transfer full): eight hexadecimal digits that stand for the
 *   canonical path of @data_dir. With --data-dir they are part of the
 *   application id, so that a second start never raises another person's
 *   journal.
 */
char    *moor_paths_hash             (const char  *data_dir);

G_END_DECLS

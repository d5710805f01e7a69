/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads no more than a file of ours may hold (MOOR_XML_MAX_BYTES and one byte, which is
 * enough to be refused), and nothing but an ordinary file: a person may point anywhere.
 * Errors are sentences: MOOR_ERROR_NOT_FOUND, _BAD_INPUT, _IO. (transfer full) */
GBytes     *moor_own_file_read   (const char  *path,
                                  GError     **error);

/* Writes a file that only its owner may read into @dir, which is made (0700) where it is
 * not there. Either the whole of it is there afterwards, or what was there before. */
gboolean    moor_own_file_keep   (const char  *dir,
                                  const char  *path,
                                  const char  *data,
                                  gsize        length);

G_END_DECLS

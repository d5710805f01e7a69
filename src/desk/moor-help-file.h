/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* help.json in the data directory: the little that Help now remembers outside
 * the journal, so that it works while that is not open. Today it is the country,
 * chosen apart from the language. */

/**
 * moor_help_file_get_country:
 *
 * Returns: (transfer full) (nullable): the code of the chosen country, ""
 *   for "another country", NULL when nothing was chosen or the file cannot be
 *   read
 */
char     *moor_help_file_get_country (const char  *data_dir);

/**
 * moor_help_file_set_country:
 * @code: ISO 3166-1, or "" for a country that is not in the list
 *
 * Whatever else the file holds is kept. The file is readable by its owner only,
 * and is either the old one or the new one, never half of it.
 */
gboolean  moor_help_file_set_country (const char  *data_dir,
                                      const char  *code,
                                      GError     **error);

G_END_DECLS

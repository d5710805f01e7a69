/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/moor-help-row.h"

G_BEGIN_DECLS

/* help.json in the data directory: the little that Help now remembers outside
 * the journal, so that it works while that is not open. Anybody who uses the
 * account can read it, and a passphrase on the journal does not cover it. So:
 *
 *   country   chosen apart from the language
 *   lines     public lines that were changed or left out. A crisis line is no
 *             secret, and one that was put right must be right while the journal
 *             is closed, too: the wrong number may not come back just then. The
 *             editor says where it is kept.
 *   own       rows of the person's own (a doctor, a shelter), only those with
 *             the tick "show it while the journal is closed". All others are in
 *             the journal, among its settings (MoorHelpBook).
 *   shown     people: name and number, with the same tick, which they have one
 *             by one and never by themselves. Untick, and the entry is gone from
 *             the file; when somebody is no longer among the people in the
 *             journal, the entry goes as well.
 *
 * All of it is empty until something is chosen. Everything is written at once;
 * the file is either the old one or the new one, never half of it, readable by
 * its owner only, and the bytes of the old one are overwritten. */

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
 * Whatever else the file holds is kept.
 */
gboolean  moor_help_file_set_country (const char  *data_dir,
                                      const char  *code,
                                      GError     **error);

/* What the file holds besides the country. A row that cannot be read is passed
 * over. */
typedef struct {
  GPtrArray *lines;              /* MoorHelpRow */
  GPtrArray *own;                /* MoorHelpRow */
  GPtrArray *shown;              /* MoorHelpPerson */
} MoorHelpKept;

/**
 * moor_help_file_load:
 * @error: a sentence when the file is there and cannot be read; a file that is
 *   not there is none
 *
 * Returns: (transfer full): never NULL, empty with an @error
 */
MoorHelpKept *moor_help_file_load (const char    *data_dir,
                                   GError       **error);

/**
 * moor_help_file_save:
 *
 * Replaces the lines, own rows and people; the country, and what this Mooring
 * does not know, stay. A file that could not be read is replaced.
 */
gboolean      moor_help_file_save (const char          *data_dir,
                                   const MoorHelpKept  *kept,
                                   GError             **error);

MoorHelpKept *moor_help_kept_new  (void);
void          moor_help_kept_free (MoorHelpKept  *kept);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorHelpKept, moor_help_kept_free)

G_END_DECLS

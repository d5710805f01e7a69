/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-connection.h"
#include "journal/moor-store.h"

G_BEGIN_DECLS

/* The files of a data directory before SQLite opens them: who may have them,
 * and whether journal.db is a journal at all. A file that is refused is not
 * changed, not even opened for writing. */

#define MOOR_JOURNAL_FILE "journal.db"
/* "Moor", in the file's header and in PRAGMA application_id. */
#define MOOR_JOURNAL_APPLICATION_ID 0x4d6f6f72

/* Takes the lock file of the data directory: shared for MOOR_STORE_READ, alone
 * otherwise. Returns a descriptor to be closed, or -1 and %MOOR_ERROR_IN_USE.
 * -1 without an error: nothing to lock, reading from where nobody can write. */
int      moor_journal_file_lock    (const char     *data_dir,
                                    MoorStoreMode   mode,
                                    GError        **error);

/* Whether there is a journal in @data_dir, and it may be opened: %FALSE
 * without an error when there is none. @key (nullable). */
gboolean moor_journal_file_check   (const char     *data_dir,
                                    MoorStoreMode   mode,
                                    const guint8   *key,
                                    GError        **error);

/* Makes a new one, whole or not at all. */
gboolean moor_journal_file_create  (const char     *data_dir,
                                    const guint8   *key,
                                    GError        **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside the journal room only: no other room sees SQLite. */

#include <gio/gio.h>
#include <sqlite3.h>

#include "content/moor-exercise.h"

G_BEGIN_DECLS

/**
 * MoorConnection:
 *
 * One SQLCipher connection, owned by the thread that opened it: every call
 * asserts that. Statements are prepared once and kept. Errors of SQLite become
 * %MOOR_ERROR with a sentence for the person; its own texts are never passed
 * on, for they may quote what somebody wrote.
 */
typedef struct _MoorConnection MoorConnection;

typedef enum {
  MOOR_CONNECTION_WRITER,
  MOOR_CONNECTION_READER,        /* query_only, beside a writer of this program */
  MOOR_CONNECTION_ALONE,         /* read only, no writer in this program: nothing on disk changes */
} MoorConnectionKind;

#define MOOR_KEY_BYTES 32

/* Asserts, once, that the SQLite inside is SQLCipher. Opening does it too. */
void            moor_connection_check_cipher (void);

/* @path NULL: an empty journal in memory, for MOOR_CONNECTION_ALONE. @key
 * (nullable): 32 bytes. The file is there already (moor-journal-file.h); its
 * schema is not looked at. %MOOR_ERROR_LOCKED when the key does not fit. */
MoorConnection *moor_connection_open         (const char          *path,
                                              MoorConnectionKind   kind,
                                              const guint8        *key,
                                              GError             **error);
void            moor_connection_close        (MoorConnection      *self);
sqlite3        *moor_connection_get_db       (MoorConnection      *self);
/* Whether the file is encrypted. */
gboolean        moor_connection_is_keyed (MoorConnection      *self);

/* A statement that is run with values bound to it. Kept by the connection, and
 * reset when the g_autoptr leaves its block. */
typedef sqlite3_stmt MoorStatement;

/* @types: t (const char *, NULL allowed), i (gint64), d (double), one for each
 * value. Texts must live until the statement is reset. NULL and an error when
 * it cannot be prepared. */
MoorStatement  *moor_connection_prepare      (MoorConnection      *self,
                                              GError             **error,
                                              const char          *sql,
                                              const char          *types,
                                              ...);
/* TRUE: there is a row. FALSE: no more, or an error. */
gboolean        moor_connection_step         (MoorConnection      *self,
                                              MoorStatement       *statement,
                                              GError             **error);
/* Prepares, binds, runs to the end. */
gboolean        moor_connection_run          (MoorConnection      *self,
                                              GError             **error,
                                              const char          *sql,
                                              const char          *types,
                                              ...);
/* The first column of the first row; @value is left alone when there is none. */
gboolean        moor_connection_get_int      (MoorConnection      *self,
                                              gint64              *value,
                                              GError             **error,
                                              const char          *sql,
                                              const char          *types,
                                              ...);
/* Several statements of a constant text, without values. */
gboolean        moor_connection_exec         (MoorConnection      *self,
                                              const char          *sql,
                                              GError             **error);
void            moor_statement_reset         (MoorStatement       *statement);

gboolean        moor_connection_begin        (MoorConnection      *self,
                                              GError             **error);
gboolean        moor_connection_commit       (MoorConnection      *self,
                                              GError             **error);
/* A transaction whose commit does not wait for the disk: for what is made again
 * or taken back if it is lost. It is on disk with the next ordinary commit, and
 * never without what came before it. */
gboolean        moor_connection_begin_lazy   (MoorConnection      *self,
                                              GError             **error);
/* Does nothing outside a transaction. */
void            moor_connection_rollback     (MoorConnection      *self);

/* While set, a running statement ends with G_IO_ERROR_CANCELLED once
 * @cancellable is cancelled; @tick is called now and then. */
typedef void (*MoorTick) (gpointer data);
void            moor_connection_watch        (MoorConnection      *self,
                                              GCancellable        *cancellable,
                                              MoorTick             tick,
                                              gpointer             data);

/* @rc (a result code of SQLite) as an error. Always FALSE. */
gboolean        moor_connection_set_error    (MoorConnection      *self,
                                              int                  rc,
                                              GError             **error);

/* The exercise a page was answered with; parsed once. (transfer none) NULL and
 * an error: MOOR_ERROR_NOT_FOUND, or the parser's. */
MoorExercise   *moor_connection_load_definition (MoorConnection   *self,
                                                 const char       *hash,
                                                 GError          **error);
/* Spares the parsing of one that is known. */
void            moor_connection_add_definition  (MoorConnection   *self,
                                                 MoorExercise     *exercise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorConnection, moor_connection_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorStatement, moor_statement_reset)

G_END_DECLS

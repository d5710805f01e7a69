/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-connection.h"

G_BEGIN_DECLS

/* The schema of the journal: resources/sql/NNN.sql, one file for each step,
 * applied with its user_version in one transaction. */
#define MOOR_SCHEMA_VERSION 1

/* Gives the statements of a step, NULL when there is none. (transfer full) */
typedef GBytes *(*MoorSchemaStep) (int step, gpointer data);

/* Every step, into an empty database. */
gboolean moor_schema_create        (MoorConnection  *connection,
                                    GError         **error);

/* Brings an opened journal up to MOOR_SCHEMA_VERSION; %MOOR_ERROR_NEWER when it
 * is beyond, %MOOR_ERROR_NOT_A_JOURNAL when it is something else; untouched in
 * both cases. Before the first step the journal is copied to
 * "journal-schema-N.db" beside it. */
gboolean moor_schema_migrate       (MoorConnection  *connection,
                                    GError         **error);
/* The same towards @version with steps from elsewhere: for tests. */
gboolean moor_schema_migrate_to    (MoorConnection  *connection,
                                    int              version,
                                    MoorSchemaStep   step,
                                    gpointer         data,
                                    GError         **error);
/* Only looks: is it a journal of exactly this version? */
gboolean moor_schema_check         (MoorConnection  *connection,
                                    GError         **error);

/* Sets the sentence about a newer journal; always FALSE. */
gboolean moor_schema_refuse_newer  (GError         **error);

/* Takes away the copies that migrations left: a purge must leave no words. */
void     moor_schema_remove_copies (const char      *data_dir);

G_END_DECLS

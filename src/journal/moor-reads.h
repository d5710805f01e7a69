/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-connection.h"
#include "journal/moor-store.h"

G_BEGIN_DECLS

/* What a reader answers besides lists: MoorReaderFuncs. @data and result as
 * named. */

gpointer moor_reads_page            (MoorConnection *connection, gpointer page_id,      /* MoorPage */
                                     GCancellable *cancellable, GError **error);
gpointer moor_reads_definition      (MoorConnection *connection, gpointer hash,         /* MoorExercise */
                                     GCancellable *cancellable, GError **error);
gpointer moor_reads_definitions     (MoorConnection *connection, gpointer unused,       /* GPtrArray of MoorDefinition */
                                     GCancellable *cancellable, GError **error);
gpointer moor_reads_months          (MoorConnection *connection, gpointer unused,       /* GArray of MoorMonthCount */
                                     GCancellable *cancellable, GError **error);
gpointer moor_reads_days            (MoorConnection *connection, gpointer month,        /* GArray of int */
                                     GCancellable *cancellable, GError **error);
gpointer moor_reads_waiting         (MoorConnection *connection, gpointer today,        /* GPtrArray of MoorPage */
                                     GCancellable *cancellable, GError **error);
gpointer moor_reads_exercise_counts (MoorConnection *connection, gpointer unused,       /* GPtrArray of MoorExerciseCount */
                                     GCancellable *cancellable, GError **error);
gpointer moor_reads_revised         (MoorConnection *connection, gpointer unused,       /* GPtrArray of char * */
                                     GCancellable *cancellable, GError **error);
gpointer moor_reads_revisions       (MoorConnection *connection, gpointer page_id,      /* GPtrArray of MoorPage */
                                     GCancellable *cancellable, GError **error);
gpointer moor_reads_people          (MoorConnection *connection, gpointer gone,         /* GPtrArray of MoorPerson */
                                     GCancellable *cancellable, GError **error);
gpointer moor_reads_settings        (MoorConnection *connection, gpointer unused,       /* GHashTable of char * to char * */
                                     GCancellable *cancellable, GError **error);
gpointer moor_reads_tags            (MoorConnection *connection, gpointer unused,       /* char ** */
                                     GCancellable *cancellable, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-store.h"
#include "journal/moor-trash.h"
#include "journal/moor-writer.h"

G_BEGIN_DECLS

/* An import is three files: moor-import.c is the main thread's, which checks
 * what is added and puts it into a queue; on the writer's thread
 * moor-import-scratch.c takes it out into the scratch journal, and
 * moor-import-copy.c at the end over into the real one. */

/* An exercise as the import gave it; the same text is kept and read once. */
typedef struct {
  char         *text;
  char         *language;
  MoorExercise *exercise;        /* the writer's, once read */
} MoorImportDefinition;

typedef enum {
  MOOR_IMPORT_PAGE,
  MOOR_IMPORT_REVISION,
  MOOR_IMPORT_PERSON,
} MoorImportKind;

typedef struct {
  MoorImportKind        kind;
  MoorImportPage        page;        /* PAGE: strings owned; REVISION: id, updated, answers */
  MoorImportDefinition *definition;  /* (nullable) the import's */
  MoorPerson           *person;
  gsize                 bytes;
} MoorImportItem;

typedef enum {
  MOOR_IMPORT_DEFINITIONS,
  MOOR_IMPORT_PEOPLE,
  MOOR_IMPORT_PAGES,
  MOOR_IMPORT_ENDED,
  MOOR_IMPORT_UNDO,
} MoorImportPhase;

struct _MoorImport
{
  gatomicrefcount   ref_count;
  char              id[37];
  GHashTable       *definitions;     /* the main thread's: text → MoorImportDefinition */

  GMutex            mutex;
  GCond             cond;
  GQueue            queue;           /* of MoorImportItem, under the mutex */
  gsize             queued_bytes;
  gboolean          draining;        /* the writer was asked to take them out */
  GError           *error;           /* the first that went wrong */
  gboolean          over;            /* ended, dropped, or the journal closed */

  /* The writer's own. */
  char             *path;            /* of the scratch journal */
  gboolean          attached;
  MoorImportPhase   phase;
  gint64            last_page;
  gint64            last_revision;
  gint64            next;            /* pages up to this number are still to be taken over */
  GCancellable     *cancellable;     /* of the end (nullable) */
  MoorImportResult  result;
  MoorPurge        *undo;
};

MoorImport *moor_import_ref     (MoorImport     *self);
void        moor_import_unref   (gpointer        import);
void        moor_import_item_free (MoorImportItem *item);

/* On the writer's thread; data: the MoorImport. */
gboolean    moor_import_begin   (MoorWriter *writer, MoorConnection *connection, gpointer import,
                                 gint64 deadline, gboolean *more, GError **error);
gboolean    moor_import_drain   (MoorWriter *writer, MoorConnection *connection, gpointer import,
                                 gint64 deadline, gboolean *more, GError **error);
gboolean    moor_import_end     (MoorWriter *writer, MoorConnection *connection, gpointer import,
                                 gint64 deadline, gboolean *more, GError **error);
gboolean    moor_import_abandon (MoorWriter *writer, MoorConnection *connection, gpointer import,
                                 gint64 deadline, gboolean *more, GError **error);

void        moor_import_detach  (MoorImport *self, MoorConnection *connection);
/* The first error is kept; whoever waits to add more is told. */
void        moor_import_set_failed (MoorImport *self, GError *error);

/* At the start: an import that was broken off is undone. */
gboolean    moor_import_clean_up (MoorWriter *writer, MoorConnection *connection, GError **error);

G_END_DECLS

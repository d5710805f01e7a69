/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-writer.h"

G_BEGIN_DECLS

/* The writer is three files: moor-writer.c is the thread and its queues,
 * moor-writer-open.c how it opens the journal and empties the log,
 * moor-writer-save.c how saves are put together and kept when they fail. */

typedef struct {
  MoorChange      *change;       /* a save */
  MoorWriterFunc   func;         /* or short work */
  MoorWriterSlice  slice;        /* or long work */
  void           (*then) (gpointer data);
  gint64           until;        /* refresh */
  gboolean         to_its_end;   /* long work that a close does not cut off */
  gpointer         data;
  GDestroyNotify   free_data;
  GTask           *task;
} MoorWriterJob;

struct _MoorWriter
{
  GThread          *thread;
  GMutex            mutex;
  GCond             cond;

  /* Under the mutex. */
  GQueue            urgent;
  GQueue            refresh;
  GQueue            slow;
  gboolean          quit;
  gboolean          opened;
  GError           *open_error;
  gint64            quiet;
  guint             n_saving;    /* urgent work taken out of its queue */
  guint             n_due;       /* pages in search_due */

  /* Never changed. */
  char             *data_dir;
  guint8           *key;
  GMainContext     *context;
  GWeakRef          store;
  MoorWriterNotify  notify;

  /* The thread's own. */
  int               lock_fd;
  MoorConnection   *connection;
  GHashTable       *failed;      /* page id → MoorChange that could not be written */
  GHashTable       *due;         /* gint64 key → gint64 monotonic time of its last save */
  GPtrArray        *changed;     /* page ids */
  gboolean          people_changed;
  MoorScrub        *scrub;
  int               log_frames;
  gint64            checkpoint_at;  /* not before, monotonic */
  GError           *close_error;
};

/* Carries what a job did to the main thread. @task goes there whole: the last
 * reference to it, and by it to the store, must not go on the writer's thread,
 * for the store then waits for that to end. Takes @error. */
void     moor_writer_tell        (MoorWriter  *self,
                                  GTask       *task,
                                  GError      *error);

/* @jobs: saves of one page, in order. Answers them. */
void     moor_writer_save_jobs   (MoorWriter  *self,
                                  GPtrArray   *jobs);
/* The first sentence of what still cannot be written. */
gboolean moor_writer_save_failed (MoorWriter  *self,
                                  GError     **error);

gboolean moor_writer_open        (MoorWriter  *self,
                                  GError     **error);
void     moor_writer_checkpoint  (MoorWriter  *self);

G_END_DECLS

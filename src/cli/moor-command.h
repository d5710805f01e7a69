/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "journal/moor-store.h"

G_BEGIN_DECLS

/* What the commands share; one command is one file, moor-command-NAME.c. */

/* What is left of the command line for one command. */
typedef struct {
  int           argc;            /* argv[0] is the program, the command's name is taken out */
  char        **argv;            /* NULL-terminated; parsing takes out what it knows */
  char         *data_dir;        /* never NULL after moor_command_parse() */
  gboolean      data_dir_given;
  gboolean      help;
  GCancellable *cancellable;     /* see moor_command_catch_interrupt() */
  guint         interrupt;       /* sources, 0 while nothing is caught */
  guint         terminate;
} MoorCommandLine;

typedef struct {
  const char *name;
  const char *arguments;         /* (nullable) as in the usage line; not translated */
  const char *summary;           /* N_(): one line for the list of commands */
  const char *details;           /* (nullable) N_(): paragraphs under the options */
  const GOptionEntry *(*options) (void);   /* (nullable) */
  int         min_files;         /* how many arguments must be left … */
  int         max_files;         /* … and may be; -1 any number */
  /* argv[1] … are the arguments left. TRUE for success; else @error is set,
   * or it is not and @status is what the command exits with. */
  gboolean  (*run) (MoorCommandLine *line,
                    int             *status,
                    GError         **error);
} MoorCommand;

extern const MoorCommand moor_command_exercises;
extern const MoorCommand moor_command_check;
extern const MoorCommand moor_command_pages;
extern const MoorCommand moor_command_export;
extern const MoorCommand moor_command_import;
extern const MoorCommand moor_command_score;
extern const MoorCommand moor_command_verify;

/* Standard output; a failed write is told as a sentence. (transfer full) */
GOutputStream *moor_command_output       (void);
/* Writes all of @text and sends it off. */
gboolean       moor_command_print        (GOutputStream *stream,
                                          const char    *text,
                                          GError       **error);
/* "mooring: SENTENCE" on standard error. */
void           moor_command_complain     (const char    *sentence);

/* From now on Ctrl+C and SIGTERM cancel @line's cancellable instead of ending
 * the program: for a command that would leave something behind. The others are
 * ended by the system, also in the middle of a write that nobody reads. */
void           moor_command_catch_interrupt (MoorCommandLine *line);

/* Iterates the main context until *@result is there: pass @result as the user
 * data of moor_command_done(). */
void           moor_command_wait         (GAsyncResult **result);
void           moor_command_done         (GObject       *source,
                                          GAsyncResult  *result,
                                          gpointer       data);

/* The journal of the command line. (transfer full) */
MoorStore     *moor_command_open_store   (MoorCommandLine *line,
                                          MoorStoreMode    mode,
                                          GError         **error);
/* Waits until it is closed. Sets @error only if none is set there yet, so that
 * the first thing that went wrong is what is told. */
gboolean       moor_command_close_store  (MoorStore     *store,
                                          GError       **error);
/* Whether there is a journal at all: reading from where there is none finds no
 * pages and is no error, but that it is whole, or that a copy of it was made,
 * would be said of a folder that was mistyped. */
gboolean       moor_command_require_journal (MoorCommandLine *line,
                                             GError         **error);

G_END_DECLS

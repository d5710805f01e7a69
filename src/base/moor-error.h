/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MOOR_ERROR:
 *
 * The one error domain. A #GError of this domain carries a sentence for the
 * person who uses the program: what happened, what is safe, what to do. It
 * never carries a word that the person wrote.
 */
#define MOOR_ERROR (moor_error_quark ())

typedef enum {
  MOOR_ERROR_FAILED,         /* anything that fits nothing below */
  MOOR_ERROR_BAD_INPUT,      /* a file or a value given from outside is wrong */
  MOOR_ERROR_BAD_USAGE,      /* the command line is wrong */
  MOOR_ERROR_OUT_OF_RANGE,   /* an answer its field does not allow */
  MOOR_ERROR_TOO_LARGE,      /* over 1 MB in a field or 4 MB in a page */
  MOOR_ERROR_NOT_FOUND,      /* no such page, exercise, revision */
  MOOR_ERROR_LOCKED,         /* the journal is closed or locked */
  MOOR_ERROR_IN_USE,         /* another Mooring holds the data directory */
  MOOR_ERROR_NOT_A_JOURNAL,  /* the file is something else */
  MOOR_ERROR_DAMAGED,        /* the journal cannot be read */
  MOOR_ERROR_NEWER,          /* made by a newer Mooring; left untouched */
  MOOR_ERROR_READ_ONLY,      /* disk or directory cannot be written */
  MOOR_ERROR_NOT_OWNED,      /* the data directory is someone else's */
  MOOR_ERROR_DISK_FULL,
  MOOR_ERROR_IO,
} MoorError;

GQuark moor_error_quark (void);

/**
 * moor_error_exit_status:
 * @error: (nullable): an error of any domain
 *
 * The exit status of the command line for @error: 0 none, 1 the input was
 * wrong, 2 usage, 3 locked, 4 damaged, 5 in use.
 */
int moor_error_exit_status (const GError *error);

G_END_DECLS

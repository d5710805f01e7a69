/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Tables as RFC 4180 has them: a comma between cells, CR LF or LF after a row. A cell
 * that holds a comma, a quotation mark or a line break stands in quotation marks, and
 * those inside it are doubled. Cells are bytes without a zero byte; nothing here knows
 * an encoding or a locale. */

/* What one row may hold, in bytes as they stand in the file, and in cells. */
#define MOOR_CSV_ROW_MAX   (16 * 1024 * 1024)
#define MOOR_CSV_CELLS_MAX (256 * 1024)

typedef struct {
  const char   *text;            /* does not end with a zero */
  gsize         length;
} MoorCsvCell;

/**
 * MoorCsvReader:
 *
 * Reads a table row by row and strictly: what RFC 4180 does not allow is an error that
 * names the line, because a reader that guesses moves answers into other columns. A byte
 * order mark of UTF-8 at the beginning is skipped. However long a table is, the memory
 * is that of its longest row.
 */
typedef struct _MoorCsvReader MoorCsvReader;

MoorCsvReader     *moor_csv_reader_new        (GInputStream   *stream);
void               moor_csv_reader_free       (MoorCsvReader  *self);

/**
 * moor_csv_reader_next:
 *
 * Reads the next row. All rows have as many cells as the first one. A line without any
 * character is a row of one empty cell in a table of one column, as RFC 4180 has it; in a
 * wider one it is no row of the table, and comes with no cells, so that it can be told of.
 * Errors are %MOOR_ERROR_BAD_INPUT, a sentence that begins with
 * the line; %MOOR_ERROR_TOO_LARGE for a row above the limits; %MOOR_ERROR_IO where the
 * stream cannot be read, and G_IO_ERROR_CANCELLED. After an error there are no more rows.
 *
 * Returns: %FALSE at the end, and with @error set
 */
gboolean           moor_csv_reader_next       (MoorCsvReader  *self,
                                               GCancellable   *cancellable,
                                               GError        **error);

/* The cells of the row that was read last, until the next one is. (transfer none) */
const MoorCsvCell *moor_csv_reader_get_cells  (MoorCsvReader  *self,
                                               guint          *n_cells);
/* On which line of the file that row begins; the first line is 1. */
gsize              moor_csv_reader_get_line   (MoorCsvReader  *self);
/* What ended the first row: "\n" or "\r\n"; "\n" before that. (transfer none) */
const char        *moor_csv_reader_get_ending (MoorCsvReader  *self);

/**
 * MoorCsvWriter:
 *
 * Writes a table that the reader reads as the same cells. Only cells that need it are
 * put in quotation marks.
 */
typedef struct _MoorCsvWriter MoorCsvWriter;

/* @ending: "\n" or "\r\n" */
MoorCsvWriter     *moor_csv_writer_new        (GOutputStream  *stream,
                                               const char     *ending);
/* What was not flushed is lost. */
void               moor_csv_writer_free       (MoorCsvWriter  *self);

/* Adds a cell to the row. @text holds no zero byte and need not end with one. */
void               moor_csv_writer_add        (MoorCsvWriter  *self,
                                               const char     *text,
                                               gsize           length);
/* The shortest digits that read back as the same number; an empty cell for NAN and
 * what is not finite. */
void               moor_csv_writer_add_number (MoorCsvWriter  *self,
                                               double          value);
/* Ends the row, which has one cell at least. Some rows are written at a time. */
gboolean           moor_csv_writer_end_row    (MoorCsvWriter  *self,
                                               GCancellable   *cancellable,
                                               GError        **error);
/* Writes what is left and flushes the stream. */
gboolean           moor_csv_writer_flush      (MoorCsvWriter  *self,
                                               GCancellable   *cancellable,
                                               GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorCsvReader, moor_csv_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorCsvWriter, moor_csv_writer_free)

G_END_DECLS

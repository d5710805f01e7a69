/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/moor-error.h"

#define BUFFER_FIRST (64 * 1024)

/* Where in a row the next byte stands. A row may come in pieces of any length, so this
 * outlives a read. */
typedef enum {
  AT_CELL,                       /* before the first byte of a cell */
  IN_PLAIN,
  IN_QUOTED,
  AT_QUOTE,                      /* after a quotation mark in a quoted cell */
  AT_RETURN,                     /* after a CR outside of quotation marks */
} Place;

/* Offsets from the beginning of the row: the buffer moves while it is read. */
typedef struct {
  guint32 start, length;
} Span;

struct _MoorCsvReader {
  GInputStream *stream;

  char         *buffer;
  gsize         allocated;
  gsize         row;             /* where the row begins */
  gsize         next;            /* the first byte that was not looked at */
  gsize         end;             /* behind the last byte that was read */
  gboolean      begun;           /* a byte order mark was looked for */
  gboolean      drained;         /* the stream has no more */
  gboolean      done;            /* no more rows: the end, or an error */

  Place         place;
  gsize         cell;            /* offset of the cell's first byte */
  gsize         out;             /* quoted: offset behind its last byte; doubled marks fold */
  gsize         quote_line;      /* where the quoted cell begins */

  gsize         line;            /* of the next byte */
  gsize         row_line;
  const char   *ending;          /* (nullable) static */
  GArray       *spans;           /* Span */
  GArray       *cells;           /* MoorCsvCell */
  gsize         n_cells;         /* of this row; more than there are spans when too many */
  gsize         n_columns;       /* of the first row; 0 before it */
};

/* What ends a run of ordinary bytes in a cell. */
static const guint8 ends_plain[256] = { [0] = 1, [','] = 1, ['"'] = 1, ['\n'] = 1, ['\r'] = 1 };
static const guint8 ends_quoted[256] = { [0] = 1, ['"'] = 1, ['\n'] = 1 };

static gboolean
fail (MoorCsvReader  *self,
      GError        **error,
      int             code,
      const char     *format,
      ...) G_GNUC_PRINTF (4, 5);

static gboolean
fail (MoorCsvReader  *self,
      GError        **error,
      int             code,
      const char     *format,
      ...)
{
  va_list args;

  self->done = TRUE;
  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (MOOR_ERROR, code, format, args);
  va_end (args);

  return FALSE;
}

static gboolean
fail_zero (MoorCsvReader  *self,
           GError        **error)
{
  return fail (self, error, MOOR_ERROR_BAD_INPUT,
               /* Translators: %zu is the number of a line. */
               _("Line %zu: there is a zero byte, so this is no CSV file. From a spreadsheet, save "
                 "the table as “CSV UTF-8”."), self->line);
}

static gboolean
fail_return (MoorCsvReader  *self,
             GError        **error)
{
  return fail (self, error, MOOR_ERROR_BAD_INPUT,
               /* Translators: %zu is the number of a line. */
               _("Line %zu: a carriage return stands alone. Lines have to end with LF or with "
                 "CR LF."), self->line);
}

static gboolean
fail_long (MoorCsvReader  *self,
           GError        **error)
{
  return fail (self, error, MOOR_ERROR_TOO_LARGE,
               /* Translators: %zu is the number of a line. */
               _("Line %zu: this row is longer than 16 MB. A quotation mark may be missing."),
               self->row_line);
}

/* Makes room behind what was read: moves the row to the front if that gives half the
 * buffer, else makes the buffer twice as long. So no byte is moved often. */
static void
make_room (MoorCsvReader *self)
{
  if (self->row < self->allocated / 2)
    {
      self->allocated *= 2;
      self->buffer = g_realloc (self->buffer, self->allocated);
    }
  else
    {
      memmove (self->buffer, self->buffer + self->row, self->end - self->row);
      self->next -= self->row;
      self->end -= self->row;
      self->row = 0;
    }
}

/* Reads on; sets drained at the end of the stream. */
static gboolean
fill (MoorCsvReader  *self,
      GCancellable   *cancellable,
      GError        **error)
{
  g_autoptr (GError) problem = NULL;
  gssize n;

  if (self->end - self->row > MOOR_CSV_ROW_MAX)
    return fail_long (self, error);

  if (self->end == self->allocated)
    make_room (self);

  n = g_input_stream_read (self->stream, self->buffer + self->end, self->allocated - self->end,
                           cancellable, &problem);
  if (n < 0)
    {
      if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return fail (self, error, MOOR_ERROR_IO,
                     /* Translators: %s is a reason from the system. */
                     _("The table cannot be read: %s."), problem->message);
      self->done = TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  self->drained = n == 0;
  self->end += (gsize) n;

  return TRUE;
}

static gboolean
begin (MoorCsvReader  *self,
       GCancellable   *cancellable,
       GError        **error)
{
  static const char mark[] = "\xef\xbb\xbf";

  while (self->end < strlen (mark) && !self->drained)
    if (!fill (self, cancellable, error))
      return FALSE;

  if (self->end >= strlen (mark) && memcmp (self->buffer, mark, strlen (mark)) == 0)
    self->row = self->next = strlen (mark);
  self->begun = TRUE;

  return TRUE;
}

static void
add_cell (MoorCsvReader *self,
          gsize          end)
{
  Span span = { (guint32) self->cell, (guint32) (end - self->cell) };

  /* What is too much is counted for the sentence, and not kept. */
  if (self->n_cells++ < (self->n_columns > 0 ? self->n_columns : MOOR_CSV_CELLS_MAX))
    g_array_append_val (self->spans, span);
}

/* Looks at the bytes that are there, until a row ended (TRUE), or there are no more of
 * them, or with @error set. */
static gboolean
scan (MoorCsvReader  *self,
      GError        **error)
{
  char *base = self->buffer + self->row;
  const char *p = self->buffer + self->next;
  const char *end = self->buffer + self->end;
  const char *run;
  gboolean ended = FALSE;

  while (p < end && !ended)
    switch (self->place)
      {
      case AT_CELL:
        if (*p == '"')
          {
            self->place = IN_QUOTED;
            self->quote_line = self->line;
            p++;
            self->cell = self->out = (gsize) (p - base);
            break;
          }
        self->place = IN_PLAIN;
        self->cell = (gsize) (p - base);
        G_GNUC_FALLTHROUGH;

      case IN_PLAIN:
        while (p < end && !ends_plain[(guchar) *p])
          p++;
        if (p == end)
          break;
        if (*p == '"')
          return fail (self, error, MOOR_ERROR_BAD_INPUT,
                       /* Translators: %zu is the number of a line. */
                       _("Line %zu: a quotation mark stands inside a cell that does not begin with "
                         "one. Put quotation marks round the whole cell, and double this one."),
                       self->line);
        if (*p == '\0')
          return fail_zero (self, error);
        self->out = (gsize) (p - base);
        if (*p == '\r')
          {
            self->place = AT_RETURN;
          }
        else
          {
            add_cell (self, self->out);
            self->place = AT_CELL;
            ended = *p == '\n';
          }
        p++;
        break;

      case IN_QUOTED:
        run = p;
        while (p < end && !ends_quoted[(guchar) *p])
          p++;
        if (base + self->out != run)
          memmove (base + self->out, run, (gsize) (p - run));
        self->out += (gsize) (p - run);
        if (p == end)
          break;
        if (*p == '\0')
          return fail_zero (self, error);
        if (*p == '"')
          {
            self->place = AT_QUOTE;
          }
        else
          {
            base[self->out++] = '\n';
            self->line++;
          }
        p++;
        break;

      case AT_QUOTE:
        if (*p == '"')
          {
            base[self->out++] = '"';
            self->place = IN_QUOTED;
          }
        else if (*p == '\r')
          {
            self->place = AT_RETURN;
          }
        else if (*p == ',' || *p == '\n')
          {
            add_cell (self, self->out);
            self->place = AT_CELL;
            ended = *p == '\n';
          }
        else if (*p == '\0')
          {
            return fail_zero (self, error);
          }
        else
          {
            return fail (self, error, MOOR_ERROR_BAD_INPUT,
                         /* Translators: %zu is the number of a line. */
                         _("Line %zu: something stands behind the quotation mark that ends a cell. "
                           "Double the quotation marks inside of a cell."), self->line);
          }
        p++;
        break;

      case AT_RETURN:
      default:
        if (*p != '\n')
          return fail_return (self, error);
        add_cell (self, self->out);
        self->place = AT_CELL;
        if (self->ending == NULL)
          self->ending = "\r\n";
        ended = TRUE;
        p++;
        break;
      }

  self->next = (gsize) (p - self->buffer);
  if (ended)
    {
      self->line++;
      if (self->ending == NULL)
        self->ending = "\n";
    }

  return ended;
}

/* The stream has no more: whether that ends a row. */
static gboolean
finish (MoorCsvReader  *self,
        GError        **error)
{
  switch (self->place)
    {
    case AT_CELL:
      if (self->next == self->row)
        {
          self->done = TRUE;
          return FALSE;
        }
      self->cell = self->next - self->row;
      add_cell (self, self->cell);
      break;

    case IN_PLAIN:
      add_cell (self, self->next - self->row);
      break;

    case AT_QUOTE:
      add_cell (self, self->out);
      break;

    case IN_QUOTED:
      return fail (self, error, MOOR_ERROR_BAD_INPUT,
                   /* Translators: %zu is the number of a line. */
                   _("Line %zu: a cell begins with a quotation mark, and no other one ends it."),
                   self->quote_line);

    case AT_RETURN:
    default:
      return fail_return (self, error);
    }

  self->place = AT_CELL;

  return TRUE;
}

/* Whether the row is a line without any character; "" is a cell. */
static gboolean
is_empty_line (MoorCsvReader *self)
{
  const Span *span = &g_array_index (self->spans, Span, 0);

  return self->n_cells == 1 && span->start == 0 && span->length == 0;
}

/* A row is whole: looks at how many cells it has, and makes them. */
static gboolean
take_row (MoorCsvReader  *self,
          GError        **error)
{
  const char *base = self->buffer + self->row;

  if (self->next - self->row > MOOR_CSV_ROW_MAX)
    return fail_long (self, error);
  if (self->n_cells > MOOR_CSV_CELLS_MAX)
    return fail (self, error, MOOR_ERROR_TOO_LARGE,
                 /* Translators: %zu is the number of a line. */
                 _("Line %zu: this row has more cells than 262,144."), self->row_line);

  if (self->n_columns == 0)
    {
      self->n_columns = self->n_cells;
    }
  else if (self->n_columns > 1 && is_empty_line (self))
    {
      /* Editors and spreadsheets leave them behind; no cell of it could be in a wrong column. */
      return TRUE;
    }
  else if (self->n_cells != self->n_columns)
    {
      return fail (self, error, MOOR_ERROR_BAD_INPUT,
                   /* Translators: the number of a line, how many cells it has, and how
                    * many the first line has. */
                   _("Line %zu: cells in this row: %zu, cells in the first row: %zu. All rows need "
                     "equally many."), self->row_line, self->n_cells, self->n_columns);
    }

  g_array_set_size (self->cells, self->spans->len);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);
      MoorCsvCell *cell = &g_array_index (self->cells, MoorCsvCell, i);

      cell->text = base + span->start;
      cell->length = span->length;
    }

  return TRUE;
}

MoorCsvReader *
moor_csv_reader_new (GInputStream *stream)
{
  MoorCsvReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (MoorCsvReader, 1);
  self->stream = g_object_ref (stream);
  self->allocated = BUFFER_FIRST;
  self->buffer = g_malloc (self->allocated);
  self->line = 1;
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->cells = g_array_new (FALSE, FALSE, sizeof (MoorCsvCell));

  return self;
}

void
moor_csv_reader_free (MoorCsvReader *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->stream);
  g_array_unref (self->spans);
  g_array_unref (self->cells);
  g_free (self->buffer);
  g_free (self);
}

gboolean
moor_csv_reader_next (MoorCsvReader  *self,
                      GCancellable   *cancellable,
                      GError        **error)
{
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  g_array_set_size (self->cells, 0);
  g_array_set_size (self->spans, 0);
  self->n_cells = 0;
  self->row = self->next;
  self->row_line = self->line;

  if (self->done || (!self->begun && !begin (self, cancellable, error)))
    return FALSE;

  while (!scan (self, &problem))
    {
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (self->drained)
        {
          if (!finish (self, error))
            return FALSE;
          break;
        }
      if (!fill (self, cancellable, error))
        return FALSE;
    }

  return take_row (self, error);
}

const MoorCsvCell *
moor_csv_reader_get_cells (MoorCsvReader *self,
                           guint         *n_cells)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_cells != NULL, NULL);

  *n_cells = self->cells->len;

  return (const MoorCsvCell *) (void *) self->cells->data;
}

gsize
moor_csv_reader_get_line (MoorCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->row_line;
}

const char *
moor_csv_reader_get_ending (MoorCsvReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->ending != NULL ? self->ending : "\n";
}

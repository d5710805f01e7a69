/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-csv.h"

#include <math.h>
#include <string.h>

#define WRITE_SIZE (64 * 1024)

/* Scores of one scale are the same few hundred numbers again and again, and finding the
 * shortest digits takes longer than everything else that is done with one. */
#define N_KNOWN 512

typedef struct {
  double  value;
  guint8  length;                /* 0: nothing is known here */
  char    text[G_ASCII_DTOSTR_BUF_SIZE];
} Known;

struct _MoorCsvWriter {
  GOutputStream *stream;
  const char    *ending;         /* static */
  char          *buffer;
  gsize          length, allocated;
  gsize          row;            /* where the row begins in the buffer */
  guint          n_cells;        /* of the row */
  gboolean       begun;          /* something was written or is in the buffer */
  Known          known[N_KNOWN];
};

static const guint8 needs_quotes[256] = { [','] = 1, ['"'] = 1, ['\n'] = 1, ['\r'] = 1 };

/* Room for @length more bytes; returns where they go. */
static inline char *
reserve (MoorCsvWriter *self,
         gsize          length)
{
  if (G_UNLIKELY (self->allocated - self->length < length))
    {
      self->allocated = MAX (2 * self->allocated, self->length + length);
      self->buffer = g_realloc (self->buffer, self->allocated);
    }

  return self->buffer + self->length;
}

static void
add_quoted (MoorCsvWriter *self,
            const char    *text,
            gsize          length)
{
  char *p = reserve (self, 2 * length + 2);

  *p++ = '"';
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        *p++ = '"';
      *p++ = text[i];
    }
  *p++ = '"';
  self->length = (gsize) (p - self->buffer);
}

static const Known *
find_digits (MoorCsvWriter *self,
             double         value)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  guint64 bits;
  Known *known;

  memcpy (&bits, &value, sizeof bits);
  bits ^= bits >> 32;
  bits *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  known = &self->known[(bits >> 32) % N_KNOWN];
  if (known->length > 0 && known->value == value)
    return known;

  /* 17 digits say any number; most need fewer, and %g leaves out the zeros at the end. */
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (known->text, sizeof known->text, formats[i], value);
      if (g_ascii_strtod (known->text, NULL) == value)
        break;
    }
  known->value = value;
  known->length = (guint8) strlen (known->text);

  return known;
}

static gboolean
write_out (MoorCsvWriter  *self,
           GCancellable   *cancellable,
           GError        **error)
{
  gsize length = self->length;

  self->length = self->row = 0;

  return g_output_stream_write_all (self->stream, self->buffer, length, NULL, cancellable, error);
}

MoorCsvWriter *
moor_csv_writer_new (GOutputStream *stream,
                     const char    *ending)
{
  MoorCsvWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);
  g_return_val_if_fail (g_strcmp0 (ending, "\n") == 0 || g_strcmp0 (ending, "\r\n") == 0, NULL);

  self = g_new0 (MoorCsvWriter, 1);
  self->stream = g_object_ref (stream);
  self->ending = ending[0] == '\n' ? "\n" : "\r\n";
  self->allocated = 2 * WRITE_SIZE;
  self->buffer = g_malloc (self->allocated);

  return self;
}

void
moor_csv_writer_free (MoorCsvWriter *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->stream);
  g_free (self->buffer);
  g_free (self);
}

void
moor_csv_writer_add (MoorCsvWriter *self,
                     const char    *text,
                     gsize          length)
{
  gsize plain = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL || length == 0);

  if (self->n_cells++ > 0)
    {
      *reserve (self, 1) = ',';
      self->length++;
    }

  while (plain < length && !needs_quotes[(guchar) text[plain]])
    plain++;

  /* At the beginning of a table it would be taken for a byte order mark. */
  if (plain < length || (!self->begun && length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0))
    {
      add_quoted (self, text, length);
    }
  else if (length > 0)
    {
      memcpy (reserve (self, length), text, length);
      self->length += length;
    }
  self->begun = TRUE;
}

void
moor_csv_writer_add_number (MoorCsvWriter *self,
                            double         value)
{
  const Known *known;

  g_return_if_fail (self != NULL);

  if (!isfinite (value))
    {
      moor_csv_writer_add (self, NULL, 0);
      return;
    }

  known = find_digits (self, value == 0 ? 0 : value);   /* no −0 */
  moor_csv_writer_add (self, known->text, known->length);
}

gboolean
moor_csv_writer_end_row (MoorCsvWriter  *self,
                         GCancellable   *cancellable,
                         GError        **error)
{
  char *p;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->n_cells > 0, FALSE);

  /* Other programs take an empty line for no row. */
  if (self->n_cells == 1 && self->length == self->row)
    add_quoted (self, NULL, 0);

  p = reserve (self, 2);
  for (const char *c = self->ending; *c != '\0'; c++)
    *p++ = *c;
  self->length = (gsize) (p - self->buffer);
  self->row = self->length;
  self->n_cells = 0;

  return self->length < WRITE_SIZE || write_out (self, cancellable, error);
}

gboolean
moor_csv_writer_flush (MoorCsvWriter  *self,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return write_out (self, cancellable, error) &&
         g_output_stream_flush (self->stream, cancellable, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "base/moor-csv.h"
#include "base/moor-error.h"
#include "moor-test.h"

/* A stream that gives its bytes in pieces. --------------------------------- */

typedef struct {
  GInputStream parent;
  const char *bytes;
  gsize length;
  gsize given;
  gsize first;                   /* at most so many at first … */
  gsize then;                    /* … and at most so many later */
  gboolean broken;               /* at its end it cannot be read */
} PieceStream;

typedef GInputStreamClass PieceStreamClass;

GType piece_stream_get_type (void);
G_DEFINE_TYPE (PieceStream, piece_stream, G_TYPE_INPUT_STREAM)

static gssize
piece_stream_read (GInputStream  *stream,
                   void          *buffer,
                   gsize          count,
                   GCancellable  *cancellable,
                   GError       **error)
{
  PieceStream *self = (PieceStream *) stream;
  gsize n = MIN (count, self->length - self->given);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;

  if (n == 0 && self->broken)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the disk is gone");
      return -1;
    }

  n = MIN (n, self->given < self->first ? self->first - self->given : self->then);
  memcpy (buffer, self->bytes + self->given, n);
  self->given += n;

  return (gssize) n;
}

static void
piece_stream_class_init (PieceStreamClass *klass)
{
  klass->read_fn = piece_stream_read;
}

static void
piece_stream_init (PieceStream *self)
{
}

static GInputStream *
piece_stream_new (const char *bytes,
                  gsize       length,
                  gsize       first,
                  gsize       then)
{
  PieceStream *self = g_object_new (piece_stream_get_type (), NULL);

  self->bytes = bytes;
  self->length = length;
  self->first = first;
  self->then = then;

  return G_INPUT_STREAM (self);
}

/* What was read, on one line: each row is its line and its cells in brackets. */
static char *
read_stream (GInputStream *stream)
{
  g_autoptr (MoorCsvReader) reader = moor_csv_reader_new (stream);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  while (moor_csv_reader_next (reader, NULL, &error))
    {
      guint n;
      const MoorCsvCell *cells = moor_csv_reader_get_cells (reader, &n);

      g_assert_no_error (error);
      g_string_append_printf (text, "%zu", moor_csv_reader_get_line (reader));
      for (guint i = 0; i < n; i++)
        {
          g_string_append_c (text, '[');
          g_string_append_len (text, cells[i].text, (gssize) cells[i].length);
          g_string_append_c (text, ']');
        }
      g_string_append_c (text, ' ');
    }

  if (error != NULL)
    {
      guint n;

      g_assert_true (error->domain == MOOR_ERROR);
      g_string_append_printf (text, "! %s", error->message);
      /* There are no rows behind an error, and the error is told once. */
      g_assert_false (moor_csv_reader_next (reader, NULL, NULL));
      moor_csv_reader_get_cells (reader, &n);
      g_assert_cmpuint (n, ==, 0);
    }
  else
    {
      g_string_append (text, moor_csv_reader_get_ending (reader)[0] == '\r' ? "CRLF" : "LF");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* However the bytes arrive, the same is read: all at once, by ones and twos, and cut at
 * every byte. An expected text that ends with "…" is a beginning. */
static void
assert_reads (const char *bytes,
              gsize       length,
              const char *expected)
{
  gsize beginning = g_str_has_suffix (expected, "…") ? strlen (expected) - strlen ("…") : 0;

  for (gsize cut = 0; cut < length + 3; cut++)
    {
      gsize first = cut < length ? cut : 0;
      gsize then = cut < length ? G_MAXSIZE : cut - length + 1;
      g_autoptr (GInputStream) stream = piece_stream_new (bytes, length, first,
                                                          cut == length + 2 ? G_MAXSIZE : then);
      g_autofree char *read = read_stream (stream);

      if (beginning > 0)
        read[MIN (beginning, strlen (read))] = '\0';
      g_test_message ("cut %zu of %zu", cut, length);
      if (beginning > 0)
        g_assert_cmpmem (read, strlen (read), expected, beginning);
      else
        g_assert_cmpstr (read, ==, expected);
    }
}

#define assert_reads_text(text, expected) assert_reads ("" text, sizeof text - 1, expected)

static void
test_plain (void)
{
  assert_reads_text ("a,b\n1,2\n", "1[a][b] 2[1][2] LF");
  assert_reads_text ("a\n", "1[a] LF");
  assert_reads_text ("a,b,c\n,,\n", "1[a][b][c] 2[][][] LF");
  /* Spaces are part of a cell. */
  assert_reads_text (" a , b\n", "1[ a ][ b] LF");
  /* So are other separators, apostrophes and what is not UTF-8. */
  assert_reads_text ("a;b\tc,'d,e'\n\xe5\xff,1,2\n", "1[a;b\tc]['d][e'] 2[\xe5\xff][1][2] LF");
}

static void
test_endings (void)
{
  assert_reads_text ("a,b\r\n1,2\r\n", "1[a][b] 2[1][2] CRLF");
  assert_reads_text ("a,b\r\n1,2\n", "1[a][b] 2[1][2] CRLF");
  assert_reads_text ("a,b\n1,2\r\n", "1[a][b] 2[1][2] LF");
  assert_reads_text ("a,b\n\"1\",\"2\"\r\n3,4\r\n", "1[a][b] 2[1][2] 3[3][4] LF");

  /* The last line need not end. */
  assert_reads_text ("a,b\r\n1,2", "1[a][b] 2[1][2] CRLF");
  assert_reads_text ("a,b\n1,", "1[a][b] 2[1][] LF");
  assert_reads_text ("a,b\n1,\"2\"", "1[a][b] 2[1][2] LF");
  assert_reads_text ("a,b\n1,\"\"", "1[a][b] 2[1][] LF");
  assert_reads_text (",", "1[][] LF");

  /* Old ones, or a table that was pasted together. */
  assert_reads_text ("a,b\r1,2\r", "! Line 1: a carriage return stands alone. …");
  assert_reads_text ("a\n1\n2\r", "1[a] 2[1] ! Line 3: a carriage return stands alone. …");
  assert_reads_text ("a\n\"1\"\r", "1[a] ! Line 2: a carriage return stands alone. …");
  assert_reads_text ("a\n\"1\"\r2\n", "1[a] ! Line 2: a carriage return stands alone. …");
  assert_reads_text ("a\n\r\r\n", "1[a] ! Line 2: a carriage return stands alone. …");
}

static void
test_nothing (void)
{
  assert_reads_text ("", "LF");
  assert_reads_text ("\xef\xbb\xbf", "LF");
  assert_reads_text ("\n", "1[] LF");
  assert_reads_text ("a\n\n", "1[a] 2[] LF");
  assert_reads_text ("a\r\n\r\n\r\n", "1[a] 2[] 3[] CRLF");
  /* No row of a wider table: it comes with its line and without cells. */
  assert_reads_text ("a,b\n\n1,2\n\n\n", "1[a][b] 2 3[1][2] 4 5 LF");
  assert_reads_text ("a,b\r\n\r\n1,2\r\n\r\n", "1[a][b] 2 3[1][2] 4 CRLF");
  assert_reads_text ("a,b\n,\n\n,", "1[a][b] 2[][] 3 4[][] LF");
}

static void
test_mark (void)
{
  assert_reads_text ("\xef\xbb\xbf" "a,b\n1,2\n", "1[a][b] 2[1][2] LF");
  assert_reads_text ("\xef\xbb\xbf\"a,b\"\n", "1[a,b] LF");
  /* Once, at the beginning, and whole. */
  assert_reads_text ("\xef\xbb\xbf\xef\xbb\xbf" "a\n", "1[\xef\xbb\xbf" "a] LF");
  assert_reads_text ("a\n\xef\xbb\xbf\n", "1[a] 2[\xef\xbb\xbf] LF");
  assert_reads_text ("\xef\xbb\n", "1[\xef\xbb] LF");
  assert_reads_text ("\xef\xbb", "1[\xef\xbb] LF");
}

static void
test_quotes (void)
{
  assert_reads_text ("\"a\",\"b\"\n\"1\",2\n", "1[a][b] 2[1][2] LF");
  assert_reads_text ("\"a,b\",c\n", "1[a,b][c] LF");
  assert_reads_text ("\"\",\"\"\n", "1[][] LF");
  assert_reads_text ("\"a\"\"b\",\"\"\"\"\n", "1[a\"b][\"] LF");
  assert_reads_text ("\"\"\"a\"\" said \"\"\"\"b\"\n", "1[\"a\" said \"\"b] LF");
  assert_reads_text ("\"\"\"\"\"\"", "1[\"\"] LF");

  /* Line breaks in quotation marks stay as they are; the row has the line on which it
   * begins, and the next one its own. */
  assert_reads_text ("a,b\n\"1\n2\",\"\r\n\"\n3,4\n", "1[a][b] 2[1\n2][\r\n] 5[3][4] LF");
  assert_reads_text ("\"a\r\nb\"\n\"\r\"\n", "1[a\r\nb] 3[\r] LF");
}

static void
test_wrong_quotes (void)
{
  assert_reads_text ("a,b\n1,2\"\n", "1[a][b] ! Line 2: a quotation mark stands inside …");
  assert_reads_text ("a,b\n1,2 \"x\"\n", "1[a][b] ! Line 2: a quotation mark stands inside …");
  assert_reads_text ("a,b\n1, \"2\"\n", "1[a][b] ! Line 2: a quotation mark stands inside …");

  assert_reads_text ("a,b\n\"1\"2,3\n", "1[a][b] ! Line 2: something stands behind …");
  assert_reads_text ("a,b\n\"1\" ,3\n", "1[a][b] ! Line 2: something stands behind …");
  assert_reads_text ("a,b\n\"1\n\"x,3\n", "1[a][b] ! Line 3: something stands behind …");

  /* It is named where it begins, not where the file ends. */
  assert_reads_text ("a,b\n1,\"2\n3,4\n5,6\n", "1[a][b] ! Line 2: a cell begins with a quo…");
  assert_reads_text ("a,b\n\"1\n2\",\"3\n4\n", "1[a][b] ! Line 3: a cell begins with a quo…");
  assert_reads_text ("\"", "! Line 1: a cell begins with a quotation mark…");
  assert_reads_text ("a\n\"b\"\"", "1[a] ! Line 2: a cell begins with a quotation mark…");
}

static void
test_zero (void)
{
  assert_reads_text ("a,b\n1\0,2\n", "1[a][b] ! Line 2: there is a zero byte…");
  assert_reads_text ("a,b\n\0", "1[a][b] ! Line 2: there is a zero byte…");
  assert_reads_text ("a,\"b\n\0\"\n", "! Line 2: there is a zero byte…");
  assert_reads_text ("a,\"b\"\0\n", "! Line 1: there is a zero byte…");
  /* UTF-16, as some programs save it. */
  assert_reads_text ("\xff\xfe" "a\0,\0", "! Line 1: there is a zero byte…");
}

static void
test_ragged (void)
{
  assert_reads_text ("a,b,c\n1,2,3\n4,5\n6,7,8\n",
                     "1[a][b][c] 2[1][2][3] ! Line 3: cells in this row: 2, cells in the first "
                     "row: 3.…");
  assert_reads_text ("a\n1,2,3\n", "1[a] ! Line 2: cells in this row: 3, cells in the first row: 1.…");
  assert_reads_text ("a,b\n\"\"\n", "1[a][b] ! Line 2: cells in this row: 1, cells in the first row: 2.…");
  assert_reads_text ("a,b\n \n", "1[a][b] ! Line 2: cells in this row: 1, cells in the first row: 2.…");
  assert_reads_text ("\na,b\n", "1[] ! Line 2: cells in this row: 2, cells in the first row: 1.…");
  assert_reads_text ("a,b\n\"1\n\n2\",3\n4\n",
                     "1[a][b] 2[1\n\n2][3] ! Line 5: cells in this row: 1, cells in the first row: 2.…");
}

static void
test_unreadable (void)
{
  g_autoptr (GInputStream) stream = piece_stream_new ("a,b\n1,2\n3", 9, 4, G_MAXSIZE);
  g_autoptr (GInputStream) other = piece_stream_new ("a,b\n", 4, 4, G_MAXSIZE);
  g_autoptr (MoorCsvReader) reader = moor_csv_reader_new (other);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL;

  ((PieceStream *) stream)->broken = TRUE;
  read = read_stream (stream);
  g_assert_cmpstr (read, ==, "1[a][b] 2[1][2] ! The table cannot be read: the disk is gone.");

  g_cancellable_cancel (cancellable);
  g_assert_false (moor_csv_reader_next (reader, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Long tables and rows ------------------------------------------------------ */

static char *
random_cell (GRand *rand)
{
  static const char *const pieces[] = {
    "a", "1", ",", "\"", "\n", "\r\n", "\r", "\"\"", " ", "å", "\xef\xbb\xbf", "\xff", "the door",
  };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, 3) == 0 ? g_rand_int_range (rand, 0, 12) : 1;

  if (g_rand_int_range (rand, 0, 3000) == 0)
    n = 50000;
  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

/* What is written reads as the same cells, wherever the buffers of both end. */
static void
test_random (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 40; round++)
    {
      const char *ending = g_rand_boolean (rand) ? "\n" : "\r\n";
      g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
      g_autoptr (MoorCsvWriter) writer = moor_csv_writer_new (out, ending);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GInputStream) in = NULL;
      g_autoptr (MoorCsvReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      guint n_columns = (guint) g_rand_int_range (rand, 1, 9);
      guint n_rows = (guint) g_rand_int_range (rand, 1, round % 8 == 0 ? 20000 : 60);
      guint seen = 0;

      for (guint i = 0; i < n_rows * n_columns; i++)
        {
          char *cell = random_cell (rand);

          g_ptr_array_add (cells, cell);
          moor_csv_writer_add (writer, cell, strlen (cell));
          if (i % n_columns == n_columns - 1)
            g_assert_true (moor_csv_writer_end_row (writer, NULL, NULL));
        }
      g_assert_true (moor_csv_writer_flush (writer, NULL, NULL));

      in = piece_stream_new (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (out)),
                             g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (out)),
                             (gsize) g_rand_int_range (rand, 0, 70000),
                             (gsize) g_rand_int_range (rand, 1, 200000));
      reader = moor_csv_reader_new (in);
      while (moor_csv_reader_next (reader, NULL, &error))
        {
          guint n;
          const MoorCsvCell *row = moor_csv_reader_get_cells (reader, &n);

          g_assert_cmpuint (n, ==, n_columns);
          for (guint i = 0; i < n; i++)
            {
              const char *cell = g_ptr_array_index (cells, seen++);

              g_assert_cmpmem (row[i].text, row[i].length, cell, strlen (cell));
            }
        }
      g_assert_no_error (error);
      g_assert_cmpuint (seen, ==, cells->len);
      g_assert_cmpstr (moor_csv_reader_get_ending (reader), ==, ending);
    }
}

/* One row of @length bytes: a quoted cell, its marks, the line break. */
static void
assert_long (gsize       length,
             const char *expected)
{
  g_autofree char *bytes = g_malloc (length);
  g_autoptr (GInputStream) stream = piece_stream_new (bytes, length, 0, 1000003);
  g_autoptr (MoorCsvReader) reader = moor_csv_reader_new (stream);
  g_autoptr (GError) error = NULL;
  guint n;

  memset (bytes, 'x', length);
  bytes[0] = bytes[length - 2] = '"';
  bytes[length - 1] = '\n';
  if (expected == NULL)
    {
      g_assert_true (moor_csv_reader_next (reader, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (moor_csv_reader_get_cells (reader, &n)->length, ==, length - 3);
      g_assert_cmpuint (n, ==, 1);
      g_assert_false (moor_csv_reader_next (reader, NULL, &error));
      g_assert_no_error (error);
    }
  else
    {
      g_assert_false (moor_csv_reader_next (reader, NULL, &error));
      g_assert_error (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE);
      g_assert_nonnull (strstr (error->message, expected));
      /* It was not read to its end for that. */
      g_assert_cmpuint (((PieceStream *) stream)->given, <, MOOR_CSV_ROW_MAX + 2 * 1000003);
    }
}

static void
test_limits (void)
{
  g_autofree char *commas = g_strnfill (MOOR_CSV_CELLS_MAX, ',');
  g_autoptr (GInputStream) fits = piece_stream_new (commas, MOOR_CSV_CELLS_MAX - 1, 0, G_MAXSIZE);
  g_autoptr (GInputStream) wide = piece_stream_new (commas, MOOR_CSV_CELLS_MAX, 0, G_MAXSIZE);
  g_autoptr (MoorCsvReader) fine = moor_csv_reader_new (fits);
  g_autoptr (MoorCsvReader) refused = moor_csv_reader_new (wide);
  g_autoptr (GError) error = NULL;
  guint n;

  assert_long (MOOR_CSV_ROW_MAX, NULL);
  assert_long (MOOR_CSV_ROW_MAX + 1, "Line 1: this row is longer than 16 MB");
  assert_long (MOOR_CSV_ROW_MAX * 2, "Line 1: this row is longer than 16 MB");

  g_assert_true (moor_csv_reader_next (fine, NULL, NULL));
  moor_csv_reader_get_cells (fine, &n);
  g_assert_cmpuint (n, ==, MOOR_CSV_CELLS_MAX);
  g_assert_false (moor_csv_reader_next (refused, NULL, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "262,144"));
}

/* Writing -------------------------------------------------------------------- */

typedef struct {
  GOutputStream *stream;
  MoorCsvWriter *writer;
} Written;

static Written
write_begin (const char *ending)
{
  Written written;

  written.stream = g_memory_output_stream_new_resizable ();
  written.writer = moor_csv_writer_new (written.stream, ending);

  return written;
}

static void
write_row (Written    *written,
           const char *first,
           ...) G_GNUC_NULL_TERMINATED;

static void
write_row (Written    *written,
           const char *first,
           ...)
{
  va_list args;

  va_start (args, first);
  for (const char *cell = first; cell != NULL; cell = va_arg (args, const char *))
    moor_csv_writer_add (written->writer, cell, strlen (cell));
  va_end (args);
  g_assert_true (moor_csv_writer_end_row (written->writer, NULL, NULL));
}

static void
assert_written (Written    *written,
                const char *expected)
{
  g_assert_true (moor_csv_writer_flush (written->writer, NULL, NULL));
  g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (written->stream)),
                   g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (written->stream)),
                   expected, strlen (expected));
  moor_csv_writer_free (written->writer);
  g_object_unref (written->stream);
}

static void
test_write (void)
{
  Written table = write_begin ("\n");

  write_row (&table, "a", " b ", "c;d", "'e'", "", NULL);
  write_row (&table, "a,b", "say \"yes\"", "two\nlines", "\r", "\"", NULL);
  write_row (&table, "", "", "", "", "", NULL);
  assert_written (&table,
                  "a, b ,c;d,'e',\n"
                  "\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",\"\r\",\"\"\"\"\n"
                  ",,,,\n");

  table = write_begin ("\r\n");
  write_row (&table, "a", "b\nc", NULL);
  write_row (&table, "1", "2", NULL);
  assert_written (&table, "a,\"b\nc\"\r\n1,2\r\n");

  /* A row of one empty cell is not an empty line. */
  table = write_begin ("\n");
  write_row (&table, "", NULL);
  write_row (&table, "x", NULL);
  write_row (&table, "", NULL);
  assert_written (&table, "\"\"\nx\n\"\"\n");

  /* What looks like a byte order mark is part of a cell. */
  table = write_begin ("\n");
  write_row (&table, "\xef\xbb\xbf" "a", NULL);
  write_row (&table, "\xef\xbb\xbf", NULL);
  assert_written (&table, "\"\xef\xbb\xbf" "a\"\n\xef\xbb\xbf\n");
}

static void
assert_number (double      value,
               const char *expected)
{
  Written table = write_begin ("\n");

  /* Twice: the second time it is known. */
  moor_csv_writer_add_number (table.writer, value);
  moor_csv_writer_add_number (table.writer, value);
  g_assert_true (moor_csv_writer_end_row (table.writer, NULL, NULL));
  {
    g_autofree char *row = g_strdup_printf ("%s,%s\n", expected, expected);

    assert_written (&table, row);
  }
}

static void
assert_numbers (void)
{
  assert_number (0, "0");
  assert_number (-0.0, "0");
  assert_number (4, "4");
  assert_number (-2.5, "-2.5");
  assert_number (0.1, "0.1");
  assert_number (100000, "100000");
  assert_number (1.0 / 3, "0.3333333333333333");
  assert_number (2.0 / 3, "0.6666666666666666");
  assert_number (65.0 / 18, "3.611111111111111");
  assert_number (0.1 + 0.2, "0.30000000000000004");
  assert_number (NAN, "");
  assert_number (INFINITY, "");
}

/* A locale that the system does not have is made. */
static void
enter_swedish (void)
{
  g_autofree char *made = g_build_filename (moor_test_home_, "sv_SE.UTF-8", NULL);
  const char *argv[] = { "localedef", "--no-archive", "-i", "sv_SE", "-f", "UTF-8", made, NULL };

  if (setlocale (LC_NUMERIC, "sv_SE.UTF-8") == NULL)
    {
      g_spawn_sync (NULL, (char **) argv, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, NULL, NULL);
      g_setenv ("LOCPATH", moor_test_home_, TRUE);
      if (setlocale (LC_NUMERIC, "sv_SE.UTF-8") == NULL)
        g_error ("there is no locale sv_SE, and localedef made none");
    }
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
}

static void
test_numbers (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (MoorCsvWriter) writer = moor_csv_writer_new (out, "\n");
  g_auto (GStrv) lines = NULL;
  double values[5000];
  char *kept;

  assert_numbers ();

  /* With a comma for the point. */
  kept = g_strdup (setlocale (LC_NUMERIC, NULL));
  enter_swedish ();
  assert_numbers ();
  setlocale (LC_NUMERIC, kept);
  g_free (kept);

  /* More than the writer remembers, each of them several times. */
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      values[i] = i < 2500 ? g_rand_double_range (rand, -1e6, 1e6)
                           : values[g_rand_int_range (rand, 0, 2500)];
      moor_csv_writer_add_number (writer, values[i]);
      g_assert_true (moor_csv_writer_end_row (writer, NULL, NULL));
    }
  moor_csv_writer_add (writer, "", 0);
  g_assert_true (moor_csv_writer_end_row (writer, NULL, NULL));
  g_assert_true (moor_csv_writer_flush (writer, NULL, NULL));
  {
    g_autofree char *text =
      g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (out)),
                 g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (out)));

    lines = g_strsplit (text, "\n", -1);
  }
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (values) + 2);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      char shorter[G_ASCII_DTOSTR_BUF_SIZE];

      g_assert_true (g_ascii_strtod (lines[i], NULL) == values[i]);
      /* One digit less would be another number. */
      g_ascii_formatd (shorter, sizeof shorter, "%.15g", values[i]);
      if (g_ascii_strtod (shorter, NULL) == values[i])
        g_assert_cmpstr (lines[i], ==, shorter);
    }
}

/* A failed write is told, once the rows go out. */
static void
test_write_fails (void)
{
  char place[16];
  g_autoptr (GOutputStream) out = g_memory_output_stream_new (place, sizeof place, NULL, NULL);
  g_autoptr (MoorCsvWriter) writer = moor_csv_writer_new (out, "\n");
  g_autoptr (GError) error = NULL;
  guint n = 0;

  do
    {
      moor_csv_writer_add (writer, "longer than the place", 21);
      n++;
    }
  while (moor_csv_writer_end_row (writer, NULL, &error));

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (n, <, 10000);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/csv/plain", test_plain);
  g_test_add_func ("/csv/endings", test_endings);
  g_test_add_func ("/csv/nothing", test_nothing);
  g_test_add_func ("/csv/mark", test_mark);
  g_test_add_func ("/csv/quotes", test_quotes);
  g_test_add_func ("/csv/wrong-quotes", test_wrong_quotes);
  g_test_add_func ("/csv/zero", test_zero);
  g_test_add_func ("/csv/ragged", test_ragged);
  g_test_add_func ("/csv/unreadable", test_unreadable);
  g_test_add_func ("/csv/random", test_random);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/write", test_write);
  g_test_add_func ("/csv/numbers", test_numbers);
  g_test_add_func ("/csv/write-fails", test_write_fails);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/moor-csv.h"
#include "base/moor-error.h"
#include "fuzz.h"

/* What reads must, written and read again, be equal; but for lines that are no row. */

/* Rows of cells, one behind the other, each with its length: the same bytes exactly when
 * the tables are the same. NULL where it does not read. */
static GByteArray *
read_table (GInputStream  *stream,
            GOutputStream *again)
{
  g_autoptr (MoorCsvReader) reader = moor_csv_reader_new (stream);
  g_autoptr (MoorCsvWriter) writer = NULL;
  g_autoptr (GByteArray) table = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  guint columns = 0;

  while (moor_csv_reader_next (reader, NULL, &error))
    {
      guint n;
      const MoorCsvCell *cells = moor_csv_reader_get_cells (reader, &n);

      if (n == 0)
        {
          g_assert_cmpuint (columns, >, 1);
          continue;
        }
      columns = n;
      if (writer == NULL && again != NULL)
        writer = moor_csv_writer_new (again, moor_csv_reader_get_ending (reader));
      for (guint i = 0; i < n; i++)
        {
          g_byte_array_append (table, (const guint8 *) &cells[i].length, sizeof (gsize));
          g_byte_array_append (table, (const guint8 *) cells[i].text, (guint) cells[i].length);
          if (writer != NULL)
            moor_csv_writer_add (writer, cells[i].text, cells[i].length);
        }
      g_byte_array_append (table, (const guint8 *) "row", 3);
      if (writer != NULL)
        g_assert_true (moor_csv_writer_end_row (writer, NULL, NULL));
    }

  if (error != NULL)
    {
      g_assert_true (error->domain == MOOR_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return NULL;
    }
  if (writer != NULL)
    g_assert_true (moor_csv_writer_flush (writer, NULL, NULL));

  return g_steal_pointer (&table);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GByteArray) table = read_table (in, out);
  g_autoptr (GByteArray) second = NULL;
  g_autoptr (GInputStream) again = NULL;

  if (table == NULL)
    return 0;

  again = g_memory_input_stream_new_from_data (
    g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (out)),
    (gssize) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (out)), NULL);
  second = read_table (again, NULL);
  g_assert_nonnull (second);
  g_assert_cmpmem (second->data, second->len, table->data, table->len);

  return 0;
}

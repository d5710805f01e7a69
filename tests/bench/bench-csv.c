/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/moor-csv.h"
#include "bench-raw.h"

/* bench-csv make QUESTIONNAIRE TABLE ROWS SEED
 *   writes a questionnaire of 36 statements and a table of answers to it
 * bench-csv copy TABLE
 *   reads a table and writes it, with nothing done: what scoring it is measured against */

#define N_ITEMS 36

static void
check (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static void
make_questionnaire (const char *path)
{
  g_autoptr (GString) text = g_string_new (
    "<questionnaire id=\"bench\" version=\"1\" validated=\"no\"><title>B</title><purpose>P</purpose>"
    "<rights holder=\"H\">T</rights><scale from=\"1\" to=\"7\" missing=\"0 99\"><label value=\"1\">a"
    "</label><label value=\"7\">b</label></scale>");
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= N_ITEMS; i++)
    g_string_append_printf (text, "<item id=\"q%u\"/>", i);
  for (guint half = 1; half <= 2; half++)
    {
      g_string_append_printf (text, "<subscale id=\"s%u\" items=\"", half);
      for (guint i = half; i <= N_ITEMS; i += 2)
        g_string_append_printf (text, "%sq%u", i > 2 ? " " : "", i);
      g_string_append (text, half == 1 ? "\" reverse=\"q3 q15 q19" : "\" reverse=\"q2 q20");
      g_string_append (text, "\"><title>S</title></subscale>");
    }
  g_string_append (text, "<test><answers>");
  for (guint i = 1; i <= N_ITEMS; i++)
    g_string_append (text, i > 1 ? " 4" : "4");
  g_string_append (text, "</answers><expect score=\"s1\" value=\"4\"/><expect score=\"s2\" "
                   "value=\"4\"/></test></questionnaire>");

  g_file_set_contents (path, text->str, -1, &error);
  check (error);
}

/* Some answers are missing, some columns are carried, some of those need quotation marks. */
static void
make_table (const char *path,
            guint       n_rows,
            guint64     seed)
{
  BenchRandom random = { seed };
  FILE *file = fopen (path, "wb");

  fprintf (file, "id,note,group");
  for (guint i = 1; i <= N_ITEMS; i++)
    fprintf (file, ",q%u", i);
  fputc ('\n', file);

  for (guint row = 0; row < n_rows; row++)
    {
      fprintf (file, "%u,", row);
      if (bench_random (&random, 4) == 0)
        fprintf (file, "\"%s, \"\"%s\"\"\",", bench_word (&random), bench_word (&random));
      else
        fprintf (file, "%s,", bench_word (&random));
      fprintf (file, "%c", 'a' + (int) bench_random (&random, 3));
      for (guint i = 0; i < N_ITEMS; i++)
        {
          guint chance = bench_random (&random, 50);

          if (chance == 0)
            fputs (",", file);
          else if (chance == 1)
            fputs (",99", file);
          else
            fprintf (file, chance == 2 ? ",\"%u\"" : ",%u", 1 + bench_random (&random, 7));
        }
      fputc ('\n', file);
    }
  if (fclose (file) != 0)
    g_error ("the table could not be written");
}

static void
copy_table (const char *path)
{
  g_autoptr (GInputStream) in = g_unix_input_stream_new (open (path, O_RDONLY), TRUE);
  g_autoptr (GOutputStream) out = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (MoorCsvReader) reader = moor_csv_reader_new (in);
  g_autoptr (MoorCsvWriter) writer = moor_csv_writer_new (out, "\n");
  g_autoptr (GError) error = NULL;

  while (moor_csv_reader_next (reader, NULL, &error))
    {
      guint n;
      const MoorCsvCell *cells = moor_csv_reader_get_cells (reader, &n);

      for (guint i = 0; i < n; i++)
        moor_csv_writer_add (writer, cells[i].text, cells[i].length);
      moor_csv_writer_end_row (writer, NULL, &error);
      check (error);
    }
  check (error);
  moor_csv_writer_flush (writer, NULL, &error);
  check (error);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 6 && strcmp (argv[1], "make") == 0)
    {
      make_questionnaire (argv[2]);
      make_table (argv[3], (guint) atoi (argv[4]), (guint64) atoll (argv[5]));
      return 0;
    }
  if (argc == 3 && strcmp (argv[1], "copy") == 0)
    {
      copy_table (argv[2]);
      return 0;
    }

  fprintf (stderr, "usage: bench-csv make QUESTIONNAIRE TABLE ROWS SEED | copy TABLE\n");
  return 2;
}

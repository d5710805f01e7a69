/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/moor-command.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "base/moor-csv.h"
#include "base/moor-error.h"
#include "content/moor-own-file.h"
#include "content/moor-questionnaire.h"

#define MISSING_COLUMN "missing"
#define CARRIED -1               /* a column that is no answer */
#define MAX_NAMES 10             /* columns named in one sentence */
#define MAX_PLACES 5             /* lines named in one sentence */

/* Something that was seen in the table and is told at its end. */
typedef struct {
  guint    n;
  GString *places;               /* the first few */
} Seen;

typedef struct {
  MoorQuestionnaire *questionnaire;
  guint    n_answers;            /* of the whole file; those of forms left out stay NAN */
  guint    n_expected;           /* of the forms in the table */
  guint    n_columns;
  int     *columns;              /* index of the answer, or CARRIED */
  char   **names;                /* of the columns */
  GArray  *results;              /* guint: those that are written */
  MoorCellKind kinds[256];       /* what a cell of that one byte means, … */
  double   values[256];          /* … which most of millions are */
  double  *answers;
  double  *scores;
  GHashTable *sheets;            /* guint64: what the answers of the rows so far come to */
  gsize    n_rows;
  Seen     blank, unknown, empty, copies, alike;
} Table;

static void
table_clear (Table *self)
{
  Seen *const seen[] = { &self->blank, &self->unknown, &self->empty, &self->copies, &self->alike };

  g_clear_object (&self->questionnaire);
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->results, g_array_unref);
  g_clear_pointer (&self->answers, g_free);
  g_clear_pointer (&self->scores, g_free);
  g_clear_pointer (&self->sheets, g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    if (seen[i]->places != NULL)
      g_string_free (g_steal_pointer (&seen[i]->places), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/* The first line ------------------------------------------------------------ */

/* "a, b, c and 7 more". (transfer full) */
static char *
join_names (GPtrArray *names)
{
  GString *text = g_string_new (NULL);
  guint shown = MIN (names->len, MAX_NAMES);

  for (guint i = 0; i < shown; i++)
    {
      /* A table in another encoding than UTF-8 may have names that are not text. */
      g_autofree char *name = g_utf8_make_valid (g_ptr_array_index (names, i), -1);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", name);
    }
  if (names->len > shown)
    {
      g_string_append_c (text, ' ');
      /* Translators: behind a list of ten names: how many are not in it. */
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", names->len - shown),
                              names->len - shown);
    }

  return g_string_free (text, FALSE);
}

static gboolean
fail_names (GError     **error,
            const char  *sentence,
            GPtrArray   *names)
{
  g_autofree char *joined = join_names (names);

  g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, "%s %s.", sentence, joined);

  return FALSE;
}

static gboolean
find_answers (Table              *self,
              const MoorCsvCell  *cells,
              GError            **error)
{
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) twice = g_ptr_array_new ();

  for (guint i = 0; i < self->n_answers; i++)
    g_hash_table_insert (answers, moor_questionnaire_name_answer (self->questionnaire, i),
                         GUINT_TO_POINTER (i));

  self->names = g_new0 (char *, self->n_columns + 1);
  self->columns = g_new (int, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      char *name = self->names[i] = g_strndup (cells[i].text, cells[i].length);
      gpointer answer;

      self->columns[i] = g_hash_table_lookup_extended (answers, name, NULL, &answer)
        ? (int) GPOINTER_TO_UINT (answer) : CARRIED;
      /* Columns without a name have none that could be meant. */
      if (*name != '\0' && !g_hash_table_add (seen, name))
        g_ptr_array_add (twice, name);
    }

  return twice->len == 0 ||
         fail_names (error, _("These columns are in the table more than once:"), twice);
}

/* No column is named like an answer: what was looked for, and what may be the matter. */
static gboolean
fail_nothing (Table   *self,
              GError **error)
{
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  const char *only = self->n_columns == 1 ? self->names[0] : "";

  if (strchr (only, ';') != NULL || strchr (only, '\t') != NULL)
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                           _("The first line is one column. Between the columns there has to be "
                             "a comma, not a semicolon or a tabulator."));
      return FALSE;
    }

  for (guint i = 0; i < self->n_answers; i++)
    g_ptr_array_add (expected, moor_questionnaire_name_answer (self->questionnaire, i));

  return fail_names (error, _("No column of the table is an answer. Columns with answers are "
                              "named:"), expected);
}

/* Which forms are in the table: each of them has to be there whole. */
static gboolean
find_forms (Table    *self,
            gboolean *forms,
            GError  **error)
{
  guint n_items = moor_questionnaire_get_n_items (self->questionnaire);
  g_autofree gboolean *there = g_new0 (gboolean, self->n_answers);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i] != CARRIED)
      {
        there[self->columns[i]] = TRUE;
        forms[(guint) self->columns[i] / n_items] = TRUE;
      }

  for (guint i = 0; i < self->n_answers; i++)
    {
      if (!forms[i / n_items])
        continue;
      self->n_expected++;
      if (!there[i])
        g_ptr_array_add (missing, moor_questionnaire_name_answer (self->questionnaire, i));
    }

  if (self->n_expected == 0)
    return fail_nothing (self, error);

  return missing->len == 0 ||
         fail_names (error, _("Columns of the questionnaire that are missing in the table:"),
                     missing);
}

/* The columns that come out: those carried through, the scores, how many are missing. */
static gboolean
find_results (Table           *self,
              const gboolean  *forms,
              MoorCsvWriter   *writer,
              GError         **error)
{
  g_autoptr (GHashTable) carried = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) clashes = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i] == CARRIED)
      {
        g_hash_table_add (carried, self->names[i]);
        moor_csv_writer_add (writer, self->names[i], strlen (self->names[i]));
      }

  self->results = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < moor_questionnaire_get_n_results (self->questionnaire); i++)
    {
      int form = moor_questionnaire_get_result (self->questionnaire, i)->form;

      if (form >= 0 && !forms[form])
        continue;
      g_array_append_val (self->results, i);
      g_ptr_array_add (names, moor_questionnaire_name_result (self->questionnaire, i));
    }
  g_ptr_array_add (names, g_strdup (MISSING_COLUMN));

  for (guint i = 0; i < names->len; i++)
    {
      char *name = g_ptr_array_index (names, i);

      /* Added, so that two results of one name are found, too. */
      if (!g_hash_table_add (carried, name))
        g_ptr_array_add (clashes, name);
      moor_csv_writer_add (writer, name, strlen (name));
    }

  return clashes->len == 0 ||
         fail_names (error, _("The scores need these names, and the table has such columns already:"),
                     clashes);
}

static gboolean
read_header (Table          *self,
             MoorCsvReader  *reader,
             MoorCsvWriter **writer,
             GError        **error)
{
  g_autoptr (GOutputStream) out = moor_command_output ();
  g_autoptr (GError) problem = NULL;
  g_autofree gboolean *forms = NULL;
  const MoorCsvCell *cells;

  if (!moor_csv_reader_next (reader, NULL, &problem))
    {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      else
        g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                             _("The table is empty. Its first line has to name the columns."));
      return FALSE;
    }

  *writer = moor_csv_writer_new (out, moor_csv_reader_get_ending (reader));
  cells = moor_csv_reader_get_cells (reader, &self->n_columns);
  forms = g_new0 (gboolean, moor_questionnaire_get_n_forms (self->questionnaire));

  return find_answers (self, cells, error) &&
         find_forms (self, forms, error) &&
         find_results (self, forms, *writer, error) &&
         moor_csv_writer_end_row (*writer, NULL, error);
}

/* The rows -------------------------------------------------------------------- */

static void
see (Seen       *seen,
     const char *column,         /* (nullable) */
     gsize       line)
{
  seen->n++;
  if (seen->n > MAX_PLACES + 1)
    return;

  if (seen->places == NULL)
    seen->places = g_string_new (NULL);
  if (seen->n > MAX_PLACES)
    {
      g_string_append (seen->places, ", …");
      return;
    }
  if (seen->n > 1)
    g_string_append (seen->places, ", ");
  if (column != NULL)
    /* Translators: one of several places in a table: its line and its column. */
    g_string_append_printf (seen->places, _("line %zu, column %s"), line, column);
  else
    /* Translators: one of several places in a table. */
    g_string_append_printf (seen->places, _("line %zu"), line);
}

/* What a row of answers comes to, for finding the same row again: 64 bits, so that two
 * different ones in a million come out alike once in 30 million tables. */
static guint64
sum_up (const double *answers,
        guint         n)
{
  guint64 sum = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (guint i = 0; i < n; i++)
    {
      guint64 bits = isnan (answers[i]) ? G_MAXUINT64 : (guint64) (gint64) answers[i];

      sum = (sum ^ bits) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      sum ^= sum >> 32;
    }

  return sum;
}

/* Told at the end, never dropped. */
static void
look_at_row (Table *self,
             guint  n_answered,
             gsize  line)
{
  guint64 sum;
  double first = NAN;

  if (n_answered == 0)
    {
      see (&self->empty, NULL, line);
      return;
    }

  sum = sum_up (self->answers, self->n_answers);
  if (!g_hash_table_add (self->sheets, g_memdup2 (&sum, sizeof sum)))
    see (&self->copies, NULL, line);

  if (n_answered < 2)
    return;
  for (guint i = 0; i < self->n_answers; i++)
    {
      if (isnan (self->answers[i]))
        continue;
      if (isnan (first))
        first = self->answers[i];
      else if (self->answers[i] != first)
        return;
    }
  see (&self->alike, NULL, line);
}

static MoorCellKind
read_cell (Table             *self,
           const MoorCsvCell *cell,
           double            *value)
{
  if (cell->length == 1)
    {
      *value = self->values[(guchar) cell->text[0]];
      return self->kinds[(guchar) cell->text[0]];
    }

  return moor_questionnaire_read_cell (self->questionnaire, cell->text, cell->length, value);
}

static gboolean
score_row (Table          *self,
           MoorCsvReader  *reader,
           MoorCsvWriter  *writer,
           GError        **error)
{
  gsize line = moor_csv_reader_get_line (reader);
  guint n_cells, n_answered = 0;
  const MoorCsvCell *cells = moor_csv_reader_get_cells (reader, &n_cells);

  if (n_cells == 0)
    {
      see (&self->blank, NULL, line);
      return TRUE;
    }

  for (guint i = 0; i < n_cells; i++)
    {
      int answer = self->columns[i];

      if (answer == CARRIED)
        {
          moor_csv_writer_add (writer, cells[i].text, cells[i].length);
          continue;
        }

      switch (read_cell (self, &cells[i], &self->answers[answer]))
        {
        case MOOR_CELL_ANSWER:
          n_answered++;
          break;
        case MOOR_CELL_UNKNOWN:
          see (&self->unknown, self->names[i], line);
          break;
        case MOOR_CELL_MISSING:
        default:
          break;
        }
    }

  look_at_row (self, n_answered, line);
  self->n_rows++;

  moor_questionnaire_score (self->questionnaire, self->answers, self->scores);
  for (guint i = 0; i < self->results->len; i++)
    moor_csv_writer_add_number (writer, self->scores[g_array_index (self->results, guint, i)]);
  moor_csv_writer_add_number (writer, self->n_expected - n_answered);

  return moor_csv_writer_end_row (writer, NULL, error);
}

static void
tell (const Seen *seen,
      const char *sentence)
{
  g_printerr ("%s %s.\n", sentence, seen->places->str);
}

static void
tell_what_was_seen (const Table *self)
{
  if (self->blank.n > 0)
    {
      g_autofree char *sentence = g_strdup_printf (
        ngettext ("%u line is empty and was passed over:", "%u lines are empty and were passed over:",
                  self->blank.n), self->blank.n);

      tell (&self->blank, sentence);
    }
  if (self->unknown.n > 0)
    {
      g_autofree char *sentence = g_strdup_printf (
        ngettext ("%u value is not on the scale and was taken as no answer:",
                  "%u values are not on the scale and were taken as no answer:", self->unknown.n),
        self->unknown.n);

      tell (&self->unknown, sentence);
    }
  if (self->empty.n > 0)
    {
      g_autofree char *sentence = g_strdup_printf (
        ngettext ("%u row has no answers:", "%u rows have no answers:", self->empty.n),
        self->empty.n);

      tell (&self->empty, sentence);
    }
  if (self->copies.n > 0)
    {
      g_autofree char *sentence = g_strdup_printf (
        ngettext ("%u row has the same answers as a row above it. It was scored; it may be chance:",
                  "%u rows have the same answers as a row above them. They were scored; it may be "
                  "chance:", self->copies.n), self->copies.n);

      tell (&self->copies, sentence);
    }
  if (self->alike.n > 0)
    {
      g_autofree char *sentence = g_strdup_printf (
        ngettext ("%u row has one answer to every statement. It was scored; it may be meant so:",
                  "%u rows have one answer to every statement. They were scored; it may be meant "
                  "so:", self->alike.n), self->alike.n);

      tell (&self->alike, sentence);
    }
}

/* The command ----------------------------------------------------------------- */

static MoorQuestionnaire *
read_questionnaire (const char  *path,
                    GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = moor_own_file_read (path, error);

  return bytes != NULL ? moor_questionnaire_read (name, bytes, NULL, NULL, "und", error) : NULL;
}

static GInputStream *
open_table (const char  *path,
            GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int fd;

  if (strcmp (path, "-") == 0)
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);

  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0);
  if (fd < 0)
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, _("%s cannot be read: %s."), name,
                   g_strerror (errno));
      return NULL;
    }

  return g_unix_input_stream_new (fd, TRUE);
}

/* What is wrong in the table, with its name in front. Rows that were scored before are in
 * the output, and that is said. */
static void
name_table (GError     **error,
            const char  *path,
            const Table *table)
{
  g_autofree char *name = strcmp (path, "-") == 0 ? g_strdup (_("Standard input"))
                                                  : g_filename_display_name (path);
  g_autofree char *before = NULL;

  if (error == NULL || *error == NULL || (*error)->domain != MOOR_ERROR)
    return;

  if (table->n_rows > 0)
    before = g_strdup_printf (ngettext (" The output holds the %zu row above it.",
                                        " The output holds the %zu rows above it.",
                                        table->n_rows), table->n_rows);
  g_prefix_error (error, "%s: ", name);
  if (before != NULL)
    {
      char *message = g_strconcat ((*error)->message, before, NULL);

      g_free ((*error)->message);
      (*error)->message = message;
    }
}

static gboolean
score_table (Table          *self,
             MoorCsvReader  *reader,
             GError        **error)
{
  g_autoptr (MoorCsvWriter) writer = NULL;
  g_autoptr (GError) problem = NULL;

  if (!read_header (self, reader, &writer, error))
    return FALSE;

  while (moor_csv_reader_next (reader, NULL, &problem))
    if (!score_row (self, reader, writer, error))
      return FALSE;

  /* Also before an error: so the output ends with a whole row. */
  if (!moor_csv_writer_flush (writer, NULL, error))
    return FALSE;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  return TRUE;
}

static gboolean
run (MoorCommandLine  *line,
     int              *status,
     GError          **error)
{
  g_auto (Table) table = { 0, };
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (MoorCsvReader) reader = NULL;
  gboolean scored;

  table.questionnaire = read_questionnaire (line->argv[1], error);
  if (table.questionnaire == NULL)
    return FALSE;

  stream = open_table (line->argv[2], error);
  if (stream == NULL)
    return FALSE;

  table.n_answers = moor_questionnaire_get_n_answers (table.questionnaire);
  table.answers = g_new (double, table.n_answers);
  for (guint i = 0; i < table.n_answers; i++)
    table.answers[i] = NAN;
  for (guint i = 0; i < G_N_ELEMENTS (table.kinds); i++)
    {
      char byte = (char) i;

      table.kinds[i] = moor_questionnaire_read_cell (table.questionnaire, &byte, 1, &table.values[i]);
    }
  table.scores = g_new (double, moor_questionnaire_get_n_results (table.questionnaire));
  table.sheets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  reader = moor_csv_reader_new (stream);
  scored = score_table (&table, reader, error);
  if (!scored)
    name_table (error, line->argv[2], &table);
  tell_what_was_seen (&table);

  return scored;
}

const MoorCommand moor_command_score = {
  .name = "score",
  .arguments = "QUESTIONNAIRE ANSWERS.csv",
  .summary = N_("Score a table of answers to a questionnaire"),
  .details = N_("The first line of the table names its columns. Columns named after the statements "
                "(FORM:STATEMENT where the questionnaire has forms) are answers; every other column "
                "is carried through. “-” reads the table from standard input. Values that are no "
                "answers are counted as missing and told at the end, and so are empty lines; no row "
                "is left out."),
  .min_files = 2,
  .max_files = 2,
  .run = run,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <math.h>
#include <string.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "base/moor-text.h"
#include "content/moor-exercise.h"
#include "content/moor-practices.h"


G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError    **error,
        const char *format,
        ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *sentence = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_OUT_OF_RANGE, sentence);
  return FALSE;
}

static gboolean
refuse_shape (GError **error)
{
  return refuse (error, _("This answer is not of the kind that is asked for here."));
}

static const MoorOption *
find_option (const MoorField *field,
             const char      *value)
{
  for (guint i = 0; i < field->options->len; i++)
    {
      const MoorOption *option = g_ptr_array_index (field->options, i);

      if (strcmp (option->value, value) == 0)
        return option;
    }

  return NULL;
}

/* Checking ---------------------------------------------------------------- */

/* Whether every cell stands in the "" slot, up to @max_rows rows from 0 on
 * without a gap, and is text. */
static gboolean
is_texts (const MoorAnswer *answer,
          int               max_rows)
{
  guint n_cells = moor_answer_get_n_cells (answer);

  for (guint i = 0; i < n_cells; i++)
    {
      const MoorCell *cell = moor_answer_get_cell (answer, i);

      if (cell->row != (int) i || cell->row >= max_rows ||
          cell->slot[0] != '\0' || cell->text == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_number (const MoorAnswer  *answer,
              double             lowest,
              double             highest,
              GError           **error)
{
  double number;

  if (moor_answer_get_n_cells (answer) != 1 || !moor_answer_get_number (answer, 0, "", &number))
    return refuse_shape (error);
  if (number < lowest || number > highest)
    return refuse (error, _("A number from %g to %g is asked for here."), lowest, highest);

  return TRUE;
}

static gboolean
check_count (int      count,
             int      max,
             GError **error)
{
  if (max > 0 && count > max)
    return refuse (error,
                   ngettext ("There is room for %d here.", "There is room for %d here.", max),
                   max);

  return TRUE;
}

/* choice, choices: values, and own words beside the value "other". */
static gboolean
check_choice (const MoorField   *field,
              const MoorAnswer  *answer,
              GError           **error)
{
  guint n_cells = moor_answer_get_n_cells (answer);
  int n_rows = moor_answer_get_n_rows (answer);
  gboolean any_alone = FALSE;

  for (guint i = 0; i < n_cells; i++)
    {
      const MoorCell *cell = moor_answer_get_cell (answer, i);
      const char *value = moor_answer_get_text (answer, cell->row, "");
      gboolean is_other = field->other && g_strcmp0 (value, "other") == 0;

      if (cell->text == NULL || value == NULL)
        return refuse_shape (error);

      if (cell->slot[0] == '\0')
        {
          const MoorOption *option = find_option (field, value);

          if (option == NULL && field->from == NULL && !is_other)
            return refuse (error, _("This is not one of the choices."));
          any_alone |= option != NULL && option->alone;
        }
      else if (strcmp (cell->slot, "other") != 0 || !is_other)
        return refuse_shape (error);
    }

  if (field->kind == MOOR_FIELD_CHOICE && n_rows > 1)
    return refuse (error, _("One choice is asked for here."));
  if (any_alone && n_rows > 1)
    return refuse (error, _("One of these choices stands alone."));

  return check_count (n_rows, field->max, error);
}

/* emotions, body: a word of the list, a strength, and for the body a word. */
static gboolean
check_strengths (const MoorField   *field,
                 const MoorAnswer  *answer,
                 GError           **error)
{
  guint n_cells = moor_answer_get_n_cells (answer);

  for (guint i = 0; i < n_cells; i++)
    {
      const MoorCell *cell = moor_answer_get_cell (answer, i);
      const char *value = moor_answer_get_text (answer, cell->row, "");

      if (value == NULL)
        return refuse_shape (error);

      if (cell->slot[0] == '\0')
        {
          if (find_option (field, value) == NULL)
            return refuse (error, _("This is not one of the choices."));
        }
      else if (strcmp (cell->slot, "strength") == 0)
        {
          if (cell->text != NULL || cell->number < 0 || cell->number > 10)
            return refuse (error, _("A number from %g to %g is asked for here."), 0.0, 10.0);
        }
      else if (field->kind != MOOR_FIELD_BODY || strcmp (cell->slot, "word") != 0 ||
               cell->text == NULL)
        return refuse_shape (error);
    }

  return TRUE;
}

static const MoorField *
find_column (const MoorField *field,
             const char      *slot)
{
  gsize length = strcspn (slot, "/");

  for (guint i = 0; i < field->columns->len; i++)
    {
      const MoorField *column = g_ptr_array_index (field->columns, i);

      if (strlen (column->id) == length && strncmp (column->id, slot, length) == 0)
        return column;
    }

  return NULL;
}

static const MoorFixedRow *
find_fixed_row (const MoorField *field,
                const char      *id)
{
  for (guint i = 0; i < field->fixed->len; i++)
    {
      const MoorFixedRow *row = g_ptr_array_index (field->fixed, i);

      if (g_strcmp0 (row->id, id) == 0)
        return row;
    }

  return NULL;
}

static gboolean
check_rows (const MoorField   *field,
            const MoorAnswer  *answer,
            GError           **error)
{
  guint n_cells = moor_answer_get_n_cells (answer);
  int n_rows = moor_answer_get_n_rows (answer);
  gboolean is_named = field->fixed->len > 0 || field->row_for != NULL;

  for (guint i = 0; i < n_cells; i++)
    {
      const MoorCell *cell = moor_answer_get_cell (answer, i);

      if (strcmp (cell->slot, "@id") == 0)
        {
          if (!is_named || cell->text == NULL ||
              (field->fixed->len > 0 && find_fixed_row (field, cell->text) == NULL))
            return refuse_shape (error);
        }
      else if (find_column (field, cell->slot) == NULL)
        return refuse_shape (error);
    }

  for (int row = 0; row < n_rows; row++)
    for (guint c = 0; c < field->columns->len; c++)
      {
        const MoorField *column = g_ptr_array_index (field->columns, c);
        g_autoptr (MoorAnswer) inner = moor_answer_get_column (answer, row, column->id);

        if (!moor_field_check (column, inner, error))
          return FALSE;
      }

  return check_count (n_rows, field->max, error);
}

static gboolean
check_items (const MoorField   *field,
             const MoorAnswer  *answer,
             GError           **error)
{
  guint n_cells = moor_answer_get_n_cells (answer);

  for (guint i = 0; i < n_cells; i++)
    {
      const MoorCell *cell = moor_answer_get_cell (answer, i);
      gboolean is_seconds = strcmp (cell->slot, MOOR_ITEMS_SECONDS) == 0;
      gboolean is_known = is_seconds;

      for (guint k = 0; !is_known && k < field->items->len; k++)
        is_known = strcmp (((MoorItem *) g_ptr_array_index (field->items, k))->id, cell->slot) == 0;

      if (!is_known || cell->row != 0 || cell->text != NULL || (is_seconds && cell->number < 0))
        return refuse_shape (error);
      if (field->scored_by != NULL && !is_seconds && cell->number != floor (cell->number))
        return refuse (error, _("A whole number is asked for here."));
      if (!is_seconds && (cell->number < field->lowest || cell->number > field->highest))
        return refuse (error, _("A number from %g to %g is asked for here."),
                       field->lowest, field->highest);
    }

  return TRUE;
}

static gboolean
check_date (const MoorAnswer  *answer,
            GError           **error)
{
  g_autofree char *date = NULL;

  if (!is_texts (answer, 1))
    return refuse_shape (error);

  date = moor_clock_add_days (moor_answer_get_text (answer, 0, ""), 0);
  if (date == NULL)
    return refuse (error, _("This is not a day of the calendar."));

  return TRUE;
}

static gboolean
check_timer (const MoorField   *field,
             const MoorAnswer  *answer,
             GError           **error)
{
  gboolean has_pattern = moor_answer_get_text (answer, 0, "pattern") != NULL;
  double seconds;

  if (moor_answer_get_n_cells (answer) != (has_pattern ? 2 : 1) ||
      (has_pattern && field->minutes != NULL && field->minutes->len > 0) ||
      !moor_answer_get_number (answer, 0, "seconds", &seconds) || seconds < 0)
    return refuse_shape (error);

  return TRUE;
}

static gboolean
check_texts (const MoorAnswer  *answer,
             GError           **error)
{
  guint n_cells = moor_answer_get_n_cells (answer);

  if (moor_answer_get_bytes (answer) > MOOR_TEXT_FIELD_MAX)
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE,
                           _("This is more than one answer can hold (1 MB)."));
      return FALSE;
    }

  for (guint i = 0; i < n_cells; i++)
    {
      const MoorCell *cell = moor_answer_get_cell (answer, i);

      if (cell->text != NULL && !g_utf8_validate (cell->text, -1, NULL))
        return refuse (error, _("This answer holds something that is no text."));
    }

  return TRUE;
}

/* Words ------------------------------------------------------------------- */

static void
add_line (GPtrArray *lines,
          char      *line)
{
  if (line != NULL && line[0] != '\0')
    g_ptr_array_add (lines, line);
  else
    g_free (line);
}

static const char *
option_label (const MoorField *field,
              const char      *value)
{
  const MoorOption *option = find_option (field, value);

  return option != NULL ? option->label : value;
}

static char *
choice_words (const MoorField  *field,
              const MoorAnswer *answer,
              int               row)
{
  const char *value = moor_answer_get_text (answer, row, "");
  const char *own = moor_answer_get_text (answer, row, "other");

  if (own != NULL)
    return g_strdup (own);
  if (value == NULL)
    return NULL;
  if (field->other && strcmp (value, "other") == 0)
    return g_strdup (_("something else"));

  return g_strdup (option_label (field, value));
}

static char *
strength_words (const MoorField  *field,
                const MoorAnswer *answer,
                int               row)
{
  const char *value = moor_answer_get_text (answer, row, "");
  const char *word = moor_answer_get_text (answer, row, "word");
  double strength;

  if (value == NULL)
    return NULL;

  GString *line = g_string_new (option_label (field, value));

  if (moor_answer_get_number (answer, row, "strength", &strength))
    g_string_append_printf (line, " (%g)", strength);
  if (word != NULL)
    g_string_append_printf (line, ", %s", word);

  return g_string_free (line, FALSE);
}

static char *
duration_words (double seconds)
{
  int minutes = (int) (seconds / 60 + 0.5);

  if (minutes < 1)
    return g_strdup (_("less than a minute"));

  return g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes), minutes);
}

/* "A longer out-breath, 2 minutes"; a practice that this program does not know
 * gives the time alone. */
static char *
timer_words (const MoorAnswer *answer)
{
  const MoorPractice *practice = moor_practices_find (moor_answer_get_text (answer, 0, "pattern"));
  g_autofree char *duration = NULL;
  double seconds;

  if (!moor_answer_get_number (answer, 0, "seconds", &seconds))
    return NULL;

  duration = duration_words (seconds);
  if (practice == NULL)
    return g_steal_pointer (&duration);

  /* Translators: a practice and how long it took: "Look around, 2 minutes" */
  return g_strdup_printf (C_("practice", "%s, %s"), practice->title, duration);
}

/* Several answers on one line keep apart; the lines of one text are one sentence after
 * another. */
static char *
on_one_line (const MoorField *column,
             const char      *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  return g_strjoinv (column->kind == MOOR_FIELD_TEXT ? " " : ", ", lines);
}

static char *
row_words (const MoorField  *field,
           const MoorAnswer *answer,
           int               row,
           MoorNameLookup    lookup,
           gpointer          data)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  const char *id = moor_answer_get_text (answer, row, "@id");
  const MoorFixedRow *fixed = id != NULL ? find_fixed_row (field, id) : NULL;
  const char *name = fixed != NULL ? fixed->label : field->row_for != NULL ? id : NULL;

  for (guint c = 0; c < field->columns->len; c++)
    {
      const MoorField *column = g_ptr_array_index (field->columns, c);
      g_autoptr (MoorAnswer) inner = moor_answer_get_column (answer, row, column->id);
      g_autofree char *words = moor_field_answer_to_text (column, inner, lookup, data);
      g_autofree char *line = NULL;

      if (words[0] == '\0')
        continue;

      line = on_one_line (column, words);
      add_line (columns, g_strdup_printf ("%s: %s", column->label, line));
    }

  if (columns->len == 0)
    return NULL;

  g_ptr_array_add (columns, NULL);
  g_autofree char *joined = g_strjoinv (" · ", (char **) columns->pdata);

  return name != NULL ? g_strdup_printf ("%s · %s", name, joined) : g_steal_pointer (&joined);
}

static gboolean
has_item (const MoorField *field,
          const char      *id)
{
  for (guint i = 0; i < field->items->len; i++)
    if (strcmp (((MoorItem *) g_ptr_array_index (field->items, i))->id, id) == 0)
      return TRUE;

  return FALSE;
}

/* @number (nullable): NULL for a statement that was left open. */
static char *
item_line (const MoorField *field,
           const char      *statement,
           const double    *number)
{
  const char *step = number != NULL ? moor_field_find_step (field, *number) : NULL;
  g_autofree char *said = NULL;

  if (number == NULL)
    /* Translators: in place of the answer to a statement of a questionnaire that was passed
     * over while others were answered. It stands alone behind the statement. */
    said = g_strdup (C_("statement", "left open"));
  else if (step != NULL)
    /* Translators: an answer on a scale, and what the scale calls that step: “1, never” */
    said = g_strdup_printf (C_("statement", "%g, %s"), *number, step);
  else
    said = g_strdup_printf ("%g", *number);

  /* Translators: a statement of a questionnaire, which brings its own full stop, and the
   * answer to it: “I leave the light on. · 1, never” */
  return g_strdup_printf (C_("statement", "%s · %s"), statement, said);
}

/* In the order in which the statements are asked: a printed form lies beside it. */
static void
add_item_lines (const MoorField  *field,
                const MoorAnswer *answer,
                gboolean          with_open,
                GPtrArray        *lines)
{
  guint n_cells = moor_answer_get_n_cells (answer);
  gboolean any = FALSE;
  double number;

  for (guint i = 0; i < field->items->len; i++)
    any |= moor_answer_get_number (answer, 0, ((MoorItem *) g_ptr_array_index (field->items, i))->id,
                                   &number);

  for (guint i = 0; any && i < field->items->len; i++)
    {
      const MoorItem *item = g_ptr_array_index (field->items, i);

      if (moor_answer_get_number (answer, 0, item->id, &number))
        add_line (lines, item_line (field, item->text, &number));
      else if (with_open)
        add_line (lines, item_line (field, item->text, NULL));
    }

  /* What the file does not know (any more) was answered all the same. How long it took is
   * nothing that anybody wrote. */
  for (guint i = 0; i < n_cells; i++)
    {
      const MoorCell *cell = moor_answer_get_cell (answer, i);

      if (cell->text == NULL && strcmp (cell->slot, MOOR_ITEMS_SECONDS) != 0 &&
          (cell->row != 0 || !has_item (field, cell->slot)))
        add_line (lines, item_line (field, cell->slot, &cell->number));
    }
}

static char *
number_words (const MoorField  *field,
              const MoorAnswer *answer)
{
  double number;

  if (!moor_answer_get_number (answer, 0, "", &number))
    return NULL;

  if (field->kind == MOOR_FIELD_CHECK)
    return g_strdup (_("yes"));
  if (field->kind == MOOR_FIELD_READ)
    return g_strdup (_("read"));
  if (field->kind == MOOR_FIELD_PERCENT)
    /* Translators: a percentage; “80 %” is written with a narrow or no space
     * in some languages. */
    return g_strdup_printf (_("%g %%"), number);

  return g_strdup_printf ("%g", number);
}

static char *
row_line (const MoorField  *field,
          const MoorAnswer *answer,
          int               row,
          MoorNameLookup    name,
          gpointer          name_data)
{
  const char *text = moor_answer_get_text (answer, row, "");

  switch (field->kind)
    {
    case MOOR_FIELD_CHOICE:
    case MOOR_FIELD_CHOICES:
      return choice_words (field, answer, row);

    case MOOR_FIELD_EMOTIONS:
    case MOOR_FIELD_BODY:
      return strength_words (field, answer, row);

    case MOOR_FIELD_PERSON:
    case MOOR_FIELD_LINK:
      /* Its number says nothing to anybody. */
      return text != NULL && name != NULL ? g_strdup (name (field, text, name_data)) : NULL;

    case MOOR_FIELD_ROWS:
      return row_words (field, answer, row, name, name_data);

    case MOOR_FIELD_DATE:
      return text != NULL ? moor_field_day_to_text (text) : NULL;

    case MOOR_FIELD_TIMER:
      return timer_words (answer);

    case MOOR_FIELD_SCALE:
    case MOOR_FIELD_PERCENT:
    case MOOR_FIELD_AGE:
    case MOOR_FIELD_CHECK:
    case MOOR_FIELD_READ:
      return number_words (field, answer);

    case MOOR_FIELD_TEXT:
    case MOOR_FIELD_LIST:
    case MOOR_FIELD_ITEMS:
    case MOOR_N_FIELD_KINDS:
    default:
      return g_strdup (text);
    }
}

static char *
to_text (const MoorField  *field,
         const MoorAnswer *answer,
         gboolean          with_open,
         MoorNameLookup    name,
         gpointer          name_data)
{
  g_return_val_if_fail (field != NULL, NULL);

  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (answer == NULL)
    return g_strdup ("");

  if (field->kind == MOOR_FIELD_ITEMS)
    add_item_lines (field, answer, with_open, lines);
  else
    {
      int n_rows = moor_answer_get_n_rows (answer);

      for (int row = 0; row < n_rows; row++)
        add_line (lines, row_line (field, answer, row, name, name_data));
    }

  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

gboolean
moor_field_check (const MoorField   *field,
                  const MoorAnswer  *answer,
                  GError           **error)
{
  g_return_val_if_fail (field != NULL, FALSE);

  if (answer == NULL)
    return TRUE;

  if (!check_texts (answer, error))
    return FALSE;

  switch (field->kind)
    {
    case MOOR_FIELD_TEXT:
    case MOOR_FIELD_LINK:
      return is_texts (answer, 1) || refuse_shape (error);

    case MOOR_FIELD_LIST:
      if (!is_texts (answer, G_MAXINT))
        return refuse_shape (error);
      return check_count (moor_answer_get_n_rows (answer), field->max, error);

    case MOOR_FIELD_PERSON:
      return is_texts (answer, field->several ? G_MAXINT : 1) || refuse_shape (error);

    case MOOR_FIELD_DATE:
      return check_date (answer, error);

    case MOOR_FIELD_CHOICE:
    case MOOR_FIELD_CHOICES:
      return check_choice (field, answer, error);

    case MOOR_FIELD_SCALE:
    case MOOR_FIELD_PERCENT:
      return check_number (answer, field->lowest, field->highest, error);

    case MOOR_FIELD_AGE:
      return check_number (answer, 0, MOOR_AGE_MAX, error);

    case MOOR_FIELD_CHECK:
    case MOOR_FIELD_READ:
      return check_number (answer, 1, 1, error);

    case MOOR_FIELD_EMOTIONS:
    case MOOR_FIELD_BODY:
      return check_strengths (field, answer, error);

    case MOOR_FIELD_ROWS:
      return check_rows (field, answer, error);

    case MOOR_FIELD_ITEMS:
      return check_items (field, answer, error);

    case MOOR_FIELD_TIMER:
      return check_timer (field, answer, error);

    case MOOR_N_FIELD_KINDS:
    default:
      g_assert_not_reached ();
    }
}

const char *
moor_field_find_step (const MoorField *field,
                      double           number)
{
  g_return_val_if_fail (field != NULL, NULL);

  for (guint i = 0; field->marks != NULL && i < field->marks->len; i++)
    {
      const MoorMark *mark = g_ptr_array_index (field->marks, i);

      if (mark->at == number)
        return mark->label;
    }

  return number == field->lowest ? field->low : number == field->highest ? field->high : NULL;
}

char *
moor_field_answer_to_text (const MoorField  *field,
                           const MoorAnswer *answer,
                           MoorNameLookup    name,
                           gpointer          name_data)
{
  return to_text (field, answer, TRUE, name, name_data);
}

char *
moor_field_answer_to_search (const MoorField  *field,
                             const MoorAnswer *answer,
                             MoorNameLookup    name,
                             gpointer          name_data)
{
  return to_text (field, answer, FALSE, name, name_data);
}

char *
moor_field_day_to_text (const char *date)
{
  g_return_val_if_fail (date != NULL, NULL);

  int year = 0, month = 0, day = 0;
  g_autoptr (GDateTime) time = NULL;

  if (sscanf (date, "%d-%d-%d", &year, &month, &day) == 3)
    time = g_date_time_new_utc (year, month, day, 12, 0, 0);

  /* Translators: a day, as in “3 October 2026”; see g_date_time_format. */
  return time != NULL ? g_date_time_format (time, C_("day", "%-d %B %Y")) : g_strdup (date);
}

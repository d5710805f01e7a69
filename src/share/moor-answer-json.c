/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-answer-json.h"

#include <string.h>

static void write_answer (MoorJsonWriter  *json,
                          const char      *name,
                          MoorAnswer      *answer,
                          const MoorField *field,
                          MoorNameBook    *names);

static void
write_cell (MoorJsonWriter *json,
            const char     *name,
            const MoorCell *cell)
{
  if (cell->text != NULL)
    moor_json_writer_string (json, name, cell->text);
  else
    moor_json_writer_number (json, name, cell->number);
}

/* What stands in a row's own place; own words take the place of "other". */
static const char *
row_text (MoorAnswer      *answer,
          int              row,
          const MoorField *field,
          MoorNameBook    *names)
{
  const char *text = moor_answer_get_text (answer, row, "");
  const char *better = NULL;

  if (field->kind == MOOR_FIELD_CHOICE || field->kind == MOOR_FIELD_CHOICES)
    better = moor_answer_get_text (answer, row, "other");
  else if ((field->kind == MOOR_FIELD_PERSON || field->kind == MOOR_FIELD_LINK) && text != NULL)
    better = moor_name_book_look_up (field, text, names);

  return better != NULL ? better : text;
}

static void
write_texts (MoorJsonWriter  *json,
             const char      *name,
             MoorAnswer      *answer,
             const MoorField *field,
             MoorNameBook    *names)
{
  int n_rows = moor_answer_get_n_rows (answer);

  moor_json_writer_begin_array (json, name);
  for (int row = 0; row < n_rows; row++)
    {
      const char *text = row_text (answer, row, field, names);

      if (text != NULL)
        moor_json_writer_string (json, NULL, text);
    }
  moor_json_writer_end (json);
}

/* Emotions, body, and whatever the definition does not know: an object a row. */
static void
write_slots (MoorJsonWriter *json,
             const char     *name,
             MoorAnswer     *answer,
             const char     *own)      /* what the slot "" is called */
{
  guint n = moor_answer_get_n_cells (answer);
  int row = -1;

  moor_json_writer_begin_array (json, name);
  for (guint i = 0; i < n; i++)
    {
      const MoorCell *cell = moor_answer_get_cell (answer, i);

      if (cell->row != row)
        {
          if (row != -1)
            moor_json_writer_end (json);
          moor_json_writer_begin_object (json, NULL);
          row = cell->row;
        }
      write_cell (json, *cell->slot != '\0' ? cell->slot : own, cell);
    }
  if (row != -1)
    moor_json_writer_end (json);
  moor_json_writer_end (json);
}

static void
write_rows (MoorJsonWriter  *json,
            const char      *name,
            MoorAnswer      *answer,
            const MoorField *field,
            MoorNameBook    *names)
{
  int n_rows = moor_answer_get_n_rows (answer);

  moor_json_writer_begin_array (json, name);
  for (int row = 0; row < n_rows; row++)
    {
      const char *id = moor_answer_get_text (answer, row, "@id");

      moor_json_writer_begin_object (json, NULL);
      if (id != NULL)
        moor_json_writer_string (json, "@id", id);
      for (guint i = 0; i < field->columns->len; i++)
        {
          const MoorField *column = g_ptr_array_index (field->columns, i);
          g_autoptr (MoorAnswer) value = moor_answer_get_column (answer, row, column->id);

          if (value != NULL)
            write_answer (json, column->id, value, column, names);
        }
      moor_json_writer_end (json);
    }
  moor_json_writer_end (json);
}

static void
write_items (MoorJsonWriter *json,
             const char     *name,
             MoorAnswer     *answer)
{
  guint n = moor_answer_get_n_cells (answer);

  moor_json_writer_begin_object (json, name);
  for (guint i = 0; i < n; i++)
    {
      const MoorCell *cell = moor_answer_get_cell (answer, i);

      write_cell (json, cell->slot, cell);
    }
  moor_json_writer_end (json);
}

static void
write_unknown (MoorJsonWriter *json,
               const char     *name,
               MoorAnswer     *answer)
{
  const MoorCell *first = moor_answer_get_cell (answer, 0);

  if (moor_answer_get_n_cells (answer) == 1 && first->row == 0 && *first->slot == '\0')
    write_cell (json, name, first);
  else
    write_slots (json, name, answer, "value");
}

/* A practice: which one, and for how long. */
static void
write_timer (MoorJsonWriter *json,
             const char     *name,
             MoorAnswer     *answer)
{
  guint n = moor_answer_get_n_cells (answer);

  moor_json_writer_begin_object (json, name);
  for (guint i = 0; i < n; i++)
    {
      const MoorCell *cell = moor_answer_get_cell (answer, i);

      write_cell (json, g_str_equal (cell->slot, "pattern") ? "practice" : cell->slot, cell);
    }
  moor_json_writer_end (json);
}

static void
write_answer (MoorJsonWriter  *json,
              const char      *name,
              MoorAnswer      *answer,
              const MoorField *field,
              MoorNameBook    *names)
{
  const char *text;
  double number;

  if (field == NULL)
    {
      write_unknown (json, name, answer);
      return;
    }

  switch (field->kind)
    {
    case MOOR_FIELD_LIST:
    case MOOR_FIELD_CHOICES:
      write_texts (json, name, answer, field, names);
      return;

    case MOOR_FIELD_PERSON:
      if (field->several)
        {
          write_texts (json, name, answer, field, names);
          return;
        }
      break;

    case MOOR_FIELD_EMOTIONS:
      write_slots (json, name, answer, "word");
      return;

    case MOOR_FIELD_BODY:
      write_slots (json, name, answer, "region");
      return;

    case MOOR_FIELD_ROWS:
      write_rows (json, name, answer, field, names);
      return;

    case MOOR_FIELD_ITEMS:
      write_items (json, name, answer);
      return;

    case MOOR_FIELD_TIMER:
      if (moor_answer_get_text (answer, 0, "pattern") == NULL &&
          moor_answer_get_number (answer, 0, "seconds", &number))
        {
          moor_json_writer_number (json, name, number);
          return;
        }
      write_timer (json, name, answer);
      return;

    case MOOR_FIELD_TEXT:
    case MOOR_FIELD_CHOICE:
    case MOOR_FIELD_SCALE:
    case MOOR_FIELD_PERCENT:
    case MOOR_FIELD_DATE:
    case MOOR_FIELD_AGE:
    case MOOR_FIELD_CHECK:
    case MOOR_FIELD_LINK:
    case MOOR_FIELD_READ:
    case MOOR_N_FIELD_KINDS:
    default:
      break;
    }

  text = row_text (answer, 0, field, names);
  if (text != NULL)
    moor_json_writer_string (json, name, text);
  else if (moor_answer_get_number (answer, 0, "", &number))
    moor_json_writer_number (json, name, number);
  else
    write_unknown (json, name, answer);
}

GPtrArray *
moor_answer_fields (MoorAnswers  *answers,
                    MoorExercise *definition)
{
  g_autoptr (GPtrArray) all = moor_answers_fields (answers);
  GPtrArray *ordered = g_ptr_array_new_with_free_func (g_free);

  if (definition != NULL)
    {
      GPtrArray *parts = moor_exercise_get_parts (definition);

      for (guint i = 0; i < parts->len; i++)
        {
          const MoorPart *part = g_ptr_array_index (parts, i);

          for (guint k = 0; k < part->blocks->len; k++)
            {
              const MoorBlock *block = g_ptr_array_index (part->blocks, k);

              if (block->kind == MOOR_BLOCK_FIELD &&
                  moor_answers_get (answers, block->field->id) != NULL)
                g_ptr_array_add (ordered, g_strdup (block->field->id));
            }
        }
    }

  for (guint i = 0; i < all->len; i++)
    {
      const char *id = g_ptr_array_index (all, i);

      if (definition == NULL || moor_exercise_find_field (definition, id) == NULL)
        g_ptr_array_add (ordered, g_strdup (id));
    }

  return ordered;
}

static const MoorField *
find_field (MoorExercise *definition,
            const char   *id)
{
  return definition != NULL ? moor_exercise_find_field (definition, id) : NULL;
}

void
moor_answer_json_readable (MoorJsonWriter *json,
                           MoorAnswers    *answers,
                           MoorExercise   *definition,
                           MoorNameBook   *names)
{
  g_autoptr (GPtrArray) fields = moor_answer_fields (answers, definition);

  for (guint i = 0; i < fields->len; i++)
    {
      const char *id = g_ptr_array_index (fields, i);

      write_answer (json, id, moor_answers_get (answers, id), find_field (definition, id), names);
    }
}

void
moor_answer_json_cells (MoorJsonWriter *json,
                        MoorAnswers    *answers)
{
  g_autoptr (GPtrArray) fields = moor_answers_fields (answers);

  for (guint i = 0; i < fields->len; i++)
    {
      const char *id = g_ptr_array_index (fields, i);
      const MoorAnswer *answer = moor_answers_get (answers, id);
      guint n = moor_answer_get_n_cells (answer);

      moor_json_writer_begin_array (json, id);
      for (guint k = 0; k < n; k++)
        {
          const MoorCell *cell = moor_answer_get_cell (answer, k);

          moor_json_writer_begin_row (json, NULL);
          moor_json_writer_number (json, NULL, cell->row);
          moor_json_writer_string (json, NULL, cell->slot);
          write_cell (json, NULL, cell);
          moor_json_writer_end (json);
        }
      moor_json_writer_end (json);
    }
}

static void
append_line (GString    *text,
             const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

char *
moor_answer_field_text (MoorAnswer      *answer,
                        const MoorField *field,
                        MoorNameBook    *names)
{
  GString *text;
  guint n;

  if (field != NULL)
    return moor_field_answer_to_text (field, answer, moor_name_book_look_up, names);

  text = g_string_new (NULL);
  n = moor_answer_get_n_cells (answer);
  for (guint i = 0; i < n; i++)
    {
      const MoorCell *cell = moor_answer_get_cell (answer, i);
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      append_line (text, cell->text != NULL
                           ? cell->text
                           : g_ascii_formatd (buffer, sizeof buffer, "%.15g", cell->number));
    }

  return g_string_free (text, FALSE);
}

char *
moor_answer_text (MoorAnswers  *answers,
                  MoorExercise *definition,
                  MoorNameBook *names)
{
  g_autoptr (GPtrArray) fields = moor_answer_fields (answers, definition);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const char *id = g_ptr_array_index (fields, i);
      g_autofree char *words = moor_answer_field_text (moor_answers_get (answers, id),
                                                       find_field (definition, id), names);

      if (words != NULL && *words != '\0')
        append_line (text, words);
    }

  return g_string_free (text, FALSE);
}

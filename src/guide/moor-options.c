/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/moor-options.h"

#define OTHER "other"

static void
option_free (gpointer data)
{
  MoorOption *option = data;

  g_free (option->value);
  g_free (option->label);
  g_free (option->detail);
  g_free (option);
}

static gboolean
has_value (GPtrArray  *options,
           const char *value)
{
  for (guint i = 0; i < options->len; i++)
    {
      if (g_str_equal (((MoorOption *) g_ptr_array_index (options, i))->value, value))
        return TRUE;
    }

  return FALSE;
}

static void
add_option (GPtrArray  *options,
            const char *value,
            const char *label,
            const char *detail,
            gboolean    alone)
{
  MoorOption *option;

  if (value == NULL || value[0] == '\0' || has_value (options, value))
    return;

  option = g_new0 (MoorOption, 1);
  option->value = g_strdup (value);
  option->label = g_strdup (label != NULL ? label : value);
  option->detail = g_strdup (detail);
  option->alone = alone;
  g_ptr_array_add (options, option);
}

/* The first of the file's options with that value, whether it is offered now or
 * not. */
static const MoorOption *
find_own (const MoorField *field,
          const char      *value)
{
  for (guint i = 0; field->options != NULL && i < field->options->len; i++)
    {
      const MoorOption *option = g_ptr_array_index (field->options, i);

      if (g_str_equal (option->value, value))
        return option;
    }

  return NULL;
}

/* One row of an earlier answer in the words a person saw or wrote. */
static char *
row_words (const MoorField  *field,
           const MoorAnswer *answer,
           int               row)
{
  const char *text = moor_answer_get_text (answer, row, "");
  const MoorOption *option;
  double number;

  switch (field->kind)
    {
    case MOOR_FIELD_CHOICE:
    case MOOR_FIELD_CHOICES:
    case MOOR_FIELD_EMOTIONS:
    case MOOR_FIELD_BODY:
      if (text == NULL)
        return NULL;
      if (field->other && g_str_equal (text, OTHER))
        return g_strdup (moor_answer_get_text (answer, row, OTHER));
      option = find_own (field, text);
      return g_strdup (option != NULL ? option->label : text);

    case MOOR_FIELD_ROWS:
      for (guint i = 0; field->columns != NULL && i < field->columns->len; i++)
        {
          const MoorField *column = g_ptr_array_index (field->columns, i);
          g_autoptr (MoorAnswer) cell = moor_answer_get_column (answer, row, column->id);
          g_autofree char *words = cell != NULL ? row_words (column, cell, 0) : NULL;

          if (words != NULL)
            return g_steal_pointer (&words);
        }
      return NULL;

    case MOOR_FIELD_SCALE:
    case MOOR_FIELD_PERCENT:
    case MOOR_FIELD_AGE:
      if (!moor_answer_get_number (answer, row, "", &number))
        return NULL;
      return g_strdup_printf ("%g", number);

    case MOOR_FIELD_TEXT:
    case MOOR_FIELD_LIST:
    case MOOR_FIELD_DATE:
    case MOOR_FIELD_PERSON:
    case MOOR_FIELD_LINK:
      return g_strdup (text);

    case MOOR_FIELD_CHECK:
    case MOOR_FIELD_ITEMS:
    case MOOR_FIELD_TIMER:
    case MOOR_FIELD_READ:
    case MOOR_N_FIELD_KINDS:
    default:
      return NULL;
    }
}

static void
add_earlier (GPtrArray      *options,
             MoorVisibility *visibility,
             const char     *source)
{
  const MoorField *field = moor_visibility_find_field (visibility, source);
  const MoorAnswer *answer = moor_visibility_lookup (source, visibility);

  if (field == NULL || answer == NULL)
    return;

  for (int row = 0; row < moor_answer_get_n_rows (answer); row++)
    {
      g_autofree char *words = row_words (field, answer, row);

      add_option (options, words, NULL, NULL, FALSE);
    }
}

static const char *
chosen_slot (const MoorField *field)
{
  return field->kind == MOOR_FIELD_ROWS ? "@id" : "";
}

static void
add_chosen (GPtrArray        *options,
            const MoorField  *field,
            const MoorAnswer *chosen)
{
  if (chosen == NULL)
    return;

  for (int row = 0; row < moor_answer_get_n_rows (chosen); row++)
    {
      const char *value = moor_answer_get_text (chosen, row, chosen_slot (field));
      const MoorOption *own;

      if (value == NULL || (field->other && g_str_equal (value, OTHER)))
        continue;

      own = find_own (field, value);
      add_option (options, value,
                  own != NULL ? own->label : NULL,
                  own != NULL ? own->detail : NULL,
                  own != NULL && own->alone);
    }
}

static gboolean
has_options (const MoorField *field)
{
  switch (field->kind)
    {
    case MOOR_FIELD_CHOICE:
    case MOOR_FIELD_CHOICES:
    case MOOR_FIELD_EMOTIONS:
    case MOOR_FIELD_BODY:
      return TRUE;
    case MOOR_FIELD_ROWS:
      return field->row_for != NULL;
    case MOOR_FIELD_TIMER:
      return field->from != NULL;
    default:
      return FALSE;
    }
}

GPtrArray *
moor_options_now (const MoorField  *field,
                  MoorVisibility   *visibility,
                  const MoorAnswer *chosen)
{
  GPtrArray *options;

  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (visibility != NULL, NULL);

  options = g_ptr_array_new_with_free_func (option_free);
  if (!has_options (field))
    return options;

  /* A timer wants the practice that was chosen: the value, and its words. */
  if (field->kind == MOOR_FIELD_TIMER)
    {
      const char *source = g_ptr_array_index (field->from, 0);
      const MoorAnswer *answer = moor_visibility_lookup (source, visibility);
      const MoorField *choice = moor_visibility_find_field (visibility, source);

      if (answer != NULL && choice != NULL)
        {
          g_autofree char *words = row_words (choice, answer, 0);

          add_option (options, moor_answer_get_text (answer, 0, ""), words, NULL, FALSE);
        }

      return options;
    }

  for (guint i = 0; field->from != NULL && i < field->from->len; i++)
    add_earlier (options, visibility, g_ptr_array_index (field->from, i));

  if (field->row_for != NULL)
    add_earlier (options, visibility, field->row_for);

  for (guint i = 0; field->options != NULL && i < field->options->len; i++)
    {
      const MoorOption *option = g_ptr_array_index (field->options, i);

      if (moor_visibility_holds (visibility, option->when))
        add_option (options, option->value, option->label, option->detail, option->alone);
    }

  add_chosen (options, field, chosen);

  return options;
}

gboolean
moor_options_allow (GPtrArray        *options,
                    const MoorField  *field,
                    const MoorAnswer *answer)
{
  g_return_val_if_fail (options != NULL, FALSE);

  for (int row = 0; answer != NULL && row < moor_answer_get_n_rows (answer); row++)
    {
      const char *value = moor_answer_get_text (answer, row, "");

      if (value != NULL &&
          !(field->other && g_str_equal (value, OTHER)) &&
          !has_value (options, value))
        return FALSE;
    }

  return TRUE;
}

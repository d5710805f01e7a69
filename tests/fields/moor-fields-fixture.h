/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

/* Fields made by hand, so that a widget is tested without a file or a parser. */

static inline void
fixture_option_free (gpointer data)
{
  MoorOption *option = data;

  g_free (option->value);
  g_free (option->label);
  g_free (option->detail);
  g_free (option);
}

static inline MoorOption *
fixture_option (const char *value,
                const char *label,
                const char *detail)
{
  MoorOption *option = g_new0 (MoorOption, 1);

  option->value = g_strdup (value);
  option->label = g_strdup (label);
  option->detail = g_strdup (detail);
  return option;
}

/* "a b c" gives options with those values, labelled "Word a" and so on. */
static inline GPtrArray *
fixture_options (const char *values)
{
  GPtrArray *options = g_ptr_array_new_with_free_func (fixture_option_free);
  g_auto (GStrv) words = g_strsplit (values, " ", -1);

  for (int i = 0; words[i] != NULL; i++)
    {
      g_autofree char *label = g_strdup_printf ("Word %s", words[i]);

      g_ptr_array_add (options, fixture_option (words[i], label, NULL));
    }

  return options;
}

static inline void fixture_field_free (gpointer data);

static inline MoorField *
fixture_field (MoorFieldKind  kind,
               const char    *id,
               const char    *label)
{
  MoorField *field = g_new0 (MoorField, 1);

  field->kind = kind;
  field->id = g_strdup (id);
  field->label = g_strdup (label);
  field->lines = 1;
  field->lowest = 0;
  field->highest = kind == MOOR_FIELD_PERCENT ? 100 : 10;
  field->marks = g_ptr_array_new ();
  field->ahead = g_array_new (FALSE, FALSE, sizeof (int));
  field->columns = g_ptr_array_new_with_free_func (fixture_field_free);
  field->fixed = g_ptr_array_new ();
  field->items = g_ptr_array_new ();
  field->cards = g_ptr_array_new ();
  return field;
}

static inline void
fixture_field_free (gpointer data)
{
  MoorField *field = data;

  g_free (field->id);
  g_free (field->label);
  g_free (field->low);
  g_free (field->high);
  g_free (field->required);
  g_free (field->add_label);
  g_free (field->row_for);
  g_clear_pointer (&field->pause_where, moor_condition_free);
  g_clear_pointer (&field->options, g_ptr_array_unref);
  g_ptr_array_unref (field->marks);
  g_array_unref (field->ahead);
  g_ptr_array_unref (field->columns);
  g_ptr_array_unref (field->fixed);
  g_ptr_array_unref (field->items);
  g_ptr_array_unref (field->cards);
  g_free (field);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorField, fixture_field_free)

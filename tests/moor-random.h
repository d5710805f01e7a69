/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Random answers for every kind of field, for tests that walk exercises. Each
 * one is an answer the field allows. */

#include "content/moor-exercise.h"
#include "guide/moor-run.h"

static inline char *
moor_random_words (GRand *rand)
{
  static const char * const words[] = {
    "the", "door", "stayed", "open", "don't", "\"quiet\"", "AND", "NEAR(", "*", "café",
    "שלום", "مرحبا", "🙂", "e\u0301", "<b>", "&amp;", "line\nbreak", "50 %", "'", "\\",
  };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 1, 12);

  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
    }

  return g_string_free (text, FALSE);
}

static inline MoorOption *
moor_random_option (GRand     *rand,
                    GPtrArray *options)
{
  if (options == NULL || options->len == 0)
    return NULL;

  return g_ptr_array_index (options, (guint) g_rand_int_range (rand, 0, (int) options->len));
}

static inline char *
moor_random_uuid (GRand *rand)
{
  return g_strdup_printf ("%08x-%04x-4%03x-8%03x-%08x%04x",
                          g_rand_int (rand), g_rand_int (rand) & 0xffff, g_rand_int (rand) & 0xfff,
                          g_rand_int (rand) & 0xfff, g_rand_int (rand), g_rand_int (rand) & 0xffff);
}

static inline double
moor_random_number (GRand           *rand,
                    const MoorField *field)
{
  if (field->kind == MOOR_FIELD_AGE)
    return g_rand_int_range (rand, 1, 90);

  return g_rand_int_range (rand, (int) field->lowest, (int) field->highest + 1);
}

/* @options: what is offered at this moment. NULL where nothing can be chosen.
 * (transfer full) */
static inline MoorAnswer *
moor_random_answer (GRand           *rand,
                    const MoorField *field,
                    GPtrArray       *options)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  int n;

  switch (field->kind)
    {
    case MOOR_FIELD_TEXT:
      {
        g_autofree char *words = field->phone ? g_strdup ("0771 22 00 60") : moor_random_words (rand);

        moor_answer_builder_add_text (builder, 0, "", words);
        break;
      }

    case MOOR_FIELD_LIST:
      n = g_rand_int_range (rand, 0, field->max > 0 ? MIN (field->max, 4) + 1 : 5);
      for (int i = 0; i < n; i++)
        {
          g_autofree char *words = moor_random_words (rand);

          moor_answer_builder_add_text (builder, i, "", words);
        }
      break;

    case MOOR_FIELD_CHOICE:
      if (field->other && g_rand_int_range (rand, 0, 4) == 0)
        {
          g_autofree char *words = moor_random_words (rand);

          moor_answer_builder_add_text (builder, 0, "", "other");
          moor_answer_builder_add_text (builder, 0, "other", words);
        }
      else
        {
          MoorOption *option = moor_random_option (rand, options);

          if (option != NULL)
            moor_answer_builder_add_text (builder, 0, "", option->value);
        }
      break;

    case MOOR_FIELD_CHOICES:
    case MOOR_FIELD_EMOTIONS:
    case MOOR_FIELD_BODY:
      {
        MoorOption *only = moor_random_option (rand, options);

        n = 0;
        if (only != NULL && only->alone)
          {
            moor_answer_builder_add_text (builder, 0, "", only->value);
            break;
          }
        for (guint i = 0; options != NULL && i < options->len; i++)
          {
            MoorOption *option = g_ptr_array_index (options, i);

            if (option->alone || g_rand_boolean (rand) || (field->max > 0 && n >= field->max))
              continue;

            moor_answer_builder_add_text (builder, n, "", option->value);
            if (field->kind != MOOR_FIELD_CHOICES)
              moor_answer_builder_add_number (builder, n, "strength", g_rand_int_range (rand, 0, 11));
            n++;
          }
        break;
      }

    case MOOR_FIELD_SCALE:
    case MOOR_FIELD_PERCENT:
    case MOOR_FIELD_AGE:
      moor_answer_builder_add_number (builder, 0, "", moor_random_number (rand, field));
      break;

    case MOOR_FIELD_DATE:
      {
        g_autofree char *date = g_strdup_printf ("2026-%02d-%02d", g_rand_int_range (rand, 1, 13),
                                                 g_rand_int_range (rand, 1, 29));

        moor_answer_builder_add_text (builder, 0, "", date);
        break;
      }

    case MOOR_FIELD_CHECK:
    case MOOR_FIELD_READ:
      moor_answer_builder_add_number (builder, 0, "", 1);
      break;

    case MOOR_FIELD_PERSON:
    case MOOR_FIELD_LINK:
      n = field->several ? g_rand_int_range (rand, 1, 4) : 1;
      for (int i = 0; i < n; i++)
        {
          g_autofree char *uuid = moor_random_uuid (rand);

          moor_answer_builder_add_text (builder, i, "", uuid);
        }
      break;

    case MOOR_FIELD_ROWS:
      n = g_rand_int_range (rand, 0, field->max > 0 ? MIN (field->max, 3) + 1 : 4);
      if (field->fixed != NULL && field->fixed->len > 0)
        n = (int) field->fixed->len;
      else if (field->row_for != NULL)
        n = options != NULL ? (int) options->len : 0;
      for (int row = 0; row < n; row++)
        {
          if (field->fixed != NULL && field->fixed->len > 0)
            moor_answer_builder_add_text (builder, row, "@id",
                                          ((MoorFixedRow *) g_ptr_array_index (field->fixed, (guint) row))->id);
          else if (field->row_for != NULL)
            moor_answer_builder_add_text (builder, row, "@id",
                                          ((MoorOption *) g_ptr_array_index (options, (guint) row))->value);

          for (guint c = 0; c < field->columns->len; c++)
            {
              MoorField *column = g_ptr_array_index (field->columns, c);
              g_autoptr (MoorAnswer) cell = moor_random_answer (rand, column, column->options);

              moor_answer_builder_add_column (builder, row, column->id, cell);
            }
        }
      break;

    case MOOR_FIELD_ITEMS:
      for (guint i = 0; field->items != NULL && i < field->items->len; i++)
        moor_answer_builder_add_number (builder, 0,
                                        ((MoorItem *) g_ptr_array_index (field->items, i))->id,
                                        moor_random_number (rand, field));
      break;

    case MOOR_FIELD_TIMER:
      moor_answer_builder_add_number (builder, 0, "seconds", g_rand_int_range (rand, 1, 1200));
      break;

    case MOOR_N_FIELD_KINDS:
    default:
      g_assert_not_reached ();
    }

  return moor_answer_builder_end (builder);
}

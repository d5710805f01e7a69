/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-condition.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/moor-error.h"
#include "base/moor-text.h"
#include "content/moor-condition-private.h"

static const char *const comparator_signs[] = {
  [MOOR_COMPARE_EQUAL] = "=",
  [MOOR_COMPARE_NOT_EQUAL] = "!=",
  [MOOR_COMPARE_LESS] = "<",
  [MOOR_COMPARE_AT_MOST] = "<=",
  [MOOR_COMPARE_MORE] = ">",
  [MOOR_COMPARE_AT_LEAST] = ">=",
  [MOOR_COMPARE_IN] = "in",
  [MOOR_COMPARE_HAS] = "has",
  [MOOR_COMPARE_LACKS] = "lacks",
};

static void
comparison_free (gpointer data)
{
  MoorComparison *comparison = data;

  g_free (comparison->field);
  g_free (comparison->other);
  g_ptr_array_unref (comparison->words);
  g_free (comparison);
}

static gboolean
is_word_char (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_' || c == '.';
}

/* Words, numbers and signs, with or without spaces between them. */
static GPtrArray *
split_tokens (const char  *text,
              const char  *shown,
              GError     **error)
{
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (g_free);
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;

      if (g_ascii_isspace (*p))
        {
          p++;
          continue;
        }

      if (is_word_char (*p))
        while (is_word_char (*p))
          p++;
      else if (*p == '=')
        p++;
      else if (*p == '<' || *p == '>')
        p += p[1] == '=' ? 2 : 1;
      else if (*p == '!' && p[1] == '=')
        p += 2;
      else
        {
          g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                       _("the condition “%s” has a character that does not belong there"), shown);
          return NULL;
        }

      g_ptr_array_add (tokens, g_strndup (start, p - start));
    }

  return g_steal_pointer (&tokens);
}

static const char *
token_at (GPtrArray *tokens,
          guint      index)
{
  return index < tokens->len ? g_ptr_array_index (tokens, index) : NULL;
}

static gboolean
is_joint (const char *token)
{
  return strcmp (token, "and") == 0 || strcmp (token, "or") == 0;
}

static gboolean
is_value (const char *token)
{
  return token != NULL && is_word_char (token[0]) && !is_joint (token) &&
         strcmp (token, "in") != 0 && strcmp (token, "has") != 0;
}

static gboolean
find_comparator (const char     *token,
                 MoorComparator *comparator)
{
  for (guint i = 0; token != NULL && i < G_N_ELEMENTS (comparator_signs); i++)
    if (strcmp (token, comparator_signs[i]) == 0)
      {
        *comparator = (MoorComparator) i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_number (const char *word,
             double     *number)
{
  char *end;

  if (!g_ascii_isdigit (word[0]) && word[0] != '-')
    return FALSE;

  *number = g_ascii_strtod (word, &end);
  return end != word && *end == '\0' && isfinite (*number);
}

static gboolean
compares_size (MoorComparator comparator)
{
  return comparator == MOOR_COMPARE_LESS || comparator == MOOR_COMPARE_AT_MOST ||
         comparator == MOOR_COMPARE_MORE || comparator == MOOR_COMPARE_AT_LEAST;
}

/* One comparison, beginning at *@at, which is moved behind it. */
static MoorComparison *
parse_comparison (const char           *shown,
                  GPtrArray            *tokens,
                  guint                *at,
                  MoorConditionIsField  is_field,
                  gpointer              is_field_data,
                  GError              **error)
{
  const char *field = token_at (tokens, *at);
  MoorComparator comparator;

  if (!is_value (field))
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                   _("the condition “%s” needs the id of a field before each comparison"), shown);
      return NULL;
    }
  if (!find_comparator (token_at (tokens, *at + 1), &comparator))
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                   _("the condition “%s” needs one of = != < <= > >= in has lacks after “%s”"),
                   shown, field);
      return NULL;
    }

  guint values = *at + 2;
  guint end = values;
  while (is_value (token_at (tokens, end)) && (end == values || comparator == MOOR_COMPARE_IN))
    end++;

  if (end == values)
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                   _("the condition “%s” needs something to compare with after “%s”"),
                   shown, comparator_signs[comparator]);
      return NULL;
    }

  MoorComparison *comparison = g_new0 (MoorComparison, 1);
  const char *first = token_at (tokens, values);

  comparison->field = g_strdup (field);
  comparison->comparator = comparator;
  comparison->words = g_ptr_array_new_with_free_func (g_free);
  *at = end;

  if (comparator != MOOR_COMPARE_IN && comparator != MOOR_COMPARE_HAS &&
      comparator != MOOR_COMPARE_LACKS &&
      is_field != NULL && is_field (field, first, is_field_data))
    {
      comparison->other = g_strdup (first);
      return comparison;
    }

  for (guint i = values; i < end; i++)
    g_ptr_array_add (comparison->words, g_strdup (token_at (tokens, i)));
  comparison->is_number = end - values == 1 && read_number (first, &comparison->number);

  if (compares_size (comparator) && !comparison->is_number)
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                   _("the condition “%s” needs a number or the id of a field after “%s”"),
                   shown, comparator_signs[comparator]);
      comparison_free (comparison);
      return NULL;
    }

  return comparison;
}

static gboolean
compare_numbers (double         a,
                 MoorComparator comparator,
                 double         b)
{
  switch (comparator)
    {
    case MOOR_COMPARE_LESS:
      return a < b;
    case MOOR_COMPARE_AT_MOST:
      return a <= b;
    case MOOR_COMPARE_MORE:
      return a > b;
    case MOOR_COMPARE_AT_LEAST:
      return a >= b;
    case MOOR_COMPARE_EQUAL:
    case MOOR_COMPARE_NOT_EQUAL:
    case MOOR_COMPARE_IN:
    case MOOR_COMPARE_HAS:
    case MOOR_COMPARE_LACKS:
    default:
      return a == b;
    }
}

/* Whether the "" cell of @row is @word, as text or as a number. */
static gboolean
row_is (const MoorAnswer *answer,
        int               row,
        const char       *word)
{
  const char *text = moor_answer_get_text (answer, row, "");
  double number, wanted;

  if (text != NULL)
    return strcmp (text, word) == 0;

  return moor_answer_get_number (answer, row, "", &number) &&
         read_number (word, &wanted) && number == wanted;
}

static gboolean
any_row_is (const MoorAnswer *answer,
            GPtrArray        *words)
{
  int n_rows = moor_answer_get_n_rows (answer);

  for (int row = 0; row < n_rows; row++)
    for (guint i = 0; i < words->len; i++)
      if (row_is (answer, row, g_ptr_array_index (words, i)))
        return TRUE;

  return FALSE;
}

static gboolean
same_single_value (const MoorAnswer *a,
                   const MoorAnswer *b)
{
  double x, y;

  if (moor_answer_get_n_rows (a) != 1 || moor_answer_get_n_rows (b) != 1)
    return FALSE;
  if (moor_answer_get_number (a, 0, "", &x) && moor_answer_get_number (b, 0, "", &y))
    return x == y;

  const char *text = moor_answer_get_text (a, 0, "");

  return text != NULL && g_strcmp0 (text, moor_answer_get_text (b, 0, "")) == 0;
}

static gboolean
equals (const MoorComparison *comparison,
        const MoorAnswer     *left,
        const MoorAnswer     *right)
{
  if (right != NULL)
    return same_single_value (left, right);

  return moor_answer_get_n_rows (left) == 1 &&
         row_is (left, 0, g_ptr_array_index (comparison->words, 0));
}

static gboolean
comparison_holds (const MoorComparison *comparison,
                  MoorConditionLookup   lookup,
                  gpointer              user_data)
{
  const MoorAnswer *left = lookup (comparison->field, user_data);
  const MoorAnswer *right = NULL;
  double a, b;

  if (comparison->other != NULL)
    right = lookup (comparison->other, user_data);

  if (left == NULL || (comparison->other != NULL && right == NULL))
    return comparison->comparator == MOOR_COMPARE_NOT_EQUAL ||
           comparison->comparator == MOOR_COMPARE_LACKS;

  switch (comparison->comparator)
    {
    case MOOR_COMPARE_IN:
    case MOOR_COMPARE_HAS:
      return any_row_is (left, comparison->words);

    case MOOR_COMPARE_LACKS:
      return !any_row_is (left, comparison->words);

    case MOOR_COMPARE_EQUAL:
      return equals (comparison, left, right);

    case MOOR_COMPARE_NOT_EQUAL:
      return !equals (comparison, left, right);

    case MOOR_COMPARE_LESS:
    case MOOR_COMPARE_AT_MOST:
    case MOOR_COMPARE_MORE:
    case MOOR_COMPARE_AT_LEAST:
    default:
      if (!moor_answer_get_number (left, 0, "", &a))
        return FALSE;
      if (right == NULL)
        b = comparison->number;
      else if (!moor_answer_get_number (right, 0, "", &b))
        return FALSE;
      return compare_numbers (a, comparison->comparator, b);
    }
}

static gboolean
words_overlap (GPtrArray *a,
               GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    for (guint k = 0; k < b->len; k++)
      if (strcmp (g_ptr_array_index (a, i), g_ptr_array_index (b, k)) == 0)
        return TRUE;

  return FALSE;
}

/* Sizes exclude each other when one asks for less than the other begins at. */
static gboolean
sizes_exclude (const MoorComparison *a,
               const MoorComparison *b)
{
  MoorComparator one = a->comparator, two = b->comparator;
  gboolean below = one == MOOR_COMPARE_LESS || one == MOOR_COMPARE_AT_MOST;
  gboolean above = two == MOOR_COMPARE_MORE || two == MOOR_COMPARE_AT_LEAST;

  if (!below || !above || !a->is_number || !b->is_number)
    return FALSE;

  return a->number < b->number ||
         (a->number == b->number && (one == MOOR_COMPARE_LESS || two == MOOR_COMPARE_MORE));
}

/* Whether the words on the right are all that the answer can be. */
static gboolean
names_words (MoorComparator comparator,
             gboolean       single)
{
  return comparator == MOOR_COMPARE_EQUAL ||
         (single && (comparator == MOOR_COMPARE_IN || comparator == MOOR_COMPARE_HAS));
}

static gboolean
comparisons_exclude (const MoorComparison *a,
                     const MoorComparison *b,
                     gboolean              single)
{
  gboolean a_words = names_words (a->comparator, single);
  gboolean b_words = names_words (b->comparator, single);

  if (strcmp (a->field, b->field) != 0 || a->other != NULL || b->other != NULL)
    return FALSE;

  if (a_words && b_words)
    return !words_overlap (a->words, b->words);

  if ((a->comparator == MOOR_COMPARE_LACKS && b->comparator == MOOR_COMPARE_HAS) ||
      (a->comparator == MOOR_COMPARE_HAS && b->comparator == MOOR_COMPARE_LACKS))
    return words_overlap (a->words, b->words);

  if ((a->comparator == MOOR_COMPARE_NOT_EQUAL && b_words && b->words->len == 1) ||
      (b->comparator == MOOR_COMPARE_NOT_EQUAL && a_words && a->words->len == 1))
    return words_overlap (a->words, b->words);

  return sizes_exclude (a, b) || sizes_exclude (b, a);
}

MoorCondition *
moor_condition_parse (const char            *text,
                      MoorConditionIsField   is_field,
                      gpointer               is_field_data,
                      GError               **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  /* In a sentence, the beginning of a long one is enough. */
  g_autofree char *shown = moor_text_first_words (text, 80);
  g_autoptr (GPtrArray) tokens = split_tokens (text, shown, error);
  if (tokens == NULL)
    return NULL;

  g_autoptr (MoorCondition) self = g_new0 (MoorCondition, 1);
  const char *joint = NULL;
  guint at = 0;

  self->comparisons = g_ptr_array_new_with_free_func (comparison_free);

  for (;;)
    {
      MoorComparison *comparison =
        parse_comparison (shown, tokens, &at, is_field, is_field_data, error);
      const char *next = token_at (tokens, at);

      if (comparison == NULL)
        return NULL;
      g_ptr_array_add (self->comparisons, comparison);

      if (next == NULL)
        break;

      if (!is_joint (next))
        {
          g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                       _("the condition “%s” needs “and” or “or” before “%s”"), shown, next);
          return NULL;
        }
      if (joint != NULL && strcmp (joint, next) != 0)
        {
          g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                       _("the condition “%s” joins with “and” and with “or”; choose one"), shown);
          return NULL;
        }

      joint = next;
      at++;
    }

  self->any = g_strcmp0 (joint, "or") == 0;
  return g_steal_pointer (&self);
}

gboolean
moor_condition_holds (const MoorCondition *self,
                      MoorConditionLookup  lookup,
                      gpointer             user_data)
{
  if (self == NULL)
    return TRUE;

  g_return_val_if_fail (lookup != NULL, FALSE);

  for (guint i = 0; i < self->comparisons->len; i++)
    if (comparison_holds (g_ptr_array_index (self->comparisons, i), lookup, user_data) == self->any)
      return self->any;

  return !self->any;
}

GPtrArray *
moor_condition_fields (const MoorCondition *self)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; self != NULL && i < self->comparisons->len; i++)
    {
      const MoorComparison *comparison = g_ptr_array_index (self->comparisons, i);
      char *ids[] = { comparison->field, comparison->other };

      for (guint k = 0; k < G_N_ELEMENTS (ids); k++)
        if (ids[k] != NULL &&
            !g_ptr_array_find_with_equal_func (fields, ids[k], g_str_equal, NULL))
          g_ptr_array_add (fields, ids[k]);
    }

  return fields;
}

void
moor_condition_free (MoorCondition *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->comparisons, g_ptr_array_unref);
  g_free (self);
}

/* With "or" each of its comparisons must be excluded, with "and" one suffices. */
gboolean
moor_condition_excludes (const MoorCondition *a,
                         const MoorCondition *b,
                         gboolean           (*is_single) (const char *field, gpointer data),
                         gpointer             is_single_data)
{
  if (a == NULL || b == NULL)
    return FALSE;

  /* Of an "or" and an "and", look at the "or" first: another comparison of the
   * "and" may exclude each of its sides. */
  if (b->any && !a->any)
    return moor_condition_excludes (b, a, is_single, is_single_data);

  for (guint i = 0; i < a->comparisons->len; i++)
    {
      const MoorComparison *one = g_ptr_array_index (a->comparisons, i);
      gboolean single = is_single (one->field, is_single_data);
      gboolean excluded = b->any;

      for (guint k = 0; k < b->comparisons->len && excluded == b->any; k++)
        excluded = comparisons_exclude (one, g_ptr_array_index (b->comparisons, k), single);

      if (excluded != a->any)
        return excluded;
    }

  return a->any;
}

const char *
moor_comparator_to_string (MoorComparator comparator)
{
  return comparator_signs[comparator];
}

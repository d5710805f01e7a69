/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-formula.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/moor-error.h"

/* Both bound what reading and counting take, whatever is in a file. */
#define MAX_NESTED 32
#define MAX_STACK 128

typedef struct {
  char op;                       /* '+' '-' '*' '/', or 0: a name */
  int  name;
} Step;

/* In reverse Polish: a name puts its value on a stack, an operator takes two and puts one. */
struct _MoorFormula {
  Step  *steps;
  guint  n_steps;
};

typedef struct {
  const char      *at;
  MoorFormulaName  name;
  gpointer         data;
  GArray          *steps;
  int              nested;
  int              stack, deepest;
  GError         **error;
} Reader;

static gboolean read_sum (Reader *reader);

static gboolean
refuse (Reader     *reader,
        const char *format,
        ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (Reader     *reader,
        const char *format,
        ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *sentence = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error_literal (reader->error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, sentence);
  return FALSE;
}

static void
skip_blanks (Reader *reader)
{
  reader->at += strspn (reader->at, " \t\r\n");
}

/* Takes the sign that stands there when it is one of @wanted; 0 when it is not. */
static char
take_sign (Reader     *reader,
           const char *wanted)
{
  static const struct { const char *written; char op; } signs[] = {
    { "+", '+' }, { "-", '-' }, { "−", '-' }, { "*", '*' }, { "×", '*' }, { "/", '/' }, { "÷", '/' },
    { "(", '(' }, { ")", ')' },
  };

  skip_blanks (reader);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (reader->at, signs[i].written) && strchr (wanted, signs[i].op) != NULL)
      {
        reader->at += strlen (signs[i].written);
        return signs[i].op;
      }

  return 0;
}

static gboolean
push (Reader *reader,
      Step    step)
{
  reader->stack += step.op == 0 ? 1 : -1;
  reader->deepest = MAX (reader->deepest, reader->stack);
  g_array_append_val (reader->steps, step);
  return TRUE;
}

static gboolean
read_name (Reader *reader)
{
  gsize length = 0;

  while (g_ascii_islower (reader->at[length]) ||
         (length > 0 && (g_ascii_isdigit (reader->at[length]) || reader->at[length] == '-')))
    length++;

  if (length == 0 && reader->at[0] == '\0')
    return refuse (reader, _("the formula ends where a name is missing"));
  if (length == 0)
    {
      g_autofree char *sign = g_utf8_substring (reader->at, 0, 1);

      return refuse (reader, _("“%s” stands where a name has to be; a formula has names, "
                               "+ - * / and parentheses"), sign);
    }

  g_autofree char *name = g_strndup (reader->at, length);
  int number = reader->name (name, reader->data);

  if (number < 0)
    return refuse (reader, strchr (name, '-') != NULL
                     ? _("there is no score “%s” above this formula; a minus needs spaces round it")
                     : _("there is no score “%s” above this formula"), name);

  reader->at += length;
  return push (reader, (Step) { 0, number });
}

static gboolean
read_value (Reader *reader)
{
  if (take_sign (reader, "(") == 0)
    return read_name (reader);

  if (++reader->nested > MAX_NESTED)
    return refuse (reader, _("the parentheses are too deep"));
  if (!read_sum (reader))
    return FALSE;
  if (take_sign (reader, ")") == 0)
    return refuse (reader, _("a “)” is missing"));

  reader->nested--;
  return TRUE;
}

static gboolean
read_product (Reader *reader)
{
  char op;

  if (!read_value (reader))
    return FALSE;
  while ((op = take_sign (reader, "*/")) != 0)
    if (!read_value (reader) || !push (reader, (Step) { op, -1 }))
      return FALSE;

  return TRUE;
}

static gboolean
read_sum (Reader *reader)
{
  char op;

  if (!read_product (reader))
    return FALSE;
  while ((op = take_sign (reader, "+-")) != 0)
    if (!read_product (reader) || !push (reader, (Step) { op, -1 }))
      return FALSE;

  return TRUE;
}

MoorFormula *
moor_formula_parse (const char       *text,
                    MoorFormulaName   name,
                    gpointer          data,
                    GError          **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  Reader reader = { .at = text, .name = name, .data = data, .steps = steps, .error = error };

  if (!read_sum (&reader))
    return NULL;

  skip_blanks (&reader);
  if (*reader.at != '\0')
    {
      g_autofree char *sign = g_utf8_substring (reader.at, 0, 1);

      refuse (&reader, *reader.at == ')'
                         ? _("the “%s” closes nothing")
                         : _("“%s” stands where + - * or / has to be"), sign);
      return NULL;
    }
  g_assert (reader.stack == 1 && reader.deepest <= MAX_STACK);

  MoorFormula *self = g_new0 (MoorFormula, 1);

  self->n_steps = steps->len;
  self->steps = (Step *) g_array_free (g_steal_pointer (&steps), FALSE);
  return self;
}

void
moor_formula_free (MoorFormula *self)
{
  g_free (self->steps);
  g_free (self);
}

double
moor_formula_count (const MoorFormula *self,
                    const double      *values)
{
  double stack[MAX_STACK];
  guint top = 0;

  for (guint i = 0; i < self->n_steps; i++)
    {
      const Step *step = &self->steps[i];

      if (step->op == 0)
        {
          stack[top++] = values[step->name];
          continue;
        }

      double right = stack[--top];
      double left = stack[top - 1];

      switch (step->op)
        {
        case '+': left += right; break;
        case '-': left -= right; break;
        case '*': left *= right; break;
        default: left = right == 0 ? NAN : left / right; break;
        }
      stack[top - 1] = left;
    }

  return isfinite (stack[0]) ? stack[0] : NAN;
}

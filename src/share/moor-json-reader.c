/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-json-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/moor-error.h"

#define MAX_DEPTH 16
#define MAX_NUMBER 64                       /* characters */
#define MAX_MEMBERS 10000                   /* of one object: names are compared pairwise */
#define MAX_VALUE (64 * 1024 * 1024)        /* bytes of one value handed over */

typedef enum {
  EXPECT_START,                  /* the file's one object */
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END,           /* after [ */
  EXPECT_NAME,
  EXPECT_NAME_OR_END,            /* after { */
  EXPECT_COLON,
  EXPECT_COMMA_OR_END,
  EXPECT_NOTHING,                /* after the object */
} Expect;

typedef enum {
  LEX_NONE,
  LEX_STRING,
  LEX_ESCAPE,                    /* after a backslash */
  LEX_UNICODE,                   /* inside \uXXXX */
  LEX_WORD,                      /* a number or true, false, null */
} Lex;

struct _MoorJsonReader
{
  MoorJsonItemFunc func;
  gpointer         data;

  guint            line;
  gsize            offset;
  gsize            mark_length;  /* bytes of a byte order mark */

  Expect           expect;
  Lex              lex;
  GString         *token;
  guint            hex_left;
  gunichar         hex;
  gunichar         high;         /* first half of a surrogate pair, 0 none */

  /* Levels that are open below the value being built: 1 in the file's object,
   * 2 in an array that is handed over element by element. */
  guint            outer;
  char            *member;       /* of the file's object, the one being read */
  GHashTable      *members;      /* those already read */
  MoorJson        *stack[MAX_DEPTH];
  guint            depth;
  char            *name;         /* of the value that comes next, inside an object */
  gsize            size;         /* of the value being built */
};

static gboolean take_value (MoorJsonReader  *self,
                            MoorJson        *value,
                            GError         **error);

static gboolean
fail (MoorJsonReader  *self,
      const char      *what,
      GError         **error)
{
  g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, _("Line %u: %s"), self->line, what);

  return FALSE;
}

static MoorJson *
new_value (MoorJsonReader *self,
           MoorJsonType    type)
{
  MoorJson *value = g_new0 (MoorJson, 1);

  value->type = type;
  value->name = g_steal_pointer (&self->name);
  if (type == MOOR_JSON_ARRAY || type == MOOR_JSON_OBJECT)
    value->items = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_json_free);
  self->size += sizeof *value + 16;

  return value;
}

void
moor_json_free (MoorJson *value)
{
  if (value == NULL)
    return;

  g_free (value->name);
  g_free (value->string);
  g_clear_pointer (&value->items, g_ptr_array_unref);
  g_free (value);
}

MoorJson *
moor_json_member (const MoorJson *object,
                  const char     *name)
{
  if (object == NULL || object->type != MOOR_JSON_OBJECT)
    return NULL;

  for (guint i = 0; i < object->items->len; i++)
    {
      MoorJson *item = g_ptr_array_index (object->items, i);

      if (strcmp (item->name, name) == 0)
        return item;
    }

  return NULL;
}

/* A value is whole: into the container that is open, or handed over. */
static gboolean
take_value (MoorJsonReader  *self,
            MoorJson        *value,
            GError         **error)
{
  self->expect = EXPECT_COMMA_OR_END;

  if (self->depth > 0)
    {
      g_ptr_array_add (self->stack[self->depth - 1]->items, value);
      return TRUE;
    }

  gboolean go_on = self->func (self->member, value, self->data, error);

  moor_json_free (value);
  self->size = 0;

  return go_on;
}

static gboolean
open_container (MoorJsonReader  *self,
                MoorJsonType     type,
                GError         **error)
{
  if (self->outer + self->depth >= MAX_DEPTH)
    return fail (self, _("the values lie too deep inside each other."), error);

  if (self->outer == 0)
    {
      self->outer = 1;
    }
  else if (self->outer == 1 && self->depth == 0 && type == MOOR_JSON_ARRAY)
    {
      self->outer = 2;
      if (!self->func (self->member, NULL, self->data, error))
        return FALSE;
    }
  else
    {
      MoorJson *value = new_value (self, type);

      self->stack[self->depth++] = value;
    }

  self->expect = type == MOOR_JSON_OBJECT ? EXPECT_NAME_OR_END : EXPECT_VALUE_OR_END;

  return TRUE;
}

static MoorJsonType
innermost (MoorJsonReader *self)
{
  if (self->depth > 0)
    return self->stack[self->depth - 1]->type;

  return self->outer == 2 ? MOOR_JSON_ARRAY : MOOR_JSON_OBJECT;
}

static gboolean
close_container (MoorJsonReader  *self,
                 GError         **error)
{
  if (self->depth > 0)
    {
      MoorJson *value = self->stack[--self->depth];

      self->stack[self->depth] = NULL;
      return take_value (self, value, error);
    }

  self->outer--;
  self->expect = self->outer == 0 ? EXPECT_NOTHING : EXPECT_COMMA_OR_END;

  return TRUE;
}

static gboolean
take_name (MoorJsonReader  *self,
           GError         **error)
{
  if (self->depth == 0)
    {
      if (!g_hash_table_add (self->members, g_strdup (self->token->str)))
        return fail (self, _("the same name stands twice in one object."), error);

      g_free (self->member);
      self->member = g_strdup (self->token->str);
    }
  else
    {
      MoorJson *object = self->stack[self->depth - 1];

      if (moor_json_member (object, self->token->str) != NULL)
        return fail (self, _("the same name stands twice in one object."), error);
      if (object->items->len >= MAX_MEMBERS)
        return fail (self, _("an object has too many members."), error);

      self->name = g_strdup (self->token->str);
    }

  self->size += self->token->len;
  self->expect = EXPECT_COLON;

  return TRUE;
}

static gboolean
end_string (MoorJsonReader  *self,
            GError         **error)
{
  MoorJson *value;

  self->lex = LEX_NONE;

  if (self->high != 0)
    return fail (self, _("half of a character is missing."), error);
  if (!g_utf8_validate_len (self->token->str, self->token->len, NULL))
    return fail (self, _("a text is not valid UTF-8."), error);

  if (self->expect == EXPECT_NAME || self->expect == EXPECT_NAME_OR_END)
    return take_name (self, error);

  value = new_value (self, MOOR_JSON_STRING);
  value->string = g_strndup (self->token->str, self->token->len);
  self->size += self->token->len;

  return take_value (self, value, error);
}

/* The grammar of RFC 8259: no plus, no leading zero, no bare point. */
static gboolean
is_number (const char *p)
{
  if (*p == '-')
    p++;

  if (*p == '0')
    p++;
  else if (*p >= '1' && *p <= '9')
    while (g_ascii_isdigit (*p))
      p++;
  else
    return FALSE;

  if (*p == '.')
    {
      p++;
      if (!g_ascii_isdigit (*p))
        return FALSE;
      while (g_ascii_isdigit (*p))
        p++;
    }

  if (*p == 'e' || *p == 'E')
    {
      p++;
      if (*p == '+' || *p == '-')
        p++;
      if (!g_ascii_isdigit (*p))
        return FALSE;
      while (g_ascii_isdigit (*p))
        p++;
    }

  return *p == '\0';
}

static gboolean
end_word (MoorJsonReader  *self,
          GError         **error)
{
  const char *word = self->token->str;
  MoorJson *value;

  self->lex = LEX_NONE;

  if (strcmp (word, "null") == 0)
    {
      value = new_value (self, MOOR_JSON_NULL);
    }
  else if (strcmp (word, "true") == 0 || strcmp (word, "false") == 0)
    {
      value = new_value (self, MOOR_JSON_BOOLEAN);
      value->boolean = *word == 't';
    }
  else if (is_number (word))
    {
      double number = g_ascii_strtod (word, NULL);

      if (!isfinite (number))
        return fail (self, _("a number is too large."), error);

      value = new_value (self, MOOR_JSON_NUMBER);
      value->number = number;
    }
  else
    {
      return fail (self, _("something stands there that is neither text nor number."), error);
    }

  return take_value (self, value, error);
}

static gboolean
take_escape (MoorJsonReader  *self,
             char             c,
             GError         **error)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (c == 'u')
    {
      self->lex = LEX_UNICODE;
      self->hex_left = 4;
      self->hex = 0;
      return TRUE;
    }

  found = c != '\0' ? strchr (from, c) : NULL;
  if (found == NULL || self->high != 0)
    return fail (self, _("an escaped character is not one that JSON has."), error);

  g_string_append_c (self->token, to[found - from]);
  self->lex = LEX_STRING;

  return TRUE;
}

static gboolean
take_hex (MoorJsonReader  *self,
          char             c,
          GError         **error)
{
  int digit = g_ascii_xdigit_value (c);

  if (digit < 0)
    return fail (self, _("an escaped character is not one that JSON has."), error);

  self->hex = self->hex * 16 + (gunichar) digit;
  if (--self->hex_left > 0)
    return TRUE;

  self->lex = LEX_STRING;
  if (self->high != 0)
    {
      if (self->hex < 0xdc00 || self->hex > 0xdfff)
        return fail (self, _("half of a character is missing."), error);
      g_string_append_unichar (self->token,
                               0x10000 + ((self->high - 0xd800) << 10) + (self->hex - 0xdc00));
      self->high = 0;
    }
  else if (self->hex >= 0xd800 && self->hex <= 0xdbff)
    {
      self->high = self->hex;
    }
  else if (self->hex >= 0xdc00 && self->hex <= 0xdfff)
    {
      return fail (self, _("half of a character is missing."), error);
    }
  else if (self->hex == 0)
    {
      return fail (self, _("a text holds a NUL character."), error);
    }
  else
    {
      g_string_append_unichar (self->token, self->hex);
    }

  return TRUE;
}

/* One byte outside strings and words. */
static gboolean
take_mark (MoorJsonReader  *self,
           char             c,
           GError         **error)
{
  gboolean value_may_come = self->expect == EXPECT_VALUE || self->expect == EXPECT_VALUE_OR_END;
  gboolean name_may_come = self->expect == EXPECT_NAME || self->expect == EXPECT_NAME_OR_END;

  switch (c)
    {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
      return TRUE;

    case '{':
      if (value_may_come || self->expect == EXPECT_START)
        return open_container (self, MOOR_JSON_OBJECT, error);
      break;

    case '[':
      if (value_may_come)
        return open_container (self, MOOR_JSON_ARRAY, error);
      break;

    case '}':
      if (self->expect == EXPECT_NAME_OR_END ||
          (self->expect == EXPECT_COMMA_OR_END && innermost (self) == MOOR_JSON_OBJECT))
        return close_container (self, error);
      break;

    case ']':
      if (self->expect == EXPECT_VALUE_OR_END ||
          (self->expect == EXPECT_COMMA_OR_END && innermost (self) == MOOR_JSON_ARRAY))
        return close_container (self, error);
      break;

    case ',':
      if (self->expect == EXPECT_COMMA_OR_END)
        {
          self->expect = innermost (self) == MOOR_JSON_OBJECT ? EXPECT_NAME : EXPECT_VALUE;
          return TRUE;
        }
      break;

    case ':':
      if (self->expect == EXPECT_COLON)
        {
          self->expect = EXPECT_VALUE;
          return TRUE;
        }
      break;

    case '"':
      if (value_may_come || name_may_come)
        {
          g_string_truncate (self->token, 0);
          self->lex = LEX_STRING;
          return TRUE;
        }
      break;

    default:
      if (value_may_come && (g_ascii_isalnum (c) || c == '-'))
        {
          g_string_truncate (self->token, 0);
          g_string_append_c (self->token, c);
          self->lex = LEX_WORD;
          return TRUE;
        }
      break;
    }

  if (self->expect == EXPECT_NOTHING)
    return fail (self, _("there is more after the end."), error);

  return fail (self, _("the file is not JSON from here on."), error);
}

MoorJsonReader *
moor_json_reader_new (MoorJsonItemFunc func,
                      gpointer         data)
{
  MoorJsonReader *self = g_new0 (MoorJsonReader, 1);

  self->func = func;
  self->data = data;
  self->line = 1;
  self->token = g_string_new (NULL);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
moor_json_reader_free (MoorJsonReader *self)
{
  if (self == NULL)
    return;

  while (self->depth > 0)
    moor_json_free (self->stack[--self->depth]);
  g_string_free (self->token, TRUE);
  g_hash_table_unref (self->members);
  g_free (self->member);
  g_free (self->name);
  g_free (self);
}

/* Takes as many bytes at the start of @bytes as the state of the moment can
 * take at once. Returns how many; 0 with @error set. */
static gsize
take_some (MoorJsonReader  *self,
           const char      *bytes,
           gsize            length,
           GError         **error)
{
  const char c = *bytes;
  gsize n = 1;

  switch (self->lex)
    {
    case LEX_STRING:
      for (n = 0; n < length; n++)
        if ((guchar) bytes[n] < 0x20 || bytes[n] == '"' || bytes[n] == '\\')
          break;
      if (n > 0)
        {
          if (self->high != 0)
            return fail (self, _("half of a character is missing."), error);
          g_string_append_len (self->token, bytes, (gssize) n);
          return n;
        }
      if (c == '"')
        return end_string (self, error) ? 1 : 0;
      if (c == '\\')
        {
          self->lex = LEX_ESCAPE;
          return 1;
        }
      return fail (self, _("a text holds a control character."), error);

    case LEX_ESCAPE:
      return take_escape (self, c, error) ? 1 : 0;

    case LEX_UNICODE:
      return take_hex (self, c, error) ? 1 : 0;

    case LEX_WORD:
      if (g_ascii_isalnum (c) || c == '-' || c == '+' || c == '.')
        {
          g_string_append_c (self->token, c);
          if (self->token->len > MAX_NUMBER)
            return fail (self, _("something stands there that is neither text nor number."), error);
          return 1;
        }
      return end_word (self, error) && take_mark (self, c, error) ? 1 : 0;

    case LEX_NONE:
    default:
      return take_mark (self, c, error) ? 1 : 0;
    }
}

gboolean
moor_json_reader_feed (MoorJsonReader  *self,
                       const char      *bytes,
                       gsize            length,
                       GError         **error)
{
  static const guchar mark[] = { 0xef, 0xbb, 0xbf };
  gsize done = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  while (done < length)
    {
      gsize n;

      /* Some editors put a byte order mark in front; it says nothing. */
      if (self->offset == self->mark_length && self->offset < sizeof mark &&
          (guchar) bytes[done] == mark[self->offset])
        {
          self->mark_length++;
          n = 1;
        }
      else
        n = take_some (self, bytes + done, length - done, error);

      if (n == 0)
        return FALSE;
      if (self->size + self->token->len > MAX_VALUE)
        {
          g_set_error (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE,
                       _("Line %u: more stands there than a page can hold."), self->line);
          return FALSE;
        }
      if (n == 1 && bytes[done] == '\n')
        self->line++;

      done += n;
      self->offset += n;
    }

  return TRUE;
}

gboolean
moor_json_reader_end (MoorJsonReader  *self,
                      GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->expect == EXPECT_NOTHING)
    return TRUE;
  if (self->offset == 0)
    return fail (self, _("the file is empty."), error);

  return fail (self, _("the file ends in the middle."), error);
}

guint
moor_json_reader_get_line (MoorJsonReader *self)
{
  return self->line;
}

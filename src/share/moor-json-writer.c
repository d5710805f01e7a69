/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-json-writer.h"

#include <math.h>

#define MAX_DEPTH 32

typedef struct {
  char     closing;
  gboolean in_object;
  gboolean one_line;
  gboolean empty;
} Level;

struct _MoorJsonWriter
{
  GString *text;
  Level    levels[MAX_DEPTH];
  guint    depth;
};

static void
new_line (MoorJsonWriter *self)
{
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->text, "  ");
}

static void
append_quoted (GString    *text,
               const char *value)
{
  const char *plain = value;
  const char *p;

  g_string_append_c (text, '"');
  for (p = value; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
        continue;

      g_string_append_len (text, plain, p - plain);
      plain = p + 1;
      switch (c)
        {
        case '"':
          g_string_append (text, "\\\"");
          break;
        case '\\':
          g_string_append (text, "\\\\");
          break;
        case '\n':
          g_string_append (text, "\\n");
          break;
        case '\t':
          g_string_append (text, "\\t");
          break;
        default:
          g_string_append_printf (text, "\\u%04x", c);
          break;
        }
    }
  g_string_append_len (text, plain, p - plain);
  g_string_append_c (text, '"');
}

static void
begin_value (MoorJsonWriter *self,
             const char     *name)
{
  Level *level;

  if (self->depth == 0)
    return;

  level = &self->levels[self->depth - 1];
  g_assert (level->in_object == (name != NULL));

  if (level->one_line)
    {
      if (!level->empty)
        g_string_append (self->text, ", ");
    }
  else
    {
      if (!level->empty)
        g_string_append_c (self->text, ',');
      new_line (self);
    }
  level->empty = FALSE;

  if (name != NULL)
    {
      append_quoted (self->text, name);
      g_string_append (self->text, ": ");
    }
}

static void
begin_level (MoorJsonWriter *self,
             const char     *name,
             char            opening,
             char            closing,
             gboolean        one_line)
{
  Level level = { closing, closing == '}', one_line, TRUE };

  g_assert (self->depth < MAX_DEPTH);

  if (self->depth > 0 && self->levels[self->depth - 1].one_line)
    level.one_line = TRUE;

  begin_value (self, name);
  g_string_append_c (self->text, opening);
  self->levels[self->depth++] = level;
}

MoorJsonWriter *
moor_json_writer_new (void)
{
  MoorJsonWriter *self = g_new0 (MoorJsonWriter, 1);

  self->text = g_string_new (NULL);

  return self;
}

void
moor_json_writer_free (MoorJsonWriter *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_free (self);
}

void
moor_json_writer_begin_object (MoorJsonWriter *self,
                               const char     *name)
{
  begin_level (self, name, '{', '}', FALSE);
}

void
moor_json_writer_begin_array (MoorJsonWriter *self,
                              const char     *name)
{
  begin_level (self, name, '[', ']', FALSE);
}

void
moor_json_writer_begin_row (MoorJsonWriter *self,
                            const char     *name)
{
  begin_level (self, name, '[', ']', TRUE);
}

void
moor_json_writer_end (MoorJsonWriter *self)
{
  Level level;

  g_assert (self->depth > 0);

  level = self->levels[--self->depth];
  if (!level.empty && !level.one_line)
    new_line (self);
  g_string_append_c (self->text, level.closing);
  if (self->depth == 0)
    g_string_append_c (self->text, '\n');
}

void
moor_json_writer_string (MoorJsonWriter *self,
                         const char     *name,
                         const char     *value)
{
  begin_value (self, name);
  if (value != NULL)
    append_quoted (self->text, value);
  else
    g_string_append (self->text, "null");
}

void
moor_json_writer_number (MoorJsonWriter *self,
                         const char     *name,
                         double          value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_assert (isfinite (value));

  begin_value (self, name);
  /* Fifteen digits say most numbers as a person would; seventeen say all. */
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_formatd (buffer, sizeof buffer, "%.17g", value);
  g_string_append (self->text, buffer);
}

void
moor_json_writer_boolean (MoorJsonWriter *self,
                          const char     *name,
                          gboolean        value)
{
  begin_value (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

void
moor_json_writer_strings (MoorJsonWriter     *self,
                          const char         *name,
                          const char * const *values)
{
  moor_json_writer_begin_row (self, name);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    moor_json_writer_string (self, NULL, values[i]);
  moor_json_writer_end (self);
}

char *
moor_json_writer_take (MoorJsonWriter *self)
{
  char *text = g_string_free (self->text, FALSE);

  self->text = g_string_new (NULL);

  return text;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/moor-error.h"

#define MAX_NAME 64              /* of an element or attribute, so that an error stays readable */

/* The file is cut into tags, texts and comments here, each piece is checked for
 * what GMarkup lets pass, and is then fed to GMarkup alone; so the place where
 * the piece began is the place of what GMarkup tells about it. */
typedef struct {
  char                *file;     /* GRefString */
  const char          *end;
  int                  line, column;        /* where the piece begins */
  GMarkupParseContext *markup;
  MoorXml             *root;
  GPtrArray           *open;     /* MoorXml, not owned, outermost first */
  GError              *error;
} Reader;

G_GNUC_PRINTF (4, 5)
static gboolean
fail_at (Reader     *reader,
         int         line,
         int         column,
         const char *format,
         ...)
{
  if (reader->error != NULL)
    return FALSE;

  va_list args;
  va_start (args, format);
  g_autofree char *sentence = g_strdup_vprintf (format, args);
  va_end (args);

  reader->error = g_error_new (MOOR_ERROR, MOOR_ERROR_BAD_INPUT, "%s:%d:%d: error: %s",
                               reader->file, line, column, sentence);
  return FALSE;
}

#define fail(reader, ...) fail_at (reader, (reader)->line, (reader)->column, __VA_ARGS__)

/* @end is that of the file, behind @to or there. */
static void
step_over (const char *from,
           const char *to,
           const char *end,
           int        *line,
           int        *column)
{
  for (const char *p = from; p < to; p++)
    {
      if (*p == '\n' || (*p == '\r' && (p + 1 == end || p[1] != '\n')))
        {
          (*line)++;
          *column = 1;
        }
      else if (((guchar) *p & 0xc0) != 0x80 && *p != '\r')
        (*column)++;
    }
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_';
}

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-' || c == '.' || c == ':';
}

static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xd7ff) ||
         (c >= 0xe000 && c <= 0xfffd) || (c >= 0x10000 && c <= 0x10ffff);
}

static const char *
skip_spaces (const char *p,
             const char *end)
{
  while (p < end && is_space (*p))
    p++;

  return p;
}

static const char *
find (const char *from,
      const char *end,
      const char *what)
{
  return memmem (from, end - from, what, strlen (what));
}

/* Whether @p, at an ampersand, begins a reference that XML knows. */
static gboolean
is_reference (const char *p,
              const char *end)
{
  static const char *const names[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&apos;" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((gsize) (end - p) >= strlen (names[i]) && strncmp (p, names[i], strlen (names[i])) == 0)
      return TRUE;

  if (end - p < 4 || p[1] != '#')
    return FALSE;

  gboolean hex = p[2] == 'x';
  const char *digits = p + (hex ? 3 : 2);
  guint64 c = 0;

  for (p = digits; p < end && (hex ? g_ascii_isxdigit (*p) : g_ascii_isdigit (*p)); p++)
    {
      c = c * (hex ? 16 : 10) + (guint64) g_ascii_xdigit_value (*p);
      if (c > 0x10ffff)
        return FALSE;
    }

  return p > digits && p < end && *p == ';' && is_xml_char ((gunichar) c);
}

static const char *
find_bad_reference (const char *from,
                    const char *to)
{
  for (const char *p = from; p < to; p++)
    if (*p == '&' && !is_reference (p, to))
      return p;

  return NULL;
}

/* GMarkup ---------------------------------------------------------------- */

static void
start_element (GMarkupParseContext  *context,
               const char           *name,
               const char          **names,
               const char          **values,
               gpointer              user_data,
               GError              **error)
{
  Reader *reader = user_data;
  MoorXml *element = g_new0 (MoorXml, 1);

  element->type = MOOR_XML_ELEMENT;
  element->name = g_strdup (name);
  element->file = g_ref_string_acquire (reader->file);
  element->line = reader->line;
  element->column = reader->column;
  element->children = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_xml_free);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (moor_xml_get (element, names[i]) != NULL)
        fail (reader, _("<%s> has the attribute “%s” twice"), name, names[i]);
      else
        moor_xml_set (element, names[i], values[i]);
    }

  if (reader->root == NULL)
    reader->root = element;
  else
    {
      MoorXml *parent = g_ptr_array_index (reader->open, reader->open->len - 1);

      g_ptr_array_add (parent->children, element);
    }

  g_ptr_array_add (reader->open, element);
  if (reader->open->len > MOOR_XML_MAX_DEPTH)
    fail (reader, _("the tags stand more than %d deep in each other"), MOOR_XML_MAX_DEPTH);
}

static void
end_element (GMarkupParseContext  *context,
             const char           *name,
             gpointer              user_data,
             GError              **error)
{
  Reader *reader = user_data;

  g_ptr_array_set_size (reader->open, reader->open->len - 1);
}

static void
add_text (GMarkupParseContext  *context,
          const char           *text,
          gsize                 length,
          gpointer              user_data,
          GError              **error)
{
  Reader *reader = user_data;

  if (reader->open->len == 0 || length == 0)
    return;

  MoorXml *parent = g_ptr_array_index (reader->open, reader->open->len - 1);
  MoorXml *node = moor_xml_new_text (parent, NULL);

  node->text = g_strndup (text, length);
  g_ptr_array_add (parent->children, node);
}

static const GMarkupParser markup_parser = {
  .start_element = start_element,
  .end_element = end_element,
  .text = add_text,
};

static gboolean
feed (Reader     *reader,
      const char *from,
      const char *to)
{
  g_autoptr (GError) error = NULL;

  if (!g_markup_parse_context_parse (reader->markup, from, to - from, &error))
    return fail (reader, _("this is not well-formed XML"));

  return reader->error == NULL;
}

/* Pieces ------------------------------------------------------------------ */

/* Each of these gets the beginning of a piece and gives its end, or NULL. */

static const char *
read_comment (Reader     *reader,
              const char *p)
{
  const char *stop = find (p + 4, reader->end, "--");

  if (stop == NULL)
    {
      fail (reader, _("the comment has no end"));
      return NULL;
    }
  if (stop + 2 >= reader->end || stop[2] != '>')
    {
      fail (reader, _("two hyphens do not stand inside a comment"));
      return NULL;
    }

  if (reader->open->len > 0)
    {
      MoorXml *parent = g_ptr_array_index (reader->open, reader->open->len - 1);
      MoorXml *node = moor_xml_new_text (parent, NULL);

      node->type = MOOR_XML_COMMENT;
      node->line = reader->line;
      node->column = reader->column;
      node->text = g_strndup (p + 4, stop - p - 4);
      g_ptr_array_add (parent->children, node);
    }

  return stop + 3;
}

/* The value of encoding="…" or of another name in an XML declaration. */
static char *
declaration_value (const char *from,
                   const char *to,
                   const char *name)
{
  const char *p = find (from, to, name);

  if (p == NULL)
    return NULL;

  p = skip_spaces (p + strlen (name), to);
  if (p >= to || *p != '=')
    return NULL;
  p = skip_spaces (p + 1, to);
  if (p >= to || (*p != '"' && *p != '\''))
    return NULL;

  const char *stop = memchr (p + 1, *p, to - p - 1);

  return stop != NULL ? g_strndup (p + 1, stop - p - 1) : NULL;
}

static const char *
read_instruction (Reader     *reader,
                  const char *p,
                  gboolean    is_first)
{
  const char *stop = find (p, reader->end, "?>");

  if (stop == NULL)
    {
      fail (reader, _("the line that begins with <? has no end"));
      return NULL;
    }

  gboolean is_declaration = stop - p > 5 && strncmp (p, "<?xml", 5) == 0 && is_space (p[5]);

  if (is_declaration && is_first)
    {
      g_autofree char *version = declaration_value (p, stop, "version");
      g_autofree char *encoding = declaration_value (p, stop, "encoding");

      if (g_strcmp0 (version, "1.0") != 0)
        {
          fail (reader, _("the first line needs version=\"1.0\""));
          return NULL;
        }
      if (encoding != NULL && g_ascii_strcasecmp (encoding, "UTF-8") != 0)
        {
          fail (reader, _("the first line says that the file is %s, but files are UTF-8"),
                encoding);
          return NULL;
        }
      return stop + 2;
    }

  /* Editors use this one to find the schema. */
  if (stop - p > 11 && strncmp (p, "<?xml-model", 11) == 0 && is_space (p[11]) &&
      reader->root == NULL)
    return stop + 2;

  fail (reader, _("a line that begins with <? does not stand here"));
  return NULL;
}

static gboolean
check_end_tag (Reader     *reader,
               const char *from,
               const char *to)
{
  const char *name = from + 2;
  const char *stop = name;

  while (stop < to && is_name_char (*stop))
    stop++;
  if (stop == name || skip_spaces (stop, to) != to - 1)
    return fail (reader, _("this closing tag is not well formed"));
  if (reader->open->len == 0)
    return fail (reader, _("</%.*s> closes nothing"), (int) (stop - name), name);

  MoorXml *open = g_ptr_array_index (reader->open, reader->open->len - 1);

  if (strlen (open->name) != (gsize) (stop - name) || strncmp (open->name, name, stop - name) != 0)
    return fail (reader, _("</%.*s> stands where <%s> of line %d is to be closed"),
                 (int) (stop - name), name, open->name, open->line);

  return TRUE;
}

static gboolean
check_start_tag (Reader     *reader,
                 const char *from,
                 const char *to)
{
  const char *p = from + 1;
  const char *end = to - 1;

  if (p < end && end[-1] == '/')
    end--;
  while (p < end && is_name_char (*p))
    p++;
  if (p - from > MAX_NAME)
    return fail (reader, _("this name is too long"));

  while (p < end)
    {
      const char *name = skip_spaces (p, end);

      if (name == end)
        break;
      if (name == p || !is_name_start (*name))
        return fail (reader, _("this tag is not well formed"));

      for (p = name; p < end && is_name_char (*p);)
        p++;
      if (p - name > MAX_NAME)
        return fail (reader, _("this name is too long"));

      const char *equals = skip_spaces (p, end);
      const char *value = equals < end && *equals == '=' ? skip_spaces (equals + 1, end) : end;

      if (value >= end || (*value != '"' && *value != '\''))
        return fail (reader, _("the attribute “%.*s” needs a value in quotes"),
                     (int) (p - name), name);

      const char *stop = memchr (value + 1, *value, end - value - 1);

      if (stop == NULL)
        return fail (reader, _("this tag is not well formed"));
      if (memchr (value, '<', stop - value) != NULL)
        return fail (reader, _("a < in the value of an attribute is written &lt;"));
      if (find_bad_reference (value, stop) != NULL)
        return fail (reader, _("an & in the value of an attribute is written &amp;"));

      p = stop + 1;
    }

  return TRUE;
}

static const char *
read_tag (Reader     *reader,
          const char *p)
{
  const char *stop = p + 1;
  char quote = '\0';

  if (stop >= reader->end || (*stop != '/' && !is_name_start (*stop)))
    {
      fail (reader, _("a tag begins with a name; a < in a text is written &lt;"));
      return NULL;
    }

  for (; stop < reader->end && (quote != '\0' || *stop != '>'); stop++)
    {
      if (quote != '\0' ? *stop == quote : *stop == '"' || *stop == '\'')
        quote = quote != '\0' ? '\0' : *stop;
      else if (quote == '\0' && *stop == '<')
        break;
    }

  if (stop >= reader->end || *stop != '>')
    {
      fail (reader, _("this tag has no end"));
      return NULL;
    }
  stop++;

  if (p[1] == '/')
    return check_end_tag (reader, p, stop) && feed (reader, p, stop) ? stop : NULL;

  if (reader->root != NULL && reader->open->len == 0)
    {
      fail (reader, _("a file has one outermost element; a second one begins here"));
      return NULL;
    }

  return check_start_tag (reader, p, stop) && feed (reader, p, stop) ? stop : NULL;
}

static const char *
read_text (Reader     *reader,
           const char *p)
{
  const char *stop = memchr (p, '<', reader->end - p);

  if (stop == NULL)
    stop = reader->end;

  const char *bad = find_bad_reference (p, stop);
  const char *sentence = _("XML knows no such reference; an & itself is written &amp;");

  if (bad == NULL && reader->open->len == 0)
    {
      bad = skip_spaces (p, stop);
      sentence = _("there is text outside the outermost element");
      if (bad == stop)
        bad = NULL;
    }
  if (bad == NULL)
    {
      bad = find (p, stop, "]]>");
      sentence = _("]]> in a text is written ]]&gt;");
    }

  if (bad != NULL)
    {
      int line = reader->line, column = reader->column;

      step_over (p, bad, reader->end, &line, &column);
      fail_at (reader, line, column, "%s", sentence);
      return NULL;
    }

  return feed (reader, p, stop) ? stop : NULL;
}

static const char *
read_piece (Reader     *reader,
            const char *p,
            gboolean    is_first)
{
  gsize left = reader->end - p;

  if (*p != '<')
    return read_text (reader, p);
  if (left >= 4 && strncmp (p, "<!--", 4) == 0)
    return read_comment (reader, p);
  if (left >= 2 && p[1] == '?')
    return read_instruction (reader, p, is_first);
  if (left >= 9 && strncmp (p, "<![CDATA[", 9) == 0)
    {
      fail (reader, _("<![CDATA[ does not stand here; write &lt; and &amp; instead"));
      return NULL;
    }
  if (left >= 2 && p[1] == '!')
    {
      fail (reader, _("a file has no DOCTYPE"));
      return NULL;
    }

  return read_tag (reader, p);
}

/* Bytes that are no text, found before anything else looks at them. */
static gboolean
check_bytes (Reader     *reader,
             const char *start)
{
  const char *bad;
  int line = 1, column = 1;

  if (!g_utf8_validate_len (start, reader->end - start, &bad))
    {
      step_over (start, bad, reader->end, &line, &column);
      return bad < reader->end && *bad == '\0'
             ? fail_at (reader, line, column, _("there is a NUL byte in the file"))
             : fail_at (reader, line, column, _("the file is not valid UTF-8 from here on"));
    }

  for (const char *p = start; p < reader->end; p = g_utf8_next_char (p))
    if (!is_xml_char (g_utf8_get_char (p)))
      {
        step_over (start, p, reader->end, &line, &column);
        return fail_at (reader, line, column, _("there is a control character in the file"));
      }

  return TRUE;
}

static void
read_all (Reader     *reader,
          const char *start)
{
  const char *p = start;

  if (reader->end - p >= 3 && strncmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;

  const char *first = p;

  while (p < reader->end)
    {
      const char *next = read_piece (reader, p, p == first);

      if (next == NULL)
        return;

      step_over (p, next, reader->end, &reader->line, &reader->column);
      p = next;
    }

  if (reader->root == NULL)
    {
      fail_at (reader, 1, 1, _("the file is empty"));
      return;
    }

  if (reader->open->len > 0)
    {
      MoorXml *open = g_ptr_array_index (reader->open, reader->open->len - 1);

      fail_at (reader, open->line, open->column, _("<%s> is never closed"), open->name);
    }
}

MoorXml *
moor_xml_read (const char  *file,
               GBytes      *bytes,
               GError     **error)
{
  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  gsize length;
  const char *start = g_bytes_get_data (bytes, &length);
  Reader reader = {
    .file = g_ref_string_new (file),
    .end = length > 0 ? start + length : start,   /* else NULL */
    .line = 1,
    .column = 1,
    .open = g_ptr_array_new (),
  };

  reader.markup = g_markup_parse_context_new (&markup_parser, 0, &reader, NULL);

  if (length > MOOR_XML_MAX_BYTES)
    fail_at (&reader, 1, 1, _("the file is larger than 1 MB"));
  else if (length == 0)
    fail_at (&reader, 1, 1, _("the file is empty"));
  else if (check_bytes (&reader, start))
    read_all (&reader, start);

  g_markup_parse_context_free (reader.markup);
  g_ptr_array_unref (reader.open);
  g_ref_string_release (reader.file);

  if (reader.error != NULL)
    {
      g_clear_pointer (&reader.root, moor_xml_free);
      g_propagate_error (error, reader.error);
    }

  return reader.root;
}

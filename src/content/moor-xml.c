/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-xml.h"

#include <string.h>

#include "base/moor-error.h"
#include "base/moor-text.h"

static void
attribute_free (gpointer data)
{
  MoorXmlAttribute *attribute = data;

  g_free (attribute->name);
  g_free (attribute->value);
  g_free (attribute);
}

/* One text node as gettext folds it: runs of white space become one space,
 * which goes at the two ends of the element. */
static void
append_folded (GString    *out,
               const char *text,
               gboolean    is_first,
               gboolean    is_last)
{
  g_autofree char *folded = moor_text_fold (text);
  gsize length = strlen (text);

  if (length == 0)
    return;

  gboolean before = g_ascii_isspace (text[0]) && !is_first;
  gboolean after = g_ascii_isspace (text[length - 1]) && !is_last;

  if (folded[0] == '\0')
    {
      if (before && after)
        g_string_append_c (out, ' ');
      return;
    }

  if (before)
    g_string_append_c (out, ' ');
  g_string_append (out, folded);
  if (after)
    g_string_append_c (out, ' ');
}

static void
append_attributes (GString       *out,
                   const MoorXml *self)
{
  for (guint i = 0; self->attributes != NULL && i < self->attributes->len; i++)
    {
      const MoorXmlAttribute *attribute = g_ptr_array_index (self->attributes, i);
      g_autofree char *value = NULL;

      if (strpbrk (attribute->value, " \t\r\n<>&\"'") != NULL)
        {
          g_autofree char *folded = moor_text_fold (attribute->value);

          value = g_markup_escape_text (folded, -1);
        }

      g_string_append_printf (out, " %s=\"%s\"", attribute->name,
                              value != NULL ? value : attribute->value);
    }
}

static gboolean
is_blank_text (const MoorXml *node)
{
  return node->type == MOOR_XML_TEXT && strspn (node->text, " \t\r\n") == strlen (node->text);
}

/* The content of @self; @escape as it stands in a file, else as a person who
 * translates sees it. */
static void
append_inner (GString       *out,
              const MoorXml *self,
              gboolean       escape)
{
  guint n = self->children->len;
  gboolean starts_with_text =
    n > 0 && ((MoorXml *) g_ptr_array_index (self->children, 0))->type == MOOR_XML_TEXT;

  for (guint i = 0; i < n; i++)
    {
      const MoorXml *child = g_ptr_array_index (self->children, i);

      /* gettext reads with libxml2, which drops a blank between two tags where
       * the content does not begin with text, and leaves one at the very end. */
      if (!escape && is_blank_text (child))
        {
          if (starts_with_text && i > 0)
            g_string_append_c (out, ' ');
        }
      else if (child->type == MOOR_XML_TEXT)
        {
          g_autofree char *escaped = escape ? g_markup_escape_text (child->text, -1) : NULL;

          append_folded (out, escape ? escaped : child->text, i == 0, i + 1 == n);
        }
      else if (child->type == MOOR_XML_ELEMENT)
        {
          g_string_append_printf (out, "<%s", child->name);
          append_attributes (out, child);
          g_string_append_c (out, '>');
          append_inner (out, child, escape);
          g_string_append_printf (out, "</%s>", child->name);
        }
    }
}

static void
append_element (GString          *out,
                const MoorXml    *self,
                MoorXmlIsInline   is_inline,
                int               level)
{
  g_autoptr (GString) content = g_string_new (NULL);

  g_string_append_printf (out, "%*s<%s", level * 2, "", self->name);
  append_attributes (out, self);

  if (is_inline (self->name))
    append_inner (content, self, TRUE);
  else
    for (guint i = 0; i < self->children->len; i++)
      {
        const MoorXml *child = g_ptr_array_index (self->children, i);

        if (child->type == MOOR_XML_ELEMENT)
          append_element (content, child, is_inline, level + 1);
      }

  if (content->len == 0)
    g_string_append (out, "/>\n");
  else if (is_inline (self->name))
    g_string_append_printf (out, ">%s</%s>\n", content->str, self->name);
  else
    g_string_append_printf (out, ">\n%s%*s</%s>\n", content->str, level * 2, "", self->name);
}

static void
copy_attributes (const MoorXml *from,
                 MoorXml       *to)
{
  for (guint i = 0; from->attributes != NULL && i < from->attributes->len; i++)
    {
      const MoorXmlAttribute *attribute = g_ptr_array_index (from->attributes, i);

      moor_xml_set (to, attribute->name, attribute->value);
    }
}

/* Reading the inner form: only the tags that @model has are tags, all other
 * characters are text, because nothing is escaped there. */

static char *
opening_tag (const MoorXml *element)
{
  GString *tag = g_string_new (NULL);

  g_string_append_printf (tag, "<%s", element->name);
  append_attributes (tag, element);
  g_string_append_c (tag, '>');

  return g_string_free (tag, FALSE);
}

static void
flush_text (MoorXml *into,
            GString *text)
{
  if (text->len > 0)
    g_ptr_array_add (into->children, moor_xml_new_text (into, text->str));
  g_string_truncate (text, 0);
}

/* The child of @model, not yet @used, whose tag begins at @at. */
static const MoorXml *
find_opening (const MoorXml *model,
              gboolean      *used,
              const char    *at,
              gsize         *length)
{
  for (guint i = 0; i < model->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (model->children, i);

      if (child->type != MOOR_XML_ELEMENT || used[i])
        continue;

      g_autofree char *tag = opening_tag (child);
      if (g_str_has_prefix (at, tag))
        {
          used[i] = TRUE;
          *length = strlen (tag);
          return child;
        }
    }

  return NULL;
}

static gboolean
all_used (const MoorXml  *model,
          const gboolean *used)
{
  for (guint i = 0; i < model->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (model->children, i);

      if (child->type == MOOR_XML_ELEMENT && !used[i])
        return FALSE;
    }

  return TRUE;
}

/* Words in another language may stand in another order, so any tag of the
 * model may come next, each once. */
static gboolean
parse_inner (const MoorXml *model,
             MoorXml       *into,
             const char   **at,
             const char    *closing)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree gboolean *used = g_new0 (gboolean, model->children->len + 1);

  for (;;)
    {
      const MoorXml *child;
      gsize length;

      if (closing != NULL ? g_str_has_prefix (*at, closing) : **at == '\0')
        {
          flush_text (into, text);
          *at += closing != NULL ? strlen (closing) : 0;
          return all_used (model, used);
        }
      if (**at == '\0')
        return FALSE;

      child = **at == '<' ? find_opening (model, used, *at, &length) : NULL;
      if (child != NULL)
        {
          g_autofree char *end_tag = g_strdup_printf ("</%s>", child->name);
          MoorXml *element = moor_xml_new (child, child->name);

          flush_text (into, text);
          copy_attributes (child, element);
          g_ptr_array_add (into->children, element);
          *at += length;
          if (!parse_inner (child, element, at, end_tag))
            return FALSE;
        }
      else
        g_string_append_c (text, *(*at)++);
    }
}

void
moor_xml_free (MoorXml *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->text);
  g_clear_pointer (&self->file, g_ref_string_release);
  g_clear_pointer (&self->attributes, g_ptr_array_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

MoorXml *
moor_xml_copy (const MoorXml *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  MoorXml *copy = self->type == MOOR_XML_ELEMENT ? moor_xml_new (self, self->name)
                                                 : moor_xml_new_text (self, self->text);

  copy->type = self->type;
  copy_attributes (self, copy);
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    g_ptr_array_add (copy->children, moor_xml_copy (g_ptr_array_index (self->children, i)));

  return copy;
}

MoorXml *
moor_xml_new (const MoorXml *where,
              const char    *name)
{
  MoorXml *self = moor_xml_new_text (where, NULL);

  self->type = MOOR_XML_ELEMENT;
  self->name = g_strdup (name);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_xml_free);

  return self;
}

MoorXml *
moor_xml_new_text (const MoorXml *where,
                   const char    *text)
{
  g_return_val_if_fail (where != NULL, NULL);

  MoorXml *self = g_new0 (MoorXml, 1);

  self->type = MOOR_XML_TEXT;
  self->text = g_strdup (text);
  self->file = g_ref_string_acquire (where->file);
  self->line = where->line;
  self->column = where->column;

  return self;
}

gboolean
moor_xml_is (const MoorXml *self,
             const char    *name)
{
  return self->type == MOOR_XML_ELEMENT && strcmp (self->name, name) == 0;
}

const char *
moor_xml_get (const MoorXml *self,
              const char    *attribute)
{
  for (guint i = 0; self->attributes != NULL && i < self->attributes->len; i++)
    {
      const MoorXmlAttribute *candidate = g_ptr_array_index (self->attributes, i);

      if (strcmp (candidate->name, attribute) == 0)
        return candidate->value;
    }

  return NULL;
}

void
moor_xml_set (MoorXml    *self,
              const char *attribute,
              const char *value)
{
  if (self->attributes == NULL)
    self->attributes = g_ptr_array_new_with_free_func (attribute_free);

  for (guint i = 0; i < self->attributes->len; i++)
    {
      MoorXmlAttribute *candidate = g_ptr_array_index (self->attributes, i);

      if (strcmp (candidate->name, attribute) == 0)
        {
          g_free (candidate->value);
          candidate->value = g_strdup (value);
          return;
        }
    }

  MoorXmlAttribute *added = g_new0 (MoorXmlAttribute, 1);

  added->name = g_strdup (attribute);
  added->value = g_strdup (value);
  g_ptr_array_add (self->attributes, added);
}

MoorXml *
moor_xml_find (const MoorXml *self,
               const char    *name)
{
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    {
      MoorXml *child = g_ptr_array_index (self->children, i);

      if (moor_xml_is (child, name))
        return child;
    }

  return NULL;
}

char *
moor_xml_get_inner (const MoorXml *self)
{
  GString *out = g_string_new (NULL);

  append_inner (out, self, FALSE);

  return g_string_free (out, FALSE);
}

char *
moor_xml_get_text (const MoorXml *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < self->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (self->children, i);

      if (child->type == MOOR_XML_TEXT)
        g_string_append (all, child->text);
    }

  return moor_text_fold (all->str);
}

void
moor_xml_fold (MoorXml *self)
{
  guint n = self->children != NULL ? self->children->len : 0;

  for (guint i = 0; i < n; i++)
    {
      MoorXml *child = g_ptr_array_index (self->children, i);

      if (child->type == MOOR_XML_TEXT)
        {
          GString *folded = g_string_new (NULL);

          append_folded (folded, child->text, i == 0, i + 1 == n);
          g_free (child->text);
          child->text = g_string_free (folded, FALSE);
        }
      else
        moor_xml_fold (child);
    }
}

MoorXml *
moor_xml_with_inner (const MoorXml *self,
                     const char    *inner)
{
  g_autoptr (MoorXml) element = moor_xml_new (self, self->name);
  const char *at = inner;

  copy_attributes (self, element);

  return parse_inner (self, element, &at, NULL) ? g_steal_pointer (&element) : NULL;
}

char *
moor_xml_write (const MoorXml   *self,
                MoorXmlIsInline  is_inline)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  append_element (out, self, is_inline, 0);

  return g_string_free (out, FALSE);
}

GError *
moor_xml_error (const MoorXml *self,
                const char    *format,
                ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *sentence = g_strdup_vprintf (format, args);
  va_end (args);

  return g_error_new (MOOR_ERROR, MOOR_ERROR_BAD_INPUT, "%s:%d:%d: error: %s",
                      self->file, self->line, self->column, sentence);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-grammar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/moor-clock.h"
#include "base/moor-text.h"
#include "content/moor-grammar-private.h"

static const ElementSpec *
find_element (const ElementSpec *table,
              const char        *name)
{
  for (const ElementSpec *spec = table; spec->name != NULL; spec++)
    if (strcmp (spec->name, name) == 0)
      return spec;

  return NULL;
}

/* The mark behind @name in a list like "title! why? hint": ' ' for none, '\0'
 * when it is not in the list. @at (nullable) gets its place there. */
static char
find_in_list_at (const char *list,
                 const char *name,
                 int        *at)
{
  gsize length = strlen (name);
  int count = 0;

  for (const char *p = list; *p != '\0'; count++)
    {
      gsize word = strcspn (p, " ");
      char last = word > 0 ? p[word - 1] : '\0';
      gboolean marked = last == '!' || last == '?' || last == '+';

      if (word - (marked ? 1 : 0) == length && strncmp (p, name, length) == 0)
        {
          if (at != NULL)
            *at = count;
          return marked ? last : ' ';
        }

      p += word;
      p += strspn (p, " ");
    }

  return '\0';
}

static char
find_in_list (const char *list,
              const char *name)
{
  return find_in_list_at (list, name, NULL);
}

static gboolean
is_id (const char *text,
       gsize       length)
{
  if (length == 0 || length > 64 || !g_ascii_islower (text[0]))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (text[i]) && !g_ascii_isdigit (text[i]) && text[i] != '-')
      return FALSE;

  return TRUE;
}

static gboolean
is_name (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > 64 || !g_ascii_isalnum (text[0]))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-' && text[i] != '_')
      return FALSE;

  return TRUE;
}

static gboolean
is_ids (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!is_id (words[i], strlen (words[i])))
      return FALSE;

  return words[0] != NULL;
}

static gboolean
is_names (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!is_name (words[i]))
      return FALSE;

  return words[0] != NULL;
}

static gboolean
is_int_between (const char *text,
                int         low,
                int         high)
{
  int number;

  return moor_grammar_int (text, &number) && number >= low && number <= high;
}

static gboolean
is_ints (const char *text,
         int         low,
         int         high)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!is_int_between (words[i], low, high))
      return FALSE;

  return words[0] != NULL;
}

static gboolean
is_share (const char *text)
{
  gsize length = strlen (text);
  g_autofree char *number = g_strndup (text, length > 0 ? length - 1 : 0);

  return length > 0 && text[length - 1] == '%' ? is_int_between (number, 0, 100)
                                               : is_int_between (text, 0, 1000);
}

static gboolean
is_date (const char *text)
{
  g_autofree char *same = moor_clock_add_days (text, 0);

  return g_strcmp0 (same, text) == 0;
}

static gboolean
is_prefixed_id (const char *text,
                const char *prefix)
{
  return g_str_has_prefix (text, prefix) &&
         is_id (text + strlen (prefix), strlen (text + strlen (prefix)));
}

static gboolean
is_times (const char *text)
{
  double seconds, fraction;
  const char *at = text;

  if (*text == '\0')
    return FALSE;
  while (moor_grammar_next_time (&at, &seconds, &fraction))
    ;

  return *at == '\0';
}

static gboolean
is_pause (const char *text)
{
  const char *where = strstr (text, " where ");
  g_autofree char *count = where != NULL ? g_strndup (text, where - text) : NULL;

  return count != NULL && is_int_between (count, 1, 100) && where[strlen (" where ")] != '\0';
}

static gboolean
check_value (const MoorXml       *node,
             const AttributeSpec *spec,
             const char          *name,
             const char          *value,
             GError             **error)
{
  gboolean fits = FALSE;
  g_autofree char *wanted = NULL;

  switch (spec->type)
    {
    case TYPE_ID:
      fits = is_id (value, strlen (value));
      wanted = g_strdup (_("small letters, digits and hyphens, a letter first"));
      break;

    case TYPE_IDS:
      fits = is_ids (value);
      wanted = g_strdup (_("ids with one space between them"));
      break;

    case TYPE_NAME:
      fits = is_name (value);
      wanted = g_strdup (_("letters, digits and hyphens"));
      break;

    case TYPE_YES_NO:
      fits = strcmp (value, "yes") == 0 || strcmp (value, "no") == 0;
      wanted = g_strdup (_("yes or no"));
      break;

    case TYPE_ONE_OF:
      fits = value[0] != '\0' && strpbrk (value, " !?+") == NULL &&
             find_in_list (spec->values, value) != '\0';
      wanted = strchr (spec->values, ' ') != NULL ? g_strdup_printf (_("one of: %s"), spec->values)
                                                  : g_strdup_printf ("“%s”", spec->values);
      break;

    case TYPE_INT:
      fits = is_int_between (value, spec->low, spec->high);
      wanted = g_strdup_printf (_("a whole number from %d to %d"), spec->low, spec->high);
      break;

    case TYPE_INTS:
      fits = is_ints (value, spec->low, spec->high);
      wanted = g_strdup_printf (_("whole numbers from %d to %d with one space between them"),
                                spec->low, spec->high);
      break;

    case TYPE_CONDITION:
      fits = value[strspn (value, " \t\r\n")] != '\0';
      wanted = g_strdup (_("a condition"));
      break;

    case TYPE_TARGET:
      fits = strcmp (value, "steady") == 0 || strcmp (value, "help-now") == 0 ||
             is_prefixed_id (value, "steady:") || is_prefixed_id (value, "exercise:");
      wanted = g_strdup (_("steady, steady:ID, help-now or exercise:ID"));
      break;

    case TYPE_AFTER:
      fits = moor_grammar_days (value) > 0 || is_prefixed_id (value, "field:");
      wanted = g_strdup (_("something like “1 day”, “3 days” or “field:ID”"));
      break;

    case TYPE_PAUSE:
      fits = is_pause (value);
      wanted = g_strdup (_("something like “3 where tone < 0”"));
      break;

    case TYPE_TIMES:
      fits = is_times (value);
      wanted = g_strdup (_("times like “2 min”, “30 s”, start, quarter, half, "
                           "three-quarters, end"));
      break;

    case TYPE_NAMES:
      fits = is_names (value);
      wanted = g_strdup (_("ids with one space between them"));
      break;

    case TYPE_DECIMAL:
      fits = moor_grammar_decimal (value, NULL, NULL);
      wanted = g_strdup (_("a number with a point"));
      break;

    case TYPE_SHARE:
      fits = is_share (value);
      wanted = g_strdup (_("something like “1” or “20%”"));
      break;

    case TYPE_DATE:
      fits = is_date (value);
      wanted = g_strdup (_("a day like 2026-11-22"));
      break;

    case TYPE_WORDS:
      fits = value[strspn (value, " \t\r\n")] != '\0';
      wanted = g_strdup (_("words"));
      break;

    case TYPE_URL:
    default:
      fits = (g_str_has_prefix (value, "https://") || g_str_has_prefix (value, "http://")) &&
             g_uri_is_valid (value, G_URI_FLAGS_NONE, NULL);
      wanted = g_strdup (_("a web address"));
      break;
    }

  if (fits)
    return TRUE;

  g_autofree char *shown = moor_text_first_words (value, 40);

  g_propagate_error (error, moor_xml_error (node, _("“%s” needs %s, not “%s”"),
                                            name, wanted, shown));
  return FALSE;
}

static const AttributeSpec *
find_attribute (const ElementSpec *spec,
                const char        *name)
{
  for (const AttributeSpec *a = spec->attributes; a->name != NULL; a++)
    if (strcmp (a->name[0] == '!' ? a->name + 1 : a->name, name) == 0)
      return a;

  return NULL;
}

static gboolean
check_attributes (const MoorXml     *node,
                  const ElementSpec *spec,
                  GError           **error)
{
  for (guint i = 0; node->attributes != NULL && i < node->attributes->len; i++)
    {
      const MoorXmlAttribute *attribute = g_ptr_array_index (node->attributes, i);
      const AttributeSpec *known = find_attribute (spec, attribute->name);

      if (known == NULL && strcmp (attribute->name, "leaning") == 0)
        {
          g_propagate_error (error, moor_xml_error (node,
            _("“leaning” does not stand on <%s>: a leaning changes tone, never what is there"),
            node->name));
          return FALSE;
        }
      if (known == NULL)
        {
          g_propagate_error (error, moor_xml_error (node, _("<%s> has no attribute “%s”"),
                                                    node->name, attribute->name));
          return FALSE;
        }
      if (!check_value (node, known, attribute->name, attribute->value, error))
        return FALSE;
    }

  for (const AttributeSpec *a = spec->attributes; a->name != NULL; a++)
    if (a->name[0] == '!' && moor_xml_get (node, a->name + 1) == NULL)
      {
        g_propagate_error (error, moor_xml_error (node, _("<%s> needs the attribute “%s”"),
                                                  node->name, a->name + 1));
        return FALSE;
      }

  return TRUE;
}

static gboolean check_element (const MoorXml *node, const ElementSpec *table, GError **error);

static guint
count_children (const MoorXml *node,
                const char    *name)
{
  guint count = 0;

  for (guint i = 0; i < node->children->len; i++)
    count += moor_xml_is (g_ptr_array_index (node->children, i), name);

  return count;
}

static gboolean
check_child (const MoorXml     *node,
             const ElementSpec *spec,
             const MoorXml     *child,
             const ElementSpec *table,
             GError           **error)
{
  gboolean is_blank = child->type == MOOR_XML_TEXT &&
                      child->text[strspn (child->text, " \t\r\n")] == '\0';

  if (child->type == MOOR_XML_COMMENT && spec->content != CONTENT_ELEMENTS)
    {
      g_propagate_error (error, moor_xml_error (child,
        _("a comment does not stand inside the words of <%s>; put it before the tag"), node->name));
      return FALSE;
    }

  if (child->type == MOOR_XML_TEXT && !is_blank && spec->content == CONTENT_ELEMENTS)
    {
      g_propagate_error (error, moor_xml_error (node,
        _("<%s> has words outside its elements"), node->name));
      return FALSE;
    }

  if (child->type != MOOR_XML_ELEMENT)
    return TRUE;

  if (find_element (table, child->name) == NULL)
    {
      g_propagate_error (error, moor_xml_error (child, _("there is no element <%s>"), child->name));
      return FALSE;
    }

  char mark = find_in_list (spec->children, child->name);

  if (mark == '\0')
    {
      g_propagate_error (error, moor_xml_error (child, _("<%s> does not stand in <%s>"),
                                                child->name, node->name));
      return FALSE;
    }
  if ((mark == '!' || mark == '?') && moor_xml_find (node, child->name) != child)
    {
      g_propagate_error (error, moor_xml_error (child, _("<%s> has a second <%s>"),
                                                node->name, child->name));
      return FALSE;
    }

  return check_element (child, table, error);
}

static gboolean
check_order (const MoorXml     *node,
             const ElementSpec *spec,
             GError           **error)
{
  const MoorXml *last = NULL;
  int last_at = -1;

  for (guint i = 0; i < node->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (node->children, i);
      int at = 0;

      if (child->type != MOOR_XML_ELEMENT)
        continue;

      find_in_list_at (spec->children, child->name, &at);
      if (at < last_at)
        {
          g_propagate_error (error, moor_xml_error (child, _("<%s> has to stand before <%s>"),
                                                    child->name, last->name));
          return FALSE;
        }
      last = child;
      last_at = at;
    }

  return TRUE;
}

static gboolean
check_needed_children (const MoorXml     *node,
                       const ElementSpec *spec,
                       GError           **error)
{
  if (strpbrk (spec->children, "!+") == NULL)
    return TRUE;

  g_auto (GStrv) names = g_strsplit (spec->children, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize length = strlen (names[i]);
      char mark = length > 0 ? names[i][length - 1] : '\0';

      if (mark != '!' && mark != '+')
        continue;

      names[i][length - 1] = '\0';
      if (count_children (node, names[i]) == 0)
        {
          g_propagate_error (error, moor_xml_error (node, _("<%s> needs a <%s>"),
                                                    node->name, names[i]));
          return FALSE;
        }
    }

  return TRUE;
}

/* Words of its own, or set in italics; the second line of an option is none. */
static gboolean
has_words (const MoorXml *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (node->children, i);

      if (child->type == MOOR_XML_TEXT && child->text[strspn (child->text, " \t\r\n")] != '\0')
        return TRUE;
      if (child->type == MOOR_XML_ELEMENT && !moor_xml_is (child, "detail"))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_element (const MoorXml     *node,
               const ElementSpec *table,
               GError           **error)
{
  const ElementSpec *spec = find_element (table, node->name);

  if (!check_attributes (node, spec, error))
    return FALSE;

  for (guint i = 0; i < node->children->len; i++)
    if (!check_child (node, spec, g_ptr_array_index (node->children, i), table, error))
      return FALSE;

  if (spec->in_order && !check_order (node, spec, error))
    return FALSE;

  if (!check_needed_children (node, spec, error))
    return FALSE;

  if (spec->content == CONTENT_WORDS && !has_words (node))
    {
      g_propagate_error (error, moor_xml_error (node, _("<%s> has no words"), node->name));
      return FALSE;
    }

  return TRUE;
}

gboolean
moor_grammar_check (const MoorXml *root,
                    const char    *root_name,
                    GError       **error)
{
  g_return_val_if_fail (root != NULL, FALSE);

  if (!moor_xml_is (root, root_name))
    {
      g_propagate_error (error, moor_xml_error (root,
        _("the outermost element is <%s>, not <%s>"), root_name, root->name));
      return FALSE;
    }

  return check_element (root, strcmp (root_name, "questionnaire") == 0 ? moor_grammar_questionnaire
                                                                       : moor_grammar_exercise,
                        error);
}

gboolean
moor_grammar_is_text (const char *element)
{
  const ElementSpec *spec = find_element (moor_grammar_exercise, element);

  if (spec == NULL)
    spec = find_element (moor_grammar_questionnaire, element);

  return spec != NULL && spec->content != CONTENT_ELEMENTS;
}

gboolean
moor_grammar_is_field (const char *element)
{
  return find_in_list (KINDS, element) != '\0';
}

gboolean
moor_grammar_next_time (const char **at,
                        double      *seconds,
                        double      *fraction)
{
  static const struct {
    const char *word;
    double      fraction;
  } words[] = {
    { "start", 0 }, { "quarter", 0.25 }, { "half", 0.5 }, { "three-quarters", 0.75 }, { "end", 1 },
  };
  const char *p = *at;
  gsize length = strcspn (p, " ");
  g_autofree char *first = g_strndup (p, length);
  const char *rest = p + length + (p[length] == ' ' ? 1 : 0);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (first, words[i].word) == 0)
      {
        *seconds = -1;
        *fraction = words[i].fraction;
        *at = rest;
        return TRUE;
      }

  int number;
  gsize unit_length = strcspn (rest, " ");
  gboolean is_minutes = unit_length == 3 && strncmp (rest, "min", 3) == 0;
  gboolean is_seconds = unit_length == 1 && rest[0] == 's';

  if (!moor_grammar_int (first, &number) || number < 0 || number > 7200 ||
      (!is_minutes && !is_seconds))
    return FALSE;

  *seconds = number * (is_minutes ? 60.0 : 1.0);
  *fraction = 0;
  *at = rest + unit_length + (rest[unit_length] == ' ' ? 1 : 0);
  return TRUE;
}

int
moor_grammar_days (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  int number;

  if (g_strv_length (words) != 2 ||
      (strcmp (words[1], "day") != 0 && strcmp (words[1], "days") != 0) ||
      !is_int_between (words[0], 1, 366) || !moor_grammar_int (words[0], &number))
    return 0;

  return number;
}

gboolean
moor_grammar_int (const char *text,
                  int        *number)
{
  const char *digits = text[0] == '-' ? text + 1 : text;
  gsize length = strlen (digits);

  if (length == 0 || length > 8 || strspn (digits, "0123456789") != length)
    return FALSE;

  *number = atoi (text);
  return TRUE;
}

gboolean
moor_grammar_decimal (const char *text,
                      double     *number,
                      int        *decimals)
{
  const char *digits = text[0] == '-' ? text + 1 : text;
  gsize whole = strspn (digits, "0123456789");
  gsize after = digits[whole] == '.' ? strspn (digits + whole + 1, "0123456789") : 0;
  gsize length = whole + (digits[whole] == '.' ? 1 + after : 0);

  if (whole == 0 || whole > 9 || after > 18 || (digits[whole] == '.' && after == 0) ||
      digits[length] != '\0')
    return FALSE;

  if (number != NULL)
    *number = g_ascii_strtod (text, NULL);
  if (decimals != NULL)
    *decimals = (int) after;
  return TRUE;
}

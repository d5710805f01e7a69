/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-help-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "content/moor-xml.h"

#define LINES_RESOURCE MOOR_RESOURCE_PATH "/help/lines.xml"

static const char *const door_names[MOOR_N_HELP_DOORS] = {
  [MOOR_HELP_DOOR_MYSELF] = "myself",
  [MOOR_HELP_DOOR_SOMEONE] = "someone",
  [MOOR_HELP_DOOR_OTHERS] = "others",
  [MOOR_HELP_DOOR_BODY] = "body",
  [MOOR_HELP_DOOR_ELSE] = "else",
};

/* In the order of the bits of MoorHelpChannels. */
static const char *const channel_names[] = {
  "call", "text", "chat", "whatsapp", "mail", "tty",
};

struct _MoorHelpLines
{
  GObject     parent_instance;

  GPtrArray  *countries;
};

G_DEFINE_FINAL_TYPE (MoorHelpLines, moor_help_lines, G_TYPE_OBJECT)

static void
line_free (gpointer data)
{
  MoorHelpLine *line = data;

  g_free (line->service);
  g_free (line->number);
  g_free (line->send);
  g_free (line->source);
  g_free (line->checked_on);
  g_free (line);
}

static void
country_free (gpointer data)
{
  MoorHelpCountry *country = data;

  g_free (country->code);
  g_free (country->name);
  g_free (country->emergency);
  g_free (country->emergency_source);
  g_free (country->emergency_checked_on);
  g_ptr_array_unref (country->lines);
  g_free (country);
}

static gboolean
is_date (const char *text)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *full = NULL;

  if (strlen (text) != strlen ("2026-11-22"))
    return FALSE;

  full = g_strconcat (text, "T00:00:00Z", NULL);
  time = g_date_time_new_from_iso8601 (full, NULL);

  return time != NULL;
}

static gboolean
is_country_code (const char *text)
{
  return g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]) && text[2] == '\0';
}

/* Whether @node has the attributes it needs, none of them empty, and no others.
 * A name that ends in "?" may be missing. */
static gboolean
check_attributes (const MoorXml      *node,
                  const char *const  *names,
                  GError            **error)
{
  guint n_known = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean may_miss = g_str_has_suffix (names[i], "?");
      g_autofree char *name = g_strndup (names[i], strlen (names[i]) - (may_miss ? 1 : 0));
      const char *value = moor_xml_get (node, name);

      if (value == NULL && may_miss)
        continue;

      if (value == NULL || value[0] == '\0' || g_ascii_isspace (value[0]))
        {
          g_propagate_error (error, moor_xml_error (node, "<%s> needs the attribute “%s”",
                                                    node->name, name));
          return FALSE;
        }

      n_known++;
    }

  if (node->attributes != NULL && node->attributes->len > n_known)
    {
      g_propagate_error (error, moor_xml_error (node, "<%s> has an attribute that is not known",
                                                node->name));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_day (const MoorXml  *node,
           const char     *attribute,
           GError        **error)
{
  if (is_date (moor_xml_get (node, attribute)))
    return TRUE;

  g_propagate_error (error, moor_xml_error (node, "“%s” is no day: write it like 2026-11-22",
                                            moor_xml_get (node, attribute)));
  return FALSE;
}

/* The words of @string, each of them one of @names, as bits. FALSE when one is
 * unknown or stands there twice; @wrong (transfer full) is that one. */
static gboolean
parse_bits (const char         *string,
            const char *const  *names,
            guint               n_names,
            guint              *bits,
            char              **wrong)
{
  g_auto (GStrv) words = g_strsplit (string, " ", -1);

  *bits = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint n = 0;

      while (n < n_names && !g_str_equal (words[i], names[n]))
        n++;

      if (n == n_names || (*bits & (1u << n)) != 0)
        {
          *wrong = g_strdup (words[i]);
          return FALSE;
        }

      *bits |= 1u << n;
    }

  return TRUE;
}

static gboolean
read_bits (const MoorXml      *node,
           const char         *attribute,
           const char *const  *names,
           guint               n_names,
           guint              *bits,
           GError            **error)
{
  g_autofree char *wrong = NULL;

  if (parse_bits (moor_xml_get (node, attribute), names, n_names, bits, &wrong))
    return TRUE;

  g_propagate_error (error, moor_xml_error (node, "“%s” is not allowed in “%s”", wrong, attribute));
  return FALSE;
}

static char *
bits_to_string (guint              bits,
                const char *const *names,
                guint              n_names)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n_names; i++)
    if ((bits & (1u << i)) != 0)
      g_string_append_printf (string, "%s%s", string->len > 0 ? " " : "", names[i]);

  return g_string_free (string, FALSE);
}

/* "any", or local hours as "9-24"; nothing where the source names none. */
static gboolean
read_hours (const MoorXml  *node,
            MoorHelpLine   *line,
            GError        **error)
{
  const char *text = moor_xml_get (node, "hours");
  g_auto (GStrv) ends = NULL;
  guint64 from, to;

  line->from_hour = -1;
  line->to_hour = -1;
  line->any_hour = g_strcmp0 (text, "any") == 0;
  if (text == NULL || line->any_hour)
    return TRUE;

  ends = g_strsplit (text, "-", -1);
  if (g_strv_length (ends) != 2
      || !g_ascii_string_to_unsigned (ends[0], 10, 0, 23, &from, NULL)
      || !g_ascii_string_to_unsigned (ends[1], 10, 1, 24, &to, NULL))
    {
      g_propagate_error (error, moor_xml_error (node,
        "“%s” are no hours: write “any” or, for example, “9-24”", text));
      return FALSE;
    }

  line->from_hour = from;
  line->to_hour = to;

  return TRUE;
}

static gboolean
read_emergency (MoorHelpCountry  *country,
                const MoorXml    *node,
                GError          **error)
{
  static const char *const attributes[] = { "number", "source", "checked", NULL };

  if (!check_attributes (node, attributes, error) || !check_day (node, "checked", error))
    return FALSE;

  if (country->emergency != NULL)
    {
      g_propagate_error (error, moor_xml_error (node, "a country has one emergency number"));
      return FALSE;
    }

  country->emergency = g_strdup (moor_xml_get (node, "number"));
  country->emergency_source = g_strdup (moor_xml_get (node, "source"));
  country->emergency_checked_on = g_strdup (moor_xml_get (node, "checked"));

  return TRUE;
}

static gboolean
read_line (MoorHelpCountry  *country,
           const MoorXml    *node,
           GError          **error)
{
  static const char *const attributes[] = {
    "service", "number", "channels", "doors", "source", "checked", "hours?", "send?", NULL
  };
  MoorHelpLine *line;
  guint channels;

  if (!check_attributes (node, attributes, error) || !check_day (node, "checked", error))
    return FALSE;

  line = g_new0 (MoorHelpLine, 1);
  g_ptr_array_add (country->lines, line);
  line->service = g_strdup (moor_xml_get (node, "service"));
  line->number = g_strdup (moor_xml_get (node, "number"));
  line->send = g_strdup (moor_xml_get (node, "send"));
  line->source = g_strdup (moor_xml_get (node, "source"));
  line->checked_on = g_strdup (moor_xml_get (node, "checked"));

  if (!read_bits (node, "channels", channel_names, G_N_ELEMENTS (channel_names), &channels, error)
      || !read_bits (node, "doors", door_names, G_N_ELEMENTS (door_names), &line->doors, error))
    return FALSE;

  line->channels = channels;

  return read_hours (node, line, error);
}

/* Whether @child may be looked at: comments and white space are passed over,
 * words between the elements are an error. */
static gboolean
is_element (const MoorXml  *child,
            GError        **error)
{
  if (child->type == MOOR_XML_TEXT && child->text[strspn (child->text, " \t\r\n")] != '\0')
    g_propagate_error (error, moor_xml_error (child, "there are words between the elements"));

  return child->type == MOOR_XML_ELEMENT;
}

static gboolean
read_country (MoorHelpLines  *self,
              const MoorXml  *node,
              GError        **error)
{
  static const char *const attributes[] = { "code", "name", NULL };
  GError *local_error = NULL;
  MoorHelpCountry *country;

  if (!moor_xml_is (node, "country"))
    local_error = moor_xml_error (node, "<%s> is not known here", node->name);
  else if (check_attributes (node, attributes, &local_error) && !is_country_code (moor_xml_get (node, "code")))
    local_error = moor_xml_error (node, "“%s” is no country: write its two capital letters",
                                  moor_xml_get (node, "code"));
  else if (local_error == NULL && moor_help_lines_find (self, moor_xml_get (node, "code")) != NULL)
    local_error = moor_xml_error (node, "the country “%s” is there twice", moor_xml_get (node, "code"));

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  country = g_new0 (MoorHelpCountry, 1);
  country->code = g_strdup (moor_xml_get (node, "code"));
  country->name = g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "help-lines", moor_xml_get (node, "name")));
  country->lines = g_ptr_array_new_with_free_func (line_free);
  g_ptr_array_add (self->countries, country);

  for (guint i = 0; local_error == NULL && i < node->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (node->children, i);

      if (!is_element (child, &local_error))
        continue;

      if (moor_xml_is (child, "emergency"))
        read_emergency (country, child, &local_error);
      else if (moor_xml_is (child, "line"))
        read_line (country, child, &local_error);
      else
        local_error = moor_xml_error (child, "<%s> is not known here", child->name);
    }

  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

static int
compare_countries (gconstpointer a,
                   gconstpointer b)
{
  const MoorHelpCountry *one = *(MoorHelpCountry *const *) a;
  const MoorHelpCountry *other = *(MoorHelpCountry *const *) b;

  return g_utf8_collate (one->name, other->name);
}

static void
moor_help_lines_finalize (GObject *object)
{
  MoorHelpLines *self = MOOR_HELP_LINES (object);

  g_ptr_array_unref (self->countries);

  G_OBJECT_CLASS (moor_help_lines_parent_class)->finalize (object);
}

static void
moor_help_lines_class_init (MoorHelpLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moor_help_lines_finalize;
}

static void
moor_help_lines_init (MoorHelpLines *self)
{
  self->countries = g_ptr_array_new_with_free_func (country_free);
}

MoorHelpLines *
moor_help_lines_new (GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  bytes = g_resources_lookup_data (LINES_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;

  return moor_help_lines_new_from_bytes ("lines.xml", bytes, error);
}

MoorHelpLines *
moor_help_lines_new_from_bytes (const char  *name,
                                GBytes      *bytes,
                                GError     **error)
{
  static const char *const no_attributes[] = { NULL };
  g_autoptr (MoorHelpLines) self = g_object_new (MOOR_TYPE_HELP_LINES, NULL);
  g_autoptr (MoorXml) root = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  root = moor_xml_read (name, bytes, error);
  if (root == NULL)
    return NULL;

  if (!moor_xml_is (root, "help-lines"))
    local_error = moor_xml_error (root, "the outermost element is <help-lines>, not <%s>", root->name);
  else
    check_attributes (root, no_attributes, &local_error);

  for (guint i = 0; local_error == NULL && i < root->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (root->children, i);

      if (is_element (child, &local_error))
        read_country (self, child, &local_error);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  g_ptr_array_sort (self->countries, compare_countries);

  return g_steal_pointer (&self);
}

GPtrArray *
moor_help_lines_get_countries (MoorHelpLines *self)
{
  g_return_val_if_fail (MOOR_IS_HELP_LINES (self), NULL);

  return self->countries;
}

const MoorHelpCountry *
moor_help_lines_find (MoorHelpLines *self,
                      const char    *code)
{
  g_return_val_if_fail (MOOR_IS_HELP_LINES (self), NULL);

  for (guint i = 0; i < self->countries->len; i++)
    {
      const MoorHelpCountry *country = g_ptr_array_index (self->countries, i);

      if (g_strcmp0 (country->code, code) == 0)
        return country;
    }

  return NULL;
}

GPtrArray *
moor_help_lines_get_lines (MoorHelpLines *self,
                           const char    *code,
                           MoorHelpDoor   door)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const MoorHelpCountry *country;

  g_return_val_if_fail (MOOR_IS_HELP_LINES (self), NULL);
  g_return_val_if_fail ((guint) door < MOOR_N_HELP_DOORS, NULL);

  country = moor_help_lines_find (self, code);
  for (guint i = 0; country != NULL && i < country->lines->len; i++)
    {
      MoorHelpLine *line = g_ptr_array_index (country->lines, i);

      if ((line->doors & (1u << door)) != 0)
        g_ptr_array_add (found, line);
    }

  return g_steal_pointer (&found);
}

char *
moor_help_lines_guess_country (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_ADDRESS", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *locale = g_getenv (variables[i]);
      const char *region;

      if (locale == NULL || locale[0] == '\0')
        continue;

      /* The first that is set decides, as in the C library. */
      region = strchr (locale, '_');
      if (region == NULL || !g_ascii_isupper (region[1]) || !g_ascii_isupper (region[2])
          || g_ascii_isalnum (region[3]))
        return NULL;

      return g_strndup (region + 1, 2);
    }

  return NULL;
}

const char *
moor_help_door_to_string (MoorHelpDoor door)
{
  g_return_val_if_fail ((guint) door < MOOR_N_HELP_DOORS, NULL);

  return door_names[door];
}

char *
moor_help_doors_to_string (guint doors)
{
  return bits_to_string (doors, door_names, G_N_ELEMENTS (door_names));
}

char *
moor_help_channels_to_string (guint channels)
{
  return bits_to_string (channels, channel_names, G_N_ELEMENTS (channel_names));
}

gboolean
moor_help_doors_from_string (const char *string,
                             guint      *doors)
{
  g_autofree char *wrong = NULL;

  g_return_val_if_fail (string != NULL && doors != NULL, FALSE);

  return parse_bits (string, door_names, G_N_ELEMENTS (door_names), doors, &wrong);
}

gboolean
moor_help_channels_from_string (const char *string,
                                guint      *channels)
{
  g_autofree char *wrong = NULL;

  g_return_val_if_fail (string != NULL && channels != NULL, FALSE);

  return parse_bits (string, channel_names, G_N_ELEMENTS (channel_names), channels, &wrong);
}

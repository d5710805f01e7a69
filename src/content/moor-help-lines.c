/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-help-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/moor-error.h"

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

typedef struct {
  MoorHelpLines   *lines;
  MoorHelpCountry *country;      /* the one that is open, owned by lines */
  gboolean         has_root;
} Reading;

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

/* A list of words, each of them one of @names, as bits. 0 and an error when one
 * is unknown, stands there twice, or when there is none. */
static guint
read_bits (const char         *text,
           const char *const  *names,
           guint               n_names,
           const char         *attribute,
           GError            **error)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint bits = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint n = 0;

      while (n < n_names && !g_str_equal (words[i], names[n]))
        n++;

      if (n == n_names || (bits & (1u << n)) != 0)
        {
          g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                       "“%s” is not allowed here in “%s”.", words[i], attribute);
          return 0;
        }

      bits |= 1u << n;
    }

  if (bits == 0)
    g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, "“%s” must not be empty.", attribute);

  return bits;
}

/* "any", or local hours as "9-24". */
static gboolean
read_hours (const char    *text,
            MoorHelpLine  *line,
            GError       **error)
{
  g_auto (GStrv) ends = NULL;
  guint64 from, to;

  if (g_str_equal (text, "any"))
    {
      line->any_hour = TRUE;
      return TRUE;
    }

  ends = g_strsplit (text, "-", -1);
  if (g_strv_length (ends) == 2
      && g_ascii_string_to_unsigned (ends[0], 10, 0, 23, &from, NULL)
      && g_ascii_string_to_unsigned (ends[1], 10, 1, 24, &to, NULL))
    {
      line->from_hour = from;
      line->to_hour = to;
      return TRUE;
    }

  g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
               "“%s” are no hours: write “any” or, for example, “9-24”.", text);
  return FALSE;
}

static gboolean
check_words (const char  *attribute,
             const char  *text,
             GError     **error)
{
  if (text[0] != '\0' && !g_ascii_isspace (text[0]))
    return TRUE;

  g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, "“%s” must not be empty.", attribute);
  return FALSE;
}

static gboolean
check_date (const char  *text,
            GError     **error)
{
  if (is_date (text))
    return TRUE;

  g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
               "“%s” is no day: write it like 2026-11-22.", text);
  return FALSE;
}

static gboolean
read_country (Reading       *reading,
              const char   **names,
              const char   **values,
              GError       **error)
{
  const char *code, *name;
  MoorHelpCountry *country;

  if (!g_markup_collect_attributes ("country", names, values, error,
                                    G_MARKUP_COLLECT_STRING, "code", &code,
                                    G_MARKUP_COLLECT_STRING, "name", &name,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;

  if (!is_country_code (code))
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                   "“%s” is no country: write its two capital letters.", code);
      return FALSE;
    }

  if (moor_help_lines_find (reading->lines, code) != NULL)
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, "The country “%s” is there twice.", code);
      return FALSE;
    }

  if (!check_words ("name", name, error))
    return FALSE;

  country = g_new0 (MoorHelpCountry, 1);
  country->code = g_strdup (code);
  country->name = g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "help-lines", name));
  country->lines = g_ptr_array_new_with_free_func (line_free);
  g_ptr_array_add (reading->lines->countries, country);
  reading->country = country;

  return TRUE;
}

static gboolean
read_emergency (Reading      *reading,
                const char  **names,
                const char  **values,
                GError      **error)
{
  const char *number, *source, *checked;

  if (!g_markup_collect_attributes ("emergency", names, values, error,
                                    G_MARKUP_COLLECT_STRING, "number", &number,
                                    G_MARKUP_COLLECT_STRING, "source", &source,
                                    G_MARKUP_COLLECT_STRING, "checked", &checked,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;

  if (reading->country->emergency != NULL)
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                   "A country has one emergency number.");
      return FALSE;
    }

  if (!check_words ("number", number, error) || !check_words ("source", source, error)
      || !check_date (checked, error))
    return FALSE;

  reading->country->emergency = g_strdup (number);
  reading->country->emergency_source = g_strdup (source);
  reading->country->emergency_checked_on = g_strdup (checked);

  return TRUE;
}

static gboolean
read_line (Reading      *reading,
           const char  **names,
           const char  **values,
           GError      **error)
{
  const char *service, *number, *channels, *doors, *source, *checked, *hours, *send;
  MoorHelpLine *line;

  if (!g_markup_collect_attributes ("line", names, values, error,
                                    G_MARKUP_COLLECT_STRING, "service", &service,
                                    G_MARKUP_COLLECT_STRING, "number", &number,
                                    G_MARKUP_COLLECT_STRING, "channels", &channels,
                                    G_MARKUP_COLLECT_STRING, "doors", &doors,
                                    G_MARKUP_COLLECT_STRING, "source", &source,
                                    G_MARKUP_COLLECT_STRING, "checked", &checked,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "hours", &hours,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "send", &send,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;

  if (!check_words ("service", service, error) || !check_words ("number", number, error)
      || !check_words ("source", source, error) || !check_date (checked, error)
      || (send != NULL && !check_words ("send", send, error)))
    return FALSE;

  line = g_new0 (MoorHelpLine, 1);
  g_ptr_array_add (reading->country->lines, line);
  line->service = g_strdup (service);
  line->number = g_strdup (number);
  line->send = g_strdup (send);
  line->source = g_strdup (source);
  line->checked_on = g_strdup (checked);
  line->from_hour = -1;
  line->to_hour = -1;
  line->channels = read_bits (channels, channel_names, G_N_ELEMENTS (channel_names), "channels", error);
  if (line->channels == 0)
    return FALSE;
  line->doors = read_bits (doors, door_names, G_N_ELEMENTS (door_names), "doors", error);
  if (line->doors == 0)
    return FALSE;

  return hours == NULL || read_hours (hours, line, error);
}

static void
on_start (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              user_data,
          GError              **error)
{
  Reading *reading = user_data;
  const GSList *stack = g_markup_parse_context_get_element_stack (context);
  const char *parent = stack->next != NULL ? stack->next->data : NULL;

  if (parent == NULL && g_str_equal (element, "help-lines") && !reading->has_root)
    {
      reading->has_root = TRUE;
      g_markup_collect_attributes (element, names, values, error,
                                   G_MARKUP_COLLECT_INVALID, NULL);
    }
  else if (g_strcmp0 (parent, "help-lines") == 0 && g_str_equal (element, "country"))
    {
      read_country (reading, names, values, error);
    }
  else if (g_strcmp0 (parent, "country") == 0 && g_str_equal (element, "emergency"))
    {
      read_emergency (reading, names, values, error);
    }
  else if (g_strcmp0 (parent, "country") == 0 && g_str_equal (element, "line"))
    {
      read_line (reading, names, values, error);
    }
  else
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, "<%s> is not known here.", element);
    }
}

static void
on_text (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isspace (text[i]))
        {
          g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, "There is text between the elements.");
          return;
        }
    }
}

static void
on_passthrough (GMarkupParseContext  *context,
                const char           *text,
                gsize                 length,
                gpointer              user_data,
                GError              **error)
{
  if (!g_str_has_prefix (text, "<!--") && !g_str_has_prefix (text, "<?xml"))
    g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, "Only elements and comments are allowed.");
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
  static const GMarkupParser parser = {
    .start_element = on_start,
    .text = on_text,
    .passthrough = on_passthrough,
  };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (MoorHelpLines) self = g_object_new (MOOR_TYPE_HELP_LINES, NULL);
  g_autoptr (GError) local_error = NULL;
  Reading reading = { .lines = self };
  const char *data;
  gsize size;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  context = g_markup_parse_context_new (&parser, 0, &reading, NULL);
  /* GMarkup may go on after a wrong byte has made an error. */
  if (g_markup_parse_context_parse (context, data, size, &local_error)
      && local_error == NULL
      && g_markup_parse_context_end_parse (context, &local_error))
    {
      g_ptr_array_sort (self->countries, compare_countries);
      return g_steal_pointer (&self);
    }
  else
    {
      /* GMarkup's own sentences bring their place with them; ours do not. The
       * place of the file is always ours. */
      int line;

      g_markup_parse_context_get_position (context, &line, NULL);
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, "%s:%d: error: %s",
                   name, line, local_error->message);
      return NULL;
    }
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-help-ways.h"

#include <string.h>

static const struct {
  MoorHelpChannels  way;
  const char       *scheme;
} ways[] = {
  { MOOR_HELP_CALL, "tel" },
  { MOOR_HELP_TEXT, "sms" },
  { MOOR_HELP_MAIL, "mailto" },
};

guint
moor_help_ways_here (void)
{
  guint here = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GAppInfo) handler = g_app_info_get_default_for_uri_scheme (ways[i].scheme);

      if (handler != NULL)
        here |= ways[i].way;
    }

  return here;
}

/* What a telephone dials: digits, and the signs that stand between them on a
 * keypad, written as RFC 3966 wants them. */
static void
append_dialled (GString    *uri,
                const char *number)
{
  for (const char *p = number; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) || (*p == '+' && uri->str[uri->len - 1] == ':') || *p == '*')
      g_string_append_c (uri, *p);
    else if (*p == '#')
      g_string_append (uri, "%23");
}

char *
moor_help_ways_uri (MoorHelpChannels  way,
                    const char       *number,
                    const char       *send)
{
  g_autoptr (GString) uri = NULL;

  g_return_val_if_fail (number != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (ways[i].way == way)
      {
        uri = g_string_new (ways[i].scheme);
        g_string_append_c (uri, ':');
        if (way == MOOR_HELP_MAIL)
          g_string_append_uri_escaped (uri, number, "@", FALSE);
        else
          append_dialled (uri, number);

        if (uri->len == strlen (ways[i].scheme) + 1)
          return NULL;
        if (way == MOOR_HELP_TEXT && send != NULL)
          {
            g_string_append (uri, "?body=");
            g_string_append_uri_escaped (uri, send, NULL, FALSE);
          }

        return g_string_free (g_steal_pointer (&uri), FALSE);
      }

  return NULL;
}

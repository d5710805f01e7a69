/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-json-words.h"

#include <stdlib.h>
#include <string.h>

static const struct { MoorPageState state; const char *string; } states[] = {
  { MOOR_PAGE_DRAFT, "draft" },
  { MOOR_PAGE_WAITING, "waiting" },
  { MOOR_PAGE_DONE, "done" },
};

static const struct { MoorAudience audience; const char *string; } audiences[] = {
  { MOOR_AUDIENCE_ONLY_ME, "only-me" },
  { MOOR_AUDIENCE_COUNSELOR, "counselor" },
};

const char *
moor_json_state_to_string (MoorPageState state)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i].state == state)
      return states[i].string;

  g_return_val_if_reached (states[0].string);
}

gboolean
moor_json_state_from_string (const char    *string,
                             MoorPageState *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i].string, string) == 0)
      {
        *state = states[i].state;
        return TRUE;
      }

  return FALSE;
}

const char *
moor_json_audience_to_string (MoorAudience audience)
{
  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    if (audiences[i].audience == audience)
      return audiences[i].string;

  g_return_val_if_reached (audiences[0].string);
}

gboolean
moor_json_audience_from_string (const char   *string,
                                MoorAudience *audience)
{
  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    if (g_strcmp0 (audiences[i].string, string) == 0)
      {
        *audience = audiences[i].audience;
        return TRUE;
      }

  return FALSE;
}

char *
moor_json_time_to_string (gint64 time_us)
{
  gint64 seconds = time_us / G_USEC_PER_SEC;
  gint64 rest = time_us % G_USEC_PER_SEC;
  g_autoptr (GDateTime) utc = NULL;
  g_autofree char *whole = NULL;

  if (rest < 0)
    {
      rest += G_USEC_PER_SEC;
      seconds--;
    }

  utc = g_date_time_new_from_unix_utc (seconds);
  g_return_val_if_fail (utc != NULL, NULL);
  whole = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%06" G_GINT64_FORMAT "Z", whole, rest);
}

gboolean
moor_json_time_from_string (const char *string,
                            gint64     *time_us)
{
  static const char shape[] = "0000-00-00T00:00:00.000000Z";
  g_autoptr (GDateTime) utc = NULL;

  if (string == NULL || strlen (string) != sizeof shape - 1)
    return FALSE;

  for (gsize i = 0; i < sizeof shape - 1; i++)
    if (shape[i] == '0' ? !g_ascii_isdigit (string[i]) : string[i] != shape[i])
      return FALSE;

  utc = g_date_time_new_utc (atoi (string), atoi (string + 5), atoi (string + 8),
                             atoi (string + 11), atoi (string + 14), atoi (string + 17));
  if (utc == NULL)
    return FALSE;

  *time_us = g_date_time_to_unix (utc) * G_USEC_PER_SEC + atoi (string + 20);

  return TRUE;
}

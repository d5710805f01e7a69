/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/moor-place.h"

#include <stdio.h>

#include "base/moor-clock.h"

#define CLOSING_MARK "*"
#define DONE_MARK "= "

MoorPlace *
moor_place_parse (const char *text)
{
  MoorPlace *self = g_new0 (MoorPlace, 1);
  int position = 0, n_parts = 0, end = 0;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (text != NULL && g_str_has_prefix (text, DONE_MARK))
    {
      const char *date = text + strlen (DONE_MARK);

      if (moor_clock_days_between (date, date) == 0)
        self->done_on = g_strdup (date);
    }
  else if (text != NULL &&
           sscanf (text, "%9d/%9d%n", &position, &n_parts, &end) == 2 &&
           position >= 0 && position <= n_parts)
    {
      g_auto (GStrv) words = g_strsplit (text + end, " ", -1);

      self->position = position;
      self->n_parts = n_parts;

      for (int i = 0; words[i] != NULL; i++)
        {
          if (g_str_equal (words[i], CLOSING_MARK))
            self->closing = TRUE;
          else if (words[i][0] != '\0')
            g_strv_builder_add (ids, words[i]);
        }
    }

  self->parts = g_strv_builder_end (ids);

  return self;
}

char *
moor_place_format (const MoorPlace *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->done_on != NULL)
    return g_strconcat (DONE_MARK, self->done_on, NULL);

  text = g_string_new (NULL);
  g_string_append_printf (text, "%d/%d", self->position, self->n_parts);
  if (self->closing)
    g_string_append (text, " " CLOSING_MARK);
  for (int i = 0; self->parts != NULL && self->parts[i] != NULL; i++)
    g_string_append_printf (text, " %s", self->parts[i]);

  return g_string_free (text, FALSE);
}

void
moor_place_free (MoorPlace *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->parts);
  g_free (self->done_on);
  g_free (self);
}

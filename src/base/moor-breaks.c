/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-breaks.h"

#include <string.h>

static gboolean
ends_sentence (gunichar c)
{
  return c == '.' || c == '?' || c == '!' || c == 0x2026 ||
         c == 0x3002 || c == 0xff0e || c == 0xff1f || c == 0xff01 || c == 0x061f || c == 0x06d4;
}

/* Whether a character belongs to the one before it: nothing is cut there. */
static gboolean
clings (gunichar before,
        gunichar c)
{
  return g_unichar_ismark (c) || c == 0x200d || before == 0x200d ||
         (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0x1f3fb && c <= 0x1f3ff) ||
         (c >= 0x1f1e6 && c <= 0x1f1ff) || (c >= 0xe0020 && c <= 0xe007f);
}

int
moor_breaks_find (const char *paragraph,
                  gsize       length)
{
  const char *p = paragraph, *end = paragraph + length;
  gunichar before = 0, before_that = 0;
  int n = 0, sentence = 0, word = 0, any = 0;

  g_return_val_if_fail (paragraph != NULL, 0);

  if (length <= MOOR_BREAKS_FROM)
    return 0;

  for (; p < end && n <= MOOR_BREAKS_FROM; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (n > 0 && n <= MOOR_BREAKS_PIECE)
        {
          gboolean after_space = g_unichar_isspace (before) && !g_unichar_isspace (c);

          if (after_space)
            word = n;
          if ((after_space && ends_sentence (before_that)) || before == 0x3002)
            sentence = n;
          if (!clings (before, c))
            any = n;
        }
      before_that = before;
      before = c;
    }

  if (n <= MOOR_BREAKS_FROM)
    return 0;
  if (sentence >= MOOR_BREAKS_PIECE / 2)
    return sentence;
  if (word >= MOOR_BREAKS_PIECE / 2)
    return word;

  return any;
}

static void
append_paragraph (GString    *out,
                  const char *paragraph,
                  gsize       length)
{
  const char *end = paragraph + length;
  int cut;

  while ((cut = moor_breaks_find (paragraph, (gsize) (end - paragraph))) > 0)
    {
      const char *next = g_utf8_offset_to_pointer (paragraph, cut);

      g_string_append_len (out, paragraph, next - paragraph);
      g_string_append (out, MOOR_BREAK);
      paragraph = next;
    }

  g_string_append_len (out, paragraph, end - paragraph);
}

static char *
without_breaks (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  const char *found;

  while ((found = strstr (text, MOOR_BREAK)) != NULL)
    {
      gunichar before = found > text ? g_utf8_get_char (g_utf8_prev_char (found)) : 0;

      g_string_append_len (out, text, found - text);
      if (!g_unichar_isspace (before) && before != 0x3002)
        g_string_append_c (out, '\n');
      text = found + strlen (MOOR_BREAK);
    }
  g_string_append (out, text);

  return g_string_free (out, FALSE);
}

char *
moor_breaks_put_in (const char *text)
{
  g_autofree char *own = NULL;
  GString *out;
  const char *start, *end;

  g_return_val_if_fail (text != NULL, NULL);

  if (strstr (text, MOOR_BREAK) != NULL)
    text = own = without_breaks (text);

  out = g_string_sized_new (strlen (text) + 64);
  for (start = text; (end = strchr (start, '\n')) != NULL; start = end + 1)
    {
      append_paragraph (out, start, (gsize) (end - start));
      g_string_append_c (out, '\n');
    }
  append_paragraph (out, start, strlen (start));

  return g_string_free (out, FALSE);
}

char *
moor_breaks_take_out (const char *text)
{
  GString *out;
  const char *found;

  g_return_val_if_fail (text != NULL, NULL);

  if (strstr (text, MOOR_BREAK) == NULL)
    return g_strdup (text);

  out = g_string_sized_new (strlen (text));
  while ((found = strstr (text, MOOR_BREAK)) != NULL)
    {
      g_string_append_len (out, text, found - text);
      text = found + strlen (MOOR_BREAK);
    }
  g_string_append (out, text);

  return g_string_free (out, FALSE);
}

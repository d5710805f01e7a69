/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-text.h"

#include <string.h>

/* Only what XML calls white space: a no-break space in a text is meant. */
static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

char *
moor_text_fold (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  char *folded = g_malloc (strlen (text) + 1);
  char *end = folded;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!is_blank (*p))
        *end++ = *p;
      else if (end > folded && end[-1] != ' ')
        *end++ = ' ';
    }

  if (end > folded && end[-1] == ' ')
    end--;
  *end = '\0';

  return folded;
}

/* How many bytes stand here for a character that is not kept: 0 for one that is.
 * Control characters are one byte, or 0xc2 and one of 0x80 to 0x9f. */
static int
control_bytes (const char *p,
               const char *end)
{
  guchar first = (guchar) *p;

  if (first >= 0x20 && first != 0x7f && first != 0xc2)
    return 0;
  if (first == '\t' || first == '\n')
    return 0;
  if (first != 0xc2)
    return 1;

  return p + 1 < end && (guchar) p[1] <= 0x9f ? 2 : 0;
}

/* Valid UTF-8. What is kept is copied in one piece: a page of a megabyte is
 * cleaned at every key. */
static void
append_clean_run (GString    *out,
                  const char *run,
                  const char *end)
{
  const char *kept = run;

  for (const char *p = run; p < end; p++)
    {
      int control = control_bytes (p, end);

      if (control == 0)
        continue;

      g_string_append_len (out, kept, p - kept);
      if (*p == '\r' && (p + 1 >= end || p[1] != '\n'))
        g_string_append_c (out, '\n');
      p += control - 1;
      kept = p + 1;
    }

  g_string_append_len (out, kept, end - kept);
}

char *
moor_text_clean (const char *bytes,
                 gssize      length)
{
  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (bytes == NULL)
    return g_strdup ("");

  const char *p = bytes;
  const char *end = bytes + (length < 0 ? strlen (bytes) : (gsize) length);
  GString *out = g_string_sized_new (end - p);

  while (p < end)
    {
      const char *bad;

      g_utf8_validate_len (p, end - p, &bad);
      append_clean_run (out, p, bad);
      if (bad == end)
        break;

      if (*bad != '\0')
        g_string_append (out, "\xef\xbf\xbd");
      p = bad + 1;
    }

  return g_string_free (out, FALSE);
}

char *
moor_text_first_words (const char *text,
                       int         max_chars)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (max_chars > 0, NULL);

  /* A page may be long; no more of it than this can be in its first words,
   * unless it begins with a screen of white space. */
  while (is_blank (*text))
    text++;

  gsize enough = (gsize) max_chars * 8 + 64;
  gsize length = strnlen (text, enough + 1);
  gboolean cut = length > enough;
  g_autofree char *head = g_utf8_make_valid (text, cut ? (gssize) enough : (gssize) length);
  g_autofree char *line = moor_text_fold (head);

  if (!cut && g_utf8_strlen (line, -1) <= max_chars)
    return g_steal_pointer (&line);

  const char *limit = line;
  for (int i = 0; i < max_chars && *limit != '\0'; i++)
    limit = g_utf8_next_char (limit);

  const char *end = limit;
  if (*limit != '\0' && *limit != ' ')
    {
      while (end > line && *end != ' ')
        end--;
      if (end == line)
        end = limit;
    }
  while (end > line && end[-1] == ' ')
    end--;

  return g_strdup_printf ("%.*s…", (int) (end - line), line);
}

/* Where to end a piece that may reach up to @limit: after a paragraph, else
 * after a word, else before the character that would be torn. */
static const char *
piece_end (const char *start,
           const char *limit)
{
  for (const char *p = limit; p > start; p--)
    if (p[-1] == '\n')
      return p;

  for (const char *p = limit; p > start; p--)
    if (is_blank (p[-1]))
      return p;

  const char *p = limit;
  while (p > start && ((guchar) *p & 0xc0) == 0x80)
    p--;

  return p > start ? p : limit;
}

char **
moor_text_split (const char *text,
                 gsize       max_bytes)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (max_bytes >= 4, NULL);

  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  const char *p = text;
  const char *end = text + strlen (text);

  while ((gsize) (end - p) > max_bytes)
    {
      const char *stop = piece_end (p, p + max_bytes);

      g_ptr_array_add (pieces, g_strndup (p, stop - p));
      p = stop;
    }

  if (p < end || pieces->len == 0)
    g_ptr_array_add (pieces, g_strdup (p));
  g_ptr_array_add (pieces, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&pieces), FALSE);
}

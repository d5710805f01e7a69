/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-breaks.h"
#include "moor-test.h"

#include <string.h>

static char *
repeat (const char *text,
        guint       times)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (out, text);

  return g_string_free (out, FALSE);
}

static glong
longest_piece (const char *shown)
{
  g_auto (GStrv) pieces = NULL;
  g_autofree char *lines = g_strdelimit (g_strdup (shown), "\n", '\1');
  glong longest = 0;

  pieces = g_strsplit (lines, MOOR_BREAK, -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    longest = MAX (longest, g_utf8_strlen (pieces[i], -1));

  return longest;
}

static void
test_short_stays (void)
{
  const char *texts[] = { "", "\n\n", "Slept badly.", "One.\nTwo.\n", "שלום\n👩‍👩‍👧" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *shown = moor_breaks_put_in (texts[i]);

      g_assert_cmpstr (shown, ==, texts[i]);
    }
}

static void
test_long_is_cut_at_sentences (void)
{
  g_autofree char *text = repeat ("A voice on the phone. ", 2000);
  g_autofree char *shown = moor_breaks_put_in (text);
  g_autofree char *back = moor_breaks_take_out (shown);
  g_auto (GStrv) pieces = g_strsplit (shown, MOOR_BREAK, -1);

  g_assert_cmpstr (back, ==, text);
  g_assert_cmpint (longest_piece (shown), <=, MOOR_BREAKS_FROM);
  g_assert_cmpuint (g_strv_length (pieces), >, 10);
  for (guint i = 1; pieces[i] != NULL; i++)
    g_assert_true (g_str_has_prefix (pieces[i], "A voice"));
}

/* Nothing comes between a letter and what belongs to it. */
static void
test_no_space_at_all (void)
{
  g_autofree char *text = repeat ("e\xcc\x81\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", 6000);
  g_autofree char *shown = moor_breaks_put_in (text);
  g_autofree char *back = moor_breaks_take_out (shown);
  g_auto (GStrv) pieces = g_strsplit (shown, MOOR_BREAK, -1);

  g_assert_cmpstr (back, ==, text);
  g_assert_cmpint (longest_piece (shown), <=, MOOR_BREAKS_FROM);
  for (guint i = 1; pieces[i] != NULL; i++)
    {
      gunichar first = g_utf8_get_char (pieces[i]);
      g_autofree char *before = g_strdup (pieces[i - 1]);

      g_assert_true (first == 'e' || first == 0x1f469);
      g_assert_false (g_str_has_suffix (before, "\xe2\x80\x8d"));
    }
}

static void
test_own_separator_becomes_a_line (void)
{
  g_autofree char *shown = moor_breaks_put_in ("one" MOOR_BREAK "two");

  g_assert_cmpstr (shown, ==, "one\ntwo");

  /* One of our own, copied from the screen. */
  g_free (shown);
  shown = moor_breaks_put_in ("one. " MOOR_BREAK "two");
  g_assert_cmpstr (shown, ==, "one. two");
}

static void
test_random_texts_survive (void)
{
  static const char * const bits[] = {
    "a", "word ", "Sentence. ", "\n", "ü", "。", "漢字", "\t", "👍🏽", "؟ ", "שלום "
  };

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *shown = NULL;
      g_autofree char *back = NULL;
      int n = g_test_rand_int_range (0, 9000);
      int kinds = g_test_rand_int_range (1, G_N_ELEMENTS (bits) + 1);

      for (int i = 0; i < n; i++)
        g_string_append (text, bits[g_test_rand_int_range (0, kinds)]);

      shown = moor_breaks_put_in (text->str);
      back = moor_breaks_take_out (shown);
      g_assert_cmpstr (back, ==, text->str);
      for (const char *p = shown; *p != '\0';)
        {
          const char *end = p;
          glong chars = 0;

          while (*end != '\0' && *end != '\n' && !g_str_has_prefix (end, MOOR_BREAK))
            {
              end = g_utf8_next_char (end);
              chars++;
            }
          g_assert_cmpint (chars, <=, MOOR_BREAKS_FROM);
          p = *end == '\0' ? end : g_utf8_next_char (end);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/breaks/short-stays", test_short_stays);
  g_test_add_func ("/breaks/cut-at-sentences", test_long_is_cut_at_sentences);
  g_test_add_func ("/breaks/no-space-at-all", test_no_space_at_all);
  g_test_add_func ("/breaks/own-separator", test_own_separator_becomes_a_line);
  g_test_add_func ("/breaks/random", test_random_texts_survive);

  return g_test_run ();
}

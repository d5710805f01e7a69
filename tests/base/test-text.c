/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/moor-text.h"
#include "moor-test.h"

static void
assert_fold (const char *text,
             const char *expected)
{
  g_autofree char *folded = moor_text_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold (void)
{
  assert_fold ("", "");
  assert_fold (" \n\t\r ", "");
  assert_fold ("  one\n   two\ttwo  ", "one two two");
  assert_fold ("a\xc2\xa0 b", "a\xc2\xa0 b");
}

static void
assert_clean (const char *bytes,
              gssize      length,
              const char *expected)
{
  g_autofree char *clean = moor_text_clean (bytes, length);

  g_assert_cmpstr (clean, ==, expected);
}

static void
test_clean (void)
{
  assert_clean ("", -1, "");
  assert_clean (NULL, 0, "");
  assert_clean ("one\r\ntwo\rthree\n", -1, "one\ntwo\nthree\n");
  assert_clean ("\r", -1, "\n");
  assert_clean ("a\0b", 3, "ab");
  assert_clean ("\0\0", 2, "");
  assert_clean ("a\xff" "b\xc3", -1, "a\xef\xbf\xbd" "b\xef\xbf\xbd");
  assert_clean ("tab\tstays\x01\x1b\x7f\xc2\x85.", -1, "tab\tstays.");
  assert_clean ("שלום 🙂", -1, "שלום 🙂");
}

static void
assert_first_words (const char *text,
                    int         max,
                    const char *expected)
{
  g_autofree char *words = moor_text_first_words (text, max);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_first_words (void)
{
  assert_first_words ("", 10, "");
  assert_first_words (" \n ", 10, "");
  assert_first_words ("one two", 7, "one two");
  assert_first_words ("one two", 6, "one…");
  assert_first_words ("one two", 3, "one…");
  assert_first_words ("one two", 4, "one…");
  assert_first_words ("\n  one\n\ntwo three", 9, "one two…");
  assert_first_words ("unbreakable", 5, "unbre…");
  assert_first_words ("åäö åäö", 5, "åäö…");
  assert_first_words ("🙂🙂🙂🙂", 2, "🙂🙂…");
}

/* Random bytes become text that is valid, has no NUL, and stays what it is. */
static void
test_random_clean (void)
{
  for (int round = 0; round < 2000; round++)
    {
      char bytes[64];
      gssize length = g_test_rand_int_range (0, sizeof bytes);

      for (gssize i = 0; i < length; i++)
        bytes[i] = (char) g_test_rand_int_range (0, 256);

      g_autofree char *clean = moor_text_clean (bytes, length);
      g_autofree char *again = moor_text_clean (clean, -1);

      g_assert_true (g_utf8_validate (clean, -1, NULL));
      g_assert_cmpstr (again, ==, clean);
      g_assert_null (strchr (clean, '\r'));
    }
}

static char *
random_text (int n)
{
  static const char *const bits[] = { "a", "word", " ", " ", "\n", "ö", "🙂", "–" };
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append (text, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);

  return g_string_free (text, FALSE);
}

static void
test_random_first_words (void)
{
  for (int round = 0; round < 2000; round++)
    {
      g_autofree char *text = random_text (g_test_rand_int_range (0, 60));
      g_autofree char *folded = moor_text_fold (text);
      int max = g_test_rand_int_range (1, 40);
      g_autofree char *words = moor_text_first_words (text, max);

      g_assert_true (g_utf8_validate (words, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (words, -1), <=, max + 1);
      g_assert_null (strchr (words, '\n'));
      if (g_utf8_strlen (folded, -1) <= max)
        g_assert_cmpstr (words, ==, folded);
      else
        {
          g_assert_true (g_str_has_suffix (words, "…"));
          words[strlen (words) - strlen ("…")] = '\0';
          g_assert_true (g_str_has_prefix (folded, words));
        }
    }
}

/* The pieces are the text again, none is too long, none tears a character. */
static void
test_random_split (void)
{
  for (int round = 0; round < 2000; round++)
    {
      g_autofree char *text = random_text (g_test_rand_int_range (0, 80));
      gsize max = g_test_rand_int_range (4, 40);
      g_auto (GStrv) pieces = moor_text_split (text, max);
      g_autofree char *joined = g_strjoinv ("", pieces);

      g_assert_cmpstr (joined, ==, text);
      g_assert_cmpuint (g_strv_length (pieces), >=, 1);
      for (guint i = 0; pieces[i] != NULL; i++)
        {
          g_assert_cmpuint (strlen (pieces[i]), <=, max);
          g_assert_true (g_utf8_validate (pieces[i], -1, NULL));
        }
    }
}

static void
test_split (void)
{
  g_auto (GStrv) paragraphs = moor_text_split ("one two\nthree four", 12);
  g_auto (GStrv) words = moor_text_split ("one two three", 9);
  g_auto (GStrv) empty = moor_text_split ("", 9);

  g_assert_cmpstr (paragraphs[0], ==, "one two\n");
  g_assert_cmpstr (paragraphs[1], ==, "three four");
  g_assert_null (paragraphs[2]);
  g_assert_cmpstr (words[0], ==, "one two ");
  g_assert_cmpstr (words[1], ==, "three");
  g_assert_cmpstr (empty[0], ==, "");
  g_assert_null (empty[1]);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/first-words", test_first_words);
  g_test_add_func ("/text/split", test_split);
  g_test_add_func ("/text/random/clean", test_random_clean);
  g_test_add_func ("/text/random/first-words", test_random_first_words);
  g_test_add_func ("/text/random/split", test_random_split);

  return g_test_run ();
}

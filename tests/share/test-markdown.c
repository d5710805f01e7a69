/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-test.h"

#include <string.h>

#include "share/moor-markdown.h"

static void
test_escape (void)
{
  static const struct { const char *typed, *written; } cases[] = {
    { "", "" },
    { "Plain words, don't (ever): yes!", "Plain words, don't (ever): yes!" },
    { "2 * 3 * 4", "2 \\* 3 \\* 4" },
    { "*not emphasis* _nor_ __this__", "\\*not emphasis\\* \\_nor\\_ \\_\\_this\\_\\_" },
    { "# no heading", "\\# no heading" },
    { "Title\n=====", "Title\\\n\\=====" },
    { "Title\n---", "Title\\\n\\---" },
    { "- no list\n+ nor this", "\\- no list\\\n\\+ nor this" },
    { "1. no list\n2) nor this", "1\\. no list\\\n2\\) nor this" },
    { "1.5 is a number", "1\\.5 is a number" },
    { "a - b + c = d", "a - b + c = d" },
    { "> no quote", "\\> no quote" },
    { "    no code", "&nbsp;&nbsp;&nbsp;&nbsp;no code" },
    { "\tno code", "&nbsp;&nbsp;&nbsp;&nbsp;no code" },
    { "```\nno code\n```", "\\`\\`\\`\\\nno code\\\n\\`\\`\\`" },
    { "<b>no tag</b> &amp; no entity", "\\<b\\>no tag\\</b\\> \\&amp; no entity" },
    { "[no link](x) ![no picture](y)", "\\[no link\\](x) !\\[no picture\\](y)" },
    { "a | b\n--|--", "a \\| b\\\n\\--\\|--" },
    { "~~no line~~", "\\~\\~no line\\~\\~" },
    { "a back\\slash\\", "a back\\\\slash\\\\" },
    { "one\ntwo\n\nthree", "one\\\ntwo\n\nthree" },
    { "one\n", "one\n" },
    { "\n\none", "\n\none" },
    { "one\n   \ntwo", "one\n\ntwo" },
    { "Grüße 😀 شمس", "Grüße 😀 شمس" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *written = moor_markdown_escape (cases[i].typed);

      g_assert_cmpstr (written, ==, cases[i].written);
    }
}

/* Every mark that Markdown knows, anywhere: with the backslashes taken out
 * again, the words are what they were. */
static void
test_escape_random (void)
{
  static const char marks[] = "\\`*_{}[]()#+-.!<>&~|=12 ab\n\"'$^:/@%";

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) typed = g_string_new ("x");
      g_autofree char *written = NULL;
      GString *back = g_string_new (NULL);
      g_autofree char *found = NULL;

      for (int n = g_test_rand_int_range (0, 30); n > 0; n--)
        g_string_append_c (typed, marks[g_test_rand_int_range (0, sizeof marks - 1)]);
      g_string_append_c (typed, 'x');
      /* Blank lines lose their spaces and indentation becomes something else:
       * the cases above are about those. */
      for (char *p = typed->str; *p != '\0'; p++)
        if (*p == '\n' && p[1] == ' ')
          p[1] = 'y';
      for (char *p = typed->str; *p != '\0'; p++)
        if (*p == ' ' && p[1] == '\n')
          *p = 'z';

      written = moor_markdown_escape (typed->str);
      for (const char *p = written; *p != '\0'; p++)
        {
          if (*p == '\\')
            {
              p++;
              g_assert_true (*p == '\n' || g_ascii_ispunct (*p));
            }
          else
            {
              g_assert_null (strchr ("`*_[]<>&~|#", *p));
            }
          g_string_append_c (back, *p);
        }
      found = g_string_free (back, FALSE);
      g_assert_cmpstr (found, ==, typed->str);
    }
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/share/markdown/escape", test_escape);
  g_test_add_func ("/share/markdown/escape-random", test_escape_random);

  return g_test_run ();
}

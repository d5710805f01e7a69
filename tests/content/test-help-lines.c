/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-help-lines.h"

#include <string.h>

#include "base/moor-error.h"
#include "moor-test.h"

static MoorHelpLines *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return moor_help_lines_new_from_bytes ("test.xml", bytes, error);
}

static const MoorHelpLine *
find_number (GPtrArray  *lines,
             const char *number)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const MoorHelpLine *line = g_ptr_array_index (lines, i);

      if (g_str_equal (line->number, number))
        return line;
    }

  return NULL;
}

/* Every row has been checked somewhere on some day; nobody ships without. */
static void
test_built_in (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorHelpLines) lines = moor_help_lines_new (&error);
  GPtrArray *countries;

  g_assert_no_error (error);
  countries = moor_help_lines_get_countries (lines);
  g_assert_cmpuint (countries->len, >=, 30);

  for (guint i = 0; i < countries->len; i++)
    {
      const MoorHelpCountry *country = g_ptr_array_index (countries, i);

      g_assert_cmpuint (strlen (country->code), ==, 2);
      g_assert_cmpuint (strlen (country->name), >, 2);
      g_assert_true (country->emergency != NULL || country->lines->len > 0);
      if (country->emergency != NULL)
        g_assert_cmpuint (strlen (country->emergency_checked_on), ==, strlen ("2026-11-22"));
      if (i > 0)
        {
          const MoorHelpCountry *before = g_ptr_array_index (countries, i - 1);

          g_assert_cmpint (g_utf8_collate (before->name, country->name), <, 0);
        }

      for (guint j = 0; j < country->lines->len; j++)
        {
          const MoorHelpLine *line = g_ptr_array_index (country->lines, j);

          g_assert_cmpuint (strlen (line->source), >, 3);
          g_assert_cmpuint (line->doors, !=, 0);
          g_assert_cmpuint (line->channels, !=, 0);
          g_assert_true (line->any_hour ? line->from_hour == -1 : TRUE);
        }
    }
}

static void
test_doors (void)
{
  g_autoptr (MoorHelpLines) lines = moor_help_lines_new (NULL);
  g_autoptr (GPtrArray) myself = moor_help_lines_get_lines (lines, "US", MOOR_HELP_DOOR_MYSELF);
  g_autoptr (GPtrArray) someone = moor_help_lines_get_lines (lines, "US", MOOR_HELP_DOOR_SOMEONE);
  g_autoptr (GPtrArray) nowhere = moor_help_lines_get_lines (lines, "XX", MOOR_HELP_DOOR_MYSELF);
  g_autoptr (GPtrArray) unknown = moor_help_lines_get_lines (lines, NULL, MOOR_HELP_DOOR_MYSELF);
  g_autoptr (GPtrArray) italy = moor_help_lines_get_lines (lines, "IT", MOOR_HELP_DOOR_ELSE);
  const MoorHelpLine *line;

  line = find_number (myself, "988");
  g_assert_nonnull (line);
  g_assert_true (line->any_hour);
  g_assert_cmpuint (line->channels, ==, MOOR_HELP_CALL | MOOR_HELP_TEXT | MOOR_HELP_CHAT);
  g_assert_null (find_number (someone, "988"));

  line = find_number (someone, "88788");
  g_assert_nonnull (line);
  g_assert_cmpstr (line->send, ==, "START");
  g_assert_cmpuint (line->channels, ==, MOOR_HELP_TEXT);

  line = find_number (italy, "02 2327 2327");
  g_assert_nonnull (line);
  g_assert_false (line->any_hour);
  g_assert_cmpint (line->from_hour, ==, 9);
  g_assert_cmpint (line->to_hour, ==, 24);

  g_assert_cmpuint (nowhere->len, ==, 0);
  g_assert_cmpuint (unknown->len, ==, 0);
  g_assert_null (moor_help_lines_find (lines, NULL));
  g_assert_cmpstr (moor_help_lines_find (lines, "SE")->emergency, ==, "112");
  g_assert_null (moor_help_lines_find (lines, "CH")->emergency);
}

static void
test_guess (void)
{
  static const struct {
    const char *all, *address, *lang, *expected;
  } cases[] = {
    { NULL, NULL, "de_AT.UTF-8", "AT" },
    { NULL, "fr_FR", "en_US.UTF-8", "FR" },
    { "sv_SE@euro", "fr_FR", "en_US.UTF-8", "SE" },
    { "", "", "nl_NL", "NL" },
    { "C.UTF-8", "fr_FR", "en_US.UTF-8", NULL },
    { NULL, NULL, "C", NULL },
    { NULL, NULL, "es_419", NULL },
    { NULL, NULL, "en_USA", NULL },
    { NULL, NULL, "en_", NULL },
    { NULL, NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *names[] = { "LC_ALL", "LC_ADDRESS", "LANG" };
      const char *values[] = { cases[i].all, cases[i].address, cases[i].lang };
      g_autofree char *guess = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          if (values[j] != NULL)
            g_setenv (names[j], values[j], TRUE);
          else
            g_unsetenv (names[j]);
        }

      guess = moor_help_lines_guess_country ();
      g_assert_cmpstr (guess, ==, cases[i].expected);
    }
}

#define IN_COUNTRY(content) "<help-lines><country code='SE' name='Sweden'>" content "</country></help-lines>"
#define EMERGENCY "<emergency number='112' source='a.org' checked='2026-11-22'/>"
#define LINE(number, channels, doors, more)                                    \
  "<line service='S' number='" number "' channels='" channels "' doors='" doors "'" \
  " source='a.org' checked='2026-11-22' " more "/>"

static void
test_bad (void)
{
  static const struct {
    const char *text, *message;
  } cases[] = {
    { "",
      "test.xml:*: error: *" },
    { "help",
      "test.xml:1:1: error: *" },
    { "<help-lines>\n <country code='SE'",
      "test.xml:2:2: error: *" },
    { "<help-lines/><help-lines/>",
      "test.xml:1:14: error: *" },
    { "<lines/>",
      "test.xml:1:1: error: the outermost element is <help-lines>, not <lines>*" },
    { "<help-lines language='en'/>",
      "*<help-lines> has an attribute that is not known*" },
    { "<help-lines>text</help-lines>",
      "*there are words between the elements*" },
    { "<!DOCTYPE help-lines><help-lines/>",
      "test.xml:1:1: error: *" },
    { "<help-lines><line/></help-lines>",
      "test.xml:1:13: error: <line> is not known here*" },
    { "<help-lines><country code='Sweden' name='Sweden'/></help-lines>",
      "*“Sweden” is no country*" },
    { "<help-lines><country code='SE' name=''/></help-lines>",
      "*<country> needs the attribute “name”*" },
    { "<help-lines><country code='SE'/></help-lines>",
      "*<country> needs the attribute “name”*" },
    { "<help-lines><country code='SE' code='NO' name='Sweden'/></help-lines>",
      "test.xml:1:13: error: *code*" },
    { "<help-lines>\n<country code='SE' name='Sweden'/>\n<country code='SE' name='Sweden'/></help-lines>",
      "test.xml:3:1: error: the country “SE” is there twice*" },
    { IN_COUNTRY ("<emergency number='112' source='a.org' checked='soon'/>"),
      "*“soon” is no day*" },
    { IN_COUNTRY ("<emergency number='112' source='a.org' checked='2026-02-30'/>"),
      "*“2026-02-30” is no day*" },
    { IN_COUNTRY ("<emergency number='112' checked='2026-02-20'/>"),
      "*<emergency> needs the attribute “source”*" },
    { IN_COUNTRY (EMERGENCY EMERGENCY),
      "*one emergency number*" },
    { IN_COUNTRY ("<fax number='1'/>"),
      "*<fax> is not known here*" },
    { IN_COUNTRY ("words"),
      "*there are words between the elements*" },
    { IN_COUNTRY (LINE ("1", "pigeon", "myself", "")),
      "*“pigeon” is not allowed in “channels”*" },
    { IN_COUNTRY (LINE ("1", "call", "myself myself", "")),
      "*“myself” is not allowed in “doors”*" },
    { IN_COUNTRY (LINE ("1", "", "myself", "")),
      "*<line> needs the attribute “channels”*" },
    { IN_COUNTRY (LINE ("1", "call  text", "myself", "")),
      "*“” is not allowed in “channels”*" },
    { IN_COUNTRY (LINE ("1", "call", "myself", "hours='9-25'")),
      "*“9-25” are no hours*" },
    { IN_COUNTRY (LINE ("1", "call", "myself", "hours='always'")),
      "*“always” are no hours*" },
    { IN_COUNTRY (LINE ("1", "call", "myself", "until='9'")),
      "*<line> has an attribute that is not known*" },
    { IN_COUNTRY (LINE ("", "call", "myself", "")),
      "*<line> needs the attribute “number”*" },
    { "<help-lines><country code='SE' name='Sweden'></help-lines>",
      "test.xml:*: error: *" },
    { "<help-lines><country code='SE' name='\xff'/></help-lines>",
      "test.xml:*: error: *" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MoorHelpLines) lines = read_text (cases[i].text, &error);

      if (lines != NULL)
        g_error ("read without a word: %s", cases[i].text);
      g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
      if (!g_pattern_match_simple (cases[i].message, error->message))
        g_error ("“%s” is not “%s”", error->message, cases[i].message);
    }
}

/* The built-in file with one byte changed or the end cut off: read or refused,
 * and whatever is read is whole. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (MOOR_RESOURCE_PATH "/help/lines.xml",
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpuint (size, >, 1000);

  for (int i = 0; i < 500; i++)
    {
      g_autofree char *copy = g_memdup2 (data, size);
      gsize length = g_test_rand_bit () ? size : (gsize) g_test_rand_int_range (0, size);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (MoorHelpLines) lines = NULL;
      g_autoptr (GError) error = NULL;

      copy[g_test_rand_int_range (0, size)] = g_test_rand_int_range (0, 256);
      damaged = g_bytes_new (copy, length);
      lines = moor_help_lines_new_from_bytes ("test.xml", damaged, &error);
      if (lines == NULL)
        g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
      else
        g_assert_no_error (error);
    }
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/help-lines/built-in", test_built_in);
  g_test_add_func ("/help-lines/doors", test_doors);
  g_test_add_func ("/help-lines/guess", test_guess);
  g_test_add_func ("/help-lines/bad", test_bad);
  g_test_add_func ("/help-lines/damaged", test_damaged);

  return g_test_run ();
}

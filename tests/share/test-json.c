/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-test.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/moor-error.h"
#include "share/moor-json-members.h"
#include "share/moor-json-reader.h"
#include "share/moor-json-words.h"
#include "share/moor-json-writer.h"

/* What the reader handed over, as lines. */
static void
describe (GString        *out,
          const MoorJson *value)
{
  if (value->name != NULL)
    g_string_append_printf (out, "%s=", value->name);

  switch (value->type)
    {
    case MOOR_JSON_NULL:
      g_string_append (out, "null");
      break;
    case MOOR_JSON_BOOLEAN:
      g_string_append (out, value->boolean ? "true" : "false");
      break;
    case MOOR_JSON_NUMBER:
      g_string_append_printf (out, "%g", value->number);
      break;
    case MOOR_JSON_STRING:
      g_string_append_printf (out, "'%s'", value->string);
      break;
    case MOOR_JSON_ARRAY:
    case MOOR_JSON_OBJECT:
    default:
      g_string_append_c (out, value->type == MOOR_JSON_ARRAY ? '[' : '{');
      for (guint i = 0; i < value->items->len; i++)
        {
          if (i > 0)
            g_string_append_c (out, ' ');
          describe (out, g_ptr_array_index (value->items, i));
        }
      g_string_append_c (out, value->type == MOOR_JSON_ARRAY ? ']' : '}');
      break;
    }
}

static gboolean
collect (const char      *member,
         const MoorJson  *value,
         gpointer         data,
         GError         **error)
{
  GString *out = data;

  g_string_append_printf (out, "%s:", member);
  if (value == NULL)
    g_string_append (out, "begin");
  else
    describe (out, value);
  g_string_append_c (out, '\n');

  return TRUE;
}

static char *
read_in_pieces (const char  *text,
                gsize        length,
                gsize        piece,
                GError     **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (MoorJsonReader) reader = moor_json_reader_new (collect, out);

  for (gsize i = 0; i < length; i += piece)
    if (!moor_json_reader_feed (reader, text + i, MIN (piece, length - i), error))
      return NULL;

  if (!moor_json_reader_end (reader, error))
    return NULL;

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Whatever the pieces are, the same comes out. */
static void
test_pieces (void)
{
  static const char text[] =
    "\xef\xbb\xbf{ \"a\": -1.5e2, \"b\": [ ], \"c\": [1, {\"x\": [true, null], "
    "\"y\": \"\\u00e5\\ud83d\\ude00\\n\\/\"}],"
    "\r\n\"d\": {\"e\": {}}, \"f\": \"\xc3\xa5\", \"g\": false}\n ";
  static const char expected[] =
    "a:-150\nb:begin\nc:begin\nc:1\nc:{x=[true null] y='å😀\n/'}\nd:{e={}}\nf:'å'\ng:false\n";

  for (gsize piece = 1; piece <= sizeof text; piece++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *found = read_in_pieces (text, sizeof text - 1, piece, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_refused (void)
{
  static const struct { const char *text; gsize length; const char *message; } cases[] = {
    { "", 0, "Line 1: the file is empty." },
    { "  \n ", 4, "Line 2: the file ends in the middle." },
    { "[1]", 3, "Line 1: the file is not JSON from here on." },
    { "hello", 5, "Line 1: the file is not JSON from here on." },
    { "{\"a\": 1", 7, "Line 1: the file ends in the middle." },
    { "{\"a\": \"x", 8, "Line 1: the file ends in the middle." },
    { "{\n\"a\": 1,\n\"a\": 2}", 17, "Line 3: the same name stands twice in one object." },
    { "{\"a\": {\"b\": 1, \"b\": 2}}", 23, "Line 1: the same name stands twice in one object." },
    { "{\"a\": 1,}", 9, "Line 1: the file is not JSON from here on." },
    { "{\"a\": [1,]}", 11, "Line 1: the file is not JSON from here on." },
    { "{\"a\": 1} x", 10, "Line 1: there is more after the end." },
    { "{\"a\": 1}{}", 10, "Line 1: there is more after the end." },
    { "{\"a\": 01}", 9, "Line 1: something stands there that is neither text nor number." },
    { "{\"a\": +1}", 9, "Line 1: the file is not JSON from here on." },
    { "{\"a\": .5}", 9, "Line 1: the file is not JSON from here on." },
    { "{\"a\": 1.}", 9, "Line 1: something stands there that is neither text nor number." },
    { "{\"a\": 1e}", 9, "Line 1: something stands there that is neither text nor number." },
    { "{\"a\": NaN}", 10, "Line 1: something stands there that is neither text nor number." },
    { "{\"a\": 1e999}", 12, "Line 1: a number is too large." },
    { "{\"a\": True}", 11, "Line 1: something stands there that is neither text nor number." },
    { "{\"a\": \"\\x\"}", 11, "Line 1: an escaped character is not one that JSON has." },
    { "{\"a\": \"\\u12g4\"}", 15, "Line 1: an escaped character is not one that JSON has." },
    { "{\"a\": \"\\ud800\"}", 15, "Line 1: half of a character is missing." },
    { "{\"a\": \"\\ud800x\"}", 16, "Line 1: half of a character is missing." },
    { "{\"a\": \"\\udc00\"}", 15, "Line 1: half of a character is missing." },
    { "{\"a\": \"\\u0000\"}", 15, "Line 1: a text holds a NUL character." },
    { "{\"a\": \"x\0y\"}", 12, "Line 1: a text holds a control character." },
    { "{\"a\": \"x\ny\"}", 12, "Line 1: a text holds a control character." },
    { "{\"a\": \"\xff\"}", 10, "Line 1: a text is not valid UTF-8." },
    { "{\"a\": \"\xc3\"}", 10, "Line 1: a text is not valid UTF-8." },
    { "{\"a\": \0 1}", 10, "Line 1: the file is not JSON from here on." },
    { "{a: 1}", 6, "Line 1: the file is not JSON from here on." },
    { "{'a': 1}", 8, "Line 1: the file is not JSON from here on." },
    { "{\"a\" 1}", 7, "Line 1: the file is not JSON from here on." },
    { "{\"a\": // x\n1}", 13, "Line 1: the file is not JSON from here on." },
    { "{\"a\": [1}}", 10, "Line 1: the file is not JSON from here on." },
    { "{\xbb\"a\": 1}", 9, "Line 1: the file is not JSON from here on." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize piece = 1; piece <= cases[i].length + 1; piece++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *found = read_in_pieces (cases[i].text, cases[i].length, piece, &error);

        g_assert_null (found);
        g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
        g_assert_cmpstr (error->message, ==, cases[i].message);
      }
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new ("{\"a\": ");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');

  g_assert_null (read_in_pieces (text->str, text->len, 4096, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
  g_assert_cmpstr (error->message, ==, "Line 1: the values lie too deep inside each other.");
}

/* One value without an end must not fill the memory. */
static void
test_endless (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (MoorJsonReader) reader = moor_json_reader_new (collect, out);
  g_autoptr (GError) error = NULL;
  g_autofree char *piece = g_strnfill (1024 * 1024, 'x');
  guint fed = 0;

  g_assert_true (moor_json_reader_feed (reader, "{\"a\": \"", 7, &error));
  while (fed < 1000 && moor_json_reader_feed (reader, piece, 1024 * 1024, &error))
    fed++;

  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE);
  g_assert_cmpuint (fed, <=, 64);
}

/* What the writer writes, another reader reads, and so does ours. */
static void
test_written (void)
{
  static const double numbers[] = { 0, 1, -1, 0.1, 1.0 / 3, 1e-300, 1.7976931348623157e308,
                                    9007199254740993.0, 2.5 };
  g_autoptr (MoorJsonWriter) json = moor_json_writer_new ();
  g_autoptr (GString) random = g_string_new (NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *ours = NULL;
  const char *tags[] = { "one", "två", NULL };
  JsonObject *root;
  JsonArray *array;

  for (guint i = 0; i < 2000; i++)
    {
      gunichar c = (gunichar) g_test_rand_int_range (1, 0x11000);

      if (g_unichar_validate (c))
        g_string_append_unichar (random, c);
    }

  moor_json_writer_begin_object (json, NULL);
  moor_json_writer_string (json, "text", random->str);
  moor_json_writer_string (json, "none", NULL);
  moor_json_writer_boolean (json, "yes", TRUE);
  moor_json_writer_begin_array (json, "numbers");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    moor_json_writer_number (json, NULL, numbers[i]);
  moor_json_writer_end (json);
  moor_json_writer_begin_object (json, "empty");
  moor_json_writer_end (json);
  moor_json_writer_strings (json, "tags", tags);
  moor_json_writer_strings (json, "no tags", NULL);
  moor_json_writer_end (json);
  text = moor_json_writer_take (json);

  g_assert_true (g_str_has_suffix (text, "}\n"));
  g_assert_nonnull (strstr (text, "\n  \"tags\": [\"one\", \"två\"],\n  \"no tags\": []\n}"));
  g_assert_nonnull (strstr (text, "    0.1,\n"));

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "text"), ==, random->str);
  array = json_object_get_array_member (root, "numbers");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_true (json_array_get_double_element (array, i) == numbers[i]);

  ours = read_in_pieces (text, strlen (text), 7, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (ours, random->str));
}

static void
test_times (void)
{
  static const char *const bad[] = {
    "", "2026-11-22", "2026-11-22T20:40:00Z", "2026-11-22 20:40:00.000000Z",
    "2026-02-30T20:40:00.000000Z", "2026-11-22T24:40:00.000000Z", "2026-11-22T20:40:00.000000+",
    "2026-11-22T20:40:00.00000xZ",
  };
  const gint64 times[] = { 0, 1, G_GINT64_CONSTANT (1795380000123456), -1 };
  gint64 time = 0;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *string = moor_json_time_to_string (times[i]);

      g_assert_true (moor_json_time_from_string (string, &time));
      g_assert_cmpint (time, ==, times[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (moor_json_time_from_string (bad[i], &time));
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/share/json/pieces", test_pieces);
  g_test_add_func ("/share/json/refused", test_refused);
  g_test_add_func ("/share/json/deep", test_deep);
  g_test_add_func ("/share/json/endless", test_endless);
  g_test_add_func ("/share/json/written", test_written);
  g_test_add_func ("/share/json/times", test_times);

  return g_test_run ();
}

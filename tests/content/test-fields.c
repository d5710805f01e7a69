/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-error.h"
#include "base/moor-text.h"
#include "moor-content-fixture.h"

/* What a field allows, and an answer in words. */

typedef struct {
  MoorExercise *exercise;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->exercise = fixture_read ("good", "everything.xml");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->exercise);
}

/* An answer from a line of cells: "row slot value", separated by "; ". A value
 * that begins with # is a number. */
static MoorAnswer *
make (const char *cells)
{
  g_auto (GStrv) all = g_strsplit (cells, "; ", -1);
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (all[i], " ", 3);
      int row = atoi (words[0]);
      const char *slot = strcmp (words[1], "-") == 0 ? "" : words[1];

      if (words[2][0] == '#')
        moor_answer_builder_add_number (builder, row, slot, g_ascii_strtod (words[2] + 1, NULL));
      else
        moor_answer_builder_add_text (builder, row, slot, words[2]);
    }

  return moor_answer_builder_end (builder);
}

static const MoorField *
find (Fixture    *fixture,
      const char *id)
{
  const MoorField *field = moor_exercise_find_field (fixture->exercise, id);

  g_assert_nonnull (field);
  return field;
}

static void
test_check (Fixture      *fixture,
            gconstpointer data)
{
  static const struct {
    const char *field;
    const char *cells;
    gboolean    fits;
  } table[] = {
    { "note", "0 - words", TRUE },
    { "note", "0 - #3", FALSE },
    { "note", "1 - words", FALSE },
    { "note", "0 - a; 1 - b", FALSE },
    { "note", "0 slot a", FALSE },
    { "lines", "0 - a; 1 - b; 2 - c", TRUE },
    { "lines", "0 - a; 2 - c", FALSE },
    { "lines", "0 - a; 1 - b; 2 - c; 3 - d; 4 - e; 5 - f; 6 - g; 7 - h; 8 - i; 9 - j; 10 - k; 11 - l", TRUE },
    { "lines", "0 - a; 1 - b; 2 - c; 3 - d; 4 - e; 5 - f; 6 - g; 7 - h; 8 - i; 9 - j; 10 - k; 11 - l; 12 - m", FALSE },
    { "pick", "0 - b", TRUE },
    { "pick", "0 - nothing", FALSE },
    { "pick", "0 - other; 0 other own words", TRUE },
    { "pick", "0 - other", TRUE },
    { "pick", "0 - b; 0 other own words", FALSE },
    { "pick", "0 - a; 1 - b", FALSE },
    { "pick", "0 - #1", FALSE },
    { "several", "0 - one; 1 - two", TRUE },
    { "several", "0 - none", TRUE },
    { "several", "0 - none; 1 - one", FALSE },
    { "several", "0 - other", FALSE },
    { "take", "0 - anything said earlier", TRUE },
    { "tone", "0 - #-5", TRUE },
    { "tone", "0 - #5", TRUE },
    { "tone", "0 - #6", FALSE },
    { "tone", "0 - #-6", FALSE },
    { "tone", "0 - five", FALSE },
    { "likely", "0 - #100", TRUE },
    { "likely", "0 - #101", FALSE },
    { "likely", "0 - #-1", FALSE },
    { "first", "0 - #0", TRUE },
    { "first", "0 - #120", TRUE },
    { "first", "0 - #121", FALSE },
    { "ask-on", "0 - 2026-11-22", TRUE },
    { "ask-on", "0 - 2026-02-30", FALSE },
    { "ask-on", "0 - tomorrow", FALSE },
    { "tick", "0 - #1", TRUE },
    { "tick", "0 - #0", FALSE },
    { "card", "0 - #1", TRUE },
    { "who", "0 - uuid", TRUE },
    { "who", "0 - uuid; 1 - uuid2", FALSE },
    { "others", "0 - uuid; 1 - uuid2", TRUE },
    { "felt", "0 - sad; 0 strength #10; 1 - angry", TRUE },
    { "felt", "0 - sad; 0 strength #11", FALSE },
    { "felt", "0 - sad; 0 word tight", FALSE },
    { "felt", "0 strength #3", FALSE },
    { "felt", "0 - no-such-word", FALSE },
    { "hands", "0 - left; 0 strength #3; 0 word warm", TRUE },
    { "events", "0 event-title one; 0 event-tone #-5; 1 event-age #12", TRUE },
    { "events", "0 event-tone #-6", FALSE },
    { "events", "0 event-kind loss", TRUE },
    { "events", "0 event-kind gain", FALSE },
    { "events", "0 nothing x", FALSE },
    { "events", "0 event-title/0/more x", FALSE },
    { "events", "0 @id x; 0 event-title y", FALSE },
    { "events", "19 event-title y", TRUE },
    { "events", "20 event-title y", FALSE },
    { "domains", "0 @id closeness; 0 move stay; 0 move/1 other; 0 move/1/other own", TRUE },
    { "domains", "0 @id distance; 0 move stay", FALSE },
    { "each", "0 @id one; 0 each-why words", TRUE },
    { "statements", "0 1 #5; 0 2 #1", TRUE },
    { "statements", "0 1 #6", FALSE },
    { "statements", "0 3 #1", FALSE },
    { "statements", "0 1 five", FALSE },
    { "form", "0 1 #7", TRUE },
    { "form", "0 1 #7; 0 @seconds #12.5", TRUE },
    { "form", "0 1 #8", FALSE },
    { "form", "0 1 #3.5", FALSE },
    { "form", "0 mother:1 #7", FALSE },
    { "form", "0 @seconds #-1", FALSE },
    { "wait", "0 seconds #300", TRUE },
    { "wait", "0 seconds #-1", FALSE },
    { "pull-end", "0 - #10", TRUE },
    { "pull-end", "0 - #11", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MoorAnswer) answer = make (table[i].cells);
      g_autoptr (GError) error = NULL;

      if (moor_field_check (find (fixture, table[i].field), answer, &error) != table[i].fits)
        g_error ("%s: %s", table[i].field, table[i].cells);
      if (!table[i].fits)
        g_assert_error (error, MOOR_ERROR, MOOR_ERROR_OUT_OF_RANGE);
      /* A sentence, and not a word of the answer in it. */
      if (error != NULL)
        {
          g_assert_true (g_str_has_suffix (error->message, "."));
          g_assert_null (strstr (error->message, "own words"));
        }
    }

  g_assert_true (moor_field_check (find (fixture, "note"), NULL, NULL));
}

static void
test_size (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *large = g_strnfill (MOOR_TEXT_FIELD_MAX, 'a');
  g_autofree char *larger = g_strnfill (MOOR_TEXT_FIELD_MAX + 1, 'a');
  g_autoptr (MoorAnswer) fits = moor_answer_new_text (large);
  g_autoptr (MoorAnswer) too_large = moor_answer_new_text (larger);
  g_autoptr (MoorAnswer) invalid = moor_answer_new_text ("a\xff");
  g_autoptr (GError) error = NULL;

  g_assert_true (moor_field_check (find (fixture, "note"), fits, NULL));
  g_assert_false (moor_field_check (find (fixture, "note"), too_large, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_false (moor_field_check (find (fixture, "note"), invalid, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_OUT_OF_RANGE);
}

static const char *
person_name (const MoorField *field,
             const char      *id,
             gpointer         data)
{
  if (field->kind == MOOR_FIELD_LINK)
    return strcmp (id, "some-uuid") == 0 ? "Four pulls, 3 October 2026" : NULL;

  return strcmp (id, "u1") == 0 ? "Kim" : NULL;
}

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  static const struct {
    const char *field;
    const char *cells;
    const char *words;
  } table[] = {
    { "note", "0 - words", "words" },
    { "lines", "0 - a; 1 - b", "a\nb" },
    { "pick", "0 - b", "B" },
    { "pick", "0 - other; 0 other own words", "own words" },
    { "pick", "0 - gone-since", "gone-since" },
    { "several", "0 - two; 1 - one", "two\none" },
    { "take", "0 - what I said", "what I said" },
    { "tone", "0 - #-5", "-5" },
    { "likely", "0 - #80", "80 %" },
    { "first", "0 - #12", "12" },
    { "ask-on", "0 - 2026-10-03", "3 October 2026" },
    { "tick", "0 - #1", "yes" },
    { "who", "0 - u1", "Kim" },
    { "others", "0 - u1; 1 - u2", "Kim" },
    { "page", "0 - some-uuid", "Four pulls, 3 October 2026" },
    { "page", "0 - of-someone-else", "" },
    { "felt", "0 - sad; 0 strength #6; 1 - angry", "sad (6)\nangry" },
    { "hands", "0 - left; 0 strength #3; 0 word warm", "left hand (3), warm" },
    { "events", "0 event-title one; 0 event-tone #-5; 1 event-who u1", "Title: one · Tone: -5\nWho was there: Kim" },
    { "domains", "0 @id closeness; 0 move stay; 0 move/1 other; 0 move/1/other own", "Closeness · Move: stay, own" },
    { "domains", "0 @id trust", "" },
    { "each", "0 @id one; 0 each-why words", "one · Why: words" },
    { "statements", "0 1 #5; 0 2 #1", "I can lean on somebody. · 5, very\nI keep things to myself. · 1, not at all" },
    { "statements", "0 1 #2; 0 2 #3", "I can lean on somebody. · 2\nI keep things to myself. · 3, in between" },
    { "statements", "0 2 #4; 0 @seconds #9", "I can lean on somebody. · left open\nI keep things to myself. · 4" },
    /* Nothing was answered, so nothing was left open. */
    { "statements", "0 @seconds #9", "" },
    { "statements", "0 1 #2; 0 2 #3; 0 gone-since #1",
      "I can lean on somebody. · 2\nI keep things to myself. · 3, in between\ngone-since · 1, not at all" },
    { "wait", "0 seconds #300", "5 minutes" },
    { "wait", "0 seconds #20", "less than a minute" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MoorAnswer) answer = make (table[i].cells);
      g_autofree char *words =
        moor_field_answer_to_text (find (fixture, table[i].field), answer, person_name, NULL);

      g_assert_cmpstr (words, ==, table[i].words);
    }

  g_autofree char *none = moor_field_answer_to_text (find (fixture, "note"), NULL, NULL, NULL);
  g_autoptr (MoorAnswer) person = make ("0 - u1");
  g_autofree char *nobody = moor_field_answer_to_text (find (fixture, "who"), person, NULL, NULL);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (nobody, ==, "");
}

/* A printed form lies beside it: the order is that of the file, and not of what the
 * statements are called. What was left open is said, and is nothing to find a page by. */
static void
test_items (void)
{
  static const char text[] =
    "<exercise id='shore' version='1' step='style' depth='1' minutes='5'><title>Shore</title>"
    "<summary>S.</summary><part id='p'><prompt>P</prompt><items id='pebbles' from='-1' to='1'>"
    "<low>no</low><high>yes</high><mark at='0'>half and half</mark>"
    "<item id='p1'>Pebble one</item><item id='p2'>Pebble two</item><item id='p10'>Pebble ten</item>"
    "<item id='a'>The shore.</item></items></part><closing>Done.</closing></exercise>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorExercise) exercise = fixture_read_bytes ("shore", bytes, &error);
  g_autoptr (MoorAnswer) answer = make ("0 a #1; 0 p1 #0; 0 p10 #-1");
  const MoorField *field;
  g_autofree char *words = NULL;
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  field = moor_exercise_find_field (exercise, "pebbles");
  words = moor_field_answer_to_text (field, answer, NULL, NULL);
  found = moor_field_answer_to_search (field, answer, NULL, NULL);

  g_assert_cmpstr (words, ==,
                   "Pebble one · 0, half and half\nPebble two · left open\nPebble ten · -1, no\n"
                   "The shore. · 1, yes");
  g_assert_cmpstr (found, ==,
                   "Pebble one · 0, half and half\nPebble ten · -1, no\nThe shore. · 1, yes");
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add ("/field/check", Fixture, NULL, set_up, test_check, tear_down);
  g_test_add ("/field/size", Fixture, NULL, set_up, test_size, tear_down);
  g_test_add ("/field/words", Fixture, NULL, set_up, test_words, tear_down);

  g_test_add_func ("/field/items", test_items);

  return g_test_run ();
}

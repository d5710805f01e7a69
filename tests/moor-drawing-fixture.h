/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-parser.h"
#include "moor-test.h"

/* The rows of tests/fixtures/exercises/good/drawn.xml, and answers to them. */

static inline MoorExercise *
moor_drawing_fixture_read (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "exercises", "good",
                                                 "drawn.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  MoorExercise *exercise;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  exercise = moor_parser_read ("drawn.xml", bytes, NULL, NULL, NULL, NULL, "en", &error);
  g_assert_no_error (error);
  return exercise;
}

/* The value that stands for no answer. */
#define MOOR_UNSAID -100

static inline void
moor_drawing_fixture_event (MoorAnswerBuilder *builder,
                            int                row,
                            double             age,
                            const char        *headline,
                            double             tone)
{
  if (age != MOOR_UNSAID)
    moor_answer_builder_add_number (builder, row, "age", age);
  if (headline != NULL)
    moor_answer_builder_add_text (builder, row, "headline", headline);
  if (tone != MOOR_UNSAID)
    moor_answer_builder_add_number (builder, row, "tone", tone);
}

static inline void
moor_drawing_fixture_person (MoorAnswerBuilder *builder,
                             int                row,
                             const char        *uuid,
                             const char        *then,
                             const char        *now)
{
  if (uuid != NULL)
    moor_answer_builder_add_text (builder, row, "person", uuid);
  if (then != NULL)
    moor_answer_builder_add_text (builder, row, "then", then);
  if (now != NULL)
    moor_answer_builder_add_text (builder, row, "now", now);
}

/* A life in headlines, as somebody could write it: out of order, two at one age, one
 * without an age, one without a tone. */
static inline MoorAnswer *
moor_drawing_fixture_life (void)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  moor_drawing_fixture_event (builder, 0, 19, "Lena and the kitchen in the shared flat", 4);
  moor_drawing_fixture_event (builder, 1, 3, "My sister is born", 2);
  moor_drawing_fixture_event (builder, 2, 7, "Hospital, three weeks", -4);
  moor_drawing_fixture_event (builder, 3, 7, "Grandmother reads to me on the telephone", 5);
  moor_drawing_fixture_event (builder, 4, 11, "We move again", -2);
  moor_drawing_fixture_event (builder, 5, MOOR_UNSAID, "The dog", 5);
  moor_drawing_fixture_event (builder, 6, 14, "He leaves", -5);
  moor_drawing_fixture_event (builder, 7, 14, "It is quiet at the table", 0);
  moor_drawing_fixture_event (builder, 8, 31, "A counselor who waits", MOOR_UNSAID);
  moor_drawing_fixture_event (builder, 9, 38, "Our own front door", 4);
  return moor_answer_builder_end (builder);
}

/* People as the ids they are known by, which are their names here. */
static inline MoorAnswer *
moor_drawing_fixture_circle (void)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  moor_drawing_fixture_person (builder, 0, "Mother", "close", "tense");
  moor_drawing_fixture_person (builder, 1, "Father", "distant", "not-in-my-life");
  moor_drawing_fixture_person (builder, 2, "Lena", "close", "close");
  moor_drawing_fixture_person (builder, 3, "J.", NULL, "caring");
  moor_drawing_fixture_person (builder, 4, "Grandmother", "caring", "not-in-my-life");
  moor_drawing_fixture_person (builder, 5, "My brother", "tense", "distant");
  moor_drawing_fixture_person (builder, 6, "Aunt Rosa", "caring", "cut-off");
  moor_drawing_fixture_person (builder, 7, "Sam", "close", NULL);
  return moor_answer_builder_end (builder);
}

static inline const char *
moor_drawing_fixture_name (const char *uuid,
                           gpointer    data)
{
  return uuid;
}

/* Type as the layouts see it: every letter is half as wide as a line is high. */
static inline double
moor_drawing_fixture_width (const char *text,
                            gpointer    data)
{
  return (double) g_utf8_strlen (text, -1) * *(double *) data / 2;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-library.h"
#include "content/moor-parser.h"
#include "guide/moor-run.h"
#include "moor-test.h"

/* Exercises written into a test, and runs of them. */

#define HEAD(more) \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" \
  "<exercise id=\"test\" version=\"1\" step=\"connections\" depth=\"1\" minutes=\"5\" " more ">" \
  "<title>Test</title><summary>A test.</summary>"
#define TAIL "<closing>Done.</closing></exercise>"

static inline MoorExercise *
read_exercise (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  MoorExercise *exercise = moor_parser_read ("test.xml", bytes, moor_library_get_shared_file, NULL, NULL, NULL, "en", &error);

  g_assert_no_error (error);

  return exercise;
}

static inline void
answer_text (MoorRun    *run,
             const char *field,
             const char *text)
{
  g_autoptr (MoorAnswer) answer = text != NULL ? moor_answer_new_text (text) : NULL;
  g_autoptr (GError) error = NULL;

  moor_run_answer (run, field, answer, &error);
  g_assert_no_error (error);
}

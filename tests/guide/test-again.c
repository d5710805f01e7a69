/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-run-fixture.h"

/* What is said when an exercise was done a short while ago. */

static void
test_again (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (
    HEAD ("") "<again days=\"3\">Some days ago, on {date}.</again>"
    "<again days=\"0\">Today at {time}.</again>"
    "<part id=\"a\"><prompt>A</prompt><text id=\"ta\"/></part>" TAIL);
  /* 2026-11-22 12:30 in Stockholm. */
  const gint64 done = G_GINT64_CONSTANT (1795347000) * G_USEC_PER_SEC;
  static const struct { const char *today; const char *text; } cases[] = {
    { "2026-11-22", "Today at 12:30." },
    { "2026-11-23", "Some days ago, on 22 November." },
    { "2026-11-25", "Some days ago, on 22 November." },
    { "2026-11-26", NULL },
    { "2026-11-21", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
      MoorFacts facts = { .last_done = done, .today = cases[i].today };
      g_autofree char *text = NULL;

      moor_run_set_facts (run, &facts);
      text = moor_run_get_again (run);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* The again that speaks today is the one that offers a rest, or does not. */
static void
test_rest (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (
    HEAD ("") "<again days=\"27\" rest=\"yes\">After four weeks there is more to see.</again>"
    "<again days=\"0\">Today at {time}.</again>"
    "<part id=\"a\"><prompt>A</prompt><text id=\"ta\"/></part>" TAIL);
  const gint64 done = G_GINT64_CONSTANT (1795347000) * G_USEC_PER_SEC;
  static const struct { gboolean done; const char *today; gboolean rest; } cases[] = {
    { TRUE, "2026-11-22", FALSE },
    { TRUE, "2026-11-23", TRUE },
    { TRUE, "2026-12-19", TRUE },
    { TRUE, "2026-12-20", FALSE },
    { TRUE, "2026-11-21", FALSE },
    { FALSE, "2026-11-23", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
      MoorFacts facts = { .last_done = cases[i].done ? done : 0, .today = cases[i].today };

      moor_run_set_facts (run, &facts);
      g_assert_cmpint (moor_run_offers_rest (run), ==, cases[i].rest);
    }
}

static MoorEarlier *
earlier (gint64      done,
         const char *about,
         const char *who)
{
  g_autoptr (MoorAnswers) answers = moor_answers_new ();
  g_autoptr (MoorAnswer) whom = who != NULL ? moor_answer_new_text (who) : NULL;
  g_autoptr (MoorAnswer) what = moor_answer_new_text (about);

  moor_answers_set (answers, "about", what);
  if (whom != NULL)
    moor_answers_set (answers, "who", whom);

  return moor_earlier_new (done, answers);
}

/* Said in a part: of pages in which that part was asked, about the same one. */
static void
test_again_in_a_part (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (
    HEAD ("") "<again days=\"27\" rest=\"yes\" part=\"all\">All, on {date}.</again>"
    "<again days=\"27\" rest=\"yes\" part=\"one\" same=\"who\">The same one, on {date}.</again>"
    "<part id=\"about\"><prompt>A</prompt><choice id=\"about\">"
    "<option value=\"all\">a</option><option value=\"one\">o</option></choice></part>"
    "<part id=\"who\" when=\"about = one\"><prompt>W</prompt><text id=\"who\"/></part>"
    "<part id=\"all\" when=\"about != one\"><prompt>B</prompt><text id=\"tb\"/></part>"
    "<part id=\"one\" when=\"about = one\"><prompt>C</prompt><text id=\"tc\"/></part>" TAIL);
  /* 2026-11-22 12:30 in Stockholm. */
  const gint64 done = G_GINT64_CONSTANT (1795347000) * G_USEC_PER_SEC;
  static const struct { const char *about, *who, *today, *text; } cases[] = {
    { "all", NULL, "2026-11-23", "All, on 22 November." },
    { "all", NULL, "2026-12-19", "All, on 22 November." },
    { "all", NULL, "2026-12-20", NULL },
    /* Nobody said whom it was about: then all. */
    { NULL, NULL, "2026-11-23", "All, on 22 November." },
    { "one", "kim", "2026-11-23", "The same one, on 20 November." },
    { "one", "kim", "2026-12-18", NULL },
    { "one", "sam", "2026-11-23", "The same one, on 21 November." },
    { "one", "alex", "2026-11-23", NULL },
    { "one", NULL, "2026-11-23", NULL },
    /* What was once said of Robin was not about one person in the end. */
    { "one", "robin", "2026-11-23", NULL },
  };
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_earlier_free);

  g_ptr_array_add (pages, earlier (done - 20 * G_TIME_SPAN_DAY, "one", "kim"));
  g_ptr_array_add (pages, earlier (done - 2 * G_TIME_SPAN_DAY, "one", "kim"));
  g_ptr_array_add (pages, earlier (done - 1 * G_TIME_SPAN_DAY, "one", "sam"));
  g_ptr_array_add (pages, earlier (done, "all", "robin"));
  g_ptr_array_add (pages, earlier (done - 3 * G_TIME_SPAN_DAY, "all", NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
      MoorFacts facts = { .last_done = done, .earlier = pages, .today = cases[i].today };
      g_autofree char *text = NULL;
      g_autofree char *first = NULL;

      moor_run_set_facts (run, &facts);
      answer_text (run, "about", cases[i].about);
      answer_text (run, "who", cases[i].who);
      first = moor_run_get_again (run);
      g_assert_null (first);
      g_assert_false (moor_run_offers_rest (run));

      while (strcmp (moor_run_get_part (run)->id, "all") != 0 && strcmp (moor_run_get_part (run)->id, "one") != 0)
        g_assert_true (moor_run_next (run, NULL));
      text = moor_run_get_again (run);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpint (moor_run_offers_rest (run), ==, text != NULL);

      /* Answered there, it is not offered to whoever comes back. */
      answer_text (run, strcmp (moor_run_get_part (run)->id, "all") == 0 ? "tb" : "tc", "words");
      g_assert_false (moor_run_offers_rest (run));
    }
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/again/last", test_again);
  g_test_add_func ("/again/rest", test_rest);
  g_test_add_func ("/again/part", test_again_in_a_part);

  return g_test_run ();
}

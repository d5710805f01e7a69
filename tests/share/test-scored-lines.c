/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-desk-fixture.h"
#include "moor-scored-pages.h"

#include "content/moor-form-exercise.h"
#include "share/moor-markdown.h"
#include "share/moor-paper-page.h"

/* The same words on paper and in Markdown, below the answers they are about. */

#define SHEET "1 2 4 5 5 3 2 1 3 2 2 2 4 1 3 4"

typedef struct {
  char     *dir;
  MoorDesk *desk;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->dir = moor_desk_fixture_dir ();
  f->desk = moor_desk_fixture_open (f->dir);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  moor_desk_fixture_close (f->desk);
  moor_desk_fixture_remove (f->dir);
  g_free (f->dir);
}

static char *
on_paper (MoorPage     *page,
          MoorExercise *exercise,
          gboolean      with_private)
{
  g_autoptr (MoorPaper) paper = moor_paper_new_page (page, exercise, NULL, "21 November", with_private);
  GString *text = g_string_new (NULL);

  for (guint sheet = 0; sheet < moor_paper_lay_out (paper, 595.3, 841.9); sheet++)
    {
      g_autofree char *one = moor_paper_get_text (paper, sheet);

      g_string_append (text, one);
    }
  return g_string_free (text, FALSE);
}

/* Where @words stand in @text, which has to have them once. */
static const char *
find_once (const char *text,
           const char *words)
{
  const char *at = strstr (text, words);

  if (at == NULL || strstr (at + 1, words) != NULL)
    g_error ("“%s” stands %s in: %s", words, at == NULL ? "not" : "twice", text);
  return at;
}

/* 3.75 and 1.75: tests/insight/test-scored.c. */
static void
test_own (Fixture       *f,
          gconstpointer  data)
{
  g_autoptr (MoorExercise) exercise = scored_fixture_built_in ("how-i-answered-today");
  g_autofree char *id = scored_pages_add (f->desk, exercise, "statements", SHEET, "general", NULL,
                                          MOOR_PAGE_DONE);
  g_autoptr (MoorPage) page = moor_desk_fixture_load (f->desk, id);
  char *texts[] = { on_paper (page, exercise, FALSE), moor_markdown_page (page, exercise, NULL) };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *statement = find_once (texts[i], "I leave out the parts of my story that matter most. · 1, not like me");
      const char *banner = find_once (texts[i], "Our own statements, not a tested questionnaire.");
      const char *worry = find_once (texts[i], "Worry: 3.8 on a scale from 1 to 5, a little above its middle.");
      const char *distance = find_once (texts[i], "Distance: 1.8 on a scale from 1 to 5, below its middle.");
      const char *end = find_once (texts[i],
                                   "Answered by the person themselves, with statements that have not "
                                   "been validated. Not an assessment.");

      g_assert_true (statement < banner && banner < worry && worry < distance && distance < end);
      g_assert_null (strstr (texts[i], "@seconds"));
      g_assert_null (strstr (texts[i], "The rights are with"));
      g_free (texts[i]);
    }
}

/* Two forms: each below its own, without a banner, since somebody has tested them; the
 * one that was not answered says nothing. */
static void
test_form (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (MoorExercise) exercise = scored_fixture_exercise (SCORED_EXERCISE ("form-f", "1", "f"),
                                                               SCORED_FORM ("f", "1", "clinical", ""));
  g_autofree char *id = scored_pages_add (f->desk, exercise, "of-mother", "2 5 3 3", NULL, NULL,
                                          MOOR_PAGE_DONE);
  g_autoptr (MoorPage) page = moor_desk_fixture_load (f->desk, id);
  char *texts[] = { on_paper (page, exercise, FALSE), moor_markdown_page (page, exercise, NULL) };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      find_once (texts[i], "Near: 3.5 on a scale from 1 to 7, a little below its middle.");
      find_once (texts[i], "Near, over all: 3.5");
      find_once (texts[i], "Answered by the person themselves. Not an assessment.");
      g_assert_null (strstr (texts[i], "not a tested questionnaire"));
      g_assert_null (strstr (texts[i], "not scored"));
      g_free (texts[i]);
    }
}

/* Whose a form is stands once, below everything that was answered to it. */
static void
test_rights (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *partner = scored_pages_person (f->desk, "Kim");
  g_autofree char *id = NULL;
  g_autoptr (MoorPage) page = NULL;
  MoorExercise *exercise;

  /* 2026-11-24, noon in Stockholm. */
  moor_clock_set_for_test (1795518000LL * G_USEC_PER_SEC);
  id = scored_pages_add_form (f->desk, partner, 90);
  page = moor_desk_fixture_load (f->desk, id);
  exercise = moor_library_find (moor_desk_get_library (f->desk), "form-two-sides");

  char *texts[] = { on_paper (page, exercise, FALSE), moor_markdown_page (page, exercise, NULL) };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *answer = find_once (texts[i], "I look for them when I am worn out. · 2");
      const char *over_all = find_once (texts[i], "Near, over all: 4.2");
      const char *end = g_strrstr (texts[i], "Not an assessment.");
      const char *rights = find_once (texts[i], "“Two sides”. The rights are with Jane Doe. The terms: "
                                                "Free for research. It was confirmed on 24 November "
                                                "2026 that it may be used here.");

      g_assert_true (answer < over_all && over_all < end && end < rights);
      g_free (texts[i]);
    }
  moor_clock_set_for_test (0);
}

/* What is private stays off the paper, and so does what it gives. */
static void
test_private (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (MoorExercise) exercise = scored_fixture_exercise (
    "<exercise id=\"x\" version=\"1\" step=\"style\" depth=\"1\" minutes=\"5\" private=\"yes\">"
    "<title>X</title><summary>S.</summary><part id=\"p\"><prompt>P</prompt>"
    "<items id=\"i\" questionnaire=\"closeness\" form=\"general\"/></part>"
    "<closing>Done.</closing></exercise>", NULL);
  g_autofree char *id = scored_pages_add (f->desk, exercise, "i", SHEET, NULL, NULL, MOOR_PAGE_DONE);
  g_autoptr (MoorPage) page = moor_desk_fixture_load (f->desk, id);
  g_autofree char *without = on_paper (page, exercise, FALSE);
  g_autofree char *with = on_paper (page, exercise, TRUE);

  g_assert_cmpstr (without, ==, "X\n21 November\n");
  find_once (with, "Worry: 3.8");
}

/* An empty form: its purpose once, and every word of the scale below each statement. */
static void
test_empty_form (void)
{
  static const char text[] =
    "<questionnaire id=\"tides\" version=\"1\" validated=\"research\"><title>Tides</title>"
    "<purpose>How the evenings went.</purpose><rights holder=\"Jane Doe\">Free.</rights>"
    "<scale from=\"1\" to=\"7\"><label value=\"1\">never</label><label value=\"4\">half and half</label>"
    "<label value=\"7\">always</label></scale><item id=\"a\">I leave the light on.</item>"
    "<subscale id=\"s\" items=\"a\"><title>S</title></subscale>"
    "<test><answers>4</answers><expect score=\"s\" value=\"4\"/></test></questionnaire>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorQuestionnaire) form = moor_questionnaire_read ("tides", bytes, NULL, NULL, "und", &error);
  g_autoptr (MoorExercise) exercise = NULL;
  g_autoptr (MoorPaper) paper = NULL;
  g_autofree char *sheet = NULL;

  g_assert_no_error (error);
  exercise = moor_form_exercise_new (form, &error);
  g_assert_no_error (error);
  paper = moor_paper_new_empty (exercise, MOOR_LEANING_NONE);
  moor_paper_lay_out (paper, 595.3, 841.9);
  sheet = moor_paper_get_text (paper, 0);

  g_assert_true (g_str_has_prefix (sheet, "Tides\nWhat this form is for\nHow the evenings went.\n"));
  find_once (sheet, "How the evenings went.");
  find_once (sheet, "1 never · 4 half and half · 7 always");
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add ("/scored-lines/own", Fixture, NULL, set_up, test_own, tear_down);
  g_test_add ("/scored-lines/form", Fixture, NULL, set_up, test_form, tear_down);
  g_test_add ("/scored-lines/rights", Fixture, NULL, set_up, test_rights, tear_down);
  g_test_add ("/scored-lines/private", Fixture, NULL, set_up, test_private, tear_down);
  g_test_add_func ("/scored-lines/empty-form", test_empty_form);

  return g_test_run ();
}

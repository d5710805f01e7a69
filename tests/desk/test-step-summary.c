/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-desk-test.h"

#include "desk/moor-step-summary.h"

/* What must not be in any summary. */
#define SECRET "zebrafinch"

/* Every kind of answer that may stand there, and every kind that may not. */
static const char mine[] =
  "<exercise id='mine' version='1' step='style' depth='1' minutes='5' distress='none'>"
  "<title>Mine</title><summary>Mine.</summary>"
  "<part id='a'><prompt>How is it?</prompt>"
  "<choice id='state' role='state'><option value='numb'>" SECRET "</option>"
  "<option value='settled'>Settled enough</option></choice>"
  "<person id='who'/><text id='hidden' private='yes'/></part>"
  "<part id='words'><prompt>What is it called?</prompt><text id='name'/><text id='more'/></part>"
  "<part id='old'><prompt>What did you do?</prompt>"
  "<choice id='did' role='old-pattern'><option value='quiet'>go quiet</option></choice>"
  "<scale id='sure' role='belief-before' from='0' to='10'><label>How sure</label></scale></part>"
  "<part id='try'><prompt>What will you try?</prompt><text id='try' role='new-response'/></part>"
  "<part id='theirs' by='partner'><prompt>And you?</prompt>"
  "<text id='theirs' role='new-response'/></part>"
  "<part id='gone' keep='no'><prompt>For now?</prompt><text id='gone' role='need'/></part>"
  "<part id='if' when='did = quiet'><prompt>Which need?</prompt><text id='need' role='need'/></part>"
  "<part id='line'><prompt>Which line?</prompt>"
  "<choice id='line' role='take-along' from='try name' other='yes'/></part>"
  "<part id='copy'><prompt>Which one?</prompt>"
  "<choice id='copy' role='secure-sentence' from='hidden' other='yes'/></part>"
  "<closing>Enough.</closing></exercise>";

static const char rows[] =
  "<exercise id='rows' version='1' step='style' depth='1' minutes='5' distress='none'>"
  "<title>Rows</title><summary>Rows.</summary>"
  "<part id='a'><prompt>Who?</prompt>"
  "<rows id='veiled' private='yes'><label>Veiled</label><text id='it'><label>It</label></text></rows>"
  "<rows id='people'><label>People</label><person id='who'><label>Who it is</label></person>"
  "<text id='what'><label>What it is</label></text></rows></part>"
  "<closing>Enough.</closing></exercise>";

static const char private_one[] =
  "<exercise id='closed' version='1' step='style' depth='1' minutes='5' distress='none' private='yes'>"
  "<title>Closed</title><summary>Closed.</summary>"
  "<part id='a'><prompt>What?</prompt><text id='text' role='need'/></part>"
  "<closing>Enough.</closing></exercise>";

static MoorDesk *
open_with_mine (void)
{
  g_autofree char *dir = moor_test_data_dir ();

  moor_test_own_exercise (dir, "mine", mine);
  moor_test_own_exercise (dir, "rows", rows);
  moor_test_own_exercise (dir, "closed", private_one);

  return moor_test_open (dir);
}

/* "line: …" and "page: Mine 2026-11-20 [What will you try?: …]", one a line; "-" where
 * nothing is offered. */
static char *
describe (MoorDesk *desk,
          MoorStep  step)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorStepSummary) summary = NULL;
  GString *text = g_string_new (NULL);

  moor_desk_step_summary_async (desk, step, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  summary = moor_desk_step_summary_finish (desk, result, &error);
  g_assert_no_error (error);
  if (summary == NULL)
    return g_string_free (g_string_append (text, "-"), FALSE);

  for (guint i = 0; i < summary->lines->len; i++)
    {
      MoorSummaryPage *page = g_ptr_array_index (summary->lines, i);

      g_assert_cmpuint (page->answers->len, ==, 1);
      g_string_append_printf (text, "line: %s\n",
                              ((MoorSummaryAnswer *) g_ptr_array_index (page->answers, 0))->text);
    }
  for (guint i = 0; i < summary->pages->len; i++)
    {
      MoorSummaryPage *page = g_ptr_array_index (summary->pages, i);

      g_assert_nonnull (page->page_id);
      g_string_append_printf (text, "page: %s %s", page->title, page->date);
      for (guint k = 0; k < page->answers->len; k++)
        {
          MoorSummaryAnswer *answer = g_ptr_array_index (page->answers, k);

          g_string_append_printf (text, " [%s: %s]", answer->about, answer->text);
        }
      g_string_append (text, "\n");
    }
  g_assert_null (strstr (text->str, SECRET));

  return g_string_free (text, FALSE);
}

static void
assert_summary (MoorDesk   *desk,
                MoorStep    step,
                const char *expected)
{
  g_autofree char *text = describe (desk, step);

  g_assert_cmpstr (text, ==, expected);
}

static char *
finish (MoorSitting *sitting)
{
  char *id = g_strdup (moor_sitting_get_page_id (sitting));

  moor_test_finish (sitting);
  moor_test_leave (sitting);

  return id;
}

/* Words in one column of one row, the rows above left empty. */
static void
answer_row (MoorSitting *sitting,
            const char  *field,
            int          row,
            const char  *column,
            const char  *text)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) cell = moor_answer_new_text (text);
  g_autoptr (MoorAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  moor_answer_builder_add_column (builder, row, column, cell);
  answer = moor_answer_builder_end (builder);
  moor_run_answer (moor_sitting_get_run (sitting), field, answer, &error);
  g_assert_no_error (error);
}

static void
test_key_answers (void)
{
  MoorDesk *desk = open_with_mine ();
  MoorSitting *sitting;
  g_autofree char *id = NULL, *second = NULL;

  assert_summary (desk, MOOR_STEP_STYLE, "-");

  moor_test_set_day ("2026-11-20");
  sitting = moor_test_begin (desk, "mine", NULL);
  moor_test_answer (sitting, "state", "numb");
  moor_test_answer (sitting, "hidden", SECRET);
  moor_test_answer (sitting, "name", "The quiet one");
  moor_test_answer (sitting, "did", "quiet");
  moor_test_answer_number (sitting, "sure", 7);
  moor_test_answer (sitting, "try", "Say one sentence");
  moor_test_answer (sitting, "theirs", SECRET);
  moor_test_answer (sitting, "gone", SECRET);
  moor_test_answer (sitting, "need", "A door");
  moor_test_answer (sitting, "line", "The quiet one");
  moor_test_answer (sitting, "copy", SECRET);
  id = finish (sitting);
  assert_summary (desk, MOOR_STEP_STYLE,
                  "line: The quiet one\n"
                  "page: Mine 2026-11-20 [What did you do?: go quiet] [How sure: 7] "
                  "[What will you try?: Say one sentence] [Which need?: A door]\n");
  assert_summary (desk, MOOR_STEP_PATTERNS, "-");

  /* The latest of an exercise; of the lines to take along, those before it too. What
   * stands on a part that is not there any more is not said. */
  moor_test_set_day ("2026-11-22");
  sitting = moor_test_begin (desk, "mine", NULL);
  moor_test_answer (sitting, "did", "quiet");
  moor_test_answer (sitting, "need", SECRET);
  moor_test_answer (sitting, "did", NULL);
  moor_test_answer (sitting, "name", "Something else");
  /* A choice from what is private says the same words. */
  moor_test_answer (sitting, "hidden", SECRET);
  moor_test_answer (sitting, "copy", SECRET);
  second = finish (sitting);
  assert_summary (desk, MOOR_STEP_STYLE,
                  "line: The quiet one\n"
                  "page: Mine 2026-11-22 [What is it called?: Something else]\n");

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

/* Without any answer that says so much, the first in words: not how it was, not whom it
 * is about, nothing private. */
static void
test_first_answer (void)
{
  MoorDesk *desk = open_with_mine ();
  MoorSitting *sitting;
  g_autofree char *id = NULL, *in_rows = NULL, *closed = NULL, *only_state = NULL;

  moor_test_set_day ("2026-11-20");
  sitting = moor_test_begin (desk, "mine", NULL);
  moor_test_answer (sitting, "state", "numb");
  moor_test_answer (sitting, "hidden", SECRET);
  moor_test_answer (sitting, "more", "And this");
  id = finish (sitting);

  sitting = moor_test_begin (desk, "closed", NULL);
  moor_test_answer (sitting, "text", SECRET);
  closed = finish (sitting);

  moor_test_set_day ("2026-11-21");
  sitting = moor_test_begin (desk, "rows", NULL);
  answer_row (sitting, "veiled", 0, "it", SECRET);
  answer_row (sitting, "people", 1, "what", "The early shift");
  in_rows = finish (sitting);

  assert_summary (desk, MOOR_STEP_STYLE,
                  "page: Rows 2026-11-21 [What it is: The early shift]\n"
                  "page: Mine 2026-11-20 [What is it called?: And this]\n");

  moor_clock_set_for_test (0);
  moor_test_close (desk);

  /* A state by itself makes no summary. */
  desk = open_with_mine ();
  sitting = moor_test_begin (desk, "mine", NULL);
  moor_test_answer (sitting, "state", "numb");
  only_state = finish (sitting);
  assert_summary (desk, MOOR_STEP_STYLE, "-");
  moor_test_close (desk);
}

/* Half done, put away, in the trash: then it is not there. */
static void
test_out_of_sight (void)
{
  MoorDesk *desk = open_with_mine ();
  MoorStore *store = moor_desk_get_store (desk);
  MoorSitting *sitting;
  g_autofree char *id = NULL;

  moor_test_set_day ("2026-11-20");
  sitting = moor_test_begin (desk, "mine", NULL);
  moor_test_answer (sitting, "try", SECRET);
  id = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_leave (sitting);
  assert_summary (desk, MOOR_STEP_STYLE, "-");

  sitting = moor_test_resume (desk, id, FALSE);
  moor_sitting_set_put_away (sitting, TRUE);
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  assert_summary (desk, MOOR_STEP_STYLE, "-");

  sitting = moor_test_resume (desk, id, FALSE);
  moor_test_answer (sitting, "try", "Say one sentence");
  moor_sitting_set_put_away (sitting, FALSE);
  moor_test_leave (sitting);
  assert_summary (desk, MOOR_STEP_STYLE,
                  "page: Mine 2026-11-20 [What will you try?: Say one sentence]\n");

  {
    g_autoptr (GAsyncResult) result = NULL;

    moor_store_trash_async (store, id, moor_test_store_result, &result);
    moor_test_wait (result != NULL);
    g_assert_true (moor_store_trash_finish (store, result, NULL));
  }
  assert_summary (desk, MOOR_STEP_STYLE, "-");

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

/* A page about memories that the person keeps in the journal is named, and gives away no
 * more than a line that was meant to be taken along. */
static void
test_memory (void)
{
  MoorDesk *desk = open_with_mine ();
  MoorSitting *sitting;
  g_autofree char *id = NULL, *rule = NULL;

  moor_test_set_day ("2026-11-20");
  sitting = moor_test_begin (desk, "timeline-of-care", NULL);
  moor_test_answer (sitting, "memory-if-much", SECRET);
  moor_test_answer (sitting, "memory-place", "put-away");
  moor_sitting_set_put_away (sitting, TRUE);
  id = finish (sitting);
  assert_summary (desk, MOOR_STEP_PATTERNS, "-");

  sitting = moor_test_resume (desk, id, FALSE);
  moor_sitting_set_put_away (sitting, FALSE);
  moor_test_leave (sitting);
  assert_summary (desk, MOOR_STEP_PATTERNS, "-");

  moor_test_set_day ("2026-11-21");
  sitting = moor_test_begin (desk, "reflexes-then-and-now", NULL);
  moor_test_answer (sitting, "protects", "From being laughed at");
  rule = finish (sitting);
  {
    g_autofree char *text = describe (desk, MOOR_STEP_PATTERNS);

    g_assert_nonnull (strstr (text, "From being laughed at"));
    g_assert_nonnull (strstr (text, "page: Timeline of care 2026-11-20\n"));
  }

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/step-summary/key-answers", test_key_answers);
  g_test_add_func ("/step-summary/first-answer", test_first_answer);
  g_test_add_func ("/step-summary/out-of-sight", test_out_of_sight);
  g_test_add_func ("/step-summary/memory", test_memory);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-gate-facts.h"
#include "moor-desk-test.h"

/* Two exercises of the person's own: a way to settle, and who can be reached. */
#define SETTLING \
  "<exercise id=\"own-settling\" version=\"1\" step=\"regulation\" depth=\"1\" minutes=\"2\">" \
  "<title>Own settling</title><summary>One of two.</summary>" \
  "<part id=\"pick\"><prompt>Which?</prompt>" \
  "<choice id=\"way\" role=\"practice\"><option value=\"breath\">A longer out-breath</option>" \
  "<option value=\"feet\">Feet and hands</option></choice>" \
  "<choice id=\"change\" role=\"practice-change\"><option value=\"easier\">easier</option>" \
  "<option value=\"harder\">harder</option><option value=\"less-here\">less here</option></choice>" \
  "</part><closing>Enough.</closing></exercise>"

#define PEOPLE \
  "<exercise id=\"own-people\" version=\"1\" step=\"tools\" depth=\"1\" minutes=\"2\" living=\"yes\">" \
  "<title>Own people</title><summary>Who.</summary>" \
  "<part id=\"people\"><prompt>Who?</prompt>" \
  "<rows id=\"rows\"><person id=\"who\" role=\"someone\"><label>Name</label></person>" \
  "<text id=\"phone\"><label>Phone</label></text></rows></part>" \
  "<closing>Enough.</closing></exercise>"

static MoorDesk *
open_with_own (const char *dir)
{
  moor_test_own_exercise (dir, "own-settling", SETTLING);
  moor_test_own_exercise (dir, "own-people", PEOPLE);

  return moor_test_open (dir);
}

static MoorGatePast *
past_of (MoorDesk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorGatePast *past;

  moor_desk_gate_past_async (desk, NULL, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  past = moor_desk_gate_past_finish (desk, result, &error);
  g_assert_no_error (error);

  return past;
}

static void
settle_to (MoorDesk   *desk,
           const char *way,
           const char *change,
           gboolean    finish)
{
  MoorSitting *sitting = moor_test_begin (desk, "own-settling", NULL);

  if (way != NULL)
    moor_test_answer (sitting, "way", way);
  if (change != NULL)
    moor_test_answer (sitting, "change", change);
  if (finish)
    moor_test_finish (sitting);
  moor_test_leave (sitting);
}

static void
settle (MoorDesk   *desk,
        const char *way,
        gboolean    finish)
{
  settle_to (desk, way, NULL, finish);
}

static void
assert_practice (MoorDesk   *desk,
                 const char *practice,
                 const char *day)
{
  g_autoptr (MoorGatePast) past = past_of (desk);

  g_assert_cmpstr (past->practice, ==, practice);
  g_assert_cmpstr (past->practice_day, ==, day);
}

/* Row 1: the latest that was walked to its end and says which. */
static void
test_practice (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = open_with_own (dir);

  moor_test_set_day ("2026-11-10");
  assert_practice (desk, NULL, NULL);
  settle (desk, "breath", FALSE);
  assert_practice (desk, NULL, NULL);
  settle (desk, NULL, TRUE);
  assert_practice (desk, NULL, NULL);

  moor_test_set_day ("2026-11-12");
  settle (desk, "breath", TRUE);
  assert_practice (desk, "A longer out-breath", "2026-11-12");

  moor_test_set_day ("2026-11-14");
  settle (desk, "feet", TRUE);
  assert_practice (desk, "Feet and hands", "2026-11-14");
  settle (desk, NULL, TRUE);
  assert_practice (desk, "Feet and hands", "2026-11-14");

  /* What made it worse is none to come back by. */
  moor_test_set_day ("2026-11-16");
  settle_to (desk, "breath", "harder", TRUE);
  assert_practice (desk, "Feet and hands", "2026-11-14");
  settle_to (desk, "breath", "less-here", TRUE);
  assert_practice (desk, "Feet and hands", "2026-11-14");
  settle_to (desk, "breath", "easier", TRUE);
  assert_practice (desk, "A longer out-breath", "2026-11-16");

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

static char *
add_person (MoorDesk   *desk,
            const char *name,
            gboolean    not_to_be_shown)
{
  g_autoptr (MoorPerson) person = moor_person_new (NULL, name, NULL, not_to_be_shown);
  g_autoptr (GAsyncResult) result = NULL;

  moor_store_save_person_async (moor_desk_get_store (desk), person, moor_test_store_result,
                                &result);
  moor_test_wait (result != NULL);
  g_assert_true (moor_store_save_person_finish (moor_desk_get_store (desk), result, NULL));

  return g_strdup (moor_person_get_id (person));
}

static void
write_people (MoorDesk   *desk,
              const char *first,
              const char *second)
{
  MoorSitting *sitting = moor_test_begin (desk, "own-people", NULL);
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) answer = NULL;

  moor_answer_builder_add_text (builder, 0, "who", first);
  moor_answer_builder_add_text (builder, 0, "phone", "1");
  moor_answer_builder_add_text (builder, 1, "who", second);
  answer = moor_answer_builder_end (builder);
  g_assert_true (moor_run_answer (moor_sitting_get_run (sitting), "rows", answer, NULL));
  moor_test_leave (sitting);
}

static void
assert_someone (MoorDesk   *desk,
                const char *name)
{
  g_autoptr (MoorGatePast) past = past_of (desk);

  g_assert_cmpstr (past->someone, ==, name);
}

/* Row 2: the first who may be shown, from the page that never ends; its latest
 * words count, finished or not. */
static void
test_someone (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = open_with_own (dir);
  g_autofree char *feared = add_person (desk, "Feared", TRUE);
  g_autofree char *friend = add_person (desk, "Friend", FALSE);

  assert_someone (desk, NULL);
  write_people (desk, feared, feared);
  assert_someone (desk, NULL);
  write_people (desk, feared, friend);
  assert_someone (desk, "Friend");
  write_people (desk, "not-a-person-here", "");
  assert_someone (desk, NULL);

  moor_test_close (desk);
}

static void
assert_aftermath (MoorDesk   *desk,
                  const char *said)
{
  g_autoptr (MoorGatePast) past = past_of (desk);

  g_assert_cmpstr (past->aftermath, ==, said);
}

static void
remember (MoorDesk   *desk,
          const char *day,
          const char *next_day,
          const char *aftermath)
{
  MoorSitting *sitting;
  g_autofree char *page_id = NULL;

  moor_test_set_day (day);
  sitting = moor_test_begin (desk, "timeline-of-care", NULL);
  page_id = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_answer (sitting, "memory-afterwards", "soup");
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  if (aftermath == NULL)
    return;

  moor_test_set_day (next_day);
  sitting = moor_test_resume (desk, page_id, TRUE);
  moor_test_answer (sitting, "memory-aftermath", aftermath);
  moor_test_finish (sitting);
  moor_test_leave (sitting);
}

/* What was answered the day after, where it stayed; the latest answer counts. */
static void
test_aftermath (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = open_with_own (dir);

  assert_aftermath (desk, NULL);
  remember (desk, "2026-11-01", "2026-11-02", "usual");
  assert_aftermath (desk, NULL);
  remember (desk, "2026-11-05", "2026-11-06", "still");
  assert_aftermath (desk, "still stirred up");
  remember (desk, "2026-11-08", NULL, NULL);
  assert_aftermath (desk, "still stirred up");
  remember (desk, "2026-11-10", "2026-11-11", "night");
  assert_aftermath (desk, "bad night, or memories that came by themselves");
  remember (desk, "2026-11-15", "2026-11-16", "passed");
  assert_aftermath (desk, NULL);

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

/* Beginning ------------------------------------------------------------------- */

static MoorSitting *
begin_memory (MoorDesk              *desk,
              const MoorGateAnswers *answers)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorSitting *sitting;

  moor_desk_begin_memory_async (desk, "timeline-of-care", answers, NULL, moor_test_store_result,
                                &result);
  moor_test_wait (result != NULL);
  sitting = moor_desk_begin_memory_finish (desk, result, &error);
  g_assert_no_error (error);

  return sitting;
}

/* What was said before is on the page once something is written there, is not
 * asked again, and leaves nothing when the page is never begun. */
static void
test_begin (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorGateAnswers answers = { .state = "both", .number = 7, .if_much = "feet on the floor" };
  MoorSitting *sitting;
  g_autofree char *page_id = NULL;
  g_autoptr (MoorPage) page = NULL;
  double before;

  sitting = begin_memory (desk, &answers);
  g_assert_true (moor_sitting_needs_gate (sitting));
  g_assert_cmpstr (moor_run_get_part (moor_sitting_get_run (sitting))->id, ==, "memory-opening");
  moor_test_leave (sitting);
  g_assert_cmpuint (moor_test_count (desk), ==, 0);

  sitting = begin_memory (desk, &answers);
  page_id = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_answer (sitting, "memory-afterwards", "the dog");
  moor_test_leave (sitting);

  page = moor_test_load (desk, page_id);
  g_assert_cmpstr (moor_test_text_of (page, "state"), ==, "both");
  g_assert_cmpstr (moor_test_text_of (page, "memory-if-much"), ==, "feet on the floor");
  g_assert_true (moor_answer_get_number (moor_answers_get (moor_page_get_answers (page), "before"),
                                         0, "", &before));
  g_assert_cmpfloat (before, ==, 7);
  g_assert_false (moor_page_is_short (page));

  moor_test_close (desk);
}

/* Left out there is left out: it is not asked a second time. */
static void
test_begin_left_out (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorGateAnswers answers = { .short_form = TRUE, .number = -1 };
  MoorSitting *sitting = begin_memory (desk, &answers);
  MoorRun *run = moor_sitting_get_run (sitting);

  g_assert_cmpstr (moor_run_get_part (run)->id, ==, "memory-opening");
  g_assert_null (moor_run_get_answer (run, "state"));
  g_assert_null (moor_run_get_answer (run, "before"));
  g_assert_true (moor_run_is_short (run));
  g_assert_true (moor_answer_has (moor_run_get_answer (run, "memory-length"), "10"));
  /* Whoever goes back can say it after all. */
  g_assert_true (moor_run_can_back (run));
  moor_run_back (run);
  g_assert_cmpstr (moor_run_get_part (run)->id, ==, "distress-before");

  moor_test_leave (sitting);
  g_assert_cmpuint (moor_test_count (desk), ==, 0);
  moor_test_close (desk);
}

/* Going on: what was answered when it was begun stays, and a short form has
 * only the parts of one. */
static void
test_go_on (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorGateAnswers answers = { .state = "settled", .number = 2 };
  MoorGateAnswers again = { .short_form = TRUE, .state = "racing", .number = 8,
                            .if_much = "call Ana" };
  MoorSitting *sitting = begin_memory (desk, &answers);
  g_autofree char *page_id = g_strdup (moor_sitting_get_page_id (sitting));
  MoorRun *run = moor_sitting_get_run (sitting);

  moor_test_answer (sitting, "memory-afterwards", "the dog");
  while (g_strcmp0 (moor_run_get_part (run)->id, "helpers") != 0)
    g_assert_true (moor_run_next (run, NULL));
  moor_test_leave (sitting);

  sitting = moor_test_resume (desk, page_id, FALSE);
  run = moor_sitting_get_run (sitting);
  g_assert_true (moor_sitting_needs_gate (sitting));
  g_assert_cmpstr (moor_run_get_part (run)->id, ==, "helpers");
  moor_gate_answers_go_on (&again, sitting);
  g_assert_cmpstr (moor_run_get_part (run)->id, ==, "line");
  g_assert_true (moor_answer_has (moor_run_get_answer (run, "state"), "settled"));
  g_assert_cmpstr (moor_answer_get_text (moor_run_get_answer (run, "memory-if-much"), 0, ""), ==,
                   "call Ana");
  g_assert_true (moor_run_next (run, NULL));
  g_assert_cmpstr (moor_run_get_part (run)->id, ==, "memory-landing");
  moor_test_leave (sitting);

  moor_test_close (desk);
}

/* The day after is no memory exercise: nothing stands before it. */
static void
test_needs_gate (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting;
  g_autofree char *page_id = NULL;

  moor_test_set_day ("2026-11-20");
  sitting = moor_test_begin (desk, "one-moment-slowly", NULL);
  g_assert_false (moor_sitting_needs_gate (sitting));
  moor_test_leave (sitting);

  sitting = moor_test_begin (desk, "timeline-of-care", NULL);
  page_id = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_answer (sitting, "memory-afterwards", "soup");
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  moor_test_set_day ("2026-11-21");
  sitting = moor_test_resume (desk, page_id, FALSE);
  g_assert_true (moor_run_is_later (moor_sitting_get_run (sitting)));
  g_assert_false (moor_sitting_needs_gate (sitting));
  moor_test_leave (sitting);

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

int
main (int   argc,
      char *argv[])
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/gate-facts/practice", test_practice);
  g_test_add_func ("/gate-facts/someone", test_someone);
  g_test_add_func ("/gate-facts/aftermath", test_aftermath);
  g_test_add_func ("/gate-facts/begin", test_begin);
  g_test_add_func ("/gate-facts/begin-left-out", test_begin_left_out);
  g_test_add_func ("/gate-facts/go-on", test_go_on);
  g_test_add_func ("/gate-facts/needs-gate", test_needs_gate);

  return g_test_run ();
}

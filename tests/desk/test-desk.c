/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How sittings come about, and what becomes of the pages they leave. */

#include "moor-desk-test.h"

#include <glib/gstdio.h>

#define OWN(id, version, attributes) \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" \
  "<exercise id=\"" id "\" version=\"" version "\" step=\"connections\" depth=\"1\" minutes=\"5\" " attributes ">" \
  "<title>Own " id "</title><summary>A test.</summary>"
#define TAIL "<closing>Done.</closing></exercise>"

#define LATER OWN ("own-later", "1", "") \
  "<part id=\"plan\"><prompt>P</prompt><text id=\"then\"/><date id=\"on\"><label>On</label></date></part>" \
  "<part id=\"more\"><prompt>M</prompt><text id=\"more\"/></part>" \
  "<part id=\"asked\" after=\"field:on\"><prompt>L</prompt><text id=\"came\"/></part>" \
  "<part id=\"week\" after=\"7 days\"><prompt>W</prompt><text id=\"week\"/></part>" TAIL

#define LIVING_1 OWN ("own-living", "1", "living=\"yes\"") \
  "<part id=\"a\"><prompt>A</prompt><list id=\"helps\"/></part>" TAIL
#define LIVING_2 OWN ("own-living", "2", "living=\"yes\"") \
  "<part id=\"zero\"><prompt>Z</prompt><text id=\"new\"/></part>" \
  "<part id=\"a\"><prompt>A</prompt><list id=\"helps\"/></part>" TAIL

#define OLD OWN ("own-renewed", "1", "") \
  "<part id=\"a\"><prompt>A</prompt><text id=\"ta\"/></part>" \
  "<part id=\"b\"><prompt>B</prompt><text id=\"where\"/><text id=\"gone\"><label>G</label></text></part>" \
  "<part id=\"c\"><prompt>C</prompt><text id=\"tc\"/></part>" TAIL
#define NEW OWN ("own-renewed", "2", "") \
  "<part id=\"first\"><prompt>F</prompt><text id=\"tf\"/></part>" \
  "<part id=\"a\"><prompt>A, in other words</prompt><text id=\"ta\"/></part>" \
  "<part id=\"b\"><prompt>B</prompt><scale id=\"where\" from=\"0\" to=\"10\"/></part>" \
  "<part id=\"d\"><prompt>D</prompt><text id=\"td\"/></part>" TAIL

static void
assert_at (MoorSitting *sitting,
           const char  *part)
{
  g_assert_nonnull (moor_run_get_part (moor_sitting_get_run (sitting)));
  g_assert_cmpstr (moor_run_get_part (moor_sitting_get_run (sitting))->id, ==, part);
}

static void
next (MoorSitting *sitting)
{
  g_autoptr (GError) error = NULL;

  moor_run_next (moor_sitting_get_run (sitting), &error);
  g_assert_no_error (error);
}

static void
test_leave_and_resume (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting = moor_test_begin (desk, "one-moment-slowly", NULL);
  g_autofree char *id = g_strdup (moor_sitting_get_page_id (sitting));
  g_autofree char *place = NULL;
  g_autoptr (MoorPage) page = NULL;

  moor_desk_choose_leaning (desk, "avoidant");
  moor_test_answer (sitting, "trigger", "A look across the table");
  next (sitting);
  g_assert_true (moor_run_skip (moor_sitting_get_run (sitting), NULL));
  place = moor_run_save_place (moor_sitting_get_run (sitting));
  moor_test_leave (sitting);

  page = moor_test_load (desk, id);
  g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_DRAFT);
  g_assert_cmpstr (moor_page_get_place (page), ==, place);
  g_assert_cmpint (moor_page_get_leaning (page), ==, MOOR_LEANING_NONE);
  g_assert_cmpstr (moor_page_get_skipped (page)[0], ==, "meaning");
  moor_test_close (desk);

  /* Another day, another start of the program. */
  desk = moor_test_open (dir);
  g_assert_cmpint (moor_desk_get_leaning (desk), ==, MOOR_LEANING_AVOIDANT);
  sitting = moor_test_resume (desk, id, FALSE);
  assert_at (sitting, "feeling");
  g_assert_cmpstr (moor_sitting_get_page_id (sitting), ==, id);
  g_assert_false (moor_desk_has_newer (desk, sitting));
  {
    g_autoptr (GPtrArray) skipped = moor_run_get_skipped (moor_sitting_get_run (sitting));

    g_assert_cmpuint (skipped->len, ==, 1);
  }
  moor_run_back (moor_sitting_get_run (sitting));
  moor_run_back (moor_sitting_get_run (sitting));
  g_assert_cmpstr (moor_answer_get_text (moor_run_get_answer (moor_sitting_get_run (sitting), "trigger"), 0, ""),
                   ==, "A look across the table");
  moor_test_finish (sitting);
  moor_test_leave (sitting);

  g_clear_object (&page);
  page = moor_test_load (desk, id);
  g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_DONE);
  g_assert_cmpuint (moor_test_count (desk), ==, 1);
  moor_test_close (desk);
}

static void
test_errors (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GAsyncResult) resumed = NULL;
  g_autoptr (GError) error = NULL;

  moor_desk_begin_async (desk, "no-such", FALSE, NULL, NULL, moor_test_store_result, &begun);
  moor_test_wait (begun != NULL);
  g_assert_null (moor_desk_begin_finish (desk, begun, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND);
  g_clear_error (&error);

  moor_desk_resume_async (desk, "00000000-0000-4000-8000-000000000000", FALSE, NULL,
                          moor_test_store_result, &resumed);
  moor_test_wait (resumed != NULL);
  g_assert_null (moor_desk_resume_finish (desk, resumed, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND);

  g_clear_object (&begun);
  g_clear_object (&resumed);
  moor_test_close (desk);
}

/* A chip on Today is the first answer; a check-in a few minutes old answers for
 * the exercise after it, and one that is older does not. */
static void
test_check_in (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting;
  g_autofree char *again = NULL;
  gint64 now;

  moor_test_set_day ("2026-11-22");
  now = moor_clock_now ();

  sitting = moor_test_begin (desk, "check-in", "numb");
  assert_at (sitting, "hard");
  g_assert_null (moor_run_get_again (moor_sitting_get_run (sitting)));
  moor_test_answer_number (sitting, "distress", 6);
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  g_assert_cmpuint (moor_test_count (desk), ==, 1);

  moor_clock_set_for_test (now + 9 * G_TIME_SPAN_MINUTE);
  sitting = moor_test_begin (desk, "four-pulls", NULL);
  {
    MoorRun *run = moor_sitting_get_run (sitting);
    double number = 0;

    g_assert_true (moor_answer_has (moor_run_get_answer (run, "state"), "numb"));
    g_assert_true (moor_answer_get_number (moor_run_get_answer (run, "before"), 0, "", &number));
    g_assert_cmpfloat (number, ==, 6);
    g_assert_cmpint (moor_run_get_position (run), ==, 2);
    g_assert_true (moor_run_can_back (run));
  }
  /* What was filled in is no answer given here: nothing is stored yet. */
  g_assert_false (moor_sitting_has_words (sitting));
  moor_test_leave (sitting);
  g_assert_cmpuint (moor_test_count (desk), ==, 1);

  /* With the first answer it goes to the page. */
  sitting = moor_test_begin (desk, "one-moment-slowly", NULL);
  assert_at (sitting, "moment");
  moor_test_answer (sitting, "trigger", "A look");
  {
    g_autofree char *id = g_strdup (moor_sitting_get_page_id (sitting));
    g_autoptr (MoorPage) page = NULL;

    moor_test_leave (sitting);
    page = moor_test_load (desk, id);
    g_assert_cmpstr (moor_test_text_of (page, "state"), ==, "numb");
  }

  /* The check-in itself is asked again, and says when it was done. */
  sitting = moor_test_begin (desk, "check-in", NULL);
  assert_at (sitting, "now");
  again = moor_run_get_again (moor_sitting_get_run (sitting));
  g_assert_cmpstr (again, ==, "You checked in at 12:00. You can do it again. "
                              "Once or twice a day tells you as much as ten times.");
  moor_test_leave (sitting);

  moor_clock_set_for_test (now + 10 * G_TIME_SPAN_MINUTE);
  sitting = moor_test_begin (desk, "four-pulls", NULL);
  g_assert_null (moor_run_get_answer (moor_sitting_get_run (sitting), "state"));
  g_assert_cmpint (moor_run_get_position (moor_sitting_get_run (sitting)), ==, 1);
  moor_test_leave (sitting);

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

static void
assert_waits (MoorDesk   *desk,
              const char *id,
              const char *part,
              const char *due)
{
  g_autoptr (MoorPage) page = moor_test_load (desk, id);

  g_assert_cmpint (moor_page_get_state (page), ==, part != NULL ? MOOR_PAGE_WAITING : MOOR_PAGE_DONE);
  g_assert_cmpstr (moor_page_get_due_part (page), ==, part);
  g_assert_cmpstr (moor_page_get_due (page), ==, due);
}

static void
test_later (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autofree char *id = NULL;
  MoorSitting *sitting;
  MoorDesk *desk;

  moor_test_own_exercise (dir, "own-later", LATER);
  desk = moor_test_open (dir);
  moor_test_set_day ("2026-11-22");

  sitting = moor_test_begin (desk, "own-later", NULL);
  id = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_answer (sitting, "then", "Ask once");
  moor_test_answer (sitting, "on", "2026-11-25");
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  assert_waits (desk, id, "asked", "2026-11-25");

  /* Before its day it opens to be read and changed, and waits on. */
  moor_test_set_day ("2026-11-24");
  sitting = moor_test_resume (desk, id, FALSE);
  assert_at (sitting, "plan");
  moor_test_leave (sitting);
  assert_waits (desk, id, "asked", "2026-11-25");

  /* A change of the day is a change of the day, without walking to the end. */
  sitting = moor_test_resume (desk, id, FALSE);
  moor_test_answer (sitting, "on", "2026-11-26");
  moor_test_leave (sitting);
  assert_waits (desk, id, "asked", "2026-11-26");

  /* Stopped in the middle it still waits. */
  moor_test_set_day ("2026-11-26");
  sitting = moor_test_resume (desk, id, FALSE);
  assert_at (sitting, "asked");
  g_assert_true (moor_run_is_later (moor_sitting_get_run (sitting)));
  moor_test_answer (sitting, "came", "It went");
  moor_test_leave (sitting);
  assert_waits (desk, id, "asked", "2026-11-26");

  /* Finished, the next one is waited for, counted from the day of the page. */
  sitting = moor_test_resume (desk, id, FALSE);
  g_assert_cmpstr (moor_answer_get_text (moor_run_get_answer (moor_sitting_get_run (sitting), "came"), 0, ""),
                   ==, "It went");
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  assert_waits (desk, id, "week", "2026-11-29");

  /* Asked for before its day. */
  sitting = moor_test_resume (desk, id, TRUE);
  assert_at (sitting, "week");
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  assert_waits (desk, id, NULL, NULL);

  /* What was asked does not come again when the finished page is changed. */
  sitting = moor_test_resume (desk, id, FALSE);
  assert_at (sitting, "plan");
  moor_test_answer (sitting, "more", "Something more");
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  assert_waits (desk, id, NULL, NULL);
  {
    g_autoptr (GPtrArray) revisions = moor_test_revisions (desk, id);

    g_assert_cmpuint (revisions->len, >=, 1);
  }

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

static gboolean
is_waiting (MoorDesk   *desk,
            const char *id)
{
  g_autoptr (MoorPage) page = moor_test_load (desk, id);

  return moor_page_get_state (page) == MOOR_PAGE_WAITING;
}

static void
test_let_go (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autofree char *id = NULL;
  MoorSitting *sitting;
  MoorDesk *desk;

  moor_test_own_exercise (dir, "own-later", LATER);
  desk = moor_test_open (dir);
  moor_test_set_day ("2026-11-22");

  sitting = moor_test_begin (desk, "own-later", NULL);
  id = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_answer (sitting, "on", "2026-11-25");
  moor_test_finish (sitting);
  moor_test_leave (sitting);

  /* The thirteenth day past: still asked. */
  moor_test_set_day ("2026-12-08");
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpuint (today->back->len, ==, 1);
    g_assert_cmpint (((MoorBack *) g_ptr_array_index (today->back, 0))->kind, ==, MOOR_BACK_LATER);
  }

  /* The fourteenth: let go, and the next one comes. */
  moor_test_set_day ("2026-12-09");
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpuint (today->back->len, ==, 0);
  }
  for (;;)
    {
      g_autoptr (MoorPage) page = moor_test_load (desk, id);

      if (g_strcmp0 (moor_page_get_due_part (page), "week") == 0)
        break;
    }
  assert_waits (desk, id, "week", "2026-11-29");

  /* Both long past: it is done, and stays so when it is opened and left. */
  moor_test_set_day ("2027-01-15");
  {
    g_autoptr (MoorToday) today = moor_test_today (desk);

    g_assert_cmpuint (today->back->len, ==, 0);
  }
  while (is_waiting (desk, id))
    ;
  sitting = moor_test_resume (desk, id, FALSE);
  assert_at (sitting, "plan");
  moor_test_answer (sitting, "then", "Words");
  moor_test_finish (sitting);
  moor_test_leave (sitting);
  assert_waits (desk, id, NULL, NULL);

  moor_clock_set_for_test (0);
  moor_test_close (desk);
}

static void
test_living (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autofree char *id = NULL;
  const char *texts[] = { "a walk", "the dog", NULL };
  g_autoptr (MoorAnswer) list = moor_answer_new_texts (texts);
  MoorSitting *sitting;
  MoorDesk *desk;

  moor_test_own_exercise (dir, "own-living", LIVING_1);
  desk = moor_test_open (dir);
  sitting = moor_test_begin (desk, "own-living", NULL);
  id = g_strdup (moor_sitting_get_page_id (sitting));
  g_assert_true (moor_run_answer (moor_sitting_get_run (sitting), "helps", list, NULL));
  moor_test_finish (sitting);
  moor_test_leave (sitting);

  /* One page: beginning opens it. Looking at it keeps no version … */
  sitting = moor_test_begin (desk, "own-living", NULL);
  g_assert_cmpstr (moor_sitting_get_page_id (sitting), ==, id);
  g_assert_true (moor_answer_equal (moor_run_get_answer (moor_sitting_get_run (sitting), "helps"), list));
  moor_test_leave (sitting);
  {
    g_autoptr (GPtrArray) revisions = moor_test_revisions (desk, id);

    g_assert_cmpuint (revisions->len, ==, 0);
  }

  /* … changing it does, and in the middle of changing it is not a draft. */
  sitting = moor_test_begin (desk, "own-living", NULL);
  g_assert_true (moor_run_answer (moor_sitting_get_run (sitting), "helps", NULL, NULL));
  moor_test_leave (sitting);
  {
    g_autoptr (GPtrArray) revisions = moor_test_revisions (desk, id);
    g_autoptr (MoorPage) page = moor_test_load (desk, id);

    g_assert_cmpuint (revisions->len, ==, 1);
    g_assert_true (moor_answer_equal (moor_answers_get (moor_page_get_answers (g_ptr_array_index (revisions, 0)),
                                                        "helps"), list));
    g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_DONE);
  }
  sitting = moor_test_begin (desk, "own-living", NULL);
  g_assert_true (moor_run_answer (moor_sitting_get_run (sitting), "helps", list, NULL));
  moor_test_leave (sitting);
  moor_test_close (desk);

  /* It moves on to the newer text when it is opened, answers by field id. */
  moor_test_own_exercise (dir, "own-living", LIVING_2);
  desk = moor_test_open (dir);
  sitting = moor_test_resume (desk, id, FALSE);
  g_assert_cmpint (moor_exercise_get_version (moor_run_get_exercise (moor_sitting_get_run (sitting))), ==, 2);
  assert_at (sitting, "zero");
  g_assert_true (moor_answer_equal (moor_run_get_answer (moor_sitting_get_run (sitting), "helps"), list));
  moor_test_leave (sitting);
  {
    g_autoptr (GPtrArray) revisions = moor_test_revisions (desk, id);
    g_autoptr (MoorPage) page = moor_test_load (desk, id);

    g_assert_cmpint (moor_page_get_version (page), ==, 2);
    g_assert_cmpint (moor_page_get_version (g_ptr_array_index (revisions, 0)), ==, 1);
    g_assert_cmpuint (moor_test_count (desk), ==, 1);
  }

  moor_test_close (desk);
}

static void
test_renew (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autofree char *id = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MoorSitting *sitting, *renewed;
  MoorDesk *desk;

  moor_test_own_exercise (dir, "own-renewed", OLD);
  desk = moor_test_open (dir);
  sitting = moor_test_begin (desk, "own-renewed", NULL);
  id = g_strdup (moor_sitting_get_page_id (sitting));
  moor_test_answer (sitting, "ta", "Kept");
  next (sitting);
  moor_test_answer (sitting, "where", "Hands");
  moor_test_answer (sitting, "gone", "Only in the old one");
  next (sitting);
  moor_test_leave (sitting);
  moor_test_close (desk);

  /* As it was begun, unless the person chooses the new one. */
  moor_test_own_exercise (dir, "own-renewed", NEW);
  desk = moor_test_open (dir);
  sitting = moor_test_resume (desk, id, FALSE);
  g_assert_cmpint (moor_exercise_get_version (moor_run_get_exercise (moor_sitting_get_run (sitting))), ==, 1);
  assert_at (sitting, "c");
  g_assert_true (moor_desk_has_newer (desk, sitting));
  moor_test_answer (sitting, "tc", "Typed just now");

  moor_desk_renew_async (desk, sitting, moor_test_store_result, &result);
  moor_test_wait (result != NULL);
  renewed = moor_desk_renew_finish (desk, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  g_object_unref (sitting);

  /* "c" is gone; "b" before it is the nearest. What fits came along, what does
   * not is in the version before, and nothing is lost. */
  assert_at (renewed, "b");
  g_assert_false (moor_desk_has_newer (desk, renewed));
  g_assert_cmpstr (moor_sitting_get_page_id (renewed), ==, id);
  g_assert_cmpstr (moor_answer_get_text (moor_run_get_answer (moor_sitting_get_run (renewed), "ta"), 0, ""), ==, "Kept");
  g_assert_null (moor_run_get_answer (moor_sitting_get_run (renewed), "where"));
  moor_test_answer_number (renewed, "where", 4);
  moor_test_leave (renewed);
  {
    g_autoptr (MoorPage) page = moor_test_load (desk, id);
    g_autoptr (GPtrArray) revisions = moor_test_revisions (desk, id);
    MoorPage *before = g_ptr_array_index (revisions, 0);
    double number = 0;

    g_assert_cmpint (moor_page_get_version (page), ==, 2);
    g_assert_cmpint (moor_page_get_state (page), ==, MOOR_PAGE_DRAFT);
    g_assert_true (moor_answer_get_number (moor_answers_get (moor_page_get_answers (page), "where"), 0, "", &number));
    g_assert_cmpstr (moor_test_text_of (page, "gone"), ==, "Only in the old one");
    g_assert_cmpint (moor_page_get_version (before), ==, 1);
    g_assert_cmpstr (moor_test_text_of (before, "where"), ==, "Hands");
    g_assert_cmpstr (moor_test_text_of (before, "tc"), ==, "Typed just now");
  }
  moor_test_close (desk);

  /* And it is resumed with the definition it has now, even when the file is no
   * longer there. */
  {
    g_autofree char *path = g_build_filename (dir, "exercises", "own-renewed.xml", NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  desk = moor_test_open (dir);
  sitting = moor_test_resume (desk, id, FALSE);
  assert_at (sitting, "b");
  g_assert_false (moor_desk_has_newer (desk, sitting));
  moor_test_leave (sitting);
  moor_test_close (desk);
}

/* What is never kept is not in the journal's bytes either. */
static void
test_unkept (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  static const char * const names[] = { "journal.db", "journal.db-wal" };
  MoorSitting *sitting;
  MoorDesk *desk;

  moor_test_own_exercise (dir, "own-unkept", OWN ("own-unkept", "1", "")
    "<part id=\"ask\" keep=\"no\"><prompt>Ask</prompt><text id=\"secret\"/></part>"
    "<part id=\"b\"><prompt>B</prompt><text id=\"tb\"/></part>" TAIL);
  desk = moor_test_open (dir);
  sitting = moor_test_begin (desk, "own-unkept", NULL);
  moor_test_answer (sitting, "secret", "zebrafinch-secret");
  next (sitting);
  moor_test_answer (sitting, "tb", "heronwing-words");
  g_assert_true (moor_sitting_flush (sitting, NULL));

  for (int pass = 0; pass < 2; pass++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *path = g_build_filename (dir, names[i], NULL);
          g_autofree char *bytes = NULL;
          gsize length;

          if (g_file_get_contents (path, &bytes, &length, NULL))
            {
              g_assert_null (memmem (bytes, length, "finch-secret", 12));
              found = found || memmem (bytes, length, "wing-words", 10) != NULL;
            }
        }
      g_assert_true (found);

      if (pass == 0)
        moor_test_leave (sitting);
    }

  moor_test_close (desk);
}

static void
test_choices (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  static const char * const reasons[] = { "past", "parent", NULL };

  g_assert_false (moor_desk_is_welcomed (desk));
  g_assert_cmpint (moor_desk_get_leaning (desk), ==, MOOR_LEANING_NONE);
  {
    g_auto (GStrv) none = moor_desk_get_reasons (desk);

    g_assert_cmpuint (g_strv_length (none), ==, 0);
  }
  moor_desk_set_welcomed (desk);
  moor_desk_choose_leaning (desk, "mixed");
  moor_desk_set_reasons (desk, reasons);
  moor_test_close (desk);

  desk = moor_test_open (dir);
  g_assert_true (moor_desk_is_welcomed (desk));
  g_assert_cmpint (moor_desk_get_leaning (desk), ==, MOOR_LEANING_MIXED);
  g_assert_cmpstr (moor_desk_get_leaning_choice (desk), ==, "mixed");

  /* It is offered at one place and once; an answer is an answer, also one that gives the
   * text for everybody. */
  g_assert_false (moor_desk_offers_leaning (desk, "small-map-of-closeness"));
  moor_desk_choose_leaning (desk, NULL);
  g_assert_true (moor_desk_offers_leaning (desk, "small-map-of-closeness"));
  g_assert_false (moor_desk_offers_leaning (desk, "how-i-answered-today"));
  moor_desk_choose_leaning (desk, "depends");
  g_assert_cmpstr (moor_desk_get_leaning_choice (desk), ==, "depends");
  g_assert_cmpint (moor_desk_get_leaning (desk), ==, MOOR_LEANING_NONE);
  g_assert_false (moor_desk_offers_leaning (desk, "small-map-of-closeness"));
  moor_desk_choose_leaning (desk, "unknown");
  g_assert_cmpstr (moor_desk_get_leaning_choice (desk), ==, "unknown");
  g_assert_cmpint (moor_desk_get_leaning (desk), ==, MOOR_LEANING_NONE);
  moor_desk_choose_leaning (desk, NULL);
  moor_desk_leaning_offered (desk);
  g_assert_false (moor_desk_offers_leaning (desk, "small-map-of-closeness"));
  {
    g_auto (GStrv) kept = moor_desk_get_reasons (desk);

    g_assert_true (g_strv_equal ((const char * const *) kept, reasons));
  }
  moor_desk_choose_leaning (desk, NULL);
  moor_desk_set_reasons (desk, NULL);
  g_assert_cmpint (moor_desk_get_leaning (desk), ==, MOOR_LEANING_NONE);
  {
    g_auto (GStrv) none = moor_desk_get_reasons (desk);

    g_assert_cmpuint (g_strv_length (none), ==, 0);
  }
  moor_test_close (desk);
}

/* A start after a clean end says nothing; one after a crash names the page. The
 * crash is the journal as it stands while a page is open, copied away. */
static void
test_interrupted (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autofree char *crashed = moor_test_data_dir ();
  g_autofree char *from = g_build_filename (dir, "journal.db", NULL);
  g_autofree char *to = g_build_filename (crashed, "journal.db", NULL);
  g_autofree char *from_wal = g_strconcat (from, "-wal", NULL);
  g_autofree char *to_wal = g_strconcat (to, "-wal", NULL);
  MoorDesk *desk = moor_test_open (dir);
  MoorSitting *sitting = moor_desk_write (desk);
  g_autofree char *id = g_strdup (moor_sitting_get_page_id (sitting));
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_null (moor_desk_get_interrupted (desk));
  g_assert_true (moor_sitting_set_text (sitting, "half a", NULL));
  moor_test_wait (moor_store_get_setting (moor_desk_get_store (desk), MOOR_SITTING_OPEN_PAGE) != NULL);
  g_assert_true (moor_store_flush (moor_desk_get_store (desk), NULL));
  g_assert_no_errno (g_mkdir_with_parents (crashed, 0700));
  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents_full (to, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_clear_pointer (&bytes, g_free);
  g_assert_true (g_file_get_contents (from_wal, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents_full (to_wal, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  moor_test_leave (sitting);
  moor_test_close (desk);

  desk = moor_test_open (dir);
  g_assert_null (moor_desk_get_interrupted (desk));
  moor_test_close (desk);

  desk = moor_test_open (crashed);
  g_assert_cmpstr (moor_desk_get_interrupted (desk), ==, id);
  moor_test_close (desk);

  /* Said once. */
  desk = moor_test_open (crashed);
  g_assert_null (moor_desk_get_interrupted (desk));
  moor_test_close (desk);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/desk/leave-and-resume", test_leave_and_resume);
  g_test_add_func ("/desk/errors", test_errors);
  g_test_add_func ("/desk/check-in", test_check_in);
  g_test_add_func ("/desk/later", test_later);
  g_test_add_func ("/desk/let-go", test_let_go);
  g_test_add_func ("/desk/living", test_living);
  g_test_add_func ("/desk/renew", test_renew);
  g_test_add_func ("/desk/unkept", test_unkept);
  g_test_add_func ("/desk/choices", test_choices);
  g_test_add_func ("/desk/interrupted", test_interrupted);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "content/moor-library.h"
#include "guide/moor-place.h"
#include "guide/moor-run.h"
#include "moor-run-fixture.h"

#define STATE \
  "<choice id=\"state\" role=\"state\">" \
  "<option value=\"settled\">s</option><option value=\"racing\">r</option>" \
  "<option value=\"numb\">n</option><option value=\"both\">b</option><option value=\"unknown\">u</option></choice>"

static void
answer_number (MoorRun    *run,
               const char *field,
               double      number)
{
  g_autoptr (MoorAnswer) answer = moor_answer_new_number (number);
  g_autoptr (GError) error = NULL;

  moor_run_answer (run, field, answer, &error);
  g_assert_no_error (error);
}

static void
assert_at (MoorRun    *run,
           const char *part,
           int         position,
           int         n_parts)
{
  g_assert_nonnull (moor_run_get_part (run));
  g_assert_cmpstr (moor_run_get_part (run)->id, ==, part);
  g_assert_cmpint (moor_run_get_position (run), ==, position);
  g_assert_cmpint (moor_run_get_n_parts (run), ==, n_parts);
}

static gboolean
shows_words (MoorRun    *run,
             const char *text)
{
  g_autoptr (GPtrArray) blocks = moor_run_get_blocks (run);

  for (guint i = 0; i < blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == MOOR_BLOCK_WORDS && g_str_equal (block->words->text, text))
        return TRUE;
    }

  return FALSE;
}

static gboolean
shows_field (MoorRun    *run,
             const char *id)
{
  g_autoptr (GPtrArray) blocks = moor_run_get_blocks (run);

  for (guint i = 0; i < blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == MOOR_BLOCK_FIELD && g_str_equal (block->field->id, id))
        return TRUE;
    }

  return FALSE;
}

static char *
options_of (MoorRun    *run,
            const char *field)
{
  g_autoptr (GPtrArray) options = moor_run_get_options (run, moor_exercise_find_field (moor_run_get_exercise (run), field));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < options->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ((MoorOption *) g_ptr_array_index (options, i))->label);

  return g_string_free (text, FALSE);
}

static void
assert_options (MoorRun    *run,
                const char *field,
                const char *labels)
{
  g_autofree char *now = options_of (run, field);

  g_assert_cmpstr (now, ==, labels);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

#define THREE HEAD ("") \
  "<part id=\"a\"><prompt>A</prompt><text id=\"ta\"/></part>" \
  "<part id=\"b\" when=\"ta = yes\"><prompt>B</prompt><text id=\"tb\"/></part>" \
  "<part id=\"c\"><prompt>C</prompt><text id=\"tc\" when=\"tb = x\"/></part>" TAIL

static void
test_forward_and_back (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (THREE);
  g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  guint n = 0;

  g_signal_connect_swapped (run, "changed", G_CALLBACK (count_cb), &n);

  assert_at (run, "a", 1, 2);
  g_assert_false (moor_run_can_back (run));
  answer_text (run, "ta", "something");
  g_assert_cmpuint (n, ==, 0);
  answer_text (run, "ta", "yes");
  g_assert_cmpuint (n, ==, 1);
  assert_at (run, "a", 1, 3);

  g_assert_true (moor_run_next (run, NULL));
  assert_at (run, "b", 2, 3);
  answer_text (run, "tb", "x");
  g_assert_true (moor_run_next (run, NULL));
  assert_at (run, "c", 3, 3);
  g_assert_true (shows_field (run, "tc"));

  /* A part that is gone takes its answer out of the conditions, and keeps it. */
  moor_run_back (run);
  moor_run_back (run);
  answer_text (run, "ta", "no");
  g_assert_true (moor_run_next (run, NULL));
  assert_at (run, "c", 2, 2);
  g_assert_false (shows_field (run, "tc"));
  g_assert_cmpstr (moor_answer_get_text (moor_run_get_answer (run, "tb"), 0, ""), ==, "x");

  moor_run_back (run);
  answer_text (run, "ta", "yes");
  g_assert_true (moor_run_next (run, NULL));
  g_assert_true (moor_run_next (run, NULL));
  g_assert_true (shows_field (run, "tc"));
  g_assert_true (moor_run_next (run, NULL));
  g_assert_cmpint (moor_run_get_phase (run), ==, MOOR_RUN_CLOSING);
  g_assert_null (moor_run_get_part (run));

  moor_run_back (run);
  assert_at (run, "c", 3, 3);
  moor_run_next (run, NULL);
  moor_run_finish (run);
  g_assert_cmpint (moor_run_get_phase (run), ==, MOOR_RUN_FINISHED);
  g_assert_false (moor_run_can_back (run));
}

/* Nothing is pulled from under a person's hands: the part they are on stays
 * until they leave it. */
static void
test_stays (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (THREE);
  g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  g_autofree char *place = NULL;

  answer_text (run, "ta", "yes");
  moor_run_next (run, NULL);
  answer_text (run, "ta", "no");
  assert_at (run, "b", 2, 3);

  /* On the page it is at the part that is there. */
  place = moor_run_save_place (run);
  g_assert_cmpstr (place, ==, "1/2 a");

  moor_run_back (run);
  assert_at (run, "a", 1, 2);
}

static void
test_required (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (
    HEAD ("")
    "<part id=\"a\"><prompt>A</prompt><list id=\"l\"/></part>"
    "<part id=\"b\"><prompt>B</prompt><text id=\"t\"><required>Needed.</required></text>"
    "<choice id=\"c\" from=\"l\"><label>One</label><required>Choose one.</required></choice></part>" TAIL);
  g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  g_autoptr (GError) error = NULL;
  const char *two[] = { "one", "two", NULL };
  g_autoptr (MoorAnswer) list = moor_answer_new_texts (two);

  g_assert_true (moor_run_next (run, NULL));
  g_assert_false (moor_run_next (run, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
  g_assert_cmpstr (error->message, ==, "Needed.");
  g_clear_error (&error);
  g_assert_false (moor_run_skip (run, &error));
  g_clear_error (&error);

  /* Nothing to choose from is no reason to be held up. */
  answer_text (run, "t", "words");
  g_assert_true (moor_run_next (run, NULL));

  moor_run_back (run);
  moor_run_back (run);
  moor_run_answer (run, "l", list, NULL);
  g_assert_true (moor_run_next (run, NULL));
  assert_options (run, "c", "one two");
  g_assert_false (moor_run_next (run, &error));
  g_assert_cmpstr (error->message, ==, "Choose one.");
}

static void
test_skip (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (THREE);
  g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  g_autoptr (MoorRun) other = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  g_autoptr (GPtrArray) skipped = NULL;
  g_autoptr (GPtrArray) none = NULL;

  g_assert_true (moor_run_skip (run, NULL));
  assert_at (run, "c", 2, 2);
  skipped = moor_run_get_skipped (run);
  g_assert_cmpuint (skipped->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (skipped, 0), ==, "a");

  /* Coming back and going on takes the mark away, here and after a restart. */
  g_ptr_array_add (skipped, NULL);
  moor_run_restore_skipped (other, (const char * const *) skipped->pdata);
  g_assert_true (moor_run_next (other, NULL));
  none = moor_run_get_skipped (other);
  g_assert_cmpuint (none->len, ==, 0);
}

#define FACTS HEAD ("distress=\"none\"") \
  "<part id=\"now\" short=\"yes\"><prompt>Now</prompt>" STATE \
  "<scale id=\"before\" role=\"distress-before\" from=\"0\" to=\"10\"/></part>" \
  "<part id=\"b\"><prompt>B</prompt><text id=\"tb\"/></part>" \
  "<part id=\"c\"><prompt>C</prompt><choice id=\"after\" role=\"state\"><option value=\"numb\">n</option></choice>" \
  "<scale id=\"after-n\" role=\"distress-after\" from=\"0\" to=\"10\"/></part>" TAIL

static void
test_facts (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (FACTS);
  g_autoptr (MoorAnswer) numb = moor_answer_new_text ("numb");
  g_autoptr (MoorAnswer) eleven = moor_answer_new_number (11);
  g_autoptr (MoorAnswer) six = moor_answer_new_number (6);
  MoorFacts facts = { .state = numb, .distress = six };
  MoorFacts only_state = { .state = numb };
  MoorFacts wrong = { .state = numb, .distress = eleven };

  /* Both known: the part that asks for nothing else is passed over, and Back
   * leads to it. */
  {
    g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);

    moor_run_set_facts (run, &facts);
    assert_at (run, "b", 2, 3);
    g_assert_true (moor_answer_equal (moor_run_get_answer (run, "state"), numb));
    g_assert_true (moor_answer_equal (moor_run_get_answer (run, "before"), six));
    g_assert_null (moor_run_get_answer (run, "after"));
    moor_run_back (run);
    assert_at (run, "now", 1, 3);
    moor_run_next (run, NULL);
    assert_at (run, "b", 2, 3);
  }

  /* Only one known, or a number out of range: the rest is asked. */
  {
    g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);

    moor_run_set_facts (run, &only_state);
    assert_at (run, "now", 1, 3);
    g_assert_true (moor_answer_equal (moor_run_get_answer (run, "state"), numb));
  }
  {
    g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);

    moor_run_set_facts (run, &wrong);
    assert_at (run, "now", 1, 3);
    g_assert_null (moor_run_get_answer (run, "before"));
  }

  /* What was answered already is not written over. */
  {
    g_autoptr (MoorAnswers) answers = moor_answers_new ();
    g_autoptr (MoorAnswer) settled = moor_answer_new_text ("settled");
    g_autoptr (MoorRun) run = NULL;

    moor_answers_set (answers, "state", settled);
    run = moor_run_new (exercise, answers, MOOR_LEANING_NONE, FALSE);
    moor_run_set_facts (run, &facts);
    g_assert_true (moor_answer_equal (moor_run_get_answer (run, "state"), settled));
  }
}

static void
test_facts_only_after (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (
    HEAD ("distress=\"after\"") "<part id=\"a\"><prompt>A</prompt><text id=\"ta\"/></part>" TAIL);
  g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  g_autoptr (MoorAnswer) numb = moor_answer_new_text ("numb");
  MoorFacts facts = { .state = numb };

  /* How it was before says nothing about how it is afterwards. */
  moor_run_set_facts (run, &facts);
  g_assert_null (moor_run_get_answer (run, "state-after"));
  assert_at (run, "a", 1, 2);
}

static void
test_check_in (void)
{
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  MoorExercise *exercise = moor_library_find (library, "check-in");
  g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  g_autoptr (MoorAnswer) numb = moor_answer_new_text ("numb");
  MoorFacts facts = { .state = numb };
  g_autoptr (GPtrArray) closings = NULL;

  /* The chip on Today is the first part: pressing it opens the second. */
  moor_run_set_facts (run, &facts);
  assert_at (run, "hard", 2, 4);
  g_assert_true (shows_words (run, "When you are numb the number can be low, and the hour can still be a "
                                   "hard one. Choose what fits, or skip."));
  answer_number (run, "distress", 9);
  while (moor_run_get_phase (run) == MOOR_RUN_OPEN)
    g_assert_true (moor_run_next (run, NULL));

  closings = moor_run_get_closings (run);
  g_assert_cmpuint (closings->len, ==, 2);
  g_assert_true (((MoorWords *) g_ptr_array_index (closings, 0))->add);
  g_assert_cmpstr (((MoorWords *) g_ptr_array_index (closings, 1))->text, ==,
                   "Noted. Let your eyes rest on three things near you before you close this.");
}

static void
test_words (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (
    HEAD ("") "<caution when=\"state = racing\">Slow.</caution><caution>Always.</caution>"
    "<part id=\"a\"><prompt>A</prompt>" STATE
    "<hint>Default.</hint><hint leaning=\"anxious\">Anxious.</hint><hint when=\"state = numb\">Numb.</hint>"
    "<example leaning=\"mixed\">Mixed.</example><example leaning=\"anxious\">Reach.</example>"
    "<note when=\"state = numb\">One.</note><note when=\"state != racing\">Two.</note></part>" TAIL);
  g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  g_autoptr (GPtrArray) cautions = NULL;
  guint n = 0;

  g_assert_true (shows_words (run, "Default."));
  g_assert_true (shows_words (run, "Mixed."));
  g_assert_true (shows_words (run, "Two."));
  g_assert_false (shows_words (run, "One."));

  g_signal_connect_swapped (run, "changed", G_CALLBACK (count_cb), &n);
  moor_run_set_leaning (run, MOOR_LEANING_ANXIOUS);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (shows_words (run, "Anxious."));
  g_assert_true (shows_words (run, "Reach."));

  /* State outranks leaning. */
  answer_text (run, "state", "numb");
  g_assert_true (shows_words (run, "Numb."));
  g_assert_false (shows_words (run, "Anxious."));
  g_assert_true (shows_words (run, "One."));
  g_assert_true (shows_words (run, "Two."));

  cautions = moor_run_get_cautions (run);
  g_assert_cmpuint (cautions->len, ==, 1);
}

static void
test_options (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (
    HEAD ("")
    "<part id=\"a\"><prompt>A</prompt>" STATE "<choices id=\"s\" other=\"yes\"><label>S</label>"
    "<option value=\"sure\">Sure of us</option><option value=\"room\">Room</option></choices>"
    "<text id=\"t\"><label>T</label></text></part>"
    "<part id=\"b\"><prompt>B</prompt><choice id=\"c\"><label>C</label>"
    "<option value=\"x\" when=\"state = racing\">X</option><option value=\"y\">Y</option>"
    "<option value=\"x\" when=\"state != racing\">X</option></choice>"
    "<choice id=\"f\" from=\"s t\" other=\"yes\"><label>F</label></choice>"
    "<choice id=\"only\"><label>O</label><option value=\"z\" when=\"state = numb\">Z</option></choice>"
    "<rows id=\"r\" for=\"s\"><label>R</label><text id=\"rt\"><label>RT</label></text></rows></part>" TAIL);
  g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorAnswer) some = NULL;
  g_autoptr (MoorAnswer) elsewhere = moor_answer_new_text ("elsewhere");
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  assert_options (run, "c", "Y X");
  answer_text (run, "state", "racing");
  assert_options (run, "c", "X Y");

  moor_answer_builder_add_text (builder, 0, "", "sure");
  moor_answer_builder_add_text (builder, 1, "", "other");
  moor_answer_builder_add_text (builder, 1, "other", "Own words");
  some = moor_answer_builder_end (builder);
  g_assert_true (moor_run_answer (run, "s", some, NULL));
  answer_text (run, "t", "Text");
  assert_options (run, "f", "Sure of us Own words Text");
  assert_options (run, "r", "Sure of us Own words");

  /* Only what is offered can be chosen … */
  g_assert_false (moor_run_answer (run, "f", elsewhere, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_OUT_OF_RANGE);
  g_assert_null (moor_run_get_answer (run, "f"));

  /* … and what is chosen stays, whatever becomes of what offered it. */
  answer_text (run, "f", "Text");
  answer_text (run, "t", "Another");
  assert_options (run, "f", "Sure of us Own words Another Text");
  answer_text (run, "f", "Text");

  answer_text (run, "state", "numb");
  answer_text (run, "only", "z");
  answer_text (run, "state", "settled");
  assert_options (run, "only", "Z");
  answer_text (run, "only", NULL);
  assert_options (run, "only", "");
}

static void
test_answers (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (
    HEAD ("") "<part id=\"a\"><prompt>A</prompt><scale id=\"s\" from=\"0\" to=\"10\"/></part>"
    "<part id=\"b\"><prompt>B</prompt><text id=\"t1\"><label>1</label></text><text id=\"t2\"><label>2</label></text>"
    "<text id=\"t3\"><label>3</label></text><text id=\"t4\"><label>4</label></text>"
    "<text id=\"t5\"><label>5</label></text></part>" TAIL);
  g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  g_autoptr (MoorAnswer) eleven = moor_answer_new_number (11);
  g_autofree char *megabyte = g_strnfill (1024 * 1024, 'x');
  g_autoptr (MoorAnswer) large = moor_answer_new_text (megabyte);
  g_autoptr (MoorAnswer) small = moor_answer_new_text ("x");
  g_autoptr (GError) error = NULL;

  g_assert_false (moor_run_answer (run, "s", eleven, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_OUT_OF_RANGE);
  g_clear_error (&error);
  g_assert_null (moor_run_get_answer (run, "s"));

  g_assert_false (moor_run_answer (run, "nothing", eleven, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* A page holds four megabytes. */
  g_assert_true (moor_run_answer (run, "t1", large, NULL));
  g_assert_true (moor_run_answer (run, "t2", large, NULL));
  g_assert_true (moor_run_answer (run, "t3", large, NULL));
  g_assert_true (moor_run_answer (run, "t4", large, NULL));
  g_assert_false (moor_run_answer (run, "t5", small, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE);
  g_assert_true (moor_run_answer (run, "t4", NULL, NULL));
  g_assert_true (moor_run_answer (run, "t5", small, NULL));
}

static void
test_short_form (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (
    HEAD ("short-minutes=\"2\"")
    "<part id=\"a\" short=\"yes\"><prompt>A</prompt><text id=\"ta\"/></part>"
    "<part id=\"b\"><prompt>B</prompt><text id=\"tb\"/></part>"
    "<part id=\"c\" short=\"yes\"><prompt>C</prompt><text id=\"tc\"/></part>" TAIL);
  g_autoptr (MoorExercise) without = read_exercise (THREE);
  g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, TRUE);
  g_autoptr (MoorRun) whole = moor_run_new (without, NULL, MOOR_LEANING_NONE, TRUE);

  g_assert_true (moor_run_is_short (run));
  assert_at (run, "a", 1, 2);
  moor_run_next (run, NULL);
  assert_at (run, "c", 2, 2);

  g_assert_false (moor_run_is_short (whole));
  assert_at (whole, "a", 1, 2);
}

static void
test_end (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (
    HEAD ("")
    "<part id=\"a\" end=\"yes\"><prompt>A</prompt><text id=\"ta\"/></part>"
    "<part id=\"b\"><prompt>B</prompt><text id=\"tb\"/></part>" TAIL);
  g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  g_autoptr (MoorRun) other = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  g_autofree char *place = NULL;

  g_assert_true (moor_run_can_end (run));
  moor_run_end (run);
  g_assert_cmpint (moor_run_get_phase (run), ==, MOOR_RUN_CLOSING);

  place = moor_run_save_place (run);
  moor_run_restore_place (other, place);
  g_assert_cmpint (moor_run_get_phase (other), ==, MOOR_RUN_CLOSING);

  moor_run_back (run);
  assert_at (run, "a", 1, 2);
  moor_run_back (other);
  assert_at (other, "a", 1, 2);
  moor_run_next (run, NULL);
  g_assert_false (moor_run_can_end (run));
}

static void
test_place (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (THREE);
  g_autoptr (MoorExercise) newer = read_exercise (
    HEAD ("")
    "<part id=\"first\"><prompt>F</prompt><text id=\"tf\"/></part>"
    "<part id=\"a\"><prompt>A</prompt><text id=\"ta\"/></part>"
    "<part id=\"last\"><prompt>L</prompt><text id=\"tl\"/></part>" TAIL);
  g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  g_autoptr (MoorRun) same = NULL;
  g_autoptr (MoorRun) without = NULL;
  g_autoptr (MoorRun) renewed = NULL;
  g_autofree char *place = NULL;

  answer_text (run, "ta", "yes");
  moor_run_next (run, NULL);
  place = moor_run_save_place (run);
  g_assert_cmpstr (place, ==, "2/3 b a");

  same = moor_run_new (exercise, moor_run_get_answers (run), MOOR_LEANING_NONE, FALSE);
  moor_run_restore_place (same, place);
  assert_at (same, "b", 2, 3);

  /* The part is not there any more: the nearest earlier one. */
  without = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  moor_run_restore_place (without, place);
  assert_at (without, "a", 1, 2);

  /* The exercise does not know it: the nearest that it knows. */
  renewed = moor_run_new (newer, NULL, MOOR_LEANING_NONE, FALSE);
  moor_run_restore_place (renewed, place);
  assert_at (renewed, "a", 2, 3);

  /* A place that is none changes nothing. */
  {
    static const char * const bad[] = { NULL, "", "x", "9/3 b", "-1/3 b", "1", "= 2026-11-22", "= x", "2/3", "1/1  zz" };

    for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
      {
        g_autoptr (MoorRun) fresh = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);

        moor_run_restore_place (fresh, bad[i]);
        assert_at (fresh, "a", 1, 2);
      }
  }
}

static void
test_unkept (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (
    HEAD ("")
    "<part id=\"a\"><prompt>A</prompt><text id=\"ta\"/></part>"
    "<part id=\"ask\" keep=\"no\"><prompt>Ask</prompt><choice id=\"fear\">"
    "<option value=\"yes\">y</option><option value=\"no\">n</option></choice><note when=\"fear = yes\">Note.</note></part>"
    "<part id=\"b\"><prompt>B</prompt><text id=\"tb\"/></part>"
    "<part id=\"c\"><prompt>C</prompt><text id=\"tc\"/></part>" TAIL);
  g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  g_autoptr (MoorRun) other = NULL;
  g_autoptr (GPtrArray) skipped = NULL;
  g_autofree char *place = NULL;
  g_autofree char *same = NULL;

  moor_run_next (run, NULL);
  answer_text (run, "fear", "yes");
  g_assert_true (shows_words (run, "Note."));
  g_assert_null (moor_answers_get (moor_run_get_answers (run), "fear"));
  g_assert_nonnull (moor_run_get_answer (run, "fear"));
  moor_run_skip (run, NULL);
  skipped = moor_run_get_skipped (run);
  g_assert_cmpuint (skipped->len, ==, 0);
  moor_run_next (run, NULL);
  assert_at (run, "c", 4, 4);
  place = moor_run_save_place (run);

  /* Asked each time: going on asks again, and then goes on where it was. */
  other = moor_run_new (exercise, moor_run_get_answers (run), MOOR_LEANING_NONE, FALSE);
  moor_run_restore_place (other, place);
  assert_at (other, "ask", 2, 4);
  g_assert_null (moor_run_get_answer (other, "fear"));
  same = moor_run_save_place (other);
  g_assert_cmpstr (same, ==, place);
  moor_run_next (other, NULL);
  assert_at (other, "c", 4, 4);
  moor_run_back (other);
  assert_at (other, "b", 3, 4);
}

static void
test_later (void)
{
  g_autoptr (MoorExercise) exercise = read_exercise (
    HEAD ("") "<caution>Before it.</caution>"
    "<part id=\"a\"><prompt>A</prompt><text id=\"then\"/><date id=\"on\"><label>On</label></date></part>"
    "<part id=\"asked\" after=\"field:on\"><prompt>L</prompt><recall field=\"then\"/><text id=\"came\"/></part>"
    "<part id=\"day\" after=\"1 day\"><prompt>D</prompt><text id=\"how\"/></part>"
    "<closing when=\"came = well\">It came.</closing>" TAIL);
  g_autoptr (MoorRun) run = moor_run_new (exercise, NULL, MOOR_LEANING_NONE, FALSE);
  g_autoptr (MoorRun) later = NULL;
  g_autofree char *part = NULL;
  g_autofree char *due = NULL;

  assert_at (run, "a", 1, 1);
  g_assert_true (moor_run_next_later (run, "2026-12-31", &part, &due));
  g_assert_cmpstr (part, ==, "day");
  g_assert_cmpstr (due, ==, "2027-01-01");
  g_clear_pointer (&part, g_free);
  g_clear_pointer (&due, g_free);

  /* The one that is due first comes first. */
  answer_text (run, "then", "this");
  answer_text (run, "on", "2026-11-20");
  g_assert_true (moor_run_next_later (run, "2026-11-22", &part, &due));
  g_assert_cmpstr (part, ==, "asked");
  g_assert_cmpstr (due, ==, "2026-11-20");

  g_assert_null (moor_run_new_later (exercise, NULL, MOOR_LEANING_NONE, "a"));
  g_assert_null (moor_run_new_later (exercise, NULL, MOOR_LEANING_NONE, "zz"));
  g_assert_null (moor_run_new_later (exercise, NULL, MOOR_LEANING_NONE, NULL));

  later = moor_run_new_later (exercise, moor_run_get_answers (run), MOOR_LEANING_NONE, "asked");
  assert_at (later, "asked", 1, 1);
  {
    g_autoptr (GPtrArray) before = moor_run_get_cautions (run);
    g_autoptr (GPtrArray) now = moor_run_get_cautions (later);

    g_assert_cmpuint (before->len, ==, 1);
    g_assert_cmpuint (now->len, ==, 0);
  }
  {
    g_autoptr (GPtrArray) blocks = moor_run_get_blocks (later);
    gboolean recalls = FALSE;

    for (guint i = 0; i < blocks->len; i++)
      recalls |= ((MoorBlock *) g_ptr_array_index (blocks, i))->kind == MOOR_BLOCK_RECALL;
    g_assert_true (recalls);
  }
  answer_text (later, "came", "well");
  moor_run_next (later, NULL);
  {
    g_autoptr (GPtrArray) closings = moor_run_get_closings (later);

    g_assert_cmpuint (closings->len, ==, 1);
    g_assert_cmpstr (((MoorWords *) g_ptr_array_index (closings, 0))->text, ==, "It came.");
  }
  moor_run_finish (later);

  /* Then the other one, and left empty it does not come again either. */
  g_clear_pointer (&part, g_free);
  g_clear_pointer (&due, g_free);
  g_assert_true (moor_run_next_later (later, "2026-11-22", &part, &due));
  g_assert_cmpstr (part, ==, "day");
  g_clear_object (&later);
  later = moor_run_new_later (exercise, moor_run_get_answers (run), MOOR_LEANING_NONE, "day");
  moor_run_next (later, NULL);
  moor_run_finish (later);
  g_assert_false (moor_run_next_later (later, "2026-11-22", NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/run/forward-and-back", test_forward_and_back);
  g_test_add_func ("/run/stays", test_stays);
  g_test_add_func ("/run/required", test_required);
  g_test_add_func ("/run/skip", test_skip);
  g_test_add_func ("/run/facts", test_facts);
  g_test_add_func ("/run/facts-only-after", test_facts_only_after);
  g_test_add_func ("/run/check-in", test_check_in);
  g_test_add_func ("/run/words", test_words);
  g_test_add_func ("/run/options", test_options);
  g_test_add_func ("/run/answers", test_answers);
  g_test_add_func ("/run/short-form", test_short_form);
  g_test_add_func ("/run/end", test_end);
  g_test_add_func ("/run/place", test_place);
  g_test_add_func ("/run/unkept", test_unkept);
  g_test_add_func ("/run/later", test_later);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questionnaires that somebody adds: what is let in, what becomes of it, and that what a
 * page keeps can be read again. */
#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "content/moor-form-exercise.h"
#include "content/moor-form-rights.h"
#include "content/moor-library.h"
#include "content/moor-xml.h"
#include "moor-questionnaire-fixture.h"

/* 2026-11-24, noon in Stockholm, and the day after. */
#define DAY (1795518000LL * G_USEC_PER_SEC)
#define NEXT_DAY (DAY + 86400LL * G_USEC_PER_SEC)

typedef struct {
  char        *data_dir;
  char        *form_dir;
  char        *path;             /* the file that somebody has */
  MoorLibrary *library;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  moor_clock_set_for_test (DAY);
  fixture->data_dir = g_dir_make_tmp ("mooring-forms-XXXXXX", NULL);
  fixture->form_dir = g_build_filename (fixture->data_dir, "questionnaires", NULL);
  fixture->path = g_build_filename (fixture->data_dir, "given.xml", NULL);
  fixture->library = moor_library_new (fixture->data_dir);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->library);
  moor_test_remove_tree_ (fixture->data_dir);
  g_free (fixture->path);
  g_free (fixture->form_dir);
  g_free (fixture->data_dir);
  moor_clock_set_for_test (0);
}

static void
give (Fixture    *fixture,
      const char *text)
{
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

/* @from of the text becomes @to, once. */
static char *
with (const char *text,
      const char *from,
      const char *to)
{
  const char *at = strstr (text, from);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, to, at + strlen (from));
}

/* A file of so many statements on a scale; with @forms forms, the second about a person.
 * Its test answers all of them with the lowest step. */
static char *
make_form (guint       n_items,
           guint       n_forms,
           int         from,
           int         to,
           const char *words)
{
  GString *xml = g_string_new (NULL);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  g_string_append_printf (xml,
                          "<questionnaire id='made-up' version='1' validated='no'>\n"
                          "<title>%s</title><purpose>%s</purpose>\n"
                          "<rights holder='%s'>%s</rights>\n"
                          "<scale from='%d' to='%d'><label value='%d'>%s</label>"
                          "<label value='%d'>%s</label></scale>\n",
                          escaped, escaped, escaped, escaped, from, to, from, escaped, to, escaped);
  for (guint f = 0; n_forms > 1 && f < n_forms; f++)
    g_string_append_printf (xml, "<form id='f%u' person='%s'>%s</form>\n", f, f == 1 ? "yes" : "no",
                            escaped);
  for (guint i = 0; i < n_items; i++)
    g_string_append_printf (xml, "<item id='i%u'>%s</item>\n", i, escaped);
  g_string_append (xml, "<subscale id='near' items='");
  for (guint i = 0; i < n_items; i++)
    g_string_append_printf (xml, "%si%u", i > 0 ? " " : "", i);
  g_string_append (xml, "'><title>Near</title></subscale>\n<test><answers");
  g_string_append (xml, n_forms > 1 ? " form='f0'>" : ">");
  for (guint i = 0; i < n_items; i++)
    g_string_append_printf (xml, "%s%d", i > 0 ? " " : "", from);
  g_string_append_printf (xml, "</answers><expect score='near'%s value='%d'/></test>\n</questionnaire>\n",
                          n_forms > 1 ? " form='f0'" : "", from);

  return g_string_free (xml, FALSE);
}

static void
assert_added (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorQuestionnaire) form =
    moor_library_read_questionnaire (fixture->library, fixture->path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (form);
  g_assert_true (moor_library_add_questionnaire (fixture->library, fixture->path, &error));
  g_assert_no_error (error);
}

/* Both the preview and adding say it, and nothing is written. */
static void
assert_refused (Fixture    *fixture,
                const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->library));

  g_assert_null (moor_library_read_questionnaire (fixture->library, fixture->path, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
  if (strstr (error->message, sentence) == NULL)
    g_error ("“%s” does not say “%s”", error->message, sentence);

  g_assert_false (moor_library_add_questionnaire (fixture->library, fixture->path, &again));
  g_assert_cmpstr (again->message, ==, error->message);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->library)), ==, n);
}

/* What is kept with a page gives the same exercise again, the questionnaire inside it. */
static void
assert_kept (MoorExercise *exercise)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorExercise) again =
    moor_parser_read_definition (moor_exercise_get_definition (exercise), "und", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (moor_exercise_get_hash (again), ==, moor_exercise_get_hash (exercise));
  g_assert_cmpstr (moor_exercise_get_definition (again), ==, moor_exercise_get_definition (exercise));
}

static MoorField *
field_of (MoorExercise *exercise,
          const char   *id)
{
  MoorField *field = moor_exercise_find_field (exercise, id);

  g_assert_nonnull (field);
  return field;
}

static int
mode_of (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *text = questionnaire_text ("good", "example.xml");
  g_autofree char *target = g_build_filename (fixture->form_dir, "two-sides.xml", NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->library));
  MoorQuestionnaire *form;
  MoorExercise *exercise;

  give (fixture, text);
  g_assert_true (moor_library_is_questionnaire (fixture->path));
  g_assert_null (moor_library_find (fixture->library, "form-two-sides"));
  assert_added (fixture);

  exercise = moor_library_find (fixture->library, "form-two-sides");
  g_assert_nonnull (exercise);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->library)), ==, n + 1);
  g_assert_cmpint (mode_of (fixture->form_dir), ==, 0700);
  g_assert_cmpint (mode_of (target), ==, 0600);

  g_assert_cmpstr (moor_exercise_get_title (exercise), ==, "Two sides");
  g_assert_cmpstr (moor_exercise_get_summary (exercise), ==, "What it is for, in a sentence or two.");
  g_assert_cmpint (moor_exercise_get_step (exercise), ==, MOOR_STEP_STYLE);
  g_assert_cmpint (moor_exercise_get_depth (exercise), ==, 2);
  g_assert_cmpint (moor_exercise_get_distress (exercise), ==, MOOR_DISTRESS_NONE);
  /* Four statements, rounded up to a minute, and three. */
  g_assert_cmpint (moor_exercise_get_minutes (exercise), ==, 4);

  /* Both forms, the second about a person; the rights with the day. */
  form = field_of (exercise, "answers-mother")->scored_by;
  g_assert_cmpstr (moor_questionnaire_get_confirmed (form), ==, "2026-11-24");
  g_assert_cmpuint (field_of (exercise, "answers-partner")->form, ==, 1);
  g_assert_cmpstr (field_of (exercise, "answers-partner")->about, ==, "who-partner");
  g_assert_cmpint (field_of (exercise, "who-partner")->kind, ==, MOOR_FIELD_PERSON);
  g_assert_cmpint (field_of (exercise, "forms")->kind, ==, MOOR_FIELD_CHOICES);
  g_assert_null (moor_exercise_find_field (exercise, "who-mother"));
  g_assert_nonnull (strstr (moor_exercise_get_definition (exercise), "confirmed=\"2026-11-24\""));
  g_assert_nonnull (strstr (moor_exercise_get_definition (exercise), "The rights are with Jane Doe. The terms: Free for research. It was confirmed on 24 November 2026"));
  assert_kept (exercise);

  /* Tomorrow it is still there, as it was. */
  g_autofree char *hash = g_strdup (moor_exercise_get_hash (exercise));
  g_autoptr (MoorLibrary) later = moor_library_new (fixture->data_dir);
  g_assert_cmpstr (moor_exercise_get_hash (moor_library_find (later, "form-two-sides")), ==, hash);
  g_assert_cmpuint (moor_library_get_problems (later)->len, ==, 0);

  /* And the same file once more changes nothing. */
  moor_clock_set_for_test (NEXT_DAY);
  assert_added (fixture);
  g_assert_cmpstr (moor_exercise_get_hash (moor_library_find (fixture->library, "form-two-sides")),
                   ==, hash);
}

static void
test_versions (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *first = questionnaire_text ("good", "example.xml");
  g_autofree char *changed = with (first, "worn out", "tired");
  g_autofree char *second = with (changed, "version=\"1\"", "version=\"2\"");
  g_autofree char *old = NULL;
  g_autoptr (MoorExercise) of_a_page = NULL;
  MoorField *field;

  give (fixture, first);
  assert_added (fixture);
  old = g_strdup (moor_exercise_get_definition (moor_library_find (fixture->library, "form-two-sides")));

  give (fixture, changed);
  assert_refused (fixture, "never used again for something else");

  give (fixture, second);
  assert_added (fixture);
  field = field_of (moor_library_find (fixture->library, "form-two-sides"), "answers-mother");
  g_assert_cmpint (moor_questionnaire_get_version (field->scored_by), ==, 2);
  g_assert_cmpstr (moor_questionnaire_get_item_text (field->scored_by, 0, 0), ==,
                   "I look for people when I am tired.");

  give (fixture, first);
  assert_refused (fixture, "A newer version of “two-sides” is here already: 2. This file is version 1.");

  /* A page that was answered before reads what it was answered with. */
  of_a_page = moor_parser_read_definition (old, "und", NULL);
  field = field_of (of_a_page, "answers-mother");
  g_assert_cmpint (moor_questionnaire_get_version (field->scored_by), ==, 1);
  g_assert_cmpstr (moor_questionnaire_get_item_text (field->scored_by, 0, 0), ==,
                   "I look for people when I am worn out.");
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *text = questionnaire_text ("good", "example.xml");
  g_autofree char *built_in = with (text, "id=\"two-sides\"", "id=\"closeness\"");
  g_autofree char *miscounted = questionnaire_text ("bad", "expect-other-value.xml");
  g_autofree char *without_texts = questionnaire_text ("good", "without-texts.xml");
  g_autofree char *of_exercise = NULL;
  g_autofree char *own_dir = g_build_filename (fixture->data_dir, "exercises", NULL);
  g_autoptr (GString) much = g_string_new (NULL);

  give (fixture, built_in);
  assert_refused (fixture, "comes with Mooring");
  give (fixture, without_texts);
  assert_refused (fixture, "nobody can answer it here");
  give (fixture, "<exercise>");
  g_assert_false (moor_library_is_questionnaire (fixture->path));
  assert_refused (fixture, "");

  /* It did not prove itself: what the file says, and what comes out here. */
  give (fixture, miscounted);
  assert_refused (fixture, " in the file, and ");

  /* An exercise of one's own that is called like the one it would become. */
  g_mkdir (own_dir, 0700);
  of_exercise = g_build_filename (own_dir, "mine.xml", NULL);
  g_assert_true (g_file_set_contents (of_exercise,
                                      "<exercise id='form-two-sides' version='1' step='style' depth='1' "
                                      "minutes='5'><title>T</title><summary>S</summary><part id='a'>"
                                      "<prompt>P</prompt><text id='a'/></part></exercise>", -1, NULL));
  g_clear_object (&fixture->library);
  fixture->library = moor_library_new (fixture->data_dir);
  give (fixture, text);
  assert_refused (fixture, "An exercise of yours has the id “form-two-sides” already.");

  /* A file that is as long as one may be does not fit into a page with the rest. */
  for (guint i = 0; i < 3700; i++)
    g_string_append (much, "This goes on, and then it goes on. ");
  g_autofree char *long_form = make_form (1, 1, 1, 7, much->str);
  g_assert_cmpuint (strlen (long_form), <, MOOR_XML_MAX_BYTES);
  give (fixture, long_form);
  assert_refused (fixture, "too long");
  g_assert_false (g_file_test (fixture->form_dir, G_FILE_TEST_EXISTS));
}

/* By hand into the directory: the same rules, and it is never fatal. */
static void
test_directory (Fixture      *fixture,
                gconstpointer data)
{
  static const struct {
    const char *file, *folder, *name;
    const char *from, *to;
    const char *problem;         /* NULL: it is there */
  } cases[] = {
    { "a.xml", "good", "everything.xml", "id=", "id=", NULL },
    { "b.xml", "good", "example.xml", "id=", "id=",
      "b.xml was left out. Nobody has confirmed here that it may be used. Add it in Preferences." },
    { "c.xml", "good", "everything.xml", "id=", "id=",
      "c.xml was left out. Another of your files has the same id." },
    { "d.xml", "good", "everything.xml", "id=\"every-thing2\"", "id=\"closeness\"",
      "d.xml was left out. Its id is that of a questionnaire that comes with Mooring." },
    { "e.xml", "bad", "no-tests.xml", "id=", "id=", "e.xml was left out. e.xml:" },
    { "f.xml", "good", "without-texts.xml", "id=", "id=",
      "f.xml was left out. The file has no words for its statements." },
  };
  guint at = 0;

  g_mkdir (fixture->form_dir, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = questionnaire_text (cases[i].folder, cases[i].name);
      g_autofree char *changed = with (text, cases[i].from, cases[i].to);
      g_autofree char *path = g_build_filename (fixture->form_dir, cases[i].file, NULL);

      g_assert_true (g_file_set_contents (path, changed, -1, NULL));
    }

  GPtrArray *problems = moor_library_get_problems (fixture->library);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (cases[i].problem == NULL)
        continue;
      g_assert_cmpuint (at, <, problems->len);
      if (!g_str_has_prefix (problems->pdata[at], cases[i].problem))
        g_assert_cmpstr (problems->pdata[at], ==, cases[i].problem);
      at++;
    }
  g_assert_cmpuint (at, ==, problems->len);
  g_assert_nonnull (moor_library_find (fixture->library, "form-every-thing2"));
  assert_kept (moor_library_find (fixture->library, "form-every-thing2"));
}

/* Whatever words a file has: they are words on the screen, and nothing else. */
static void
test_any_words (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const nasty = "</title><x a=\"1\" b='2'> & &amp; %s %n {date} <em>so</em> ]]> “q” \xe2\x80\xae";
  g_autofree char *text = NULL;
  g_autofree char *odd = NULL;
  g_autofree char *folded = NULL;
  MoorExercise *exercise;
  MoorQuestionnaire *form;

  text = make_form (3, 3, 1, 100, nasty);
  /* Forms that are called like words of conditions. */
  odd = with (text, "<form id='f2'", "<form id='or'");
  give (fixture, odd);
  assert_added (fixture);

  exercise = moor_library_find (fixture->library, "form-made-up");
  folded = g_strdup (nasty);
  g_assert_cmpstr (moor_exercise_get_title (exercise), ==, folded);
  g_assert_cmpstr (((MoorOption *) field_of (exercise, "forms")->options->pdata[2])->label, ==, folded);
  form = field_of (exercise, "answers-or")->scored_by;
  g_assert_cmpstr (moor_questionnaire_get_holder (form), ==, folded);
  g_assert_cmpfloat (field_of (exercise, "answers-or")->highest, ==, 100);
  assert_kept (exercise);

  GPtrArray *cautions = moor_exercise_get_cautions (exercise);
  g_assert_cmpuint (cautions->len, ==, 1);
  g_assert_true (g_str_has_prefix (((MoorWords *) cautions->pdata[0])->text,
                                   "These statements are not a tested questionnaire."));
}

static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *much = make_form (300, 40, -3, 3, "Some words of a statement that goes on for a while.");
  g_autofree char *long_word = g_strnfill (50000, 'w');
  g_autofree char *one = make_form (2, 1, 1, 7, long_word);
  MoorExercise *exercise;

  give (fixture, much);
  assert_added (fixture);
  exercise = moor_library_find (fixture->library, "form-made-up");
  g_assert_cmpuint (field_of (exercise, "answers-f39")->items->len, ==, 300);
  g_assert_cmpint (moor_exercise_get_minutes (exercise), ==, 240);
  assert_kept (exercise);

  g_autofree char *next = with (one, "version='1'", "version='2'");
  give (fixture, next);
  assert_added (fixture);
  exercise = moor_library_find (fixture->library, "form-made-up");
  /* One form without a name, and so nothing to choose. */
  g_assert_null (moor_exercise_find_field (exercise, "forms"));
  g_assert_cmpuint (field_of (exercise, "answers")->items->len, ==, 2);
  assert_kept (exercise);
}

static void
test_rights (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *text = questionnaire_text ("good", "example.xml");
  g_autoptr (MoorAnswers) answers = moor_answers_new ();
  g_autoptr (MoorAnswer) note = moor_answer_new_text ("a note");
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) answer = NULL;
  g_autoptr (GPtrArray) none = NULL, lines = NULL, built_in = NULL, nothing = NULL;
  MoorExercise *exercise;

  give (fixture, text);
  assert_added (fixture);
  exercise = moor_library_find (fixture->library, "form-two-sides");
  moor_answer_builder_add_number (builder, 0, "1", 4);
  answer = moor_answer_builder_end (builder);

  moor_answers_set (answers, "note", note);
  none = moor_form_rights_lines (exercise, answers);
  g_assert_cmpuint (none->len, ==, 0);

  moor_answers_set (answers, "answers-mother", answer);
  moor_answers_set (answers, "answers-partner", answer);
  lines = moor_form_rights_lines (exercise, answers);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (lines->pdata[0], ==,
                   "“Two sides”. The rights are with Jane Doe. The terms: Free for research. It was "
                   "confirmed on 24 November 2026 that it may be used here.");

  moor_answers_set (answers, "statements", answer);
  built_in = moor_form_rights_lines (moor_library_find (fixture->library, "how-i-answered-today"), answers);
  g_assert_cmpuint (built_in->len, ==, 0);
  nothing = moor_form_rights_lines (NULL, NULL);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* Each form has a rest of its own, and where none is chosen the result says so. */
static void
test_each (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *text = make_form (2, 2, 1, 5, "Words");
  MoorExercise *exercise;
  MoorPart *result;
  GPtrArray *agains;
  MoorWords *words;

  give (fixture, text);
  assert_added (fixture);
  exercise = moor_library_find (fixture->library, "form-made-up");
  g_assert_nonnull (exercise);

  agains = moor_exercise_get_agains (exercise);
  g_assert_cmpuint (agains->len, ==, 2);
  words = agains->pdata[0];
  g_assert_true (words->rest);
  g_assert_cmpstr (words->part, ==, "answers-f0");
  g_assert_null (words->same);
  words = agains->pdata[1];
  g_assert_true (words->rest);
  g_assert_cmpstr (words->part, ==, "answers-f1");
  g_assert_cmpstr (words->same, ==, "who-f1");

  result = moor_exercise_find_part (exercise, "result");
  words = ((MoorBlock *) result->blocks->pdata[1])->words;
  g_assert_cmpint (words->kind, ==, MOOR_WORDS_NOTE);
  g_assert_cmpstr (words->text, ==, "None was chosen this time, so there is nothing to show.");
  g_assert_nonnull (words->when);
}

int
main (int    argc,
      char **argv)
{
  static const struct {
    const char *path;
    void      (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/forms/add", test_add },
    { "/forms/versions", test_versions },
    { "/forms/refused", test_refused },
    { "/forms/directory", test_directory },
    { "/forms/any-words", test_any_words },
    { "/forms/many", test_many },
    { "/forms/rights", test_rights },
    { "/forms/each", test_each },
  };

  moor_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}

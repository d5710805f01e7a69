/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "moor-test.h"

/* "mooring score" and "mooring check" of a questionnaire, through the program as it was
 * built. What is expected was counted by hand; the comments say how. */

/* Four statements on 1 to 5. */
#define HEAD(from, to, missing) \
  "<questionnaire id=\"made-up\" version=\"1\" validated=\"no\"><title>Made up</title>" \
  "<purpose>P</purpose><rights holder=\"H\">T</rights>" \
  "<scale from=\"" from "\" to=\"" to "\" missing=\"" missing "\">" \
  "<label value=\"" from "\">low</label><label value=\"" to "\">high</label></scale>"
#define ITEMS "<item id=\"a\"/><item id=\"b\"/><item id=\"c\"/><item id=\"d\"/>"
#define NEAR(reverse) \
  "<subscale id=\"near\" items=\"a b\" reverse=\"" reverse "\"><title>N</title></subscale>"

static const char plain[] =
  HEAD ("1", "5", "0 99 -1 NA") ITEMS NEAR ("b")
  "<subscale id=\"all\" items=\"a b c d\" max-missing=\"1\"><title>A</title></subscale>"
  "<subscale id=\"sum\" method=\"sum\" items=\"a b c d\" max-missing=\"1\"><title>S</title></subscale>"
  "<subscale id=\"strict\" method=\"sum\" items=\"c d\" action=\"refuse\"><title>T</title></subscale>"
  "<formula id=\"apart\" value=\"near - all\"><title>D</title></formula>"
  /* near (4 + 6 - 2) / 2, all 14 / 4, strict 3 + 5 */
  "<test><answers>4 2 3 5</answers><expect score=\"near\" value=\"4\"/>"
  "<expect score=\"all\" value=\"3.5\"/><expect score=\"sum\" value=\"14\"/>"
  "<expect score=\"strict\" value=\"8\"/><expect score=\"apart\" value=\"0.5\"/></test>"
  "</questionnaire>";

/* The same name, the same numbers, another key. */
static const char other_key[] =
  HEAD ("1", "5", "-9") ITEMS NEAR ("a")
  /* (6 - 4 + 2) / 2 */
  "<test><answers>4 2 3 5</answers><expect score=\"near\" value=\"2\"/></test></questionnaire>";

static const char to_seven[] =
  HEAD ("1", "7", "-9") ITEMS NEAR ("b")
  /* (4 + 8 - 2) / 2 */
  "<test><answers>4 2 3 5</answers><expect score=\"near\" value=\"5\"/></test></questionnaire>";

static const char forms[] =
  HEAD ("1", "5", "99")
  "<form id=\"mother\">M</form><form id=\"friend\" person=\"yes\">F</form>" ITEMS NEAR ("b")
  "<composite id=\"over-all\" of=\"near\" forms=\"mother friend\" min-forms=\"1\"><title>O</title>"
  "</composite>"
  "<test><answers form=\"mother\">4 2 3 5</answers><answers form=\"friend\">1 1 1 1</answers>"
  /* near 4 and (1 + 6 - 1) / 2 = 3, their mean 3.5 */
  "<expect score=\"near\" form=\"mother\" value=\"4\"/>"
  "<expect score=\"near\" form=\"friend\" value=\"3\"/>"
  "<expect score=\"over-all\" value=\"3.5\"/></test></questionnaire>";

typedef struct {
  int   status;
  char *out;
  char *err;
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->out, g_free);
  g_clear_pointer (&run->err, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static char *
text_of (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > 0 ? g_strndup (data, length) : g_strdup ("");
}

static Run
run_program (const char *const *arguments,
             const char        *input)    /* (nullable) */
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "..", "src", "mooring", NULL);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GBytes) in = input != NULL ? g_bytes_new (input, strlen (input)) : NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  Run run = { 0, };

  g_ptr_array_add (argv, program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) arguments[i]);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE |
                               (in != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE : 0), &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, in, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run.status = g_subprocess_get_exit_status (process);
  run.out = text_of (out);
  run.err = text_of (err);

  return run;
}

static char *
write_file (const char *name,
            const char *bytes,
            gssize      length)
{
  char *path = g_build_filename (moor_test_home_, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);

  return path;
}

static Run
score_bytes (const char *questionnaire,
             const char *table,
             gssize      length)
{
  g_autofree char *xml = write_file ("q.xml", questionnaire, -1);
  g_autofree char *csv = write_file ("answers.csv", table, length);

  return run_program ((const char *const[]) { "score", xml, csv, NULL }, NULL);
}

static void
assert_scores (const char *questionnaire,
               const char *table,
               const char *expected,
               const char *told)
{
  g_auto (Run) run = score_bytes (questionnaire, table, -1);

  g_assert_cmpstr (run.err, ==, told);
  g_assert_cmpstr (run.out, ==, expected);
  g_assert_cmpint (run.status, ==, 0);
}

static void
assert_refuses (const char *questionnaire,
                const char *table,
                const char *sentence)
{
  g_auto (Run) run = score_bytes (questionnaire, table, -1);

  g_assert_cmpstr (run.out, ==, "");
  g_assert_true (g_str_has_prefix (run.err, "mooring: "));
  g_assert_nonnull (strstr (run.err, "answers.csv: "));
  g_test_message ("%s", run.err);
  g_assert_nonnull (strstr (run.err, sentence));
  g_assert_cmpint (run.status, ==, 1);
}

/* The reverse key is the file's, never the program's. */
static void
test_key (void)
{
  assert_scores (plain, "a,b,c,d\n4,2,3,5\n",
                 "near,all,sum,strict,apart,missing\n4,3.5,14,8,0.5,0\n", "");
  assert_scores (other_key, "a,b,c,d\n4,2,3,5\n", "near,missing\n2,0\n", "");
}

/* Missing is what the file says it is. */
static void
test_missing (void)
{
  /* c is missing: near is 4; all (4 + 2 + 5) / 3; sum that times 4; strict refuses;
   * apart 4 - 11 / 3. With two missing nothing but near can be scored. */
  assert_scores (plain,
                 "a,b,c,d\n4,2,0,5\n4,2,NA,5\n4,2,99,4\n4,2,-1,5.0\n4,2,,5\n4,2, ,\n",
                 "near,all,sum,strict,apart,missing\n"
                 "4,3.6666666666666665,14.666666666666666,,0.3333333333333335,1\n"
                 "4,3.6666666666666665,14.666666666666666,,0.3333333333333335,1\n"
                 /* all 10 / 3, sum 40 / 3, apart 4 - 10 / 3 */
                 "4,3.3333333333333335,13.333333333333334,,0.6666666666666665,1\n"
                 "4,3.6666666666666665,14.666666666666666,,0.3333333333333335,1\n"
                 "4,3.6666666666666665,14.666666666666666,,0.3333333333333335,1\n"
                 "4,,,,,2\n",
                 "3 rows have the same answers as a row above them. They were scored; it may be "
                 "chance: line 3, line 5, line 6.\n");
}

/* Anything else is no answer either: counted, told by its place, and not repeated. */
static void
test_unknown (void)
{
  assert_scores (other_key,
                 "who,a,b,c,d\nx,4,2,secret,6\ny,4,2.5,\"0\",3\nz,4,2,99,-1\nv,-4,4e0,1,1\n",
                 "who,near,missing\nx,2,2\ny,,2\nz,2,2\nv,,2\n",
                 "8 values are not on the scale and were taken as no answer: line 2, column c, "
                 "line 2, column d, line 3, column b, line 3, column c, line 4, column c, ….\n"
                 "1 row has the same answers as a row above it. It was scored; it may be chance: "
                 "line 4.\n"
                 "1 row has one answer to every statement. It was scored; it may be meant so: "
                 "line 5.\n");
}

/* 6 is an answer on 1 to 7 and none on 1 to 5. */
static void
test_scales (void)
{
  /* (6 + 8 - 1) / 2 */
  assert_scores (to_seven, "a,b,c,d\n6,1,2,2\n", "near,missing\n6.5,0\n", "");
  assert_scores (plain, "a,b,c,d\n6,1,2,2\n",
                 /* all (1 + 2 + 2) / 3, sum that times 4 */
                 "near,all,sum,strict,apart,missing\n,1.6666666666666667,6.666666666666667,4,,1\n",
                 "1 value is not on the scale and was taken as no answer: line 2, column a.\n");
}

/* Exactly the midpoint is a number like any other; there is no column for a type. */
static void
test_midpoint (void)
{
  assert_scores (to_seven, "a,b,c,d\n3,3,4,4\n", "near,missing\n4,0\n", "");
}

/* Told, never dropped. Numbers far down have the line of the file. */
static void
test_odd_rows (void)
{
  assert_scores (other_key,
                 "id,a,b,c,d\n1,3,3,3,3\n\"2\n\",,,,\n3,3,3,3,3\n4,,,,\n5,5,,,\n6,5,,,5\n",
                 "id,near,missing\n1,3,0\n\"2\n\",,4\n3,3,0\n4,,4\n5,,3\n6,,2\n",
                 "2 rows have no answers: line 3, line 6.\n"
                 "1 row has the same answers as a row above it. It was scored; it may be chance: "
                 "line 5.\n"
                 "3 rows have one answer to every statement. They were scored; it may be meant so: "
                 "line 2, line 5, line 8.\n");
}

/* A line without any character is no row, wherever it stands; in one column it is a cell. */
static void
test_empty_lines (void)
{
  static const char one[] =
    HEAD ("1", "5", "-9") "<item id=\"a\"/><subscale id=\"s\" items=\"a\"><title>S</title></subscale>"
    "<test><answers>3</answers><expect score=\"s\" value=\"3\"/></test></questionnaire>";

  assert_scores (other_key, "a,b,c,d\n4,2,3,5\n\n", "near,missing\n2,0\n",
                 "1 line is empty and was passed over: line 3.\n");
  assert_scores (other_key, "a,b,c,d\r\n\r\n4,2,3,5\r\n\r\n,,,\r\n", "near,missing\r\n2,0\r\n,4\r\n",
                 "2 lines are empty and were passed over: line 2, line 4.\n"
                 "1 row has no answers: line 5.\n");
  assert_scores (one, "a\n4\n\n3\n", "s,missing\n4,0\n,1\n3,0\n", "1 row has no answers: line 3.\n");
}

/* Each form is about another person: their scores stand alone, and those of a form that
 * is not in the table are not there. */
static void
test_forms (void)
{
  assert_scores (forms,
                 "friend:a,friend:b,friend:c,friend:d,mother:a,mother:b,mother:c,mother:d\n"
                 "1,1,1,1,4,2,3,5\n5,1,2,3,99,2,3,5\n,,,,,1,1,1\n",
                 /* friend (5 + 6 - 1) / 2 = 5; mother without a is not scored */
                 "mother:near,friend:near,over-all,missing\n4,3,3.5,0\n,5,5,1\n,,,5\n",
                 "1 row has one answer to every statement. It was scored; it may be meant so: "
                 "line 4.\n");
  assert_scores (forms, "friend:a,friend:b,friend:c,friend:d,mother\n5,1,2,3,hers\n",
                 "mother,friend:near,over-all,missing\nhers,5,5,0\n", "");
}

/* What is no answer goes through as it is, in its order; so does the end of a line. */
static void
test_carried (void)
{
  assert_scores (other_key,
                 "\xef\xbb\xbf\"note\",b,,a,\"with, comma\",c,d,\r\n"
                 "\"said \"\"no\"\"\",2, x ,4,\"two\r\nlines\",3,5,007\r\n"
                 "\xe5,2,\"\",4,1e3,3,4,",
                 "note,,\"with, comma\",,near,missing\r\n"
                 "\"said \"\"no\"\"\", x ,\"two\r\nlines\",007,2,0\r\n"
                 "\xe5,,1e3,,2,0\r\n", "");
  /* Names are taken as they are. */
  assert_scores (other_key, "A,a,b,c,d, a\n1,4,2,3,5,9\n", "A, a,near,missing\n1,9,2,0\n", "");
  assert_scores (other_key, "a,b,c,d\n", "near,missing\n", "");
}

static void
test_standard_input (void)
{
  g_autofree char *xml = write_file ("q.xml", other_key, -1);
  g_auto (Run) run = run_program ((const char *const[]) { "score", xml, "-", NULL },
                                  "a,b,c,d\n4,2,3,5\n");
  g_auto (Run) wrong = run_program ((const char *const[]) { "score", xml, "-", NULL }, "a,b\n");

  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpstr (run.out, ==, "near,missing\n2,0\n");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpint (wrong.status, ==, 1);
  g_assert_nonnull (strstr (wrong.err, "mooring: Standard input: "));
}

static void
test_wrong_columns (void)
{
  g_autoptr (GString) many = g_string_new (HEAD ("1", "5", "-9"));

  assert_refuses (other_key, "", "The table is empty.");
  assert_refuses (other_key, "a,b\n1,2\n", "missing in the table: c, d.");
  assert_refuses (forms, "friend:a,friend:b,mother:d\n1,2,3\n",
                  "missing in the table: mother:a, mother:b, mother:c, friend:c, friend:d.");
  assert_refuses (other_key, "q1,q2\n1,2\n",
                  "No column of the table is an answer. Columns with answers are named: a, b, c, d.");
  assert_refuses (forms, "a,b,c,d\n1,2,3,4\n",
                  "named: mother:a, mother:b, mother:c, mother:d, friend:a, friend:b, friend:c, "
                  "friend:d.");
  assert_refuses (other_key, "a;b;c;d\n1;2;3;4\n", "a comma, not a semicolon or a tabulator.");
  assert_refuses (other_key, "a\tb\tc\td\n1\t2\t3\t4\n", "a comma, not a semicolon");
  assert_refuses (other_key, "a,b,c,d,b\n1,2,3,4,5\n", "more than once: b.");
  assert_refuses (other_key, "x,y,a,b,c,x,d,y\n1,2,3,4,5,6,7,8\n", "more than once: x, y.");
  assert_refuses (other_key, "near,a,b,c,d,missing\n1,1,1,1,1,1\n", "already: near, missing.");
  assert_refuses (forms, "over-all,mother:a,mother:b,mother:c,mother:d,friend:near\n1,1,1,1,1,1\n",
                  "already: over-all.");

  /* Ten names, and how many more. */
  for (guint i = 1; i <= 14; i++)
    g_string_append_printf (many, "<item id=\"q%u\"/>", i);
  g_string_append (many,
                   "<subscale id=\"s\" items=\"q1\"><title>S</title></subscale><test><answers>"
                   "1 1 1 1 1 1 1 1 1 1 1 1 1 1</answers><expect score=\"s\" value=\"1\"/></test>"
                   "</questionnaire>");
  assert_refuses (many->str, "q14\n1\n",
                  "missing in the table: q1, q2, q3, q4, q5, q6, q7, q8, q9, q10 and 3 more.");
  assert_refuses (many->str, "x,y\n1,2\n", "named: q1, q2, q3, q4, q5, q6, q7, q8, q9, q10 and 4 more.");
}

/* A broken table is an error with its line; what was scored before it is whole, and no
 * word of the table is repeated. */
static void
test_broken (void)
{
  g_auto (Run) ragged = score_bytes (other_key, "a,b,c,d\n4,2,3,5\nsecret,2,3\n4,2,3,5\n", -1);
  g_auto (Run) open = score_bytes (other_key, "a,b,c,d\n4,2,3,\"5\n4,2,3,5\n", -1);
  g_auto (Run) zero = score_bytes (other_key, "a,b,c,d\n4,2,3,\0\n", 17);

  g_assert_cmpint (ragged.status, ==, 1);
  g_assert_cmpstr (ragged.out, ==, "near,missing\n2,0\n");
  g_assert_nonnull (strstr (ragged.err, "answers.csv: Line 3: "));
  g_assert_nonnull (strstr (ragged.err, "The output holds the 1 row above it."));
  g_assert_null (strstr (ragged.err, "secret"));

  g_assert_cmpint (open.status, ==, 1);
  g_assert_cmpstr (open.out, ==, "near,missing\n");
  g_assert_nonnull (strstr (open.err, "answers.csv: Line 2: "));

  g_assert_cmpint (zero.status, ==, 1);
  g_assert_nonnull (strstr (zero.err, "answers.csv: Line 2: "));
}

static void
test_files (void)
{
  g_autofree char *xml = write_file ("q.xml", other_key, -1);
  g_autofree char *broken = write_file ("broken.xml", "<questionnaire id=\"x\">", -1);
  g_autofree char *csv = write_file ("answers.csv", "a,b,c,d\n", -1);
  g_auto (Run) no_file = run_program ((const char *const[]) { "score", "/nowhere.xml", csv, NULL },
                                      NULL);
  g_auto (Run) no_table = run_program ((const char *const[]) { "score", xml, "/nowhere", NULL },
                                       NULL);
  g_auto (Run) bad = run_program ((const char *const[]) { "score", broken, csv, NULL }, NULL);
  g_auto (Run) full = { 0, };
  g_autofree char *command = g_strdup_printf (
    "\"%s/../src/mooring\" score %s %s > /dev/full", g_getenv ("G_TEST_BUILDDIR"), xml, csv);
  const char *argv[] = { "/bin/sh", "-c", command, NULL };
  int status;

  g_assert_cmpint (no_file.status, ==, 1);
  g_assert_nonnull (strstr (no_file.err, "/nowhere.xml"));
  g_assert_cmpint (no_table.status, ==, 1);
  g_assert_nonnull (strstr (no_table.err, "/nowhere"));
  g_assert_cmpint (bad.status, ==, 1);
  g_assert_nonnull (strstr (bad.err, "broken.xml:1:"));

  /* A full disk is told. */
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, &full.out, &full.err,
                               &status, NULL));
  g_assert_false (g_spawn_check_wait_status (status, NULL));
  g_assert_nonnull (strstr (full.err, "The output could not be written"));
}

static void
test_check (void)
{
  g_autofree char *good = write_file ("good.xml", plain, -1);
  g_autofree char *exercise = g_test_build_filename (G_TEST_DIST, "fixtures", "exercises", "good",
                                                     "minimal.xml", NULL);
  g_autofree char *wrong = NULL;
  g_autofree char *bad = NULL;
  g_auto (Run) both = run_program ((const char *const[]) { "check", good, exercise, NULL }, NULL);
  g_autofree char *line = g_strdup_printf ("%s: “Made up”, 4 statements, 5 scores\n", good);

  g_assert_cmpstr (both.err, ==, "");
  g_assert_true (g_str_has_prefix (both.out, line));
  g_assert_nonnull (strstr (both.out, "minimal.xml: “"));
  g_assert_cmpint (both.status, ==, 0);

  /* A key that gives other scores than the file expects is no key. */
  {
    g_auto (GStrv) pieces = g_strsplit (plain, "reverse=\"b\"", 2);

    wrong = g_strjoin ("reverse=\"a\"", pieces[0], pieces[1], NULL);
  }
  bad = write_file ("bad.xml", wrong, -1);
  {
    g_auto (Run) refused = run_program ((const char *const[]) { "check", bad, good, NULL }, NULL);
    g_autofree char *place = g_strdup_printf ("%s:1:", bad);

    g_assert_true (g_str_has_prefix (refused.err, place));
    g_assert_cmpstr (refused.out, ==, line);
    g_assert_cmpint (refused.status, ==, 1);
  }
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/score/key", test_key);
  g_test_add_func ("/score/missing", test_missing);
  g_test_add_func ("/score/unknown", test_unknown);
  g_test_add_func ("/score/scales", test_scales);
  g_test_add_func ("/score/midpoint", test_midpoint);
  g_test_add_func ("/score/odd-rows", test_odd_rows);
  g_test_add_func ("/score/empty-lines", test_empty_lines);
  g_test_add_func ("/score/forms", test_forms);
  g_test_add_func ("/score/carried", test_carried);
  g_test_add_func ("/score/standard-input", test_standard_input);
  g_test_add_func ("/score/wrong-columns", test_wrong_columns);
  g_test_add_func ("/score/broken", test_broken);
  g_test_add_func ("/score/files", test_files);
  g_test_add_func ("/score/check", test_check);

  return g_test_run ();
}

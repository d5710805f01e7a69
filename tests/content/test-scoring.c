/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/moor-error.h"
#include "content/moor-formula.h"
#include "content/moor-questionnaire.h"

static MoorQuestionnaire *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return moor_questionnaire_read ("q.xml", bytes, NULL, NULL, "en", error);
}

/* A questionnaire on 1 to 5 with these subscales and tests. */
static char *
file_with (const char *middle)
{
  return g_strdup_printf (
    "<questionnaire id=\"q\" version=\"1\" validated=\"no\"><title>Q</title><purpose>P</purpose>"
    "<rights holder=\"H\">T</rights>"
    "<scale from=\"1\" to=\"5\" missing=\"0 99 NA\"><label value=\"1\">a</label>"
    "<label value=\"5\">b</label></scale>"
    "<item id=\"a\"/><item id=\"b\"/><item id=\"c\"/><item id=\"d\"/>%s</questionnaire>", middle);
}

/* Formulas ---------------------------------------------------------------- */

static const char * const names[] = { "sec", "dis", "pre", "fear", "a-b", NULL };

static int
name_of (const char *name,
         gpointer    data)
{
  for (int i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return i;
  return -1;
}

static void
test_formulas (void)
{
  /* sec 7, dis 4, pre 3, fear 2, a-b 0.5 */
  const double values[] = { 7, 4, 3, 2, 0.5 };
  const struct { const char *text; double result; } table[] = {
    { "sec", 7 },
    { "sec + dis - pre - fear", 6 },
    { "(sec + dis) − (pre + fear)", 6 },
    { "sec - dis - pre", 0 },
    { "sec - (dis - pre)", 6 },
    { "sec + dis * pre", 19 },
    { "(sec + dis) × pre", 33 },
    { "sec / fear / dis", 0.875 },
    { "sec ÷ a-b", 14 },
    { "sec-", -1e9 },
    { "  sec+dis  ", 11 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MoorFormula) formula = moor_formula_parse (table[i].text, name_of, NULL, &error);

      if (table[i].result < -1e8)
        {
          g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpfloat (moor_formula_count (formula, values), ==, table[i].result);
    }
}

static void
test_formulas_without (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorFormula) by = moor_formula_parse ("sec / (dis - pre)", name_of, NULL, &error);
  const double zero[] = { 1, 2, 2, 0, 0 }, none[] = { 1, NAN, 2, 0, 0 };

  g_assert_no_error (error);
  g_assert_true (isnan (moor_formula_count (by, zero)));
  g_assert_true (isnan (moor_formula_count (by, none)));
}

static void
test_formulas_refused (void)
{
  static const char * const texts[] = {
    "", " ", "+", "sec +", "sec sec", "(sec", "sec)", "()", "2 * sec", "sec ^ dis", "nobody",
    "-sec", "sec + + dis", "sec, dis", "sec\nor dis", "Sec", "sec $", "exp(sec)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (moor_formula_parse (texts[i], name_of, NULL, &error));
      g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
    }

  /* Any depth and any length is survived. */
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("sec");
  g_autoptr (GError) error = NULL;
  const double ones[] = { 1, 1, 1, 1, 1 };

  for (int i = 0; i < 100000; i++)
    {
      g_string_append_c (deep, '(');
      g_string_append (wide, " + sec");
    }
  g_assert_null (moor_formula_parse (deep->str, name_of, NULL, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);

  g_autoptr (MoorFormula) sum = moor_formula_parse (wide->str, name_of, NULL, NULL);

  g_assert_cmpfloat (moor_formula_count (sum, ones), ==, 100001);
}

/* The example of the docs ------------------------------------------------- */

static void
test_example (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "questionnaire-file.md", NULL);
  g_autofree char *docs = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &docs, NULL, &error));

  char *begin = strstr (docs, "<questionnaire id=");
  char *end = strstr (docs, "</questionnaire>");

  g_assert_nonnull (begin);
  g_assert_nonnull (end);
  end[strlen ("</questionnaire>")] = '\0';

  g_autoptr (MoorQuestionnaire) q = read_text (begin, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (moor_questionnaire_get_n_forms (q), ==, 2);
  g_assert_cmpstr (moor_questionnaire_get_item_text (q, 0, 0), ==, "I look for people when I am worn out.");
  g_assert_cmpstr (moor_questionnaire_get_item_text (q, 1, 0), ==, "I look for them when I am worn out.");
  g_assert_cmpstr (moor_questionnaire_get_item_text (q, 1, 1), ==, "I keep it to myself.");
  g_assert_true (moor_questionnaire_get_form (q, 1)->person);
  g_assert_cmpuint (moor_questionnaire_get_retest (q, 0)->n, ==, 312);

  g_autofree char *answer = moor_questionnaire_name_answer (q, 3);
  g_autofree char *near_mother = moor_questionnaire_name_result (q, 0);
  g_autofree char *twice_partner = moor_questionnaire_name_result (q, 3);
  g_autofree char *all = moor_questionnaire_name_result (q, 4);

  g_assert_cmpstr (answer, ==, "partner:2");
  g_assert_cmpstr (near_mother, ==, "mother:near");
  g_assert_cmpstr (twice_partner, ==, "partner:twice");
  g_assert_cmpstr (all, ==, "near-all");

  /* The edge belongs to the lower band. */
  g_assert_cmpstr (moor_questionnaire_get_band (q, 0, 4)->label, ==, "below the middle");
  g_assert_cmpstr (moor_questionnaire_get_band (q, 0, 4.0001)->label, ==, "above the middle");
  g_assert_cmpstr (moor_questionnaire_get_band (q, 0, 1)->label, ==, "below the middle");
  g_assert_cmpstr (moor_questionnaire_get_band (q, 0, 7)->label, ==, "above the middle");
  g_assert_null (moor_questionnaire_get_band (q, 0, NAN));

  /* A definition reads as itself. */
  g_autoptr (MoorQuestionnaire) again = read_text (moor_questionnaire_get_definition (q), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (moor_questionnaire_get_hash (again), ==, moor_questionnaire_get_hash (q));
}

static void
test_edge_upper (void)
{
  g_autofree char *text = file_with (
    "<subscale id=\"s\" items=\"a b\"><title>S</title></subscale>"
    "<band score=\"s\" from=\"1\" to=\"3\" source=\"x\">low</band>"
    "<band score=\"s\" from=\"3\" to=\"5\" source=\"x\" edge=\"upper\">high</band>"
    "<test><answers>3 3 - -</answers><expect score=\"s\" value=\"3\" band=\"high\"/></test>");
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorQuestionnaire) q = read_text (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (moor_questionnaire_get_band (q, 0, 3)->label, ==, "high");
  g_assert_cmpstr (moor_questionnaire_get_band (q, 0, 2.999)->label, ==, "low");
}

/* Cells ------------------------------------------------------------------- */

static void
test_cells (void)
{
  g_autofree char *text = file_with (
    "<subscale id=\"s\" items=\"a\"><title>S</title></subscale>"
    "<test><answers>3 - - -</answers><expect score=\"s\" value=\"3\"/></test>");
  g_autoptr (MoorQuestionnaire) q = read_text (text, NULL);
  const struct { const char *cell; MoorCellKind kind; double value; } table[] = {
    { "1", MOOR_CELL_ANSWER, 1 }, { " 5 ", MOOR_CELL_ANSWER, 5 }, { "3.0", MOOR_CELL_ANSWER, 3 },
    { "3.", MOOR_CELL_ANSWER, 3 }, { "+2", MOOR_CELL_ANSWER, 2 },
    { "", MOOR_CELL_MISSING, 0 }, { "  ", MOOR_CELL_MISSING, 0 }, { "0", MOOR_CELL_MISSING, 0 },
    { "99", MOOR_CELL_MISSING, 0 }, { "99.0", MOOR_CELL_MISSING, 0 }, { "NA", MOOR_CELL_MISSING, 0 },
    { "6", MOOR_CELL_UNKNOWN, 0 }, { "-1", MOOR_CELL_UNKNOWN, 0 }, { "3.5", MOOR_CELL_UNKNOWN, 0 },
    { "3,0", MOOR_CELL_UNKNOWN, 0 }, { "na", MOOR_CELL_UNKNOWN, 0 }, { "1e0", MOOR_CELL_UNKNOWN, 0 },
    { "nan", MOOR_CELL_UNKNOWN, 0 }, { "0x3", MOOR_CELL_UNKNOWN, 0 },
    { "4294967299", MOOR_CELL_UNKNOWN, 0 }, { "3 3", MOOR_CELL_UNKNOWN, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      double value;

      g_assert_cmpint (moor_questionnaire_read_cell (q, table[i].cell, strlen (table[i].cell), &value),
                       ==, table[i].kind);
      if (table[i].kind == MOOR_CELL_ANSWER)
        g_assert_cmpfloat (value, ==, table[i].value);
      else
        g_assert_true (isnan (value));
    }
}

/* Spread ------------------------------------------------------------------ */

static void
test_spread (void)
{
  g_autofree char *text = file_with (
    "<subscale id=\"s\" items=\"a b c d\" reverse=\"d\" max-missing=\"1\"><title>S</title></subscale>"
    "<test><answers>1 3 5 3</answers><expect score=\"s\" value=\"3\"/></test>");
  g_autoptr (MoorQuestionnaire) q = read_text (text, NULL);
  /* Scored 1 3 5 3: mean 3, squares 4 + 0 + 4 + 0 = 8, SD = sqrt(8/3), divided by 2. */
  const double four[] = { 1, 3, 5, 3 }, same[] = { 4, 4, 4, 2 }, three[] = { 1, 3, 5, NAN },
               two[] = { 1, 3, NAN, NAN };
  guint n;

  g_assert_cmpfloat_with_epsilon (moor_questionnaire_spread (q, four, 0, 0, &n),
                                  sqrt (8.0 / 3) / 2, 1e-15);
  g_assert_cmpuint (n, ==, 4);
  /* Scored 4 4 4 4. */
  g_assert_cmpfloat (moor_questionnaire_spread (q, same, 0, 0, NULL), ==, 0);
  /* 1 3 5: SD 2, divided by the root of 3. */
  g_assert_cmpfloat_with_epsilon (moor_questionnaire_spread (q, three, 0, 0, &n), 2 / sqrt (3), 1e-15);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (isnan (moor_questionnaire_spread (q, two, 0, 0, NULL)));
}

/* The file's own tests ---------------------------------------------------- */

static void
test_proof (void)
{
  g_autofree char *wrong = file_with (
    "<subscale id=\"s\" items=\"a b c\" reverse=\"c\"><title>S</title></subscale>"
    "<test><answers>1 2 3 -</answers><expect score=\"s\" value=\"2\"/></test>"
    "<test><answers>1 1 1 -</answers><expect score=\"s\" value=\"1\"/></test>");
  g_autofree char *close = file_with (
    "<subscale id=\"s\" items=\"a b c\"><title>S</title></subscale>"
    "<test><answers>1 1 2 -</answers><expect score=\"s\" value=\"1.33\"/></test>");
  g_autofree char *not_close = file_with (
    "<subscale id=\"s\" items=\"a b c\"><title>S</title></subscale>"
    "<test><answers>1 1 2 -</answers><expect score=\"s\" value=\"1.34\"/></test>");
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorQuestionnaire) q = NULL;

  /* 1 1 (6 − 1 = 5): 7 / 3 */
  g_assert_null (read_text (wrong, &error));
  g_assert_nonnull (strstr (error->message, "test 2"));
  g_assert_nonnull (strstr (error->message, "is 1 in the file, and 2.333333333 as it is counted"));
  g_clear_error (&error);

  q = read_text (close, &error);
  g_assert_no_error (error);

  g_assert_null (read_text (not_close, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scoring/formulas", test_formulas);
  g_test_add_func ("/scoring/formulas-without", test_formulas_without);
  g_test_add_func ("/scoring/formulas-refused", test_formulas_refused);
  g_test_add_func ("/scoring/example", test_example);
  g_test_add_func ("/scoring/edge-upper", test_edge_upper);
  g_test_add_func ("/scoring/cells", test_cells);
  g_test_add_func ("/scoring/spread", test_spread);
  g_test_add_func ("/scoring/proof", test_proof);

  return g_test_run ();
}

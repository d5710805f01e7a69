/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>

#include "moor-comma.h"
#include "moor-questionnaire-fixture.h"

/* What holds for scores whatever the file and the answers are. Files are made up here,
 * at random where it does not matter which. */

#define MAX_ITEMS 40

/* Building ---------------------------------------------------------------- */

typedef struct {
  const char *id;
  guint       items[MAX_ITEMS];  /* numbers of items, from 0 */
  guint       n_items;
  gboolean    reverse[MAX_ITEMS];/* of the item at that place */
  const char *rest;              /* further attributes, or "" */
} Sub;

typedef struct {
  int         from, to;          /* with a whole number in the middle */
  const char *missing;
  guint       n_items;
  guint       order[MAX_ITEMS];  /* in which the items stand in the file */
  guint       n_forms;           /* 0: the file names none */
  Sub         subs[3];
  guint       n_subs;
  const char *composite;         /* of which score over all forms (nullable) */
} File;

static void
add_names (GString    *text,
           const char *attribute,
           const Sub  *sub,
           gboolean    reversed_only)
{
  const char *between = "";
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < sub->n_items; i++)
    if (!reversed_only || sub->reverse[i])
      {
        g_string_append_printf (names, "%si%u", between, sub->items[i]);
        between = " ";
      }
  if (names->len > 0)
    g_string_append_printf (text, " %s=\"%s\"", attribute, names->str);
}

/* A sheet with nothing but the middle proves every file: there it does not matter what
 * is turned round. */
static MoorQuestionnaire *
make (const File *file)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  int middle = (file->from + file->to) / 2;

  g_assert_cmpint (middle * 2, ==, file->from + file->to);
  g_string_append_printf (text,
    "<questionnaire id=\"made\" version=\"1\" validated=\"no\"><title>T</title><purpose>P</purpose>"
    "<rights holder=\"H\">R</rights><scale from=\"%d\" to=\"%d\"%s><label value=\"%d\">a</label>"
    "<label value=\"%d\">b</label></scale>",
    file->from, file->to, file->missing != NULL ? file->missing : "", file->from, file->to);
  for (guint i = 0; i < file->n_forms; i++)
    g_string_append_printf (text, "<form id=\"f%u\">F</form>", i);
  for (guint i = 0; i < file->n_items; i++)
    g_string_append_printf (text, "<item id=\"i%u\"/>", file->order[i]);

  for (guint i = 0; i < file->n_subs; i++)
    {
      const Sub *sub = &file->subs[i];

      g_string_append_printf (text, "<subscale id=\"%s\" %s", sub->id, sub->rest);
      add_names (text, "items", sub, FALSE);
      add_names (text, "reverse", sub, TRUE);
      g_string_append (text, "><title>S</title></subscale>");
    }
  if (file->composite != NULL)
    {
      g_string_append_printf (text, "<composite id=\"over-all\" of=\"%s\" forms=\"", file->composite);
      for (guint i = 0; i < file->n_forms; i++)
        g_string_append_printf (text, "%sf%u", i > 0 ? " " : "", i);
      g_string_append (text, "\"><title>C</title></composite>");
    }

  g_string_append (text, file->n_forms > 0 ? "<test><answers form=\"f0\">" : "<test><answers>");
  for (guint i = 0; i < file->n_items; i++)
    g_string_append_printf (text, " %d", middle);
  g_string_append (text, "</answers>");
  for (guint i = 0; i < file->n_subs; i++)
    g_string_append_printf (text, "<expect score=\"%s\"%s value=\"%u\"/>", file->subs[i].id,
                            file->n_forms > 0 ? " form=\"f0\"" : "",
                            middle * (strstr (file->subs[i].rest, "sum") != NULL
                                        ? file->subs[i].n_items : 1));
  if (file->composite != NULL)
    g_string_append_printf (text, "<expect score=\"over-all\" value=\"%d\"/>", middle);
  g_string_append (text, "</test></questionnaire>");

  MoorQuestionnaire *made = questionnaire_read ("made.xml", text->str, &error);

  g_assert_no_error (error);
  return made;
}

static File
file_of (int   from,
         int   to,
         guint n_items)
{
  File file = { .from = from, .to = to, .n_items = n_items };

  for (guint i = 0; i < n_items; i++)
    file.order[i] = i;
  return file;
}

/* A subscale of all items. */
static Sub
sub_of (const File *file,
        const char *id,
        const char *rest)
{
  Sub sub = { .id = id, .n_items = file->n_items, .rest = rest };

  for (guint i = 0; i < file->n_items; i++)
    sub.items[i] = i;
  return sub;
}

static GRand *
new_rand (void)
{
  guint32 seed = g_random_int ();

  g_test_message ("seed %u", seed);
  return g_rand_new_with_seed (seed);
}

static void
shuffle (GRand *rand,
         guint *numbers,
         guint  n)
{
  for (guint i = n; i > 1; i--)
    {
      guint k = (guint) g_rand_int_range (rand, 0, (int) i);
      guint kept = numbers[i - 1];

      numbers[i - 1] = numbers[k];
      numbers[k] = kept;
    }
}

static void
answer_at_random (GRand      *rand,
                  const File *file,
                  double     *answers,
                  double      share_missing)
{
  for (guint i = 0; i < file->n_items * MAX (file->n_forms, 1); i++)
    answers[i] = g_rand_double (rand) < share_missing
                   ? NAN : g_rand_int_range (rand, file->from, file->to + 1);
}

/* One score of a sheet, scored with a mark behind the results that has to stay. */
static double
score (MoorQuestionnaire *q,
       const double      *answers,
       const char        *id,
       int                form)
{
  guint n = moor_questionnaire_get_n_results (q);
  g_autofree double *results = g_new (double, n + 1);
  int result = moor_questionnaire_find_result (q, (guint) moor_questionnaire_find_score (q, id), form);

  results[n] = 12345.5;
  moor_questionnaire_score (q, answers, results);
  g_assert_cmpfloat (results[n], ==, 12345.5);
  g_assert_cmpint (result, >=, 0);

  return results[result];
}

static void
assert_same (double a,
             double b)
{
  if (isnan (a) || isnan (b))
    g_assert_true (isnan (a) && isnan (b));
  else
    g_assert_cmpfloat (a, ==, b);
}

/* Reversing --------------------------------------------------------------- */

static void
test_reversing (void)
{
  g_autoptr (GRand) rand = new_rand ();

  for (int round = 0; round < 200; round++)
    {
      int to = g_rand_boolean (rand) ? 5 : 7;
      File plain = file_of (1, to, (guint) g_rand_int_range (rand, 1, 19));
      File flipped;
      double answers[MAX_ITEMS], mirrored[MAX_ITEMS];

      plain.subs[0] = sub_of (&plain, "s", "");
      plain.n_subs = 1;
      for (guint i = 0; i < plain.n_items; i++)
        plain.subs[0].reverse[i] = g_rand_boolean (rand);
      flipped = plain;
      for (guint i = 0; i < plain.n_items; i++)
        flipped.subs[0].reverse[i] = !plain.subs[0].reverse[i];

      g_autoptr (MoorQuestionnaire) one = make (&plain);
      g_autoptr (MoorQuestionnaire) other = make (&flipped);

      answer_at_random (rand, &plain, answers, 0.05);
      for (guint i = 0; i < plain.n_items; i++)
        mirrored[i] = 1 + to - answers[i];

      /* Twice is the same as never; once is the other way round. */
      assert_same (score (one, answers, "s", 0), score (other, mirrored, "s", 0));
      if (!isnan (score (one, answers, "s", 0)))
        g_assert_cmpfloat_with_epsilon (score (one, answers, "s", 0) + score (other, answers, "s", 0),
                                        1 + to, 1e-12);
    }
}

static void
test_two_subscales (void)
{
  File file = file_of (1, 5, 3);
  const double answers[] = { 2, 5, 1 };

  file.subs[0] = (Sub) { .id = "first", .items = { 0, 1 }, .n_items = 2, .rest = "" };
  file.subs[1] = (Sub) { .id = "second", .items = { 0, 2 }, .n_items = 2,
                         .reverse = { TRUE, FALSE }, .rest = "" };
  file.n_subs = 2;

  g_autoptr (MoorQuestionnaire) q = make (&file);

  /* 2 + 5; 6 - 2 + 1 */
  g_assert_cmpfloat (score (q, answers, "first", 0), ==, 3.5);
  g_assert_cmpfloat (score (q, answers, "second", 0), ==, 2.5);
}

/* Order and place --------------------------------------------------------- */

static void
test_order (void)
{
  g_autoptr (GRand) rand = new_rand ();

  for (int round = 0; round < 200; round++)
    {
      File sorted = file_of (0, 4, (guint) g_rand_int_range (rand, 1, 19));
      File mixed;
      double by_item[MAX_ITEMS], answers[MAX_ITEMS];
      guint places[MAX_ITEMS];

      sorted.subs[0] = sub_of (&sorted, "s", "method=\"sum\"");
      sorted.n_subs = 1;
      for (guint i = 0; i < sorted.n_items; i++)
        sorted.subs[0].reverse[i] = g_rand_boolean (rand);
      mixed = sorted;
      shuffle (rand, mixed.order, mixed.n_items);
      for (guint i = 0; i < sorted.n_items; i++)
        places[i] = i;
      shuffle (rand, places, sorted.n_items);
      for (guint i = 0; i < sorted.n_items; i++)
        {
          mixed.subs[0].items[i] = sorted.subs[0].items[places[i]];
          mixed.subs[0].reverse[i] = sorted.subs[0].reverse[places[i]];
        }

      g_autoptr (MoorQuestionnaire) one = make (&sorted);
      g_autoptr (MoorQuestionnaire) other = make (&mixed);

      answer_at_random (rand, &sorted, by_item, 0.05);
      for (guint i = 0; i < sorted.n_items; i++)
        answers[i] = by_item[mixed.order[i]];

      assert_same (score (one, by_item, "s", 0), score (other, answers, "s", 0));
    }
}

static void
test_forms (void)
{
  g_autoptr (GRand) rand = new_rand ();

  for (int round = 0; round < 100; round++)
    {
      File alone = file_of (1, 7, (guint) g_rand_int_range (rand, 1, 12));
      File together;
      double answers[MAX_ITEMS * 3];
      double sum = 0;
      guint scored = 0;

      alone.subs[0] = sub_of (&alone, "s", "");
      alone.subs[0].reverse[0] = TRUE;
      alone.n_subs = 1;
      together = alone;
      together.n_forms = 3;
      together.composite = "s";

      g_autoptr (MoorQuestionnaire) one = make (&alone);
      g_autoptr (MoorQuestionnaire) three = make (&together);

      answer_at_random (rand, &together, answers, 0.1);
      for (int form = 0; form < 3; form++)
        {
          double apart = score (one, answers + form * (int) alone.n_items, "s", 0);

          assert_same (score (three, answers, "s", form), apart);
          if (!isnan (apart))
            {
              sum += apart;
              scored++;
            }
        }
      assert_same (score (three, answers, "over-all", -1), scored > 0 ? sum / scored : NAN);
    }
}

/* Size -------------------------------------------------------------------- */

static void
test_constant (void)
{
  g_autoptr (GRand) rand = new_rand ();

  for (int round = 0; round < 100; round++)
    {
      File file = file_of (0, 10, (guint) g_rand_int_range (rand, 1, 19));
      int more = g_rand_int_range (rand, 1, 6);
      double answers[MAX_ITEMS], higher[MAX_ITEMS];

      file.subs[0] = sub_of (&file, "up", "");
      file.subs[1] = sub_of (&file, "down", "");
      file.n_subs = 2;
      for (guint i = 0; i < file.n_items; i++)
        {
          file.subs[1].reverse[i] = TRUE;
          answers[i] = g_rand_int_range (rand, 0, 5);
          higher[i] = answers[i] + more;
        }

      g_autoptr (MoorQuestionnaire) q = make (&file);

      g_assert_cmpfloat_with_epsilon (score (q, higher, "up", 0), score (q, answers, "up", 0) + more, 1e-12);
      g_assert_cmpfloat_with_epsilon (score (q, higher, "down", 0), score (q, answers, "down", 0) - more, 1e-12);
    }
}

static void
test_sums (void)
{
  g_autoptr (GRand) rand = new_rand ();

  for (int round = 0; round < 200; round++)
    {
      File file = file_of (1, 5, (guint) g_rand_int_range (rand, 1, 37));
      double answers[MAX_ITEMS];
      guint answered = 0;
      double all = 0;

      file.subs[0] = sub_of (&file, "mean", "max-missing=\"50%\"");
      file.subs[1] = sub_of (&file, "sum", "method=\"sum\" max-missing=\"50%\"");
      file.n_subs = 2;

      g_autoptr (MoorQuestionnaire) q = make (&file);

      answer_at_random (rand, &file, answers, 0.4);
      for (guint i = 0; i < file.n_items; i++)
        if (!isnan (answers[i]))
          {
            all += answers[i];
            answered++;
          }

      double mean = score (q, answers, "mean", 0), sum = score (q, answers, "sum", 0);

      if (answered == 0 || (file.n_items - answered) * 2 > file.n_items)
        {
          g_assert_true (isnan (mean) && isnan (sum));
          continue;
        }
      g_assert_cmpfloat (mean, ==, all / answered);
      g_assert_cmpfloat_with_epsilon (sum, mean * file.n_items, 1e-9);
      if (answered == file.n_items)
        g_assert_cmpfloat (sum, ==, all);
    }
}

static void
test_precision (void)
{
  File file = file_of (0, 2, 3);
  const double third[] = { 0, 0, 1 }, all[] = { 1, 1, 2 };

  file.subs[0] = sub_of (&file, "s", "");
  file.n_subs = 1;

  g_autoptr (MoorQuestionnaire) q = make (&file);

  g_assert_cmpfloat (score (q, third, "s", 0), ==, 1.0 / 3.0);
  g_assert_cmpfloat (score (q, all, "s", 0), ==, 4.0 / 3.0);
}

/* The same statements on another scale are another file: what is turned round comes out
 * elsewhere, and what can come out is not the same. */
static void
test_scales (void)
{
  File five = file_of (1, 5, 2), seven = file_of (1, 7, 2);
  const double answers[] = { 2, 2 };
  double value;

  five.subs[0] = sub_of (&five, "s", "");
  five.subs[0].reverse[1] = TRUE;
  five.n_subs = 1;
  seven.subs[0] = five.subs[0];
  seven.n_subs = 1;

  g_autoptr (MoorQuestionnaire) short_one = make (&five);
  g_autoptr (MoorQuestionnaire) long_one = make (&seven);

  /* 2 and 6 - 2; 2 and 8 - 2 */
  g_assert_cmpfloat (score (short_one, answers, "s", 0), ==, 3);
  g_assert_cmpfloat (score (long_one, answers, "s", 0), ==, 4);
  g_assert_cmpfloat (moor_questionnaire_get_score (short_one, 0)->highest, ==, 5);
  g_assert_cmpfloat (moor_questionnaire_get_score (long_one, 0)->highest, ==, 7);
  g_assert_cmpint (moor_questionnaire_read_cell (short_one, "6", 1, &value), ==, MOOR_CELL_UNKNOWN);
  g_assert_cmpint (moor_questionnaire_read_cell (long_one, "6", 1, &value), ==, MOOR_CELL_ANSWER);
}

/* What is missing --------------------------------------------------------- */

static void
test_missing (void)
{
  for (guint n = 1; n <= 36; n++)
    {
      File file = file_of (1, 5, n);
      double answers[MAX_ITEMS];

      file.subs[0] = sub_of (&file, "left-out", "");
      file.subs[1] = sub_of (&file, "refuse", "action=\"refuse\"");
      file.subs[2] = sub_of (&file, "two", "action=\"prorate\" max-missing=\"2\"");
      file.n_subs = 3;

      g_autoptr (MoorQuestionnaire) q = make (&file);

      for (guint i = 0; i < n; i++)
        answers[i] = 4;
      for (guint missing = 0; missing <= n; missing++)
        {
          /* A fifth of them at the most, and never all. */
          gboolean fifth = missing * 5 <= n && missing < n;
          gboolean two = missing <= 2 && missing < n;

          if (missing > 0)
            answers[missing - 1] = NAN;
          assert_same (score (q, answers, "left-out", 0), fifth ? 4 : NAN);
          assert_same (score (q, answers, "refuse", 0), missing == 0 ? 4 : NAN);
          assert_same (score (q, answers, "two", 0), two ? 4 : NAN);
          if ((n == 8 && missing == 1) || (n == 18 && missing == 3))
            g_assert_false (isnan (score (q, answers, "left-out", 0)));
          if ((n == 8 && missing == 2) || (n == 18 && missing == 4))
            g_assert_true (isnan (score (q, answers, "left-out", 0)));
        }
    }
}

static void
test_codes (void)
{
  File code = file_of (1, 5, 1), answer = file_of (0, 4, 1), neither = file_of (1, 5, 1);
  const struct { const char *cell; MoorCellKind code, answer, neither; } table[] = {
    { "0", MOOR_CELL_MISSING, MOOR_CELL_ANSWER, MOOR_CELL_UNKNOWN },
    { "0.0", MOOR_CELL_MISSING, MOOR_CELL_ANSWER, MOOR_CELL_UNKNOWN },
    { "-1", MOOR_CELL_MISSING, MOOR_CELL_MISSING, MOOR_CELL_UNKNOWN },
    { "99", MOOR_CELL_MISSING, MOOR_CELL_UNKNOWN, MOOR_CELL_UNKNOWN },
    { "NA", MOOR_CELL_MISSING, MOOR_CELL_UNKNOWN, MOOR_CELL_UNKNOWN },
    { "", MOOR_CELL_MISSING, MOOR_CELL_MISSING, MOOR_CELL_MISSING },
    { "3", MOOR_CELL_ANSWER, MOOR_CELL_ANSWER, MOOR_CELL_ANSWER },
    { "5", MOOR_CELL_ANSWER, MOOR_CELL_UNKNOWN, MOOR_CELL_ANSWER },
  };
  double value;

  code.missing = " missing=\"0 99 -1 NA\"";
  answer.missing = " missing=\"-1\"";
  code.subs[0] = answer.subs[0] = neither.subs[0] = sub_of (&code, "s", "");
  code.n_subs = answer.n_subs = neither.n_subs = 1;

  g_autoptr (MoorQuestionnaire) with_codes = make (&code);
  g_autoptr (MoorQuestionnaire) from_zero = make (&answer);
  g_autoptr (MoorQuestionnaire) without = make (&neither);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const char *cell = table[i].cell;
      gsize length = strlen (cell);

      g_assert_cmpint (moor_questionnaire_read_cell (with_codes, cell, length, &value), ==, table[i].code);
      g_assert_cmpint (moor_questionnaire_read_cell (from_zero, cell, length, &value), ==, table[i].answer);
      g_assert_cmpint (moor_questionnaire_read_cell (without, cell, length, &value), ==, table[i].neither);
    }

  /* An answer of 0 counts. */
  value = 0;
  g_assert_cmpfloat (score (from_zero, &value, "s", 0), ==, 0);
}

/* Bands ------------------------------------------------------------------- */

static const char *
band_at (MoorQuestionnaire *q,
         const char        *id,
         double             value)
{
  const MoorBand *band = moor_questionnaire_get_band (q, (guint) moor_questionnaire_find_score (q, id), value);

  return band != NULL ? band->label : NULL;
}

static void
test_bands (void)
{
  g_autofree char *text = questionnaire_text ("good", "everything.xml");
  g_autoptr (MoorQuestionnaire) q = questionnaire_read ("everything.xml", text, NULL);
  double below = nextafter (0.5, -1), above = nextafter (0.5, 1);

  /* The file gives -0.5 to the upper one, and says nothing of 0.5. */
  g_assert_cmpstr (band_at (q, "mean", nextafter (-0.5, -1)), ==, "low");
  g_assert_cmpstr (band_at (q, "mean", -0.5), ==, "in between");
  g_assert_cmpstr (band_at (q, "mean", below), ==, "in between");
  g_assert_cmpstr (band_at (q, "mean", 0.5), ==, "in between");
  g_assert_cmpstr (band_at (q, "mean", above), ==, "high");
  /* Both ends of what is there, and what lies outside or between. */
  g_assert_cmpstr (band_at (q, "mean", -3), ==, "low");
  g_assert_cmpstr (band_at (q, "mean", 3), ==, "high");
  g_assert_null (band_at (q, "mean", nextafter (3, 4)));
  g_assert_cmpstr (band_at (q, "sum", 0), ==, "low");
  g_assert_null (band_at (q, "sum", 2));
  g_assert_cmpstr (band_at (q, "sum", 4), ==, "high");
  g_assert_null (band_at (q, "backwards", 0));
  g_assert_null (band_at (q, "mean", NAN));
}

/* Languages --------------------------------------------------------------- */

/* Bands are words and are translated; what a <test> expects of them is the same words. */
static const char *
shout (const char *context,
       const char *msgid,
       gpointer    data)
{
  char *upper = g_utf8_strup (msgid, -1);

  g_assert_cmpstr (context, ==, "questionnaire:every-thing2");
  g_ptr_array_add (data, upper);
  return upper;
}

static void
test_translated (void)
{
  g_autofree char *text = questionnaire_text ("good", "everything.xml");
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorQuestionnaire) q = moor_questionnaire_read ("everything.xml", bytes, shout, kept,
                                                             "xx", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (moor_questionnaire_get_title (q), ==, "EVERYTHING");
  g_assert_cmpstr (moor_questionnaire_get_item_text (q, 1, 0), ==, "I SAY IT TO THEM.");
  g_assert_cmpstr (moor_questionnaire_get_score (q, 0)->low, ==, "LITTLE");
  g_assert_cmpstr (band_at (q, "mean", 3), ==, "HIGH");

  /* What is kept with a page reads again. */
  g_autoptr (MoorQuestionnaire) again =
    questionnaire_read ("kept.xml", moor_questionnaire_get_definition (q), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (band_at (again, "mean", 3), ==, "HIGH");
}

/* Numbers have a point in files, whatever the country writes. */
static void
test_comma (void)
{
  g_autofree char *kept = g_strdup (setlocale (LC_NUMERIC, NULL));

  if (!moor_comma_enter ())
    {
      g_test_skip ("there is no locale with a comma here");
      return;
    }

  g_autofree char *text = questionnaire_text ("good", "everything.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorQuestionnaire) q = questionnaire_read ("everything.xml", text, &error);
  double value;

  g_assert_no_error (error);
  g_assert_cmpfloat (((MoorBand *) g_ptr_array_index (moor_questionnaire_get_bands (q), 0))->to, ==, -0.5);
  g_assert_cmpint (moor_questionnaire_read_cell (q, "1.0", 3, &value), ==, MOOR_CELL_ANSWER);
  g_assert_cmpint (moor_questionnaire_read_cell (q, "1,0", 3, &value), ==, MOOR_CELL_UNKNOWN);
  setlocale (LC_NUMERIC, kept);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/questionnaires/reversing", test_reversing);
  g_test_add_func ("/questionnaires/two-subscales", test_two_subscales);
  g_test_add_func ("/questionnaires/order", test_order);
  g_test_add_func ("/questionnaires/forms", test_forms);
  g_test_add_func ("/questionnaires/constant", test_constant);
  g_test_add_func ("/questionnaires/sums", test_sums);
  g_test_add_func ("/questionnaires/precision", test_precision);
  g_test_add_func ("/questionnaires/scales", test_scales);
  g_test_add_func ("/questionnaires/missing", test_missing);
  g_test_add_func ("/questionnaires/codes", test_codes);
  g_test_add_func ("/questionnaires/bands", test_bands);
  g_test_add_func ("/questionnaires/translated", test_translated);
  g_test_add_func ("/questionnaires/comma", test_comma);

  return g_test_run ();
}

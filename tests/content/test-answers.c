/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-answer.h"
#include "content/moor-answers.h"
#include "moor-test.h"

static void
test_simple (void)
{
  const char *texts[] = { "one", "", "two", NULL };
  g_autoptr (MoorAnswer) text = moor_answer_new_text ("words");
  g_autoptr (MoorAnswer) number = moor_answer_new_number (7.5);
  g_autoptr (MoorAnswer) list = moor_answer_new_texts (texts);
  double value = 0;

  g_assert_null (moor_answer_new_text (""));
  g_assert_null (moor_answer_new_text (NULL));
  g_assert_null (moor_answer_new_texts (NULL));

  g_assert_cmpstr (moor_answer_get_text (text, 0, ""), ==, "words");
  g_assert_false (moor_answer_get_number (text, 0, "", &value));
  g_assert_cmpuint (moor_answer_get_bytes (text), ==, 5);
  g_assert_cmpint (moor_answer_get_n_rows (text), ==, 1);

  g_assert_true (moor_answer_get_number (number, 0, "", &value));
  g_assert_cmpfloat (value, ==, 7.5);
  g_assert_null (moor_answer_get_text (number, 0, ""));
  g_assert_cmpuint (moor_answer_get_bytes (number), ==, 0);

  g_assert_cmpint (moor_answer_get_n_rows (list), ==, 2);
  g_assert_cmpstr (moor_answer_get_text (list, 1, ""), ==, "two");
  g_assert_true (moor_answer_has (list, "two"));
  g_assert_false (moor_answer_has (list, "tw"));
}

static void
test_builder_order (void)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  moor_answer_builder_add_number (builder, 2, "strength", 4);
  moor_answer_builder_add_text (builder, 2, "", "sad");
  moor_answer_builder_add_text (builder, 0, "", "old");
  moor_answer_builder_add_text (builder, 0, "", "");
  moor_answer_builder_add_text (builder, 0, "", "new");

  g_autoptr (MoorAnswer) answer = moor_answer_builder_end (builder);

  g_assert_cmpuint (moor_answer_get_n_cells (answer), ==, 3);
  g_assert_cmpstr (moor_answer_get_cell (answer, 0)->text, ==, "new");
  g_assert_cmpint (moor_answer_get_cell (answer, 1)->row, ==, 2);
  g_assert_cmpstr (moor_answer_get_cell (answer, 1)->slot, ==, "");
  g_assert_cmpstr (moor_answer_get_cell (answer, 2)->slot, ==, "strength");
  g_assert_cmpuint (moor_answer_get_bytes (answer), ==, 6);
  g_assert_null (moor_answer_builder_end (moor_answer_builder_new ()));
}

static void
test_column_slots (void)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  MoorAnswerBuilder *inner = moor_answer_builder_new ();

  moor_answer_builder_add_text (inner, 0, "", "other");
  moor_answer_builder_add_text (inner, 0, "other", "own");
  moor_answer_builder_add_text (inner, 1, "", "second");
  g_autoptr (MoorAnswer) choices = moor_answer_builder_end (inner);

  moor_answer_builder_add_column (builder, 3, "what", choices);
  moor_answer_builder_add_column (builder, 3, "what-else", NULL);
  moor_answer_builder_add_text (builder, 3, "@id", "someone");
  g_autoptr (MoorAnswer) rows = moor_answer_builder_end (builder);

  g_assert_cmpstr (moor_answer_get_text (rows, 3, "what"), ==, "other");
  g_assert_cmpstr (moor_answer_get_text (rows, 3, "what/0/other"), ==, "own");
  g_assert_cmpstr (moor_answer_get_text (rows, 3, "what/1"), ==, "second");

  g_autoptr (MoorAnswer) back = moor_answer_get_column (rows, 3, "what");
  g_assert_true (moor_answer_equal (back, choices));
  g_assert_null (moor_answer_get_column (rows, 3, "what-else"));
  g_assert_null (moor_answer_get_column (rows, 3, "wha"));
  g_assert_null (moor_answer_get_column (rows, 2, "what"));
}

static char *
random_text (void)
{
  static const char *const bits[] = { "a", "ö", "–", "🙂", " ", "\n", "don't", "\"", "ש" };
  GString *text = g_string_new (NULL);
  int n = g_test_rand_int_range (1, 12);

  for (int i = 0; i < n; i++)
    g_string_append (text, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);

  return g_string_free (text, FALSE);
}

static MoorAnswer *
random_answer (void)
{
  static const char *const slots[] = { "", "other", "strength", "word", "mother:12" };
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  int n = g_test_rand_int_range (1, 10);

  for (int i = 0; i < n; i++)
    {
      int row = g_test_rand_int_range (0, 13);
      const char *slot = slots[g_test_rand_int_range (0, G_N_ELEMENTS (slots))];
      g_autofree char *text = random_text ();

      if (g_test_rand_bit ())
        moor_answer_builder_add_text (builder, row, slot, text);
      else
        moor_answer_builder_add_number (builder, row, slot, g_test_rand_int_range (-5, 101));
    }

  return moor_answer_builder_end (builder);
}

/* Cells come back sorted and each once, and an answer built from the cells of
 * another is equal to it. */
static void
test_random_cells (void)
{
  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (MoorAnswer) answer = random_answer ();
      MoorAnswerBuilder *builder = moor_answer_builder_new ();
      gsize bytes = 0;

      for (guint i = moor_answer_get_n_cells (answer); i-- > 0;)
        {
          const MoorCell *cell = moor_answer_get_cell (answer, i);

          if (i > 0)
            {
              const MoorCell *before = moor_answer_get_cell (answer, i - 1);

              g_assert_true (before->row < cell->row ||
                             (before->row == cell->row && g_strcmp0 (before->slot, cell->slot) < 0));
            }
          if (cell->text != NULL)
            {
              bytes += strlen (cell->text);
              g_assert_cmpstr (moor_answer_get_text (answer, cell->row, cell->slot), ==, cell->text);
              moor_answer_builder_add_text (builder, cell->row, cell->slot, cell->text);
            }
          else
            moor_answer_builder_add_number (builder, cell->row, cell->slot, cell->number);
        }

      g_autoptr (MoorAnswer) copy = moor_answer_builder_end (builder);
      g_assert_true (moor_answer_equal (answer, copy));
      g_assert_cmpuint (moor_answer_get_bytes (answer), ==, bytes);
    }
}

/* Any answers put into the columns of rows come out as they went in. */
static void
test_random_columns (void)
{
  static const char *const columns[] = { "a", "ab", "a-b", "tone" };

  for (int round = 0; round < 500; round++)
    {
      MoorAnswer *in[3][G_N_ELEMENTS (columns)] = { { NULL } };
      MoorAnswerBuilder *builder = moor_answer_builder_new ();

      for (int row = 0; row < 3; row++)
        for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
          {
            if (g_test_rand_int_range (0, 4) > 0)
              in[row][c] = random_answer ();
            moor_answer_builder_add_column (builder, row, columns[c], in[row][c]);
          }

      g_autoptr (MoorAnswer) rows = moor_answer_builder_end (builder);

      for (int row = 0; row < 3; row++)
        for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
          {
            g_autoptr (MoorAnswer) out =
              rows != NULL ? moor_answer_get_column (rows, row, columns[c]) : NULL;

            g_assert_true (moor_answer_equal (in[row][c], out));
            g_clear_pointer (&in[row][c], moor_answer_unref);
          }
    }
}

static void
count_change (MoorAnswers *answers,
              const char  *field,
              int         *count)
{
  g_assert_cmpstr (field, ==, "note");
  (*count)++;
}

static void
test_answers (void)
{
  g_autoptr (MoorAnswers) answers = moor_answers_new ();
  g_autoptr (MoorAnswer) one = moor_answer_new_text ("one");
  g_autoptr (MoorAnswer) same = moor_answer_new_text ("one");
  g_autoptr (MoorAnswer) two = moor_answer_new_text ("zwei");
  int count = 0;

  g_signal_connect (answers, "changed::note", G_CALLBACK (count_change), &count);

  g_assert_true (moor_answers_set (answers, "note", one));
  g_assert_false (moor_answers_set (answers, "note", same));
  g_assert_cmpint (count, ==, 1);
  g_assert_true (moor_answers_set (answers, "a-field", two));
  g_assert_cmpint (count, ==, 1);
  g_assert_cmpuint (moor_answers_get_bytes (answers), ==, 7);

  g_autoptr (MoorAnswers) copy = moor_answers_copy (answers);
  g_assert_true (moor_answers_set (answers, "note", NULL));
  g_assert_false (moor_answers_set (answers, "note", NULL));
  g_assert_cmpint (count, ==, 2);
  g_assert_null (moor_answers_get (answers, "note"));
  g_assert_cmpuint (moor_answers_get_bytes (answers), ==, 4);
  g_assert_true (moor_answer_equal (moor_answers_get (copy, "note"), one));
  g_assert_cmpuint (moor_answers_get_bytes (copy), ==, 7);

  g_autoptr (GPtrArray) fields = moor_answers_fields (copy);
  g_assert_cmpuint (fields->len, ==, 2);
  g_assert_cmpstr (fields->pdata[0], ==, "a-field");
  g_assert_cmpstr (fields->pdata[1], ==, "note");

  g_assert_finalize_object (g_steal_pointer (&copy));
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/answer/simple", test_simple);
  g_test_add_func ("/answer/builder-order", test_builder_order);
  g_test_add_func ("/answer/column-slots", test_column_slots);
  g_test_add_func ("/answer/random-cells", test_random_cells);
  g_test_add_func ("/answer/random-columns", test_random_columns);
  g_test_add_func ("/answers/changed", test_answers);

  return g_test_run ();
}

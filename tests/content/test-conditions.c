/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/moor-error.h"
#include "content/moor-answers.h"
#include "content/moor-condition-private.h"
#include "moor-test.h"

static MoorAnswer *
look_up (const char *field,
         gpointer    answers)
{
  return moor_answers_get (answers, field);
}

/* "other" and "limit" are fields, and nothing else is. */
static gboolean
is_field (const char *field,
          const char *word,
          gpointer    data)
{
  return strcmp (word, "other") == 0 || strcmp (word, "limit") == 0;
}

static gboolean
holds (MoorAnswers *answers,
       const char  *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorCondition) condition = moor_condition_parse (text, is_field, NULL, &error);

  g_assert_no_error (error);

  return moor_condition_holds (condition, look_up, answers);
}

static void
set (MoorAnswers *answers,
     const char  *field,
     MoorAnswer  *answer)
{
  moor_answers_set (answers, field, answer);
  g_clear_pointer (&answer, moor_answer_unref);
}

static void
test_table (void)
{
  g_autoptr (MoorAnswers) answers = moor_answers_new ();
  const char *needs[] = { "safe", "rest", NULL };

  set (answers, "state", moor_answer_new_text ("numb"));
  set (answers, "before", moor_answer_new_number (8));
  set (answers, "tone", moor_answer_new_number (-2));
  set (answers, "other", moor_answer_new_number (8));
  set (answers, "limit", moor_answer_new_text ("numb"));
  set (answers, "need", moor_answer_new_texts (needs));

  g_assert_true (holds (answers, "state = numb"));
  g_assert_false (holds (answers, "state = racing"));
  g_assert_false (holds (answers, "state != numb"));
  g_assert_true (holds (answers, "state != racing"));
  g_assert_true (holds (answers, "state in racing numb both"));
  g_assert_false (holds (answers, "state in racing both"));
  g_assert_true (holds (answers, "state has numb"));
  g_assert_true (holds (answers, "need has rest"));
  g_assert_false (holds (answers, "need has sleep"));
  g_assert_true (holds (answers, "need in sleep rest"));
  g_assert_true (holds (answers, "need lacks sleep"));
  g_assert_false (holds (answers, "need lacks rest"));
  g_assert_false (holds (answers, "state lacks numb"));
  /* "=" is about an answer of one row. */
  g_assert_false (holds (answers, "need = rest"));
  g_assert_true (holds (answers, "need != rest"));

  g_assert_true (holds (answers, "before >= 8"));
  g_assert_true (holds (answers, "before<=8"));
  g_assert_false (holds (answers, "before > 8"));
  g_assert_false (holds (answers, "before < 8"));
  g_assert_true (holds (answers, "before = 8"));
  g_assert_true (holds (answers, "before in 7 8"));
  g_assert_true (holds (answers, "tone < 0"));
  g_assert_true (holds (answers, "tone > -3"));
  g_assert_false (holds (answers, "state > 3"));

  /* The right side is another field. */
  g_assert_true (holds (answers, "before = other"));
  g_assert_true (holds (answers, "tone < other"));
  g_assert_false (holds (answers, "before > other"));
  g_assert_true (holds (answers, "state = limit"));
  g_assert_false (holds (answers, "before = limit"));
  /* "in" and "has" always compare with words. */
  g_assert_false (holds (answers, "state in other limit"));

  /* What is not answered. */
  g_assert_false (holds (answers, "missing = numb"));
  g_assert_true (holds (answers, "missing != numb"));
  g_assert_false (holds (answers, "missing > 3"));
  g_assert_false (holds (answers, "missing in a b"));
  g_assert_false (holds (answers, "missing has a"));
  g_assert_true (holds (answers, "missing lacks a"));
  set (answers, "other", NULL);
  g_assert_false (holds (answers, "before >= other"));
  g_assert_true (holds (answers, "before != other"));

  g_assert_true (holds (answers, "state = numb and before >= 8"));
  g_assert_false (holds (answers, "state = numb and before > 8"));
  g_assert_true (holds (answers, "state = racing or before >= 8"));
  g_assert_false (holds (answers, "state = racing or before > 8 or need has sleep"));
  g_assert_true (holds (answers, "state in racing numb and need has safe and before = 8"));
  g_assert_true (moor_condition_holds (NULL, look_up, answers));
}

static void
test_errors (void)
{
  static const char *const wrong[] = {
    "", " ", "state", "state =", "= numb", "state = numb and", "or state = numb",
    "state = numb or before = 1 and need has x", "state = numb need has x", "state == numb",
    "state ~ numb", "state = 'numb'", "state > numb", "state in", "state = and", "in in in",
    "before > > 3", "a = b = c", "has has has", "before > 1e999", "state =! numb",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      if (moor_condition_parse (wrong[i], is_field, NULL, &error) != NULL)
        g_error ("“%s” was accepted", wrong[i]);
      g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
    }
}

static void
test_fields (void)
{
  g_autoptr (MoorCondition) condition =
    moor_condition_parse ("a > other and b in x y and a < 3", is_field, NULL, NULL);
  g_autoptr (GPtrArray) fields = moor_condition_fields (condition);
  g_autoptr (GPtrArray) none = moor_condition_fields (NULL);

  g_assert_cmpuint (fields->len, ==, 3);
  g_assert_cmpstr (fields->pdata[0], ==, "a");
  g_assert_cmpstr (fields->pdata[1], ==, "other");
  g_assert_cmpstr (fields->pdata[2], ==, "b");
  g_assert_cmpuint (none->len, ==, 0);
}

/* Random conditions, against a plain reading of what the design says. --------- */

#define N_FIELDS 4

static const char *const field_names[N_FIELDS] = { "f0", "f1", "f2", "f3" };
static const char *const signs[] = { "=", "!=", "<", "<=", ">", ">=", "in", "has", "lacks" };
static const char *const values[] = { "a", "b", "c" };

static gboolean
is_named_field (const char *field,
                const char *word,
                gpointer    data)
{
  return word[0] == 'f';
}

static MoorAnswer *
random_answer (void)
{
  const char *some[] = { values[g_test_rand_int_range (0, 3)], values[g_test_rand_int_range (0, 3)], NULL };

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return NULL;
    case 1:
      return moor_answer_new_number (g_test_rand_int_range (-2, 4));
    case 2:
      return moor_answer_new_text (some[0]);
    default:
      return moor_answer_new_texts (some);
    }
}

/* Values of the "" cells as words, so that this needs no cells. */
static GPtrArray *
plain_values (const MoorAnswer *answer,
              gboolean         *is_number,
              double           *number)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  *is_number = answer != NULL && moor_answer_get_number (answer, 0, "", number);
  if (*is_number)
    g_ptr_array_add (all, g_strdup_printf ("%d", (int) *number));
  for (int row = 0; answer != NULL && !*is_number && row < moor_answer_get_n_rows (answer); row++)
    g_ptr_array_add (all, g_strdup (moor_answer_get_text (answer, row, "")));

  return all;
}

static gboolean
plain_comparison (MoorAnswers *answers,
                  const char  *field,
                  const char  *sign,
                  const char  *word)
{
  MoorAnswer *left = moor_answers_get (answers, field);
  MoorAnswer *right = word[0] == 'f' ? moor_answers_get (answers, word) : NULL;
  gboolean is_size = sign[0] == '<' || sign[0] == '>';
  gboolean a_number, b_number = word[0] != 'f' && !g_ascii_isalpha (word[0]);
  double a = 0, b = b_number ? g_ascii_strtod (word, NULL) : 0;

  if (left == NULL || (word[0] == 'f' && right == NULL))
    return strcmp (sign, "!=") == 0 || strcmp (sign, "lacks") == 0;

  g_autoptr (GPtrArray) ours = plain_values (left, &a_number, &a);
  g_autoptr (GPtrArray) theirs = NULL;

  if (right != NULL)
    theirs = plain_values (right, &b_number, &b);
  else
    {
      theirs = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (theirs, g_strdup (word));
    }

  if (is_size)
    return a_number && b_number &&
           (strcmp (sign, "<") == 0 ? a < b : strcmp (sign, "<=") == 0 ? a <= b
            : strcmp (sign, ">") == 0 ? a > b : a >= b);

  if (strcmp (sign, "in") == 0 || strcmp (sign, "has") == 0)
    return g_ptr_array_find_with_equal_func (ours, word, g_str_equal, NULL);
  if (strcmp (sign, "lacks") == 0)
    return !g_ptr_array_find_with_equal_func (ours, word, g_str_equal, NULL);

  gboolean same = ours->len == 1 && theirs->len == 1 &&
                  strcmp (ours->pdata[0], theirs->pdata[0]) == 0;

  return (strcmp (sign, "=") == 0) == same;
}

static void
test_random (void)
{
  int n_true = 0, n_rounds = 20000;

  for (int round = 0; round < n_rounds; round++)
    {
      g_autoptr (MoorAnswers) answers = moor_answers_new ();
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      gboolean any = g_test_rand_bit ();
      gboolean expected = !any;
      int n = g_test_rand_int_range (1, 4);

      for (int i = 0; i < N_FIELDS; i++)
        {
          g_autoptr (MoorAnswer) answer = random_answer ();

          moor_answers_set (answers, field_names[i], answer);
        }

      for (int i = 0; i < n; i++)
        {
          const char *field = field_names[g_test_rand_int_range (0, N_FIELDS)];
          const char *sign = signs[g_test_rand_int_range (0, G_N_ELEMENTS (signs))];
          gboolean is_size = sign[0] == '<' || sign[0] == '>';
          gboolean may_name = strcmp (sign, "in") != 0 && strcmp (sign, "has") != 0 &&
                              strcmp (sign, "lacks") != 0;
          g_autofree char *number = g_strdup_printf ("%d", g_test_rand_int_range (-2, 4));
          const char *word = may_name && g_test_rand_bit ()
                               ? field_names[g_test_rand_int_range (0, N_FIELDS)]
                               : is_size || g_test_rand_bit () ? number
                               : values[g_test_rand_int_range (0, 3)];
          gboolean result = plain_comparison (answers, field, sign, word);

          g_string_append_printf (text, "%s%s %s %s", i == 0 ? "" : any ? " or " : " and ",
                                  field, sign, word);
          expected = any ? expected || result : expected && result;
        }

      g_autoptr (MoorCondition) condition =
        moor_condition_parse (text->str, is_named_field, NULL, &error);

      g_assert_no_error (error);
      if (moor_condition_holds (condition, look_up, answers) != expected)
        g_error ("%s: expected %d", text->str, expected);
      n_true += expected;
    }

  g_assert_cmpint (n_true, >, n_rounds / 20);
  g_assert_cmpint (n_true, <, n_rounds - n_rounds / 20);
}

/* Conditions said to exclude each other never hold at once. ------------------- */

static gboolean
is_single (const char *field,
           gpointer    data)
{
  return strcmp (field, "f0") == 0 || strcmp (field, "f1") == 0;
}

static char *
random_condition (void)
{
  static const char *const texts[] = {
    "f0 = a", "f0 = b", "f0 != a", "f0 in a b", "f0 in b c", "f0 has c", "f1 < 0", "f1 <= 0",
    "f1 > 0", "f1 >= 0", "f1 > 1", "f1 = 1", "f1 != 1", "f2 has a", "f2 = a", "f2 in b c",
    "f2 lacks a", "f2 lacks b", "f0 lacks a",
  };
  const char *a = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
  const char *b = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];

  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      return g_strdup (a);
    case 1:
      return g_strdup_printf ("%s and %s", a, b);
    default:
      return g_strdup_printf ("%s or %s", a, b);
    }
}

static void
test_excludes (void)
{
  int n_excluded = 0;

  for (int round = 0; round < 20000; round++)
    {
      g_autofree char *a_text = random_condition ();
      g_autofree char *b_text = random_condition ();
      g_autoptr (MoorCondition) a = moor_condition_parse (a_text, NULL, NULL, NULL);
      g_autoptr (MoorCondition) b = moor_condition_parse (b_text, NULL, NULL, NULL);

      if (!moor_condition_excludes (a, b, is_single, NULL))
        continue;

      n_excluded++;
      g_assert_true (moor_condition_excludes (b, a, is_single, NULL));
      for (int i = 0; i < 20; i++)
        {
          g_autoptr (MoorAnswers) answers = moor_answers_new ();
          g_autoptr (MoorAnswer) f0 = moor_answer_new_text (values[g_test_rand_int_range (0, 3)]);
          g_autoptr (MoorAnswer) f1 = moor_answer_new_number (g_test_rand_int_range (-1, 3));
          g_autoptr (MoorAnswer) f2 = random_answer ();

          moor_answers_set (answers, "f0", g_test_rand_bit () ? f0 : NULL);
          moor_answers_set (answers, "f1", g_test_rand_bit () ? f1 : NULL);
          moor_answers_set (answers, "f2", f2);
          if (moor_condition_holds (a, look_up, answers) && moor_condition_holds (b, look_up, answers))
            g_error ("“%s” and “%s” hold at once", a_text, b_text);
        }
    }

  g_assert_cmpint (n_excluded, >, 100);
  g_assert_false (moor_condition_excludes (NULL, NULL, is_single, NULL));
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/condition/table", test_table);
  g_test_add_func ("/condition/errors", test_errors);
  g_test_add_func ("/condition/fields", test_fields);
  g_test_add_func ("/condition/random", test_random);
  g_test_add_func ("/condition/excludes", test_excludes);

  return g_test_run ();
}

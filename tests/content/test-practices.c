/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-practices.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/moor-error.h"
#include "moor-test.h"

static MoorPractices *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return moor_practices_new_from_bytes ("test.xml", bytes, NULL, NULL, error);
}

static char *
ids_of (GPtrArray *practices)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < practices->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", ((MoorPractice *) practices->pdata[i])->id);

  return g_string_free (ids, FALSE);
}

/* The timings that a source stands beside, once more. */
static void
test_built_in (void)
{
  static const struct {
    const char        *id;
    MoorPracticeKind   kind;
    int                rounds;
    double             seconds;
    guint              n_phases, n_lines;
    MoorPracticeNeeds  needs;
  } expected[] = {
    { "longer-out-breath", MOOR_PRACTICE_BREATH, 12, 120, 2, 4, 0 },
    { "slow-and-even", MOOR_PRACTICE_BREATH, 28, 305.2, 2, 4, 0 },
    { "two-part-sigh", MOOR_PRACTICE_BREATH, 6, 54, 3, 2, 0 },
    { "feet-and-hands", MOOR_PRACTICE_OUTWARD, 5, 75, 2, 2, 0 },
    { "five-things", MOOR_PRACTICE_OUTWARD, 0, 0, 0, 6, 0 },
    { "look-around", MOOR_PRACTICE_OUTWARD, 0, 90, 0, 5, 0 },
    { "stand-and-move", MOOR_PRACTICE_OUTWARD, 0, 120, 0, 3, 0 },
    { "box", MOOR_PRACTICE_BREATH, 4, 64, 4, 3, MOOR_PRACTICE_NEEDS_HOLDS },
    { "four-seven-eight", MOOR_PRACTICE_BREATH, 4, 76, 3, 3, MOOR_PRACTICE_NEEDS_HOLDS },
    { "cool-water", MOOR_PRACTICE_BODY, 0, 110, 0, 4, MOOR_PRACTICE_NEEDS_COLD },
    { "muscle-release", MOOR_PRACTICE_BODY, 14, 364, 2, 8, 0 },
    { "muscle-release-long", MOOR_PRACTICE_BODY, 32, 864, 2, 17, 0 },
    { "body-scan", MOOR_PRACTICE_BODY, 0, 360, 0, 13, 0 },
    { "hands-and-feet", MOOR_PRACTICE_BODY, 0, 60, 0, 4, 0 },
    { "kind-minute", MOOR_PRACTICE_KIND, 0, 180, 0, 4, 0 },
    { "noting-minute", MOOR_PRACTICE_KIND, 0, 60, 0, 4, 0 },
  };

  g_assert_cmpuint (moor_practices_get_all ()->len, ==, G_N_ELEMENTS (expected));

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const MoorPractice *practice = moor_practices_find (expected[i].id);

      g_assert_nonnull (practice);
      g_assert_true (practice == moor_practices_get_all ()->pdata[i]);
      g_assert_cmpint (practice->kind, ==, expected[i].kind);
      g_assert_cmpint (practice->rounds, ==, expected[i].rounds);
      g_assert_cmpfloat_with_epsilon (practice->seconds, expected[i].seconds, 1e-6);
      g_assert_cmpuint (practice->phases->len, ==, expected[i].n_phases);
      g_assert_cmpuint (practice->lines->len, ==, expected[i].n_lines);
      g_assert_cmpint (practice->needs, ==, expected[i].needs);
      g_assert_cmpuint (strlen (practice->title), >, 2);

      /* A hold never gets into a practice that does not ask for it first. */
      for (guint j = 0; j < practice->phases->len; j++)
        if (((MoorPhase *) practice->phases->pdata[j])->move == MOOR_MOVE_HOLD)
          g_assert_cmpint (practice->needs, ==, MOOR_PRACTICE_NEEDS_HOLDS);
      /* Every breath says what to do with a count that does not fit. */
      if (practice->kind == MOOR_PRACTICE_BREATH)
        g_assert_nonnull (practice->always);
    }

  g_assert_null (moor_practices_find ("fast-breath"));
  g_assert_null (moor_practices_find (NULL));
}

static void
test_states (void)
{
  static const struct {
    const char        *state;
    MoorPracticeNeeds  allowed;
    const char        *expected;
  } cases[] = {
    { "racing", 0, "longer-out-breath feet-and-hands five-things two-part-sigh look-around" },
    { "racing", MOOR_PRACTICE_NEEDS_COLD,
      "longer-out-breath feet-and-hands five-things two-part-sigh look-around cool-water" },
    { "numb", MOOR_PRACTICE_NEEDS_HOLDS | MOOR_PRACTICE_NEEDS_COLD,
      "look-around stand-and-move feet-and-hands five-things" },
    { "both", 0, "look-around feet-and-hands five-things longer-out-breath" },
    { "unknown", 0, "look-around feet-and-hands five-things longer-out-breath" },
    { "something", 0, "look-around feet-and-hands five-things longer-out-breath" },
    { NULL, MOOR_PRACTICE_NEEDS_HOLDS, "look-around feet-and-hands five-things longer-out-breath" },
  };
  g_autoptr (GPtrArray) settled = moor_practices_for_state ("settled", 0);
  g_autoptr (GPtrArray) all = moor_practices_for_state ("settled", MOOR_PRACTICE_NEEDS_HOLDS | MOOR_PRACTICE_NEEDS_COLD);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) practices = moor_practices_for_state (cases[i].state, cases[i].allowed);
      g_autofree char *ids = ids_of (practices);

      g_assert_cmpstr (ids, ==, cases[i].expected);
    }

  g_assert_cmpstr (((MoorPractice *) settled->pdata[0])->id, ==, "slow-and-even");
  g_assert_cmpuint (settled->len, ==, 13);
  g_assert_cmpuint (all->len, ==, moor_practices_get_all ()->len);

  g_assert_cmpstr (moor_practices_outward ("racing", "longer-out-breath")->id, ==, "feet-and-hands");
  g_assert_cmpstr (moor_practices_outward ("numb", "look-around")->id, ==, "stand-and-move");
  g_assert_cmpstr (moor_practices_outward (NULL, NULL)->id, ==, "look-around");
}

static void
test_timings (void)
{
  static const struct {
    double in, out;
    int    rounds;
    double expected_in, expected_out;
    int    expected_rounds;
  } cases[] = {
    { 0, 0, 0, 4, 6, 12 },
    { 3, 0, 0, 3, 6, 12 },
    { 0, 0, 30, 4, 6, 30 },
    { 5, 5, 6, 5, 5, 6 },
    /* Never fast, never endless. */
    { 0.5, 0.5, 5, 2, 4, 5 },
    { 3, 2, 5, 3, 3, 5 },
    { 1e9, 1e9, 1000000, 10, 15, 48 },
    { 4, 6, 100000, 4, 6, 120 },
    { 4, 6, 1, 4, 6, 3 },
    { -3, 5, -1, 4, 5, 12 },
    { NAN, NAN, 0, 4, 6, 12 },
  };
  const MoorPractice *practice = moor_practices_find ("longer-out-breath");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoorPractice) own = moor_practice_with_timings (practice, cases[i].in, cases[i].out, cases[i].rounds);

      g_assert_cmpfloat (((MoorPhase *) own->phases->pdata[0])->seconds, ==, cases[i].expected_in);
      g_assert_cmpfloat (((MoorPhase *) own->phases->pdata[1])->seconds, ==, cases[i].expected_out);
      g_assert_cmpint (own->rounds, ==, cases[i].expected_rounds);
      g_assert_cmpfloat (own->seconds, ==, own->rounds * (cases[i].expected_in + cases[i].expected_out));
      g_assert_cmpstr (own->id, ==, practice->id);
      g_assert_cmpstr (own->always, ==, practice->always);
      g_assert_cmpuint (own->lines->len, ==, practice->lines->len);
    }

  g_assert_false (moor_practice_takes_timings (moor_practices_find ("two-part-sigh")));
  g_assert_false (moor_practice_takes_timings (moor_practices_find ("box")));
  g_assert_false (moor_practice_takes_timings (moor_practices_find ("feet-and-hands")));

  g_autoptr (MoorPractice) same = moor_practice_with_timings (moor_practices_find ("box"), 9, 9, 9);
  g_assert_true (same == moor_practices_find ("box"));
}

#define P(content) "<practices>" content "</practices>"
#define LOOK(more) "<practice id='look' seconds='90' kind='outward'><title>T</title>" more "</practice>"
#define BREATH(more) "<practice id='b' rounds='4' kind='breath'><title>T</title>" more "</practice>"
#define IN "<phase move='in' seconds='4'>In</phase>"
#define SAY "<say at='start'>x</say>"

static const struct {
  const char *text, *message;
  gboolean    schema_accepts;
} bad[] = {
  { "", "test.xml:*: error: *" },
  { "<practice/>", "test.xml:1:1: error: the outermost element is <practices>, not <practice>" },
  { "<practices x='1'/>", "*<practices> has an attribute that is not known" },
  { P ("words"), "*there are words between the elements" },
  { P ("\n <exercise/>"), "test.xml:2:2: error: <exercise> is not known here" },
  { P ("<practice id='look' seconds='90' kind='outward'>" SAY "</practice>"), "*“look” has no title" },
  { P (LOOK ("")), "*“look” says nothing" },
  { P (LOOK (SAY) LOOK (SAY)), "*the practice “look” stands twice", TRUE },
  { P (LOOK (SAY) "<order state='numb'>look</order>"), "*the orders stand before the practices" },
  { P ("<order state='numb'>away</order>" LOOK (SAY)), "*there is no practice “away”", TRUE },
  { P ("<order state='numb'>look look</order>" LOOK (SAY)), "*“look” stands twice", TRUE },
  { P ("<order state='sad'>look</order>" LOOK (SAY)), "*“state” needs one of: settled racing numb both unknown" },
  { P ("<order state='numb'/>" LOOK (SAY)), "*<order> has no words" },
  { P ("<order state='numb'>look</order><order state='numb'>look</order>" LOOK (SAY)),
    "*the order for “numb” stands twice", TRUE },
  { P ("<practice id='Look' kind='outward'><title>T</title><say>x</say></practice>"), "*“Look” is no id*" },
  { P ("<practice id='a' kind='sport'><title>T</title><say>x</say></practice>"), "*“kind” needs one of*" },
  { P ("<practice id='a'><title>T</title><say>x</say></practice>"), "*<practice> needs the attribute “kind”" },
  { P ("<practice id='a' kind='body' needs='luck'><title>T</title><say>x</say></practice>"), "*“needs” needs one of*" },
  { P ("<practice id='a' kind='body' speed='2'><title>T</title><say>x</say></practice>"), "*attribute that is not known" },
  { P ("<practice id='a' kind='body' seconds='0'><title>T</title>" SAY "</practice>"), "*“seconds” needs a whole number*" },
  { P ("<practice id='a' kind='body' seconds='9.5'><title>T</title>" SAY "</practice>"), "*“seconds” needs a whole number*" },
  { P ("<practice id='a' kind='body' rounds='2' seconds='9'><title>T</title>" IN SAY "</practice>"), "*rounds or seconds, not both" },
  { P ("<practice id='a' kind='body'><title>T</title>" SAY "</practice>"), "*<say> has an attribute that is not known" },
  { P (BREATH (SAY)), "*“b” has rounds and no phases" },
  { P (LOOK (IN SAY)), "*<phase> is not known here" },
  { P (BREATH (IN "<say>x</say>")), "*<say> needs the attribute “at”" },
  { P (BREATH ("<phase move='up' seconds='4'>x</phase>" SAY)), "*“move” needs one of: in hold out press rest" },
  { P (BREATH ("<phase move='in' seconds='four'>x</phase>" SAY)), "*“seconds” needs a number from 1 to 60, not “four”" },
  { P (BREATH ("<phase move='in' seconds='0.2'>x</phase>" SAY)), "*“seconds” needs a number from 1 to 60*", TRUE },
  { P (BREATH ("<phase move='in' seconds='4'/>" SAY)), "*<phase> has no words" },
  { P (BREATH (IN "<say at='round 5'>x</say>")), "*there is no “round 5”", TRUE },
  { P (LOOK ("<say at='round 1'>x</say>")), "*“round 1” is no time*" },
  { P (LOOK ("<say at='soon'>x</say>")), "*“soon” is no time*" },
  { P (LOOK ("<say at='start end'>x</say>")), "*“start end” is no time*" },
  { P (LOOK ("<say at='5 s'>x</say>")), "*the first line of “look” comes at the start", TRUE },
  { P (LOOK (SAY "<say at='91 s'>x</say>")), "*line 2 of “look” comes too early or too late", TRUE },
  { P (LOOK (SAY "<say at='50 s'>x</say><say at='half'>x</say>")), "*line 3 of “look” comes too early or too late", TRUE },
  { P (LOOK (SAY "<title>T</title>")), "*<title> stands too late" },
  { P (LOOK ("<title>T</title>" SAY)), "*<title> stands twice" },
  { P (LOOK ("<say at='start'>an <em>x</em></say>")), "*<em> is not known here" },
  { P (LOOK ("<say at='start'> </say>")), "*<say> has no words" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (bad[i].text, &error));
      g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
      if (!g_pattern_match_simple (bad[i].message, error->message))
        g_error ("%s\n  gives  %s\n  and not  %s", bad[i].text, error->message, bad[i].message);
    }
}

static void
test_good (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorPractices) practices =
    read_text (P ("<order state='numb'>b\n look</order><!-- why -->" LOOK (SAY)
                  "<practice id='b' rounds='4' kind='breath' needs='holds'><title>T</title>" IN
                  "<always> a\n b </always>" SAY "<say at='round 4'>y</say></practice>"
                  "<practice id='h' kind='kind'><title>T</title><say>x</say></practice>"), &error);
  g_autoptr (GPtrArray) numb = NULL;
  g_autoptr (GPtrArray) racing = NULL;
  const MoorPractice *practice;

  g_assert_no_error (error);
  g_assert_cmpuint (moor_practices_list (practices)->len, ==, 3);
  practice = moor_practices_lookup (practices, "b");
  g_assert_cmpstr (practice->always, ==, "a b");
  g_assert_cmpfloat (practice->seconds, ==, 16);
  g_assert_cmpfloat (moor_practice_line_seconds (practice, practice->lines->pdata[1]), ==, 12);

  numb = moor_practices_list_for_state (practices, "numb", 0);
  g_assert_cmpuint (numb->len, ==, 1);
  racing = moor_practices_list_for_state (practices, "racing", 0);
  g_assert_cmpuint (racing->len, ==, 0);
}

/* The schema says the same as the reader, where it can. */
static void
test_schema (void)
{
  g_autofree char *xmllint = g_find_program_in_path ("xmllint");
  g_autofree char *schema = g_test_build_filename (G_TEST_DIST, "..", "resources", "practices", "practices.rng", NULL);
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "..", "resources", "practices", "practices.xml", NULL);
  g_autofree char *dir = g_dir_make_tmp (NULL, NULL);
  g_autofree char *said = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  if (xmllint == NULL)
    {
      g_test_skip ("xmllint is not installed");
      return;
    }

  g_ptr_array_add (argv, g_steal_pointer (&xmllint));
  g_ptr_array_add (argv, g_strdup ("--noout"));
  g_ptr_array_add (argv, g_strdup ("--relaxng"));
  g_ptr_array_add (argv, g_strdup (schema));
  g_ptr_array_add (argv, g_strdup (file));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%02u.xml", dir, i);

      g_assert_true (g_file_set_contents (name, bad[i].text, -1, NULL));
      g_ptr_array_add (argv, g_steal_pointer (&name));
    }
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, 0, NULL, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 4; i < argv->len - 1; i++)
    {
      g_autofree char *validates = g_strdup_printf ("%s validates\n", (char *) argv->pdata[i]);
      gboolean accepted = strstr (said, validates) != NULL;

      if (i == 4 ? !accepted : accepted != bad[i - 5].schema_accepts)
        g_error ("the schema %s %s", accepted ? "accepts" : "refuses", i == 4 ? file : bad[i - 5].text);
      if (i > 4)
        g_unlink (argv->pdata[i]);
    }
  g_rmdir (dir);
}

/* Every text is asked for, in the context of its practice. */
static const char *
count_texts (const char *context,
             const char *msgid,
             gpointer    data)
{
  g_hash_table_add (data, g_strconcat (context, "\n", msgid, NULL));

  return "⟦";
}

static void
test_translation (void)
{
  g_autofree char *xgettext = g_find_program_in_path ("xgettext");
  g_autofree char *resources = g_test_build_filename (G_TEST_DIST, "..", "resources", NULL);
  g_autofree char *file = g_build_filename (resources, "practices", "practices.xml", NULL);
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "GETTEXTDATADIRS", resources, TRUE);
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (MoorPractices) practices = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *pot = NULL;
  const char *argv[] = { "xgettext", "--from-code=UTF-8", "--no-wrap", "--output=-", file, NULL };
  GHashTableIter iter;
  gpointer key;
  gsize length;
  guint n_entries = 0;

  if (xgettext == NULL)
    {
      g_test_skip ("xgettext is not installed");
      return;
    }

  g_assert_true (g_file_get_contents (file, &text, &length, NULL));
  bytes = g_bytes_new (text, length);
  practices = moor_practices_new_from_bytes ("practices.xml", bytes, count_texts, asked, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < moor_practices_list (practices)->len; i++)
    {
      const MoorPractice *practice = moor_practices_list (practices)->pdata[i];

      g_assert_cmpstr (practice->title, ==, "⟦");
      g_assert_true (practice->always == NULL || g_str_equal (practice->always, "⟦"));
      for (guint j = 0; j < practice->phases->len; j++)
        g_assert_cmpstr (((MoorPhase *) practice->phases->pdata[j])->words, ==, "⟦");
      for (guint j = 0; j < practice->lines->len; j++)
        g_assert_cmpstr (((MoorPracticeLine *) practice->lines->pdata[j])->text, ==, "⟦");
    }

  g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_SEARCH_PATH, NULL, NULL, &pot, NULL, NULL, &error);
  g_assert_no_error (error);
  g_hash_table_iter_init (&iter, asked);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_auto (GStrv) parts = g_strsplit (key, "\n", 2);
      g_autofree char *entry = g_strdup_printf ("msgctxt \"%s\"\nmsgid \"%s\"\n", parts[0], parts[1]);

      if (strstr (pot, entry) == NULL)
        g_error ("not in the .pot: %s", entry);
    }
  for (const char *p = pot; (p = strstr (p, "\nmsgctxt ")) != NULL; p++)
    n_entries++;
  g_assert_cmpuint (n_entries, ==, g_hash_table_size (asked));
  g_assert_cmpuint (n_entries, >, 80);
}

int
main (int   argc,
      char *argv[])
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/practices/built-in", test_built_in);
  g_test_add_func ("/practices/states", test_states);
  g_test_add_func ("/practices/timings", test_timings);
  g_test_add_func ("/practices/good", test_good);
  g_test_add_func ("/practices/bad", test_bad);
  g_test_add_func ("/practices/schema", test_schema);
  g_test_add_func ("/practices/translation", test_translation);

  return g_test_run ();
}

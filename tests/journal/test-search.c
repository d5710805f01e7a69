/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "journal-test.h"
#include "journal/moor-connection.h"
#include "journal/moor-index.h"
#include "journal/moor-store-private.h"

typedef struct {
  char      *dir;
  MoorStore *store;
} Fixture;

#define EXERCISE \
  "<exercise id='three-things' version='1' step='patterns' depth='2' minutes='5' " \
  "distress='none'>" \
  "<title>Three things</title><summary>Look at them.</summary><source id='D01'/>" \
  "<part id='one'><prompt>What happened?</prompt><text id='what'/></part>" \
  "<part id='two'><prompt>Only for you</prompt><text id='secret' private='yes'/></part>" \
  "<part id='three'><prompt>What was there?</prompt><choices id='felt'>" \
  "<option value='x1'>Sorrow</option><option value='x2'>Relief</option></choices></part>" \
  "<part id='four'><prompt>Who?</prompt><person id='who' several='yes'/></part>" \
  "<part id='five'><prompt>Rows</prompt><rows id='rows' private='yes'>" \
  "<text id='closed'><label>Closed</label></text></rows></part>" \
  "<part id='six'><prompt>How was it?</prompt><items id='shore' from='1' to='3'><low>never</low>" \
  "<high>always</high><item id='1'>I heard boats.</item><item id='2'>I saw gulls.</item></items></part>" \
  "<closing>Enough.</closing></exercise>"

#define PRIVATE_EXERCISE \
  "<exercise id='all-private' version='1' step='patterns' depth='2' minutes='5' " \
  "distress='none' private='yes'>" \
  "<title>Behind the door</title><summary>Look.</summary><source id='D01'/>" \
  "<part id='one'><prompt>What happened?</prompt><text id='what'/></part>" \
  "<closing>Enough.</closing></exercise>"

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = test_dir_new ();
  fixture->store = test_open (fixture->dir);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_close (fixture->store);
  test_dir_free (fixture->dir);
}

static void
assert_finds (Fixture    *fixture,
              const char *search,
              const char *expected)
{
  g_autofree char *found = test_search (fixture->store, MOOR_LIST_JOURNAL, search);

  g_assert_cmpstr (found, ==, expected);
}

static void
write_text (Fixture    *fixture,
            const char *text)
{
  g_autofree char *id = test_write (fixture->store, text, 0);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  write_text (fixture, "a\nI don't know what she said");
  write_text (fixture, "b\nCafé at the corner, naïve and Ångström");
  write_text (fixture, "c\nעצוב היום, مرحبا");
  write_text (fixture, "d\nAND the OR of NEAR things NOT so near");
  write_text (fixture, "e\nprice 100 % of e-mail: a:b {x} (y) ^z");
  write_text (fixture, "f\nfamily 👩‍👩‍👧 🌧 rain");

  assert_finds (fixture, "know", "a");
  assert_finds (fixture, "KNOW", "a");
  assert_finds (fixture, "kno", "a");
  assert_finds (fixture, "now", "");
  assert_finds (fixture, "don't", "a");
  assert_finds (fixture, "don", "a");
  assert_finds (fixture, "know she", "a");
  assert_finds (fixture, "she know", "a");
  /* Only the last word may be a beginning. */
  assert_finds (fixture, "kno she", "");
  assert_finds (fixture, "  know \t she  ", "a");
  assert_finds (fixture, "cafe", "b");
  assert_finds (fixture, "CAFÉ corn", "b");
  assert_finds (fixture, "angstrom", "b");
  assert_finds (fixture, "naive", "b");
  assert_finds (fixture, "עצוב", "c");
  assert_finds (fixture, "مرحبا עצו", "c");
  assert_finds (fixture, "NEAR(", "d");
  assert_finds (fixture, "NEAR(things so)", "d");
  assert_finds (fixture, "AND", "d | b");
  assert_finds (fixture, "or of near", "d");
  assert_finds (fixture, "near NOT so", "d");
  assert_finds (fixture, "e-mail", "e");
  assert_finds (fixture, "-mail", "e");
  assert_finds (fixture, "a:b", "e");
  assert_finds (fixture, "{x}", "e");
  assert_finds (fixture, "body : y", "");
  assert_finds (fixture, "^z", "e");
  assert_finds (fixture, "100", "e");
  assert_finds (fixture, "rain 🌧", "f");
  assert_finds (fixture, "family 👩‍👩‍👧 rai", "f");
  /* The index holds words only; a sign alone is looked for in the text. */
  assert_finds (fixture, "🌧", "f");
  assert_finds (fixture, "  🌧 ", "f");
  assert_finds (fixture, "👩‍👩‍👧", "f");
  assert_finds (fixture, "🌧 rain", "f");
  assert_finds (fixture, "🌊", "");
  assert_finds (fixture, "%", "");
  assert_finds (fixture, "\"", "");
  assert_finds (fixture, "\"know", "a");
  assert_finds (fixture, "know\" OR \"cafe", "");
  assert_finds (fixture, "*", "");
  assert_finds (fixture, "kn*", "a");
  assert_finds (fixture, "' OR 1=1 --", "");
  assert_finds (fixture, "know\xff", "a");
  assert_finds (fixture, "   ", "f | e | d | c | b | a");
}

/* Whatever is typed, there is an answer and never an error. */
static void
test_any_text (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *pieces[] = {
    "a", "\"", "'", "*", "AND", "OR", "NOT", "NEAR(", ")", "(", ":", "-", "+", "^", "{", "}", " ", ",",
    "é", "e\xcc\x81", "🌧", "שלום", "\xff", "\xe2\x80\x8f", "\\", "%", "_", "body", "title:", "\n",
    "\x02", "\x03", "漢字", "𝒳", ";", "--", "\x01", "0",
  };

  write_text (fixture, "a word and another");
  for (int i = 0; i < 500; i++)
    {
      g_autoptr (GString) search = g_string_new (NULL);
      g_autofree char *found = NULL;
      int n = g_test_rand_int_range (1, 8);

      for (int j = 0; j < n; j++)
        g_string_append (search, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      found = test_search (fixture->store,
                           g_test_rand_bit () ? MOOR_LIST_JOURNAL : MOOR_LIST_EVERYTHING, search->str);
    }
}

static void
test_snippet (Fixture       *fixture,
              gconstpointer  data)
{
  static const MoorQuery query = { .list = MOOR_LIST_JOURNAL, .search = "salt pep" };
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *snippet;

  write_text (fixture, "Lunch\n1 < 2 & \"salt\" and <b>pepper</b>,\x02 salt\x03 again");
  pages = test_list (fixture->store, &query);
  g_assert_cmpuint (pages->len, ==, 1);
  snippet = moor_page_get_snippet (g_ptr_array_index (pages, 0));
  g_assert_nonnull (strstr (snippet, "&lt;b&gt;<b>pepper</b>&lt;/b&gt;"));
  g_assert_nonnull (strstr (snippet, "1 &lt; 2 &amp; &quot;<b>salt</b>&quot;"));
  g_assert_null (strchr (snippet, '\n'));

  /* It is markup, whatever was written. */
  text = g_strdup_printf ("<markup>%s</markup>", snippet);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_autoptr (GMarkupParseContext) context =
    g_markup_parse_context_new (&(GMarkupParser) { 0 }, 0, NULL, NULL);
  g_assert_true (g_markup_parse_context_parse (context, text, -1, &error) &&
                 g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
}

/* A change is found at once, an old word no more, and a page that was put away
 * or trashed not in the ordinary search. */
static void
test_fresh (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *id = test_write (fixture->store, "One\nfirst", 0);
  MoorChange *change;
  g_autofree char *found = NULL;

  assert_finds (fixture, "first", "One");
  test_write_again (fixture->store, id, "One\nsecond");
  assert_finds (fixture, "second", "One");
  assert_finds (fixture, "first", "");

  change = moor_change_new (id);
  moor_change_set_put_away (change, TRUE);
  test_save (fixture->store, change);
  assert_finds (fixture, "second", "");
  found = test_search (fixture->store, MOOR_LIST_PUT_AWAY, "second");
  g_assert_cmpstr (found, ==, "One");
  g_free (found);
  found = test_search (fixture->store, MOOR_LIST_EVERYTHING, "second");
  g_assert_cmpstr (found, ==, "One");

  change = moor_change_new (id);
  moor_change_set_put_away (change, FALSE);
  test_save (fixture->store, change);
  assert_finds (fixture, "second", "One");

  test_do (fixture->store, trash, id);
  assert_finds (fixture, "second", "");
  g_free (found);
  found = test_search (fixture->store, MOOR_LIST_TRASH, "second");
  g_assert_cmpstr (found, ==, "One");
  test_do (fixture->store, restore, id);
  assert_finds (fixture, "second", "One");
}

static char *
write_exercise (Fixture    *fixture,
                const char *xml,
                ...)
{
  g_autoptr (MoorExercise) exercise = test_exercise (xml);
  char *id = g_uuid_string_random ();
  MoorChange *change = moor_change_new (id);
  const char *field;
  va_list args;

  moor_change_create (change, exercise, moor_clock_now (), MOOR_LEANING_NONE, FALSE);
  va_start (args, xml);
  while ((field = va_arg (args, const char *)) != NULL)
    {
      g_autoptr (MoorAnswer) answer = moor_answer_new_text (va_arg (args, const char *));

      moor_change_set_answer (change, field, answer);
    }
  va_end (args);
  test_save (fixture->store, change);
  return id;
}

static void
test_private (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *found = NULL;
  g_autoptr (MoorPage) page = NULL;
  MoorAnswerBuilder *rows = moor_answer_builder_new ();
  g_autoptr (MoorAnswer) answer = NULL;
  MoorChange *change;

  first = write_exercise (fixture, EXERCISE, "what", "openly said", "secret", "hushed words 🤫",
                          "felt", "x1", NULL);
  second = write_exercise (fixture, PRIVATE_EXERCISE, "what", "nobody else", NULL);

  assert_finds (fixture, "openly", "Three things");
  /* What was chosen is found by what was read on the screen. */
  assert_finds (fixture, "sorrow", "Three things");
  assert_finds (fixture, "x1", "");
  assert_finds (fixture, "hushed", "");
  assert_finds (fixture, "🤫", "");
  assert_finds (fixture, "nobody", "");
  assert_finds (fixture, "behind", "Behind the door");
  found = test_search (fixture->store, MOOR_LIST_EVERYTHING, "hushed");
  g_assert_cmpstr (found, ==, "Three things");
  g_free (found);
  found = test_search (fixture->store, MOOR_LIST_EVERYTHING, "🤫");
  g_assert_cmpstr (found, ==, "Three things");

  page = test_load (fixture->store, first);
  g_assert_cmpstr (moor_page_get_preview (page), ==, "openly said");
  g_clear_object (&page);
  page = test_load (fixture->store, second);
  g_assert_cmpstr (moor_page_get_title (page), ==, "Behind the door");
  g_assert_cmpstr (moor_page_get_preview (page), ==, "");

  moor_answer_builder_add_text (rows, 0, "closed", "columnhush");
  answer = moor_answer_builder_end (rows);
  change = moor_change_new (first);
  moor_change_set_answer (change, "rows", answer);
  moor_change_set_answer (change, "what", NULL);
  test_save (fixture->store, change);
  assert_finds (fixture, "columnhush", "");
  g_clear_object (&page);
  page = test_load (fixture->store, first);
  g_assert_cmpstr (moor_page_get_preview (page), ==, "Sorrow");

  /* Not even in a snippet where it was asked for. */
  {
    static const MoorQuery query = { .list = MOOR_LIST_EVERYTHING, .search = "columnhush" };
    g_autoptr (GPtrArray) pages = test_list (fixture->store, &query);

    g_assert_cmpuint (pages->len, ==, 1);
    g_assert_null (strstr (moor_page_get_snippet (g_ptr_array_index (pages, 0)), "column"));
  }
}

/* Pages are found by the names of people in them, the new name after a change. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (MoorPerson) person = moor_person_new (NULL, "Agneta", NULL, FALSE);
  g_autoptr (MoorPerson) renamed = NULL;
  g_autofree char *id = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      moor_store_save_person_async (fixture->store, i == 0 ? person : renamed,
                                    moor_test_store_result, &result);
      moor_test_wait (result != NULL);
      g_assert_true (moor_store_save_person_finish (fixture->store, result, NULL));
      if (i == 0)
        {
          id = write_exercise (fixture, EXERCISE, "who", moor_person_get_id (person), NULL);
          assert_finds (fixture, "agneta", "Three things");
          renamed = moor_person_new (moor_person_get_id (person), "Birgitta", NULL, FALSE);
        }
    }

  assert_finds (fixture, "birgitta", "Three things");
  assert_finds (fixture, "agneta", "");
}

/* A quiet while that is longer than any machine has been up. */
#define NEVER (G_MAXINT64 / 4)

/* In how many pages the stored row holds that word, without asking the store:
 * it would renew it. */
static int
rows_with (Fixture    *fixture,
           const char *word)
{
  g_autofree char *path = g_build_filename (fixture->dir, "journal.db", NULL);
  g_autoptr (MoorConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  connection = moor_connection_open (path, MOOR_CONNECTION_READER, NULL, &error);
  g_assert_no_error (error);
  moor_connection_get_int (connection, &n, &error,
                           "SELECT count (*) FROM search WHERE search MATCH ?", "t", word);
  g_assert_no_error (error);
  return (int) n;
}

static void
test_when (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *quiet = NULL;
  g_autofree char *left = NULL;
  g_autofree char *closed = NULL;

  /* Not with the save … */
  moor_store_set_quiet (fixture->store, NEVER);
  quiet = test_write (fixture->store, "quietly", 0);
  left = test_write (fixture->store, "leftly", 0);
  g_assert_true (moor_store_flush (fixture->store, NULL));
  g_assert_cmpint (rows_with (fixture, "quietly"), ==, 0);

  /* … but when the page is left … */
  moor_store_page_left (fixture->store, left);
  moor_test_wait (rows_with (fixture, "leftly") == 1);
  g_assert_cmpint (rows_with (fixture, "quietly"), ==, 0);

  /* … after a quiet while … */
  moor_store_set_quiet (fixture->store, 1000);
  moor_test_wait (rows_with (fixture, "quietly") == 1);

  /* … and before it is closed. */
  moor_store_set_quiet (fixture->store, NEVER);
  closed = test_write (fixture->store, "closely", 0);
  g_assert_cmpint (rows_with (fixture, "closely"), ==, 0);
  test_close (fixture->store);
  g_assert_cmpint (rows_with (fixture, "closely"), ==, 1);
  fixture->store = test_open (fixture->dir);
}

/* A newer search cancels the one before it. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  static const MoorQuery query = { .list = MOOR_LIST_JOURNAL, .search = "a" };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  write_text (fixture, "a word");
  moor_store_list_async (fixture->store, &query, cancellable, moor_test_store_result, &result);
  g_cancellable_cancel (cancellable);
  moor_test_wait (result != NULL);
  g_assert_null (moor_store_list_finish (fixture->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_markup (void)
{
  g_autofree char *plain = moor_index_markup ("a & b");
  g_autofree char *open = moor_index_markup ("a \x02" "b");
  g_autofree char *twice = moor_index_markup ("\x02\x02" "b\x03\x03 <c>");

  g_assert_cmpstr (plain, ==, "a &amp; b");
  g_assert_cmpstr (open, ==, "a <b>b</b>");
  g_assert_cmpstr (twice, ==, "<b>b</b> &lt;c&gt;");
}

/* A page is found by the statements that were answered, and by none that was passed over. */
static void
test_statements (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *id = write_exercise (fixture, EXERCISE, "what", "a day", NULL);
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  MoorChange *change = moor_change_new (id);
  g_autoptr (MoorAnswer) answer = NULL;
  g_autoptr (MoorPage) page = NULL;

  moor_answer_builder_add_number (builder, 0, "2", 3);
  answer = moor_answer_builder_end (builder);
  moor_change_set_answer (change, "shore", answer);
  test_save (fixture->store, change);

  assert_finds (fixture, "gulls 3 always", "Three things");
  assert_finds (fixture, "boats", "");
  assert_finds (fixture, "open", "");
  page = test_load (fixture->store, id);
  g_assert_cmpstr (moor_page_get_preview (page), ==, "a day");
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/search/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("words", test_words);
  ADD ("any-text", test_any_text);
  ADD ("snippet", test_snippet);
  ADD ("fresh", test_fresh);
  ADD ("private", test_private);
  ADD ("statements", test_statements);
  ADD ("names", test_names);
  ADD ("when", test_when);
  ADD ("cancel", test_cancel);
  g_test_add_func ("/search/markup", test_markup);

  return g_test_run ();
}

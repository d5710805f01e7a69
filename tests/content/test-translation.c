/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>

#include "content/moor-library.h"
#include "content/moor-questionnaire.h"
#include "moor-content-fixture.h"

/* What the parser asks gettext for is what xgettext finds in the files. */

/* Translation files --------------------------------------------------------- */

static char *
source_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "..", "resources", name, NULL);
}

static void
add_files (GPtrArray  *files,
           const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (files, g_build_filename (directory, name, NULL));
}

/* Runs xgettext as the build does; the text of the .pot file. */
static char *
extract (GPtrArray *files)
{
  g_autofree char *data_dirs = source_path ("");
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "GETTEXTDATADIRS", data_dirs, TRUE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_ptr_array_add (argv, (gpointer) "xgettext");
  g_ptr_array_add (argv, (gpointer) "--from-code=UTF-8");
  g_ptr_array_add (argv, (gpointer) "--no-wrap");
  g_ptr_array_add (argv, (gpointer) "--output=-");
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (argv, files->pdata[i]);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, environment, G_SPAWN_SEARCH_PATH, NULL, NULL,
                &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  return output;
}

static char *
quoted (const char *line)
{
  const char *from = strchr (line, '"');
  const char *to = strrchr (line, '"');
  g_autofree char *inside = g_strndup (from + 1, to - from - 1);

  return g_strcompress (inside);
}

static char *
key (const char *context,
     const char *msgid)
{
  return g_strdup_printf ("%s\n%s", context, msgid);
}

/* "CONTEXT\nMSGID" of each entry. */
static GHashTable *
read_pot (const char *pot)
{
  GHashTable *entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (pot, "\n", -1);
  g_autoptr (GString) context = g_string_new (NULL);
  g_autoptr (GString) msgid = g_string_new (NULL);
  GString *current = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "msgctxt "))
        current = g_string_truncate (context, 0);
      else if (g_str_has_prefix (lines[i], "msgid "))
        current = g_string_truncate (msgid, 0);
      else if (g_str_has_prefix (lines[i], "msgstr "))
        {
          if (msgid->len > 0)
            g_hash_table_add (entries, key (context->str, msgid->str));
          current = NULL;
        }

      if (current != NULL && strchr (lines[i], '"') != NULL)
        {
          g_autofree char *text = quoted (lines[i]);

          g_string_append (current, text);
        }
    }

  return entries;
}

/* Translations -------------------------------------------------------------- */

typedef struct {
  GHashTable *asked;             /* "CONTEXT\nMSGID" → the pseudo translation */
} Translator;

/* Marks each text, outside its tags, so that what was not asked for shows. */
static const char *
mark (const char *context,
      const char *msgid,
      gpointer    data)
{
  Translator *translator = data;
  char *entry = key (context, msgid);
  char *marked = g_hash_table_lookup (translator->asked, entry);

  if (marked != NULL)
    {
      g_free (entry);
      return marked;
    }

  GString *text = g_string_new ("⟦");
  const char *detail = strstr (msgid, "<detail>");

  /* A detail is a text of its own and keeps to itself. */
  if (detail != NULL)
    g_string_append_printf (text, "%.*s⟧<detail>⟦%.*s⟧</detail>",
                            (int) (detail - msgid), msgid,
                            (int) (strlen (detail) - strlen ("<detail></detail>")),
                            detail + strlen ("<detail>"));
  else
    g_string_append_printf (text, "%s⟧", msgid);

  marked = g_string_free (text, FALSE);
  g_hash_table_insert (translator->asked, entry, marked);

  return marked;
}

static MoorExercise *
read_translated (const char *path,
                 Translator *translator)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));

  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  MoorExercise *exercise = moor_parser_read (path, bytes, fixture_file, NULL, mark, translator,
                                             "xx", &error);

  g_assert_no_error (error);
  return exercise;
}

static void
assert_marked (const char *text)
{
  if (text != NULL && !g_str_has_prefix (text, "⟦"))
    g_error ("not translated: %s", text);
}

static void
assert_field_marked (const MoorField *field)
{
  assert_marked (field->label);
  assert_marked (field->required);
  assert_marked (field->low);
  assert_marked (field->high);
  assert_marked (field->add_label);
  for (guint i = 0; i < field->options->len; i++)
    {
      assert_marked (((MoorOption *) field->options->pdata[i])->label);
      assert_marked (((MoorOption *) field->options->pdata[i])->detail);
    }
  for (guint i = 0; i < field->marks->len; i++)
    assert_marked (((MoorMark *) field->marks->pdata[i])->label);
  for (guint i = 0; i < field->fixed->len; i++)
    assert_marked (((MoorFixedRow *) field->fixed->pdata[i])->label);
  for (guint i = 0; i < field->items->len; i++)
    assert_marked (((MoorItem *) field->items->pdata[i])->text);
  for (guint i = 0; i < field->events->len; i++)
    assert_marked (((MoorTimerEvent *) field->events->pdata[i])->text);
  for (guint i = 0; i < field->cards->len; i++)
    assert_marked (((MoorCardText *) field->cards->pdata[i])->markup);
  for (guint i = 0; i < field->columns->len; i++)
    assert_field_marked (field->columns->pdata[i]);
}

static void
assert_words_marked (GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    assert_marked (((MoorWords *) words->pdata[i])->text);
}

static void
assert_exercise_marked (MoorExercise *exercise)
{
  GPtrArray *parts = moor_exercise_get_parts (exercise);

  assert_marked (moor_exercise_get_title (exercise));
  assert_marked (moor_exercise_get_summary (exercise));
  assert_marked (moor_exercise_get_why (exercise));
  assert_words_marked (moor_exercise_get_cautions (exercise));
  assert_words_marked (moor_exercise_get_agains (exercise));
  assert_words_marked (moor_exercise_get_closings (exercise));

  for (guint p = 0; p < parts->len; p++)
    {
      const MoorPart *part = parts->pdata[p];

      for (guint b = 0; b < part->blocks->len; b++)
        {
          const MoorBlock *block = part->blocks->pdata[b];

          if (block->words != NULL)
            assert_marked (block->words->text);
          if (block->field != NULL)
            assert_field_marked (block->field);
          assert_marked (block->recall_label);
        }
    }
}

static gboolean
has_xgettext (void)
{
  g_autofree char *path = g_find_program_in_path ("xgettext");

  if (path == NULL)
    g_test_skip ("xgettext is not installed");

  return path != NULL;
}

/* Everything asked for is in the .pot with its context, everything in the .pot
 * is asked for, and nothing is shown that was not asked for. */
static void
check_files (GPtrArray *exercises,
             GPtrArray *parts)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  Translator translator = {
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };
  GHashTableIter iter;
  gpointer entry;

  for (guint i = 0; i < exercises->len; i++)
    {
      g_autoptr (MoorExercise) exercise = read_translated (exercises->pdata[i], &translator);
      g_autoptr (GError) error = NULL;

      assert_exercise_marked (exercise);
      g_assert_cmpstr (moor_exercise_get_language (exercise), ==, "xx");

      /* Kept as it was shown. */
      g_autoptr (MoorExercise) again =
        moor_parser_read_definition (moor_exercise_get_definition (exercise), "xx", &error);
      g_assert_no_error (error);
      g_assert_cmpstr (moor_exercise_get_hash (again), ==, moor_exercise_get_hash (exercise));
      assert_exercise_marked (again);

      g_ptr_array_add (files, exercises->pdata[i]);
    }
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (files, parts->pdata[i]);

  g_autofree char *pot = extract (files);
  g_autoptr (GHashTable) entries = read_pot (pot);

  g_assert_cmpuint (g_hash_table_size (entries), >, 10);
  g_hash_table_iter_init (&iter, translator.asked);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    if (!g_hash_table_contains (entries, entry))
      g_error ("not in the .pot: %s", (char *) entry);

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    if (!g_hash_table_contains (translator.asked, entry) && !g_str_has_prefix (entry, "part:"))
      g_error ("in the .pot and never asked for: %s", (char *) entry);

  g_hash_table_unref (translator.asked);
}

static void
test_exercises (void)
{
  g_autoptr (GPtrArray) exercises = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *directory = source_path ("exercises");
  g_autofree char *parts_directory = g_build_filename (directory, "parts", NULL);
  g_autofree char *questionnaires = source_path ("questionnaires");

  if (!has_xgettext ())
    return;

  add_files (exercises, directory);
  add_files (parts, parts_directory);
  add_files (parts, questionnaires);
  check_files (exercises, parts);
}

static void
test_fixtures (void)
{
  g_autoptr (GPtrArray) exercises = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *directory = fixture_path ("good", NULL);
  g_autofree char *exercises_directory = source_path ("exercises");
  g_autofree char *parts_directory = g_build_filename (exercises_directory, "parts", NULL);

  if (!has_xgettext ())
    return;

  add_files (exercises, directory);
  add_files (parts, parts_directory);
  g_ptr_array_add (parts, fixture_path ("two-sides.xml", NULL));
  check_files (exercises, parts);
}

/* Questionnaires by themselves: what their reader asks for is what stands in the .pot. */
static void
test_questionnaires (void)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *own = source_path ("questionnaires");
  g_autofree char *good = g_test_build_filename (G_TEST_DIST, "fixtures", "questionnaires", "good", NULL);
  Translator translator = {
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };
  GHashTableIter iter;
  gpointer entry;

  if (!has_xgettext ())
    {
      g_hash_table_unref (translator.asked);
      return;
    }

  add_files (files, own);
  add_files (files, good);
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (files->pdata[i], &text, &length, NULL));

      g_autoptr (GBytes) bytes = g_bytes_new (text, length);
      g_autoptr (MoorQuestionnaire) q =
        moor_questionnaire_read (files->pdata[i], bytes, mark, &translator, "xx", &error);

      g_assert_no_error (error);
      assert_marked (moor_questionnaire_get_purpose (q));
    }

  g_autofree char *pot = extract (files);
  g_autoptr (GHashTable) entries = read_pot (pot);

  g_assert_cmpuint (g_hash_table_size (entries), >, 60);
  g_hash_table_iter_init (&iter, translator.asked);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    if (!g_hash_table_contains (entries, entry))
      g_error ("not in the .pot: %s", (char *) entry);

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    if (!g_hash_table_contains (translator.asked, entry))
      g_error ("in the .pot and never asked for: %s", (char *) entry);

  g_hash_table_unref (translator.asked);
}

/* Words in another order, and a translation that has lost a tag. */
static const char *
translate_card (const char *context,
                const char *msgid,
                gpointer    data)
{
  if (g_str_has_prefix (msgid, "What <em>"))
    return "<term ref=\"attachment\">Bindung</term> & was <em>Leute</em> meinen <so>.";
  if (g_str_has_prefix (msgid, "A study"))
    return "Eine Studie mit <em>312.";
  if (g_strcmp0 (msgid, "B <detail>the second one</detail>") == 0)
    return "B <detail>das zweite</detail>";

  return msgid;
}

static void
test_tags (void)
{
  g_autoptr (GBytes) bytes = fixture_bytes ("good", "everything.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorExercise) exercise =
    moor_parser_read ("e.xml", bytes, fixture_file, NULL, translate_card, NULL, "de", &error);

  g_assert_no_error (error);

  const MoorField *card = moor_exercise_find_field (exercise, "card");
  const MoorField *pick = moor_exercise_find_field (exercise, "pick");
  const MoorOption *option = pick->options->pdata[1];

  g_assert_cmpstr (((MoorCardText *) card->cards->pdata[0])->markup, ==,
                   "<a href=\"term:attachment\">Bindung</a> &amp; was <i>Leute</i> meinen &lt;so&gt;.");
  g_assert_cmpstr (((MoorCardText *) card->cards->pdata[3])->markup, ==, "A study of <i>312</i>.");
  g_assert_cmpstr (option->label, ==, "B");
  g_assert_cmpstr (option->detail, ==, "das zweite");

  g_autoptr (MoorExercise) again =
    moor_parser_read_definition (moor_exercise_get_definition (exercise), "de", &error);
  g_assert_no_error (error);
  card = moor_exercise_find_field (again, "card");
  g_assert_cmpstr (((MoorCardText *) card->cards->pdata[0])->markup, ==,
                   "<a href=\"term:attachment\">Bindung</a> &amp; was <i>Leute</i> meinen &lt;so&gt;.");
}

/* A locale in which gettext translates: newer glibc takes C.UTF-8 for C. One that the
 * system does not have is made in @directory. */
static gboolean
enter_locale (const char *directory)
{
  g_autofree char *made = g_build_filename (directory, "en_US.UTF-8", NULL);
  const char *argv[] = { "localedef", "--no-archive", "-i", "en_US", "-f", "UTF-8", made, NULL };

  if (setlocale (LC_ALL, "en_US.UTF-8") != NULL)
    return TRUE;

  g_spawn_sync (NULL, (char **) argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, NULL, NULL);
  g_setenv ("LOCPATH", directory, TRUE);

  return setlocale (LC_ALL, "en_US.UTF-8") != NULL;
}

/* A language that exists for this test alone, through gettext itself. */
static void
test_gettext (void)
{
  g_autofree char *directory = g_dir_make_tmp ("mooring-XXXXXX", NULL);
  g_autofree char *messages = g_build_filename (directory, "tlh", "LC_MESSAGES", NULL);
  g_autofree char *po = g_build_filename (directory, "tlh.po", NULL);
  g_autofree char *mo = g_build_filename (messages, "mooring.mo", NULL);
  const char *argv[] = { "msgfmt", "-o", mo, po, NULL };
  int status = -1;

  g_mkdir_with_parents (messages, 0700);
  g_file_set_contents (po,
                       "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
                       "msgctxt \"check-in\"\nmsgid \"Check-in\"\nmsgstr \"chay'\"\n\n"
                       "msgctxt \"language code\"\nmsgid \"en\"\nmsgstr \"tlh\"\n", -1, NULL);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                     &status, NULL))
    {
      g_remove (po);
      g_test_skip ("msgfmt is not installed");
      return;
    }
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  g_autofree char *old = g_strdup (setlocale (LC_ALL, NULL));
  g_setenv ("LANGUAGE", "tlh", TRUE);
  if (!enter_locale (directory))
    g_error ("there is no locale en_US, and localedef made none");
  bindtextdomain (GETTEXT_PACKAGE, directory);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  MoorExercise *exercise = moor_library_find (library, "check-in");

  g_assert_nonnull (exercise);
  g_assert_cmpstr (moor_exercise_get_title (exercise), ==, "chay'");
  g_assert_cmpstr (moor_exercise_get_language (exercise), ==, "tlh");

  g_unsetenv ("LANGUAGE");
  g_unsetenv ("LOCPATH");
  setlocale (LC_ALL, old);
  moor_test_remove_tree_ (directory);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/translation/exercises", test_exercises);
  g_test_add_func ("/translation/fixtures", test_fixtures);
  g_test_add_func ("/translation/questionnaires", test_questionnaires);
  g_test_add_func ("/translation/tags", test_tags);
  g_test_add_func ("/translation/gettext", test_gettext);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-test.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "journal/moor-store.h"

/* The commands, through the program as it was built. */

typedef struct {
  char *home;                    /* of every run; taken away at the end */
  char *data;                    /* below it; not there at first */
} Fixture;

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

static GSubprocess *
spawn (Fixture      *fixture,
       const char  **argv)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "..", "src", "mooring", NULL);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "HOME", fixture->home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", fixture->home, TRUE);
  /* A command that touched the display would fail here. */
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");

  g_ptr_array_add (all, program);
  for (guint i = 0; argv[i] != NULL; i++)
    g_ptr_array_add (all, (char *) argv[i]);
  g_ptr_array_add (all, NULL);

  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) all->pdata, &error);
  g_assert_no_error (error);

  return process;
}

static char *
text_of (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > 0 ? g_strndup (data, length) : g_strdup ("");
}

static Run
run (Fixture    *fixture,
     const char *first,
     ...) G_GNUC_NULL_TERMINATED;

static Run
run (Fixture    *fixture,
     const char *first,
     ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  Run result = { 0, };
  va_list args;

  va_start (args, first);
  for (const char *arg = first; arg != NULL; arg = va_arg (args, const char *))
    g_ptr_array_add (argv, (char *) arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);

  process = spawn (fixture, (const char **) argv->pdata);
  g_subprocess_communicate (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));

  result.status = g_subprocess_get_exit_status (process);
  result.out = text_of (out);
  result.err = text_of (err);

  return result;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->home = g_dir_make_tmp ("mooring-cli-XXXXXX", NULL);
  fixture->data = g_build_filename (fixture->home, "journal", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_tree (fixture->home);
  g_free (fixture->data);
  g_free (fixture->home);
}

static char *
write_file (Fixture    *fixture,
            const char *name,
            const char *text,
            gssize      length)
{
  char *path = g_build_filename (fixture->home, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);

  return path;
}

/* One sentence, no stack of codes, no warning of a library. */
static void
assert_sentence (const char *err)
{
  g_assert_true (g_str_has_prefix (err, "mooring: "));
  g_assert_null (strstr (err, "CRITICAL"));
  g_assert_null (strstr (err, "WARNING"));
  g_assert_null (strstr (err, "(null)"));
}

static JsonArray *
parse_array (JsonParser *parser,
             const char *text)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (json_parser_get_root (parser)));

  return json_node_get_array (json_parser_get_root (parser));
}

static void
assert_members (JsonObject *object,
                const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "", (char *) l->data);

  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_usage (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { const char *argv[6]; const char *sentence; } cases[] = {
    { { "score" }, "“score”" },
    { { "backup", "x" }, "“backup”" },
    { { "pagess" }, "“pagess”" },
    { { "\xff\xfe" }, "There is no command" },
    { { "--jason" }, "“--jason”" },
    { { "--data-dir" }, "--data-dir" },
    { { "--data-dir=" }, "--data-dir" },
    { { "pages", "--data-dir" }, "--data-dir" },
    { { "pages", "--data-dir=" }, "--data-dir" },
    { { "pages", "--jason" }, "--jason" },
    { { "pages", "--search" }, "--search" },
    { { "pages", "extra" }, "more arguments" },
    { { "exercises", "extra" }, "more arguments" },
    { { "check" }, "missing" },
    { { "export" }, "--format" },
    { { "export", "--format" }, "--format" },
    { { "export", "--format", "fhir" }, "--format" },
    { { "export", "--format", "json", "x" }, "more arguments" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *a = cases[i].argv;
      g_auto (Run) wrong = run (fixture, a[0], a[1], a[2], a[3], a[4], NULL);

      g_test_message ("case %u", i);
      g_assert_cmpint (wrong.status, ==, 2);
      g_assert_cmpstr (wrong.out, ==, "");
      assert_sentence (wrong.err);
      g_assert_nonnull (strstr (wrong.err, cases[i].sentence));
      g_assert_nonnull (strstr (wrong.err, "--help"));
    }
}

static void
test_help (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const names[] = { "exercises", "check", "pages", "export" };
  g_auto (Run) general = run (fixture, "--help", NULL);
  g_auto (Run) version = run (fixture, "--version", NULL);

  g_assert_cmpint (general.status, ==, 0);
  g_assert_cmpstr (general.err, ==, "");
  g_assert_cmpint (version.status, ==, 0);
  g_assert_cmpstr (version.out, ==, "Mooring " MOOR_VERSION "\n");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (Run) help = run (fixture, names[i], "--help", NULL);
      g_autofree char *usage = g_strdup_printf ("mooring %s", names[i]);

      g_assert_nonnull (strstr (general.out, names[i]));
      g_assert_cmpint (help.status, ==, 0);
      g_assert_cmpstr (help.err, ==, "");
      g_assert_nonnull (strstr (help.out, usage));
      g_assert_nonnull (strstr (help.out, "--data-dir"));
    }

  /* Commands that do not exist are not named anywhere. */
  g_assert_null (strstr (general.out, "score"));
  g_assert_null (strstr (general.out, "fhir"));
}

static void
test_exercises (Fixture       *fixture,
                gconstpointer  data)
{
  g_auto (Run) json = run (fixture, "exercises", "--json", NULL);
  g_auto (Run) plain = run (fixture, "--data-dir", fixture->data, "exercises", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *all;

  g_assert_cmpint (json.status, ==, 0);
  g_assert_cmpstr (json.err, ==, "");
  g_assert_cmpint (plain.status, ==, 0);
  g_assert_cmpstr (plain.err, ==, "");

  all = parse_array (parser, json.out);
  g_assert_cmpuint (json_array_get_length (all), >=, 5);
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *exercise = json_array_get_object_element (all, i);
      JsonArray *parts = json_object_get_array_member (exercise, "parts");

      assert_members (exercise, "id version step depth minutes distress title sources parts");
      g_assert_nonnull (strstr (plain.out, json_object_get_string_member (exercise, "id")));
      g_assert_cmpuint (json_array_get_length (parts), >, 0);
      for (guint k = 0; k < json_array_get_length (parts); k++)
        {
          JsonObject *part = json_array_get_object_element (parts, k);
          JsonArray *fields = json_object_get_array_member (part, "fields");

          assert_members (part, "id sources fields");
          for (guint f = 0; f < json_array_get_length (fields); f++)
            assert_members (json_array_get_object_element (fields, f), "id kind role");
        }
    }

  /* Looking makes no journal. */
  g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
}

/* One of the person's own that is broken is told of and hinders nothing. */
static void
test_exercises_broken (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *dir = g_build_filename (fixture->data, "exercises", NULL);

  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  g_free (write_file (fixture, "journal/exercises/mine.xml", "<exercise", -1));

  g_auto (Run) json = run (fixture, "exercises", "--json", "--data-dir", fixture->data, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_cmpint (json.status, ==, 0);
  g_assert_cmpuint (json_array_get_length (parse_array (parser, json.out)), >=, 5);
  assert_sentence (json.err);
  g_assert_nonnull (strstr (json.err, "mine.xml"));
}

#define GOOD_EXERCISE \
  "<exercise id=\"a-good-one\" version=\"1\" step=\"tools\" depth=\"1\" minutes=\"3\" " \
  "distress=\"none\">\n" \
  "<title>A good one</title><summary>It is short.</summary>\n" \
  "<part id=\"one\"><prompt>What is there?</prompt><text id=\"there\" lines=\"2\"/></part>\n" \
  "<closing>Done.</closing>\n</exercise>\n"

static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *good = write_file (fixture, "good.xml", GOOD_EXERCISE, -1);
  g_autofree char *bad = write_file (fixture, "bad.xml", "<exercise id=\"x\">\n  <nonsense/>\n</exercise>\n", -1);
  g_autofree char *gone = g_build_filename (fixture->home, "gone.xml", NULL);
  g_autofree char *nul = write_file (fixture, "nul.xml", "<exercise\0 id=\"x\"/>", 19);
  g_autofree char *utf8 = write_file (fixture, "utf8.xml", "<exercise id=\"\xff\"/>", -1);
  g_autofree char *much = g_strnfill (10 * 1024 * 1024, ' ');
  g_autofree char *large = write_file (fixture, "large.xml", much, -1);
  g_autofree char *empty = write_file (fixture, "empty.xml", "", -1);
  const char *wrong[] = { bad, gone, nul, utf8, large, empty, fixture->home };

  g_auto (Run) fine = run (fixture, "check", good, NULL);

  g_assert_cmpint (fine.status, ==, 0);
  g_assert_cmpstr (fine.err, ==, "");
  g_assert_nonnull (strstr (fine.out, "good.xml"));

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (Run) checked = run (fixture, "check", wrong[i], NULL);
      g_autofree char *place = g_strdup_printf ("%s:", wrong[i]);

      g_test_message ("%s", wrong[i]);
      g_assert_cmpint (checked.status, ==, 1);
      g_assert_cmpstr (checked.out, ==, "");
      g_assert_true (g_str_has_prefix (checked.err, place));
      g_assert_true (g_ascii_isdigit (checked.err[strlen (place)]));
      g_assert_nonnull (strstr (checked.err, ": error: "));
    }

  /* The wrong ones do not hide the good one. */
  g_auto (Run) both = run (fixture, "check", bad, good, NULL);

  g_assert_cmpint (both.status, ==, 1);
  g_assert_nonnull (strstr (both.out, "good.xml"));
  g_assert_nonnull (strstr (both.err, "bad.xml:"));
}

static void
test_empty_journal (Fixture       *fixture,
                    gconstpointer  data)
{
  g_auto (Run) pages = run (fixture, "pages", "--json", "--data-dir", fixture->data, NULL);
  g_auto (Run) plain = run (fixture, "pages", "--data-dir", fixture->data, NULL);
  g_auto (Run) markdown = run (fixture, "export", "--format", "markdown", "--data-dir", fixture->data, NULL);

  g_assert_cmpint (pages.status, ==, 0);
  g_assert_cmpstr (pages.out, ==, "[]\n");
  g_assert_cmpint (plain.status, ==, 0);
  g_assert_cmpstr (plain.out, ==, "");
  g_assert_cmpint (markdown.status, ==, 0);
  g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));
}

static void
test_bad_directories (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char *const commands[] = { "pages", "export" };
  g_autofree char *file = write_file (fixture, "a-file", "not a directory", -1);
  g_autofree char *odd = g_build_filename (fixture->home, "odd", NULL);
  g_autofree char *contents = NULL;

  g_assert_cmpint (g_mkdir (odd, 0700), ==, 0);
  g_free (write_file (fixture, "odd/journal.db", "this is no journal at all, and it stays as it is", -1));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      gboolean export = strcmp (commands[i], "export") == 0;
      g_auto (Run) on_file = run (fixture, commands[i], "--data-dir", file,
                                  export ? "--format=json" : NULL, NULL);
      g_auto (Run) on_odd = run (fixture, commands[i], "--data-dir", odd,
                                 export ? "--format=json" : NULL, NULL);

      g_assert_cmpint (on_file.status, ==, 1);
      g_assert_cmpstr (on_file.out, ==, "");
      assert_sentence (on_file.err);
      g_assert_cmpint (on_odd.status, ==, 4);
      g_assert_cmpstr (on_odd.out, ==, "");
      assert_sentence (on_odd.err);
    }


  g_free (odd);
  odd = g_build_filename (fixture->home, "odd", "journal.db", NULL);
  g_assert_true (g_file_get_contents (odd, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "this is no journal at all, and it stays as it is");
}

static void
test_in_use (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (MoorStore) store = NULL;
  g_autoptr (GError) error = NULL;

  moor_store_open_async (fixture->data, MOOR_STORE_WRITE, NULL, NULL, moor_test_store_result, &opened);
  moor_test_wait (opened != NULL);
  store = moor_store_open_finish (opened, &error);
  g_assert_no_error (error);

  g_auto (Run) pages = run (fixture, "pages", "--data-dir", fixture->data, NULL);
  g_assert_cmpint (pages.status, ==, 5);
  assert_sentence (pages.err);

  /* What needs no journal is not hindered. */
  g_auto (Run) exercises = run (fixture, "exercises", "--data-dir", fixture->data, NULL);
  g_assert_cmpint (exercises.status, ==, 0);

  moor_store_close_async (store, moor_test_store_result, &closed);
  moor_test_wait (closed != NULL);
  g_assert_true (moor_store_close_finish (store, closed, NULL));

  g_auto (Run) after = run (fixture, "pages", "--data-dir", fixture->data, NULL);
  g_assert_cmpint (after.status, ==, 0);
}

#define add(name, function) \
  g_test_add ("/cli/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  add ("usage", test_usage);
  add ("help", test_help);
  add ("exercises", test_exercises);
  add ("exercises-broken", test_exercises_broken);
  add ("check", test_check);
  add ("empty-journal", test_empty_journal);
  add ("bad-directories", test_bad_directories);
  add ("in-use", test_in_use);

  return g_test_run ();
}

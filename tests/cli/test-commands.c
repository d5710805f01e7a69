/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

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

static char *
copy_of (const char *pages)
{
  return g_strdup_printf ("{\"format\": \"mooring\", \"formatVersion\": 1, \"settings\": {}, "
                          "\"people\": [], \"definitions\": [], \"pages\": [%s], \"revisions\": []}",
                          pages);
}

static char *
free_page (int         number,
           const char *json_text)
{
  return g_strdup_printf (
    "{\"id\": \"00000000-0000-4000-8000-%012d\", \"exercise\": null, \"version\": null, "
    "\"definition\": null, \"title\": \"\", \"created\": \"2026-11-%02dT20:40:00.000000Z\", "
    "\"updated\": \"2026-11-%02dT20:41:00.000000Z\", \"offset\": 60, \"date\": \"2026-11-%02d\", "
    "\"state\": \"done\", \"place\": null, \"skipped\": [], \"leaning\": null, \"short\": false, "
    "\"due\": null, \"duePart\": null, \"audience\": \"only-me\", \"putAway\": false, "
    "\"starred\": true, \"left\": false, \"tags\": [\"evening\"], \"answers\": {}, "
    "\"cells\": {\"text\": [[0, \"\", \"%s\"]]}}",
    number, number, number, number, json_text);
}

static void
take_in (Fixture    *fixture,
         const char *pages)
{
  g_autofree char *text = copy_of (pages);
  g_autofree char *path = write_file (fixture, "copy.json", text, -1);
  g_auto (Run) imported = run (fixture, "import", path, "--data-dir", fixture->data, NULL);

  g_assert_cmpstr (imported.out, ==, "");
  g_assert_cmpint (imported.status, ==, 0);
}

static void
take_in_three (Fixture *fixture)
{
  g_autofree char *one = free_page (1, "The kettle and don't you");
  g_autofree char *two = free_page (2,
                                    "Bl\\u00e5b\\u00e4r \\ud83d\\ude00 "
                                     "\\u0634\\u0645\\u0633 kettle");
  g_autofree char *three = free_page (3, "NEAR( AND \\\" * nothing");
  g_autofree char *pages = g_strjoin (",", one, two, three, NULL);

  take_in (fixture, pages);
}

static char *
export_json (Fixture *fixture)
{
  g_auto (Run) exported = run (fixture, "export", "--format", "json", "--data-dir", fixture->data,
                               NULL);

  g_assert_cmpint (exported.status, ==, 0);
  g_assert_cmpstr (exported.err, ==, "");

  return g_steal_pointer (&exported.out);
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
    { { "score" }, "missing" },
    { { "score", "q.xml" }, "missing" },
    { { "score", "q.xml", "a.csv", "b.csv" }, "more arguments" },
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
    { { "verify", "extra" }, "more arguments" },
    { { "check" }, "missing" },
    { { "import" }, "missing" },
    { { "import", "a", "b" }, "more arguments" },
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
  static const char *const names[] = {
    "exercises", "check", "pages", "export", "import", "score", "verify",
  };
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
  g_autofree char *bad = write_file (fixture, "bad.xml",
                                     "<exercise id=\"x\">\n  <nonsense/>\n</exercise>\n", -1);
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
      /* The place has the name; nothing behind it says it again. */
      g_assert_true (g_strrstr (checked.err, wrong[i]) == checked.err);
    }

  g_autofree char *other = write_file (fixture, "other.xml", "<form id=\"x\"/>", -1);
  g_auto (Run) neither = run (fixture, "check", other, NULL);

  g_assert_nonnull (strstr (neither.err, "other.xml:1:1: error: the outermost element is <exercise> or "
                                         "<questionnaire>, not <form>"));

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
  g_auto (Run) markdown = run (fixture, "export", "--format", "markdown", "--data-dir",
                               fixture->data, NULL);
  g_auto (Run) verify = run (fixture, "verify", "--data-dir", fixture->data, NULL);

  g_assert_cmpint (pages.status, ==, 0);
  g_assert_cmpstr (pages.out, ==, "[]\n");
  g_assert_cmpint (plain.status, ==, 0);
  g_assert_cmpstr (plain.out, ==, "");
  g_assert_cmpint (markdown.status, ==, 0);
  g_assert_false (g_file_test (fixture->data, G_FILE_TEST_EXISTS));

  /* A mistyped folder is not whole, and no copy of it takes another's place. */
  g_assert_cmpint (verify.status, ==, 1);
  g_assert_cmpstr (verify.out, ==, "");
  assert_sentence (verify.err);

  g_autofree char *copy = write_file (fixture, "copy.json", "an older copy", -1);
  g_autofree char *contents = NULL;
  g_auto (Run) over = run (fixture, "export", "--format", "json", "--output", copy,
                           "--data-dir", fixture->data, NULL);

  g_assert_cmpint (over.status, ==, 1);
  assert_sentence (over.err);
  g_assert_true (g_file_get_contents (copy, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "an older copy");
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *pages;
  JsonObject *newest;

  take_in_three (fixture);

  g_auto (Run) json = run (fixture, "pages", "--json", "--data-dir", fixture->data, NULL);
  g_auto (Run) plain = run (fixture, "pages", "--data-dir", fixture->data, NULL);

  g_assert_cmpint (json.status, ==, 0);
  g_assert_cmpstr (json.err, ==, "");
  pages = parse_array (parser, json.out);
  g_assert_cmpuint (json_array_get_length (pages), ==, 3);
  newest = json_array_get_object_element (pages, 0);
  assert_members (newest,
                  "id exercise version title text created updated date state audience tags "
                  "answers");
  g_assert_cmpstr (json_object_get_string_member (newest, "id"), ==,
                   "00000000-0000-4000-8000-000000000003");
  g_assert_true (json_object_get_null_member (newest, "exercise"));
  g_assert_cmpstr (json_object_get_string_member (newest, "text"), ==, "NEAR( AND \" * nothing");
  g_assert_cmpstr (json_object_get_string_member (newest, "created"), ==,
                   "2026-11-03T20:40:00.000000Z");
  g_assert_cmpstr (json_object_get_string_member (newest, "date"), ==, "2026-11-03");
  g_assert_cmpstr (json_object_get_string_member (newest, "state"), ==, "done");
  g_assert_cmpstr (json_object_get_string_member (newest, "audience"), ==, "only-me");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (newest, "answers"),
                                                  "text"),
                   ==, "NEAR( AND \" * nothing");

  g_assert_cmpint (plain.status, ==, 0);
  g_assert_true (g_str_has_prefix (plain.out, "2026-11-03 21:40  NEAR( AND"));
}

static guint
count_found (Fixture    *fixture,
             const char *search)
{
  g_auto (Run) found = run (fixture, "pages", "--json", "--search", search,
                            "--data-dir", fixture->data, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_test_message ("a search of %u bytes", (guint) strlen (search));
  g_assert_cmpint (found.status, ==, 0);
  g_assert_cmpstr (found.err, ==, "");

  return json_array_get_length (parse_array (parser, found.out));
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *much = g_strnfill (100 * 1024, 'x');
  static const char *const nasty[] = {
    "don't \" * AND NEAR(", "\"", "*", "AND", "NEAR(", "'", "a OR", "{title}: x", "^k", "kettle -",
    "\\", "(", ")", "title:kettle", "--", "%", "\xff\xfe", "😀", "شمس", "%s%n", ";DROP TABLE page",
  };

  take_in_three (fixture);

  g_assert_cmpuint (count_found (fixture, "kettle"), ==, 2);
  g_assert_cmpuint (count_found (fixture, "ket"), ==, 2);
  g_assert_cmpuint (count_found (fixture, "KETTLE the"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "blabar"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "don't"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "kettle zebra"), ==, 0);
  g_assert_cmpuint (count_found (fixture, "NEAR("), ==, 1);
  g_assert_cmpuint (count_found (fixture, ""), ==, 3);
  g_assert_cmpuint (count_found (fixture, much), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (nasty); i++)
    g_assert_cmpuint (count_found (fixture, nasty[i]), <=, 3);
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *path = g_build_filename (fixture->home, "out.json", NULL);
  g_autofree char *other = g_build_filename (fixture->home, "other", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->home, "none", "out.json", NULL);
  GStatBuf status;

  take_in_three (fixture);
  first = export_json (fixture);
  second = export_json (fixture);
  g_assert_cmpstr (first, ==, second);

  /* To a file: whole, for this user alone, over what was there. */
  g_free (write_file (fixture, "out.json", "something older", -1));
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  g_auto (Run) to_file = run (fixture, "export", "--format", "json", "--output", path,
                              "--data-dir", fixture->data, NULL);
  g_assert_cmpint (to_file.status, ==, 0);
  g_assert_cmpstr (to_file.out, ==, "");
  g_assert_nonnull (strstr (to_file.err, "everything"));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, first);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  /* And the same journal comes out of it again. */
  g_auto (Run) imported = run (fixture, "import", path, "--data-dir", other, NULL);
  g_auto (Run) exported = run (fixture, "export", "--format", "json", "--data-dir", other, NULL);
  g_assert_cmpint (imported.status, ==, 0);
  g_assert_cmpstr (exported.out, ==, first);

  g_auto (Run) failed = run (fixture, "export", "--format", "json", "--output", nowhere,
                             "--data-dir", fixture->data, NULL);
  g_assert_cmpint (failed.status, ==, 1);
  assert_sentence (failed.err);

  g_auto (Run) markdown = run (fixture, "export", "--format", "markdown", "--data-dir",
                               fixture->data, NULL);
  g_assert_cmpint (markdown.status, ==, 0);
  g_assert_cmpstr (markdown.err, ==, "");
  g_assert_nonnull (strstr (markdown.out, "## 2026-11-03, 21:40"));
  g_assert_nonnull (strstr (markdown.out, "NEAR( AND \" \\* nothing"));
}

/* A disk without room: nothing half-written is left, and it is said. */
static void
test_export_full (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "..", "src", "mooring", NULL);
  g_autofree char *path = g_build_filename (fixture->home, "out.json", NULL);
  g_autofree char *words = g_strnfill (200 * 1024, 'w');
  g_autofree char *page = free_page (1, words);
  g_autofree char *command = NULL;
  g_autofree char *err = NULL;
  const char *argv[] = { "sh", "-c", NULL, NULL };
  g_autoptr (GDir) dir = NULL;
  const char *name;
  int status = 0;

  take_in (fixture, page);

  g_auto (Run) full = run (fixture, "export", "--format", "json", "--output", "/dev/full",
                           "--data-dir", fixture->data, NULL);
  g_assert_cmpint (full.status, ==, 1);
  assert_sentence (full.err);

  command = g_strdup_printf ("trap '' XFSZ; ulimit -f 64; exec %s export --format json "
                             "--output %s --data-dir %s", program, path, fixture->data);
  argv[2] = command;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               NULL, &err, &status, NULL));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  assert_sentence (err);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  dir = g_dir_open (fixture->home, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".mooring-"));
}

/* A copy never takes the place of the journal it is a copy of. */
static void
test_export_over_journal (Fixture       *fixture,
                          gconstpointer  data)
{
  static const char *const names[] = { "journal.db", "journal.db-wal", "lock", "help.json" };
  g_autofree char *link = g_build_filename (fixture->home, "copy.md", NULL);
  g_autofree char *journal = g_build_filename (fixture->data, "journal.db", NULL);
  g_autofree char *beside = g_build_filename (fixture->data, "copy.md", NULL);

  take_in_three (fixture);
  g_assert_cmpint (symlink (journal, link), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (names) + 1; i++)
    {
      g_autofree char *path = i < G_N_ELEMENTS (names)
                              ? g_build_filename (fixture->data, names[i], NULL)
                              : g_strdup (link);
      g_auto (Run) over = run (fixture, "export", "--format", "markdown", "--output", path,
                               "--data-dir", fixture->data, NULL);

      g_assert_cmpint (over.status, ==, 1);
      assert_sentence (over.err);
    }

  g_auto (Run) good = run (fixture, "export", "--format", "markdown", "--output", beside,
                           "--data-dir", fixture->data, NULL);
  g_assert_cmpint (good.status, ==, 0);

  g_auto (Run) verify = run (fixture, "verify", "--data-dir", fixture->data, NULL);
  g_assert_cmpint (verify.status, ==, 0);
}

/* Started with its streams closed, no message lands in a file that was given
 * their number. */
static void
test_closed_streams (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "..", "src", "mooring", NULL);
  g_autofree char *copy = copy_of ("");
  g_autofree char *path = write_file (fixture, "copy.json", copy, -1);
  g_autofree char *lock = g_build_filename (fixture->data, "lock", NULL);
  g_autofree char *import = NULL;
  g_autofree char *pages = NULL;
  g_autofree char *err = NULL;
  g_autofree char *contents = NULL;
  const char *argv[] = { "sh", "-c", NULL, NULL };
  int status = 0;
  gsize length;

  import = g_strdup_printf ("exec %s import %s --data-dir %s <&- >&- 2>&-", program, path,
                            fixture->data);
  argv[2] = import;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               NULL, NULL, &status, NULL));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_true (g_file_get_contents (lock, &contents, &length, NULL));
  g_assert_cmpuint (length, ==, 0);

  pages = g_strdup_printf ("exec %s pages --json --data-dir %s <&- >&-", program, fixture->data);
  argv[2] = pages;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               NULL, &err, &status, NULL));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  assert_sentence (err);
  g_assert_nonnull (strstr (err, "Bad file descriptor"));
}

/* No display: a sentence, and no warning of a library. */
static void
test_no_display (Fixture       *fixture,
                 gconstpointer  data)
{
  g_auto (Run) window = run (fixture, "--data-dir", fixture->data, NULL);

  g_assert_cmpint (window.status, ==, 1);
  g_assert_nonnull (strstr (window.err, "mooring: There is no display"));
  g_assert_null (strstr (window.err, "WARNING"));
}

static void
test_import_twice (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->home, "copy.json", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  take_in_three (fixture);
  before = export_json (fixture);

  g_auto (Run) again = run (fixture, "import", path, "--data-dir", fixture->data, NULL);
  g_assert_cmpint (again.status, ==, 0);
  g_assert_nonnull (strstr (again.err, "0 pages were taken in"));
  g_assert_nonnull (strstr (again.err, "3 pages were here already"));

  after = export_json (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_import_refused (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *good = free_page (7, "A good page before a bad one");
  g_autofree char *bad = free_page (8, "x");
  g_autofree char *twice = g_strjoin (",", good, good, NULL);
  g_autofree char *copies = copy_of (twice);
  g_autofree char *both = g_strjoin (",", good, bad, NULL);
  g_autofree char *whole = copy_of (both);
  g_autofree char *before = NULL;
  g_autofree char *much = g_strnfill (10 * 1024 * 1024, 'y');
  g_autofree char *long_page = free_page (8, much);
  g_autofree char *long_pages = g_strjoin (",", good, long_page, NULL);
  g_autofree char *too_long = copy_of (long_pages);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  static const char *const edits[][2] = {
    { "\"formatVersion\": 1", "\"formatVersion\": 2" },
    { "\"formatVersion\": 1", "\"formatVersion\": \"1\"" },
    { "\"format\": \"mooring\"", "\"format\": \"other\"" },
    { "000000000008", "00000000000" },
    { "\"2026-11-08\"", "\"2026-13-08\"" },
    { "2026-11-08T20:40:00.000000Z", "yesterday" },
    { "\"tags\": [\"evening\"], ", "" },
    { "\"tags\": [\"evening\"]", "\"tags\": \"evening\"" },
    { "\"starred\": true", "\"starred\": 1" },
    { "\"left\": false", "\"left\": false, \"more\": 1" },
    { "[[0, \"\", \"x\"]]", "[[0, \"\", null]]" },
    { "[[0, \"\", \"x\"]]", "[[-1, \"\", \"x\"]]" },
    { "[[0, \"\", \"x\"]]", "[[0, \"\", \"x\"], [0, \"\", \"y\"]]" },
    { "[[0, \"\", \"x\"]]", "[[0, \"\", \"\\u0000\"]]" },
    { "[[0, \"\", \"x\"]]", "[]" },
    { "\"x\"", "\"\xff\"" },
    { "\"revisions\": []", "\"more\": []" },
    { "\"revisions\": []", "\"pages\": []" },
  };

  take_in_three (fixture);
  before = export_json (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      GString *text = g_string_new (whole);
      /* The last occurrence: the good page stays good. */
      char *place = g_strrstr (text->str, edits[i][0]);

      g_assert_nonnull (place);
      g_string_erase (text, place - text->str, (gssize) strlen (edits[i][0]));
      g_string_insert (text, place - text->str, edits[i][1]);
      g_ptr_array_add (texts, g_string_free (text, FALSE));
    }
  g_ptr_array_add (texts, g_strdup (copies));
  g_ptr_array_add (texts, g_strdup (too_long));
  g_ptr_array_add (texts, g_strndup (whole, strlen (whole) - 30));
  g_ptr_array_add (texts, g_strdup (""));
  g_ptr_array_add (texts, g_strdup ("[]"));
  g_ptr_array_add (texts, g_strdup ("{}"));
  g_ptr_array_add (texts, g_strdup ("not json at all"));

  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *path = write_file (fixture, "bad.json", g_ptr_array_index (texts, i), -1);
      g_auto (Run) refused = run (fixture, "import", path, "--data-dir", fixture->data, NULL);
      g_autofree char *after = export_json (fixture);

      g_test_message ("%u: %s", i, refused.err);
      g_assert_cmpint (refused.status, ==, 1);
      g_assert_cmpstr (refused.out, ==, "");
      assert_sentence (refused.err);
      /* No word of a person in a message. */
      g_assert_null (strstr (refused.err, "good page"));
      g_assert_cmpstr (after, ==, before);
    }

  g_auto (Run) gone = run (fixture, "import", "/nowhere/copy.json", "--data-dir", fixture->data,
                           NULL);
  g_auto (Run) directory = run (fixture, "import", fixture->home, "--data-dir", fixture->data,
                                NULL);
  g_auto (Run) zero = run (fixture, "import", "/dev/null", "--data-dir", fixture->data, NULL);
  g_assert_cmpint (gone.status, ==, 1);
  assert_sentence (gone.err);
  g_assert_cmpint (directory.status, ==, 1);
  assert_sentence (directory.err);
  g_assert_cmpint (zero.status, ==, 1);
  assert_sentence (zero.err);
}

static void
test_bad_directories (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char *const commands[] = { "pages", "verify", "export" };
  g_autofree char *file = write_file (fixture, "a-file", "not a directory", -1);
  g_autofree char *odd = g_build_filename (fixture->home, "odd", NULL);
  g_autofree char *copy = copy_of ("");
  g_autofree char *copy_path = write_file (fixture, "copy.json", copy, -1);
  g_autofree char *contents = NULL;

  g_assert_cmpint (g_mkdir (odd, 0700), ==, 0);
  g_free (write_file (fixture, "odd/journal.db", "this is no journal at all, and it stays as it is",
                      -1));

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

  g_auto (Run) into_file = run (fixture, "import", copy_path, "--data-dir", file, NULL);
  g_auto (Run) into_odd = run (fixture, "import", copy_path, "--data-dir", odd, NULL);
  g_assert_cmpint (into_file.status, ==, 1);
  assert_sentence (into_file.err);
  g_assert_cmpint (into_odd.status, ==, 4);
  assert_sentence (into_odd.err);

  g_free (odd);
  odd = g_build_filename (fixture->home, "odd", "journal.db", NULL);
  g_assert_true (g_file_get_contents (odd, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "this is no journal at all, and it stays as it is");
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->data, "journal.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length, length_after;
  g_autofree char *copy = copy_of ("");
  g_autofree char *copy_path = NULL;

  take_in_three (fixture);
  copy_path = write_file (fixture, "copy.json", copy, -1);
  g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  /* PRAGMA user_version: bytes 60 to 63 of the header. */
  before[62] = 3;
  g_assert_true (g_file_set_contents (path, before, (gssize) length, NULL));

  g_auto (Run) pages = run (fixture, "pages", "--data-dir", fixture->data, NULL);
  g_auto (Run) imported = run (fixture, "import", copy_path, "--data-dir", fixture->data, NULL);
  g_assert_cmpint (pages.status, ==, 1);
  assert_sentence (pages.err);
  g_assert_nonnull (strstr (pages.err, "newer"));
  g_assert_cmpint (imported.status, ==, 1);
  assert_sentence (imported.err);

  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
}

static void
test_in_use (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (MoorStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = copy_of ("");
  g_autofree char *path = write_file (fixture, "copy.json", copy, -1);

  moor_store_open_async (fixture->data, MOOR_STORE_WRITE, NULL, NULL, moor_test_store_result,
                         &opened);
  moor_test_wait (opened != NULL);
  store = moor_store_open_finish (opened, &error);
  g_assert_no_error (error);

  g_auto (Run) pages = run (fixture, "pages", "--data-dir", fixture->data, NULL);
  g_auto (Run) verify = run (fixture, "verify", "--data-dir", fixture->data, NULL);
  g_auto (Run) imported = run (fixture, "import", path, "--data-dir", fixture->data, NULL);
  g_assert_cmpint (pages.status, ==, 5);
  assert_sentence (pages.err);
  g_assert_cmpint (verify.status, ==, 5);
  g_assert_cmpint (imported.status, ==, 5);

  /* What needs no journal is not hindered. */
  g_auto (Run) exercises = run (fixture, "exercises", "--data-dir", fixture->data, NULL);
  g_assert_cmpint (exercises.status, ==, 0);

  moor_store_close_async (store, moor_test_store_result, &closed);
  moor_test_wait (closed != NULL);
  g_assert_true (moor_store_close_finish (store, closed, NULL));

  g_auto (Run) after = run (fixture, "pages", "--data-dir", fixture->data, NULL);
  g_assert_cmpint (after.status, ==, 0);
}

static void
test_verify (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->data, "journal.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  take_in_three (fixture);

  g_auto (Run) whole = run (fixture, "verify", "--data-dir", fixture->data, NULL);
  g_assert_cmpint (whole.status, ==, 0);
  g_assert_cmpstr (whole.err, ==, "");
  g_assert_cmpstr (whole.out, ==, "The journal is whole.\n");

  /* Every page of the file after the first two is lost. */
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 12288);
  memset (bytes + 8192, 0x5a, length - 8192);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));

  g_auto (Run) damaged = run (fixture, "verify", "--data-dir", fixture->data, NULL);
  g_assert_cmpint (damaged.status, ==, 4);
  g_assert_cmpstr (damaged.out, ==, "");
  assert_sentence (damaged.err);
}

/* Nobody reads what is written, and Ctrl+C ends it all the same. */
static void
test_interrupt_export (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *words = g_strnfill (400 * 1024, 'w');
  g_autofree char *page = free_page (1, words);
  const char *argv[] = { "export", "--format", "json", "--data-dir", fixture->data, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char first;

  take_in (fixture, page);

  process = spawn (fixture, argv);
  /* The first byte: everything is open, and the pipe is filling up. */
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (process), &first, 1, NULL,
                                        &error), ==, 1);
  g_subprocess_send_signal (process, SIGINT);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGINT);
}

/* A file that comes through a pipe and never ends: Ctrl+C, and nothing was
 * taken in. */
static void
test_interrupt_import (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *page = free_page (1, "Never to be seen");
  g_autofree char *copy = copy_of (page);
  g_autofree char *path = g_build_filename (fixture->home, "pipe", NULL);
  const char *argv[] = { "import", path, "--data-dir", fixture->data, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char message[256] = { 0, };
  gsize n_read;
  int unread = 1;
  int fd;

  take_in (fixture, "");
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, copy, strlen (copy) - 40), ==, (gssize) strlen (copy) - 40);

  process = spawn (fixture, argv);
  /* It has read what there is, and waits for more. */
  moor_test_wait (ioctl (fd, FIONREAD, &unread) == 0 && unread == 0);
  g_subprocess_send_signal (process, SIGINT);
  g_assert_true (g_input_stream_read_all (g_subprocess_get_stderr_pipe (process), message,
                                          sizeof message - 1, &n_read, NULL, &error));
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 130);
  assert_sentence (message);
  close (fd);

  g_autofree char *after = export_json (fixture);
  g_assert_null (strstr (after, "Never to be seen"));
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
  add ("pages", test_pages);
  add ("search", test_search);
  add ("export", test_export);
  add ("export-full", test_export_full);
  add ("export-over-journal", test_export_over_journal);
  add ("closed-streams", test_closed_streams);
  add ("no-display", test_no_display);
  add ("import-twice", test_import_twice);
  add ("import-refused", test_import_refused);
  add ("bad-directories", test_bad_directories);
  add ("newer", test_newer);
  add ("in-use", test_in_use);
  add ("verify", test_verify);
  add ("interrupt-export", test_interrupt_export);
  add ("interrupt-import", test_interrupt_import);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "base/moor-error.h"
#include "content/moor-library.h"
#include "content/moor-xml.h"
#include "moor-content-fixture.h"

typedef struct {
  char *data_dir;
  char *own_dir;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->data_dir = g_dir_make_tmp ("mooring-XXXXXX", NULL);
  fixture->own_dir = g_build_filename (fixture->data_dir, "exercises", NULL);
  g_mkdir (fixture->own_dir, 0700);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->own_dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->own_dir, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->own_dir);
  g_assert_cmpint (g_rmdir (fixture->data_dir), ==, 0);
  g_free (fixture->own_dir);
  g_free (fixture->data_dir);
}

static char *
exercise_text (const char *id,
               const char *step,
               const char *title)
{
  return g_strdup_printf ("<exercise id=\"%s\" version=\"1\" step=\"%s\" depth=\"1\" minutes=\"5\">\n"
                          "  <title>%s</title>\n  <summary>S</summary>\n"
                          "  <part id=\"a\"><prompt>P</prompt><text id=\"a\"/></part>\n</exercise>\n",
                          id, step, title);
}

static char *
write_file (const char *directory,
            const char *name,
            const char *text)
{
  char *path = g_build_filename (directory, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
write_own (Fixture    *fixture,
           const char *name,
           const char *id,
           const char *step,
           const char *title)
{
  g_autofree char *text = exercise_text (id, step, title);

  g_free (write_file (fixture->own_dir, name, text));
}

static void
test_built_in (void)
{
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  MoorExercise *exercise = moor_library_find (library, "check-in");

  g_assert_nonnull (exercise);
  g_assert_cmpstr (moor_exercise_get_id (exercise), ==, "check-in");
  g_assert_cmpstr (moor_exercise_get_language (exercise), ==, "en");
  g_assert_true (moor_library_find (library, "check-in") == exercise);
  g_assert_null (moor_library_find (library, "no-such-exercise"));
  g_assert_null (moor_library_find (library, ""));
  /* A shared part is no exercise, however it is asked for. */
  g_assert_null (moor_library_find (library, "distress-before"));
  g_assert_null (moor_library_find (library, "parts/distress-before"));
  g_assert_null (moor_library_find (library, "../exercises/check-in"));
  g_assert_cmpuint (moor_library_get_problems (library)->len, ==, 0);

  guint n = g_list_model_get_n_items (G_LIST_MODEL (library));
  g_assert_cmpuint (n, >=, 5);
  for (guint i = 0; i + 1 < n; i++)
    {
      g_autoptr (MoorExercise) one = g_list_model_get_item (G_LIST_MODEL (library), i);
      g_autoptr (MoorExercise) two = g_list_model_get_item (G_LIST_MODEL (library), i + 1);

      g_assert_cmpint (moor_exercise_get_step (one), <=, moor_exercise_get_step (two));
      g_assert_true (moor_library_find (library, moor_exercise_get_id (one)) == one);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (library), n));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (library)) == MOOR_TYPE_EXERCISE);

  g_assert_finalize_object (g_steal_pointer (&library));
}

static void
test_offered (void)
{
  static const MoorFieldKind now[] = {
    MOOR_FIELD_TEXT, MOOR_FIELD_LIST, MOOR_FIELD_CHOICE, MOOR_FIELD_CHOICES, MOOR_FIELD_SCALE,
    MOOR_FIELD_PERCENT, MOOR_FIELD_DATE, MOOR_FIELD_AGE, MOOR_FIELD_CHECK, MOOR_FIELD_PERSON,
    MOOR_FIELD_EMOTIONS, MOOR_FIELD_ROWS, MOOR_FIELD_ITEMS, MOOR_FIELD_READ,
  };
  static const MoorFieldKind little[] = { MOOR_FIELD_TEXT };
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  MoorExercise *check_in = moor_library_find (library, "check-in");
  MoorExercise *timer = moor_library_find (library, "wait-with-it");
  MoorExercise *memories = moor_library_find (library, "timeline-of-care");
  MoorExercise *couple = moor_library_find (library, "couple-exchange");

  g_assert_true (moor_library_is_offered (library, check_in));
  g_assert_true (moor_library_is_offered (library, timer));
  g_assert_true (moor_library_is_offered (library, memories));
  /* The reading mode is not there. */
  g_assert_false (moor_library_is_offered (library, couple));

  moor_library_allow_kinds (library, now, G_N_ELEMENTS (now));
  g_assert_true (moor_library_is_offered (library, check_in));
  g_assert_false (moor_library_is_offered (library, timer));

  moor_library_allow_kinds (library, little, G_N_ELEMENTS (little));
  g_assert_false (moor_library_is_offered (library, check_in));
}

static void
test_own (Fixture      *fixture,
          gconstpointer data)
{
  write_own (fixture, "b.xml", "zebra", "style", "Zebra");
  write_own (fixture, "a.xml", "apple", "style", "Apple");
  write_own (fixture, "c.xml", "check-in", "tools", "Not the real one");
  write_own (fixture, "d.xml", "zebra", "tools", "A second zebra");
  write_own (fixture, ".hidden.xml", "hidden", "tools", "Hidden");
  write_own (fixture, "notes.txt", "notes", "tools", "No exercise");
  g_free (write_file (fixture->own_dir, "e.xml", "<exercise>\n"));

  g_autofree char *directory = g_build_filename (fixture->own_dir, "f.xml", NULL);
  g_mkdir (directory, 0700);

  g_autoptr (MoorLibrary) plain = moor_library_new (NULL);
  g_autoptr (MoorLibrary) library = moor_library_new (fixture->data_dir);
  GPtrArray *problems = moor_library_get_problems (library);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (library));

  g_assert_cmpuint (n, ==, g_list_model_get_n_items (G_LIST_MODEL (plain)) + 2);
  g_assert_nonnull (moor_library_find (library, "apple"));
  g_assert_cmpstr (moor_exercise_get_title (moor_library_find (library, "zebra")), ==, "Zebra");
  g_assert_cmpstr (moor_exercise_get_title (moor_library_find (library, "check-in")), ==, "Check-in");
  g_assert_null (moor_library_find (library, "hidden"));
  g_assert_null (moor_library_find (library, "notes"));

  g_assert_cmpuint (problems->len, ==, 4);
  g_assert_cmpstr (problems->pdata[0], ==,
                   "c.xml was left out. Its id is that of an exercise that comes with Mooring.");
  g_assert_cmpstr (problems->pdata[1], ==,
                   "d.xml was left out. Another of your files has the same id.");
  g_assert_cmpstr (problems->pdata[2], ==,
                   "e.xml was left out. e.xml:1:1: error: <exercise> is never closed");
  g_assert_true (g_str_has_prefix (problems->pdata[3], "f.xml was left out. "));

  /* After the built-in ones of their step, by title. */
  guint first_own = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (G_LIST_MODEL (library), i);

      if (g_str_equal (moor_exercise_get_id (exercise), "apple"))
        first_own = i;
    }
  g_autoptr (MoorExercise) before = g_list_model_get_item (G_LIST_MODEL (library), first_own - 1);
  g_autoptr (MoorExercise) next = g_list_model_get_item (G_LIST_MODEL (library), first_own + 1);
  g_autoptr (MoorExercise) after = g_list_model_get_item (G_LIST_MODEL (library), first_own + 2);
  g_assert_cmpint (moor_exercise_get_step (before), ==, MOOR_STEP_STYLE);
  g_assert_cmpstr (moor_exercise_get_id (next), ==, "zebra");
  g_assert_cmpint (moor_exercise_get_step (after), >, MOOR_STEP_STYLE);

  g_rmdir (directory);
}

static void
test_no_directory (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->data_dir, "nowhere", NULL);
  g_autoptr (MoorLibrary) library = moor_library_new (nowhere);

  g_assert_nonnull (moor_library_find (library, "check-in"));
  g_assert_null (moor_library_find (library, "apple"));
  g_assert_cmpuint (moor_library_get_problems (library)->len, ==, 0);
}

typedef struct {
  guint position, removed, added, times;
} Change;

static void
note_change (GListModel *model,
             guint       position,
             guint       removed,
             guint       added,
             Change     *change)
{
  *change = (Change) { position, removed, added, change->times + 1 };
}

static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *text = exercise_text ("mango", "patterns", "Mango");
  g_autofree char *newer_text = exercise_text ("mango", "patterns", "Mango, again");
  g_autofree char *path = write_file (fixture->data_dir, "any name.xml", text);
  g_autofree char *target = g_build_filename (fixture->own_dir, "mango.xml", NULL);
  g_autoptr (MoorLibrary) library = moor_library_new (fixture->data_dir);
  g_autoptr (GError) error = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (library));
  Change change = { 0 };
  GStatBuf info;

  g_signal_connect (library, "items-changed", G_CALLBACK (note_change), &change);

  /* A look at it adds nothing. */
  g_autoptr (MoorExercise) preview = moor_library_read_file (library, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (moor_exercise_get_title (preview), ==, "Mango");
  g_assert_null (moor_library_find (library, "mango"));
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (change.times, ==, 0);

  g_assert_true (moor_library_add_file (library, path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (change.times, ==, 1);
  g_assert_cmpuint (change.added, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, n + 1);
  g_autoptr (MoorExercise) item = g_list_model_get_item (G_LIST_MODEL (library), change.position);
  g_assert_true (item == moor_library_find (library, "mango"));
  g_assert_cmpint (g_stat (target, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  /* A newer one takes its place. */
  g_free (write_file (fixture->data_dir, "any name.xml", newer_text));
  g_assert_true (moor_library_add_file (library, path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, n + 1);
  g_assert_cmpstr (moor_exercise_get_title (moor_library_find (library, "mango")), ==, "Mango, again");

  g_autoptr (MoorLibrary) later = moor_library_new (fixture->data_dir);
  g_assert_cmpstr (moor_exercise_get_title (moor_library_find (later, "mango")), ==, "Mango, again");
  g_assert_cmpuint (moor_library_get_problems (later)->len, ==, 0);

  g_remove (path);
}

static void
assert_not_added (MoorLibrary *library,
                  const char  *path,
                  MoorError    code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (moor_library_add_file (library, path, &error));
  g_assert_error (error, MOOR_ERROR, (int) code);
}

static void
test_add_wrong (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *built_in = exercise_text ("check-in", "tools", "Mine");
  g_autofree char *broken = write_file (fixture->data_dir, "broken.xml", "<exercise id='x'>");
  g_autofree char *taken = write_file (fixture->data_dir, "taken.xml", built_in);
  g_autofree char *missing = g_build_filename (fixture->data_dir, "missing.xml", NULL);
  g_autofree char *large = g_build_filename (fixture->data_dir, "large.xml", NULL);
  g_autofree char *pipe = g_build_filename (fixture->data_dir, "pipe.xml", NULL);
  g_autofree char *much = g_strnfill (MOOR_XML_MAX_BYTES + 1, ' ');
  g_autoptr (MoorLibrary) library = moor_library_new (fixture->data_dir);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (library));

  g_assert_true (g_file_set_contents (large, much, -1, NULL));
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);

  assert_not_added (library, broken, MOOR_ERROR_BAD_INPUT);
  assert_not_added (library, taken, MOOR_ERROR_BAD_INPUT);
  assert_not_added (library, missing, MOOR_ERROR_NOT_FOUND);
  assert_not_added (library, large, MOOR_ERROR_BAD_INPUT);
  assert_not_added (library, pipe, MOOR_ERROR_BAD_INPUT);
  assert_not_added (library, fixture->data_dir, MOOR_ERROR_BAD_INPUT);
  assert_not_added (library, "/dev/zero", MOOR_ERROR_BAD_INPUT);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, n);

  g_remove (broken);
  g_remove (taken);
  g_remove (large);
  g_remove (pipe);
}

/* One exercise costs one file: the start of the program asks for no more. */
static void
test_lazy (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (MoorLibrary) library = moor_library_new (fixture->data_dir);

  g_assert_nonnull (moor_library_find (library, "check-in"));

  /* The own directory was not read for that: what comes now is still seen. */
  write_own (fixture, "late.xml", "late", "style", "Late");
  g_assert_nonnull (moor_library_find (library, "late"));
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/library/built-in", test_built_in);
  g_test_add_func ("/library/offered", test_offered);
  g_test_add ("/library/own", Fixture, NULL, set_up, test_own, tear_down);
  g_test_add ("/library/no-directory", Fixture, NULL, set_up, test_no_directory, tear_down);
  g_test_add ("/library/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/library/add-wrong", Fixture, NULL, set_up, test_add_wrong, tear_down);
  g_test_add ("/library/lazy", Fixture, NULL, set_up, test_lazy, tear_down);

  return g_test_run ();
}

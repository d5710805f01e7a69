/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/moor-error.h"
#include "desk/moor-help-file.h"
#include "moor-test.h"

static char *
make_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = g_dir_make_tmp ("mooring-help-XXXXXX", &error);

  g_assert_no_error (error);
  return dir;
}

static void
remove_dir (const char *dir)
{
  g_autofree char *file = g_build_filename (dir, "help.json", NULL);

  g_remove (file);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

static void
write_file (const char *dir,
            const char *text)
{
  g_autofree char *file = g_build_filename (dir, "help.json", NULL);

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
}

static void
test_country (void)
{
  g_autofree char *dir = make_dir ();
  g_autofree char *file = g_build_filename (dir, "help.json", NULL);
  g_autofree char *none = moor_help_file_get_country (dir);
  g_autofree char *chosen = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_null (none);

  moor_help_file_set_country (dir, "AT", &error);
  g_assert_no_error (error);
  chosen = moor_help_file_get_country (dir);
  g_assert_cmpstr (chosen, ==, "AT");
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  moor_help_file_set_country (dir, "", &error);
  g_assert_no_error (error);
  other = moor_help_file_get_country (dir);
  g_assert_cmpstr (other, ==, "");

  remove_dir (dir);
}

/* What a later Mooring, or the person, put there stays. */
static void
test_rest_is_kept (void)
{
  g_autofree char *dir = make_dir ();
  g_autofree char *file = g_build_filename (dir, "help.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  write_file (dir, "{\"country\": \"DE\", \"shown\": [{\"name\": \"Ada\", \"number\": \"12\"}]}");
  moor_help_file_set_country (dir, "FR", &error);
  g_assert_no_error (error);

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"Ada\""));
  g_assert_nonnull (strstr (text, "\"FR\""));
  g_assert_null (strstr (text, "\"DE\""));

  remove_dir (dir);
}

static void
test_broken (void)
{
  static const char * const texts[] = {
    "", "{", "[]", "null", "\"AT\"", "{\"country\": 7}", "{\"country\": null}", "{\"country\": [\"AT\"]}",
    "\xff\xfe",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *dir = make_dir ();
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      write_file (dir, texts[i]);
      before = moor_help_file_get_country (dir);
      g_assert_null (before);

      moor_help_file_set_country (dir, "IE", &error);
      g_assert_no_error (error);
      after = moor_help_file_get_country (dir);
      g_assert_cmpstr (after, ==, "IE");

      remove_dir (dir);
    }
}

static void
test_no_directory (void)
{
  g_autofree char *dir = make_dir ();
  g_autofree char *below = g_build_filename (dir, "help.json", "below", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *country = NULL;

  write_file (dir, "a file, no directory");
  g_assert_false (moor_help_file_set_country (below, "IE", &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == MOOR_ERROR);
  country = moor_help_file_get_country (below);
  g_assert_null (country);

  remove_dir (dir);
}

static MoorHelpRow *
make_own (const char *service,
          const char *number)
{
  MoorHelpRow *row = moor_help_row_new_own ("DE");

  g_free (row->service);
  g_free (row->number);
  row->service = g_strdup (service);
  row->number = g_strdup (number);
  row->doors = 1u << MOOR_HELP_DOOR_SOMEONE | 1u << MOOR_HELP_DOOR_ELSE;
  row->how = g_strdup ("Mornings");
  row->checked_on = g_strdup ("2026-11-22");

  return row;
}

/* All that is kept comes back as it was, beside a country and what a later
 * Mooring put there; and what is empty leaves no trace. */
static void
test_kept (void)
{
  g_autofree char *dir = make_dir ();
  g_autofree char *file = g_build_filename (dir, "help.json", NULL);
  g_autofree char *text = NULL, *after = NULL, *country = NULL;
  g_autoptr (MoorHelpKept) kept = moor_help_kept_new ();
  g_autoptr (MoorHelpKept) back = NULL, none = moor_help_kept_new ();
  g_autoptr (MoorHelpRow) emergency = moor_help_row_new_own_emergency ("CH");
  g_autoptr (GError) error = NULL;
  const MoorHelpRow *row;
  const MoorHelpPerson *person;
  GStatBuf info;

  write_file (dir, "{\"country\": \"DE\", \"later\": [1, 2]}");
  g_free (emergency->number);
  emergency->number = g_strdup ("144");
  g_ptr_array_add (kept->lines, moor_help_row_copy (emergency));
  g_ptr_array_add (kept->own, make_own ("Frauenhaus", "030 12 34"));
  g_ptr_array_add (kept->shown, moor_help_person_new ("an-id", "Ada \"A\" Ö.", "070-1"));
  moor_help_file_save (dir, kept, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  back = moor_help_file_load (dir, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->lines->len, ==, 1);
  row = g_ptr_array_index (back->lines, 0);
  g_assert_true (row->emergency);
  g_assert_cmpstr (row->number, ==, "144");
  g_assert_cmpstr (row->id, ==, emergency->id);
  g_assert_cmpuint (back->own->len, ==, 1);
  row = g_ptr_array_index (back->own, 0);
  g_assert_true (row->outside);
  g_assert_cmpstr (row->service, ==, "Frauenhaus");
  g_assert_cmpstr (row->how, ==, "Mornings");
  g_assert_cmpuint (row->doors, ==, 1u << MOOR_HELP_DOOR_SOMEONE | 1u << MOOR_HELP_DOOR_ELSE);
  g_assert_cmpuint (row->channels, ==, MOOR_HELP_CALL | MOOR_HELP_TEXT);
  g_assert_cmpstr (row->checked_on, ==, "2026-11-22");
  person = g_ptr_array_index (back->shown, 0);
  g_assert_cmpstr (person->name, ==, "Ada \"A\" Ö.");
  g_assert_cmpstr (person->number, ==, "070-1");
  g_assert_cmpstr (person->person, ==, "an-id");
  country = moor_help_file_get_country (dir);
  g_assert_cmpstr (country, ==, "DE");
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"later\""));

  moor_help_file_save (dir, none, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (file, &after, NULL, NULL));
  g_assert_null (strstr (after, "Ada"));
  g_assert_null (strstr (after, "Frauenhaus"));
  g_assert_null (strstr (after, "shown"));
  g_assert_null (strstr (after, "own"));
  g_assert_nonnull (strstr (after, "\"later\""));

  remove_dir (dir);
}

/* The old bytes are zeroed on the disk, not only let go of: whoever still holds
 * the old file reads nothing in it. */
static void
test_overwritten (void)
{
  g_autofree char *dir = make_dir ();
  g_autofree char *file = g_build_filename (dir, "help.json", NULL);
  g_autoptr (MoorHelpKept) kept = moor_help_kept_new ();
  g_autoptr (GError) error = NULL;
  char held[4096] = "";
  FILE *old;
  gsize length;

  g_ptr_array_add (kept->shown, moor_help_person_new (NULL, "Ada Lovelace", "070 123"));
  moor_help_file_save (dir, kept, &error);
  g_assert_no_error (error);

  old = fopen (file, "r");
  g_assert_nonnull (old);
  setvbuf (old, NULL, _IONBF, 0);
  g_ptr_array_set_size (kept->shown, 0);
  moor_help_file_save (dir, kept, &error);
  g_assert_no_error (error);
  length = fread (held, 1, sizeof held - 1, old);
  fclose (old);
  g_assert_cmpuint (length, >, 20);
  for (gsize i = 0; i < length; i++)
    g_assert_cmpint (held[i], ==, 0);

  remove_dir (dir);
}

/* A row that makes no sense is passed over, the others are there. */
static void
test_bad_rows (void)
{
  static const char * const rows[] = {
    "7", "null", "[]", "{}", "{\"id\": \"a\"}", "{\"id\": 5, \"number\": \"1\", \"doors\": \"else\"}",
    "{\"id\": \"a\", \"number\": \"1\"}", "{\"id\": \"a\", \"number\": \"\", \"doors\": \"else\"}",
    "{\"id\": \"a\", \"number\": \"1\", \"doors\": \"window\"}",
    "{\"id\": \"a\", \"number\": \"1\", \"doors\": \"else else\"}",
    "{\"id\": \"a\", \"number\": \"1\", \"doors\": \"else\", \"channels\": \"pigeon\"}",
    "{\"country\": \"DE\", \"number\": \"1\", \"doors\": \"else\"}",
    "{\"of-service\": \"S\", \"of-number\": \"1\"}",
  };
  g_autofree char *dir = make_dir ();
  g_autofree char *joined = g_strjoinv (",", (char **) (const char *[]) {
    rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], rows[7], rows[8], rows[9], rows[10],
    rows[11], rows[12], NULL });
  g_autofree char *text = NULL;
  g_autoptr (MoorHelpKept) kept = NULL;
  g_autoptr (GError) error = NULL;

  G_STATIC_ASSERT (G_N_ELEMENTS (rows) == 13);
  text = g_strdup_printf ("{\"own\": [%s, {\"id\": \"b\", \"number\": \"2\", \"doors\": \"else\"}],"
                          "\"lines\": [%s], \"shown\": [%s, {\"name\": \"Ada\", \"number\": \"3\"}]}",
                          joined, joined, joined);
  write_file (dir, text);
  kept = moor_help_file_load (dir, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->lines->len, ==, 0);
  g_assert_cmpuint (kept->own->len, ==, 1);
  g_assert_cmpstr (((MoorHelpRow *) kept->own->pdata[0])->number, ==, "2");
  /* Names are missing there, numbers are not. */
  g_assert_cmpstr (((MoorHelpPerson *) kept->shown->pdata[kept->shown->len - 1])->name, ==, "Ada");

  remove_dir (dir);
}

/* A damaged file says so; one that is missing does not. */
static void
test_damaged (void)
{
  g_autofree char *dir = make_dir ();
  g_autoptr (MoorHelpKept) none = NULL, kept = NULL, after = NULL;
  g_autoptr (GError) error = NULL;

  none = moor_help_file_load (dir, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->lines->len + none->own->len + none->shown->len, ==, 0);

  write_file (dir, "{\"country\": \"DE\", \"shown\": [{\"name\": \"Ada\"");
  kept = moor_help_file_load (dir, &error);
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_DAMAGED);
  g_assert_null (strstr (error->message, "Ada"));
  g_assert_cmpuint (kept->shown->len, ==, 0);
  g_clear_error (&error);

  moor_help_file_save (dir, kept, &error);
  g_assert_no_error (error);
  after = moor_help_file_load (dir, &error);
  g_assert_no_error (error);

  remove_dir (dir);
}

static void
test_same_number (void)
{
  g_assert_true (moor_help_same_number ("0800 1110111", "08001110111"));
  g_assert_true (moor_help_same_number ("(0)70-12", "070 12"));
  g_assert_true (moor_help_same_number ("jo@samaritans.org", "jo@samaritans.org"));
  g_assert_true (moor_help_same_number (NULL, NULL));
  g_assert_false (moor_help_same_number ("1", NULL));
  g_assert_false (moor_help_same_number (NULL, "1"));
  g_assert_false (moor_help_same_number ("+46 70", "46 70"));
  g_assert_false (moor_help_same_number ("070 12", "070 123"));
  g_assert_false (moor_help_same_number ("070 123", "070 12"));
  g_assert_false (moor_help_same_number ("jo@a.org", "ja@a.org"));
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/help-file/country", test_country);
  g_test_add_func ("/help-file/rest-is-kept", test_rest_is_kept);
  g_test_add_func ("/help-file/broken", test_broken);
  g_test_add_func ("/help-file/no-directory", test_no_directory);
  g_test_add_func ("/help-file/kept", test_kept);
  g_test_add_func ("/help-file/overwritten", test_overwritten);
  g_test_add_func ("/help-file/bad-rows", test_bad_rows);
  g_test_add_func ("/help-file/damaged", test_damaged);
  g_test_add_func ("/help-file/same-number", test_same_number);

  return g_test_run ();
}

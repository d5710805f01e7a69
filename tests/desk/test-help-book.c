/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moor-desk-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "desk/moor-help-book.h"

/* The book of a person in the United Kingdom, in a directory of its own. */

#define DOOR MOOR_HELP_DOOR_MYSELF

static char *
read_all (const char *dir,
          const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

static MoorHelpRow *
find_number (MoorHelpBook *book,
             const char   *country,
             const char   *number,
             gboolean      left_out)
{
  g_autoptr (GPtrArray) rows = moor_help_book_get_rows (book, country, DOOR, left_out);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((MoorHelpRow *) rows->pdata[i])->number, number))
      return moor_help_row_copy (rows->pdata[i]);

  return NULL;
}

static void
set_text (char       **where,
          const char  *text)
{
  g_free (*where);
  *where = g_strdup (text);
}

static void
keep (MoorHelpBook *book,
      MoorHelpRow  *row)
{
  g_autoptr (GError) error = NULL;

  moor_help_book_keep (book, row, &error);
  g_assert_no_error (error);
}

static void
count_changes (gpointer book,
               guint   *n_changes)
{
  (*n_changes)++;
}

/* A public line: changed, in its place, after a new start too; as it came. */
static void
test_change (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autoptr (MoorHelpBook) book = moor_help_book_new (dir);
  g_autoptr (MoorHelpBook) later = NULL;
  g_autoptr (MoorHelpRow) row = find_number (book, "GB", "116 123", FALSE);
  g_autoptr (MoorHelpRow) changed = NULL, back = NULL, ireland = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *today = moor_clock_today ();
  guint n_changes = 0;

  g_signal_connect (book, "changed", G_CALLBACK (count_changes), &n_changes);
  g_assert_nonnull (row);
  g_assert_cmpint (row->kind, ==, MOOR_HELP_ROW_AS_IT_CAME);
  set_text (&row->number, "116 999");
  set_text (&row->how, "Evenings");
  keep (book, row);
  g_assert_cmpuint (n_changes, ==, 1);

  later = moor_help_book_new (dir);
  rows = moor_help_book_get_rows (later, "GB", DOOR, FALSE);
  changed = moor_help_row_copy (rows->pdata[0]);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (changed->number, ==, "116 999");
  g_assert_cmpint (changed->kind, ==, MOOR_HELP_ROW_CHANGED);
  g_assert_cmpstr (changed->service, ==, "Samaritans");
  g_assert_cmpstr (changed->how, ==, "Evenings");
  g_assert_cmpstr (changed->checked_on, ==, today);
  g_assert_null (changed->source);
  g_assert_cmpstr (changed->id, ==, row->id);
  /* The same service of another country is another line. */
  ireland = find_number (later, "IE", "116 123", FALSE);
  g_assert_nonnull (ireland);

  moor_help_book_undo (later, changed->id, &error);
  g_assert_no_error (error);
  back = find_number (later, "GB", "116 123", FALSE);
  g_assert_cmpint (back->kind, ==, MOOR_HELP_ROW_AS_IT_CAME);
  g_assert_cmpstr (back->source, ==, "samaritans.org");
  g_clear_pointer (&today, g_free);
  today = read_all (dir, "help.json");
  g_assert_null (strstr (today, "116"));
}

/* A line that the data file no longer has stays if it was changed. */
static void
test_orphan (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autofree char *file = g_build_filename (dir, "help.json", NULL);
  g_autoptr (MoorHelpBook) book = NULL;
  g_autoptr (MoorHelpRow) row = NULL, found = NULL;

  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "{\"lines\": [{\"country\": \"GB\", \"of-service\": \"Old line\","
                                      "\"of-number\": \"1\", \"service\": \"Old line\", \"number\": \"0800 5\","
                                      "\"doors\": \"myself\", \"channels\": \"call\"},"
                                      "{\"country\": \"GB\", \"of-service\": \"Older line\","
                                      "\"of-number\": \"2\", \"left-out\": true}]}", -1, NULL));
  book = moor_help_book_new (dir);
  g_assert_null (moor_help_book_get_problem (book));
  row = find_number (book, "GB", "0800 5", FALSE);
  g_assert_nonnull (row);
  found = moor_help_book_find (book, row->id);
  g_assert_nonnull (found);
  g_assert_null (find_number (book, "GB", "2", TRUE));
}

static void
test_leave_out (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autoptr (MoorHelpBook) book = moor_help_book_new (dir);
  g_autoptr (MoorHelpRow) row = find_number (book, "GB", "116 123", FALSE);
  g_autoptr (MoorHelpRow) out = NULL, gone = NULL, back = NULL;
  g_autoptr (MoorHelpBook) later = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  moor_help_book_leave_out (book, row->id, TRUE, &error);
  g_assert_no_error (error);
  later = moor_help_book_new (dir);
  gone = find_number (later, "GB", "116 123", FALSE);
  out = find_number (later, "GB", "116 123", TRUE);
  g_assert_null (gone);
  g_assert_nonnull (out);

  moor_help_book_leave_out (later, row->id, FALSE, &error);
  g_assert_no_error (error);
  back = find_number (later, "GB", "116 123", FALSE);
  g_assert_nonnull (back);
  text = read_all (dir, "help.json");
  g_assert_null (strstr (text, "Samaritans"));

  /* One that was changed before stays changed. */
  set_text (&back->number, "116 777");
  keep (later, back);
  moor_help_book_leave_out (later, row->id, TRUE, NULL);
  moor_help_book_leave_out (later, row->id, FALSE, NULL);
  g_clear_pointer (&out, moor_help_row_free);
  out = find_number (later, "GB", "116 777", FALSE);
  g_assert_nonnull (out);
}

static void
test_emergency (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autoptr (MoorHelpBook) book = moor_help_book_new (dir);
  g_autoptr (MoorHelpRow) known = moor_help_book_get_emergency (book, "GB");
  g_autoptr (MoorHelpRow) none = moor_help_book_get_emergency (book, "CH");
  g_autoptr (MoorHelpRow) nowhere = moor_help_book_get_emergency (book, "");
  g_autoptr (MoorHelpRow) own = moor_help_row_new_own_emergency ("");
  g_autoptr (MoorHelpRow) after = NULL, changed = NULL, again = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (known->number, ==, "999");
  g_assert_null (none);
  g_assert_null (nowhere);

  set_text (&own->number, "144");
  keep (book, own);
  after = moor_help_book_get_emergency (book, "");
  g_assert_cmpstr (after->number, ==, "144");
  rows = moor_help_book_get_rows (book, "", DOOR, FALSE);
  g_assert_cmpuint (rows->len, ==, 0);

  set_text (&known->number, "112");
  keep (book, known);
  changed = moor_help_book_get_emergency (book, "GB");
  g_assert_cmpstr (changed->number, ==, "112");
  g_assert_cmpint (changed->kind, ==, MOOR_HELP_ROW_CHANGED);
  moor_help_book_undo (book, changed->id, &error);
  g_assert_no_error (error);
  again = moor_help_book_get_emergency (book, "GB");
  g_assert_cmpstr (again->number, ==, "999");
}

/* An own row: in the journal without the tick, in help.json with it, never in
 * both, and its words are out of the file when the tick goes. */
static void
test_own (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  MoorDesk *desk = moor_test_open (dir);
  g_autoptr (MoorHelpBook) book = moor_help_book_new (dir);
  g_autoptr (MoorHelpRow) row = moor_help_row_new_own ("GB");
  g_autoptr (MoorHelpRow) closed = NULL, inside = NULL, outside = NULL, gone = NULL;
  g_autofree char *first = NULL, *second = NULL, *third = NULL;
  g_autoptr (GError) error = NULL;

  moor_help_book_set_store (book, moor_desk_get_store (desk));
  set_text (&row->service, "Dr Ömer");
  set_text (&row->number, "020 7946 0000");
  row->doors = 1u << DOOR;
  keep (book, row);
  inside = find_number (book, "GB", "020 7946 0000", FALSE);
  g_assert_nonnull (inside);
  g_assert_false (inside->outside);
  first = read_all (dir, "help.json");
  g_assert_null (strstr (first, "7946"));

  moor_help_book_set_store (book, NULL);
  closed = find_number (book, "GB", "020 7946 0000", FALSE);
  g_assert_null (closed);
  moor_help_book_set_store (book, moor_desk_get_store (desk));

  inside->outside = TRUE;
  keep (book, inside);
  second = read_all (dir, "help.json");
  g_assert_nonnull (strstr (second, "7946"));
  g_assert_null (moor_store_get_setting (moor_desk_get_store (desk), "help-rows"));
  moor_help_book_set_store (book, NULL);
  outside = find_number (book, "GB", "020 7946 0000", FALSE);
  g_assert_nonnull (outside);
  g_assert_true (outside->outside);
  moor_help_book_set_store (book, moor_desk_get_store (desk));

  outside->outside = FALSE;
  keep (book, outside);
  third = read_all (dir, "help.json");
  g_assert_null (strstr (third, "7946"));
  g_assert_null (strstr (third, "mer"));
  g_assert_nonnull (moor_store_get_setting (moor_desk_get_store (desk), "help-rows"));

  moor_help_book_undo (book, row->id, &error);
  g_assert_no_error (error);
  gone = find_number (book, "GB", "020 7946 0000", FALSE);
  g_assert_null (gone);
  g_assert_null (moor_store_get_setting (moor_desk_get_store (desk), "help-rows"));

  g_assert_finalize_object (g_steal_pointer (&book));
  moor_test_close (desk);
}

/* Without an open journal an own row can only be outside. */
static void
test_own_while_closed (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autoptr (MoorHelpBook) book = moor_help_book_new (dir);
  g_autoptr (MoorHelpRow) row = moor_help_row_new_own ("GB");
  g_autoptr (MoorHelpRow) found = NULL;

  set_text (&row->number, "5");
  row->doors = 1u << DOOR;
  keep (book, row);
  found = find_number (book, "GB", "5", FALSE);
  g_assert_true (found->outside);
}

/* After a year, once; after Yes a year later, after Not now a month later. */
static void
test_yearly (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autoptr (MoorHelpBook) book = moor_help_book_new (dir);
  g_autoptr (MoorHelpRow) row = find_number (book, "GB", "116 123", FALSE);
  const gint64 day = G_TIME_SPAN_DAY;
  gint64 now = moor_clock_now ();
  struct { gint64 days; gboolean old; const char *answer; } steps[] = {
    { 0, FALSE, NULL }, { 365, FALSE, NULL }, { 366, TRUE, "not now" }, { 367, FALSE, NULL },
    { 396, FALSE, NULL }, { 397, TRUE, "yes" }, { 398, FALSE, NULL }, { 397 + 365, FALSE, NULL },
    { 397 + 366, TRUE, NULL },
  };

  g_assert_false (moor_help_row_is_old (row));
  set_text (&row->number, "116 124");
  moor_clock_set_for_test (now);
  keep (book, row);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (MoorHelpRow) then = NULL;
      g_autoptr (GError) error = NULL;

      moor_clock_set_for_test (now + steps[i].days * day);
      then = moor_help_book_find (book, row->id);
      if (moor_help_row_is_old (then) != steps[i].old)
        g_error ("on day %" G_GINT64_FORMAT " it is %d", steps[i].days, !steps[i].old);
      if (g_strcmp0 (steps[i].answer, "yes") == 0)
        moor_help_book_is_right (book, row->id, &error);
      else if (steps[i].answer != NULL)
        moor_help_book_not_now (book, row->id, &error);
      g_assert_no_error (error);
    }

  /* As it came, it is not asked about: its day is shown. */
  moor_help_book_undo (book, row->id, NULL);
  g_clear_pointer (&row, moor_help_row_free);
  row = find_number (book, "GB", "116 123", FALSE);
  g_assert_false (moor_help_row_is_old (row));
  moor_clock_set_for_test (0);
}

static MoorHelpPerson *
person (const char *id,
        const char *name,
        const char *number)
{
  return moor_help_person_new (id, name, number);
}

/* What is shown outside follows the journal: another number, another name,
 * nobody any more. */
static void
test_follow (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autoptr (MoorHelpBook) book = moor_help_book_new (dir);
  g_autoptr (MoorHelpPerson) ada = person ("a", "Ada", "070 1");
  g_autoptr (MoorHelpPerson) ben = person ("b", "Ben", "070 2");
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_help_person_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *empty = NULL;
  const MoorHelpPerson *shown;
  guint n_changes = 0;

  moor_help_book_show (book, ada, TRUE, &error);
  g_assert_no_error (error);
  moor_help_book_show (book, ben, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (moor_help_book_is_shown (book, ada));

  g_signal_connect (book, "changed", G_CALLBACK (count_changes), &n_changes);
  g_ptr_array_add (people, person ("a", "Ada", "070 1"));
  g_ptr_array_add (people, person ("a", "Ada", "070 9"));
  g_ptr_array_add (people, person ("b", "Ben", "070 2"));
  moor_help_book_follow (book, people, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changes, ==, 0);

  /* Ben is gone, and Ada has one new number and another name. */
  g_ptr_array_set_size (people, 0);
  g_ptr_array_add (people, person ("a", "Ada B.", "070 3"));
  moor_help_book_follow (book, people, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (moor_help_book_get_shown (book)->len, ==, 1);
  shown = g_ptr_array_index (moor_help_book_get_shown (book), 0);
  g_assert_cmpstr (shown->name, ==, "Ada B.");
  g_assert_cmpstr (shown->number, ==, "070 3");
  text = read_all (dir, "help.json");
  g_assert_null (strstr (text, "Ben"));
  g_assert_null (strstr (text, "070 1"));

  /* Two new numbers: which one was meant cannot be known. */
  g_ptr_array_set_size (people, 0);
  g_ptr_array_add (people, person ("a", "Ada B.", "070 4"));
  g_ptr_array_add (people, person ("a", "Ada B.", "070 5"));
  moor_help_book_follow (book, people, &error);
  g_assert_no_error (error);
  empty = read_all (dir, "help.json");
  g_assert_null (strstr (empty, "Ada"));
}

/* A change that cannot be written is not made. */
static void
test_not_kept (void)
{
  g_autofree char *parent = moor_test_data_dir ();
  g_autofree char *dir = NULL;
  g_autoptr (MoorHelpBook) book = NULL;
  g_autoptr (MoorHelpRow) row = NULL, still = NULL;
  g_autoptr (MoorHelpPerson) ada = person ("a", "Ada", "070 1");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (parent, "a file", -1, NULL));
  dir = g_build_filename (parent, "below", NULL);
  book = moor_help_book_new (dir);
  g_assert_null (moor_help_book_get_problem (book));
  row = find_number (book, "GB", "116 123", FALSE);
  set_text (&row->number, "1");
  g_assert_false (moor_help_book_keep (book, row, &error));
  g_assert_true (error->domain == MOOR_ERROR);
  g_clear_error (&error);
  still = find_number (book, "GB", "116 123", FALSE);
  g_assert_nonnull (still);

  g_assert_false (moor_help_book_show (book, ada, TRUE, &error));
  g_assert_nonnull (error);
  g_assert_false (moor_help_book_is_shown (book, ada));
}

static void
test_damaged (void)
{
  g_autofree char *dir = moor_test_data_dir ();
  g_autofree char *file = g_build_filename (dir, "help.json", NULL);
  g_autoptr (MoorHelpBook) book = NULL;
  g_autoptr (MoorHelpRow) row = NULL;

  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "\xff{", -1, NULL));
  book = moor_help_book_new (dir);
  g_assert_nonnull (moor_help_book_get_problem (book));
  row = find_number (book, "GB", "116 123", FALSE);
  g_assert_nonnull (row);
  set_text (&row->number, "1");
  keep (book, row);
  g_assert_null (moor_help_book_get_problem (book));
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/help-book/change", test_change);
  g_test_add_func ("/help-book/orphan", test_orphan);
  g_test_add_func ("/help-book/leave-out", test_leave_out);
  g_test_add_func ("/help-book/emergency", test_emergency);
  g_test_add_func ("/help-book/own", test_own);
  g_test_add_func ("/help-book/own-while-closed", test_own_while_closed);
  g_test_add_func ("/help-book/yearly", test_yearly);
  g_test_add_func ("/help-book/follow", test_follow);
  g_test_add_func ("/help-book/not-kept", test_not_kept);
  g_test_add_func ("/help-book/damaged", test_damaged);

  return g_test_run ();
}

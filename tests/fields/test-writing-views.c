/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-text.h"
#include "fields/moor-editor.h"

#include "moor-told.h"

/* Places to write: a text, and a list of lines. */

static void
test_text (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_TEXT, "f", NULL);
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window;
  GtkTextView *inside;

  field->lines = 4;
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 294);
  inside = GTK_TEXT_VIEW (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW,
                                            "What did you need?"));

  g_assert_false (gtk_text_view_get_accepts_tab (inside));
  g_assert_true (gtk_text_view_get_input_hints (inside) & GTK_INPUT_HINT_PRIVATE);

  type_text (GTK_WIDGET (view), "time");
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "time");
  type_text (GTK_WIDGET (view), "\nand room");
  g_assert_cmpstr (moor_answer_get_text (moor_field_view_get_answer (view), 0, ""), ==,
                   "time\nand room");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (inside), "", -1);
  g_assert_null (told.last);
  g_assert_null (moor_field_view_get_answer (view));

  finish (window, view, &told);
}

static int
height_of (MoorFieldView *view)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_VERTICAL, 360, NULL, &natural, NULL, NULL);
  return natural;
}

static void
test_text_grows (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_TEXT, "f", NULL);
  Told told = { 0 };
  MoorFieldView *view = make_view (field, &told);
  GtkWidget *window = moor_screen_show (GTK_WIDGET (view), 360, 600);
  int one_line = height_of (view);
  int many;

  /* In an editor of one line Return goes on, and pasted lines are kept. */
  type_text (GTK_WIDGET (view), "\n");
  g_assert_null (moor_field_view_get_answer (view));
  type_text (GTK_WIDGET (view), "a\nb\nc\nd");
  moor_test_wait (height_of (view) > one_line);
  g_assert_cmpstr (moor_answer_get_text (told.last, 0, ""), ==, "a\nb\nc\nd");

  for (int i = 0; i < 12; i++)
    type_text (GTK_WIDGET (view), "x\nx\nx\nx\n");
  moor_test_wait (height_of (view) > 8 * one_line / 2);
  many = height_of (view);
  g_assert_cmpint (many, <, 25 * one_line);

  finish (window, view, &told);
}

static void
test_text_limit (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_TEXT, "f", NULL);
  g_autofree char *megabyte = g_strnfill (MOOR_TEXT_FIELD_MAX + 1, 'a');
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window, *problem;

  for (gsize i = 60; i < MOOR_TEXT_FIELD_MAX; i += 61)
    megabyte[i] = '\n';
  field->lines = 2;
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 294);

  type_text (GTK_WIDGET (view), "kept");
  type_text (GTK_WIDGET (view), megabyte);
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_cmpstr (moor_answer_get_text (moor_field_view_get_answer (view), 0, ""), ==, "kept");
  problem = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, NULL);
  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (problem)), "more than fits"));

  /* Exactly a megabyte fits. */
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (
                              moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW,
                                                NULL))), "", -1);
  megabyte[MOOR_TEXT_FIELD_MAX] = '\0';
  type_text (GTK_WIDGET (view), megabyte);
  g_assert_cmpuint (moor_answer_get_bytes (told.last), ==, MOOR_TEXT_FIELD_MAX);

  finish (window, view, &told);
}

static void
test_list (void)
{
  g_autoptr (MoorField) field = fixture_field (MOOR_FIELD_LIST, "f", "What speaks for it");
  Told told = { 0 };
  MoorFieldView *view;
  GtkWidget *window, *line;

  field->max = 3;
  view = make_view (field, &told);
  window = moor_screen_show (GTK_WIDGET (view), 360, 294);

  line = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW, "What speaks for it, line 1");
  g_assert_nonnull (line);
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW,
                                   "What speaks for it, line 2"));
  type_text (line, "she called");
  g_assert_cmpuint (told.n, ==, 1);

  line = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW, "What speaks for it, line 2");
  g_assert_nonnull (line);
  type_text (line, "twice");
  line = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW, "What speaks for it, line 3");
  type_text (line, "and waited");
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 3);
  g_assert_cmpstr (moor_answer_get_text (told.last, 2, ""), ==, "and waited");
  g_assert_null (moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW,
                                   "What speaks for it, line 4"));
  moor_screen_check_names (GTK_WIDGET (view));

  /* An emptied line counts for nothing and leaves no hole. */
  line = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW, "What speaks for it, line 2");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (line)), "", -1);
  g_assert_cmpint (moor_answer_get_n_rows (told.last), ==, 2);
  g_assert_cmpstr (moor_answer_get_text (told.last, 1, ""), ==, "and waited");

  finish (window, view, &told);
}

int
main (int    argc,
      char **argv)
{
  moor_screen_init (&argc, &argv);
  add_people ();

  g_test_add_func ("/fields/text", test_text);
  g_test_add_func ("/fields/text/grows", test_text_grows);
  g_test_add_func ("/fields/text/limit", test_text_limit);
  g_test_add_func ("/fields/list", test_list);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * help-pictures OUT WIDTH light|dark|large: the states of Help now, alone, with
 * a telephone program on this desktop that does not exist. */
#include "config.h"

#include <stdlib.h>

#include "base/moor-clock.h"
#include "desk/moor-help-book.h"
#include "moor-help-fixture.h"
#include "moor-render.h"
#include "views/moor-help-now.h"

typedef struct {
  const char *out;
  const char *style;
  int         width;
  int         height;
  GtkWidget  *help;
  GtkWidget  *window;
} Pictures;

static void
keep (Pictures   *pictures,
      const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s/help-%s-%d-%s.png", pictures->out, name, pictures->width,
                                           pictures->style);
  g_autoptr (GdkTexture) texture = NULL;

  moor_render_settle (pictures->window);
  texture = moor_render (pictures->window, 1);
  if (!gdk_texture_save_to_png (texture, file))
    g_error ("cannot write %s", file);
}

static void
act (Pictures   *pictures,
     const char *action)
{
  gtk_widget_activate_action (pictures->help, action, NULL);
}

/* Help now on a screen of that height. */
static void
open (Pictures   *pictures,
      const char *data_dir,
      MoorDesk   *desk,
      int         height)
{
  int width = g_str_equal (pictures->style, "large") ? MAX (pictures->width, 480) : pictures->width;

  pictures->help = moor_help_now_new (data_dir);
  moor_help_now_set_desk (MOOR_HELP_NOW (pictures->help), desk, TRUE);
  pictures->window = moor_screen_show (pictures->help, width, height);
}

static void
away (Pictures *pictures)
{
  gtk_window_destroy (GTK_WINDOW (pictures->window));
}

static void
write_help (const char *data_dir,
            const char *text)
{
  g_autofree char *file = g_build_filename (data_dir, "help.json", NULL);

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
}

/* A program that handles tel: and sms:. */
static void
add_telephone (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *program = g_build_filename (folder, "telephone.desktop", NULL);
  g_autofree char *list = g_build_filename (folder, "mimeapps.list", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (program, "[Desktop Entry]\nType=Application\nName=Telephone\nExec=true %u\n"
                                      "MimeType=x-scheme-handler/tel;x-scheme-handler/sms;\n", -1, NULL));
  g_assert_true (g_file_set_contents (list, "[Default Applications]\nx-scheme-handler/tel=telephone.desktop\n"
                                      "x-scheme-handler/sms=telephone.desktop\n", -1, NULL));
}

static void
visit_numbers (Pictures   *pictures,
               const char *data_dir)
{
  static const char changed[] =
    "{\"country\": \"US\", \"lines\": ["
    "{\"country\": \"US\", \"of-service\": \"988 Suicide & Crisis Lifeline\", \"of-number\": \"988\","
    " \"service\": \"988 Suicide & Crisis Lifeline\", \"number\": \"1-800-273-8255\", \"how\": \"Call, any hour.\","
    " \"channels\": \"call\", \"doors\": \"myself\", \"checked\": \"2020-01-01\"},"
    "{\"country\": \"US\", \"of-service\": \"National Domestic Violence Hotline\", \"of-number\": \"88788\","
    " \"left-out\": true}], \"own\": [{\"id\": \"a\", \"country\": \"US\", \"service\": \"The shelter on Elm Street\","
    " \"number\": \"555 0100\", \"how\": \"Evenings, ask for Rosa\", \"channels\": \"call text\","
    " \"doors\": \"someone myself\", \"checked\": \"2026-11-01\"}]}";

  write_help (data_dir, "{\"country\": \"US\"}");
  open (pictures, data_dir, NULL, 294);
  keep (pictures, "01-doors-low");
  moor_help_now_open (MOOR_HELP_NOW (pictures->help), 0);
  keep (pictures, "02-myself-low");
  moor_help_now_open (MOOR_HELP_NOW (pictures->help), 1);
  keep (pictures, "03-someone-low");
  moor_help_now_open (MOOR_HELP_NOW (pictures->help), 2);
  keep (pictures, "03-others-low");
  act (pictures, "help.add");
  keep (pictures, "04-editor-low");
  away (pictures);

  write_help (data_dir, changed);
  open (pictures, data_dir, NULL, 1300);
  keep (pictures, "05-doors");
  moor_help_now_open (MOOR_HELP_NOW (pictures->help), 0);
  keep (pictures, "06-changed");
  moor_help_now_open (MOOR_HELP_NOW (pictures->help), 1);
  keep (pictures, "07-left-out");
  gtk_widget_activate_action (pictures->help, "help.change", "s", "US\n988 Suicide & Crisis Lifeline\n988");
  keep (pictures, "08-editor-changed");
  act (pictures, "help.back");
  gtk_widget_activate_action (pictures->help, "help.change", "s", "US\nemergency");
  keep (pictures, "09-editor-emergency");
  away (pictures);
}

static void
visit_journal (Pictures *pictures)
{
  char *data_dir;
  MoorDesk *desk = fixture_desk (&data_dir);
  gint64 now = moor_clock_now ();

  write_help (data_dir, "{\"country\": \"IE\"}");
  open (pictures, data_dir, desk, 900);
  moor_help_now_open (MOOR_HELP_NOW (pictures->help), 0);
  moor_test_wait (fixture_find_text (pictures->help, "Make a plan") != NULL);
  keep (pictures, "10-no-plan");
  act (pictures, "help.add");
  keep (pictures, "11-editor-own");
  away (pictures);

  moor_clock_set_for_test (now - 400 * G_TIME_SPAN_DAY);
  help_fixture_fill (desk);
  moor_clock_set_for_test (now);
  open (pictures, data_dir, desk, 1300);
  moor_help_now_open (MOOR_HELP_NOW (pictures->help), 0);
  moor_test_wait (fixture_find_text (pictures->help, "Show my plan") != NULL);
  keep (pictures, "12-people-and-plan");
  act (pictures, "help.show-plan");
  keep (pictures, "13-plan");
  away (pictures);
  moor_clock_set_for_test (0);
  fixture_close (desk, data_dir);
}

static void
visit_nothing (Pictures   *pictures,
               const char *data_dir)
{
  write_help (data_dir, "{\"country\": \"\"}");
  open (pictures, data_dir, NULL, 720);
  keep (pictures, "14-another-country");
  moor_help_now_open (MOOR_HELP_NOW (pictures->help), 4);
  keep (pictures, "15-another-country-door");
  away (pictures);

  write_help (data_dir, "{ damaged");
  open (pictures, data_dir, NULL, 720);
  keep (pictures, "16-damaged");
  away (pictures);
}

int
main (int    argc,
      char **argv)
{
  Pictures pictures;
  g_autofree char *dir = NULL;

  if (argc != 4)
    {
      g_printerr ("help-pictures OUT WIDTH light|dark|large\n");
      return 2;
    }
  pictures = (Pictures) { .out = argv[1], .width = atoi (argv[2]), .style = argv[3] };
  argc = 1;
  moor_screen_init (&argc, &argv);
  moor_screen_style (g_str_equal (pictures.style, "dark"));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (g_str_equal (pictures.style, "large"))
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  add_telephone ();

  dir = g_dir_make_tmp ("mooring-pictures-XXXXXX", NULL);
  g_assert_nonnull (dir);
  visit_numbers (&pictures, dir);
  visit_journal (&pictures);
  visit_nothing (&pictures, dir);
  moor_test_remove_tree_ (dir);

  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * player-pictures OUT WIDTH HEIGHT light|dark|large EXERCISE: every part of an
 * exercise in the player, once empty, once with the card of a word open, and once
 * answered, with its closing. The exercise is one of the library or one of
 * tests/fixtures/exercises/good; "catalogue" keeps the first part of every
 * exercise of the library, and each kind of field once. */
#include "config.h"

#include <stdlib.h>

#include "moor-links-fixture.h"
#include "moor-render.h"
#include "moor-screen.h"
#include "fields/moor-fold.h"
#include "fields/moor-link-view.h"
#include "fields/moor-option-button.h"
#include "fields/moor-term-label.h"
#include "views/moor-player.h"

typedef struct {
  const char *out;
  const char *style;
  const char *exercise;
  const char *file;
  int         width;
  GtkWidget  *window;
  MoorRun    *run;
  gboolean    seen[MOOR_N_FIELD_KINDS];
} Pictures;

static void
keep (Pictures   *pictures,
      const char *what)
{
  g_autofree char *file = g_strdup_printf ("%s/%s-%02d-%s-%d-%s.png", pictures->out,
                                           pictures->file,
                                           moor_run_get_position (pictures->run), what,
                                           pictures->width, pictures->style);
  g_autoptr (GdkTexture) texture = NULL;

  for (int i = 0; i < 4; i++)
    moor_render_settle (pictures->window);
  texture = moor_render (pictures->window, 1);
  if (!gdk_texture_save_to_png (texture, file))
    g_error ("cannot write %s", file);
}

static MoorAnswer *
some_answer (MoorRun         *run,
             const MoorField *field)
{
  g_autoptr (GPtrArray) options = moor_run_get_options (run, field);
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  /* So that the closing says what it says after a hard one. */
  if (g_strcmp0 (field->role, "distress-after") == 0)
    {
      moor_answer_builder_add_number (builder, 0, "", 8);
      return moor_answer_builder_end (builder);
    }
  if (g_strcmp0 (field->role, "state") == 0)
    {
      moor_answer_builder_add_text (builder, 0, "", "numb");
      return moor_answer_builder_end (builder);
    }

  switch (field->kind)
    {
    case MOOR_FIELD_TEXT:
      moor_answer_builder_add_text (builder, 0, "", "I said it was fine and went to do the dishes. "
                                                    "It was very quiet behind me.");
      break;
    case MOOR_FIELD_LIST:
      moor_answer_builder_add_text (builder, 0, "", "she called twice");
      moor_answer_builder_add_text (builder, 1, "", "she waited at the door, although it was late "
                                                    "and she had to be up at five");
      break;
    case MOOR_FIELD_CHOICE:
    case MOOR_FIELD_CHOICES:
    case MOOR_FIELD_EMOTIONS:
      for (guint i = 0; i < options->len && i < (field->kind == MOOR_FIELD_CHOICE ? 1 : 4); i += 3)
        {
          moor_answer_builder_add_text (builder, (int) i / 3, "",
                                        ((MoorOption *) options->pdata[i])->value);
          if (field->kind == MOOR_FIELD_EMOTIONS && i == 0)
            moor_answer_builder_add_number (builder, 0, "strength", 7);
        }
      break;
    case MOOR_FIELD_BODY:
      moor_answer_builder_add_text (builder, 0, "", "jaw");
      moor_answer_builder_add_text (builder, 1, "", "chest");
      moor_answer_builder_add_number (builder, 1, "strength", 7);
      moor_answer_builder_add_text (builder, 1, "word", "tight");
      moor_answer_builder_add_text (builder, 2, "", "hands");
      break;
    case MOOR_FIELD_SCALE:
    case MOOR_FIELD_PERCENT:
    case MOOR_FIELD_AGE:
      moor_answer_builder_add_number (builder, 0, "", MAX (field->lowest, -3) + 7);
      break;
    case MOOR_FIELD_CHECK:
    case MOOR_FIELD_READ:
      moor_answer_builder_add_number (builder, 0, "", 1);
      break;
    case MOOR_FIELD_DATE:
      moor_answer_builder_add_text (builder, 0, "", "2031-11-22");
      break;
    case MOOR_FIELD_ITEMS:
      if (field->items->len > 0)
        moor_answer_builder_add_number (builder, 0, ((MoorItem *) field->items->pdata[0])->id, 4);
      break;
    case MOOR_FIELD_ROWS:
      for (int row = 0; row < 2; row++)
        for (guint i = 0; i < field->columns->len; i++)
          {
            const MoorField *column = field->columns->pdata[i];
            g_autoptr (MoorAnswer) answer = some_answer (run, column);

            if (field->fixed->len > 0)
              moor_answer_builder_add_text (builder, row, "@id",
                                            ((MoorFixedRow *) field->fixed->pdata[row])->id);
            if (field->row_for == NULL)
              moor_answer_builder_add_column (builder, row, column->id, answer);
          }
      break;
    case MOOR_FIELD_LINK:
      moor_answer_builder_add_text (builder, 0, "",
                                    g_str_equal (field->link_to, "page") ? PAGE_OLD : "settle");
      break;
    case MOOR_FIELD_PERSON:
    case MOOR_FIELD_TIMER:
    case MOOR_N_FIELD_KINDS:
    default:
      break;
    }

  return moor_answer_builder_end (builder);
}

static void
fill (Pictures *pictures)
{
  g_autoptr (GPtrArray) blocks = moor_run_get_blocks (pictures->run);

  for (guint i = 0; i < blocks->len; i++)
    {
      MoorBlock *block = blocks->pdata[i];
      g_autoptr (MoorAnswer) answer = NULL;
      g_autoptr (GError) error = NULL;

      if (block->kind != MOOR_BLOCK_FIELD)
        continue;
      answer = some_answer (pictures->run, block->field);
      if (answer != NULL && !moor_run_answer (pictures->run, block->field->id, answer, &error))
        g_printerr ("%s: %s\n", block->field->id, error->message);
    }
}

/* Help now is the application's: here it is only there, so that it is drawn as
 * it is. */
static void
add_help_now (GtkWidget *window)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("help-now", NULL);

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, "app", G_ACTION_GROUP (group));
}

/* The words in this part that have a card, each with its card open. */
static void
keep_cards (GtkWidget *widget,
            gpointer   data)
{
  Pictures *pictures = data;

  if (!MOOR_IS_TERM_LABEL (widget) || !gtk_widget_get_mapped (widget))
    return;

  gtk_widget_grab_focus (gtk_widget_get_first_child (widget));
  keep (pictures, "word");
  g_signal_emit_by_name (gtk_widget_get_first_child (widget), "activate-current-link");
  keep (pictures, "card");
  gtk_widget_grab_focus (gtk_widget_get_first_child (widget));
  g_signal_emit_by_name (gtk_widget_get_first_child (widget), "activate-current-link");
}

/* What a link can be made to, once it is asked for. */
static void
keep_links (GtkWidget *widget,
            gpointer   data)
{
  Pictures *pictures = data;
  GtkWidget *fold;

  if (!MOOR_IS_LINK_VIEW (widget) || !gtk_widget_get_mapped (widget))
    return;

  fold = moor_screen_find (widget, MOOR_TYPE_FOLD, NULL);
  moor_fold_set_open (MOOR_FOLD (fold), TRUE);
  moor_test_wait (moor_screen_find (widget, GTK_TYPE_ENTRY, NULL) != NULL);
  keep (pictures, "links");
  moor_fold_set_open (MOOR_FOLD (fold), FALSE);
}

static void
scroll_to_end (Pictures *pictures)
{
  GtkWidget *place = moor_screen_find (pictures->window, GTK_TYPE_SCROLLED_WINDOW, NULL);
  GtkAdjustment *at = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (place));

  gtk_adjustment_set_value (at, gtk_adjustment_get_upper (at));
}

/* Every part: empty, with the cards of its words, and answered; and the closing. */
static void
keep_all (Pictures  *pictures,
          GtkWidget *player)
{
  for (int i = 0; i < 40 && moor_run_get_phase (pictures->run) == MOOR_RUN_OPEN; i++)
    {
      GtkWidget *place;

      keep (pictures, "empty");
      moor_screen_visit (player, keep_cards, pictures);
      moor_screen_visit (player, keep_links, pictures);
      fill (pictures);
      /* Away and back: the widgets show what the run holds. */
      gtk_widget_activate_action (player, "player.next", NULL);
      gtk_widget_activate_action (player, "player.back", NULL);
      place = moor_screen_find (player, GTK_TYPE_SCROLLED_WINDOW, NULL);
      keep (pictures, "filled");
      for (int page = 1; page < 6; page++)
        {
          GtkAdjustment *at = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (place));
          g_autofree char *what = g_strdup_printf ("filled-%d", page);
          double page_size = gtk_adjustment_get_page_size (at);
          double end = gtk_adjustment_get_value (at) + page_size;

          if (end >= gtk_adjustment_get_upper (at) - 1)
            break;
          gtk_adjustment_set_value (at, end - 40);
          keep (pictures, what);
        }
      gtk_widget_activate_action (player, "player.next", NULL);
    }
  keep (pictures, "closing");
  scroll_to_end (pictures);
  keep (pictures, "closing-end");
}

static gboolean
has_new_kind (Pictures *pictures)
{
  g_autoptr (GPtrArray) blocks = moor_run_get_blocks (pictures->run);
  gboolean found = FALSE;

  for (guint i = 0; i < blocks->len; i++)
    {
      MoorBlock *block = blocks->pdata[i];

      if (block->kind == MOOR_BLOCK_FIELD && !pictures->seen[block->field->kind])
        pictures->seen[block->field->kind] = found = TRUE;
    }

  return found;
}

/* The first part, and each with a kind of field that was not seen before, answered. */
static void
keep_first (Pictures  *pictures,
            GtkWidget *player)
{
  for (int i = 0; i < 40 && moor_run_get_phase (pictures->run) == MOOR_RUN_OPEN; i++)
    {
      if (i == 0)
        keep (pictures, "first");
      if (has_new_kind (pictures))
        {
          fill (pictures);
          gtk_widget_activate_action (player, "player.next", NULL);
          gtk_widget_activate_action (player, "player.back", NULL);
          keep (pictures, "kind");
        }
      else
        {
          fill (pictures);
        }
      gtk_widget_activate_action (player, "player.next", NULL);
    }
}

static void
show (Pictures *pictures,
      MoorDesk *desk,
      int       height,
      void    (*walk) (Pictures *pictures, GtkWidget *player))
{
  g_autoptr (MoorSitting) sitting = moor_desk_fixture_begin (desk, pictures->exercise, FALSE);
  GtkWidget *player;

  pictures->run = moor_sitting_get_run (sitting);
  player = moor_player_new (desk, sitting);
  pictures->window = moor_screen_show (player, pictures->width, height);
  add_help_now (pictures->window);
  walk (pictures, player);
  gtk_window_destroy (GTK_WINDOW (pictures->window));
}

/* The catalogue, to be leafed through. */
static void
show_catalogue (Pictures *pictures,
                MoorDesk *desk,
                int       height)
{
  GListModel *library = G_LIST_MODEL (moor_desk_get_library (desk));

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (library, i);
      g_autofree char *file = g_strdup_printf ("70-%02u-%s", i + 1, moor_exercise_get_id (exercise));

      pictures->exercise = moor_exercise_get_id (exercise);
      pictures->file = file;
      show (pictures, desk, height, keep_first);
    }

  for (int kind = 0; kind < MOOR_N_FIELD_KINDS; kind++)
    if (!pictures->seen[kind])
      g_error ("no exercise shows a %s", moor_field_kind_to_string (kind));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *dir = NULL;
  g_autofree char *file = NULL;
  g_autofree char *fixture = NULL;
  MoorDesk *desk;
  Pictures pictures;

  if (argc != 6)
    {
      g_printerr ("player-pictures OUT WIDTH HEIGHT light|dark|large EXERCISE\n");
      return 2;
    }
  pictures = (Pictures) {
    .out = argv[1], .width = atoi (argv[2]), .style = argv[4], .exercise = argv[5],
    .file = argv[5]
  };

  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
  adw_init ();
  moor_screen_style (g_str_equal (pictures.style, "dark"));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (g_str_equal (pictures.style, "large"))
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);

  dir = moor_desk_fixture_dir ();
  file = g_strdup_printf ("%s.xml", pictures.exercise);
  fixture = g_test_build_filename (G_TEST_DIST, "fixtures", "exercises", "good", file, NULL);
  if (g_file_test (fixture, G_FILE_TEST_EXISTS))
    moor_desk_fixture_add (dir, file);
  desk = moor_desk_fixture_open (dir);
  moor_links_fixture_fill (desk);

  if (g_str_equal (pictures.exercise, "catalogue"))
    show_catalogue (&pictures, desk, atoi (argv[3]));
  else
    show (&pictures, desk, atoi (argv[3]), keep_all);

  moor_desk_fixture_close (desk);
  moor_desk_fixture_remove (dir);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moor-desk-fixture.h"

#include "content/moor-library.h"
#include "moor-drawing-fixture.h"
#include "share/moor-paper-page.h"

/* A4 and Letter in points. */
#define A4_WIDTH 595.3
#define A4_HEIGHT 841.9
#define LETTER_WIDTH 612
#define LETTER_HEIGHT 792
#define MARGIN 57

/* The picture of a sheet, one pixel a point, white where nothing is drawn. */
static cairo_surface_t *
draw (MoorPaper *paper,
      guint      sheet)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) A4_WIDTH,
                                                         (int) A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  moor_paper_draw (paper, cr, sheet);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  if (g_getenv ("MOORING_PAPER") != NULL)
    {
      static int n;
      g_autofree char *file = g_strdup_printf ("%s/sheet-%02d.png", g_getenv ("MOORING_PAPER"), n++);

      cairo_surface_write_to_png (surface, file);
    }
  return surface;
}

/* How many pixels are dark in that part of the sheet. */
static guint
count_ink (cairo_surface_t *surface,
           int              x0,
           int              y0,
           int              x1,
           int              y1)
{
  const guchar *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      n += pixels[y * stride + 4 * x] < 160;

  return n;
}

static char *
all_text (MoorPaper *paper)
{
  GString *text = g_string_new (NULL);

  for (guint sheet = 0; sheet < moor_paper_get_sheets (paper); sheet++)
    {
      g_autofree char *one = moor_paper_get_text (paper, sheet);

      g_string_append (text, one);
    }

  return g_string_free (text, FALSE);
}

static void
test_breaks (void)
{
  g_autoptr (MoorPaper) paper = moor_paper_new ();
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint sheets;

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (answer, "Line %d of what happened on the way home.\n", i);
  moor_paper_add (paper, MOOR_PAPER_TITLE, "One moment, slowly");
  moor_paper_add (paper, MOOR_PAPER_DAY, "Monday, 9 November 2026");
  moor_paper_add (paper, MOOR_PAPER_PROMPT, "What happened?");
  moor_paper_add (paper, MOOR_PAPER_ANSWER, answer->str);
  sheets = moor_paper_lay_out (paper, A4_WIDTH, A4_HEIGHT);

  g_assert_cmpuint (sheets, >, 15);
  g_assert_cmpuint (sheets, <, 40);
  text = all_text (paper);
  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *line = g_strdup_printf ("Line %d of what happened on the way home.\n", i);

      g_assert_nonnull (strstr (text, line));
    }

  /* All that is drawn keeps to the margins, and each sheet has its footer. */
  for (guint sheet = 0; sheet < sheets; sheet++)
    {
      cairo_surface_t *surface = draw (paper, sheet);

      g_assert_cmpuint (count_ink (surface, MARGIN, MARGIN, 538, 780), >, 100);
      g_assert_cmpuint (count_ink (surface, 0, 0, MARGIN - 2, 841), ==, 0);
      g_assert_cmpuint (count_ink (surface, 541, 0, 595, 841), ==, 0);
      g_assert_cmpuint (count_ink (surface, 0, 0, 595, MARGIN - 2), ==, 0);
      g_assert_cmpuint (count_ink (surface, 0, 765, 595, 774), ==, 0);
      g_assert_cmpuint (count_ink (surface, 0, 774, 595, 800), >, 100);
      cairo_surface_destroy (surface);
    }

  /* Letter is shorter. */
  g_assert_cmpuint (moor_paper_lay_out (paper, LETTER_WIDTH, LETTER_HEIGHT), >, sheets);
  g_assert_cmpuint (moor_paper_lay_out (paper, A4_WIDTH, A4_HEIGHT), ==, sheets);
}

/* A question never stands at a sheet's foot without the answer's beginning, and
 * no answer leaves one line alone. */
static void
test_together (void)
{
  for (int filling = 30; filling < 60; filling++)
    {
      g_autoptr (MoorPaper) paper = moor_paper_new ();
      g_autoptr (GString) before = g_string_new ("x");
      guint sheets;

      for (int i = 1; i < filling; i++)
        g_string_append (before, "\nx");
      moor_paper_add (paper, MOOR_PAPER_ANSWER, before->str);
      moor_paper_add (paper, MOOR_PAPER_PROMPT, "The question");
      moor_paper_add (paper, MOOR_PAPER_LABEL, "The label");
      moor_paper_add (paper, MOOR_PAPER_ANSWER, "first\nsecond\nthird\nfourth");
      sheets = moor_paper_lay_out (paper, A4_WIDTH, A4_HEIGHT);

      for (guint sheet = 0; sheet < sheets; sheet++)
        {
          g_autofree char *text = moor_paper_get_text (paper, sheet);

          g_assert_false (g_str_has_suffix (text, "The question\n"));
          g_assert_false (g_str_has_suffix (text, "The label\n"));
          g_assert_false (g_str_has_suffix (text, "first\n"));
          g_assert_cmpstr (text, !=, "fourth\n");
        }
    }
}

/* Right to left begins at the right, whatever the words before; emoji and odd
 * characters break nothing. */
static void
test_scripts (void)
{
  g_autoptr (MoorPaper) paper = moor_paper_new ();
  cairo_surface_t *surface;
  g_autofree char *text = NULL;

  moor_paper_add (paper, MOOR_PAPER_ANSWER, "שלום");
  moor_paper_lay_out (paper, A4_WIDTH, A4_HEIGHT);
  surface = draw (paper, 0);
  g_assert_cmpuint (count_ink (surface, 400, MARGIN, 540, 100), >, 10);
  g_assert_cmpuint (count_ink (surface, 0, MARGIN, 400, 100), ==, 0);
  cairo_surface_destroy (surface);
  moor_paper_unref (paper);

  paper = moor_paper_new ();
  moor_paper_add (paper, MOOR_PAPER_ANSWER, "🙂 👩‍👩‍👧 e\xcc\x81 \xe2\x80\xae<b>& not markup</b>\tتعبت");
  moor_paper_add (paper, MOOR_PAPER_ANSWER, "");
  moor_paper_add (paper, MOOR_PAPER_LABEL, NULL);
  g_assert_cmpuint (moor_paper_lay_out (paper, A4_WIDTH, A4_HEIGHT), ==, 1);
  surface = draw (paper, 0);
  g_assert_cmpuint (count_ink (surface, 0, MARGIN, 595, 120), >, 50);
  cairo_surface_destroy (surface);
  text = all_text (paper);
  g_assert_nonnull (strstr (text, "<b>& not markup</b>"));
}

/* A megabyte, as one paragraph, as one word, and as nothing but line feeds: not
 * in a time that grows with its square. */
static void
test_megabyte (void)
{
  for (int kind = 0; kind < 3; kind++)
    {
      g_autoptr (MoorPaper) paper = moor_paper_new ();
      g_autofree char *text = g_strnfill (1024 * 1024, kind == 2 ? '\n' : 'a');
      gint64 begun = g_get_monotonic_time ();
      guint sheets;

      for (gsize i = 6; kind == 0 && i < 1024 * 1024; i += 7)
        text[i] = ' ';
      moor_paper_add (paper, MOOR_PAPER_PROMPT, "What happened?");
      moor_paper_add (paper, MOOR_PAPER_ANSWER, text);
      sheets = moor_paper_lay_out (paper, A4_WIDTH, A4_HEIGHT);
      g_assert_cmpuint (sheets, >, 100);
      g_test_message ("%u sheets in %.1f s", sheets,
                      (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC);
      cairo_surface_destroy (draw (paper, sheets - 1));
    }
}

static void
test_nothing (void)
{
  g_autoptr (MoorPaper) paper = moor_paper_new ();
  cairo_surface_t *surface;

  g_assert_cmpuint (moor_paper_lay_out (paper, A4_WIDTH, A4_HEIGHT), ==, 1);
  surface = draw (paper, 0);
  g_assert_cmpuint (count_ink (surface, 0, 0, 595, 774), ==, 0);
  cairo_surface_destroy (surface);
}

/* A page ------------------------------------------------------------------- */

static void
ready (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

typedef struct {
  char     *dir;
  MoorDesk *desk;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = moor_desk_fixture_dir ();
  moor_desk_fixture_add (fixture->dir, "paper.xml");
  moor_desk_fixture_add (fixture->dir, "drawn.xml");
  fixture->desk = moor_desk_fixture_open (fixture->dir);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  moor_desk_fixture_close (fixture->desk);
  moor_desk_fixture_remove (fixture->dir);
  g_free (fixture->dir);
}

static void
answer (MoorRun    *run,
        const char *field,
        const char *text)
{
  g_autoptr (MoorAnswer) told = moor_answer_new_text (text);
  g_autoptr (GError) error = NULL;

  moor_run_answer (run, field, told, &error);
  g_assert_no_error (error);
}

/* What was written, as it is in the store; and the exercise it followed. */
static MoorPage *
write_page (Fixture       *fixture,
            MoorExercise **exercise)
{
  g_autoptr (MoorSitting) sitting = moor_desk_fixture_begin (fixture->desk, "paper", FALSE);
  MoorRun *run = moor_sitting_get_run (sitting);
  g_autoptr (GAsyncResult) left = NULL;
  g_autoptr (GError) error = NULL;
  MoorPage *page;

  answer (run, "story", "Quiet, and then not.\n\nShe rang twice.");
  answer (run, "kind", "loud");
  moor_run_next (run, &error);
  g_assert_no_error (error);
  answer (run, "loud", "the door");
  moor_run_next (run, &error);
  g_assert_no_error (error);
  answer (run, "secret", "only mine");
  answer (run, "where", "chest");

  moor_sitting_leave_async (sitting, ready, &left);
  moor_test_wait (left != NULL);
  moor_sitting_leave_finish (sitting, left, &error);
  g_assert_no_error (error);

  *exercise = g_object_ref (moor_run_get_exercise (run));
  page = moor_desk_fixture_load (fixture->desk, moor_sitting_get_page_id (sitting));
  return page;
}

static char *
text_of (MoorPaper *paper)
{
  moor_paper_lay_out (paper, A4_WIDTH, A4_HEIGHT);
  cairo_surface_destroy (draw (paper, 0));
  return all_text (paper);
}

/* In the order of the exercise, and nothing private unless it is asked for. */
static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (MoorExercise) exercise = NULL;
  g_autoptr (MoorPage) page = write_page (fixture, &exercise);
  g_autoptr (MoorPaper) open = moor_paper_new_page (page, exercise, NULL, "9 November", FALSE);
  g_autoptr (MoorPaper) all = moor_paper_new_page (page, exercise, NULL, "9 November", TRUE);
  g_autofree char *open_text = text_of (open);
  g_autofree char *all_of_it = text_of (all);

  g_assert_cmpstr (open_text, ==,
                   "On paper\n9 November\nWhat was it like?\nQuiet, and then not.\n\n"
                   "She rang twice.\nWhich kind\nloud\nWhat made it loud?\nthe door\n"
                   "What stays with you?\nchest\n");
  g_assert_true (moor_paper_has_private (page, exercise));
  g_assert_nonnull (strstr (all_of_it, "What stays with you?\nonly mine\nchest\n"));
}

/* A free page: its words, and no title, which would be its words again. */
static void
test_free_page (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (MoorSitting) sitting = moor_desk_write (fixture->desk);
  g_autoptr (GAsyncResult) left = NULL;
  g_autoptr (MoorPage) page = NULL;
  g_autoptr (MoorPaper) paper = NULL;
  g_autofree char *text = NULL;

  moor_sitting_set_text (sitting, "Slept badly.", NULL);
  moor_sitting_leave_async (sitting, ready, &left);
  moor_test_wait (left != NULL);
  page = moor_desk_fixture_load (fixture->desk, moor_sitting_get_page_id (sitting));
  paper = moor_paper_new_page (page, NULL, NULL, "9 November", FALSE);
  text = text_of (paper);
  g_assert_cmpstr (text, ==, "9 November\nSlept badly.\n");
  g_assert_false (moor_paper_has_private (page, NULL));
}

/* A plan that is private as a whole: all of it when asked, else nothing. */
static void
test_private_exercise (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (MoorSitting) sitting = moor_desk_fixture_begin (fixture->desk, "safety-plan", FALSE);
  g_autoptr (GAsyncResult) left = NULL;
  g_autoptr (MoorPage) page = NULL;
  g_autoptr (MoorPaper) without = NULL;
  g_autoptr (MoorPaper) with = NULL;
  g_autofree char *without_text = NULL;
  g_autofree char *with_text = NULL;
  MoorExercise *exercise = moor_run_get_exercise (moor_sitting_get_run (sitting));

  answer (moor_sitting_get_run (sitting), "signs", "I stop answering.");
  moor_sitting_leave_async (sitting, ready, &left);
  moor_test_wait (left != NULL);
  page = moor_desk_fixture_load (fixture->desk, moor_sitting_get_page_id (sitting));

  without = moor_paper_new_page (page, exercise, NULL, "9 November", FALSE);
  without_text = text_of (without);
  g_assert_cmpstr (without_text, ==, "Safety plan\n9 November\n");
  g_assert_true (moor_paper_has_private (page, exercise));
  with = moor_paper_new_page (page, exercise, NULL, "9 November", TRUE);
  with_text = text_of (with);
  g_assert_nonnull (strstr (with_text, "My warning signs\nI stop answering.\n"));
}

/* Rows that are drawn: the drawing stands between the label and the words, on one
 * sheet with the first of them, and all of it inside the margins. */
static void
test_drawn (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (MoorSitting) sitting = moor_desk_fixture_begin (fixture->desk, "drawn", FALSE);
  MoorRun *run = moor_sitting_get_run (sitting);
  MoorExercise *exercise = moor_run_get_exercise (run);
  g_autoptr (MoorAnswer) life = moor_drawing_fixture_life ();
  g_autoptr (GAsyncResult) left = NULL;
  g_autoptr (MoorPage) page = NULL;
  g_autoptr (MoorPaper) paper = NULL;
  g_autoptr (MoorPaper) words = moor_paper_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *drawn, *first;
  cairo_surface_t *surface;
  guint ink, without;

  moor_run_answer (run, "events", life, &error);
  g_assert_no_error (error);
  moor_sitting_leave_async (sitting, ready, &left);
  moor_test_wait (left != NULL);
  page = moor_desk_fixture_load (fixture->desk, moor_sitting_get_page_id (sitting));

  paper = moor_paper_new_page (page, exercise, NULL, "9 November", FALSE);
  text = text_of (paper);
  g_assert_cmpuint (moor_paper_get_sheets (paper), ==, 1);
  drawn = strstr (text, "Headlines\nA line of years, from age 3 to 38.\n");
  g_assert_nonnull (drawn);
  first = strstr (text, "Headline: My sister is born");
  g_assert_nonnull (first);
  g_assert_true (drawn < first);

  surface = draw (paper, 0);
  ink = count_ink (surface, MARGIN, MARGIN, 541, 774);
  g_assert_cmpuint (count_ink (surface, 0, 0, MARGIN - 2, 841), ==, 0);
  g_assert_cmpuint (count_ink (surface, 541, 0, 595, 841), ==, 0);
  cairo_surface_destroy (surface);

  /* The same words without it are less. */
  moor_paper_add (words, MOOR_PAPER_ANSWER, text);
  moor_paper_lay_out (words, A4_WIDTH, A4_HEIGHT);
  surface = draw (words, 0);
  without = count_ink (surface, MARGIN, MARGIN, 541, 774);
  g_assert_cmpuint (ink, >, without + 1000);
  cairo_surface_destroy (surface);

  /* One that is higher than a sheet is made smaller, and keeps its place on one. */
  {
    MoorAnswerBuilder *builder = moor_answer_builder_new ();
    g_autoptr (MoorAnswer) many = NULL;
    g_autoptr (MoorPaper) high = moor_paper_new ();
    g_autoptr (MoorDrawing) drawing = NULL;

    for (int row = 0; row < 60; row++)
      moor_drawing_fixture_event (builder, row, 44, "Something that took a good while to say", 3);
    many = moor_answer_builder_end (builder);
    drawing = moor_drawing_new (moor_exercise_find_field (exercise, "events"), many, NULL, NULL);
    moor_paper_add (high, MOOR_PAPER_LABEL, "Headlines");
    moor_paper_add_drawing (high, drawing);
    moor_paper_add (high, MOOR_PAPER_ANSWER, "first");
    g_assert_cmpuint (moor_paper_lay_out (high, A4_WIDTH, A4_HEIGHT), ==, 1);
    surface = draw (high, 0);
    g_assert_cmpuint (count_ink (surface, 0, 765, 595, 774), ==, 0);
    g_assert_cmpuint (count_ink (surface, MARGIN, 600, 541, 765), >, 100);
    cairo_surface_destroy (surface);
  }
}

/* Room for every answer, also where a condition decides on the screen; nothing
 * that comes back later; the wording of the leaning. */
static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  MoorExercise *exercise = moor_library_find (moor_desk_get_library (fixture->desk), "paper");
  g_autoptr (MoorPaper) paper = moor_paper_new_empty (exercise, MOOR_LEANING_AVOIDANT);
  g_autofree char *text = text_of (paper);

  g_assert_nonnull (strstr (text, "On paper\nFor the tests of printing.\nOnly while it is calm.\n"
                                  "What were the facts?\nA few words are enough.\n"));
  g_assert_nonnull (strstr (text, "☐\u00a0loud\n☐\u00a0quiet\n☐\u00a0Something else\n\n"));
  g_assert_nonnull (strstr (text, "What made it loud?"));
  g_assert_nonnull (strstr (text, "☐\u00a0head"));
  g_assert_nonnull (strstr (text, "8\u20039\u200310\n0 nothing · 10 all\n"));
  g_assert_null (strstr (text, "And now?"));
}

/* What is there to be read stands on the empty sheet, all of it: a plan for a hard hour
 * without its sentences about safety is no plan. On a page somebody wrote stand their
 * words only. */
static void
test_reading (Fixture       *fixture,
              gconstpointer  data)
{
  GListModel *library = G_LIST_MODEL (moor_desk_get_library (fixture->desk));
  MoorExercise *finding = moor_library_find (MOOR_LIBRARY (library), "finding-someone");
  MoorExercise *slip = moor_library_find (MOOR_LIBRARY (library), "if-i-slip");
  MoorExercise *cards = moor_library_find (MOOR_LIBRARY (library), "evidence-and-glossary");
  g_autoptr (MoorPaper) signs = moor_paper_new_empty (finding, MOOR_LEANING_NONE);
  g_autoptr (MoorPaper) plan = moor_paper_new_empty (slip, MOOR_LEANING_NONE);
  g_autoptr (MoorPaper) words = moor_paper_new_empty (cards, MOOR_LEANING_NONE);
  g_autofree char *signs_text = text_of (signs);
  g_autofree char *plan_text = text_of (plan);
  g_autofree char *words_text = text_of (words);
  g_autoptr (MoorSitting) sitting = moor_desk_fixture_begin (fixture->desk, "if-i-slip", FALSE);
  g_autoptr (GAsyncResult) left = NULL;
  g_autoptr (MoorPage) page = NULL;
  g_autoptr (MoorPaper) written = NULL;
  g_autofree char *written_text = NULL;

  g_assert_nonnull (strstr (signs_text, "They hold someone down"));
  g_assert_nonnull (strstr (signs_text, "They ask for secrecy."));
  g_assert_nonnull (strstr (signs_text, "They promise that all of it"));
  g_assert_nonnull (strstr (signs_text, "2006."));
  g_assert_null (strstr (signs_text, "<a "));
  g_assert_null (strstr (signs_text, "https:"));
  g_assert_nonnull (strstr (plan_text, "Do not be alone with it."));
  g_assert_nonnull (strstr (plan_text, "The amount from before"));
  g_assert_nonnull (strstr (plan_text, "Never stop alcohol, sleeping pills"));

  /* Each under its heading. */
  {
    MoorField *card = moor_exercise_find_field (cards, "attachment");
    g_autofree char *heading = g_strconcat ("\n", card->label, "\n", NULL);

    g_assert_nonnull (strstr (words_text, heading));
  }
  g_assert_nonnull (strstr (words_text, "Well supported"));

  answer (moor_sitting_get_run (sitting), "after-a-slip", "I call Jo.");
  moor_sitting_leave_async (sitting, ready, &left);
  moor_test_wait (left != NULL);
  page = moor_desk_fixture_load (fixture->desk, moor_sitting_get_page_id (sitting));
  written = moor_paper_new_page (page, slip, NULL, "9 November", FALSE);
  written_text = text_of (written);
  g_assert_nonnull (strstr (written_text, "I call Jo."));
  g_assert_null (strstr (written_text, "Never stop alcohol"));
}

/* Every exercise that comes with Mooring can be printed empty. */
static void
test_every_exercise (Fixture       *fixture,
                     gconstpointer  data)
{
  GListModel *library = G_LIST_MODEL (moor_desk_get_library (fixture->desk));

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (library, i);
      g_autoptr (MoorPaper) paper = moor_paper_new_empty (exercise, MOOR_LEANING_NONE);
      g_autofree char *text = text_of (paper);

      g_assert_cmpuint (moor_paper_get_sheets (paper), <, 25);
      g_assert_true (g_str_has_prefix (text, moor_exercise_get_title (exercise)));
    }
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/paper/breaks", test_breaks);
  g_test_add_func ("/paper/together", test_together);
  g_test_add_func ("/paper/scripts", test_scripts);
  g_test_add_func ("/paper/megabyte", test_megabyte);
  g_test_add_func ("/paper/nothing", test_nothing);
  g_test_add ("/paper/page", Fixture, NULL, set_up, test_page, tear_down);
  g_test_add ("/paper/free-page", Fixture, NULL, set_up, test_free_page, tear_down);
  g_test_add ("/paper/private-exercise", Fixture, NULL, set_up, test_private_exercise, tear_down);
  g_test_add ("/paper/drawn", Fixture, NULL, set_up, test_drawn, tear_down);
  g_test_add ("/paper/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/paper/reading", Fixture, NULL, set_up, test_reading, tear_down);
  g_test_add ("/paper/every-exercise", Fixture, NULL, set_up, test_every_exercise, tear_down);

  return g_test_run ();
}

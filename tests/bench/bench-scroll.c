/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "bench-raw.h"
#include "views/moor-journal-view.h"

/* bench-scroll DIR NAME [PAGES]
 *
 * Scrolls the journal's list from the newest page downwards, a third of a
 * screen a frame, with a jump now and then, and says how long a frame took the
 * main thread apart from painting (nearly all of it is GTK's: styles, lines of
 * text), and how much memory was added. With PAGES the list is one of as many
 * plain labels instead: the floor of any list. */

#define FRAMES 900
#define WARM_FRAMES 60
#define JUMP_EVERY 150
/* Until the list has found its place again: it guesses the height of rows it
 * has not seen. */
#define JUMP_FRAMES 8

typedef struct {
  const char    *data_dir;
  const char    *name;
  GtkWidget     *view;
  GtkAdjustment *adjustment;
  guint          n_plain;        /* 0: the journal's list */
  GArray        *frames;         /* ms */
  GArray        *jumps;          /* ms */
  gboolean       jumped;
  double         since;
  double         memory;         /* MB */
  guint          n_frames;
} Scroll;

/* What this thread has worked, not how long others held the machine. */
static double
thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

static double
memory_mb (void)
{
  g_autofree char *text = NULL;
  const char *pss;

  g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL);
  pss = text != NULL ? strstr (text, "\nPss:") : NULL;

  return pss != NULL ? g_ascii_strtod (pss + 5, NULL) / 1024 : 0;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
on_after_paint (GdkFrameClock *clock,
                gpointer       data)
{
  Scroll *self = data;

  self->since = thread_ms ();
}

static void
on_layout (GdkFrameClock *clock,
           gpointer       data)
{
  Scroll *self = data;
  double ms = thread_ms () - self->since;

  if (self->n_frames > WARM_FRAMES)
    g_array_append_val (self->jumped ? self->jumps : self->frames, ms);
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  Scroll *self = data;
  double value, upper, page;

  if (self->adjustment == NULL)
    {
      GtkWidget *list = find (self->view, GTK_TYPE_LIST_VIEW);
      GtkSelectionModel *model = NULL;

      if (list != NULL)
        model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
      /* Until the list is there and knows how long it is. */
      if (model == NULL || g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
        return G_SOURCE_CONTINUE;

      self->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
      self->since = thread_ms ();
      g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), self);
      g_signal_connect_after (clock, "layout", G_CALLBACK (on_layout), self);
    }

  value = gtk_adjustment_get_value (self->adjustment);
  upper = gtk_adjustment_get_upper (self->adjustment);
  page = gtk_adjustment_get_page_size (self->adjustment);

  if (++self->n_frames == WARM_FRAMES)
    self->memory = memory_mb ();
  if (self->n_frames == FRAMES)
    {
      double grown = memory_mb () - self->memory;

      printf ("scroll-frame-%s\t%.3f\tms\n", self->name, bench_quantile (self->frames, 0.5));
      printf ("scroll-frame-longest-%s\t%.3f\tms\n", self->name, bench_quantile (self->frames, 1));
      printf ("scroll-jump-%s\t%.3f\tms\n", self->name, bench_quantile (self->jumps, 0.5));
      printf ("scroll-memory-%s\t%.2f\tMB\n", self->name, MAX (grown, 0));
      fflush (stdout);
      g_application_quit (g_application_get_default ());
      return G_SOURCE_REMOVE;
    }

  self->jumped = self->n_frames >= JUMP_EVERY && self->n_frames % JUMP_EVERY < JUMP_FRAMES;
  if (self->jumped && self->n_frames % JUMP_EVERY == 0)
    value += (upper - page) / 8;
  else
    value += page / 3;
  if (value > upper - page)
    value = 0;
  gtk_adjustment_set_value (self->adjustment, value);
  gtk_widget_queue_draw (widget);

  return G_SOURCE_CONTINUE;
}

static void
show (Scroll    *self,
      GtkWidget *view)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (g_application_get_default ()));

  self->view = view;
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1080, 720);
  gtk_widget_add_tick_callback (window, on_tick, self, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  data)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (string));
}

static GtkWidget *
plain_list (guint n)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkSingleSelection *selection;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("Page %u", i);

      gtk_string_list_append (strings, text);
    }
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  selection = gtk_single_selection_new (G_LIST_MODEL (strings));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory));

  return scrolled;
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Scroll *self = data;
  GError *error = NULL;
  g_autoptr (MoorDesk) desk = moor_desk_open_finish (result, &error);

  if (desk == NULL)
    g_error ("%s", error->message);

  show (self, moor_journal_view_new (desk));
  moor_journal_view_refresh (MOOR_JOURNAL_VIEW (self->view));
  g_application_release (g_application_get_default ());
}

static void
on_activate (GApplication *application,
             gpointer      data)
{
  Scroll *self = data;

  if (self->n_plain > 0)
    {
      show (self, plain_list (self->n_plain));
      return;
    }

  g_application_hold (application);
  moor_desk_open_async (self->data_dir, MOOR_STORE_WRITE, NULL, on_opened, self);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  Scroll scroll = { 0, };

  if (argc != 3 && argc != 4)
    {
      fprintf (stderr, "usage: bench-scroll DIR NAME [PAGES]\n");
      return 2;
    }

  scroll.data_dir = argv[1];
  scroll.name = argv[2];
  scroll.n_plain = argc == 4 ? (guint) strtoul (argv[3], NULL, 10) : 0;
  scroll.frames = g_array_new (FALSE, FALSE, sizeof (double));
  scroll.jumps = g_array_new (FALSE, FALSE, sizeof (double));
  application = adw_application_new (MOOR_APPLICATION_ID ".Scroll", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &scroll);

  return g_application_run (G_APPLICATION (application), 1, argv);
}

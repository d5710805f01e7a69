/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "content/moor-practices.h"
#include "fields/moor-practice-view.h"
#include "guide/moor-pacer.h"

/* bench-pacer [SECONDS]
 *
 * How much of one core a breath on the screen takes, over SECONDS (300), in a
 * window as large as the program's; and, on a clock of its own, how late the
 * worst change of phase is seen in 20 minutes of frames of a 60 Hz screen. */

#define SECONDS 300
#define WARM_SECONDS 3
#define FRAME_US 16667

typedef struct {
  guint   seconds;
  double  cpu;                   /* ms, when it began */
  gint64  since;
} Run;

static double
process_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

static MoorPractice *
long_breath (void)
{
  return moor_practice_with_timings (moor_practices_find ("longer-out-breath"), 4, 6, 120);
}

static void
measure_phase_error (void)
{
  g_autoptr (MoorPractice) practice = long_breath ();
  g_autoptr (MoorPacer) pacer = moor_pacer_new (practice);
  /* The frames do not begin with the practice. */
  gint64 begin = 7000, now = 0, worst = 0;
  int seen = 0;
  MoorPace pace = { 0 };

  moor_pacer_start (pacer, begin);
  while (!pace.done)
    {
      int index;

      now += FRAME_US;
      moor_pacer_at (pacer, now, &pace);
      index = pace.done ? 240 : (pace.round - 1) * 2 + pace.phase;
      if (index != seen)
        {
          gint64 due = begin + (index / 2 * 10 + index % 2 * 4) * G_USEC_PER_SEC;

          worst = MAX (worst, ABS (now - due));
          seen = index;
        }
    }

  printf ("pacer-phase-error\t%.4f\tms\n", worst / 1000.0);
}

static gboolean
on_end (gpointer data)
{
  Run *run = data;
  double wall = (g_get_monotonic_time () - run->since) / 1000.0;

  printf ("pacer-cpu\t%.3f\t%%\n", 100 * (process_ms () - run->cpu) / wall);
  g_application_quit (g_application_get_default ());

  return G_SOURCE_REMOVE;
}

static gboolean
on_warm (gpointer data)
{
  Run *run = data;

  run->cpu = process_ms ();
  run->since = g_get_monotonic_time ();
  g_timeout_add_seconds (run->seconds, on_end, run);

  return G_SOURCE_REMOVE;
}

static void
on_activate (GtkApplication *application,
             Run            *run)
{
  g_autoptr (MoorPractice) practice = long_breath ();
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *view = moor_practice_view_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 960, 720);
  gtk_widget_set_valign (view, GTK_ALIGN_CENTER);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  moor_practice_view_show (MOOR_PRACTICE_VIEW (view), practice);
  g_timeout_add_seconds (WARM_SECONDS, on_warm, run);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;
  Run run = { argc > 1 ? strtoul (argv[1], NULL, 10) : SECONDS };

  measure_phase_error ();

  application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &run);

  return g_application_run (G_APPLICATION (application), 1, argv);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-practice-view.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-cues.h"
#include "fields/moor-pace-lines.h"
#include "fields/moor-pace-shape.h"
#include "guide/moor-pacer.h"

struct _MoorPracticeView
{
  GtkWidget     parent_instance;

  GtkWidget    *box;
  GtkWidget    *lines;           /* a stack of all lines, as high as the longest */
  GtkWidget    *shape;
  GtkWidget    *always;
  GtkWidget    *next;
  GtkWidget    *silent;          /* the sound device does not answer */

  MoorPractice *practice;        /* (nullable) */
  MoorPacer    *pacer;           /* (nullable) */
  MoorCues     *cues;
  MoorPace      pace;            /* as it was shown last */
  gboolean      ended;           /* and told */

  guint         tick;            /* while the shape moves */
  guint         timeout;         /* until the next event, while it rests */
  gint64      (*clock) (void);
};

G_DEFINE_FINAL_TYPE (MoorPracticeView, moor_practice_view, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void update (MoorPracticeView *self, gint64 now);

static gint64
read_clock (MoorPracticeView *self)
{
  return self->clock != NULL ? self->clock () : g_get_monotonic_time ();
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *frames,
         gpointer       data)
{
  MoorPracticeView *self = MOOR_PRACTICE_VIEW (widget);

  /* The time of the frame, which is the one the picture is made for. */
  update (self, self->clock != NULL ? self->clock () : gdk_frame_clock_get_frame_time (frames));

  return G_SOURCE_CONTINUE;
}

static gboolean
on_timeout (gpointer data)
{
  MoorPracticeView *self = MOOR_PRACTICE_VIEW (data);

  self->timeout = 0;
  update (self, read_clock (self));

  return G_SOURCE_REMOVE;
}

static void
stop_ticking (MoorPracticeView *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_handle_id (&self->timeout, g_source_remove);
}

/* Frames while the shape moves, a timeout to the next event while it rests, nothing
 * while nobody can see it. */
static void
keep_ticking (MoorPracticeView *self,
              gint64            now)
{
  gint64 next;

  if (self->pacer == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      stop_ticking (self);
      return;
    }

  if (moor_pace_shape_moves (MOOR_PACE_SHAPE (self->shape), &self->pace))
    {
      g_clear_handle_id (&self->timeout, g_source_remove);
      if (self->tick == 0)
        self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
      return;
    }

  stop_ticking (self);
  next = moor_pacer_next_event (self->pacer, now);
  if (next != G_MAXINT64)
    self->timeout = g_timeout_add (MAX (1, (next - now + 999) / 1000), on_timeout, self);
}

static void
update (MoorPracticeView *self,
        gint64            now)
{
  MoorPace before = self->pace;
  gboolean changed;

  if (self->pacer == NULL)
    return;

  moor_pacer_at (self->pacer, now, &self->pace);
  moor_pace_shape_set_pace (MOOR_PACE_SHAPE (self->shape), &self->pace);

  /* Heard with what is seen, and not for what went by while it was covered. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !self->pace.paused && !self->ended &&
      (before.phase != self->pace.phase || before.round != self->pace.round || self->pace.done))
    moor_cues_at (self->cues, &self->pace);

  changed = before.line != self->pace.line || before.paused != self->pace.paused ||
            before.step != self->pace.step;
  if (before.line != self->pace.line)
    moor_pace_lines_show (self->lines, self->pace.line);
  if (self->pace.n_steps > 0)
    moor_pace_button_say (self->next, self->pace.step < self->pace.n_steps ? _("Next") : _("Done"));
  gtk_widget_set_visible (self->next, self->pace.n_steps > 0 && !self->pace.done);

  keep_ticking (self, now);

  /* Either may be answered by showing another practice or by letting go. */
  g_object_ref (self);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
  if (self->pacer != NULL && self->pace.done && !self->ended)
    {
      self->ended = TRUE;
      g_signal_emit (self, signals[ENDED], 0);
    }
  g_object_unref (self);
}

static void
on_next (MoorPracticeView *self)
{
  gint64 now = read_clock (self);

  if (self->pacer == NULL)
    return;

  moor_pacer_resume (self->pacer, now);
  moor_pacer_step (self->pacer, now);
  update (self, now);
}

static void
on_silent (MoorPracticeView *self,
           const char       *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->silent), sentence);
  gtk_widget_set_visible (self->silent, TRUE);
}

static void
moor_practice_view_map (GtkWidget *widget)
{
  MoorPracticeView *self = MOOR_PRACTICE_VIEW (widget);

  GTK_WIDGET_CLASS (moor_practice_view_parent_class)->map (widget);
  update (self, read_clock (self));
}

static void
moor_practice_view_unmap (GtkWidget *widget)
{
  stop_ticking (MOOR_PRACTICE_VIEW (widget));

  GTK_WIDGET_CLASS (moor_practice_view_parent_class)->unmap (widget);
}

/* Lines that break are as wide as they need, whatever the height: measured for a
 * height, newer GTK gives them less than their least width. */
static void
moor_practice_view_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  gtk_widget_measure (MOOR_PRACTICE_VIEW (widget)->box, orientation,
                      orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static void
moor_practice_view_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  gtk_widget_size_allocate (MOOR_PRACTICE_VIEW (widget)->box,
                            &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static GtkSizeRequestMode
moor_practice_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
moor_practice_view_dispose (GObject *object)
{
  MoorPracticeView *self = MOOR_PRACTICE_VIEW (object);

  stop_ticking (self);
  g_clear_object (&self->pacer);
  g_clear_object (&self->cues);
  g_clear_pointer (&self->practice, moor_practice_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (moor_practice_view_parent_class)->dispose (object);
}

static void
moor_practice_view_class_init (MoorPracticeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_practice_view_dispose;
  widget_class->map = moor_practice_view_map;
  widget_class->unmap = moor_practice_view_unmap;
  widget_class->get_request_mode = moor_practice_view_get_request_mode;
  widget_class->measure = moor_practice_view_measure;
  widget_class->size_allocate = moor_practice_view_size_allocate;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "moor-practice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
moor_practice_view_init (MoorPracticeView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->lines = moor_pace_lines_new ();
  gtk_box_append (GTK_BOX (self->box), self->lines);

  self->shape = moor_pace_shape_new ();
  gtk_widget_set_halign (self->shape, GTK_ALIGN_FILL);
  gtk_box_append (GTK_BOX (self->box), self->shape);

  self->always = moor_pace_label_new (NULL, "moor-small");
  gtk_box_append (GTK_BOX (self->box), self->always);

  self->next = gtk_button_new_with_label (_("Next"));
  gtk_widget_add_css_class (self->next, "pill");
  gtk_widget_add_css_class (self->next, "suggested-action");
  gtk_widget_set_halign (self->next, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->next, FALSE);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (on_next), self);
  gtk_box_append (GTK_BOX (self->box), self->next);

  self->silent = moor_pace_label_new (NULL, "moor-small");
  gtk_widget_set_visible (self->silent, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->silent);
  self->cues = moor_cues_new ();
  g_signal_connect_object (self->cues, "silent", G_CALLBACK (on_silent), self, G_CONNECT_SWAPPED);
}

GtkWidget *
moor_practice_view_new (void)
{
  return g_object_new (MOOR_TYPE_PRACTICE_VIEW, NULL);
}

void
moor_practice_view_show (MoorPracticeView   *self,
                         const MoorPractice *practice)
{
  MoorPractice *before;
  gint64 now;

  g_return_if_fail (MOOR_IS_PRACTICE_VIEW (self));

  stop_ticking (self);
  g_clear_object (&self->pacer);
  before = self->practice;
  self->practice = practice != NULL ? moor_practice_ref (practice) : NULL;
  g_clear_pointer (&before, moor_practice_unref);
  self->ended = FALSE;
  self->pace = (MoorPace) { .phase = -1 };

  moor_pace_lines_clear (self->lines);
  gtk_label_set_label (GTK_LABEL (self->always), practice != NULL && practice->always != NULL ? practice->always : "");
  gtk_widget_set_visible (self->always, practice != NULL && practice->always != NULL);
  gtk_widget_set_visible (self->shape, practice != NULL);

  if (practice == NULL)
    {
      gtk_widget_set_visible (self->next, FALSE);
      return;
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, practice->title, -1);
  for (guint i = 0; i < practice->lines->len; i++)
    moor_pace_lines_add (self->lines, ((MoorPracticeLine *) practice->lines->pdata[i])->text);

  self->pacer = moor_pacer_new (practice);
  now = read_clock (self);
  moor_pacer_start (self->pacer, now);
  update (self, now);
}

const MoorPractice *
moor_practice_view_get_practice (MoorPracticeView *self)
{
  g_return_val_if_fail (MOOR_IS_PRACTICE_VIEW (self), NULL);

  return self->practice;
}

void
moor_practice_view_set_paused (MoorPracticeView *self,
                               gboolean          paused)
{
  gint64 now;

  g_return_if_fail (MOOR_IS_PRACTICE_VIEW (self));

  if (self->pacer == NULL)
    return;

  now = read_clock (self);
  if (paused)
    moor_pacer_pause (self->pacer, now);
  else
    moor_pacer_resume (self->pacer, now);
  update (self, now);
}

gboolean
moor_practice_view_get_paused (MoorPracticeView *self)
{
  g_return_val_if_fail (MOOR_IS_PRACTICE_VIEW (self), FALSE);

  return self->pace.paused;
}

gboolean
moor_practice_view_get_ended (MoorPracticeView *self)
{
  g_return_val_if_fail (MOOR_IS_PRACTICE_VIEW (self), FALSE);

  return self->ended;
}

double
moor_practice_view_get_seconds (MoorPracticeView *self)
{
  MoorPace pace;

  g_return_val_if_fail (MOOR_IS_PRACTICE_VIEW (self), 0);

  if (self->pacer == NULL)
    return 0;

  moor_pacer_at (self->pacer, read_clock (self), &pace);

  return pace.elapsed;
}

const char *
moor_practice_view_get_line (MoorPracticeView *self)
{
  g_return_val_if_fail (MOOR_IS_PRACTICE_VIEW (self), NULL);

  return self->pace.line;
}

void
moor_practice_view_set_clock_for_test (MoorPracticeView  *self,
                                       gint64           (*clock) (void))
{
  g_return_if_fail (MOOR_IS_PRACTICE_VIEW (self));

  self->clock = clock;
}

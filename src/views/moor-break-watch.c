/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-break-watch.h"

#include "base/moor-clock.h"
#include "desk/moor-landing.h"
#include "guide/moor-break.h"

#define ROLE_LENGTH "memory-length"

struct _MoorBreakWatch {
  GObject             parent_instance;

  GtkWidget          *over;          /* weak */
  GtkEventController *keys;          /* of it */
  MoorRun            *run;
  MoorBreak          *clock;
  guint               source;
  gboolean            offered;
};

G_DEFINE_FINAL_TYPE (MoorBreakWatch, moor_break_watch, G_TYPE_OBJECT)

enum {
  DUE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* 0: none were chosen; -1: this part has no break that time brings. */
static int
chosen_minutes (MoorBreakWatch *self)
{
  MoorField *field;
  MoorAnswer *answer;
  const char *text;

  if (!moor_landing_is_in_memory (self->run))
    return -1;

  field = moor_exercise_find_role (moor_run_get_exercise (self->run), ROLE_LENGTH);
  answer = field != NULL ? moor_run_get_answer (self->run, field->id) : NULL;
  text = answer != NULL ? moor_answer_get_text (answer, 0, "") : NULL;

  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
}

static void
count_rows (MoorBreakWatch *self)
{
  MoorPart *part = moor_run_get_part (self->run);

  for (guint i = 0; i < part->blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (part->blocks, i);
      const MoorField *field = block->field;

      if (block->kind != MOOR_BLOCK_FIELD || field->kind != MOOR_FIELD_ROWS ||
          field->pause_after <= 0)
        continue;
      moor_break_count_hard (self->clock, field->id,
                             moor_break_hard_rows (field,
                                                   moor_run_get_answer (self->run, field->id)),
                             (guint) field->pause_after);
    }
}

static gboolean
look_again (gpointer data)
{
  MoorBreakWatch *self = data;

  self->source = 0;
  moor_break_watch_look (self);

  return G_SOURCE_REMOVE;
}

static void
on_answered (MoorBreakWatch *self)
{
  moor_break_typed (self->clock, moor_clock_monotonic ());
  moor_break_watch_look (self);
}

static gboolean
on_key (MoorBreakWatch *self)
{
  moor_break_typed (self->clock, moor_clock_monotonic ());

  return GDK_EVENT_PROPAGATE;
}

static void
moor_break_watch_dispose (GObject *object)
{
  MoorBreakWatch *self = MOOR_BREAK_WATCH (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->over != NULL && self->keys != NULL)
    gtk_widget_remove_controller (self->over, self->keys);
  self->keys = NULL;
  g_clear_weak_pointer (&self->over);
  g_clear_object (&self->run);

  G_OBJECT_CLASS (moor_break_watch_parent_class)->dispose (object);
}

static void
moor_break_watch_finalize (GObject *object)
{
  moor_break_free (MOOR_BREAK_WATCH (object)->clock);

  G_OBJECT_CLASS (moor_break_watch_parent_class)->finalize (object);
}

static void
moor_break_watch_class_init (MoorBreakWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_break_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = moor_break_watch_finalize;

  signals[DUE] = g_signal_new ("due", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                               NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
moor_break_watch_init (MoorBreakWatch *self)
{
  self->clock = moor_break_new ();
}

MoorBreakWatch *
moor_break_watch_new (GtkWidget *over,
                      MoorRun   *run)
{
  MoorBreakWatch *self;

  g_return_val_if_fail (GTK_IS_WIDGET (over), NULL);
  g_return_val_if_fail (MOOR_IS_RUN (run), NULL);

  self = g_object_new (MOOR_TYPE_BREAK_WATCH, NULL);
  g_set_weak_pointer (&self->over, over);
  self->run = g_object_ref (run);

  /* Before the field under the focus: what it does with a key is its own. */
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (on_key), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (over, self->keys);

  g_signal_connect_object (run, "changed", G_CALLBACK (moor_break_watch_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (moor_run_get_answers (run), "changed", G_CALLBACK (on_answered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (over, "map", G_CALLBACK (moor_break_watch_look), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (over, "unmap", G_CALLBACK (moor_break_watch_look), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  moor_break_watch_look (self);

  return self;
}

void
moor_break_watch_look (MoorBreakWatch *self)
{
  gint64 now, next;
  gboolean runs;

  g_return_if_fail (MOOR_IS_BREAK_WATCH (self));

  now = moor_clock_monotonic ();
  runs = !self->offered && self->over != NULL && gtk_widget_get_mapped (self->over) &&
         moor_run_get_phase (self->run) == MOOR_RUN_OPEN;
  if (runs)
    {
      int minutes = chosen_minutes (self);

      count_rows (self);
      moor_break_set_minutes (self->clock, minutes);
      runs = minutes >= 0 || moor_break_is_for_rows (self->clock);
    }
  moor_break_set_running (self->clock, runs, now);

  g_clear_handle_id (&self->source, g_source_remove);
  next = moor_break_next (self->clock, now);
  if (next == 0)
    g_signal_emit (self, signals[DUE], 0);
  else if (next > 0)
    self->source = g_timeout_add_full (G_PRIORITY_DEFAULT, (guint) (next / 1000 + 1), look_again,
                                       self, NULL);
}

void
moor_break_watch_set_offered (MoorBreakWatch *self,
                              gboolean        offered)
{
  g_return_if_fail (MOOR_IS_BREAK_WATCH (self));

  self->offered = offered;
  moor_break_watch_look (self);
}

gboolean
moor_break_watch_is_for_rows (MoorBreakWatch *self)
{
  g_return_val_if_fail (MOOR_IS_BREAK_WATCH (self), FALSE);

  return moor_break_is_for_rows (self->clock);
}

gboolean
moor_break_watch_has_more (MoorBreakWatch *self)
{
  g_return_val_if_fail (MOOR_IS_BREAK_WATCH (self), FALSE);

  return moor_break_has_more (self->clock);
}

void
moor_break_watch_go_on (MoorBreakWatch *self)
{
  g_return_if_fail (MOOR_IS_BREAK_WATCH (self));

  moor_break_go_on (self->clock, moor_clock_monotonic ());
  moor_break_watch_set_offered (self, FALSE);
}

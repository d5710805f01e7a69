/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/moor-playing.h"

#include "views/moor-player.h"

struct _MoorPlaying {
  GObject       parent_instance;

  GtkStack     *stack;           /* not owned: it outlives us */
  MoorDesk     *desk;            /* (nullable) */
  GCancellable *cancellable;     /* of everything asked of this desk */
  MoorGateView *gate;            /* (nullable) owned by the stack, as the next */
  MoorPlayer   *player;          /* (nullable) */
  gboolean      beginning;       /* a page is being opened */
  char         *next;            /* (nullable) the exercise to begin once the player is left */
};

G_DEFINE_FINAL_TYPE (MoorPlaying, moor_playing, G_TYPE_OBJECT)

enum {
  ENTERED,
  LEFT,
  ELSEWHERE,
  SAYS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show (MoorPlaying *self,
      const char  *name)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->stack));

  /* The stack moves a focus that was in the child before on by one, from where
   * the new one has put it: the first field would be passed over. */
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  gtk_stack_set_visible_child_name (self->stack, name);
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
drop_player (MoorPlaying *self)
{
  MoorPlayer *player = g_steal_pointer (&self->player);

  if (player == NULL)
    return;

  g_signal_handlers_disconnect_by_data (player, self);
  gtk_stack_remove (self->stack, GTK_WIDGET (player));
}

static void
drop_gate (MoorPlaying *self)
{
  MoorGateView *gate = g_steal_pointer (&self->gate);

  if (gate == NULL)
    return;

  g_signal_handlers_disconnect_by_data (gate, self);
  gtk_stack_remove (self->stack, GTK_WIDGET (gate));
}

/* The player ---------------------------------------------------------------- */

static void
player_left (MoorPlaying *self,
             gboolean     finished,
             const char  *toast,
             const char  *page_id)
{
  g_autofree char *next = g_steal_pointer (&self->next);

  if (self->gate == NULL)
    {
      /* Kept until the window has shown what comes next. */
      MoorPlayer *player = self->player;

      g_object_ref (player);
      g_signal_emit (self, signals[LEFT], 0, finished, toast, page_id);
      if (self->player == player)
        drop_player (self);
      g_object_unref (player);
      if (next != NULL && self->desk != NULL)
        moor_playing_begin (self, next, FALSE, NULL);
      return;
    }

  /* The way to settle was tried, or somebody was written down: back to what
   * asked for it. */
  show (self, "gate");
  drop_player (self);
  if (next != NULL)
    moor_playing_begin (self, next, FALSE, NULL);
  if (toast != NULL)
    g_signal_emit (self, signals[SAYS], 0, toast);
}

static void
walk (MoorPlaying *self,
      MoorSitting *sitting)
{
  drop_player (self);
  self->player = MOOR_PLAYER (moor_player_new (self->desk, sitting));
  g_signal_connect_object (self->player, "left", G_CALLBACK (player_left),
                           self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->player), "player");
  show (self, "player");
}

/* What stands before memories ----------------------------------------------- */

static void gate_begin (MoorPlaying *self);

static void
gate_leave (MoorPlaying  *self,
            MoorGateLeave how)
{
  if (how == MOOR_GATE_LEAVE_PRACTICE)
    {
      moor_playing_begin (self, MOOR_GATE_PRACTICE, FALSE, NULL);
      return;
    }
  if (how == MOOR_GATE_LEAVE_PEOPLE)
    {
      moor_playing_begin (self, MOOR_GATE_PEOPLE, FALSE, NULL);
      return;
    }

  g_object_ref (self);
  g_signal_emit (self, signals[ELSEWHERE], 0, how);
  drop_gate (self);
  g_object_unref (self);
}

/* @sitting (nullable): the page that is gone on with. */
static void
show_gate (MoorPlaying  *self,
           MoorExercise *exercise,
           MoorSitting  *sitting)
{
  drop_gate (self);
  self->gate = MOOR_GATE_VIEW (moor_gate_view_new (self->desk, exercise, sitting));
  g_signal_connect_object (self->gate, "begin", G_CALLBACK (gate_begin), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gate, "leave", G_CALLBACK (gate_leave), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->gate), "gate");
  show (self, "gate");
}

/* Opening --------------------------------------------------------------------- */

static void
opened (MoorPlaying *self,
        MoorDesk    *desk,
        MoorSitting *sitting,
        GError      *error)
{
  self->beginning = FALSE;
  if (sitting != NULL && desk == self->desk)
    walk (self, sitting);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SAYS], 0, error->message);
}

static void
begun (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  g_autoptr (MoorPlaying) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorSitting) sitting = moor_desk_begin_finish (MOOR_DESK (source), result, &error);

  opened (self, MOOR_DESK (source), sitting, error);
}

static void
memory_begun (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (MoorPlaying) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorSitting) sitting = moor_desk_begin_memory_finish (MOOR_DESK (source), result,
                                                                   &error);

  opened (self, MOOR_DESK (source), sitting, error);
  if (sitting != NULL)
    drop_gate (self);
}

static void
resumed (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (MoorPlaying) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorSitting) sitting = moor_desk_resume_finish (MOOR_DESK (source), result, &error);

  if (sitting != NULL && MOOR_DESK (source) == self->desk && moor_sitting_needs_gate (sitting))
    {
      self->beginning = FALSE;
      show_gate (self, moor_run_get_exercise (moor_sitting_get_run (sitting)), sitting);
    }
  else
    {
      opened (self, MOOR_DESK (source), sitting, error);
    }
}

static void
gate_begin (MoorPlaying *self)
{
  g_autoptr (MoorSitting) sitting = NULL;
  MoorGateAnswers answers;

  if (self->beginning)
    return;

  moor_gate_view_get_answers (self->gate, &answers);
  g_set_object (&sitting, moor_gate_view_get_sitting (self->gate));
  if (sitting != NULL)
    {
      moor_gate_answers_go_on (&answers, sitting);
      walk (self, sitting);
      drop_gate (self);
      return;
    }

  self->beginning = TRUE;
  moor_desk_begin_memory_async (self->desk,
                                moor_exercise_get_id (moor_gate_view_get_exercise (self->gate)),
                                &answers, self->cancellable, memory_begun, g_object_ref (self));
}

/* The object ------------------------------------------------------------------ */

static void
moor_playing_dispose (GObject *object)
{
  MoorPlaying *self = MOOR_PLAYING (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (moor_playing_parent_class)->dispose (object);
}

static void
moor_playing_finalize (GObject *object)
{
  g_clear_object (&MOOR_PLAYING (object)->cancellable);
  g_free (MOOR_PLAYING (object)->next);

  G_OBJECT_CLASS (moor_playing_parent_class)->finalize (object);
}

static void
moor_playing_class_init (MoorPlayingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = moor_playing_dispose;
  object_class->finalize = moor_playing_finalize;

  signals[ENTERED] = g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                3, G_TYPE_BOOLEAN, G_TYPE_STRING, G_TYPE_STRING);
  signals[ELSEWHERE] = g_signal_new ("elsewhere", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SAYS] = g_signal_new ("says", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
}

static void
moor_playing_init (MoorPlaying *self)
{
  self->cancellable = g_cancellable_new ();
}

MoorPlaying *
moor_playing_new (GtkStack *stack)
{
  MoorPlaying *self;

  g_return_val_if_fail (GTK_IS_STACK (stack), NULL);

  self = g_object_new (MOOR_TYPE_PLAYING, NULL);
  self->stack = stack;
  return self;
}

void
moor_playing_set_desk (MoorPlaying *self,
                       MoorDesk    *desk)
{
  g_return_if_fail (MOOR_IS_PLAYING (self));
  g_return_if_fail (desk == NULL || MOOR_IS_DESK (desk));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->beginning = FALSE;
  g_clear_pointer (&self->next, g_free);
  drop_player (self);
  drop_gate (self);
  g_set_object (&self->desk, desk);
}

void
moor_playing_begin (MoorPlaying *self,
                    const char  *exercise_id,
                    gboolean     short_form,
                    const char  *state)
{
  MoorExercise *exercise;

  g_return_if_fail (MOOR_IS_PLAYING (self));
  g_return_if_fail (self->desk != NULL);

  if (self->beginning)
    return;

  exercise = moor_library_find (moor_desk_get_library (self->desk), exercise_id);
  if (exercise != NULL && moor_exercise_has_memory_frame (exercise))
    {
      show_gate (self, exercise, NULL);
      return;
    }

  self->beginning = TRUE;
  moor_desk_begin_async (self->desk, exercise_id, short_form, state, self->cancellable,
                         begun, g_object_ref (self));
}

void
moor_playing_resume (MoorPlaying *self,
                     const char  *page_id,
                     gboolean     later)
{
  g_return_if_fail (MOOR_IS_PLAYING (self));
  g_return_if_fail (self->desk != NULL);

  if (self->beginning)
    return;

  self->beginning = TRUE;
  moor_desk_resume_async (self->desk, page_id, later, self->cancellable,
                          resumed, g_object_ref (self));
}

void
moor_playing_begin_next (MoorPlaying *self,
                         const char  *exercise_id)
{
  g_return_if_fail (MOOR_IS_PLAYING (self));
  g_return_if_fail (exercise_id != NULL);

  if (self->player == NULL)
    {
      moor_playing_begin (self, exercise_id, FALSE, NULL);
      return;
    }

  g_free (self->next);
  self->next = g_strdup (exercise_id);
  moor_player_make_way (self->player);
}

void
moor_playing_close (MoorPlaying *self)
{
  g_return_if_fail (MOOR_IS_PLAYING (self));

  if (self->player != NULL)
    moor_player_close (self->player);
}

gboolean
moor_playing_is_opening (MoorPlaying *self)
{
  g_return_val_if_fail (MOOR_IS_PLAYING (self), FALSE);

  return self->beginning;
}

MoorSitting *
moor_playing_get_sitting (MoorPlaying *self)
{
  g_return_val_if_fail (MOOR_IS_PLAYING (self), NULL);

  return self->player != NULL ? moor_player_get_sitting (self->player) : NULL;
}

gboolean
moor_playing_is_busy (MoorPlaying *self)
{
  g_return_val_if_fail (MOOR_IS_PLAYING (self), FALSE);

  return self->player != NULL || self->gate != NULL;
}

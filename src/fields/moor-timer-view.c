/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-timer-view.h"

#include <glib/gi18n-lib.h>
#include <time.h>

#include "content/moor-practices.h"
#include "fields/moor-cues.h"
#include "fields/moor-in-sight.h"
#include "fields/moor-option-button.h"
#include "fields/moor-own-pace.h"
#include "fields/moor-pace-lines.h"
#include "fields/moor-pace-shape.h"
#include "fields/moor-practice-view.h"
#include "fields/moor-wrap.h"
#include "guide/moor-pacer.h"

/* How often what was spent is told while nothing else happens. */
#define KEEP_SECONDS 15

/* Right in every state: where no practice is named, and for a name from elsewhere. */
#define FALLBACK "look-around"

typedef enum { BEFORE, RUNNING, OVER } State;

struct _MoorTimerView
{
  MoorFieldView     parent_instance;

  GtkWidget        *before;      /* the lengths or the title, and Begin */
  GtkWidget        *lengths;     /* (nullable) minutes, where there are several */
  GtkWidget        *title;
  GtkWidget        *begin;
  GtkWidget        *another;     /* the sentence of Something else */
  GtkWidget        *practice;    /* runs a practice */
  GtkWidget        *lines;       /* of a wait */
  GtkWidget        *shape;       /* of a wait */
  GtkWidget        *keys;        /* Pause · Something else · Enough */
  GtkWidget        *pause;
  GtkWidget        *else_;
  GtkWidget        *enough;
  GtkWidget        *asked;       /* fields that the time has brought */
  GtkWidget        *spent;       /* in words, once it is over */
  GtkWidget        *silent;      /* the sound device does not answer */

  State             state;
  int               minutes;     /* of a wait; 0: a practice */
  MoorPractice     *chosen;      /* (nullable) of a practice: the one to begin with */
  MoorPacer        *pacer;       /* (nullable) of a wait */
  MoorPace          pace;
  double            earlier;     /* seconds of practices left for something else */
  MoorCues         *cues;        /* for the end of a wait; a practice has its own */

  guint             timeout;
  guint             keep;
  gint64          (*clock) (void);
};

G_DEFINE_FINAL_TYPE (MoorTimerView, moor_timer_view, MOOR_TYPE_FIELD_VIEW)

enum {
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void look (MoorTimerView *self);

/* A wait is a wait for a person, asleep or not, so it counts the time in which the
 * machine slept. */
static gint64
read_clock (MoorTimerView *self)
{
  struct timespec now;

  if (self->clock != NULL)
    return self->clock ();

  clock_gettime (CLOCK_BOOTTIME, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static const MoorField *
field_of (MoorTimerView *self)
{
  return moor_field_view_get_field (MOOR_FIELD_VIEW (self));
}

static gboolean
is_wait (MoorTimerView *self)
{
  return self->minutes > 0;
}

/* What is told ------------------------------------------------------------- */

static MoorAnswer *
make_answer (double      seconds,
             const char *pattern)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  moor_answer_builder_add_number (builder, 0, "seconds", (int) (seconds + 0.5));
  if (pattern != NULL)
    moor_answer_builder_add_text (builder, 0, "pattern", pattern);

  return moor_answer_builder_end (builder);
}

static void
tell_spent (MoorTimerView *self)
{
  const MoorPractice *practice = moor_practice_view_get_practice (MOOR_PRACTICE_VIEW (self->practice));
  MoorAnswer *answer;

  if (is_wait (self))
    answer = make_answer (self->pace.elapsed, NULL);
  else
    answer = make_answer (self->earlier + moor_practice_view_get_seconds (MOOR_PRACTICE_VIEW (self->practice)),
                          practice != NULL ? practice->id : NULL);

  if (moor_answer_equal (answer, moor_field_view_get_answer (MOOR_FIELD_VIEW (self))))
    moor_answer_unref (answer);
  else
    moor_field_view_tell (MOOR_FIELD_VIEW (self), answer);
}

static gboolean
on_keep (gpointer data)
{
  tell_spent (data);

  return G_SOURCE_CONTINUE;
}

/* What is asked ------------------------------------------------------------ */

static void
on_asked_answered (MoorFieldView *view,
                   MoorAnswer    *answer,
                   MoorTimerView *self)
{
  g_signal_emit (self, signals[ASKED], 0, view, answer);
}

static gboolean
has_options (const MoorField *field)
{
  return field->kind == MOOR_FIELD_CHOICE || field->kind == MOOR_FIELD_CHOICES ||
         field->kind == MOOR_FIELD_EMOTIONS;
}

static gboolean
is_asked (MoorTimerView *self,
          const char    *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->asked); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (moor_field_view_get_field (MOOR_FIELD_VIEW (child))->id, id))
      return TRUE;

  return FALSE;
}

static void
ask (MoorTimerView *self,
     const char    *id)
{
  const MoorFieldContext *context = moor_field_view_get_context (MOOR_FIELD_VIEW (self));
  GPtrArray *columns = field_of (self)->columns;

  for (guint i = 0; columns != NULL && i < columns->len && !is_asked (self, id); i++)
    {
      const MoorField *field = g_ptr_array_index (columns, i);
      GtkWidget *view;

      if (!g_str_equal (field->id, id))
        continue;

      view = moor_field_view_new (field, context);
      if (has_options (field))
        {
          g_autoptr (GPtrArray) options = context->options != NULL ? context->options (field, context->data)
                                                                   : g_ptr_array_ref (field->options);

          moor_field_view_set_options (MOOR_FIELD_VIEW (view), options);
        }
      if (context->answer != NULL)
        moor_field_view_set_answer (MOOR_FIELD_VIEW (view), context->answer (id, context->data));
      g_signal_connect_object (view, "answered", G_CALLBACK (on_asked_answered), self, 0);
      gtk_box_append (GTK_BOX (self->asked), view);
    }

  gtk_widget_set_visible (self->asked, gtk_widget_get_first_child (self->asked) != NULL);
  if (self->state == RUNNING && gtk_widget_get_visible (self->asked))
    moor_in_sight_bring (self->asked, gtk_widget_get_last_child (self->asked), NULL);
}

/* What belongs to the end is asked when the person ends it, too. */
static void
ask_at_end (MoorTimerView *self)
{
  GPtrArray *events = field_of (self)->events;

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const MoorTimerEvent *event = g_ptr_array_index (events, i);

      if (event->field != NULL && event->seconds < 0 && event->fraction >= 1)
        ask (self, event->field);
    }
}

/* What was answered before stays in sight when the page is opened again. */
static void
ask_answered (MoorTimerView *self)
{
  const MoorFieldContext *context = moor_field_view_get_context (MOOR_FIELD_VIEW (self));
  GPtrArray *columns = field_of (self)->columns;

  for (guint i = 0; context->answer != NULL && columns != NULL && i < columns->len; i++)
    {
      const MoorField *field = g_ptr_array_index (columns, i);

      if (context->answer (field->id, context->data) != NULL)
        ask (self, field->id);
    }
}

/* What is shown ------------------------------------------------------------ */

static void
show_state (MoorTimerView *self)
{
  MoorAnswer *answer = moor_field_view_get_answer (MOOR_FIELD_VIEW (self));
  const MoorPractice *practice = moor_practice_view_get_practice (MOOR_PRACTICE_VIEW (self->practice));
  gboolean running = self->state == RUNNING;
  gboolean ended = self->state == OVER && !is_wait (self) &&
                   moor_practice_view_get_ended (MOOR_PRACTICE_VIEW (self->practice));
  gboolean paused = is_wait (self) ? self->pace.paused
                                   : moor_practice_view_get_paused (MOOR_PRACTICE_VIEW (self->practice));
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->before, !running);
  gtk_widget_set_visible (self->keys, running);
  gtk_widget_set_visible (self->another, running && self->earlier > 0);
  gtk_widget_set_visible (self->practice, !is_wait (self) && (running || ended));
  gtk_widget_set_visible (self->lines, is_wait (self) && self->state != BEFORE && self->pace.line != NULL);
  gtk_widget_set_visible (self->shape, is_wait (self) && running);

  /* A practice by hand waits by itself. */
  gtk_widget_set_visible (self->pause, is_wait (self) || practice == NULL || practice->seconds > 0);
  moor_pace_button_say (self->pause, paused ? _("Go on") : _("Pause"));
  moor_pace_button_say (self->begin, answer != NULL ? _("Begin again") : _("Begin"));
  /* Once it was gone through, Next stands first. */
  if (answer != NULL)
    gtk_widget_remove_css_class (self->begin, "suggested-action");
  else
    gtk_widget_add_css_class (self->begin, "suggested-action");

  if (!running && answer != NULL)
    words = moor_field_answer_to_text (field_of (self), answer, NULL, NULL);
  gtk_label_set_label (GTK_LABEL (self->spent), words != NULL ? words : "");
  gtk_widget_set_visible (self->spent, words != NULL);
}

static void
stop_sources (MoorTimerView *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->keep, g_source_remove);
}

/* Only where nobody looks, and without a word about what was waited for. */
static void
notify_end (MoorTimerView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GApplication *application = g_application_get_default ();
  g_autoptr (GNotification) notification = NULL;

  if (application == NULL || (GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root))))
    return;

  notification = g_notification_new ("Mooring");
  g_application_send_notification (application, "wait-over", notification);
}

/* The keys go away; the focus must not get lost with them. */
static void
move_focus (MoorTimerView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->keys))
    return;

  if (!gtk_widget_get_visible (self->asked) || !gtk_widget_child_focus (self->asked, GTK_DIR_TAB_FORWARD))
    {
      /* On to what comes after it: on Begin again, a second Return would start the
       * whole time anew. */
      gtk_widget_set_visible (self->before, TRUE);
      gtk_widget_grab_focus (self->begin);
      gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
    }
}

static void
end (MoorTimerView *self)
{
  stop_sources (self);
  self->state = OVER;
  ask_at_end (self);
  move_focus (self);
  tell_spent (self);
  show_state (self);
}

static gboolean
on_timeout (gpointer data)
{
  MoorTimerView *self = data;

  self->timeout = 0;
  look (self);

  return G_SOURCE_REMOVE;
}

/* The wait as it is now, and when to look again. */
static void
look (MoorTimerView *self)
{
  gint64 now = read_clock (self);
  MoorPace before = self->pace;
  gint64 next;

  if (self->state != RUNNING || self->pacer == NULL)
    return;

  moor_pacer_at (self->pacer, now, &self->pace);
  moor_pace_shape_set_pace (MOOR_PACE_SHAPE (self->shape), &self->pace);
  if (before.line != self->pace.line)
    moor_pace_lines_show (self->lines, self->pace.line);
  for (guint i = before.n_passed; i < self->pace.n_passed; i++)
    {
      const MoorTimerEvent *event = moor_pacer_get_event (self->pacer, i);

      if (event->field != NULL)
        ask (self, event->field);
    }

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->pace.done)
    {
      moor_cues_play (self->cues, MOOR_CUE_END);
      notify_end (self);
      end (self);
      return;
    }

  next = moor_pacer_next_event (self->pacer, now);
  if (next != G_MAXINT64)
    self->timeout = g_timeout_add (MAX (1, (next - now + 999) / 1000), on_timeout, self);
  if (before.paused != self->pace.paused || before.n_passed != self->pace.n_passed)
    {
      tell_spent (self);
      show_state (self);
    }
}

static void
begin_wait (MoorTimerView *self)
{
  GPtrArray *events = field_of (self)->events;

  moor_pace_lines_clear (self->lines);
  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const MoorTimerEvent *event = g_ptr_array_index (events, i);

      if (event->text != NULL)
        moor_pace_lines_add (self->lines, event->text);
    }

  g_clear_object (&self->pacer);
  self->pacer = moor_pacer_new_minutes (60.0 * self->minutes, events);
  self->pace = (MoorPace) { .phase = -1 };
  moor_pacer_start (self->pacer, read_clock (self));
  look (self);
}

static void
begin_practice (MoorTimerView      *self,
                const MoorPractice *practice)
{
  g_autoptr (MoorPractice) own = moor_own_pace (practice);

  moor_practice_view_show (MOOR_PRACTICE_VIEW (self->practice), own);
}

static void
on_begin (MoorTimerView *self)
{
  self->state = RUNNING;
  self->earlier = 0;
  if (is_wait (self))
    begin_wait (self);
  else
    begin_practice (self, self->chosen != NULL ? self->chosen : moor_practices_find (FALLBACK));

  self->keep = g_timeout_add_seconds (KEEP_SECONDS, on_keep, self);
  tell_spent (self);
  show_state (self);
  if (!gtk_widget_grab_focus (self->pause))
    gtk_widget_child_focus (self->practice, GTK_DIR_TAB_FORWARD);
  /* What ends it is there at any second. */
  moor_in_sight_bring (self->keys, self->keys, NULL);
}

static void
on_pause (MoorTimerView *self)
{
  if (!is_wait (self))
    {
      moor_practice_view_set_paused (MOOR_PRACTICE_VIEW (self->practice),
                                     !moor_practice_view_get_paused (MOOR_PRACTICE_VIEW (self->practice)));
      return;
    }

  if (self->pace.paused)
    moor_pacer_resume (self->pacer, read_clock (self));
  else
    moor_pacer_pause (self->pacer, read_clock (self));
  look (self);
}

static void
on_else (MoorTimerView *self)
{
  const MoorPractice *now = moor_practice_view_get_practice (MOOR_PRACTICE_VIEW (self->practice));
  /* Less than a microsecond spent is still something else that was begun. */
  double seconds = MAX (moor_practice_view_get_seconds (MOOR_PRACTICE_VIEW (self->practice)), 1e-6);

  self->earlier += seconds;
  begin_practice (self, moor_practices_outward (NULL, now != NULL ? now->id : NULL));
  tell_spent (self);
  show_state (self);
}

static void
on_enough (MoorTimerView *self)
{
  if (is_wait (self))
    moor_pacer_at (self->pacer, read_clock (self), &self->pace);

  end (self);
}

static void
on_practice_changed (MoorTimerView *self)
{
  if (self->state != RUNNING)
    return;

  tell_spent (self);
  show_state (self);
}

static void
on_practice_ended (MoorTimerView *self)
{
  if (self->state == RUNNING)
    end (self);
}

static void
on_silent (MoorTimerView *self,
           const char    *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->silent), sentence);
  gtk_widget_set_visible (self->silent, TRUE);
}

/* Before it begins ---------------------------------------------------------- */

static void
on_length (MoorOptionButton *button,
           MoorTimerView    *self)
{
  self->minutes = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "moor-minutes"));

  /* One of them always is. */
  for (GtkWidget *child = gtk_widget_get_first_child (self->lengths); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    moor_option_button_set_chosen (MOOR_OPTION_BUTTON (child), child == GTK_WIDGET (button));
}

static void
add_lengths (MoorTimerView *self)
{
  GArray *minutes = field_of (self)->minutes;

  if (minutes == NULL || minutes->len == 0)
    return;

  self->minutes = g_array_index (minutes, int, 0);
  if (minutes->len == 1)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%d minute", "%d minutes", self->minutes), self->minutes);

      gtk_label_set_label (GTK_LABEL (self->title), words);
      return;
    }

  self->lengths = moor_wrap_new (MOOR_WRAP_CHIPS, 6);
  for (guint i = 0; i < minutes->len; i++)
    {
      int length = g_array_index (minutes, int, i);
      g_autofree char *words = g_strdup_printf (ngettext ("%d minute", "%d minutes", length), length);
      GtkWidget *button = moor_option_button_new ("", words, NULL, FALSE);

      g_object_set_data (G_OBJECT (button), "moor-minutes", GINT_TO_POINTER (length));
      moor_option_button_set_chosen (MOOR_OPTION_BUTTON (button), i == 0);
      g_signal_connect (button, "chosen", G_CALLBACK (on_length), self);
      moor_wrap_append (MOOR_WRAP (self->lengths), button);
    }
  gtk_box_prepend (GTK_BOX (self->before), self->lengths);
}

static void
set_chosen (MoorTimerView *self,
            const char    *id)
{
  const MoorPractice *practice = moor_practices_find (id);

  if (practice == NULL)
    practice = moor_practices_find (FALLBACK);

  g_clear_pointer (&self->chosen, moor_practice_unref);
  self->chosen = moor_practice_ref (practice);
  gtk_label_set_label (GTK_LABEL (self->title), practice->title);
}

static GtkWidget *
add_key (MoorTimerView *self,
         const char    *label,
         GCallback      callback)
{
  GtkWidget *button = gtk_button_new ();

  moor_pace_button_say (button, label);
  g_signal_connect_swapped (button, "clicked", callback, self);
  moor_wrap_append (MOOR_WRAP (self->keys), button);

  return button;
}

/* The class ----------------------------------------------------------------- */

static void
moor_timer_view_set_answer (MoorFieldView *view,
                            MoorAnswer    *answer)
{
  show_state (MOOR_TIMER_VIEW (view));
}

static void
moor_timer_view_set_options (MoorFieldView *view,
                             GPtrArray     *options)
{
  const MoorOption *option = options->len > 0 ? g_ptr_array_index (options, 0) : NULL;

  set_chosen (MOOR_TIMER_VIEW (view), option != NULL ? option->value : NULL);
}

static void
moor_timer_view_name (MoorFieldView *view,
                      const char    *name)
{
  MoorTimerView *self = MOOR_TIMER_VIEW (view);

  if (self->lengths != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->lengths), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
moor_timer_view_constructed (GObject *object)
{
  MoorTimerView *self = MOOR_TIMER_VIEW (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  G_OBJECT_CLASS (moor_timer_view_parent_class)->constructed (object);

  self->before = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->title = moor_pace_label_new (NULL, "moor-field-label");
  gtk_widget_set_halign (self->title, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->before), self->title);
  self->begin = gtk_button_new_with_label (_("Begin"));
  gtk_widget_add_css_class (self->begin, "pill");
  gtk_widget_set_halign (self->begin, GTK_ALIGN_START);
  g_signal_connect_swapped (self->begin, "clicked", G_CALLBACK (on_begin), self);
  gtk_box_append (GTK_BOX (self->before), self->begin);
  add_lengths (self);

  self->another = moor_pace_label_new (_("Not every practice suits every day. Here is one that looks outward."),
                                       "moor-small");
  self->cues = moor_cues_new ();
  g_signal_connect_object (self->cues, "silent", G_CALLBACK (on_silent), self, G_CONNECT_SWAPPED);
  self->practice = moor_practice_view_new ();
  g_signal_connect_object (self->practice, "changed", G_CALLBACK (on_practice_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->practice, "ended", G_CALLBACK (on_practice_ended), self, G_CONNECT_SWAPPED);
  self->lines = moor_pace_lines_new ();
  self->shape = moor_pace_shape_new ();

  self->keys = moor_wrap_new (MOOR_WRAP_CHIPS, 9);
  gtk_widget_set_halign (self->keys, GTK_ALIGN_CENTER);
  self->pause = add_key (self, _("Pause"), G_CALLBACK (on_pause));
  self->else_ = add_key (self, _("Something else"), G_CALLBACK (on_else));
  gtk_widget_set_visible (self->else_, !is_wait (self));
  self->enough = add_key (self, is_wait (self) ? _("I have waited enough") : _("Enough"), G_CALLBACK (on_enough));

  self->asked = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_visible (self->asked, FALSE);
  self->spent = moor_pace_label_new (NULL, "moor-small");
  gtk_widget_set_halign (self->spent, GTK_ALIGN_START);
  self->silent = moor_pace_label_new (NULL, "moor-small");
  gtk_widget_set_visible (self->silent, FALSE);

  gtk_box_append (GTK_BOX (box), self->another);
  gtk_box_append (GTK_BOX (box), self->practice);
  gtk_box_append (GTK_BOX (box), self->lines);
  gtk_box_append (GTK_BOX (box), self->shape);
  gtk_box_append (GTK_BOX (box), self->keys);
  gtk_box_append (GTK_BOX (box), self->spent);
  gtk_box_append (GTK_BOX (box), self->asked);
  gtk_box_append (GTK_BOX (box), self->before);
  gtk_box_append (GTK_BOX (box), self->silent);
  moor_field_view_set_child (MOOR_FIELD_VIEW (self), box);

  if (!is_wait (self))
    set_chosen (self, field_of (self)->pattern);
  gtk_widget_set_visible (self->title, self->lengths == NULL);
  ask_answered (self);
  show_state (self);
}

static void
moor_timer_view_dispose (GObject *object)
{
  MoorTimerView *self = MOOR_TIMER_VIEW (object);

  stop_sources (self);
  self->state = OVER;
  g_clear_object (&self->pacer);
  g_clear_object (&self->cues);
  g_clear_pointer (&self->chosen, moor_practice_unref);

  G_OBJECT_CLASS (moor_timer_view_parent_class)->dispose (object);
}

static void
moor_timer_view_class_init (MoorTimerViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_timer_view_constructed;
  G_OBJECT_CLASS (klass)->dispose = moor_timer_view_dispose;
  view_class->set_answer = moor_timer_view_set_answer;
  view_class->set_options = moor_timer_view_set_options;
  view_class->name = moor_timer_view_name;

  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 MOOR_TYPE_FIELD_VIEW, MOOR_TYPE_ANSWER);
}

static void
moor_timer_view_init (MoorTimerView *self)
{
}

void
moor_timer_view_set_clock_for_test (MoorTimerView  *self,
                                    gint64        (*clock) (void))
{
  g_return_if_fail (MOOR_IS_TIMER_VIEW (self));

  self->clock = clock;
  moor_practice_view_set_clock_for_test (MOOR_PRACTICE_VIEW (self->practice), clock);
}

void
moor_timer_view_look_for_test (MoorTimerView *self)
{
  g_return_if_fail (MOOR_IS_TIMER_VIEW (self));

  look (self);
}
